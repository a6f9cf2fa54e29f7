/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the versions are by that the workspace keeps of its offers. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/* The longest name, in characters. */
#define VT_AUTHOR_MAX_CHARACTERS 80

/* (transfer full): who it is without a name of their own: what the environment's VITRINE_AUTHOR
 * says, else the real name of who is logged in, else the name of the login; "" if there is none
 * that could be kept. */
char *vt_author_dup_default (void);

/* Versions made from now on are by @name; by the default where it is blank. Part of what
 * vt_workspace_note() runs; nothing is written where it is so already. */
gboolean vt_author_save (VtDatabase *database, const char *name, GError **error);

G_END_DECLS
