/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the user, for the programs to start with. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_language_start:
 *
 * Takes the language and the formats of the user's locale and finds the translations: in the folder
 * that the environment's VITRINE_LOCALE_DIR names (a build that is not installed), otherwise where
 * they were installed. To be called once, first in main(). A locale that the system does not have
 * is the C locale, and a language without translation is English.
 */
void vt_language_start (void);

G_END_DECLS
