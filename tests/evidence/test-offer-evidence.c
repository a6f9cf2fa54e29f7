/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for offers of each kind: by hand, and in what it does with drafts and without orders. */

#include "history-fixture.h"

#include "vt-offer-evidence.h"

static VtOfferEvidence *
compute (History *history, const VtOffer *offer)
{
  VtEvidenceInput input = {history->catalog, history->orders, history->baskets, &history->currency,
                           2};
  g_autoptr (GError) error = NULL;
  VtOfferEvidence *evidence = vt_offer_evidence_compute (offer, &input, NULL, &error);

  g_assert_no_error (error);
  return evidence;
}

/* Four hundred orders: 100 with a camera, of which 40 have the case, 10 the card as well. */
static History *
camera_history (Shop *shop)
{
  HistoryOrder orders[400];

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *lines = "TRIPOD";

      if (i % 4 == 0)
        lines = i % 40 == 0 ? "CAM CASE CARD" : i % 40 <= 12 ? "CAM CASE" : "CAM POST";
      else if (i % 4 == 1)
        lines = "CARD*2";
      orders[i] = (HistoryOrder){i / 2, 1 + i % 50, 0, lines};
    }
  return history_new (shop, orders, G_N_ELEMENTS (orders));
}

/* ---- by hand ---- */

typedef struct
{
  const char *path;
  const char *kind; /* %NULL: a bundle of what terms names, 10 % off, around the first; "equals": of
                       equal parts */
  const char *terms;
  const char *code;
  const char *value;
  const char *sentence; /* how it begins */
  VtTone      tone;
} Case;

#define CARD_VOLUME                                                                                \
  "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}"
