/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that offers name and the workspace does not have. */

#include "vt-check-rules.h"
#include "vt-audience.h"
#include "vt-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keys that differ in so many letters, or fewer, may be one misspelt. */
#define MAX_LETTERS_OFF 2
#define MIN_LETTERS 4
/* Longer ones are not compared letter by letter. */
#define MAX_LETTERS 64

/* ---- what may be meant ---- */

/* Letters and digits only, in small letters: "New Customers" and "new-customers" are one. */
static char *
simplify (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString         *simple = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (simple, g_utf8_get_char (p));
  return g_string_free (simple, FALSE);
}

/* Letters to add, leave out or change (V. I. Levenshtein, Binary Codes Capable of Correcting
 * Deletions, Insertions and Reversals, 1966); bytes, as keys are ASCII. */
static guint
count_letters_off (const char *text, const char *other)
{
  gsize length = strlen (text);
  gsize other_length = strlen (other);
  guint row[MAX_LETTERS + 1];

  if (length > MAX_LETTERS || other_length > MAX_LETTERS)
    return G_MAXUINT;
  for (gsize k = 0; k <= other_length; k++)
    row[k] = (guint) k;
  for (gsize i = 1; i <= length; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (gsize k = 1; k <= other_length; k++)
        {
          guint changed = diagonal + (text[i - 1] != other[k - 1]);

          diagonal = row[k];
          row[k] = MIN (changed, MIN (row[k], row[k - 1]) + 1);
        }
    }
  return row[other_length];
}

/* 0 where they say the same, %G_MAXUINT where they have nothing in common. */
static guint
measure_distance (const char *key, const VtSegment *segment)
{
  g_autofree char *simple = simplify (key);
  g_autofree char *simple_key = simplify (segment->key);
  g_autofree char *simple_name = simplify (segment->name);
  guint            n_off;

  if (strcmp (simple, simple_key) == 0 || strcmp (simple, simple_name) == 0)
    return 0;
  n_off = count_letters_off (simple, simple_key);
  return n_off <= MAX_LETTERS_OFF && strlen (simple) >= MIN_LETTERS ? n_off : G_MAXUINT;
}

/* (nullable): the one segment that is nearest. */
static const VtSegment *
find_meant (GPtrArray *segments, const char *key)
{
  const VtSegment *meant = NULL;
  guint            least = G_MAXUINT;

  for (guint i = 0; i < segments->len; i++)
    {
      guint distance = measure_distance (key, segments->pdata[i]);

      /* Two that are as near are none. */
      if (distance == least)
        meant = NULL;
      if (distance < least)
        {
          meant = segments->pdata[i];
          least = distance;
        }
    }
  return meant;
}

/* ---- the check ---- */

static void
set_key_in (VtExam *exam, VtFix *fix, const char *member, const char *old, const char *key)
{
  g_autoptr (GPtrArray) parts = vt_condition_list (exam->offer->terms, member);

  for (guint i = 0; i < parts->len; i++)
    {
      const VtConditionPart *part = parts->pdata[i];
      JsonNode              *node;

      if (strcmp (part->member, "segment") != 0)
        continue;
      node = vt_exam_get_term (exam, part->inner_path);
      if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING &&
          strcmp (json_node_get_string (node), old) == 0)
        vt_exam_set_text (exam, fix, part->inner_path, key);
    }
}

static void
say_unknown (VtExam *exam, const char *key)
{
  const VtSegment *meant = find_meant (exam->checker->context->segments, key);
  VtProblem       *problem = vt_exam_add (
            exam, VT_PROBLEM_SEGMENT_UNKNOWN, NULL,
            g_strdup_printf (_ ("It is for shoppers of “%s”, a segment that is not there."), key));
  VtFix *fix;

  if (meant == NULL)
    return;
  /* Translators: a segment that is meant instead of one that there is not */
  fix = vt_exam_add_fix (problem, g_strdup_printf (_ ("Take “%s”"), meant->name));
  set_key_in (exam, fix, "audience", key, meant->key);
  set_key_in (exam, fix, "when", key, meant->key);
}

void
vt_check_segments (VtExam *exam)
{
  GPtrArray *segments = exam->checker->context->segments;
  g_auto (GStrv) unknown = NULL;

  if (segments == NULL)
    return;
  unknown = vt_offer_list_unknown_segments (exam->offer, segments);
  for (guint i = 0; unknown[i] != NULL; i++)
    say_unknown (exam, unknown[i]);
}
