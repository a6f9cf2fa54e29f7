/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole way of an order history: import, load, mine, map, picture. bench-history FILE.csv */

#include "bare-loop.h"
#include "bench.h"
#include "vt-affinity-map.h"
#include "vt-import.h"
#include "vt-item-sets.h"
#include "vt-map-export.h"
#include "vt-mining.h"
#include "vt-order-filter.h"
#include "vt-offer-evidence.h"
#include "vt-sequences.h"
#include "vt-suggest.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_BRUSH_STOPS 20
#define PICTURE_WIDTH_PX 1600
#define PICTURE_HEIGHT_PX 1000
#define MIB (1024.0 * 1024.0)

typedef struct
{
  const char *csv_path;
  char       *folder;    /* (owned) */
  char       *workspace; /* (owned): path */
} History;

typedef struct
{
  VtCatalog *catalog; /* (owned) */
  VtOrders  *orders;  /* (owned) */
} Snapshot;

static void
snapshot_clear (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->orders, vt_orders_unref);
  g_clear_pointer (&snapshot->catalog, vt_catalog_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Snapshot, snapshot_clear)

/* A benchmark that fails has nothing to print. */
static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static double
get_size_mib (const char *path)
{
  GStatBuf status = {0};

  if (g_stat (path, &status) != 0)
    return 0;
  return (double) status.st_size / MIB;
}

static void
import (const History *history)
{
  VtCurrency currency = {"GBP", 2};
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;
  gint64 before_us;
  gint64 took_us;
  double csv_mib = get_size_mib (history->csv_path);
  double workspace_mib;

  workspace = vt_workspace_create (history->workspace, "Bench", &currency, &error);
  check (error);
  before_us = g_get_monotonic_time ();
  plan = vt_import_inspect (history->csv_path, &currency, NULL, NULL, &error);
  check (error);
  bench_print_row ("look at the file", g_get_monotonic_time () - before_us, "%.1f MiB of CSV",
                   csv_mib);

  before_us = g_get_monotonic_time ();
  vt_import_run (workspace, plan, NULL, &report, &error);
  check (error);
  took_us = g_get_monotonic_time () - before_us;
  vt_workspace_close (workspace, &error);
  check (error);
  workspace_mib = get_size_mib (history->workspace);
  bench_print_row ("import", took_us, "%.0f rows a second; workspace %.1f MiB, %.0f %% of the CSV",
                   (double) report->n_rows * G_USEC_PER_SEC / (double) took_us, workspace_mib,
                   100 * workspace_mib / csv_mib);
}

/* A VtWorkspaceFunc. */
static gboolean
load_snapshot (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Snapshot *snapshot = data;

  snapshot->catalog = vt_catalog_load (database, job, error);
  if (snapshot->catalog == NULL)
    return FALSE;
  snapshot->orders = vt_orders_load (database, snapshot->catalog, job, error);
  return snapshot->orders != NULL;
}

/* Returns: how long it took to open the workspace and to load it, together */
static gint64
load (const History *history, Snapshot *ret_snapshot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  gint64 before_us = g_get_monotonic_time ();
  gint64 took_us;

  workspace = vt_workspace_open (history->workspace, NULL, &error);
  check (error);
  vt_workspace_read (workspace, load_snapshot, ret_snapshot, NULL, &error);
  check (error);
  took_us = g_get_monotonic_time () - before_us;
  vt_workspace_close (workspace, &error);
  check (error);
  return took_us;
}

static void
load_only (const History *history)
{
  g_auto (Snapshot) snapshot = {0};
  gint64 took_us = load (history, &snapshot);

  bench_print_row ("open and load into columns", took_us, "%u orders, %u lines, %u products",
                   snapshot.orders->n_orders, snapshot.orders->n_lines,
                   vt_catalog_get_n_products (snapshot.catalog));
}

