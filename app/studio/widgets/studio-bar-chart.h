/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts over time as bars, said in words too. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioBar:
 * @label: below the bar ("Dec"); shown where there is room
 * @text: what the bar says, whole ("December 2010: £746,723.61"), as tooltip and by keyboard
 * @value: its height, in any one unit; below 0 is drawn as 0
 */
typedef struct
{
  const char *label;
  const char *text;
  double      value;
} StudioBar;

/**
 * StudioBarChart:
 *
 * Left and Right walk from bar to bar and say each. Colours are the style's.
 */
#define STUDIO_TYPE_BAR_CHART (studio_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (StudioBarChart, studio_bar_chart, STUDIO, BAR_CHART, GtkWidget)

GtkWidget *studio_bar_chart_new (const char *accessible_label);

/* @bars: (array length=n_bars): copied. @scale_text: what the tallest bar stands for ("£1.2 M"). */
void studio_bar_chart_set_bars (StudioBarChart  *self,
                                const StudioBar *bars,
                                guint            n_bars,
                                const char      *scale_text);

G_END_DECLS
