/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a cart, where and when: what a storefront says of a cart besides its lines. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VtShopper:
 * @placement: (nullable): where they stand, a word of vt_placements_list() or a shop's own: offers
 * may suggest then
 * @locale: (nullable): their language, BCP 47: which of an offer's texts they read
 * @now: (nullable): when, RFC 3339; without it no offer with a schedule is open
 * @coupons: (nullable) (array zero-terminated=1): those they have given
 * @declined: (nullable) (array zero-terminated=1): offers and SKUs that they have refused
 * @ordered_at: (nullable): when they bought before, RFC 3339; nothing is known of that otherwise
 * @ordered: (nullable) (array zero-terminated=1): SKUs they bought then, one for each unit
 *
 * All zero says nothing. Nothing is owned.
 */
typedef struct
{
  const char        *placement;
  const char        *locale;
  const char        *now;
  const char *const *coupons;
  const char *const *declined;
  const char        *ordered_at;
  const char *const *ordered;
} VtShopper;

/* Adds what is said to the cart that is open in @builder. */
void vt_shopper_write (const VtShopper *shopper, JsonBuilder *builder);

G_END_DECLS
