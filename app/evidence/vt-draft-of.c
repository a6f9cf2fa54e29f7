/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of several sorts made of products that were chosen together. */

#include "vt-draft-of.h"

#include "vt-evidence.h"
#include "vt-suggest.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define USUAL_DAYS 7
#define TITLE_MAX 40
#define MOST_SHOWN 3

static const char *const words[VT_DRAFT_N_SORTS] = {
    [VT_DRAFT_BUNDLE] = "bundle",
    [VT_DRAFT_CROSS_SELL] = "cross-sell",
    [VT_DRAFT_LOOK] = "look",
    [VT_DRAFT_FOLLOW_UP] = "follow-up",
};

/* The product that the others go with, and when they follow it. */
typedef struct
{
  guint   anchor; /* place among the products */
  guint32 n_of;   /* purchases of the anchor that were watched; 0 where nothing is known */
  guint32 n_then; /* of them followed by the one that follows most */
  guint   then;   /* its place */
  guint   days;   /* within which half of these followed */
} Lead;

const char *
vt_draft_sort_to_word (VtDraftSort sort)
{
  g_return_val_if_fail (sort < VT_DRAFT_N_SORTS, NULL);

  return words[sort];
}

gboolean
vt_draft_sort_from_word (const char *word, VtDraftSort *ret_sort)
{
  for (guint i = 0; i < VT_DRAFT_N_SORTS; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *ret_sort = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- which leads ---- */

static guint
find_most_sold (const guint32 *products, guint n_products, VtPairs *pairs)
{
  guint most = 0;

  for (guint i = 1; pairs != NULL && i < n_products; i++)
    if (products[i] < pairs->baskets->n_items && products[most] < pairs->baskets->n_items &&
        pairs->baskets->item_count[products[i]] > pairs->baskets->item_count[products[most]])
      most = i;
  return most;
}

/* The whole days within which half of those who came back did so; 1 and up. */
static guint
count_days (VtVisits *visits, guint32 product, guint32 other, guint32 *ret_n_then)
{
  g_autofree guint32 *days = g_new0 (guint32, visits->within_days);
  guint32             n = 0;

  *ret_n_then = 0;
  vt_visits_count_days (visits, product, other, days);
  for (guint d = 0; d < visits->within_days; d++)
    *ret_n_then += days[d];
  for (guint d = 0; d < visits->within_days; d++)
    {
      n += days[d];
      if (2 * n >= *ret_n_then)
        return d + 1;
    }
  return visits->within_days;
}

/* The direction in which most came back: a share of few would be chance. */
static Lead
find_lead (const guint32 *products, guint n_products, VtVisits *visits)
{
  Lead lead = {0, 0, 0, 1, 2 * USUAL_DAYS};

  for (guint i = 0; visits != NULL && i < n_products; i++)
    for (guint j = 0; j < n_products; j++)
      {
        guint32 n_then;
        guint   days;

        if (i == j || products[i] >= visits->n_items || products[j] >= visits->n_items)
          continue;
        days = count_days (visits, products[i], products[j], &n_then);
        if (n_then > lead.n_then)
          lead = (Lead){i, visits->item_count[products[i]], n_then, j, days};
      }
  return lead;
}

/* ---- terms ---- */

static void
add_skus (
    JsonBuilder *terms, const char *name, VtCatalog *catalog, const guint32 *products, guint n)
{
  json_builder_set_member_name (terms, name);
  json_builder_begin_object (terms);
  json_builder_set_member_name (terms, "skus");
  json_builder_begin_array (terms);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (terms, vt_catalog_get (catalog, products[i])->sku);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
}

static void
add_int (JsonBuilder *terms, const char *name, gint64 value)
{
  json_builder_set_member_name (terms, name);
  json_builder_add_int_value (terms, value);
}

static void
add_text (JsonBuilder *terms, const char *name, const char *value)
{
  json_builder_set_member_name (terms, name);
  json_builder_add_string_value (terms, value);
}

/* @products: what leads comes first. */
static void
write_cross_sell (
    JsonBuilder *terms, VtCatalog *catalog, VtDraftSort sort, const guint32 *products, guint n)
{
  add_skus (terms, "anchor", catalog, products, 1);
  json_builder_set_member_name (terms, "items");
  json_builder_begin_array (terms);
  for (guint i = 1; i < n; i++)
    {
      json_builder_begin_object (terms);
      add_text (terms, "sku", vt_catalog_get (catalog, products[i])->sku);
      json_builder_end_object (terms);
    }
  json_builder_end_array (terms);
  if (sort == VT_DRAFT_LOOK)
    add_text (terms, "purpose", "complete_the_look");
  add_int (terms, "show", MIN (n - 1, MOST_SHOWN));
}

/* Half the way to where half of them have come back by themselves. */
static void
write_follow_up (
    JsonBuilder *terms, VtCatalog *catalog, const Lead *lead, const guint32 *products, guint n)
{
  add_skus (terms, "after", catalog, products, 1);
  add_skus (terms, "without", catalog, products + 1, n - 1);
  json_builder_set_member_name (terms, "steps");
  json_builder_begin_array (terms);
  json_builder_begin_object (terms);
  add_int (terms, "days", MAX (lead->days / 2, 1));
  add_int (terms, "until_days", VT_DRAFT_WITHIN_DAYS + 1);
  add_text (terms, "placement", "follow_up_email");
  json_builder_set_member_name (terms, "items");
  json_builder_begin_array (terms);
  for (guint i = 1; i < n; i++)
    json_builder_add_string_value (terms, vt_catalog_get (catalog, products[i])->sku);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  json_builder_end_array (terms);
}

/* ---- words ---- */

static char *
name_of (VtCatalog *catalog, VtDraftSort sort, const guint32 *products)
{
  g_autofree char *first = vt_words_title (vt_catalog_get (catalog, products[0])->title, TITLE_MAX);
  g_autofree char *second =
      vt_words_title (vt_catalog_get (catalog, products[1])->title, TITLE_MAX);

  switch (sort)
    {
    case VT_DRAFT_LOOK:
      /* Translators: a product */
      return g_strdup_printf (_ ("Complete the Look of %s"), first);
    case VT_DRAFT_FOLLOW_UP:
      /* Translators: two products */
      return g_strdup_printf (_ ("%s after %s"), second, first);
    case VT_DRAFT_BUNDLE:
    case VT_DRAFT_CROSS_SELL:
    default:
      /* Translators: a product */
      return g_strdup_printf (_ ("Goes with %s"), first);
    }
}

/* (transfer full): what the visits say; empty where nobody came back. */
static char *
tell_lead (VtCatalog *catalog, const Lead *lead, const guint32 *chosen)
{
  g_autofree char *n = vt_words_count (lead->n_then);
  g_autofree char *all = vt_words_count (lead->n_of);

  if (lead->n_then == 0)
    return g_strdup ("");
  return g_strdup_printf (
      /* Translators: two counts of purchases, two products, days, days */
      _ ("%s of %s purchases of %s were followed by %s within %d days; half of these within %u "
         "days."),
      n, all, vt_catalog_get (catalog, chosen[lead->anchor])->title,
      vt_catalog_get (catalog, chosen[lead->then])->title, VT_DRAFT_WITHIN_DAYS, lead->days);
}

VtOffer *
vt_draft_of_products (VtCatalog     *catalog,
                      VtDraftSort    sort,
                      const guint32 *products,
                      guint          n_products,
                      VtPairs       *pairs,
                      VtVisits      *visits)
{
  g_autoptr (VtOffer) offer = NULL;
  g_autoptr (VtOffer) bundle = NULL;
  g_autoptr (JsonBuilder) terms = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *told = NULL;
  guint32          ordered[VT_OFFER_MAX_COMPONENTS];
  guint            n = MIN (n_products, VT_OFFER_MAX_COMPONENTS);
  guint            anchor;
  Lead             lead;

  g_return_val_if_fail (catalog != NULL && products != NULL && n_products >= 2, NULL);

  bundle = vt_offer_from_products (catalog, products, n, pairs);
  if (sort == VT_DRAFT_BUNDLE)
    return g_steal_pointer (&bundle);

  lead = find_lead (products, n, sort == VT_DRAFT_FOLLOW_UP ? visits : NULL);
  anchor = sort == VT_DRAFT_FOLLOW_UP ? lead.anchor : find_most_sold (products, n, pairs);
  ordered[0] = products[anchor];
  for (guint i = 0, next = 1; i < n; i++)
    if (i != anchor)
      ordered[next++] = products[i];
  json_builder_begin_object (terms);
  if (sort == VT_DRAFT_FOLLOW_UP)
    write_follow_up (terms, catalog, &lead, ordered, n);
  else
    write_cross_sell (terms, catalog, sort, ordered, n);
  json_builder_end_object (terms);
  root = json_builder_get_root (terms);

  told = tell_lead (catalog, &lead, products);
  {
    g_autofree char *name = name_of (catalog, sort, ordered);

    offer =
        vt_offer_new (sort == VT_DRAFT_FOLLOW_UP ? VT_OFFER_FOLLOW_UP : VT_OFFER_CROSS_SELL, name);
  }
  g_free (offer->note);
  offer->note = *told != '\0' ? g_steal_pointer (&told) : g_strdup (bundle->note);
  if (!vt_offer_set_terms (offer, root, NULL))
    g_return_val_if_reached (NULL);
  return g_steal_pointer (&offer);
}
