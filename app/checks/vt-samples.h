/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the thousands of products that an offer selects are worth trying: the evaluator is asked
 * only about those that could come out badly. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/* Of one offer at most so many products are tried that may go below cost. */
#define VT_SAMPLES_MAX 200

/**
 * VtSampleTerms:
 * @reward: what each rewarded unit gets
 * @n_full: units at their price
 * @n_rewarded: units with the reward
 *
 * How units of one product are sold together.
 */
typedef struct
{
  VtReward reward;
  gint64   n_full;
  gint64   n_rewarded;
} VtSampleTerms;

/* %FALSE if @object (nullable) has no reward called @name that can be read. */
gboolean vt_samples_read_reward (JsonObject *object, const char *name, VtReward *ret_reward);

/* What has to come in for what costs the shop @cost_minor, by the shop's floor; minor units. */
gint64 vt_samples_get_floor (const VtExam *exam, gint64 cost_minor);

/**
 * vt_samples_find_worst:
 *
 * Returns: of @products (element-type guint32) with a known cost the one that leaves least, about;
 * %VT_PRODUCT_NONE if there is none
 */
guint32
vt_samples_find_worst (const VtExam *exam, const GArray *products, const VtSampleTerms *terms);

/* (element-type guint32): all that may be sold below cost or floor, those that leave least first.
 */
GArray *
vt_samples_list_doubtful (const VtExam *exam, const GArray *products, const VtSampleTerms *terms);

/**
 * vt_samples_choose:
 *
 * What the checks of an offer will put into carts, by its kind; each list (element-type guint32)
 * may be empty:
 *
 * markdown, subscription: the dearest; all doubtful ones
 * volume: the dearest; of what is to be bought the one that leaves least; then for the reward, or
 * for each break, all doubtful ones
 * mix and match: for each slot the one that leaves least; for each slot the dearest
 * protection: for each plan the cheapest that it covers
 * cross-sell: for each item an anchor
 * add-on: the cheapest base
 * downsell: the dearest that may give way
 * threshold: any that counts
 *
 * Returns: (element-type GArray)
 */
GPtrArray *vt_samples_choose (const VtExam *exam);
/* (nullable) (element-type guint32): list @index of those that were chosen. */
const GArray *vt_samples_get (const VtExam *exam, guint index);
/* The first product of that list, %VT_PRODUCT_NONE if there is none. */
guint32 vt_samples_get_first (const VtExam *exam, guint index);
/* (element-type guint32): what all lists have, each at most %VT_SAMPLES_MAX products. */
GArray *vt_samples_join (const VtExam *exam);

G_END_DECLS
