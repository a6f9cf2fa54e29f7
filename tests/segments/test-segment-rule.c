/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of segments: as JSON and back, refused, changed by place, told in words. */

#include "history.h"

#include "vt-segment-rule.h"
#include "vt-segment-words.h"

#include <string.h>

/* ---- there and back ---- */

typedef struct
{
  const char *name;
  const char *json;
  const char *canonical; /* NULL: as it stands */
  const char *words;
} RuleRow;

static const RuleRow rule_rows[] = {
    {"everybody", "{\"all\":[]}", NULL, "every customer"},
    {"nobody", "{\"any\":[]}", NULL, "nobody"},
    {"none-of-none", "{\"not\":{\"any\":[]}}", NULL, "every customer"},
    {"orders-from", "{\"orders\":{\"from\":3}}", NULL, "at least 3 orders"},
    {"orders-one", "{\"orders\":{\"from\":1,\"to\":1}}", NULL, "exactly 1 order"},
    {"orders-to", "{\"orders\":{\"to\":0}}", NULL, "at most 0 orders"},
    {"orders-range", "{\"orders\":{\"to\":4,\"from\":2}}", "{\"orders\":{\"from\":2,\"to\":4}}",
     "2 to 4 orders"},
    {"revenue", "{\"revenue\":{\"from\":10000,\"to\":20000}}", NULL,
     "revenue of £100.00 to £200.00"},
    {"revenue-below-zero", "{\"revenue\":{\"to\":-1}}", NULL, "revenue of at most −£0.01"},
    {"average", "{\"average_order\":{\"from\":5000}}", NULL, "average order of at least £50.00"},
    {"products", "{\"products\":{\"from\":2}}", NULL, "at least 2 different products"},
    {"units", "{\"units\":{\"to\":1}}", NULL, "at most 1 unit"},
    {"recency", "{\"recency_days\":{\"to\":90}}", NULL, "last order at most 90 days ago"},
    {"age", "{\"age_days\":{\"from\":1,\"to\":30}}", NULL, "first order 1 to 30 days ago"},
    {"gap", "{\"gap_days\":{\"to\":14}}", NULL, "usually at most 14 days between orders"},
    {"overdue", "{\"overdue\":{\"percent\":200}}", NULL,
     "last order longer ago than 2 times the usual gap"},
    {"overdue-part", "{\"overdue\":{\"percent\":150}}", NULL,
     "last order longer ago than 1.5 times the usual gap"},
    {"first", "{\"first_order\":{\"from\":\"2011-01-01\",\"to\":\"2011-03-31\"}}", NULL,
     "first order from 1 January 2011 to 31 March 2011"},
    {"first-day", "{\"first_order\":{\"from\":\"2011-01-01\",\"to\":\"2011-01-01\"}}", NULL,
     "first order on 1 January 2011"},
    {"last-from", "{\"last_order\":{\"from\":\"2011-01-01\"}}", NULL,
     "last order on 1 January 2011 or later"},
    {"last-to", "{\"last_order\":{\"to\":\"2011-01-01\"}}", NULL,
     "last order on 1 January 2011 or earlier"},
    {"bargain", "{\"bargain_share\":{\"from\":\"62.5\"}}", NULL,
     "at least 62.5 % of the units bought below list price"},
    {"bought", "{\"bought\":{\"select\":{\"skus\":[\"CAM\"]},\"units\":1}}", NULL,
     "bought “Camera”"},
    {"bought-within",
     "{\"bought\":{\"units\":3,\"days\":30,\"select\":{\"categories\":[[\"Photo\"]]}}}",
     "{\"bought\":{\"days\":30,\"select\":{\"categories\":[[\"Photo\"]]},\"units\":3}}",
     "bought at least 3 units of Photo in the last 30 days"},
    {"list-empty", "{\"list\":{\"keys\":[],\"name\":\"VIP\"}}", NULL,
     "on the list “VIP” of 0 customers"},
    {"bought-anything", "{\"bought\":{\"select\":{},\"units\":1}}", NULL, "bought any product"},
    {"bought-price",
     "{\"bought\":{\"select\":{\"brands\":[\"Aurora\"],\"except\":{\"skus\":[\"CAM\"]},"
     "\"price\":{\"from\":500}},\"units\":1}}",
     NULL, NULL},
    {"attribute", "{\"attribute\":{\"is\":[\"high\"],\"name\":\"income\"}}", NULL,
     "income is “high”"},
    {"attribute-sorted", "{\"attribute\":{\"name\":\"income\",\"is\":[\"b\",\"a\",\"b\"]}}",
     "{\"attribute\":{\"is\":[\"a\",\"b\"],\"name\":\"income\"}}", "income is “a” or “b”"},
    {"attribute-many",
     "{\"attribute\":{\"is\":[\"a\",\"b\",\"c\",\"d\",\"e\"],\"name\":\"income\"}}", NULL,
     "income is “a”, “b”, “c” or 2 other values"},
    {"list", "{\"list\":{\"keys\":[\"bob\",\"ann\"],\"name\":\"VIP\"}}",
     "{\"list\":{\"keys\":[\"ann\",\"bob\"],\"name\":\"VIP\"}}",
     "on the list “VIP” of 2 customers"},
    {"highest", "{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}", NULL,
     "among the 20 % with the most revenue"},
    {"lowest", "{\"lowest\":{\"of\":\"recency_days\",\"percent\":\"0.5\"}}", NULL,
     "among the 0.5 % with the shortest time since their last order"},
    {"not-one", "{\"not\":{\"orders\":{\"from\":2}}}", NULL, "not (at least 2 orders)"},
    {"not-any-of-one", "{\"not\":{\"any\":[{\"orders\":{\"from\":2}}]}}",
     "{\"not\":{\"orders\":{\"from\":2}}}", "not (at least 2 orders)"},
    {"not-several", "{\"not\":{\"any\":[{\"orders\":{\"from\":2}},{\"units\":{\"from\":2}}]}}",
     NULL, "not (at least 2 orders or at least 2 units)"},
    {"not-all", "{\"not\":{\"all\":[{\"orders\":{\"from\":2}},{\"units\":{\"from\":2}}]}}", NULL,
     "not (at least 2 orders and at least 2 units)"},
    {"not-any-in-none", "{\"not\":{\"any\":[{\"any\":[]}]}}", NULL, "not (nobody)"},
    {"nested",
     "{\"all\":[{\"recency_days\":{\"to\":90}},{\"any\":[{\"orders\":{\"from\":3}},"
     "{\"all\":[{\"units\":{\"from\":9}},{\"products\":{\"from\":3}}]}]}]}",
     NULL,
     "last order at most 90 days ago and (at least 3 orders or (at least 9 units and at least 3 "
     "different products))"},
    {"alone-in-a-group",
     "{\"all\":[{\"any\":[{\"orders\":{\"from\":3}},{\"units\":{\"from\":1}}]}]}", NULL,
     "at least 3 orders or at least 1 unit"},
};

