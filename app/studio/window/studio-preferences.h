/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that are a matter of taste. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

/* A new window. @session: (nullable): of the workspace whose own settings are shown as well */
GtkWidget *studio_preferences_new (StudioSession *session);
