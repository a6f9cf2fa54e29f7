/* SPDX-License-Identifier: Apache-2.0 */
/* Cross-sells: what goes with a product, one by one, cheaper together if so wished. */

#include "vr-kind.h"
#include "vr-picks.h"

#define MAX_ITEMS 64
#define MAX_QUANTITY 999
#define MAX_KEYS 16
#define DEFAULT_SHOW 3

typedef struct
{
  size_t            product;
  int64_t           quantity; /* for each anchor */
  VrStrings         keys;     /* attributes that it and the anchor have to share */
  const VrEvidence *evidence; /* (nullable) */
} Item;

typedef struct
{
  const VrSelector *anchor;
  Item             *items; /* in the order in which they are suggested */
  size_t            n_items;
  bool              has_reward;
  VrReward          reward; /* of one unit of an item */
} CrossSell;

/* ---- loading ---- */

static VrStatus
load_item (VrPack *pack, const CrossSell *cross, const VrJson *node, Item *item, VrError *error)
{
  static const char *const fields[] = {"compatible", "evidence", "quantity", "sku", NULL};
  VrString                 only;
  VrStatus                 status = vr_read_object (node, fields, error);

  item->quantity = 1;
  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &item->product, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "quantity", 1, MAX_QUANTITY, &item->quantity, error);
  if (status == VR_OK)
    status = vr_strings_load (&pack->arena, node, "compatible", MAX_KEYS, &item->keys, error);
  if (status == VR_OK)
    status = vr_evidence_load (pack, node, &item->evidence, error);
  if (status != VR_OK)
    return status;

  only = vr_selector_get_sku (cross->anchor);
  if (only.bytes != NULL && vr_string_compare (only, pack->products[item->product].sku) == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku", "it is the anchor", NULL);
  for (size_t i = 0; i < cross->n_items; i++)
    {
      if (cross->items[i].product == item->product)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku",
                               "another item is the same product", NULL);
    }
  return VR_OK;
}

static VrStatus
load_items (VrPack *pack, CrossSell *cross, const VrJson *object, VrError *error)
{
  const VrJson *items;
  VrStatus      status = vr_require_items (object, "items", MAX_ITEMS, "item", &items, error);

  if (status != VR_OK)
    return status;

  cross->items = VR_ARENA_NEW (&pack->arena, Item, items->value.children.n);
  if (cross->items == NULL)
    return vr_fail_memory (error);
  for (const VrJson *node = items->value.children.first; node != NULL && status == VR_OK;
       node = node->next)
    {
      status = load_item (pack, cross, node, &cross->items[cross->n_items], error);
      cross->n_items++;
    }
  return status;
}

static VrStatus
cross_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  static const char *const purposes[] = {"also_bought", "accessories", "complete_the_look", NULL};
  CrossSell               *cross = VR_ARENA_NEW (&pack->arena, CrossSell, 1);
  const VrJson            *anchor;
  int64_t                  show = DEFAULT_SHOW;
  size_t                   purpose;
  VrStatus                 status;

  if (cross == NULL)
    return vr_fail_memory (error);
  offer->form = cross;
  status = vr_require (node, "anchor", VR_JSON_OBJECT, &anchor, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "anchor", &cross->anchor, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "show", 1, MAX_ITEMS, &show, error);
  if (status == VR_OK)
    status = vr_find_word (node, "purpose", purposes, &purpose, error);
  if (status == VR_OK)
    status = load_items (pack, cross, node, error);
  offer->show = (size_t) show;
  cross->has_reward = vr_json_get (node, "reward") != NULL;
  if (status != VR_OK || !cross->has_reward)
    return status;
  return vr_reward_load (&cross->reward, node, error);
}

/* ---- what goes with what ---- */

static VrFacts
facts_of_product (const VrPack *pack, size_t product)
{
  return vr_product_get_facts (&pack->products[product]);
}

/* Which lines of the cart are anchors; NULL without memory. */
static bool *
find_anchors (VrEvaluation *evaluation, const CrossSell *cross)
{
  const VrCart *cart = evaluation->cart;
  bool         *anchors = VR_ARENA_NEW (evaluation->arena, bool, cart->n_lines);

  for (size_t i = 0; i < cart->n_lines && anchors != NULL; i++)
    anchors[i] = vr_selector_matches (cross->anchor, cart, &cart->lines[i]);
  return anchors;
}

