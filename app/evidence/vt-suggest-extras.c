/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accessories: what is taken along with something dearer, more often than by chance. */

#include "vt-suggest-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define MAX_ITEMS 6
#define MIN_ITEMS 2
#define MAX_NAMED 3
/* Who buys the dearer thing has to take it along so often. */
#define MIN_ATTACH 0.05
#define MIN_LIFT 1.5
/* An accessory costs at most so many of ten parts of what it goes with. */
#define MAX_PRICE_TENTHS 6

typedef struct
{
  guint32 anchor;
  guint32 item;
  guint32 n_together;
  double  attach; /* of the item to the anchor */
  gint64  worth_minor;
} Extra;

/* An anchor's stretch of the extras. */
typedef struct
{
  guint  first;
  guint  n;
  gint64 worth_minor;
} Stretch;

/* ---- what goes along ---- */

/* The attach rate has a direction: of the dearer thing to the cheaper. */
static void
add_extra (GArray *extras, VtSuggester *suggester, const VtPair *pair, guint32 anchor, guint32 item)
{
  VtBaskets *baskets = suggester->input->pairs->baskets;
  gint64     n_anchor = baskets->item_count[anchor];
  Extra      extra = {anchor, item, pair->n_together, 0, 0};

  extra.attach = anchor == pair->item_a ? pair->confidence_ab : pair->confidence_ba;
  if (extra.attach < MIN_ATTACH)
    return;
  extra.worth_minor = vt_suggester_expect (suggester, n_anchor - pair->n_together, pair->n_together,
                                           n_anchor, vt_suggester_margin (suggester, item));
  if (extra.worth_minor > 0)
    g_array_append_val (extras, extra);
}

static gboolean
is_accessory_of (const VtProduct *item, const VtProduct *anchor)
{
  return vt_suggest_is_goods (anchor) && vt_suggest_is_sellable (item) &&
         item->kind != VT_PRODUCT_PLAN &&
         item->price_minor <= anchor->price_minor / 10 * MAX_PRICE_TENTHS;
}

static int
compare_extras (gconstpointer a, gconstpointer b)
{
  const Extra *extra = a;
  const Extra *other = b;

  if (extra->anchor != other->anchor)
    return extra->anchor < other->anchor ? -1 : 1;
  if (extra->worth_minor != other->worth_minor)
    return extra->worth_minor > other->worth_minor ? -1 : 1;
  return extra->item < other->item ? -1 : extra->item > other->item;
}

/* (element-type Extra): by anchor, then worth. */
static GArray *
find_extras (VtSuggester *suggester)
{
  VtPairs   *pairs = suggester->input->pairs;
  VtCatalog *catalog = suggester->input->catalog;
  GArray    *extras = g_array_new (FALSE, FALSE, sizeof (Extra));
  /* What has a list of its own needs no other. */
  g_autoptr (VtRoles) offered =
      vt_suggester_find_selected (suggester, VT_OFFER_CROSS_SELL, "anchor");

  for (gsize i = 0; i < pairs->n_pairs; i++)
    {
      const VtPair    *pair = &pairs->pairs[i];
      const VtProduct *a = vt_catalog_get (catalog, pair->item_a);
      const VtProduct *b = vt_catalog_get (catalog, pair->item_b);

      if (pair->q > VT_SUGGEST_MAX_Q || pair->lift < MIN_LIFT)
        continue;
      if (is_accessory_of (b, a) && offered->masks[pair->item_a] == 0)
        add_extra (extras, suggester, pair, pair->item_a, pair->item_b);
      else if (is_accessory_of (a, b) && offered->masks[pair->item_b] == 0)
        add_extra (extras, suggester, pair, pair->item_b, pair->item_a);
    }
  g_array_sort (extras, compare_extras);
  return extras;
}

