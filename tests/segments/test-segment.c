/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments as documents: there and back, refused, named, kept in a workspace. */

#include "history.h"

#include "vt-segment.h"

#include <string.h>

#define RULE "{\"orders\":{\"from\":3}}"

static VtSegment *
make (const char *key, const char *name)
{
  VtSegment *segment = vt_segment_new (key, name);

  vt_segment_rule_free (segment->rule);
  segment->rule = vt_segment_rule_from_text (RULE, NULL);
  return segment;
}

/* ---- documents ---- */

static void
test_round_trip (void)
{
  g_autoptr (VtSegment) segment = make ("loyal", "Loyal <b>Café</b>");
  g_autoptr (VtSegment) again = NULL;
  g_autoptr (VtSegment) copy = vt_segment_copy (segment);
  g_autoptr (VtSegment) twin = vt_segment_duplicate (segment, "loyal-2", "Loyal 2");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *json_again = NULL;

  g_free (segment->note);
  segment->note = g_strdup ("Who\ncomes \"back\"");
  json = vt_segment_to_json (segment, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("{\"document_version\":1,\"id\":\"%s\",\"key\":\"loyal\","
                              "\"name\":\"Loyal <b>Café</b>\","
                              "\"note\":\"Who\\ncomes \\\"back\\\"\",\"rule\":" RULE "}",
                              segment->id);
  g_assert_cmpstr (json, ==, expected);
  again = vt_segment_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (vt_segment_equal (segment, again));
  json_again = vt_segment_to_json (again, &error);
  g_assert_cmpstr (json_again, ==, json);
  g_assert_false (vt_segment_equal (segment, copy));
  g_assert_cmpstr (twin->id, !=, segment->id);
  g_assert_true (vt_segment_rule_equal (twin->rule, segment->rule));
}

typedef struct
{
  const char *name;
  const char *json;
  VtError     code;
  const char *message;
} RefusedRow;

#define REST "\"name\":\"n\",\"note\":\"\",\"rule\":" RULE

static const RefusedRow refused_rows[] = {
    {"no-version", "{\"id\":\"i\",\"key\":\"k\"," REST "}", VT_ERROR_BAD_INPUT, "document_version"},
    {"too-new", "{\"document_version\":2,\"id\":\"i\",\"key\":\"k\"," REST "}", VT_ERROR_TOO_NEW,
     "later version"},
    {"no-id", "{\"document_version\":1,\"key\":\"k\"," REST "}", VT_ERROR_BAD_INPUT, "“id”"},
    {"empty-id", "{\"document_version\":1,\"id\":\"\",\"key\":\"k\"," REST "}", VT_ERROR_BAD_INPUT,
     "“id” is empty"},
    {"no-key", "{\"document_version\":1,\"id\":\"i\"," REST "}", VT_ERROR_BAD_INPUT, "“key”"},
    {"empty-key", "{\"document_version\":1,\"id\":\"i\",\"key\":\"\"," REST "}", VT_ERROR_BAD_INPUT,
     "key"},
    {"capital-key", "{\"document_version\":1,\"id\":\"i\",\"key\":\"Loyal\"," REST "}",
     VT_ERROR_BAD_INPUT, "key"},
    {"blank-key", "{\"document_version\":1,\"id\":\"i\",\"key\":\"a b\"," REST "}",
     VT_ERROR_BAD_INPUT, "key"},
    {"long-key",
     "{\"document_version\":1,\"id\":\"i\",\"key\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"," REST "}",
     VT_ERROR_LIMIT, "“key”"},
    {"no-name",
     "{\"document_version\":1,\"id\":\"i\",\"key\":\"k\",\"note\":\"\",\"rule\":" RULE "}",
     VT_ERROR_BAD_INPUT, "“name”"},
    {"no-rule", "{\"document_version\":1,\"id\":\"i\",\"key\":\"k\",\"name\":\"\",\"note\":\"\"}",
     VT_ERROR_BAD_INPUT, "“rule”"},
    {"bad-rule",
     "{\"document_version\":1,\"id\":\"i\",\"key\":\"k\",\"name\":\"\",\"note\":\"\",\"rule\":{}}",
     VT_ERROR_BAD_INPUT, "exactly one"},
    {"more", "{\"document_version\":1,\"id\":\"i\",\"key\":\"k\",\"luck\":1," REST "}",
     VT_ERROR_BAD_INPUT, "“luck”"},
};

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_segment_from_json (row->json, &error));
  g_assert_error (error, VT_ERROR, (int) row->code);
  if (strstr (error->message, row->message) == NULL)
    g_error ("%s", error->message);
}

