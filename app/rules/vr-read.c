/* SPDX-License-Identifier: Apache-2.0 */
/* Taking values out of JSON that was written by others: each of the type, size and range it has to
 * be, or an error with its path. */

#include "vr-read.h"

#include <string.h>

#define MAX_TEXTS 200

static const char *
type_name (VrJsonType type)
{
  static const char *const names[] = {"null",     "a boolean", "an integer",
                                      "a string", "an array",  "an object"};

  return names[type];
}

static VrStatus
check_type (const VrJson *node, VrJsonType type, VrError *error)
{
  if (node->type == type)
    return VR_OK;
  return vr_fail (error, VR_ERROR_SCHEMA, node, type_name (type), " expected, not ",
                  type_name (node->type), NULL);
}

static bool
is_known (VrString key, const char *const *fields)
{
  if (key.length >= 2 && key.bytes[0] == 'x' && key.bytes[1] == '-')
    return true;
  for (; *fields != NULL; fields++)
    {
      if (vr_string_is (key, *fields))
        return true;
    }
  return false;
}

VrStatus
vr_read_object (const VrJson *node, const char *const *fields, VrError *error)
{
  VrStatus status = check_type (node, VR_JSON_OBJECT, error);

  if (status != VR_OK)
    return status;

  for (const VrJson *member = node->value.children.first; member != NULL; member = member->next)
    {
      if (!is_known (member->key, fields))
        return vr_fail (error, VR_ERROR_SCHEMA, member, "unknown field", NULL);
    }
  return VR_OK;
}

VrStatus
vr_find (
    const VrJson *object, const char *key, VrJsonType type, const VrJson **ret_node, VrError *error)
{
  const VrJson *node = vr_json_get (object, key);
  VrStatus      status = node != NULL ? check_type (node, type, error) : VR_OK;

  if (status == VR_OK)
    *ret_node = node;
  return status;
}

VrStatus
vr_require (
    const VrJson *object, const char *key, VrJsonType type, const VrJson **ret_node, VrError *error)
{
  if (vr_json_get (object, key) == NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, key, type_name (type), " missing", NULL);
  return vr_find (object, key, type, ret_node, error);
}

VrStatus
vr_find_integer (const VrJson *object,
                 const char   *key,
                 int64_t       min,
                 int64_t       max,
                 int64_t      *ret_value,
                 VrError      *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_INTEGER, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (node->value.integer < min)
    return vr_fail (error, VR_ERROR_RANGE, node, "smaller than allowed", NULL);
  if (node->value.integer > max)
    return vr_fail (error, VR_ERROR_RANGE, node, "larger than allowed", NULL);

  *ret_value = node->value.integer;
  return VR_OK;
}

VrStatus
vr_require_integer (const VrJson *object,
                    const char   *key,
                    int64_t       min,
                    int64_t       max,
                    int64_t      *ret_value,
                    VrError      *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (object, key, VR_JSON_INTEGER, &node, error);

  if (status != VR_OK)
    return status;
  return vr_find_integer (object, key, min, max, ret_value, error);
}

static VrStatus
check_id (const VrJson *node, VrError *error)
{
  VrStatus status = check_type (node, VR_JSON_STRING, error);

  if (status != VR_OK)
    return status;
  if (node->value.string.length == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "an empty string", NULL);
  if (node->value.string.length > VR_MAX_ID_LENGTH)
    return vr_fail (error, VR_ERROR_LIMIT, node, "the string is too long", NULL);
  return VR_OK;
}

VrStatus
vr_find_id (const VrJson *object, const char *key, VrString *ret_string, VrError *error)
{
  const VrJson *node = vr_json_get (object, key);
  VrStatus      status = node != NULL ? check_id (node, error) : VR_OK;

  if (status == VR_OK && node != NULL)
    *ret_string = node->value.string;
  return status;
}

VrStatus
vr_require_id (const VrJson *object, const char *key, VrString *ret_string, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (object, key, VR_JSON_STRING, &node, error);

  if (status != VR_OK)
    return status;
  return vr_find_id (object, key, ret_string, error);
}

static VrStatus
check_text (const VrJson *node, VrError *error)
{
  VrStatus status = check_type (node, VR_JSON_STRING, error);

  if (status == VR_OK && node->value.string.length > VR_MAX_TEXT_LENGTH)
    return vr_fail (error, VR_ERROR_LIMIT, node, "the text is too long", NULL);
  return status;
}

VrStatus
vr_check_text (const VrJson *object, const char *key, VrError *error)
{
  const VrJson *node = vr_json_get (object, key);

  return node != NULL ? check_text (node, error) : VR_OK;
}

VrStatus
vr_require_text (const VrJson *object, const char *key, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (object, key, VR_JSON_STRING, &node, error);

  return status == VR_OK ? check_text (node, error) : status;
}

VrStatus
vr_check_size (const VrJson *node, size_t max, VrError *error)
{
  if (node->value.children.n > max)
    return vr_fail (error, VR_ERROR_LIMIT, node, "too many", NULL);
  return VR_OK;
}

VrStatus
vr_require_items (const VrJson  *object,
                  const char    *key,
                  size_t         max,
                  const char    *what,
                  const VrJson **ret_array,
                  VrError       *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (object, key, VR_JSON_ARRAY, &node, error);

  if (status == VR_OK)
    status = vr_check_size (node, max, error);
  if (status != VR_OK)
    return status;
  if (node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "at least one ", what, " expected", NULL);
  *ret_array = node;
  return VR_OK;
}

VrStatus
vr_check_texts (const VrJson *object, const char *key, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_OBJECT, &node, error);

  if (status != VR_OK || node == NULL)
    return status;

  status = vr_check_size (node, MAX_TEXTS, error);
  for (const VrJson *text = node->value.children.first; text != NULL && status == VR_OK;
       text = text->next)
    status = check_text (text, error);
  return status;
}

VrStatus
vr_check_ids (const VrJson *node, size_t max, VrError *error)
{
  VrStatus status = check_type (node, VR_JSON_ARRAY, error);

  if (status == VR_OK)
    status = vr_check_size (node, max, error);
  if (status != VR_OK)
    return status;
  for (const VrJson *id = node->value.children.first; id != NULL && status == VR_OK; id = id->next)
    status = check_id (id, error);
  return status;
}

VrStatus
vr_find_ids (const VrJson  *object,
             const char    *key,
             size_t         max,
             const VrJson **ret_first,
             size_t        *ret_n,
             VrError       *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_ARRAY, &node, error);

  if (status == VR_OK && node != NULL)
    status = vr_check_ids (node, max, error);
  if (status == VR_OK && ret_n != NULL)
    {
      *ret_first = node != NULL ? node->value.children.first : NULL;
      *ret_n = node != NULL ? node->value.children.n : 0;
    }
  return status;
}

VrStatus
vr_find_word (const VrJson      *object,
              const char        *key,
              const char *const *words,
              size_t            *ret_index,
              VrError           *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_STRING, &node, error);

  if (status != VR_OK || node == NULL)
    return status;

  for (size_t i = 0; words[i] != NULL; i++)
    {
      if (vr_string_is (node->value.string, words[i]))
        {
          *ret_index = i;
          return VR_OK;
        }
    }
  return vr_fail (error, VR_ERROR_SCHEMA, node, "unknown word", NULL);
}
