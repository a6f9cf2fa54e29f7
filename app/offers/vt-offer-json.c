/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of an offer. */

#include "vt-offer-json.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define DOCUMENT_VERSION 2
/* Of which the documents had no terms. */
#define VERSION_WITHOUT_TERMS 1

static const char *const state_words[] = {
    [VT_OFFER_DRAFT] = "draft",
    [VT_OFFER_READY] = "ready",
    [VT_OFFER_PAUSED] = "paused",
};

static const char *const reward_words[] = {
    [VT_REWARD_PERCENT] = "percent",
    [VT_REWARD_AMOUNT] = "amount",
    [VT_REWARD_FIXED] = "fixed",
    NULL,
};

const char *
vt_offer_state_to_word (VtOfferState state)
{
  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (state_words), NULL);

  return state_words[state];
}

/* ---- writing ---- */

void
vt_reward_write (const VtReward *reward, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, reward_words[reward->type]);
  if (reward->type == VT_REWARD_PERCENT)
    {
      g_autofree char *percent = vt_percent_to_plain ((gint32) reward->value);

      json_builder_add_string_value (builder, percent);
    }
  else
    json_builder_add_int_value (builder, reward->value);
  json_builder_end_object (builder);
}

void
vt_components_write (GPtrArray *components, const char *const *skus, JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (components, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sku");
      json_builder_add_string_value (builder, skus != NULL ? skus[i] : component->sku);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, component->quantity);
      if (component->primary)
        {
          json_builder_set_member_name (builder, "primary");
          json_builder_add_boolean_value (builder, TRUE);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

char *
vt_offer_to_json (const VtOffer *offer, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (offer != NULL, NULL);

  if (!vt_offer_validate (offer, error))
    return NULL;

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document_version");
  json_builder_add_int_value (builder, DOCUMENT_VERSION);
  add_text (builder, "id", offer->id);
  add_text (builder, "kind", vt_offer_kind_to_word (offer->kind));
  add_text (builder, "name", offer->name);
  add_text (builder, "state", vt_offer_state_to_word (offer->state));
  json_builder_set_member_name (builder, "priority");
  json_builder_add_int_value (builder, offer->priority);
  add_text (builder, "message", offer->message);
  add_text (builder, "note", offer->note);
  json_builder_set_member_name (builder, "terms");
  json_builder_add_value (builder, json_node_copy (offer->terms));
  if (offer->kind == VT_OFFER_BUNDLE)
    {
      json_builder_set_member_name (builder, "components");
      vt_components_write (offer->components, NULL, builder);
      json_builder_set_member_name (builder, "reward");
      vt_reward_write (&offer->reward, builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

/* ---- reading ---- */

static void
set_unknown_word (const char *name, const char *word, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("%s: the field “%s” has the unknown value “%s”"), _ ("Offer"), name, word);
}

gboolean
vt_offer_state_read (JsonObject *object, VtOfferState *ret_state, GError **error)
{
  g_autofree char *word = NULL;

  if (!vt_document_get_text (object, _ ("Offer"), "state", VT_ID_MAX_BYTES, &word, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (strcmp (state_words[i], word) == 0)
      {
        *ret_state = (VtOfferState) i;
        return TRUE;
      }
  set_unknown_word ("state", word, error);
  return FALSE;
}

gboolean
vt_offer_kind_read (JsonObject *object, VtOfferKind *ret_kind, GError **error)
{
  g_autofree char *word = NULL;

  if (!vt_document_get_text (object, _ ("Offer"), "kind", VT_ID_MAX_BYTES, &word, error))
    return FALSE;
  if (vt_offer_kind_from_word (word, ret_kind))
    return TRUE;
  set_unknown_word ("kind", word, error);
  return FALSE;
}

gboolean
vt_reward_read (JsonObject *object, VtReward *ret_reward, GError **error)
{
  g_autoptr (GList) members = NULL;
  const char *where = _ ("Reward");
  const char *word;
  VtReward    reward = {VT_REWARD_PERCENT, 0};

  if (!vt_document_check_members (object, where, reward_words, error))
    return FALSE;
  members = json_object_get_members (object);
  if (members == NULL || members->next != NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: exactly one of “percent”, “amount” and “fixed” is wanted"), where);
      return FALSE;
    }

  word = members->data;
  if (strcmp (word, reward_words[VT_REWARD_PERCENT]) == 0)
    {
      g_autofree char *percent = NULL;
      gint32           ppm;

      if (!vt_document_get_text (object, where, word, VT_ID_MAX_BYTES, &percent, error) ||
          !vt_percent_from_plain (percent, &ppm, error))
        return FALSE;
      reward.value = ppm;
    }
  else
    {
      reward.type =
          strcmp (word, reward_words[VT_REWARD_AMOUNT]) == 0 ? VT_REWARD_AMOUNT : VT_REWARD_FIXED;
      if (!vt_document_get_int64 (object, where, word, 0, VT_MONEY_MAX, &reward.value, error))
        return FALSE;
    }
  *ret_reward = reward;
  return TRUE;
}

static gboolean
read_component (JsonObject *object, const char *where, VtComponent *component, GError **error)
{
  static const char *const known[] = {"sku", "quantity", "primary", NULL};

  return vt_document_check_members (object, where, known, error) &&
         vt_document_get_text (object, where, "sku", VT_ID_MAX_BYTES, &component->sku, error) &&
         vt_document_get_int64 (object, where, "quantity", 1, VT_COMPONENT_MAX_QUANTITY,
                                &component->quantity, error) &&
         (!json_object_has_member (object, "primary") ||
          vt_document_get_boolean (object, where, "primary", &component->primary, error));
}

gboolean
vt_components_read (JsonArray *array, VtOffer *offer, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf (_ ("Component %u"), i + 1);
      VtComponent     *component = g_new0 (VtComponent, 1);
      JsonObject      *object;

      g_ptr_array_add (offer->components, component);
      object = vt_document_get_element (array, where, i, error);
      if (object == NULL || !read_component (object, where, component, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vt_offer_text_read (
    JsonObject *object, const char *name, gsize max_bytes, char **text, GError **error)
{
  g_autofree char *read = NULL;

  if (!vt_document_get_text (object, _ ("Offer"), name, max_bytes, &read, error))
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (&read);
  return TRUE;
}

gboolean
vt_offer_bundle_read (JsonObject *object, VtOffer *offer, GError **error)
{
  const char *where = _ ("Offer");
  JsonArray  *components;
  JsonObject *reward;

  return vt_document_get_array (object, where, "components", &components, error) &&
         vt_components_read (components, offer, error) &&
         vt_document_get_object (object, where, "reward", &reward, error) &&
         vt_reward_read (reward, &offer->reward, error);
}

static gboolean
read_version (JsonObject *object, gint64 *ret_version, GError **error)
{
  gint64 version;

  if (!vt_document_get_int64 (object, _ ("Offer"), "document_version", 1, G_MAXINT64, &version,
                              error))
    return FALSE;
  if (version > DOCUMENT_VERSION)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_TOO_NEW,
                   _ ("The offer was written by a later version"));
      return FALSE;
    }
  *ret_version = version;
  return TRUE;
}

/* The fields that documents of that version and kind have, and no others. */
static gboolean
check_members (JsonObject *object, gint64 version, VtOfferKind kind, GError **error)
{
  static const char *const common[] = {"document_version", "id",      "kind", "name", "state",
                                       "priority",         "message", "note"};
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (known, (gpointer) common[i]);
  if (version > VERSION_WITHOUT_TERMS)
    g_ptr_array_add (known, (gpointer) "terms");
  if (kind == VT_OFFER_BUNDLE)
    {
      g_ptr_array_add (known, (gpointer) "components");
      g_ptr_array_add (known, (gpointer) "reward");
    }
  g_ptr_array_add (known, NULL);
  return vt_document_check_members (object, _ ("Offer"), (const char *const *) known->pdata, error);
}

static gboolean
read_terms (JsonObject *object, VtOffer *offer, GError **error)
{
  JsonObject *terms;

  return vt_document_get_object (object, _ ("Offer"), "terms", &terms, error) &&
         vt_offer_set_terms (offer, json_object_get_member (object, "terms"), error);
}

static gboolean
read_members (JsonObject *object, gint64 version, VtOffer *offer, GError **error)
{
  return vt_offer_state_read (object, &offer->state, error) &&
         vt_offer_text_read (object, "id", VT_ID_MAX_BYTES, &offer->id, error) &&
         vt_offer_text_read (object, "name", VT_TEXT_MAX_BYTES, &offer->name, error) &&
         vt_offer_text_read (object, "message", VT_TEXT_MAX_BYTES, &offer->message, error) &&
         vt_offer_text_read (object, "note", VT_TEXT_MAX_BYTES, &offer->note, error) &&
         vt_document_get_int64 (object, _ ("Offer"), "priority", -VT_OFFER_MAX_PRIORITY,
                                VT_OFFER_MAX_PRIORITY, &offer->priority, error) &&
         (version <= VERSION_WITHOUT_TERMS || read_terms (object, offer, error)) &&
         (offer->kind != VT_OFFER_BUNDLE || vt_offer_bundle_read (object, offer, error));
}

VtOffer *
vt_offer_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (VtOffer) offer = NULL;
  JsonObject *object;
  VtOfferKind kind;
  gint64      version;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  if (!read_version (object, &version, error) || !vt_offer_kind_read (object, &kind, error) ||
      !check_members (object, version, kind, error))
    return NULL;
  offer = vt_offer_new (kind, "");
  if (!read_members (object, version, offer, error) || !vt_offer_validate (offer, error))
    return NULL;
  return g_steal_pointer (&offer);
}
