/* SPDX-License-Identifier: Apache-2.0 */
/* The rule pack's evaluator: bytes in, bytes out. C11 and libc only; no files, no clock, no locale,
 * no threads of its own. */

#ifndef VR_RULES_H
#define VR_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C"
{
#endif

  typedef enum
  {
    VR_OK,
    VR_ERROR_SYNTAX,  /* not JSON */
    VR_ERROR_SCHEMA,  /* JSON, but not a pack or cart: a field missing, unknown or of the wrong type
                       */
    VR_ERROR_VERSION, /* a version or offer kind this evaluator does not know */
    VR_ERROR_DIGEST,  /* the pack is not what its digest says */
    VR_ERROR_LIMIT,   /* deeper, larger or more work than allowed */
    VR_ERROR_RANGE,   /* a number outside its range */
    VR_ERROR_OVERFLOW, /* a sum or product does not fit 64 bits */
    VR_ERROR_CURRENCY, /* the cart is in another currency */
    VR_ERROR_MEMORY,
  } VrStatus;

  /* What went wrong and where. Filled in whenever a function returns other than VR_OK. */
  typedef struct
  {
    VrStatus status;
    size_t   offset; /* byte in the input, for syntax errors */
    char path[160];  /* JSON path of the culprit ("$.offers[3].components[0].sku"), cut if longer */
    char message[200]; /* one line, English, no full stop */
  } VrError;

  /* Its name without VR_ERROR_, in small letters: "syntax"; "ok". */
  const char *vr_status_to_code (VrStatus status);

  typedef struct VrPack   VrPack; /* immutable once loaded; may be shared between threads */
  typedef struct VrCart   VrCart; /* immutable once loaded; belongs to the pack it was loaded for */
  typedef struct VrResult VrResult; /* owns everything its accessors return */

  /* Every function that can fail returns VR_OK and fills in its out parameters, or returns what
   * went wrong, fills in *ret_error (which may be NULL) and leaves the others alone. All may be
   * called from any thread. */

  /* Loads a sealed pack; what one has to look like is in data/schema. The caller keeps json.
   * VR_ERROR_SYNTAX, _SCHEMA, _VERSION, _DIGEST, _LIMIT, _RANGE, _MEMORY. */
  VrStatus vr_pack_load (const char *json, size_t length, VrPack **ret_pack, VrError *ret_error);
  void     vr_pack_free (VrPack *pack);

  /* Loads a cart for a pack, which has to outlive it. The caller keeps json. VR_ERROR_SYNTAX,
   * _SCHEMA, _CURRENCY, _LIMIT, _RANGE, _OVERFLOW (what its lines cost together), _MEMORY. */
  VrStatus vr_cart_load (
      const VrPack *pack, const char *json, size_t length, VrCart **ret_cart, VrError *ret_error);
  void vr_cart_free (VrCart *cart);

  /* Applies the pack's offers to a cart that was loaded for it. Work is bounded: past the bound the
   * best choice found stands and vr_result_get_proof() says so. The result stands by itself: pack
   * and cart may be freed. VR_ERROR_SCHEMA (a cart of another pack), _OVERFLOW, _LIMIT (offers that
   * meet more than a million lines together), _MEMORY. */
  VrStatus
  vr_evaluate (const VrPack *pack, const VrCart *cart, VrResult **ret_result, VrError *ret_error);
  void vr_result_free (VrResult *result);

  /* The result in canonical JSON: the same bytes on every platform. The caller frees *ret_json with
   * vr_free(). */
  VrStatus vr_result_to_json (const VrResult *result,
                              char          **ret_json,
                              size_t         *ret_length,
                              VrError        *ret_error);

  /* ---- one cart after the other, in memory that is used again: once it has grown to what the
   * carts need, none is asked for ---- */

  typedef struct VrEvaluator VrEvaluator; /* of one thread at a time; the pack has to outlive it */

  VrStatus vr_evaluator_new (const VrPack *pack, VrEvaluator **ret_evaluator, VrError *ret_error);
  void     vr_evaluator_free (VrEvaluator *evaluator);

  /* Like vr_cart_load(); the cart belongs to the evaluator, until the next one is loaded. */
  VrStatus vr_evaluator_load_cart (VrEvaluator   *evaluator,
                                   const char    *json,
                                   size_t         length,
                                   const VrCart **ret_cart,
                                   VrError       *ret_error);

  /* Like vr_evaluate(), for a cart loaded here or by vr_cart_load(), which has to stay until the
   * result is no longer used. The result is there until the evaluator is used again;
   * vr_result_get_verdict() of it works verdicts out when they are asked for, and returns NULL
   * where there is no memory to. */
  VrStatus vr_evaluator_run (VrEvaluator     *evaluator,
                             const VrCart    *cart,
                             const VrResult **ret_result,
                             VrError         *ret_error);

  typedef enum
  {
    VR_TELL_ALL,     /* the same bytes as from vr_result_to_json() */
    VR_TELL_OUTCOME, /* without "explain": for who asks for thousands of totals */
  } VrTell;

  /* The result in canonical JSON; the bytes are there until the evaluator is used again. */
  VrStatus vr_evaluator_to_json (VrEvaluator *evaluator,
                                 VrTell       tell,
                                 const char **ret_json,
                                 size_t      *ret_length,
                                 VrError     *ret_error);

  /* ---- the result in pieces, for a caller in the same process; strings live as long as the result
   * ---- */

  typedef struct
  {
    const char *offer_id;
    int64_t     amount;  /* minor units, negative: a discount */
    int64_t     n_units; /* units of the line it claimed */
    int64_t     cut;     /* what a floor or budget kept from it, minor units, 0 or more */
  } VrAdjustment;

  typedef struct
  {
    const char         *line_id;
    const char         *sku;
    int64_t             quantity;
    int64_t             unit_price; /* list price of one unit, minor units */
    int64_t             list;       /* quantity × unit_price */
    int64_t             net;        /* list and all adjustments */
    size_t              n_adjustments;
    const VrAdjustment *adjustments;
  } VrLine;

  /* What an offer takes off the order, and how that is shared out over the lines. */
  typedef struct
  {
    const char *line_id;
    int64_t     amount; /* minor units, negative */
  } VrPart;

  typedef struct
  {
    const char   *offer_id;
    int64_t       amount; /* minor units, negative: the sum of its parts */
    int64_t       cut;    /* what floors and budget kept from it, minor units, 0 or more */
    size_t        n_parts;
    const VrPart *parts;
  } VrOrderAdjustment;

  typedef struct
  {
    const char *offer_id;
    int64_t     amount; /* minor units, negative, or 0 if all of it was cut */
    int64_t     cut;    /* what a budget kept from it, minor units, 0 or more */
  } VrShippingAdjustment;

  typedef struct
  {
    int64_t                     list; /* what the cart said, minor units */
    int64_t                     net;
    size_t                      n_adjustments;
    const VrShippingAdjustment *adjustments;
  } VrShipping;

  /* Goes with the order for nothing. */
  typedef struct
  {
    const char *offer_id;
    const char *sku;
    int64_t     quantity;
  } VrGift;

  typedef enum
  {
    VR_VERDICT_APPLIED,
    VR_VERDICT_BEATEN,  /* another offer took its units; by says which */
    VR_VERDICT_NOT_MET, /* a condition; needs say the smallest change */
    VR_VERDICT_OUTSIDE_SCHEDULE,
    VR_VERDICT_OUTSIDE_AUDIENCE,
    VR_VERDICT_OUTSIDE_CHANNEL,
    VR_VERDICT_SPENT, /* a limit leaves nothing of it; guard says which */
    VR_VERDICT_SUPPRESSED,
    VR_VERDICT_NO_BENEFIT, /* its price is not below what the parts cost already */
    VR_VERDICT_PROMPTED,   /* not applied, but put before the shopper */
  } VrVerdictCode;

  /* One part of the smallest change that would meet an offer: "1 more of SKU 42", "12.50 more" or
   * "coupon SUMMER". */
  typedef struct
  {
    const char *sku;       /* or NULL: any product that the offer speaks of */
    const char *coupon;    /* or NULL: no coupon */
    const char *condition; /* or NULL: what nothing put into the cart changes: "segment", "not" … */
    int64_t     quantity; /* units more, or 0 */
    int64_t     amount;   /* minor units more, or 0 */
    int64_t     weight;   /* grams more, or 0 */
  } VrNeed;

  /* A product that an offer would have put before the shopper, were it not for a guard. */
  typedef struct
  {
    const char *sku;   /* or NULL: no product in particular */
    const char *guard; /* "compatible", "features", "evidence", "owned", "stock", "declined",
                          "share", "budget", "no_need", "show", "limit" */
  } VrHold;

  typedef struct
  {
    const char   *offer_id;
    VrVerdictCode code;
    int64_t       n_times; /* how often it was applied */
    int64_t       amount; /* what it took off, negative; for beaten: what it would have taken off */
    const char   *by;     /* beaten: the offer that won; else NULL */
    int64_t lead; /* beaten: how much more would be due with it; -1: not known, or not asked for by
                     choose */
    const char *guard; /* suppressed: "min_margin", "min_price", "budget", or what held its first
                          prompt back; spent: "per_customer", "total" or "budget"; else NULL */
    size_t        n_needs;
    const VrNeed *needs; /* not met, prompted, suppressed */
    size_t        n_holds;
    const VrHold *holds; /* what its prompts would have been besides */
  } VrVerdict;

  typedef struct
  {
    int64_t list;
    int64_t item_discount;  /* negative */
    int64_t order_discount; /* negative */
    int64_t shipping;       /* after its adjustments */
    int64_t due;
    int64_t margin;     /* due without shipping, less cost, that of gifts too */
    bool    has_margin; /* false where the cost of any line is not known */
  } VrTotals;

  /* What a shopper may be asked to do next. */
  typedef enum
  {
    VR_PROMPT_ADD,       /* put these into the cart as well */
    VR_PROMPT_REPLACE,   /* take this in place of a line */
    VR_PROMPT_SUBSCRIBE, /* have a line delivered again and again */
    VR_PROMPT_SPEND,     /* so much more of anything */
    VR_PROMPT_PAY_LATER, /* in instalments */
    VR_PROMPT_REMIND,    /* of what they have not bought: a message, perhaps with a coupon */
  } VrPromptAction;

  typedef struct
  {
    const char *sku;
    int64_t     quantity;
  } VrPromptItem;

  typedef struct
  {
    int64_t days;   /* after the order */
    int64_t amount; /* minor units */
  } VrPayment;

  typedef struct
  {
    const char         *offer_id;
    VrPromptAction      action;
    const char         *line_id;    /* replace, subscribe: of the cart; else NULL */
    const char         *instead_of; /* replace: what the new line has to say of that; else NULL */
    size_t              n_items;
    const VrPromptItem *items;  /* to add, to take in the line's place, to be reminded of */
    int64_t             amount; /* spend: minor units; else 0 */
    int64_t change; /* how much more is due when it is accepted, minor units; pay later: the fee */
    bool    has_margin_change; /* false where a cost is not known */
    int64_t margin_change;     /* how much more margin is left then, minor units */
    size_t  n_payments;
    const VrPayment *payments; /* pay later: they sum to what is due and the fee */
    const char      *coupon;   /* to be given, or NULL */
    const char      *message;  /* in the locale of the cart, or NULL */
    const char      *reason;   /* in the locale of the cart, or NULL */
  } VrPrompt;

  typedef struct
  {
    bool    proven; /* no other choice of offers is better */
    int64_t gap;    /* if not: how much lower the total could be at most, minor units */
  } VrProof;

  /* A line or verdict is NULL where there is none of that index. Lines are in the order of the
   * cart, verdicts in that of the pack's offers. */
  size_t                   vr_result_get_n_lines (const VrResult *result);
  const VrLine            *vr_result_get_line (const VrResult *result, size_t index);
  size_t                   vr_result_get_n_verdicts (const VrResult *result);
  const VrVerdict         *vr_result_get_verdict (const VrResult *result, size_t index);
  size_t                   vr_result_get_n_order_adjustments (const VrResult *result);
  const VrOrderAdjustment *vr_result_get_order_adjustment (const VrResult *result, size_t index);
  size_t                   vr_result_get_n_gifts (const VrResult *result);
  const VrGift            *vr_result_get_gift (const VrResult *result, size_t index);
  size_t                   vr_result_get_n_prompts (const VrResult *result); /* the best first */
  const VrPrompt          *vr_result_get_prompt (const VrResult *result, size_t index);
  const VrShipping        *vr_result_get_shipping (const VrResult *result);
  const VrTotals          *vr_result_get_totals (const VrResult *result);
  const VrProof           *vr_result_get_proof (const VrResult *result);

  /* ---- for who writes packs ---- */

  /* Rewrites any JSON in canonical form: keys sorted by their bytes, no white space, integers only,
   * shortest escapes. */
  VrStatus vr_json_canonicalize (
      const char *json, size_t length, char **ret_json, size_t *ret_length, VrError *ret_error);

  /* Canonical form with "digest" set to "sha256:…" of the form without digest and signature. */
  VrStatus vr_pack_seal (
      const char *json, size_t length, char **ret_json, size_t *ret_length, VrError *ret_error);

  /* total in parts in proportion to weights, by largest remainder, ties to the earlier; the parts
   * always sum to total, which may be negative. VR_ERROR_RANGE if a weight is negative or all are
   * zero; VR_ERROR_OVERFLOW; VR_ERROR_MEMORY. ret_parts is written only on success and may not be
   * weights. */
  VrStatus vr_money_share (int64_t total, const int64_t *weights, size_t n, int64_t *ret_parts);

  /* Frees what vr_result_to_json(), vr_json_canonicalize() and vr_pack_seal() gave; NULL is
   * allowed. */
  void vr_free (void *memory);

#ifdef __cplusplus
}
#endif

#endif
