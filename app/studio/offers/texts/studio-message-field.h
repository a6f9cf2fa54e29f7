/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text of an offer in one language, and below it how the shopper reads it, if otherwise. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMessageField:
 *
 * Typed text is kept when the field is left; Escape takes it back. A menu puts placeholders in
 * where the cursor is; those that are none are underlined and named. Actions on the widget:
 * message.insert (s: "saving").
 */
#define STUDIO_TYPE_MESSAGE_FIELD (studio_message_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioMessageField, studio_message_field, STUDIO, MESSAGE_FIELD, GtkWidget)

/* @title: "Message", translated */
GtkWidget *studio_message_field_new (StudioSession *session, const char *title);

/* @place, @language: which text, see vt-offer-texts.h. What is being typed stays while that text is
 * the same as before; commit it before another is shown. */
void studio_message_field_show (StudioMessageField *self,
                                const VtOffer      *offer,
                                const char         *place,
                                const char         *language);
/* What was typed is kept, as if the focus went. */
void studio_message_field_commit (StudioMessageField *self);

/* For tests: what stands there, kept or not, and what the preview says ("" where there is none). */
char       *studio_message_field_dup_text (StudioMessageField *self);
void        studio_message_field_type (StudioMessageField *self, const char *text);
const char *studio_message_field_get_preview (StudioMessageField *self);

G_END_DECLS
