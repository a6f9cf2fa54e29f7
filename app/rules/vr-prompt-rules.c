/* SPDX-License-Identifier: Apache-2.0 */
/* What prompts are judged by, as a pack says it. */

#include "vr-prompt.h"

#define MAX_PROMPTS 100
#define MAX_SEGMENTS 100
#define DEFAULT_PROMPTS 10
#define DEFAULT_ACCEPTANCE 10000 /* ppm */

static VrStatus
load_percent (const VrJson *node, int64_t *ret_ppm, VrError *error)
{
  if (node->type != VR_JSON_STRING || !vr_percent_parse (node->value.string.bytes, ret_ppm))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "not a percentage", NULL);
  return VR_OK;
}

static VrStatus
find_percent (const VrJson *object, const char *key, int64_t *ret_ppm, VrError *error)
{
  const VrJson *node = vr_json_get (object, key);

  return node != NULL ? load_percent (node, ret_ppm, error) : VR_OK;
}

/* Segments, each with the share that its shoppers are asked to spend at most. */
static VrStatus
load_segments (VrPack *pack, const VrJson *object, VrError *error)
{
  VrPromptRules *rules = &pack->prompts;
  const VrJson  *node;
  VrStatus       status = vr_find (object, "segments", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK && node != NULL)
    status = vr_check_size (node, MAX_SEGMENTS, error);
  if (status != VR_OK || node == NULL)
    return status;
  rules->segments = VR_ARENA_NEW (&pack->arena, VrSegmentShare, node->value.children.n);
  if (rules->segments == NULL)
    return vr_fail_memory (error);

  for (const VrJson *member = node->value.children.first; member != NULL && status == VR_OK;
       member = member->next)
    {
      VrSegmentShare *segment = &rules->segments[rules->n_segments++];

      segment->id = vr_string_copy (&pack->arena, member->key);
      if (segment->id.bytes == NULL)
        return vr_fail_memory (error);
      status = load_percent (member, &segment->share, error);
    }
  return status;
}

VrStatus
vr_prompt_rules_load (VrPack *pack, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"acceptance", "max",         "max_q",    "max_share",
                                       "min_lift",   "min_support", "segments", NULL};
  VrPromptRules           *rules = &pack->prompts;
  const VrJson            *node;
  int64_t                  max = DEFAULT_PROMPTS;
  VrStatus                 status = vr_find (root, "prompts", VR_JSON_OBJECT, &node, error);

  *rules = (VrPromptRules){.max = DEFAULT_PROMPTS,
                           .max_q = INT64_MAX,
                           .max_share = VR_UNKNOWN,
                           .acceptance = DEFAULT_ACCEPTANCE};
  if (status != VR_OK || node == NULL)
    return status;

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "max", 0, MAX_PROMPTS, &max, error);
  rules->max = (size_t) max;
  if (status == VR_OK)
    status = vr_find_integer (node, "min_support", 0, VR_MONEY_MAX, &rules->min_support, error);
  if (status == VR_OK)
    status = vr_find_decimal (node, "min_lift", &rules->min_lift, error);
  if (status == VR_OK)
    status = vr_find_decimal (node, "max_q", &rules->max_q, error);
  if (status == VR_OK)
    status = find_percent (node, "max_share", &rules->max_share, error);
  if (status == VR_OK)
    status = find_percent (node, "acceptance", &rules->acceptance, error);
  return status == VR_OK ? load_segments (pack, node, error) : status;
}
