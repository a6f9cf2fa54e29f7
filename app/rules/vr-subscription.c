/* SPDX-License-Identifier: Apache-2.0 */
/* Subscriptions: what is delivered again and again costs less, the first times or always. */

#include "vr-kind.h"
#include "vr-markdown.h"

typedef struct
{
  VrReward reward;       /* of one unit */
  int64_t  n_deliveries; /* the first ones that it is for */
} Subscription;

static VrStatus
subscription_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Subscription *subscription = VR_ARENA_NEW (&pack->arena, Subscription, 1);
  VrStatus      status;

  if (subscription == NULL)
    return vr_fail_memory (error);

  offer->form = subscription;
  subscription->n_deliveries = INT64_MAX;
  status = vr_find_integer (node, "deliveries", 1, VR_CART_MAX_DELIVERIES,
                            &subscription->n_deliveries, error);
  if (status == VR_OK)
    status = vr_reward_load (&subscription->reward, node, error);
  return status == VR_OK ? vr_selector_load (pack, node, "select", &offer->select, error) : status;
}

static bool
subscription_joins (const VrOffer *offer, const VrCartLine *line)
{
  const Subscription *subscription = offer->form;

  return line->delivery > 0 && line->delivery <= subscription->n_deliveries;
}

/* A line that is bought once could be subscribed to; past the last delivery nothing helps. */
static VrStatus
subscription_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const VrCart *cart = evaluation->cart;
  const char   *condition = NULL;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (!vr_selector_matches (offer->select, cart, &cart->lines[i]))
        continue;
      if (subscription_joins (offer, &cart->lines[i]))
        return VR_OK;
      if (cart->lines[i].delivery == 0)
        condition = "subscription";
      else if (condition == NULL)
        condition = "deliveries";
    }

  if (condition != NULL)
    vr_needs_add (needs, (VrNeed){.condition = condition});
  else
    vr_needs_add (needs, (VrNeed){.sku = vr_selector_get_sku (offer->select).bytes, .quantity = 1});
  return VR_OK;
}

static VrStatus
subscription_suggest (VrEvaluation *evaluation, size_t index)
{
  const VrCart  *cart = evaluation->cart;
  const VrOffer *offer = &evaluation->pack->offers[index];
  VrStatus       status = VR_OK;

  for (size_t i = 0; i < cart->n_lines && status == VR_OK; i++)
    {
      if (cart->lines[i].delivery == 0 &&
          vr_selector_matches (offer->select, cart, &cart->lines[i]))
        status =
            vr_suggest (evaluation, index,
                        (VrSuggestion){.action = VR_PROMPT_SUBSCRIBE, .line = i, .is_again = true});
    }
  return status;
}

static const VrReward *
get_reward (const VrLayers *layers, size_t which)
{
  const Subscription *subscription = layers->evaluation->pack->offers[layers->offers[which]].form;

  return &subscription->reward;
}

static VrStatus
subscription_check (VrLayers *layers, size_t which)
{
  return vr_markdown_check (layers, which, get_reward (layers, which));
}

static void
subscription_apply (VrLayers *layers, size_t which, VrLayer layer)
{
  vr_markdown_apply (layers, which, layer, get_reward (layers, which));
}

static int64_t
subscription_bound_items (const VrLayers *layers, size_t which)
{
  return vr_markdown_bound (layers, which, get_reward (layers, which));
}

static const char *const subscription_fields[] = {"deliveries", "reward", "select", NULL};

const VrKind vr_subscription_kind = {
    .name = "subscription",
    .fields = subscription_fields,
    .load = subscription_load,
    .touch = vr_index_selected,
    .add_needs = subscription_add_needs,
    .suggest = subscription_suggest,
    .joins = subscription_joins,
    .apply = subscription_apply,
    .check = subscription_check,
    .bound_items = subscription_bound_items,
};
