/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluates every case in cases/ and compares the result, byte for byte. A file holds an array of
 * cases:
 * {"name", "pack", "cart", "expected"}; the pack is not sealed. */

#include "rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  char *name;     /* (owned) */
  char *pack;     /* (owned) */
  char *cart;     /* (owned) */
  char *expected; /* (owned) */
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->name);
  g_free (self->pack);
  g_free (self->cart);
  g_free (self->expected);
  g_free (self);
}

static void
assert_ok (VrStatus status, const VrError *error)
{
  if (status != VR_OK)
    g_error ("%d at %s: %s", status, error->path, error->message);
}

static char *
evaluate (const char *pack_json, const char *cart_json)
{
  VrError   error = {0};
  VrPack   *pack = NULL;
  VrCart   *cart = NULL;
  VrResult *result = NULL;
  char     *sealed = NULL;
  char     *json = NULL;
  size_t    length;
  char     *copy;

  assert_ok (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), &error);
  assert_ok (vr_pack_load (sealed, length, &pack, &error), &error);
  assert_ok (vr_cart_load (pack, cart_json, strlen (cart_json), &cart, &error), &error);
  assert_ok (vr_evaluate (pack, cart, &result, &error), &error);
  vr_cart_free (cart);
  vr_pack_free (pack);

  /* The result has to stand without the pack and cart it was made of. */
  assert_ok (vr_result_to_json (result, &json, &length, &error), &error);
  g_assert_cmpuint (strlen (json), ==, length);
  copy = g_strdup (json);
  vr_free (json);
  vr_free (sealed);
  vr_result_free (result);
  return copy;
}

/* The same in memory that is used again, after another cart. */
static char *
evaluate_again (const char *pack_json, const char *cart_json)
{
  static const char other[] = "{\"currency\":\"XXX\",\"lines\":[]}";
  VrError           error = {0};
  VrPack           *pack = NULL;
  VrEvaluator      *evaluator = NULL;
  const VrCart     *cart = NULL;
  const VrResult   *result = NULL;
  char             *sealed = NULL;
  const char       *json = NULL;
  char             *copy = NULL;
  size_t            length;

  assert_ok (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), &error);
  assert_ok (vr_pack_load (sealed, length, &pack, &error), &error);
  assert_ok (vr_evaluator_new (pack, &evaluator, &error), &error);
  g_assert_cmpint (vr_evaluator_to_json (evaluator, VR_TELL_ALL, &json, &length, &error), ==,
                   VR_ERROR_SCHEMA);
  for (int i = 0; i < 2; i++)
    {
      g_free (copy);
      assert_ok (vr_evaluator_load_cart (evaluator, cart_json, strlen (cart_json), &cart, &error),
                 &error);
      assert_ok (vr_evaluator_run (evaluator, cart, &result, &error), &error);
      assert_ok (vr_evaluator_to_json (evaluator, VR_TELL_ALL, &json, &length, &error), &error);
      copy = g_strndup (json, length);
      g_assert_cmpint (vr_evaluator_load_cart (evaluator, other, strlen (other), &cart, &error), !=,
                       VR_OK);
    }

  vr_evaluator_free (evaluator);
  vr_pack_free (pack);
  vr_free (sealed);
  return copy;
}

static char *
canonicalize (const char *json)
{
  VrError error = {0};
  char   *canonical = NULL;
  size_t  length;
  char   *copy;

  assert_ok (vr_json_canonicalize (json, strlen (json), &canonical, &length, &error), &error);
  copy = g_strdup (canonical);
  vr_free (canonical);
  return copy;
}

static void
test_case (gconstpointer data)
{
  const Case      *self = data;
  g_autofree char *expected = canonicalize (self->expected);
  g_autofree char *got = evaluate (self->pack, self->cart);
  g_autofree char *again = evaluate_again (self->pack, self->cart);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (again, ==, got);
}

static char *
member_to_json (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_to_string (json_object_get_member (object, name), FALSE);
}

static void
add_cases (const char *path, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *cases;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  cases = json_node_get_array (json_parser_get_root (parser));

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject      *object = json_array_get_object_element (cases, i);
      Case            *self = g_new0 (Case, 1);
      g_autofree char *test_path = NULL;

      self->name = g_strdup (json_object_get_string_member (object, "name"));
      self->pack = member_to_json (object, "pack");
      self->cart = member_to_json (object, "cart");
      self->expected = member_to_json (object, "expected");
      test_path = g_strdup_printf ("/conformance/%.*s/%s", (int) (strlen (file) - strlen (".json")),
                                   file, self->name);
      g_test_add_data_func_full (test_path, self, test_case, case_free);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  const char      *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "conformance", "cases", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json"))
        g_ptr_array_add (names, g_strdup (name));
    }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      add_cases (path, names->pdata[i]);
    }
  return g_test_run ();
}