#define CAM_EXTRAS                                                                                 \
  "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"},{\"sku\":\"CARD\"}],\"reward\":"  \
  "{\"percent\":\"10\"}"
#define STEPS "\"measure\":\"subtotal\",\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}}]"

static const Case cases[] = {
    {"/evidence/offer/bundle/attach", NULL, "CAM CASE", "attach", "40 %",
     "Of 100 orders with “Camera”, 40 have “Camera case” as well. From so many, 31 % to 50 % is "
     "likely.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/bundle/lift", NULL, "CAM CASE", "lift", "4.0 times",
     "Who has “Camera” takes “Camera case” more often than others: ", VT_TONE_GOOD},
    {"/evidence/offer/bundle/support", NULL, "CAM CASE", "support", "40",
     "40 of 400 orders have “Camera” and “Camera case”.", VT_TONE_NEUTRAL},
    {"/evidence/offer/bundle/together", NULL, "CAM CASE", "together", "40 %",
     "40 of 100 orders with any part of it have all of it already", VT_TONE_BAD},
    {"/evidence/offer/bundle/margin", NULL, "CAM CASE", "margin", "£162.50",
     "A set, £472.50 instead of £525.00: the margin goes from £215.00 (41 %) to £162.50 (34 %).",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/bundle/cost", NULL, "CAM CASE", "cost", "£2,100.00",
     "40 of 400 orders from 1 January 2025 to 19 July 2025 would have got it: £2,100.00, 10 % of "
     "what they cost.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/bundle/paid", NULL, "CAM CASE", "paid", "£525.00",
     "On average, in the orders that have all of it.", VT_TONE_NEUTRAL},
    /* 52.50 off for a case that brings 15.00. */
    {"/evidence/offer/bundle/break-even", NULL, "CAM CASE", "break-even", "Never",
     "What it takes off is more than the margin of what is added", VT_TONE_BAD},
    {"/evidence/offer/bundle/no-cost", NULL, "CAM TRIPOD", "margin", "—",
     "A set, £494.99 instead of £549.99: the cost of 1 product is not known.", VT_TONE_NEUTRAL},
    /* Of equal parts the rest is taken that speaks most for one. */
    {"/evidence/offer/equals/attach", "equals", "CAM CASE", "attach", "100 %",
     "Of 40 orders with “Camera case”, 40 have “Camera” as well.", VT_TONE_NEUTRAL},
    {"/evidence/offer/bundle/item", NULL, "CAM CASE CARD", "item", "40 %",
     "Of 100 orders with “Camera”, 40 have “Camera case” as well.", VT_TONE_NEUTRAL},
    {"/evidence/offer/volume/second", "volume", CARD_VOLUME, "attach", "91 %",
     "Of 110 orders with “Memory card”, 100 have two units or more.", VT_TONE_NEUTRAL},
    {"/evidence/offer/volume/together", "volume", CARD_VOLUME, "together", "91 %",
     "100 of 110 orders with “Memory card” have 2 units or more", VT_TONE_BAD},
    {"/evidence/offer/volume/cost", "volume", CARD_VOLUME, "cost", "£1,000.00", "100 of 400 orders",
     VT_TONE_NEUTRAL},
    /* 10.00 off the second, which cost 9.00 and sells for 19.99: 0.99 are left, and 1,000.00 were
       given. */
    {"/evidence/offer/volume/break-even", "volume", CARD_VOLUME, "break-even", "Out of reach",
     "Needs 1,011 more at £0.99 margin each to pay for the discount, but there were only 110 "
     "orders "
     "with “Memory card”.",
     VT_TONE_BAD},
    {"/evidence/offer/cross-sell/attach", "cross_sell", CAM_EXTRAS, "attach", "40 %",
     "Of 100 orders with “Camera”, 40 have one of the items as well.", VT_TONE_NEUTRAL},
    {"/evidence/offer/cross-sell/item", "cross_sell", CAM_EXTRAS, "item", "40 %",
     "Of 100 orders with “Camera”, 40 have “Camera case” as well.", VT_TONE_NEUTRAL},
    {"/evidence/offer/cross-sell/cost", "cross_sell", CAM_EXTRAS, "cost", "£120.00",
     "40 of 400 orders", VT_TONE_NEUTRAL},
    /* 100 × 2.50 × 40 and 2.00 × 10 are given; a case more brings 25 − 10 − 2.50. */
    {"/evidence/offer/cross-sell/break-even", "cross_sell", CAM_EXTRAS, "break-even", "10 points",
     "Needs 10 percentage points more attach to pay for the discount: 10 more of 100 orders with "
     "“Camera”, at £12.50 margin each.",
     VT_TONE_GOOD},
    {"/evidence/offer/threshold/reached", "threshold", STEPS, "together", "25 %",
     "100 of 400 orders of the last year come to £50.00 or more.", VT_TONE_NEUTRAL},
    {"/evidence/offer/threshold/below", "threshold", STEPS, "just-below", "50 %",
     "200 orders come to between £40.00 and £50.00, and lack £0.01 on average.", VT_TONE_NEUTRAL},
    /* A case costs the shop 10.00. */
    {"/evidence/offer/threshold/gift", "threshold",
     "\"measure\":\"subtotal\",\"steps\":[{\"from\":50000,\"gift\":{\"sku\":\"CASE\"}}]", "cost",
     "£1,000.00",
     "100 of 400 orders from 1 January 2025 to 19 July 2025 would have got it: £1,000.00, "
     "2 % of what they cost. 100 gifts are in it, at a cost of £1,000.00.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/markdown/units", "markdown",
     "\"select\":{\"skus\":[\"CARD\"]},\"reward\":{\"percent\":\"10\"}", "units", "210",
     "210 units of “Memory card” in 110 of 400 orders.", VT_TONE_NEUTRAL},
    /* 2.00 × 10 and 4.00 × 100 are given; 210 units brought 2,307.90 and bring 1,887.90 with it. */
    {"/evidence/offer/markdown/break-even", "markdown",
     "\"select\":{\"skus\":[\"CARD\"]},\"reward\":{\"percent\":\"10\"}", "break-even", "22 % more",
     "Needs 47 units more than the 210 of last year, 22 %", VT_TONE_GOOD},
    {"/evidence/offer/protection/coverage", "protection",
     "\"select\":{\"skus\":[\"CAM\",\"TRIPOD\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,"
     "\"price\":{\"from\":20000},\"fixed\":2000}]",
     "coverage", "50 %",
     "1 of 2 products of the catalogue have a plan for their price: “Camera” or “Tripod”.",
     VT_TONE_BAD},
    {"/evidence/offer/protection/together", "protection",
     "\"select\":{\"skus\":[\"CAM\",\"TRIPOD\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,"
     "\"price\":{\"from\":20000},\"fixed\":2000}]",
     "together", "40 %", "40 of 100 units that a plan is for, sold in the last year, have one",
     VT_TONE_BAD},
    /* A plan costs the shop 10.00 and is sold for 20.00 instead of 25.00: 40 × 5.00 ÷ 10.00. */
    {"/evidence/offer/protection/break-even", "protection",
     "\"select\":{\"skus\":[\"CAM\",\"TRIPOD\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,"
     "\"price\":{\"from\":20000},\"fixed\":2000}]",
     "break-even", "20 points",
     "Needs 20 percentage points more attach to pay for the discount: 20 "
     "more of 100 orders with “Camera” or “Tripod”, at £10.00 margin each.",
     VT_TONE_NEUTRAL},
    /* 5.01 off by half, 2.51; of 4.01 more margin 1.50 are left, and 40 have it anyway. */
    {"/evidence/offer/tiers/break-even", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"percent\":\"50\"}}]",
     "break-even", "61 points",
     "Needs 61 percentage points more attach to pay for the discount: 67 "
     "more of 110 orders with “Memory card”, at £1.50 margin each.",
     VT_TONE_BAD},
    {"/evidence/offer/tiers/attach", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"percent\":\"50\"}}]", "attach",
     "29 %", "Of 140 orders with one of the tiers, 40 have one above “Memory card”.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/tiers/step", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"percent\":\"50\"}}]", "step",
     "£4.01", "More margin for each who takes “Camera case” instead of “Memory card”",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/downsell/break-even", "downsell",
     "\"alternative\":{\"for\":{\"skus\":[\"CAM\"]},\"sku\":\"CASE\"}", "break-even", "92 %",
     "Who takes it instead of the dearer one costs £185.00 margin, who would have bought neither "
     "brings £15.00: it pays if 92 % of the takers are of the second sort.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/instalments/attach", "downsell",
     "\"select\":{},\"from\":50000,\"instalments\":{\"n\":3,\"fee\":100,\"first_days\":30,"
     "\"every_days\":30}",
     "fees", "£100.00", "If all of these had paid in instalments.", VT_TONE_NEUTRAL},
    {"/evidence/offer/add-on/attach", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"CARD\","
     "\"per\":\"unit\",\"price\":1500}]}]",
     "attach", "10 %", "Of 100 orders with “Camera”, 10 have the item as well.", VT_TONE_NEUTRAL},
    {"/evidence/offer/mix/attach", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}},{\"quantity\":1,\"select\":{"
     "\"skus\":[\"CASE\",\"CARD\"]}}],\"reward\":{\"percent\":\"5\"}",
     "support", "40", "40 of 400 orders have ", VT_TONE_NEUTRAL},
    {"/evidence/offer/subscription/again", "subscription",
     "\"select\":{\"skus\":[\"TRIPOD\"]},\"reward\":{\"percent\":\"5\"}", "attach", "100 %",
     "Of 50 customers with “Tripod”, each product by itself, 50 bought the same again.",
     VT_TONE_NEUTRAL},
    {"/evidence/offer/follow-up/later", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"without\":{\"skus\":[\"GIFT\"]},\"steps\":[{\"days\":3,"
     "\"placement\":\"follow_up_email\",\"items\":[\"CARD\"]}]",
     "back", "100 %", "25 of 25 customers with “Camera” ordered again later", VT_TONE_NEUTRAL},
};

