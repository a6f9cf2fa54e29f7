/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session without a window: loading, edits and undo, selection, cart, one job at a time. */

#include "studio-session.h"
#include "vt-time-zone.h"
#include "waiting.h"

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;    /* (owned) */
  char          *path;      /* (owned) */
  VtWorkspace   *workspace; /* (owned) */
  StudioSession *session;   /* (owned) */
} Fixture;

static gboolean
add_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "INSERT INTO product (id, sku, title, price_minor, origin) VALUES "
                           "(1, 'A', 'Camera', 50000, 'hand'), (2, 'B', 'Case', 3000, 'hand'), "
                           "(3, 'C', 'Card', 2000, 'hand')",
                           error);
}

static gboolean
remove_first (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "DELETE FROM product WHERE id = 1", error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"EUR", 2};
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create (fixture->path, "Shop", &currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (fixture->workspace, "Add", NULL, add_products, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (fixture->workspace);
  WAIT_FOR (studio_session_is_loaded (fixture->session));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, &error));
  g_assert_no_error (error);
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
test_loads (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (studio_session_get_name (fixture->session), ==, "Shop");
  g_assert_cmpuint (vt_catalog_get_n_products (studio_session_get_catalog (fixture->session)), ==,
                    3);
  g_assert_cmpuint (studio_session_get_offers (fixture->session)->len, ==, 0);
  g_assert_cmpuint (studio_session_get_orders (fixture->session)->n_orders, ==, 0);
  g_assert_null (studio_session_get_map (fixture->session));
}

/* The catalogue says where the shop is, which is changed and taken back without it. */
static void
test_time_zone (Fixture *fixture, gconstpointer data)
{
  StudioSession   *session = fixture->session;
  g_autofree char *before =
      g_strdup (vt_catalog_get_time_zone (studio_session_get_catalog (session)));
  const char *other = strcmp (before, "Asia/Tokyo") == 0 ? "UTC" : "Asia/Tokyo";
  g_autoptr (GError) error = NULL;

  if (!vt_zone_check (other, NULL))
    {
      g_test_skip ("the system has no time zones");
      return;
    }
  g_assert_true (vt_time_zone_set (fixture->workspace, other, &error));
  g_assert_no_error (error);
  WAIT_FOR (strcmp (vt_catalog_get_time_zone (studio_session_get_catalog (session)), other) == 0);
  g_assert_true (vt_workspace_undo (fixture->workspace, NULL, &error));
  WAIT_FOR (strcmp (vt_catalog_get_time_zone (studio_session_get_catalog (session)), before) == 0);
}