static void
test_long_note (void)
{
  g_autoptr (VtSegment) segment = make ("loyal", "Loyal");
  g_autoptr (GError) error = NULL;

  g_free (segment->note);
  segment->note = g_strnfill (4097, 'a');
  g_assert_null (vt_segment_to_json (segment, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "“note”"));
  g_clear_error (&error);
  g_free (segment->note);
  segment->note = g_strdup ("\xff");
  g_assert_null (vt_segment_to_json (segment, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

/* ---- as people write them ---- */

static void
test_form (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = vt_segments_from_text ("{\"key\":\"vip\"}", -1, &error);
  g_autoptr (GPtrArray) several = NULL;
  const VtSegment *segment;

  g_assert_no_error (error);
  segment = one->pdata[0];
  g_assert_cmpstr (segment->key, ==, "vip");
  g_assert_cmpstr (segment->name, ==, "vip");
  g_assert_cmpint (segment->rule->type, ==, VT_SEGMENT_ALL);
  several = vt_segments_from_text ("[{\"key\":\"a\",\"name\":\"A\",\"rule\":" RULE "},"
                                   "{\"document_version\":1,\"id\":\"i\",\"key\":\"k\"," REST "}]",
                                   -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (several->len, ==, 2);
  g_assert_cmpstr (((const VtSegment *) several->pdata[1])->id, ==, "i");
  g_assert_null (vt_segments_from_text ("[{\"key\":\"a\"},{\"name\":\"b\"}]", -1, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "Segment 2"));
  g_clear_error (&error);
  g_assert_null (vt_segments_from_text ("[3]", -1, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

/* ---- keys and names ---- */

typedef struct
{
  const char *name;
  const char *key;
} KeyRow;

static const KeyRow key_rows[] = {
    {"Best Customers!", "best-customers"},
    {"  Käufer & Co. ", "kaufer-co"},
    {"one_two", "one-two"},
    {"---", "segment"},
    {"", "segment"},
    {"日本", "segment"},
    {"A very long name that goes on and on and on and on until it is far too long for a key",
     "a-very-long-name-that-goes-on-and-on-and-on-and-on-until"},
};

static void
test_key (gconstpointer data)
{
  const KeyRow    *row = data;
  g_autofree char *key = vt_segment_key_from_name (row->name);

  g_assert_cmpstr (key, ==, row->key);
  g_assert_true (vt_segment_key_is_valid (key));
}

static void
test_long_key (void)
{
  g_autofree char *longest = g_strnfill (VT_SEGMENT_KEY_MAX_BYTES, 'a');
  g_autofree char *longer = g_strnfill (VT_SEGMENT_KEY_MAX_BYTES + 1, 'a');

  g_assert_true (vt_segment_key_is_valid (longest));
  g_assert_false (vt_segment_key_is_valid (longer));
  g_assert_false (vt_segment_key_is_valid (""));
}

static void
test_free_key (void)
{
  g_autoptr (GPtrArray) segments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);
  g_autofree char *first = vt_segments_free_key (segments, "loyal");
  g_autofree char *third = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpstr (first, ==, "loyal");
  g_ptr_array_add (segments, make ("loyal", "Loyal"));
  g_ptr_array_add (segments, make ("loyal-2", "Loyal 2"));
  third = vt_segments_free_key (segments, "loyal");
  name = vt_segments_free_name (segments, "Loyal");
  g_assert_cmpstr (third, ==, "loyal-3");
  g_assert_cmpstr (name, ==, "Loyal 3");
  g_assert_true (vt_segments_find_key (segments, "loyal-2") == segments->pdata[1]);
  g_assert_null (vt_segments_find_key (segments, "Loyal"));
  g_assert_null (vt_segments_find (segments, "nix"));
}

/* ---- in a workspace ---- */

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_segments_save (database, data, error);
}

static gboolean
remove_one (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_segments_remove (database, data, error);
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **segments = data;

  g_clear_pointer (segments, g_ptr_array_unref);
  *segments = vt_segments_load (database, error);
  return *segments != NULL;
}

/* The keys, by name. */
static char *
list (Shop *shop)
{
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GError) error = NULL;
  GString *keys = g_string_new (NULL);

  vt_workspace_read (shop->workspace, load, &segments, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < segments->len; i++)
    g_string_append_printf (keys, "%s ", ((const VtSegment *) segments->pdata[i])->key);
  return g_string_free (keys, FALSE);
}

static void
assert_lists (Shop *shop, const char *expected)
{
  g_autofree char *keys = list (shop);

  g_assert_cmpstr (keys, ==, expected);
}

static void
keep (Shop *shop, VtSegment *segment)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (shop->workspace, "Save Segment", NULL, save, segment, NULL, &error);
  g_assert_no_error (error);
}

static void
test_store (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtSegment) loyal = make ("loyal", "Loyal");
  g_autoptr (VtSegment) best = make ("zz-best", "Best");
  g_autoptr (GError) error = NULL;

  keep (shop, loyal);
  keep (shop, best);
  assert_lists (shop, "zz-best loyal ");
  g_free (best->key);
  best->key = g_strdup ("best");
  keep (shop, best);
  assert_lists (shop, "best loyal ");
  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  assert_lists (shop, "zz-best loyal ");
  vt_workspace_redo (shop->workspace, NULL, &error);
  g_assert_no_error (error);

  /* The same once more is no step. */
  keep (shop, best);
  vt_workspace_undo (shop->workspace, NULL, &error);
  assert_lists (shop, "zz-best loyal ");

  vt_workspace_edit (shop->workspace, "Remove", NULL, remove_one, loyal->id, NULL, &error);
  g_assert_no_error (error);
  assert_lists (shop, "zz-best ");
  g_assert_false (
      vt_workspace_edit (shop->workspace, "Remove", NULL, remove_one, loyal->id, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_same_key (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtSegment) loyal = make ("loyal", "Loyal");
  g_autoptr (VtSegment) twin = make ("loyal", "Twin");
  g_autoptr (GError) error = NULL;

  keep (shop, loyal);
  g_assert_false (
      vt_workspace_edit (shop->workspace, "Save Segment", NULL, save, twin, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "“Loyal”"));
  assert_lists (shop, "loyal ");
}

static void
test_damaged (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GError) error = NULL;

  shop_exec (shop, "INSERT INTO segment VALUES ('i', 'Broken', '{}')");
  g_assert_false (vt_workspace_read (shop->workspace, load, &segments, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "“Broken”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment/refused/%s", refused_rows[i].name);

      g_test_add_data_func (path, &refused_rows[i], test_refused);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (key_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment/key/%zu", i);

      g_test_add_data_func (path, &key_rows[i], test_key);
    }
  g_test_add_func ("/segment/round-trip", test_round_trip);
  g_test_add_func ("/segment/long-note", test_long_note);
  g_test_add_func ("/segment/form", test_form);
  g_test_add_func ("/segment/long-key", test_long_key);
  g_test_add_func ("/segment/free-key", test_free_key);
  g_test_add_func ("/segment/store", test_store);
  g_test_add_func ("/segment/same-key", test_same_key);
  g_test_add_func ("/segment/damaged", test_damaged);
  return g_test_run ();
}
