/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the search over carts takes: for a workspace, and for two hundred offers made up over a
 * thousand products.
 *
 * usage: bench-checks WORKSPACE FOLDER */

#include "bench.h"
#include "vt-conflict.h"
#include "vt-findings.h"
#include "vt-free-unit.h"
#include "vt-never-fires.h"
#include "vt-offer-form.h"
#include "vt-trial-shop.h"

#define N_PRODUCTS 1000
#define N_CATEGORIES 40
#define SEED 7

typedef struct
{
  VtCatalog *catalog; /* (owned) */
  GPtrArray *offers;  /* (owned) */
  VtCurrency currency;
} Input;

static void
check (gboolean is_done, const GError *error)
{
  if (!is_done)
    g_error ("%s", error->message);
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Input *input = data;

  input->catalog = vt_catalog_load (database, job, error);
  input->offers = input->catalog != NULL ? vt_offers_load (database, error) : NULL;
  return input->offers != NULL;
}

static void
load_workspace (VtWorkspace *workspace, Input *input)
{
  g_autoptr (GError) error = NULL;

  check (vt_workspace_read (workspace, load, input, NULL, &error), error);
  input->currency = *vt_workspace_get_currency (workspace);
}

/* ---- made up ---- */

static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GRand *random = data;
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO product (sku, title, kind, price_minor, cost_minor,"
                             " category, brand, origin) VALUES (?1, ?1, 'goods', ?2, ?3, ?4, ?5,"
                             " 'hand')",
                             error))
    return FALSE;
  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      gint64           price_minor = 200 + g_rand_int_range (random, 0, 20000);
      g_autofree char *sku = g_strdup_printf ("P%04u", i);
      g_autofree char *category = g_strdup_printf ("C%02u", i % N_CATEGORIES);
      g_autofree char *brand = g_strdup_printf ("B%02d", g_rand_int_range (random, 0, 25));

      vt_statement_bind_text (&statement, 1, sku);
      vt_statement_bind_money (&statement, 2, price_minor);
      vt_statement_bind_money (&statement, 3,
                               price_minor * g_rand_int_range (random, 35, 68) / 100);
      vt_statement_bind_text (&statement, 4, category);
      vt_statement_bind_text (&statement, 5, brand);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_category (GRand *random)
{
  return g_strdup_printf ("{\"categories\":[[\"C%02d\"]]}",
                          g_rand_int_range (random, 0, N_CATEGORIES));
}

static char *
make_bundle (GRand *random)
{
  int first = g_rand_int_range (random, 0, N_PRODUCTS - 200);

  return g_strdup_printf ("\"kind\":\"bundle\",\"components\":[{\"sku\":\"P%04d\",\"quantity\":1},"
                          "{\"sku\":\"P%04d\",\"quantity\":1},{\"sku\":\"P%04d\",\"quantity\":1}],"
                          "\"reward\":{\"percent\":\"10\"}",
                          first, first + 61, first + 133);
}

static char *
make_volume (GRand *random)
{
  g_autofree char *select = make_category (random);

  return g_strdup_printf ("\"kind\":\"volume\",\"select\":%s,\"buy\":%d,\"get\":1,"
                          "\"reward\":{\"percent\":\"%d\"}",
                          select, g_rand_int_range (random, 1, 3),
                          g_rand_int_range (random, 2, 6) * 10);
}

static char *
make_markdown (GRand *random)
{
  g_autofree char *select = make_category (random);
  const char      *more = "";

  if (g_rand_int_range (random, 0, 3) == 0)
    more = ",\"coupon\":\"CODE\"";
  else if (g_rand_int_range (random, 0, 4) == 0)
    more = ",\"audience\":{\"segment\":\"loyal\"}";
  return g_strdup_printf ("\"kind\":\"markdown\",\"select\":%s,\"reward\":{\"percent\":\"%d\"}%s",
                          select, g_rand_int_range (random, 1, 5) * 5, more);
}

static char *
make_mix (GRand *random)
{
  g_autofree char *first = make_category (random);
  g_autofree char *second = make_category (random);

  return g_strdup_printf ("\"kind\":\"mix_and_match\",\"slots\":[{\"quantity\":2,\"select\":%s},"
                          "{\"quantity\":1,\"select\":%s}],\"reward\":{\"percent\":\"10\"}",
                          first, second);
}

static char *
make_cross_sell (GRand *random)
{
  g_autofree char *anchor = make_category (random);

  return g_strdup_printf ("\"kind\":\"cross_sell\",\"anchor\":%s,\"items\":[{\"sku\":\"P%04d\"}],"
                          "\"reward\":{\"percent\":\"10\"}",
                          anchor, g_rand_int_range (random, 0, N_PRODUCTS));
}

