/* SPDX-License-Identifier: Apache-2.0 */
/* Add-ons: options that cost less with what they go with, picked one by one. */

#include "vr-kind.h"
#include "vr-picks.h"

#include <string.h>

#define MAX_GROUPS 16
#define MAX_OPTIONS 32 /* of a group */

typedef enum
{
  PER_UNIT,
  PER_LINE,
  PER_ORDER,
} Per;

typedef struct
{
  size_t   product; /* of the pack */
  Per      per;     /* for each of what, of the base, there is one unit at the price */
  VrReward reward;  /* of one unit: the price */
} Option;

typedef struct
{
  size_t  first; /* option */
  size_t  n_options;
  int64_t min; /* options that have to be chosen */
  int64_t max; /* and that have their price */
} Group;

typedef struct
{
  const VrSelector *requires; /* the base */
  Group            *groups;
  size_t            n_groups;
  Option           *options; /* group by group */
  size_t            n_options;
  size_t           *by_product; /* (array length=n_options): options by product */
} AddOn;

/* Of what the options go with. */
typedef struct
{
  int64_t n_units;
  int64_t n_lines;
} Base;

/* ---- loading ---- */

/* The first place in by_product whose option is of that product, or of a later one. */
static size_t
find_place (const AddOn *add_on, size_t product)
{
  size_t low = 0;
  size_t high = add_on->n_options;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (add_on->options[add_on->by_product[middle]].product < product)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* NULL: the product is none. */
static const Option *
find_option (const AddOn *add_on, size_t product)
{
  size_t        place = find_place (add_on, product);
  const Option *option;

  if (place == add_on->n_options)
    return NULL;
  option = &add_on->options[add_on->by_product[place]];
  return option->product == product ? option : NULL;
}

static VrStatus
load_option (const VrPack *pack, const VrJson *node, AddOn *add_on, VrError *error)
{
  static const char *const fields[] = {"per", "price", "sku", NULL};
  static const char *const words[] = {"unit", "line", "order", NULL};
  Option                  *option = &add_on->options[add_on->n_options];
  size_t                   per = PER_UNIT;
  size_t                   place;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &option->product, error);
  if (status == VR_OK)
    status = vr_find_word (node, "per", words, &per, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "price", 0, VR_MONEY_MAX, &option->reward.value, error);
  if (status != VR_OK)
    return status;

  option->per = (Per) per;
  option->reward.type = VR_REWARD_FIXED;
  if (find_option (add_on, option->product) != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku",
                           "another option is the same product", NULL);
  place = find_place (add_on, option->product);
  memmove (add_on->by_product + place + 1, add_on->by_product + place,
           (add_on->n_options - place) * sizeof *add_on->by_product);
  add_on->by_product[place] = add_on->n_options++;
  return VR_OK;
}

