/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms by path: read, set, inserted, moved, and the lists in them. */

#include "shop-fixture.h"

#include "vt-terms-list.h"

#include <string.h>

#define STEPS "{\"steps\":[{\"from\":1},{\"from\":2},{\"from\":3}]}"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
parse_terms (const char *json)
{
  JsonNode *node = parse (json);

  json_node_seal (node);
  return node;
}

/* Without regard to the order of members. */
static void
assert_json (JsonNode *node, const char *json)
{
  g_autoptr (JsonNode) wanted = parse (json);
  g_autofree char *text = json_to_string (node, FALSE);

  if (!json_node_equal (node, wanted))
    g_error ("%s is not %s", text, json);
}

/* ---- reading ---- */

typedef struct
{
  const char *name;
  const char *terms;
  const char *path;
  const char *value; /* NULL: nothing is there */
} GetCase;

static const GetCase get_cases[] = {
    {"all", "{\"a\":1}", "", "{\"a\":1}"},
    {"member", "{\"a\":{\"b\":[]}}", "a/b", "[]"},
    {"element", STEPS, "steps/2/from", "3"},
    {"beyond", STEPS, "steps/3", NULL},
    {"not-an-index", STEPS, "steps/x", NULL},
    {"signed", STEPS, "steps/+1", NULL},
    {"leading-zero", STEPS, "steps/01", NULL},
    {"below-a-value", STEPS, "steps/0/from/x", NULL},
    {"missing", STEPS, "when/all", NULL},
    {"slash", "{\"a\":{\"b/c~d/\":1}}", "a/b~1c~0d~1", "1"},
    {"no-name", STEPS, "steps/", NULL},
    {"digit-name", "{\"a\":{\"0\":1}}", "a/0", "1"},
};

static void
test_get (gconstpointer data)
{
  const GetCase *row = data;
  g_autoptr (JsonNode) terms = parse_terms (row->terms);
  JsonNode *found = vt_terms_path_get (terms, row->path);

  g_assert_true ((found != NULL) == (row->value != NULL));
  if (found != NULL)
    assert_json (found, row->value);
}

/* ---- setting ---- */

typedef struct
{
  const char *name;
  const char *terms;
  const char *path;
  const char *value;  /* NULL: removed */
  const char *result; /* NULL: not found */
} SetCase;

static const SetCase set_cases[] = {
    {"member", "{\"a\":1,\"b\":2}", "a", "3", "{\"a\":3,\"b\":2}"},
    {"new", "{\"b\":2}", "a/x/y", "true", "{\"a\":{\"x\":{\"y\":true}},\"b\":2}"},
    {"element", STEPS, "steps/1/from", "9", "{\"steps\":[{\"from\":1},{\"from\":9},{\"from\":3}]}"},
    {"append", "{\"a\":[1]}", "a/1", "2", "{\"a\":[1,2]}"},
    {"append-below", "{\"a\":[1]}", "a/1/b", "2", "{\"a\":[1,{\"b\":2}]}"},
    {"beyond", "{\"a\":[1]}", "a/2", "2", NULL},
    {"below-a-value", "{\"a\":1}", "a/b", "2", NULL},
    {"all", "{\"a\":1}", "", "{\"b\":2}", "{\"b\":2}"},
    {"all-but-no-object", "{\"a\":1}", "", "2", NULL},
    {"escaped", "{}", "a/b~1c", "1", "{\"a\":{\"b/c\":1}}"},
    {"remove", "{\"a\":1,\"b\":2}", "a", NULL, "{\"b\":2}"},
    {"remove-last", "{\"a\":{\"b\":{\"c\":1}}}", "a/b/c", NULL, "{}"},
    {"remove-element", STEPS, "steps/0", NULL, "{\"steps\":[{\"from\":2},{\"from\":3}]}"},
    {"remove-last-element", "{\"a\":{\"l\":[1]},\"b\":2}", "a/l/0", NULL, "{\"b\":2}"},
    {"emptied-element-stays", STEPS, "steps/1/from", NULL,
     "{\"steps\":[{\"from\":1},{},{\"from\":3}]}"},
    {"emptied-list-goes", "{\"a\":[[1],[2]]}", "a/0/0", NULL, "{\"a\":[[2]]}"},
    {"remove-absent", "{\"a\":{}}", "a/b/c", NULL, "{\"a\":{}}"},
    {"remove-absent-of-none", "{}", "a/b", NULL, "{}"},
    {"remove-beyond", STEPS, "steps/3", NULL, NULL},
    {"remove-all", "{\"a\":1}", "", NULL, "{}"},
};

