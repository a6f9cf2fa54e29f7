/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reckons the session's cart, again with every change. */

#pragma once

#include "studio-receipt.h"

G_BEGIN_DECLS

/**
 * StudioTill:
 *
 * One for a session: what its cart costs under what an export would write now, reckoned again, off
 * the main loop, whenever the cart, an offer, the catalogue or the history of exports changes; then
 * emits ::changed. Also remembers the cart that was replaced last.
 */
#define STUDIO_TYPE_TILL (studio_till_get_type ())
G_DECLARE_FINAL_TYPE (StudioTill, studio_till, STUDIO, TILL, GObject)

/* (transfer none): lives as long as the session. */
StudioTill *studio_till_get (StudioSession *session);

/* (nullable): until it was first reckoned. */
StudioReceipt *studio_till_get_receipt (StudioTill *self);
/* Whether the receipt is older than what it is about. */
gboolean studio_till_is_pending (StudioTill *self);

gboolean studio_till_get_tries_drafts (StudioTill *self);
void     studio_till_set_tries_drafts (StudioTill *self, gboolean tries_drafts);

/* Where the cart's shopper stands, a word of vt_placements_list() or a shop's own. */
const char *studio_till_get_placement (StudioTill *self);
void        studio_till_set_placement (StudioTill *self, const char *placement);

/* The shopper's language, BCP 47; "und" for one that nobody has said. */
const char *studio_till_get_locale (StudioTill *self);
void        studio_till_set_locale (StudioTill *self, const char *locale);

/* Gives the session's cart to another shopper. */
void studio_till_set_shopper (StudioTill *self, const VtShopper *shopper);

/**
 * studio_till_replace_cart:
 * @said: what is said about it, translated; with a button that brings the old cart back, unless
 * that was empty
 *
 * Puts another cart in the place of the session's, with its shopper.
 */
void studio_till_replace_cart (StudioTill *self, const VtCart *cart, const char *said);
/* The same for what is in it alone: the shopper stays. */
void studio_till_replace_lines (StudioTill *self, const VtCart *cart, const char *said);
/* Swaps the cart with the one that was replaced last. */
void studio_till_restore_cart (StudioTill *self);

G_END_DECLS
