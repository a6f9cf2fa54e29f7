/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to know of a protection offer beside the catalogue. */

#include "studio-plan-findings.h"

#include "studio-offer-words.h"
#include "studio-price-axis.h"
#include "vt-document.h"
#include "vt-plan-figures.h"

#include <glib/gi18n-lib.h>

/* Points of a line. */
#define N_POINTS 40

char *
studio_plan_title (const VtOffer *offer, guint plan, VtCatalog *catalog)
{
  JsonArray  *plans = vt_terms_get_array (vt_offer_get_terms (offer), "plans");
  const char *sku = plan < vt_terms_get_length (plans)
                        ? vt_terms_get_text (vt_terms_get_element (plans, plan), "sku")
                        : NULL;

  return sku != NULL ? studio_product_title (catalog, sku)
                     : g_strdup_printf (_ ("plan %u"), plan + 1);
}

/* What is looked at. */
typedef struct
{
  const VtOffer    *offer;
  VtCatalog        *catalog;
  const VtCurrency *currency;
} Look;

/* ---- lines ---- */

static void
costs_free (gpointer data)
{
  StudioPlanCosts *costs = data;

  g_array_unref (costs->prices);
  g_array_unref (costs->costs);
  g_free (costs);
}

/* The prices from which to which the plan's line goes. */
static void
get_ends (const VtPlanBand *band, GArray *prices, gint64 *ret_from, gint64 *ret_to)
{
  gint64 lowest = prices->len > 0 ? g_array_index (prices, gint64, 0) : 0;
  gint64 highest = prices->len > 0 ? g_array_index (prices, gint64, prices->len - 1) : 0;

  *ret_from = band->from_minor > 0 ? band->from_minor : MAX (lowest, 1);
  *ret_to = band->to_minor < VT_MONEY_MAX ? band->to_minor : MAX (highest, *ret_from);
}

static gboolean
is_dear (const Look *look, guint plan, gint64 price)
{
  gint64 cost;

  return vt_plan_costs (look->offer, plan, look->catalog, look->currency, &price, 1, &cost, NULL) &&
         vt_plan_is_dear (cost, price);
}

/* To the cent, between the last point where it is dear and the next. */
static gint64
find_dear_until (const Look *look, guint plan, const StudioPlanCosts *line)
{
  gint64 dear = -1;
  gint64 fair = -1;

  for (guint i = 0; i < line->prices->len; i++)
    if (vt_plan_is_dear (g_array_index (line->costs, gint64, i),
                         g_array_index (line->prices, gint64, i)))
      {
        dear = g_array_index (line->prices, gint64, i);
        fair = i + 1 < line->prices->len ? g_array_index (line->prices, gint64, i + 1) : dear + 1;
      }
  while (dear >= 0 && fair - dear > 1)
    {
      gint64 middle = dear + (fair - dear) / 2;

      if (is_dear (look, plan, middle))
        dear = middle;
      else
        fair = middle;
    }
  return dear;
}

static StudioPlanCosts *
make_line (const Look *look, const VtPlanBand *band, GArray *prices)
{
  StudioPlanCosts *line = g_new0 (StudioPlanCosts, 1);
  StudioPriceAxis  axis;
  gint64           from;
  gint64           to;

  get_ends (band, prices, &from, &to);
  line->prices = g_array_new (FALSE, FALSE, sizeof (gint64));
  line->costs = g_array_new (FALSE, TRUE, sizeof (gint64));
  line->dear_until_minor = -1;
  if (from > to)
    return line;
  axis = (StudioPriceAxis){from, MAX (to, from + 1)};
  for (guint i = 0; i <= N_POINTS; i++)
    {
      gint64 price = MIN (studio_price_axis_get_price (&axis, (double) i / N_POINTS), to);

      g_array_append_val (line->prices, price);
    }
  g_array_set_size (line->costs, line->prices->len);
  if (!vt_plan_costs (look->offer, band->plan, look->catalog, look->currency,
                      (const gint64 *) line->prices->data, line->prices->len,
                      (gint64 *) line->costs->data, NULL))
    {
      g_array_set_size (line->prices, 0);
      g_array_set_size (line->costs, 0);
    }
  line->dear_until_minor = find_dear_until (look, band->plan, line);
  return line;
}

