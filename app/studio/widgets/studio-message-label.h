/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message as the shopper reads it. */

#pragma once

#include "vt-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMessageLabel:
 *
 * The filled text, as plain text; placeholders that stand for nothing are underlined, and named in
 * a line below, as a storefront shows nothing of such a message.
 */
#define STUDIO_TYPE_MESSAGE_LABEL (studio_message_label_get_type ())
G_DECLARE_FINAL_TYPE (StudioMessageLabel, studio_message_label, STUDIO, MESSAGE_LABEL, GtkWidget)

GtkWidget *studio_message_label_new (void);

/* @message: (nullable): %NULL hides the widget. @language: BCP 47. */
void
studio_message_label_set (StudioMessageLabel *self, const VtMessage *message, const char *language);

/* "" where nothing is shown; belongs to the widget. */
const char *studio_message_label_get_text (StudioMessageLabel *self);

/* (nullable): why nobody reads the message, a sentence, translated; %NULL if it is whole. */
char *studio_message_tell_gaps (const VtMessage *message);

G_END_DECLS
