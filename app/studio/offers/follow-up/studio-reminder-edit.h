/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the steps of a follow-up, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioReminderChange:
 * @STUDIO_REMINDER_MOVE: to begin on @day
 * @STUDIO_REMINDER_END: to end on @day, %VT_FOLLOW_UP_OPEN for no end
 * @STUDIO_REMINDER_ADD: at the end; neither index nor day matter
 * @STUDIO_REMINDER_DUPLICATE: a week later
 * @STUDIO_REMINDER_REMOVE: that step
 */
typedef enum
{
  STUDIO_REMINDER_MOVE,
  STUDIO_REMINDER_END,
  STUDIO_REMINDER_ADD,
  STUDIO_REMINDER_DUPLICATE,
  STUDIO_REMINDER_REMOVE,
} StudioReminderChange;

/**
 * studio_reminder_try:
 * @ret_index: (out): the step to look at then
 *
 * Returns: (transfer full) (nullable): the terms as they would be; %NULL where there is no such
 * step, or no room
 */
JsonNode *studio_reminder_try (
    JsonNode *terms, StudioReminderChange change, guint index, gint64 day, guint *ret_index);
void studio_reminder_make (StudioSession       *session,
                           const char          *offer_id,
                           StudioReminderChange change,
                           guint                index,
                           gint64               day);

G_END_DECLS
