/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When offers were to end, by every version they had while they were ready. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/**
 * VtPastEnd:
 * @end_us: when the offer was to end, microseconds UTC
 * @made_us: when that was decided, microseconds UTC
 */
typedef struct
{
  gint64 end_us;
  gint64 made_us;
} VtPastEnd;

/* Values of what was read so far; belongs to one thread at a time. */
typedef struct _VtPastEnds VtPastEnds;

VtPastEnds *vt_past_ends_new (void);
void        vt_past_ends_free (VtPastEnds *self);

/**
 * vt_past_ends_read:
 *
 * Reads the versions that came since it was read last. Run inside a #VtWorkspaceFunc.
 *
 * Returns: %FALSE with an error of the database
 */
gboolean vt_past_ends_read (VtPastEnds *self, VtDatabase *database, GError **error);

/* Adds one, later than those of that offer before. Of what was decided within a day the last
 * counts: who looks for the right date, or takes a change back, puts nothing off. */
void vt_past_ends_add (VtPastEnds *self, const char *offer_id, const VtPastEnd *end);

/* How often the offer was given a later end than it ever had before. @ret_first_us: (out): the end
 * that it had first; written only if it had any. */
guint vt_past_ends_count_later (VtPastEnds *self, const char *offer_id, gint64 *ret_first_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPastEnds, vt_past_ends_free)

G_END_DECLS
