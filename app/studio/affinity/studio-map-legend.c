/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the colours and shapes on the map stand for. */

#include "studio-map-legend.h"

#include "studio-map-canvas.h"
#include "vt-map-draw.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_GROUPS 6
#define MARK_PX 16
#define NAME_CHARS 26

struct _StudioMapLegend
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkBox        *box;     /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioMapLegend, studio_map_legend, GTK_TYPE_WIDGET)

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  VtMapStyle style = studio_map_style_of_today ();

  vt_map_draw_mark (cr, &style, GPOINTER_TO_UINT (user_data), width / 2.0, height / 2.0,
                    MARK_PX / 2.0 - 2);
}

static GtkWidget *
group_row_new (guint32 group, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (mark), MARK_PX);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (mark), MARK_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (mark), draw_mark, GUINT_TO_POINTER (group),
                                  NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static void
update (StudioMapLegend *self)
{
  VtAffinityMap *map = studio_session_get_map (self->session);
  guint32        n = map != NULL ? vt_affinity_map_get_n_communities (map) : 0;
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint32 i = 0; i < MIN (n, MAX_GROUPS); i++)
    gtk_box_append (self->box, group_row_new (i, vt_affinity_map_get_community_name (map, i)));
  if (n > MAX_GROUPS)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("and %u smaller group", "and %u smaller groups", n - MAX_GROUPS),
          n - MAX_GROUPS);
      GtkWidget *more = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (self->box, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
studio_map_legend_dispose (GObject *object)
{
  StudioMapLegend *self = STUDIO_MAP_LEGEND (object);

  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_legend_parent_class)->dispose (object);
}

static void
studio_map_legend_class_init (StudioMapLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_map_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "maplegend");
}

static void
studio_map_legend_init (StudioMapLegend *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-card");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_map_legend_new (StudioSession *session)
{
  StudioMapLegend *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_LEGEND, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::map", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
