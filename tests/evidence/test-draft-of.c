/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts made of chosen products: which leads, what follows and when, and that they can be kept. */

#include "../map/map-shop.h"

#include "vt-draft-of.h"
#include "vt-terms-path.h"

static Shop shop;

/* Customers 1 to 6 buy product 3 and 6 days later product 0, which they never buy before it. */
static VtVisits *
make_visits (void)
{
  enum
  {
    N_CUSTOMERS = 6,
    N = 2 * N_CUSTOMERS + 1,
  };
  guint32       first[N + 1];
  guint32       item[N];
  gint64        time_us[N];
  guint32       customer[N];
  VtVisitSource source = {.time_us = time_us, .customer = customer};
  g_autoptr (GError) error = NULL;
  VtVisits *visits;

  for (guint32 i = 0; i < N; i++)
    {
      first[i] = i;
      item[i] = i < N_CUSTOMERS ? 3 : 0;
      customer[i] = i % N_CUSTOMERS + 1;
      time_us[i] = i < N_CUSTOMERS ? 0 : 6 * VT_US_A_DAY;
    }
  /* The history goes on, so that the visits are watched to the end. */
  time_us[N - 1] = 400 * VT_US_A_DAY;
  customer[N - 1] = 99;
  first[N] = N;
  source.orders =
      (VtBasketSource){.n_orders = N, .first_line = first, .line_item = item, .n_items = N_ITEMS};
  source.within_days = VT_DRAFT_WITHIN_DAYS;
  visits = vt_visits_new (&source, NULL, &error);
  g_assert_no_error (error);
  return visits;
}

typedef struct
{
  const char *sort;
  gboolean    has_visits;
  VtOfferKind kind;
  const char *anchor_path;
  const char *anchor; /* P00 is in the most orders of its cluster */
  const char *item_path;
  const char *item;
  gint64      days; /* 0 where it is no follow-up */
} Row;

static const Row rows[] = {
    {"cross-sell", FALSE, VT_OFFER_CROSS_SELL, "anchor/skus/0", "P00", "items/0/sku", "P03", 0},
    {"look", FALSE, VT_OFFER_CROSS_SELL, "anchor/skus/0", "P00", "items/0/sku", "P03", 0},
    {"follow-up", TRUE, VT_OFFER_FOLLOW_UP, "after/skus/0", "P03", "steps/0/items/0", "P00", 3},
    {"follow-up", FALSE, VT_OFFER_FOLLOW_UP, "after/skus/0", "P03", "steps/0/items/0", "P00", 7},
};

static const char *
text_at (const VtOffer *offer, const char *path)
{
  JsonNode *node = vt_terms_path_get (offer->terms, path);

  g_assert_nonnull (node);
  return json_node_get_string (node);
}

static void
test_sort (gconstpointer data)
{
  const Row    *row = data;
  const guint32 products[] = {3, 0};
  g_autoptr (VtVisits) visits = row->has_visits ? make_visits () : NULL;
  g_autoptr (VtOffer) offer = NULL;
  g_autoptr (GError) error = NULL;
  VtDraftSort sort;

  g_assert_true (vt_draft_sort_from_word (row->sort, &sort));
  g_assert_cmpstr (vt_draft_sort_to_word (sort), ==, row->sort);
  offer = vt_draft_of_products (shop.catalog, sort, products, 2, shop.pairs, visits);
  g_assert_cmpint (offer->kind, ==, row->kind);
  g_assert_true (vt_offer_validate (offer, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text_at (offer, row->anchor_path), ==, row->anchor);
  g_assert_cmpstr (text_at (offer, row->item_path), ==, row->item);
  g_assert_cmpstr (offer->note, !=, "");
  if (row->days > 0)
    g_assert_cmpint (json_node_get_int (vt_terms_path_get (offer->terms, "steps/0/days")), ==,
                     row->days);
  if (row->has_visits)
    g_assert_nonnull (g_strstr_len (offer->note, -1, "half of these within 6 days"));
  g_assert_true ((vt_terms_path_get (offer->terms, "purpose") != NULL) ==
                 g_str_equal (row->sort, "look"));
}

static void
test_bundle (void)
{
  const guint32 products[] = {3, 0};
  g_autoptr (VtOffer) offer =
      vt_draft_of_products (shop.catalog, VT_DRAFT_BUNDLE, products, 2, shop.pairs, NULL);
  VtDraftSort sort;

  g_assert_cmpint (offer->kind, ==, VT_OFFER_BUNDLE);
  g_assert_cmpuint (offer->components->len, ==, 2);
  g_assert_false (vt_draft_sort_from_word ("else", &sort));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop_open (&shop);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/draft-of/%s%s", rows[i].sort, rows[i].has_visits ? "-visits" : "");

      g_test_add_data_func (path, &rows[i], test_sort);
    }
  g_test_add_func ("/draft-of/bundle", test_bundle);
  status = g_test_run ();
  shop_close (&shop);
  return status;
}
