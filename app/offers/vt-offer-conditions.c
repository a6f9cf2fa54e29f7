/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When, where, for whom and how often an offer is there, line by line. */

#include "vt-offer-words.h"

#include "vt-offer-lines.h"
#include "vt-offer-words-private.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static void
line_free (gpointer data)
{
  VtOfferLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

GPtrArray *
vt_lines_new (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

void
vt_lines_add (GPtrArray *lines, const char *label, char *text)
{
  VtOfferLine *line = g_new0 (VtOfferLine, 1);

  line->label = g_strdup (label);
  line->text = text;
  g_ptr_array_add (lines, line);
}

typedef struct
{
  VtTeller    teller;
  JsonObject *terms; /* (unowned) */
  GPtrArray  *lines; /* (unowned) */
} List;

/* ---- words ---- */

static char *
join_words (JsonArray *words, const char *(*tell) (const char *word))
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

static const char *
tell_weekday (const char *word)
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

static char *tell_condition (const VtTeller *teller, JsonObject *condition);

/* "(A, B and C)"; the parts of "any" are joined by "or". */
static char *
tell_several (const VtTeller *teller, JsonArray *conditions, const char *last, const char *none)
{
  guint    n = vt_terms_get_length (conditions);
  GString *text = g_string_new (n == 0 ? none : NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonObject      *condition = vt_terms_get_element (conditions, i);
      g_autofree char *words = condition != NULL ? tell_condition (teller, condition) : NULL;

      if (i > 0)
        g_string_append (text, i + 1 == n ? last : _ (", "));
      g_string_append (text, words != NULL ? words : "?");
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

static char *
tell_word (const VtTeller *teller, const char *name, const char *word)
{
  g_autofree char *title = NULL;

  if (strcmp (name, "segment") == 0)
    return g_strdup_printf (_ ("shoppers of “%s”"), word);
  if (strcmp (name, "coupon") == 0)
    return g_strdup_printf (_ ("with the coupon “%s”"), word);
  if (strcmp (name, "channel") == 0)
    return g_strdup_printf (_ ("in the channel “%s”"), word);
  if (strcmp (name, "placement") == 0)
    return g_strdup_printf (_ ("in %s"), vt_tell_placement (word));
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
    return join_words (array, tell_weekday);
  if (object == NULL)
    return g_strdup (name);
  if (strcmp (name, "bought") == 0)
    return tell_bought (teller, object);
  if (strcmp (name, "not") == 0)
    {
      g_autofree char *words = tell_condition (teller, object);

      /* Translators: a condition that must not hold */
      return g_strdup_printf (_ ("not: %s"), words);
    }
  return tell_range (teller, object, strcmp (name, "subtotal") == 0);
}

static char *
tell_condition (const VtTeller *teller, JsonObject *condition)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init_ordered (&iter, condition);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_has_prefix (name, "x-"))
      return tell_member (teller, name, condition);
  return g_strdup ("?");
}

static void
add_condition (List *list, const char *name)
{
  JsonObject *condition = vt_terms_get_object (list->terms, name);

  if (condition != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text (name),
                  tell_condition (&list->teller, condition));
}

/* ---- the rest ---- */

/* "24 November 2025, 00:00 UTC"; what is no time stays as it is. */
static char *
tell_instant (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    return g_strdup (text);
  /* Translators: a moment, as g_date_time_format() has it */
  return g_date_time_format (time, _ ("%-d %B %Y, %H:%M %Z"));
}

static char *
tell_dates (JsonObject *schedule)
{
  const char      *from = vt_terms_get_text (schedule, "from");
  const char      *until = vt_terms_get_text (schedule, "until");
  g_autofree char *begin = from != NULL ? tell_instant (from) : NULL;
  g_autofree char *end = until != NULL ? tell_instant (until) : NULL;

  if (begin != NULL && end != NULL)
    /* Translators: two moments */
    return g_strdup_printf (_ ("From %s until %s"), begin, end);
  if (begin != NULL)
    return g_strdup_printf (_ ("From %s on"), begin);
  if (end != NULL)
    return g_strdup_printf (_ ("Until %s"), end);
  return NULL;
}

static void
add_schedule (List *list)
{
  JsonObject *schedule = vt_terms_get_object (list->terms, "schedule");
  JsonArray  *hours = vt_terms_get_array (schedule, "hours");
  const char *label = vt_terms_member_to_text ("schedule");
  char       *dates = schedule != NULL ? tell_dates (schedule) : NULL;

  if (dates != NULL)
    vt_lines_add (list->lines, label, dates);
  if (vt_terms_get_array (schedule, "weekdays") != NULL)
    vt_lines_add (list->lines, _ ("Days of the Week"),
                  join_words (vt_terms_get_array (schedule, "weekdays"), tell_weekday));
  for (guint i = 0; i < vt_terms_get_length (hours); i++)
    {
      JsonObject *span = vt_terms_get_element (hours, i);
      const char *from = vt_terms_get_text (span, "from");
      const char *until = vt_terms_get_text (span, "until");

      vt_lines_add (
          list->lines, _ ("Hours"),
          /* Translators: two times of the day */
          g_strdup_printf (_ ("%s to %s"), from != NULL ? from : "?", until != NULL ? until : "?"));
    }
}

static void
add_limits (List *list)
{
  static const struct
  {
    const char *name;
    const char *label;
  } limits[] = {
      {"per_cart", N_ ("Times in a Cart")},
      {"per_customer", N_ ("Times for a Customer")},
      {"total", N_ ("Times in All")},
      {"budget", N_ ("Budget")},
  };
  JsonObject *object = vt_terms_get_object (list->terms, "limits");

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      gint64 limit = vt_terms_get_int64 (object, limits[i].name, -1);

      if (limit >= 0)
        vt_lines_add (list->lines, _ (limits[i].label),
                      strcmp (limits[i].name, "budget") == 0 ? vt_tell_money (&list->teller, limit)
                                                             : vt_words_count ((guint64) limit));
    }
}

static void
add_guards (List *list)
{
  JsonObject *guards = vt_terms_get_object (list->terms, "guards");
  const char *margin = vt_terms_get_text (guards, "min_margin");
  gint64      price_minor = vt_terms_get_int64 (guards, "min_price", -1);

  if (margin != NULL)
    vt_lines_add (list->lines, _ ("Lowest Margin"),
                  /* Translators: a percentage */
                  g_strdup_printf (_ ("%s %%"), margin));
  if (price_minor >= 0)
    vt_lines_add (list->lines, _ ("Lowest Price"), vt_tell_money (&list->teller, price_minor));
}

static void
add_combination (List *list)
{
  const char *group = vt_terms_get_text (list->terms, "exclusive_group");

  if (group != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text ("exclusive_group"),
                  /* Translators: a name that several offers share */
                  g_strdup_printf (_ ("One of “%s” in a cart"), group));
  if (vt_terms_get_boolean (list->terms, "last"))
    vt_lines_add (list->lines, vt_terms_member_to_text ("last"),
                  g_strdup (_ ("No later offer joins it")));
  if (json_object_has_member (list->terms, "stacks"))
    vt_lines_add (list->lines, vt_terms_member_to_text ("stacks"),
                  g_strdup (vt_terms_get_boolean (list->terms, "stacks") ? _ ("Yes") : _ ("No")));
}

/* Texts of other languages, each under its own. */
static void
add_texts (List *list, const char *name)
{
  JsonObject    *texts = vt_terms_get_object (list->terms, name);
  JsonObjectIter iter;
  const char    *locale;

  if (texts == NULL)
    return;
  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &locale, NULL))
    {
      const char      *text = vt_terms_get_text (texts, locale);
      g_autofree char *label =
          strcmp (locale, "und") == 0
              ? g_strdup (vt_terms_member_to_text (name))
              /* Translators: "Message" or "Reason", and a language */
              : g_strdup_printf (_ ("%s (%s)"), vt_terms_member_to_text (name), locale);

      if (text != NULL)
        vt_lines_add (list->lines, label, g_strdup (text));
    }
}

