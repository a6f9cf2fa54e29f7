/* SPDX-License-Identifier: Apache-2.0 */
/* Downsells: a cheaper product that keeps what matters, or payment in instalments. */

#include "vr-kind.h"
#include "vr-picks.h"

#define MAX_REQUIRED 100
#define MIN_PAYMENTS 2
#define MAX_PAYMENTS 60
#define MAX_DAYS 366

typedef struct
{
  bool              in_instalments;
  VrInstalments     instalments;
  int64_t           from;       /* minor units of the selected lines at list prices, at least */
  size_t            product;    /* the alternative */
  const VrSelector *instead_of; /* what it may take the place of */
  VrStrings         required;   /* attributes that it has to share with that */
  bool              has_reward;
  VrReward          reward; /* of one unit of the alternative */
} Downsell;

/* ---- loading ---- */

static VrStatus
load_alternative (VrPack *pack, Downsell *downsell, const VrJson *object, VrError *error)
{
  static const char *const fields[] = {"for", "required", "sku", NULL};
  const VrJson            *node;
  const VrJson            *selector;
  VrString                 only;
  VrStatus status = vr_require (object, "alternative", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_require (node, "for", VR_JSON_OBJECT, &selector, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "for", &downsell->instead_of, error);
  if (status == VR_OK)
    status =
        vr_strings_load (&pack->arena, node, "required", MAX_REQUIRED, &downsell->required, error);
  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &downsell->product, error);
  if (status != VR_OK)
    return status;

  only = vr_selector_get_sku (downsell->instead_of);
  if (only.bytes != NULL && vr_string_compare (only, pack->products[downsell->product].sku) == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "for", "selects the alternative alone",
                           NULL);
  downsell->has_reward = vr_json_get (object, "reward") != NULL;
  return downsell->has_reward ? vr_reward_load (&downsell->reward, object, error) : VR_OK;
}

static VrStatus
load_instalments (Downsell *downsell, const VrJson *object, VrError *error)
{
  static const char *const fields[] = {"every_days", "fee", "first_days", "n", NULL};
  VrInstalments           *instalments = &downsell->instalments;
  const VrJson            *node;
  VrStatus status = vr_require (object, "instalments", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "n", MIN_PAYMENTS, MAX_PAYMENTS, &instalments->n, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "fee", 0, VR_MONEY_MAX, &instalments->fee, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "first_days", 0, MAX_DAYS, &instalments->first_days, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "every_days", 1, MAX_DAYS, &instalments->every_days, error);
  if (status == VR_OK)
    status = vr_find_integer (object, "from", 0, VR_MONEY_MAX, &downsell->from, error);
  return status;
}

static VrStatus
downsell_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Downsell *downsell = VR_ARENA_NEW (&pack->arena, Downsell, 1);
  bool      has_alternative = vr_json_get (node, "alternative") != NULL;
  VrStatus  status;

  if (downsell == NULL)
    return vr_fail_memory (error);
  offer->form = downsell;
  downsell->in_instalments = vr_json_get (node, "instalments") != NULL;
  if (has_alternative == downsell->in_instalments)
    return vr_fail (error, VR_ERROR_SCHEMA, node,
                    "exactly one of alternative and instalments expected", NULL);

  /* Of the common and the kind's own fields, those that the other form has. */
  if (downsell->in_instalments && vr_json_get (node, "reward") != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "reward", "instalments take nothing off",
                           NULL);
  if (has_alternative &&
      (vr_json_get (node, "from") != NULL || vr_json_get (node, "select") != NULL))
    return vr_fail_member (error, VR_ERROR_SCHEMA, node,
                           vr_json_get (node, "from") != NULL ? "from" : "select",
                           "only instalments have it", NULL);
  if (has_alternative)
    return load_alternative (pack, downsell, node, error);
  status = load_instalments (downsell, node, error);
  return status == VR_OK ? vr_selector_load (pack, node, "select", &offer->select, error) : status;
}

/* ---- what is lacking ---- */

/* Whether a line is the alternative, in the place of what it is for. */
static bool
is_accepted (const Downsell *downsell, const VrCart *cart, const VrCartLine *line)
{
  return line->product == downsell->product && line->instead_of.bytes != NULL &&
         vr_selector_matches_sku (downsell->instead_of, cart, line->instead_of);
}

static bool
is_for (const Downsell *downsell, const VrCart *cart, const VrCartLine *line)
{
  return line->product != downsell->product &&
         vr_selector_matches (downsell->instead_of, cart, line);
}

