/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers come back for: an item bought soon after another, counted and measured. */

#pragma once

#include "vt-measures.h"
#include "vt-visits.h"

G_BEGIN_DECLS

/**
 * VtSequence:
 * @item_a: bought first
 * @item_b: bought in a later visit soon after; may be @item_a, which was bought again
 * @n_then: watched visits with A that were followed by B
 * @share: of the watched visits with A, 0 to 1
 * @base: share of all watched visits that were followed by B, whatever was bought, 0 to 1
 * @lift: @share over @base
 * @log_p: natural logarithm of the hypergeometric probability of at least so many by chance, 0 or
 * less; the visits of one customer count as independent, which they are not quite
 *
 * Pairs with a direction, in the sense of Agrawal and Srikant (1995), "Mining Sequential Patterns",
 * with a window. What both measures say of a pair of items in a basket they say here of an item in
 * a visit and an item in those that follow.
 */
typedef struct
{
  guint32 item_a;
  guint32 item_b;
  guint32 n_then;
  double  share;
  double  base;
  double  lift;
  double  log_p;
} VtSequence;

/**
 * VtSequences:
 * @visits: (owned): what was counted
 * @min_times: how often at least; others are not kept
 * @sequences: (array length=n_sequences): by item_a, then item_b
 *
 * Immutable, reference counted. The same for any number of threads.
 */
typedef struct
{
  VtVisits         *visits;
  guint32           min_times;
  gsize             n_sequences;
  const VtSequence *sequences;
} VtSequences;

#define VT_SEQUENCES_MAX 4000000

/**
 * vt_sequences_mine:
 * @min_times: 1 and up
 * @n_threads: 0 for as many as the machine has
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or %VT_ERROR_LIMIT if there are more
 * than %VT_SEQUENCES_MAX
 */
VtSequences *vt_sequences_mine (
    VtVisits *visits, guint32 min_times, guint n_threads, VtJob *job, GError **error);
VtSequences *vt_sequences_ref (VtSequences *self);
void         vt_sequences_unref (VtSequences *self);

/* (nullable) */
const VtSequence *vt_sequences_find (VtSequences *self, guint32 item_a, guint32 item_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSequences, vt_sequences_unref)

G_END_DECLS
