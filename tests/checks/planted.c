/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace full of mistakes. */

#include "planted.h"

#include "vt-offer-form.h"
#include "vt-segment.h"
#include "vt-span.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static JsonObject *
load_file (JsonParser *parser)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "checks", "planted.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static gint64
read_instant (const char *text)
{
  gint64 time_us = 0;

  g_assert_true (vt_instant_from_text (text, &time_us));
  return time_us;
}

/* ---- products ---- */

static void
bind_product (VtStatement *statement, JsonObject *product)
{
  vt_statement_bind_text (statement, 1, json_object_get_string_member (product, "sku"));
  vt_statement_bind_text (statement, 2, json_object_get_string_member (product, "title"));
  vt_statement_bind_text (statement, 3, json_object_get_string_member (product, "kind"));
  vt_statement_bind_money (statement, 4, vt_terms_get_int64 (product, "price", VT_MONEY_UNKNOWN));
  vt_statement_bind_money (statement, 5, vt_terms_get_int64 (product, "cost", VT_MONEY_UNKNOWN));
  vt_statement_bind_text (statement, 6, json_object_get_string_member (product, "category"));
  vt_statement_bind_text (statement, 7,
                          json_object_get_string_member_with_default (product, "brand", ""));
  if (json_object_has_member (product, "stock"))
    vt_statement_bind_int64 (statement, 8, json_object_get_int_member (product, "stock"));
  else
    vt_statement_bind_null (statement, 8);
}

/* (transfer full) */
static char *
dup_json (JsonObject *product, const char *name, const char *absent)
{
  JsonNode *node = json_object_get_member (product, name);

  return node != NULL ? json_to_string (node, FALSE) : g_strdup (absent);
}

/* @data: an array of products. */
static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  JsonArray *products = data;

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO product (sku, title, kind, price_minor, cost_minor,"
                             " category, brand, stock, tags, attributes, origin)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'hand')",
                             error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (products); i++)
    {
      JsonObject      *product = json_array_get_object_element (products, i);
      g_autofree char *tags = dup_json (product, "tags", "[]");
      g_autofree char *attributes = dup_json (product, "attributes", "{}");

      bind_product (&statement, product);
      vt_statement_bind_text (&statement, 9, tags);
      vt_statement_bind_text (&statement, 10, attributes);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- orders ---- */

static GArray *
add_column (Planted *planted, guint size)
{
  GArray *column = g_array_new (FALSE, TRUE, size);

  g_ptr_array_add (planted->columns, column);
  return column;
}

static void
add_order (Planted *planted, JsonObject *lines)
{
  GArray        *first_line = planted->columns->pdata[0];
  GArray        *time = planted->columns->pdata[1];
  GArray        *flags = planted->columns->pdata[2];
  GArray        *product = planted->columns->pdata[3];
  GArray        *quantity = planted->columns->pdata[4];
  GArray        *price = planted->columns->pdata[5];
  gint64         time_us = time->len * HOUR_US;
  guint8         flag = 0;
  JsonObjectIter iter;
  const char    *sku;
  JsonNode      *node;

  g_array_append_val (first_line, product->len);
  g_array_append_val (time, time_us);
  g_array_append_val (flags, flag);
  json_object_iter_init_ordered (&iter, lines);
  while (json_object_iter_next_ordered (&iter, &sku, &node))
    {
      guint32 index = shop_index (planted->shop, sku);
      gint32  n = (gint32) json_node_get_int (node);
      gint64  price_minor = vt_catalog_get (planted->shop->catalog, index)->price_minor;

      g_array_append_val (product, index);
      g_array_append_val (quantity, n);
      g_array_append_val (price, price_minor);
    }
}

static void
make_orders (Planted *planted, JsonArray *orders)
{
  static const guint sizes[] = {sizeof (guint32), sizeof (gint64), sizeof (guint8),
                                sizeof (guint32), sizeof (gint32), sizeof (gint64)};
  gconstpointer      data[G_N_ELEMENTS (sizes)];
  guint32            n_lines;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    add_column (planted, sizes[i]);
  for (guint i = 0; i < json_array_get_length (orders); i++)
    {
      JsonObject *order = json_array_get_object_element (orders, i);

      for (gint64 k = 0; k < json_object_get_int_member (order, "times"); k++)
        add_order (planted, json_object_get_object_member (order, "lines"));
    }
  n_lines = ((GArray *) planted->columns->pdata[3])->len;
  planted->orders.n_orders = ((GArray *) planted->columns->pdata[0])->len;
  planted->orders.n_lines = n_lines;
  g_array_append_val ((GArray *) planted->columns->pdata[0], n_lines);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    data[i] = ((GArray *) planted->columns->pdata[i])->data;
  planted->orders.catalog = planted->shop->catalog;
  planted->orders.order_first_line = data[0];
  planted->orders.order_time_us = data[1];
  planted->orders.order_flags = data[2];
  planted->orders.line_product = data[3];
  planted->orders.line_quantity = data[4];
  planted->orders.line_price_minor = data[5];
}

static void
mine_pairs (Planted *planted)
{
  const VtPairOptions  options = {.min_together = 5, .n_threads = 1};
  const VtBasketSource source = {
      .n_orders = planted->orders.n_orders,
      .first_line = planted->orders.order_first_line,
      .line_item = planted->orders.line_product,
      .line_quantity = planted->orders.line_quantity,
      .n_items = vt_catalog_get_n_products (planted->shop->catalog),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, &error);

  g_assert_no_error (error);
  planted->pairs = vt_pairs_mine (baskets, &options, NULL, &error);
  g_assert_no_error (error);
}

/* ---- offers ---- */

static VtOffer *
read_offer (JsonObject *one, const char *name)
{
  g_autoptr (GError) error = NULL;
  VtOffer *offer = vt_offer_form_read (json_object_get_object_member (one, name), &error);

  g_assert_no_error (error);
  return offer;
}

static GPtrArray *
read_words (JsonObject *one, const char *name)
{
  JsonArray *array = json_object_get_array_member (one, name);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (words, g_strdup (json_array_get_string_element (array, i)));
  return words;
}

static void
case_free (gpointer data)
{
  PlantedCase *one = data;

  g_ptr_array_unref (one->codes);
  g_ptr_array_unref (one->says);
  g_ptr_array_unref (one->fixes);
  vt_offer_free (one->wrong);
  vt_offer_free (one->sound);
  g_free (one);
}

static void
read_cases (Planted *planted, JsonArray *cases)
{
  planted->cases = g_ptr_array_new_with_free_func (case_free);
  planted->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject  *object = json_array_get_object_element (cases, i);
      PlantedCase *one = g_new0 (PlantedCase, 1);

      one->codes = read_words (object, "codes");
      one->says = read_words (object, "says");
      one->fixes = read_words (object, "fixes");
      one->wrong = read_offer (object, "wrong");
      one->sound = read_offer (object, "sound");
      g_ptr_array_add (planted->cases, one);
      g_ptr_array_add (planted->offers, vt_offer_copy (one->sound));
      g_ptr_array_add (planted->offers, vt_offer_copy (one->wrong));
    }
}

