/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples with their offers, campaigns and segments. */

#include "vt-campaign.h"
#include "vt-check.h"
#include "vt-compile.h"
#include "vt-local-day.h"
#include "vt-offer-span.h"
#include "vt-sample-shop.h"
#include "vt-segment.h"

#include <glib/gstdio.h>
#include <string.h>

typedef GPtrArray *(*LoadFunc) (VtDatabase *database, GError **error);

typedef struct
{
  LoadFunc   func;
  GPtrArray *loaded;
} Loading;

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->loaded = loading->func (database, error);
  return loading->loaded != NULL;
}

static GPtrArray *
load_all (VtWorkspace *workspace, LoadFunc func)
{
  g_autoptr (GError) error = NULL;
  Loading loading = {func, NULL};

  vt_workspace_read (workspace, load, &loading, NULL, &error);
  g_assert_no_error (error);
  return loading.loaded;
}

typedef struct
{
  char        *folder;    /* (owned) */
  char        *path;      /* (owned) */
  VtWorkspace *workspace; /* (owned) */
} Sample;

static void
sample_set_up (Sample *sample)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSample) shipped = vt_samples_find (data_dir, "electronics", &error);

  g_assert_no_error (error);
  sample->folder = g_dir_make_tmp ("vitrine-sample-XXXXXX", &error);
  g_assert_no_error (error);
  sample->path = g_build_filename (sample->folder, "shop.vitrine", NULL);
  sample->workspace = vt_sample_create_shop (shipped, sample->path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
sample_tear_down (Sample *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vt_workspace_close (sample->workspace, &error));
  g_object_unref (sample->workspace);
  g_assert_cmpint (g_unlink (sample->path), ==, 0);
  g_assert_cmpint (g_rmdir (sample->folder), ==, 0);
  g_free (sample->path);
  g_free (sample->folder);
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  VtCatalog **catalog = data;

  *catalog = vt_catalog_load (database, job, error);
  return *catalog != NULL;
}

/* One offer of every kind, all ready and without fault, in one pack. */
static void
test_every_kind (void)
{
  Sample sample = {0};
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (VtCatalog) catalog = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  const VtCurrency *currency;
  guint             n_of_kind[VT_N_OFFER_KINDS] = {0};

  sample_set_up (&sample);
  currency = vt_workspace_get_currency (sample.workspace);
  offers = load_all (sample.workspace, vt_offers_load);
  vt_workspace_read (sample.workspace, load_catalog, &catalog, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      n_of_kind[offer->kind]++;
      g_assert_cmpint (offer->state, ==, VT_OFFER_READY);
    }
  for (guint i = 0; i < VT_N_OFFER_KINDS; i++)
    g_assert_cmpuint (n_of_kind[i], >, 0);

  problems = vt_offers_check (offers, catalog, currency);
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];
      const VtOffer   *offer = vt_offers_find (offers, problem->offer_id);

      if (offer->state == VT_OFFER_READY && problem->severity != VT_PROBLEM_NOTE)
        g_error ("%s: %s", problem->offer_id, problem->text);
    }
  pack = vt_offers_compile (offers, NULL, catalog, currency, "electronics", 1, &error);
  g_assert_no_error (error);
  sample_tear_down (&sample);
}

/* Campaigns that are not over, with offers; segments, with one that an offer is meant for. */
static void
test_beside (void)
{
  Sample sample = {0};
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GPtrArray) segments = NULL;
  guint n_in_campaigns = 0;

  sample_set_up (&sample);
  offers = load_all (sample.workspace, vt_offers_load);
  campaigns = load_all (sample.workspace, vt_campaigns_load);
  segments = load_all (sample.workspace, vt_segments_load);
  g_assert_cmpuint (campaigns->len, ==, 3);
  for (guint i = 0; i < campaigns->len; i++)
    g_assert_cmpint (((VtCampaign *) campaigns->pdata[i])->span.until_us, >, g_get_real_time ());
  for (guint i = 0; i < offers->len; i++)
    {
      const char *name = vt_offer_get_campaign (offers->pdata[i]);

      g_assert_true (name == NULL || vt_campaigns_find (campaigns, name) != NULL);
      n_in_campaigns += name != NULL;
    }
  g_assert_cmpuint (n_in_campaigns, ==, 4);
  g_assert_cmpuint (segments->len, ==, 3);
  g_assert_nonnull (vt_segments_find_key (segments, "loyal"));
  sample_tear_down (&sample);
}