static VtPairs *
mine (const Snapshot *snapshot, guint n_threads)
{
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  VtPairs *pairs;

  options.n_threads = n_threads;
  pairs = vt_mine_orders (snapshot->orders, &options, NULL, &error);
  check (error);
  return pairs;
}

static void
mine_with (const History *history, guint n_threads)
{
  g_autofree char *job = g_strdup_printf ("mine, %u threads", n_threads);
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (VtPairs) pairs = NULL;
  gint64 before_us;

  load (history, &snapshot);
  before_us = g_get_monotonic_time ();
  pairs = mine (&snapshot, n_threads);
  bench_print_row (
      job, g_get_monotonic_time () - before_us,
      "%u baskets; %" G_GSIZE_FORMAT " pairs of %" G_GUINT64_FORMAT " kept, in %u baskets or more",
      pairs->baskets->n_baskets, pairs->n_pairs, pairs->n_tests, pairs->options.min_together);
}

static void
mine_one (const History *history)
{
  mine_with (history, 1);
}

static void
mine_two (const History *history)
{
  mine_with (history, 2);
}

/* Counting, measures and significance against the loop that only counts; baskets are ready. */
static void
compare_with_bare_loop (const History *history)
{
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (VtPairs) pairs = NULL;
  BenchBareLoop bare;

  load (history, &snapshot);
  pairs = mine (&snapshot, 0);
  snapshot_clear (&snapshot);
  bench_bare_loop_run (pairs->baskets, &bare);
  bench_print_row ("bare loop over the same increments", bare.took_us,
                   "%" G_GUINT64_FORMAT " increments", bare.n_increments);
  for (guint n_threads = 1; n_threads <= 2; n_threads++)
    {
      g_autofree char *job = g_strdup_printf ("count pairs, %u threads", n_threads);
      VtPairOptions    options = {pairs->options.min_together, n_threads};
      gint64           before_us = g_get_monotonic_time ();
      g_autoptr (VtPairs) again = vt_pairs_mine (pairs->baskets, &options, NULL, NULL);
      gint64 took_us = g_get_monotonic_time () - before_us;

      if (again->n_tests != bare.n_pairs)
        g_error ("The bare loop saw another number of pairs");
      bench_print_row (job, took_us, "%.2f times the bare loop",
                       (double) took_us / (double) bare.took_us);
    }
}

static void
draw_picture (const History *history, VtAffinityMap *map, const char *ending)
{
  g_autofree char *path = g_strconcat (history->folder, "/map.", ending, NULL);
  g_autofree char *job = g_strdup_printf ("picture, .%s", ending);
  VtMapStyle       style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);
  VtMapExport      options = {
           .width_px = PICTURE_WIDTH_PX,
           .height_px = PICTURE_HEIGHT_PX,
           .title = "Bench",
  };
  g_autoptr (GError) error = NULL;
  gint64 before_us = g_get_monotonic_time ();

  vt_map_format_from_path (path, &options.format, &error);
  check (error);
  vt_map_export (vt_affinity_map_get_scene (map), &style, &options, path, &error);
  check (error);
  bench_print_row (job, g_get_monotonic_time () - before_us, "%d x %d, %.2f MiB", PICTURE_WIDTH_PX,
                   PICTURE_HEIGHT_PX, get_size_mib (path));
  g_unlink (path);
}

static void
draw (const History *history)
{
  static const char *const   endings[] = {"png", "svg", "pdf"};
  const VtAffinityMapOptions map_options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (GArray) links = NULL;
  g_autoptr (VtAffinityMap) map = NULL;
  gint64 before_us;

  load (history, &snapshot);
  pairs = mine (&snapshot, 0);
  before_us = g_get_monotonic_time ();
  links = vt_map_links_choose (pairs, &map_options.links);
  bench_print_row ("choose the links of the map", g_get_monotonic_time () - before_us,
                   "%u of %" G_GSIZE_FORMAT " pairs", links->len, pairs->n_pairs);

  before_us = g_get_monotonic_time ();
  map = vt_affinity_map_build (pairs, snapshot.catalog, &map_options, NULL, NULL);
  bench_print_row ("links, communities, layout, scene", g_get_monotonic_time () - before_us,
                   "%u products, %u links, %u communities", vt_affinity_map_get_n_nodes (map),
                   vt_affinity_map_get_n_links (map), vt_affinity_map_get_n_communities (map));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    draw_picture (history, map, endings[i]);
}

