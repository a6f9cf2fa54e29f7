/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a tier ladder. */

#include "shop-fixture.h"

#include "vt-document.h"
#include "vt-tier-matrix.h"
#include "vt-tiers-edit.h"

#include <string.h>

static JsonNode *
parse (const char *json)
{
  g_autoptr (GString) text = g_string_new (json);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_string_replace (text, "'", "\"", 0);
  node = json_from_string (text->str, &error);
  g_assert_no_error (error);
  return node;
}

#define THREE                                                                                      \
  "{'tiers':[{'sku':'LOSS','features':['a']},"                                                     \
  "{'sku':'CARD','features':['a','b'],'upgrade':{'percent':'10'},'x-note':1},"                     \
  "{'sku':'CAM','features':['b','c'],'upgrade':{'amount':5}}],"                                    \
  "'required':['a'],'placements':['cart']}"

typedef struct
{
  const char *name;
  const char *terms;
  JsonNode *(*edit) (JsonNode *terms, VtCatalog *catalog, GError **error);
  const char *tiers;    /* after it; %NULL: refused */
  const char *required; /* after it; "" for no such member */
} EditCase;

static JsonNode *
add_case (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_add (terms, "CASE", catalog, error);
}

static JsonNode *
add_lines (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_add (terms, "LINES", catalog, error);
}

static JsonNode *
add_cam (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_add (terms, "cam", catalog, error);
}

static JsonNode *
add_gift (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_add (terms, "GIFT", catalog, error);
}

static JsonNode *
set_first (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_product (terms, 0, "PENNY", error);
}

static JsonNode *
set_same (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_product (terms, 0, "loss", error);
}

static JsonNode *
set_twice (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_product (terms, 0, "card", error);
}

static JsonNode *
set_fourth (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_product (terms, 3, "PENNY", error);
}

static JsonNode *
remove_first (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_remove (terms, 0, error);
}

static JsonNode *
remove_second (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_remove (terms, 1, error);
}

static JsonNode *
move_down (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_move (terms, 2, 0, error);
}

static JsonNode *
move_up (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_move (terms, 0, 99, error);
}

static JsonNode *
sort (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  JsonNode *sorted = vt_tiers_sort (terms, catalog);

  g_assert_true (vt_tiers_are_sorted (json_node_get_object (sorted), catalog));
  return sorted;
}

static JsonNode *
give_c (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  static const char *const order[] = {"c", "a", "b", NULL};

  return vt_tiers_set_feature (terms, 1, "c", TRUE, order, error);
}

static JsonNode *
give_between (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  static const char *const order[] = {"a", "new", "b", NULL};

  return vt_tiers_set_feature (terms, 1, "new", TRUE, order, error);
}

static JsonNode *
give_again (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_feature (terms, 1, "b", TRUE, NULL, error);
}

static JsonNode *
take_a (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_feature (terms, 1, "a", FALSE, NULL, error);
}

static JsonNode *
give_nothing (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_feature (terms, 1, "", TRUE, NULL, error);
}

static JsonNode *
rename_a (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_rename_feature (terms, "a", "A", error);
}

static JsonNode *
rename_to_other (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_rename_feature (terms, "a", "b", error);
}

static JsonNode *
rename_to_nothing (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_rename_feature (terms, "a", "", error);
}

static JsonNode *
rename_to_same (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_rename_feature (terms, "a", "a", error);
}

static JsonNode *
remove_a (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_remove_feature (terms, "a");
}

static JsonNode *
require_b (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_required (terms, "b", TRUE, error);
}

static JsonNode *
require_a (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_required (terms, "a", TRUE, error);
}

static JsonNode *
release_a (JsonNode *terms, VtCatalog *catalog, GError **error)
{
  return vt_tiers_set_required (terms, "a", FALSE, error);
}

#define LOSS_TIER "{\"sku\":\"LOSS\",\"features\":[\"a\"]}"
#define CARD_REST "\"sku\":\"CARD\",\"features\":[\"a\",\"b\"]"
#define CAM_REST "\"sku\":\"CAM\",\"features\":[\"b\",\"c\"]"
#define PERCENT ",\"upgrade\":{\"percent\":\"10\"}"
#define AMOUNT ",\"upgrade\":{\"amount\":5}"
#define CARD_TIER "{\"x-note\":1," CARD_REST PERCENT "}"
#define CAM_TIER "{" CAM_REST AMOUNT "}"
#define REQUIRED "[\"a\"]"

