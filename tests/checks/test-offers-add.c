/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers written as data, taken into the workspace; those of the samples. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-offer-form.h"
#include "vt-check.h"
#include "vt-offers-add.h"
#include "vt-offer-span.h"

#include <glib/gstdio.h>
#include <string.h>

#define SALE "\"kind\":\"markdown\",\"reward\":{\"percent\":\"10\"},\"select\":{\"skus\":[\"CAM\"]}"

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **offers = data;

  *offers = vt_offers_load (database, error);
  return *offers != NULL;
}

static GPtrArray *
load_offers (VtWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = NULL;

  vt_workspace_read (workspace, load, &offers, NULL, &error);
  g_assert_no_error (error);
  return offers;
}

static gboolean
add (Shop *shop, const char *text, VtOffersAdded *ret_added, GError **error)
{
  return vt_offers_add_text (shop->workspace, text, -1, "Add Offers", NULL, ret_added, error);
}

/* "name priority state; …", by priority. */
static void
assert_offers (Shop *shop, const char *expected)
{
  g_autoptr (GPtrArray) offers = load_offers (shop->workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      g_string_append_printf (text, "%s %d %d; ", offer->name, (int) offer->priority, offer->state);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_add (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (VtOffersAdded) added = {0};
  g_autoptr (GError) error = NULL;

  add (shop,
       "[{\"id\":\"a\",\"name\":\"A\"," SALE
       "},{\"id\":\"b\",\"name\":\"A\",\"state\":\"ready\"," SALE ",\"priority\":9}]",
       &added, &error);
  g_assert_no_error (error);
  assert_offers (shop, "A 1 0; A 2 9 1; ");
  g_assert_cmpuint (added.ids->len, ==, 2);
  g_assert_cmpuint (added.n_replaced, ==, 0);
  g_assert_cmpuint (added.held->len, ==, 0);

  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  assert_offers (shop, "");
}

static void
test_replace (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (VtOffersAdded) added = {0};
  g_autoptr (GError) error = NULL;

  add (shop, "[{\"id\":\"a\",\"name\":\"A\"," SALE "},{\"id\":\"b\",\"name\":\"B\"," SALE "}]",
       NULL, &error);
  g_assert_no_error (error);
  add (shop, "{\"id\":\"a\",\"name\":\"Other\",\"state\":\"paused\"," SALE "}", &added, &error);
  g_assert_no_error (error);
  assert_offers (shop, "Other 1 2; B 2 0; ");
  g_assert_cmpuint (added.n_replaced, ==, 1);
}

/* What is refused changes nothing, and says which offer and where. */
static const struct
{
  const char *name;
  const char *text;
  int         code;
  const char *mention;
} refusals[] = {
    {"field",
     "[{\"name\":\"Good\"," SALE
     "},{\"name\":\"Bad\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"10\"},"
     "\"colour\":1}]",
     VT_ERROR_BAD_INPUT, "“Bad” cannot be exported: colour: "},
    {"deep",
     "{\"name\":\"Bad\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0},"
     "{\"from\":5,\"reward\":{\"percent\":\"x\"}}]}",
     VT_ERROR_BAD_INPUT, "“Bad” cannot be exported: steps 2 › reward › percent: "},
    {"gone",
     "{\"name\":\"Bad\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"NIX\"}}]"
     "}",
     VT_ERROR_BAD_INPUT, "there is no product “NIX”"},
    {"empty", "{\"name\":\"Bad\",\"kind\":\"volume\"}", VT_ERROR_BAD_INPUT, "say anything"},
    {"not-ready",
     "{\"name\":\"Bad\",\"state\":\"ready\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"gift\":"
     "{\"sku\":\"POST\"}}]}",
     VT_ERROR_CONSTRAINT, "“Bad” cannot be ready: “Postage” is a fee"},
    {"syntax", "[", VT_ERROR_BAD_INPUT, "line 1"},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (add (shop, refusals[i].text, NULL, &error));
  g_assert_error (error, VT_ERROR, refusals[i].code);
  if (strstr (error->message, refusals[i].mention) == NULL)
    g_error ("“%s” does not mention “%s”", error->message, refusals[i].mention);
  assert_offers (shop, "");
}

/* ---- copied from another workspace ---- */

typedef struct
{
  GPtrArray *offers;  /* (owned) */
  GPtrArray *lacking; /* (owned) */
} Paste;

/* A VtWorkspaceFunc. */
static gboolean
paste_drafts (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Paste *paste = data;
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);

  if (catalog == NULL)
    return FALSE;
  paste->lacking = vt_offers_list_lacking (paste->offers, catalog);
  return vt_offers_add_drafts (database, paste->offers, error);
}

static void
test_drafts (void)
{
  static const char text[] =
      "[{\"id\":\"a\",\"name\":\"A\",\"state\":\"ready\",\"priority\":1,\"campaign\":\"Sale\"," SALE
      "},"
      "{\"id\":\"c\",\"name\":\"New\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"5\"},"
      "\"select\":{\"skus\":[\"ZZZ\",\"CAM\",\"AAA\"]}},"
      "{\"id\":\"d\",\"name\":\"Gift\",\"kind\":\"threshold\",\"steps\":["
      "{\"from\":1,\"gift\":{\"sku\":\"CASE\"}},{\"from\":2,\"gift\":{\"sku\":\"MMM\"}}]}]";
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  Paste paste = {0};

  add (shop, "{\"id\":\"a\",\"name\":\"A\",\"state\":\"ready\"," SALE "}", NULL, &error);
  g_assert_no_error (error);
  paste.offers = vt_offers_from_text (text, -1, &error);
  g_assert_no_error (error);
  vt_workspace_edit (shop->workspace, "Paste", "offers", paste_drafts, &paste, NULL, &error);
  g_assert_no_error (error);

  /* The one that was there is as it was; what came has an id and a name of its own. */
  assert_offers (shop, "A 1 1; A 2 2 0; New 3 0; Gift 4 0; ");
  after = load_offers (shop->workspace);
  g_assert_cmpstr (((VtOffer *) after->pdata[0])->id, ==, "a");
  g_assert_cmpstr (((VtOffer *) after->pdata[1])->id, !=, "a");
  g_assert_cmpstr (((VtOffer *) after->pdata[2])->id, ==, "c");
  g_assert_cmpstr (vt_offer_get_campaign (after->pdata[1]), ==, "Sale");
  g_assert_cmpuint (paste.lacking->len, ==, 3);
  g_assert_cmpstr (paste.lacking->pdata[0], ==, "AAA");
  g_assert_cmpstr (paste.lacking->pdata[1], ==, "MMM");
  g_assert_cmpstr (paste.lacking->pdata[2], ==, "ZZZ");

  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  assert_offers (shop, "A 1 1; ");
  g_ptr_array_unref (paste.offers);
  g_ptr_array_unref (paste.lacking);
}

/* ---- samples ---- */

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
  sample->workspace = vt_sample_create_with_offers (shipped, sample->path, NULL, NULL, &error);
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
  offers = load_offers (sample.workspace);
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

/* A file of offers that does not fit its catalogue leaves no workspace behind. */
static void
test_bad_sample (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-sample-XXXXXX", NULL);
  g_autofree char *catalogue = g_build_filename (folder, "catalogue.csv", NULL);
  g_autofree char *offers = g_build_filename (folder, "offers.json", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  char            *paths[] = {catalogue, NULL};
  VtSample         sample = {
              .name = (char *) "tiny",
              .title = (char *) "Tiny",
              .currency = {"EUR", 2},
              .time_zone = (char *) "UTC",
              .paths = paths,
              .offers_path = offers,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (catalogue, "sku,title,price\nA,Apple,1.00\n", -1, NULL));
  g_assert_true (g_file_set_contents (offers, "[{\"name\":\"n\"," SALE ",\"x\":1}]", -1, NULL));
  g_assert_null (vt_sample_create_with_offers (&sample, path, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "offers.json"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (catalogue), ==, 0);
  g_assert_cmpint (g_unlink (offers), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/add/add", test_add);
  g_test_add_func ("/offers/add/replace", test_replace);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/add/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/offers/add/drafts", test_drafts);
  g_test_add_func ("/offers/sample/every-kind", test_every_kind);
  g_test_add_func ("/offers/sample/bad", test_bad_sample);
  return g_test_run ();
}
