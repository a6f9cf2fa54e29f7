/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments as offers name them: listed, renamed, counted. */

#include "history.h"

#include "vt-audience.h"
#include "vt-segment-presets.h"

#include <string.h>

/* Ann has three orders, Bob one, Cy none but a return; they bought cameras, a card, nothing. */
static const char *const rows = "1,2020-01-01 10:00,ann,CAM,1,500.00\n"
                                "2,2020-01-11 10:00,ann,CASE,1,25.00\n"
                                "3,2020-03-01 10:00,ann,CARD,1,19.99\n"
                                "4,2020-02-01 10:00,bob,CARD,1,10.00\n"
                                "5,2020-02-02 10:00,cy,CASE,-1,25.00\n"
                                "6,2020-02-03 10:00,,CASE,1,25.00\n";

static void
add_segment (GPtrArray *segments, const char *key, const char *rule)
{
  VtSegment *segment = vt_segment_new (key, key);

  vt_segment_rule_free (segment->rule);
  segment->rule = vt_segment_rule_from_text (rule, NULL);
  g_assert_nonnull (segment->rule);
  g_ptr_array_add (segments, segment);
}

static GPtrArray *
make_segments (void)
{
  GPtrArray *segments = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);

  add_segment (segments, "loyal", "{\"orders\":{\"from\":3}}");
  add_segment (segments, "once", "{\"orders\":{\"from\":1,\"to\":1}}");
  return segments;
}

/* @terms: of a markdown */
static VtOffer *
make_offer (const char *terms)
{
  g_autofree char *all =
      g_strdup_printf ("\"reward\":{\"percent\":\"10\"}%s%s", *terms != '\0' ? "," : "", terms);

  return shop_make_kind ("markdown", all);
}

/* ---- which are named ---- */

typedef struct
{
  const char *name;
  const char *terms;
  const char *keys;    /* named, joined */
  const char *unknown; /* of them, those that are not there */
} NamedRow;

static const NamedRow named_rows[] = {
    {"none", "", "", ""},
    {"audience", "\"audience\":{\"segment\":\"loyal\"}", "loyal", ""},
    {"when", "\"when\":{\"segment\":\"vip\"}", "vip", "vip"},
    {"nested",
     "\"audience\":{\"any\":[{\"segment\":\"vip\"},{\"not\":{\"all\":[{\"segment\":\"loyal\"},"
     "{\"segment\":\"vip\"}]}}]},\"when\":{\"segment\":\"old\"}",
     "loyal old vip", "old vip"},
    {"not-a-condition", "\"exclusive_group\":\"segment\",\"x-segment\":{\"segment\":\"loyal\"}", "",
     ""},
    {"opaque", "\"audience\":{\"coupon\":\"segment\"}", "", ""},
};

static void
test_named (gconstpointer data)
{
  const NamedRow *row = data;
  g_autoptr (VtOffer) offer = make_offer (row->terms);
  g_autoptr (GPtrArray) segments = make_segments ();
  g_auto (GStrv) keys = vt_offer_list_segment_keys (offer);
  g_auto (GStrv) unknown = vt_offer_list_unknown_segments (offer, segments);
  g_autofree char *keys_text = g_strjoinv (" ", keys);
  g_autofree char *unknown_text = g_strjoinv (" ", unknown);

  g_assert_cmpstr (keys_text, ==, row->keys);
  g_assert_cmpstr (unknown_text, ==, row->unknown);
  g_assert_true (vt_offer_names_segment (offer, "loyal") == (strstr (row->keys, "loyal") != NULL));
}

static void
test_keys (void)
{
  g_autoptr (GPtrArray) segments = make_segments ();
  g_autoptr (GPtrArray) offers = shop_list_offers (
      make_offer ("\"audience\":{\"segment\":\"loyal\"}"),
      make_offer ("\"audience\":{\"any\":[{\"segment\":\"loyal\"},{\"segment\":\"vip\"}]}"), NULL);
  g_autoptr (GPtrArray) keys = vt_segments_list_keys (segments, offers);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const VtSegmentKey *key = keys->pdata[i];

      g_assert_true (key->segment == vt_segments_find_key (segments, key->key));
      g_string_append_printf (text, "%s %u %s, ", key->key, key->n_offers,
                              key->segment != NULL ? "there" : "unknown");
    }
  g_assert_cmpstr (text->str, ==, "loyal 2 there, once 0 there, vip 1 unknown, ");
}