static void
test_rule (gconstpointer data)
{
  const RuleRow *row = data;
  g_autoptr (History) history = history_new ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_from_text (row->json, &error);
  g_autoptr (VtSegmentRule) copy = NULL;
  g_autoptr (VtSegmentRule) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  text = vt_segment_rule_to_text (rule, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, row->canonical != NULL ? row->canonical : row->json);
  again = vt_segment_rule_from_text (text, &error);
  g_assert_no_error (error);
  g_assert_true (vt_segment_rule_equal (rule, again));
  copy = vt_segment_rule_copy (rule);
  g_assert_true (vt_segment_rule_equal (rule, copy));
  words = vt_segment_rule_to_words (rule, history->shop->catalog, &history->shop->currency);
  if (row->words != NULL)
    g_assert_cmpstr (words, ==, row->words);
}

/* No two rows of the table are the same rule. */
static void
test_different (void)
{
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_rule_free);

  for (gsize i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    g_ptr_array_add (rules, vt_segment_rule_from_text (rule_rows[i].json, NULL));
  for (guint i = 0; i < rules->len; i++)
    for (guint k = 0; k < rules->len; k++)
      {
        const char *first =
            rule_rows[i].canonical != NULL ? rule_rows[i].canonical : rule_rows[i].json;
        const char *second =
            rule_rows[k].canonical != NULL ? rule_rows[k].canonical : rule_rows[k].json;

        g_assert_true (vt_segment_rule_equal (rules->pdata[i], rules->pdata[k]) ==
                       g_str_equal (first, second));
      }
}

static void
test_sentence (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_from_text ("{\"orders\":{\"from\":3}}", NULL);
  g_autofree char *sentence =
      vt_segment_rule_to_sentence (rule, history->shop->catalog, &history->shop->currency);

  g_assert_cmpstr (sentence, ==, "At least 3 orders.");
}

