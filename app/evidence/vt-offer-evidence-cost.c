/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer would have cost in the last year, and what pays for it. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* So much more than is sold anyway is little to ask, and so much is a lot. */
#define LITTLE_MORE 0.25
#define MUCH_MORE 1.0

/* ---- the cost ---- */

/* From the first sale on, if the history is shorter than a year. */
static char *
tell_period (VtStudy *study)
{
  const VtReplay  *replay = &study->replay;
  gint64           first_us = study->input->orders->order_time_us[study->year.first];
  g_autofree char *from = vt_study_day (MAX (replay->from_us, first_us));
  g_autofree char *until = vt_study_day (replay->until_us);

  /* Translators: two days */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static char *
tell_gifts (VtStudy *study)
{
  const VtReplay  *replay = &study->replay;
  g_autofree char *count = vt_words_count ((guint64) replay->n_gifts);
  g_autofree char *cost = vt_money_to_display (replay->gifts_cost_minor, study->input->currency);

  if (replay->n_gifts == 0)
    return g_strdup ("");
  if (replay->gifts_cost_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " And %s gift of unknown cost.",
                                         " And %s gifts of unknown cost.",
                                         (gulong) replay->n_gifts),
                            count);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " %s gift is in it, at a cost of %s.",
                                       " %s gifts are in it, at a cost of %s.",
                                       (gulong) replay->n_gifts),
                          count, cost);
}

gint64
vt_study_get_given_minor (const VtStudy *study)
{
  gint64 given_minor = study->replay.off_minor;

  if (!study->has_replay || study->replay.gifts_cost_minor == VT_MONEY_UNKNOWN ||
      __builtin_add_overflow (given_minor, study->replay.gifts_cost_minor, &given_minor))
    return VT_MONEY_UNKNOWN;
  return given_minor;
}

static void
tell_cost (VtStudy *study, const char *supposing)
{
  const VtReplay  *replay = &study->replay;
  gint64           given_minor = vt_study_get_given_minor (study);
  gint64           shown_minor = given_minor != VT_MONEY_UNKNOWN ? given_minor : replay->off_minor;
  g_autofree char *got = vt_words_count ((guint64) replay->n_got);
  g_autofree char *all = vt_words_count ((guint64) replay->n_orders);
  g_autofree char *period = tell_period (study);
  g_autofree char *money = vt_money_to_display (shown_minor, study->input->currency);
  g_autofree char *share = vt_words_share (
      replay->value_minor > 0 ? (double) shown_minor / (double) replay->value_minor : 0);
  g_autofree char *gifts = tell_gifts (study);
  VtFact          *fact;

  fact = vt_study_add_money (
      study, "cost", _ ("Cost on last year's orders"), VT_TONE_NEUTRAL, shown_minor,
      replay->n_got == 0
          ? g_strdup_printf (_ ("None of the %s orders from %s would have got it.%s"), all, period,
                             supposing != NULL ? supposing : "")
          : g_strdup_printf (
                /* Translators: two counts of orders, a period, money, a percentage; two more
                 * sentences that may be empty */
                g_dngettext (GETTEXT_PACKAGE,
                             "%s of %s orders from %s would have got it: %s, %s of what it "
                             "cost.%s%s",
                             "%s of %s orders from %s would have got it: %s, %s of what they "
                             "cost.%s%s",
                             (gulong) replay->n_got),
                got, all, period, money, share, gifts, supposing != NULL ? supposing : ""));
  fact->n = (guint64) replay->n_got;
  fact->n_of = (guint64) replay->n_orders;
}

static void
show_months (VtStudy *study)
{
  const VtReplay  *replay = &study->replay;
  VtPicture       *picture;
  guint            most = 0;
  g_autofree char *most_money = NULL;
  g_autofree char *most_month = NULL;

  if (replay->off_minor == 0)
    return;
  picture = vt_picture_new ("months", VT_PICTURE_BARS);
  for (guint i = 0; i < replay->n_months; i++)
    {
      const VtReplayMonth *month = &replay->months[i];
      g_autofree char     *name = vt_study_month (month->year, month->month);
      g_autofree char     *money = vt_money_to_display (month->off_minor, study->input->currency);
      g_autofree char     *count = vt_words_count ((guint64) month->n_got);

      if (month->off_minor > replay->months[most].off_minor)
        most = i;
      vt_picture_add_bar (
          picture, month->off_minor, vt_study_month_label (month->year, month->month),
          /* Translators: a month, money, a count of orders */
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s off %s order",
                                        "%s: %s off %s orders", (gulong) month->n_got),
                           name, money, count));
    }
  most_month = vt_study_month (replay->months[most].year, replay->months[most].month);
  most_money = vt_money_to_display (replay->months[most].off_minor, study->input->currency);
  picture->title = g_strdup (_ ("Taken off, month by month"));
  picture->sentence = g_strdup_printf (_ ("Most in %s: %s."), most_month, most_money);
  vt_study_add_picture (study, picture);
}

