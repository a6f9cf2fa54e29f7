/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up as they stand in time, and moved in it. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

#define VT_FOLLOW_UP_MAX_STEPS 16
#define VT_FOLLOW_UP_MAX_DAYS 36500
#define VT_FOLLOW_UP_OPEN (-1)

/**
 * VtFollowUpStep:
 * @days: whole days after the purchase from which on it is open
 * @until_days: from which on it is not any more; %VT_FOLLOW_UP_OPEN if it stays open
 * @placement: where it is read; "" if that is not said
 * @coupon: what it gives; "" if nothing
 * @n_items: products it reminds of
 *
 * Texts belong to the terms.
 */
typedef struct
{
  gint64      days;
  gint64      until_days;
  const char *placement;
  const char *coupon;
  guint       n_items;
} VtFollowUpStep;

/* (element-type VtFollowUpStep): in the order of the terms; those that say nothing of the right
 * type are of day 0. */
GArray *vt_follow_up_steps_read (JsonNode *terms);

/**
 * vt_follow_up_steps_clamp:
 * @days: where step @index is wanted
 *
 * Returns: the day next to it that is between the steps before and after it, and within bounds
 */
gint64 vt_follow_up_steps_clamp (GArray *steps, guint index, gint64 days);

/**
 * vt_follow_up_move_step:
 * @days: 0 to %VT_FOLLOW_UP_MAX_DAYS
 * @ret_index: (out) (nullable): where the step stands then
 *
 * The step begins on that day, and is open as long as before. Steps stand by the days on which they
 * begin, so it changes places with those that it passes.
 *
 * Returns: (transfer full): new, sealed terms; %NULL with %VT_ERROR_NOT_FOUND
 */
JsonNode *vt_follow_up_move_step (
    JsonNode *terms, guint index, gint64 days, guint *ret_index, GError **error);

/**
 * vt_follow_up_set_until:
 * @until_days: brought above the day on which it begins; %VT_FOLLOW_UP_OPEN for no end
 *
 * Returns: (transfer full): new, sealed terms; %NULL with %VT_ERROR_NOT_FOUND
 */
JsonNode *vt_follow_up_set_until (JsonNode *terms, guint index, gint64 until_days, GError **error);

/* "Day 14 to 60", "From day 7": when a step is open, translated. */
char *vt_follow_up_tell_days (const VtFollowUpStep *step);

/* (transfer full): with one more step at the end, a week after the last one begins, or at once
 * where there is none; %NULL with %VT_ERROR_LIMIT. */
JsonNode *vt_follow_up_add_step (JsonNode *terms, GError **error);

/**
 * vt_follow_up_duplicate_step:
 * @ret_index: (out) (nullable): where the copy stands
 *
 * The same once more, a week later.
 *
 * Returns: (transfer full): new, sealed terms; %NULL with %VT_ERROR_NOT_FOUND or %VT_ERROR_LIMIT
 */
JsonNode *
vt_follow_up_duplicate_step (JsonNode *terms, guint index, guint *ret_index, GError **error);

G_END_DECLS
