/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days an offer is there on. */

#include "vt-live.h"

#include "vt-local-day.h"

#include <string.h>

#define N_DAYS 7
#define ALL_DAYS ((1u << N_DAYS) - 1)
/* 1970-01-01 was a Thursday; Monday is 0. */
#define FIRST_WEEKDAY 3

static JsonObject *
get_schedule (const VtOffer *offer)
{
  return vt_terms_get_object (vt_offer_get_terms (offer), "schedule");
}

/* One bit a day, Monday the lowest. */
static guint
get_weekdays (const VtOffer *offer)
{
  static const char *const words[N_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  JsonArray               *array = vt_terms_get_array (get_schedule (offer), "weekdays");
  guint                    days = 0;

  if (array == NULL)
    return ALL_DAYS;
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    for (guint day = 0; day < N_DAYS; day++)
      if (g_strcmp0 (vt_terms_get_word (array, i), words[day]) == 0)
        days |= 1u << day;
  return days;
}

static gboolean
has_day (guint weekdays, gint64 day)
{
  return (weekdays >> ((day + FIRST_WEEKDAY) % N_DAYS + N_DAYS) % N_DAYS & 1) != 0;
}

gboolean
vt_offer_has_weekdays (const VtOffer *offer)
{
  g_return_val_if_fail (offer != NULL, FALSE);

  return get_weekdays (offer) != ALL_DAYS;
}

gboolean
vt_offer_has_hours (const VtOffer *offer)
{
  g_return_val_if_fail (offer != NULL, FALSE);

  return vt_terms_get_array (get_schedule (offer), "hours") != NULL;
}

static VtSpan
span_of_days (GTimeZone *zone, gint64 first, gint64 end)
{
  return (VtSpan){vt_local_day_start (zone, first), vt_local_day_start (zone, end)};
}

gboolean
vt_offer_is_on (const VtOffer *offer, GTimeZone *zone, gint64 day)
{
  VtSpan span;

  g_return_val_if_fail (offer != NULL && zone != NULL, FALSE);

  return vt_offer_get_span (offer, &span) && has_day (get_weekdays (offer), day) &&
         !vt_span_is_empty (vt_span_intersect (span, span_of_days (zone, day, day + 1)));
}

static void
add_span (GArray *spans, VtSpan span, VtSpan within)
{
  VtSpan part = vt_span_intersect (span, within);

  if (!vt_span_is_empty (part))
    g_array_append_val (spans, part);
}

GArray *
vt_offer_list_spans (const VtOffer *offer, GTimeZone *zone, VtSpan within)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (VtSpan));
  guint   weekdays;
  VtSpan  span;
  gint64  last;

  g_return_val_if_fail (offer != NULL && zone != NULL, spans);
  g_return_val_if_fail (within.from_us != VT_SPAN_NO_START && within.until_us != VT_SPAN_NO_END,
                        spans);

  if (!vt_offer_get_span (offer, &span))
    return spans;
  within = vt_span_intersect (span, within);
  weekdays = get_weekdays (offer);
  if (vt_span_is_empty (within) || weekdays == ALL_DAYS)
    {
      add_span (spans, within, within);
      return spans;
    }
  last = vt_local_day (zone, within.until_us - 1);
  for (gint64 day = vt_local_day (zone, within.from_us); day <= last; day++)
    {
      gint64 first = day;

      while (day <= last && has_day (weekdays, day))
        day++;
      if (day > first)
        add_span (spans, span_of_days (zone, first, day), within);
    }
  return spans;
}
