/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that renders pictures of the map, so that no frame waits for one. */

#pragma once

#include "vt-map-picture.h"

G_BEGIN_DECLS

/**
 * VtMapWorker:
 *
 * Renders one picture after the other. Of those that wait only the latest is rendered: the others
 * would be out of date before they were shown. Sleeps when there is nothing to do.
 */
typedef struct _VtMapWorker VtMapWorker;

/* In the main context that was the thread's default when the worker was made. */
typedef void (*VtMapWorkerDone) (VtMapPicture *picture, gpointer user_data);

VtMapWorker *vt_map_worker_new (VtMapWorkerDone done, gpointer user_data);

/* Waits for the picture under way; @done is not called any more. */
void vt_map_worker_free (VtMapWorker *self);

/* @picture: (transfer full): takes the place of one that waits, if both are overviews or neither
 * is. */
void vt_map_worker_ask (VtMapWorker *self, VtMapPicture *picture);

/* Whether a picture waits, is being rendered or on its way to @done. */
gboolean vt_map_worker_is_busy (VtMapWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapWorker, vt_map_worker_free)

G_END_DECLS
