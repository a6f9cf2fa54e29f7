/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What past orders say of the steps of a threshold, and what can fill up a cart. */

#include "history-fixture.h"

#include "studio-step-findings.h"
#include "vt-document.h"

/* Of the year before the last order: 25.00 twice, 49.99 thrice, 69.98, 500.00; and one of more than
 * a year ago, one returned, a correction. */
static const HistoryOrder orders[] = {
    {0, 1, 0, "CAM*3"},
    {400, 1, 0, "CASE"},
    {401, 2, 0, "CASE POST@500"},
    {402, 3, 0, "TRIPOD"},
    {403, 3, 0, "TRIPOD"},
    {404, 3, VT_ORDER_CORRECTION, "CAM"},
    {405, 4, 0, "TRIPOD"},
    {406, 5, 0, "TRIPOD CARD@1000 CARD@999"},
    {407, 6, VT_ORDER_RETURN, "CARD"},
    {410, 7, 0, "CAM"},
};

typedef struct
{
  Shop    *shop;    /* (owned) */
  History *history; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->shop = shop_new ();
  shop_exec (fixture->shop, "INSERT INTO product (sku, title, kind, price_minor, stock, origin) "
                            "VALUES ('PLAN', 'Plan', 'plan', 900, NULL, 'hand'),"
                            " ('WRAP', 'Gift wrap', 'perk', 300, NULL, 'hand'),"
                            " ('GONE', 'Sold out', 'goods', 700, 0, 'hand'),"
                            " ('FREE', 'Sample', 'goods', 0, 9, 'hand')");
  shop_reload (fixture->shop);
  fixture->history = history_new (fixture->shop, orders, G_N_ELEMENTS (orders));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  history_free (fixture->history);
  shop_free (fixture->shop);
}

static StudioStepFindings *
find (Fixture *fixture, const VtOffer *offer)
{
  g_autoptr (GError) error = NULL;
  StudioStepFindings *findings = studio_step_findings_new (
      fixture->history->orders, fixture->shop->catalog, vt_offer_get_terms (offer), NULL, &error);

  g_assert_no_error (error);
  return findings;
}

/* ---- a step ---- */

typedef struct
{
  const char *name;
  const char *terms;
  guint       step;
  guint       n_reached;
  gint64      within;
  guint       n_below;
  gint64      lacking;
  gboolean    has_figures;
  gint64      discount;
  gboolean    knows_shipping;
} LookCase;

#define TEN "\"reward\":{\"percent\":\"10\"}"

static const LookCase look_cases[] = {
    /* A fifth of 60.00 below it are three of 49.99. */
    {"fifth-below", "\"steps\":[{\"from\":6000," TEN "}]", 0, 2, 1200, 3, 1001, TRUE, 600, TRUE},
    {"reached", "\"steps\":[{\"from\":4999," TEN "}]", 0, 5, 999, 0, 0, TRUE, 500, TRUE},
    {"back-to-the-one-before", "\"steps\":[{\"from\":4990," TEN "},{\"from\":5000," TEN "}]", 1, 2,
     10, 3, 1, TRUE, 500, TRUE},
    {"first-of-two", "\"steps\":[{\"from\":3000," TEN "},{\"from\":5000," TEN "}]", 0, 5, 600, 2,
     500, TRUE, 300, TRUE},
    {"beyond-all", "\"steps\":[{\"from\":60000," TEN "}]", 0, 0, 12000, 1, 10000, TRUE, 6000, TRUE},
    {"smallest", "\"steps\":[{\"from\":1," TEN "}]", 0, 7, 1, 0, 0, TRUE, 0, TRUE},
    {"units", "\"measure\":\"quantity\",\"steps\":[{\"from\":2," TEN "}]", 0, 1, 1, 6, 1, TRUE,
     1100, TRUE},
    {"selected", "\"select\":{\"skus\":[\"TRIPOD\"]},\"steps\":[{\"from\":5000," TEN "}]", 0, 0,
     1000, 4, 1, TRUE, 500, FALSE},
    {"unfinished", "\"steps\":[{\"from\":6000}]", 0, 2, 1200, 3, 1001, FALSE, 0, TRUE},
};

