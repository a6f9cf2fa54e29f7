/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as a rule pack has them, which is also how people write them. */

#include "vt-offer-form.h"

#include "vt-document.h"
#include "vt-offer-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- writing ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* The catalogue's spelling, so that offers, products and carts agree byte for byte. */
static const char *
spell (VtCatalog *catalog, const char *sku)
{
  guint32 index = catalog != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

  return index != VT_PRODUCT_NONE ? vt_catalog_get (catalog, index)->sku : sku;
}

static void write_node (JsonNode *node, VtCatalog *catalog, const char *name, JsonBuilder *builder);

static void
write_object (JsonObject *object, VtCatalog *catalog, JsonBuilder *builder)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_builder_begin_object (builder);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      json_builder_set_member_name (builder, name);
      write_node (node, catalog, name, builder);
    }
  json_builder_end_object (builder);
}

static void
write_array (JsonArray *array, VtCatalog *catalog, const char *name, JsonBuilder *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (array); i++)
    write_node (json_array_get_element (array, i), catalog, name, builder);
  json_builder_end_array (builder);
}

/* @name: of the member that the node is, or is an element of. */
static void
write_node (JsonNode *node, VtCatalog *catalog, const char *name, JsonBuilder *builder)
{
  if (vt_terms_is_opaque (name))
    json_builder_add_value (builder, json_node_copy (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (json_node_get_object (node), catalog, builder);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (json_node_get_array (node), catalog, name, builder);
  else if (json_node_get_value_type (node) == G_TYPE_STRING && vt_terms_is_sku (name))
    json_builder_add_string_value (builder, spell (catalog, json_node_get_string (node)));
  else
    json_builder_add_value (builder, json_node_copy (node));
}

/* {@name: {@member: @text, and what the terms have of it}}; nothing where there is nothing. */
static void
write_wrapped (
    JsonObject *terms, const char *name, const char *member, const char *text, JsonBuilder *builder)
{
  JsonObjectIter iter;
  const char    *key;
  JsonNode      *node;

  if (text[0] == '\0' && !json_object_has_member (terms, name))
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  if (text[0] != '\0')
    add_text (builder, member, text);
  if (json_object_has_member (terms, name))
    {
      json_object_iter_init_ordered (&iter, json_object_get_object_member (terms, name));
      while (json_object_iter_next_ordered (&iter, &key, &node))
        {
          json_builder_set_member_name (builder, key);
          json_builder_add_value (builder, json_node_copy (node));
        }
    }
  json_builder_end_object (builder);
}

static void
write_bundle (const VtOffer *offer, VtCatalog *catalog, JsonBuilder *builder)
{
  const char *skus[VT_OFFER_MAX_COMPONENTS];

  for (guint i = 0; i < offer->components->len; i++)
    skus[i] = spell (catalog, ((const VtComponent *) offer->components->pdata[i])->sku);
  json_builder_set_member_name (builder, "components");
  vt_components_write (offer->components, skus, builder);
  json_builder_set_member_name (builder, "reward");
  vt_reward_write (&offer->reward, builder);
}

void
vt_offer_form_write (const VtOffer *offer, VtCatalog *catalog, JsonBuilder *builder)
{
  JsonObject    *terms;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  g_return_if_fail (offer != NULL);
  g_return_if_fail (JSON_IS_BUILDER (builder));

  terms = vt_offer_get_terms (offer);
  add_text (builder, "id", offer->id);
  add_text (builder, "kind", vt_offer_kind_to_word (offer->kind));
  add_text (builder, "name", offer->name);
  json_builder_set_member_name (builder, "priority");
  json_builder_add_int_value (builder, offer->priority);
  write_wrapped (terms, "message", VT_LOCALE_UNKNOWN, offer->message, builder);
  write_wrapped (terms, "evidence", "note", offer->note, builder);
  if (offer->kind == VT_OFFER_BUNDLE)
    write_bundle (offer, catalog, builder);

  json_object_iter_init_ordered (&iter, terms);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (strcmp (name, "message") == 0 || strcmp (name, "evidence") == 0)
        continue;
      json_builder_set_member_name (builder, name);
      write_node (node, catalog, name, builder);
    }
}

static void
write_with_state (const VtOffer *offer, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  vt_offer_form_write (offer, NULL, builder);
  add_text (builder, "state", vt_offer_state_to_word (offer->state));
  json_builder_end_object (builder);
}

char *
vt_offer_form_to_text (const VtOffer *offer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (offer != NULL, NULL);

  write_with_state (offer, builder);
  root = json_builder_get_root (builder);
  return vt_terms_to_text (root);
}

char *
vt_offers_to_text (GPtrArray *offers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (offers != NULL, NULL);

  if (offers->len == 1)
    return vt_offer_form_to_text (offers->pdata[0]);
  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    write_with_state (offers->pdata[i], builder);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return vt_terms_to_text (root);
}

/* ---- reading ---- */

/* Takes @member of the object that is @name out of it, into @text; without other members the object
 * goes as well. A text in place of the object is what its member would be. */
static gboolean
take_wrapped (
    JsonObject *members, const char *name, const char *member, char **text, GError **error)
{
  JsonNode *node = json_object_get_member (members, name);
  g_autoptr (JsonNode) part = NULL;
  JsonObject *object;

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      if (!vt_offer_text_read (members, name, VT_TEXT_MAX_BYTES, text, error))
        return FALSE;
      json_object_remove_member (members, name);
      return TRUE;
    }
  if (!vt_document_get_object (members, _ ("Offer"), name, &object, error))
    return FALSE;
  if (!json_object_has_member (object, member))
    return TRUE;
  if (!vt_offer_text_read (object, member, VT_TEXT_MAX_BYTES, text, error))
    return FALSE;

  part = vt_terms_without (object, (const char *const[]){member, NULL});
  if (json_object_get_size (json_node_get_object (part)) > 0)
    json_object_set_member (members, name, g_steal_pointer (&part));
  else
    json_object_remove_member (members, name);
  return TRUE;
}

