/* SPDX-License-Identifier: Apache-2.0 */
/* Thresholds: from so much in the cart on, something off the order, cheaper shipping, a gift. */

#include "vr-kind.h"

#define MAX_STEPS 32
#define MAX_GIFTS 999
#define MAX_FILL 50

typedef struct
{
  int64_t  from; /* minor units, units or grams */
  bool     has_reward;
  VrReward reward;
  int64_t  shipping; /* what it costs at most, or VR_UNKNOWN */
  bool     has_shipping_off;
  VrReward shipping_off;
  size_t   gift; /* product of the pack, or VR_NONE */
  int64_t  n_gifts;
} Step;

typedef struct
{
  VrMeasure measure;
  Step     *steps; /* (array length=n): upwards */
  size_t    n;
  bool      has_fill;
  size_t   *fill; /* (array length=n_fill): products that may be suggested to reach a step */
  size_t    n_fill;
  bool      has_reward; /* any step */
} Threshold;

/* ---- loading ---- */

static VrStatus
load_gift (const VrPack *pack, const VrJson *object, Step *step, VrError *error)
{
  static const char *const fields[] = {"quantity", "sku", NULL};
  const VrJson            *node;
  VrStatus                 status = vr_find (object, "gift", VR_JSON_OBJECT, &node, error);

  if (status != VR_OK || node == NULL)
    return status;

  step->n_gifts = 1;
  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &step->gift, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "quantity", 1, MAX_GIFTS, &step->n_gifts, error);
  return status;
}

/* A reward that is a share or an amount, if it is there. */
static VrStatus
load_off (const VrJson *object, const char *key, bool *ret_has, VrReward *reward, VrError *error)
{
  VrStatus status = VR_OK;

  *ret_has = vr_json_get (object, key) != NULL;
  if (*ret_has)
    status = vr_reward_load_member (reward, object, key, error);
  if (status == VR_OK && *ret_has && reward->type == VR_REWARD_FIXED)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, key, "percent or amount expected", NULL);
  return status;
}

static VrStatus
load_step (const VrPack *pack, const VrJson *node, int64_t min, Step *step, VrError *error)
{
  static const char *const fields[] = {"from", "gift", "reward", "shipping", "shipping_off", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  *step = (Step){.shipping = VR_UNKNOWN, .gift = VR_NONE};
  if (status == VR_OK)
    status = vr_require_integer (node, "from", min, VR_MONEY_MAX, &step->from, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "shipping", 0, VR_MONEY_MAX, &step->shipping, error);
  if (status == VR_OK)
    status = load_off (node, "shipping_off", &step->has_shipping_off, &step->shipping_off, error);
  if (status == VR_OK && step->has_shipping_off && step->shipping != VR_UNKNOWN)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "shipping_off", "not beside shipping",
                           NULL);
  if (status == VR_OK)
    status = load_gift (pack, node, step, error);
  if (status == VR_OK)
    status = load_off (node, "reward", &step->has_reward, &step->reward, error);
  if (status == VR_OK && !step->has_reward && !step->has_shipping_off &&
      step->shipping == VR_UNKNOWN && step->gift == VR_NONE)
    return vr_fail (error, VR_ERROR_SCHEMA, node,
                    "at least one of gift, reward, shipping and shipping_off expected", NULL);
  return status;
}

static VrStatus
load_steps (VrPack *pack, Threshold *threshold, const VrJson *object, VrError *error)
{
  const VrJson *node;
  int64_t       min = 1;
  VrStatus      status = vr_require_items (object, "steps", MAX_STEPS, "step", &node, error);

  if (status != VR_OK)
    return status;

  threshold->steps = VR_ARENA_NEW (&pack->arena, Step, node->value.children.n);
  if (threshold->steps == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      status = load_step (pack, item, min, &threshold->steps[threshold->n], error);
      if (status != VR_OK)
        return status;
      threshold->has_reward = threshold->has_reward || threshold->steps[threshold->n].has_reward;
      min = threshold->steps[threshold->n++].from + 1;
    }
  return VR_OK;
}

static VrStatus
load_fill (VrPack *pack, Threshold *threshold, const VrJson *object, VrError *error)
{
  const VrJson *id;
  size_t        n;
  VrStatus      status = vr_find_ids (object, "fill", MAX_FILL, &id, &n, error);

  threshold->has_fill = vr_json_get (object, "fill") != NULL;
  if (status != VR_OK || !threshold->has_fill)
    return status;
  if (n == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, "fill", "at least one SKU expected",
                           NULL);
  if (threshold->measure != VR_MEASURE_SUBTOTAL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, "fill", "only with measure subtotal",
                           NULL);

  threshold->fill = VR_ARENA_NEW (&pack->arena, size_t, n);
  if (threshold->fill == NULL)
    return vr_fail_memory (error);
  for (; id != NULL && status == VR_OK; id = id->next)
    status = vr_pack_get_product (pack, id, &threshold->fill[threshold->n_fill++], error);
  return status;
}