/* ---- examples ---- */

static void
example_free (gpointer data)
{
  StudioPlanExample *example = data;

  g_array_unref (example->costs);
  g_free (example);
}

static gboolean
is_for (const VtPlanBand *band, gint64 price)
{
  return band->from_minor <= price && price <= band->to_minor;
}

static StudioPlanExample *
make_example (const Look *look, const StudioPlanFindings *self, guint index)
{
  StudioPlanExample *example = g_new0 (StudioPlanExample, 1);
  gint64             price = g_array_index (self->cover->prices, gint64, index);

  example->product = g_array_index (self->cover->products, guint32, index);
  example->costs = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->bands->len; i++)
    {
      gint64 cost = VT_MONEY_UNKNOWN;

      if (!is_for (&g_array_index (self->bands, VtPlanBand, i), price) ||
          !vt_plan_costs (look->offer, i, look->catalog, look->currency, &price, 1, &cost, NULL))
        cost = VT_MONEY_UNKNOWN;
      g_array_append_val (example->costs, cost);
    }
  return example;
}

static gboolean
has_plan (const StudioPlanFindings *self, guint index)
{
  for (guint i = 0; i < self->bands->len; i++)
    if (is_for (&g_array_index (self->bands, VtPlanBand, i),
                g_array_index (self->cover->prices, gint64, index)))
      return TRUE;
  return FALSE;
}

static void
add_examples (const Look *look, StudioPlanFindings *self)
{
  guint n = self->cover->products->len;
  guint first = 0;
  guint last = n;

  while (first < n && !has_plan (self, first))
    first++;
  while (last > first && !has_plan (self, last - 1))
    last--;
  if (first == last)
    return;
  g_ptr_array_add (self->examples, make_example (look, self, first));
  if (last - 1 > first)
    g_ptr_array_add (self->examples, make_example (look, self, last - 1));
}

/* ---- all of it ---- */

StudioPlanFindings *
studio_plan_findings_new (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  const Look          look = {offer, catalog, currency};
  StudioPlanFindings *self;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  self = g_new0 (StudioPlanFindings, 1);
  self->offer = vt_offer_copy (offer);
  self->cover = vt_protection_cover_new (offer, catalog);
  self->bands = vt_plan_bands_read (vt_offer_get_terms (offer));
  self->proof = vt_protection_bands_new ((const VtPlanBand *) self->bands->data, self->bands->len,
                                         (const gint64 *) self->cover->prices->data,
                                         self->cover->prices->len);
  self->without = vt_protection_cover_list_without_plan (self->cover, offer);
  self->lines = g_ptr_array_new_with_free_func (costs_free);
  self->examples = g_ptr_array_new_with_free_func (example_free);
  for (guint i = 0; i < self->bands->len; i++)
    g_ptr_array_add (self->lines, make_line (&look, &g_array_index (self->bands, VtPlanBand, i),
                                             self->cover->prices));
  add_examples (&look, self);
  return self;
}

void
studio_plan_findings_free (StudioPlanFindings *self)
{
  if (self == NULL)
    return;

  vt_offer_free (self->offer);
  vt_protection_cover_free (self->cover);
  g_array_unref (self->bands);
  vt_protection_bands_free (self->proof);
  g_array_unref (self->without);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->examples);
  g_free (self);
}

guint
studio_plan_count_dear (const StudioPlanFindings *self, guint plan)
{
  const StudioPlanCosts *line;

  g_return_val_if_fail (self != NULL && plan < self->lines->len, 0);

  line = self->lines->pdata[plan];
  return vt_prices_count ((const gint64 *) self->cover->prices->data, self->cover->prices->len,
                          g_array_index (self->bands, VtPlanBand, plan).from_minor,
                          line->dear_until_minor);
}
