/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a whole number. */

#include "studio-number-field.h"

#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  gint64 min;
  gint64 max;
} Range;

static JsonNode *
read_number (StudioFieldRow *field, const char *text, GError **error)
{
  const Range *range = studio_entry_field_get_data (field);
  gint64       number;

  if (!g_ascii_string_to_signed (text, 10, range->min, range->max, &number, NULL))
    {
      g_autofree char *min = vt_words_count ((guint64) range->min);
      g_autofree char *max = vt_words_count ((guint64) range->max);

      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("A whole number from %s to %s"), min,
                   max);
      return NULL;
    }
  return vt_terms_int64_new (number);
}

static char *
write_number (StudioFieldRow *field, JsonNode *value)
{
  if (json_node_get_value_type (value) != G_TYPE_INT64)
    return g_strdup ("");
  return g_strdup_printf ("%" PRId64, json_node_get_int (value));
}

static JsonNode *
step_number (StudioFieldRow *field, JsonNode *value, int direction)
{
  const Range *range = studio_entry_field_get_data (field);
  gboolean     is_number = value != NULL && json_node_get_value_type (value) == G_TYPE_INT64;
  gint64       number = is_number ? json_node_get_int (value) : range->min - 1;

  return vt_terms_int64_new (CLAMP (number + direction, range->min, range->max));
}

GtkWidget *
studio_number_field_new (StudioSession *session,
                         const char    *title,
                         const char    *path,
                         gint64         min,
                         gint64         max,
                         const char    *unit,
                         const char    *absent)
{
  static const StudioEntryFormat format = {read_number, write_number, step_number, 6};
  const Range                    range = {min, max};
  GtkWidget                     *field;

  g_return_val_if_fail (min >= 0 && min <= max, NULL);

  field = studio_entry_field_new (session, title, path, &format, absent,
                                  g_memdup2 (&range, sizeof range), g_free);
  if (unit != NULL)
    studio_entry_field_set_unit (STUDIO_ENTRY_FIELD (field), unit);
  return field;
}
