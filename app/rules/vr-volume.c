/* SPDX-License-Identifier: Apache-2.0 */
/* Volume: buy so many of what is selected, and so many more of it cost less; or each of them does.
 */

#include "vr-breaks.h"
#include "vr-kind.h"
#include "vr-limits.h"
#include "vr-ways.h"

#define MAX_QUANTITY 10000

typedef enum
{
  PICK_CHEAPEST,
  PICK_DEAREST,
} Pick;

typedef struct
{
  int64_t           n_buy;      /* units at their price, each time */
  int64_t           n_get;      /* units that the reward is for */
  const VrSelector *buy_select; /* (nullable): what is bought, where it is not what is selected */
  Pick              pick;       /* which of the claimed units the reward is for */
  bool              in_order;   /* whether units are claimed in the order of the cart */
  VrReward          reward;     /* of one unit */
  VrBreaks          breaks;     /* none: the above holds; else in its place */
} Volume;

static VrStatus
load_breaks (VrPack *pack, const VrJson *node, Volume *volume, VrError *error)
{
  static const char *const others[] = {"buy", "buy_select", "claim", "get", "pick", "reward"};

  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    {
      if (vr_json_get (node, others[i]) != NULL)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, others[i], "not beside breaks", NULL);
    }
  return vr_breaks_load (pack, node, &volume->breaks, error);
}

/* Which units are claimed, and for which of them the reward is. */
static VrStatus
load_choice (const VrJson *node, Volume *volume, VrError *error)
{
  static const char *const picks[] = {"cheapest", "dearest", NULL};
  static const char *const claims[] = {"best", "first", NULL};
  size_t                   pick = PICK_CHEAPEST;
  size_t                   claim = 0;
  VrStatus                 status = vr_find_word (node, "pick", picks, &pick, error);

  if (status == VR_OK)
    status = vr_find_word (node, "claim", claims, &claim, error);
  volume->pick = (Pick) pick;
  volume->in_order = claim == 1;
  if (status == VR_OK && volume->buy_select != NULL && vr_json_get (node, "pick") != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "pick", "not beside buy_select", NULL);
  if (status == VR_OK && volume->buy_select != NULL && volume->in_order)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "claim", "not beside buy_select", NULL);
  return status;
}

static VrStatus
load_get (VrPack *pack, const VrJson *node, Volume *volume, VrError *error)
{
  VrStatus status = vr_selector_load (pack, node, "buy_select", &volume->buy_select, error);

  if (status == VR_OK)
    status = vr_require_integer (node, "buy", volume->buy_select != NULL ? 1 : 0, MAX_QUANTITY,
                                 &volume->n_buy, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "get", 1, MAX_QUANTITY, &volume->n_get, error);
  if (status == VR_OK)
    status = load_choice (node, volume, error);
  return status == VR_OK ? vr_reward_load (&volume->reward, node, error) : status;
}

static VrStatus
volume_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Volume  *volume = VR_ARENA_NEW (&pack->arena, Volume, 1);
  VrStatus status;

  if (volume == NULL)
    return vr_fail_memory (error);

  offer->form = volume;
  status = vr_json_get (node, "breaks") != NULL ? load_breaks (pack, node, volume, error)
                                                : load_get (pack, node, volume, error);
  return status == VR_OK ? vr_selector_load (pack, node, "select", &offer->select, error) : status;
}

/* Units from which on it applies, of what is selected. */
static int64_t
least_units (const Volume *volume)
{
  if (volume->breaks.n > 0)
    return volume->breaks.items[0].from;
  return volume->buy_select != NULL ? volume->n_get : volume->n_buy + volume->n_get;
}

/* A line that is bought is not one that the reward is for. */
static bool
is_bought (const Volume *volume, const VrCart *cart, const VrCartLine *line)
{
  return volume->buy_select != NULL && vr_selector_matches (volume->buy_select, cart, line);
}

static bool
is_selected (const VrOffer *offer, const VrCart *cart, const VrCartLine *line)
{
  return !is_bought (offer->form, cart, line) && vr_selector_matches (offer->select, cart, line);
}

/* Units of what is selected. */
static int64_t
count_units (const VrOffer *offer, const VrCart *cart)
{
  int64_t n = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (is_selected (offer, cart, &cart->lines[i]))
        n += cart->lines[i].quantity;
    }
  return n;
}