/* Reads a member that may be absent, and takes it out. */
static gboolean
take_text (JsonObject *members, const char *name, gsize max_bytes, char **text, GError **error)
{
  if (!json_object_has_member (members, name))
    return TRUE;
  if (!vt_offer_text_read (members, name, max_bytes, text, error))
    return FALSE;
  json_object_remove_member (members, name);
  return TRUE;
}

static gboolean
take_numbers (JsonObject *members, VtOffer *offer, GError **error)
{
  if (json_object_has_member (members, "state") &&
      !vt_offer_state_read (members, &offer->state, error))
    return FALSE;
  json_object_remove_member (members, "state");
  if (json_object_has_member (members, "priority") &&
      !vt_document_get_int64 (members, _ ("Offer"), "priority", -VT_OFFER_MAX_PRIORITY,
                              VT_OFFER_MAX_PRIORITY, &offer->priority, error))
    return FALSE;
  json_object_remove_member (members, "priority");
  return TRUE;
}

static gboolean
take_bundle (JsonObject *members, VtOffer *offer, GError **error)
{
  if (!vt_offer_bundle_read (members, offer, error))
    return FALSE;
  json_object_remove_member (members, "components");
  json_object_remove_member (members, "reward");
  return TRUE;
}

/* Takes out of @members what is no term. */
static gboolean
take_fields (JsonObject *members, VtOffer *offer, GError **error)
{
  if (!vt_offer_text_read (members, "name", VT_TEXT_MAX_BYTES, &offer->name, error) ||
      !take_text (members, "id", VT_ID_MAX_BYTES, &offer->id, error) ||
      !take_wrapped (members, "message", VT_LOCALE_UNKNOWN, &offer->message, error) ||
      !take_wrapped (members, "evidence", "note", &offer->note, error) ||
      !take_text (members, "note", VT_TEXT_MAX_BYTES, &offer->note, error) ||
      !take_numbers (members, offer, error))
    return FALSE;
  json_object_remove_member (members, "name");
  return offer->kind != VT_OFFER_BUNDLE || take_bundle (members, offer, error);
}

VtOffer *
vt_offer_form_read (JsonObject *object, GError **error)
{
  g_autoptr (JsonNode) terms = NULL;
  g_autoptr (VtOffer) offer = NULL;
  VtOfferKind kind;

  g_return_val_if_fail (object != NULL, NULL);

  if (!vt_offer_kind_read (object, &kind, error))
    return NULL;

  terms = vt_terms_without (object, (const char *const[]){"kind", NULL});
  offer = vt_offer_new (kind, "");
  if (!take_fields (json_node_get_object (terms), offer, error) ||
      !vt_offer_set_terms (offer, terms, error) || !vt_offer_validate (offer, error))
    return NULL;
  return g_steal_pointer (&offer);
}

/* ---- several ---- */

static VtOffer *
read_one (JsonNode *node, VtOfferState state, GError **error)
{
  g_autofree char *text = NULL;
  VtOffer         *offer;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not an object"), _ ("Offer"));
      return NULL;
    }
  if (json_object_has_member (json_node_get_object (node), "document_version"))
    {
      text = json_to_string (node, FALSE);
      return vt_offer_from_json (text, error);
    }
  offer = vt_offer_form_read (json_node_get_object (node), error);
  if (offer != NULL && state != VT_OFFER_DRAFT)
    offer->state = state;
  return offer;
}

static void
prefix_place (GError **error, guint index, JsonNode *node)
{
  JsonNode *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = json_object_get_member (json_node_get_object (node), "name");
  if (name != NULL && json_node_get_value_type (name) == G_TYPE_STRING)
    /* Translators: an offer's number in a file and its name; what is wrong with it follows */
    g_prefix_error (error, _ ("Offer %u (%s): "), index + 1, json_node_get_string (name));
  else
    g_prefix_error (error, _ ("Offer %u: "), index + 1);
}

static GPtrArray *
read_array (JsonArray *array, VtOfferState state, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      VtOffer  *offer = read_one (node, state, error);

      if (offer == NULL)
        {
          prefix_place (error, i, node);
          return NULL;
        }
      g_ptr_array_add (offers, offer);
    }
  return g_steal_pointer (&offers);
}

GPtrArray *
vt_offers_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonArray) list = NULL;
  JsonArray *offers;

  g_return_val_if_fail (text != NULL, NULL);

  root = vt_document_parse_value (text, length, error);
  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root) &&
      json_object_has_member (json_node_get_object (root), "offers"))
    {
      if (!vt_document_get_array (json_node_get_object (root), _ ("The rule pack"), "offers",
                                  &offers, error))
        return NULL;
      return read_array (offers, VT_OFFER_READY, error);
    }
  list = vt_document_to_list (root);
  return read_array (list, VT_OFFER_DRAFT, error);
}
