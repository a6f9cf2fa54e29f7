/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message and reason in one language, folded away behind the language's own name. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_LANGUAGE_ROW (studio_language_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLanguageRow, studio_language_row, STUDIO, LANGUAGE_ROW, AdwExpanderRow)

/* @prefix: "" for the offer's own texts, "steps/2/" for those of a step */
GtkWidget *studio_language_row_new (StudioSession *session, const char *prefix);

void studio_language_row_show (StudioLanguageRow *self, const VtOffer *offer, const char *language);
const char *studio_language_row_get_language (StudioLanguageRow *self);
void        studio_language_row_set_prefix (StudioLanguageRow *self, const char *prefix);
void        studio_language_row_commit (StudioLanguageRow *self);

G_END_DECLS
