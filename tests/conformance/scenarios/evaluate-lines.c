/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluates lines of JSON: each {"pack", "cart"} on standard input becomes the result, or
 * {"error": {"message", "path"}} where a pack or cart is refused, on one line of standard output.
 * The pack is not sealed. */

#include "rules.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

static VrStatus
evaluate (const char *pack_json, const char *cart_json, char **ret_json, VrError *error)
{
  VrPack   *pack = NULL;
  VrCart   *cart = NULL;
  VrResult *result = NULL;
  char     *sealed = NULL;
  size_t    length;
  VrStatus  status = vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, error);

  if (status == VR_OK)
    status = vr_pack_load (sealed, length, &pack, error);
  if (status == VR_OK)
    status = vr_cart_load (pack, cart_json, strlen (cart_json), &cart, error);
  if (status == VR_OK)
    status = vr_evaluate (pack, cart, &result, error);
  if (status == VR_OK)
    status = vr_result_to_json (result, ret_json, &length, error);
  vr_result_free (result);
  vr_cart_free (cart);
  vr_pack_free (pack);
  vr_free (sealed);
  return status;
}

static char *
describe_error (const VrError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, error->message);
  json_builder_set_member_name (builder, "path");
  json_builder_add_string_value (builder, error->path);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
answer (const char *line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *pack = NULL;
  g_autofree char *cart = NULL;
  g_autofree char *failure = NULL;
  VrError          refused = {0};
  char            *json = NULL;
  JsonObject      *request;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return FALSE;

  request = json_node_get_object (json_parser_get_root (parser));
  pack = json_to_string (json_object_get_member (request, "pack"), FALSE);
  cart = json_to_string (json_object_get_member (request, "cart"), FALSE);
  if (evaluate (pack, cart, &json, &refused) != VR_OK)
    failure = describe_error (&refused);
  g_print ("%s\n", failure != NULL ? failure : json);
  vr_free (json);
  return TRUE;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (fileno (stdin));
  GIOStatus status;

  do
    {
      g_autofree char *line = NULL;

      status = g_io_channel_read_line (input, &line, NULL, NULL, &error);
      if (status == G_IO_STATUS_NORMAL && !answer (line, &error))
        status = G_IO_STATUS_ERROR;
    }
  while (status == G_IO_STATUS_NORMAL);

  if (status == G_IO_STATUS_ERROR)
    g_printerr ("%s\n", error->message);
  return status == G_IO_STATUS_EOF ? 0 : 1;
}