static VtOffer *
make_offer (const char *kind, const char *terms)
{
  VtOffer *offer;

  if (kind != NULL && strcmp (kind, "equals") != 0)
    return shop_make_kind (kind, terms);
  offer = shop_make_offer ("Set", terms, VT_REWARD_PERCENT, 100000);
  ((VtComponent *) offer->components->pdata[0])->primary = kind == NULL;
  return offer;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);
  g_autoptr (VtOffer) offer = make_offer (c->kind, c->terms);
  g_autoptr (VtOfferEvidence) evidence = compute (history, offer);
  const VtFact    *fact = vt_offer_evidence_find_fact (evidence, c->code);
  g_autofree char *beginning = NULL;

  g_assert_nonnull (fact);
  g_assert_cmpstr (fact->value, ==, c->value);
  beginning = g_strndup (fact->sentence, strlen (c->sentence));
  g_assert_cmpstr (beginning, ==, c->sentence);
  g_assert_cmpint (fact->tone, ==, c->tone);
  g_assert_cmpint (fact->is_known, ==,
                   strcmp (c->value, "—") != 0 && strcmp (c->value, "Never") != 0);
}

/* Only anchors with the same attribute count for an item that asks for it; what has none is not the
 * same as what has none either. */
static void
test_compatible (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = NULL;
  g_autoptr (VtOffer) offer = shop_make_kind (
      "cross_sell", "\"anchor\":{\"skus\":[\"CAM\",\"TRIPOD\"]},\"items\":["
                    "{\"sku\":\"CASE\",\"compatible\":[\"mount\"]},"
                    "{\"sku\":\"CARD\",\"compatible\":[\"speed\"]},{\"sku\":\"LOSS\"}]");
  g_autoptr (VtOfferEvidence) evidence = NULL;
  guint n = 0;

  shop_exec (shop, "UPDATE product SET attributes = '{\"mount\":\"AX\"}'"
                   " WHERE sku IN ('CAM', 'CASE')");
  shop_reload (shop);
  history = camera_history (shop);
  evidence = compute (history, offer);
  for (guint i = 0; i < evidence->facts->len; i++)
    {
      const VtFact *fact = evidence->facts->pdata[i];

      if (strcmp (fact->code, "item") != 0)
        continue;
      n++;
      if (strstr (fact->title, "Camera case") != NULL)
        g_assert_cmpuint (fact->n_of, ==, 100);
      else if (strstr (fact->title, "Memory card") != NULL)
        g_assert_cmpuint (fact->n_of, ==, 0);
      else
        g_assert_cmpuint (fact->n_of, ==, 300);
    }
  g_assert_cmpuint (n, ==, 3);
}

