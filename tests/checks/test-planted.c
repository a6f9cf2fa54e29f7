/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every planted mistake is found, nothing else is, and every fix mends what it is for. */

#include "planted.h"

/* Made and checked once: nothing changes them. */
static Planted   *planted;
static GPtrArray *problems; /* (element-type VtProblem): of all its offers */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (element-type utf8): sorted. */
static GPtrArray *
list_codes (const char *offer_id)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (strcmp (problem->offer_id, offer_id) == 0)
        g_ptr_array_add (codes, (gpointer) vt_problem_code_to_word (problem->code));
    }
  g_ptr_array_sort (codes, compare_words);
  return codes;
}

static void
tell (GPtrArray *found, const char *offer_id)
{
  for (guint i = 0; i < found->len; i++)
    {
      const VtProblem *problem = found->pdata[i];

      if (strcmp (problem->offer_id, offer_id) != 0)
        continue;
      g_test_message ("%s %s: %s", offer_id, vt_problem_code_to_word (problem->code),
                      problem->text);
      for (guint k = 0; k < problem->fixes->len; k++)
        g_test_message ("  [%s]", ((const VtFix *) problem->fixes->pdata[k])->title);
    }
}

static gboolean
equal_words (GPtrArray *words, GPtrArray *others)
{
  if (words->len != others->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (strcmp (words->pdata[i], others->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
test_found (void)
{
  guint n_bad = 0;

  for (guint i = 0; i < planted->cases->len; i++)
    {
      const PlantedCase *one = planted->cases->pdata[i];
      g_autoptr (GPtrArray) wrong = list_codes (one->wrong->id);
      g_autoptr (GPtrArray) sound = list_codes (one->sound->id);

      if (equal_words (wrong, one->codes) && sound->len == 0)
        continue;
      n_bad++;
      g_test_message ("%s should have %s", one->wrong->id, (char *) one->codes->pdata[0]);
      tell (problems, one->wrong->id);
      tell (problems, one->sound->id);
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

/* Each code has its mistake: whoever adds a check plants one. */
static void
test_all_codes (void)
{
  for (guint code = 0; code < VT_N_PROBLEM_CODES; code++)
    {
      gboolean is_planted = FALSE;

      for (guint i = 0; i < planted->cases->len && !is_planted; i++)
        is_planted = g_ptr_array_find_with_equal_func (
            ((const PlantedCase *) planted->cases->pdata[i])->codes, vt_problem_code_to_word (code),
            g_str_equal, NULL);
      if (!is_planted)
        g_error ("nothing is planted for %s", vt_problem_code_to_word (code));
    }
}

/* What the shopper, the merchandiser and the translator read: whole sentences. */
static void
test_sentences (void)
{

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      g_assert_true (g_str_has_suffix (problem->text, "."));
      g_assert_true (g_utf8_validate (problem->text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (problem->text, -1), <, 260);
      for (guint k = 0; k < problem->fixes->len; k++)
        g_assert_cmpint (g_utf8_strlen (((const VtFix *) problem->fixes->pdata[k])->title, -1), <=,
                         30);
    }
}

/* ---- fixes ---- */

static guint
count (GPtrArray *found, const char *offer_id, VtProblemCode code)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const VtProblem *problem = found->pdata[i];

      n += problem->code == code && strcmp (problem->offer_id, offer_id) == 0;
    }
  return n;
}

/* All offers, with @mended in the place of the one that has its id. */
static GPtrArray *
replace (GPtrArray *offers, const VtOffer *mended)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      g_ptr_array_add (copy, vt_offer_copy (strcmp (offer->id, mended->id) == 0 ? mended : offer));
    }
  return copy;
}

static void
try_fix (const VtProblem *problem, const VtFix *fix)
{
  const VtOffer *offer = vt_offers_find (planted->offers, problem->offer_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) mended = vt_fix_apply (fix, offer, &error);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_no_error (error);
  g_assert_false (vt_offer_equal (mended, offer));
  offers = replace (planted->offers, mended);
  left = vt_offers_check_in (offers, &planted->context);
  if (count (left, offer->id, problem->code) >= count (problems, offer->id, problem->code) ||
      count (left, offer->id, VT_PROBLEM_CANNOT_COMPILE) > 0)
    {
      tell (problems, offer->id);
      tell (left, offer->id);
      g_error ("%s: “%s” mends nothing", offer->id, fix->title);
    }
}

static void
test_fixes (void)
{

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      for (guint k = 0; k < problem->fixes->len; k++)
        try_fix (problem, problem->fixes->pdata[k]);
    }
}

static void
test_titles (void)
{
  guint n_bad = 0;

  for (guint i = 0; i < planted->cases->len; i++)
    {
      const PlantedCase *one = planted->cases->pdata[i];
      g_autoptr (GPtrArray) titles = g_ptr_array_new ();
      g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

      for (guint k = 0; k < problems->len; k++)
        {
          const VtProblem *problem = problems->pdata[k];

          if (strcmp (problem->offer_id, one->wrong->id) != 0)
            continue;
          g_ptr_array_add (sentences, problem->text);
          for (guint m = 0; m < problem->fixes->len; m++)
            g_ptr_array_add (titles, ((const VtFix *) problem->fixes->pdata[m])->title);
        }
      if (equal_words (titles, one->fixes) && equal_words (sentences, one->says))
        continue;
      n_bad++;
      tell (problems, one->wrong->id);
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  planted = planted_new ();
  problems = vt_offers_check_in (planted->offers, &planted->context);
  g_test_add_func ("/checks/planted/found", test_found);
  g_test_add_func ("/checks/planted/all-codes", test_all_codes);
  g_test_add_func ("/checks/planted/sentences", test_sentences);
  g_test_add_func ("/checks/planted/titles", test_titles);
  g_test_add_func ("/checks/planted/fixes", test_fixes);
  status = g_test_run ();
  g_ptr_array_unref (problems);
  planted_free (planted);
  return status;
}
