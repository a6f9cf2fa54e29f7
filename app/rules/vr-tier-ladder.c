/* SPDX-License-Identifier: Apache-2.0 */
/* Tiers of one product: who takes a higher one in the place of a lower pays less than the
 * difference. */

#include "vr-kind.h"
#include "vr-picks.h"

#define MIN_TIERS 2
#define MAX_TIERS 16
#define MAX_FEATURES 100

typedef struct
{
  size_t    product;
  VrStrings features;
  int64_t   step; /* what is taken off the step from the tier below to this one, minor units */
} Tier;

typedef struct
{
  Tier      tiers[MAX_TIERS]; /* the cheapest first */
  size_t    n;
  VrStrings required; /* features that no lower tier offered instead may lack */
} Ladder;

/* ---- loading ---- */

/* The step costs what the tiers differ by, less the reward. */
static VrStatus
load_upgrade (
    const VrPack *pack, const Ladder *ladder, const VrJson *node, Tier *tier, VrError *error)
{
  VrReward reward;
  int64_t  difference;
  VrStatus status;

  if (vr_json_get (node, "upgrade") == NULL)
    return VR_OK;
  if (ladder->n == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "upgrade", "the lowest tier has no step",
                           NULL);
  status = vr_reward_load_member (&reward, node, "upgrade", error);
  if (status != VR_OK)
    return status;

  difference = pack->products[tier->product].price -
               pack->products[ladder->tiers[ladder->n - 1].product].price;
  if (reward.type == VR_REWARD_PERCENT)
    tier->step = vr_money_percent (difference, reward.value, pack->rounding);
  else if (reward.type == VR_REWARD_AMOUNT)
    tier->step = reward.value < difference ? reward.value : difference;
  else
    tier->step = reward.value < difference ? difference - reward.value : 0;
  return VR_OK;
}

static VrStatus
load_tier (VrPack *pack, const Ladder *ladder, const VrJson *node, Tier *tier, VrError *error)
{
  static const char *const fields[] = {"features", "sku", "upgrade", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &tier->product, error);
  if (status == VR_OK)
    status = vr_strings_load (&pack->arena, node, "features", MAX_FEATURES, &tier->features, error);
  if (status != VR_OK)
    return status;

  for (size_t i = 0; i < ladder->n; i++)
    {
      if (ladder->tiers[i].product == tier->product)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku",
                               "another tier is the same product", NULL);
    }
  if (ladder->n > 0 && pack->products[tier->product].price <
                           pack->products[ladder->tiers[ladder->n - 1].product].price)
    return vr_fail_member (error, VR_ERROR_RANGE, node, "sku", "cheaper than the tier below it",
                           NULL);
  return load_upgrade (pack, ladder, node, tier, error);
}

static VrStatus
ladder_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Ladder       *ladder = VR_ARENA_NEW (&pack->arena, Ladder, 1);
  const VrJson *tiers;
  VrStatus      status = vr_require (node, "tiers", VR_JSON_ARRAY, &tiers, error);

  if (ladder == NULL)
    return vr_fail_memory (error);
  offer->form = ladder;
  if (status == VR_OK)
    status = vr_check_size (tiers, MAX_TIERS, error);
  if (status == VR_OK && tiers->value.children.n < MIN_TIERS)
    return vr_fail (error, VR_ERROR_SCHEMA, tiers, "at least two tiers expected", NULL);
  if (status == VR_OK)
    status =
        vr_strings_load (&pack->arena, node, "required", MAX_FEATURES, &ladder->required, error);
  if (status != VR_OK)
    return status;

  for (const VrJson *item = tiers->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    {
      status = load_tier (pack, ladder, item, &ladder->tiers[ladder->n], error);
      ladder->n++;
    }
  return status;
}

/* ---- upgrades ---- */

/* VR_NONE if it is none. */
static size_t
find_tier (const Ladder *ladder, size_t product)
{
  for (size_t i = 0; i < ladder->n && product != VR_NONE; i++)
    {
      if (ladder->tiers[i].product == product)
        return i;
    }
  return VR_NONE;
}

/* Whether a line has taken the place of a lower tier, and what that takes off each unit. */
static bool
is_upgrade (const Ladder *ladder, const VrCart *cart, const VrCartLine *line, int64_t *ret_off)
{
  size_t  tier = find_tier (ladder, line->product);
  size_t  from;
  int64_t off = 0;

  if (tier == VR_NONE || line->instead_of.bytes == NULL)
    return false;
  from = find_tier (ladder, vr_pack_find_product (cart->pack, line->instead_of));
  if (from == VR_NONE || from >= tier)
    return false;
  for (size_t i = from + 1; i <= tier; i++)
    off += ladder->tiers[i].step;
  *ret_off = off;
  return true;
}

