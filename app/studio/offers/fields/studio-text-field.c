/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields for a text, for several words, and for hours. */

#include "studio-text-field.h"

#include "vt-document.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_SPANS 16

/* ---- texts ---- */

static JsonNode *
read_text (StudioFieldRow *field, const char *text, GError **error)
{
  const gsize *max_bytes = studio_entry_field_get_data (field);

  if (strlen (text) > *max_bytes)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Shorter, please"));
      return NULL;
    }
  return vt_terms_text_new (text);
}

static char *
write_text (StudioFieldRow *field, JsonNode *value)
{
  return g_strdup (json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value)
                                                                     : "");
}

GtkWidget *
studio_text_field_new (StudioSession *session,
                       const char    *title,
                       const char    *path,
                       gsize          max_bytes,
                       const char    *absent)
{
  static const StudioEntryFormat format = {read_text, write_text, NULL, 0};

  return studio_entry_field_new (session, title, path, &format, absent,
                                 g_memdup2 (&max_bytes, sizeof max_bytes), g_free);
}

/* ---- words ---- */

JsonNode *
studio_words_from_typed (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
      json_array_add_string_element (array, parts[i]);
  return json_node_init_array (json_node_alloc (), array);
}

char *
studio_words_to_typed (JsonNode *words)
{
  JsonArray *array;
  GString   *text = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, g_string_free (text, FALSE));

  array = JSON_NODE_HOLDS_ARRAY (words) ? json_node_get_array (words) : NULL;
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      const char *word = vt_terms_get_word (array, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", word != NULL ? word : "?");
    }
  return g_string_free (text, FALSE);
}

static JsonNode *
read_words (StudioFieldRow *field, const char *text, GError **error)
{
  const gsize *max_words = studio_entry_field_get_data (field);
  g_autoptr (JsonNode) words = studio_words_from_typed (text);
  JsonArray *array = json_node_get_array (words);
  guint      n = json_array_get_length (array);

  if (n == 0 || n > *max_words)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("One to %u words with commas between"),
                   (guint) *max_words);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    if (strlen (json_array_get_string_element (array, i)) > VT_ID_MAX_BYTES)
      {
        g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Shorter, please"));
        return NULL;
      }
  return g_steal_pointer (&words);
}

static char *
write_words (StudioFieldRow *field, JsonNode *value)
{
  return studio_words_to_typed (value);
}

GtkWidget *
studio_words_field_new (StudioSession *session,
                        const char    *title,
                        const char    *path,
                        guint          max_words,
                        const char    *absent)
{
  static const StudioEntryFormat format = {read_words, write_words, NULL, 0};
  gsize                          max = max_words;

  return studio_entry_field_new (session, title, path, &format, absent,
                                 g_memdup2 (&max, sizeof max), g_free);
}

/* ---- hours ---- */

/* "9:00-12:00"; %FALSE if it is no span of time. */
static gboolean
read_span (const char *text, JsonArray *spans)
{
  g_autoptr (JsonObject) span = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  unsigned         hour, minute, end_hour, end_minute;
  int              length = 0;

  if (sscanf (text, "%2u:%2u %*[-–] %2u:%2u%n", &hour, &minute, &end_hour, &end_minute, &length) !=
          4 ||
      text[length] != '\0' || hour > 23 || minute > 59 || end_minute > 59 ||
      end_hour * 60 + end_minute > 24 * 60 || (hour == end_hour && minute == end_minute))
    return FALSE;
  from = g_strdup_printf ("%02u:%02u", hour, minute);
  until = g_strdup_printf ("%02u:%02u", end_hour, end_minute);
  span = json_object_new ();
  json_object_set_string_member (span, "from", from);
  json_object_set_string_member (span, "until", until);
  json_array_add_object_element (spans, g_steal_pointer (&span));
  return TRUE;
}

static JsonNode *
read_hours (StudioFieldRow *field, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (JsonArray) spans = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (i >= MAX_SPANS || !read_span (g_strstrip (parts[i]), spans))
      {
        g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                             _ ("Write hours as 09:00-12:00, 14:00-18:00"));
        return NULL;
      }
  return json_node_init_array (json_node_alloc (), spans);
}

static char *
write_hours (StudioFieldRow *field, JsonNode *value)
{
  JsonArray *spans = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (spans); i++)
    {
      JsonObject *span = vt_terms_get_element (spans, i);
      const char *from = vt_terms_get_text (span, "from");
      const char *until = vt_terms_get_text (span, "until");

      g_string_append_printf (text, "%s%s-%s", i > 0 ? ", " : "", from != NULL ? from : "?",
                              until != NULL ? until : "?");
    }
  return g_string_free (text, FALSE);
}

GtkWidget *
studio_hours_field_new (StudioSession *session,
                        const char    *title,
                        const char    *path,
                        const char    *absent)
{
  static const StudioEntryFormat format = {read_hours, write_hours, NULL, 0};

  return studio_entry_field_new (session, title, path, &format, absent, NULL, NULL);
}
