/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers that name a segment; a click goes to one. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SEGMENT_OFFERS (studio_segment_offers_get_type ())
G_DECLARE_FINAL_TYPE (StudioSegmentOffers, studio_segment_offers, STUDIO, SEGMENT_OFFERS, GtkWidget)

GtkWidget *studio_segment_offers_new (StudioSession *session);
void       studio_segment_offers_show (StudioSegmentOffers *self, const VtSegment *segment);

G_END_DECLS
