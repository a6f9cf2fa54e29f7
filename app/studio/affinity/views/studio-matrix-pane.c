/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix with its legend, its zoom and what it says. */

#include "studio-matrix-pane.h"

#include "studio-accessible.h"
#include "studio-views-state.h"
#include "vt-map-matrix.h"

#include <glib/gi18n-lib.h>

#define SWATCH_WIDTH_PX 18
#define SWATCH_HEIGHT_PX 12
#define ZOOM_STEP 1.25
#define WORDS_LINES 3

struct _StudioMatrixPane
{
  GtkWidget parent_instance;

  GtkWidget        *box;      /* (owned by the widget tree) */
  StudioMatrixView *view;     /* (owned by the widget tree) */
  GtkWidget        *swatches; /* (owned by the widget tree) */
  GtkLabel         *least;    /* (owned by the widget tree) */
  GtkLabel         *most;     /* (owned by the widget tree) */
  GtkLabel         *words;    /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioMatrixPane, studio_matrix_pane, GTK_TYPE_WIDGET)

static void
draw_swatches (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  StudioMatrixPane *self = user_data;

  for (guint32 i = 0; i < VT_MATRIX_N_LEVELS; i++)
    {
      guint32 colour = studio_matrix_view_get_colour (self->view, i);

      cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                            (colour & 0xff) / 255.0);
      cairo_rectangle (cr, i * SWATCH_WIDTH_PX, 0, SWATCH_WIDTH_PX - 1, height);
      cairo_fill (cr);
    }
}

static void
on_changed (StudioMatrixPane *self)
{
  g_autofree char *least = studio_matrix_view_tell_bound (self->view, 0);
  g_autofree char *most = studio_matrix_view_tell_bound (self->view, VT_MATRIX_N_LEVELS - 1);
  g_autofree char *above = NULL;
  g_autofree char *description = NULL;

  if (most != NULL)
    above = g_strdup_printf (_ ("%s and up"), most);
  gtk_label_set_text (self->least, least != NULL ? least : "");
  gtk_label_set_text (self->most, above != NULL ? above : "");
  description =
      g_strdup_printf (_ ("From weak, %s, to strong, %s, in %d steps"), least != NULL ? least : "",
                       above != NULL ? above : "", VT_MATRIX_N_LEVELS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->swatches),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (self->swatches);
}

static void
on_said (StudioMatrixView *view, const char *words, gpointer user_data)
{
  gtk_label_set_text (STUDIO_MATRIX_PANE (user_data)->words, words);
}

static void
on_command (StudioViewsState *state, const char *command, GVariant *parameter, gpointer user_data)
{
  StudioMatrixPane *self = user_data;

  if (g_str_equal (command, "matrix-zoom"))
    {
      const char *how = g_variant_get_string (parameter, NULL);

      if (g_str_equal (how, "fit"))
        studio_matrix_view_zoom_fit (self->view);
      else
        studio_matrix_view_zoom (self->view, g_str_equal (how, "out") ? 1 / ZOOM_STEP : ZOOM_STEP);
    }
  else if (g_str_equal (command, "matrix-focus"))
    {
      guint32 product;
      guint32 other;

      g_variant_get (parameter, "(uu)", &product, &other);
      studio_matrix_view_focus (self->view, product, other);
    }
}

static GtkWidget *
button_new (const char *icon, const char *title, const char *how)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.affinity-matrix-zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", how);
  gtk_widget_set_tooltip_text (button, title);
  gtk_widget_add_css_class (button, "flat");
  studio_accessible_set_label (button, title);
  return button;
}

static GtkWidget *
legend_new (StudioMatrixPane *self)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->least = GTK_LABEL (gtk_label_new (NULL));
  self->most = GTK_LABEL (gtk_label_new (NULL));
  self->swatches =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->swatches),
                                      SWATCH_WIDTH_PX * VT_MATRIX_N_LEVELS);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->swatches), SWATCH_HEIGHT_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->swatches), draw_swatches, self, NULL);
  gtk_widget_set_valign (self->swatches, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->swatches), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the colours say"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->least), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->most), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->most), TRUE);
  gtk_label_set_xalign (self->most, 0);
  gtk_label_set_ellipsize (self->most, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (legend), GTK_WIDGET (self->least));
  gtk_box_append (GTK_BOX (legend), self->swatches);
  gtk_box_append (GTK_BOX (legend), GTK_WIDGET (self->most));
  gtk_box_append (GTK_BOX (legend),
                  button_new ("vitrine-zoom-in-symbolic", _ ("Larger Cells"), "in"));
  gtk_box_append (GTK_BOX (legend),
                  button_new ("vitrine-zoom-out-symbolic", _ ("Smaller Cells"), "out"));
  gtk_box_append (GTK_BOX (legend),
                  button_new ("vitrine-zoom-fit-symbolic", _ ("Show the Whole Matrix"), "fit"));
  gtk_widget_set_margin_start (legend, 12);
  gtk_widget_set_margin_end (legend, 6);
  return legend;
}

static void
build (StudioMatrixPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_yalign (self->words, 0);
  gtk_label_set_lines (self->words, WORDS_LINES);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  /* The matrix must not jump when there is more to say. */
  gtk_widget_set_size_request (GTK_WIDGET (self->words), -1, 58);
  gtk_widget_set_margin_start (GTK_WIDGET (self->words), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->words), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->words), 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), legend_new (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->words));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
studio_matrix_pane_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_MATRIX_PANE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_matrix_pane_parent_class)->dispose (object);
}

static void
studio_matrix_pane_class_init (StudioMatrixPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_matrix_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_matrix_pane_init (StudioMatrixPane *self)
{
}

StudioMatrixView *
studio_matrix_pane_get_view (StudioMatrixPane *self)
{
  g_return_val_if_fail (STUDIO_IS_MATRIX_PANE (self), NULL);

  return self->view;
}

GtkWidget *
studio_matrix_pane_new (StudioSession *session)
{
  StudioMatrixPane *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MATRIX_PANE, NULL);
  self->view = STUDIO_MATRIX_VIEW (studio_matrix_view_new (session));
  build (self);
  g_signal_connect_object (self->view, "said", G_CALLBACK (on_said), self, 0);
  g_signal_connect_object (self->view, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_views_state_of (session), "command", G_CALLBACK (on_command),
                           self, 0);
  on_changed (self);
  return GTK_WIDGET (self);
}
