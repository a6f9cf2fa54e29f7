/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is paid when, as an example. */

#pragma once

#include "studio-downsell-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The payments for a small cart, with their dates if it was ordered today, as the evaluator has
 * them. Not there where no such cart was found. */
#define STUDIO_TYPE_SCHEDULE (studio_schedule_get_type ())
G_DECLARE_FINAL_TYPE (StudioSchedule, studio_schedule, STUDIO, SCHEDULE, GtkWidget)

GtkWidget *studio_schedule_new (StudioSession *session, StudioDownsellFacts *facts);

G_END_DECLS
