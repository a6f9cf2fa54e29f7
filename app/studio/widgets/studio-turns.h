/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget brought up to date in turns, a frame painted before each. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTurns:
 *
 * For a widget of several parts that would take longer than a frame if they all changed in one.
 * However often a part is asked for, it is brought up to date once; what comes first in the table
 * comes first. What is not shown is not kept up to date: it is when it is shown again, then all
 * parts at once.
 */
typedef struct _StudioTurns StudioTurns;

typedef void (*StudioTurn) (gpointer widget);

/* @widget: owns the turns, frees them when it is disposed of
 * @turns: (array length=n_turns): at most 32, static; called with @widget */
StudioTurns *studio_turns_new (GtkWidget *widget, const StudioTurn *turns, guint n_turns);
/* Asks for the turn at @index of the table. */
void studio_turns_ask (StudioTurns *self, guint index);
void studio_turns_ask_all (StudioTurns *self);
/* Whether a turn is still to come. */
gboolean studio_turns_is_pending (StudioTurns *self);
void     studio_turns_free (StudioTurns *self);

G_END_DECLS
