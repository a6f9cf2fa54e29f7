/* SPDX-License-Identifier: Apache-2.0 */
/* What comes after the claims, layer by layer. */

#include "vr-layers.h"

#include "vr-kind.h"
#include "vr-limits.h"

#include <string.h>

/* With more, every step is held to be in reach. */
#define MAX_STEPS 64

/* ---- setting up ---- */

VrStatus
vr_layers_init (VrLayers *layers, VrEvaluation *evaluation, const VrProposal *proposals)
{
  VrArena *arena = evaluation->arena;
  size_t   n_offers = 0;

  *layers = (VrLayers){.evaluation = evaluation, .proposals = proposals};
  for (size_t i = 0; i < evaluation->n_awake; i++)
    n_offers += evaluation->pack->offers[evaluation->awake[i]].kind->apply != NULL;
  layers->is_idle = n_offers == 0;
  if (layers->is_idle)
    return VR_OK;
  layers->offers = VR_ARENA_NEW (arena, size_t, n_offers);
  layers->selected = VR_ARENA_NEW (arena, bool *, n_offers);
  layers->outcomes = VR_ARENA_NEW (arena, VrOutcome, n_offers);
  layers->budgets = VR_ARENA_NEW (arena, int64_t, n_offers);
  if (layers->offers == NULL || layers->selected == NULL || layers->outcomes == NULL ||
      layers->budgets == NULL)
    return vr_fail_memory (evaluation->error);
  return VR_OK;
}

VrStatus
vr_layers_add (VrLayers *layers, size_t offer)
{
  VrEvaluation  *evaluation = layers->evaluation;
  const VrCart  *cart = evaluation->cart;
  const VrOffer *added = &evaluation->pack->offers[offer];
  bool          *selected;

  evaluation->n_lines += cart->n_lines;
  if (evaluation->n_lines > VR_CLAIM_MAX_LINES)
    return vr_fail (evaluation->error, VR_ERROR_LIMIT, NULL, "too many offers meet too many lines",
                    NULL);
  selected = VR_ARENA_NEW (evaluation->arena, bool, cart->n_lines);
  if (selected == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < cart->n_lines; i++)
    selected[i] = vr_selector_matches (added->select, cart, &cart->lines[i]) &&
                  (added->kind->joins == NULL || added->kind->joins (added, &cart->lines[i]));
  layers->selected[layers->n] = selected;
  layers->budgets[layers->n] = vr_limits_get_budget (added, cart);
  layers->offers[layers->n++] = offer;
  return added->kind->check != NULL ? added->kind->check (layers, layers->n - 1) : VR_OK;
}

VrStatus
vr_layers_begin (VrLayers *layers, size_t n_proposals)
{
  VrArena      *arena = layers->evaluation->arena;
  const VrPack *pack = layers->evaluation->pack;
  size_t        n_lines = layers->evaluation->cart->n_lines;
  size_t        n_runs = n_lines;

  layers->n_proposals = n_proposals;
  layers->shipping = layers->evaluation->cart->shipping;
  if (layers->is_idle)
    return VR_OK;
  for (size_t i = 0; i < n_proposals; i++)
    n_runs += layers->proposals[i].n_lines;

  layers->runs = VR_ARENA_NEW (arena, VrRun, n_runs);
  layers->heads = VR_ARENA_NEW (arena, size_t, n_lines);
  layers->tails = VR_ARENA_NEW (arena, size_t, n_lines);
  layers->nets = VR_ARENA_NEW (arena, int64_t, n_lines);
  layers->items = VR_ARENA_NEW (arena, int64_t, n_lines);
  layers->amounts = VR_ARENA_NEW (arena, int64_t, n_lines);
  layers->cuts = VR_ARENA_NEW (arena, int64_t, n_lines);
  layers->shares = VR_ARENA_NEW (arena, VrShareRun, n_runs);
  layers->parts = VR_ARENA_NEW (arena, int64_t, n_runs);
  layers->rooms = VR_ARENA_NEW (arena, int64_t, n_runs);
  layers->holders = VR_ARENA_NEW (arena, size_t, pack->n_groups);
  if (layers->runs == NULL || layers->heads == NULL || layers->tails == NULL ||
      layers->nets == NULL || layers->items == NULL || layers->amounts == NULL ||
      layers->cuts == NULL || layers->shares == NULL || layers->parts == NULL ||
      layers->rooms == NULL || layers->holders == NULL)
    return vr_fail_memory (layers->evaluation->error);

  for (size_t i = 0; i < layers->n; i++)
    {
      const VrOffer *offer = &pack->offers[layers->offers[i]];
      size_t         n_own = 0;
      int64_t        most = 0;
      int64_t        step;

      if (offer->kind->bound_items != NULL)
        most = offer->kind->bound_items (layers, i);
      layers->loose += most < layers->budgets[i] ? most : layers->budgets[i];
      while (offer->kind->get_step != NULL && layers->n_steps <= MAX_STEPS &&
             offer->kind->get_step (layers, i, n_own, &step))
        {
          layers->n_steps++;
          n_own++;
        }
      if (layers->loose > layers->evaluation->cart->list)
        layers->loose = layers->evaluation->cart->list;
    }
  return VR_OK;
}

