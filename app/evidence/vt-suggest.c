/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders suggest, of all kinds. */

#include "vt-suggest-private.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*SuggestFunc) (VtSuggester *suggester, GError **error);

static const SuggestFunc makers[VT_N_OFFER_KINDS] = {
    [VT_OFFER_BUNDLE] = vt_suggest_bundles,
    [VT_OFFER_CROSS_SELL] = vt_suggest_extras,
    [VT_OFFER_TIER_LADDER] = vt_suggest_tiers,
    [VT_OFFER_PROTECTION] = vt_suggest_plans,
    [VT_OFFER_THRESHOLD] = vt_suggest_thresholds,
    [VT_OFFER_FOLLOW_UP] = vt_suggest_follow_ups,
    [VT_OFFER_VOLUME] = vt_suggest_volumes,
    [VT_OFFER_SUBSCRIPTION] = vt_suggest_subscriptions,
};

VtSuggestion *
vt_suggestion_copy (const VtSuggestion *suggestion)
{
  VtSuggestion *copy;

  g_return_val_if_fail (suggestion != NULL, NULL);

  copy = g_new0 (VtSuggestion, 1);
  *copy = *suggestion;
  copy->draft = vt_offer_copy (suggestion->draft);
  copy->key = g_strdup (suggestion->key);
  copy->title = g_strdup (suggestion->title);
  copy->reason = g_strdup (suggestion->reason);
  return copy;
}

void
vt_suggestion_free (VtSuggestion *suggestion)
{
  if (suggestion == NULL)
    return;

  vt_offer_free (suggestion->draft);
  g_free (suggestion->key);
  g_free (suggestion->title);
  g_free (suggestion->reason);
  g_free (suggestion);
}

gboolean
vt_offer_kind_is_suggested (VtOfferKind kind)
{
  return kind < VT_N_OFFER_KINDS && makers[kind] != NULL;
}

static int
compare_skus (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
vt_suggestion_make_key (VtOfferKind kind, const char *const *skus, guint n_skus)
{
  g_autofree const char **sorted = g_memdup2 (skus, n_skus * sizeof *skus);
  GString                *key = g_string_new (vt_offer_kind_to_word (kind));

  if (n_skus > 1)
    qsort (sorted, n_skus, sizeof *sorted, compare_skus);
  /* Each with its length, so that no SKU can be taken for a part of another. */
  for (guint i = 0; i < n_skus; i++)
    g_string_append_printf (key, ":%zu:%s", strlen (sorted[i]), sorted[i]);
  return g_string_free (key, FALSE);
}

const VtSuggestion *
vt_suggestions_find_key (GPtrArray *suggestions, const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      const VtSuggestion *suggestion = suggestions->pdata[i];

      if (strcmp (suggestion->key, key) == 0)
        return suggestion;
    }
  return NULL;
}

char *
vt_suggestion_worth_to_text (gint64 worth_minor, const VtCurrency *currency)
{
  gint64 unit = 1;

  g_return_val_if_fail (worth_minor >= 0 && currency != NULL, NULL);

  while (worth_minor / unit >= 100)
    unit *= 10;
  return vt_money_to_display (worth_minor <= G_MAXINT64 / 2 ? (worth_minor + unit / 2) / unit * unit
                                                            : worth_minor,
                              currency);
}

/* ---- the list ---- */

static int
compare_worth (gconstpointer a, gconstpointer b)
{
  const VtSuggestion *suggestion = *(const VtSuggestion *const *) a;
  const VtSuggestion *other = *(const VtSuggestion *const *) b;

  if (suggestion->worth_minor != other->worth_minor)
    return suggestion->worth_minor > other->worth_minor ? -1 : 1;
  return strcmp (suggestion->key, other->key);
}

/* Of the next of each kind the most worth, which counts half for each of its kind that is there. */
static GPtrArray *
mix (GPtrArray **of_kind, guint n_max)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_suggestion_free);
  guint      n_taken[VT_N_OFFER_KINDS] = {0};

  while (list->len < n_max)
    {
      guint  best = VT_N_OFFER_KINDS;
      gint64 best_minor = -1;

      for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
        {
          const VtSuggestion *next;
          gint64              worth_minor;

          if (of_kind[kind] == NULL || n_taken[kind] == of_kind[kind]->len)
            continue;
          next = of_kind[kind]->pdata[n_taken[kind]];
          worth_minor = next->worth_minor >> MIN (n_taken[kind], 62);
          if (worth_minor > best_minor)
            {
              best = kind;
              best_minor = worth_minor;
            }
        }
      if (best == VT_N_OFFER_KINDS)
        break;
      g_ptr_array_add (list, vt_suggestion_copy (of_kind[best]->pdata[n_taken[best]++]));
    }
  return list;
}

static gboolean
find_of_kind (VtSuggester *suggester, VtOfferKind kind, GPtrArray **ret_found, GError **error)
{
  gboolean is_done;

  suggester->found = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_suggestion_free);
  is_done = makers[kind](suggester, error);
  g_ptr_array_sort (suggester->found, compare_worth);
  *ret_found = g_steal_pointer (&suggester->found);
  return is_done;
}

GPtrArray *
vt_suggestions_find (
    const VtSuggestInput *input, VtOfferKinds kinds, guint n_max, VtJob *job, GError **error)
{
  g_auto (VtSuggester) suggester = {0};
  GPtrArray *of_kind[VT_N_OFFER_KINDS] = {NULL};
  GPtrArray *list = NULL;
  gboolean   is_done = TRUE;

  g_return_val_if_fail (input != NULL && input->offers != NULL, NULL);
  g_return_val_if_fail (
      input->pairs->baskets->n_items <= vt_catalog_get_n_products (input->catalog), NULL);

  vt_suggester_init (&suggester, input, job);
  vt_job_begin_phase (job, _ ("Looking for what is worth an offer"), _ ("kinds of offers"));
  for (guint kind = 0; kind < VT_N_OFFER_KINDS && is_done; kind++)
    if (makers[kind] != NULL && (kinds & (1u << kind)) != 0)
      is_done = vt_job_report (job, kind, VT_N_OFFER_KINDS, error) &&
                find_of_kind (&suggester, kind, &of_kind[kind], error);
  if (is_done)
    list = mix (of_kind, n_max);
  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    g_clear_pointer (&of_kind[kind], g_ptr_array_unref);
  return list;
}
