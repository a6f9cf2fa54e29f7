/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what an offer says, made line by line. Internal to this folder. */

#pragma once

#include "vt-offer-words.h"
#include "vt-terms-words.h"

G_BEGIN_DECLS

/* (element-type VtOfferLine) */
GPtrArray *vt_lines_new (void);
/* Takes @text. */
void vt_lines_add (GPtrArray *lines, const char *label, char *text);
G_END_DECLS
