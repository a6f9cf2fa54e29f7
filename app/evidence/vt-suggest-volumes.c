/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discounts for one unit more of what orders have several of. */

#include "vt-suggest-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* From fewer orders nothing can be told. */
#define MIN_ORDERS 30
/* The most units that are told apart. */
#define MAX_UNITS 48
/* Of the orders with it, so many in a hundred have two or more. */
#define MIN_SEVERAL 15
/* And at most so many in a hundred have as many as the discount asks for. */
#define MAX_ENOUGH 33
#define PERCENT 5

/* Orders of one product by how many units they have; the last has all beyond. */
typedef struct
{
  guint32 product;
  guint32 n_orders;
  guint32 of_units[MAX_UNITS + 2];
} Product;

typedef struct
{
  Product *product;
  guint    from;   /* units from which on it holds */
  guint32  n_just; /* orders just below */
  guint32  n_enough;
  gint64   worth_minor;
} Candidate;

/* (element-type Product): those that enough orders of the last year have. */
static GArray *
count_units (const VtSuggester *suggester, const VtRoles *offered)
{
  const VtOrders     *orders = suggester->input->orders;
  guint32             n_products = vt_catalog_get_n_products (suggester->input->catalog);
  g_autofree guint32 *place = g_new0 (guint32, n_products + 1);
  GArray             *products = g_array_new (FALSE, TRUE, sizeof (Product));
  VtBaskets          *baskets = suggester->input->pairs->baskets;

  for (guint32 i = 0; i < baskets->n_items; i++)
    {
      Product product = {.product = i};

      if (baskets->item_count[i] < MIN_ORDERS || offered->masks[i] != 0 ||
          !vt_suggest_is_goods (vt_catalog_get (suggester->input->catalog, i)))
        continue;
      g_array_append_val (products, product);
      place[i] = products->len;
    }
  for (guint32 o = suggester->year.first; o < suggester->year.end; o++)
    for (guint32 l = orders->order_first_line[o];
         vt_sale_is (orders, o) && l < orders->order_first_line[o + 1]; l++)
      {
        guint32  at = place[orders->line_product[l]];
        gint64   units = orders->line_quantity[l];
        gboolean is_first = TRUE;

        if (at == 0 || !vt_sale_line_is_sold (orders, l))
          continue;
        /* Of several lines of one product the first counts for all. */
        for (guint32 k = orders->order_first_line[o]; k < orders->order_first_line[o + 1]; k++)
          {
            if (k == l || orders->line_product[k] != orders->line_product[l] ||
                !vt_sale_line_is_sold (orders, k))
              continue;
            is_first = is_first && k > l;
            units += orders->line_quantity[k];
          }
        if (!is_first)
          continue;
        g_array_index (products, Product, at - 1).of_units[MIN (units, MAX_UNITS + 1)]++;
        g_array_index (products, Product, at - 1).n_orders++;
      }
  return products;
}

static guint32
count_from (const Product *product, guint from)
{
  guint32 n = 0;

  for (guint u = from; u <= MAX_UNITS + 1; u++)
    n += product->of_units[u];
  return n;
}

/* The fewest units that no more than a third of the orders have already; 0 if there is none. */
static guint
find_from (const Product *product)
{
  for (guint from = 2; from <= MAX_UNITS; from++)
    if ((guint64) count_from (product, from) * 100 <= (guint64) product->n_orders * MAX_ENOUGH)
      return from;
  return 0;
}

/* Just below are those that lack a fifth of it, one unit at least. */
static guint
lack_of (guint from)
{
  return MAX (from / 5, 1);
}

static gboolean
judge (const VtSuggester *suggester, Product *product, Candidate *ret_candidate)
{
  Candidate candidate = {.product = product};

  if (product->n_orders < MIN_ORDERS ||
      (guint64) count_from (product, 2) * 100 < (guint64) product->n_orders * MIN_SEVERAL)
    return FALSE;
  candidate.from = find_from (product);
  if (candidate.from == 0)
    return FALSE;
  candidate.n_enough = count_from (product, candidate.from);
  candidate.n_just =
      count_from (product, candidate.from - lack_of (candidate.from)) - candidate.n_enough;
  candidate.worth_minor =
      vt_suggester_expect (suggester, candidate.n_just, candidate.n_enough, product->n_orders,
                           vt_suggester_margin (suggester, product->product));
  *ret_candidate = candidate;
  return candidate.n_just > 0 && candidate.worth_minor > 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->worth_minor != other->worth_minor)
    return candidate->worth_minor > other->worth_minor ? -1 : 1;
  return candidate->product < other->product ? -1 : candidate->product > other->product;
}

/* "547 have 1", "120 have 8 or 9" */
static char *
tell_just_below (const Candidate *candidate)
{
  g_autofree char *just = vt_words_count (candidate->n_just);
  guint            last = candidate->from - 1;
  guint            first = candidate->from - lack_of (candidate->from);

  if (first == last)
    /* Translators: a count of orders, and how many units they have */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s has %u", "%s have %u", candidate->n_just), just, last);
  /* Translators: a count of orders, and how many units they have */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s has %u to %u", "%s have %u to %u", candidate->n_just), just,
      first, last);
}

static void
suggest_product (VtSuggester *suggester, const Candidate *candidate)
{
  guint32          product = candidate->product->product;
  g_autofree char *name = vt_suggester_name (suggester, product);
  g_autofree char *title = vt_suggester_title (suggester, product);
  g_autofree char *all = vt_words_count (candidate->product->n_orders);
  g_autofree char *several = vt_words_count (count_from (candidate->product, 2));
  g_autofree char *just = tell_just_below (candidate);
  g_autoptr (JsonBuilder) terms = json_builder_new ();

  json_builder_begin_object (terms);
  vt_suggest_add_skus (terms, "select", suggester, &product, 1);
  json_builder_set_member_name (terms, "breaks");
  json_builder_begin_array (terms);
  json_builder_begin_object (terms);
  vt_suggest_add_int64 (terms, "from", candidate->from);
  vt_suggest_add_percent (terms, "reward", PERCENT);
  json_builder_end_object (terms);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  vt_suggester_add (
      suggester, VT_OFFER_VOLUME, &product, 1,
      /* Translators: a number of units and a product */
      g_strdup_printf (_ ("%u or More of %s"), candidate->from, title), terms,
      /* Translators: two counts of orders and a product, then "547 have 1" */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "Of %s order with %s, %s has two units or more; %s.",
                                    "Of %s orders with %s, %s have two units or more; %s.",
                                    candidate->product->n_orders),
                       all, name, several, just),
      candidate->worth_minor);
}

gboolean
vt_suggest_volumes (VtSuggester *suggester, GError **error)
{
  g_autoptr (VtRoles) offered = vt_suggester_find_selected (suggester, VT_OFFER_VOLUME, "select");
  g_autoptr (GArray) products = count_units (suggester, offered);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < products->len; i++)
    {
      Candidate candidate;

      if (judge (suggester, &g_array_index (products, Product, i), &candidate))
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && suggester->found->len < VT_SUGGEST_EACH; i++)
    {
      if (!vt_job_check (suggester->job, error))
        return FALSE;
      suggest_product (suggester, &g_array_index (candidates, Candidate, i));
    }
  return TRUE;
}