static VrStatus
load_group (const VrPack *pack, const VrJson *node, AddOn *add_on, VrError *error)
{
  static const char *const fields[] = {"id", "max", "min", "options", NULL};
  Group                   *group = &add_on->groups[add_on->n_groups++];
  const VrJson            *options;
  VrString                 id;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_id (node, "id", &id, error);
  if (status == VR_OK)
    status = vr_require_items (node, "options", MAX_OPTIONS, "option", &options, error);
  if (status != VR_OK)
    return status;

  group->first = add_on->n_options;
  group->n_options = options->value.children.n;
  group->max = (int64_t) group->n_options;
  status = vr_find_integer (node, "min", 0, group->max, &group->min, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "max", group->min > 1 ? group->min : 1, group->max, &group->max,
                              error);
  for (const VrJson *item = options->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_option (pack, item, add_on, error);
  return status;
}

static VrStatus
check_groups (const VrJson *groups, VrError *error)
{
  for (const VrJson *node = groups->value.children.first; node != NULL; node = node->next)
    {
      for (const VrJson *other = groups->value.children.first; other != node; other = other->next)
        {
          if (vr_string_compare (vr_json_get (other, "id")->value.string,
                                 vr_json_get (node, "id")->value.string) == 0)
            return vr_fail_member (error, VR_ERROR_SCHEMA, node, "id", "another group has this id",
                                   NULL);
        }
    }
  return VR_OK;
}

/* Of all groups together, as far as they are what they have to be. */
static size_t
count_options (const VrJson *groups)
{
  size_t n = 0;

  for (const VrJson *node = groups->value.children.first; node != NULL; node = node->next)
    {
      const VrJson *options = node->type == VR_JSON_OBJECT ? vr_json_get (node, "options") : NULL;

      if (options != NULL && options->type == VR_JSON_ARRAY)
        n += options->value.children.n;
    }
  return n;
}

static VrStatus
load_groups (VrPack *pack, const VrJson *object, AddOn *add_on, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require_items (object, "groups", MAX_GROUPS, "group", &node, error);

  if (status != VR_OK)
    return status;

  add_on->groups = VR_ARENA_NEW (&pack->arena, Group, node->value.children.n);
  add_on->options = VR_ARENA_NEW (&pack->arena, Option, count_options (node));
  add_on->by_product = VR_ARENA_NEW (&pack->arena, size_t, count_options (node));
  if (add_on->groups == NULL || add_on->options == NULL || add_on->by_product == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_group (pack, item, add_on, error);
  return status == VR_OK ? check_groups (node, error) : status;
}

/* An option is no base: with no other it would never apply. */
static VrStatus
check_base (const VrPack *pack, const AddOn *add_on, const VrJson *requires, VrError *error)
{
  VrString sku = vr_selector_get_sku (add_on->requires);
  size_t   product = sku.bytes != NULL ? vr_pack_find_product (pack, sku) : VR_NONE;

  if (product != VR_NONE && find_option (add_on, product) != NULL)
    return vr_fail (error, VR_ERROR_SCHEMA, requires, "the only SKU is an option", NULL);
  return VR_OK;
}

static VrStatus
add_on_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  AddOn        *add_on = VR_ARENA_NEW (&pack->arena, AddOn, 1);
  const VrJson *requires;
  VrStatus      status;

  if (add_on == NULL)
    return vr_fail_memory (error);

  offer->form = add_on;
  status = vr_require (node, "requires", VR_JSON_OBJECT, &requires, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "requires", &add_on->requires, error);
  if (status == VR_OK)
    status = load_groups (pack, node, add_on, error);
  return status == VR_OK ? check_base (pack, add_on, requires, error) : status;
}

/* ---- what is there ---- */

/* An option is no base, even if it is selected. */
static Base
count_base (const AddOn *add_on, const VrCart *cart)
{
  Base base = {0, 0};

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (!vr_selector_matches (add_on->requires, cart, line) ||
          (line->product != VR_NONE && find_option (add_on, line->product) != NULL))
        continue;
      base.n_units += line->quantity;
      base.n_lines++;
    }
  return base;
}

static bool
is_chosen (const Option *option, const VrCart *cart)
{
  size_t first;

  return vr_cart_find_lines (cart, option->product, &first) > 0;
}

static int64_t
count_chosen (const AddOn *add_on, const Group *group, const VrCart *cart)
{
  int64_t n = 0;

  for (size_t i = 0; i < group->n_options; i++)
    n += is_chosen (&add_on->options[group->first + i], cart);
  return n;
}

static const char *
get_sku (const VrPack *pack, const Option *option)
{
  return pack->products[option->product].sku.bytes;
}

static VrStatus
add_on_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const AddOn  *add_on = offer->form;
  const VrPack *pack = evaluation->pack;
  const VrCart *cart = evaluation->cart;
  int64_t       n_chosen = 0;
  bool          is_lacking = false;

  if (count_base (add_on, cart).n_lines == 0)
    vr_needs_add (needs,
                  (VrNeed){.sku = vr_selector_get_sku (add_on->requires).bytes, .quantity = 1});
  for (size_t i = 0; i < add_on->n_groups; i++)
    {
      const Group *group = &add_on->groups[i];
      int64_t      n = count_chosen (add_on, group, cart);
      const char  *sku = NULL;

      n_chosen += n;
      if (n >= group->min)
        continue;
      is_lacking = true;
      if (group->n_options == 1)
        sku = get_sku (pack, &add_on->options[group->first]);
      vr_needs_add (needs, (VrNeed){.sku = sku, .quantity = group->min - n});
    }

  if (n_chosen == 0 && !is_lacking)
    vr_needs_add (needs,
                  (VrNeed){.sku = add_on->n_options == 1 ? get_sku (pack, add_on->options) : NULL,
                           .quantity = 1});
  return VR_OK;
}

