/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer in the list: its name, state, price and problems. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFER_ROW (studio_offer_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferRow, studio_offer_row, STUDIO, OFFER_ROW, GtkListBoxRow)

GtkWidget  *studio_offer_row_new (const char *offer_id);
const char *studio_offer_row_get_id (StudioOfferRow *self);
/* @rank: by priority, from 1 */
void studio_offer_row_show (StudioOfferRow *self,
                            StudioSession  *session,
                            const VtOffer  *offer,
                            guint           rank);
/* Whether its name or a product's title or SKU has @folded, as g_utf8_casefold() makes it. */
gboolean studio_offer_row_matches (StudioOfferRow *self, const char *folded);

G_END_DECLS