/* ---- refused ---- */

typedef struct
{
  const char *name;
  const char *json;
  VtError     code;
  const char *message; /* part of it */
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"no-object", "[]", VT_ERROR_BAD_INPUT, "not a JSON object"},
    {"empty", "{}", VT_ERROR_BAD_INPUT, "exactly one"},
    {"two", "{\"all\":[],\"any\":[]}", VT_ERROR_BAD_INPUT, "exactly one"},
    {"unknown", "{\"luck\":{}}", VT_ERROR_BAD_INPUT, "“luck”"},
    {"all-object", "{\"all\":{}}", VT_ERROR_BAD_INPUT, "“all”"},
    {"all-number", "{\"all\":[3]}", VT_ERROR_BAD_INPUT, "All of these"},
    {"not-array", "{\"not\":[]}", VT_ERROR_BAD_INPUT, "“not”"},
    {"not-any-object", "{\"not\":{\"any\":{}}}", VT_ERROR_BAD_INPUT, "“any”"},
    {"range-empty", "{\"orders\":{}}", VT_ERROR_BAD_INPUT, "Number of orders: say from what"},
    {"range-unknown", "{\"orders\":{\"from\":1,\"until\":2}}", VT_ERROR_BAD_INPUT, "“until”"},
    {"range-text", "{\"orders\":{\"from\":\"1\"}}", VT_ERROR_BAD_INPUT, "“from”"},
    {"range-fraction", "{\"orders\":{\"from\":1.5}}", VT_ERROR_BAD_INPUT, ""},
    {"range-below", "{\"orders\":{\"from\":-1}}", VT_ERROR_BAD_INPUT, "“from”"},
    {"range-above", "{\"recency_days\":{\"to\":36501}}", VT_ERROR_BAD_INPUT, "“to”"},
    {"range-backwards", "{\"orders\":{\"from\":3,\"to\":2}}", VT_ERROR_BAD_INPUT,
     "“to” is below “from”"},
    {"money-above", "{\"revenue\":{\"from\":9007199254740992}}", VT_ERROR_BAD_INPUT, "“from”"},
    {"share-number", "{\"bargain_share\":{\"from\":50}}", VT_ERROR_BAD_INPUT, "“from”"},
    {"share-above", "{\"bargain_share\":{\"from\":\"101\"}}", VT_ERROR_BAD_INPUT, "101"},
    {"day-none", "{\"first_order\":{\"from\":\"2011-02-30\"}}", VT_ERROR_BAD_INPUT, "2011-02-30"},
    {"days-backwards", "{\"first_order\":{\"from\":\"2011-02-03\",\"to\":\"2011-02-02\"}}",
     VT_ERROR_BAD_INPUT, "“to” is below “from”"},
    {"overdue-zero", "{\"overdue\":{\"percent\":0}}", VT_ERROR_BAD_INPUT, "“percent”"},
    {"overdue-above", "{\"overdue\":{\"percent\":10001}}", VT_ERROR_BAD_INPUT, "“percent”"},
    {"bought-no-select", "{\"bought\":{\"units\":1}}", VT_ERROR_BAD_INPUT, "“select”"},
    {"bought-no-units", "{\"bought\":{\"select\":{}}}", VT_ERROR_BAD_INPUT, "“units”"},
    {"bought-zero", "{\"bought\":{\"select\":{},\"units\":0}}", VT_ERROR_BAD_INPUT, "“units”"},
    {"bought-days", "{\"bought\":{\"select\":{},\"units\":1,\"days\":0}}", VT_ERROR_BAD_INPUT,
     "“days”"},
    {"select-unknown", "{\"bought\":{\"select\":{\"luck\":1},\"units\":1}}", VT_ERROR_BAD_INPUT,
     "“luck”"},
    {"select-empty", "{\"bought\":{\"select\":{\"skus\":[]},\"units\":1}}", VT_ERROR_BAD_INPUT,
     "“skus”"},
    {"select-category", "{\"bought\":{\"select\":{\"categories\":[\"Photo\"]},\"units\":1}}",
     VT_ERROR_BAD_INPUT, "“categories”"},
    {"select-price", "{\"bought\":{\"select\":{\"price\":{\"from\":3,\"to\":2}},\"units\":1}}",
     VT_ERROR_BAD_INPUT, "“to”"},
    {"select-attributes", "{\"bought\":{\"select\":{\"attributes\":{\"a\":1}},\"units\":1}}",
     VT_ERROR_BAD_INPUT, "“attributes”"},
    {"select-except", "{\"bought\":{\"select\":{\"except\":{\"luck\":1}},\"units\":1}}",
     VT_ERROR_BAD_INPUT, "“luck”"},
    {"attribute-no-name", "{\"attribute\":{\"name\":\"\",\"is\":[\"a\"]}}", VT_ERROR_BAD_INPUT,
     "“name” is empty"},
    {"attribute-no-value", "{\"attribute\":{\"name\":\"a\",\"is\":[]}}", VT_ERROR_BAD_INPUT,
     "“is” is empty"},
    {"attribute-empty-value", "{\"attribute\":{\"name\":\"a\",\"is\":[\"\"]}}", VT_ERROR_BAD_INPUT,
     "“is” is empty"},
    {"attribute-number", "{\"attribute\":{\"name\":\"a\",\"is\":[1]}}", VT_ERROR_BAD_INPUT,
     "“is” is of the wrong type"},
    {"select-no-categories", "{\"bought\":{\"select\":{\"categories\":[]},\"units\":1}}",
     VT_ERROR_BAD_INPUT, "“categories”"},
    {"list-no-name", "{\"list\":{\"name\":\"\",\"keys\":[]}}", VT_ERROR_BAD_INPUT, "“name”"},
    {"rank-no-measure", "{\"highest\":{\"percent\":\"20\",\"of\":\"bought\"}}", VT_ERROR_BAD_INPUT,
     "“bought”"},
    {"rank-no-word", "{\"highest\":{\"percent\":\"20\",\"of\":\"luck\"}}", VT_ERROR_BAD_INPUT,
     "“luck”"},
    {"rank-zero", "{\"highest\":{\"percent\":\"0\",\"of\":\"orders\"}}", VT_ERROR_BAD_INPUT,
     "“percent”"},
    {"too-deep",
     "{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"all\":[{\"all\":[]}]}]}]}]}]}]}",
     VT_ERROR_LIMIT, "deep"},
};

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_segment_rule_from_text (row->json, &error));
  g_assert_error (error, VT_ERROR, (int) row->code);
  if (strstr (error->message, row->message) == NULL)
    g_error ("%s", error->message);
}