static int64_t
count_bought (const Volume *volume, const VrCart *cart)
{
  int64_t n = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (is_bought (volume, cart, &cart->lines[i]))
        n += cart->lines[i].quantity;
    }
  return n;
}

/* Whether a product that is put into the cart at the pack's price would be bought. */
static bool
would_buy (const Volume *volume, const VrCart *cart, size_t product)
{
  return volume->buy_select != NULL &&
         vr_selector_matches_product (volume->buy_select, cart, product);
}

/* The one SKU that the reward could be for; NULL if there are more, or if it would be bought. */
static const char *
get_sku (const VrOffer *offer, const VrCart *cart)
{
  const Volume *volume = offer->form;
  VrString      sku = vr_selector_get_sku (offer->select);
  size_t        product;

  if (volume->buy_select == NULL || sku.bytes == NULL)
    return sku.bytes;
  product = vr_pack_find_product (cart->pack, sku);
  return product == VR_NONE || would_buy (volume, cart, product) ? NULL : sku.bytes;
}

static VrStatus
volume_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Volume *volume = offer->form;
  int64_t       lacking = least_units (volume) - count_units (offer, evaluation->cart);
  int64_t       to_buy = 0;

  if (volume->buy_select != NULL)
    to_buy = volume->n_buy - count_bought (volume, evaluation->cart);
  if (to_buy > 0)
    vr_needs_add (
        needs, (VrNeed){.sku = vr_selector_get_sku (volume->buy_select).bytes, .quantity = to_buy});
  if (lacking > 0)
    vr_needs_add (needs, (VrNeed){.sku = get_sku (offer, evaluation->cart), .quantity = lacking});
  return VR_OK;
}

/* ---- the ways of claiming ---- */

static VrStatus
price_get (const VrListing *listing, VrClaim *claim)
{
  const VrProposal *proposal = listing->proposal;
  const VrCart     *cart = listing->evaluation->cart;
  const Volume     *volume = proposal->offer->form;
  int64_t           n_left = claim->n_times * volume->n_get;
  VrStatus          status = VR_OK;

  for (size_t i = 0; i < proposal->n_lines && n_left > 0 && status == VR_OK; i++)
    {
      size_t  rank = volume->pick == PICK_DEAREST ? i : proposal->n_lines - 1 - i;
      size_t  place = proposal->by_price[rank];
      int64_t n = claim->units[place] < n_left ? claim->units[place] : n_left;

      if (is_bought (volume, cart, &cart->lines[proposal->lines[place]]))
        continue;
      n_left -= n;
      if (n > 0)
        status =
            vr_reward_apply_units (listing->evaluation, &volume->reward, proposal, claim, place, n);
    }
  return status;
}

/* Each unit that the reward is for loses no more than the dearest would. */
static int64_t
bound_get (const VrWays *ways, const VrClaim *claim)
{
  const VrProposal *proposal = ways->listing.proposal;
  const VrCart     *cart = ways->listing.evaluation->cart;
  const Volume     *volume = proposal->offer->form;
  int64_t           value = 0;
  int64_t           dearest = 0;
  int64_t           bound;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[proposal->lines[i]];

      if (is_bought (volume, cart, line))
        continue;
      value += claim->units[i] * line->unit_price;
      dearest = line->unit_price > dearest ? line->unit_price : dearest;
    }
  if (!vr_money_multiply (vr_reward_bound_unit (&volume->reward, dearest),
                          claim->n_times * volume->n_get, &bound))
    bound = value;
  return bound < value ? bound : value;
}

/* What is selected fills the first slot, and what is bought the other, if anything has to be. */
static VrStatus
volume_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const VrOffer *offer = proposal->offer;
  const Volume  *volume = offer->form;
  const VrCart  *cart = evaluation->cart;
  size_t        *slots;
  VrWays         ways;
  VrStatus       status;

  if (volume->breaks.n > 0)
    return vr_breaks_propose (evaluation, proposal, &volume->breaks);

  slots = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  status = vr_ways_init (&ways, evaluation, proposal, volume->buy_select != NULL ? 2 : 1, NULL);
  if (slots == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      slots[i] = is_bought (volume, cart, &cart->lines[i]) ? 1 : VR_NONE;
      if (is_selected (offer, cart, &cart->lines[i]))
        slots[i] = 0;
    }
  if (status == VR_OK)
    status = vr_ways_sort_lines (&ways, slots);
  if (status != VR_OK)
    return status;

  ways.listing.price = price_get;
  ways.bound = bound_get;
  ways.slots[0].quantity = least_units (volume);
  if (ways.n_slots > 1)
    ways.slots[1].quantity = volume->n_buy;
  return volume->in_order ? vr_ways_list_first (&ways) : vr_ways_list (&ways);
}

