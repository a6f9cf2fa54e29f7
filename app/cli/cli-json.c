/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for machines. */

#include "cli-json.h"

#include "cli-text.h"

#include <math.h>

static void
add_utf8 (JsonBuilder *builder, const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  valid = g_utf8_make_valid (value, -1);
  json_builder_add_string_value (builder, valid);
}

void
cli_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  add_utf8 (builder, value);
}

void
cli_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
cli_json_add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
cli_json_add_money (JsonBuilder *builder, const char *name, gint64 minor)
{
  json_builder_set_member_name (builder, name);
  if (minor == VT_MONEY_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, minor);
}

void
cli_json_add_time (JsonBuilder *builder, const char *name, gint64 time_us)
{
  g_autofree char *text = time_us != 0 ? cli_time_to_text (time_us) : NULL;

  cli_json_add_string (builder, name, text);
}

void
cli_json_add_json (JsonBuilder *builder, const char *name, const char *json)
{
  JsonNode *node = json_from_string (json, NULL);

  json_builder_set_member_name (builder, name);
  if (node != NULL)
    json_builder_add_value (builder, node);
  else
    json_builder_add_null_value (builder);
}

void
cli_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    add_utf8 (builder, values[i]);
  json_builder_end_array (builder);
}

char *
cli_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

void
cli_json_print (JsonBuilder *builder)
{
  g_autofree char *text = cli_json_to_text (builder);

  cli_print ("%s\n", text);
}