static void
test_too_many (void)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_ALL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      VtSegmentRule *group = vt_segment_rule_add (rule, vt_segment_rule_new (VT_SEGMENT_ANY));

      for (guint k = 0; k < 49; k++)
        vt_segment_rule_add (group, vt_segment_rule_new (VT_SEGMENT_ORDERS));
    }
  g_assert_false (vt_segment_rule_validate (rule, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
  g_assert_true (vt_segment_rule_remove (rule, "9/48", NULL));
  g_clear_error (&error);
  g_assert_true (vt_segment_rule_validate (rule, &error));
}

/* As a program may make them; a document can say less. */
static void
test_ranges (void)
{
  static const struct
  {
    VtSegmentRuleType type;
    gint64            from;
    gint64            to;
    const char       *message; /* (nullable): of what is wrong */
  } rows[] = {
      {VT_SEGMENT_ORDERS, VT_SEGMENT_MAX_COUNT, VT_SEGMENT_OPEN_TO, NULL},
      {VT_SEGMENT_ORDERS, VT_SEGMENT_OPEN_FROM, VT_SEGMENT_MAX_COUNT, NULL},
      {VT_SEGMENT_ORDERS, 0, 0, NULL},
      {VT_SEGMENT_ORDERS, -1, VT_SEGMENT_OPEN_TO, "“from”"},
      {VT_SEGMENT_ORDERS, VT_SEGMENT_MAX_COUNT + 1, VT_SEGMENT_OPEN_TO, "“from”"},
      {VT_SEGMENT_ORDERS, VT_SEGMENT_OPEN_FROM, -1, "“to”"},
      {VT_SEGMENT_ORDERS, VT_SEGMENT_OPEN_FROM, VT_SEGMENT_MAX_COUNT + 1, "“to”"},
      {VT_SEGMENT_ORDERS, 3, 2, "“to” is below “from”"},
      {VT_SEGMENT_RECENCY_DAYS, VT_SEGMENT_MAX_DAYS + 1, VT_SEGMENT_OPEN_TO, "“from”"},
      {VT_SEGMENT_BARGAIN_SHARE, VT_SEGMENT_OPEN_FROM, 1000001, "“to”"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VtSegmentRule) rule =
          vt_segment_rule_new_range (rows[i].type, rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (vt_segment_rule_validate (rule, &error), ==, rows[i].message == NULL);
      if (rows[i].message != NULL && strstr (error->message, rows[i].message) == NULL)
        g_error ("%s", error->message);
    }
}

/* "not" around "not" is read as deep as it may be made. */
static void
test_depth (void)
{
  g_autofree char *text = g_strdup ("{\"orders\":{\"from\":1}}");
  g_autoptr (VtSegmentRule) made = vt_segment_rule_new (VT_SEGMENT_ORDERS);

  for (guint i = 0; i < 2 * VT_SEGMENT_MAX_DEPTH; i++)
    {
      g_autoptr (VtSegmentRule) read = vt_segment_rule_from_text (text, NULL);
      g_autofree char *inner = g_steal_pointer (&text);
      VtSegmentRule   *outer = vt_segment_rule_new (VT_SEGMENT_NONE);

      g_assert_cmpint (read != NULL, ==, i <= VT_SEGMENT_MAX_DEPTH);
      g_assert_cmpint (vt_segment_rule_validate (made, NULL), ==, read != NULL);
      text = g_strdup_printf ("{\"not\":%s}", inner);
      vt_segment_rule_add (outer, g_steal_pointer (&made));
      made = outer;
    }
}

/* Copies share their values until one of them gets others. */
static void
test_values (void)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_LIST);
  g_autoptr (VtSegmentRule) copy = NULL;
  const char *const values[] = {"b", "a", "b", NULL};

  vt_segment_rule_set_values (rule, values);
  g_assert_cmpuint (rule->values->len, ==, 2);
  copy = vt_segment_rule_copy (rule);
  g_assert_true (vt_segment_rule_equal (rule, copy));
  vt_segment_rule_add_value (copy, "aa");
  g_assert_cmpuint (rule->values->len, ==, 2);
  g_assert_cmpuint (copy->values->len, ==, 3);
  g_assert_cmpstr (copy->values->pdata[1], ==, "aa");
  vt_segment_rule_add_value (copy, "b");
  g_assert_cmpuint (copy->values->len, ==, 3);
  g_assert_false (vt_segment_rule_equal (rule, copy));
  vt_segment_rule_set_values (rule, values + 3);
  g_assert_cmpuint (rule->values->len, ==, 0);
  g_assert_cmpuint (copy->values->len, ==, 3);
}