static const EditCase edit_cases[] = {
    {"add", THREE, add_case, "[" LOSS_TIER "," CARD_TIER ",{\"sku\":\"CASE\"}," CAM_TIER "]",
     REQUIRED},
    {"add-first", "{}", add_case, "[{\"sku\":\"CASE\"}]", ""},
    {"add-without-price", THREE, add_gift,
     "[" LOSS_TIER "," CARD_TIER "," CAM_TIER ",{\"sku\":\"GIFT\"}]", REQUIRED},
    {"add-as-dear", "{'tiers':[{'sku':'MARKUP'},{'sku':'CAM'}]}", add_lines,
     "[{\"sku\":\"MARKUP\"},{\"sku\":\"LINES\"},{\"sku\":\"CAM\"}]", ""},
    {"add-again", THREE, add_cam, NULL, NULL},
    {"add-below", "{'tiers':[{'sku':'CAM'}]}", add_case, "[{\"sku\":\"CASE\"},{\"sku\":\"CAM\"}]",
     ""},
    {"set", THREE, set_first,
     "[{\"sku\":\"PENNY\",\"features\":[\"a\"]}," CARD_TIER "," CAM_TIER "]", REQUIRED},
    {"set-same", THREE, set_same,
     "[{\"sku\":\"loss\",\"features\":[\"a\"]}," CARD_TIER "," CAM_TIER "]", REQUIRED},
    {"set-twice", THREE, set_twice, NULL, NULL},
    {"set-none", THREE, set_fourth, NULL, NULL},
    {"remove-first", THREE, remove_first, "[{\"x-note\":1," CARD_REST "}," CAM_TIER "]", REQUIRED},
    {"remove-second", THREE, remove_second, "[" LOSS_TIER "," CAM_TIER "]", REQUIRED},
    {"remove-none", "{}", remove_first, NULL, NULL},
    {"move-down", THREE, move_down,
     "[{" CAM_REST "},{\"sku\":\"LOSS\",\"features\":[\"a\"]" PERCENT
     "},{\"x-note\":1," CARD_REST AMOUNT "}]",
     REQUIRED},
    {"move-up", THREE, move_up,
     "[{\"x-note\":1," CARD_REST "},{" CAM_REST PERCENT
     "},{\"sku\":\"LOSS\",\"features\":[\"a\"]" AMOUNT "}]",
     REQUIRED},
    {"move-none", "{'tiers':'x'}", move_up, NULL, NULL},
    {"sort",
     "{'tiers':[{'sku':'GIFT'},{'sku':'CAM','upgrade':{'amount':5}},{'sku':'LINES'},{},"
     "{'sku':'MARKUP'},{'sku':'LOSS'}]}",
     sort,
     "[{\"sku\":\"LOSS\"},{\"sku\":\"LINES\"" AMOUNT "},{\"sku\":\"MARKUP\"},{\"sku\":\"CAM\"},"
     "{\"sku\":\"GIFT\"},{}]",
     ""},
    {"give-at-end", THREE, give_c,
     "[" LOSS_TIER ",{\"x-note\":1,\"sku\":\"CARD\",\"features\":[\"c\",\"a\",\"b\"]" PERCENT
     "}," CAM_TIER "]",
     REQUIRED},
    {"give-between", THREE, give_between,
     "[" LOSS_TIER ",{\"x-note\":1,\"sku\":\"CARD\",\"features\":[\"a\",\"new\",\"b\"]" PERCENT
     "}," CAM_TIER "]",
     REQUIRED},
    {"give-again", THREE, give_again, "[" LOSS_TIER "," CARD_TIER "," CAM_TIER "]", REQUIRED},
    {"take", THREE, take_a,
     "[" LOSS_TIER ",{\"x-note\":1,\"sku\":\"CARD\",\"features\":[\"b\"]" PERCENT "}," CAM_TIER "]",
     REQUIRED},
    {"give-nothing", THREE, give_nothing, NULL, NULL},
    {"rename", THREE, rename_a,
     "[{\"sku\":\"LOSS\",\"features\":[\"A\"]},{\"x-note\":1,\"sku\":\"CARD\",\"features\":[\"A\","
     "\"b\"]" PERCENT "}," CAM_TIER "]",
     "[\"A\"]"},
    {"rename-to-other", THREE, rename_to_other,
     "[{\"sku\":\"LOSS\",\"features\":[\"b\"]},{\"x-note\":1,\"sku\":\"CARD\",\"features\":["
     "\"b\"]" PERCENT "}," CAM_TIER "]",
     "[\"b\"]"},
    {"rename-to-same", THREE, rename_to_same, "[" LOSS_TIER "," CARD_TIER "," CAM_TIER "]",
     REQUIRED},
    {"rename-to-nothing", THREE, rename_to_nothing, NULL, NULL},
    {"remove-feature", THREE, remove_a,
     "[{\"sku\":\"LOSS\"},{\"x-note\":1,\"sku\":\"CARD\",\"features\":[\"b\"]" PERCENT "}," CAM_TIER
     "]",
     ""},
    {"require", THREE, require_b, "[" LOSS_TIER "," CARD_TIER "," CAM_TIER "]", "[\"a\",\"b\"]"},
    {"require-again", THREE, require_a, "[" LOSS_TIER "," CARD_TIER "," CAM_TIER "]", REQUIRED},
    {"release", THREE, release_a, "[" LOSS_TIER "," CARD_TIER "," CAM_TIER "]", ""},
};

static char *
member_text (JsonNode *terms, const char *name)
{
  JsonObject *object = json_node_get_object (terms);

  return json_object_has_member (object, name)
             ? json_to_string (json_object_get_member (object, name), FALSE)
             : g_strdup ("");
}

