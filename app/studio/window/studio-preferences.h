/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that are a matter of taste. */

#pragma once

#include <adwaita.h>

/* A new window. */
GtkWidget *studio_preferences_new (void);
