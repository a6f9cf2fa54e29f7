/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What campaigns make of their offers. */

#include "shop-fixture.h"
#include "vt-campaigns-apply.h"

typedef struct
{
  const char  *path;
  const char  *terms;    /* of the offer, besides the campaign's name */
  const char  *campaign; /* the name that the offer says */
  const char  *from;     /* (nullable): of the campaign "Spring", as the others */
  const char  *until;    /* (nullable) */
  gboolean     is_paused;
  VtOfferState state;    /* (out), as the others */
  const char  *schedule; /* (nullable): "from until", "-" where there is none */
} Row;

#define FROM_5 "\"schedule\":{\"from\":\"2026-05-05T00:00:00+02:00\"}"
#define MAY_5_TO_9                                                                                 \
  "\"schedule\":{\"from\":\"2026-05-05T00:00:00Z\",\"until\":\"2026-05-09T00:00:00Z\"}"

static const Row rows[] = {
    {"/apply/none", MAY_5_TO_9, NULL, "2026-05-07T00:00:00Z", NULL, FALSE, VT_OFFER_READY,
     "2026-05-05T00:00:00Z 2026-05-09T00:00:00Z"},
    {"/apply/only-a-name", FROM_5, "Summer", "2026-05-07T00:00:00Z", NULL, FALSE, VT_OFFER_READY,
     "2026-05-05T00:00:00+02:00 -"},
    {"/apply/without-dates", FROM_5, "Spring", NULL, NULL, FALSE, VT_OFFER_READY,
     "2026-05-05T00:00:00+02:00 -"},
    {"/apply/campaigns-dates", "", "Spring", "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z", FALSE,
     VT_OFFER_READY, "2026-05-01T00:00:00Z 2026-06-01T00:00:00Z"},
    {"/apply/later-start", FROM_5, "Spring", "2026-05-07T00:00:00Z", "2026-06-01T00:00:00Z", FALSE,
     VT_OFFER_READY, "2026-05-07T00:00:00Z 2026-06-01T00:00:00Z"},
    {"/apply/earlier-start", FROM_5, "Spring", "2026-05-04T00:00:00Z", NULL, FALSE, VT_OFFER_READY,
     "2026-05-05T00:00:00+02:00 -"},
    {"/apply/earlier-end", MAY_5_TO_9, "Spring", NULL, "2026-05-07T00:00:00Z", FALSE,
     VT_OFFER_READY, "2026-05-05T00:00:00Z 2026-05-07T00:00:00Z"},
    {"/apply/misses", MAY_5_TO_9, "Spring", "2026-05-09T00:00:00Z", NULL, FALSE, VT_OFFER_PAUSED,
     "2026-05-05T00:00:00Z 2026-05-09T00:00:00Z"},
    {"/apply/paused", FROM_5, "Spring", NULL, NULL, TRUE, VT_OFFER_PAUSED,
     "2026-05-05T00:00:00+02:00 -"},
    {"/apply/no-instant", "\"schedule\":{\"from\":\"soon\"}", "Spring", "2026-05-09T00:00:00Z",
     NULL, FALSE, VT_OFFER_READY, "soon -"},
    {"/apply/hours-stay", "\"schedule\":{\"hours\":[{\"from\":\"17:00\",\"until\":\"19:00\"}]}",
     "Spring", "2026-05-09T00:00:00Z", NULL, FALSE, VT_OFFER_READY, "2026-05-09T00:00:00Z -"},
};

static gint64
instant (const char *text, gint64 absent_us)
{
  gint64 time_us = absent_us;

  g_assert_true (text == NULL || vt_instant_from_text (text, &time_us));
  return time_us;
}

static VtCampaign *
make_campaign (const Row *row)
{
  VtCampaign *campaign = vt_campaign_new ("Spring");

  campaign->span =
      (VtSpan){instant (row->from, VT_SPAN_NO_START), instant (row->until, VT_SPAN_NO_END)};
  campaign->is_paused = row->is_paused;
  return campaign;
}

static char *
describe_schedule (const VtOffer *offer)
{
  JsonObject *schedule = vt_terms_get_object (vt_offer_get_terms (offer), "schedule");
  const char *from = vt_terms_get_text (schedule, "from");
  const char *until = vt_terms_get_text (schedule, "until");

  return g_strdup_printf ("%s %s", from != NULL ? from : "-", until != NULL ? until : "-");
}

static void
test_apply (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = shop_list_offers (shop_make_kind ("markdown", row->terms), NULL);
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  g_autoptr (VtOffer) before = NULL;
  g_autoptr (GPtrArray) effective = NULL;
  g_autofree char *schedule = NULL;
  const VtOffer   *offer;

  g_assert_true (vt_offer_set_campaign (offers->pdata[0], row->campaign, &error));
  before = vt_offer_copy (offers->pdata[0]);
  g_ptr_array_add (campaigns, make_campaign (row));
  effective = vt_campaigns_apply (offers, campaigns);
  g_assert_cmpuint (effective->len, ==, 1);
  offer = effective->pdata[0];
  schedule = describe_schedule (offer);
  g_assert_cmpstr (schedule, ==, row->schedule);
  g_assert_cmpint (offer->state, ==, row->state);
  g_assert_cmpstr (vt_offer_get_campaign (offer), ==, row->campaign);
  /* What the curator wrote is untouched. */
  g_assert_true (vt_offer_equal (before, offers->pdata[0]));
}

/* ---- in the workspace ---- */

static gboolean
save_campaign (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_save (database, data, error);
}

static gboolean
load_set (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offer_set_load (data, database, error);
}

static void
test_load (void)
{
  const Row row = {.from = "2026-05-01T00:00:00Z"};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", "\"campaign\":\"Spring\"");
  g_autoptr (VtOffer) named = shop_make_kind ("volume", "\"campaign\":\"Autumn\"");
  g_autoptr (VtCampaign) campaign = make_campaign (&row);
  g_auto (VtOfferSet) set = {NULL, NULL, NULL};
  g_autofree char *schedule = NULL;

  shop_save_offer (shop, offer);
  shop_save_offer (shop, named);
  vt_workspace_edit (shop->workspace, "Save", NULL, save_campaign, campaign, NULL, &error);
  g_assert_no_error (error);
  vt_workspace_read (shop->workspace, load_set, &set, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (vt_offer_equal (set.documents->pdata[0], offer));
  schedule = describe_schedule (set.effective->pdata[0]);
  g_assert_cmpstr (schedule, ==, "2026-05-01T00:00:00Z -");
  g_assert_cmpuint (set.campaigns->len, ==, 2);
  g_assert_cmpstr (((const VtCampaign *) set.campaigns->pdata[0])->name, ==, "Autumn");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_apply);
  g_test_add_func ("/apply/load", test_load);
  return g_test_run ();
}