/* ---- pictures ---- */

static void
test_pictures (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);
  g_autoptr (VtOffer) threshold = shop_make_kind ("threshold", STEPS);
  g_autoptr (VtOffer) bundle = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOfferEvidence) of_threshold = compute (history, threshold);
  g_autoptr (VtOfferEvidence) of_bundle = compute (history, bundle);
  const VtPicture    *values = vt_offer_evidence_find_picture (of_threshold, "order-values");
  const VtPicture    *months = vt_offer_evidence_find_picture (of_bundle, "months");
  const VtPictureBin *bin = vt_picture_find_bin ((VtPicture *) values, 4999);
  gint64              sum = 0;

  g_assert_nonnull (values);
  g_assert_cmpint (((const VtPictureMark *) values->marks->pdata[0])->at, ==, 5000);
  g_assert_cmpint (bin->until, ==, 5000);
  /* Tripods at 49.99, and two cards at 39.98. */
  g_assert_cmpint (bin->value, ==, 300);
  g_assert_cmpuint (months->bins->len, ==, 7);
  for (guint i = 0; i < months->bins->len; i++)
    sum += ((const VtPictureBin *) months->bins->pdata[i])->value;
  g_assert_cmpint (sum, ==, vt_offer_evidence_find_fact (of_bundle, "cost")->amount);
  g_assert_cmpstr (((const VtPictureBin *) months->bins->pdata[0])->label, ==, "Jan");
  g_assert_true (
      g_str_has_prefix (((const VtPictureBin *) months->bins->pdata[0])->text, "Jan 2025: £"));
  g_assert_true (
      g_str_has_suffix (((const VtPictureBin *) months->bins->pdata[0])->text, "orders"));
}

/* ---- what cannot be evaluated, and what is left aside ---- */

static void
assert_note (const VtOfferEvidence *evidence, const char *beginning)
{
  for (guint i = 0; i < evidence->notes->len; i++)
    if (g_str_has_prefix (evidence->notes->pdata[i], beginning))
      return;
  g_error ("No note begins with “%s”", beginning);
}

