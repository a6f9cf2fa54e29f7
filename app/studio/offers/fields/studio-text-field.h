/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields for a text, for several words, for a day, and for hours. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/* @max_bytes: the longest it may be; %VT_ID_MAX_BYTES for names. @absent: see
 * studio_entry_field_new(), so for all. */
GtkWidget *studio_text_field_new (StudioSession *session,
                                  const char    *title,
                                  const char    *path,
                                  gsize          max_bytes,
                                  const char    *absent);

/* Words with commas between them; an array of texts, each once, in the offer. */
GtkWidget *studio_words_field_new (StudioSession *session,
                                   const char    *title,
                                   const char    *path,
                                   guint          max_words,
                                   const char    *absent);

/* "09:00-12:00, 14:00-18:00"; as the hours of a rule pack in the offer. */
GtkWidget *studio_hours_field_new (StudioSession *session,
                                   const char    *title,
                                   const char    *path,
                                   const char    *absent);

/* (transfer full): an array of the words between the commas of @text, each once. */
JsonNode *studio_words_from_typed (const char *text);
/* "a, b" for an array of texts. */
char *studio_words_to_typed (JsonNode *words);

G_END_DECLS
