/* SPDX-License-Identifier: Apache-2.0 */
/* What is put before the shopper next. */

#include "vr-prompt.h"

#include "vr-kind.h"
#include "vr-predicate.h"
#include "vr-sort.h"
#include "vr-trial.h"
#include "vr-verdict.h"

/* Carts that are tried for one evaluation. */
#define MAX_TRIALS 48

/* A suggestion that nothing held back. */
typedef struct
{
  const VrSuggestion *suggestion;
  size_t              place;      /* among the suggestions */
  int64_t             acceptance; /* ppm */
  int64_t             change;
  int64_t             margin_change;
  bool                has_margin_change;
  VrString            id;
} Candidate;

typedef struct
{
  VrEvaluation  *evaluation;
  VrResult      *result;
  VrSuggestions *suggestions;
  Candidate     *candidates;
  size_t         n;
  size_t         n_trials;
} Prompter;

/* ---- what offers suggest ---- */

static bool
has_id (const VrJson *ids, VrString id)
{
  for (; ids != NULL; ids = ids->next)
    {
      if (vr_string_compare (ids->value.string, id) == 0)
        return true;
    }
  return false;
}

static bool
is_placed (const VrOffer *offer, VrString placement)
{
  for (size_t i = 0; i < offer->placements.n; i++)
    {
      if (vr_string_compare (offer->placements.items[i], placement) == 0)
        return true;
    }
  return offer->placements.n == 0;
}

static VrStatus
collect (Prompter *prompter)
{
  VrEvaluation *evaluation = prompter->evaluation;
  const VrCart *cart = evaluation->cart;
  VrStatus      status = VR_OK;

  evaluation->suggestions = prompter->suggestions;
  for (size_t i = 0; i < evaluation->n_awake && status == VR_OK; i++)
    {
      size_t         index = evaluation->awake[i];
      const VrOffer *offer = &evaluation->pack->offers[index];

      if (offer->kind->suggest != NULL && is_placed (offer, cart->placement) &&
          vr_verdict_may_suggest (evaluation, offer))
        status = offer->kind->suggest (evaluation, index);
    }
  return status;
}

/* ---- guards ---- */

/* Whether figures are there and are not good enough; what the curator put together by hand has
 * none.
 */
static bool
is_weak (const VrPromptRules *rules, const VrEvidence *evidence)
{
  if (evidence == NULL)
    return false;
  return (evidence->support != VR_UNKNOWN && evidence->support < rules->min_support) ||
         (evidence->lift != VR_UNKNOWN && evidence->lift < rules->min_lift) ||
         (evidence->q != VR_UNKNOWN && evidence->q > rules->max_q);
}

static bool
is_owned (const VrCart *cart, VrString sku)
{
  for (size_t i = 0; i < cart->n_orders; i++)
    {
      if (has_id (cart->orders[i].skus, sku))
        return true;
    }
  return false;
}

static const VrEvidence *
get_evidence (const VrEvaluation *evaluation, const VrSuggestion *suggestion)
{
  return suggestion->evidence != NULL ? suggestion->evidence
                                      : evaluation->pack->offers[suggestion->offer].evidence;
}

/* What holds a suggestion back whatever it costs, or NULL. */
static const char *
find_guard (const VrEvaluation *evaluation, const VrSuggestion *suggestion, size_t *ret_product)
{
  const VrPack *pack = evaluation->pack;
  const VrCart *cart = evaluation->cart;

  *ret_product = suggestion->n_items > 0 ? suggestion->items[0].product : VR_NONE;
  if (has_id (cart->declined, pack->offers[suggestion->offer].id))
    return "declined";
  if (is_weak (&pack->prompts, get_evidence (evaluation, suggestion)))
    return "evidence";

  for (size_t i = 0; i < suggestion->n_items; i++)
    {
      const VrItem    *item = &suggestion->items[i];
      const VrProduct *product = &pack->products[item->product];
      int64_t          n_units = item->quantity;

      *ret_product = item->product;
      if (has_id (cart->declined, product->sku))
        return "declined";
      if (suggestion->action == VR_PROMPT_REPLACE)
        n_units = cart->lines[suggestion->line].quantity;
      if (product->stock != VR_UNKNOWN &&
          product->stock - vr_cart_count_units (cart, item->product) < n_units)
        return "stock";
      if (!suggestion->is_again && is_owned (cart, product->sku))
        return "owned";
    }
  *ret_product = suggestion->n_items > 0 ? suggestion->items[0].product : VR_NONE;
  return NULL;
}

