/* SPDX-License-Identifier: Apache-2.0 */
/* Protection: plans for what is bought, at a price that depends on it, and never more of them than
 * there is to cover. */

#include "vr-cover.h"
#include "vr-kind.h"

#define MAX_PLANS 64
#define MAX_MONTHS 1200
#define MAX_DAYS 36500

/* ---- loading ---- */

static VrStatus
load_cost (VrPlan *plan, const VrJson *node, VrError *error)
{
  const VrJson *percent;
  bool          has_fixed = vr_json_get (node, "fixed") != NULL;
  VrStatus      status = vr_find (node, "percent", VR_JSON_STRING, &percent, error);

  if (status != VR_OK)
    return status;
  if (has_fixed == (percent != NULL))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "exactly one of fixed and percent expected",
                    NULL);
  if (has_fixed)
    {
      if (vr_json_get (node, "min") != NULL || vr_json_get (node, "max") != NULL)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node,
                               vr_json_get (node, "min") != NULL ? "min" : "max",
                               "only a percentage has one", NULL);
      return vr_find_integer (node, "fixed", 0, VR_MONEY_MAX, &plan->value, error);
    }

  plan->is_share = true;
  plan->max = INT64_MAX;
  if (!vr_percent_parse (percent->value.string.bytes, &plan->value))
    return vr_fail (error, VR_ERROR_SCHEMA, percent, "not a percentage", NULL);
  status = vr_find_integer (node, "min", 0, VR_MONEY_MAX, &plan->min, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "max", 0, VR_MONEY_MAX, &plan->max, error);
  if (status == VR_OK && plan->min > plan->max)
    return vr_fail_member (error, VR_ERROR_RANGE, node, "max", "below min", NULL);
  return status;
}

static VrStatus
load_plan (
    const VrPack *pack, VrProtection *protection, const VrJson *node, VrPlan *plan, VrError *error)
{
  static const char *const fields[] = {"fixed", "max", "min",         "percent",
                                       "price", "sku", "term_months", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_pack_require_product (pack, node, &plan->product, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "term_months", 1, MAX_MONTHS, &plan->n_months, error);
  if (status == VR_OK)
    status = vr_price_load (node, &plan->from, &plan->to, error);
  if (status == VR_OK)
    status = load_cost (plan, node, error);
  if (status != VR_OK)
    return status;

  for (const VrPlan *other = protection->plans; other != plan; other++)
    {
      if (other->n_months == plan->n_months && other->from <= plan->to && plan->from <= other->to)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, "price",
                               "overlaps that of another plan of the same term", NULL);
    }
  return VR_OK;
}

static VrStatus
protection_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  VrProtection *protection = VR_ARENA_NEW (&pack->arena, VrProtection, 1);
  const VrJson *plans;
  VrStatus      status;

  if (protection == NULL)
    return vr_fail_memory (error);
  offer->form = protection;
  status = vr_selector_load (pack, node, "select", &offer->select, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "window_days", 0, MAX_DAYS, &protection->n_days, error);
  if (status == VR_OK)
    status = vr_require_items (node, "plans", MAX_PLANS, "plan", &plans, error);
  if (status != VR_OK)
    return status;

  protection->plans = VR_ARENA_NEW (&pack->arena, VrPlan, plans->value.children.n);
  if (protection->plans == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = plans->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    {
      VrPlan *plan = &protection->plans[protection->n_plans];

      status = load_plan (pack, protection, item, plan, error);
      protection->n_plans++;
    }
  return status;
}

/* ---- what is lacking ---- */

/* Nothing is covered: something that can be, and a plan if the cart has none. */
static void
need_covered (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const VrProtection *protection = offer->form;
  const VrPack       *pack = evaluation->pack;
  VrString            sku = vr_selector_get_sku (offer->select);
  size_t              product = sku.bytes != NULL ? vr_pack_find_product (pack, sku) : VR_NONE;
  const VrPlan       *plan = NULL;
  bool                has_plan = false;

  if (product != VR_NONE && !vr_protection_has (protection, product))
    plan = vr_protection_find (protection, pack->products[product].price);
  for (size_t i = 0; i < protection->n_plans && !has_plan; i++)
    has_plan =
        vr_cart_count_units (evaluation->cart, protection->plans[i].product) > 0 &&
        (plan == NULL || vr_plan_is_for (&protection->plans[i], pack->products[product].price));

  vr_needs_add (needs, (VrNeed){.sku = plan != NULL ? sku.bytes : NULL, .quantity = 1});
  plan = plan != NULL ? plan : &protection->plans[0];
  if (!has_plan)
    vr_needs_add (needs, (VrNeed){.sku = pack->products[plan->product].sku.bytes, .quantity = 1});
}

static VrStatus
protection_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const VrProtection *protection = offer->form;
  VrCover             cover;
  VrStatus            status = vr_cover_make (evaluation, offer, &cover);

  if (status != VR_OK || cover.n_lines > 0)
    return status;
  if (cover.n_covered == 0)
    {
      need_covered (evaluation, offer, needs);
      return VR_OK;
    }
  for (size_t i = 0; i < protection->n_plans; i++)
    {
      const VrPlan *plan = &protection->plans[i];

      for (size_t j = 0; j < cover.n_covered; j++)
        {
          if (!vr_plan_is_for (plan, cover.covered[j].price))
            continue;
          vr_needs_add (needs, (VrNeed){.sku = evaluation->pack->products[plan->product].sku.bytes,
                                        .quantity = 1});
          return VR_OK;
        }
    }
  return VR_OK;
}

