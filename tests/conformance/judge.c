/* SPDX-License-Identifier: Apache-2.0 */
/* Says of packs and carts whether the evaluator takes them. Each line of the input is an object
 * with "pack", not sealed, and perhaps "cart"; each line of the output "ok", or where and why not.
 */

#include "rules.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

static char *
get_member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name)
             ? json_to_string (json_object_get_member (object, name), FALSE)
             : NULL;
}

static VrStatus
judge (const char *pack_json, const char *cart_json, VrError *error)
{
  char    *sealed = NULL;
  size_t   length;
  VrPack  *pack = NULL;
  VrCart  *cart = NULL;
  VrStatus status = vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, error);

  if (status == VR_OK)
    status = vr_pack_load (sealed, length, &pack, error);
  if (status == VR_OK && cart_json != NULL)
    status = vr_cart_load (pack, cart_json, strlen (cart_json), &cart, error);
  vr_cart_free (cart);
  vr_pack_free (pack);
  vr_free (sealed);
  return status;
}

static void
judge_line (const char *line)
{
  g_autoptr (GError) bad_line = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *pack = NULL;
  g_autofree char *cart = NULL;
  JsonObject      *object;
  VrError          error = {0};

  if (!json_parser_load_from_data (parser, line, -1, &bad_line))
    g_error ("%s", bad_line->message);
  object = json_node_get_object (json_parser_get_root (parser));
  pack = get_member (object, "pack");
  cart = get_member (object, "cart");
  if (judge (pack, cart, &error) == VR_OK)
    puts ("ok");
  else
    printf ("%s: %s\n", error.path, error.message);
}

int
main (void)
{
  char   *line = NULL;
  size_t  size = 0;
  ssize_t length;

  while ((length = getline (&line, &size, stdin)) > 0)
    judge_line (line);
  free (line);
  return 0;
}