/* ---- the claims ---- */

static void
add_run (VrLayers *layers, VrRun run)
{
  size_t index = layers->n_runs++;

  run.next = VR_NONE;
  layers->runs[index] = run;
  if (layers->heads[run.line] == VR_NONE)
    layers->heads[run.line] = index;
  else
    layers->runs[layers->tails[run.line]].next = index;
  layers->tails[run.line] = index;
  layers->nets[run.line] += run.net;
}

/* Splits the lines into what each offer claimed of them, in the order of rank, and what nobody
 * did. Returns what was taken off. */
static int64_t
make_runs (VrLayers *layers, const size_t *claims)
{
  const VrCart *cart = layers->evaluation->cart;
  int64_t      *left = layers->amounts; /* not in use yet */
  int64_t       discount = 0;

  layers->n_runs = 0;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      layers->heads[i] = VR_NONE;
      layers->nets[i] = 0;
      left[i] = cart->lines[i].quantity;
    }

  for (size_t i = 0; i < layers->n_proposals; i++)
    {
      const VrProposal *proposal = &layers->proposals[i];
      const VrClaim    *claim;
      size_t            closer = proposal->offer->is_last ? proposal->index : VR_NONE;

      if (claims[i] == VR_NONE)
        continue;
      claim = &proposal->claims[claims[i]];
      discount += claim->discount;
      if (proposal->offer->group != VR_NONE)
        layers->holders[proposal->offer->group] = proposal->index;
      for (size_t j = 0; j < proposal->n_lines; j++)
        {
          size_t line = proposal->lines[j];

          if (claim->units[j] == 0)
            continue;
          left[line] -= claim->units[j];
          add_run (layers, (VrRun){.line = line,
                                   .n_units = claim->units[j],
                                   .net = claim->units[j] * cart->lines[line].unit_price -
                                          claim->amounts[j],
                                   .offer = proposal->index,
                                   .closer = closer});
        }
    }

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (left[i] > 0)
        add_run (layers, (VrRun){.line = i,
                                 .n_units = left[i],
                                 .net = left[i] * cart->lines[i].unit_price,
                                 .offer = VR_NONE,
                                 .closer = VR_NONE});
    }
  return discount;
}

/* ---- the layers ---- */

/* Who keeps an offer away from the whole layer, or VR_NONE. */
static size_t
find_hindrance (const VrLayers *layers, const VrOffer *offer, size_t index)
{
  if (offer->group != VR_NONE && layers->holders[offer->group] != VR_NONE &&
      layers->holders[offer->group] != index)
    return layers->holders[offer->group];
  return layers->stopper;
}