gboolean
vt_study_replay (VtStudy           *study,
                 const char *const *instead_of,
                 const guint32     *line_delivery,
                 const char        *supposing,
                 GError           **error)
{
  VtReplaySource source = {study->input->orders, instead_of, line_delivery, study->input->n_threads,
                           study->input->counted};
  g_autofree char *more = supposing != NULL ? g_strconcat (" ", supposing, NULL) : NULL;
  g_autoptr (GError) failure = NULL;

  if (study->runner == NULL)
    return TRUE;
  if (!vt_replay_run (study->offer, &source, study->input->catalog, study->input->currency,
                      &study->replay, study->job, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      vt_study_add_note (
          study, g_strdup_printf (_ ("What it costs cannot be told: %s."), failure->message));
      return TRUE;
    }
  study->has_replay = TRUE;
  tell_cost (study, more);
  show_months (study);
  return TRUE;
}

/* ---- what pays for it ---- */

/* @n_more beside what is bought anyway. */
static VtTone
tone_of_more (gint64 n_more, gint64 n_anyway)
{
  if (n_more == 0)
    return VT_TONE_GOOD;
  if (n_anyway <= 0)
    return VT_TONE_NEUTRAL;
  if ((double) n_more <= LITTLE_MORE * (double) n_anyway)
    return VT_TONE_GOOD;
  return (double) n_more > MUCH_MORE * (double) n_anyway ? VT_TONE_BAD : VT_TONE_NEUTRAL;
}

gboolean
vt_study_tell_no_number (VtStudy *study, const VtBreakEven *even)
{
  if (!even->is_known)
    {
      if (study->has_replay)
        vt_study_add_unknown (study, "break-even", _ ("Break-even"),
                              g_strdup (_ ("Needs the costs of all products in it.")));
      return TRUE;
    }
  if (even->never)
    {
      vt_study_add_fact (
          study, "break-even", _ ("Break-even"), VT_TONE_BAD, g_strdup (_ ("Never")),
          g_strdup (_ ("What it takes off is more than the margin of what is added: selling more "
                       "of it does not pay for it.")))
          ->is_known = FALSE;
      return TRUE;
    }
  if (even->n_needed == 0)
    {
      VtFact *fact = vt_study_add_fact (
          study, "break-even", _ ("Break-even"), VT_TONE_GOOD, g_strdup (_ ("At once")),
          g_strdup (_ ("Nobody would have got it for what they bought anyway: each sale more is "
                       "gained.")));

      fact->unit = VT_FACT_POINTS;
      fact->n_of = even->n_base;
      return TRUE;
    }
  return FALSE;
}

void
vt_study_tell_break_even (VtStudy              *study,
                          const VtExampleMoney *money,
                          guint64               n_base,
                          const char           *base)
{
  VtBreakEven even = vt_break_even (vt_study_get_given_minor (study), money->gain_minor, 1, n_base);
  g_autofree char *points = NULL;
  g_autofree char *needed = vt_words_count ((guint64) even.n_needed);
  g_autofree char *of = vt_words_count (n_base);
  g_autofree char *gain = vt_money_to_display (money->gain_minor, study->input->currency);
  VtFact          *fact;

  if (vt_study_tell_no_number (study, &even))
    return;
  if (n_base == 0 || (guint64) even.n_needed > n_base)
    {
      fact = vt_study_add_fact (
          study, "break-even", _ ("Break-even"), VT_TONE_BAD, g_strdup (_ ("Out of reach")),
          /* Translators: a count, money, a count of orders, what is in these */
          g_strdup_printf (_ ("Needs %s more at %s margin each to pay for the discount, but there "
                              "were only %s %s."),
                           needed, gain, of, base));
    }
  else
    {
      points = vt_study_points (even.points);
      fact = vt_study_add_fact (
          study, "break-even", _ ("Break-even"), tone_of_more (even.n_needed, study->replay.n_got),
          /* Translators: percentage points */
          g_strdup_printf (_ ("%s points"), points),
          /* Translators: percentage points, a count, a count of orders, what is in these, money */
          g_strdup_printf (_ ("Needs %s percentage points more attach to pay for the discount: %s "
                              "more of %s %s, at %s margin each."),
                           points, needed, of, base, gain));
    }
  fact->unit = VT_FACT_POINTS;
  fact->number = even.points;
  fact->amount = even.n_needed;
  fact->n = (guint64) even.n_needed;
  fact->n_of = n_base;
}

void
vt_study_tell_break_even_units (VtStudy *study, gint64 gain_minor, gint64 n_sold)
{
  VtBreakEven even = vt_break_even (vt_study_get_given_minor (study), gain_minor, MAX (n_sold, 1),
                                    (guint64) n_sold);
  g_autofree char *share = NULL;
  g_autofree char *needed = vt_words_count ((guint64) even.n_needed);
  g_autofree char *sold = vt_words_count ((guint64) n_sold);
  VtFact          *fact;

  if (vt_study_tell_no_number (study, &even))
    return;
  share = vt_words_share (even.points / 100);
  fact = vt_study_add_fact (
      study, "break-even", _ ("Break-even"), tone_of_more (even.n_needed, n_sold),
      /* Translators: a percentage */
      g_strdup_printf (_ ("%s more"), share),
      /* Translators: two counts of units and a percentage */
      g_strdup_printf (_ ("Needs %s units more than the %s of last year, %s, to pay for the "
                          "discount."),
                       needed, sold, share));
  fact->unit = VT_FACT_SHARE;
  fact->number = even.points / 100;
  fact->amount = even.n_needed;
  fact->n = (guint64) even.n_needed;
  fact->n_of = (guint64) n_sold;
}