/* Sets in so many orders as a pair has to be in, and what customers come back for within a month.
 */
static void
mine_more (const History *history)
{
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtItemSets) sets = NULL;
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtSequences) sequences = NULL;
  VtItemSetOptions options = {.max_items = VT_ITEM_SET_MAX_ITEMS};
  g_autoptr (GError) error = NULL;
  gint64 before_us;

  load (history, &snapshot);
  pairs = mine (&snapshot, 0);
  options.min_together = 4 * pairs->options.min_together;
  before_us = g_get_monotonic_time ();
  sets = vt_item_sets_mine (pairs, &options, NULL, &error);
  check (error);
  bench_print_row ("sets of three to six, both cores", g_get_monotonic_time () - before_us,
                   "%" G_GSIZE_FORMAT " in at least %u orders", sets->n_sets, options.min_together);
  before_us = g_get_monotonic_time ();
  visits = vt_follow_customers (snapshot.orders, NULL, 30, NULL, &error);
  check (error);
  sequences = vt_sequences_mine (visits, pairs->options.min_together, 0, NULL, &error);
  check (error);
  bench_print_row ("bought within 30 days after, both cores", g_get_monotonic_time () - before_us,
                   "%" G_GSIZE_FORMAT " sequences seen at least %u times", sequences->n_sequences,
                   sequences->min_times);
}

/* Offers of all kinds that the orders speak for, and the evidence for an offer that looks at every
 * order. */
