/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of evidence once more, order by order and by the words of the catalogue: in the samples
 * and in random orders. */

#include "history-fixture.h"

#include "vt-offer-evidence.h"

#define YEAR_US (G_GINT64_CONSTANT (365) * 86400 * G_USEC_PER_SEC)
#define MAX_KINDS 100 /* more different products and an order is left out of what goes together */

static History   *electronics;
static GPtrArray *electronics_offers;
static History   *retail;
static GPtrArray *retail_offers;

/* ---- the plain way ---- */

/* What is counted: SKUs, and after a "/" the beginning of a category, after a "#" a tag; a "*" is
 * everything but fees. */
static gboolean
is_meant (const VtProduct *product, const char *what)
{
  g_auto (GStrv) words = g_strsplit (what, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '*' && product->kind != VT_PRODUCT_FEE)
        return TRUE;
      if (words[i][0] == '/' && g_str_has_prefix (product->category, words[i] + 1))
        return TRUE;
      if (words[i][0] == '#' && strstr (product->tags_json, words[i] + 1) != NULL)
        return TRUE;
      if (strcmp (product->sku, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gint64
count_units (History *history, guint32 order, const char *what)
{
  const VtOrders *orders = history->orders;
  gint64          n = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    if (orders->line_quantity[l] > 0 &&
        is_meant (vt_catalog_get (history->catalog, orders->line_product[l]), what))
      n += orders->line_quantity[l];
  return n;
}

static gint64
sum_order (History *history, guint32 order)
{
  const VtOrders *orders = history->orders;
  gint64          sum = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    if (orders->line_quantity[l] > 0 &&
        vt_catalog_get (history->catalog, orders->line_product[l])->kind != VT_PRODUCT_FEE)
      sum += orders->line_quantity[l] * orders->line_price_minor[l];
  return sum;
}

static gboolean
is_sale (History *history, guint32 order)
{
  return history->orders->order_flags[order] == 0;
}

static gboolean
is_basket (History *history, guint32 order)
{
  const VtOrders *orders = history->orders;
  g_autoptr (GHashTable) different = g_hash_table_new (NULL, NULL);

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    if (orders->line_quantity[l] > 0 &&
        vt_catalog_get (history->catalog, orders->line_product[l])->kind != VT_PRODUCT_FEE)
      g_hash_table_add (different, GUINT_TO_POINTER (orders->line_product[l] + 1));
  return is_sale (history, order) && g_hash_table_size (different) > 0 &&
         g_hash_table_size (different) <= MAX_KINDS;
}

static gboolean
is_last_year (History *history, guint32 order)
{
  const VtOrders *orders = history->orders;

  return is_sale (history, order) &&
         orders->order_time_us[order] > orders->order_time_us[orders->n_orders - 1] - YEAR_US;
}

/* ---- what is counted ---- */

typedef enum
{
  BASKETS_WITH_BOTH,  /* of those with @a, those with @b as well */
  BASKETS_WITH_ALL,   /* of all, those with @a and @b */
  BASKETS_OF_EITHER,  /* of those with either, those with both */
  BASKETS_B_WITH_A,   /* of those with @b, those with @a as well */
  YEAR_UNITS_FROM,    /* of the year's orders with @a, those with @n units of it */
  YEAR_VALUE_FROM,    /* of the year's, those that come to @n */
  YEAR_VALUE_BELOW,   /* of the year's, those that come to less, by a fifth at most */
  YEAR_WITH_EITHER_B, /* of the year's with @a or @b, those with @b */
  YEAR_SALES_WITH,    /* of the year's, those with @a */
} What;

typedef struct
{
  const char *path;
  const char *sample; /* 'e' or 'r' */
  const char *offer;  /* an id; or of retail the kind and terms */
  const char *terms;
  const char *code;
  What        what;
  const char *a;
  const char *b;
  gint64      n;
} Case;

static void
recount_order (History *history, guint32 order, const Case *c, guint64 *n, guint64 *n_of)
{
  gboolean has_a = c->a != NULL && count_units (history, order, c->a) > 0;
  gboolean has_b = c->b != NULL && count_units (history, order, c->b) > 0;

  switch (c->what)
    {
    case BASKETS_WITH_BOTH:
      *n += is_basket (history, order) && has_a && has_b;
      *n_of += is_basket (history, order) && has_a;
      break;
    case BASKETS_WITH_ALL:
      *n += is_basket (history, order) && has_a && has_b;
      *n_of += is_basket (history, order);
      break;
    case BASKETS_OF_EITHER:
      *n += is_basket (history, order) && has_a && has_b;
      *n_of += is_basket (history, order) && (has_a || has_b);
      break;
    case BASKETS_B_WITH_A:
      *n += is_basket (history, order) && has_a && has_b;
      *n_of += is_basket (history, order) && has_b;
      break;
    case YEAR_UNITS_FROM:
      *n += is_last_year (history, order) && count_units (history, order, c->a) >= c->n;
      *n_of += is_last_year (history, order) && has_a;
      break;
    case YEAR_VALUE_FROM:
      *n += is_last_year (history, order) && sum_order (history, order) >= c->n;
      *n_of += is_last_year (history, order) && count_units (history, order, "*") > 0;
      break;
    case YEAR_VALUE_BELOW:
      *n += is_last_year (history, order) && sum_order (history, order) < c->n &&
            sum_order (history, order) >= c->n - c->n / 5;
      *n_of += is_last_year (history, order) && count_units (history, order, "*") > 0;
      break;
    case YEAR_WITH_EITHER_B:
      *n += is_last_year (history, order) && has_b;
      *n_of += is_last_year (history, order) && (has_a || has_b);
      break;
    case YEAR_SALES_WITH:
      *n += is_last_year (history, order) && has_a;
      *n_of += is_last_year (history, order);
      break;
    default:
      g_assert_not_reached ();
    }
}

#define CAMERAS "/Photo > Cameras"
#define SHIRTS "/Clothing > Shirts"
#define HALO "PH-X|PH-X256"
#define HALO_ITEMS "GLS-X|COV-X-CLR|COV-X-LTH|CHG-30|SVC-SETUP"

static const Case cases[] = {
    {"/evidence/recount/kit", "e", "camera-kit", NULL, "item", BASKETS_WITH_BOTH, "CAM-A6K",
     "LEN-50", 0},
    {"/evidence/recount/second-shirt", "e", "second-shirt", NULL, "attach", YEAR_UNITS_FROM, SHIRTS,
     NULL, 2},
    {"/evidence/recount/enough-film", "e", "film-in-stacks", NULL, "together", YEAR_UNITS_FROM,
     "FILM-20", NULL, 3},
    {"/evidence/recount/halo", "e", "halo-accessories", NULL, "attach", BASKETS_WITH_BOTH, HALO,
     HALO_ITEMS, 0},
    {"/evidence/recount/halo-anyway", "e", "halo-accessories", NULL, "together", BASKETS_B_WITH_A,
     HALO, HALO_ITEMS, 0},
    {"/evidence/recount/glass", "e", "halo-accessories", NULL, "item", BASKETS_WITH_BOTH, HALO,
     "GLS-X", 0},
    {"/evidence/recount/perks", "e", "trip-perks", NULL, "attach", BASKETS_WITH_BOTH,
     "/Photo Trips", "PERK-SEAT|PERK-BAG|PERK-BOARD|PERK-CARD", 0},
    {"/evidence/recount/tiers", "e", "meridian-tiers", NULL, "attach", YEAR_WITH_EITHER_B, "PC-R1",
     "PC-R2|PC-R3|PC-R4", 0},
    {"/evidence/recount/lite", "e", "halo-lite", NULL, "attach", BASKETS_OF_EITHER, NULL, NULL, 0},
    {"/evidence/recount/shipping", "e", "free-shipping", NULL, "together", YEAR_VALUE_FROM, NULL,
     NULL, 5000},
    {"/evidence/recount/below-shipping", "e", "free-shipping", NULL, "just-below", YEAR_VALUE_BELOW,
     NULL, NULL, 5000},
    {"/evidence/recount/cases", "e", "case-sale", NULL, "together", YEAR_SALES_WITH, "#\"case\"",
     NULL, 0},
    {"/evidence/recount/retail-pair", "r", "bundle", "22386 85099B", "together", BASKETS_OF_EITHER,
     "22386", "85099B", 0},
    {"/evidence/recount/retail-support", "r", "bundle", "22386 85099B", "support", BASKETS_WITH_ALL,
     "22386", "85099B", 0},
    {"/evidence/recount/retail-units", "r", "volume",
     "\"select\":{\"skus\":[\"85123A\",\"85099B\"]},\"buy\":5,\"get\":1,\"reward\":{\"percent\":"
     "\"50\"}",
     "together", YEAR_UNITS_FROM, "85123A|85099B", NULL, 6},
    {"/evidence/recount/retail-markdown", "r", "markdown",
     "\"select\":{\"skus\":[\"85123A\"]},\"reward\":{\"percent\":\"5\"}", "together",
     YEAR_SALES_WITH, "85123A", NULL, 0},
    {"/evidence/recount/retail-step", "r", "threshold",
     "\"measure\":\"subtotal\",\"steps\":[{\"from\":40000,\"reward\":{\"percent\":\"5\"}}]",
     "just-below", YEAR_VALUE_BELOW, NULL, NULL, 40000},
};

static VtOffer *
make_offer (const Case *c)
{
  if (*c->sample == 'e')
    for (guint i = 0; i < electronics_offers->len; i++)
      {
        const VtOffer *offer = electronics_offers->pdata[i];

        if (strcmp (offer->id, c->offer) == 0)
          return vt_offer_copy (offer);
      }
  if (strcmp (c->offer, "bundle") == 0)
    return shop_make_offer ("Pair", c->terms, VT_REWARD_PERCENT, 100000);
  return shop_make_kind (c->offer, c->terms);
}

/* The fact of that code whose title or counts are meant: of "item" the one of that product. */
static const VtFact *
find_fact (const VtOfferEvidence *evidence, const Case *c, History *history)
{
  for (guint i = 0; i < evidence->facts->len; i++)
    {
      const VtFact *fact = evidence->facts->pdata[i];
      guint32       product;

      if (strcmp (fact->code, c->code) != 0)
        continue;
      if (strcmp (c->code, "item") != 0)
        return fact;
      product = vt_catalog_index_of_sku (history->catalog, c->b);
      if (strstr (fact->title, vt_catalog_get (history->catalog, product)->title) != NULL)
        return fact;
    }
  g_error ("No fact “%s”", c->code);
}

static void
test_case (gconstpointer data)
{
  Case     c = *(const Case *) data;
  History *history = *c.sample == 'e' ? electronics : retail;
  g_autoptr (VtOffer) offer = make_offer (&c);
  VtEvidenceInput input = {history->catalog, history->orders, history->baskets, &history->currency,
                           0};
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOfferEvidence) evidence = vt_offer_evidence_compute (offer, &input, NULL, &error);
  const VtFact *fact;
  guint64       n = 0, n_of = 0;

  g_assert_no_error (error);
  fact = find_fact (evidence, &c, history);
  if (strcmp (c.offer, "halo-lite") == 0)
    {
      /* Which has the cheaper one, of those with either. */
      c.what = BASKETS_B_WITH_A;
      c.a = "PH-LITE";
      c.b = "PH-LITE|PH-X";
    }
  for (guint32 o = 0; o < history->orders->n_orders; o++)
    recount_order (history, o, &c, &n, &n_of);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (fact->n, ==, n);
  g_assert_cmpuint (fact->n_of, ==, n_of);
}

/* ---- in random orders ---- */

static const Case random_cases[] = {
    {"/evidence/recount/random/pair", "x", "bundle", "CAM CASE", "together", BASKETS_OF_EITHER,
     "CAM", "CASE", 0},
    {"/evidence/recount/random/self", "x", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\",\"CASE\"]},\"items\":[{\"sku\":\"CASE\"}]", "attach",
     BASKETS_WITH_BOTH, "CAM", "CASE", 0},
    {"/evidence/recount/random/options", "x", "add_on",
     "\"requires\":{\"skus\":[\"CAM\",\"CARD\"]},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":"
     "\"CARD\",\"per\":\"unit\",\"price\":1},"
     "{\"sku\":\"LOSS\",\"per\":\"unit\",\"price\":1}]}]",
     "attach", BASKETS_WITH_BOTH, "CAM", "CARD|LOSS", 0},
    {"/evidence/recount/random/slots", "x", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\",\"CARD\"]}},{\"quantity\":1,"
     "\"select\":{\"skus\":[\"CARD\",\"LOSS\"]}}],"
     "\"reward\":{\"percent\":\"5\"}",
     "together", BASKETS_OF_EITHER, "CAM|CARD", "LOSS", 0},
    {"/evidence/recount/random/bought", "x", "volume",
     "\"buy_select\":{\"skus\":[\"CAM\"]},\"buy\":1,\"select\":{\"skus\":[\"CARD\",\"LOSS\"]},"
     "\"get\":1,\"reward\":{\"percent\":\"50\"}",
     "attach", BASKETS_WITH_BOTH, "CAM", "CARD|LOSS", 0},
    {"/evidence/recount/random/units", "x", "volume",
     "\"select\":{\"skus\":[\"CARD\",\"LOSS\"]},\"buy\":2,\"get\":2,\"reward\":{\"percent\":"
     "\"50\"}",
     "together", YEAR_UNITS_FROM, "CARD|LOSS", NULL, 4},
    {"/evidence/recount/random/ladder", "x", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\"},{\"sku\":\"CAM\"}]", "attach",
     YEAR_WITH_EITHER_B, "CARD", "CASE|CAM", 0},
    {"/evidence/recount/random/plan", "x", "protection",
     "\"select\":{\"skus\":[\"CAM\",\"CASE\"]},\"plans\":[{\"sku\":\"LOSS\",\"term_months\":12,"
     "\"fixed\":100}]",
     "attach", BASKETS_WITH_BOTH, "CAM|CASE", "LOSS", 0},
};

static void
test_random (gconstpointer data)
{
  const Case *c = data;

  for (guint seed = 0; seed < 5; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (100 + seed);
      g_autoptr (Shop) shop = shop_new ();
      g_autoptr (History) history = history_new_random (shop, rand, 800);
      g_autoptr (VtOffer) offer = make_offer (c);
      VtEvidenceInput input = {history->catalog, history->orders, history->baskets,
                               &history->currency, 1};
      g_autoptr (VtOfferEvidence) evidence = vt_offer_evidence_compute (offer, &input, NULL, NULL);
      const VtFact *fact = find_fact (evidence, c, history);
      guint64       n = 0, n_of = 0;

      for (guint32 o = 0; o < history->orders->n_orders; o++)
        recount_order (history, o, c, &n, &n_of);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (fact->n, ==, n);
      g_assert_cmpuint (fact->n_of, ==, n_of);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  electronics = history_new_sample ("electronics", &electronics_offers);
  retail = history_new_sample ("online-retail", &retail_offers);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  for (gsize i = 0; i < G_N_ELEMENTS (random_cases); i++)
    g_test_add_data_func (random_cases[i].path, &random_cases[i], test_random);
  status = g_test_run ();
  history_free (electronics);
  history_free (retail);
  g_ptr_array_unref (electronics_offers);
  g_ptr_array_unref (retail_offers);
  return status;
}
