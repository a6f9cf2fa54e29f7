/* SPDX-License-Identifier: Apache-2.0 */
/* Follow-ups: so many days after a purchase a word about what was not bought with it. */

#include "vr-kind.h"

#define MAX_STEPS 16
#define MAX_ITEMS 64
#define MAX_DAYS 36500
#define US_A_DAY INT64_C (86400000000)

typedef struct
{
  int64_t     n_days;     /* after the purchase: from then on */
  int64_t     until_days; /* until but not including then */
  const char *placement;
  VrString    coupon; /* bytes NULL: none */
  VrItem     *items;
  size_t      n_items;
  VrTexts     message; /* none: the offer's */
  VrTexts     reason;
} Step;

typedef struct
{
  const VrSelector *after;
  bool              has_without;
  const VrSelector *without;
  Step              steps[MAX_STEPS]; /* the earliest first */
  size_t            n;
} FollowUp;

/* ---- loading ---- */

static VrStatus
load_items (VrPack *pack, const VrJson *object, Step *step, VrError *error)
{
  const VrJson *first;
  size_t        n;
  VrStatus      status = vr_find_ids (object, "items", MAX_ITEMS, &first, &n, error);

  if (status != VR_OK || n == 0)
    return status;
  step->items = VR_ARENA_NEW (&pack->arena, VrItem, n);
  if (step->items == NULL)
    return vr_fail_memory (error);
  for (const VrJson *sku = first; sku != NULL && status == VR_OK; sku = sku->next)
    {
      VrItem *item = &step->items[step->n_items++];

      item->quantity = 1;
      status = vr_pack_get_product (pack, sku, &item->product, error);
    }
  return status;
}

static VrStatus
load_words (VrPack *pack, const VrJson *node, Step *step, VrError *error)
{
  static const char *const words[] = {"receipt_email", "follow_up_email", "direct", "post_purchase",
                                      NULL};
  const VrJson            *placement;
  VrString                 coupon = {0};
  size_t                   word = 0;
  VrStatus status = vr_require (node, "placement", VR_JSON_STRING, &placement, error);

  if (status == VR_OK)
    status = vr_find_word (node, "placement", words, &word, error);
  if (status == VR_OK)
    status = vr_find_id (node, "coupon", &coupon, error);
  if (status == VR_OK)
    status = vr_texts_load (&pack->arena, node, "message", &step->message, error);
  if (status == VR_OK)
    status = vr_texts_load (&pack->arena, node, "reason", &step->reason, error);
  if (status != VR_OK)
    return status;

  step->placement = words[word];
  if (coupon.bytes == NULL)
    return VR_OK;
  step->coupon = vr_string_copy (&pack->arena, coupon);
  return step->coupon.bytes != NULL ? VR_OK : vr_fail_memory (error);
}

static VrStatus
load_step (VrPack *pack, const VrJson *node, int64_t min_days, Step *step, VrError *error)
{
  static const char *const fields[] = {"coupon",    "days",   "items",      "message",
                                       "placement", "reason", "until_days", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_integer (node, "days", min_days, MAX_DAYS, &step->n_days, error);
  step->until_days = INT64_MAX;
  if (status == VR_OK)
    status = vr_find_integer (node, "until_days", step->n_days + 1, MAX_DAYS + 1, &step->until_days,
                              error);
  if (status == VR_OK)
    status = load_words (pack, node, step, error);
  return status == VR_OK ? load_items (pack, node, step, error) : status;
}

static VrStatus
follow_up_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  FollowUp     *follow_up = VR_ARENA_NEW (&pack->arena, FollowUp, 1);
  const VrJson *steps;
  const VrJson *after;
  int64_t       min_days = 0;
  VrStatus      status;

  if (follow_up == NULL)
    return vr_fail_memory (error);
  offer->form = follow_up;
  status = vr_require (node, "after", VR_JSON_OBJECT, &after, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "after", &follow_up->after, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "without", &follow_up->without, error);
  if (status == VR_OK)
    status = vr_require_items (node, "steps", MAX_STEPS, "step", &steps, error);
  if (status != VR_OK)
    return status;

  follow_up->has_without = follow_up->without != NULL;
  for (const VrJson *item = steps->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    {
      Step *step = &follow_up->steps[follow_up->n++];

      status = load_step (pack, item, min_days, step, error);
      min_days = step->n_days;
    }
  return status;
}

/* ---- what is due ---- */

/* When the order that it follows was placed. False if there is none. */
static bool
find_purchase (const FollowUp *follow_up, const VrCart *cart, int64_t *ret_at_us)
{
  for (size_t i = cart->n_bought; i-- > 0;)
    {
      if (vr_selector_matches_sku (follow_up->after, cart, cart->bought[i].sku))
        {
          *ret_at_us = cart->bought[i].at_us;
          return true;
        }
    }
  return false;
}

/* Whether what it is about has been bought since, with it, or is about to be. */
static bool
is_stopped (const FollowUp *follow_up, const VrCart *cart, int64_t at_us)
{
  if (!follow_up->has_without)
    return false;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (follow_up->without, cart, &cart->lines[i]))
        return true;
    }
  for (size_t i = cart->n_bought; i-- > 0 && cart->bought[i].at_us >= at_us;)
    {
      if (vr_selector_matches_sku (follow_up->without, cart, cart->bought[i].sku))
        return true;
    }
  return false;
}

