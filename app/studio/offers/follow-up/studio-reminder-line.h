/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up on a line of days, over when customers come back. */

#pragma once

#include "vt-follow-up-steps.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioReminder:
 * @days: whole days after the purchase from which on it is open
 * @until_days: from which on it is not any more; %VT_FOLLOW_UP_OPEN if it stays open
 * @label: what stands beside the bar ("E-mail · LENS10")
 */
typedef struct
{
  gint64      days;
  gint64      until_days;
  const char *label;
} StudioReminder;

/**
 * StudioReminderLine:
 *
 * Each step is a bar in a lane of its own. Bars, and their ends, are dragged. Up and Down choose a
 * step, Left and Right move it by a day (with Shift by a week), with Control its end; End takes its
 * end away, Escape takes back what was not kept. Insert asks for a copy, Delete to remove it.
 *
 * ::chosen (guint): another step is looked at.
 * ::draft (guint, gint64: days, gint64: until_days) while it moves.
 * ::moved (guint, gint64: days), ::ended (guint, gint64: until_days) once it stays there: when it
 * is let go, or a moment after the last key.
 * ::duplicate (guint), ::remove (guint): asked for by key.
 */
#define STUDIO_TYPE_REMINDER_LINE (studio_reminder_line_get_type ())
G_DECLARE_FINAL_TYPE (StudioReminderLine, studio_reminder_line, STUDIO, REMINDER_LINE, GtkWidget)

GtkWidget *studio_reminder_line_new (void);
/* @reminders: (array length=n): copied. Not while one is being moved. */
void
studio_reminder_line_set_steps (StudioReminderLine *self, const StudioReminder *reminders, guint n);
/* After how many days customers came back for what is wanted, and for anything, ascending; copied.
 */
void studio_reminder_line_set_returns (StudioReminderLine *self,
                                       const GArray       *wanted,
                                       const GArray       *anything);
/* The step looked at; beyond the last it is the last. */
void  studio_reminder_line_choose (StudioReminderLine *self, guint index);
guint studio_reminder_line_get_chosen (StudioReminderLine *self);
/* What has been moved and not been kept is. */
void studio_reminder_line_commit (StudioReminderLine *self);

/* Where a day is, and a step's lane is in the middle, in pixels of the widget. */
double studio_reminder_line_x_of (StudioReminderLine *self, gint64 days);
double studio_reminder_line_y_of (StudioReminderLine *self, guint index);

G_END_DECLS
