/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of an offer: kept, compared, gone back to. */

#include "shop-fixture.h"

#include "vt-offer-log.h"

#include <string.h>

typedef struct
{
  const char *id;
  gint64      version;
  GPtrArray  *list;
} Request;

/* ---- VtWorkspaceFuncs ---- */

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Request *request = data;

  request->list = vt_offer_log_load (database, request->id, error);
  return request->list != NULL;
}

static gboolean
load_deleted (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Request *request = data;

  request->list = vt_offer_log_load_deleted (database, error);
  return request->list != NULL;
}

static gboolean
restore (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Request *request = data;

  return vt_offer_log_restore (database, request->id, request->version, error);
}

static gboolean
remove_offer (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_remove (database, data, error);
}

static gboolean
load_offers (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  *(GPtrArray **) data = vt_offers_load (database, error);
  return *(GPtrArray **) data != NULL;
}

/* ---- helpers ---- */

static GPtrArray *
read_list (Shop *shop, VtWorkspaceFunc func, const char *id)
{
  Request request = {id, 0, NULL};
  g_autoptr (GError) error = NULL;

  vt_workspace_read (shop->workspace, func, &request, NULL, &error);
  g_assert_no_error (error);
  return request.list;
}

static GPtrArray *
read_versions (Shop *shop, const char *id)
{
  GPtrArray *versions = read_list (shop, load, id);
  g_autoptr (GError) error = NULL;

  vt_offer_log_compare (versions, shop->catalog, &shop->currency, NULL, &error);
  g_assert_no_error (error);
  return versions;
}