static void
test_set (gconstpointer data)
{
  const SetCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = parse_terms (row->terms);
  g_autoptr (JsonNode) value = row->value != NULL ? parse (row->value) : NULL;
  g_autoptr (JsonNode) result = vt_terms_path_set (terms, row->path, value, &error);

  assert_json (terms, row->terms);
  if (row->result == NULL)
    {
      g_assert_null (result);
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  assert_json (result, row->result);
  g_assert_true (json_node_is_immutable (result));
}

/* Documents are no deeper than that. */
static void
test_too_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = vt_terms_new_empty ();
  g_autoptr (JsonNode) value = parse ("1");
  g_autoptr (GString) path = g_string_new ("a");
  g_autoptr (JsonNode) result = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (path, "/a");
  result = vt_terms_path_set (terms, path->str, value, &error);
  g_assert_null (result);
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

/* Places are counted as people count. */
static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = parse_terms (STEPS);
  g_autoptr (JsonNode) value = parse ("1");
  g_autoptr (JsonNode) result = vt_terms_path_set (terms, "steps/4/from", value, &error);

  g_assert_null (result);
  g_assert_cmpstr (error->message, ==, "The offer has no “steps 5 › from”");
}

/* ---- arrays ---- */

typedef struct
{
  const char *name;
  const char *terms;
  const char *path;
  guint       from; /* G_MAXUINT: inserts 9 */
  guint       to;
  const char *result; /* NULL: not found */
} ArrayCase;

static const ArrayCase array_cases[] = {
    {"insert-first", "{\"a\":[1,2]}", "a", G_MAXUINT, 0, "{\"a\":[9,1,2]}"},
    {"insert-between", "{\"a\":[1,2]}", "a", G_MAXUINT, 1, "{\"a\":[1,9,2]}"},
    {"insert-beyond", "{\"a\":[1,2]}", "a", G_MAXUINT, 7, "{\"a\":[1,2,9]}"},
    {"insert-made", "{}", "a/b", G_MAXUINT, 3, "{\"a\":{\"b\":[9]}}"},
    {"insert-no-array", "{\"a\":1}", "a", G_MAXUINT, 0, NULL},
    {"move-down", "{\"a\":[1,2,3,4]}", "a", 0, 2, "{\"a\":[2,3,1,4]}"},
    {"move-up", "{\"a\":[1,2,3,4]}", "a", 3, 1, "{\"a\":[1,4,2,3]}"},
    {"move-nowhere", "{\"a\":[1,2]}", "a", 1, 1, "{\"a\":[1,2]}"},
    {"move-to-end", "{\"a\":[1,2,3]}", "a", 0, 9, "{\"a\":[2,3,1]}"},
    {"move-what-is-gone", "{\"a\":[1]}", "a", 1, 0, NULL},
    {"move-in-none", "{}", "a", 0, 1, NULL},
    {"move-no-array", "{\"a\":{}}", "a", 0, 1, NULL},
};

