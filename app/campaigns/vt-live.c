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

gboolean
vt_offer_has_dates (const VtOffer *offer)
{
  VtSpan span;

  g_return_val_if_fail (offer != NULL, FALSE);

  return !vt_offer_get_span (offer, &span) || !vt_span_equal (span, VT_SPAN_ALWAYS) ||
         vt_offer_has_weekdays (offer) || vt_offer_has_hours (offer);
}

/* 0 to 2 */
static guint
rank_offer (const VtOffer *offer)
{
  if (vt_offer_get_campaign (offer) != NULL)
    return 0;
  return vt_offer_has_dates (offer) ? 1 : 2;
}

GArray *
vt_live_order (GPtrArray *effective)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (effective != NULL, order);

  for (guint rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < effective->len; i++)
      {
        const VtOffer *offer = effective->pdata[i];

        if (offer->state == VT_OFFER_READY && rank_offer (offer) == rank)
          g_array_append_val (order, i);
      }
  return order;
}

static VtSpan
span_of_days (GTimeZone *zone, gint64 first, gint64 end)
{
  return (VtSpan){vt_local_day_start (zone, first), vt_local_day_start (zone, end)};
}

void
vt_offer_mark_days (
    const VtOffer *offer, GTimeZone *zone, gint64 first_day, guint n_days, gboolean *ret_on)
{
  guint    weekdays;
  VtSpan   span;
  gboolean is_readable;

  g_return_if_fail (offer != NULL && zone != NULL && ret_on != NULL);

  weekdays = get_weekdays (offer);
  is_readable = vt_offer_get_span (offer, &span);
  for (guint i = 0; i < n_days; i++)
    ret_on[i] = is_readable && has_day (weekdays, first_day + i) &&
                !vt_span_is_empty (vt_span_intersect (
                    span, span_of_days (zone, first_day + i, first_day + i + 1)));
}

gboolean
vt_offer_is_on (const VtOffer *offer, GTimeZone *zone, gint64 day)
{
  gboolean is_on = FALSE;

  vt_offer_mark_days (offer, zone, day, 1, &is_on);
  return is_on;
}

GArray *
vt_live_list_on (GPtrArray *effective, GTimeZone *zone, gint64 day)
{
  g_autoptr (GArray) order = vt_live_order (effective);
  GArray *on = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      if (vt_offer_is_on (effective->pdata[index], zone, day))
        g_array_append_val (on, index);
    }
  return on;
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
