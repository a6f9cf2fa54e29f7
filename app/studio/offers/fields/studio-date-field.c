/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a day or a moment. */

#include "studio-date-field.h"

#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIDNIGHT "T00:00:00Z"

/* ---- dates as typed ---- */

char *
studio_date_from_typed (const char *text)
{
  g_autofree char *stripped = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  length = strlen (stripped);
  if (length == strlen ("2025-11-24"))
    whole = g_strconcat (stripped, MIDNIGHT, NULL);
  else if (length == strlen ("2025-11-24 18:30"))
    whole = g_strconcat (stripped, ":00Z", NULL);
  else
    whole = g_strdup (stripped);
  if (length > strlen ("2025-11-24") && whole[strlen ("2025-11-24")] == ' ')
    whole[strlen ("2025-11-24")] = 'T';

  /* Without its zone a moment could be any of many. */
  time = g_date_time_new_from_iso8601 (whole, NULL);
  return time != NULL ? g_steal_pointer (&whole) : NULL;
}

char *
studio_date_to_typed (const char *instant)
{
  g_return_val_if_fail (instant != NULL, NULL);

  if (g_str_has_suffix (instant, MIDNIGHT))
    return g_strndup (instant, strlen (instant) - strlen (MIDNIGHT));
  return g_strdup (instant);
}

/* ---- the field ---- */

static JsonNode *
read_date (StudioFieldRow *field, const char *text, GError **error)
{
  g_autofree char *instant = studio_date_from_typed (text);

  if (instant != NULL)
    return vt_terms_text_new (instant);
  g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("Write a day as 2025-11-24, or 2025-11-24 18:30"));
  return NULL;
}

static char *
write_date (StudioFieldRow *field, JsonNode *value)
{
  if (json_node_get_value_type (value) != G_TYPE_STRING)
    return g_strdup ("");
  return studio_date_to_typed (json_node_get_string (value));
}

/* An empty field has no next day. */
static JsonNode *
step_date (StudioFieldRow *field, JsonNode *value, int direction)
{
  const char *instant = value != NULL && json_node_get_value_type (value) == G_TYPE_STRING
                            ? json_node_get_string (value)
                            : "";
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GDateTime) next = time != NULL ? g_date_time_add_days (time, direction) : NULL;
  g_autoptr (GDateTime) utc = next != NULL ? g_date_time_to_utc (next) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  return text != NULL ? vt_terms_text_new (text) : NULL;
}

GtkWidget *
studio_date_field_new (StudioSession *session,
                       const char    *title,
                       const char    *path,
                       const char    *absent)
{
  static const StudioEntryFormat format = {read_date, write_date, step_date, 18};

  return studio_entry_field_new (session, title, path, &format, absent, NULL, NULL);
}