GPtrArray *
vt_offer_list_conditions (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  List        list = {{catalog, currency}};
  const char *coupon;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  list.terms = vt_offer_get_terms (offer);
  list.lines = vt_lines_new ();
  add_schedule (&list);
  add_condition (&list, "audience");
  add_condition (&list, "when");
  coupon = vt_terms_get_text (list.terms, "coupon");
  if (coupon != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("coupon"), g_strdup (coupon));
  if (vt_terms_get_array (list.terms, "coupons") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("coupons"),
                  join_words (vt_terms_get_array (list.terms, "coupons"), NULL));
  if (vt_terms_get_array (list.terms, "channels") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("channels"),
                  join_words (vt_terms_get_array (list.terms, "channels"), NULL));
  if (vt_terms_get_array (list.terms, "placements") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("placements"),
                  join_words (vt_terms_get_array (list.terms, "placements"), vt_tell_placement));
  add_limits (&list);
  add_combination (&list);
  add_guards (&list);
  return list.lines;
}

GPtrArray *
vt_offer_list_texts (const VtOffer *offer)
{
  List list = {{NULL}};

  g_return_val_if_fail (offer != NULL, NULL);

  list.terms = vt_offer_get_terms (offer);
  list.lines = vt_lines_new ();
  add_texts (&list, "message");
  add_texts (&list, "reason");
  return list.lines;
}
