/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions as lists of parts, and changed part by part. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-condition.h"

#include <string.h>

#define ORDERS "{\"orders\":{\"from\":1}}"
#define FIRST "{\"first_order\":true}"
#define NEW "{\"has\":\"CAM\"}"

static JsonNode *
parse_terms (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  json_node_seal (node);
  return node;
}

/* The audience alone, as terms. */
static JsonNode *
terms_with (const char *audience)
{
  g_autofree char *json =
      *audience != '\0' ? g_strdup_printf ("{\"audience\":%s}", audience) : g_strdup ("{}");

  return parse_terms (json);
}

/* ---- lists ---- */

typedef struct
{
  const char *name;
  const char *audience;
  const char *parts; /* "path:inner path:member:level:depth", "!" where it is negated, one a line */
} ListCase;

static const ListCase list_cases[] = {
    {"none", "", ""},
    {"one", ORDERS, "audience:audience/orders:orders:0:1\n"},
    {"not", "{\"not\":" ORDERS "}", "!audience:audience/not/orders:orders:0:2\n"},
    {"not-not", "{\"not\":{\"not\":" ORDERS "}}",
     "audience:audience/not:not:0:1\n!audience/not:audience/not/not/orders:orders:1:3\n"},
    {"groups", "{\"all\":[" ORDERS ",{\"not\":{\"any\":[" FIRST "]}}]}",
     "audience:audience/all:all:0:1\n"
     "audience/all/0:audience/all/0/orders:orders:1:2\n"
     "!audience/all/1:audience/all/1/not/any:any:1:3\n"
     "audience/all/1/not/any/0:audience/all/1/not/any/0/first_order:first_order:2:4\n"},
    {"empty-group", "{\"any\":[]}", "audience:audience/any:any:0:1\n"},
    {"empty", "{\"all\":[{}]}",
     "audience:audience/all:all:0:1\naudience/all/0:audience/all/0::1:2\n"},
    {"no-condition", "5", ""},
    {"extension", "{\"x-note\":1,\"has\":\"A\"}", "audience:audience/has:has:0:1\n"},
};

static void
test_list (gconstpointer data)
{
  const ListCase *row = data;
  g_autoptr (JsonNode) terms = terms_with (row->audience);
  g_autoptr (GPtrArray) parts = vt_condition_list (terms, "audience");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const VtConditionPart *part = parts->pdata[i];

      g_string_append_printf (text, "%s%s:%s:%s:%u:%u\n", part->is_negated ? "!" : "", part->path,
                              part->inner_path, part->member, part->level, part->depth);
    }
  g_assert_cmpstr (text->str, ==, row->parts);
}

/* ---- changes ---- */

typedef enum
{
  ADD,
  REMOVE,
  NEGATE,
  TO_ANY,
  TO_NOT_ALL,
} Change;

typedef struct
{
  const char *name;
  Change      change;
  const char *audience;
  const char *path;
  const char *result;
} ChangeCase;

static const ChangeCase change_cases[] = {
    {"add-first", ADD, "", "audience", NEW},
    {"add-second", ADD, ORDERS, "audience", "{\"all\":[" ORDERS "," NEW "]}"},
    {"add-to-group", ADD, "{\"any\":[" ORDERS "]}", "audience", "{\"any\":[" ORDERS "," NEW "]}"},
    {"add-to-negated-group", ADD, "{\"not\":{\"any\":[" ORDERS "]}}", "audience",
     "{\"not\":{\"any\":[" ORDERS "," NEW "]}}"},
    {"add-to-negated", ADD, "{\"not\":" ORDERS "}", "audience",
     "{\"all\":[{\"not\":" ORDERS "}," NEW "]}"},
    {"add-within", ADD, "{\"all\":[{\"any\":[]}]}", "audience/all/0",
     "{\"all\":[{\"any\":[" NEW "]}]}"},
    {"remove", REMOVE, ORDERS, "audience", ""},
    {"remove-one", REMOVE, "{\"all\":[" ORDERS "," FIRST "]}", "audience/all/0",
     "{\"all\":[" FIRST "]}"},
    {"remove-last-of-group", REMOVE, "{\"all\":[" ORDERS ",{\"not\":{\"any\":[" FIRST "]}}]}",
     "audience/all/1/not/any/0", "{\"all\":[" ORDERS "]}"},
    {"remove-last-of-all", REMOVE, "{\"all\":[{\"not\":{\"any\":[" FIRST "]}}]}",
     "audience/all/0/not/any/0", ""},
    {"negate", NEGATE, "{\"all\":[" ORDERS "]}", "audience/all/0",
     "{\"all\":[{\"not\":" ORDERS "}]}"},
    {"negate-back", NEGATE, "{\"not\":" ORDERS "}", "audience", ORDERS},
    {"negate-nothing", NEGATE, "", "audience", ""},
    {"regroup", TO_ANY, "{\"all\":[" ORDERS "]}", "audience", "{\"any\":[" ORDERS "]}"},
    {"regroup-negated", TO_ANY, "{\"not\":{\"all\":[" ORDERS "]}}", "audience",
     "{\"any\":[" ORDERS "]}"},
    {"regroup-not", TO_NOT_ALL, "{\"any\":[]}", "audience", "{\"not\":{\"all\":[]}}"},
    {"regroup-no-group", TO_ANY, ORDERS, "audience", ORDERS},
};

