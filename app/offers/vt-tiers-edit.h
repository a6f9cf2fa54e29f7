/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a tier ladder that concern several places of its terms at once. */

#pragma once

#include "vt-catalog.h"
#include "vt-terms.h"

G_BEGIN_DECLS

/* Each takes the terms of a ladder, finished or not, and gives new, sealed ones (transfer full).
 * What the discounts of the steps become: one belongs to its step, so tiers that change places
 * leave them where they are; a tier that goes takes the one of its step along; the lowest tier has
 * none. */

/**
 * vt_tiers_add:
 *
 * Adds the product below the first tier that is dearer, so that a ladder in order stays so; on top
 * where prices are not known.
 *
 * Returns: %NULL with %VT_ERROR_CONSTRAINT if it is a tier already, %VT_ERROR_LIMIT if there are
 * %VT_LADDER_MAX_TIERS
 */
JsonNode *vt_tiers_add (JsonNode *terms, const char *sku, VtCatalog *catalog, GError **error);
/* The product of a tier; what it has and its step stay. %VT_ERROR_CONSTRAINT if another tier is
 * that product, %VT_ERROR_NOT_FOUND without such a tier; so for the others. */
JsonNode *vt_tiers_set_product (JsonNode *terms, guint tier, const char *sku, GError **error);
JsonNode *vt_tiers_remove (JsonNode *terms, guint tier, GError **error);
/* @to: beyond the end is the end */
JsonNode *vt_tiers_move (JsonNode *terms, guint from, guint to, GError **error);
/* The cheapest first; tiers whose price is not known come last, and equals stay as they are. */
JsonNode *vt_tiers_sort (JsonNode *terms, VtCatalog *catalog);
/* Whether vt_tiers_sort() would change nothing. */
gboolean vt_tiers_are_sorted (JsonObject *terms, VtCatalog *catalog);

/**
 * vt_tiers_set_feature:
 * @has: whether the tier is to have it
 * @order: (array zero-terminated=1) (nullable): in which order features stand; those of a tier are
 * kept so
 *
 * Returns: %NULL with %VT_ERROR_NOT_FOUND without such a tier, %VT_ERROR_LIMIT beyond
 * %VT_LADDER_MAX_FEATURES, %VT_ERROR_BAD_INPUT for a name that is empty or too long
 */
JsonNode *vt_tiers_set_feature (JsonNode          *terms,
                                guint              tier,
                                const char        *feature,
                                gboolean           has,
                                const char *const *order,
                                GError           **error);
/* In all tiers and among what is required; one that has both then has it once. Errors as of
 * vt_tiers_set_feature(). */
JsonNode *
vt_tiers_rename_feature (JsonNode *terms, const char *feature, const char *name, GError **error);
/* From all tiers, and from what is required. */
JsonNode *vt_tiers_remove_feature (JsonNode *terms, const char *feature);
JsonNode *
vt_tiers_set_required (JsonNode *terms, const char *feature, gboolean is_required, GError **error);

/**
 * vt_tiers_take_attributes:
 *
 * Adds the attributes of each tier's product to its features, as "16 GB memory" for a memory of
 * "16 GB": those in which the products differ, and that a tier does not have yet in some way. None
 * beyond %VT_LADDER_MAX_FEATURES.
 */
JsonNode *vt_tiers_take_attributes (JsonNode *terms, VtCatalog *catalog);

G_END_DECLS
