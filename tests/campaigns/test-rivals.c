/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns that compete for products. */

#include "shop-fixture.h"
#include "vt-campaigns-apply.h"
#include "vt-rivals.h"

#define DAY_US (G_TIME_SPAN_DAY)

/* "Spring" is days 10 to 19 of 1970, "Summer" and "Winter" have no dates. */
static GPtrArray *
make_campaigns (void)
{
  static const char *const names[] = {"Spring", "Summer", "Winter"};
  GPtrArray *campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (campaigns, vt_campaign_new (names[i]));
  ((VtCampaign *) campaigns->pdata[0])->span = (VtSpan){10 * DAY_US, 20 * DAY_US};
  return campaigns;
}

static void
add_offer (GPtrArray *offers, const char *campaign, const char *skus, VtSpan span)
{
  g_autoptr (GError) error = NULL;
  VtOffer *offer = shop_make_offer (skus, skus, VT_REWARD_PERCENT, 100000);

  g_assert_true (vt_offer_set_campaign (offer, campaign, &error));
  g_assert_true (vt_offer_set_span (offer, span, &error));
  g_ptr_array_add (offers, offer);
}

static GArray *
find (Shop *shop, GPtrArray *offers, GPtrArray *campaigns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) effective = vt_campaigns_apply (offers, campaigns);
  GArray *rivals = vt_campaigns_find_rivals (effective, campaigns, shop->catalog, NULL, &error);

  g_assert_no_error (error);
  return rivals;
}

static void
test_shared (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) campaigns = make_campaigns ();
  g_autoptr (GPtrArray) offers = shop_list_offers (NULL, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GArray) rivals = NULL;
  g_autofree char *text = NULL;
  const VtRivalry *rivalry;

  add_offer (offers, "Spring", "CAM CASE CARD TRIPOD", VT_SPAN_ALWAYS);
  add_offer (offers, "Summer", "LINES LONG", VT_SPAN_ALWAYS);
  add_offer (offers, "Summer", "CASE CAM", (VtSpan){0, 15 * DAY_US});
  add_offer (offers, "Summer", "CARD LOSS", (VtSpan){18 * DAY_US, 40 * DAY_US});
  /* Within a campaign and without one is another matter. */
  add_offer (offers, "Summer", "TRIPOD LOSS", VT_SPAN_ALWAYS);
  add_offer (offers, NULL, "CAM CASE", VT_SPAN_ALWAYS);
  ((VtOffer *) offers->pdata[4])->state = VT_OFFER_PAUSED;
  rivals = find (shop, offers, campaigns);
  g_assert_cmpuint (rivals->len, ==, 1);
  rivalry = &g_array_index (rivals, VtRivalry, 0);
  g_assert_cmpuint (rivalry->campaign, ==, 0);
  g_assert_cmpuint (rivalry->other, ==, 1);
  g_assert_cmpuint (rivalry->n_products, ==, 3);
  g_assert_cmpint (rivalry->span.from_us, ==, 10 * DAY_US);
  g_assert_cmpint (rivalry->span.until_us, ==, 20 * DAY_US);
  g_assert_cmpuint (rivalry->product, ==, shop_index (shop, "CAM"));
  g_assert_cmpuint (rivalry->offer, ==, 0);
  g_assert_cmpuint (rivalry->other_offer, ==, 2);
  text = vt_rivalry_to_text (rivalry, campaigns, shop->catalog, utc);
  g_assert_cmpstr (text, ==,
                   "“Spring” and “Summer” compete for “Camera” and 2 other products (11 to 20 "
                   "January 1970).");
}

static void
test_one_product (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) campaigns = make_campaigns ();
  g_autoptr (GPtrArray) offers = shop_list_offers (NULL, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GArray) rivals = NULL;
  g_autofree char *text = NULL;

  add_offer (offers, "Winter", "CAM CARD", VT_SPAN_ALWAYS);
  add_offer (offers, "Summer", "CAM CASE", VT_SPAN_ALWAYS);
  rivals = find (shop, offers, campaigns);
  g_assert_cmpuint (rivals->len, ==, 1);
  text = vt_rivalry_to_text (&g_array_index (rivals, VtRivalry, 0), campaigns, shop->catalog, utc);
  g_assert_cmpstr (text, ==, "“Summer” and “Winter” compete for “Camera” (Without dates).");
}

/* One after the other, or of other products, they leave each other alone; drafts count. */
static void
test_apart (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) campaigns = make_campaigns ();
  g_autoptr (GPtrArray) offers = shop_list_offers (NULL, NULL);
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) draft = NULL;

  add_offer (offers, "Spring", "CAM CASE", VT_SPAN_ALWAYS);
  add_offer (offers, "Summer", "CAM CASE", (VtSpan){20 * DAY_US, 30 * DAY_US});
  add_offer (offers, "Winter", "CARD LONG", VT_SPAN_ALWAYS);
  none = find (shop, offers, campaigns);
  g_assert_cmpuint (none->len, ==, 0);
  add_offer (offers, "Winter", "CARD CAM", VT_SPAN_ALWAYS);
  ((VtOffer *) offers->pdata[3])->state = VT_OFFER_DRAFT;
  draft = find (shop, offers, campaigns);
  g_assert_cmpuint (draft->len, ==, 2);
  g_assert_cmpuint (g_array_index (draft, VtRivalry, 1).other, ==, 2);
}

static void
test_cancelled (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) campaigns = make_campaigns ();
  g_autoptr (GPtrArray) offers = shop_list_offers (NULL, NULL);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  add_offer (offers, "Spring", "CAM CASE", VT_SPAN_ALWAYS);
  vt_job_cancel (job);
  g_assert_null (vt_campaigns_find_rivals (offers, campaigns, shop->catalog, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rivals/shared", test_shared);
  g_test_add_func ("/rivals/one-product", test_one_product);
  g_test_add_func ("/rivals/apart", test_apart);
  g_test_add_func ("/rivals/cancelled", test_cancelled);
  return g_test_run ();
}
