/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs most worth an offer. */

#include "vt-suggest.h"

#include <glib/gi18n-lib.h>

#define PPM_WHOLE 1000000
#define MAX_Q 0.01
#define REPORT_EVERY 4096

typedef struct
{
  const VtPair *pair;
  gint64        worth_minor;
} Candidate;

static gboolean
is_sellable (const VtProduct *product)
{
  return product->kind != VT_PRODUCT_FEE && product->price_minor != VT_MONEY_UNKNOWN &&
         product->price_minor > 0;
}

/* The share of the price that is margin, over all products whose cost is known; the whole if none
 * is, so that all are ranked by price alike. */
static gint64
mean_margin_ppm (VtCatalog *catalog)
{
  __int128 price = 0;
  __int128 margin = 0;

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      if (!is_sellable (product) || product->cost_minor == VT_MONEY_UNKNOWN)
        continue;
      price += product->price_minor;
      margin += (__int128) product->price_minor - product->cost_minor;
    }
  return price > 0 ? (gint64) (margin * PPM_WHOLE / price) : PPM_WHOLE;
}

static gint64
estimate_margin (const VtProduct *product, gint64 mean_ppm)
{
  if (product->cost_minor != VT_MONEY_UNKNOWN)
    return product->price_minor - product->cost_minor;
  return (gint64) ((__int128) product->price_minor * mean_ppm / PPM_WHOLE);
}

static gint64
estimate_worth (const VtPair *pair, VtCatalog *catalog, gint64 mean_ppm)
{
  __int128 unit = (__int128) estimate_margin (vt_catalog_get (catalog, pair->item_a), mean_ppm) +
                  estimate_margin (vt_catalog_get (catalog, pair->item_b), mean_ppm);
  __int128 worth = unit * pair->n_together;

  return (gint64) CLAMP (worth, -(__int128) G_MAXINT64, (__int128) G_MAXINT64);
}

static guint64
pair_to_key (guint32 product, guint32 other)
{
  return (guint64) MIN (product, other) << 32 | MAX (product, other);
}

/* Every two products that stand in one offer. */
static GHashTable *
find_covered (GPtrArray *offers, VtCatalog *catalog)
{
  GHashTable *covered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      for (guint a = 0; a < offer->components->len; a++)
        for (guint b = a + 1; b < offer->components->len; b++)
          {
            const VtComponent *component = g_ptr_array_index (offer->components, a);
            const VtComponent *other = g_ptr_array_index (offer->components, b);
            guint32            index = vt_catalog_index_of_sku (catalog, component->sku);
            guint32            other_index = vt_catalog_index_of_sku (catalog, other->sku);
            guint64            key = pair_to_key (index, other_index);

            g_hash_table_add (covered, g_memdup2 (&key, sizeof key));
          }
    }
  return covered;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->worth_minor != other->worth_minor)
    return candidate->worth_minor > other->worth_minor ? -1 : 1;
  /* The pairs stand in one array in a fixed order. */
  return candidate->pair < other->pair ? -1 : candidate->pair > other->pair;
}

/* (element-type Candidate): best first; %NULL if cancelled. */
static GArray *
find_candidates (VtPairs *pairs, VtCatalog *catalog, GPtrArray *offers, VtJob *job, GError **error)
{
  g_autoptr (GHashTable) covered = find_covered (offers, catalog);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gint64 mean_ppm = mean_margin_ppm (catalog);

  for (gsize i = 0; i < pairs->n_pairs; i++)
    {
      const VtPair *pair = &pairs->pairs[i];
      guint64       key = pair_to_key (pair->item_a, pair->item_b);
      Candidate     candidate = {pair, 0};

      if (i % REPORT_EVERY == 0 && !vt_job_report (job, i, pairs->n_pairs, error))
        return NULL;
      if (pair->q > MAX_Q || pair->lift <= 1 ||
          !is_sellable (vt_catalog_get (catalog, pair->item_a)) ||
          !is_sellable (vt_catalog_get (catalog, pair->item_b)) ||
          g_hash_table_contains (covered, &key))
        continue;
      candidate.worth_minor = estimate_worth (pair, catalog, mean_ppm);
      if (candidate.worth_minor > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

static void
suggestion_free (gpointer data)
{
  VtSuggestion *suggestion = data;

  g_free (suggestion->reason);
  g_free (suggestion);
}

/* %NULL where no sensible draft can be made of the pair. */
static VtSuggestion *
make_suggestion (const Candidate  *candidate,
                 VtPairs          *pairs,
                 VtCatalog        *catalog,
                 const VtCurrency *currency)
{
  const VtPair *pair = candidate->pair;
  guint32       products[2] = {pair->item_a, pair->item_b};
  /* Without the pairs no note is counted: the reason has it from the pair already. */
  g_autoptr (VtOffer) draft = vt_offer_from_products (catalog, products, 2, NULL);
  VtBundleFigures figures;
  VtSuggestion   *suggestion;

  if (!vt_bundle_figures (draft, catalog, currency, &figures, NULL) || figures.saving_minor <= 0)
    return NULL;

  suggestion = g_new0 (VtSuggestion, 1);
  suggestion->product_a = pair->item_a;
  suggestion->product_b = pair->item_b;
  suggestion->pair = *pair;
  suggestion->worth_minor = candidate->worth_minor;
  suggestion->reason = vt_evidence_pair_to_text (pair, pairs->baskets, catalog);
  suggestion->figures = figures;
  return suggestion;
}

GPtrArray *
vt_suggestions_find (VtPairs          *pairs,
                     VtCatalog        *catalog,
                     const VtCurrency *currency,
                     GPtrArray        *offers,
                     guint             n_max,
                     VtJob            *job,
                     GError          **error)
{
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GHashTable) used = NULL;

  g_return_val_if_fail (pairs != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (pairs->baskets->n_items <= vt_catalog_get_n_products (catalog), NULL);

  vt_job_begin_phase (job, _ ("Looking for pairs worth an offer"), _ ("pairs"));
  candidates = find_candidates (pairs, catalog, offers, job, error);
  if (candidates == NULL)
    return NULL;

  suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  used = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < candidates->len && suggestions->len < n_max; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gpointer         a = GUINT_TO_POINTER (candidate->pair->item_a);
      gpointer         b = GUINT_TO_POINTER (candidate->pair->item_b);
      VtSuggestion    *suggestion;

      if (g_hash_table_contains (used, a) || g_hash_table_contains (used, b))
        continue;
      suggestion = make_suggestion (candidate, pairs, catalog, currency);
      if (suggestion == NULL)
        continue;
      g_hash_table_add (used, a);
      g_hash_table_add (used, b);
      g_ptr_array_add (suggestions, suggestion);
    }
  return g_steal_pointer (&suggestions);
}
