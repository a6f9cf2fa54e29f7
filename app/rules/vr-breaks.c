/* SPDX-License-Identifier: Apache-2.0 */
/* Quantity breaks: from so many units on, each of them costs less. */

#include "vr-breaks.h"

#include "vr-sort.h"

#define MAX_BREAKS 32

/* ---- loading ---- */

static VrStatus
load_break (const VrJson *node, int64_t min, VrBreak *item, VrError *error)
{
  static const char *const fields[] = {"from", "reward", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_integer (node, "from", min, VR_CART_MAX_QUANTITY, &item->from, error);
  return status == VR_OK ? vr_reward_load (&item->reward, node, error) : status;
}

VrStatus
vr_breaks_load (VrPack *pack, const VrJson *object, VrBreaks *breaks, VrError *error)
{
  const VrJson *node;
  int64_t       min = 1;
  VrStatus      status = vr_require (object, "breaks", VR_JSON_ARRAY, &node, error);

  if (status == VR_OK)
    status = vr_check_size (node, MAX_BREAKS, error);
  if (status == VR_OK && node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "at least one break expected", NULL);
  if (status != VR_OK)
    return status;

  breaks->items = VR_ARENA_NEW (&pack->arena, VrBreak, node->value.children.n);
  breaks->marks = VR_ARENA_NEW (&pack->arena, int64_t, 2 * node->value.children.n);
  if (breaks->items == NULL || breaks->marks == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      VrBreak *next = &breaks->items[breaks->n];

      status = load_break (item, min, next, error);
      if (status != VR_OK)
        return status;
      if (breaks->n++ > 0)
        breaks->marks[breaks->n_marks++] = next->from - 1;
      breaks->marks[breaks->n_marks++] = next->from;
      min = next->from + 1;
    }
  return VR_OK;
}

/* ---- pricing ---- */

/* The highest that so many units reach; there is one. */
static const VrBreak *
find_break (const VrBreaks *breaks, int64_t n_units)
{
  size_t i = breaks->n - 1;

  while (i > 0 && breaks->items[i].from > n_units)
    i--;
  return &breaks->items[i];
}

VrStatus
vr_breaks_price (VrEvaluation     *evaluation,
                 const VrBreaks   *breaks,
                 const VrProposal *proposal,
                 VrClaim          *claim)
{
  const VrBreak *reached;
  int64_t        n_units = 0;
  VrStatus       status = VR_OK;

  for (size_t i = 0; i < proposal->n_lines; i++)
    n_units += claim->units[i];
  reached = find_break (breaks, n_units);
  for (size_t i = 0; i < proposal->n_lines && status == VR_OK; i++)
    {
      if (claim->units[i] > 0)
        status = vr_reward_apply_units (evaluation, &reached->reward, proposal, claim, i,
                                        claim->units[i]);
    }
  return status;
}

/* ---- bounding ---- */

/* What the reward takes off one unit of a line, and how many units it has. */
typedef struct
{
  int64_t off;
  int64_t n_units;
} Entry;

static int
compare_most (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  return (x->off < y->off) - (x->off > y->off);
}

/* A share of each line rounded once: of the dearest units together, and each line rounded up by
 * less than one. */
static int64_t
bound_shares (const VrEvaluation *evaluation,
              const VrReward     *reward,
              const VrProposal   *proposal,
              int64_t             n_units)
{
  int64_t value = 0;
  int64_t n_left = n_units;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &evaluation->cart->lines[proposal->lines[proposal->by_price[i]]];
      int64_t           n = line->quantity < n_left ? line->quantity : n_left;

      value += n * line->unit_price;
      n_left -= n;
    }
  if (!vr_money_add (vr_money_percent (value, reward->value, VR_ROUND_DOWN),
                     (int64_t) proposal->n_lines, &value))
    return INT64_MAX;
  return value;
}

/* The units that lose most. Without memory no bound is known but the sum of all lines. */
static int64_t
bound_units (const VrEvaluation *evaluation,
             const VrReward     *reward,
             const VrProposal   *proposal,
             int64_t             n_units)
{
  Entry  *entries = VR_ARENA_NEW (evaluation->arena, Entry, proposal->n_lines);
  int64_t bound = 0;

  if (entries == NULL)
    return INT64_MAX;
  for (size_t i = 0; i < proposal->n_lines; i++)
    entries[i] = (Entry){vr_reward_measure_units (evaluation, reward, proposal, i, 1),
                         evaluation->cart->lines[proposal->lines[i]].quantity};
  vr_sort (entries, proposal->n_lines, sizeof *entries, compare_most);
  for (size_t i = 0; i < proposal->n_lines && n_units > 0; i++)
    {
      int64_t n = entries[i].n_units < n_units ? entries[i].n_units : n_units;

      bound += n * entries[i].off;
      n_units -= n;
    }
  return bound;
}

/* The most that one break takes off at most so many units. On each line more units lose no less,
 * so that it is exact if all of them may be claimed. */
static int64_t
bound_break (const VrEvaluation *evaluation,
             const VrReward     *reward,
             const VrProposal   *proposal,
             int64_t             n_units)
{
  bool is_per_line =
      reward->type == VR_REWARD_PERCENT && evaluation->pack->rounding_per == VR_PER_LINE;
  int64_t n_all = 0;
  int64_t bound = 0;
  int64_t other;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      int64_t quantity = evaluation->cart->lines[proposal->lines[i]].quantity;

      n_all += quantity;
      bound += vr_reward_measure_units (evaluation, reward, proposal, i,
                                        quantity < n_units ? quantity : n_units);
    }
  if (n_all <= n_units)
    return bound;
  other = is_per_line ? bound_shares (evaluation, reward, proposal, n_units)
                      : bound_units (evaluation, reward, proposal, n_units);
  return other < bound ? other : bound;
}

int64_t
vr_breaks_bound (const VrEvaluation *evaluation,
                 const VrBreaks     *breaks,
                 const VrProposal   *proposal,
                 const VrClaim      *claim)
{
  int64_t n_units = 0;
  int64_t bound = 0;

  for (size_t i = 0; i < proposal->n_lines; i++)
    n_units += claim->units[i];
  for (size_t i = 0; i < breaks->n && breaks->items[i].from <= n_units; i++)
    {
      int64_t most = n_units;
      int64_t own;

      if (i + 1 < breaks->n && breaks->items[i + 1].from <= n_units)
        most = breaks->items[i + 1].from - 1;
      own = bound_break (evaluation, &breaks->items[i].reward, proposal, most);
      bound = own > bound ? own : bound;
    }
  return bound;
}
