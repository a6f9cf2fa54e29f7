/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget brought up to date in turns, a frame painted before each. */

#include "studio-turns.h"

struct _StudioTurns
{
  GtkWidget        *widget; /* (unowned) */
  const StudioTurn *turns;
  guint             n_turns;
  guint32           asked; /* a bit for each turn */
  guint             idle_id;
  GdkFrameClock    *clock; /* (owned) (nullable): while one of its frames is waited for */
  gulong            painted_handler;
  gulong            map_handler;
  gulong            unmap_handler;
  gboolean          was_shown;
};

static void
take_next (StudioTurns *self)
{
  guint index = (guint) g_bit_nth_lsf (self->asked, -1);

  self->asked &= ~(1u << index);
  self->turns[index](self->widget);
}

static void
stop_waiting (StudioTurns *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->painted_handler, self->clock);
  g_clear_object (&self->clock);
}

static gboolean on_idle (gpointer user_data);

/* Painting is no place to work: the round of the frame is full enough. */
static void
on_painted (GdkFrameClock *clock, StudioTurns *self)
{
  stop_waiting (self);
  self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
}

static void
await_frame (StudioTurns *self)
{
  if (self->asked == 0 || self->idle_id != 0 || self->clock != NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->widget));
  self->painted_handler =
      g_signal_connect (self->clock, "after-paint", G_CALLBACK (on_painted), self);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static gboolean
on_idle (gpointer user_data)
{
  StudioTurns *self = user_data;

  self->idle_id = 0;
  take_next (self);
  await_frame (self);
  return G_SOURCE_REMOVE;
}

/* At first, what it shows may appear part by part. Later that would show what was, for moments. */
static void
on_map (GtkWidget *widget, StudioTurns *self)
{
  if (self->was_shown)
    while (self->asked != 0)
      take_next (self);
  self->was_shown = TRUE;
  await_frame (self);
}

/* What is asked for stays so; the frames to come may be those of another clock. */
static void
on_unmap (GtkWidget *widget, StudioTurns *self)
{
  stop_waiting (self);
}

void
studio_turns_ask (StudioTurns *self, guint index)
{
  g_return_if_fail (self != NULL && index < self->n_turns);

  self->asked |= 1u << index;
  if (gtk_widget_get_mapped (self->widget))
    await_frame (self);
}

void
studio_turns_ask_all (StudioTurns *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_turns; i++)
    studio_turns_ask (self, i);
}

gboolean
studio_turns_is_pending (StudioTurns *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->asked != 0;
}

StudioTurns *
studio_turns_new (GtkWidget *widget, const StudioTurn *turns, guint n_turns)
{
  StudioTurns *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && turns != NULL && n_turns <= 32, NULL);

  self = g_new0 (StudioTurns, 1);
  self->widget = widget;
  self->turns = turns;
  self->n_turns = n_turns;
  self->map_handler = g_signal_connect_after (widget, "map", G_CALLBACK (on_map), self);
  self->unmap_handler = g_signal_connect (widget, "unmap", G_CALLBACK (on_unmap), self);
  return self;
}

void
studio_turns_free (StudioTurns *self)
{
  if (self == NULL)
    return;

  stop_waiting (self);
  g_clear_signal_handler (&self->map_handler, self->widget);
  g_clear_signal_handler (&self->unmap_handler, self->widget);
  g_free (self);
}