static const Item *
find_item (const CrossSell *cross, size_t product)
{
  for (size_t i = 0; i < cross->n_items && product != VR_NONE; i++)
    {
      if (cross->items[i].product == product)
        return &cross->items[i];
    }
  return NULL;
}

/* Units of the cart that an item with these facts goes with. None goes with itself. */
static int64_t
count_anchors (const VrCart *cart, const bool *anchors, const Item *item, VrFacts facts)
{
  int64_t n_units = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (anchors[i] && line->product != item->product &&
          vr_facts_agree (vr_line_get_facts (line), facts, item->keys))
        n_units += line->quantity;
    }
  return n_units;
}

/* ---- what is lacking ---- */

/* The one product that is an anchor, if it is known to be one; else VR_NONE. */
static size_t
only_anchor (const VrPack *pack, const CrossSell *cross)
{
  VrString sku = vr_selector_get_sku (cross->anchor);

  return sku.bytes != NULL ? vr_pack_find_product (pack, sku) : VR_NONE;
}

static bool
goes_with (const VrPack *pack, const Item *item, size_t anchor)
{
  return anchor != item->product &&
         vr_facts_agree (facts_of_product (pack, anchor), facts_of_product (pack, item->product),
                         item->keys);
}

/* Nothing that the cart has is an anchor of anything: one is needed, and an item for it unless
 * there is one. */
static void
need_anchor (VrEvaluation *evaluation, const CrossSell *cross, bool is_known, VrNeeds *needs)
{
  const VrPack *pack = evaluation->pack;
  size_t        anchor = is_known ? only_anchor (pack, cross) : VR_NONE;
  const Item   *first = NULL;
  bool          has_item = false;

  for (size_t i = 0; i < cross->n_items && anchor != VR_NONE && first == NULL; i++)
    first = goes_with (pack, &cross->items[i], anchor) ? &cross->items[i] : NULL;
  if (first == NULL)
    anchor = VR_NONE;
  for (size_t i = 0; i < cross->n_items; i++)
    has_item = has_item || (vr_cart_count_units (evaluation->cart, cross->items[i].product) > 0 &&
                            (anchor == VR_NONE || goes_with (pack, &cross->items[i], anchor)));

  first = first != NULL ? first : &cross->items[0];
  vr_needs_add (needs, (VrNeed){.sku = anchor != VR_NONE ? pack->products[anchor].sku.bytes : NULL,
                                .quantity = 1});
  if (!has_item)
    vr_needs_add (needs, (VrNeed){.sku = pack->products[first->product].sku.bytes, .quantity = 1});
}

static VrStatus
cross_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const CrossSell *cross = offer->form;
  const VrPack    *pack = evaluation->pack;
  const VrCart    *cart = evaluation->cart;
  bool            *anchors = find_anchors (evaluation, cross);
  bool             is_there = false;

  if (anchors == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const Item *item = find_item (cross, cart->lines[i].product);

      is_there = is_there || anchors[i];
      if (item != NULL &&
          count_anchors (cart, anchors, item, vr_line_get_facts (&cart->lines[i])) > 0)
        return VR_OK;
    }

  for (size_t i = 0; i < cross->n_items && is_there; i++)
    {
      const Item *item = &cross->items[i];

      if (count_anchors (cart, anchors, item, facts_of_product (pack, item->product)) == 0)
        continue;
      vr_needs_add (needs, (VrNeed){.sku = pack->products[item->product].sku.bytes, .quantity = 1});
      return VR_OK;
    }
  need_anchor (evaluation, cross, !is_there, needs);
  return VR_OK;
}

/* ---- the ways of claiming ---- */

/* Lines of an item that go with the same anchors share what these allow. Returns the first place
 * of the group that the line at a place is in. */
static size_t
find_group (const VrCart *cart, const VrProposal *proposal, const Item *item, size_t place)
{
  const VrCartLine *line = &cart->lines[proposal->lines[place]];

  for (size_t i = 0; i < place; i++)
    {
      const VrCartLine *other = &cart->lines[proposal->lines[i]];

      if (other->product == line->product &&
          vr_facts_agree (vr_line_get_facts (other), vr_line_get_facts (line), item->keys))
        return i;
    }
  return place;
}

