/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one offer is changed: in the writing thread, on what is stored by then. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioOfferChange:
 * @offers: (element-type VtOffer): all as they are stored; those that differ afterwards are saved
 * @offer: one of them
 * @error: what cannot be done, told by the session's ::failed
 *
 * Runs in the writing thread and must not touch the session.
 */
typedef gboolean (*StudioOfferChange) (GPtrArray *offers,
                                       VtOffer   *offer,
                                       gpointer   data,
                                       GError   **error);

/* One step of undo, called @label. @data is freed with @destroy (nullable) in any thread. */
void studio_offer_change (StudioSession    *session,
                          const char       *id,
                          const char       *label,
                          StudioOfferChange change,
                          gpointer          data,
                          GDestroyNotify    destroy);

/* "offers/ID": where undo goes. */
char *studio_offer_place (const char *id);

/* Moves an element of a pointer array; a @position beyond the end is the end. */
void studio_array_move (GPtrArray *array, gpointer element, guint position);
/* Gives the offers (element-type VtOffer) priorities in the order in which they stand. */
void studio_offers_renumber (GPtrArray *offers);

G_END_DECLS
