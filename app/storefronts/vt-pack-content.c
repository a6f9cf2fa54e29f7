/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule pack taken apart, and what it says of itself. */

#include "vt-pack-content.h"

#include "vt-document.h"
#include "vt-evaluate.h"
#include "vt-offer-form.h"
#include "vt-pack-read.h"

#include <glib/gi18n-lib.h>

static void
pack_offer_free (gpointer data)
{
  VtPackOffer *offer = data;

  vt_offer_free (offer->offer);
  json_node_unref (offer->json);
  g_free (offer);
}

static void
pack_product_free (gpointer data)
{
  VtPackProduct *product = data;

  g_free (product->title);
  g_free (product);
}

void
vt_pack_content_free (VtPackContent *content)
{
  if (content == NULL)
    return;

  g_free (content->id);
  g_free (content->digest);
  g_ptr_array_unref (content->offers);
  g_hash_table_unref (content->products);
  g_free (content);
}

/* The evaluator is the judge of what is a pack. */
static gboolean
check (GBytes *pack, GError **error)
{
  g_autoptr (VrPack) loaded = NULL;
  VrError       rules_error = {VR_OK};
  gsize         length;
  gconstpointer json = g_bytes_get_data (pack, &length);

  if (vr_pack_load (json, length, &loaded, &rules_error) == VR_OK)
    return TRUE;
  vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
  return FALSE;
}

/* ---- from here on the pack is known to be sound: members have the types they should ---- */

static VtPackOffer *
read_offer (JsonNode *node, GError **error)
{
  g_autoptr (VtOffer) offer = vt_offer_form_read (json_node_get_object (node), error);
  VtPackOffer *pack_offer;

  if (offer == NULL)
    return NULL;

  offer->state = VT_OFFER_READY;
  pack_offer = g_new0 (VtPackOffer, 1);
  pack_offer->offer = g_steal_pointer (&offer);
  pack_offer->json = json_node_ref (node);
  return pack_offer;
}

static void
read_products (JsonObject *root, VtPackContent *content)
{
  JsonArray *products = json_object_get_array_member (root, "products");

  for (guint i = 0; i < json_array_get_length (products); i++)
    {
      JsonObject    *object = json_array_get_object_element (products, i);
      VtPackProduct *product = g_new0 (VtPackProduct, 1);

      product->title = g_strdup (json_object_get_string_member (object, "title"));
      product->price_minor = json_object_get_int_member (object, "price");
      product->cost_minor =
          json_object_get_int_member_with_default (object, "cost", VT_MONEY_UNKNOWN);
      g_hash_table_insert (content->products,
                           g_strdup (json_object_get_string_member (object, "sku")), product);
    }
}

VtPackContent *
vt_pack_content_read (GBytes *pack, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (VtPackContent) content = NULL;
  JsonObject   *root;
  JsonArray    *offers;
  gsize         length;
  gconstpointer json;

  g_return_val_if_fail (pack != NULL, NULL);

  if (!check (pack, error))
    return NULL;
  json = g_bytes_get_data (pack, &length);
  node = vt_document_parse (json, (gssize) length, error);
  if (node == NULL)
    return NULL;

  root = json_node_get_object (node);
  content = g_new0 (VtPackContent, 1);
  content->id = g_strdup (json_object_get_string_member (root, "id"));
  content->digest = g_strdup (json_object_get_string_member (root, "digest"));
  content->revision = (guint64) json_object_get_int_member (root, "revision");
  g_strlcpy (content->currency.code, json_object_get_string_member (root, "currency"),
             sizeof content->currency.code);
  content->currency.minor_digits = (int) json_object_get_int_member (root, "minor_digits");
  content->offers = g_ptr_array_new_with_free_func (pack_offer_free);
  content->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pack_product_free);
  read_products (root, content);
  offers = json_object_get_array_member (root, "offers");
  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      VtPackOffer *offer = read_offer (json_array_get_element (offers, i), error);

      if (offer == NULL)
        return NULL;
      g_ptr_array_add (content->offers, offer);
    }
  return g_steal_pointer (&content);
}

const VtPackOffer *
vt_pack_content_find (const VtPackContent *content, const char *offer_id)
{
  for (guint i = 0; i < content->offers->len; i++)
    {
      const VtPackOffer *offer = g_ptr_array_index (content->offers, i);

      if (strcmp (offer->offer->id, offer_id) == 0)
        return offer;
    }
  return NULL;
}

VtPackInfo *
vt_pack_describe (GBytes *pack, GError **error)
{
  g_autoptr (VtPackContent) content = vt_pack_content_read (pack, error);
  VtPackInfo *info;

  if (content == NULL)
    return NULL;

  info = g_new0 (VtPackInfo, 1);
  info->id = g_steal_pointer (&content->id);
  info->digest = g_steal_pointer (&content->digest);
  info->revision = content->revision;
  info->currency = content->currency;
  info->n_offers = content->offers->len;
  info->n_products = g_hash_table_size (content->products);
  info->n_bytes = g_bytes_get_size (pack);
  info->offer_names = g_new0 (char *, content->offers->len + 1);
  for (guint i = 0; i < content->offers->len; i++)
    {
      const VtPackOffer *offer = g_ptr_array_index (content->offers, i);

      info->offer_names[i] = g_strdup (offer->offer->name);
    }
  return info;
}

void
vt_pack_info_free (VtPackInfo *info)
{
  if (info == NULL)
    return;

  g_free (info->id);
  g_free (info->digest);
  g_strfreev (info->offer_names);
  g_free (info);
}
