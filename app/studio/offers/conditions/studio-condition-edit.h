/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's conditions, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* As those of vt-condition.h, made in the writing thread on what is stored by then. @path: of a
 * condition, as "audience" or "when/all/1" */
/* @member: "orders", "any" …; begun with vt_condition_new(). Nothing happens if there is none. */
void
studio_condition_add (StudioSession *session, const char *id, const char *path, const char *member);
void studio_condition_remove (StudioSession *session, const char *id, const char *path);
void studio_condition_negate (StudioSession *session, const char *id, const char *path);
void studio_condition_regroup (StudioSession *session,
                               const char    *id,
                               const char    *path,
                               const char    *member,
                               gboolean       is_negated);

G_END_DECLS
