/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of options, told and changed. */

#include "vt-add-on.h"
#include "vt-error.h"

#define OPTION(sku) "{\"sku\":\"" sku "\",\"price\":100}"
#define TERMS                                                                                      \
  "{\"groups\":[{\"id\":\"flight\",\"max\":2,\"options\":[" OPTION ("SEAT") "," OPTION (           \
      "BAG") "]},{\"id\":\"group-4\",\"options\":[" OPTION ("CARD") "]},{\"id\":\"none\"}]}"

static JsonNode *
parse (const char *text)
{
  JsonNode *node = json_from_string (text, NULL);

  json_node_seal (node);
  return node;
}

/* "flight: SEAT BAG, group-4: CARD, none:" */
static char *
describe (JsonNode *terms)
{
  JsonArray *groups = vt_terms_get_array (json_node_get_object (terms), "groups");
  GString   *told = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonObject *group = vt_terms_get_element (groups, i);
      JsonArray  *options = vt_terms_get_array (group, "options");

      g_string_append_printf (told, "%s%s:", i > 0 ? ", " : "", vt_terms_get_text (group, "id"));
      for (guint k = 0; k < vt_terms_get_length (options); k++)
        g_string_append_printf (told, " %s",
                                vt_terms_get_text (vt_terms_get_element (options, k), "sku"));
    }
  return g_string_free (told, FALSE);
}

static const struct
{
  const char *group;
  const char *told;
} choice_cases[] = {
    {"{}", "No options yet"},
    {"{\"max\":1}", "No options yet"},
    {"{\"options\":[1,2,3]}", "Any of 3"},
    {"{\"options\":[1]}", "Can be chosen or not"},
    {"{\"options\":[1],\"max\":1}", "Can be chosen or not"},
    {"{\"options\":[1,2,3],\"max\":1}", "At most one of 3 at its price"},
    {"{\"options\":[1,2,3],\"max\":2}", "At most 2 of 3 at their price"},
    {"{\"options\":[1,2,3],\"min\":1}", "At least 1 of 3"},
    {"{\"options\":[1,2,3],\"min\":1,\"max\":1}", "At least 1 of 3, one at its price"},
    {"{\"options\":[1,2,3],\"min\":1,\"max\":2}", "At least 1 of 3, at most 2 at their price"},
    {"{\"options\":[1,2,3],\"max\":3}", "Any of 3"},
    {"{\"options\":[1,2,3],\"min\":3}", "All 3 have to be chosen"},
    {"{\"options\":[1],\"min\":1}", "1, which has to be chosen"},
    {"{\"options\":[1,2],\"min\":\"x\",\"max\":9}", "Any of 2"},
};

static void
test_choice (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choice_cases); i++)
    {
      g_autoptr (JsonNode) group = parse (choice_cases[i].group);
      g_autofree char *told = vt_add_on_tell_choice (json_node_get_object (group));

      g_assert_cmpstr (told, ==, choice_cases[i].told);
    }
}

static void
test_find (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (JsonNode) nothing = parse ("{\"groups\":3}");
  guint group = 9;
  guint index = 9;

  g_assert_true (vt_add_on_find_option (terms, "bag", &group, &index));
  g_assert_cmpuint (group, ==, 0);
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (vt_add_on_find_option (terms, "CARD", &group, &index));
  g_assert_cmpuint (group, ==, 1);
  g_assert_cmpuint (index, ==, 0);
  g_assert_false (vt_add_on_find_option (terms, "NIX", &group, &index));
  g_assert_false (vt_add_on_find_option (nothing, "CARD", &group, &index));
}

static const struct
{
  const char *sku;
  guint       group;
  const char *told; /* NULL: refused */
} move_cases[] = {
    {"SEAT", 1, "flight: BAG, group-4: CARD SEAT, none:"},
    {"CARD", 0, "flight: SEAT BAG CARD, group-4:, none:"},
    {"BAG", 2, "flight: SEAT, group-4: CARD, none: BAG"},
    {"BAG", 0, "flight: SEAT BAG, group-4: CARD, none:"},
    {"SEAT", 0, "flight: SEAT BAG, group-4: CARD, none:"},
    {"NIX", 1, NULL},
    {"SEAT", 3, NULL},
};

static void
test_move (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);

  for (gsize i = 0; i < G_N_ELEMENTS (move_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) moved =
          vt_add_on_move_option (terms, move_cases[i].sku, move_cases[i].group, &error);
      g_autofree char *told = moved != NULL ? describe (moved) : NULL;

      g_assert_cmpstr (told, ==, move_cases[i].told);
      if (moved == NULL)
        g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
    }
}

static void
test_full (void)
{
  g_autoptr (GString) text = g_string_new ("{\"groups\":[{\"id\":\"a\",\"options\":[");
  g_autoptr (JsonNode) terms = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < VT_ADD_ON_MAX_OPTIONS; i++)
    g_string_append_printf (text, "%s{\"sku\":\"S%u\",\"price\":1}", i > 0 ? "," : "", i);
  g_string_append (text, "]},{\"id\":\"b\",\"options\":[{\"sku\":\"X\",\"price\":1}]}]}");
  terms = parse (text->str);
  g_assert_null (vt_add_on_move_option (terms, "X", 0, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static void
test_add (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (JsonNode) empty = parse ("{}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) more = vt_add_on_add_group (terms, &error);
  g_autoptr (JsonNode) first = vt_add_on_add_group (empty, &error);
  g_autofree char *told = describe (more);
  g_autofree char *told_first = describe (first);

  /* The fourth has that name already. */
  g_assert_cmpstr (told, ==, "flight: SEAT BAG, group-4: CARD, none:, group-5:");
  g_assert_cmpstr (told_first, ==, "group-1:");
  for (guint i = 1; i < VT_ADD_ON_MAX_GROUPS; i++)
    {
      JsonNode *next = vt_add_on_add_group (first, &error);

      g_assert_no_error (error);
      json_node_unref (first);
      first = next;
    }
  g_assert_null (vt_add_on_add_group (first, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static const struct
{
  const char *terms;
  const char *told;
} drop_cases[] = {
    {TERMS, "flight: SEAT BAG, group-4: CARD"},
    {"{\"groups\":[{\"id\":\"a\"},{\"id\":\"b\",\"options\":[]}]}", ""},
    {"{\"groups\":7}", ""},
    {"{}", ""},
};

static void
test_drop_empty (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (drop_cases); i++)
    {
      g_autoptr (JsonNode) terms = parse (drop_cases[i].terms);
      g_autoptr (JsonNode) dropped = vt_add_on_drop_empty (terms);
      g_autofree char *told = describe (dropped);

      g_assert_cmpstr (told, ==, drop_cases[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/add-on/choice", test_choice);
  g_test_add_func ("/offers/add-on/find", test_find);
  g_test_add_func ("/offers/add-on/move", test_move);
  g_test_add_func ("/offers/add-on/full", test_full);
  g_test_add_func ("/offers/add-on/add", test_add);
  g_test_add_func ("/offers/add-on/drop-empty", test_drop_empty);
  return g_test_run ();
}