static VrStatus
cross_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const CrossSell *cross = proposal->offer->form;
  const VrCart    *cart = evaluation->cart;
  bool            *anchors = find_anchors (evaluation, cross);
  VrPicks          picks;
  VrStatus         status;

  if (!cross->has_reward)
    return VR_OK;
  status = vr_picks_init (&picks, evaluation, proposal, &cross->reward);
  if (anchors == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < cart->n_lines && status == VR_OK; i++)
    {
      const VrCartLine *line = &cart->lines[i];
      const Item       *item = find_item (cross, line->product);
      int64_t           room;
      size_t            place;

      if (item == NULL)
        continue;
      room = item->quantity * count_anchors (cart, anchors, item, vr_line_get_facts (line));
      if (room == 0)
        continue;
      place = vr_picks_add (&picks, i, line->quantity < room ? line->quantity : room,
                            vr_reward_bound_unit (&cross->reward, line->unit_price));
      picks.lines[place].group = find_group (cart, proposal, item, place);
      picks.lines[place].room = room;
    }
  return status == VR_OK ? vr_picks_list (&picks) : status;
}

/* ---- suggesting ---- */

/* Whether the shopper has bought already, and what goes with that may be named. */
static bool
is_after_purchase (const VrCart *cart)
{
  static const char *const words[] = {"post_purchase", "receipt_email", "follow_up_email",
                                      "direct"};

  for (size_t i = 0; i < sizeof words / sizeof words[0] && cart->placement.bytes != NULL; i++)
    {
      if (vr_string_is (cart->placement, words[i]))
        return true;
    }
  return false;
}

/* Whether the item goes with something in the cart or bought; *ret_any is whether there is anything
 * that it could. */
static bool
has_anchor (VrEvaluation *evaluation,
            const bool   *anchors,
            const bool   *bought,
            const Item   *item,
            bool         *ret_any)
{
  const VrCart *cart = evaluation->cart;
  VrFacts       facts = facts_of_product (evaluation->pack, item->product);

  *ret_any = false;
  for (size_t i = 0; i < cart->n_lines; i++)
    *ret_any = *ret_any || (anchors[i] && cart->lines[i].product != item->product);
  if (count_anchors (cart, anchors, item, facts) > 0)
    return true;

  for (size_t i = 0; i < cart->n_bought; i++)
    {
      size_t product = cart->bought[i].product;

      if (!bought[i] || product == item->product)
        continue;
      *ret_any = true;
      if (vr_facts_agree (product != VR_NONE ? facts_of_product (evaluation->pack, product)
                                             : (VrFacts){0},
                          facts, item->keys))
        return true;
    }
  return false;
}

static VrStatus
suggest_item (VrEvaluation *evaluation, size_t index, const Item *from)
{
  return vr_suggest_one (
      evaluation, index, (VrItem){from->product, from->quantity},
      (VrSuggestion){.action = VR_PROMPT_ADD, .line = VR_NONE, .evidence = from->evidence});
}

static VrStatus
cross_suggest (VrEvaluation *evaluation, size_t index)
{
  const CrossSell *cross = evaluation->pack->offers[index].form;
  const VrCart    *cart = evaluation->cart;
  bool            *anchors = find_anchors (evaluation, cross);
  bool            *bought = VR_ARENA_NEW (evaluation->arena, bool, cart->n_bought);
  VrStatus         status = VR_OK;

  if (anchors == NULL || bought == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_bought && is_after_purchase (cart); i++)
    bought[i] = vr_selector_matches_sku (cross->anchor, cart, cart->bought[i].sku);

  for (size_t i = 0; i < cross->n_items && status == VR_OK; i++)
    {
      const Item *item = &cross->items[i];
      bool        is_any;

      if (vr_cart_count_units (cart, item->product) > 0)
        continue;
      if (has_anchor (evaluation, anchors, bought, item, &is_any))
        status = suggest_item (evaluation, index, item);
      else if (is_any)
        status = vr_withhold (evaluation, index, item->product, "compatible");
    }
  return status;
}

/* An item by itself is no reason for anything. */
static void
cross_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const CrossSell *cross = offer->form;

  (void) pack;
  vr_index_selector (indexer, cross->anchor);
}

static const char *const cross_fields[] = {"anchor", "items", "purpose", "reward", "show", NULL};

const VrKind vr_cross_sell_kind = {
    .name = "cross_sell",
    .fields = cross_fields,
    .load = cross_load,
    .touch = cross_touch,
    .add_needs = cross_add_needs,
    .suggest = cross_suggest,
    .propose = cross_propose,
};