/* The least share of any segment that the shopper is in; VR_UNKNOWN for no limit. */
static int64_t
find_share (const VrEvaluation *evaluation)
{
  const VrPromptRules *rules = &evaluation->pack->prompts;
  int64_t              share = VR_UNKNOWN;

  for (size_t i = 0; i < rules->n_segments; i++)
    {
      const VrSegmentShare *segment = &rules->segments[i];

      if (has_id (evaluation->cart->segments, segment->id) &&
          (share == VR_UNKNOWN || segment->share < share))
        share = segment->share;
    }
  return share != VR_UNKNOWN ? share : rules->max_share;
}

/* What its price holds back, or NULL. */
static const char *
find_price_guard (const Prompter *prompter, const VrSuggestion *suggestion, int64_t change)
{
  const VrTotals *totals = &prompter->result->totals;
  const VrCart   *cart = prompter->evaluation->cart;
  int64_t         share = find_share (prompter->evaluation);
  int64_t         goods = totals->due - totals->shipping;

  if (suggestion->is_relief)
    {
      bool is_over = cart->budget != VR_UNKNOWN && totals->due > cart->budget;
      bool is_open = suggestion->action == VR_PROMPT_PAY_LATER && cart->budget == VR_UNKNOWN;

      return is_over || is_open || cart->declined != NULL ? NULL : "no_need";
    }
  if (change <= 0)
    return NULL;
  if (cart->budget != VR_UNKNOWN && totals->due > cart->budget - change)
    return "budget";
  if (share != VR_UNKNOWN && goods > 0 && change > vr_money_percent (goods, share, VR_ROUND_DOWN))
    return "share";
  return NULL;
}

/* ---- what accepting it would bring ---- */

static VrStatus
hold (Prompter *prompter, const VrSuggestion *suggestion, size_t product, const char *guard)
{
  return vr_withhold (prompter->evaluation, suggestion->offer, product, guard);
}

/* Its change of price and margin; *ret_fits as vr_trial() has it. */
static VrStatus
find_change (Prompter *prompter, Candidate *candidate, bool *ret_fits)
{
  const VrSuggestion *suggestion = candidate->suggestion;
  const VrTotals     *before = &prompter->result->totals;
  VrTotals            after;
  VrStatus            status;

  *ret_fits = true;
  candidate->has_margin_change = false;
  candidate->margin_change = 0;
  if (suggestion->action == VR_PROMPT_REMIND || suggestion->action == VR_PROMPT_PAY_LATER)
    {
      candidate->change = suggestion->instalments != NULL ? suggestion->instalments->fee : 0;
      return VR_OK;
    }

  prompter->n_trials++;
  status = vr_trial (prompter->evaluation, suggestion, &after, ret_fits);
  if (status != VR_OK || !*ret_fits)
    return status;
  candidate->change = after.due - before->due;
  candidate->has_margin_change = before->has_margin && after.has_margin;
  if (candidate->has_margin_change)
    candidate->margin_change = after.margin - before->margin;
  return VR_OK;
}

static VrStatus
try (Prompter *prompter, const VrSuggestion *suggestion, size_t place)
{
  VrEvaluation     *evaluation = prompter->evaluation;
  const VrEvidence *evidence = get_evidence (evaluation, suggestion);
  Candidate        *candidate = &prompter->candidates[prompter->n];
  size_t            product;
  const char       *guard = find_guard (evaluation, suggestion, &product);
  bool              fits;
  VrStatus          status;

  if (guard != NULL)
    return hold (prompter, suggestion, product, guard);
  if (prompter->n_trials == MAX_TRIALS)
    return hold (prompter, suggestion, product, "limit");

  *candidate = (Candidate){.suggestion = suggestion,
                           .place = place,
                           .acceptance = evaluation->pack->prompts.acceptance,
                           .id = evaluation->pack->offers[suggestion->offer].id};
  if (evidence != NULL && evidence->confidence != VR_UNKNOWN)
    candidate->acceptance = evidence->confidence;
  status = find_change (prompter, candidate, &fits);
  if (status != VR_OK)
    return status;
  guard = fits ? find_price_guard (prompter, suggestion, candidate->change) : "limit";
  if (guard != NULL)
    return hold (prompter, suggestion, product, guard);
  prompter->n++;
  return VR_OK;
}

/* ---- ranking ---- */

/* Acceptance × margin; what is not known counts as none. */
static int
compare_worth (const Candidate *x, const Candidate *y)
{
  bool is_x_loss = x->margin_change < 0;
  bool is_y_loss = y->margin_change < 0;
  int  order;

  if (is_x_loss != is_y_loss)
    return is_x_loss ? 1 : -1;
  order = vr_compare_products (
      (uint64_t) (is_x_loss ? -x->margin_change : x->margin_change), (uint64_t) x->acceptance,
      (uint64_t) (is_y_loss ? -y->margin_change : y->margin_change), (uint64_t) y->acceptance);
  return is_x_loss ? order : -order;
}

