/* SPDX-License-Identifier: Apache-2.0 */
/* What protection plans cover. */

#include "vr-cover.h"

#include "vr-selector.h"
#include "vr-sort.h"

#define US_A_DAY INT64_C (86400000000)

/* ---- what there is to cover ---- */

bool
vr_plan_is_for (const VrPlan *plan, int64_t price)
{
  return plan->from <= price && price <= plan->to;
}

bool
vr_protection_has (const VrProtection *protection, size_t product)
{
  for (size_t i = 0; i < protection->n_plans; i++)
    {
      if (protection->plans[i].product == product)
        return true;
    }
  return false;
}

const VrPlan *
vr_protection_find (const VrProtection *protection, int64_t price)
{
  for (size_t i = 0; i < protection->n_plans; i++)
    {
      if (vr_plan_is_for (&protection->plans[i], price))
        return &protection->plans[i];
    }
  return NULL;
}

static int
compare_covered (const void *a, const void *b)
{
  const VrCovered *x = a;
  const VrCovered *y = b;

  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* A plan that was bought covers the dearest unit bought before it, or with it, that has none. */
static void
cover_bought (const VrProtection *protection, size_t product, VrCovered *bought, size_t n_bought)
{
  for (size_t i = 0; i < protection->n_plans; i++)
    {
      const VrPlan *plan = &protection->plans[i];
      VrCovered    *dearest = NULL;

      if (plan->product != product)
        continue;
      for (size_t j = 0; j < n_bought; j++)
        {
          if (bought[j].n_units > 0 && vr_plan_is_for (plan, bought[j].price) &&
              (dearest == NULL || bought[j].price > dearest->price))
            dearest = &bought[j];
        }
      if (dearest != NULL)
        {
          dearest->n_units = 0;
          return;
        }
    }
}

/* Adds the units of one order, then deals with its plans. Returns the end of the order. */
static size_t
add_order (VrCover *cover, const VrOffer *offer, size_t begin, size_t n_in_cart)
{
  const VrCart       *cart = cover->cart;
  const VrProtection *protection = cover->protection;
  size_t              end = begin;

  for (; end < cart->n_bought && cart->bought[end].order == cart->bought[begin].order; end++)
    {
      size_t product = cart->bought[end].product;

      if (product == VR_NONE || vr_protection_has (protection, product) ||
          vr_protection_find (protection, cart->pack->products[product].price) == NULL ||
          !vr_selector_matches_product (offer->select, cart, product))
        continue;
      cover->covered[cover->n_covered] =
          (VrCovered){cart->pack->products[product].price, 1, cart->n_lines + end};
      cover->n_covered++;
    }
  for (size_t i = begin; i < end; i++)
    {
      if (cart->bought[i].product != VR_NONE)
        cover_bought (protection, cart->bought[i].product, cover->covered + n_in_cart,
                      cover->n_covered - n_in_cart);
    }
  return end;
}

static void
add_bought (VrCover *cover, const VrOffer *offer)
{
  const VrCart *cart = cover->cart;
  size_t        n_in_cart = cover->n_covered;
  size_t        n = n_in_cart;
  size_t        i = 0;

  if (cover->protection->n_days == 0)
    return;
  while (i < cart->n_bought &&
         cart->bought[i].at_us <= cart->now_us - cover->protection->n_days * US_A_DAY)
    i++;
  while (i < cart->n_bought)
    i = add_order (cover, offer, i, n_in_cart);

  for (i = n_in_cart; i < cover->n_covered; i++)
    {
      if (cover->covered[i].n_units > 0)
        cover->covered[n++] = cover->covered[i];
    }
  cover->n_covered = n;
}

/* A plan covers no plan, and nothing at a price that no plan is for. */
static void
add_lines (VrCover *cover, const VrOffer *offer)
{
  const VrCart *cart = cover->cart;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (line->product != VR_NONE && vr_protection_has (cover->protection, line->product))
        cover->lines[cover->n_lines++] = i;
      else if (vr_protection_find (cover->protection, line->unit_price) != NULL &&
               vr_selector_matches (offer->select, cart, line))
        cover->covered[cover->n_covered++] = (VrCovered){line->unit_price, line->quantity, i};
    }
}

