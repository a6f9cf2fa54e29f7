/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns as documents, among others and in the workspace. */

#include "shop-fixture.h"
#include "vt-campaign.h"

#define DAY_US (G_TIME_SPAN_DAY)

#define DOCUMENT                                                                                   \
  "{\"colour\":2,\"document_version\":1,\"from\":\"1970-01-02T00:00:00Z\",\"id\":\"x\",\"name\":"  \
  "\"Spring\",\"note\":\"\",\"paused\":true,\"until\":\"1970-01-05T00:00:00Z\"}"

static VtCampaign *
make_campaign (const char *name, gint64 from_day, gint64 until_day)
{
  VtCampaign *campaign = vt_campaign_new (name);

  campaign->span = (VtSpan){from_day * DAY_US, until_day * DAY_US};
  return campaign;
}

static void
test_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCampaign) campaign = vt_campaign_from_json (DOCUMENT, &error);
  g_autoptr (VtCampaign) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (campaign->id, ==, "x");
  g_assert_true (campaign->is_paused);
  g_assert_cmpuint (campaign->colour, ==, 2);
  g_assert_cmpint (campaign->span.from_us, ==, DAY_US);
  g_assert_cmpint (campaign->span.until_us, ==, 4 * DAY_US);
  text = vt_campaign_to_json (campaign, &error);
  g_assert_cmpstr (text, ==, DOCUMENT);
  copy = vt_campaign_copy (campaign);
  g_assert_true (vt_campaign_equal (campaign, copy));
  copy->span.until_us++;
  g_assert_false (vt_campaign_equal (campaign, copy));
}

/* What is replaced in DOCUMENT, and what that is refused with. */
typedef struct
{
  const char *path;
  const char *from;
  const char *to;
  int         code;
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"/campaign/refused/version", "\"document_version\":1", "\"document_version\":2",
     VT_ERROR_TOO_NEW},
    {"/campaign/refused/unknown", "\"paused\"", "\"pausedd\"", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/no-name", "\"Spring\"", "\"\"", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/no-id", "\"x\"", "\"\"", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/no-instant", "1970-01-02T", "1970-13-02T", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/ends-first", "1970-01-05T", "1970-01-02T", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/colour", "\"colour\":2", "\"colour\":8", VT_ERROR_BAD_INPUT},
    {"/campaign/refused/paused", "true", "1", VT_ERROR_BAD_INPUT},
};

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_auto (GStrv) parts = g_strsplit (DOCUMENT, row->from, 2);
  g_autofree char *json = g_strjoinv (row->to, parts);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (parts[1]);
  g_assert_null (vt_campaign_from_json (json, &error));
  g_assert_error (error, VT_ERROR, row->code);
}

/* Names that offers use are campaigns as well, each once. */
/* As people write them: little is wanted, and a document is taken as well. */
static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = vt_campaigns_from_text (
      "[{\"name\":\"Autumn\"},{\"name\":\"Winter\",\"until\":\"1970-01-03T00:00:00Z\",\"note\":"
      "\"cold\",\"paused\":true}," DOCUMENT "]",
      -1, &error);
  const VtCampaign *campaign;

  g_assert_no_error (error);
  g_assert_cmpuint (campaigns->len, ==, 3);
  campaign = campaigns->pdata[0];
  g_assert_cmpstr (campaign->name, ==, "Autumn");
  g_assert_true (vt_span_equal (campaign->span, VT_SPAN_ALWAYS));
  g_assert_true (vt_campaign_has_document (campaign));
  g_assert_cmpuint (campaign->colour, ==, 0);
  campaign = campaigns->pdata[1];
  g_assert_cmpint (campaign->span.until_us, ==, 2 * DAY_US);
  g_assert_cmpstr (campaign->note, ==, "cold");
  g_assert_true (campaign->is_paused);
  g_assert_cmpuint (campaign->colour, ==, 1);
  g_assert_cmpstr (((const VtCampaign *) campaigns->pdata[2])->id, ==, "x");
  g_ptr_array_unref (campaigns);
  campaigns = vt_campaigns_from_text ("{\"name\":\"Alone\"}", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (campaigns->len, ==, 1);
}

typedef struct
{
  const char *path;
  const char *text;
  const char *expected; /* how the message begins */
} TextRow;

