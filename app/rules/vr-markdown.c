/* SPDX-License-Identifier: Apache-2.0 */
/* Markdowns: every unit of what is selected costs less, claimed or not. */

#include "vr-markdown.h"

#include "vr-kind.h"

typedef struct
{
  VrReward reward; /* of one unit */
} Markdown;

static VrStatus
markdown_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  static const char *const words[] = {"left", "list", NULL};
  Markdown                *markdown = VR_ARENA_NEW (&pack->arena, Markdown, 1);
  size_t                   of = 0;
  VrStatus                 status;

  if (markdown == NULL)
    return vr_fail_memory (error);

  offer->form = markdown;
  status = vr_reward_load (&markdown->reward, node, error);
  if (status == VR_OK)
    status = vr_find_word (node, "of", words, &of, error);
  if (status == VR_OK && of == 1 && markdown->reward.type != VR_REWARD_PERCENT)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "of", "only a percent is of something",
                           NULL);
  markdown->reward.of_list = of == 1;
  return status == VR_OK ? vr_selector_load (pack, node, "select", &offer->select, error) : status;
}

/* One unit of what is selected is enough. */
static VrStatus
markdown_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const VrCart *cart = evaluation->cart;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (offer->select, cart, &cart->lines[i]))
        return VR_OK;
    }
  vr_needs_add (needs, (VrNeed){.sku = vr_selector_get_sku (offer->select).bytes, .quantity = 1});
  return VR_OK;
}

VrStatus
vr_markdown_check (VrLayers *layers, size_t which, const VrReward *reward)
{
  VrEvaluation  *evaluation = layers->evaluation;
  const VrOffer *offer = &evaluation->pack->offers[layers->offers[which]];

  for (size_t i = 0; i < evaluation->cart->n_lines; i++)
    {
      int64_t total;

      if (layers->selected[which][i] && reward->type == VR_REWARD_AMOUNT &&
          !vr_money_multiply (reward->value, evaluation->cart->lines[i].quantity, &total))
        return vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL, "the amount of offer '",
                        offer->id.bytes, "' does not fit 64 bits", NULL);
    }
  return VR_OK;
}

void
vr_markdown_apply (VrLayers *layers, size_t which, VrLayer layer, const VrReward *reward)
{
  const VrOffer *offer = &layers->evaluation->pack->offers[layers->offers[which]];

  layers->outcomes[which].is_met = true;
  if (layer == VR_LAYER_ITEMS)
    vr_layers_take_items (layers, which, reward, offer->stacks ? VR_REACH_OPEN : VR_REACH_FREE);
}

/* What it takes off with nothing claimed, each unit rounded up. */
int64_t
vr_markdown_bound (const VrLayers *layers, size_t which, const VrReward *reward)
{
  const VrCart *cart = layers->evaluation->cart;
  int64_t       bound = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];
      int64_t           off = line->list;

      if (!layers->selected[which][i])
        continue;
      if (reward->type == VR_REWARD_PERCENT)
        off = vr_money_percent (line->list, reward->value, VR_ROUND_DOWN);
      else if (reward->type == VR_REWARD_AMOUNT)
        off = line->quantity * reward->value;
      else
        off = line->unit_price > reward->value ? line->quantity * (line->unit_price - reward->value)
                                               : 0;
      if (reward->type == VR_REWARD_PERCENT && off < INT64_MAX - line->quantity)
        off += line->quantity;
      bound += off < line->list ? off : line->list;
    }
  return bound;
}

/* ---- the kind ---- */

static const VrReward *
get_reward (const VrLayers *layers, size_t which)
{
  const Markdown *markdown = layers->evaluation->pack->offers[layers->offers[which]].form;

  return &markdown->reward;
}

static VrStatus
markdown_check (VrLayers *layers, size_t which)
{
  return vr_markdown_check (layers, which, get_reward (layers, which));
}

static void
markdown_apply (VrLayers *layers, size_t which, VrLayer layer)
{
  vr_markdown_apply (layers, which, layer, get_reward (layers, which));
}

static int64_t
markdown_bound_items (const VrLayers *layers, size_t which)
{
  return vr_markdown_bound (layers, which, get_reward (layers, which));
}

static const char *const markdown_fields[] = {"of", "reward", "select", NULL};

const VrKind vr_markdown_kind = {
    .name = "markdown",
    .fields = markdown_fields,
    .load = markdown_load,
    .touch = vr_index_selected,
    .add_needs = markdown_add_needs,
    .apply = markdown_apply,
    .check = markdown_check,
    .bound_items = markdown_bound_items,
};
