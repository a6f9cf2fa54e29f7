/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule pack as it was read. */

#include "cli-pack.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

void
cli_pack_free (CliPack *pack)
{
  if (pack == NULL)
    return;
  g_clear_pointer (&pack->pack, vr_pack_free);
  g_clear_pointer (&pack->titles, g_hash_table_unref);
  g_clear_pointer (&pack->names, g_hash_table_unref);
  g_free (pack);
}

/* The array @list of objects, as a table from @key to @value. */
static GHashTable *
make_table (JsonObject *root, const char *list, const char *key, const char *value)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray  *array = json_object_get_array_member (root, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      g_hash_table_insert (table, g_strdup (json_object_get_string_member (object, key)),
                           g_strdup (json_object_get_string_member_with_default (
                               object, value, json_object_get_string_member (object, key))));
    }
  return table;
}

CliPack *
cli_pack_new (GBytes *bytes, GError **error)
{
  g_autoptr (CliPack) pack = g_new0 (CliPack, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize       length;
  const char *json = g_bytes_get_data (bytes, &length);
  VrError     rules_error;
  JsonObject *root;

  if (vr_pack_load (json != NULL ? json : "", length, &pack->pack, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("the rule pack"));
      return NULL;
    }

  /* The evaluator has checked every type and bound; this second look only fetches names. */
  if (!json_parser_load_from_data (parser, json, (gssize) length, error))
    return NULL;
  root = json_node_get_object (json_parser_get_root (parser));
  g_strlcpy (pack->currency.code, json_object_get_string_member (root, "currency"),
             sizeof pack->currency.code);
  pack->currency.minor_digits = (int) json_object_get_int_member (root, "minor_digits");
  pack->titles = make_table (root, "products", "sku", "title");
  pack->names = make_table (root, "offers", "id", "name");
  return g_steal_pointer (&pack);
}

const char *
cli_pack_get_title (CliPack *pack, const char *sku)
{
  const char *title = g_hash_table_lookup (pack->titles, sku);

  return title != NULL ? title : sku;
}

const char *
cli_pack_get_name (CliPack *pack, const char *offer_id)
{
  const char *name = g_hash_table_lookup (pack->names, offer_id);

  return name != NULL ? name : offer_id;
}