/* A draft of any kind that says nothing yet has evidence all the same, if little. */
static void
test_drafts (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autoptr (VtOffer) draft = vt_offer_new (kind, "Draft");
      g_autoptr (VtOfferEvidence) evidence = compute (history, draft);

      assert_note (evidence, "What it costs cannot be told yet: ");
      g_assert_null (vt_offer_evidence_find_fact (evidence, "cost"));
      g_assert_null (vt_offer_evidence_find_fact (evidence, "margin"));
    }
}

/* With a part that is gone nothing can be evaluated, but what sells with what is still known. */
static void
test_gone (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);
  g_autoptr (VtOffer) offer =
      shop_make_offer ("Set", "CAM CASE NOWHERE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOfferEvidence) evidence = compute (history, offer);

  g_assert_nonnull (vt_offer_evidence_find_fact (evidence, "attach"));
  g_assert_null (vt_offer_evidence_find_fact (evidence, "cost"));
  assert_note (evidence, "What it costs cannot be told yet: ");
}

static void
test_notes (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);
  g_autoptr (VtOffer) offer = shop_make_kind (
      "markdown", "\"select\":{\"skus\":[\"CARD\"]},\"reward\":{\"percent\":\"10\"},"
                  "\"coupon\":\"X\",\"limits\":{\"per_customer\":1}");
  g_autoptr (VtOfferEvidence) evidence = compute (history, offer);
  g_autoptr (VtOffer) delivery = shop_make_kind (
      "threshold", "\"measure\":\"subtotal\",\"steps\":[{\"from\":5000,\"shipping\":0}]");
  g_autoptr (VtOfferEvidence) of_delivery = compute (history, delivery);

  assert_note (evidence, "Dates, segments, coupons and other conditions are left aside");
  assert_note (evidence, "Limits for each customer and for all together are left aside.");
  assert_note (of_delivery, "What free delivery costs is not counted");
  g_assert_null (vt_offer_evidence_find_fact (of_delivery, "cost"));
}

static void
test_no_orders (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, NULL, 0);
  g_autoptr (VtOffer) offer = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOfferEvidence) evidence = compute (history, offer);

  assert_note (evidence, "No orders were imported yet.");
  g_assert_cmpuint (evidence->facts->len, ==, 0);
}

/* Each kind stops when it is told to. */
static void
test_cancel (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = camera_history (shop);
  VtEvidenceInput input = {history->catalog, history->orders, history->baskets, &history->currency,
                           1};

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autoptr (VtOffer) offer = vt_offer_new (kind, "Draft");
      g_autoptr (VtJob) job = vt_job_new (NULL);
      g_autoptr (GError) error = NULL;

      vt_job_cancel (job);
      g_assert_null (vt_offer_evidence_compute (offer, &input, job, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Titles with markup, placeholders and line breaks stay what they are, on one line. */
static void
test_hostile (void)
{
  static const HistoryOrder orders[] = {{0, 1, 0, "MARKUP LINES"}, {1, 1, 0, "MARKUP LONG"}};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  g_autoptr (VtOffer) offer =
      shop_make_offer ("Set", "MARKUP LINES LONG", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOfferEvidence) evidence = compute (history, offer);
  const VtFact *fact = vt_offer_evidence_find_fact (evidence, "support");

  g_assert_nonnull (strstr (fact->sentence, "<b>Tom & \"Jerry\"</b> %s"));
  for (guint i = 0; i < evidence->facts->len; i++)
    g_assert_null (strchr (((const VtFact *) evidence->facts->pdata[i])->sentence, '\n'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/evidence/offer/compatible", test_compatible);
  g_test_add_func ("/evidence/offer/pictures", test_pictures);
  g_test_add_func ("/evidence/offer/drafts", test_drafts);
  g_test_add_func ("/evidence/offer/gone", test_gone);
  g_test_add_func ("/evidence/offer/notes", test_notes);
  g_test_add_func ("/evidence/offer/no-orders", test_no_orders);
  g_test_add_func ("/evidence/offer/cancel", test_cancel);
  g_test_add_func ("/evidence/offer/hostile", test_hostile);
  return g_test_run ();
}