/* ---- the ways of claiming ---- */

/* Units of plans that are not all matched take nothing off. */
static VrStatus
protection_price (const VrListing *listing, VrClaim *claim)
{
  const VrCover *cover = listing->data;
  bool           fits = true;
  VrStatus       status;

  for (size_t i = 0; i < cover->n_lines; i++)
    cover->pools[i] = claim->units[i];
  status = vr_cover_match (cover, listing, claim, INT64_MAX);
  for (size_t i = 0; i < cover->n_lines; i++)
    fits = fits && cover->pools[i] == 0;
  if (fits || status != VR_OK)
    return status;

  claim->discount = 0;
  for (size_t i = 0; i < cover->n_lines; i++)
    claim->amounts[i] = claim->cuts[i] = 0;
  return VR_OK;
}

static int64_t
protection_fill (VrPicks *picks, int64_t most)
{
  const VrCover *cover = picks->listing.data;
  int64_t        n_units = 0;

  for (size_t i = 0; i < cover->n_lines; i++)
    cover->pools[i] = picks->lines[i].cap;
  (void) vr_cover_match (cover, &picks->listing, NULL, most);
  for (size_t i = 0; i < cover->n_lines; i++)
    {
      picks->listing.units[i] = picks->lines[i].cap - cover->pools[i];
      n_units += picks->listing.units[i];
    }
  return n_units;
}

/* The most that any unit of a line could have taken off, and how many there can be. */
static void
add_line (const VrCover *cover, VrPicks *picks, size_t which)
{
  const VrCartLine *line = &cover->cart->lines[which];
  int64_t           n_units = 0;
  int64_t           most_off = 0;

  for (size_t i = 0; i < cover->n_covered; i++)
    {
      bool fits = false;

      for (size_t j = 0; j < cover->protection->n_plans; j++)
        {
          const VrPlan *plan = &cover->protection->plans[j];
          int64_t       off;

          if (plan->product != line->product || !vr_plan_is_for (plan, cover->covered[i].price))
            continue;
          off = vr_plan_get_off (plan, cover->covered[i].price, line->unit_price,
                                 cover->cart->pack->rounding);
          most_off = off > most_off ? off : most_off;
          fits = true;
        }
      n_units += fits ? cover->covered[i].n_units : 0;
    }
  (void) vr_picks_add (picks, which, n_units < line->quantity ? n_units : line->quantity, most_off);
}

static VrStatus
protection_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  VrCover  cover;
  VrPicks  picks;
  VrStatus status = vr_cover_make (evaluation, proposal->offer, &cover);

  if (status == VR_OK)
    status = vr_picks_init (&picks, evaluation, proposal, NULL);
  if (status != VR_OK)
    return status;

  picks.listing.data = &cover;
  picks.listing.price = protection_price;
  picks.listing.n_work = cover.n_covered + cover.protection->n_plans;
  picks.fill = protection_fill;
  picks.most = cover.n_units < picks.most ? cover.n_units : picks.most;
  for (size_t i = 0; i < cover.n_lines; i++)
    add_line (&cover, &picks, cover.lines[i]);
  return vr_picks_list (&picks);
}

/* ---- suggesting ---- */

/* Each plan for as many units as have none and are in its band. */
static VrStatus
protection_suggest (VrEvaluation *evaluation, size_t index)
{
  const VrOffer      *offer = &evaluation->pack->offers[index];
  const VrProtection *protection = offer->form;
  VrCover             cover;
  VrStatus            status = vr_cover_make (evaluation, offer, &cover);

  for (size_t i = 0; i < cover.n_lines && status == VR_OK; i++)
    cover.pools[i] = cover.cart->lines[cover.lines[i]].quantity;
  if (status == VR_OK)
    status = vr_cover_match (&cover, NULL, NULL, INT64_MAX);
  for (size_t i = 0; i < protection->n_plans && status == VR_OK; i++)
    {
      const VrPlan *plan = &protection->plans[i];
      int64_t       quantity = 0;

      for (size_t j = 0; j < cover.n_covered; j++)
        quantity += vr_plan_is_for (plan, cover.covered[j].price) ? cover.left[j] : 0;
      if (quantity > 0)
        status = vr_suggest_more (evaluation, index, plan->product, quantity);
    }
  return status;
}

/* A plan by itself is no reason for anything. */
static void
protection_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  (void) pack;
  vr_index_selector (indexer, offer->select);
}

static const char *const protection_fields[] = {"plans", "select", "window_days", NULL};

const VrKind vr_protection_kind = {
    .name = "protection",
    .fields = protection_fields,
    .load = protection_load,
    .touch = protection_touch,
    .add_needs = protection_add_needs,
    .suggest = protection_suggest,
    .propose = protection_propose,
};
