/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which products fill the slots of a mix and match, and what their sets come to. */

#include "shop-fixture.h"

#include "vt-mix-sets.h"

#define UNKNOWN VT_MONEY_UNKNOWN

/* Kept in categories: CAM 500.00, CASE 25.00, CARD 19.99, TRIPOD 49.99 of unknown cost. */
typedef struct
{
  const char     *name;
  const char     *terms;
  guint           n_products[2];
  const char     *skus[VT_N_MIX_SETS]; /* of the second slot */
  VtMixSet        set;
  VtBundleFigures figures;
} Row;

static const Row rows[] = {
    {"percent",
     "\"reward\":{\"percent\":\"10\"},\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}},"
     "{\"quantity\":2,\"select\":{\"skus\":[\"CASE\",\"CARD\"]}}]",
     {1, 2},
     {"CARD", "CASE", "CASE"},
     VT_MIX_CHEAPEST,
     {53998, 48598, 5400, 31800, 22198, 16798}},
    {"price for all, dearest",
     "\"reward\":{\"fixed\":40000},\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}},"
     "{\"quantity\":1,\"select\":{\"skus\":[\"CASE\",\"CARD\",\"TRIPOD\"]}}]",
     {1, 3},
     {"CARD", "CASE", "TRIPOD"},
     VT_MIX_DEAREST,
     {54999, 40000, 14999, UNKNOWN, UNKNOWN, UNKNOWN}},
    {"what an earlier slot takes",
     "\"reward\":{\"amount\":500},\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CASE\","
     "\"CARD\"]}},{\"quantity\":1,\"select\":{\"skus\":[\"CASE\",\"TRIPOD\"]}}]",
     {2, 1},
     {"TRIPOD", "TRIPOD", "TRIPOD"},
     VT_MIX_SOLD_MOST,
     {7499, 6999, 500, UNKNOWN, UNKNOWN, UNKNOWN}},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("mix_and_match", row->terms);
  g_autofree gint64 *units = g_new0 (gint64, vt_catalog_get_n_products (shop->catalog));
  g_autoptr (VtMixSets) sets = NULL;
  const VtMixSlot *slots;
  VtBundleFigures  figures;
  g_autoptr (GError) error = NULL;
  guint n;

  units[shop_index (shop, "CASE")] = 7;
  units[shop_index (shop, "CARD")] = 3;
  sets = vt_mix_sets_new (offer, shop->catalog, units, NULL, &error);
  g_assert_no_error (error);
  slots = vt_mix_sets_get_slots (sets, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (slots[0].n_products, ==, row->n_products[0]);
  g_assert_cmpuint (slots[1].n_products, ==, row->n_products[1]);
  for (guint i = 0; i < VT_N_MIX_SETS; i++)
    g_assert_cmpuint (slots[1].product[i], ==, shop_index (shop, row->skus[i]));
  vt_mix_set_figures (sets, row->set, offer, &shop->currency, &figures, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures.list_minor, ==, row->figures.list_minor);
  g_assert_cmpint (figures.price_minor, ==, row->figures.price_minor);
  g_assert_cmpint (figures.saving_minor, ==, row->figures.saving_minor);
  g_assert_cmpint (figures.cost_minor, ==, row->figures.cost_minor);
  g_assert_cmpint (figures.margin_before_minor, ==, row->figures.margin_before_minor);
  g_assert_cmpint (figures.margin_after_minor, ==, row->figures.margin_after_minor);
}

/* Where orders are not known what is cheapest stands for what sells. */
static void
test_nothing_sold (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("mix_and_match", rows[0].terms);
  g_autoptr (VtMixSets) sets = vt_mix_sets_new (offer, shop->catalog, NULL, NULL, NULL);
  guint            n;
  const VtMixSlot *slots = vt_mix_sets_get_slots (sets, &n);

  g_assert_cmpuint (slots[1].product[VT_MIX_SOLD_MOST], ==, shop_index (shop, "CARD"));
}

/* A slot that nothing fills, or that says nothing yet, makes no set. */
static void
test_unfilled (gconstpointer terms)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("mix_and_match", terms);
  g_autoptr (VtMixSets) sets = vt_mix_sets_new (offer, shop->catalog, NULL, NULL, NULL);
  VtBundleFigures figures;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      vt_mix_set_figures (sets, VT_MIX_CHEAPEST, offer, &shop->currency, &figures, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_cancel (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("mix_and_match", rows[0].terms);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (vt_mix_sets_new (offer, shop->catalog, NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/offers/mix-sets/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/offers/mix-sets/nothing-sold", test_nothing_sold);
  g_test_add_data_func ("/offers/mix-sets/unfilled/nothing",
                        "\"reward\":{\"amount\":5},\"slots\":[{\"quantity\":1,\"select\":{\"skus\":"
                        "[\"CAM\"]}},{\"quantity\":1,\"select\":{\"brands\":[\"nobody\"]}}]",
                        test_unfilled);
  g_test_add_data_func ("/offers/mix-sets/unfilled/unsaid",
                        "\"reward\":{\"amount\":5},\"slots\":[{\"quantity\":1},{\"quantity\":1}]",
                        test_unfilled);
  g_test_add_func ("/offers/mix-sets/cancel", test_cancel);
  return g_test_run ();
}