static void
test_edit (gconstpointer data)
{
  const EditCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (JsonNode) terms = parse (c->terms);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = json_to_string (terms, FALSE);
  g_autofree char *after = NULL;
  g_autoptr (JsonNode) edited = NULL;
  g_autofree char *tiers = NULL;
  g_autofree char *required = NULL;

  json_node_seal (terms);
  edited = c->edit (terms, shop->catalog, &error);
  after = json_to_string (terms, FALSE);
  g_assert_cmpstr (after, ==, before);
  if (c->tiers == NULL)
    {
      g_assert_null (edited);
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (json_node_is_immutable (edited));
  tiers = member_text (edited, "tiers");
  required = member_text (edited, "required");
  g_assert_cmpstr (tiers, ==, c->tiers);
  g_assert_cmpstr (required, ==, c->required);
  /* What is not the ladder's own is left alone. */
  g_assert_cmpint (json_object_has_member (json_node_get_object (edited), "placements"), ==,
                   strstr (c->terms, "placements") != NULL);
}

static void
test_too_many (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GString) text = g_string_new ("{'tiers':[{}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = NULL;

  for (guint i = 1; i < VT_LADDER_MAX_TIERS; i++)
    g_string_append (text, ",{}");
  g_string_append (text, "]}");
  terms = parse (text->str);
  g_assert_null (vt_tiers_add (terms, "CAM", shop->catalog, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static void
test_too_many_features (void)
{
  g_autoptr (JsonNode) terms = parse ("{'tiers':[{}]}");
  g_autofree char *long_name = g_strnfill (VT_ID_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_tiers_set_feature (terms, 0, long_name, TRUE, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  for (guint i = 0; i < VT_LADDER_MAX_FEATURES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      JsonNode        *more = vt_tiers_set_feature (terms, 0, name, TRUE, NULL, &error);

      g_assert_no_error (error);
      json_node_unref (terms);
      terms = more;
    }
  g_assert_null (vt_tiers_set_feature (terms, 0, "more", TRUE, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

/* ---- attributes ---- */

static const struct
{
  const char *name;
  const char *terms;
  const char *features; /* of both tiers */
} attribute_cases[] = {
    {"differing", "{'tiers':[{'sku':'CARD'},{'sku':'CASE'}]}",
     "[\"8 GB memory\",\"1 TB storage\"] [\"16 GB memory\"]"},
    {"known",
     "{'tiers':[{'sku':'CARD','features':['8 gb Memory']},"
     "{'sku':'CASE','features':['memory: 16 GB','own']}]}",
     "[\"8 gb Memory\",\"1 TB storage\"] [\"memory: 16 GB\",\"own\"]"},
    {"value-alone", "{'tiers':[{'sku':'CARD','features':['1 TB']},{'sku':'CASE'}]}",
     "[\"1 TB\",\"8 GB memory\"] [\"16 GB memory\"]"},
    {"no-product", "{'tiers':[{},{'sku':'GONE'}]}", " "},
    {"no-json", "{'tiers':[{'sku':'CAM'},{'sku':'CASE'}]}",
     " [\"Aurora family\",\"16 GB memory\",\"2 tier\"]"},
};

static void
test_attributes (void)
{
  g_autoptr (Shop) shop = shop_new ();

  shop_exec (shop, "UPDATE product SET attributes = '{\"memory\":\"8 GB\",\"family\":\"Aurora\","
                   "\"tier\":1,\"storage\":\"1 TB\"}' WHERE sku = 'CARD'");
  shop_exec (shop, "UPDATE product SET attributes = '{\"memory\":\"16 GB\",\"family\":\"Aurora\","
                   "\"tier\":2,\"empty\":\"\",\"list\":[1]}' WHERE sku = 'CASE'");
  shop_exec (shop, "UPDATE product SET attributes = 'no json' WHERE sku = 'CAM'");
  shop_reload (shop);
  for (guint i = 0; i < G_N_ELEMENTS (attribute_cases); i++)
    {
      g_autoptr (JsonNode) terms = parse (attribute_cases[i].terms);
      g_autoptr (JsonNode) taken = vt_tiers_take_attributes (terms, shop->catalog);
      JsonArray *tiers = vt_terms_get_array (json_node_get_object (taken), "tiers");
      g_autoptr (GString) features = g_string_new (NULL);

      for (guint tier = 0; tier < 2; tier++)
        {
          JsonNode *node = json_object_get_member (vt_terms_get_element (tiers, tier), "features");
          g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : g_strdup ("");

          g_string_append_printf (features, "%s%s", tier > 0 ? " " : "", text);
        }
      g_test_message ("%s", attribute_cases[i].name);
      g_assert_cmpstr (features->str, ==, attribute_cases[i].features);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tiers/edit/", edit_cases[i].name, NULL);

      g_test_add_data_func (path, &edit_cases[i], test_edit);
    }
  g_test_add_func ("/tiers/edit/too-many", test_too_many);
  g_test_add_func ("/tiers/edit/too-many-features", test_too_many_features);
  g_test_add_func ("/tiers/attributes", test_attributes);
  return g_test_run ();
}
