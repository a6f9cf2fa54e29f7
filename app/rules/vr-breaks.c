/* SPDX-License-Identifier: Apache-2.0 */
/* Quantity breaks: from so many units on, each of them costs less. */

#include "vr-breaks.h"

#include "vr-selector.h"

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
  VrStatus      status = vr_require_items (object, "breaks", MAX_BREAKS, "break", &node, error);

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

static VrStatus
price_breaks (const VrListing *listing, VrClaim *claim)
{
  int64_t n_units = 0;

  for (size_t i = 0; i < claim->n_lines; i++)
    n_units += claim->units[i];
  return vr_reward_apply_each (listing->evaluation, &find_break (listing->data, n_units)->reward,
                               listing->proposal, claim);
}

/* Each break has at most the units before the next. */
static int64_t
bound_breaks (VrPicks *picks)
{
  const VrBreaks *breaks = picks->listing.data;
  int64_t         n_units = 0;
  int64_t         bound = 0;

  for (size_t i = 0; i < picks->listing.proposal->n_lines; i++)
    n_units += picks->lines[i].limit;
  n_units = n_units < picks->most ? n_units : picks->most;
  for (size_t i = 0; i < breaks->n && breaks->items[i].from <= n_units; i++)
    {
      int64_t most = n_units;
      int64_t own;

      if (i + 1 < breaks->n && breaks->items[i + 1].from <= n_units)
        most = breaks->items[i + 1].from - 1;
      own = vr_picks_bound_reward (picks, &breaks->items[i].reward, most);
      bound = own > bound ? own : bound;
    }
  return bound;
}

/* ---- the ways of claiming ---- */

/* No break takes more off a unit at that price. */
static int64_t
bound_unit (const VrBreaks *breaks, int64_t price)
{
  int64_t most = 0;

  for (size_t i = 0; i < breaks->n; i++)
    {
      int64_t off = vr_reward_bound_unit (&breaks->items[i].reward, price);

      most = off > most ? off : most;
    }
  return most;
}

VrStatus
vr_breaks_propose (VrEvaluation *evaluation, VrProposal *proposal, const VrBreaks *breaks)
{
  const VrOffer *offer = proposal->offer;
  const VrCart  *cart = evaluation->cart;
  VrPicks        picks;
  VrStatus       status = vr_picks_init (&picks, evaluation, proposal, NULL);

  picks.listing.data = breaks;
  picks.listing.price = price_breaks;
  picks.bound = bound_breaks;
  picks.is_once = true;
  picks.least = breaks->items[0].from;
  picks.most = offer->per_cart;
  picks.marks = breaks->marks;
  picks.n_marks = breaks->n_marks;
  if (status != VR_OK || picks.most < picks.least)
    return status;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (offer->select, cart, &cart->lines[i]))
        (void) vr_picks_add (&picks, i, cart->lines[i].quantity,
                             bound_unit (breaks, cart->lines[i].unit_price));
    }
  return vr_picks_list (&picks);
}
