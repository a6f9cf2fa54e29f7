/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of an offer, in words. */

#include "vt-offer-words-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* ---- words ---- */

char *
vt_tell_words (JsonArray *words, const char *(*tell) (const char *word))
{
  guint    n = vt_terms_get_length (words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word = vt_terms_get_word (words, i);

      word = word != NULL ? word : "?";
      vt_tell_list_add (text, i, n, tell != NULL ? tell (word) : word);
    }
  return g_string_free (text, FALSE);
}

const char *
vt_tell_weekday (const char *word)
{
  static const struct
  {
    const char *word;
    const char *text;
  } days[] = {{"mon", N_ ("Monday")},   {"tue", N_ ("Tuesday")}, {"wed", N_ ("Wednesday")},
              {"thu", N_ ("Thursday")}, {"fri", N_ ("Friday")},  {"sat", N_ ("Saturday")},
              {"sun", N_ ("Sunday")}};

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (strcmp (days[i].word, word) == 0)
      return _ (days[i].text);
  return word;
}

/* ---- conditions ---- */

static gboolean
joins_several (JsonObject *condition)
{
  return vt_terms_get_length (vt_terms_get_array (condition, "all")) > 1 ||
         vt_terms_get_length (vt_terms_get_array (condition, "any")) > 1;
}

/* "A, B and (C or D)"; the parts of "any" are joined by "or". */
static char *
tell_several (const VtTeller *teller, JsonArray *conditions, const char *last, const char *none)
{
  guint    n = vt_terms_get_length (conditions);
  GString *text = g_string_new (n == 0 ? none : NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonObject      *condition = vt_terms_get_element (conditions, i);
      g_autofree char *words = condition != NULL ? vt_tell_condition (teller, condition) : NULL;

      if (i > 0)
        g_string_append (text, i + 1 == n ? last : _ (", "));
      /* Or it could not be told what goes with what. */
      g_string_append_printf (text, n > 1 && joins_several (condition) ? "(%s)" : "%s",
                              words != NULL ? words : "?");
    }
  return g_string_free (text, FALSE);
}

/* "products from 3 to 5": @is_money says what the range is of. */
static char *
tell_range (const VtTeller *teller, JsonObject *range, gboolean is_money)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (range, "select"));
  gint64           from = vt_terms_get_int64 (range, "from", 0);
  gint64           to = vt_terms_get_int64 (range, "to", G_MAXINT64);
  g_autofree char *from_words =
      is_money ? vt_tell_money (teller, from) : vt_words_count ((guint64) from);
  g_autofree char *to_words = NULL;

  if (to == G_MAXINT64)
    /* Translators: a number of units or an amount of money, and products */
    return g_strdup_printf (_ ("at least %s of %s"), from_words, what);
  to_words = is_money ? vt_tell_money (teller, to) : vt_words_count ((guint64) to);
  if (from == 0)
    return g_strdup_printf (_ ("at most %s of %s"), to_words, what);
  return g_strdup_printf (_ ("%s to %s of %s"), from_words, to_words, what);
}

static char *
tell_bought (const VtTeller *teller, JsonObject *bought)
{
  JsonObject      *select = vt_terms_get_object (bought, "select");
  g_autofree char *what = vt_tell_selector (teller, select != NULL ? select : bought);
  gint64           n_days = vt_terms_get_int64 (bought, "days", 0);
  g_autofree char *days = vt_tell_days (n_days);

  if (n_days == 0)
    return g_strdup_printf (_ ("has bought %s"), what);
  /* Translators: products, and a span of time */
  return g_strdup_printf (_ ("has bought %s within %s"), what, days);
}

/* "at least 4 orders so far" */
static char *
tell_orders (JsonObject *range)
{
  gint64           from = vt_terms_get_int64 (range, "from", 0);
  gint64           to = vt_terms_get_int64 (range, "to", G_MAXINT64);
  g_autofree char *from_words = vt_words_count ((guint64) from);
  g_autofree char *to_words = NULL;

  if (to == G_MAXINT64)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "at least %s order so far",
                                         "at least %s orders so far", (gulong) from),
                            from_words);
  to_words = vt_words_count ((guint64) to);
  if (from == 0 || from == to)
    return g_strdup_printf (from == 0 ? g_dngettext (GETTEXT_PACKAGE, "at most %s order so far",
                                                     "at most %s orders so far", (gulong) to)
                                      : g_dngettext (GETTEXT_PACKAGE, "just %s order so far",
                                                     "just %s orders so far", (gulong) to),
                            to_words);
  return g_strdup_printf (_ ("%s to %s orders so far"), from_words, to_words);
}

