/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of an offer in a list. */

#pragma once

#include "vt-offer-log.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_VERSION_ITEM (studio_version_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioVersionItem, studio_version_item, STUDIO, VERSION_ITEM, GObject)

/* @versions: (element-type VtOfferVersion): compared; kept alive with the item */
StudioVersionItem *studio_version_item_new (GPtrArray *versions, guint index);
/* Belongs to the item. */
const VtOfferVersion *studio_version_item_get (StudioVersionItem *self);

/* "28 November 2026, 14:05:03": when it was made, where the machine is. */
char *studio_version_item_dup_time (StudioVersionItem *self);
/* The author's name, or what is said instead of one. */
const char *studio_version_item_get_author (StudioVersionItem *self);
/* "Ready → Draft and 2 more changes" */
char *studio_version_item_dup_summary (StudioVersionItem *self);

/* "28 November 2026, 14:05:03" of any time, in microseconds since 1970 UTC. */
char       *studio_history_time_to_text (gint64 time_us);
const char *studio_history_author_to_text (const char *author);

G_END_DECLS
