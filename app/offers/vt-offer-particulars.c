/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to an offer's kind, line by line. */

#include "vt-offer-words.h"

#include "vt-offer-lines.h"
#include "vt-offer-words-private.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  VtTeller    teller;
  JsonObject *terms; /* (unowned) */
  GPtrArray  *lines; /* (unowned) */
} List;

static char *
title_of (const List *list, JsonObject *object)
{
  const char *sku = vt_terms_get_text (object, "sku");

  return vt_words_product (list->teller.catalog, sku != NULL ? sku : "?");
}

static void
add_selector (List *list, const char *name)
{
  JsonObject *selector = vt_terms_get_object (list->terms, name);

  if (selector != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text (name),
                  vt_tell_selector (&list->teller, selector));
}

/* "A, B, C" */
static char *
tell_array (JsonArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (words); i++)
    {
      const char *word = vt_terms_get_word (words, i);

      vt_tell_list_add (text, i, vt_terms_get_length (words), word != NULL ? word : "?");
    }
  return g_string_free (text, FALSE);
}

static void
add_array (List *list, const char *name)
{
  JsonArray *words = vt_terms_get_array (list->terms, name);

  if (words != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text (name), tell_array (words));
}

/* Each takes @text. */
static void
add_choice (List *list, guint index, char *text)
{
  g_autofree char *label = g_strdup_printf (_ ("Choice %u"), index + 1);

  vt_lines_add (list->lines, label, text);
}

static void
add_step (List *list, guint index, char *text)
{
  g_autofree char *label = g_strdup_printf (_ ("Step %u"), index + 1);

  vt_lines_add (list->lines, label, text);
}

static void
add_slots (List *list)
{
  JsonArray *slots = vt_terms_get_array (list->terms, "slots");

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      JsonObject      *slot = vt_terms_get_element (slots, i);
      g_autofree char *what =
          vt_tell_selector (&list->teller, vt_terms_get_object (slot, "select"));

      add_choice (list, i,
                  g_strdup_printf (_ ("%" PRId64 " of %s"),
                                   vt_terms_get_int64 (slot, "quantity", 1), what));
    }
}

/* A ladder's tier: its price, what it has and what the step up to it costs. */
static void
add_tiers (List *list)
{
  JsonArray *tiers = vt_terms_get_array (list->terms, "tiers");

  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      JsonObject      *tier = vt_terms_get_element (tiers, i);
      const char      *sku = vt_terms_get_text (tier, "sku");
      g_autofree char *label = title_of (list, tier);
      g_autofree char *price = vt_words_price (list->teller.catalog, sku, list->teller.currency);
      g_autofree char *features = tell_array (vt_terms_get_array (tier, "features"));
      g_autofree char *upgrade = vt_tell_unit_reward (&list->teller, tier, "upgrade");
      GString         *text = g_string_new (price);

      if (*features != '\0')
        g_string_append_printf (text, " · %s", features);
      if (upgrade != NULL)
        /* Translators: what the step up to a better variant gets: "10 % off" or "for £40.00" */
        g_string_append_printf (text, _ (" · step up %s"), upgrade);
      vt_lines_add (list->lines, label, g_string_free (text, FALSE));
    }
}

/* What a plan costs: a price, or a share of what it covers. */
static char *
tell_plan_price (const List *list, JsonObject *plan)
{
  const char      *percent = vt_terms_get_text (plan, "percent");
  g_autofree char *fixed = NULL;

  if (percent != NULL)
    /* Translators: what a plan costs: a share of the price of the product that it covers */
    return g_strdup_printf (_ ("%s %% of the price"), percent);
  fixed = vt_tell_money (&list->teller, vt_terms_get_int64 (plan, "fixed", 0));
  return g_steal_pointer (&fixed);
}

static void
add_plans (List *list)
{
  JsonArray *plans = vt_terms_get_array (list->terms, "plans");

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    {
      JsonObject      *plan = vt_terms_get_element (plans, i);
      g_autofree char *label = title_of (list, plan);
      g_autofree char *price = tell_plan_price (list, plan);
      GString         *text = g_string_new (price);
      gint64           n_months = vt_terms_get_int64 (plan, "term_months", 0);
      JsonObject      *band = vt_terms_get_object (plan, "price");

      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " month",
                                           "%" PRId64 " months", (gulong) n_months),
                              n_months);
      if (band != NULL)
        {
          g_autoptr (JsonObject) selector = json_object_new ();
          g_autofree char *words = NULL;

          json_object_set_object_member (selector, "price", json_object_ref (band));
          words = vt_tell_selector (&list->teller, selector);
          /* Translators: products with a price within a band */
          g_string_append_printf (text, _ (" · for %s"), words);
        }
      vt_lines_add (list->lines, label, g_string_free (text, FALSE));
    }
}

