/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for steps on what is spent: where orders end, and how many end just below. */

#include "vt-offer-evidence-private.h"

#include "vt-histogram.h"
#include "vt-threshold-figures.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define MAX_STEPS 32
/* Just below is within this part of the step. */
#define JUST_BELOW 5

typedef struct
{
  gint64      from;
  guint       index; /* among the steps of the offer */
  JsonObject *terms;
} Step;

typedef struct
{
  VtMeasure      measure;
  VtOrderValues *values; /* (owned): of the last year */
  Step           steps[MAX_STEPS];
  guint          n_steps;
} Threshold;

static void
threshold_clear (Threshold *threshold)
{
  g_clear_pointer (&threshold->values, vt_order_values_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Threshold, threshold_clear)

static void
read_steps (Threshold *threshold, VtStudy *study)
{
  JsonArray *steps = vt_terms_get_array (study->terms, "steps");
  gint64     last = 0;

  for (guint i = 0; i < vt_terms_get_length (steps) && threshold->n_steps < MAX_STEPS; i++)
    {
      JsonObject *step = vt_terms_get_element (steps, i);
      gint64      from = vt_terms_get_int64 (step, "from", 0);

      /* Upwards, as the evaluator has it; what a draft has otherwise is passed over. */
      if (from <= last)
        continue;
      threshold->steps[threshold->n_steps++] = (Step){from, i, step};
      last = from;
    }
}

VtOrderValues *
vt_study_order_values (VtStudy *study, VtMeasure measure, GError **error)
{
  g_autoptr (GError) failure = NULL;
  VtOrderValues *values =
      vt_order_values_new (study->input->orders, vt_terms_get_object (study->terms, "select"),
                           measure, study->year.from_us, study->job, &failure);

  if (values != NULL)
    return values;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    vt_study_add_note (
        study, g_strdup_printf (_ ("The orders cannot be added up: %s."), failure->message));
  return NULL;
}

/* ---- words ---- */

typedef struct
{
  VtMeasure         measure;
  const VtCurrency *currency;
} MeasureWords;

static char *
words (gint64 value, gpointer user_data)
{
  const MeasureWords *how = user_data;

  if (vt_measure_is_money (how->measure))
    return vt_money_to_display (value, how->currency);
  if (how->measure == VT_MEASURE_QUANTITY)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " unit", "%" PRId64 " units", (gulong) value),
        value);
  if (value < 1000)
    /* Translators: grams */
    return g_strdup_printf (_ ("%" PRId64 " g"), value);
  /* Translators: kilograms */
  return g_strdup_printf (_ ("%.1f kg"), (double) value / 1000);
}

char *
vt_study_measure_words (VtStudy *study, VtMeasure measure, gint64 value)
{
  MeasureWords how = {measure, study->input->currency};

  return words (value, &how);
}

/* ---- telling ---- */

static void
tell_reached (VtStudy *study, const Threshold *threshold, gint64 step)
{
  guint            n_of = vt_order_values_get_n (threshold->values);
  guint            n = vt_order_values_count_from (threshold->values, step);
  g_autofree char *amount = vt_study_measure_words (study, threshold->measure, step);
  g_autofree char *count = vt_words_count (n);
  g_autofree char *all = vt_words_count (n_of);
  g_autofree char *title = g_strdup_printf (_ ("Reach %s anyway"), amount);

  vt_study_add_share (study, "together", title, vt_study_tone_of_anyway (n, n_of), n, n_of,
                      /* Translators: two counts of orders, an amount */
                      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                    "%s of %s orders of the last year comes to %s "
                                                    "or more.",
                                                    "%s of %s orders of the last year come to %s "
                                                    "or more.",
                                                    n),
                                       count, all, amount));
}

static gint64
just_below (gint64 step)
{
  return MAX (step / JUST_BELOW, 1);
}

static void
tell_below (VtStudy *study, const Threshold *threshold, gint64 step)
{
  VtOrdersBelow    below = vt_order_values_get_below (threshold->values, step, just_below (step));
  g_autofree char *amount = vt_study_measure_words (study, threshold->measure, step);
  g_autofree char *from =
      vt_study_measure_words (study, threshold->measure, step - just_below (step));
  g_autofree char *lack = vt_study_measure_words (study, threshold->measure, below.lacking);
  g_autofree char *count = vt_words_count (below.n);
  g_autofree char *title = g_strdup_printf (_ ("Just below %s"), amount);

  vt_study_add_share (
      study, "just-below", title, below.n == 0 ? VT_TONE_BAD : VT_TONE_NEUTRAL, below.n,
      vt_order_values_get_n (threshold->values),
      below.n == 0
          ? g_strdup_printf (_ ("No order of the last year comes to between %s and %s."), from,
                             amount)
          : g_strdup_printf (
                /* Translators: a count of orders, two amounts, and what is lacking on average */
                g_dngettext (GETTEXT_PACKAGE, "%s order comes to between %s and %s, and lacks %s.",
                             "%s orders come to between %s and %s, and lack %s on average.",
                             below.n),
                count, from, amount, lack));
}