/* ---- what does not fit ---- */

typedef struct
{
  const char *name;     /* of the file that is wrong */
  const char *text;     /* what it holds */
  const char *expected; /* in the message */
} BadRow;

static const BadRow bad_rows[] = {
    {"offers.json",
     "[{\"name\":\"n\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"10\"},\"select\":{\"skus\":["
     "\"A\"]},\"x\":1}]",
     "offers.json: "},
    {"campaigns.json", "[{\"name\":\"A\"},{\"name\":\"B\",\"colour\":8}]",
     "campaigns.json: Campaign 2: "},
    {"segments.json", "[{\"key\":\"no key!\"}]", "segments.json: Segment 1: "},
};

/* No workspace is left behind. */
static void
test_bad (gconstpointer data)
{
  const BadRow    *row = data;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-sample-XXXXXX", NULL);
  g_autofree char *catalogue = g_build_filename (folder, "catalogue.csv", NULL);
  g_autofree char *bad = g_build_filename (folder, row->name, NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  char            *paths[] = {catalogue, NULL};
  VtSample         sample = {
              .name = (char *) "tiny",
              .title = (char *) "Tiny",
              .currency = {"EUR", 2},
              .time_zone = (char *) "UTC",
              .paths = paths,
              .offers_path = *row->name == 'o' ? bad : NULL,
              .campaigns_path = *row->name == 'c' ? bad : NULL,
              .segments_path = *row->name == 's' ? bad : NULL,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (catalogue, "sku,title,price\nA,Apple,1.00\n", -1, NULL));
  g_assert_true (g_file_set_contents (bad, row->text, -1, NULL));
  g_assert_null (vt_sample_create_shop (&sample, path, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, row->expected));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (catalogue), ==, 0);
  g_assert_cmpint (g_unlink (bad), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- campaigns that are over ---- */

typedef struct
{
  const char *name;
  const char *from; /* (nullable), as the next */
  const char *until;
  const char *now;
  const char *from_after; /* (nullable), as the next */
  const char *until_after;
} RenewRow;

static const RenewRow renew_rows[] = {
    {"to-come", "2027-06-01", "2027-09-01", "2026-11-28", "2027-06-01", "2027-09-01"},
    {"live", "2026-11-20", "2027-01-07", "2026-11-28", "2026-11-20", "2027-01-07"},
    {"ends-now", "2026-11-20", "2027-01-07", "2027-01-07", "2027-11-20", "2028-01-07"},
    {"long-over", "2026-11-20", "2027-01-07", "2031-08-01", "2031-11-20", "2032-01-07"},
    {"no-start", NULL, "2026-01-01", "2026-11-28", NULL, "2027-01-01"},
    {"no-end", "2020-01-01", NULL, "2026-11-28", "2020-01-01", NULL},
};

static gint64
instant (GTimeZone *zone, const char *day, gint64 none)
{
  gint64   time_us = none;
  gboolean is_day;

  g_assert_true (day == NULL || vt_local_from_typed (zone, day, &time_us, &is_day));
  return time_us;
}

static void
test_renew (gconstpointer data)
{
  const RenewRow *row = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("UTC");
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  VtCampaign *campaign = vt_campaign_new ("One");
  g_autoptr (GError) error = NULL;

  campaign->span.from_us = instant (zone, row->from, VT_SPAN_NO_START);
  campaign->span.until_us = instant (zone, row->until, VT_SPAN_NO_END);
  g_ptr_array_add (campaigns, campaign);
  g_assert_true (vt_campaigns_renew (campaigns, zone, instant (zone, row->now, 0), &error));
  g_assert_no_error (error);
  g_assert_cmpint (campaign->span.from_us, ==, instant (zone, row->from_after, VT_SPAN_NO_START));
  g_assert_cmpint (campaign->span.until_us, ==, instant (zone, row->until_after, VT_SPAN_NO_END));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-shop/every-kind", test_every_kind);
  g_test_add_func ("/sample-shop/beside", test_beside);
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sample-shop/bad/", bad_rows[i].name, NULL);

      g_test_add_data_func (path, &bad_rows[i], test_bad);
    }
  for (guint i = 0; i < G_N_ELEMENTS (renew_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sample-shop/renew/", renew_rows[i].name, NULL);

      g_test_add_data_func (path, &renew_rows[i], test_renew);
    }
  return g_test_run ();
}
