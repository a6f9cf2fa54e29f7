/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers in the workspace. */

#include "shop-fixture.h"

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **offers = data;

  *offers = vt_offers_load (database, error);
  return *offers != NULL;
}

static GPtrArray *
load_offers (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = NULL;

  vt_workspace_read (shop->workspace, load, &offers, NULL, &error);
  g_assert_no_error (error);
  return offers;
}

static gboolean
remove_offer (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_remove (database, data, error);
}

static void
assert_undo_label (Shop *shop, const char *label)
{
  g_auto (VtUndoState) state = {0};

  vt_workspace_get_undo_state (shop->workspace, &state);
  g_assert_cmpstr (state.undo_label, ==, label);
}

static void
test_save_and_load (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (VtOffer) last = shop_make_offer ("Last", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) first = shop_make_offer ("First", "CAM CARD*3", VT_REWARD_FIXED, 45000);

  last->priority = 5;
  first->priority = -1;
  shop_save_offer (shop, last);
  shop_save_offer (shop, first);
  offers = load_offers (shop);
  g_assert_cmpuint (offers->len, ==, 2);
  g_assert_true (vt_offer_equal (first, offers->pdata[0]));
  g_assert_true (vt_offer_equal (last, offers->pdata[1]));
}

static void
test_undo (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = shop_make_offer ("Tea", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) before = vt_offer_copy (offer);
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  shop_save_offer (shop, offer);
  offer->reward.value = 250000;
  shop_save_offer (shop, offer);

  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  undone = load_offers (shop);
  g_assert_true (vt_offer_equal (before, undone->pdata[0]));

  vt_workspace_redo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  redone = load_offers (shop);
  g_assert_true (vt_offer_equal (offer, redone->pdata[0]));

  vt_workspace_edit (shop->workspace, "Delete Offer", NULL, remove_offer, offer->id, NULL, &error);
  g_assert_no_error (error);
  gone = load_offers (shop);
  g_assert_cmpuint (gone->len, ==, 0);
  assert_undo_label (shop, "Delete Offer");
}

/* Saving what is there already is no step. */
static void
test_save_unchanged (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Tea", "CAM CASE", VT_REWARD_PERCENT, 100000);

  shop_save_offer (shop, offer);
  shop_exec (shop, "UPDATE product SET stock = 1 WHERE sku = 'CAM'");
  assert_undo_label (shop, "Change");
  shop_save_offer (shop, offer);
  assert_undo_label (shop, "Change");
}

static void
test_remove_missing (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (vt_workspace_edit (shop->workspace, "Delete Offer", NULL, remove_offer,
                                     (gpointer) "nothing", NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_hostile_names (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (VtOffer) offer = shop_make_offer ("'); DROP TABLE offer; -- <b>&\"\n\x02", "CAM CASE",
                                               VT_REWARD_PERCENT, 100000);

  shop_save_offer (shop, offer);
  offers = load_offers (shop);
  g_assert_true (vt_offer_equal (offer, offers->pdata[0]));
}

static void
assert_load_fails (Shop *shop, int code, const char *mention)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = NULL;

  g_assert_false (vt_workspace_read (shop->workspace, load, &offers, NULL, &error));
  g_assert_error (error, VT_ERROR, code);
  g_assert_nonnull (strstr (error->message, mention));
}

static void
test_damaged (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_offer ("Tea", "CAM CASE", VT_REWARD_PERCENT, 100000);

  shop_save_offer (shop, offer);
  shop_exec (shop, "UPDATE offer SET document = json_set (document, '$.surprise', 1)");
  assert_load_fails (shop, VT_ERROR_CORRUPT,
                     "“Tea” cannot be read: Offer: unknown field “surprise”");
  shop_exec (shop, "UPDATE offer SET document = '{\"document_version\":99}'");
  assert_load_fails (shop, VT_ERROR_TOO_NEW, "Tea");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/store/save-and-load", test_save_and_load);
  g_test_add_func ("/offers/store/undo", test_undo);
  g_test_add_func ("/offers/store/save-unchanged", test_save_unchanged);
  g_test_add_func ("/offers/store/remove-missing", test_remove_missing);
  g_test_add_func ("/offers/store/hostile-names", test_hostile_names);
  g_test_add_func ("/offers/store/damaged", test_damaged);
  return g_test_run ();
}
