/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of an offer's terms say, in words. */

#include "vt-selector-words.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More products than this are counted instead of named. */
#define MAX_NAMED 3
#define PERCENT_ALL "100"

void
vt_tell_list_add (GString *list, guint index, guint n, const char *part)
{
  if (index > 0)
    /* Translators: between the parts of a list, before the last and before others */
    g_string_append (list, index + 1 == n ? _ (" and ") : _ (", "));
  g_string_append (list, part);
}

static char *
tell_product (const VtTeller *teller, const char *sku)
{
  g_autofree char *title = vt_words_product (teller->catalog, sku);

  return g_strdup_printf (_ ("“%s”"), title);
}

char *
vt_tell_products (const VtTeller *teller, JsonArray *array, const char *name)
{
  guint    n = vt_terms_get_length (array);
  guint    n_named = n > MAX_NAMED ? MAX_NAMED - 1 : n;
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    {
      const char      *sku = vt_terms_get_text (vt_terms_get_element (array, i), name);
      g_autofree char *words = tell_product (teller, sku != NULL ? sku : "?");

      vt_tell_list_add (list, i, n, words);
    }
  if (n_named < n)
    {
      g_string_append (list, _ (" and "));
      g_string_append_printf (
          list, g_dngettext (GETTEXT_PACKAGE, "%u other product", "%u other products", n - n_named),
          n - n_named);
    }
  return g_string_free (list, FALSE);
}

char *
vt_tell_money (const VtTeller *teller, gint64 minor)
{
  return vt_money_to_display (minor, teller->currency);
}

/* ---- selectors ---- */

/* "A, B or C" */
static void
append_choice (GString *text, const char *word, guint index, guint n)
{
  if (index > 0)
    /* Translators: between the parts of a choice, before the last and before others */
    g_string_append (text, index + 1 == n ? _ (" or ") : _ (", "));
  g_string_append (text, word);
}

static char *
tell_skus (const VtTeller *teller, JsonArray *skus)
{
  guint    n = vt_terms_get_length (skus);
  GString *text;

  if (n > MAX_NAMED)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u named product", "%u named products", n), n);
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const char      *sku = vt_terms_get_word (skus, i);
      g_autofree char *words = tell_product (teller, sku != NULL ? sku : "?");

      append_choice (text, words, i, n);
    }
  return g_string_free (text, FALSE);
}

/* The narrowest part of each path. */
static char *
tell_categories (JsonArray *paths)
{
  guint    n = vt_terms_get_length (paths);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonNode   *path = json_array_get_element (paths, i);
      JsonArray  *parts = JSON_NODE_HOLDS_ARRAY (path) ? json_node_get_array (path) : NULL;
      guint       n_parts = vt_terms_get_length (parts);
      const char *word = n_parts > 0 ? vt_terms_get_word (parts, n_parts - 1) : NULL;

      append_choice (text, word != NULL ? word : "?", i, n);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_words (JsonArray *words)
{
  guint    n = vt_terms_get_length (words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char      *word = vt_terms_get_word (words, i);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), word != NULL ? word : "?");

      append_choice (text, quoted, i, n);
    }
  return g_string_free (text, FALSE);
}

static void
append_brands (GString *text, JsonObject *selector)
{
  JsonArray       *brands = vt_terms_get_array (selector, "brands");
  g_autofree char *words = tell_words (brands);

  if (brands != NULL)
    /* Translators: follows products: who makes them */
    g_string_append_printf (text, _ (" by %s"), words);
}

static void
append_tags (GString *text, JsonObject *selector)
{
  JsonArray       *tags = vt_terms_get_array (selector, "tags");
  g_autofree char *words = tell_words (tags);

  if (tags != NULL)
    /* Translators: follows products: a tag that they have */
    g_string_append_printf (text, _ (" tagged %s"), words);
}

