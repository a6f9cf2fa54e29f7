/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles of what is bought together: pairs, and sets of three or four grown from them. */

#include "vt-suggest-private.h"

#include "vt-evidence.h"
#include "vt-significance.h"

#include <math.h>

#define MAX_PRODUCTS 4
#define REPORT_EVERY 4096
/* A set grows by what so many of the orders that have it have as well, and so many times more often
 * than by chance. */
#define MIN_GROW_SHARE 0.4
#define MIN_GROW_LIFT 2.0

typedef struct
{
  const VtPair *pair;
  gint64        worth_minor;
} Candidate;

typedef struct
{
  guint32 products[MAX_PRODUCTS];
  guint   n_products;
} Set;

typedef struct
{
  VtSuggester *suggester;
  GPtrArray   *covered;    /* (owned) (element-type GHashTable): products of each offer */
  GHashTable  *used;       /* (owned): products that stand in a suggestion */
  guint32     *with_count; /* (owned) (array length=n_items): scratch */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->covered, g_ptr_array_unref);
  g_clear_pointer (&search->used, g_hash_table_unref);
  g_clear_pointer (&search->with_count, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* ---- what there is already ---- */

static void
find_covered (Search *search)
{
  const VtSuggestInput *input = search->suggester->input;

  search->covered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < input->offers->len; i++)
    {
      const VtOffer *offer = input->offers->pdata[i];
      GHashTable    *products = g_hash_table_new (NULL, NULL);

      for (guint k = 0; k < offer->components->len; k++)
        {
          const VtComponent *component = offer->components->pdata[k];
          guint32            product = vt_catalog_index_of_sku (input->catalog, component->sku);

          if (product != VT_PRODUCT_NONE)
            g_hash_table_add (products, GUINT_TO_POINTER (product));
        }
      g_ptr_array_add (search->covered, products);
    }
}

static gboolean
is_covered (const Search *search, const guint32 *products, guint n_products)
{
  for (guint i = 0; i < search->covered->len; i++)
    {
      GHashTable *covered = search->covered->pdata[i];
      guint       n = 0;

      while (n < n_products && g_hash_table_contains (covered, GUINT_TO_POINTER (products[n])))
        n++;
      if (n == n_products)
        return TRUE;
    }
  return FALSE;
}

/* ---- pairs ---- */

/* A plan is for what it protects, and is offered with that. */
static gboolean
is_part (const VtProduct *product)
{
  return vt_suggest_is_sellable (product) && product->kind != VT_PRODUCT_PLAN;
}

/* The dearest of a set is what the others are taken along with: who wants it may well take a case
 * for it, but hardly the other way round. */
static guint
find_dearest (const VtSuggester *suggester, const guint32 *products, guint n_products)
{
  VtCatalog *catalog = suggester->input->catalog;
  guint      dearest = 0;

  for (guint i = 1; i < n_products; i++)
    if (vt_catalog_get (catalog, products[i])->price_minor >
        vt_catalog_get (catalog, products[dearest])->price_minor)
      dearest = i;
  return dearest;
}

