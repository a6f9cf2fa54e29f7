/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shoppers read: in every language that is spoken here, with placeholders that are filled. */

#include "vt-check-rules.h"
#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-message-placeholders.h"
#include "vt-offer-texts.h"
#include "vt-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- languages ---- */

/* (nullable): the first of that place, which stands for what is missing there. */
static const VtText *
find_first (GPtrArray *texts, const char *place)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (((const VtText *) texts->pdata[i])->place, place) == 0)
      return texts->pdata[i];
  return NULL;
}

/* Whether shoppers of that language read one that was written for them. */
static gboolean
is_spoken (const VtOffer *offer, const char *place, const char *language)
{
  const char *read = vt_offer_find_text (offer, place, language);

  return read != NULL && read != vt_offer_get_text (offer, place, VT_LOCALE_UNKNOWN);
}

/* "Step 2", or nothing for what the offer says as a whole. */
static char *
tell_place (const char *place)
{
  guint64 step;

  if (!g_str_has_prefix (place, "steps/"))
    return g_strdup ("");
  step = g_ascii_strtoull (place + strlen ("steps/"), NULL, 10);
  /* Translators: in front of a sentence */
  return g_strdup_printf (_ ("Step %u: "), (guint) step + 1);
}

static void
add_fallback (VtExam *exam, const VtText *text, const char *language)
{
  g_autofree char *words = vt_language_to_text (language);
  g_autofree char *place = tell_place (text->place);

  vt_exam_add (
      exam, VT_PROBLEM_TEXT_OF_NONE, NULL,
      /* Translators: perhaps a step; a language */
      g_strdup_printf (_ ("%sThere is no text in %s, which other offers have: who reads it "
                          "gets the one of no language."),
                       place, words));
}

static void
add_missing (VtExam *exam, const VtText *text, const char *language)
{
  g_autofree char *path = g_strconcat (text->place, "/", language, NULL);
  g_autofree char *words = vt_language_to_text (language);
  g_autofree char *other_words = vt_language_to_text (text->language);
  g_autofree char *place = tell_place (text->place);
  VtProblem       *problem;

  problem = vt_exam_add (exam, VT_PROBLEM_TEXT_MISSING, NULL,
                         /* Translators: perhaps a step; a language */
                         g_strdup_printf (_ ("%sThere is no text in %s, which other offers have: "
                                             "who reads it gets none."),
                                          place, words));
  vt_exam_set_text (exam,
                    vt_exam_add_fix (problem,
                                     /* Translators: a button: two languages */
                                     g_strdup_printf (_ ("Use %s for %s"), other_words, words)),
                    path, text->text);
}

/* Of each place that has a text in some language. */
static void
check_languages (VtExam *exam, GPtrArray *texts)
{
  GPtrArray *languages = exam->checker->languages;

  for (guint i = 0; i < texts->len; i++)
    {
      const VtText *text = texts->pdata[i];

      if (find_first (texts, text->place) != text)
        continue;
      for (guint k = 0; k < languages->len; k++)
        {
          const char *language = languages->pdata[k];

          if (vt_offer_find_text (exam->offer, text->place, language) == NULL)
            add_missing (exam, text, language);
          else if (!is_spoken (exam->offer, text->place, language))
            add_fallback (exam, text, language);
        }
    }
}

static gboolean
has_message (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    if (vt_text_is_message (texts->pdata[i]))
      return TRUE;
  return FALSE;
}

static guint
count_speaking (const VtExam *exam)
{
  guint n = 0;

  for (guint i = 0; i < exam->checker->offers->len; i++)
    {
      const VtOffer *offer = exam->checker->offers->pdata[i];

      n += offer->state == VT_OFFER_READY &&
           (offer->message[0] != '\0' ||
            vt_terms_get_object (vt_offer_get_terms (offer), "message") != NULL);
    }
  return n;
}

static void
check_speaks (VtExam *exam, GPtrArray *texts)
{
  guint n_speaking;

  if (has_message (texts))
    return;
  n_speaking = count_speaking (exam);
  if (n_speaking > 0)
    vt_exam_add (
        exam, VT_PROBLEM_NO_TEXT, NULL,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "Shoppers read nothing of it; %u other offer has a "
                                      "message.",
                                      "Shoppers read nothing of it; %u other offers have a "
                                      "message.",
                                      n_speaking),
                         n_speaking));
}

void
vt_check_languages (VtExam *exam)
{
  g_autoptr (GPtrArray) texts = vt_texts_list (exam->offer);

  check_languages (exam, texts);
  check_speaks (exam, texts);
}

/* ---- placeholders ---- */

static gboolean
has_coupon (const VtExam *exam)
{
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    if (vt_terms_get_text (vt_terms_get_element (steps, i), "coupon") != NULL)
      return TRUE;
  return vt_terms_get_text (exam->terms, "coupon") != NULL ||
         vt_terms_get_array (exam->terms, "coupons") != NULL;
}

