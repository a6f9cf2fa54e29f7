/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection plans as bands on an axis of prices, under a histogram of what they are for. */

#pragma once

#include "studio-price-axis.h"
#include "vt-money.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioPlanBar:
 * @n_months: the term: plans of one stand in one lane
 * @from_minor: the lowest price that the plan is for; 0 where there is none
 * @to_minor: the highest; VT_MONEY_MAX where there is none
 * @label: what it costs, in few letters ("8 %")
 * @name: what it is called in a sentence
 */
typedef struct
{
  gint64      n_months;
  gint64      from_minor;
  gint64      to_minor;
  const char *label;
  const char *name;
} StudioPlanBar;

/**
 * StudioPlanBands:
 *
 * The ends of bands are dragged; what meets goes on meeting. Up and Down walk from end to end and
 * say each, Left and Right move one to the next round price (with Shift ten of them), Home or End
 * opens it, Escape takes back what was not kept.
 *
 * ::draft (guint: plan, gboolean: its upper end, gint64: minor units) says where an end is while it
 * moves, ::moved the same once it stays there: when it is let go, or a moment after the last key.
 */
#define STUDIO_TYPE_PLAN_BANDS (studio_plan_bands_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlanBands, studio_plan_bands, STUDIO, PLAN_BANDS, GtkWidget)

GtkWidget *studio_plan_bands_new (const VtCurrency *currency);
/* @prices: (array length=n): of what is covered, ascending; copied */
void studio_plan_bands_set_prices (StudioPlanBands *self, const gint64 *prices, guint n);
/* @bars: (array length=n): of each plan, in their order; copied. Not while an end is held. */
void studio_plan_bands_set_plans (StudioPlanBands *self, const StudioPlanBar *bars, guint n);
/* What has been moved and not been kept is. */
void studio_plan_bands_commit (StudioPlanBands *self);

const StudioPriceAxis *studio_plan_bands_get_axis (StudioPlanBands *self);
/* Where the axis is within a widget of that width. */
void studio_plan_bands_get_axis_px (double width_px, double *ret_left_px, double *ret_right_px);
/* The plan's colour, so that it is the same in other pictures. */
GdkRGBA studio_plan_color (GtkWidget *widget, guint plan);

G_END_DECLS
