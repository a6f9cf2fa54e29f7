/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix by keys and by the pointer. */

#include "studio-matrix-view-private.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define PAGE 10

/* ---- keys ---- */

static guint32
moved (guint32 number, int step, guint32 n)
{
  gint64 wanted = (gint64) number + step;

  return (guint32) CLAMP (wanted, 0, (gint64) n - 1);
}

/* The first of the selection or of all, when none had the focus. */
static StudioMatrixPlace
focus_or_first (StudioMatrixView *self)
{
  StudioMatrixPlace place = self->focus;

  if (place.row == VT_MAP_NONE)
    place.row = 0;
  if (place.column == VT_MAP_NONE)
    place.column = place.row;
  return place;
}

/* @arguments: (ii): columns and rows to go. */
static gboolean
move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (widget);
  guint32           n = studio_matrix_n_rows (self);
  StudioMatrixPlace place = focus_or_first (self);
  int               columns;
  int               rows;

  if (n == 0)
    return FALSE;
  g_variant_get (arguments, "(ii)", &columns, &rows);
  if (self->focus.row != VT_MAP_NONE)
    place = (StudioMatrixPlace){moved (place.row, rows, n), moved (place.column, columns, n)};
  studio_matrix_set_focus (self, place);
  return TRUE;
}

/* Goes on until there is a pair. */
static gboolean
move_to_pair (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (widget);
  guint32           n = studio_matrix_n_rows (self);
  StudioMatrixPlace place;
  int               columns;
  int               rows;

  if (n == 0)
    return FALSE;
  g_variant_get (arguments, "(ii)", &columns, &rows);
  place = focus_or_first (self);
  for (;;)
    {
      StudioMatrixPlace next = {moved (place.row, rows, n), moved (place.column, columns, n)};

      if (next.row == place.row && next.column == place.column)
        return TRUE;
      place = next;
      if (vt_map_matrix_find (self->matrix, place.row, place.column) == NULL)
        continue;
      studio_matrix_set_focus (self, place);
      return TRUE;
    }
}

static gboolean
activate (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return studio_matrix_view_activate (STUDIO_MATRIX_VIEW (widget));
}

static gboolean
zoom (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  double factor = g_variant_get_double (arguments);

  if (factor > 0)
    studio_matrix_view_zoom (STUDIO_MATRIX_VIEW (widget), factor);
  else
    studio_matrix_view_zoom_fit (STUDIO_MATRIX_VIEW (widget));
  return TRUE;
}

static gboolean
let_go (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (widget);
  guint             n;

  (void) studio_session_get_selection (self->session, &n);
  studio_session_clear_selection (self->session);
  return n > 0;
}

static void
add_moves (GtkWidgetClass *widget_class, guint keyval, int columns, int rows)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, move, "(ii)", columns, rows);
  gtk_widget_class_add_binding (widget_class, keyval, GDK_CONTROL_MASK, move_to_pair, "(ii)",
                                columns, rows);
}

void
studio_matrix_class_add_keys (GtkWidgetClass *widget_class)
{
  static const guint zoom_in_keys[] = {GDK_KEY_plus, GDK_KEY_KP_Add, GDK_KEY_equal};
  static const guint zoom_out_keys[] = {GDK_KEY_minus, GDK_KEY_KP_Subtract};

  add_moves (widget_class, GDK_KEY_Left, -1, 0);
  add_moves (widget_class, GDK_KEY_Right, 1, 0);
  add_moves (widget_class, GDK_KEY_Up, 0, -1);
  add_moves (widget_class, GDK_KEY_Down, 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move, "(ii)", G_MININT, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move, "(ii)", G_MAXINT, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, move, "(ii)", 0, -PAGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, move, "(ii)", 0, PAGE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, let_go, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zoom_in_keys); i++)
    gtk_widget_class_add_binding (widget_class, zoom_in_keys[i], 0, zoom, "d", ZOOM_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (zoom_out_keys); i++)
    gtk_widget_class_add_binding (widget_class, zoom_out_keys[i], 0, zoom, "d", 1 / ZOOM_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, zoom, "d", 0.0);
}

/* ---- the pointer ---- */

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioMatrixView *self = user_data;
  StudioMatrixPlace place = studio_matrix_place_at (self, x, y);
  g_autofree char  *words = NULL;

  if (place.row == self->hover.row && place.column == self->hover.column)
    return;
  self->hover = place;
  words = studio_matrix_tell (self, place);
  g_signal_emit_by_name (self, "said", words);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  StudioMatrixView *self = user_data;
  g_autofree char  *words = studio_matrix_tell (self, self->focus);

  self->hover = (StudioMatrixPlace){VT_MAP_NONE, VT_MAP_NONE};
  g_signal_emit_by_name (self, "said", words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (widget);
  StudioMatrixPlace place = by_keyboard ? self->focus : studio_matrix_place_at (self, x, y);
  g_autofree char  *words = studio_matrix_tell (self, place);

  if (*words == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  StudioMatrixView *self = user_data;
  StudioMatrixPlace place = studio_matrix_place_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (place.row == VT_MAP_NONE && place.column == VT_MAP_NONE)
    return;
  studio_matrix_set_focus (self, place);
  (void) studio_matrix_view_activate (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  StudioMatrixView *self = user_data;
  GdkModifierType   state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  double    x = 0;
  double    y = 0;

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
      double     surface_x = 0;
      double     surface_y = 0;

      gtk_native_get_surface_transform (GTK_NATIVE (root), &surface_x, &surface_y);
      (void) gtk_widget_translate_coordinates (root, GTK_WIDGET (self), x - surface_x,
                                               y - surface_y, &x, &y);
    }
  self->was_zoomed = TRUE;
  studio_matrix_zoom_to (self, self->cell_px * pow (ZOOM_STEP, -dy), x, y);
  return TRUE;
}

void
studio_matrix_add_gestures (StudioMatrixView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