static void
test_rename (void)
{
  g_autoptr (VtOffer) offer = make_offer (
      "\"audience\":{\"any\":[{\"segment\":\"loyal\"},{\"not\":{\"segment\":\"loyal\"}},"
      "{\"segment\":\"vip\"},{\"coupon\":\"loyal\"}]},\"when\":{\"segment\":\"loyal\"},"
      "\"x-note\":{\"segment\":\"loyal\"}");
  g_autoptr (VtOffer) before = vt_offer_copy (offer);
  g_autofree char *text = NULL;

  g_assert_false (vt_offer_rename_segment (offer, "nix", "best"));
  g_assert_true (vt_offer_equal (offer, before));
  g_assert_true (vt_offer_rename_segment (offer, "loyal", "best"));
  text = json_to_string (offer->terms, FALSE);
  g_assert_nonnull (
      strstr (text, "\"audience\":{\"any\":[{\"segment\":\"best\"},{\"not\":{\"segment\":\"best\"}}"
                    ",{\"segment\":\"vip\"},{\"coupon\":\"loyal\"}]}"));
  g_assert_nonnull (strstr (text, "\"when\":{\"segment\":\"best\"}"));
  g_assert_nonnull (strstr (text, "\"x-note\":{\"segment\":\"loyal\"}"));
  g_assert_true (vt_offer_rename_segment (offer, "best", "loyal"));
  g_assert_true (vt_offer_equal (offer, before));
}

/* ---- whom it reaches ---- */

typedef struct
{
  const char *name;
  const char *terms;
  guint       n;
  gboolean    is_certain;
} ReachRow;

static const ReachRow reach_rows[] = {
    {"everybody", "", 3, TRUE},
    {"segment", "\"audience\":{\"segment\":\"loyal\"}", 1, TRUE},
    {"unknown", "\"audience\":{\"segment\":\"vip\"}", 0, TRUE},
    {"not-segment", "\"audience\":{\"not\":{\"segment\":\"loyal\"}}", 2, TRUE},
    {"any", "\"audience\":{\"any\":[{\"segment\":\"loyal\"},{\"segment\":\"once\"}]}", 2, TRUE},
    {"all", "\"audience\":{\"all\":[{\"segment\":\"loyal\"},{\"segment\":\"once\"}]}", 0, TRUE},
    {"both-gates", "\"audience\":{\"orders\":{\"from\":1}},\"when\":{\"orders\":{\"to\":1}}", 1,
     TRUE},
    {"bought-sku", "\"audience\":{\"bought\":{\"skus\":[\"CARD\"]}}", 2, TRUE},
    {"bought-days", "\"audience\":{\"bought\":{\"skus\":[\"CARD\"],\"days\":10}}", 1, TRUE},
    {"bought-select",
     "\"audience\":{\"bought\":{\"select\":{\"categories\":[[\"Photo\"]],"
     "\"except\":{\"skus\":[\"CARD\"]}}}}",
     1, TRUE},
    {"first-order", "\"when\":{\"first_order\":true}", 1, TRUE},
    {"not-first-order", "\"when\":{\"first_order\":false}", 2, TRUE},
    {"cart", "\"when\":{\"subtotal\":{\"from\":5000}}", 3, FALSE},
    {"not-cart", "\"when\":{\"not\":{\"coupon\":\"X\"}}", 3, FALSE},
    {"cart-and-segment", "\"audience\":{\"segment\":\"loyal\"},\"when\":{\"coupon\":\"X\"}", 1,
     FALSE},
    {"cart-or-segment", "\"when\":{\"any\":[{\"segment\":\"loyal\"},{\"coupon\":\"X\"}]}", 3,
     FALSE},
    {"cart-or-everybody", "\"when\":{\"any\":[{\"orders\":{\"from\":0}},{\"coupon\":\"X\"}]}", 3,
     TRUE},
    {"not-cart-or-segment",
     "\"when\":{\"not\":{\"any\":[{\"segment\":\"loyal\"},{\"coupon\":\"X\"}]}}", 2, FALSE},
};

static void
test_reach (gconstpointer data)
{
  const ReachRow *row = data;
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GPtrArray) segments = make_segments ();
  g_autoptr (VtOffer) offer = make_offer (row->terms);
  g_auto (VtAudience) audience = {{0}};
  g_autoptr (GError) error = NULL;

  vt_offer_audience (offer, segments, history->customers, NULL, &audience, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (audience.figures.n_customers, ==, row->n);
  g_assert_true (audience.is_certain == row->is_certain);
}

