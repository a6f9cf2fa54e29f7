/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of a protection offer as a list, each with its term, band and price. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioListField bound to "plans". */
GtkWidget *studio_plan_list_new (StudioSession *session);
/* What a plan costs, in few letters: "$119.00", "8 %"; "?" where it does not say. */
char *studio_plan_tell_cost (JsonObject *plan, const VtCurrency *currency);

G_END_DECLS
