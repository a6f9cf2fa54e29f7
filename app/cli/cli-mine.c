/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli mine: the pairs bought together, strongest first. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-mining.h"
#include "cli-substitutes.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_SHOWN 20
#define ALIKE_PERCENT 50

typedef struct
{
  CliMiningWords mining;
  int            limit;
  char          *product;
  gboolean       csv;
  gboolean       substitutes;
  int            min_alike;
} MineWords;

/* What was mined and which of it is shown, strongest first. */
typedef struct
{
  VtCatalog       *catalog; /* (unowned) */
  VtPairs         *pairs;   /* (unowned) */
  GArray          *chosen;  /* (owned) (element-type gsize) */
  gsize            n_shown;
  VtMapLinkOptions links;
} Mined;

static void
add_pair_json (JsonBuilder *builder, const Mined *mined, const VtPair *pair)
{
  const VtProduct *a = vt_catalog_get (mined->catalog, pair->item_a);
  const VtProduct *b = vt_catalog_get (mined->catalog, pair->item_b);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "sku_a", a->sku);
  cli_json_add_string (builder, "sku_b", b->sku);
  cli_json_add_string (builder, "title_a", a->title);
  cli_json_add_string (builder, "title_b", b->title);
  cli_json_add_int (builder, "together", pair->n_together);
  cli_json_add_int (builder, "orders_a", mined->pairs->baskets->item_count[pair->item_a]);
  cli_json_add_int (builder, "orders_b", mined->pairs->baskets->item_count[pair->item_b]);
  cli_json_add_double (builder, "support", pair->support);
  cli_json_add_double (builder, "confidence_ab", pair->confidence_ab);
  cli_json_add_double (builder, "confidence_ba", pair->confidence_ba);
  cli_json_add_double (builder, "lift", pair->lift);
  cli_json_add_double (builder, "leverage", pair->leverage);
  cli_json_add_double (builder, "conviction_ab", pair->conviction_ab);
  cli_json_add_double (builder, "conviction_ba", pair->conviction_ba);
  cli_json_add_double (builder, "cosine", pair->cosine);
  cli_json_add_double (builder, "jaccard", pair->jaccard);
  cli_json_add_double (builder, "log10_p", pair->log_p / G_LN10);
  cli_json_add_double (builder, "q", pair->q);
  json_builder_end_object (builder);
}

