/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of the last year replayed with an offer: what it would have cost. */

#include "vt-replay.h"

#include "vt-parallel.h"
#include "vt-sale.h"

#include <glib/gi18n-lib.h>

#define ORDERS_A_TASK 512

typedef struct
{
  gint64   n_got;
  __int128 off_minor;
} Month;

/* The sums of one worker. */
typedef struct
{
  VtTrialRunner *runner;      /* (owned) */
  GArray        *lines;       /* (owned) (element-type VtReplayLine) */
  guint8        *has_product; /* (owned) (array length=n_products): whether @lines has it */
  Month         *months;      /* (owned) */
  gint64         n_orders;
  gint64         n_got;
  gint64         n_gifts;
  gint64         n_refused;
  __int128       value_minor;
  __int128       gifts_cost_minor;
  gboolean       has_gift_without_cost;
} Worker;

typedef struct
{
  const VtReplaySource *source;
  VtEvidenceTrial      *trial;    /* (owned) */
  guint8               *relevant; /* (owned) (nullable) */
  VtYear                year;
  int                   first_month;
  guint                 n_months;
  guint                 n_workers;
  Worker               *workers; /* (owned) */
} Run;

static void
run_clear (Run *run)
{
  for (guint i = 0; i < run->n_workers; i++)
    {
      g_clear_pointer (&run->workers[i].runner, vt_evidence_trial_runner_free);
      g_clear_pointer (&run->workers[i].lines, g_array_unref);
      g_free (run->workers[i].has_product);
      g_free (run->workers[i].months);
    }
  g_free (run->workers);
  g_free (run->relevant);
  vt_evidence_trial_free (run->trial);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

void
vt_replay_clear (VtReplay *replay)
{
  g_clear_pointer (&replay->months, g_free);
}

/* ---- one order ---- */

/* (nullable): the line of the cart with the same product, price and delivery. */
static VtReplayLine *
find_same (const Worker *worker, const VtReplayLine *line)
{
  if (!worker->has_product[line->product])
    return NULL;
  for (guint i = 0; i < worker->lines->len; i++)
    {
      VtReplayLine *there = &g_array_index (worker->lines, VtReplayLine, i);

      if (there->product == line->product && there->unit_price_minor == line->unit_price_minor &&
          there->delivery == line->delivery)
        return there;
    }
  return NULL;
}

/* Lines of one product at one price are one line of a cart. */
static void
add_line (Worker *worker, const Run *run, const VtReplayLine *line)
{
  VtReplayLine *there = find_same (worker, line);

  if (there != NULL)
    {
      VtReplayLine both = *there;

      both.quantity += line->quantity;
      if (vt_evidence_trial_line_fits (run->trial, &both))
        {
          *there = both;
          return;
        }
    }
  if (worker->lines->len == VT_ALONE_MAX_LINES || !vt_evidence_trial_line_fits (run->trial, line))
    return;
  g_array_append_val (worker->lines, *line);
  worker->has_product[line->product] = 1;
}

static void
collect_lines (Worker *worker, const Run *run, guint32 order)
{
  const VtReplaySource *source = run->source;
  VtOrders             *orders = source->orders;

  for (guint i = 0; i < worker->lines->len; i++)
    worker->has_product[g_array_index (worker->lines, VtReplayLine, i).product] = 0;
  g_array_set_size (worker->lines, 0);
  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      guint32      product = orders->line_product[l];
      VtReplayLine line = {product, orders->line_quantity[l], orders->line_price_minor[l], NULL, 0};

      if ((run->relevant != NULL && !run->relevant[product]) || !vt_sale_line_is_sold (orders, l))
        continue;
      if (source->instead_of != NULL)
        line.instead_of = source->instead_of[product];
      if (source->line_delivery != NULL)
        line.delivery = source->line_delivery[l];
      add_line (worker, run, &line);
    }
}

static void
count_outcome (Worker *worker, const Run *run, guint32 order, const VtTrialOutcome *outcome)
{
  VtOrders *orders = run->source->orders;
  gint64    value_minor = vt_sale_value (orders, order);
  Month    *month = &worker->months[vt_month_of (orders->order_time_us[order]) - run->first_month];

  if (outcome->off_minor == 0 && outcome->n_gifts == 0)
    return;
  worker->n_got++;
  month->n_got++;
  month->off_minor += outcome->off_minor;
  worker->value_minor += value_minor != VT_MONEY_UNKNOWN ? value_minor : 0;
  worker->n_gifts += outcome->n_gifts;
  if (outcome->gifts_cost_minor != VT_MONEY_UNKNOWN)
    worker->gifts_cost_minor += outcome->gifts_cost_minor;
  else
    worker->has_gift_without_cost = TRUE;
}

static void
replay_order (Worker *worker, const Run *run, guint32 order)
{
  VtTrialOutcome outcome;

  worker->n_orders++;
  collect_lines (worker, run, order);
  if (worker->lines->len == 0)
    return;
  if (vt_evidence_trial_runner_run (worker->runner,
                                    (const VtReplayLine *) (gpointer) worker->lines->data,
                                    worker->lines->len, &outcome, NULL))
    count_outcome (worker, run, order, &outcome);
  else
    worker->n_refused++;
}

/* ---- all of them ---- */