/* What the editor puts there first can be kept, where nothing has to be named. */
static void
test_defaults (void)
{
  for (guint type = 0; type < VT_N_SEGMENT_RULE_TYPES; type++)
    {
      g_autoptr (VtSegmentRule) rule = vt_segment_rule_new ((VtSegmentRuleType) type);
      VtSegmentForm form = vt_segment_rule_type_get_form (rule->type);
      gboolean      is_named = form == VT_SEGMENT_FORM_ATTRIBUTE || form == VT_SEGMENT_FORM_LIST ||
                          form == VT_SEGMENT_FORM_DATES;

      g_assert_true (vt_segment_rule_validate (rule, NULL) == !is_named);
      g_assert_nonnull (vt_segment_rule_type_to_text (rule->type));
    }
}

/* ---- by place ---- */

typedef enum
{
  FIND,
  REPLACE,
  INSERT,
  REMOVE,
  MOVE,
} Change;

typedef struct
{
  const char *name;
  Change      change;
  const char *path;
  int         number;
  const char *expected; /* NULL: not found */
} PathRow;

/* On {1, 2, {any: 3, 4}}: orders from so many. */
static const PathRow path_rows[] = {
    {"find-root", FIND, "", 0, "all(1 2 any(3 4))"},
    {"find-first", FIND, "0", 0, "1"},
    {"find-deep", FIND, "2/1", 0, "4"},
    {"find-beyond", FIND, "3", 0, NULL},
    {"find-in-condition", FIND, "0/0", 0, NULL},
    {"find-slash", FIND, "2/", 0, NULL},
    {"find-word", FIND, "x", 0, NULL},
    {"find-sign", FIND, "+1", 0, NULL},
    {"find-huge", FIND, "99999999999999999999", 0, NULL},
    {"replace-root", REPLACE, "", 0, "9"},
    {"replace-group", REPLACE, "2", 0, "all(1 2 9)"},
    {"replace-deep", REPLACE, "2/0", 0, "all(1 2 any(9 4))"},
    {"replace-beyond", REPLACE, "2/2", 0, NULL},
    {"insert-first", INSERT, "", 0, "all(9 1 2 any(3 4))"},
    {"insert-end", INSERT, "2", 99, "all(1 2 any(3 4 9))"},
    {"insert-in-condition", INSERT, "0", 0, NULL},
    {"remove-root", REMOVE, "", 0, "all()"},
    {"remove-middle", REMOVE, "1", 0, "all(1 any(3 4))"},
    {"remove-deep", REMOVE, "2/0", 0, "all(1 2 any(4))"},
    {"remove-beyond", REMOVE, "3", 0, NULL},
    {"move-down", MOVE, "0", 1, "all(2 1 any(3 4))"},
    {"move-up", MOVE, "2/1", -1, "all(1 2 any(4 3))"},
    {"move-far", MOVE, "0", 99, "all(2 any(3 4) 1)"},
    {"move-nowhere", MOVE, "0", -5, "all(1 2 any(3 4))"},
    {"move-root", MOVE, "", 1, "all(1 2 any(3 4))"},
    {"move-beyond", MOVE, "7", 1, NULL},
};