char *
vt_tell_hours (JsonArray *hours)
{
  guint    n = vt_terms_get_length (hours);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonObject      *span = vt_terms_get_element (hours, i);
      const char      *from = vt_terms_get_text (span, "from");
      const char      *until = vt_terms_get_text (span, "until");
      g_autofree char *words =
          /* Translators: two times of the day */
          g_strdup_printf (_ ("%s to %s"), from != NULL ? from : "?", until != NULL ? until : "?");

      vt_tell_list_add (text, i, n, words);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_segment (const VtTeller *teller, const char *key)
{
  g_autofree char *known =
      teller->tell_segment != NULL ? teller->tell_segment (key, teller->segment_data) : NULL;

  if (known != NULL)
    /* Translators: a segment by its name, with who is in it */
    return g_strdup_printf (_ ("shoppers of %s"), known);
  return g_strdup_printf (_ ("shoppers of “%s”"), key);
}

static char *
tell_word (const VtTeller *teller, const char *name, const char *word)
{
  g_autofree char *title = NULL;

  if (strcmp (name, "segment") == 0)
    return tell_segment (teller, word);
  if (strcmp (name, "coupon") == 0)
    return g_strdup_printf (_ ("with the coupon “%s”"), word);
  if (strcmp (name, "channel") == 0)
    return g_strdup_printf (_ ("in the channel “%s”"), word);
  if (strcmp (name, "placement") == 0)
    return g_strdup_printf (_ ("in %s"), vt_tell_placement (word));
  if (strcmp (name, "shipping") == 0)
    return g_strdup_printf (_ ("shipped by “%s”"), word);
  if (strcmp (name, "has") == 0)
    {
      title = vt_words_product (teller->catalog, word);
      return g_strdup_printf (_ ("“%s” is in the cart"), title);
    }
  return g_strdup_printf ("%s “%s”", name, word);
}

static char *
tell_member (const VtTeller *teller, const char *name, JsonObject *condition)
{
  JsonObject *object = vt_terms_get_object (condition, name);
  JsonArray  *array = vt_terms_get_array (condition, name);
  const char *word = vt_terms_get_text (condition, name);

  if (strcmp (name, "all") == 0)
    return tell_several (teller, array, _ (" and "), _ ("always"));
  if (strcmp (name, "any") == 0)
    return tell_several (teller, array, _ (" or "), _ ("never"));
  if (strcmp (name, "first_order") == 0)
    return g_strdup (vt_terms_get_boolean (condition, name) ? _ ("first order")
                                                            : _ ("not the first order"));
  if (word != NULL)
    return tell_word (teller, name, word);
  if (array != NULL && strcmp (name, "weekday") == 0)
    return vt_tell_words (array, vt_tell_weekday);
  if (array != NULL && strcmp (name, "hours") == 0)
    return vt_tell_hours (array);
  if (object == NULL)
    return g_strdup (name);
  if (strcmp (name, "orders") == 0)
    return tell_orders (object);
  if (strcmp (name, "bought") == 0)
    return tell_bought (teller, object);
  if (strcmp (name, "not") == 0)
    {
      g_autofree char *words = vt_tell_condition (teller, object);

      /* Translators: a condition that must not hold; the same if it has several parts */
      return g_strdup_printf (joins_several (object) ? _ ("not: (%s)") : _ ("not: %s"), words);
    }
  return tell_range (teller, object, strcmp (name, "subtotal") == 0);
}

char *
vt_tell_condition (const VtTeller *teller, JsonObject *condition)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init_ordered (&iter, condition);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_has_prefix (name, "x-"))
      return tell_member (teller, name, condition);
  return g_strdup ("?");
}
