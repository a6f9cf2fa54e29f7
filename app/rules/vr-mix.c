/* SPDX-License-Identifier: Apache-2.0 */
/* Mix and match: so many units of whatever fits each slot, cheaper together. */

#include "vr-kind.h"
#include "vr-ways.h"

#define MAX_SLOTS 16
#define MAX_QUANTITY 999

typedef struct
{
  const VrSelector *select; /* (nullable): everything */
  int64_t           quantity;
} MixSlot;

typedef struct
{
  MixSlot *slots;
  size_t   n_slots;
  VrReward reward;
} Mix;

/* ---- loading ---- */

static VrStatus
load_slot (VrPack *pack, const VrJson *node, MixSlot *slot, VrError *error)
{
  static const char *const fields[] = {"quantity", "select", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_integer (node, "quantity", 1, MAX_QUANTITY, &slot->quantity, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "select", &slot->select, error);
  return status;
}

static VrStatus
mix_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Mix          *mix = VR_ARENA_NEW (&pack->arena, Mix, 1);
  const VrJson *slots;
  VrStatus      status;

  if (mix == NULL)
    return vr_fail_memory (error);

  offer->form = mix;
  status = vr_require_items (node, "slots", MAX_SLOTS, "slot", &slots, error);
  if (status != VR_OK)
    return status;

  mix->slots = VR_ARENA_NEW (&pack->arena, MixSlot, slots->value.children.n);
  if (mix->slots == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = slots->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_slot (pack, item, &mix->slots[mix->n_slots++], error);
  return status == VR_OK ? vr_reward_load (&mix->reward, node, error) : status;
}

/* ---- slots ---- */

/* A line fills the first slot that selects it. */
static size_t
find_slot (const Mix *mix, const VrCart *cart, const VrCartLine *line)
{
  for (size_t i = 0; i < mix->n_slots; i++)
    {
      if (vr_selector_matches (mix->slots[i].select, cart, line))
        return i;
    }
  return VR_NONE;
}

/* The one SKU that fills a slot; bytes NULL if there are several, or it could fill an earlier slot.
 */
static VrString
slot_sku (const Mix *mix, size_t slot)
{
  VrString sku = vr_selector_get_sku (mix->slots[slot].select);

  for (size_t i = 0; i < slot && sku.bytes != NULL; i++)
    {
      VrString other = vr_selector_get_sku (mix->slots[i].select);

      if (other.bytes == NULL || vr_string_compare (other, sku) == 0)
        return (VrString){0};
    }
  return sku;
}

/* Units that each slot lacks for one set, 0 or less where it has enough. Returns whether any slot
 * has some. */
static bool
count_lacking (const Mix *mix, const VrCart *cart, int64_t lacking[MAX_SLOTS])
{
  bool is_begun = false;

  for (size_t i = 0; i < mix->n_slots; i++)
    lacking[i] = mix->slots[i].quantity;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      size_t slot = find_slot (mix, cart, &cart->lines[i]);

      if (slot == VR_NONE)
        continue;
      is_begun = true;
      lacking[slot] -= cart->lines[i].quantity;
    }
  return is_begun;
}

static VrStatus
mix_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Mix *mix = offer->form;
  int64_t    lacking[MAX_SLOTS];

  (void) count_lacking (mix, evaluation->cart, lacking);
  for (size_t i = 0; i < mix->n_slots; i++)
    {
      if (lacking[i] > 0)
        vr_needs_add (needs, (VrNeed){.sku = slot_sku (mix, i).bytes, .quantity = lacking[i]});
    }
  return VR_OK;
}

/* ---- the ways of claiming ---- */

static VrStatus
mix_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const Mix    *mix = proposal->offer->form;
  const VrCart *cart = evaluation->cart;
  size_t       *slots = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  VrWays        ways;
  VrStatus      status = vr_ways_init (&ways, evaluation, proposal, mix->n_slots, &mix->reward);

  if (slots == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_lines; i++)
    slots[i] = find_slot (mix, cart, &cart->lines[i]);
  if (status == VR_OK)
    status = vr_ways_sort_lines (&ways, slots);
  if (status != VR_OK)
    return status;
  for (size_t i = 0; i < mix->n_slots; i++)
    ways.slots[i].quantity = mix->slots[i].quantity;
  return vr_ways_list (&ways);
}

/* All that the set lacks, at once; if it is known what would fill it. */
static VrStatus
mix_suggest (VrEvaluation *evaluation, size_t index)
{
  const Mix *mix = evaluation->pack->offers[index].form;
  int64_t    lacking[MAX_SLOTS];
  VrItem    *items;
  size_t     n = 0;

  if (!count_lacking (mix, evaluation->cart, lacking))
    return VR_OK;
  items = VR_ARENA_NEW (evaluation->arena, VrItem, mix->n_slots);
  if (items == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < mix->n_slots; i++)
    {
      VrString sku = slot_sku (mix, i);
      size_t   product;

      if (lacking[i] <= 0)
        continue;
      product = sku.bytes != NULL ? vr_pack_find_product (evaluation->pack, sku) : VR_NONE;
      if (product == VR_NONE)
        return VR_OK;
      items[n++] = (VrItem){product, lacking[i]};
    }
  return vr_suggest_items (evaluation, index, items, n);
}

static void
mix_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const Mix *mix = offer->form;

  for (size_t i = 0; i < mix->n_slots; i++)
    vr_index_selector (indexer, mix->slots[i].select);
}

static const char *const mix_fields[] = {"reward", "slots", NULL};

const VrKind vr_mix_kind = {
    .name = "mix_and_match",
    .fields = mix_fields,
    .load = mix_load,
    .touch = mix_touch,
    .add_needs = mix_add_needs,
    .suggest = mix_suggest,
    .propose = mix_propose,
};