static VrStatus
ladder_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Ladder *ladder = offer->form;
  const VrCart *cart = evaluation->cart;
  bool          has_tier = false;
  int64_t       off;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (is_upgrade (ladder, cart, &cart->lines[i], &off))
        return VR_OK;
      has_tier = has_tier || find_tier (ladder, cart->lines[i].product) != VR_NONE;
    }
  if (!has_tier)
    vr_needs_add (needs,
                  (VrNeed){.sku = evaluation->pack->products[ladder->tiers[0].product].sku.bytes,
                           .quantity = 1});
  vr_needs_add (needs, (VrNeed){.condition = "upgrade"});
  return VR_OK;
}

/* ---- the ways of claiming ---- */

static VrStatus
ladder_price (const VrListing *listing, VrClaim *claim)
{
  const VrCart *cart = listing->evaluation->cart;
  VrReward      reward = {.type = VR_REWARD_AMOUNT};
  VrStatus      status = VR_OK;

  for (size_t i = 0; i < claim->n_lines && status == VR_OK; i++)
    {
      const VrCartLine *line = &cart->lines[listing->proposal->lines[i]];

      if (claim->units[i] > 0 &&
          is_upgrade (listing->proposal->offer->form, cart, line, &reward.value))
        status = vr_reward_apply_units (listing->evaluation, &reward, listing->proposal, claim, i,
                                        claim->units[i]);
    }
  return status;
}

static VrStatus
ladder_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const VrCart *cart = evaluation->cart;
  VrPicks       picks;
  VrStatus      status = vr_picks_init (&picks, evaluation, proposal, NULL);

  if (status != VR_OK)
    return status;
  picks.listing.price = ladder_price;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      int64_t off;

      if (is_upgrade (proposal->offer->form, cart, &cart->lines[i], &off))
        (void) vr_picks_add (&picks, i, cart->lines[i].quantity, off);
    }
  return vr_picks_list (&picks);
}

/* ---- suggesting ---- */

static bool
has_features (const VrStrings *features, const VrStrings *required)
{
  for (size_t i = 0; i < required->n; i++)
    {
      size_t j = 0;

      while (j < features->n && vr_string_compare (features->items[j], required->items[i]) != 0)
        j++;
      if (j == features->n)
        return false;
    }
  return true;
}

/* The tier that the steps to the target are counted from, once the line is there. */
static VrString
find_origin (const VrEvaluation *evaluation, const Ladder *ladder, size_t line, const Tier *target)
{
  const VrCartLine *from = &evaluation->cart->lines[line];
  size_t            tier = VR_NONE;

  if (from->instead_of.bytes != NULL)
    tier = find_tier (ladder, vr_pack_find_product (evaluation->pack, from->instead_of));
  return tier != VR_NONE && tier < (size_t) (target - ladder->tiers) ? from->instead_of : from->sku;
}

static VrStatus
suggest_tier (VrEvaluation *evaluation, size_t index, size_t line, const Tier *tier, bool is_relief)
{
  const Ladder *ladder = evaluation->pack->offers[index].form;

  return vr_suggest_one (evaluation, index,
                         (VrItem){tier->product, evaluation->cart->lines[line].quantity},
                         (VrSuggestion){.action = VR_PROMPT_REPLACE,
                                        .line = line,
                                        .instead_of = find_origin (evaluation, ladder, line, tier),
                                        .is_relief = is_relief});
}

/* The next tier down that has what is required. */
static VrStatus
suggest_lower (VrEvaluation *evaluation, size_t index, size_t line, size_t tier)
{
  const Ladder *ladder = evaluation->pack->offers[index].form;

  for (size_t i = tier; i-- > 0;)
    {
      if (has_features (&ladder->tiers[i].features, &ladder->required))
        return suggest_tier (evaluation, index, line, &ladder->tiers[i], true);
    }
  if (tier == 0)
    return VR_OK;
  return vr_withhold (evaluation, index, ladder->tiers[tier - 1].product, "features");
}

static VrStatus
ladder_suggest (VrEvaluation *evaluation, size_t index)
{
  const Ladder *ladder = evaluation->pack->offers[index].form;
  const VrCart *cart = evaluation->cart;
  VrStatus      status = VR_OK;

  for (size_t i = 0; i < cart->n_lines && status == VR_OK; i++)
    {
      size_t tier = find_tier (ladder, cart->lines[i].product);

      if (tier == VR_NONE)
        continue;
      if (tier + 1 < ladder->n)
        status = suggest_tier (evaluation, index, i, &ladder->tiers[tier + 1], false);
      if (status == VR_OK)
        status = suggest_lower (evaluation, index, i, tier);
    }
  return status;
}

static void
ladder_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const Ladder *ladder = offer->form;

  (void) pack;
  for (size_t i = 0; i < ladder->n; i++)
    vr_index_product (indexer, ladder->tiers[i].product);
}

static const char *const ladder_fields[] = {"required", "tiers", NULL};

const VrKind vr_tier_ladder_kind = {
    .name = "tier_ladder",
    .fields = ladder_fields,
    .load = ladder_load,
    .touch = ladder_touch,
    .add_needs = ladder_add_needs,
    .suggest = ladder_suggest,
    .propose = ladder_propose,
};