static void
suggest (const History *history)
{
  const VtCurrency currency = {"GBP", 2};
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (VtOfferEvidence) evidence = NULL;
  g_autoptr (VtOffer) offer = vt_offer_new (VT_OFFER_THRESHOLD, "Step");
  g_autoptr (JsonNode) terms = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before_us;

  load (history, &snapshot);
  pairs = mine (&snapshot, 0);
  before_us = g_get_monotonic_time ();
  suggestions = vt_suggestions_find (
      &(VtSuggestInput){snapshot.catalog, snapshot.orders, pairs, &currency, offers, NULL, 0},
      VT_OFFER_KINDS_ALL, 40, NULL, &error);
  check (error);
  bench_print_row ("suggestions of all kinds", g_get_monotonic_time () - before_us,
                   "%u suggestions", suggestions->len);

  terms = vt_terms_from_text (VT_OFFER_THRESHOLD,
                              "{\"measure\":\"subtotal\",\"steps\":[{\"from\":30000,\"reward\":"
                              "{\"percent\":\"5\"}}]}",
                              &error);
  check (error);
  vt_offer_set_terms (offer, terms, &error);
  check (error);
  before_us = g_get_monotonic_time ();
  evidence = vt_offer_evidence_compute (
      offer, &(VtEvidenceInput){snapshot.catalog, snapshot.orders, pairs->baskets, &currency, 0},
      NULL, &error);
  check (error);
  bench_print_row ("evidence for a threshold, both cores", g_get_monotonic_time () - before_us,
                   "%u orders replayed",
                   (guint) vt_offer_evidence_find_fact (evidence, "cost")->n_of);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Drags a brush of @share of the history over it, and mines at each stop what the Affinity page
 * would: the filter, the baskets, the pairs and their measures. */
static void
drag_brush (const Snapshot *snapshot, double share)
{
  const VtOrders *orders = snapshot->orders;
  gint64          times_us[N_BRUSH_STOPS];
  gint64          sum_us = 0;
  gsize           n_pairs = 0;
  g_auto (VtDayClock) clock = {0};
  g_autofree char *job = g_strdup_printf ("mine again, brush of %.0f %%, worst", 100 * share);
  gint32           first, n_days;

  vt_day_clock_init (&clock, vt_catalog_get_time_zone (snapshot->catalog));
  first = vt_day_clock_get (&clock, orders->order_time_us[0]);
  n_days = vt_day_clock_get (&clock, orders->order_time_us[orders->n_orders - 1]) - first + 1;
  for (guint i = 0; i < N_BRUSH_STOPS; i++)
    {
      double          from = (1 - share) * i / (N_BRUSH_STOPS - 1);
      VtOrderFilter   filter = VT_ORDER_FILTER_INIT;
      VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
      g_auto (VtOrderMasks) masks = {0};
      g_autoptr (VtPairs) pairs = NULL;
      g_autoptr (GError) error = NULL;
      gint64 before_us = g_get_monotonic_time ();

      filter.from_day = first + (gint32) (from * n_days);
      filter.until_day = first + (gint32) ((from + share) * n_days);
      vt_order_filter_apply (&filter, snapshot->orders, NULL, NULL, NULL, &masks, &error);
      check (error);
      options.skip_order = masks.skip_order;
      pairs = vt_mine_orders (snapshot->orders, &options, NULL, &error);
      check (error);
      times_us[i] = g_get_monotonic_time () - before_us;
      sum_us += times_us[i];
      n_pairs = MAX (n_pairs, pairs->n_pairs);
    }
  qsort (times_us, N_BRUSH_STOPS, sizeof *times_us, compare_times);
  bench_print_row (job, times_us[N_BRUSH_STOPS - 1],
                   "median %.1f ms, mean %.1f ms of %d stops; up to %" G_GSIZE_FORMAT " pairs",
                   (double) times_us[N_BRUSH_STOPS / 2] / 1e3,
                   (double) sum_us / N_BRUSH_STOPS / 1e3, N_BRUSH_STOPS, n_pairs);
}

static void
drag_brushes (const History *history)
{
  g_auto (Snapshot) snapshot = {0};

  load (history, &snapshot);
  drag_brush (&snapshot, 0.1);
  drag_brush (&snapshot, 0.25);
  drag_brush (&snapshot, 0.5);
  drag_brush (&snapshot, 0.9);
}

/* Each in a process of its own, so that the peak of memory is its own. Nothing has started a thread
 * before the fork. */
static gboolean
run_apart (void (*job) (const History *), const History *history)
{
  int   status;
  pid_t child = fork ();

  if (child == 0)
    {
      job (history);
      fflush (NULL);
      _exit (EXIT_SUCCESS);
    }
  return child > 0 && waitpid (child, &status, 0) == child && WIFEXITED (status) &&
         WEXITSTATUS (status) == EXIT_SUCCESS;
}

static gboolean
run_all (const History *history)
{
  void (*const jobs[]) (const History *) = {
      import,       load_only, mine_one, mine_two, compare_with_bare_loop,
      drag_brushes, mine_more, suggest,  draw,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (!run_apart (jobs[i], history))
      return FALSE;
  return TRUE;
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  History  history = {0};
  gboolean done;

  setlocale (LC_CTYPE, "");
  if (argc != 2)
    {
      g_printerr ("Usage: bench-history FILE.csv\n");
      return 2;
    }
  history.csv_path = argv[1];
  history.folder = g_dir_make_tmp ("vitrine-bench-XXXXXX", NULL);
  if (history.folder == NULL)
    return EXIT_FAILURE;
  history.workspace = g_build_filename (history.folder, "bench.vitrine", NULL);
  done = run_all (&history);
  remove_files (history.folder);
  g_free (history.workspace);
  g_free (history.folder);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