/* The step to be taken; NULL and why there is none. */
static const Step *
find_step (const FollowUp *follow_up, const VrCart *cart, const char **ret_condition)
{
  const Step *due = NULL;
  int64_t     at_us;
  int64_t     n_days;

  *ret_condition = "bought";
  if (!find_purchase (follow_up, cart, &at_us))
    return NULL;
  *ret_condition = "stopped";
  if (is_stopped (follow_up, cart, at_us))
    return NULL;

  n_days = (cart->now_us - at_us) / US_A_DAY;
  *ret_condition = n_days < follow_up->steps[follow_up->n - 1].n_days ? "later" : "over";
  for (size_t i = 0; i < follow_up->n; i++)
    {
      const Step *step = &follow_up->steps[i];

      if (step->n_days > n_days || n_days >= step->until_days)
        continue;
      *ret_condition = "placement";
      if (cart->placement.bytes != NULL && vr_string_is (cart->placement, step->placement))
        due = step;
    }
  return due;
}

static VrStatus
follow_up_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const char *condition;

  if (find_step (offer->form, evaluation->cart, &condition) == NULL)
    vr_needs_add (needs, (VrNeed){.condition = condition});
  return VR_OK;
}

static bool
is_had (const VrCart *cart, size_t product)
{
  VrString sku = cart->pack->products[product].sku;

  if (vr_cart_count_units (cart, product) > 0)
    return true;
  for (size_t i = 0; i < cart->n_orders; i++)
    {
      for (const VrJson *id = cart->orders[i].skus; id != NULL; id = id->next)
        {
          if (vr_string_compare (id->value.string, sku) == 0)
            return true;
        }
    }
  return false;
}

/* Nobody is reminded of what they have. */
static VrStatus
follow_up_suggest (VrEvaluation *evaluation, size_t index)
{
  const char *condition;
  const Step *step = find_step (evaluation->pack->offers[index].form, evaluation->cart, &condition);
  VrItem     *items;
  size_t      n = 0;

  if (step == NULL)
    return VR_OK;
  items = VR_ARENA_NEW (evaluation->arena, VrItem, step->n_items);
  if (items == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < step->n_items; i++)
    {
      if (!is_had (evaluation->cart, step->items[i].product))
        items[n++] = step->items[i];
    }
  if (n == 0 && step->n_items > 0)
    return vr_withhold (evaluation, index, step->items[0].product, "owned");
  return vr_suggest (evaluation, index,
                     (VrSuggestion){.action = VR_PROMPT_REMIND,
                                    .items = items,
                                    .n_items = n,
                                    .line = VR_NONE,
                                    .coupon = step->coupon,
                                    .message = step->message.n > 0 ? &step->message : NULL,
                                    .reason = step->reason.n > 0 ? &step->reason : NULL});
}

static void
follow_up_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const FollowUp *follow_up = offer->form;

  (void) pack;
  vr_index_selector (indexer, follow_up->after);
}

static const char *const follow_up_fields[] = {"after", "steps", "without", NULL};

const VrKind vr_follow_up_kind = {
    .name = "follow_up",
    .fields = follow_up_fields,
    .load = follow_up_load,
    .touch = follow_up_touch,
    .add_needs = follow_up_add_needs,
    .suggest = follow_up_suggest,
};
