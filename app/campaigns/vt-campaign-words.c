/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When campaigns are, in words. */

#include "vt-campaign-words.h"

#include "vt-local-day.h"
#include "vt-times.h"

#include <glib/gi18n-lib.h>
#include <string.h>

VtCampaignPhase
vt_campaign_get_phase (const VtCampaign *campaign, gint64 now_us)
{
  g_return_val_if_fail (campaign != NULL, VT_CAMPAIGN_OVER);

  if (campaign->is_paused)
    return VT_CAMPAIGN_PAUSED;
  if (now_us < campaign->span.from_us)
    return VT_CAMPAIGN_PLANNED;
  return now_us < campaign->span.until_us ? VT_CAMPAIGN_LIVE : VT_CAMPAIGN_OVER;
}

const char *
vt_campaign_phase_to_text (VtCampaignPhase phase)
{
  switch (phase)
    {
    case VT_CAMPAIGN_PAUSED:
      return _ ("Paused");
    case VT_CAMPAIGN_PLANNED:
      return _ ("Planned");
    case VT_CAMPAIGN_LIVE:
      return _ ("Live");
    case VT_CAMPAIGN_OVER:
      return _ ("Over");
    }
  g_return_val_if_reached ("");
}

guint
vt_campaign_count_offers (const VtCampaign *campaign, GPtrArray *offers, guint *ret_n_ready)
{
  guint n = 0;
  guint n_ready = 0;

  g_return_val_if_fail (campaign != NULL && offers != NULL, 0);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      if (g_strcmp0 (vt_offer_get_campaign (offer), campaign->name) != 0)
        continue;
      n++;
      n_ready += offer->state == VT_OFFER_READY;
    }
  if (ret_n_ready != NULL)
    *ret_n_ready = n_ready;
  return n;
}

/* ---- days ---- */

static char *
format_day (gint64 day, const char *format)
{
  int year, month, of_month;
  g_autoptr (GDateTime) date = NULL;

  vt_civil_from_days (day, &year, &month, &of_month);
  date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  return date != NULL ? g_date_time_format (date, format) : g_strdup ("?");
}

char *
vt_day_to_text (gint64 day)
{
  /* Translators: a day, as g_date_time_format() has it */
  return format_day (day, _ ("%-d %B %Y"));
}

char *
vt_month_to_text (gint64 day)
{
  /* Translators: a month, as g_date_time_format() has it */
  return format_day (day, _ ("%B %Y"));
}

char *
vt_instant_to_words (gint64 time_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  if (vt_local_is_day_start (zone, time_us))
    return vt_day_to_text (vt_local_day (zone, time_us));
  utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  /* Translators: a moment, as g_date_time_format() has it */
  return local != NULL ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M")) : g_strdup ("?");
}

char *
vt_end_to_words (gint64 until_us, GTimeZone *zone)
{
  g_return_val_if_fail (zone != NULL, NULL);

  if (vt_local_is_day_start (zone, until_us))
    return vt_day_to_text (vt_local_day (zone, until_us) - 1);
  return vt_instant_to_words (until_us, zone);
}

/* Both ends are of whole days. What both have in common is said once. */
static char *
days_to_text (gint64 first, gint64 last)
{
  int              first_year, first_month, last_year, last_month;
  g_autofree char *end = vt_day_to_text (last);
  g_autofree char *begin = NULL;

  if (first == last)
    return g_steal_pointer (&end);
  vt_civil_from_days (first, &first_year, &first_month, NULL);
  vt_civil_from_days (last, &last_year, &last_month, NULL);
  if (first_year != last_year)
    begin = vt_day_to_text (first);
  else if (first_month != last_month)
    /* Translators: a day without its year, which follows, as g_date_time_format() has it */
    begin = format_day (first, _ ("%-d %B"));
  else
    /* Translators: a day without month and year, which follow, as g_date_time_format() has it */
    begin = format_day (first, _ ("%-d"));
  /* Translators: the first day and the last day */
  return g_strdup_printf (_ ("%s to %s"), begin, end);
}

char *
vt_span_to_text (VtSpan span, GTimeZone *zone)
{
  gboolean         has_start = span.from_us != VT_SPAN_NO_START;
  gboolean         has_end = span.until_us != VT_SPAN_NO_END;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  if (!has_start && !has_end)
    return g_strdup (_ ("Without dates"));
  if (has_start && has_end && vt_local_is_day_start (zone, span.from_us) &&
      vt_local_is_day_start (zone, span.until_us))
    return days_to_text (vt_local_day (zone, span.from_us), vt_local_day (zone, span.until_us) - 1);
  begin = has_start ? vt_instant_to_words (span.from_us, zone) : NULL;
  end = has_end ? vt_end_to_words (span.until_us, zone) : NULL;
  if (!has_end)
    return g_strdup_printf (_ ("From %s on"), begin);
  if (!has_start)
    return g_strdup_printf (_ ("Until %s"), end);
  return g_strdup_printf (_ ("%s to %s"), begin, end);
}

/* ---- campaigns ---- */

static char *
phase_to_sentence (const VtCampaign *campaign, GTimeZone *zone, gint64 now_us)
{
  g_autofree char *when = NULL;

  switch (vt_campaign_get_phase (campaign, now_us))
    {
    case VT_CAMPAIGN_PAUSED:
      when = vt_span_to_text (campaign->span, zone);
      /* Translators: the dates of a campaign that is paused */
      return g_strdup_printf (_ ("Paused (%s)"), when);
    case VT_CAMPAIGN_PLANNED:
      when = vt_span_to_text (campaign->span, zone);
      /* Translators: the dates of a campaign to come */
      return g_strdup_printf (_ ("Planned: %s"), when);
    case VT_CAMPAIGN_LIVE:
      if (campaign->span.until_us == VT_SPAN_NO_END)
        return g_strdup (_ ("Live, without an end"));
      when = vt_end_to_words (campaign->span.until_us, zone);
      return g_strdup_printf (_ ("Live until %s"), when);
    case VT_CAMPAIGN_OVER:
      when = vt_end_to_words (campaign->span.until_us, zone);
      return g_strdup_printf (_ ("Over since %s"), when);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
vt_campaign_to_text (const VtCampaign *campaign, GPtrArray *offers, GTimeZone *zone, gint64 now_us)
{
  g_autofree char *phase = NULL;
  guint            n;
  guint            n_ready;
  g_autofree char *counted = NULL;

  g_return_val_if_fail (campaign != NULL && offers != NULL && zone != NULL, NULL);

  phase = phase_to_sentence (campaign, zone, now_us);
  n = vt_campaign_count_offers (campaign, offers, &n_ready);
  if (n == 0)
    counted = g_strdup (_ ("without offers"));
  else if (n == n_ready)
    counted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "with %u offer, which is ready",
                                            "with %u offers, all ready", n),
                               n);
  else
    counted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "with %u offer, %u of them ready",
                                            "with %u offers, %u of them ready", n),
                               n, n_ready);
  /* Translators: when a campaign is, and its offers */
  return g_strdup_printf (_ ("%s, %s"), phase, counted);
}