static const TextRow text_rows[] = {
    {"/campaign/text/no-name", "[{\"note\":\"x\"}]", "Campaign 1: "},
    {"/campaign/text/unknown", "[{\"name\":\"A\"},{\"name\":\"B\",\"colours\":1}]", "Campaign 2: "},
    {"/campaign/text/twice", "[{\"name\":\"A\"},{\"name\":\"A\"}]",
     "Campaign 2: another one before it is called “A”"},
    {"/campaign/text/no-object", "[1]", "Campaign 1"},
    {"/campaign/text/colour", "{\"name\":\"A\",\"colour\":8}", "Campaign 1: "},
};

static void
test_text_refused (gconstpointer data)
{
  const TextRow *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_campaigns_from_text (row->text, -1, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, row->expected));
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("markdown", "\"campaign\":\"Winter\""),
      shop_make_kind ("volume", "\"campaign\":\"Spring\""),
      shop_make_kind ("threshold", "\"campaign\":\"Winter\""), shop_make_kind ("add_on", ""), NULL);
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  g_autoptr (GPtrArray) list = NULL;
  const VtCampaign *spring;

  g_ptr_array_add (campaigns, make_campaign ("Spring", 1, 2));
  list = vt_campaigns_list (campaigns, offers);
  g_assert_cmpuint (list->len, ==, 2);
  spring = list->pdata[0];
  g_assert_true (vt_campaign_equal (spring, campaigns->pdata[0]));
  g_assert_cmpstr (((const VtCampaign *) list->pdata[1])->name, ==, "Winter");
  g_assert_false (vt_campaign_has_document (list->pdata[1]));
  g_assert_true (vt_campaigns_find_meant (list, spring->id) == spring);
  g_assert_true (vt_campaigns_find_meant (list, "Spring") == spring);
  g_assert_null (vt_campaigns_find_meant (list, ""));
  g_assert_null (vt_campaigns_find (list, "spring"));
}

/* ---- in the workspace ---- */

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **campaigns = data;

  *campaigns = vt_campaigns_load (database, error);
  return *campaigns != NULL;
}

static GPtrArray *
load_campaigns (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *campaigns = NULL;

  vt_workspace_read (shop->workspace, load, &campaigns, NULL, &error);
  g_assert_no_error (error);
  return campaigns;
}

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_save (database, data, error);
}

static gboolean
remove_campaign (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_remove (database, data, error);
}

static void
test_store (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCampaign) spring = make_campaign ("Spring", 1, 20);
  g_autoptr (VtCampaign) other = make_campaign ("Spring", 3, 9);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_assert_true (vt_workspace_edit (shop->workspace, "Save", NULL, save, spring, NULL, &error));
  g_assert_no_error (error);
  saved = load_campaigns (shop);
  g_assert_cmpuint (saved->len, ==, 1);
  g_assert_true (vt_campaign_equal (saved->pdata[0], spring));

  /* Offers find it by its name. */
  g_assert_false (vt_workspace_edit (shop->workspace, "Save", NULL, save, other, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_true (vt_workspace_edit (shop->workspace, "Remove", NULL, remove_campaign, spring->id,
                                    NULL, &error));
  none = load_campaigns (shop);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (vt_workspace_edit (shop->workspace, "Remove", NULL, remove_campaign, spring->id,
                                     NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  back = load_campaigns (shop);
  g_assert_true (vt_campaign_equal (back->pdata[0], spring));
}

static void
test_corrupt (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *campaigns = NULL;

  shop_exec (shop, "INSERT INTO campaign VALUES ('x', 'Spring', '{}')");
  g_assert_false (vt_workspace_read (shop->workspace, load, &campaigns, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "Spring"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaign/document", test_document);
  for (guint i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    g_test_add_data_func (refused_rows[i].path, &refused_rows[i], test_refused);
  g_test_add_func ("/campaign/text", test_text);
  for (guint i = 0; i < G_N_ELEMENTS (text_rows); i++)
    g_test_add_data_func (text_rows[i].path, &text_rows[i], test_text_refused);
  g_test_add_func ("/campaign/list", test_list);
  g_test_add_func ("/campaign/store", test_store);
  g_test_add_func ("/campaign/corrupt", test_corrupt);
  return g_test_run ();
}
