/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What so many units come to with a volume offer, against amounts worked by hand. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-volume-figures.h"

#define UNKNOWN VT_MONEY_UNKNOWN

/* CASE is 25.00 and costs 10.00; CARD 19.99 and 9.00; TRIPOD 49.99, of unknown cost. */
typedef struct
{
  const char *name;
  const char *terms;
  const char *sku;
  const char *bought_sku;
  const char *units; /* those that tell */
  VtVolumeRow row;   /* of one of them */
} Row;

static const Row rows[] = {
    {"second for a price",
     "\"select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}",
     "CASE",
     NULL,
     "1 2 3 4",
     {2, 5000, 4490, 1990, 2490}},
    {"second for a price, the third in full",
     "\"select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}",
     "CASE",
     NULL,
     "1 2 3 4",
     {3, 7500, 6990, 2500, 3990}},
    {"second for a price, once",
     "\"select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990},"
     "\"limits\":{\"per_cart\":1}",
     "CASE",
     NULL,
     "1 2 3 4",
     {4, 10000, 9490, 2500, 5490}},
    {"each third half price",
     "\"select\":{\"skus\":[\"TRIPOD\"]},\"buy\":2,\"get\":1,\"reward\":{\"percent\":\"50\"}",
     "TRIPOD",
     NULL,
     "1 2 3 4 5 6",
     {3, 14997, 12497, 2499, UNKNOWN}},
    {"two for the price of one",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"100\"}",
     "CARD",
     NULL,
     "1 2 3 4",
     {2, 3998, 1999, 0, 199}},
    {"from so many on",
     "\"select\":{\"skus\":[\"CARD\"]},\"breaks\":[{\"from\":3,\"reward\":{\"percent\":\"5\"}},"
     "{\"from\":5,\"reward\":{\"percent\":\"40\"}}]",
     "CARD",
     NULL,
     "1 2 3 4 5",
     {5, 9995, 5997, -1599, 1497}},
    {"breaks far apart",
     "\"select\":{\"skus\":[\"CARD\"]},\"breaks\":[{\"from\":10,\"reward\":{\"percent\":\"5\"}},"
     "{\"from\":50,\"reward\":{\"percent\":\"10\"}}]",
     "CARD",
     NULL,
     "1 9 10 49 50",
     {50, 99950, 89955, 89955 - 93053, 44955}},
    {"with something else",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy_select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":2,"
     "\"reward\":{\"amount\":500}",
     "CARD",
     "CASE",
     "1 2 3 4",
     {4, 7996, 5996, 999, 2396}},
    {"of lower case",
     "\"select\":{\"skus\":[\"case\"]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}",
     "case",
     NULL,
     "1 2 3 4",
     {1, 2500, 2500, 2500, 1500}},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("volume", row->terms);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64      units[VT_VOLUME_MAX_ROWS];
  VtVolumeRow found;
  g_autoptr (GError) error = NULL;
  guint n = vt_volume_list_units (offer, units);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", units[i]);
  g_assert_cmpstr (text->str, ==, row->units);
  vt_volume_table (offer, row->sku, row->bought_sku, &row->row.units, 1, shop->catalog,
                   &shop->currency, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found.units, ==, row->row.units);
  g_assert_cmpint (found.list_minor, ==, row->row.list_minor);
  g_assert_cmpint (found.due_minor, ==, row->row.due_minor);
  g_assert_cmpint (found.last_minor, ==, row->row.last_minor);
  g_assert_cmpint (found.margin_minor, ==, row->row.margin_minor);
}

static const struct
{
  const char *name;
  const char *terms;
  const char *sku;
  VtError     code;
} refusals[] = {
    {"unknown product",
     "\"select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1}", "NOTHING",
     VT_ERROR_NOT_FOUND},
    {"unfinished", "\"buy\":1,\"get\":1", "CASE", VT_ERROR_BAD_INPUT},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("volume", refusals[i].terms);
  const gint64 units = 1;
  VtVolumeRow  row;
  g_autoptr (GError) error = NULL;

  g_assert_false (vt_volume_table (offer, refusals[i].sku, NULL, &units, 1, shop->catalog,
                                   &shop->currency, &row, &error));
  g_assert_error (error, VT_ERROR, (int) refusals[i].code);
}

/* Never more rows than there is room for, whatever the offer says. */
static void
test_bounded (void)
{
  g_autoptr (VtOffer) offer = shop_make_kind ("volume", "\"buy\":500,\"get\":999999999");
  gint64 units[VT_VOLUME_MAX_ROWS];

  g_assert_cmpuint (vt_volume_list_units (offer, units), ==, VT_VOLUME_MAX_ROWS);
  for (guint i = 0; i < VT_VOLUME_MAX_ROWS; i++)
    g_assert_cmpint (units[i], ==, i + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/offers/volume-figures/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/offers/volume-figures/refused/%s", refusals[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/offers/volume-figures/bounded", test_bounded);
  return g_test_run ();
}
