/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone of a rule pack. */

#include "vt-compile-zone.h"

#include "vt-terms.h"
#include "vt-times.h"
#include "vt-zone-table.h"

#include <string.h>

#define DAY_S (24 * 60 * 60)

/* Conditions stand in each other, in arrays or as an object; what they hold else has no member of
 * these names but where anything may be called anything. */
static gboolean
asks_for_clock (JsonNode *condition)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  if (JSON_NODE_HOLDS_ARRAY (condition))
    {
      JsonArray *array = json_node_get_array (condition);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (asks_for_clock (json_array_get_element (array, i)))
          return TRUE;
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (condition))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (condition));
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (strcmp (name, "weekday") == 0 || strcmp (name, "hours") == 0)
        return TRUE;
      if (!vt_terms_is_opaque (name) && asks_for_clock (node))
        return TRUE;
    }
  return FALSE;
}

gboolean
vt_offer_needs_zone (const VtOffer *offer)
{
  JsonObject *terms;
  JsonObject *schedule;

  g_return_val_if_fail (offer != NULL, FALSE);

  terms = vt_offer_get_terms (offer);
  schedule = vt_terms_get_object (terms, "schedule");
  if (schedule != NULL &&
      (json_object_has_member (schedule, "weekdays") || json_object_has_member (schedule, "hours")))
    return TRUE;
  return (json_object_has_member (terms, "audience") &&
          asks_for_clock (json_object_get_member (terms, "audience"))) ||
         (json_object_has_member (terms, "when") &&
          asks_for_clock (json_object_get_member (terms, "when")));
}

static void
add_instant (JsonBuilder *builder, gint64 at_s)
{
  gint64           second = at_s % DAY_S;
  int              year, month, day;
  g_autofree char *text = NULL;

  vt_civil_from_days (at_s / DAY_S, &year, &month, &day);
  text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, (int) (second / 3600),
                          (int) (second / 60 % 60), (int) (second % 60));
  json_builder_add_string_value (builder, text);
}

static void
add_transitions (JsonBuilder *builder, const VtZoneTable *table)
{
  if (table->transitions->len == 0)
    return;
  json_builder_set_member_name (builder, "offset");
  json_builder_add_int_value (builder, table->offset_s);
  json_builder_set_member_name (builder, "transitions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->transitions->len; i++)
    {
      const VtZoneTransition *transition = &g_array_index (table->transitions, VtZoneTransition, i);

      json_builder_begin_array (builder);
      add_instant (builder, transition->at_s);
      json_builder_add_int_value (builder, transition->offset_s);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

gboolean
vt_compile_zone (const char *name, JsonBuilder *builder, GError **error)
{
  g_autoptr (VtZoneTable) table = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  table = vt_zone_table_load (name, error);
  if (table == NULL)
    return FALSE;

  json_builder_set_member_name (builder, "time_zone");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "rule");
  json_builder_add_string_value (builder, table->rule);
  add_transitions (builder, table);
  json_builder_end_object (builder);
  return TRUE;
}