static VrStatus
threshold_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  static const char *const words[] = {"subtotal", "quantity", "weight", "left", NULL};
  Threshold               *threshold = VR_ARENA_NEW (&pack->arena, Threshold, 1);
  size_t                   measure = VR_MEASURE_SUBTOTAL;
  VrStatus                 status;

  if (threshold == NULL)
    return vr_fail_memory (error);

  offer->form = threshold;
  status = vr_find_word (node, "measure", words, &measure, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "select", &offer->select, error);
  threshold->measure = (VrMeasure) measure;
  if (status == VR_OK)
    status = load_steps (pack, threshold, node, error);
  return status == VR_OK ? load_fill (pack, threshold, node, error) : status;
}

/* ---- applying ---- */

static const Threshold *
get_threshold (const VrLayers *layers, size_t which)
{
  return layers->evaluation->pack->offers[layers->offers[which]].form;
}

/* The highest step that so much reaches, or NULL. */
static const Step *
find_step (const Threshold *threshold, int64_t measure)
{
  for (size_t i = threshold->n; i-- > 0;)
    {
      if (threshold->steps[i].from <= measure)
        return &threshold->steps[i];
    }
  return NULL;
}

static VrStatus
threshold_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Threshold *threshold = offer->form;
  const VrLayers  *layers = evaluation->layers;
  const char      *sku = vr_selector_get_sku (offer->select).bytes;
  int64_t          lacking;

  if (layers == NULL)
    return VR_OK;
  lacking = threshold->steps[0].from - vr_layers_measure_offer (layers, offer, threshold->measure);
  if (lacking <= 0)
    return VR_OK;
  switch (threshold->measure)
    {
    case VR_MEASURE_SUBTOTAL:
    case VR_MEASURE_LEFT:
      vr_needs_add (needs, (VrNeed){.amount = lacking});
      break;
    case VR_MEASURE_QUANTITY:
      vr_needs_add (needs, (VrNeed){.sku = sku, .quantity = lacking});
      break;
    case VR_MEASURE_WEIGHT:
      vr_needs_add (needs, (VrNeed){.weight = lacking});
      break;
    }
  return VR_OK;
}

/* What a step takes off shipping of that price. */
static int64_t
get_shipping_off (const VrLayers *layers, const Step *step, int64_t shipping)
{
  if (step->shipping != VR_UNKNOWN)
    return shipping > step->shipping ? shipping - step->shipping : 0;
  if (!step->has_shipping_off)
    return 0;
  return step->shipping_off.type == VR_REWARD_PERCENT
             ? vr_money_percent (shipping, step->shipping_off.value,
                                 layers->evaluation->pack->rounding)
             : step->shipping_off.value;
}

static void
give_gift (VrLayers *layers, size_t which, const Step *step)
{
  VrOutcome *outcome = &layers->outcomes[which];

  if (layers->hindrance != VR_NONE)
    {
      outcome->by = layers->hindrance;
      return;
    }
  outcome->gift = step->gift;
  outcome->n_gifts = step->n_gifts;
}

/* What is left is looked at once: at its turn in the order layer if it takes anything off there. */
static void
threshold_apply (VrLayers *layers, size_t which, VrLayer layer)
{
  const Threshold *threshold = get_threshold (layers, which);
  VrOutcome       *outcome = &layers->outcomes[which];
  const Step      *step;

  if (layer == VR_LAYER_ITEMS || (layer == VR_LAYER_ORDER && !threshold->has_reward))
    return;
  if (layer == VR_LAYER_ORDER || !threshold->has_reward)
    outcome->measured = vr_layers_measure (layers, which, threshold->measure);
  step = find_step (threshold, outcome->measured);
  outcome->is_met = step != NULL;
  if (step == NULL)
    return;

  if (layer == VR_LAYER_ORDER && step->has_reward)
    vr_layers_take_order (layers, which, &step->reward);
  if (layer != VR_LAYER_SHIPPING)
    return;
  if (step->shipping != VR_UNKNOWN || step->has_shipping_off)
    vr_layers_take_shipping (layers, which, get_shipping_off (layers, step, layers->shipping));
  if (step->gift != VR_NONE)
    give_gift (layers, which, step);
}

/* ---- bounding ---- */

/* The most that the measure and what it is taken off can be. */
static void
bound_measure (
    const VrLayers *layers, size_t which, int64_t subtotal, int64_t *ret_measure, int64_t *ret_base)
{
  const Threshold *threshold = get_threshold (layers, which);
  const VrCart    *cart = layers->evaluation->cart;
  int64_t          n_units = 0;
  int64_t          grams = 0;
  int64_t          list = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (!layers->selected[which][i])
        continue;
      n_units += cart->lines[i].quantity;
      grams += cart->lines[i].quantity * cart->lines[i].weight;
      list += cart->lines[i].list;
    }
  *ret_base = list < subtotal ? list : subtotal;
  *ret_measure = *ret_base;
  if (threshold->measure == VR_MEASURE_QUANTITY)
    *ret_measure = n_units;
  else if (threshold->measure == VR_MEASURE_WEIGHT)
    *ret_measure = grams;
}

