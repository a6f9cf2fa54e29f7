/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection plans and what they are for. */

#include "vt-coverage.h"

#include "vt-protection-bands.h"
#include "vt-protection-cover.h"
#include "vt-sale.h"

static void
add_plans (VtCoverage *coverage, JsonObject *terms, VtCatalog *catalog)
{
  JsonArray *plans = vt_terms_get_array (terms, "plans");
  g_autoptr (GArray) bands = vt_plan_bands_read (terms);

  for (guint i = 0; i < bands->len && coverage->n_plans < VT_COVERAGE_MAX_PLANS; i++)
    {
      const VtPlanBand *band = &g_array_index (bands, VtPlanBand, i);
      const char       *sku = vt_terms_get_text (vt_terms_get_element (plans, band->plan), "sku");
      guint32 product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

      if (product != VT_PRODUCT_NONE)
        coverage->plans[coverage->n_plans++] = (VtPlan){product, band->from_minor, band->to_minor};
    }
}

gboolean
vt_coverage_has_price (const VtCoverage *coverage, gint64 price_minor)
{
  g_return_val_if_fail (coverage != NULL, FALSE);

  for (guint i = 0; i < coverage->n_plans; i++)
    if (price_minor >= coverage->plans[i].from_minor && price_minor <= coverage->plans[i].to_minor)
      return TRUE;
  return FALSE;
}

VtCoverage *
vt_coverage_new (const VtOffer *offer, VtCatalog *catalog)
{
  VtCoverage *coverage;
  g_autoptr (VtProtectionCover) cover = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL, NULL);

  coverage = g_new0 (VtCoverage, 1);
  add_plans (coverage, vt_offer_get_terms (offer), catalog);
  cover = vt_protection_cover_new (offer, catalog);
  coverage->is_covered = g_new0 (guint8, vt_catalog_get_n_products (catalog) + 1);
  coverage->n_selected = cover->products->len;
  for (guint i = 0; i < cover->products->len; i++)
    {
      coverage->is_covered[g_array_index (cover->products, guint32, i)] = 1;
      coverage->n_covered +=
          vt_coverage_has_price (coverage, g_array_index (cover->prices, gint64, i));
    }
  return coverage;
}

void
vt_coverage_free (VtCoverage *coverage)
{
  if (coverage == NULL)
    return;

  g_free (coverage->is_covered);
  g_free (coverage);
}

/* ---- one order ---- */

/* Units that may be covered, at one price. */
typedef struct
{
  gint64 price_minor;
  gint64 n_left;
} Units;

/* The dearest first. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  const Units *units = a;
  const Units *other = b;

  return units->price_minor > other->price_minor ? -1 : units->price_minor < other->price_minor;
}

static gint64
match_plan (const VtPlan *plan, gint64 n_plans, GArray *units)
{
  gint64 n_matched = 0;

  for (guint i = 0; i < units->len && n_matched < n_plans; i++)
    {
      Units *at = &g_array_index (units, Units, i);
      gint64 n = MIN (at->n_left, n_plans - n_matched);

      if (at->price_minor < plan->from_minor || at->price_minor > plan->to_minor)
        continue;
      at->n_left -= n;
      n_matched += n;
    }
  return n_matched;
}

void
vt_coverage_count_order (const VtCoverage *coverage,
                         VtOrders         *orders,
                         guint32           order,
                         gint64           *ret_units,
                         gint64           *ret_plans)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Units));
  gint64 n_plans[VT_COVERAGE_MAX_PLANS] = {0};

  *ret_units = 0;
  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      guint32 product = orders->line_product[l];
      Units   line = {orders->line_price_minor[l], orders->line_quantity[l]};

      if (!vt_sale_line_is_sold (orders, l))
        continue;
      for (guint i = 0; i < coverage->n_plans; i++)
        n_plans[i] += coverage->plans[i].product == product ? line.n_left : 0;
      if (!coverage->is_covered[product] || !vt_coverage_has_price (coverage, line.price_minor))
        continue;
      *ret_units += line.n_left;
      g_array_append_val (units, line);
    }
  g_array_sort (units, compare_units);
  for (guint i = 0; i < coverage->n_plans; i++)
    ret_plans[i] = match_plan (&coverage->plans[i], n_plans[i], units);
}
