/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's own icons, ready before they are shown. */

#include "studio-icons.h"

#include "vitrine-config.h"

#include <string.h>

#define FOLDER "/io/github/vitrine_studio/Vitrine/icons/scalable/actions/"
#define SUFFIX ".svg"
/* Of a GtkImage where nothing else is said, and of an AdwStatusPage. */
#define SIZE_PX 16
#define LARGE_PX 128

static int
get_scale (GdkDisplay *display)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);

  return monitor != NULL ? gdk_monitor_get_scale_factor (monitor) : 1;
}

static void
preload (GPtrArray *icons, GdkDisplay *display, const char *name, int size_px)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);
  g_autoptr (GIcon) icon = g_themed_icon_new (name);

  g_ptr_array_add (icons, gtk_icon_theme_lookup_by_gicon (theme, icon, size_px, get_scale (display),
                                                          gtk_widget_get_default_direction (),
                                                          GTK_ICON_LOOKUP_PRELOAD));
}

GPtrArray *
studio_icons_preload (GdkDisplay *display)
{
  GPtrArray *icons = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, 0, NULL);

  g_return_val_if_fail (GDK_IS_DISPLAY (display), icons);

  /* GTK begins to read an icon in the very frame that paints it, and then waits for it: a
   * millisecond each, as an SVG is drawn several times to tell its colours apart. Asked for in the
   * words of GtkImage, what is read here is what that finds. */
  preload (icons, display, VITRINE_APP_ID, LARGE_PX);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (SUFFIX));

      preload (icons, display, name, SIZE_PX);
    }
  return icons;
}

void
studio_icons_free (GPtrArray *icons)
{
  /* A thread that still reads one when the process ends would find the resources gone. Who paints
   * an icon waits for it. */
  for (guint i = 0; i < icons->len; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      gdk_paintable_snapshot (icons->pdata[i], snapshot, SIZE_PX, SIZE_PX);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_ptr_array_unref (icons);
}
