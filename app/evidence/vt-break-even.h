/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much more an offer has to sell to pay for what it takes off. */

#pragma once

#include "vt-money.h"

G_BEGIN_DECLS

/**
 * VtBreakEven:
 * @is_known: %FALSE where a figure is not known; then the others are 0
 * @never: however much more is sold does not pay for it
 * @n_needed: additional sales that pay for it
 * @n_base: of how many orders that could be
 * @points: @n_needed as percentage points of @n_base, 0 and up; +inf where there is no such order
 */
typedef struct
{
  gboolean is_known;
  gboolean never;
  gint64   n_needed;
  guint64  n_base;
  double   points;
} VtBreakEven;

/**
 * vt_break_even:
 * @given_minor: what is taken off in a year for what is bought anyway, 0 and up;
 * %VT_MONEY_UNKNOWN
 * @gain_minor: what margin @n_gains additional sales bring after the discount; %VT_MONEY_UNKNOWN
 * where a cost is not known
 * @n_gains: 1 and up: several where the gain of one is a mean
 * @n_base: orders of the same year in which the additional sale could have been made
 *
 * A discount is given to everybody who meets the offer. Of those, n bought as much without it: what
 * they get, n × discount, is @given_minor and brings nothing. It is paid by the x who buy because
 * of it. Each of them brings the margin of what they add, less the discount on the whole of what
 * they buy:
 *
 *   x × (margin of what is added − discount) ≥ n × discount
 *
 * so x = ⌈@given_minor × @n_gains ÷ @gain_minor⌉ where the gain is above 0. Attach, the share of
 * the
 * @n_base orders that have it, then has to rise by x ÷ @n_base, in percentage points. Where a sale
 * more costs more than it brings, or brings nothing, nothing pays for the offer, unless the gain is
 * 0 and nothing is given away either.
 *
 * The usual break-even of a price promotion (Nagle and Müller, 2017, "The Strategy and Tactics of
 * Pricing", 6th ed., ch. 9: break-even sales change), with the additional sale as its unit.
 * Integers throughout, but for @points.
 */
VtBreakEven vt_break_even (gint64 given_minor, gint64 gain_minor, gint64 n_gains, guint64 n_base);

G_END_DECLS
