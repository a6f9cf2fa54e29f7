/* SPDX-License-Identifier: Apache-2.0 */
/* Bundles: given quantities of given products, cheaper together. */

#include "vr-kind.h"
#include "vr-ways.h"

#define MAX_COMPONENTS 32
#define MAX_QUANTITY 999

typedef struct
{
  size_t  product;
  int64_t quantity; /* in one set */
  bool    is_primary;
} Component;

typedef struct
{
  Component *components;
  size_t     n_components;
  VrReward   reward;
} Bundle;

/* ---- loading ---- */

static VrStatus
load_component (
    VrPack *pack, const Bundle *bundle, const VrJson *node, Component *component, VrError *error)
{
  static const char *const fields[] = {"primary", "quantity", "sku", NULL};
  const VrJson            *primary;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &component->product, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "quantity", 1, MAX_QUANTITY, &component->quantity, error);
  if (status == VR_OK)
    status = vr_find (node, "primary", VR_JSON_BOOLEAN, &primary, error);
  if (status != VR_OK)
    return status;

  component->is_primary = primary != NULL && primary->value.boolean;
  for (const Component *other = bundle->components; other != component; other++)
    {
      if (other->product == component->product)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku",
                               "another component is the same product", NULL);
    }
  return VR_OK;
}

static VrStatus
check_primary (const VrJson *components, VrError *error)
{
  size_t n = 0;

  for (const VrJson *node = components->value.children.first; node != NULL; node = node->next)
    {
      const VrJson *primary = vr_json_get (node, "primary");

      if (primary != NULL && primary->value.boolean && ++n > 1)
        return vr_fail (error, VR_ERROR_SCHEMA, primary, "another component is primary", NULL);
    }
  return VR_OK;
}

static VrStatus
load_components (VrPack *pack, Bundle *bundle, const VrJson *offer, VrError *error)
{
  const VrJson *node;
  VrStatus      status =
      vr_require_items (offer, "components", MAX_COMPONENTS, "component", &node, error);

  if (status != VR_OK)
    return status;

  bundle->components = VR_ARENA_NEW (&pack->arena, Component, node->value.children.n);
  if (bundle->components == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      status =
          load_component (pack, bundle, item, &bundle->components[bundle->n_components], error);
      if (status != VR_OK)
        return status;
      bundle->n_components++;
    }
  return check_primary (node, error);
}

static VrStatus
bundle_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Bundle  *bundle = VR_ARENA_NEW (&pack->arena, Bundle, 1);
  VrStatus status;

  if (bundle == NULL)
    return vr_fail_memory (error);

  offer->form = bundle;
  status = load_components (pack, bundle, node, error);
  return status == VR_OK ? vr_reward_load (&bundle->reward, node, error) : status;
}

/* ---- what is lacking ---- */

static VrStatus
bundle_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Bundle *bundle = offer->form;

  for (size_t i = 0; i < bundle->n_components; i++)
    {
      const Component *component = &bundle->components[i];
      int64_t          n_units = vr_cart_count_units (evaluation->cart, component->product);

      if (n_units < component->quantity)
        vr_needs_add (needs,
                      (VrNeed){.sku = evaluation->pack->products[component->product].sku.bytes,
                               .quantity = component->quantity - n_units});
    }
  return VR_OK;
}

/* ---- the ways of claiming ---- */

static VrStatus
bundle_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const Bundle *bundle = proposal->offer->form;
  const VrCart *cart = evaluation->cart;
  VrWays        ways;
  VrStatus      status =
      vr_ways_init (&ways, evaluation, proposal, bundle->n_components, &bundle->reward);

  if (status != VR_OK)
    return status;
  for (size_t i = 0; i < bundle->n_components; i++)
    {
      VrSlot *slot = &ways.slots[i];
      size_t  first;

      slot->n = vr_cart_find_lines (cart, bundle->components[i].product, &first);
      slot->lines = cart->by_product + first;
      slot->quantity = bundle->components[i].quantity;
    }
  return vr_ways_list (&ways);
}

/* ---- what may come next ---- */

/* Whether the primary component, or without one any, is in the cart. */
static bool
is_begun (const Bundle *bundle, const VrCart *cart)
{
  bool has_primary = false;

  for (size_t i = 0; i < bundle->n_components; i++)
    has_primary = has_primary || bundle->components[i].is_primary;
  for (size_t i = 0; i < bundle->n_components; i++)
    {
      const Component *component = &bundle->components[i];

      if (component->is_primary == has_primary &&
          vr_cart_count_units (cart, component->product) > 0)
        return true;
    }
  return false;
}

/* All that the set lacks, at once. */
static VrStatus
bundle_suggest (VrEvaluation *evaluation, size_t index)
{
  const Bundle *bundle = evaluation->pack->offers[index].form;
  VrItem       *items;
  size_t        n = 0;

  if (!is_begun (bundle, evaluation->cart))
    return VR_OK;
  items = VR_ARENA_NEW (evaluation->arena, VrItem, bundle->n_components);
  if (items == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < bundle->n_components; i++)
    {
      const Component *component = &bundle->components[i];
      int64_t          n_units = vr_cart_count_units (evaluation->cart, component->product);

      if (n_units < component->quantity)
        items[n++] = (VrItem){component->product, component->quantity - n_units};
    }
  return vr_suggest_items (evaluation, index, items, n);
}

static void
bundle_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const Bundle *bundle = offer->form;

  for (size_t i = 0; i < bundle->n_components; i++)
    vr_index_product (indexer, bundle->components[i].product);
}

static const char *const bundle_fields[] = {"components", "reward", NULL};

const VrKind vr_bundle_kind = {
    .name = "bundle",
    .fields = bundle_fields,
    .load = bundle_load,
    .touch = bundle_touch,
    .add_needs = bundle_add_needs,
    .suggest = bundle_suggest,
    .propose = bundle_propose,
};
