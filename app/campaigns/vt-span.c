/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of time, open at either end or none, and the instants that bound them. */

#include "vt-span.h"

#include <string.h>

VtSpan
vt_span_intersect (VtSpan span, VtSpan other)
{
  return (VtSpan){MAX (span.from_us, other.from_us), MIN (span.until_us, other.until_us)};
}

gboolean
vt_span_is_empty (VtSpan span)
{
  return span.from_us >= span.until_us;
}

gboolean
vt_span_has (VtSpan span, gint64 time_us)
{
  return time_us >= span.from_us && time_us < span.until_us;
}

gboolean
vt_span_equal (VtSpan span, VtSpan other)
{
  return span.from_us == other.from_us && span.until_us == other.until_us;
}

/* GLib reads all of ISO 8601, of which RFC 3339 is a part. */
static gboolean
has_form (const char *text)
{
  static const char form[] = "0000-00-00T00:00:00";
  gsize             i = 0;

  for (; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : g_ascii_toupper (text[i]) != form[i])
      return FALSE;
  return text[i] != ',' && (text[i] != '.' || g_ascii_isdigit (text[i + 1]));
}

gboolean
vt_instant_from_text (const char *text, gint64 *ret_time_us)
{
  g_autofree char *upper = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (text != NULL && ret_time_us != NULL, FALSE);

  if (!has_form (text))
    return FALSE;
  upper = g_ascii_strup (text, -1);
  /* Without its zone a moment could be any of many: then this is NULL. */
  time = g_date_time_new_from_iso8601 (upper, NULL);
  if (time == NULL)
    return FALSE;
  *ret_time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return TRUE;
}

char *
vt_instant_to_text (gint64 time_us)
{
  gint64 fraction_us = ((time_us % G_USEC_PER_SEC) + G_USEC_PER_SEC) % G_USEC_PER_SEC;
  g_autoptr (GDateTime) time =
      g_date_time_new_from_unix_utc ((time_us - fraction_us) / G_USEC_PER_SEC);

  g_return_val_if_fail (time != NULL, NULL);

  /* %Y of years below 1000 has no leading zeros everywhere. */
  if (fraction_us != 0)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", g_date_time_get_year (time),
                            g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                            g_date_time_get_hour (time), g_date_time_get_minute (time),
                            g_date_time_get_second (time), (int) fraction_us);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}
