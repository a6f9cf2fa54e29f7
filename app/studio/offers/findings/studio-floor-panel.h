/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The margin floor: what the shop wants of every cart, and whether the offers keep to it. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *studio_floor_panel_new (StudioSession *session);

G_END_DECLS