static void
test_look (Fixture *fixture, gconstpointer data)
{
  const LookCase *c = data;
  g_autoptr (VtOffer) offer = shop_make_kind ("threshold", c->terms);
  g_autoptr (StudioStepFindings) findings = find (fixture, offer);
  StudioStepLook look;

  studio_step_look (findings, offer, c->step, &fixture->shop->currency, &look);
  g_assert_cmpuint (look.n_reached, ==, c->n_reached);
  g_assert_cmpint (look.within, ==, c->within);
  g_assert_cmpuint (look.below.n, ==, c->n_below);
  g_assert_cmpint (look.below.lacking, ==, c->lacking);
  g_assert_cmpint (look.has_figures, ==, c->has_figures);
  if (c->has_figures)
    g_assert_cmpint (look.figures.discount_minor, ==, c->discount);
  /* Fewer than ten orders say nothing typical, so all are looked at: one paid for postage. */
  g_assert_cmpint (look.knows_shipping, ==, c->knows_shipping);
}

/* ---- what fills up ---- */

typedef struct
{
  const char *name;
  const char *terms;
  gint64      from;
  gint64      to;
  const char *taken; /* %NULL: nothing */
  guint       max;
  const char *skus; /* with the orders of the last year */
} FillCase;

static const FillCase fill_cases[] = {
    /* Neither plan, perk, fee, what is sold out, nor what has no price or costs nothing. */
    {"all", "", 0, VT_MONEY_MAX, NULL, 20,
     "TRIPOD:4 CASE:2 CARD:1 CAM:1 PENNY:0 LOSS:0 MARKUP:0 LINES:0 LONG:0"},
    {"most-ordered", "", 0, VT_MONEY_MAX, NULL, 3, "TRIPOD:4 CASE:2 CARD:1"},
    {"both-ends-included", "", 1999, 4999, NULL, 20, "TRIPOD:4 CASE:2 CARD:1"},
    {"just-within", "", 2000, 4998, NULL, 20, "CASE:2"},
    {"taken", "", 1000, 4999, "[\"tripod\",\"LINES\"]", 2, "CASE:2 CARD:1"},
    {"selected", "\"select\":{\"skus\":[\"CARD\",\"PENNY\",\"PLAN\"]}", 0, VT_MONEY_MAX, NULL, 20,
     "CARD:1 PENNY:0"},
    {"none-so-dear", "", 60000, VT_MONEY_MAX, NULL, 20, ""},
    {"no-room", "", 0, VT_MONEY_MAX, NULL, 0, ""},
};

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  const FillCase *c = data;
  g_autoptr (VtOffer) offer = shop_make_kind ("threshold", c->terms);
  g_autoptr (StudioStepFindings) findings = find (fixture, offer);
  g_autoptr (JsonNode) taken = c->taken != NULL ? json_from_string (c->taken, NULL) : NULL;
  g_autoptr (GArray) fillers = studio_step_find_fillers (
      findings, c->from, c->to, taken != NULL ? json_node_get_array (taken) : NULL, c->max);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < fillers->len; i++)
    {
      const StudioFiller *filler = &g_array_index (fillers, StudioFiller, i);

      g_string_append_printf (text, "%s%s:%u", i > 0 ? " " : "",
                              vt_catalog_get (fixture->shop->catalog, filler->product)->sku,
                              filler->n_orders);
    }
  g_assert_cmpstr (text->str, ==, c->skus);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (look_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/step-findings/look/", look_cases[i].name, NULL);

      g_test_add (path, Fixture, &look_cases[i], set_up, test_look, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fill_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/step-findings/fill/", fill_cases[i].name, NULL);

      g_test_add (path, Fixture, &fill_cases[i], set_up, test_fill, tear_down);
    }
  return g_test_run ();
}
