/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session finds of the offers in the background: when it looks, and when it does not. */

#include "studio-session.h"
#include "vt-offers-add.h"
#include "vt-preview.h"
#include "waiting.h"

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;    /* (owned) */
  char          *path;      /* (owned) */
  VtWorkspace   *workspace; /* (owned) */
  StudioSession *session;   /* (owned) */
  guint          n_told;    /* how often findings were */
} Fixture;

/* Whoever meets both gets the camera for nothing, nearly. */
#define CAMERA(id, percent)                                                                        \
  "{\"id\":\"" id "\",\"kind\":\"markdown\",\"name\":\"" id "\",\"state\":\"ready\","              \
  "\"select\":{\"skus\":[\"A\"]},\"reward\":{\"percent\":\"" percent "\"}}"

static gboolean
add_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, price_minor, cost_minor, origin) VALUES "
      "(1, 'A', 'Camera', 50000, 20000, 'hand'), (2, 'B', 'Case', 3000, 1000, 'hand'), "
      "(3, 'C', 'Card', 2000, 500, 'hand')",
      error);
}

static void
on_findings (Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"EUR", 2};
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-findings-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create (fixture->path, "Shop", &currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (fixture->workspace, "Add", NULL, add_products, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (fixture->workspace);
  g_signal_connect_swapped (fixture->session, "notify::findings", G_CALLBACK (on_findings),
                            fixture);
  WAIT_FOR (studio_session_get_findings (fixture->session) != NULL);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gboolean is_closed = FALSE;

  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->workspace);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
add_offers (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (VtOffersAdded) added = {NULL, 0, NULL};

  vt_offers_add_text (fixture->workspace, text, -1, "Add Offers", NULL, &added, &error);
  g_assert_no_error (error);
  WAIT_FOR (studio_session_find_offer (fixture->session, added.ids->pdata[0]) != NULL);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
}

/* (nullable) */
static const VtFinding *
find_code (Fixture *fixture, VtFindingCode code)
{
  GPtrArray *findings = studio_session_get_findings (fixture->session);

  for (guint i = 0; i < findings->len; i++)
    if (((const VtFinding *) findings->pdata[i])->code == code)
      return findings->pdata[i];
  return NULL;
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  const VtFinding *finding;
  const VtFloor   *floor;

  g_assert_cmpuint (studio_session_get_findings (fixture->session)->len, ==, 0);
  g_assert_cmpint (studio_session_get_floor (fixture->session)->outcome, ==, VT_FLOOR_PROVEN);
  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  finding = find_code (fixture, VT_FINDING_FREE_UNIT);
  g_assert_nonnull (finding);
  g_assert_true (vt_finding_concerns (finding, "half"));
  g_assert_cmpuint (studio_session_count_findings (fixture->session, NULL), ==, 1);
  g_assert_cmpuint (studio_session_count_findings (fixture->session, "most"), ==, 1);
  g_assert_cmpuint (studio_session_count_findings (fixture->session, "nobody"), ==, 0);
  floor = studio_session_get_floor (fixture->session);
  g_assert_cmpint (floor->outcome, ==, VT_FLOOR_BELOW);
  g_assert_cmpint (floor->due_minor, ==, 2500);
}

/* An edit of something else tells nothing new, and a stop leaves what was found. */
static void
test_only_when_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autoptr (VtScenario) scenario = NULL;
  const VtFinding *before;
  const VtFloor   *floor;

  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  before = find_code (fixture, VT_FINDING_FREE_UNIT);
  floor = studio_session_get_floor (fixture->session);
  vt_cart_set (cart, "A", 1);
  scenario = vt_scenario_new ("Mine", cart);
  studio_session_save_scenario (fixture->session, "Keep", scenario);
  WAIT_FOR (studio_session_get_scenarios (fixture->session)->len == 1);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  /* The very same: it was not looked for again. */
  g_assert_true (find_code (fixture, VT_FINDING_FREE_UNIT) == before);
  g_assert_true (studio_session_get_floor (fixture->session) == floor);

  /* Another size of carts is another worst cart, but the same findings. */
  studio_session_set_floor_size (fixture->session, 2, 3);
  g_assert_true (studio_session_is_searching (fixture->session));
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  g_assert_true (find_code (fixture, VT_FINDING_FREE_UNIT) == before);
  g_assert_cmpuint (studio_session_get_floor (fixture->session)->wish.max_lines, ==, 2);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  studio_session_search_again (fixture->session);
  g_assert_true (studio_session_is_searching (fixture->session));
  studio_session_stop_search (fixture->session);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  g_assert_true (studio_session_is_search_stopped (fixture->session));
  g_assert_nonnull (studio_session_get_findings (fixture->session));
  studio_session_search_again (fixture->session);
  g_assert_false (studio_session_is_search_stopped (fixture->session));
  WAIT_FOR (!studio_session_is_searching (fixture->session));
}

