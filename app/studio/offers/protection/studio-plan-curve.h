/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What protection plans cost, drawn over the price of what they cover. */

#pragma once

#include "studio-price-axis.h"
#include "vt-money.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioPlanLine:
 * @plan: index of the plan, for its colour
 * @name: what it is called in a sentence
 * @n: points, 0 where the plan cannot be evaluated
 * @prices: (array length=n): of what is covered, ascending, minor units
 * @costs: (array length=n): what the plan costs then
 * @dear_until: the highest price for which it is dearer than a third; -1 if there is none
 */
typedef struct
{
  guint         plan;
  const char   *name;
  guint         n;
  const gint64 *prices;
  const gint64 *costs;
  gint64        dear_until;
} StudioPlanLine;

/**
 * StudioPlanCurve:
 *
 * Where a plan is dearer than a third of the product its line is dashed, in the colour of warnings,
 * and below it says so. Left and Right walk over the prices and say what each plan costs there, as
 * the pointer does.
 */
#define STUDIO_TYPE_PLAN_CURVE (studio_plan_curve_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlanCurve, studio_plan_curve, STUDIO, PLAN_CURVE, GtkWidget)

GtkWidget *studio_plan_curve_new (const VtCurrency *currency);
/* @lines: (array length=n): copied. @axis: that of the bands above */
void studio_plan_curve_set_lines (StudioPlanCurve       *self,
                                  const StudioPlanLine  *lines,
                                  guint                  n,
                                  const StudioPriceAxis *axis);

G_END_DECLS