/* ---- lists for each anchor ---- */

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *stretch = a;
  const Stretch *other = b;

  if (stretch->worth_minor != other->worth_minor)
    return stretch->worth_minor > other->worth_minor ? -1 : 1;
  return stretch->first < other->first ? -1 : stretch->first > other->first;
}

/* (element-type Stretch): most worth first. */
static GArray *
find_stretches (const GArray *extras)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < extras->len;)
    {
      guint32 anchor = g_array_index (extras, Extra, i).anchor;
      Stretch stretch = {i, 0, 0};

      for (; i < extras->len && g_array_index (extras, Extra, i).anchor == anchor; i++)
        if (stretch.n < MAX_ITEMS &&
            !__builtin_add_overflow (stretch.worth_minor,
                                     g_array_index (extras, Extra, i).worth_minor,
                                     &stretch.worth_minor))
          stretch.n++;
      if (stretch.n >= MIN_ITEMS)
        g_array_append_val (stretches, stretch);
    }
  g_array_sort (stretches, compare_stretches);
  return stretches;
}

/* "40 % “Case”, 37 % “Card” and 12 % “Bag”" */
static char *
tell_items (VtSuggester *suggester, const Extra *extras, guint n)
{
  GString *list = g_string_new (NULL);
  guint    n_named = MIN (n, MAX_NAMED);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *share = vt_words_share (extras[i].attach);
      g_autofree char *name = vt_suggester_name (suggester, extras[i].item);
      /* Translators: a percentage of orders, and what they have */
      g_autofree char *part = g_strdup_printf (_ ("%s take %s"), share, name);

      vt_tell_list_add (list, i, n_named, part);
    }
  return g_string_free (list, FALSE);
}

static void
suggest_stretch (VtSuggester *suggester, const GArray *extras, const Stretch *stretch)
{
  const Extra     *first = &g_array_index (extras, Extra, stretch->first);
  VtBaskets       *baskets = suggester->input->pairs->baskets;
  g_autofree char *anchor = vt_suggester_name (suggester, first->anchor);
  g_autofree char *title = vt_suggester_title (suggester, first->anchor);
  g_autofree char *items = tell_items (suggester, first, stretch->n);
  g_autofree char *count = vt_words_count (baskets->item_count[first->anchor]);
  g_autoptr (JsonBuilder) terms = json_builder_new ();

  json_builder_begin_object (terms);
  vt_suggest_add_text (terms, "purpose", "accessories");
  vt_suggest_add_skus (terms, "anchor", suggester, &first->anchor, 1);
  json_builder_set_member_name (terms, "items");
  json_builder_begin_array (terms);
  for (guint i = 0; i < stretch->n; i++)
    {
      json_builder_begin_object (terms);
      vt_suggest_add_text (terms, "sku",
                           vt_catalog_get (suggester->input->catalog, first[i].item)->sku);
      json_builder_end_object (terms);
    }
  json_builder_end_array (terms);
  vt_suggest_add_int64 (terms, "show", MIN (stretch->n, 3));
  json_builder_end_object (terms);
  vt_suggester_add (suggester, VT_OFFER_CROSS_SELL, &first->anchor, 1,
                    /* Translators: a product */
                    g_strdup_printf (_ ("Accessories for %s"), title), terms,
                    /* Translators: a count of orders, a product, a list of percentages and
                     * products */
                    g_strdup_printf (_ ("Of %s orders with %s, %s along with it, each above "
                                        "chance."),
                                     count, anchor, items),
                    stretch->worth_minor);
}

gboolean
vt_suggest_extras (VtSuggester *suggester, GError **error)
{
  g_autoptr (GArray) extras = find_extras (suggester);
  g_autoptr (GArray) stretches = find_stretches (extras);

  for (guint i = 0; i < stretches->len && suggester->found->len < VT_SUGGEST_EACH; i++)
    {
      if (!vt_job_check (suggester->job, error))
        return FALSE;
      suggest_stretch (suggester, extras, &g_array_index (stretches, Stretch, i));
    }
  return TRUE;
}