/* What changed, the newest first: "Deleted; Ready → Draft; Made". */
static void
assert_changes (GPtrArray *versions, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      const VtOfferVersion *version = versions->pdata[i];
      g_autofree char      *changes = g_strjoinv (", ", version->changes);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", changes);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
edit (Shop *shop, VtWorkspaceFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (shop->workspace, "Edit", NULL, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gint64
version_at (GPtrArray *versions, guint index)
{
  return ((const VtOfferVersion *) versions->pdata[index])->id;
}

static VtOffer *
save_three_versions (Shop *shop)
{
  VtOffer *offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);

  shop_save_offer (shop, offer);
  offer->reward.value = 120000;
  shop_save_offer (shop, offer);
  offer->state = VT_OFFER_DRAFT;
  shop_save_offer (shop, offer);
  return offer;
}

/* ---- tests ---- */

static void
test_versions (void)
{
  g_autoptr (Shop) shop = shop_new ();
  gint64 before_us = g_get_real_time ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (GPtrArray) versions = read_versions (shop, offer->id);
  g_autoptr (GPtrArray) none = read_versions (shop, "nobody");

  assert_changes (versions, "Ready → Draft; Discount from 10 % to 12 %; Made");
  for (guint i = 0; i < versions->len; i++)
    {
      const VtOfferVersion *version = versions->pdata[i];

      g_assert_cmpstr (version->author, !=, "");
      /* SQLite's clock has milliseconds. */
      g_assert_cmpint (version->made_us, >=, before_us - 2000);
      g_assert_cmpint (version->made_us, <=, g_get_real_time () + 2000);
      g_assert_true (vt_offer_versions_find (versions, version->id) == version);
    }
  g_assert_null (vt_offer_versions_find (versions, 0));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_go_back (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (GPtrArray) versions = read_versions (shop, offer->id);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  Request request = {offer->id, version_at (versions, 2), NULL};
  g_autoptr (GError) error = NULL;

  edit (shop, restore, &request);
  vt_workspace_read (shop->workspace, load_offers, &offers, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((const VtOffer *) offers->pdata[0])->reward.value, ==, 100000);
  g_assert_cmpint (((const VtOffer *) offers->pdata[0])->state, ==, VT_OFFER_READY);
  after = read_versions (shop, offer->id);
  assert_changes (after, "Draft → Ready, Discount from 12 % to 10 %; Ready → Draft; "
                         "Discount from 10 % to 12 %; Made");

  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  undone = read_versions (shop, offer->id);
  g_assert_cmpuint (undone->len, ==, 5);
  g_assert_cmpstr (((const VtOfferVersion *) undone->pdata[0])->document, ==,
                   ((const VtOfferVersion *) undone->pdata[2])->document);
}

static void
test_deleted (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (VtOffer) other = shop_make_kind ("markdown", "\"coupon\":\"A\"");
  g_autoptr (GPtrArray) nothing = read_list (shop, load_deleted, NULL);
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const VtDeletedOffer *last;
  Request               request;

  shop_save_offer (shop, other);
  g_assert_cmpuint (nothing->len, ==, 0);
  edit (shop, remove_offer, offer->id);
  edit (shop, remove_offer, other->id);
  deleted = read_list (shop, load_deleted, NULL);
  g_assert_cmpuint (deleted->len, ==, 2);
  g_assert_cmpstr (((const VtDeletedOffer *) deleted->pdata[0])->id, ==, other->id);
  g_assert_cmpint (((const VtDeletedOffer *) deleted->pdata[0])->kind, ==, VT_OFFER_MARKDOWN);
  last = deleted->pdata[1];
  g_assert_cmpstr (last->name, ==, "Set");
  g_assert_cmpint (last->kind, ==, VT_OFFER_BUNDLE);
  g_assert_cmpstr (last->author, !=, "");

  request = (Request){last->id, last->version, NULL};
  edit (shop, restore, &request);
  left = read_list (shop, load_deleted, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  versions = read_versions (shop, offer->id);
  assert_changes (versions, "Brought back; Deleted; Ready → Draft; Discount from 10 % to 12 %; "
                            "Made");
}

/* A version that there is not, one of another offer, and the deletion itself. */
static void
test_refused (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (VtOffer) other = shop_make_kind ("markdown", "\"coupon\":\"A\"");
  g_autoptr (GPtrArray) versions = NULL;
  gint64 refused[3];

  shop_save_offer (shop, other);
  edit (shop, remove_offer, offer->id);
  versions = read_versions (shop, offer->id);
  refused[0] = 0;
  refused[1] = version_at (versions, 1) + 1;
  refused[2] = version_at (versions, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      Request request = {offer->id, refused[i], NULL};
      g_autoptr (GError) error = NULL;

      g_assert_false (
          vt_workspace_edit (shop->workspace, "Back", NULL, restore, &request, NULL, &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
    }
}

/* What cannot be read is told, and does not hide the others. */
static void
test_unreadable (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (GPtrArray) versions = NULL;
  const VtOfferVersion *bad;
  g_autoptr (GError) error = NULL;

  shop_exec (shop, "UPDATE log_offer SET document = '{\"version\":99}' WHERE id = 2");
  shop_exec (shop, "UPDATE log_offer SET author = '' WHERE id = 1");
  versions = read_versions (shop, offer->id);
  bad = vt_offer_versions_find (versions, 2);
  g_assert_null (vt_offer_version_read (bad, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (bad->changes[0], ==, error->message);
  g_assert_cmpstr (((const VtOfferVersion *) versions->pdata[2])->changes[0], ==,
                   "As it was when versions began to be kept");
  g_assert_cmpstr (((const VtOfferVersion *) versions->pdata[0])->changes[0], ==, "Ready → Draft");
}

static gboolean
save_many (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  VtOffer *offer = data;

  for (guint i = 0; i < 1200; i++)
    {
      offer->priority = i + 1;
      if (!vt_offers_save (database, offer, error))
        return FALSE;
    }
  return TRUE;
}

/* A long history is cut at its far end, says so, and can be stopped. */
static void
test_long (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = save_three_versions (shop);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  edit (shop, save_many, offer);
  versions = read_versions (shop, offer->id);
  g_assert_cmpuint (versions->len, ==, VT_OFFER_LOG_MAX);
  g_assert_cmpstr (((const VtOfferVersion *) versions->pdata[0])->changes[0], ==,
                   "Priority from 1199 to 1200");
  g_assert_cmpstr (((const VtOfferVersion *) versions->pdata[VT_OFFER_LOG_MAX - 1])->changes[0], ==,
                   "The oldest version that is kept");
  vt_job_cancel (job);
  g_assert_false (vt_offer_log_compare (versions, shop->catalog, &shop->currency, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer-log/versions", test_versions);
  g_test_add_func ("/offer-log/go-back", test_go_back);
  g_test_add_func ("/offer-log/deleted", test_deleted);
  g_test_add_func ("/offer-log/refused", test_refused);
  g_test_add_func ("/offer-log/unreadable", test_unreadable);
  g_test_add_func ("/offer-log/long", test_long);
  return g_test_run ();
}
