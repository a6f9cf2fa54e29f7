/* SPDX-License-Identifier: Apache-2.0 */
/* How the evaluator asks for memory, on every case of the conformance corpus: not at all for a cart
 * like one before, and without harm where there is none. The linker wraps malloc() and realloc() of
 * what is linked in here; those of shared libraries are not touched. */

#include "rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

void *__real_malloc (size_t size);
void *__real_realloc (void *memory, size_t size);
void *__wrap_malloc (size_t size);
void *__wrap_realloc (void *memory, size_t size);

static guint64 n_asked_for;
static guint64 n_granted = G_MAXUINT64; /* how many more are */

static gboolean
grant (void)
{
  n_asked_for++;
  if (n_granted == 0)
    return FALSE;
  n_granted--;
  return TRUE;
}

void *
__wrap_malloc (size_t size)
{
  return grant () ? __real_malloc (size) : NULL;
}

void *
__wrap_realloc (void *memory, size_t size)
{
  return grant () ? __real_realloc (memory, size) : NULL;
}

typedef struct
{
  char *pack; /* (owned) */
  char *cart; /* (owned) */
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->pack);
  g_free (self->cart);
  g_free (self);
}

static void
assert_ok (VrStatus status, const VrError *error)
{
  if (status != VR_OK)
    g_error ("%d at %s: %s", status, error->path, error->message);
}

/* ---- asked for nothing ---- */

static void
run_once (VrEvaluator *evaluator, const Case *self)
{
  const VrCart   *cart = NULL;
  const VrResult *result = NULL;
  const char     *json = NULL;
  size_t          length;
  VrError         error = {0};

  assert_ok (vr_evaluator_load_cart (evaluator, self->cart, strlen (self->cart), &cart, &error),
             &error);
  assert_ok (vr_evaluator_run (evaluator, cart, &result, &error), &error);
  assert_ok (vr_evaluator_to_json (evaluator, VR_TELL_ALL, &json, &length, &error), &error);
}

static void
test_reuse (gconstpointer data)
{
  const Case  *self = data;
  VrError      error = {0};
  char        *sealed = NULL;
  size_t       length;
  VrPack      *pack = NULL;
  VrEvaluator *evaluator = NULL;
  guint64      before;

  assert_ok (vr_pack_seal (self->pack, strlen (self->pack), &sealed, &length, &error), &error);
  assert_ok (vr_pack_load (sealed, length, &pack, &error), &error);
  assert_ok (vr_evaluator_new (pack, &evaluator, &error), &error);

  run_once (evaluator, self);
  before = n_asked_for;
  for (int i = 0; i < 3; i++)
    run_once (evaluator, self);
  g_assert_cmpuint (n_asked_for, ==, before);

  vr_evaluator_free (evaluator);
  vr_pack_free (pack);
  vr_free (sealed);
}

/* ---- given nothing ---- */

/* From the bytes of a pack and a cart to those of a result, by way of both kinds of results. */
static VrStatus
run_all (const Case *self)
{
  VrError         error = {0};
  char           *sealed = NULL;
  char           *json = NULL;
  const char     *again = NULL;
  size_t          length = 0;
  size_t          length_again = 0;
  VrPack         *pack = NULL;
  VrCart         *cart = NULL;
  VrResult       *result = NULL;
  VrEvaluator    *evaluator = NULL;
  const VrResult *same = NULL;
  VrStatus        status = vr_pack_seal (self->pack, strlen (self->pack), &sealed, &length, &error);

  if (status == VR_OK)
    status = vr_pack_load (sealed, length, &pack, &error);
  if (status == VR_OK)
    status = vr_cart_load (pack, self->cart, strlen (self->cart), &cart, &error);
  if (status == VR_OK)
    status = vr_evaluate (pack, cart, &result, &error);
  if (status == VR_OK)
    status = vr_result_to_json (result, &json, &length, &error);
  if (status == VR_OK)
    status = vr_evaluator_new (pack, &evaluator, &error);
  if (status == VR_OK)
    status = vr_evaluator_run (evaluator, cart, &same, &error);
  if (status == VR_OK)
    status = vr_evaluator_to_json (evaluator, VR_TELL_ALL, &again, &length_again, &error);
  if (status == VR_OK)
    g_assert_cmpmem (json, length, again, length_again);
  else
    g_assert_cmpint (status, ==, (int) error.status);

  vr_evaluator_free (evaluator);
  vr_free (json);
  vr_result_free (result);
  vr_cart_free (cart);
  vr_pack_free (pack);
  vr_free (sealed);
  return status;
}

static void
test_shortage (gconstpointer data)
{
  const Case *self = data;
  VrStatus    status = VR_ERROR_MEMORY;

  for (guint64 n = 0; status == VR_ERROR_MEMORY; n++)
    {
      n_granted = n;
      status = run_all (self);
      n_granted = G_MAXUINT64;
    }
  g_assert_cmpint (status, ==, VR_OK);
}

/* ---- the corpus ---- */

static char *
member_to_json (JsonObject *object, const char *name)
{
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
      const char      *name = json_object_get_string_member (object, "name");
      Case            *self = g_new0 (Case, 1);
      g_autofree char *reuse = g_strdup_printf ("/memory/reuse/%s/%s", file, name);
      g_autofree char *shortage = g_strdup_printf ("/memory/shortage/%s/%s", file, name);

      self->pack = member_to_json (object, "pack");
      self->cart = member_to_json (object, "cart");
      if (i == 0)
        g_test_add_data_func (shortage, self, test_shortage);
      g_test_add_data_func_full (reuse, self, test_reuse, case_free);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  const char      *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "conformance", "cases", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        add_cases (path, name);
    }
  return g_test_run ();
}