static void
show_values (VtStudy *study, const Threshold *threshold)
{
  MeasureWords how = {threshold->measure, study->input->currency};
  gint64       marks[MAX_STEPS];
  VtPicture   *picture;

  if (vt_order_values_get_n (threshold->values) == 0)
    return;
  for (guint i = 0; i < threshold->n_steps; i++)
    marks[i] = threshold->steps[i].from;
  picture = vt_histogram_new (
      "order-values", VT_HISTOGRAM_ORDERS, vt_order_values_get (threshold->values),
      vt_order_values_get_n (threshold->values), marks, threshold->n_steps, words, &how);
  picture->title = g_strdup (_ ("Orders of the last year by what they come to"));
  picture->sentence = g_strdup (_ ("A line stands where a step begins."));
  vt_study_add_picture (study, picture);
}

/* ---- money ---- */

/* (nullable): the first step that costs the shop something the history knows of. */
static const Step *
find_paid_step (const Threshold *threshold)
{
  for (guint i = 0; i < threshold->n_steps; i++)
    if (vt_terms_get_object (threshold->steps[i].terms, "reward") != NULL ||
        vt_terms_get_object (threshold->steps[i].terms, "gift") != NULL)
      return &threshold->steps[i];
  return NULL;
}

/* What one order just below brings more if it comes to the step: the margin of one that does, with
 * what it gets, less that of the mean of those below. Shipping is left aside as in the replay. */
static gint64
gain_of (VtStudy *study, const Threshold *threshold, const Step *step)
{
  VtTypicalOrder typical;
  VtStepFigures  figures;
  gint64         gain_minor;

  vt_order_values_get_typical (threshold->values, step->from - just_below (step->from), step->from,
                               &typical);
  if (typical.cost_minor == VT_MONEY_UNKNOWN ||
      !vt_threshold_step (study->offer, step->index, &typical, study->input->catalog,
                          study->input->currency, &figures, NULL) ||
      figures.margin_after_minor == VT_MONEY_UNKNOWN ||
      __builtin_add_overflow (figures.margin_after_minor, figures.shipping_minor, &gain_minor) ||
      __builtin_sub_overflow (gain_minor, typical.value_minor - typical.cost_minor, &gain_minor))
    return VT_MONEY_UNKNOWN;
  return gain_minor;
}

static void
tell_break_even (VtStudy *study, const Threshold *threshold, const Step *step)
{
  VtOrdersBelow below =
      vt_order_values_get_below (threshold->values, step->from, just_below (step->from));
  VtBreakEven      even;
  g_autofree char *needed = NULL;
  g_autofree char *n_below = vt_words_count (below.n);
  g_autofree char *amount = vt_study_measure_words (study, threshold->measure, step->from);
  gboolean         is_out_of_reach;
  VtFact          *fact;

  if (below.n == 0)
    return;
  even = vt_break_even (vt_study_get_given_minor (study), gain_of (study, threshold, step), 1,
                        below.n);
  if (vt_study_tell_no_number (study, &even))
    return;
  needed = vt_words_count ((guint64) even.n_needed);
  is_out_of_reach = (guint64) even.n_needed > below.n;
  fact = vt_study_add_fact (
      study, "break-even", _ ("Break-even"), is_out_of_reach ? VT_TONE_BAD : VT_TONE_NEUTRAL,
      /* Translators: two counts of orders */
      is_out_of_reach ? g_strdup (_ ("Out of reach"))
                      : g_strdup_printf (_ ("%s of %s"), needed, n_below),
      /* Translators: a count of orders, an amount, a count of orders */
      g_strdup_printf (_ ("Needs %s orders more to come to %s to pay for what the others get for "
                          "nothing; %s are just below."),
                       needed, amount, n_below));
  fact->unit = VT_FACT_COUNT;
  fact->amount = even.n_needed;
  fact->n = (guint64) even.n_needed;
  fact->n_of = below.n;
}

static gboolean
has_shipping (const Threshold *threshold)
{
  for (guint i = 0; i < threshold->n_steps; i++)
    if (json_object_has_member (threshold->steps[i].terms, "shipping") ||
        json_object_has_member (threshold->steps[i].terms, "shipping_off"))
      return TRUE;
  return FALSE;
}

gboolean
vt_study_threshold (VtStudy *study, GError **error)
{
  g_auto (Threshold) threshold = {.measure = vt_measure_read (study->terms)};
  g_autoptr (GError) failure = NULL;
  const Step *paid;

  read_steps (&threshold, study);
  threshold.values = vt_study_order_values (study, threshold.measure, &failure);
  if (threshold.values == NULL && failure == NULL)
    return TRUE;
  if (threshold.values == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  show_values (study, &threshold);
  for (guint i = 0; i < threshold.n_steps; i++)
    {
      tell_reached (study, &threshold, threshold.steps[i].from);
      tell_below (study, &threshold, threshold.steps[i].from);
    }
  if (has_shipping (&threshold))
    vt_study_add_note (study, g_strdup (_ ("What free delivery costs is not counted: the orders do "
                                           "not say what delivery cost.")));
  paid = find_paid_step (&threshold);
  if (paid == NULL)
    return TRUE;
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  if (study->has_replay)
    tell_break_even (study, &threshold, paid);
  return TRUE;
}
