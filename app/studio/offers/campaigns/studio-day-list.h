/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is live on the day looked at. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Follows the session's offers and the day of its #StudioCampaignScope. */
#define STUDIO_TYPE_DAY_LIST (studio_day_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioDayList, studio_day_list, STUDIO, DAY_LIST, AdwBin)

GtkWidget *studio_day_list_new (StudioSession *session);

G_END_DECLS