/* Who has the dearest could take the others as well. */
static gint64
estimate_worth (const VtSuggester *suggester,
                const guint32     *products,
                guint              n_products,
                guint32            n_all)
{
  guint   dearest = find_dearest (suggester, products, n_products);
  guint32 n_of = suggester->input->pairs->baskets->item_count[products[dearest]];
  gint64  gain_minor = 0;

  for (guint i = 0; i < n_products; i++)
    if (i != dearest && __builtin_add_overflow (
                            gain_minor, vt_suggester_margin (suggester, products[i]), &gain_minor))
      return 0;
  return vt_suggester_expect (suggester, (gint64) n_of - n_all, n_all, n_of, gain_minor);
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
find_candidates (const Search *search, GError **error)
{
  VtPairs   *pairs = search->suggester->input->pairs;
  VtCatalog *catalog = search->suggester->input->catalog;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize i = 0; i < pairs->n_pairs; i++)
    {
      const VtPair *pair = &pairs->pairs[i];
      Candidate     candidate = {pair, 0};

      if (i % REPORT_EVERY == 0 && !vt_job_check (search->suggester->job, error))
        return NULL;
      if (pair->q > VT_SUGGEST_MAX_Q || pair->lift <= 1 ||
          !is_part (vt_catalog_get (catalog, pair->item_a)) ||
          !is_part (vt_catalog_get (catalog, pair->item_b)))
        continue;
      candidate.worth_minor = estimate_worth (
          search->suggester, (const guint32[]){pair->item_a, pair->item_b}, 2, pair->n_together);
      if (candidate.worth_minor > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

/* ---- growing ---- */

static gboolean
basket_has (VtBaskets *baskets, guint32 basket, guint32 item)
{
  guint32 low = baskets->first_entry[basket];
  guint32 high = baskets->first_entry[basket + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (baskets->entry_item[middle] == item)
        return TRUE;
      if (baskets->entry_item[middle] < item)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* How many baskets have all of the set, and in @with_count how many of these have each item. */
static guint32
count_with (Search *search, const Set *set)
{
  VtBaskets *baskets = search->suggester->input->pairs->baskets;
  guint32    n_all = 0;

  memset (search->with_count, 0, (gsize) baskets->n_items * sizeof (guint32));
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    {
      guint n = 0;

      if (baskets->first_entry[b + 1] - baskets->first_entry[b] < set->n_products)
        continue;
      while (n < set->n_products && basket_has (baskets, b, set->products[n]))
        n++;
      if (n < set->n_products)
        continue;
      n_all++;
      for (guint32 e = baskets->first_entry[b]; e < baskets->first_entry[b + 1]; e++)
        search->with_count[baskets->entry_item[e]]++;
    }
  return n_all;
}

static gboolean
is_in (const Set *set, guint32 product)
{
  for (guint i = 0; i < set->n_products; i++)
    if (set->products[i] == product)
      return TRUE;
  return FALSE;
}

/* Whether a set that is in @n_all baskets goes with an item above chance, however many are tried.
 */
static gboolean
grows_by (const Search *search, guint32 n_all, guint32 item)
{
  VtBaskets   *baskets = search->suggester->input->pairs->baskets;
  VtPairCounts counts = {baskets->n_baskets, n_all, baskets->item_count[item],
                         search->with_count[item]};

  return (double) counts.n_together >= MIN_GROW_SHARE * n_all &&
         vt_measure_lift (counts) >= MIN_GROW_LIFT &&
         vt_significance_log_p (counts) + log (baskets->n_items) <= log (VT_SUGGEST_MAX_Q);
}

/* Adds what most of those who have the set have as well; %FALSE if nothing is left to add. */
static gboolean
grow (Search *search, Set *set)
{
  VtSuggester *suggester = search->suggester;
  VtBaskets   *baskets = suggester->input->pairs->baskets;
  guint32      min_together = suggester->input->pairs->options.min_together;
  guint32      n_all = count_with (search, set);
  guint32      best = VT_PRODUCT_NONE;

  for (guint32 i = 0; i < baskets->n_items; i++)
    if (search->with_count[i] >= MAX (min_together, 1) &&
        (best == VT_PRODUCT_NONE || search->with_count[i] > search->with_count[best]) &&
        !is_in (set, i) && !g_hash_table_contains (search->used, GUINT_TO_POINTER (i)) &&
        is_part (vt_catalog_get (suggester->input->catalog, i)) && grows_by (search, n_all, i))
      best = i;
  if (best == VT_PRODUCT_NONE)
    return FALSE;
  set->products[set->n_products++] = best;
  return TRUE;
}

/* ---- making ---- */

static gboolean
add_set (Search *search, const Set *set, GError **error)
{
  VtSuggester *suggester = search->suggester;
  VtBaskets   *baskets = suggester->input->pairs->baskets;
  VtEvidence   evidence;

  if (!vt_evidence_compute (baskets, NULL, set->products, set->n_products, &evidence, NULL, error))
    return FALSE;
  if (vt_suggester_add_bundle (
          suggester, set->products, set->n_products,
          vt_evidence_to_text (&evidence, suggester->input->catalog, set->products),
          estimate_worth (suggester, set->products, set->n_products, evidence.n_all)))
    for (guint i = 0; i < set->n_products; i++)
      g_hash_table_add (search->used, GUINT_TO_POINTER (set->products[i]));
  return TRUE;
}

/* The pair, or the set that it grows to. */
static gboolean
take (Search *search, const VtPair *pair, GError **error)
{
  Set     set = {{pair->item_a, pair->item_b}, 2};
  guint32 two[] = {pair->item_a, pair->item_b};

  if (g_hash_table_contains (search->used, GUINT_TO_POINTER (pair->item_a)) ||
      g_hash_table_contains (search->used, GUINT_TO_POINTER (pair->item_b)) ||
      is_covered (search, two, 2))
    return TRUE;
  while (set.n_products < MAX_PRODUCTS && grow (search, &set))
    ;
  return add_set (search, &set, error);
}

gboolean
vt_suggest_bundles (VtSuggester *suggester, GError **error)
{
  g_auto (Search) search = {suggester};
  g_autoptr (GArray) candidates = NULL;

  find_covered (&search);
  search.used = g_hash_table_new (NULL, NULL);
  search.with_count = g_new0 (guint32, suggester->input->pairs->baskets->n_items + 1);
  candidates = find_candidates (&search, error);
  if (candidates == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len && suggester->found->len < VT_SUGGEST_EACH; i++)
    if (!vt_job_check (suggester->job, error) ||
        !take (&search, g_array_index (candidates, Candidate, i).pair, error))
      return FALSE;
  return TRUE;
}
