/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carts kept by name: keep this one, open, rename, delete. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_KEPT_CARTS (studio_kept_carts_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeptCarts, studio_kept_carts, STUDIO, KEPT_CARTS, GtkPopover)

GtkWidget *studio_kept_carts_new (StudioSession *session);

G_END_DECLS
