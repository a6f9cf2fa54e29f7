/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by their BCP 47 tags, each called by its own name. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest tag, in bytes: what RFC 5646, section 4.4.1, says suffices. */
#define VT_LANGUAGE_MAX_BYTES 35

/**
 * vt_language_normalize:
 * @tag: as somebody typed it; blanks around it and underscores are forgiven
 *
 * The tag as it is written by custom (RFC 5646, section 2.1.1): "de-AT", "zh-Hant-TW". Whether such
 * a language exists is not asked.
 *
 * Returns: (transfer full) (nullable): %NULL if it is not formed as a tag
 */
char *vt_language_normalize (const char *tag);

/**
 * vt_language_to_text:
 * @tag: a tag as vt_language_normalize() gives it
 *
 * "Deutsch", "Deutsch (AT)", "Norsk bokmål": the language's own name; the tag where that is not
 * known. Of "und" that it is said in no language, translated.
 */
char *vt_language_to_text (const char *tag);

/* (array zero-terminated=1): tags of languages whose names are known, by name. */
const char *const *vt_languages_list (void);

G_END_DECLS
