/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When customers come back after what a follow-up follows up, counted off the main loop. */

#pragma once

#include "studio-session.h"
#include "vt-return.h"

G_BEGIN_DECLS

/* ::changed when there are others, or none. */
#define STUDIO_TYPE_REMINDER_RETURNS (studio_reminder_returns_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioReminderReturns, studio_reminder_returns, STUDIO, REMINDER_RETURNS, GObject)

StudioReminderReturns *studio_reminder_returns_new (StudioSession *session);
/* Counts again where what is bought and wanted, or the orders, are others. */
void studio_reminder_returns_look_at (StudioReminderReturns *self, const VtOffer *offer);
/* (nullable): %NULL until they are counted, and where there are no orders. */
const VtReturns *studio_reminder_returns_get (StudioReminderReturns *self);

G_END_DECLS
