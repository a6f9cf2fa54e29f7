/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer as a value: made, copied, compared, and kept within its bounds. */

#include "vt-offer.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define PPM_WHOLE 1000000
#define PPM_DEFAULT_REWARD 100000

static VtComponent *
component_new (const char *sku, gint64 quantity, gboolean primary)
{
  VtComponent *component = g_new0 (VtComponent, 1);

  component->sku = g_strdup (sku);
  component->quantity = quantity;
  component->primary = primary;
  return component;
}

static void
component_free (gpointer data)
{
  VtComponent *component = data;

  g_free (component->sku);
  g_free (component);
}

static gboolean
component_equal (const VtComponent *component, const VtComponent *other)
{
  return component->quantity == other->quantity && component->primary == other->primary &&
         strcmp (component->sku, other->sku) == 0;
}

VtOffer *
vt_offer_new (VtOfferKind kind, const char *name)
{
  VtOffer *offer;

  g_return_val_if_fail (name != NULL, NULL);

  offer = g_new0 (VtOffer, 1);
  offer->id = g_uuid_string_random ();
  offer->kind = kind;
  offer->name = g_strdup (name);
  offer->state = VT_OFFER_DRAFT;
  offer->message = g_strdup ("");
  offer->note = g_strdup ("");
  offer->terms = vt_terms_new_empty ();
  offer->components = g_ptr_array_new_with_free_func (component_free);
  return offer;
}

VtOffer *
vt_offer_new_bundle (const char *name)
{
  VtOffer *offer = vt_offer_new (VT_OFFER_BUNDLE, name);

  offer->reward = (VtReward){VT_REWARD_PERCENT, PPM_DEFAULT_REWARD};
  return offer;
}

VtOffer *
vt_offer_copy (const VtOffer *offer)
{
  VtOffer *copy;

  g_return_val_if_fail (offer != NULL, NULL);

  copy = g_new0 (VtOffer, 1);
  *copy = *offer;
  copy->id = g_strdup (offer->id);
  copy->name = g_strdup (offer->name);
  copy->message = g_strdup (offer->message);
  copy->note = g_strdup (offer->note);
  copy->terms = json_node_ref (offer->terms);
  copy->components = g_ptr_array_new_with_free_func (component_free);
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);

      g_ptr_array_add (copy->components,
                       component_new (component->sku, component->quantity, component->primary));
    }
  return copy;
}

VtOffer *
vt_offer_duplicate (const VtOffer *offer, const char *name)
{
  VtOffer *copy;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = vt_offer_copy (offer);
  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  g_free (copy->name);
  copy->name = g_strdup (name);
  copy->state = VT_OFFER_DRAFT;
  return copy;
}

void
vt_offer_free (VtOffer *offer)
{
  if (offer == NULL)
    return;

  g_free (offer->id);
  g_free (offer->name);
  g_free (offer->message);
  g_free (offer->note);
  json_node_unref (offer->terms);
  g_ptr_array_unref (offer->components);
  g_free (offer);
}

gboolean
vt_offer_equal (const VtOffer *offer, const VtOffer *other)
{
  g_return_val_if_fail (offer != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (offer->kind != other->kind || offer->state != other->state ||
      offer->priority != other->priority || offer->reward.type != other->reward.type ||
      offer->reward.value != other->reward.value ||
      offer->components->len != other->components->len)
    return FALSE;
  if (strcmp (offer->id, other->id) != 0 || strcmp (offer->name, other->name) != 0 ||
      strcmp (offer->message, other->message) != 0 || strcmp (offer->note, other->note) != 0 ||
      !json_node_equal (offer->terms, other->terms))
    return FALSE;

  for (guint i = 0; i < offer->components->len; i++)
    if (!component_equal (g_ptr_array_index (offer->components, i),
                          g_ptr_array_index (other->components, i)))
      return FALSE;
  return TRUE;
}

JsonObject *
vt_offer_get_terms (const VtOffer *offer)
{
  g_return_val_if_fail (offer != NULL, NULL);

  return json_node_get_object (offer->terms);
}

gboolean
vt_offer_set_terms (VtOffer *offer, JsonNode *terms, GError **error)
{
  g_return_val_if_fail (offer != NULL, FALSE);
  g_return_val_if_fail (terms != NULL, FALSE);

  if (!vt_terms_check (offer->kind, terms, error))
    return FALSE;
  json_node_seal (terms);
  json_node_ref (terms);
  json_node_unref (offer->terms);
  offer->terms = terms;
  return TRUE;
}

gboolean
vt_offer_is_empty (const VtOffer *offer)
{
  g_return_val_if_fail (offer != NULL, TRUE);

  if (offer->kind == VT_OFFER_BUNDLE)
    return offer->components->len == 0;
  return json_object_get_size (vt_offer_get_terms (offer)) == 0;
}

VtComponent *
vt_offer_find_component (const VtOffer *offer, const char *sku)
{
  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (sku != NULL, NULL);

  for (guint i = 0; i < offer->components->len; i++)
    {
      VtComponent *component = g_ptr_array_index (offer->components, i);

      if (g_ascii_strcasecmp (component->sku, sku) == 0)
        return component;
    }
  return NULL;
}

void
vt_offer_add_component (VtOffer *offer, const char *sku, gint64 quantity, gboolean primary)
{
  VtComponent *component;

  g_return_if_fail (offer != NULL);
  g_return_if_fail (sku != NULL);
  g_return_if_fail (quantity >= 1 && quantity <= VT_COMPONENT_MAX_QUANTITY);

  if (primary)
    for (guint i = 0; i < offer->components->len; i++)
      ((VtComponent *) g_ptr_array_index (offer->components, i))->primary = FALSE;

  component = vt_offer_find_component (offer, sku);
  if (component == NULL)
    {
      g_ptr_array_add (offer->components, component_new (sku, quantity, primary));
      return;
    }
  component->quantity = MIN (component->quantity + quantity, VT_COMPONENT_MAX_QUANTITY);
  component->primary = component->primary || primary;
}

gboolean
vt_offer_remove_component (VtOffer *offer, const char *sku)
{
  VtComponent *component;

  g_return_val_if_fail (offer != NULL, FALSE);
  g_return_val_if_fail (sku != NULL, FALSE);

  component = vt_offer_find_component (offer, sku);
  return component != NULL && g_ptr_array_remove (offer->components, component);
}

/* ---- bounds ---- */

static gboolean
validate_text (const char *text, const char *name, gsize max_bytes, GError **error)
{
  if (strlen (text) > max_bytes)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                   /* Translators: the first is a field's name */
                   _ ("%s is longer than %zu bytes"), name, max_bytes);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not UTF-8 text"), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
validate_reward (const VtReward *reward, GError **error)
{
  gint64 min = reward->type == VT_REWARD_FIXED ? 0 : 1;
  gint64 max = reward->type == VT_REWARD_PERCENT ? PPM_WHOLE : VT_MONEY_MAX;

  if (reward->value >= min && reward->value <= max)
    return TRUE;

  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("A discount in percent lies above 0 and is at most 100"));
      break;
    case VT_REWARD_AMOUNT:
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("An amount off lies above 0"));
      break;
    case VT_REWARD_FIXED:
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("A set price is not negative"));
      break;
    default:
      g_assert_not_reached ();
    }
  return FALSE;
}