static JsonNode *
change (const ChangeCase *row, JsonNode *terms, GError **error)
{
  g_autoptr (JsonNode) added = json_from_string (NEW, NULL);

  switch (row->change)
    {
    case ADD:
      return vt_condition_add (terms, row->path, added, error);
    case REMOVE:
      return vt_condition_remove (terms, row->path, error);
    case NEGATE:
      return vt_condition_negate (terms, row->path, error);
    case TO_ANY:
      return vt_condition_regroup (terms, row->path, "any", FALSE, error);
    case TO_NOT_ALL:
    default:
      return vt_condition_regroup (terms, row->path, "all", TRUE, error);
    }
}

static void
test_change (gconstpointer data)
{
  const ChangeCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = terms_with (row->audience);
  g_autoptr (JsonNode) wanted = terms_with (row->result);
  g_autoptr (JsonNode) result = change (row, terms, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = json_to_string (result, FALSE);
  if (!json_node_equal (result, wanted))
    g_error ("%s is not %s", text, row->result);
}

static void
test_gone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = terms_with ("{\"all\":[" ORDERS "," FIRST "]}");
  g_autoptr (JsonNode) result = vt_condition_remove (terms, "audience/all/7", &error);

  g_assert_null (result);
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

/* ---- beginnings ---- */

/* What can be begun with, and whether the evaluator takes it as it is. */
static const struct
{
  const char *member;
  gboolean    is_complete;
} beginnings[] = {
    {"all", FALSE},        {"any", FALSE},      {"bought", TRUE},   {"channel", FALSE},
    {"coupon", FALSE},     {"has", FALSE},      {"hours", TRUE},    {"orders", TRUE},
    {"first_order", TRUE}, {"placement", TRUE}, {"quantity", TRUE}, {"segment", FALSE},
    {"shipping", FALSE},   {"subtotal", TRUE},  {"weekday", TRUE},
};

static void
test_beginnings (void)
{
  Shop *shop = shop_new ();

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"10\"}");
      g_autoptr (JsonNode) condition = vt_condition_new (beginnings[i].member, &shop->currency);
      g_autoptr (JsonNode) terms = NULL;

      g_assert_nonnull (condition);
      terms = vt_condition_add (offer->terms, "audience", condition, &error);
      g_assert_no_error (error);
      g_assert_true (vt_offer_set_terms (offer, terms, &error));
      if (vt_offer_judge (offer, shop->catalog, &shop->currency, &error) !=
          beginnings[i].is_complete)
        g_error ("%s: %s", beginnings[i].member, error != NULL ? error->message : "taken");
    }
  g_assert_null (vt_condition_new ("moon", &shop->currency));
  shop_free (shop);
}

/* One condition inside of so many groups. */
static JsonNode *
nest (guint n_groups)
{
  g_autoptr (GString) json = g_string_new ("{\"audience\":");

  for (guint i = 0; i < n_groups; i++)
    g_string_append (json, "{\"all\":[");
  g_string_append (json, ORDERS);
  for (guint i = 0; i < n_groups; i++)
    g_string_append (json, "]}");
  g_string_append (json, ",\"reward\":{\"percent\":\"10\"}}");
  return parse_terms (json->str);
}

/* The evaluator takes one more where there is room, and not where there is none. */
static void
test_depth (void)
{
  Shop *shop = shop_new ();

  for (guint n_groups = 0; n_groups < 12; n_groups++)
    {
      g_autoptr (VtOffer) offer = shop_make_kind ("markdown", "");
      g_autoptr (JsonNode) terms = nest (n_groups);
      g_autoptr (JsonNode) deeper = nest (n_groups + 1);
      g_autoptr (GPtrArray) parts = vt_condition_list (terms, "audience");
      const VtConditionPart *last = parts->pdata[parts->len - 1];

      g_assert_cmpuint (last->depth, ==, n_groups + 1);
      g_assert_cmpuint (last->level, ==, n_groups);
      g_assert_true (vt_offer_set_terms (offer, deeper, NULL));
      g_assert_true (vt_offer_judge (offer, shop->catalog, &shop->currency, NULL) ==
                     vt_condition_has_room (last, 1));
    }
  shop_free (shop);
}

#define ADD_CASES(prefix, cases, test)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/condition/" prefix "/", (cases)[i].name, NULL);       \
                                                                                                   \
      g_test_add_data_func (path, &(cases)[i], test);                                              \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("list", list_cases, test_list);
  ADD_CASES ("change", change_cases, test_change);
  g_test_add_func ("/condition/gone", test_gone);
  g_test_add_func ("/condition/beginnings", test_beginnings);
  g_test_add_func ("/condition/depth", test_depth);
  return g_test_run ();
}
