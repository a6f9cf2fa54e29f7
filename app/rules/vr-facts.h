/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of strings that outlive the JSON they were read from. */

#ifndef VR_FACTS_H
#define VR_FACTS_H

#include "vr-read.h"

#define VR_MAX_CATEGORIES 32
#define VR_MAX_TAGS 200

typedef struct
{
  VrString *items;
  size_t    n;
} VrStrings;

typedef struct
{
  VrString key;
  VrString value;
} VrFact;

/* Texts by locale, sorted by key. */
typedef struct
{
  VrFact *items;
  size_t  n;
} VrTexts;
/* What is said of one thing, sorted by key. */
typedef struct
{
  const VrFact *items;
  size_t        n;
} VrFacts;

/* A copy that lives as long as the arena; bytes NULL if there is no memory. */
VrString    vr_string_copy (VrArena *arena, VrString string);
const char *vr_text_copy (VrArena *arena, const char *text);

/* An array of 1 to max ids. */
VrStatus vr_strings_copy (
    VrArena *arena, const VrJson *array, size_t max, VrStrings *ret_strings, VrError *error);

/* The member key: at most max ids; none without the member. */
VrStatus vr_strings_load (VrArena      *arena,
                          const VrJson *object,
                          const char   *key,
                          size_t        max,
                          VrStrings    *ret_strings,
                          VrError      *error);

/* By their bytes. */
void vr_strings_sort (VrStrings *strings);

/* Whether a sorted list has it. */
bool vr_strings_contain (const VrStrings *strings, VrString string);

/* The member key: an object of texts; none without the member. */
VrStatus vr_facts_load (VrArena      *arena,
                        const VrJson *object,
                        const char   *key,
                        VrFact      **ret_facts,
                        size_t       *ret_n,
                        VrError      *error);

/* The same, as texts by locale. */
VrStatus vr_texts_load (
    VrArena *arena, const VrJson *object, const char *key, VrTexts *ret_texts, VrError *error);

/* The text in a locale, else in its language ("de" for "de-AT"), else in none ("und"); bytes NULL
 * if there is none. */
VrString vr_texts_get (const VrTexts *texts, VrString locale);
/* NULL if nothing is said of it. */
const VrFact *vr_facts_find (VrFacts facts, VrString key);

/* Whether both say the same of every key. */
bool vr_facts_agree (VrFacts a, VrFacts b, VrStrings keys);

#endif
