/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of a workspace: the same content gives the same bytes. */

#include "shop-fixture.h"

#include "vt-campaign.h"
#include "vt-export.h"

#include <glib/gstdio.h>

/* Exports to @name in the shop's folder. */
static GBytes *
export_pack (Shop *shop, const char *name, VtExportSummary *ret_summary)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = shop_path (shop, name);
  char            *content;
  gsize            length;

  vt_export_pack (shop->workspace, path, NULL, ret_summary, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static guint64
get_revision (GBytes *pack)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtPackInfo) info = vt_pack_describe (pack, &error);

  g_assert_no_error (error);
  return info->revision;
}

static gboolean
load_exports (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **exports = data;

  *exports = vt_exports_load (database, error);
  return *exports != NULL;
}

static GPtrArray *
list_exports (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *exports = NULL;

  vt_workspace_read (shop->workspace, load_exports, &exports, NULL, &error);
  g_assert_no_error (error);
  return exports;
}

static guint
count_files (Shop *shop)
{
  g_autoptr (GDir) folder = g_dir_open (shop->folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (strstr (name, "pack") != NULL)
      n++;
  return n;
}

static void
assert_current (Shop *shop, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) current = vt_pack_current_of (shop->workspace, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (current, expected));
}

static gboolean
save_campaign (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_save (database, data, error);
}

/* What goes out is within its campaign's dates, and stays at home while that is paused. */
static void
test_campaign (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtCampaign) campaign = vt_campaign_new ("Spring");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) paused = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;

  g_assert_true (vt_offer_set_campaign (offer, "Spring", &error));
  shop_save_offer (shop, offer);
  g_assert_true (vt_instant_from_text ("2026-03-01T00:00:00Z", &campaign->span.from_us));
  vt_workspace_edit (shop->workspace, "Save", NULL, save_campaign, campaign, NULL, &error);
  g_assert_no_error (error);
  pack = vt_pack_current_of (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack));
  g_assert_nonnull (strstr (text, "\"schedule\":{\"from\":\"2026-03-01T00:00:00Z\"}"));
  g_assert_nonnull (strstr (text, "\"campaign\":\"Spring\""));

  campaign->is_paused = TRUE;
  vt_workspace_edit (shop->workspace, "Pause", NULL, save_campaign, campaign, NULL, &error);
  g_assert_no_error (error);
  paused = vt_pack_current_of (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  rest = g_strndup (g_bytes_get_data (paused, NULL), g_bytes_get_size (paused));
  g_assert_nonnull (strstr (rest, "\"offers\":[]"));
}

static void
test_twice (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_auto (VtExportSummary) first_summary = {0};
  g_auto (VtExportSummary) second_summary = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GPtrArray) exports = NULL;
  g_auto (VtUndoState) undo = {0};

  shop_save_offer (shop, offer);
  before = vt_pack_current_of (shop->workspace, NULL, &error);
  first = export_pack (shop, "pack-1.json", &first_summary);
  second = export_pack (shop, "pack-2.json", &second_summary);
  g_assert_true (g_bytes_equal (before, first));
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpuint (get_revision (first), ==, 1);
  g_assert_cmpstr (first_summary.info->id, ==, "tom-ann-s-cafe");
  g_assert_cmpuint (first_summary.n_changes, ==, 1);
  g_assert_cmpuint (second_summary.n_changes, ==, 0);
  g_assert_cmpstr (first_summary.info->digest, ==, second_summary.info->digest);

  exports = list_exports (shop);
  g_assert_cmpuint (exports->len, ==, 2);
  g_assert_true (g_str_has_suffix (((VtExport *) exports->pdata[0])->path, "pack-2.json"));
  g_assert_cmpstr (((VtExport *) exports->pdata[1])->digest, ==, first_summary.info->digest);
  g_assert_cmpint (((VtExport *) exports->pdata[1])->n_offers, ==, 1);

  /* An export is nothing to undo. */
  vt_workspace_get_undo_state (shop->workspace, &undo);
  g_assert_cmpstr (undo.undo_label, ==, "Save Offer");
}