static void
apply (VrLayers *layers, size_t which, VrLayer layer)
{
  size_t         index = layers->offers[which];
  const VrOffer *offer = &layers->evaluation->pack->offers[index];
  VrOutcome     *outcome = &layers->outcomes[which];
  int64_t        before = outcome->n_items + outcome->n_order + outcome->n_shipping;
  size_t         gift = outcome->gift;

  layers->hindrance = find_hindrance (layers, offer, index);
  offer->kind->apply (layers, which, layer);
  if (layers->hindrance != VR_NONE ||
      (outcome->n_items + outcome->n_order + outcome->n_shipping == before &&
       outcome->gift == gift))
    return;
  if (offer->group != VR_NONE)
    layers->holders[offer->group] = index;
  if (offer->is_last && layer != VR_LAYER_ITEMS)
    layers->stopper = index;
}

int64_t
vr_layers_run (VrLayers *layers, const size_t *claims)
{
  int64_t off;

  if (layers->is_idle)
    return 0;
  for (size_t i = 0; i < layers->evaluation->pack->n_groups; i++)
    layers->holders[i] = VR_NONE;
  off = make_runs (layers, claims);
  layers->shipping = layers->evaluation->cart->shipping;
  layers->records = NULL;
  layers->end = &layers->records;
  for (size_t i = 0; i < layers->n; i++)
    layers->outcomes[i] = (VrOutcome){.by = VR_NONE, .gift = VR_NONE};

  for (VrLayer layer = VR_LAYER_ITEMS; layer <= VR_LAYER_SHIPPING; layer++)
    {
      layers->stopper = VR_NONE;
      memcpy (layers->items, layers->nets,
              (layer <= VR_LAYER_ORDER ? layers->evaluation->cart->n_lines : 0) *
                  sizeof *layers->items);
      for (size_t i = 0; i < layers->n; i++)
        apply (layers, i, layer);
    }
  for (size_t i = 0; i < layers->n; i++)
    off +=
        layers->outcomes[i].n_items + layers->outcomes[i].n_order + layers->outcomes[i].n_shipping;
  return off;
}

/* ---- bounding ---- */

/* The most that order and shipping lose with at most so much left after the item layer. Each offer
 * leaves more of more, so that none takes too little. */
static int64_t
bound_after_items (VrLayers *layers, int64_t subtotal)
{
  int64_t order = subtotal;
  int64_t shipping = layers->evaluation->cart->shipping;

  for (size_t i = 0; i < layers->n; i++)
    {
      const VrKind *kind = layers->evaluation->pack->offers[layers->offers[i]].kind;

      int64_t budget = layers->budgets[i];
      int64_t order_before = order;
      int64_t shipping_before = shipping;

      if (kind->bound_order == NULL)
        continue;
      kind->bound_order (layers, i, subtotal, &order, &shipping);
      if (order_before - order > budget)
        order = order_before - budget;
      if (shipping_before - shipping > budget)
        shipping = shipping_before - budget;
    }
  return subtotal - order + layers->evaluation->cart->shipping - shipping;
}

int64_t
vr_layers_bound (VrLayers *layers, int64_t least, int64_t most)
{
  int64_t list = layers->evaluation->cart->list;
  int64_t bound;

  most = most > list - layers->loose ? list : most + layers->loose;
  if (layers->n_steps > MAX_STEPS)
    return most + bound_after_items (layers, list - least);
  bound = most + bound_after_items (layers, list - most);

  /* Between two of the subtotals at which a step is reached, taking more off the items never takes
   * less off altogether. */
  for (size_t i = 0; i < layers->n; i++)
    {
      const VrKind *kind = layers->evaluation->pack->offers[layers->offers[i]].kind;
      int64_t       step;

      for (size_t j = 0; kind->get_step != NULL && kind->get_step (layers, i, j, &step); j++)
        {
          int64_t at;

          if (step > list - least || step <= list - most)
            continue;
          at = list - step + bound_after_items (layers, step);
          bound = at > bound ? at : bound;
        }
    }
  return bound;
}
