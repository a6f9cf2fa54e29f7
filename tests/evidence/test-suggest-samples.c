/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the samples' orders suggest: each can be made an offer, and is not suggested again then. */

#include "suggest-fixture.h"

#include "vt-check.h"

#define N_MAX 200

typedef struct
{
  const char *path;
  const char *sample;
  gboolean    has_offers; /* whether those of the sample are there */
  guint       n_kinds;    /* at least so many kinds are suggested */
} Case;

static const Case cases[] = {
    {"/suggest/samples/electronics", "electronics", TRUE, 4},
    {"/suggest/samples/electronics-without-offers", "electronics", FALSE, 7},
    {"/suggest/samples/online-retail", "online-retail", FALSE, 5},
};

/* None of the problems that keep an offer from being ready. */
static void
assert_sound (Suggest *suggest, const VtSuggestion *suggestion, GPtrArray *offers)
{
  g_autoptr (VtOffer) ready = vt_offer_copy (suggestion->draft);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = NULL;

  ready->state = VT_OFFER_READY;
  for (guint i = 0; i < offers->len; i++)
    g_ptr_array_add (all, offers->pdata[i]);
  g_ptr_array_add (all, ready);
  problems = vt_offers_check (all, suggest->input.catalog, suggest->input.currency);
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (strcmp (problem->offer_id, ready->id) == 0 && problem->severity == VT_PROBLEM_ERROR)
        g_error ("%s: %s", suggestion->title, problem->text);
    }
}

static void
assert_words (const VtSuggestion *suggestion)
{
  g_assert_cmpuint (strlen (suggestion->title), >, 0);
  g_assert_true (g_utf8_validate (suggestion->reason, -1, NULL));
  g_assert_true (g_str_has_suffix (suggestion->reason, "."));
  g_assert_null (strchr (suggestion->reason, '\n'));
  g_assert_cmpstr (suggestion->draft->note, ==, suggestion->reason);
  g_assert_cmpstr (suggestion->draft->name, ==, suggestion->title);
}

/* With the offer made, or the key dismissed, it is not among what is suggested. */
static void
assert_not_again (Suggest *suggest, const VtSuggestion *suggestion, GPtrArray *offers)
{
  g_autoptr (GPtrArray) with = g_ptr_array_new ();
  g_autoptr (GPtrArray) dismissed = g_ptr_array_new ();
  g_autoptr (GPtrArray) then = NULL;

  for (guint i = 0; i < offers->len; i++)
    g_ptr_array_add (with, offers->pdata[i]);
  g_ptr_array_add (with, suggestion->draft);
  then = suggest_find (suggest, suggestion->kind, with, NULL, N_MAX);
  if (vt_suggestions_find_key (then, suggestion->key) != NULL)
    g_error ("Suggested again: %s", suggestion->key);
  g_clear_pointer (&then, g_ptr_array_unref);
  g_ptr_array_add (dismissed, suggestion->key);
  then = suggest_find (suggest, suggestion->kind, offers, dismissed, N_MAX);
  g_assert_null (vt_suggestions_find_key (then, suggestion->key));
}

static void
test_sample (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GPtrArray) sample_offers = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  History *history = history_new_sample (c->sample, &sample_offers);
  g_autoptr (Suggest) suggest = suggest_new_of (history);
  GPtrArray *offers = c->has_offers ? sample_offers : none;
  g_autoptr (GPtrArray) suggestions = suggest_find (suggest, VT_N_OFFER_KINDS, offers, NULL, N_MAX);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_of[VT_N_OFFER_KINDS] = {0};
  guint n_kinds = 0;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const VtSuggestion *suggestion = suggestions->pdata[i];

      g_assert_true (g_hash_table_add (keys, suggestion->key));
      g_assert_cmpint (suggestion->worth_minor, >, 0);
      assert_words (suggestion);
      assert_sound (suggest, suggestion, offers);
      /* The first and the last of each kind stand for the others, which takes long enough. */
      if (n_of[suggestion->kind]++ == 0)
        assert_not_again (suggest, suggestion, offers);
      else if (n_of[suggestion->kind] == 12)
        assert_not_again (suggest, suggestion, offers);
    }
  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    n_kinds += n_of[kind] > 0;
  g_assert_cmpuint (n_kinds, >=, c->n_kinds);
}

/* The same for any number of threads, and each time. */
static void
test_same (void)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (Suggest) suggest = suggest_new_of (history_new_sample ("electronics", &offers));
  g_autoptr (GPtrArray) first = suggest_find (suggest, VT_N_OFFER_KINDS, NULL, NULL, N_MAX);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (GPtrArray) again = NULL;

      suggest->input.n_threads = n_threads;
      again = suggest_find (suggest, VT_N_OFFER_KINDS, NULL, NULL, N_MAX);
      g_assert_cmpuint (again->len, ==, first->len);
      for (guint i = 0; i < first->len; i++)
        {
          const VtSuggestion *suggestion = first->pdata[i];
          const VtSuggestion *other = again->pdata[i];

          g_assert_cmpstr (suggestion->key, ==, other->key);
          g_assert_cmpint (suggestion->worth_minor, ==, other->worth_minor);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_sample);
  g_test_add_func ("/suggest/samples/same", test_same);
  return g_test_run ();
}