static void
test_revisions (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) draft = shop_make_offer ("Draft", "CAM CARD", VT_REWARD_PERCENT, 100000);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) undone = NULL;

  shop_save_offer (shop, offer);
  first = export_pack (shop, "pack.json", NULL);

  /* Nothing that goes out: the same revision. */
  draft->state = VT_OFFER_DRAFT;
  shop_save_offer (shop, draft);
  shop_set_price (shop, "TRIPOD", 1);
  assert_current (shop, first);

  offer->reward.value = 120000;
  shop_save_offer (shop, offer);
  changed = export_pack (shop, "pack.json", NULL);
  again = export_pack (shop, "pack.json", NULL);
  g_assert_cmpuint (get_revision (changed), ==, 2);
  g_assert_true (g_bytes_equal (changed, again));

  /* The first content is back: what was revision 2 is not, so it is revision 3. */
  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  undone = export_pack (shop, "pack.json", NULL);
  g_assert_cmpuint (get_revision (undone), ==, 3);
  assert_current (shop, undone);

  /* The price of a product that an offer names goes out as well. */
  shop_set_price (shop, "CASE", 2999);
  g_clear_pointer (&again, g_bytes_unref);
  again = export_pack (shop, "pack.json", NULL);
  g_assert_cmpuint (get_revision (again), ==, 4);
}

static void
test_empty (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GBytes) pack = export_pack (shop, "pack.json", NULL);

  g_assert_cmpuint (get_revision (pack), ==, 1);
}

/* ---- what went out can go out again ---- */

typedef struct
{
  gint64  id;
  GBytes *pack;
} PackRequest;

static gboolean
load_pack (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  PackRequest *request = data;

  request->pack = vt_exports_load_pack (database, request->id, error);
  return request->pack != NULL;
}

static void
test_history (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GPtrArray) exports = NULL;
  PackRequest request = {0};

  shop_save_offer (shop, offer);
  first = export_pack (shop, "pack.json", NULL);
  offer->reward.value = 120000;
  shop_save_offer (shop, offer);
  second = export_pack (shop, "pack.json", NULL);
  exports = list_exports (shop);
  request.id = ((VtExport *) exports->pdata[1])->id;
  g_assert_true (vt_workspace_read (shop->workspace, load_pack, &request, NULL, &error));
  g_assert_true (g_bytes_equal (request.pack, first));
  g_assert_false (g_bytes_equal (request.pack, second));
  g_bytes_unref (request.pack);

  request = (PackRequest){4711, NULL};
  g_assert_false (vt_workspace_read (shop->workspace, load_pack, &request, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

/* ---- failures leave nothing behind ---- */

static void
assert_failed (Shop *shop, const char *name, VtJob *job, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = shop_path (shop, name);
  g_autoptr (GPtrArray) exports = NULL;
  guint n_files = count_files (shop);

  g_assert_false (vt_export_pack (shop->workspace, path, job, NULL, &error));
  g_assert_error (error, domain, code);
  exports = list_exports (shop);
  g_assert_cmpuint (exports->len, ==, 0);
  g_assert_cmpuint (count_files (shop), ==, n_files);
}

static void
test_failures (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) bad = shop_make_offer ("Bad", "CAM GIFT", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtJob) cancelled = vt_job_new (NULL);
  g_autofree char *folder = shop_path (shop, "pack-folder");
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autoptr (GBytes) pack = NULL;

  shop_save_offer (shop, offer);
  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  assert_failed (shop, "pack-folder", NULL, VT_ERROR, VT_ERROR_CONSTRAINT);
  assert_failed (shop, "nowhere/pack.json", NULL, VT_ERROR, VT_ERROR_NOT_FOUND);
  /* A name that no file can have fails at the very last step, after the export was noted. */
  assert_failed (shop, long_name, NULL, VT_ERROR, VT_ERROR_FAILED);
  vt_job_cancel (cancelled);
  assert_failed (shop, "pack.json", cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  shop_save_offer (shop, bad);
  assert_failed (shop, "pack.json", NULL, VT_ERROR, VT_ERROR_BAD_INPUT);

  /* And cost no revision. */
  bad->state = VT_OFFER_PAUSED;
  shop_save_offer (shop, bad);
  pack = export_pack (shop, "pack.json", NULL);
  g_assert_cmpuint (get_revision (pack), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storefronts/export/campaign", test_campaign);
  g_test_add_func ("/storefronts/export/twice", test_twice);
  g_test_add_func ("/storefronts/export/revisions", test_revisions);
  g_test_add_func ("/storefronts/export/empty", test_empty);
  g_test_add_func ("/storefronts/export/history", test_history);
  g_test_add_func ("/storefronts/export/failures", test_failures);
  return g_test_run ();
}
