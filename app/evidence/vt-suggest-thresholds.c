/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A threshold a little above what most orders come to. */

#include "vt-suggest-private.h"

#include "vt-order-values.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* From fewer orders nothing can be told. */
#define MIN_ORDERS 100
/* Where the step is looked for, in hundredths of the median. */
#define FROM_HUNDREDTHS 115
#define TO_HUNDREDTHS 140
/* Just below is within a fifth. */
#define JUST_BELOW 5
/* Of those just below, one in so many is taken to come up to it. */
#define TAKERS 10

static gboolean
has_threshold (const VtSuggester *suggester)
{
  for (guint i = 0; i < suggester->input->offers->len; i++)
    {
      const VtOffer *offer = suggester->input->offers->pdata[i];

      if (offer->kind == VT_OFFER_THRESHOLD &&
          vt_terms_get_object (vt_offer_get_terms (offer), "select") == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Of the roundest amounts between both, the one with most orders just below; 0 if there is none. */
static gint64
choose_step (VtOrderValues *values, gint64 from, gint64 to)
{
  static const gint64 digits[] = {5, 2, 1};
  gint64              power = 1;

  while (power <= to / 10)
    power *= 10;
  for (; power >= 1; power /= 10)
    for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
      {
        gint64 unit = digits[i] * power;
        gint64 best = 0;
        guint  n_best = 0;

        for (gint64 step = (from + unit - 1) / unit * unit; step <= to; step += unit)
          {
            guint n = vt_order_values_get_below (values, step, MAX (step / JUST_BELOW, 1)).n;

            if (best == 0 || n > n_best)
              {
                best = step;
                n_best = n;
              }
          }
        if (best > 0)
          return best;
      }
  return 0;
}

static void
suggest_step (VtSuggester *suggester, VtOrderValues *values, gint64 median, gint64 step)
{
  VtOrdersBelow below = vt_order_values_get_below (values, step, MAX (step / JUST_BELOW, 1));
  gint64 gain_minor = (gint64) ((__int128) below.lacking * suggester->mean_margin_ppm / 1000000);
  gint64 worth_minor;
  g_autofree char *amount = vt_money_to_display (step, suggester->input->currency);
  g_autofree char *half = vt_money_to_display (median, suggester->input->currency);
  g_autofree char *lack = vt_money_to_display (below.lacking, suggester->input->currency);
  g_autofree char *count = vt_words_count (below.n);
  g_autoptr (JsonBuilder) terms = json_builder_new ();

  if (__builtin_mul_overflow (gain_minor, below.n / TAKERS, &worth_minor))
    return;
  json_builder_begin_object (terms);
  vt_suggest_add_text (terms, "measure", "subtotal");
  json_builder_set_member_name (terms, "steps");
  json_builder_begin_array (terms);
  json_builder_begin_object (terms);
  vt_suggest_add_int64 (terms, "from", step);
  vt_suggest_add_int64 (terms, "shipping", 0);
  json_builder_end_object (terms);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  vt_suggester_add (
      suggester, VT_OFFER_THRESHOLD, NULL, 0,
      /* Translators: an amount */
      g_strdup_printf (_ ("Free Shipping from %s"), amount), terms,
      /* Translators: an amount, a count of orders, an amount, what is lacking on average */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "Half of the orders of the last year come to less than %s; %s "
                                    "ends just below %s and lacks %s.",
                                    "Half of the orders of the last year come to less than %s; %s "
                                    "end just below %s and lack %s on average.",
                                    below.n),
                       half, count, amount, lack),
      worth_minor);
}

gboolean
vt_suggest_thresholds (VtSuggester *suggester, GError **error)
{
  g_autoptr (VtOrderValues) values = NULL;
  g_autoptr (GError) failure = NULL;
  guint  n;
  gint64 median, step;

  if (has_threshold (suggester))
    return TRUE;
  values = vt_order_values_new (suggester->input->orders, NULL, VT_MEASURE_SUBTOTAL,
                                suggester->year.from_us, NULL, &failure);
  /* Orders that come to too much for a sum suggest nothing. */
  if (values == NULL || (n = vt_order_values_get_n (values)) < MIN_ORDERS)
    return vt_job_check (suggester->job, error);
  median = vt_order_values_get (values)[(n - 1) / 2];
  if (median < 1 || median > G_MAXINT64 / 1000)
    return TRUE;
  step = choose_step (values, (median * FROM_HUNDREDTHS + 99) / 100, median * TO_HUNDREDTHS / 100);
  if (step > 0)
    suggest_step (suggester, values, median, step);
  return TRUE;
}
