/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one unit, two units and more of a product come to with a volume offer, as the evaluator has
 * it. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtVolumeRow:
 * @units: of the product, 1 and up
 * @list_minor: what they cost without the offer
 * @due_minor: what they cost with it
 * @last_minor: what the last of them adds to what is due; may be negative where it brings all to
 * the next break
 * @margin_minor: what is due less their cost; %VT_MONEY_UNKNOWN if that is not known
 */
typedef struct
{
  gint64 units;
  gint64 list_minor;
  gint64 due_minor;
  gint64 last_minor;
  gint64 margin_minor;
} VtVolumeRow;

/* The longest table. */
#define VT_VOLUME_MAX_ROWS 24

/**
 * vt_volume_list_units:
 * @ret_units: (out) (array length=VT_VOLUME_MAX_ROWS): ascending
 *
 * The numbers of units that show what the offer does: one, both sides of each break, or all up to
 * the second time that something is had for less.
 *
 * Returns: how many, 1 and up
 */
guint vt_volume_list_units (const VtOffer *offer, gint64 *ret_units);

/**
 * vt_volume_table:
 * @sku: a product that the offer selects
 * @bought_sku: (nullable): where something else has to be bought, what that is; so many of it are
 * in the cart as all units need, and are not in the figures
 * @units: (array length=n_units): 1 and up
 * @ret_rows: (out) (array length=n_units)
 *
 * Quick enough to be called while a slider moves.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if the catalogue lacks a product, or an error of
 * vt_offers_compile()
 */
gboolean vt_volume_table (const VtOffer    *offer,
                          const char       *sku,
                          const char       *bought_sku,
                          const gint64     *units,
                          guint             n_units,
                          VtCatalog        *catalog,
                          const VtCurrency *currency,
                          VtVolumeRow      *ret_rows,
                          GError          **error);

G_END_DECLS
