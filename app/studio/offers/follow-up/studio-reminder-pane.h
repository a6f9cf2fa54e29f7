/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a follow-up: when, where, what with, and what is read. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REMINDER_PANE (studio_reminder_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioReminderPane, studio_reminder_pane, STUDIO, REMINDER_PANE, GtkWidget)

/* @index: of the step, from 0 */
GtkWidget *studio_reminder_pane_new (StudioSession *session, guint index);

/* What people call where a step is read; @placement itself if nothing. */
const char *studio_reminder_place_to_text (const char *placement);

G_END_DECLS