static void
threshold_bound_order (
    const VrLayers *layers, size_t which, int64_t subtotal, int64_t *order, int64_t *shipping)
{
  const Threshold *threshold = get_threshold (layers, which);
  int64_t          off = 0;
  int64_t          cheapest = *shipping;
  int64_t          measure;
  int64_t          base;

  bound_measure (layers, which, subtotal, &measure, &base);
  base = base < *order ? base : *order;
  for (size_t i = 0; i < threshold->n && threshold->steps[i].from <= measure; i++)
    {
      const Step *step = &threshold->steps[i];
      int64_t     own = 0;

      if (step->has_reward)
        own = step->reward.type == VR_REWARD_PERCENT
                  ? vr_money_percent (base, step->reward.value, layers->evaluation->pack->rounding)
                  : step->reward.value;
      own = own < base ? own : base;
      off = own > off ? own : off;
      own = get_shipping_off (layers, step, *shipping);
      own = own < *shipping ? own : *shipping;
      cheapest = *shipping - own < cheapest ? *shipping - own : cheapest;
    }
  *order -= off;
  *shipping = cheapest;
}

/* A part of the cart is worth less than the whole, so its steps are reached no earlier. */
static bool
threshold_get_step (const VrLayers *layers, size_t which, size_t index, int64_t *ret_subtotal)
{
  const Threshold *threshold = get_threshold (layers, which);

  if ((threshold->measure != VR_MEASURE_SUBTOTAL && threshold->measure != VR_MEASURE_LEFT) ||
      index >= threshold->n)
    return false;
  *ret_subtotal = threshold->steps[index].from;
  return true;
}

/* ---- what may come next ---- */

/* How much more the next step asks for; 0 past the last. */
static int64_t
lacking_to_step (const Threshold *threshold, int64_t measure)
{
  for (size_t i = 0; i < threshold->n; i++)
    {
      if (threshold->steps[i].from > measure)
        return threshold->steps[i].from - measure;
    }
  return 0;
}

/* The cheapest product that fills what is lacking, the first among equals, or VR_NONE. */
static size_t
find_filler (const Threshold *threshold, const VrOffer *offer, const VrCart *cart, int64_t lacking)
{
  const VrProduct *products = cart->pack->products;
  size_t           best = VR_NONE;

  for (size_t i = 0; i < threshold->n_fill; i++)
    {
      size_t product = threshold->fill[i];

      if (products[product].price >= lacking &&
          vr_selector_matches_product (offer->select, cart, product) &&
          (best == VR_NONE || products[product].price < products[best].price))
        best = product;
    }
  return best;
}

/* Whether anything that it speaks of is there. */
static bool
is_begun (const VrOffer *offer, const VrCart *cart)
{
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (offer->select, cart, &cart->lines[i]))
        return true;
    }
  return false;
}

static VrStatus
threshold_suggest (VrEvaluation *evaluation, size_t index)
{
  const VrOffer   *offer = &evaluation->pack->offers[index];
  const Threshold *threshold = offer->form;
  int64_t          lacking = lacking_to_step (
               threshold, vr_layers_measure_offer (evaluation->layers, offer, threshold->measure));
  VrString sku = vr_selector_get_sku (offer->select);
  size_t   product = VR_NONE;

  if (lacking == 0 || !is_begun (offer, evaluation->cart))
    return VR_OK;
  if (threshold->measure == VR_MEASURE_SUBTOTAL && !threshold->has_fill)
    {
      const VrSuggestion spend = {.action = VR_PROMPT_SPEND, .line = VR_NONE, .amount = lacking};

      return offer->select == NULL ? vr_suggest (evaluation, index, spend) : VR_OK;
    }

  if (threshold->has_fill)
    product = find_filler (threshold, offer, evaluation->cart, lacking);
  else if (threshold->measure == VR_MEASURE_QUANTITY && sku.bytes != NULL)
    product = vr_pack_find_product (evaluation->pack, sku);
  if (product == VR_NONE)
    return VR_OK;
  return vr_suggest_more (evaluation, index, product, threshold->has_fill ? 1 : lacking);
}

static const char *const threshold_fields[] = {"fill", "measure", "select", "steps", NULL};

const VrKind vr_threshold_kind = {
    .name = "threshold",
    .fields = threshold_fields,
    .load = threshold_load,
    .touch = vr_index_selected,
    .add_needs = threshold_add_needs,
    .suggest = threshold_suggest,
    .apply = threshold_apply,
    .bound_order = threshold_bound_order,
    .get_step = threshold_get_step,
};
