/* SPDX-License-Identifier: Apache-2.0 */
/* What offers would put before the shopper next. */

#include "vr-suggest.h"

/* "0.125" → 125000; what is finer than a millionth is cut off. False if it is not that, or above
 * the largest number with twelve digits before the point. */
static bool
parse_decimal (const char *text, int64_t *ret_ppm)
{
  const char *digits = text;
  int64_t     ppm = 0;
  int         n = 0;

  for (; *text >= '0' && *text <= '9' && n <= 12; text++, n++)
    ppm = ppm * 10 + (*text - '0');
  if (n < 1 || n > 12 || (n > 1 && digits[0] == '0'))
    return false;

  n = 0;
  if (*text == '.')
    {
      for (text++; *text >= '0' && *text <= '9'; text++, n++)
        ppm = n < 6 ? ppm * 10 + (*text - '0') : ppm;
      if (n < 1 || n > 9)
        return false;
    }
  for (; n < 6; n++)
    ppm *= 10;
  *ret_ppm = ppm;
  return *text == '\0';
}

VrStatus
vr_find_decimal (const VrJson *object, const char *key, int64_t *ret_ppm, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_STRING, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (!parse_decimal (node->value.string.bytes, ret_ppm))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "not a decimal number", NULL);
  return VR_OK;
}

VrStatus
vr_evidence_load (VrPack            *pack,
                  const VrJson      *object,
                  const VrEvidence **ret_evidence,
                  VrError           *error)
{
  static const char *const fields[] = {"confidence", "lift", "note", "q", "support", NULL};
  const VrJson            *node;
  VrEvidence              *evidence;
  VrStatus                 status = vr_find (object, "evidence", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    *ret_evidence = NULL;
  if (status != VR_OK || node == NULL)
    return status;
  evidence = VR_ARENA_NEW (&pack->arena, VrEvidence, 1);
  if (evidence == NULL)
    return vr_fail_memory (error);

  *evidence = (VrEvidence){VR_UNKNOWN, VR_UNKNOWN, VR_UNKNOWN, VR_UNKNOWN};
  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_check_text (node, "note", error);
  if (status == VR_OK)
    status = vr_find_integer (node, "support", 0, VR_MONEY_MAX, &evidence->support, error);
  if (status == VR_OK)
    status = vr_find_decimal (node, "confidence", &evidence->confidence, error);
  if (status == VR_OK)
    status = vr_find_decimal (node, "lift", &evidence->lift, error);
  if (status == VR_OK)
    status = vr_find_decimal (node, "q", &evidence->q, error);
  if (status == VR_OK)
    *ret_evidence = evidence;
  return status;
}

VrStatus
vr_suggest (VrEvaluation *evaluation, size_t offer, VrSuggestion suggestion)
{
  VrSuggestions *suggestions = evaluation->suggestions;
  VrSuggested   *suggested = VR_ARENA_NEW (evaluation->arena, VrSuggested, 1);

  if (suggested == NULL)
    return vr_fail_memory (evaluation->error);
  suggestion.offer = offer;
  suggested->suggestion = suggestion;
  *suggestions->end = suggested;
  suggestions->end = &suggested->next;
  suggestions->n++;
  return VR_OK;
}

VrStatus
vr_suggest_items (VrEvaluation *evaluation, size_t offer, const VrItem *items, size_t n_items)
{
  const VrSuggestion suggestion = {
      .action = VR_PROMPT_ADD, .items = items, .n_items = n_items, .line = VR_NONE};

  return n_items > 0 ? vr_suggest (evaluation, offer, suggestion) : VR_OK;
}

VrStatus
vr_suggest_one (VrEvaluation *evaluation, size_t offer, VrItem item, VrSuggestion suggestion)
{
  VrItem *items = VR_ARENA_NEW (evaluation->arena, VrItem, 1);

  if (items == NULL)
    return vr_fail_memory (evaluation->error);
  *items = item;
  suggestion.items = items;
  suggestion.n_items = 1;
  return vr_suggest (evaluation, offer, suggestion);
}

VrStatus
vr_suggest_more (VrEvaluation *evaluation, size_t offer, size_t product, int64_t quantity)
{
  return vr_suggest_one (
      evaluation, offer, (VrItem){product, quantity},
      (VrSuggestion){.action = VR_PROMPT_ADD, .line = VR_NONE, .is_again = true});
}

VrStatus
vr_withhold (VrEvaluation *evaluation, size_t offer, size_t product, const char *guard)
{
  VrSuggestions *suggestions = evaluation->suggestions;
  VrWithheld    *withheld = VR_ARENA_NEW (evaluation->arena, VrWithheld, 1);

  if (withheld == NULL)
    return vr_fail_memory (evaluation->error);
  *withheld = (VrWithheld){.offer = offer, .product = product, .guard = guard};
  *suggestions->withheld_end = withheld;
  suggestions->withheld_end = &withheld->next;
  return VR_OK;
}
