/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that are sold below cost or floor by one reward, counted. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/**
 * VtTallyEntry:
 * @sum: what the cart that was tried came to
 * @n_rewarded: units in it that have the reward
 */
typedef struct
{
  guint32    product;
  VtTrialSum sum;
  gint64     n_rewarded;
} VtTallyEntry;

/**
 * VtTally:
 * @entries: those sold below cost or floor
 * @n_asked: of so many products
 * @is_cut_short: there may be more, which were not tried
 */
typedef struct
{
  GArray  *entries; /* (owned) (element-type VtTallyEntry) */
  guint    n_asked;
  gboolean is_cut_short;
} VtTally;

void vt_tally_init (VtTally *tally, guint n_asked);
void vt_tally_clear (VtTally *tally);

/* Counts it if it is discounted, and then leaves less than cost or floor. */
void vt_tally_count (
    VtTally *tally, const VtExam *exam, guint32 product, const VtTrialSum *sum, gint64 n_rewarded);

/* (nullable): the one that loses most. */
const VtTallyEntry *vt_tally_get_worst (const VtTally *tally);
/* Whether it loses, and does not only leave less than the floor. */
gboolean vt_tally_is_below_cost (const VtTallyEntry *entry);

/**
 * vt_tally_mend:
 * @reward_path: of the reward in the offer's form
 * @selector_path: of the selector that the products are of
 *
 * Gives @problem the fixes: a reward with which none of them is sold too low, and the selection
 * without them.
 */
void vt_tally_mend (const VtTally *tally,
                    VtExam        *exam,
                    VtProblem     *problem,
                    const char    *reward_path,
                    const char    *selector_path);

/* " The same goes for 3 other products.", or nothing if there is but one. */
char *vt_tally_tell_others (const VtTally *tally);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtTally, vt_tally_clear)

G_END_DECLS