/* Where the categories are not what the sentence begins with. */
static void
append_categories (GString *text, JsonObject *selector)
{
  JsonArray       *categories = vt_terms_get_array (selector, "categories");
  g_autofree char *words = tell_categories (categories);

  if (categories != NULL && json_object_has_member (selector, "skus"))
    /* Translators: follows products: the category that they are in */
    g_string_append_printf (text, _ (" in %s"), words);
}

static void
append_attributes (GString *text, JsonObject *attributes)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const char *value = vt_terms_get_text (attributes, name);

      /* Translators: follows products: the name of an attribute and its value */
      g_string_append_printf (text, _ (" with %s “%s”"), name, value != NULL ? value : "?");
    }
}

static void
append_price (GString *text, const VtTeller *teller, JsonObject *price)
{
  gint64           from_minor = vt_terms_get_int64 (price, "from", 0);
  gint64           to_minor = vt_terms_get_int64 (price, "to", G_MAXINT64);
  g_autofree char *from = vt_tell_money (teller, from_minor);
  g_autofree char *to = vt_tell_money (teller, to_minor == G_MAXINT64 ? 0 : to_minor);

  if (from_minor > 0 && to_minor < G_MAXINT64)
    /* Translators: follows products: the lowest and the highest price */
    g_string_append_printf (text, _ (" from %s to %s"), from, to);
  else if (from_minor > 0)
    g_string_append_printf (text, _ (" from %s"), from);
  else if (to_minor < G_MAXINT64)
    g_string_append_printf (text, _ (" up to %s"), to);
}

/* What the sentence calls the products before anything more is said of them. */
static char *
tell_base (const VtTeller *teller, JsonObject *selector)
{
  JsonArray *skus = vt_terms_get_array (selector, "skus");
  JsonArray *categories = vt_terms_get_array (selector, "categories");

  if (skus != NULL)
    return tell_skus (teller, skus);
  if (categories != NULL)
    return tell_categories (categories);
  if (json_object_get_size (selector) == 0 ||
      (json_object_get_size (selector) == 1 && json_object_has_member (selector, "except")))
    return g_strdup (_ ("any product"));
  return g_strdup (_ ("products"));
}

char *
vt_tell_selector (const VtTeller *teller, JsonObject *selector)
{
  g_autofree char *base = NULL;
  GString         *text;

  if (selector == NULL)
    return g_strdup (_ ("any product"));

  base = tell_base (teller, selector);
  text = g_string_new (base);
  append_brands (text, selector);
  append_tags (text, selector);
  append_categories (text, selector);
  if (vt_terms_get_object (selector, "attributes") != NULL)
    append_attributes (text, vt_terms_get_object (selector, "attributes"));
  if (vt_terms_get_object (selector, "price") != NULL)
    append_price (text, teller, vt_terms_get_object (selector, "price"));
  if (vt_terms_get_object (selector, "except") != NULL)
    {
      g_autofree char *rest = vt_tell_selector (teller, vt_terms_get_object (selector, "except"));

      /* Translators: follows products: those that are left out */
      g_string_append_printf (text, _ (" except %s"), rest);
    }
  return g_string_free (text, FALSE);
}

/* ---- rewards ---- */

char *
vt_tell_unit_reward (const VtTeller *teller, JsonObject *object, const char *name)
{
  JsonObject      *reward = vt_terms_get_object (object, name);
  const char      *percent = vt_terms_get_text (reward, "percent");
  g_autofree char *amount = NULL;

  if (reward == NULL)
    return NULL;
  if (percent != NULL)
    return strcmp (percent, PERCENT_ALL) == 0 ? g_strdup (_ ("free"))
                                              : g_strdup_printf (_ ("%s %% off"), percent);
  if (json_object_has_member (reward, "amount"))
    {
      amount = vt_tell_money (teller, vt_terms_get_int64 (reward, "amount", 0));
      return g_strdup_printf (_ ("%s off"), amount);
    }
  amount = vt_tell_money (teller, vt_terms_get_int64 (reward, "fixed", 0));
  /* Translators: what a unit costs, as in "get the second for £19.90" */
  return g_strdup_printf (_ ("for %s"), amount);
}