static void
test_words (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GPtrArray) segments = make_segments ();
  g_autoptr (VtOffer) offer =
      make_offer ("\"audience\":{\"any\":[{\"segment\":\"loyal\"},{\"segment\":\"vip\"}]},"
                  "\"when\":{\"coupon\":\"X\"}");
  g_auto (VtAudience) audience = {{0}};
  g_autofree char *text = NULL;

  g_assert_true (vt_offer_audience (offer, segments, history->customers, NULL, &audience, NULL));
  text = vt_audience_to_text (&audience, history->customers, &history->shop->currency);
  g_assert_cmpstr (text, ==,
                   "With the right cart, for 1 of 3 customers (33 %), with 3 orders worth £544.99 "
                   "so far. No segment here has the key “vip”.");
}

/* ---- orders of the past ---- */

typedef struct
{
  const char *name;
  const char *terms;
  const char *counted; /* one digit an order; "" for all */
  const char *says;    /* (nullable): how its note begins */
} OrdersRow;

/* Orders: three of Ann's, Bob's, Cy's return, a guest's; in the order in which they were placed. */
static const OrdersRow orders_rows[] = {
    {"none", "", "", NULL},
    {"no-segment", "\"audience\":{\"orders\":{\"from\":3}}", "", NULL},
    {"loyal", "\"audience\":{\"segment\":\"loyal\"}", "ann ann ann",
     "What it would have cost counts the orders of 1 of 3 customers only, who is "},
    {"not-loyal", "\"audience\":{\"not\":{\"segment\":\"loyal\"}}", "bob cy",
     "What it would have cost counts the orders of 2 of 3 customers only, who are "},
    {"unknown", "\"audience\":{\"segment\":\"vip\"}", "nobody",
     "What it would have cost counts the orders of 0 of 3 customers only, "},
    /* What was true of a customer then is another matter than what is now. */
    {"first-order", "\"audience\":{\"segment\":\"loyal\"},\"when\":{\"first_order\":true}",
     "ann ann ann", "What it would have cost counts the orders of 1 of 3 "},
    {"either", "\"audience\":{\"any\":[{\"segment\":\"loyal\"},{\"orders\":{\"from\":1}}]}",
     "ann ann ann bob cy", "What it would have cost counts the orders of 3 of 3 "},
};

/* The customers' names, sorted, of orders that count. */
static char *
tell_counted (History *history, const guint8 *counted)
{
  static const char *const names[] = {"ann", "bob", "cy"};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint id = 1; id <= G_N_ELEMENTS (names); id++)
    for (guint32 o = 0; o < history->orders->n_orders; o++)
      if (counted[o] != 0 && history->orders->order_customer[o] == id)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", names[id - 1]);
  for (guint32 o = 0; o < history->orders->n_orders; o++)
    g_assert_false (counted[o] != 0 && history->orders->order_customer[o] == 0);
  return g_strdup (text->len > 0 ? text->str : "nobody");
}

static void
test_orders (gconstpointer data)
{
  const OrdersRow *row = data;
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GPtrArray) segments = make_segments ();
  g_autoptr (VtOffer) offer = make_offer (row->terms);
  g_autofree guint8 *counted = NULL;
  g_autofree char   *note = NULL;
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  vt_offer_audience_orders (offer, segments, history->customers, history->orders, NULL, &counted,
                            &note, &error);
  g_assert_no_error (error);
  if (*row->counted == '\0')
    {
      g_assert_null (counted);
      g_assert_null (note);
      return;
    }
  text = tell_counted (history, counted);
  g_assert_cmpstr (text, ==, row->counted);
  g_assert_true (g_str_has_prefix (note, row->says));
}

static void
test_cancelled (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GPtrArray) segments = make_segments ();
  g_autoptr (VtOffer) offer = make_offer ("\"audience\":{\"segment\":\"loyal\"}");
  g_auto (VtAudience) audience = {{0}};
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_false (vt_offer_audience (offer, segments, history->customers, job, &audience, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (named_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/audience/named/%s", named_rows[i].name);

      g_test_add_data_func (path, &named_rows[i], test_named);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (reach_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/audience/reach/%s", reach_rows[i].name);

      g_test_add_data_func (path, &reach_rows[i], test_reach);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (orders_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/audience/orders/", orders_rows[i].name, NULL);

      g_test_add_data_func (path, &orders_rows[i], test_orders);
    }
  g_test_add_func ("/audience/keys", test_keys);
  g_test_add_func ("/audience/rename", test_rename);
  g_test_add_func ("/audience/words", test_words);
  g_test_add_func ("/audience/cancelled", test_cancelled);
  return g_test_run ();
}