static int
compare_candidates (const void *a, const void *b)
{
  const Candidate *x = a;
  const Candidate *y = b;
  int              order = compare_worth (x, y);

  if (order == 0)
    order = vr_string_compare (x->id, y->id);
  return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* ---- into the result ---- */

static VrStatus
fill_items (Prompter *prompter, const VrSuggestion *suggestion, VrPrompt *prompt)
{
  VrEvaluation *evaluation = prompter->evaluation;
  VrPromptItem *items = VR_ARENA_NEW (&prompter->result->arena, VrPromptItem, suggestion->n_items);

  if (items == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < suggestion->n_items; i++)
    {
      const VrItem *item = &suggestion->items[i];
      bool          replaces = suggestion->action == VR_PROMPT_REPLACE;

      items[i].sku = vr_result_keep (evaluation, evaluation->pack->products[item->product].sku);
      items[i].quantity =
          replaces ? evaluation->cart->lines[suggestion->line].quantity : item->quantity;
      if (items[i].sku == NULL)
        return vr_fail_memory (evaluation->error);
    }
  prompt->items = items;
  prompt->n_items = suggestion->n_items;
  return VR_OK;
}

static VrStatus
fill_payments (Prompter *prompter, const VrInstalments *instalments, VrPrompt *prompt)
{
  VrPayment *payments;
  int64_t    sum;

  if (instalments == NULL)
    return VR_OK;
  if (!vr_money_add (prompter->result->totals.due, instalments->fee, &sum))
    return vr_fail_overflow (prompter->evaluation->error, NULL);
  payments = VR_ARENA_NEW (&prompter->result->arena, VrPayment, (size_t) instalments->n);
  if (payments == NULL)
    return vr_fail_memory (prompter->evaluation->error);

  for (int64_t i = 0; i < instalments->n; i++)
    payments[i] = (VrPayment){instalments->first_days + i * instalments->every_days,
                              sum / instalments->n + (i < sum % instalments->n)};
  prompt->payments = payments;
  prompt->n_payments = (size_t) instalments->n;
  return VR_OK;
}

/* A text in the shopper's locale, if there is one; *ret_text stays as it is if not. */
static VrStatus
fill_text (Prompter *prompter, const VrTexts *texts, const char **ret_text)
{
  VrEvaluation *evaluation = prompter->evaluation;
  VrString      text = vr_texts_get (texts, evaluation->cart->locale);

  if (text.bytes == NULL)
    return VR_OK;
  *ret_text = vr_result_keep (evaluation, text);
  return *ret_text != NULL ? VR_OK : vr_fail_memory (evaluation->error);
}

static VrStatus
fill_instead_of (Prompter *prompter, const VrSuggestion *suggestion, VrPrompt *prompt)
{
  VrEvaluation *evaluation = prompter->evaluation;
  VrString      sku = suggestion->instead_of.bytes != NULL
                          ? suggestion->instead_of
                          : evaluation->cart->lines[suggestion->line].sku;

  prompt->instead_of = vr_result_keep (evaluation, sku);
  return prompt->instead_of != NULL ? VR_OK : vr_fail_memory (evaluation->error);
}

static VrStatus
fill_prompt (Prompter *prompter, const Candidate *candidate, VrPrompt *prompt)
{
  const VrSuggestion *suggestion = candidate->suggestion;
  VrEvaluation       *evaluation = prompter->evaluation;
  const VrOffer      *offer = &evaluation->pack->offers[suggestion->offer];
  VrStatus            status;

  *prompt = (VrPrompt){.offer_id = vr_verdict_get (evaluation, suggestion->offer)->offer_id,
                       .action = suggestion->action,
                       .amount = suggestion->amount,
                       .change = candidate->change,
                       .has_margin_change = candidate->has_margin_change,
                       .margin_change = candidate->margin_change};
  if (suggestion->line != VR_NONE)
    prompt->line_id = prompter->result->lines[suggestion->line].line_id;
  status = fill_items (prompter, suggestion, prompt);
  if (status == VR_OK && suggestion->action == VR_PROMPT_REPLACE)
    status = fill_instead_of (prompter, suggestion, prompt);
  if (status == VR_OK)
    status = fill_payments (prompter, suggestion->instalments, prompt);
  if (status == VR_OK && suggestion->coupon.bytes != NULL)
    {
      prompt->coupon = vr_result_keep (evaluation, suggestion->coupon);
      status = prompt->coupon != NULL ? VR_OK : vr_fail_memory (evaluation->error);
    }
  if (status == VR_OK)
    status =
        fill_text (prompter, suggestion->message != NULL ? suggestion->message : &offer->message,
                   &prompt->message);
  if (status == VR_OK)
    status = fill_text (prompter, suggestion->reason != NULL ? suggestion->reason : &offer->reason,
                        &prompt->reason);
  return status;
}

/* How many of the prompts so far are the offer's. */
static size_t
count_shown (const Prompter *prompter, size_t offer)
{
  const char *id = vr_verdict_get (prompter->evaluation, offer)->offer_id;
  size_t      n = 0;

  for (size_t i = 0; i < prompter->result->n_prompts; i++)
    n += prompter->result->prompts[i].offer_id == id;
  return n;
}

static VrStatus
show (Prompter *prompter)
{
  VrResult     *result = prompter->result;
  const VrPack *pack = prompter->evaluation->pack;
  VrStatus      status = VR_OK;

  vr_sort (prompter->candidates, prompter->n, sizeof *prompter->candidates, compare_candidates);
  result->prompts = VR_ARENA_NEW (&result->arena, VrPrompt, prompter->n);
  if (result->prompts == NULL)
    return vr_fail_memory (prompter->evaluation->error);

  for (size_t i = 0; i < prompter->n && status == VR_OK; i++)
    {
      const VrSuggestion *suggestion = prompter->candidates[i].suggestion;
      const VrOffer      *offer = &pack->offers[suggestion->offer];

      if (result->n_prompts == pack->prompts.max ||
          (offer->show > 0 && count_shown (prompter, suggestion->offer) == offer->show))
        status = hold (prompter, suggestion,
                       suggestion->n_items > 0 ? suggestion->items[0].product : VR_NONE, "show");
      else
        status =
            fill_prompt (prompter, &prompter->candidates[i], &result->prompts[result->n_prompts++]);
    }
  return status;
}

/* ---- verdicts ---- */

/* What was held back of one offer, onto its verdict. */
static VrStatus
add_holds (Prompter *prompter, size_t index, VrVerdict *verdict)
{
  VrEvaluation *evaluation = prompter->evaluation;
  size_t        n = 0;
  VrHold       *holds;

  for (const VrWithheld *held = prompter->suggestions->withheld; held != NULL; held = held->next)
    n += held->offer == index;
  if (n == 0)
    return VR_OK;
  holds = VR_ARENA_NEW (&prompter->result->arena, VrHold, n);
  if (holds == NULL)
    return vr_fail_memory (evaluation->error);

  verdict->holds = holds;
  for (const VrWithheld *held = prompter->suggestions->withheld; held != NULL; held = held->next)
    {
      VrHold *added = &holds[verdict->n_holds];

      if (held->offer != index)
        continue;
      verdict->n_holds++;
      added->guard = held->guard;
      if (held->product == VR_NONE)
        continue;
      added->sku = vr_result_keep (evaluation, evaluation->pack->products[held->product].sku);
      if (added->sku == NULL)
        return vr_fail_memory (evaluation->error);
    }
  return VR_OK;
}

/* Who was put before the shopper, or would have been, was not merely idle. */
static VrStatus
judge (Prompter *prompter)
{
  VrEvaluation *evaluation = prompter->evaluation;
  VrStatus      status = VR_OK;

  for (size_t i = 0; i < evaluation->n_awake && status == VR_OK; i++)
    {
      size_t     index = evaluation->awake[i];
      VrVerdict *verdict = vr_verdict_get (evaluation, index);

      if (evaluation->pack->offers[index].kind->suggest == NULL)
        continue;
      status = add_holds (prompter, index, verdict);
      if (verdict->code != VR_VERDICT_NOT_MET && verdict->code != VR_VERDICT_NO_BENEFIT)
        continue;
      if (count_shown (prompter, index) > 0)
        verdict->code = VR_VERDICT_PROMPTED;
      else if (verdict->n_holds > 0)
        {
          verdict->code = VR_VERDICT_SUPPRESSED;
          verdict->guard = verdict->holds[0].guard;
        }
    }
  return status;
}

VrStatus
vr_prompt (VrEvaluation *evaluation, VrResult *result)
{
  VrSuggestions suggestions = {.end = &suggestions.first, .withheld_end = &suggestions.withheld};
  Prompter prompter = {.evaluation = evaluation, .result = result, .suggestions = &suggestions};
  size_t   place = 0;
  VrStatus status;

  if (evaluation->cart->placement.bytes == NULL)
    return VR_OK;
  status = collect (&prompter);
  if (status != VR_OK)
    return status;
  prompter.candidates = VR_ARENA_NEW (evaluation->arena, Candidate, suggestions.n);
  if (prompter.candidates == NULL)
    return vr_fail_memory (evaluation->error);

  for (const VrSuggested *at = suggestions.first; at != NULL && status == VR_OK; at = at->next)
    status = try (&prompter, &at->suggestion, place++);
  if (status == VR_OK)
    status = show (&prompter);
  if (status == VR_OK)
    status = judge (&prompter);
  evaluation->suggestions = NULL;
  return status;
}