static void
test_array (gconstpointer data)
{
  const ArrayCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = parse_terms (row->terms);
  g_autoptr (JsonNode) value = parse ("9");
  g_autoptr (JsonNode) result =
      row->from == G_MAXUINT ? vt_terms_path_insert (terms, row->path, row->to, value, &error)
                             : vt_terms_path_move (terms, row->path, row->from, row->to, &error);

  if (row->result == NULL)
    {
      g_assert_null (result);
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  assert_json (result, row->result);
  assert_json (terms, row->terms);
}

/* ---- names ---- */

static void
test_names (void)
{
  g_autofree char *escaped = vt_terms_path_escape ("a/b~c");
  g_autofree char *parent = vt_terms_path_parent ("a/b/0");
  g_autofree char *top = vt_terms_path_parent ("a");

  g_assert_cmpstr (escaped, ==, "a~1b~0c");
  g_assert_cmpstr (parent, ==, "a/b");
  g_assert_cmpstr (top, ==, "");
  g_assert_null (vt_terms_path_parent (""));
}

/* ---- lists by their elements ---- */

typedef enum
{
  LIST_ADD,
  LIST_REMOVE,
  LIST_MOVE_FIRST,
} ListChange;

typedef struct
{
  const char *name;
  ListChange  change;
  const char *terms;
  const char *path;
  const char *element;
  const char *result;
} ListCase;

static const ListCase list_cases[] = {
    {"add", LIST_ADD, "{\"tags\":[\"a\"]}", "tags", "\"A\"", "{\"tags\":[\"a\",\"A\"]}"},
    {"add-there", LIST_ADD, "{\"tags\":[\"a\"]}", "tags", "\"a\"", "{\"tags\":[\"a\"]}"},
    {"add-sku-there", LIST_ADD, "{\"s\":{\"skus\":[\"a\"]}}", "s/skus", "\"A\"",
     "{\"s\":{\"skus\":[\"a\"]}}"},
    {"add-item-there", LIST_ADD, "{\"items\":[{\"sku\":\"a\",\"quantity\":2}]}", "items",
     "{\"sku\":\"A\"}", "{\"items\":[{\"sku\":\"a\",\"quantity\":2}]}"},
    {"add-made", LIST_ADD, "{}", "s/skus", "\"A\"", "{\"s\":{\"skus\":[\"A\"]}}"},
    {"remove", LIST_REMOVE, "{\"items\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}", "items",
     "{\"sku\":\"A\"}", "{\"items\":[{\"sku\":\"b\"}]}"},
    {"remove-path", LIST_REMOVE, "{\"c\":[[\"a\",\"b\"],[\"a\"]]}", "c", "[\"a\"]",
     "{\"c\":[[\"a\",\"b\"]]}"},
    {"remove-gone", LIST_REMOVE, "{\"c\":[1]}", "c", "2", "{\"c\":[1]}"},
    {"remove-last", LIST_REMOVE, "{\"s\":{\"skus\":[\"a\"]}}", "s/skus", "\"a\"", "{}"},
    {"move", LIST_MOVE_FIRST, "{\"fill\":[\"a\",\"b\",\"c\"]}", "fill", "\"C\"",
     "{\"fill\":[\"c\",\"a\",\"b\"]}"},
    {"move-gone", LIST_MOVE_FIRST, "{\"fill\":[\"a\"]}", "fill", "\"x\"", "{\"fill\":[\"a\"]}"},
};

static void
test_list (gconstpointer data)
{
  const ListCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = parse_terms (row->terms);
  g_autoptr (JsonNode) element = parse (row->element);
  g_autoptr (JsonNode) result = NULL;

  if (row->change == LIST_ADD)
    result = vt_terms_list_add (terms, row->path, element, &error);
  else if (row->change == LIST_REMOVE)
    result = vt_terms_list_remove (terms, row->path, element, &error);
  else
    result = vt_terms_list_move (terms, row->path, element, 0, &error);
  g_assert_no_error (error);
  assert_json (result, row->result);
}

#define ADD_CASES(prefix, cases, test)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/terms-path/" prefix "/", (cases)[i].name, NULL);      \
                                                                                                   \
      g_test_add_data_func (path, &(cases)[i], test);                                              \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("get", get_cases, test_get);
  ADD_CASES ("set", set_cases, test_set);
  ADD_CASES ("array", array_cases, test_array);
  ADD_CASES ("list", list_cases, test_list);
  g_test_add_func ("/terms-path/too-deep", test_too_deep);
  g_test_add_func ("/terms-path/message", test_message);
  g_test_add_func ("/terms-path/names", test_names);
  return g_test_run ();
}