static char *
make_threshold (GRand *random)
{
  return g_strdup_printf ("\"kind\":\"threshold\",\"steps\":[{\"from\":%d,"
                          "\"reward\":{\"percent\":\"3\"}}]",
                          g_rand_int_range (random, 5, 40) * 1000);
}

static const struct
{
  char *(*make) (GRand *random);
  guint n;
} makers[] = {{make_bundle, 55}, {make_volume, 40},     {make_markdown, 60},
              {make_mix, 20},    {make_cross_sell, 21}, {make_threshold, 4}};

static GPtrArray *
make_offers (GRand *random)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  GPtrArray *offers;
  guint      n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    for (guint j = 0; j < makers[i].n; j++, n++)
      {
        g_autofree char *terms = makers[i].make (random);

        g_string_append_printf (json,
                                "%s{\"id\":\"o%03u\",\"name\":\"Offer %u\",\"state\":\"ready\",%s}",
                                n > 0 ? "," : "", n, n, terms);
      }
  g_string_append_c (json, ']');
  offers = vt_offers_from_text (json->str, -1, &error);
  check (offers != NULL, error);
  return offers;
}

static void
make_input (const char *folder, Input *input)
{
  g_autofree char *path = g_build_filename (folder, "made.vitrine", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  const VtCurrency currency = {"EUR", 2};
  g_autoptr (VtWorkspace) workspace = vt_workspace_create (path, "Made", &currency, &error);

  check (workspace != NULL, error);
  check (vt_workspace_edit (workspace, "Add Products", NULL, insert_products, random, NULL, &error),
         error);
  load_workspace (workspace, input);
  g_ptr_array_unref (input->offers);
  input->offers = make_offers (random);
  check (vt_workspace_close (workspace, &error), error);
}

/* ---- measuring ---- */

static gint64
get_processor_us (void)
{
  return (gint64) bench_get_processor_micros ();
}

static void
measure (const char *name, const Input *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtTrialShop) shop = NULL;
  g_autoptr (VtFloor) floor = NULL;
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  g_autofree char *never = g_strdup_printf ("%s: a cart for each", name);
  g_autofree char *free_units = g_strdup_printf ("%s: free units", name);
  g_autofree char *conflicts = g_strdup_printf ("%s: conflicts", name);
  g_autofree char *worst = g_strdup_printf ("%s: margin floor", name);
  VtFindingsWish   wish;
  VtConflictCount  count;
  guint            n_unsettled;
  guint64          n_carts;
  gint64           start_us = get_processor_us ();

  vt_findings_wish_init (&wish, g_get_real_time (), 0);
  shop = vt_trial_shop_new (input->offers, input->catalog, &input->currency, wish.now_us, NULL,
                            &error);
  check (shop != NULL, error);
  check (vt_never_fires_find (shop, &wish.limits, findings, NULL, &error), error);
  bench_print_row (never, get_processor_us () - start_us, "%u offers, %" G_GUINT64_FORMAT " carts",
                   shop->offers->len, shop->n_carts);

  start_us = get_processor_us ();
  n_carts = shop->n_carts;
  check (
      vt_free_units_find (shop, &wish.limits, wish.free_ppm, findings, &n_unsettled, NULL, &error),
      error);
  bench_print_row (free_units, get_processor_us () - start_us, "%" G_GUINT64_FORMAT " carts",
                   shop->n_carts - n_carts);

  start_us = get_processor_us ();
  n_carts = shop->n_carts;
  check (vt_conflicts_find (shop, &wish.limits, findings, &count, NULL, &error), error);
  bench_print_row (conflicts, get_processor_us () - start_us,
                   "%u pairs, %u unsettled, %u findings, %" G_GUINT64_FORMAT " carts",
                   count.n_pairs, count.n_unsettled, findings->len, shop->n_carts - n_carts);

  start_us = get_processor_us ();
  floor = vt_floor_find (shop, &wish.floor, NULL, &error);
  check (floor != NULL, error);
  bench_print_row (worst, get_processor_us () - start_us, "%s, %" G_GUINT64_FORMAT " carts",
                   vt_floor_outcome_to_word (floor->outcome), floor->n_carts);
}

static void
input_clear (Input *input)
{
  g_clear_pointer (&input->catalog, vt_catalog_unref);
  g_clear_pointer (&input->offers, g_ptr_array_unref);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  Input input = {0};

  if (argc != 3)
    g_error ("usage: bench-checks WORKSPACE FOLDER");
  workspace = vt_workspace_open (argv[1], NULL, &error);
  check (workspace != NULL, error);
  load_workspace (workspace, &input);
  check (vt_workspace_close (workspace, &error), error);
  measure ("sample", &input);
  input_clear (&input);

  make_input (argv[2], &input);
  measure ("made", &input);
  input_clear (&input);
  return 0;
}