static gboolean
run_task (guint task, guint number, gpointer user_data, GError **error)
{
  const Run    *run = user_data;
  Worker       *worker = &run->workers[number];
  guint32       first = run->year.first + task * ORDERS_A_TASK;
  guint32       end = MIN (first + ORDERS_A_TASK, run->year.end);
  const guint8 *counted = run->source->counted;

  for (guint32 o = first; o < end; o++)
    if ((counted == NULL || counted[o] != 0) && vt_sale_is (run->source->orders, o))
      replay_order (worker, run, o);
  return TRUE;
}

static gboolean
make_workers (Run *run, GError **error)
{
  guint32 n_products = vt_catalog_get_n_products (run->source->orders->catalog);

  run->n_workers = vt_parallel_n_workers (run->source->n_threads);
  run->workers = g_new0 (Worker, run->n_workers);
  for (guint i = 0; i < run->n_workers; i++)
    {
      Worker *worker = &run->workers[i];

      worker->runner = vt_evidence_trial_runner_new (run->trial, error);
      if (worker->runner == NULL)
        return FALSE;
      worker->lines = g_array_new (FALSE, FALSE, sizeof (VtReplayLine));
      worker->has_product = g_new0 (guint8, n_products + 1);
      worker->months = g_new0 (Month, run->n_months);
    }
  return TRUE;
}

static gboolean
run_tasks (Run *run, VtJob *job, GError **error)
{
  guint32             n_orders = run->year.end - run->year.first;
  guint               n_tasks = (n_orders + ORDERS_A_TASK - 1) / ORDERS_A_TASK;
  g_autofree guint64 *units_before = g_new (guint64, n_tasks + 1);

  for (guint i = 0; i <= n_tasks; i++)
    units_before[i] = MIN ((guint64) i * ORDERS_A_TASK, n_orders);
  vt_job_begin_phase (job, _ ("Replaying last year's orders"), _ ("orders"));
  return vt_parallel_run (n_tasks, run->n_workers, run_task, run, units_before, job, error);
}

/* ---- the sum ---- */

static gboolean
take_sum (__int128 sum, gint64 *ret_minor)
{
  *ret_minor = (gint64) sum;
  return sum <= G_MAXINT64 && sum != (__int128) VT_MONEY_UNKNOWN;
}

static gboolean
sum_months (const Run *run, VtReplay *replay)
{
  replay->n_months = run->n_months;
  replay->months = g_new0 (VtReplayMonth, run->n_months);
  for (guint m = 0; m < run->n_months; m++)
    {
      VtReplayMonth *month = &replay->months[m];
      __int128       off_minor = 0;

      month->year = (run->first_month + (int) m) / 12;
      month->month = (run->first_month + (int) m) % 12 + 1;
      for (guint i = 0; i < run->n_workers; i++)
        {
          month->n_got += run->workers[i].months[m].n_got;
          off_minor += run->workers[i].months[m].off_minor;
        }
      if (!take_sum (off_minor, &month->off_minor) ||
          __builtin_add_overflow (replay->off_minor, month->off_minor, &replay->off_minor))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sum_up (const Run *run, VtReplay *replay, GError **error)
{
  __int128 value_minor = 0;
  __int128 gifts_cost_minor = 0;
  gboolean has_gift_without_cost = FALSE;

  replay->from_us = run->year.from_us;
  replay->until_us = run->year.until_us;
  for (guint i = 0; i < run->n_workers; i++)
    {
      const Worker *worker = &run->workers[i];

      replay->n_orders += worker->n_orders;
      replay->n_got += worker->n_got;
      replay->n_gifts += worker->n_gifts;
      replay->n_refused += worker->n_refused;
      value_minor += worker->value_minor;
      gifts_cost_minor += worker->gifts_cost_minor;
      has_gift_without_cost = has_gift_without_cost || worker->has_gift_without_cost;
    }
  if (sum_months (run, replay) && take_sum (value_minor, &replay->value_minor) &&
      take_sum (gifts_cost_minor, &replay->gifts_cost_minor))
    {
      if (has_gift_without_cost)
        replay->gifts_cost_minor = VT_MONEY_UNKNOWN;
      return TRUE;
    }
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("The sum of the orders is too large"));
  return FALSE;
}

gboolean
vt_replay_run (const VtOffer        *offer,
               const VtReplaySource *source,
               VtCatalog            *catalog,
               const VtCurrency     *currency,
               VtReplay             *ret_replay,
               VtJob                *job,
               GError              **error)
{
  g_auto (Run) run = {.source = source};
  g_auto (VtReplay) replay = {0};

  g_return_val_if_fail (offer != NULL && source != NULL && ret_replay != NULL, FALSE);

  run.trial = vt_evidence_trial_new (offer, catalog, currency, error);
  if (run.trial == NULL)
    return FALSE;
  run.relevant = vt_replay_find_relevant (offer, catalog);
  run.year = vt_year_of (source->orders);
  if (run.year.n_sales > 0)
    {
      run.first_month = vt_month_of (source->orders->order_time_us[run.year.first]);
      run.n_months = (guint) (vt_month_of (run.year.until_us) - run.first_month + 1);
    }
  if (!make_workers (&run, error) || !run_tasks (&run, job, error) ||
      !sum_up (&run, &replay, error))
    return FALSE;
  *ret_replay = replay;
  replay.months = NULL;
  return TRUE;
}
