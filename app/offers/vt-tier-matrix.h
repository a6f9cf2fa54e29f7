/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which features the tiers of a ladder have, and which are lost on the way up and down. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

#define VT_LADDER_MIN_TIERS 2
#define VT_LADDER_MAX_TIERS 16
#define VT_LADDER_MAX_FEATURES 100
#define VT_TIER_NONE G_MAXUINT

/**
 * VtTierMatrix:
 * @n_tiers: tiers, the lowest first
 * @features: (element-type utf8): a row each
 * @has: (element-type gboolean) (array length=n_tiers × features): by feature, then tier
 * @is_required: (element-type gboolean): by feature: no lower tier that lacks it is offered instead
 *
 * Immutable once made.
 */
typedef struct
{
  guint      n_tiers;
  GPtrArray *features;    /* (owned) */
  GArray    *has;         /* (owned) */
  GArray    *is_required; /* (owned) */
} VtTierMatrix;

/**
 * VtFeatureStep:
 * @VT_FEATURE_SAME: both tiers have it, or neither
 * @VT_FEATURE_GAINED: the upper tier has it, the one below does not
 * @VT_FEATURE_REPLACED: the one below has it, and the upper has one like it instead ("16 GB memory"
 * and "32 GB memory")
 * @VT_FEATURE_LOST: the one below has it, and the upper nothing like it
 */
typedef enum
{
  VT_FEATURE_SAME,
  VT_FEATURE_GAINED,
  VT_FEATURE_REPLACED,
  VT_FEATURE_LOST,
} VtFeatureStep;

/**
 * vt_tier_matrix_new:
 * @terms: of a tier ladder, finished or not
 * @first: (array zero-terminated=1) (nullable): features that have the first rows, in this order,
 * whether a tier has them or not. So rows stay where they are while tiers are edited
 *
 * A row for each feature of any tier, in the order in which the tiers name them but for those that
 * are more or less of the same, which stand together; and for each that is required.
 */
VtTierMatrix *vt_tier_matrix_new (JsonObject *terms, const char *const *first);
void          vt_tier_matrix_free (VtTierMatrix *self);

const char *vt_tier_matrix_get_feature (const VtTierMatrix *self, guint feature);
gboolean    vt_tier_matrix_has (const VtTierMatrix *self, guint tier, guint feature);
gboolean    vt_tier_matrix_is_required (const VtTierMatrix *self, guint feature);
/* How many of the tiers have it. */
guint vt_tier_matrix_count (const VtTierMatrix *self, guint feature);

/**
 * vt_tier_matrix_get_step:
 * @tier: the upper of the two, 1 and up
 * @ret_by: (nullable): the feature that stands in its place, where it is replaced
 *
 * What becomes of a feature on the step up to a tier.
 */
VtFeatureStep
vt_tier_matrix_get_step (const VtTierMatrix *self, guint tier, guint feature, guint *ret_by);

/**
 * vt_tier_matrix_find_lower:
 *
 * The tier that is offered to whom @tier is too dear: the next one down that has all that is
 * required, which is what the evaluator suggests.
 *
 * Returns: its index; %VT_TIER_NONE if there is none
 */
guint vt_tier_matrix_find_lower (const VtTierMatrix *self, guint tier);
/* (element-type guint): the required features that @tier lacks. */
GArray *vt_tier_matrix_list_lacking (const VtTierMatrix *self, guint tier);

/**
 * vt_features_are_alike:
 *
 * Whether one is more or less of the other: they end with the same word apart from numbers, or,
 * where both are written "name: value", have the same name. A feature is not like itself.
 */
gboolean vt_features_are_alike (const char *feature, const char *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTierMatrix, vt_tier_matrix_free)

G_END_DECLS
