/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that an offer gives or suggests by their SKUs: gone, without a price, out of stock … */

#include "vt-check-rules.h"
#include "vt-places.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A plan is matched with what it covers by an offer of its own kind, and may be sold by itself
 * where the shopper chooses it; reminding of it is right. */
static gboolean
matches_plans (VtOfferKind kind)
{
  return kind == VT_OFFER_PROTECTION || kind == VT_OFFER_ADD_ON || kind == VT_OFFER_FOLLOW_UP;
}

static void
check_kind (VtExam *exam, const char *sku, const VtProduct *product, const char *words)
{
  VtProblem *problem = NULL;

  if (product->kind == VT_PRODUCT_FEE)
    problem =
        vt_exam_add (exam, VT_PROBLEM_PART_IS_FEE, sku,
                     g_strdup_printf (_ ("“%s” is a fee, which nobody puts in a cart."), words));
  else if (product->kind == VT_PRODUCT_PLAN && !matches_plans (exam->offer->kind))
    problem = vt_exam_add (
        exam, VT_PROBLEM_PART_IS_PLAN, sku,
        g_strdup_printf (
            _ ("“%s” is a protection plan: only an offer of protection sees to it that "
               "a plan goes with what it covers."),
            words));
  if (problem != NULL)
    vt_places_take_out (exam, problem, sku);
}

static void
check_stock (VtExam *exam, const char *sku, const VtProduct *product, const char *words)
{
  gint64     n_units = vt_places_count_units (exam, sku);
  VtProblem *problem;

  if (product->stock == VT_STOCK_UNKNOWN || product->stock >= n_units)
    return;
  problem = vt_exam_add (
      exam, VT_PROBLEM_PART_OUT_OF_STOCK, sku,
      product->stock <= 0
          ? g_strdup_printf (_ ("“%s” is out of stock."), words)
          : g_strdup_printf (_ ("Of “%s” there are %" PRId64 ", and the offer takes %" PRId64 "."),
                             words, product->stock, n_units));
  vt_places_take_out (exam, problem, sku);
}

static void
check_part (VtExam *exam, const char *sku)
{
  VtCatalog       *catalog = exam->checker->context->catalog;
  g_autofree char *words = vt_words_product (catalog, sku);
  guint32          index = vt_catalog_index_of_sku (catalog, sku);
  const VtProduct *product;

  if (index == VT_PRODUCT_NONE)
    {
      vt_places_take_out (
          exam,
          vt_exam_add (exam, VT_PROBLEM_PART_GONE, sku,
                       g_strdup_printf (_ ("“%s” is not in the catalogue."), words)),
          sku);
      return;
    }
  product = vt_catalog_get (catalog, index);
  check_kind (exam, sku, product, words);
  if (product->price_minor == VT_MONEY_UNKNOWN)
    vt_exam_add (exam, VT_PROBLEM_PART_WITHOUT_PRICE, sku,
                 g_strdup_printf (_ ("“%s” has no price."), words));
  check_stock (exam, sku, product, words);
}

void
vt_check_parts (VtExam *exam)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);

  if (exam->offer->kind == VT_OFFER_BUNDLE)
    for (guint i = 0; i < exam->offer->components->len; i++)
      g_ptr_array_add (skus, g_strdup (((VtComponent *) exam->offer->components->pdata[i])->sku));
  else
    vt_reach_list_named (exam->reach, skus);
  for (guint i = 0; i < skus->len; i++)
    check_part (exam, skus->pdata[i]);
}
