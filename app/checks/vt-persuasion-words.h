/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that press shoppers, by language. Internal to this folder.
 *
 * A heuristic: it reads no meaning, finds what is written as it is usually written, and may miss or
 * misread. A language is a row of each table. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each gives (transfer full) (nullable) the words as they stand in @text. */

/* That something ends soon: "only today", "last chance". */
char *vt_persuasion_find_deadline (const char *text);
/* A date: "31 December", "24.12.2025". @ret_day: (out): the day as 2025-12-24, or "" where the year
 * is not said. */
char *vt_persuasion_find_date (const char *text, char **ret_day);
/* That few are left: "only 3 left". @ret_n_left: (out): how many; 10 where no number is said. */
char *vt_persuasion_find_scarcity (const char *text, guint *ret_n_left);
/* What it cost before: "instead of £99.00". @ret_amount: (out): where the amount stands in @text,
 * with its currency; @ret_digits: (out): its digits and separators alone. */
char *vt_persuasion_find_list_price (const char *text, char **ret_amount, char **ret_digits);

G_END_DECLS