/* Leaves out the lines of plans that nothing is at a price for, and puts the others in order. */
static VrStatus
sort_lines (VrEvaluation *evaluation, VrCover *cover)
{
  const VrProtection *protection = cover->protection;
  VrCovered          *entries = VR_ARENA_NEW (evaluation->arena, VrCovered, cover->n_lines);
  size_t              n = 0;

  if (entries == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cover->n_lines; i++)
    {
      const VrCartLine *line = &cover->cart->lines[cover->lines[i]];
      bool              fits = false;

      for (size_t j = 0; j < protection->n_plans && !fits; j++)
        {
          for (size_t k = 0; k < cover->n_covered && !fits; k++)
            fits = protection->plans[j].product == line->product &&
                   vr_plan_is_for (&protection->plans[j], cover->covered[k].price);
        }
      if (!fits)
        continue;
      cover->lines[n] = cover->lines[i];
      entries[n] = (VrCovered){line->unit_price, 0, n};
      n++;
    }
  cover->n_lines = n;

  vr_sort (entries, n, sizeof *entries, compare_covered);
  for (size_t i = 0; i < n; i++)
    cover->places[i] = entries[i].place;
  return VR_OK;
}

VrStatus
vr_cover_make (VrEvaluation *evaluation, const VrOffer *offer, VrCover *cover)
{
  const VrCart *cart = evaluation->cart;
  size_t        n_most = cart->n_lines + cart->n_bought;

  *cover = (VrCover){.cart = cart, .protection = offer->form};
  cover->covered = VR_ARENA_NEW (evaluation->arena, VrCovered, n_most);
  cover->left = VR_ARENA_NEW (evaluation->arena, int64_t, n_most);
  cover->lines = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  cover->places = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  cover->pools = VR_ARENA_NEW (evaluation->arena, int64_t, cart->n_lines);
  if (cover->covered == NULL || cover->left == NULL || cover->lines == NULL ||
      cover->places == NULL || cover->pools == NULL)
    return vr_fail_memory (evaluation->error);

  add_lines (cover, offer);
  add_bought (cover, offer);
  for (size_t i = 0; i < cover->n_covered; i++)
    cover->n_units += cover->covered[i].n_units;
  vr_sort (cover->covered, cover->n_covered, sizeof *cover->covered, compare_covered);
  return sort_lines (evaluation, cover);
}

/* ---- matching plans to what they cover ---- */

int64_t
vr_plan_get_off (const VrPlan *plan, int64_t covered, int64_t own, VrRounding rounding)
{
  int64_t cost = plan->value;

  if (plan->is_share)
    {
      cost = vr_money_percent (covered, plan->value, rounding);
      cost = cost > plan->min ? cost : plan->min;
      cost = cost < plan->max ? cost : plan->max;
    }
  return cost < own ? own - cost : 0;
}

/* Covers what is left of one run with a plan from the lines that have units to spare; *most is how
 * many more may be used. */
static VrStatus
match_run (const VrCover   *cover,
           const VrPlan    *plan,
           size_t           which,
           const VrListing *listing,
           VrClaim         *claim,
           int64_t         *most)
{
  VrReward reward = {.type = VR_REWARD_AMOUNT};
  VrStatus status = VR_OK;

  for (size_t i = 0; i < cover->n_lines && cover->left[which] > 0 && *most > 0; i++)
    {
      size_t            place = cover->places[i];
      const VrCartLine *line = &cover->cart->lines[cover->lines[place]];
      int64_t           n = cover->pools[place];

      if (n == 0 || line->product != plan->product)
        continue;
      n = n < cover->left[which] ? n : cover->left[which];
      n = n < *most ? n : *most;
      cover->pools[place] -= n;
      cover->left[which] -= n;
      *most -= n;
      reward.value = vr_plan_get_off (plan, cover->covered[which].price, line->unit_price,
                                      cover->cart->pack->rounding);
      if (claim != NULL)
        status = vr_reward_apply_units (listing->evaluation, &reward, listing->proposal, claim,
                                        place, n);
      if (status != VR_OK)
        return status;
    }
  return status;
}

VrStatus
vr_cover_match (const VrCover *cover, const VrListing *listing, VrClaim *claim, int64_t most)
{
  VrStatus status = VR_OK;

  for (size_t i = 0; i < cover->n_covered; i++)
    cover->left[i] = cover->covered[i].n_units;
  for (size_t i = 0; i < cover->protection->n_plans; i++)
    {
      const VrPlan *plan = &cover->protection->plans[i];

      for (size_t j = 0; j < cover->n_covered && status == VR_OK && most > 0; j++)
        {
          if (vr_plan_is_for (plan, cover->covered[j].price))
            status = match_run (cover, plan, j, listing, claim, &most);
        }
    }
  return status;
}