static void
read_campaigns (Planted *planted, JsonArray *campaigns)
{
  planted->campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  for (guint i = 0; i < json_array_get_length (campaigns); i++)
    {
      JsonObject *object = json_array_get_object_element (campaigns, i);
      VtCampaign *campaign = vt_campaign_new (json_object_get_string_member (object, "name"));

      campaign->span.until_us = read_instant (json_object_get_string_member (object, "until"));
      g_ptr_array_add (planted->campaigns, campaign);
    }
}

static void
read_segments (Planted *planted, JsonArray *segments)
{
  planted->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);
  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      JsonObject *object = json_array_get_object_element (segments, i);

      g_ptr_array_add (planted->segments,
                       vt_segment_new (json_object_get_string_member (object, "key"),
                                       json_object_get_string_member (object, "name")));
    }
}

static void
read_ends (Planted *planted, JsonObject *ends)
{
  JsonObjectIter iter;
  const char    *id;
  JsonNode      *node;

  planted->past_ends = vt_past_ends_new ();
  json_object_iter_init (&iter, ends);
  while (json_object_iter_next (&iter, &id, &node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        VtPastEnd end = {
            .end_us = read_instant (json_array_get_string_element (json_node_get_array (node), i)),
            .made_us = i * 48 * HOUR_US,
        };

        vt_past_ends_add (planted->past_ends, id, &end);
      }
}

Planted *
planted_new (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *file = load_file (parser);
  Planted    *planted = g_new0 (Planted, 1);
  g_autoptr (GError) error = NULL;

  planted->shop = shop_new ();
  planted->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  vt_workspace_edit (planted->shop->workspace, "Add Products", NULL, insert_products,
                     json_object_get_array_member (file, "products"), NULL, &error);
  g_assert_no_error (error);
  shop_reload (planted->shop);
  make_orders (planted, json_object_get_array_member (file, "orders"));
  mine_pairs (planted);
  read_cases (planted, json_object_get_array_member (file, "cases"));
  read_campaigns (planted, json_object_get_array_member (file, "campaigns"));
  read_segments (planted, json_object_get_array_member (file, "segments"));
  read_ends (planted, json_object_get_object_member (file, "ends"));
  planted->context = (VtCheckContext){
      .catalog = planted->shop->catalog,
      .currency = &planted->shop->currency,
      .now_us = read_instant (json_object_get_string_member (file, "now")),
      .orders = &planted->orders,
      .pairs = planted->pairs,
      .past_ends = planted->past_ends,
      .campaigns = planted->campaigns,
      .segments = planted->segments,
      .floor_ppm = (gint32) json_object_get_int_member (file, "floor_ppm"),
  };
  return planted;
}

void
planted_free (Planted *planted)
{
  g_ptr_array_unref (planted->campaigns);
  g_ptr_array_unref (planted->segments);
  vt_past_ends_free (planted->past_ends);
  g_ptr_array_unref (planted->offers);
  g_ptr_array_unref (planted->cases);
  vt_pairs_unref (planted->pairs);
  g_ptr_array_unref (planted->columns);
  shop_free (planted->shop);
  g_free (planted);
}
