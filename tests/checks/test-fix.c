/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes: found by their keys, applied to the offer as it is by then. */

#include "shop-fixture.h"

#include "vt-check.h"

static void
test_apply (void)
{
  g_autoptr (VtOffer) offer = shop_make_kind (
      "threshold", "\"steps\":[{\"from\":5000,\"shipping\":0},{\"from\":9000,\"shipping\":0}]");
  g_autoptr (VtFix) fix = vt_fix_new (g_strdup ("Ask for More"));
  g_autoptr (VtFix) copy = NULL;
  g_autoptr (VtOffer) mended = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *steps;

  vt_fix_add_step (fix, "steps/1/from", "9000", "12000");
  vt_fix_add_step (fix, "name", "\"threshold\"", "\"Free Shipping\"");
  vt_fix_add_step (fix, "limits", NULL, "{\"per_cart\":1}");
  vt_fix_add_step (fix, "steps/0/shipping", "0", NULL);
  vt_fix_add_step (fix, "steps/0/gift/sku", NULL, "\"CARD\"");
  copy = vt_fix_copy (fix);
  g_assert_cmpstr (copy->title, ==, "Ask for More");

  mended = vt_fix_apply (copy, offer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mended->id, ==, offer->id);
  g_assert_cmpstr (mended->name, ==, "Free Shipping");
  g_assert_cmpint (mended->state, ==, VT_OFFER_READY);
  steps = vt_terms_get_array (vt_offer_get_terms (mended), "steps");
  g_assert_cmpint (vt_terms_get_int64 (vt_terms_get_element (steps, 1), "from", 0), ==, 12000);
  g_assert_false (json_object_has_member (vt_terms_get_element (steps, 0), "shipping"));
  g_assert_true (json_object_has_member (vt_terms_get_element (steps, 0), "gift"));
  g_assert_true (json_object_has_member (vt_offer_get_terms (mended), "limits"));
  g_assert_cmpstr (offer->name, ==, "threshold");
}

/* Of a bundle products and discount are fields. */
static void
test_apply_bundle (void)
{
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE CARD", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtFix) fix = vt_fix_new (g_strdup ("Fix"));
  g_autoptr (VtOffer) mended = NULL;
  g_autoptr (GError) error = NULL;

  g_free (offer->message);
  offer->message = g_strdup ("Together for less");
  g_free (offer->note);
  offer->note = g_strdup ("By hand");
  vt_fix_add_step (fix, "reward/percent", "\"10\"", "\"7.5\"");
  vt_fix_add_step (fix, "components/1", "{\"quantity\":1,\"sku\":\"CASE\"}", NULL);
  vt_fix_add_step (fix, "state", "\"ready\"", "\"paused\"");
  vt_fix_add_step (fix, "message/de", NULL, "\"Zusammen weniger\"");
  mended = vt_fix_apply (fix, offer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mended->reward.value, ==, 75000);
  g_assert_cmpuint (mended->components->len, ==, 2);
  g_assert_cmpint (mended->state, ==, VT_OFFER_PAUSED);
  g_assert_cmpstr (mended->message, ==, "Together for less");
  g_assert_cmpstr (mended->note, ==, "By hand");
}

static const struct
{
  const char *name;
  const char *path;
  const char *before;
} stale_cases[] = {
    {"another-value", "steps/0/from", "4000"},
    {"gone", "steps/3/from", "5000"},
    {"there-by-now", "steps/0/from", NULL},
    {"another-type", "steps", "{}"},
};

static void
test_stale (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (VtOffer) offer =
      shop_make_kind ("threshold", "\"steps\":[{\"from\":5000,\"shipping\":0}]");
  g_autoptr (VtFix) fix = vt_fix_new (g_strdup ("Fix"));
  g_autoptr (GError) error = NULL;

  vt_fix_add_step (fix, stale_cases[i].path, stale_cases[i].before, "6000");
  g_assert_null (vt_fix_apply (fix, offer, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
}

static void
test_codes (void)
{
  for (guint i = 0; i < VT_N_PROBLEM_CODES; i++)
    {
      VtProblemCode code = VT_N_PROBLEM_CODES;

      g_assert_true (vt_problem_code_from_word (vt_problem_code_to_word (i), &code));
      g_assert_cmpint (code, ==, i);
    }
  g_assert_false (vt_problem_code_from_word ("nonsense", &(VtProblemCode){0}));
}

static void
test_keys (void)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_problem_free);
  static const char *const keys[] = {"no-name", "no-name/2", "no-name/2/2"};
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (problems, vt_problem_new (VT_PROBLEM_NO_NAME, "other", NULL, g_strdup ("Text")));
  g_ptr_array_add (problems, vt_problem_new (VT_PROBLEM_NO_NAME, "o", NULL, g_strdup ("Text")));
  g_ptr_array_add (problems, vt_problem_new (VT_PROBLEM_ENDED, "o", NULL, g_strdup ("No fix")));
  g_ptr_array_add (problems, vt_problem_new (VT_PROBLEM_NO_NAME, "o", NULL, g_strdup ("Text")));
  for (guint i = 1; i < 4; i++)
    for (guint k = 0; i != 2 && k < 2; k++)
      g_ptr_array_add (((VtProblem *) problems->pdata[i])->fixes,
                       vt_fix_new (g_strdup_printf ("%u.%u", i, k)));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const VtProblem *problem = problems->pdata[i == 0 ? 1 : 3];
      guint            number = i == 2;
      g_autofree char *key = vt_problems_make_fix_key (problems, problem, number);
      const VtFix     *fix = vt_problems_find_fix (problems, "o", keys[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (key, ==, keys[i]);
      g_assert_true (fix == problem->fixes->pdata[number]);
    }
}

static const struct
{
  const char *key;
  const char *message;
} bad_keys[] = {
    {"nonsense", "no problem called"},  {"no-name/0", "no problem called"},
    {"no-name/x", "no problem called"}, {"no-name/1/1/1", "no problem called"},
    {"no-name/2", "does not have"},     {"below-cost", "does not have"},
    {"no-name/1/2", "mends this"},      {"", "no problem called"},
};

static void
test_bad_key (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_problem_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (problems, vt_problem_new (VT_PROBLEM_NO_NAME, "o", NULL, g_strdup ("Text")));
  g_ptr_array_add (((VtProblem *) problems->pdata[0])->fixes, vt_fix_new (g_strdup ("Fix")));
  g_assert_null (vt_problems_find_fix (problems, "o", bad_keys[i].key, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, bad_keys[i].message));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/fix/apply", test_apply);
  g_test_add_func ("/checks/fix/apply-bundle", test_apply_bundle);
  for (gsize i = 0; i < G_N_ELEMENTS (stale_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/fix/stale/", stale_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_stale);
    }
  g_test_add_func ("/checks/problem/codes", test_codes);
  g_test_add_func ("/checks/problem/keys", test_keys);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_keys); i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/problem/bad-key/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad_key);
    }
  return g_test_run ();
}
