/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair in a sentence, a title in the room beside a node. */

#include "vt-affinity-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static char *
how_often (const VtPair *pair)
{
  g_autofree char *times = vt_count_to_display (pair->n_together);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bought together %s time",
                                       "Bought together %s times", pair->n_together),
                          times);
}

static char *
how_surprising (const VtPair *pair)
{
  if (pair->lift >= 1.05)
    /* Translators: how many times more often than chance would have it. */
    return g_strdup_printf (_ ("%.1f times as often as by chance"), pair->lift);
  if (pair->lift > 0.95)
    return g_strdup (_ ("about as often as by chance"));
  return g_strdup (_ ("less often than by chance"));
}

char *
vt_pair_to_sentence (const VtPair *pair,
                     guint32       from_item,
                     const char   *title_a,
                     const char   *title_b)
{
  g_autofree char *often = NULL;
  g_autofree char *surprising = NULL;
  double           confidence;
  guint            of_100;

  g_return_val_if_fail (pair != NULL && title_a != NULL && title_b != NULL, NULL);
  g_return_val_if_fail (from_item == pair->item_a || from_item == pair->item_b, NULL);

  confidence = from_item == pair->item_a ? pair->confidence_ab : pair->confidence_ba;
  of_100 = (guint) lround (confidence * 100);
  often = how_often (pair);
  surprising = how_surprising (pair);
  if (of_100 == 0)
    /* Translators: "Bought together 9 times, 3.8 times as often as by chance. Of 100 …" */
    return g_strdup_printf (_ ("%s, %s. Of 100 orders with %s, fewer than one also has %s."), often,
                            surprising, title_a, title_b);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s, %s. Of 100 orders with %s, %u also has %s.",
                                       "%s, %s. Of 100 orders with %s, %u also have %s.", of_100),
                          often, surprising, title_a, of_100, title_b);
}

/* "WHITE MUG", but not "TV": so few letters stand for words. */
static gboolean
is_shouting (const char *title)
{
  guint n_capitals = 0;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n_capitals += g_unichar_isupper (g_utf8_get_char (p));
    }
  return n_capitals > 3;
}

/* "3D" and "T65", but not "SET/20" or "50'S": those are words with a number. */
static gboolean
is_code (const char *word)
{
  guint n_letters = 0, n_most_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_letters = g_unichar_isalpha (g_utf8_get_char (p)) ? n_letters + 1 : 0;
      n_most_letters = MAX (n_most_letters, n_letters);
    }
  return strpbrk (word, "0123456789") != NULL && strchr (word, '\'') == NULL && n_most_letters < 3;
}

/* Only the first letter stays a capital. */
static char *
speak_softly (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);

  for (guint k = 0; words[k] != NULL; k++)
    {
      g_autofree char *word = words[k];
      g_autofree char *small = NULL;
      gunichar         first;

      if (is_code (word) || *word == '\0')
        {
          words[k] = g_steal_pointer (&word);
          continue;
        }
      small = g_utf8_strdown (word, -1);
      first = g_utf8_get_char (word);
      if (k > 0)
        words[k] = g_steal_pointer (&small);
      else
        {
          g_autoptr (GString) text = g_string_new (NULL);

          g_string_append_unichar (text, first);
          g_string_append (text, g_utf8_next_char (small));
          words[k] = g_strdup (text->str);
        }
    }
  return g_strjoinv (" ", words);
}

static char *
collapse_spaces (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = text->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (text, ' ');
      space = FALSE;
      g_string_append_unichar (text, c);
    }
  return g_strdup (text->str);
}

char *
vt_title_shorten (const char *title, guint max_chars)
{
  g_autofree char *collapsed = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *head = NULL;
  char            *last_space;

  g_return_val_if_fail (title != NULL && max_chars >= 2, NULL);

  collapsed = collapse_spaces (title);
  spoken = is_shouting (collapsed) ? speak_softly (collapsed) : g_strdup (collapsed);
  if (g_utf8_strlen (spoken, -1) <= (glong) max_chars)
    return g_steal_pointer (&spoken);

  head = g_utf8_substring (spoken, 0, (glong) max_chars - 1);
  last_space = strrchr (head, ' ');
  /* At a word, unless that would lose more than half of it; the cut may be at one already. */
  if (spoken[strlen (head)] != ' ' && last_space != NULL &&
      (gsize) (last_space - head) * 2 > strlen (head))
    *last_space = '\0';
  return g_strconcat (head, "…", NULL);
}