static gboolean
validate_component (const VtOffer *offer, guint index, GError **error)
{
  const VtComponent *component = g_ptr_array_index (offer->components, index);

  if (component->sku[0] == '\0')
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Component %u has no SKU"), index + 1);
      return FALSE;
    }
  if (!validate_text (component->sku, _ ("The SKU of a component"), VT_ID_MAX_BYTES, error))
    return FALSE;
  if (component->quantity < 1 || component->quantity > VT_COMPONENT_MAX_QUANTITY)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The quantity of “%s” is not 1 to %d"),
                   component->sku, VT_COMPONENT_MAX_QUANTITY);
      return FALSE;
    }
  if (vt_offer_find_component (offer, component->sku) != component)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is a component more than once"),
                   component->sku);
      return FALSE;
    }
  return TRUE;
}

static gboolean
validate_components (const VtOffer *offer, GError **error)
{
  guint n_primary = 0;

  if (offer->components->len > VT_OFFER_MAX_COMPONENTS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A bundle has at most %d components"),
                   VT_OFFER_MAX_COMPONENTS);
      return FALSE;
    }
  for (guint i = 0; i < offer->components->len; i++)
    {
      if (!validate_component (offer, i, error))
        return FALSE;
      if (((VtComponent *) g_ptr_array_index (offer->components, i))->primary)
        n_primary++;
    }
  if (n_primary > 1)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("More than one component is the primary one"));
      return FALSE;
    }
  return TRUE;
}

gboolean
vt_offer_validate (const VtOffer *offer, GError **error)
{
  g_return_val_if_fail (offer != NULL, FALSE);

  if (offer->id[0] == '\0')
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The offer has no id"));
      return FALSE;
    }
  if (!validate_text (offer->id, _ ("The id"), VT_ID_MAX_BYTES, error) ||
      !validate_text (offer->name, _ ("The name"), VT_TEXT_MAX_BYTES, error) ||
      !validate_text (offer->message, _ ("The message"), VT_TEXT_MAX_BYTES, error) ||
      !validate_text (offer->note, _ ("The note"), VT_TEXT_MAX_BYTES, error))
    return FALSE;
  if (offer->priority < -VT_OFFER_MAX_PRIORITY || offer->priority > VT_OFFER_MAX_PRIORITY)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("The priority is not between −%d and %d"), VT_OFFER_MAX_PRIORITY,
                   VT_OFFER_MAX_PRIORITY);
      return FALSE;
    }
  if (!vt_terms_check (offer->kind, offer->terms, error))
    return FALSE;
  return offer->kind != VT_OFFER_BUNDLE ||
         (validate_components (offer, error) && validate_reward (&offer->reward, error));
}

/* ---- among others ---- */

const VtOffer *
vt_offers_find (GPtrArray *offers, const char *id)
{
  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      if (strcmp (offer->id, id) == 0)
        return offer;
    }
  return NULL;
}

static gboolean
has_name (GPtrArray *offers, const char *name)
{
  for (guint i = 0; i < offers->len; i++)
    if (strcmp (((VtOffer *) g_ptr_array_index (offers, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

char *
vt_offers_free_name (GPtrArray *offers, const char *wanted)
{
  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  if (!has_name (offers, wanted))
    return g_strdup (wanted);
  for (guint number = 2;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", wanted, number);

      if (!has_name (offers, name))
        return g_steal_pointer (&name);
    }
}
