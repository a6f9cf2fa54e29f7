/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders of what customers come back for after a purchase. */

#include "vt-suggest-private.h"

#include "vt-sequences.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WITHIN_DAYS 60
#define MIN_TIMES 5
/* Of so many watched visits once at least. */
#define VISITS_A_TIME 500
#define MIN_LIFT 1.5

typedef struct
{
  const VtSequence *sequence;
  gint64            worth_minor;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->worth_minor != other->worth_minor)
    return candidate->worth_minor > other->worth_minor ? -1 : 1;
  return candidate->sequence < other->sequence ? -1 : candidate->sequence > other->sequence;
}

static gboolean
is_above_chance (const VtSequences *sequences, const VtSequence *sequence)
{
  /* As many tests were made as there are pairs with a direction; those not kept count too, at
   * least as many. */
  return sequence->lift >= MIN_LIFT &&
         sequence->log_p + log (2.0 * (double) sequences->n_sequences) <= log (VT_SUGGEST_MAX_Q);
}

/* (element-type Candidate): most worth first. */
static GArray *
find_candidates (const VtSuggester *suggester, const VtSequences *sequences)
{
  VtCatalog *catalog = suggester->input->catalog;
  GArray    *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize i = 0; i < sequences->n_sequences; i++)
    {
      const VtSequence *sequence = &sequences->sequences[i];
      Candidate         candidate = {sequence, 0};
      gint64            n_of = sequences->visits->item_count[sequence->item_a];

      if (sequence->item_a == sequence->item_b || !is_above_chance (sequences, sequence) ||
          !vt_suggest_is_goods (vt_catalog_get (catalog, sequence->item_a)) ||
          !vt_suggest_is_sellable (vt_catalog_get (catalog, sequence->item_b)))
        continue;
      candidate.worth_minor =
          vt_suggester_expect (suggester, n_of - sequence->n_then, sequence->n_then, n_of,
                               vt_suggester_margin (suggester, sequence->item_b));
      if (candidate.worth_minor > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* The whole days within which half of those who came back did so; 1 and up. */
static guint
find_median (VtVisits *visits, const VtSequence *sequence)
{
  g_autofree guint32 *days = g_new0 (guint32, visits->within_days);
  guint32             n = 0;

  vt_visits_count_days (visits, sequence->item_a, sequence->item_b, days);
  for (guint d = 0; d < visits->within_days; d++)
    {
      n += days[d];
      if (2 * n >= sequence->n_then)
        return d + 1;
    }
  return visits->within_days;
}

/* Half the way to where half of them have come back by themselves. */
static JsonBuilder *
make_terms (const VtSuggester *suggester, const VtSequence *sequence, guint median)
{
  JsonBuilder *terms = json_builder_new ();

  json_builder_begin_object (terms);
  vt_suggest_add_skus (terms, "after", suggester, &sequence->item_a, 1);
  vt_suggest_add_skus (terms, "without", suggester, &sequence->item_b, 1);
  json_builder_set_member_name (terms, "steps");
  json_builder_begin_array (terms);
  json_builder_begin_object (terms);
  vt_suggest_add_int64 (terms, "days", MAX (median / 2, 1));
  vt_suggest_add_int64 (terms, "until_days", WITHIN_DAYS + 1);
  vt_suggest_add_text (terms, "placement", "follow_up_email");
  json_builder_set_member_name (terms, "items");
  json_builder_begin_array (terms);
  json_builder_add_string_value (terms,
                                 vt_catalog_get (suggester->input->catalog, sequence->item_b)->sku);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  return terms;
}

static gboolean
suggest_sequence (VtSuggester *suggester, const VtSequences *sequences, const Candidate *candidate)
{
  const VtSequence *sequence = candidate->sequence;
  guint             median = find_median (sequences->visits, sequence);
  guint32           products[] = {sequence->item_a, sequence->item_b};
  g_autofree char  *after = vt_suggester_name (suggester, sequence->item_a);
  g_autofree char  *then = vt_suggester_name (suggester, sequence->item_b);
  g_autofree char  *title = vt_suggester_title (suggester, sequence->item_b);
  g_autofree char  *after_title = vt_suggester_title (suggester, sequence->item_a);
  g_autofree char  *n = vt_words_count (sequence->n_then);
  g_autofree char  *all = vt_words_count (sequences->visits->item_count[sequence->item_a]);
  g_autoptr (JsonBuilder) terms = make_terms (suggester, sequence, median);

  return vt_suggester_add (
      suggester, VT_OFFER_FOLLOW_UP, products, 2,
      /* Translators: two products */
      g_strdup_printf (_ ("%s after %s"), title, after_title), terms,
      /* Translators: two counts of purchases, two products, days, a factor, days */
      g_strdup_printf (_ ("%s of %s purchases of %s were followed by %s within %d days, %.1f times "
                          "more often than by chance; half of these within %u days."),
                       n, all, after, then, WITHIN_DAYS, sequence->lift, median),
      candidate->worth_minor);
}

/* Whether an offer writes to who bought the one about the other. */
static gboolean
is_offered (const VtRoles *after, const VtRoles *without, const VtSequence *sequence)
{
  for (guint r = 0; r < after->n_roles; r++)
    if (vt_roles_has (after, sequence->item_a, r) &&
        (r >= without->n_roles || vt_roles_has (without, sequence->item_b, r)))
      return TRUE;
  return FALSE;
}

static void
suggest_sequences (VtSuggester *suggester, const VtSequences *sequences)
{
  g_autoptr (GArray) candidates = find_candidates (suggester, sequences);
  g_autoptr (VtRoles) after = vt_suggester_find_selected (suggester, VT_OFFER_FOLLOW_UP, "after");
  g_autoptr (VtRoles) without =
      vt_suggester_find_selected (suggester, VT_OFFER_FOLLOW_UP, "without");
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < candidates->len && suggester->found->len < VT_SUGGEST_EACH; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gpointer         a = GUINT_TO_POINTER (candidate->sequence->item_a);
      gpointer         b = GUINT_TO_POINTER (candidate->sequence->item_b);

      if (g_hash_table_contains (used, a) || g_hash_table_contains (used, b) ||
          is_offered (after, without, candidate->sequence) ||
          !suggest_sequence (suggester, sequences, candidate))
        continue;
      g_hash_table_add (used, a);
      g_hash_table_add (used, b);
    }
}

gboolean
vt_suggest_follow_ups (VtSuggester *suggester, GError **error)
{
  g_autoptr (VtVisits) visits = vt_suggester_visits (suggester, WITHIN_DAYS, error);
  g_autoptr (VtSequences) sequences = NULL;
  g_autoptr (GError) failure = NULL;

  if (visits == NULL)
    return FALSE;
  sequences = vt_sequences_mine (visits, MAX (MIN_TIMES, visits->n_watched / VISITS_A_TIME),
                                 suggester->input->n_threads, suggester->job, &failure);
  if (sequences != NULL)
    suggest_sequences (suggester, sequences);
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* Too many to look through suggest nothing. */
  return TRUE;
}
