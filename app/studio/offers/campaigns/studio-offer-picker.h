/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that opens a list of offers to choose several of. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether an offer stands in the list. */
typedef gboolean (*StudioOfferPasses) (const VtOffer *offer, gpointer data);

/**
 * studio_offer_picker_new:
 * @label: of the button, translated ("Add Offers…")
 * @verb: of the button in what it opens, translated ("Add")
 * @action: gets "as": the ids of those chosen
 * @passes: called with @data, which has to live as long, whenever the list is opened
 */
GtkWidget *studio_offer_picker_new (StudioSession    *session,
                                    const char       *label,
                                    const char       *verb,
                                    const char       *action,
                                    StudioOfferPasses passes,
                                    gpointer          data);

G_END_DECLS
