/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What last year's orders say of the steps of a threshold. */

#include "studio-step-findings.h"

#include "vt-facts.h"

#include <glib/gi18n-lib.h>

/* Just below is what lacks no more than such a part of a step. */
#define BELOW_PART 5
/* Fewer orders right at a step say nothing of what is typical there. */
#define MIN_TYPICAL 10

/* ---- what can fill up ---- */

/* (transfer full) (array length=products + 1): sales with each product, after a time. */
static guint32 *
count_orders (VtOrders *orders, gint64 after_us)
{
  guint32             n_products = vt_catalog_get_n_products (orders->catalog);
  guint32            *counts = g_new0 (guint32, n_products + 1);
  g_autofree guint32 *seen_in = g_new0 (guint32, n_products + 1); /* the last order, plus 1 */

  for (guint32 order = 0; order < orders->n_orders; order++)
    {
      if (orders->order_time_us[order] <= after_us ||
          (orders->order_flags[order] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) != 0)
        continue;
      for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1];
           i++)
        {
          guint32 product = orders->line_product[i];

          if (orders->line_quantity[i] <= 0 || seen_in[product] == order + 1)
            continue;
          seen_in[product] = order + 1;
          counts[product]++;
        }
    }
  return counts;
}

static int
compare_fillers (gconstpointer a, gconstpointer b)
{
  const StudioFiller *filler = a;
  const StudioFiller *other = b;

  if (filler->price_minor != other->price_minor)
    return filler->price_minor < other->price_minor ? -1 : 1;
  return filler->product < other->product ? -1 : filler->product > other->product;
}

/* Plans and perks fill no cart by themselves, and what is sold out none at all. */
static gboolean
can_fill (const VtProduct *product, JsonObject *select)
{
  g_auto (VtFacts) facts = {product};

  return product->kind == VT_PRODUCT_GOODS && product->price_minor != VT_MONEY_UNKNOWN &&
         product->price_minor > 0 && product->stock != 0 &&
         (select == NULL || vt_facts_match (&facts, select));
}

static GArray *
list_fillers (VtOrders *orders, VtCatalog *catalog, JsonObject *select)
{
  GArray             *fillers = g_array_new (FALSE, FALSE, sizeof (StudioFiller));
  g_autofree guint32 *counts = count_orders (orders, vt_orders_last_year (orders));
  guint32             n_counted = vt_catalog_get_n_products (orders->catalog);

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);
      StudioFiller     filler = {i, product->price_minor, i < n_counted ? counts[i] : 0};

      if (can_fill (product, select))
        g_array_append_val (fillers, filler);
    }
  g_array_sort (fillers, compare_fillers);
  return fillers;
}

StudioStepFindings *
studio_step_findings_new (
    VtOrders *orders, VtCatalog *catalog, JsonObject *terms, VtJob *job, GError **error)
{
  JsonObject *select = vt_terms_get_object (terms, "select");
  g_autoptr (VtOrderValues) values = NULL;
  StudioStepFindings *self;

  g_return_val_if_fail (orders != NULL && catalog != NULL, NULL);

  values = vt_order_values_new (orders, select, vt_measure_read (terms),
                                vt_orders_last_year (orders), job, error);
  if (values == NULL)
    return NULL;
  self = g_new0 (StudioStepFindings, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->measure = vt_measure_read (terms);
  self->values = g_steal_pointer (&values);
  self->fillers = list_fillers (orders, catalog, select);
  return self;
}

void
studio_step_findings_free (StudioStepFindings *self)
{
  if (self == NULL)
    return;

  vt_catalog_unref (self->catalog);
  vt_order_values_unref (self->values);
  g_array_unref (self->fillers);
  g_free (self);
}

/* ---- looking at a step ---- */

static gint64
from_of (JsonArray *steps, guint step)
{
  return vt_terms_get_int64 (vt_terms_get_element (steps, step), "from", 0);
}

/* Of the orders right at the step, else of those from it on, else of all. */
static void
find_typical (const StudioStepFindings *self, gint64 from, gint64 within, VtTypicalOrder *typical)
{
  vt_order_values_get_typical (self->values, from, from + within, typical);
  if (typical->n < MIN_TYPICAL)
    vt_order_values_get_typical (self->values, from, G_MAXINT64, typical);
  if (typical->n < MIN_TYPICAL)
    vt_order_values_get_typical (self->values, 0, G_MAXINT64, typical);
}

void
studio_step_look (const StudioStepFindings *self,
                  const VtOffer            *offer,
                  guint                     step,
                  const VtCurrency         *currency,
                  StudioStepLook           *ret_look)
{
  JsonArray     *steps;
  gint64         from;
  gint64         before;
  VtTypicalOrder typical;
  StudioStepLook look = {0};

  g_return_if_fail (self != NULL && offer != NULL && currency != NULL && ret_look != NULL);

  steps = vt_terms_get_array (vt_offer_get_terms (offer), "steps");
  g_return_if_fail (step < vt_terms_get_length (steps));
  from = from_of (steps, step);
  before = step > 0 ? from_of (steps, step - 1) : 0;
  look.within = MAX (MIN (from / BELOW_PART, from - before), 1);
  look.n_reached = vt_order_values_count_from (self->values, from);
  look.below = vt_order_values_get_below (self->values, from, look.within);
  find_typical (self, from, look.within, &typical);
  look.knows_shipping = typical.fees_minor > 0;
  look.has_figures =
      vt_threshold_step (offer, step, &typical, self->catalog, currency, &look.figures, NULL);
  *ret_look = look;
}

/* ---- suggesting ---- */

static gboolean
is_taken (JsonArray *taken, const char *sku)
{
  for (guint i = 0; i < vt_terms_get_length (taken); i++)
    if (vt_terms_get_word (taken, i) != NULL &&
        g_ascii_strcasecmp (vt_terms_get_word (taken, i), sku) == 0)
      return TRUE;
  return FALSE;
}

/* Most orders first; of equals the cheaper. */
static gboolean
goes_before (const StudioFiller *filler, const StudioFiller *other)
{
  if (filler->n_orders != other->n_orders)
    return filler->n_orders > other->n_orders;
  return compare_fillers (filler, other) < 0;
}

GArray *
studio_step_find_fillers (
    const StudioStepFindings *self, gint64 from_minor, gint64 to_minor, JsonArray *taken, guint max)
{
  GArray *best;

  g_return_val_if_fail (self != NULL, NULL);

  best = g_array_new (FALSE, FALSE, sizeof (StudioFiller));
  for (guint i = 0; i < self->fillers->len; i++)
    {
      const StudioFiller *filler = &g_array_index (self->fillers, StudioFiller, i);
      guint               at = best->len;

      if (filler->price_minor < from_minor || filler->price_minor > to_minor ||
          is_taken (taken, vt_catalog_get (self->catalog, filler->product)->sku))
        continue;
      while (at > 0 && goes_before (filler, &g_array_index (best, StudioFiller, at - 1)))
        at--;
      if (at >= max)
        continue;
      g_array_insert_val (best, at, *filler);
      g_array_set_size (best, MIN (best->len, max));
    }
  return best;
}
