/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of the last year replayed with an offer: what it would have cost. */

#pragma once

#include "vt-orders.h"
#include "vt-evidence-trial.h"

G_BEGIN_DECLS

/**
 * VtReplaySource:
 * @orders: of the catalogue that the offer is compiled with
 * @instead_of: (nullable) (array length=n_products): SKU of what a shopper is taken to have had
 * before, where a product is bought; %NULL where it was nothing
 * @line_delivery: (nullable) (array length=n_lines): which delivery of a subscription a line of the
 * history is taken for, from 1; 0 where it is bought once
 * @n_threads: 0 for as many as the machine has
 * @counted: (nullable) (array length=n_orders): non-zero for orders that count; %NULL for all
 *
 * An order is the cart that it was: what was sold of it, at the prices that were charged. The last
 * two say what no history tells, so that offers of the kinds that need it can be replayed at all.
 */
typedef struct
{
  VtOrders          *orders;
  const char *const *instead_of;
  const guint32     *line_delivery;
  guint              n_threads;
  const guint8      *counted;
} VtReplaySource;

/* A calendar month, UTC. */
typedef struct
{
  int    year;
  int    month; /* 1 to 12 */
  gint64 n_got;
  gint64 off_minor;
} VtReplayMonth;

/**
 * VtReplay:
 * @from_us: the orders are later than that, microseconds UTC
 * @until_us: the last order
 * @n_orders: sales of the year that count
 * @n_got: those that would have got anything: something off, or a gift
 * @off_minor: taken off them
 * @value_minor: what they cost, fees left aside
 * @n_gifts: units given with them
 * @gifts_cost_minor: what these cost the shop; %VT_MONEY_UNKNOWN
 * @n_refused: orders that no cart can be made of, or that the evaluator refuses
 * @months: (array length=n_months): every month of the year, in order
 *
 * Exact sums, the same for any number of threads.
 */
typedef struct
{
  gint64         from_us;
  gint64         until_us;
  gint64         n_orders;
  gint64         n_got;
  gint64         off_minor;
  gint64         value_minor;
  gint64         n_gifts;
  gint64         gifts_cost_minor;
  gint64         n_refused;
  guint          n_months;
  VtReplayMonth *months; /* (owned) */
} VtReplay;

void vt_replay_clear (VtReplay *replay);

/**
 * vt_replay_run:
 *
 * Evaluates the offer alone, open to all (see #VtEvidenceTrial), with each sale of the last 365
 * days. Shipping is not part of it: the history does not say what it cost.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED, an error of vt_offers_compile(), or %VT_ERROR_LIMIT
 * if a sum does not fit
 */
gboolean vt_replay_run (const VtOffer        *offer,
                        const VtReplaySource *source,
                        VtCatalog            *catalog,
                        const VtCurrency     *currency,
                        VtReplay             *ret_replay,
                        VtJob                *job,
                        GError              **error);

/**
 * vt_replay_find_relevant:
 *
 * Which products can make a difference to the offer: those it names or selects, whatever they cost.
 * Lines of others are left out of the carts, which changes nothing but the time it takes.
 *
 * Returns: (transfer full) (nullable) (array length=n_products): non-zero for these; %NULL where
 * any product counts
 */
guint8 *vt_replay_find_relevant (const VtOffer *offer, VtCatalog *catalog);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtReplay, vt_replay_clear)

G_END_DECLS
