/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A volume offer in its three forms: what stays and what comes new. */

#include "vt-volume-forms.h"

typedef struct
{
  const char  *name;
  const char  *terms;
  VtVolumeForm form; /* of these */
  VtVolumeForm to;
  const char  *expected;
} Row;

#define SAME                                                                                       \
  "{\"buy\":2,\"get\":1,\"pick\":\"dearest\",\"reward\":{\"fixed\":5},\"select\":{\"skus\":["      \
  "\"A\"]},\"stacks\":false}"
#define OTHER "{\"buy\":2,\"buy_select\":{\"brands\":[\"B\"]},\"get\":1,\"reward\":{\"fixed\":5}}"
#define BREAKS                                                                                     \
  "{\"breaks\":[{\"from\":3,\"reward\":{\"amount\":7}},{\"from\":5,\"reward\":{\"amount\":9}}],"   \
  "\"coupon\":\"X\"}"

static const Row rows[] = {
    {"same-to-breaks", SAME, VT_VOLUME_SAME, VT_VOLUME_BREAKS,
     "{\"breaks\":[{\"from\":3,\"reward\":{\"fixed\":5}}],\"select\":{\"skus\":[\"A\"]},"
     "\"stacks\":false}"},
    {"same-to-other", SAME, VT_VOLUME_SAME, VT_VOLUME_OTHER,
     "{\"buy\":2,\"buy_select\":{},\"get\":1,\"reward\":{\"fixed\":5},"
     "\"select\":{\"skus\":[\"A\"]},\"stacks\":false}"},
    {"same-to-same", SAME, VT_VOLUME_SAME, VT_VOLUME_SAME, SAME},
    {"other-to-same", OTHER, VT_VOLUME_OTHER, VT_VOLUME_SAME,
     "{\"buy\":2,\"get\":1,\"reward\":{\"fixed\":5}}"},
    {"other-to-other", OTHER, VT_VOLUME_OTHER, VT_VOLUME_OTHER, OTHER},
    {"breaks-to-same", BREAKS, VT_VOLUME_BREAKS, VT_VOLUME_SAME,
     "{\"buy\":1,\"coupon\":\"X\",\"get\":1,\"reward\":{\"amount\":7}}"},
    {"breaks-to-other", BREAKS, VT_VOLUME_BREAKS, VT_VOLUME_OTHER,
     "{\"buy\":1,\"buy_select\":{},\"coupon\":\"X\",\"get\":1,\"reward\":{\"amount\":7}}"},
    {"nothing-to-breaks", "{}", VT_VOLUME_SAME, VT_VOLUME_BREAKS,
     "{\"breaks\":[{\"from\":2,\"reward\":{\"percent\":\"10\"}}]}"},
    {"nothing-to-same", "{}", VT_VOLUME_SAME, VT_VOLUME_SAME,
     "{\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"10\"}}"},
    {"none-bought-to-other", "{\"buy\":0,\"get\":2}", VT_VOLUME_SAME, VT_VOLUME_OTHER,
     "{\"buy\":1,\"buy_select\":{},\"get\":2,\"reward\":{\"percent\":\"10\"}}"},
    {"of-the-wrong-type", "{\"breaks\":\"x\",\"buy\":\"y\",\"reward\":3}", VT_VOLUME_SAME,
     VT_VOLUME_SAME, "{\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"10\"}}"},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (JsonNode) terms = json_from_string (row->terms, NULL);
  g_autoptr (JsonNode) expected = json_from_string (row->expected, NULL);
  g_autoptr (JsonNode) before = json_node_copy (terms);
  g_autoptr (JsonNode) changed = NULL;

  json_node_seal (terms);
  g_assert_cmpint (vt_volume_get_form (json_node_get_object (terms)), ==, row->form);
  changed = vt_volume_to_form (terms, row->to);
  g_assert_true (json_node_is_immutable (changed));
  if (!json_node_equal (changed, expected))
    {
      g_autofree char *text = json_to_string (changed, FALSE);

      g_error ("%s", text);
    }
  g_assert_true (json_node_equal (terms, before));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/offers/volume-forms/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