static void
add_items (List *list)
{
  JsonArray *items = vt_terms_get_array (list->terms, "items");

  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      JsonObject      *item = vt_terms_get_element (items, i);
      const char      *sku = vt_terms_get_text (item, "sku");
      JsonArray       *compatible = vt_terms_get_array (item, "compatible");
      g_autofree char *label = title_of (list, item);
      g_autofree char *price = vt_words_price (list->teller.catalog, sku, list->teller.currency);
      g_autofree char *common = tell_array (compatible);
      GString         *text = g_string_new (price);

      if (compatible != NULL)
        /* Translators: names of attributes */
        g_string_append_printf (text, _ (" · where it has the same %s"), common);
      vt_lines_add (list->lines, label, g_string_free (text, FALSE));
    }
}

static const char *
tell_per (const char *per)
{
  if (g_strcmp0 (per, "order") == 0)
    return _ ("an order");
  if (g_strcmp0 (per, "line") == 0)
    return _ ("a line");
  return _ ("a unit");
}

static void
add_options (List *list)
{
  JsonArray *groups = vt_terms_get_array (list->terms, "groups");

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *options = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint j = 0; j < vt_terms_get_length (options); j++)
        {
          JsonObject      *option = vt_terms_get_element (options, j);
          g_autofree char *label = title_of (list, option);
          g_autofree char *price =
              vt_tell_money (&list->teller, vt_terms_get_int64 (option, "price", 0));

          vt_lines_add (list->lines, label,
                        /* Translators: a price, then "a unit", "a line" or "an order" */
                        g_strdup_printf (_ ("%s for %s"), price,
                                         tell_per (vt_terms_get_text (option, "per"))));
        }
    }
}

static void
add_steps (List *list)
{
  JsonArray *steps = vt_terms_get_array (list->terms, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      JsonObject      *step = vt_terms_get_element (steps, i);
      g_autofree char *from =
          vt_tell_measure (&list->teller, list->terms, vt_terms_get_int64 (step, "from", 0));
      g_autofree char *gain = vt_tell_step (&list->teller, step);

      add_step (list, i, g_strdup_printf (_ ("From %s on, %s"), from, gain));
    }
}

/* "At once, in the receipt e-mail" */
static char *
tell_reminder (JsonObject *step)
{
  const char      *coupon = vt_terms_get_text (step, "coupon");
  const char      *where = vt_tell_placement (vt_terms_get_text (step, "placement"));
  gint64           n_days = vt_terms_get_int64 (step, "days", 0);
  g_autofree char *days = vt_tell_days (n_days);
  g_autofree char *when =
      n_days == 0 ? g_strdup (_ ("At once")) : g_strdup_printf (_ ("After %s"), days);

  if (coupon == NULL)
    /* Translators: "At once" or "After 3 days", a place as "the receipt e-mail" */
    return g_strdup_printf (_ ("%s, in %s"), when, where);
  /* Translators: the same, and a coupon */
  return g_strdup_printf (_ ("%s, in %s, with the coupon “%s”"), when, where, coupon);
}

static void
add_reminders (List *list)
{
  JsonArray *steps = vt_terms_get_array (list->terms, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    add_step (list, i, tell_reminder (vt_terms_get_element (steps, i)));
}

static void
add_alternative (List *list)
{
  JsonObject *alternative = vt_terms_get_object (list->terms, "alternative");
  JsonObject *instalments = vt_terms_get_object (list->terms, "instalments");
  JsonArray  *required = vt_terms_get_array (alternative, "required");

  if (required != NULL)
    vt_lines_add (list->lines, vt_terms_member_to_text ("required"), tell_array (required));
  if (instalments != NULL)
    {
      g_autofree char *fee =
          vt_tell_money (&list->teller, vt_terms_get_int64 (instalments, "fee", 0));
      g_autofree char *first = vt_tell_days (vt_terms_get_int64 (instalments, "first_days", 0));

      vt_lines_add (list->lines, _ ("Fee"), g_steal_pointer (&fee));
      vt_lines_add (list->lines, _ ("First Payment"), g_strdup_printf (_ ("After %s"), first));
    }
}

static void
add_limits_of_choice (List *list)
{
  static const char *const numbers[] = {"window_days", "show", "deliveries"};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 number = vt_terms_get_int64 (list->terms, numbers[i], 0);

      if (number > 0)
        vt_lines_add (list->lines, vt_terms_member_to_text (numbers[i]),
                      vt_words_count ((guint64) number));
    }
}

GPtrArray *
vt_offer_list_particulars (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  static const char *const selectors[] = {"buy_select", "select", "anchor",
                                          "requires",   "after",  "without"};
  List                     list = {{catalog, currency}};

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  list.terms = vt_offer_get_terms (offer);
  list.lines = vt_lines_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (selectors); i++)
    add_selector (&list, selectors[i]);
  add_slots (&list);
  add_tiers (&list);
  if (offer->kind == VT_OFFER_TIER_LADDER)
    add_array (&list, "required");
  add_alternative (&list);
  add_plans (&list);
  add_items (&list);
  add_options (&list);
  if (offer->kind == VT_OFFER_THRESHOLD)
    add_steps (&list);
  if (offer->kind == VT_OFFER_FOLLOW_UP)
    add_reminders (&list);
  add_limits_of_choice (&list);
  return list.lines;
}
