/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from list prices to what is due, in words. */

#include "shop-fixture.h"

#include "vt-calculation.h"

static const struct
{
  const char  *name;
  const char  *cart;
  VtRewardType type;
  gint64       value;
  const char  *text; /* steps and details, a line each; of an offer on CAM and CASE */
} cases[] = {
    {"applied-once", "CAM CASE", VT_REWARD_PERCENT, 100000,
     "2 units at list price: £525.00\n"
     "Of all ways to apply the offers, the one with the lowest total is taken\n"
     "“Set”, 10 % off: £52.50, shared in proportion to list prices\n"
     "- Camera: £50.00 off 1 unit\n"
     "- Camera case: £2.50 off 1 unit\n"
     "Discounts are rounded halves up, once a line; odd amounts of a share go where most was cut "
     "off\n"
     "To pay: £525.00 − £52.50 = £472.50\n"},
    {"applied-twice", "CAM*2 CASE*3", VT_REWARD_AMOUNT, 500,
     "5 units at list price: £1,075.00\n"
     "Of all ways to apply the offers, the one with the lowest total is taken\n"
     "“Set”, £5.00 off, 2 times: £10.00, shared in proportion to list prices\n"
     "- Camera: £9.52 off 2 units\n"
     "- Camera case: £0.48 off 2 units\n"
     "Discounts are rounded halves up, once a line; odd amounts of a share go where most was cut "
     "off\n"
     "To pay: £1,075.00 − £10.00 = £1,065.00\n"},
    {"not-applied", "CAM", VT_REWARD_PERCENT, 100000,
     "1 unit at list price: £500.00\n"
     "Of all ways to apply the offers, the one with the lowest total is taken\n"
     "Discounts are rounded halves up, once a line; odd amounts of a share go where most was cut "
     "off\n"
     "To pay: £500.00 − £0.00 = £500.00\n"},
};

static void
test_steps (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Set", "CAM CASE", cases[i].type, cases[i].value), NULL);
  g_autoptr (VtOffer) filled = shop_make_offer ("", cases[i].cart, VT_REWARD_PERCENT, 1);
  g_autoptr (VtCart) cart = vt_cart_from_offer (filled);
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "preview", 1, &error);
  g_autoptr (VtPreview) preview =
      vt_preview_evaluate (pack, cart, NULL, shop->catalog, &shop->currency, &error);
  g_autoptr (GPtrArray) steps =
      vt_preview_explain (preview, pack, offers, shop->catalog, &shop->currency, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint j = 0; j < steps->len; j++)
    {
      const VtCalculationStep *step = g_ptr_array_index (steps, j);

      g_string_append_printf (text, "%s\n", step->text);
      for (guint k = 0; step->details[k] != NULL; k++)
        g_string_append_printf (text, "- %s\n", step->details[k]);
    }
  g_assert_cmpstr (text->str, ==, cases[i].text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/calculation/steps/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_steps);
    }
  return g_test_run ();
}