static void
print_json (const Mined *mined)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const VtBaskets *baskets = mined->pairs->baskets;

  json_builder_begin_object (builder);
  cli_json_add_int (builder, "baskets", baskets->n_baskets);
  cli_json_add_int (builder, "baskets_of_one", baskets->n_single);
  cli_json_add_int (builder, "orders_left_out", baskets->n_left_out);
  cli_json_add_int (builder, "min_together", mined->pairs->options.min_together);
  cli_json_add_int (builder, "pairs_counted", (gint64) mined->pairs->n_tests);
  cli_json_add_int (builder, "pairs_kept", (gint64) mined->pairs->n_pairs);
  cli_json_add_int (builder, "pairs_chosen", mined->chosen->len);
  cli_json_add_string (builder, "sort", cli_measure_to_word (mined->links.measure));
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < mined->n_shown; i++)
    add_pair_json (builder, mined, &mined->pairs->pairs[g_array_index (mined->chosen, gsize, i)]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
print_csv (const Mined *mined)
{
  cli_print ("sku_a,sku_b,title_a,title_b,together,orders_a,orders_b,support,confidence_ab,"
             "confidence_ba,lift,leverage,conviction_ab,conviction_ba,cosine,jaccard,log10_p,q\n");
  for (gsize i = 0; i < mined->n_shown; i++)
    {
      const VtPair    *pair = &mined->pairs->pairs[g_array_index (mined->chosen, gsize, i)];
      const VtProduct *a = vt_catalog_get (mined->catalog, pair->item_a);
      const VtProduct *b = vt_catalog_get (mined->catalog, pair->item_b);
      g_autoptr (GString) record = g_string_new (NULL);

      cli_csv_add (record, a->sku);
      cli_csv_add (record, b->sku);
      cli_csv_add (record, a->title);
      cli_csv_add (record, b->title);
      cli_csv_add_int (record, pair->n_together);
      cli_csv_add_int (record, mined->pairs->baskets->item_count[pair->item_a]);
      cli_csv_add_int (record, mined->pairs->baskets->item_count[pair->item_b]);
      cli_csv_add_double (record, "%.9g", pair->support);
      cli_csv_add_double (record, "%.9g", pair->confidence_ab);
      cli_csv_add_double (record, "%.9g", pair->confidence_ba);
      cli_csv_add_double (record, "%.9g", pair->lift);
      cli_csv_add_double (record, "%.9g", pair->leverage);
      cli_csv_add_double (record, "%.9g", pair->conviction_ab);
      cli_csv_add_double (record, "%.9g", pair->conviction_ba);
      cli_csv_add_double (record, "%.9g", pair->cosine);
      cli_csv_add_double (record, "%.9g", pair->jaccard);
      cli_csv_add_double (record, "%.9g", pair->log_p / G_LN10);
      cli_csv_add_double (record, "%.9g", pair->q);
      cli_csv_end (record);
      cli_print ("%s", record->str);
    }
}

static CliTable *
make_table (const Mined *mined)
{
  CliTable *table = cli_table_new ();

  cli_table_add_column (table, _ ("A"), CLI_LEFT);
  cli_table_add_column (table, _ ("B"), CLI_LEFT);
  cli_table_add_column (table, _ ("Together"), CLI_RIGHT);
  cli_table_add_column (table, _ ("A→B"), CLI_RIGHT);
  cli_table_add_column (table, _ ("B→A"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Lift"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Cosine"), CLI_RIGHT);
  cli_table_add_column (table, _ ("log10 p"), CLI_RIGHT);
  for (gsize i = 0; i < mined->n_shown; i++)
    {
      const VtPair    *pair = &mined->pairs->pairs[g_array_index (mined->chosen, gsize, i)];
      const VtProduct *a = vt_catalog_get (mined->catalog, pair->item_a);
      const VtProduct *b = vt_catalog_get (mined->catalog, pair->item_b);

      cli_table_add_format (table, "%s %s", a->sku, a->title);
      cli_table_add_format (table, "%s %s", b->sku, b->title);
      cli_table_add_format (table, "%'u", pair->n_together);
      cli_table_add_format (table, "%.0f %%", pair->confidence_ab * 100);
      cli_table_add_format (table, "%.0f %%", pair->confidence_ba * 100);
      cli_table_add_format (table, "%.1f", pair->lift);
      cli_table_add_format (table, "%.3f", pair->cosine);
      cli_table_add_format (table, "%.0f", pair->log_p / G_LN10);
    }
  return table;
}

static void
print_text (const Mined *mined)
{
  const VtBaskets *baskets = mined->pairs->baskets;
  g_autoptr (CliTable) table = make_table (mined);

  cli_table_print (table);
  cli_print (_ ("\n%'u of %'zu pairs in at least %'u of %'u orders; "
                "%'u larger orders were left out\n"),
             (guint) mined->n_shown, mined->pairs->n_pairs, mined->pairs->options.min_together,
             baskets->n_baskets, baskets->n_left_out);
}

/* Keeps of the chosen pairs those with the product. */
static void
keep_product (GArray *chosen, VtPairs *pairs, guint32 product)
{
  guint n_kept = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      gsize         index = g_array_index (chosen, gsize, i);
      const VtPair *pair = &pairs->pairs[index];

      if (pair->item_a == product || pair->item_b == product)
        g_array_index (chosen, gsize, n_kept++) = index;
    }
  g_array_set_size (chosen, n_kept);
}

static gboolean
find_product (VtCatalog *catalog, const char *sku, guint32 *ret_product, GError **error)
{
  guint32 product = vt_catalog_index_of_sku (catalog, sku);

  if (product == VT_PRODUCT_NONE)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no product “%s”"), sku);
      return FALSE;
    }
  *ret_product = product;
  return TRUE;
}

static gboolean
mine (CliCall                *call,
      const MineWords        *words,
      const VtOrderFilter    *filter,
      const VtMiningOptions  *mining,
      const VtMapLinkOptions *links,
      GError                **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = cli_filter_get_load (filter)};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (GArray) chosen = NULL;
  Mined   mined = {.links = *links};
  guint32 product = VT_PRODUCT_NONE;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  if (words->product != NULL && !find_product (snapshot.catalog, words->product, &product, error))
    return FALSE;
  pairs = cli_mine_filtered (call, &snapshot, filter, mining, error);
  if (pairs == NULL)
    return FALSE;

  chosen = vt_map_links_choose (pairs, links);
  if (product != VT_PRODUCT_NONE)
    keep_product (chosen, pairs, product);
  mined.catalog = snapshot.catalog;
  mined.pairs = pairs;
  mined.chosen = chosen;
  mined.n_shown = words->limit > 0 ? MIN (chosen->len, (guint) words->limit) : chosen->len;
  if (call->json)
    print_json (&mined);
  else if (words->csv)
    print_csv (&mined);
  else
    print_text (&mined);
  return vt_workspace_close (workspace, error);
}

