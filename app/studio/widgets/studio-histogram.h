/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many lie in each of a row of ranges, with lines where something begins; said in words too. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioHistogramBin:
 * @from: where the range begins
 * @until: where it ends; infinite for the last one of those that have no end
 * @value: how many are in it; below 0 is drawn as 0
 * @label: (nullable): what stands below its beginning, where there is room ("£40")
 * @text: what the bar says, whole ("£40.00 to below £50.00: 312 orders"), by pointer and keyboard
 */
typedef struct
{
  double      from;
  double      until;
  double      value;
  const char *label;
  const char *text;
} StudioHistogramBin;

/**
 * StudioHistogram:
 *
 * Ranges stand side by side, each as wide as the others. Left and Right walk from bar to bar and
 * say each, Home and End go to the first and the last. Colours are the style's.
 */
#define STUDIO_TYPE_HISTOGRAM (studio_histogram_get_type ())
G_DECLARE_FINAL_TYPE (StudioHistogram, studio_histogram, STUDIO, HISTOGRAM, GtkWidget)

GtkWidget *studio_histogram_new (const char *accessible_label);

/* @bins: (array length=n_bins): copied, from left to right. @summary: what the whole says while no
 * bar is looked at. Nothing is drawn anew if all is as it was. */
void studio_histogram_set_bins (StudioHistogram          *self,
                                const StudioHistogramBin *bins,
                                guint                     n_bins,
                                const char               *summary);

/* Lines at @positions (array length=n_marks), values of the axis, with @labels; copied. */
void studio_histogram_set_marks (StudioHistogram   *self,
                                 const double      *positions,
                                 const char *const *labels,
                                 guint              n_marks);

/* Where a value of the axis lies, in pixels from the left of the widget; and the value at a place,
 * for who lets marks be dragged. */
double studio_histogram_value_to_x (StudioHistogram *self, double value);
double studio_histogram_x_to_value (StudioHistogram *self, double x);
/* Where bars begin and end, in pixels from the top of the widget. */
void studio_histogram_get_room (StudioHistogram *self, double *ret_top_px, double *ret_bottom_px);

G_END_DECLS