static void
count (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static gboolean
save_campaign (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_save (database, data, error);
}

static gboolean
is_effectively (StudioSession *session, VtOfferState state)
{
  const VtOffer *offer = studio_session_get_effective_offers (session)->pdata[0];

  return offer->state == state;
}

/* What is edited stays as it is, what is evaluated follows the campaign. */
static void
test_campaign (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("Set");
  g_autoptr (VtCampaign) campaign = vt_campaign_new ("Spring");
  g_autoptr (GError) error = NULL;

  offer->state = VT_OFFER_READY;
  vt_offer_add_component (offer, "A", 1, FALSE);
  vt_offer_add_component (offer, "B", 1, FALSE);
  g_assert_true (vt_offer_set_campaign (offer, "Spring", &error));
  studio_session_save_offer (session, "Save", offer);
  WAIT_FOR (studio_session_get_offers (session)->len == 1);
  g_assert_false (vt_campaign_has_document (studio_session_find_campaign (session, "Spring")));
  g_assert_true (is_effectively (session, VT_OFFER_READY));

  campaign->is_paused = TRUE;
  g_assert_true (
      vt_workspace_edit (fixture->workspace, "Pause", NULL, save_campaign, campaign, NULL, &error));
  WAIT_FOR (is_effectively (session, VT_OFFER_PAUSED));
  g_assert_cmpint (((const VtOffer *) studio_session_get_offers (session)->pdata[0])->state, ==,
                   VT_OFFER_READY);
  g_assert_true (studio_session_find_campaign (session, campaign->id)->is_paused);
  studio_session_undo (session);
  WAIT_FOR (is_effectively (session, VT_OFFER_READY));
}

/* The one looked at is among the selected, and alone where it is gone to. */
static void
test_select_offers (Fixture *fixture, gconstpointer data)
{
  StudioSession     *session = fixture->session;
  guint              n_notified = 0;
  const char *const *selected;

  g_signal_connect (session, "notify::offer-selection", G_CALLBACK (count), &n_notified);
  g_assert_null (studio_session_get_selected_offers (session)[0]);
  studio_session_select_offers (session, (const char *[]){"a", "b", "c", NULL});
  g_assert_cmpstr (studio_session_get_offer_id (session), ==, "a");
  studio_session_select_offers (session, (const char *[]){"c", "a", NULL});
  g_assert_cmpstr (studio_session_get_offer_id (session), ==, "a");
  studio_session_select_offers (session, (const char *[]){"c", "a", NULL});
  g_assert_cmpuint (n_notified, ==, 2);
  studio_session_set_offer_id (session, "a");
  selected = studio_session_get_selected_offers (session);
  g_assert_cmpstr (selected[0], ==, "a");
  g_assert_null (selected[1]);
  studio_session_select_offers (session, (const char *[]){NULL});
  g_assert_null (studio_session_get_offer_id (session));
}

/* What is gone is not selected any more. */
static void
test_prune_offers (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;
  g_autoptr (VtOffer) kept = vt_offer_new_bundle ("Kept");
  g_autoptr (VtOffer) gone = vt_offer_new_bundle ("Gone");

  studio_session_save_offer (session, "Save", kept);
  studio_session_save_offer (session, "Save", gone);
  WAIT_FOR (studio_session_find_offer (session, gone->id) != NULL &&
            studio_session_find_offer (session, kept->id) != NULL);
  studio_session_select_offers (session, (const char *[]){gone->id, kept->id, NULL});
  studio_session_remove_offer (session, "Remove", gone->id);
  WAIT_FOR (studio_session_find_offer (session, gone->id) == NULL);
  g_assert_cmpstr (studio_session_get_offer_id (session), ==, kept->id);
  g_assert_cmpuint (g_strv_length ((GStrv) studio_session_get_selected_offers (session)), ==, 1);
}

static void
test_look_at (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;

  g_assert_cmpstr (studio_session_get_offers_view (session), ==, "offers");
  studio_session_look_at (session, "campaigns/Spring");
  g_assert_cmpstr (studio_session_get_offers_view (session), ==, "campaigns");
  g_assert_cmpstr (studio_session_get_campaign_id (session), ==, "Spring");
  g_assert_null (studio_session_get_offer_id (session));
  studio_session_look_at (session, "b7c1");
  g_assert_cmpstr (studio_session_get_offers_view (session), ==, "offers");
  g_assert_cmpstr (studio_session_get_offer_id (session), ==, "b7c1");
  studio_session_look_at (session, "nowhere/b7c2");
  g_assert_cmpstr (studio_session_get_offers_view (session), ==, "offers");
  g_assert_cmpstr (studio_session_get_offer_id (session), ==, "b7c1");
}

static void
on_go (StudioSession *session, const char *place, char **ret_place)
{
  g_free (*ret_place);
  *ret_place = g_strdup (place);
}

static void
test_bundle_and_undo (Fixture *fixture, gconstpointer data)
{
  StudioSession   *session = fixture->session;
  const guint32    products[] = {0, 1};
  g_autofree char *place = NULL;
  const VtOffer   *offer;
  g_autofree char *expected = NULL;

  g_signal_connect (session, "go", G_CALLBACK (on_go), &place);
  studio_session_make_bundle (session, products, 2);
  WAIT_FOR (studio_session_get_offers (session)->len == 1 && place != NULL);
  offer = studio_session_get_offers (session)->pdata[0];
  expected = g_strdup_printf ("offers/%s", offer->id);
  g_assert_cmpstr (place, ==, expected);
  g_assert_cmpuint (offer->components->len, ==, 2);
  g_assert_cmpstr (studio_session_get_undo_label (session), ==, "Make Bundle");
  g_assert_true (studio_session_find_offer (session, offer->id) == offer);

  studio_session_undo (session);
  WAIT_FOR (studio_session_get_offers (session)->len == 0);
  g_assert_cmpstr (studio_session_get_redo_label (session), ==, "Make Bundle");
  studio_session_redo (session);
  WAIT_FOR (studio_session_get_offers (session)->len == 1);
}

/* Indices shift when an earlier product goes; the selection stays with its products. */
static void
test_selection_is_carried (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;
  const guint32  products[] = {2, 0, 2, 99};
  const guint32 *selection;
  guint          n;

  studio_session_select (session, products, G_N_ELEMENTS (products));
  selection = studio_session_get_selection (session, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (selection[0], ==, 2);
  g_assert_cmpuint (selection[1], ==, 0);
  g_assert_true (studio_session_is_selected (session, 0));
  g_assert_false (studio_session_is_selected (session, 1));

  studio_session_edit (session, "Remove", NULL, remove_first, NULL, NULL);
  WAIT_FOR (vt_catalog_get_n_products (studio_session_get_catalog (session)) == 2);
  selection = studio_session_get_selection (session, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (selection[0], ==, 1);
  g_assert_cmpstr (vt_catalog_get (studio_session_get_catalog (session), selection[0])->sku, ==,
                   "C");
  studio_session_toggle_selected (session, 1);
  (void) studio_session_get_selection (session, &n);
  g_assert_cmpuint (n, ==, 0);
}

static gboolean
fail (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED, "no");
  return FALSE;
}

static void
on_failed (StudioSession *session, const char *heading, const GError *error, gboolean *has_failed)
{
  *has_failed = TRUE;
}

/* Whoever shows an edit already hears of what is stored, even where it failed. */
static void
test_behind (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;
  gboolean       has_failed = FALSE;
  guint          n_notified = 0;

  g_assert_false (studio_session_is_behind (session));
  studio_session_edit (session, "Remove", NULL, remove_first, NULL, NULL);
  g_assert_true (studio_session_is_behind (session));
  WAIT_FOR (vt_catalog_get_n_products (studio_session_get_catalog (session)) == 2);
  WAIT_FOR (!studio_session_is_behind (session));

  g_signal_connect (session, "failed", G_CALLBACK (on_failed), &has_failed);
  g_signal_connect (session, "notify::offers", G_CALLBACK (count), &n_notified);
  studio_session_edit (session, "Fail", NULL, fail, NULL, NULL);
  g_assert_true (studio_session_is_behind (session));
  WAIT_FOR (has_failed);
  WAIT_FOR (n_notified > 0);
  g_assert_false (studio_session_is_behind (session));
  g_signal_handlers_disconnect_by_data (session, &has_failed);
  g_signal_handlers_disconnect_by_data (session, &n_notified);
}

static void
test_cart (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  g_signal_connect (fixture->session, "notify::cart", G_CALLBACK (count), &n_notified);
  studio_session_set_in_cart (fixture->session, "A", 2);
  studio_session_set_in_cart (fixture->session, "A", 2);
  g_assert_cmpint (vt_cart_get (studio_session_get_cart (fixture->session), "A"), ==, 2);
  g_assert_cmpuint (n_notified, ==, 1);
  studio_session_set_in_cart (fixture->session, "A", 0);
  g_assert_cmpuint (studio_session_get_cart (fixture->session)->lines->len, ==, 0);
}

static gboolean
work_until_cancelled (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  for (;;)
    {
      if (!vt_job_check (job, error))
        return FALSE;
      g_usleep (1000);
    }
}

static void
on_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

static void
test_one_job (Fixture *fixture, gconstpointer data)
{
  StudioSession *session = fixture->session;
  gboolean       is_done = FALSE;

  g_assert_true (studio_session_run_job (session, "Working", work_until_cancelled, &is_done, NULL,
                                         on_done, NULL));
  g_assert_true (studio_session_is_busy (session));
  g_assert_cmpstr (studio_session_get_job_description (session), ==, "Working");
  g_assert_false (
      studio_session_run_job (session, "Other", work_until_cancelled, NULL, NULL, NULL, NULL));
  studio_session_cancel_job (session);
  WAIT_FOR (is_done);
  g_assert_false (studio_session_is_busy (session));
  g_assert_null (studio_session_get_job (session));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/session/loads", test_loads},
      {"/session/time-zone", test_time_zone},
      {"/session/bundle-and-undo", test_bundle_and_undo},
      {"/session/selection-is-carried", test_selection_is_carried},
      {"/session/behind", test_behind},
      {"/session/campaign", test_campaign},
      {"/session/look-at", test_look_at},
      {"/session/select-offers", test_select_offers},
      {"/session/prune-offers", test_prune_offers},
      {"/session/cart", test_cart},
      {"/session/one-job", test_one_job},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
