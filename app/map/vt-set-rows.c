/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of products as a list that bundles are chosen from. */

#include "vt-set-rows.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>

#define ORDERS 1000

VtItemSets *
vt_set_rows_mine (VtPairs *pairs, VtJob *job, GError **error)
{
  VtItemSetOptions options = {pairs->options.min_together, VT_ITEM_SET_MAX_ITEMS, 0};

  vt_job_begin_phase (job, _ ("Looking for sets"), NULL);
  for (;;)
    {
      g_autoptr (GError) local = NULL;
      VtItemSets *sets = vt_item_sets_mine (pairs, &options, job, &local);

      if (sets != NULL)
        return sets;
      if (!g_error_matches (local, VT_ERROR, VT_ERROR_LIMIT) ||
          options.min_together > G_MAXUINT32 / 2)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      options.min_together *= 2;
    }
}

static gboolean
has_all (const VtItemSet *set, const guint32 *products, guint n_products)
{
  for (guint i = 0; i < n_products; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < set->n_items; j++)
        found |= set->items[j] == products[i];
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_wished (const VtItemSet *set, VtSetWish wish)
{
  return wish == VT_SETS_ALL || (wish == VT_SETS_CLOSED ? set->is_closed : set->is_maximal);
}

static gint64
margin_of (const VtItemSet *set, VtCatalog *catalog)
{
  gint64 margin = 0;

  for (guint i = 0; i < set->n_items; i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, set->items[i]);
      gint64           of_one;

      if (product->price_minor == VT_MONEY_UNKNOWN || product->cost_minor == VT_MONEY_UNKNOWN ||
          __builtin_sub_overflow (product->price_minor, product->cost_minor, &of_one) ||
          __builtin_add_overflow (margin, of_one, &margin))
        return VT_MONEY_UNKNOWN;
    }
  return margin;
}

static gint64
expect (gint64 margin_minor, guint32 n_together, guint32 n_baskets)
{
  __int128 sum;

  if (margin_minor == VT_MONEY_UNKNOWN || n_baskets == 0)
    return VT_MONEY_UNKNOWN;
  sum = (__int128) margin_minor * n_together * ORDERS;
  sum = sum >= 0 ? (sum + n_baskets / 2) / n_baskets : -((-sum + n_baskets / 2) / n_baskets);
  return sum > G_MAXINT64 || sum <= G_MININT64 ? VT_MONEY_UNKNOWN : (gint64) sum;
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const VtItemSet *left = *(const VtItemSet *const *) a;
  const VtItemSet *right = *(const VtItemSet *const *) b;

  if (left->all_confidence != right->all_confidence)
    return left->all_confidence > right->all_confidence ? -1 : 1;
  if (left->n_together != right->n_together)
    return left->n_together > right->n_together ? -1 : 1;
  return left < right ? -1 : left > right;
}

GArray *
vt_set_rows_choose (VtItemSets    *sets,
                    VtCatalog     *catalog,
                    guint32        n_baskets,
                    VtSetWish      wish,
                    const guint32 *products,
                    guint          n_products,
                    guint          n_max,
                    gsize         *ret_n_found)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (VtSetRow));

  for (gsize i = 0; i < sets->n_sets; i++)
    if (is_wished (&sets->sets[i], wish) && has_all (&sets->sets[i], products, n_products))
      g_ptr_array_add (chosen, (gpointer) &sets->sets[i]);
  g_ptr_array_sort (chosen, compare_sets);
  for (guint i = 0; i < MIN (chosen->len, n_max); i++)
    {
      const VtItemSet *set = chosen->pdata[i];
      VtSetRow         row = {*set, margin_of (set, catalog), 0};

      row.expected_minor = expect (row.margin_minor, set->n_together, n_baskets);
      g_array_append_val (rows, row);
    }
  if (ret_n_found != NULL)
    *ret_n_found = chosen->len;
  return rows;
}
