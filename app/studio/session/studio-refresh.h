/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something computed from snapshots, again whenever one of them changes, off the main loop. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRefresh:
 *
 * Runs one computation at a time. However often it was asked for meanwhile, it is run once more
 * afterwards; the last result is always one of what there is now. Belongs to the main thread.
 */
typedef struct _StudioRefresh StudioRefresh;

/**
 * StudioRefreshFuncs:
 * @take: in the main thread: everything that the computation needs; %NULL if there is nothing to
 * compute
 * @compute: in a pool thread: works on what @take made; must not touch the owner
 * @give: in the main thread: the outcome is in @work, which is freed afterwards
 * @free: frees it, in the main thread
 */
typedef struct
{
  gpointer (*take) (gpointer owner);
  void (*compute) (gpointer work);
  void (*give) (gpointer owner, gpointer work);
  GDestroyNotify free;
} StudioRefreshFuncs;

/* @owner: not kept alive; without it nothing is given any more. @funcs must be static. */
StudioRefresh *studio_refresh_new (GObject *owner, const StudioRefreshFuncs *funcs);
/* Begins once the main loop has told everybody what changed. */
void studio_refresh_ask (StudioRefresh *self);
/* Whether an outcome is still to come. */
gboolean studio_refresh_is_pending (StudioRefresh *self);
void     studio_refresh_free (StudioRefresh *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRefresh, studio_refresh_free)

G_END_DECLS