static void
volume_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const Volume *volume = offer->form;

  vr_index_selector (indexer, offer->select);
  if (volume->buy_select != NULL)
    vr_index_selector (indexer, volume->buy_select);
}

/* ---- what may come next ---- */

/* The product of the cheapest line that is selected, of those that the pack carries and the offer
 * speaks of at the pack's price; the first among equals. VR_NONE if there is none. */
static size_t
find_cheapest (const VrOffer *offer, const VrCart *cart)
{
  size_t best = VR_NONE;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      size_t product = cart->lines[i].product;

      if (product == VR_NONE || !is_selected (offer, cart, &cart->lines[i]) ||
          !vr_selector_matches_product (offer->select, cart, product) ||
          would_buy (offer->form, cart, product))
        continue;
      if (best == VR_NONE || cart->pack->products[product].price < cart->pack->products[best].price)
        best = product;
    }
  return best;
}

/* Units up to the next break, or 0: no more of them than there are already. */
static int64_t
lacking_to_break (const VrOffer *offer, const VrBreaks *breaks, int64_t n_units)
{
  for (size_t i = 0; i < breaks->n; i++)
    {
      int64_t lacking = breaks->items[i].from - n_units;

      if (lacking > 0)
        return lacking <= n_units && breaks->items[i].from <= offer->per_cart ? lacking : 0;
    }
  return 0;
}

/* Units up to the next time, or 0: no more than those that the reward is for. */
static int64_t
lacking_to_get (const VrOffer *offer, const VrCart *cart, int64_t n_units)
{
  const Volume *volume = offer->form;
  int64_t       n_each = volume->n_buy + volume->n_get;
  int64_t       n_begun = n_units % n_each;

  if (n_units / n_each >= vr_limits_get_times (offer, cart) || n_begun == 0 ||
      n_begun < volume->n_buy)
    return 0;
  return n_each - n_begun;
}

/* Units that what was bought besides those of the times before has earned, or 0. */
static int64_t
lacking_to_bought (const VrOffer *offer, const VrCart *cart, int64_t n_units)
{
  const Volume *volume = offer->form;
  int64_t       n_times = n_units / volume->n_get;

  if (n_times >= vr_limits_get_times (offer, cart) ||
      n_times >= count_bought (volume, cart) / volume->n_buy)
    return 0;
  return (n_times + 1) * volume->n_get - n_units;
}

static VrStatus
volume_suggest (VrEvaluation *evaluation, size_t index)
{
  const VrOffer *offer = &evaluation->pack->offers[index];
  const Volume  *volume = offer->form;
  const char    *sku = get_sku (offer, evaluation->cart);
  size_t         product = find_cheapest (offer, evaluation->cart);
  int64_t        n_units = count_units (offer, evaluation->cart);
  int64_t        lacking;

  if (volume->breaks.n > 0)
    lacking = lacking_to_break (offer, &volume->breaks, n_units);
  else if (volume->buy_select != NULL)
    lacking = lacking_to_bought (offer, evaluation->cart, n_units);
  else
    lacking = lacking_to_get (offer, evaluation->cart, n_units);
  if (volume->buy_select != NULL && sku != NULL)
    product = vr_pack_find_product (evaluation->pack, vr_selector_get_sku (offer->select));

  return product != VR_NONE && lacking > 0 ? vr_suggest_more (evaluation, index, product, lacking)
                                           : VR_OK;
}

static const char *const volume_fields[] = {"breaks", "buy",    "buy_select", "claim", "get",
                                            "pick",   "reward", "select",     NULL};

const VrKind vr_volume_kind = {
    .name = "volume",
    .fields = volume_fields,
    .load = volume_load,
    .touch = volume_touch,
    .add_needs = volume_add_needs,
    .suggest = volume_suggest,
    .propose = volume_propose,
};
