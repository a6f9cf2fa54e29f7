/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that puts the selected offers into a campaign, one there is or a new one. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *studio_campaign_picker_new (StudioSession *session);

G_END_DECLS
