/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which prices the plans of a protection offer leave without a plan, and which they give two. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

/**
 * VtPlanBand:
 * @plan: index among the plans of the offer
 * @n_months: its term; 0 where it does not say one
 * @from_minor: the lowest price it covers, minor units
 * @to_minor: the highest; %VT_MONEY_MAX where there is no upper end. Below @from_minor the plan
 * covers nothing
 */
typedef struct
{
  guint  plan;
  gint64 n_months;
  gint64 from_minor;
  gint64 to_minor;
} VtPlanBand;

/**
 * VtBandGap:
 * @from_minor: the lowest price without a plan of the term
 * @to_minor: the highest, included
 * @is_between: whether the term has a plan below it and one above; else it is an end of the axis,
 * which may be meant to be left out
 * @n_products: prices given that fall into it
 */
typedef struct
{
  gint64   n_months;
  gint64   from_minor;
  gint64   to_minor;
  gboolean is_between;
  guint    n_products;
} VtBandGap;

/**
 * VtBandOverlap:
 * @plan_a: index of a plan
 * @plan_b: index of another of the same term, above @plan_a
 * @from_minor: the lowest price that both cover
 * @to_minor: the highest, included
 * @n_products: prices given that both cover
 */
typedef struct
{
  gint64 n_months;
  guint  plan_a;
  guint  plan_b;
  gint64 from_minor;
  gint64 to_minor;
  guint  n_products;
} VtBandOverlap;

/**
 * VtProtectionBands:
 * @gaps: (element-type VtBandGap): by term, then price. With the bands of a term they make up all
 * prices from 0 to %VT_MONEY_MAX: a price in none of them has a plan
 * @overlaps: (element-type VtBandOverlap): by term, then plans. The evaluator refuses an offer with
 * any
 * @idle: (element-type guint): plans that cover none of the prices given
 * @n_covered: prices with a plan of any term
 * @n_uncovered: prices without
 */
typedef struct
{
  GArray *gaps;     /* (owned) */
  GArray *overlaps; /* (owned) */
  GArray *idle;     /* (owned) */
  guint   n_covered;
  guint   n_uncovered;
} VtProtectionBands;

/* (element-type VtPlanBand): of each plan in the terms of an offer, finished or not. */
GArray *vt_plan_bands_read (JsonObject *terms);

/**
 * vt_protection_bands_new:
 * @plans: (array length=n_plans): in any order
 * @prices: (array length=n_prices): of what is covered, ascending, minor units, none negative
 *
 * Exact, whatever the plans: a sweep over the ends of the bands, not a look at samples.
 */
VtProtectionBands *vt_protection_bands_new (const VtPlanBand *plans,
                                            guint             n_plans,
                                            const gint64     *prices,
                                            guint             n_prices);
void               vt_protection_bands_free (VtProtectionBands *self);

/**
 * vt_plan_bands_find_neighbour:
 * @plans: (array length=n_plans): the plan of an index at that index
 * @plan: whose
 * @is_upper: at its upper end, else at the lower
 *
 * The plan of the same term that goes on where this one ends.
 *
 * Returns: its index; %G_MAXUINT if there is none
 */
guint vt_plan_bands_find_neighbour (const VtPlanBand *plans,
                                    guint             n_plans,
                                    guint             plan,
                                    gboolean          is_upper);

/**
 * vt_plan_bands_move:
 * @is_upper: the upper end of the plan, else the lower
 * @minor: where it is to be, included; 0 for a lower end and %VT_MONEY_MAX for an upper one open it
 *
 * Moves an end, and with it that of the neighbour, so that what meets goes on meeting. Neither plan
 * becomes empty by it.
 */
void
vt_plan_bands_move (VtPlanBand *plans, guint n_plans, guint plan, gboolean is_upper, gint64 minor);

/* The same in the terms of an offer. (transfer full): new, sealed terms; %NULL with
 * %VT_ERROR_NOT_FOUND without such a plan. */
JsonNode *vt_plan_bands_move_in (
    JsonNode *terms, guint plan, gboolean is_upper, gint64 minor, GError **error);

/* How many of @prices (array length=n_prices), ascending, are within; both ends included. */
guint vt_prices_count (const gint64 *prices, guint n_prices, gint64 from_minor, gint64 to_minor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtProtectionBands, vt_protection_bands_free)

G_END_DECLS