static gboolean
print_substitutes (CliCall                *call,
                   const MineWords        *words,
                   const VtOrderFilter    *filter,
                   const VtMiningOptions  *mining,
                   const VtMapLinkOptions *links,
                   GError                **error)
{
  CliSubstitutesWish wish = {
      .filter = filter,
      .mining = *mining,
      .options = VT_SUBSTITUTE_OPTIONS_DEFAULT,
      .product = words->product,
      .limit = (guint) words->limit,
      .csv = words->csv,
      .min_alike = words->min_alike / 100.0,
  };

  if (mining->min_together > 0)
    wish.options.min_both = mining->min_together;
  wish.options.min_lift = links->min_lift;
  wish.options.max_q = links->max_q;
  return cli_substitutes_print (call, &wish, error);
}

static CliStatus
run (CliCall *call, MineWords *words)
{
  const GOptionEntry own[] = {
      {"limit", 'l', 0, G_OPTION_ARG_INT, &words->limit,
       N_ ("Show so many pairs (otherwise 20); 0 for all"), "N"},
      {"product", 0, 0, G_OPTION_ARG_STRING, &words->product, N_ ("Only pairs with this product"),
       "SKU"},
      {"csv", 0, 0, G_OPTION_ARG_NONE, &words->csv, N_ ("Print all measures as CSV"), NULL},
      {"substitutes", 0, 0, G_OPTION_ARG_NONE, &words->substitutes,
       N_ ("Pairs that the same customers buy, but not at once"), NULL},
      {"min-alike", 0, 0, G_OPTION_ARG_INT, &words->min_alike,
       N_ ("Only substitutes so much alike, in percent (otherwise 50)"), "N"},
      {0},
  };
  g_autofree GOptionEntry *shared = cli_mining_words_make_entries (&words->mining);
  g_autofree GOptionEntry *which = cli_filter_words_make_entries (&words->mining);
  g_autofree GOptionEntry *both = cli_entries_join (shared, which);
  g_autofree GOptionEntry *entries = cli_entries_join (own, both);
  g_auto (VtOrderFilter) filter = VT_ORDER_FILTER_INIT;
  VtMiningOptions  mining = VT_MINING_OPTIONS_DEFAULT;
  VtMapLinkOptions links = VT_MAP_LINK_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  call->details = _ ("A→B is the share of the orders with A that also have B. Lift says how many "
                     "times more often they are together\nthan by chance, log10 p how unlikely "
                     "chance is. Counts are exact; every measure is in --csv and --json.");
  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  if (words->csv && call->json)
    return cli_call_misused (call, _ ("either --csv or --json"));
  if (words->substitutes && words->mining.measure != NULL)
    return cli_call_misused (call, _ ("--substitutes come in an order of their own, not --sort"));
  if (words->min_alike < 0 || words->min_alike > 100)
    return cli_call_misused (call, _ ("--min-alike is from 0 to 100"));
  if (words->limit < 0)
    return cli_call_misused (call, _ ("--limit is 0 and up"));
  links.min_lift = 1;
  links.max_links = G_MAXUINT32;
  links.max_links_per_item = 0;
  if (!cli_mining_words_read (call, &words->mining, &mining, &links) ||
      !cli_filter_words_read (call, &words->mining, &filter))
    return CLI_USAGE;

  if (words->substitutes ? print_substitutes (call, words, &filter, &mining, &links, &error)
                         : mine (call, words, &filter, &mining, &links, &error))
    return CLI_DONE;
  return cli_call_failed (call, error);
}

CliStatus
cli_mine_run (CliCall *call)
{
  MineWords words = {.mining = CLI_MINING_WORDS_INIT, .limit = N_SHOWN, .min_alike = ALIKE_PERCENT};
  CliStatus status = run (call, &words);

  cli_mining_words_clear (&words.mining);
  g_free (words.product);
  return status;
}