/* Many edits in a burst: what is told in the end is of the last. */
static void
test_burst (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtOffer) offer = NULL;

  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  g_assert_nonnull (find_code (fixture, VT_FINDING_FREE_UNIT));
  offer = vt_offer_copy (studio_session_find_offer (fixture->session, "most"));
  for (guint i = 0; i < 5; i++)
    {
      g_free (offer->name);
      offer->name = g_strdup_printf ("Most %u", i);
      offer->state = i < 4 ? VT_OFFER_READY : VT_OFFER_PAUSED;
      studio_session_save_offer (fixture->session, "Change", offer);
    }
  WAIT_FOR (g_strcmp0 (studio_session_find_offer (fixture->session, "most")->name, "Most 4") == 0);
  WAIT_FOR (!studio_session_is_searching (fixture->session));
  g_assert_null (find_code (fixture, VT_FINDING_FREE_UNIT));
}

static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;

  add_offers (fixture, "[" CAMERA ("half", "50") "," CAMERA ("most", "90") "]");
  key = studio_finding_make_key (find_code (fixture, VT_FINDING_FREE_UNIT));
  g_assert_nonnull (studio_session_find_finding (fixture->session, key));
  studio_session_dismiss_finding (fixture->session, key);
  WAIT_FOR (studio_session_find_finding (fixture->session, key) == NULL);
  g_assert_cmpuint (studio_session_count_findings (fixture->session, NULL), ==, 0);
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Dismiss Finding");
  studio_session_undo (fixture->session);
  WAIT_FOR (studio_session_find_finding (fixture->session, key) != NULL);
}

static guint
count_code (Fixture *fixture, VtProblemCode code)
{
  GPtrArray *problems = studio_session_get_problems (fixture->session);
  guint      n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((const VtProblem *) problems->pdata[i])->code == code;
  return n;
}

/* The checks of each offer hold it to the same floor. */
static void
test_margin_floor (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (studio_session_get_floor_wish (fixture->session)->floor_ppm, ==, 0);
  add_offers (fixture, "[" CAMERA ("half", "50") "]");
  g_assert_cmpint (studio_session_get_floor (fixture->session)->outcome, ==, VT_FLOOR_PROVEN);
  g_assert_cmpuint (count_code (fixture, VT_PROBLEM_BELOW_FLOOR), ==, 0);
  /* Of 250.00 there are 200.00 cost: a fifth is left. */
  studio_session_set_margin_floor (fixture->session, 250000);
  WAIT_FOR (studio_session_get_floor (fixture->session)->wish.floor_ppm == 250000);
  g_assert_cmpint (studio_session_get_floor (fixture->session)->outcome, ==, VT_FLOOR_BELOW);
  g_assert_cmpuint (count_code (fixture, VT_PROBLEM_BELOW_FLOOR), ==, 1);
  studio_session_undo (fixture->session);
  WAIT_FOR (studio_session_get_floor (fixture->session)->wish.floor_ppm == 0);
  g_assert_cmpint (studio_session_get_floor (fixture->session)->outcome, ==, VT_FLOOR_PROVEN);
}

/* What a finding says of money is what its cart costs in Preview. */
static void
test_cart (Fixture *fixture, gconstpointer data)
{
  VtCatalog        *catalog = studio_session_get_catalog (fixture->session);
  const VtCurrency *currency = studio_session_get_currency (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtPreview) preview = NULL;
  g_autofree char *json = NULL;
  const VtFinding *finding;

  add_offers (
      fixture,
      "[" CAMERA ("half",
                  "50") ",{\"id\":\"most\",\"kind\":\"markdown\","
                        "\"name\":\"most\",\"state\":\"ready\",\"coupon\":\"SPRING\","
                        "\"audience\":{\"segment\":\"loyal\"},\"when\":{\"first_order\":true},"
                        "\"schedule\":{\"from\":\"2040-01-01T00:00:00Z\"},"
                        "\"select\":{\"skus\":[\"A\"]},\"reward\":{\"percent\":\"90\"}}]");
  finding = find_code (fixture, VT_FINDING_FREE_UNIT);
  g_assert_nonnull (finding);
  json = vt_finding_to_cart_json (finding, catalog, currency);
  cart = vt_cart_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (vt_shopper_has_word (cart->shopper->coupons, "SPRING"));
  g_assert_true (vt_shopper_has_word (cart->shopper->segments, "loyal"));
  g_assert_true (cart->shopper->knows_orders);
  pack = vt_offers_compile (studio_session_get_effective_offers (fixture->session), NULL, catalog,
                            currency, "findings", 1, &error);
  g_assert_no_error (error);
  preview = vt_preview_evaluate_for (pack, cart, cart->shopper, catalog, currency, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vt_preview_get_totals (preview)->list, ==, finding->list_minor);
  g_assert_cmpint (vt_preview_get_totals (preview)->due, ==, finding->due_minor);
  g_assert_cmpint (finding->due_minor, ==, 2500);
}

int
main (int argc, char **argv)
{
#define ADD(name, func)                                                                            \
  g_test_add ("/session/findings/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("finds", test_finds);
  ADD ("only-when-changed", test_only_when_changed);
  ADD ("stop", test_stop);
  ADD ("burst", test_burst);
  ADD ("dismiss", test_dismiss);
  ADD ("margin-floor", test_margin_floor);
  ADD ("cart", test_cart);
#undef ADD
  return g_test_run ();
}