static void
show (const VtSegmentRule *rule, GString *text)
{
  if (!vt_segment_rule_is_group (rule))
    {
      g_string_append_printf (text, "%d", (int) rule->from);
      return;
    }
  g_string_append_printf (text, "%s(", vt_segment_rule_type_to_word (rule->type));
  for (guint i = 0; i < rule->parts->len; i++)
    {
      g_string_append (text, i > 0 ? " " : "");
      show (rule->parts->pdata[i], text);
    }
  g_string_append_c (text, ')');
}

static VtSegmentRule *
orders (int from)
{
  return vt_segment_rule_new_range (VT_SEGMENT_ORDERS, from, VT_SEGMENT_OPEN_TO);
}

static VtSegmentRule *
make_tree (void)
{
  VtSegmentRule *rule = vt_segment_rule_new (VT_SEGMENT_ALL);
  VtSegmentRule *any;

  vt_segment_rule_add (rule, orders (1));
  vt_segment_rule_add (rule, orders (2));
  any = vt_segment_rule_add (rule, vt_segment_rule_new (VT_SEGMENT_ANY));
  vt_segment_rule_add (any, orders (3));
  vt_segment_rule_add (any, orders (4));
  return rule;
}

static gboolean
change (const PathRow *row, VtSegmentRule *rule, GError **error)
{
  switch (row->change)
    {
    case REPLACE:
      return vt_segment_rule_replace (rule, row->path, orders (9), error);
    case INSERT:
      return vt_segment_rule_insert (rule, row->path, (guint) row->number, orders (9), error);
    case REMOVE:
      return vt_segment_rule_remove (rule, row->path, error);
    case MOVE:
      return vt_segment_rule_move (rule, row->path, row->number, error);
    case FIND:
    default:
      return TRUE;
    }
}

static void
test_path (gconstpointer data)
{
  const PathRow *row = data;
  g_autoptr (VtSegmentRule) rule = make_tree ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  VtSegmentRule *found = rule;

  if (row->change == FIND)
    found = vt_segment_rule_find (rule, row->path);
  else if (!change (row, rule, &error))
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
      found = NULL;
    }
  if (found == NULL)
    {
      g_assert_null (row->expected);
      return;
    }
  g_assert_no_error (error);
  show (found, text);
  g_assert_cmpstr (text->str, ==, row->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rule_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-rule/json/%s", rule_rows[i].name);

      g_test_add_data_func (path, &rule_rows[i], test_rule);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-rule/refused/%s", refused_rows[i].name);

      g_test_add_data_func (path, &refused_rows[i], test_refused);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (path_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-rule/path/%s", path_rows[i].name);

      g_test_add_data_func (path, &path_rows[i], test_path);
    }
  g_test_add_func ("/segment-rule/different", test_different);
  g_test_add_func ("/segment-rule/sentence", test_sentence);
  g_test_add_func ("/segment-rule/too-many", test_too_many);
  g_test_add_func ("/segment-rule/ranges", test_ranges);
  g_test_add_func ("/segment-rule/depth", test_depth);
  g_test_add_func ("/segment-rule/values", test_values);
  g_test_add_func ("/segment-rule/defaults", test_defaults);
  return g_test_run ();
}