static void
need_amount (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Downsell *downsell = offer->form;
  const VrCart   *cart = evaluation->cart;
  int64_t         amount = 0;
  bool            is_there = false;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (!vr_selector_matches (offer->select, cart, &cart->lines[i]))
        continue;
      is_there = true;
      amount += cart->lines[i].list;
    }
  if (amount < downsell->from)
    vr_needs_add (needs, (VrNeed){.amount = downsell->from - amount});
  else if (!is_there)
    vr_needs_add (needs, (VrNeed){.sku = vr_selector_get_sku (offer->select).bytes, .quantity = 1});
}

static VrStatus
downsell_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Downsell *downsell = offer->form;
  const VrCart   *cart = evaluation->cart;
  bool            is_there = false;

  if (downsell->in_instalments)
    {
      need_amount (evaluation, offer, needs);
      return VR_OK;
    }

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (is_accepted (downsell, cart, &cart->lines[i]))
        return VR_OK;
      is_there = is_there || is_for (downsell, cart, &cart->lines[i]);
    }
  if (!is_there)
    vr_needs_add (needs,
                  (VrNeed){.sku = vr_selector_get_sku (downsell->instead_of).bytes, .quantity = 1});
  if (downsell->has_reward)
    vr_needs_add (needs, (VrNeed){.condition = "replace"});
  return VR_OK;
}

static VrStatus
downsell_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const Downsell *downsell = proposal->offer->form;
  const VrCart   *cart = evaluation->cart;
  VrPicks         picks;
  VrStatus        status;

  if (!downsell->has_reward)
    return VR_OK;
  status = vr_picks_init (&picks, evaluation, proposal, &downsell->reward);
  if (status != VR_OK)
    return status;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (is_accepted (downsell, cart, line))
        (void) vr_picks_add (&picks, i, line->quantity,
                             vr_reward_bound_unit (&downsell->reward, line->unit_price));
    }
  return vr_picks_list (&picks);
}

/* ---- suggesting ---- */

static VrStatus
suggest_alternative (VrEvaluation *evaluation, size_t index, size_t which)
{
  const Downsell   *downsell = evaluation->pack->offers[index].form;
  const VrCartLine *line = &evaluation->cart->lines[which];
  const VrProduct  *product = &evaluation->pack->products[downsell->product];

  if (!vr_facts_agree (vr_line_get_facts (line), vr_product_get_facts (product),
                       downsell->required))
    return vr_withhold (evaluation, index, downsell->product, "features");

  return vr_suggest_one (
      evaluation, index, (VrItem){downsell->product, line->quantity},
      (VrSuggestion){.action = VR_PROMPT_REPLACE, .line = which, .is_relief = true});
}

static VrStatus
downsell_suggest (VrEvaluation *evaluation, size_t index)
{
  const VrOffer  *offer = &evaluation->pack->offers[index];
  const Downsell *downsell = offer->form;
  const VrCart   *cart = evaluation->cart;
  VrStatus        status = VR_OK;

  if (downsell->in_instalments)
    {
      VrNeeds needs = {0};

      need_amount (evaluation, offer, &needs);
      if (needs.n > 0)
        return VR_OK;
      return vr_suggest (evaluation, index,
                         (VrSuggestion){.action = VR_PROMPT_PAY_LATER,
                                        .line = VR_NONE,
                                        .instalments = &downsell->instalments,
                                        .is_relief = true});
    }

  for (size_t i = 0; i < cart->n_lines && status == VR_OK; i++)
    {
      /* What costs no more than the alternative is no reason to take it. */
      if (is_for (downsell, cart, &cart->lines[i]) &&
          cart->lines[i].unit_price > evaluation->pack->products[downsell->product].price)
        status = suggest_alternative (evaluation, index, i);
    }
  return status;
}

static void
downsell_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  const Downsell *downsell = offer->form;

  (void) pack;
  vr_index_selector (indexer, downsell->in_instalments ? offer->select : downsell->instead_of);
  if (!downsell->in_instalments)
    vr_index_product (indexer, downsell->product);
}

static const char *const downsell_fields[] = {"alternative", "from",   "instalments",
                                              "reward",      "select", NULL};

const VrKind vr_downsell_kind = {
    .name = "downsell",
    .fields = downsell_fields,
    .load = downsell_load,
    .touch = downsell_touch,
    .add_needs = downsell_add_needs,
    .suggest = downsell_suggest,
    .propose = downsell_propose,
};
