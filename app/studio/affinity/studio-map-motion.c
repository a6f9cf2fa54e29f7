/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map in motion: flights of the view, and products on the way to their places. The frame clock
 * ticks only meanwhile. */

#include "studio-map-canvas-private.h"

#include <math.h>

#define FLIGHT_MIN_US 160000
#define FLIGHT_MAX_US 900000
/* For each unit of distance, as the eye takes it. */
#define FLIGHT_UNIT_US 260000

gboolean
studio_map_canvas_is_animated (StudioMapCanvas *self)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self)) && self->view.width_px > 1;
}

/* Slow at both ends. */
static double
ease (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

static double
share_of (gint64 now_us, gint64 start_us, gint64 time_us)
{
  return time_us > 0 ? (double) (now_us - start_us) / (double) time_us : 1;
}

static void
step_morph (StudioMapCanvas *self, gint64 now_us)
{
  VtMapScene        *to = vt_map_shown_get_scene (self->shown);
  double             share = share_of (now_us, self->morph_start_us, self->morph_time_us);
  double             t = ease (share);
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;

  if (share >= 1)
    {
      self->is_morphing = FALSE;
      studio_map_canvas_take_scene (self, vt_map_scene_ref (to));
      return;
    }
  x = g_new (double, MAX (to->n_nodes, 1));
  y = g_new (double, MAX (to->n_nodes, 1));
  for (guint32 i = 0; i < to->n_nodes; i++)
    {
      x[i] = self->morph_x[i] + (to->nodes[i].x - self->morph_x[i]) * t;
      y[i] = self->morph_y[i] + (to->nodes[i].y - self->morph_y[i]) * t;
    }
  studio_map_canvas_take_scene (self, vt_map_scene_move (to, x, y));
}

static void
step_flight (StudioMapCanvas *self, gint64 now_us)
{
  double share = share_of (now_us, self->flight_start_us, self->flight_time_us);

  self->is_flying = share < 1;
  studio_map_canvas_set_view (
      self, vt_map_view_travel (&self->flight_from, &self->flight_to, ease (share)));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  gint64           now_us = gdk_frame_clock_get_frame_time (clock);

  if (self->is_morphing)
    step_morph (self, now_us);
  if (self->is_flying)
    step_flight (self, now_us);
  if (self->is_morphing || self->is_flying)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  studio_map_canvas_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Returns: when what starts now starts */
static gint64
start_ticking (StudioMapCanvas *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  return gdk_frame_clock_get_frame_time (clock);
}

void
studio_map_canvas_fly (StudioMapCanvas *self, VtMapView to)
{
  double distance = vt_map_view_get_distance (&self->view, &to);

  if (!studio_map_canvas_is_animated (self) || distance < 1e-3)
    {
      self->is_flying = FALSE;
      studio_map_canvas_set_view (self, to);
      return;
    }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->is_moving = FALSE;
  self->flight_from = self->view;
  self->flight_to = to;
  self->flight_time_us = (gint64) CLAMP (FLIGHT_UNIT_US * distance, FLIGHT_MIN_US, FLIGHT_MAX_US);
  self->flight_start_us = start_ticking (self);
  self->is_flying = TRUE;
}

void
studio_map_canvas_morph (StudioMapCanvas *self, double *x, double *y, gint64 time_us)
{
  g_free (self->morph_x);
  g_free (self->morph_y);
  self->morph_x = x;
  self->morph_y = y;
  self->morph_time_us = time_us;
  self->morph_start_us = start_ticking (self);
  self->is_morphing = TRUE;
  step_morph (self, self->morph_start_us);
}

void
studio_map_canvas_stop_flight (StudioMapCanvas *self)
{
  self->is_flying = FALSE;
}

void
studio_map_canvas_stop (StudioMapCanvas *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->is_flying)
    self->view = self->flight_to;
  if (self->is_morphing && self->shown != NULL)
    {
      self->is_morphing = FALSE;
      studio_map_canvas_take_scene (self, vt_map_scene_ref (vt_map_shown_get_scene (self->shown)));
    }
  self->is_flying = FALSE;
  self->is_morphing = FALSE;
  g_clear_pointer (&self->morph_x, g_free);
  g_clear_pointer (&self->morph_y, g_free);
}
