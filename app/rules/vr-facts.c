/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of strings that outlive the JSON they were read from. */

#include "vr-facts.h"

#include "vr-sort.h"

#include <string.h>

VrString
vr_string_copy (VrArena *arena, VrString string)
{
  char *bytes = VR_ARENA_NEW (arena, char, string.length + 1);

  if (bytes != NULL)
    memcpy (bytes, string.bytes, string.length);
  return (VrString){bytes, string.length};
}

const char *
vr_text_copy (VrArena *arena, const char *text)
{
  return vr_string_copy (arena, (VrString){text, strlen (text)}).bytes;
}

static VrStatus
copy_ids (VrArena *arena, const VrJson *first, size_t n, VrStrings *ret_strings, VrError *error)
{
  VrString *items;
  size_t    i = 0;

  if (n == 0)
    {
      *ret_strings = (VrStrings){0};
      return VR_OK;
    }
  items = VR_ARENA_NEW (arena, VrString, n);
  if (items == NULL)
    return vr_fail_memory (error);
  for (const VrJson *id = first; id != NULL; id = id->next, i++)
    {
      items[i] = vr_string_copy (arena, id->value.string);
      if (items[i].bytes == NULL)
        return vr_fail_memory (error);
    }
  *ret_strings = (VrStrings){items, n};
  return VR_OK;
}

VrStatus
vr_strings_copy (
    VrArena *arena, const VrJson *array, size_t max, VrStrings *ret_strings, VrError *error)
{
  VrStatus status = vr_check_ids (array, max, error);

  if (status != VR_OK)
    return status;
  if (array->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, array, "at least one expected", NULL);
  return copy_ids (arena, array->value.children.first, array->value.children.n, ret_strings, error);
}

VrStatus
vr_strings_load (VrArena      *arena,
                 const VrJson *object,
                 const char   *key,
                 size_t        max,
                 VrStrings    *ret_strings,
                 VrError      *error)
{
  const VrJson *first;
  size_t        n;
  VrStatus      status = vr_find_ids (object, key, max, &first, &n, error);

  return status == VR_OK ? copy_ids (arena, first, n, ret_strings, error) : status;
}

static int
compare_strings (const void *a, const void *b)
{
  return vr_string_compare (*(const VrString *) a, *(const VrString *) b);
}

void
vr_strings_sort (VrStrings *strings)
{
  vr_sort (strings->items, strings->n, sizeof *strings->items, compare_strings);
}

bool
vr_strings_contain (const VrStrings *strings, VrString string)
{
  size_t low = 0;
  size_t high = strings->n;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;
      int    order = vr_string_compare (strings->items[middle], string);

      if (order == 0)
        return true;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return false;
}

VrStatus
vr_facts_load (VrArena      *arena,
               const VrJson *object,
               const char   *key,
               VrFact      **ret_facts,
               size_t       *ret_n,
               VrError      *error)
{
  const VrJson *node = vr_json_get (object, key);
  VrStatus      status = vr_check_texts (object, key, error);
  VrFact       *facts;
  size_t        n = 0;

  if (status != VR_OK)
    return status;
  if (node == NULL || node->value.children.n == 0)
    {
      *ret_facts = NULL;
      *ret_n = 0;
      return VR_OK;
    }

  facts = VR_ARENA_NEW (arena, VrFact, node->value.children.n);
  if (facts == NULL)
    return vr_fail_memory (error);
  for (const VrJson *text = node->value.children.first; text != NULL; text = text->next, n++)
    {
      facts[n].key = vr_string_copy (arena, text->key);
      facts[n].value = vr_string_copy (arena, text->value.string);
      if (facts[n].key.bytes == NULL || facts[n].value.bytes == NULL)
        return vr_fail_memory (error);
    }
  *ret_facts = facts;
  *ret_n = n;
  return VR_OK;
}

VrStatus
vr_texts_load (
    VrArena *arena, const VrJson *object, const char *key, VrTexts *ret_texts, VrError *error)
{
  return vr_facts_load (arena, object, key, &ret_texts->items, &ret_texts->n, error);
}

static VrString
find_text (const VrTexts *texts, VrString locale)
{
  for (size_t i = 0; i < texts->n; i++)
    {
      if (vr_string_compare (texts->items[i].key, locale) == 0)
        return texts->items[i].value;
    }
  return (VrString){0};
}

VrString
vr_texts_get (const VrTexts *texts, VrString locale)
{
  static const VrString of_no_language = {"und", 3};
  VrString              text = {0};

  if (locale.bytes != NULL)
    text = find_text (texts, locale);
  for (size_t n = locale.length; text.bytes == NULL && n-- > 0;)
    {
      if (locale.bytes[n] == '-')
        text = find_text (texts, (VrString){locale.bytes, n});
    }
  return text.bytes != NULL ? text : find_text (texts, of_no_language);
}

const VrFact *
vr_facts_find (VrFacts facts, VrString key)
{
  size_t low = 0;
  size_t high = facts.n;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;
      int    order = vr_string_compare (facts.items[middle].key, key);

      if (order == 0)
        return &facts.items[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

bool
vr_facts_agree (VrFacts a, VrFacts b, VrStrings keys)
{
  for (size_t i = 0; i < keys.n; i++)
    {
      const VrFact *x = vr_facts_find (a, keys.items[i]);
      const VrFact *y = vr_facts_find (b, keys.items[i]);

      if (x == NULL || y == NULL || vr_string_compare (x->value, y->value) != 0)
        return false;
    }
  return true;
}
