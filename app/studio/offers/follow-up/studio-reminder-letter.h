/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of a follow-up as the shopper reads it. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/* Message, reason, coupon, and the products with their prices, on a card. */
#define STUDIO_TYPE_REMINDER_LETTER (studio_reminder_letter_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioReminderLetter, studio_reminder_letter, STUDIO, REMINDER_LETTER, GtkWidget)

GtkWidget *studio_reminder_letter_new (StudioSession *session, guint index);

G_END_DECLS
