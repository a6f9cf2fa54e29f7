/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to know of a protection offer beside the catalogue: coverage, gaps, costs. */

#pragma once

#include "vt-protection-bands.h"
#include "vt-protection-cover.h"

G_BEGIN_DECLS

/**
 * StudioPlanCosts:
 * @prices: (element-type gint64): of what is covered, ascending, minor units
 * @costs: (element-type gint64): what the plan costs then; as many
 * @dear_until_minor: the highest price for which it is dearer than a third of it; -1 if there is
 * none
 *
 * Of one plan, over the prices that it is for. Empty where it cannot be evaluated yet.
 */
typedef struct
{
  GArray *prices; /* (owned) */
  GArray *costs;  /* (owned) */
  gint64  dear_until_minor;
} StudioPlanCosts;

/**
 * StudioPlanExample:
 * @product: a covered product
 * @costs: (element-type gint64): what each plan costs for it; %VT_MONEY_UNKNOWN for those that are
 * not for it or cannot be evaluated
 */
typedef struct
{
  guint32 product;
  GArray *costs; /* (owned) */
} StudioPlanExample;

/**
 * StudioPlanFindings:
 * @offer: what was looked at
 * @bands: (element-type VtPlanBand)
 * @without: (element-type guint32): selected products that have no plan, the cheapest first
 * @lines: (element-type StudioPlanCosts): of each plan
 * @examples: (element-type StudioPlanExample): the cheapest and the dearest product with a plan;
 * one where they are the same, none without any
 *
 * Immutable.
 */
typedef struct
{
  VtOffer           *offer;    /* (owned) */
  VtProtectionCover *cover;    /* (owned) */
  GArray            *bands;    /* (owned) */
  VtProtectionBands *proof;    /* (owned) */
  GArray            *without;  /* (owned) */
  GPtrArray         *lines;    /* (owned) */
  GPtrArray         *examples; /* (owned) */
} StudioPlanFindings;

/* Looks at all products and evaluates some dozens of carts for each plan: not for the main thread.
 */
StudioPlanFindings *
studio_plan_findings_new (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);
void studio_plan_findings_free (StudioPlanFindings *self);

/* What a plan is called: its product's title, else its number. */
char *studio_plan_title (const VtOffer *offer, guint plan, VtCatalog *catalog);
/* How many of the products that it is for it is dearer than a third of. */
guint studio_plan_count_dear (const StudioPlanFindings *self, guint plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPlanFindings, studio_plan_findings_free)

G_END_DECLS