static VrStatus
add_on_suggest (VrEvaluation *evaluation, size_t index)
{
  const AddOn  *add_on = evaluation->pack->offers[index].form;
  const VrCart *cart = evaluation->cart;
  VrStatus      status = VR_OK;

  if (count_base (add_on, cart).n_lines == 0)
    return VR_OK;
  for (size_t i = 0; i < add_on->n_groups; i++)
    {
      const Group *group = &add_on->groups[i];

      if (count_chosen (add_on, group, cart) >= group->max)
        continue;
      for (size_t j = 0; j < group->n_options && status == VR_OK; j++)
        {
          const Option *option = &add_on->options[group->first + j];

          if (!is_chosen (option, cart))
            status = vr_suggest_more (evaluation, index, option->product, 1);
        }
    }
  return status;
}

/* ---- the ways of claiming ---- */

static VrStatus
add_on_price (const VrListing *listing, VrClaim *claim)
{
  const VrProposal *proposal = listing->proposal;
  const AddOn      *add_on = proposal->offer->form;
  VrStatus          status = VR_OK;

  for (size_t i = 0; i < proposal->n_lines && status == VR_OK; i++)
    {
      const VrCartLine *line = &listing->evaluation->cart->lines[proposal->lines[i]];

      if (claim->units[i] > 0)
        status = vr_reward_apply_units (listing->evaluation,
                                        &find_option (add_on, line->product)->reward, proposal,
                                        claim, i, claim->units[i]);
    }
  return status;
}

/* How many units of each option may have its price. */
static void
allow_options (const AddOn *add_on, const VrCart *cart, int64_t *rooms)
{
  Base    base = count_base (add_on, cart);
  int64_t n_units[] = {[PER_UNIT] = base.n_units, [PER_LINE] = base.n_lines, [PER_ORDER] = 1};

  for (size_t i = 0; i < add_on->n_groups; i++)
    {
      const Group *group = &add_on->groups[i];
      int64_t      n_chosen = 0;

      for (size_t j = 0; j < group->n_options && n_chosen < group->max; j++)
        {
          const Option *option = &add_on->options[group->first + j];

          n_chosen += is_chosen (option, cart);
          rooms[group->first + j] = n_units[option->per];
        }
    }
}

/* The lines of an option share what it allows. */
static VrStatus
add_on_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const AddOn  *add_on = proposal->offer->form;
  const VrCart *cart = evaluation->cart;
  int64_t      *rooms = VR_ARENA_NEW (evaluation->arena, int64_t, add_on->n_options);
  size_t       *firsts = VR_ARENA_NEW (evaluation->arena, size_t, add_on->n_options);
  VrPicks       picks;
  VrStatus      status = vr_picks_init (&picks, evaluation, proposal, NULL);

  if (rooms == NULL || firsts == NULL)
    return vr_fail_memory (evaluation->error);
  if (status != VR_OK)
    return status;
  allow_options (add_on, cart, rooms);
  for (size_t i = 0; i < add_on->n_options; i++)
    firsts[i] = VR_NONE;

  picks.listing.price = add_on_price;
  picks.is_once = true;
  picks.most = INT64_MAX;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];
      const Option *option = line->product != VR_NONE ? find_option (add_on, line->product) : NULL;
      size_t        which;
      size_t        place;

      if (option == NULL || line->unit_price <= option->reward.value)
        continue;
      which = (size_t) (option - add_on->options);
      if (rooms[which] == 0)
        continue;
      place =
          vr_picks_add (&picks, i, rooms[which] < line->quantity ? rooms[which] : line->quantity,
                        line->unit_price - option->reward.value);
      firsts[which] = firsts[which] == VR_NONE ? place : firsts[which];
      picks.lines[place].group = firsts[which];
      picks.lines[place].room = rooms[which];
    }
  return vr_picks_list (&picks);
}

/* Options without their base come to nothing. */
static void
add_on_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const AddOn *add_on = offer->form;

  vr_index_selector (indexer, add_on->requires);
}

static const char *const add_on_fields[] = {"groups", "requires", NULL};

const VrKind vr_add_on_kind = {
    .name = "add_on",
    .fields = add_on_fields,
    .load = add_on_load,
    .touch = add_on_touch,
    .add_needs = add_on_add_needs,
    .suggest = add_on_suggest,
    .propose = add_on_propose,
};
