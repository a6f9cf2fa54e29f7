/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by pointer: select, move, stretch, pan, zoom. */

#include "studio-timeline-private.h"

#include "studio-campaign-row.h"

#include <math.h>

#define PAN_PER_NOTCH 0.1

/* ---- click ---- */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioTimeline      *self = user_data;
  const VtTimelineRow *row = vt_timeline_find_row (self->rows, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (row == NULL)
    return;
  if (row->kind == VT_TIMELINE_CAMPAIGN)
    studio_session_set_campaign_id (self->session,
                                    studio_campaign_get_key (self->campaigns->pdata[row->index]));
  else if (row->kind == VT_TIMELINE_OFFER && n_press == 2)
    {
      const VtOffer   *offer = self->offers->pdata[row->index];
      g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);

      studio_session_go (self->session, place);
    }
}

/* ---- drag ---- */

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StudioTimeline *self = user_data;
  VtTimelinePart  part;

  studio_timeline_keep (self);
  self->drag_first_day = self->first_day;
  self->drag_x_px = x;
  (void) studio_timeline_find_at (self, x, y, &part);
  self->is_panning = part == VT_TIMELINE_NOWHERE;
}

static void
drag_campaign (StudioTimeline *self, double y_px, double dx_px)
{
  VtTimelineView view = studio_timeline_get_view (self);
  gint64 n_days = (gint64) round (dx_px * view.n_days / MAX (view.width_px - view.left_px, 1));
  const VtCampaign *campaign;
  VtTimelinePart    part;

  /* Of what was pressed, as it stood then. */
  if (self->move.id == NULL)
    {
      campaign = studio_timeline_find_at (self, self->drag_x_px, y_px, &part);
      if (campaign == NULL || part == VT_TIMELINE_NOWHERE)
        return;
    }
  else
    {
      campaign = studio_session_find_campaign (self->session, self->move.id);
      part = self->move.part;
    }
  if (campaign != NULL)
    studio_timeline_move_by (self, campaign, part, n_days - self->move.n_days);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioTimeline *self = user_data;
  VtTimelineView  view = studio_timeline_get_view (self);
  double          x;
  double          y;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy) &&
      self->move.id == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->is_panning)
    studio_timeline_set_first_day (
        self, self->drag_first_day - dx * view.n_days / MAX (view.width_px - view.left_px, 1));
  else
    drag_campaign (self, y, dx);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioTimeline *self = user_data;

  if (!self->is_panning)
    studio_timeline_keep (self);
}

/* The gesture was taken away: nothing was meant. */
static void
on_cancel (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  studio_timeline_take_back (user_data);
}

/* ---- hover and wheel ---- */

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  StudioTimeline *self = user_data;
  VtTimelinePart  part;

  (void) studio_timeline_find_at (self, x, y, &part);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   part == VT_TIMELINE_START || part == VT_TIMELINE_END
                                       ? "ew-resize"
                                       : (part == VT_TIMELINE_BODY ? "grab" : NULL));
}

/* Sideways pans; with Control the wheel zooms; else the page scrolls. */
static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  StudioTimeline *self = user_data;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) != 0 && dy != 0)
    {
      studio_campaign_scope_step_zoom (self->scope, dy > 0 ? 1 : -1);
      return TRUE;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  if (dx == 0)
    return FALSE;
  studio_timeline_set_first_day (self, self->first_day +
                                           dx * PAN_PER_NOTCH * vt_timeline_zoom_days (self->zoom));
  return TRUE;
}

static void
on_focus_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_timeline_keep (user_data);
}

void
studio_timeline_add_pointer (StudioTimeline *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
