/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of days, each with what is live on it; the day looked at is gone through by keys. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Follows the session's offers and the day of its #StudioCampaignScope. */
#define STUDIO_TYPE_MONTH (studio_month_get_type ())
G_DECLARE_FINAL_TYPE (StudioMonth, studio_month, STUDIO, MONTH, GtkWidget)

GtkWidget *studio_month_new (StudioSession *session);

/* (transfer none): the day looked at, and what is live on it. */
const char *studio_month_get_words (StudioMonth *self);

G_END_DECLS
