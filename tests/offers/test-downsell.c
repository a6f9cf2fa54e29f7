/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a cheaper product to instalments and back. */

#include "vt-downsell.h"

static const struct
{
  const char    *name;
  const char    *before;
  VtDownsellForm form;
  const char    *after;
} form_cases[] = {
    {"empty", "{}", VT_DOWNSELL_INSTALMENTS, "{\"instalments\":{\"every_days\":30,\"n\":3}}"},
    {"empty-stays", "{}", VT_DOWNSELL_ALTERNATIVE, "{}"},
    {"to-instalments",
     "{\"alternative\":{\"for\":{\"skus\":[\"A\"]},\"sku\":\"B\",\"required\":[\"x\"]},"
     "\"reward\":{\"percent\":\"5\"},\"placements\":[\"cart\"],\"x-mine\":1}",
     VT_DOWNSELL_INSTALMENTS,
     "{\"instalments\":{\"every_days\":30,\"n\":3},\"placements\":[\"cart\"],"
     "\"select\":{\"skus\":[\"A\"]},\"x-mine\":1}"},
    {"to-alternative",
     "{\"select\":{\"tags\":[\"t\"]},\"from\":100,\"instalments\":{\"n\":4,\"every_days\":7},"
     "\"coupon\":\"C\"}",
     VT_DOWNSELL_ALTERNATIVE, "{\"alternative\":{\"for\":{\"tags\":[\"t\"]}},\"coupon\":\"C\"}"},
    {"to-alternative-of-anything", "{\"instalments\":{\"n\":4,\"every_days\":7}}",
     VT_DOWNSELL_ALTERNATIVE, "{\"alternative\":{}}"},
    {"same", "{\"from\":1,\"instalments\":{\"n\":4,\"every_days\":7}}", VT_DOWNSELL_INSTALMENTS,
     "{\"from\":1,\"instalments\":{\"n\":4,\"every_days\":7}}"},
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (JsonNode) terms = json_from_string (form_cases[i].before, NULL);
  g_autoptr (JsonNode) wanted = json_from_string (form_cases[i].after, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) changed = NULL;

  json_node_seal (terms);
  changed = vt_downsell_set_form (terms, form_cases[i].form, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (changed, wanted));
  g_assert_true (vt_terms_check (VT_OFFER_DOWNSELL, changed, NULL));
  if (json_object_get_size (json_node_get_object (changed)) > 0)
    g_assert_cmpint (vt_downsell_get_form (changed), ==, form_cases[i].form);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (form_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/downsell/", form_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  return g_test_run ();
}
