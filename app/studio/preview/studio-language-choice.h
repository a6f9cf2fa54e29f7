/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language the cart's shopper reads. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row to choose one of the languages that the offers have texts in; it is not there where no
 * offer says any. Choosing goes out as win.shopper-language. */
#define STUDIO_TYPE_LANGUAGE_CHOICE (studio_language_choice_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioLanguageChoice, studio_language_choice, STUDIO, LANGUAGE_CHOICE, GtkWidget)

GtkWidget *studio_language_choice_new (StudioSession *session);

G_END_DECLS