static gboolean
has_gift (const VtExam *exam)
{
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    if (vt_terms_get_object (vt_terms_get_element (steps, i), "gift") != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the offer has what is to be put in the placeholder's place. */
static gboolean
is_filled (const VtExam *exam, VtPlaceholder placeholder)
{
  switch (placeholder)
    {
    case VT_PLACEHOLDER_UNTIL:
      return vt_terms_get_text (vt_terms_get_object (exam->terms, "schedule"), "until") != NULL;
    case VT_PLACEHOLDER_COUPON:
      return has_coupon (exam);
    case VT_PLACEHOLDER_GIFT:
      return has_gift (exam);
    case VT_PLACEHOLDER_THRESHOLD:
      return exam->offer->kind == VT_OFFER_THRESHOLD ||
             json_object_has_member (exam->terms, "from");
    case VT_PLACEHOLDER_SAVING:
    case VT_PLACEHOLDER_PRICE:
    case VT_PLACEHOLDER_LIST:
    case VT_PLACEHOLDER_MORE:
    case VT_PLACEHOLDER_PRODUCT:
    case VT_PLACEHOLDER_PRODUCTS:
    case VT_PLACEHOLDER_COUNT:
      break;
    }
  return vt_placeholder_fits (placeholder, exam->offer->kind);
}

/* The text with @length bytes from @start on written otherwise. */
static char *
rewrite (const char *text, gsize start, gsize length, const char *replacement)
{
  return g_strdup_printf ("%.*s%s%s", (int) start, text, replacement, text + start + length);
}

static void
add_rewrite (VtExam       *exam,
             VtProblem    *problem,
             char         *title,
             const VtText *text,
             gsize         start,
             gsize         length,
             const char   *replacement)
{
  g_autofree char *rewritten = rewrite (text->text, start, length, replacement);

  vt_exam_set_text (exam, vt_exam_add_fix (problem, title), text->path, rewritten);
}

/* Letters to put in, take out or change to make one word of the other: Levenshtein (1966), "Binary
 * codes capable of correcting deletions, insertions and reversals". */
static guint
count_slips (const char *word, const char *other)
{
  guint row[VT_PLACEHOLDER_MAX_BYTES + 1];
  gsize n = strlen (other);

  g_assert (n <= VT_PLACEHOLDER_MAX_BYTES);

  for (gsize k = 0; k <= n; k++)
    row[k] = (guint) k;
  for (gsize i = 0; word[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize k = 1; k <= n; k++)
        {
          guint change = diagonal + (word[i] != other[k - 1]);

          diagonal = row[k];
          row[k] = MIN (change, MIN (row[k], row[k - 1]) + 1);
        }
    }
  return row[n];
}

/* The placeholder that is written most alike, if no more than a third of it is wrong. */
static gboolean
guess_meant (const char *name, VtPlaceholder *ret_meant)
{
  guint    fewest = G_MAXUINT;
  gboolean has_any = FALSE;

  for (guint i = 0; i < VT_N_PLACEHOLDERS; i++)
    {
      const char *word = vt_placeholder_to_word (i);
      guint       n_slips = count_slips (name, word);

      if (n_slips >= fewest || n_slips * 3 > strlen (word))
        continue;
      fewest = n_slips;
      *ret_meant = i;
      has_any = TRUE;
    }
  return has_any;
}

static void
check_name (VtExam *exam, const VtText *text, const VtMessagePart *part)
{
  g_autofree char *quoted = g_strdup_printf ("{%s}", part->name);
  VtPlaceholder    placeholder;
  VtProblem       *problem;

  if (vt_placeholder_from_word (part->name, &placeholder))
    {
      if (!is_filled (exam, placeholder))
        vt_exam_add (exam, VT_PROBLEM_PLACEHOLDER_EMPTY, NULL,
                     g_strdup_printf (_ ("A text has “%s”, and the offer has nothing to put in its "
                                         "place."),
                                      quoted));
      return;
    }
  problem = vt_exam_add (
      exam, VT_PROBLEM_PLACEHOLDER_UNKNOWN, NULL,
      g_strdup_printf (_ ("A text has “%s”, which stands for nothing: shoppers read it as it is."),
                       quoted));
  if (guess_meant (part->name, &placeholder))
    {
      g_autofree char *meant = g_strdup_printf ("{%s}", vt_placeholder_to_word (placeholder));

      /* Translators: a button: the placeholder that is meant */
      add_rewrite (exam, problem, g_strdup_printf (_ ("Use %s"), meant), text, part->start,
                   part->length, meant);
    }
  add_rewrite (exam, problem, g_strdup (_ ("Take It Out of the Text")), text, part->start,
               part->length, "");
}

/* A brace before a known name that is not closed: "{saving now". One that stands for itself is
 * written twice. */
static void
check_open (VtExam *exam, const VtText *text, const VtMessagePart *part)
{
  for (gsize i = 0; i + 1 < part->length; i++)
    {
      const char      *at = text->text + part->start + i;
      gsize            n = 0;
      g_autofree char *name = NULL;
      g_autofree char *closed = NULL;
      VtPlaceholder    placeholder;

      if (*at != '{')
        continue;
      if (at[1] == '{')
        {
          i++;
          continue;
        }
      while (g_ascii_islower (at[1 + n]))
        n++;
      name = g_strndup (at + 1, n);
      if (!vt_placeholder_from_word (name, &placeholder))
        continue;
      closed = g_strdup_printf ("{%s}", name);
      add_rewrite (
          exam,
          vt_exam_add (exam, VT_PROBLEM_PLACEHOLDER_UNKNOWN, NULL,
                       g_strdup_printf (_ ("In a text the brace before “%s” is not closed: "
                                           "shoppers read it as it is."),
                                        name)),
          g_strdup (_ ("Close the Brace")), text, part->start + i, n + 1, closed);
    }
}

void
vt_check_placeholders (VtExam *exam)
{
  g_autoptr (GPtrArray) texts = vt_texts_list (exam->offer);

  for (guint i = 0; i < texts->len; i++)
    {
      const VtText *text = texts->pdata[i];
      g_autoptr (GArray) parts = NULL;

      if (strchr (text->text, '{') == NULL)
        continue;
      parts = vt_message_parse (text->text);
      for (guint k = 0; k < parts->len; k++)
        {
          const VtMessagePart *part = &g_array_index (parts, VtMessagePart, k);

          if (part->literal == NULL)
            check_name (exam, text, part);
          else
            check_open (exam, text, part);
        }
    }
}
