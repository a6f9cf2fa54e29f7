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

static void
add_condition (List *list, const char *name)
{
  JsonObject *condition = vt_terms_get_object (list->terms, name);

  if (condition != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text (name),
                  vt_tell_condition (&list->teller, condition));
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
                  vt_tell_words (vt_terms_get_array (schedule, "weekdays"), vt_tell_weekday));
  if (hours != NULL)
    vt_lines_add (list->lines, _ ("Hours"), vt_tell_hours (hours));
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
  if (g_strcmp0 (vt_terms_get_text (object, "over_budget"), "refuse") == 0)
    vt_lines_add (list->lines, _ ("Beyond the Budget"), g_strdup (_ ("Not applied")));
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
  if (g_strcmp0 (vt_terms_get_text (guards, "on_cut"), "share") == 0)
    vt_lines_add (list->lines, _ ("What a Floor Keeps"),
                  g_strdup (_ ("Goes to what still has room")));
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
  const char *campaign;
  const char *coupon;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  list.terms = vt_offer_get_terms (offer);
  list.lines = vt_lines_new ();
  campaign = vt_terms_get_text (list.terms, "campaign");
  if (campaign != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("campaign"), g_strdup (campaign));
  add_schedule (&list);
  add_condition (&list, "audience");
  add_condition (&list, "when");
  coupon = vt_terms_get_text (list.terms, "coupon");
  if (coupon != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("coupon"), g_strdup (coupon));
  if (vt_terms_get_array (list.terms, "coupons") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("coupons"),
                  vt_tell_words (vt_terms_get_array (list.terms, "coupons"), NULL));
  if (vt_terms_get_array (list.terms, "channels") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("channels"),
                  vt_tell_words (vt_terms_get_array (list.terms, "channels"), NULL));
  if (vt_terms_get_array (list.terms, "placements") != NULL)
    vt_lines_add (list.lines, vt_terms_member_to_text ("placements"),
                  vt_tell_words (vt_terms_get_array (list.terms, "placements"), vt_tell_placement));
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
