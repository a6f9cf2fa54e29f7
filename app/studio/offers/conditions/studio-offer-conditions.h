/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When, where, for whom and how often an offer is there: what offers of all kinds have. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_offer_conditions_new (StudioSession *session);

/* Bound to the coupon of an offer, or its coupons, if there are several. */
GtkWidget *studio_coupons_field_new (StudioSession *session, const char *title);

G_END_DECLS
