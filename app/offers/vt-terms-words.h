/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of an offer's terms, by the names that people have for them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Schedule" for "schedule", translated; the name itself where there are no words for it. */
const char *vt_terms_member_to_text (const char *member);

G_END_DECLS
