/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of the whole history by week or month, with a brush over them. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFilterPeriod:
 *
 * Brushing sets the days of the session's order filter while it goes on, and pairs are mined anew
 * as fast as that can be done.
 */
#define STUDIO_TYPE_FILTER_PERIOD (studio_filter_period_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilterPeriod, studio_filter_period, STUDIO, FILTER_PERIOD, GtkWidget)

GtkWidget *studio_filter_period_new (StudioSession *session);

G_END_DECLS
