/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's own icons, ready before they are shown. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_icons_preload:
 *
 * Begins to read every icon of the studio, in threads. Call it once the application's resources are
 * known to the icon theme. Widgets made after their window was realized find the icons read; what
 * was in it before is told of the window's scale then, and GTK reads its icons where it paints
 * them.
 *
 * Returns: (transfer full) (element-type GtkIconPaintable): keeps them read; freed with
 * studio_icons_free()
 */
GPtrArray *studio_icons_preload (GdkDisplay *display);
/* Waits for what is still being read. */
void studio_icons_free (GPtrArray *icons);

G_END_DECLS
