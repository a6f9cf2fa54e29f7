/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that asks for a language, by its own name or its tag. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioLanguageMenu:
 *
 * What is chosen goes out as win.offer-add-language (s). What is typed narrows the list; a tag that
 * is not in it can be added as it was typed. Return takes the first.
 */
#define STUDIO_TYPE_LANGUAGE_MENU (studio_language_menu_get_type ())
G_DECLARE_FINAL_TYPE (StudioLanguageMenu, studio_language_menu, STUDIO, LANGUAGE_MENU, GtkWidget)

GtkWidget *studio_language_menu_new (void);

/**
 * studio_languages_match:
 * @typed: what was typed into a search
 *
 * Returns: (transfer full) (element-type utf8): tags of languages whose name or tag begins so, or
 * has a word that does, without regard to letter case; @typed itself last, if it is the tag of a
 * sort of a known language, or the only thing that fits
 */
GPtrArray *studio_languages_match (const char *typed);

G_END_DECLS
