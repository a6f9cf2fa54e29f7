/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions from orders that repeat themselves. */

#include "suggest-fixture.h"

#include "vt-mining.h"

#define YEAR_DAYS 365

Suggest *
suggest_new_of (History *history)
{
  Suggest        *suggest = g_new0 (Suggest, 1);
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  /* Of a sample as the program itself does. */
  options.min_together = history->columns != NULL ? 1 : 0;
  suggest->history = history;
  suggest->pairs = vt_mine_orders (history->orders, &options, NULL, &error);
  g_assert_no_error (error);
  suggest->input = (VtSuggestInput){.catalog = history->catalog,
                                    .orders = history->orders,
                                    .pairs = suggest->pairs,
                                    .currency = &history->currency,
                                    .n_threads = 1};
  return suggest;
}

Suggest *
suggest_new (Shop *shop, const Habit *habits, guint n_habits)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (HistoryOrder));
  HistoryOrder first = {0, 0, 0, "POST"};

  /* No basket, and a year before the last, which is not of the last year any more. */
  g_array_append_val (orders, first);
  for (guint h = 0; h < n_habits; h++)
    for (guint i = 0; i < habits[h].n_orders; i++)
      {
        HistoryOrder order = {0, 0, 0, habits[h].lines};

        g_array_append_val (orders, order);
      }
  g_assert_cmpuint (orders->len, >, 2);
  for (guint i = 1; i < orders->len; i++)
    g_array_index (orders, HistoryOrder, i).day = 1 + (i - 1) * (YEAR_DAYS - 1) / (orders->len - 2);
  return suggest_new_of (
      history_new (shop, (const HistoryOrder *) (gpointer) orders->data, orders->len));
}

void
suggest_free (Suggest *suggest)
{
  vt_pairs_unref (suggest->pairs);
  history_free (suggest->history);
  g_free (suggest);
}

GPtrArray *
suggest_find (
    Suggest *suggest, VtOfferKind kind, GPtrArray *offers, GPtrArray *dismissed, guint n_max)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  VtSuggestInput input = suggest->input;
  GPtrArray     *suggestions;

  input.offers = offers != NULL ? offers : none;
  input.dismissed = dismissed;
  suggestions = vt_suggestions_find (
      &input, kind < VT_N_OFFER_KINDS ? 1u << kind : VT_OFFER_KINDS_ALL, n_max, NULL, &error);
  g_assert_no_error (error);
  return suggestions;
}
