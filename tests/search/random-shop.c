/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small shops made up at random, and all their carts. */

#include "random-shop.h"

#include "random-offers.h"
#include "vt-compile.h"
#include "vt-facts.h"
#include "vt-offer-form.h"

#include <string.h>

#define MAX_LINES 32

/* ---- products ---- */

static void
add_product (
    GString *sql, const char *sku, gint64 price_minor, gint64 cost_minor, const char *facts)
{
  g_string_append_printf (
      sql,
      "INSERT INTO product (sku, title, kind, price_minor, cost_minor, weight_g, origin, category,"
      " tags) VALUES ('%s', 'Product %s', 'goods', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
      ", %" G_GINT64_FORMAT ", 'hand', %s);",
      sku, sku + 1, price_minor, cost_minor, price_minor / 2, facts);
}

/* Some of the same price and cost, so that they are alike. */
static void
make_products (RandomShop *self)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM product;");
  gint64 price_minor = 0;
  gint64 cost_minor = 0;

  for (guint i = 0; i < self->n_products; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%u", i);
      g_autofree char *facts = NULL;
      guint            tag;

      if (i == 0 || !random_shop_chance (self, 25))
        {
          price_minor =
              100 + 50 * (gint64) random_shop_pick (self, 30) + random_shop_pick (self, 3);
          cost_minor = price_minor * (40 + (gint64) random_shop_pick (self, 55)) / 100;
        }
      tag = random_shop_pick (self, 2);
      facts = g_strdup_printf ("'%c', '[\"t%u\"]'", 'A' + (char) random_shop_pick (self, 2), tag);
      add_product (sql, sku, price_minor, cost_minor, facts);
    }
  shop_exec (self->shop, sql->str);
  shop_reload (self->shop);
}

static void
put_products (RandomShop *self, const char *products)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM product;");
  g_auto (GStrv) rows = g_strsplit (products, ";", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);
      g_autofree char *facts = NULL;

      g_assert_cmpuint (g_strv_length (words), ==, 5);
      facts = g_strdup_printf ("'%s', '[\"%s\"]'", words[3], words[4]);
      add_product (sql, words[0], g_ascii_strtoll (words[1], NULL, 10),
                   g_ascii_strtoll (words[2], NULL, 10), facts);
      self->n_products++;
    }
  shop_exec (self->shop, sql->str);
  shop_reload (self->shop);
}

/* ---- offers ---- */

/* Those that the evaluator takes. */
static void
make_offers (RandomShop *self, guint n)
{
  while (self->offers->len < n)
    {
      VtOffer *offer = random_offer_new (self, self->offers->len);

      if (vt_offer_judge (offer, self->shop->catalog, &self->shop->currency, NULL))
        g_ptr_array_add (self->offers, offer);
      else
        vt_offer_free (offer);
    }
}

/* ---- lines and shoppers ---- */

static gboolean
can_subscribe (const RandomShop *self, GPtrArray *offers, guint32 product)
{
  g_auto (VtFacts) facts = {vt_catalog_get (self->shop->catalog, product)};

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];
      JsonObject    *selector = vt_terms_get_object (vt_offer_get_terms (offer), "select");

      if (offer->kind == VT_OFFER_SUBSCRIPTION &&
          (selector == NULL || vt_facts_match (&facts, selector)))
        return TRUE;
    }
  return FALSE;
}

/* ---- whose place a line has taken ---- */

/* Of one offer: 0 if it does not care that the product has taken the place of the other; the same
 * number for others that it does not tell apart. */
static guint
get_care (const RandomShop *self, const VtOffer *offer, guint32 product, guint32 other)
{
  const char *sku = vt_catalog_get (self->shop->catalog, product)->sku;
  const char *other_sku = vt_catalog_get (self->shop->catalog, other)->sku;
  g_auto (VtFacts) facts = {vt_catalog_get (self->shop->catalog, other)};
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonArray  *tiers = vt_terms_get_array (terms, "tiers");
  JsonObject *alternative = vt_terms_get_object (terms, "alternative");
  guint       lower = 0;

  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      const char *tier = vt_terms_get_text (vt_terms_get_element (tiers, i), "sku");

      if (strcmp (tier, sku) == 0)
        return lower;
      if (strcmp (tier, other_sku) == 0)
        lower = i + 1;
    }
  return alternative != NULL && strcmp (vt_terms_get_text (alternative, "sku"), sku) == 0 &&
         vt_facts_match (&facts, vt_terms_get_object (alternative, "for"));
}

static gboolean
is_cared_for (const RandomShop *self, GPtrArray *offers, guint32 product, guint32 other)
{
  for (guint i = 0; i < offers->len; i++)
    if (get_care (self, offers->pdata[i], product, other) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
are_cared_for_alike (
    const RandomShop *self, GPtrArray *offers, guint32 product, guint32 other, guint32 third)
{
  for (guint i = 0; i < offers->len; i++)
    if (get_care (self, offers->pdata[i], product, other) !=
        get_care (self, offers->pdata[i], product, third))
      return FALSE;
  return TRUE;
}

/* Of others that all offers treat alike the cheapest stands for all. */
static gboolean
stands_for_all (const RandomShop *self, GPtrArray *offers, guint32 product, guint index)
{
  g_autofree char *sku = g_strdup_printf ("P%u", index);
  guint32          other = shop_index (self->shop, sku);
  gint64           price_minor = vt_catalog_get (self->shop->catalog, other)->price_minor;

  for (guint i = 0; i < self->n_products; i++)
    {
      g_autofree char *third_sku = g_strdup_printf ("P%u", i);
      guint32          third = shop_index (self->shop, third_sku);
      gint64           third_minor = vt_catalog_get (self->shop->catalog, third)->price_minor;

      if (third != product && are_cared_for_alike (self, offers, product, other, third) &&
          (third_minor < price_minor || (third_minor == price_minor && i < index)))
        return FALSE;
    }
  return is_cared_for (self, offers, product, other);
}

static void
add_lines (RandomShop *self, GPtrArray *offers, guint32 product, guint32 instead_of)
{
  RandomLine line = {product, FALSE, instead_of};

  g_array_append_val (self->lines, line);
  line.is_subscription = TRUE;
  if (can_subscribe (self, offers, product))
    g_array_append_val (self->lines, line);
}

void
random_shop_make_lines (RandomShop *self, GPtrArray *offers)
{
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->n_products; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%u", i);
      guint32          product = shop_index (self->shop, sku);

      add_lines (self, offers, product, VT_PRODUCT_NONE);
      for (guint j = 0; j < self->n_products; j++)
        {
          g_autofree char *other = g_strdup_printf ("P%u", j);

          if (i != j && stands_for_all (self, offers, product, j))
            add_lines (self, offers, product, shop_index (self->shop, other));
        }
    }
  g_assert_cmpuint (self->lines->len, <=, MAX_LINES);
}

static void
make_shoppers (RandomShop *self)
{
  for (guint i = 0; i < 8; i++)
    {
      VtSearchShopper *shopper = vt_search_shopper_new (self->now_us);

      if ((i & 1) != 0)
        g_ptr_array_add (shopper->coupons, g_strdup ("C0"));
      if ((i & 2) != 0)
        g_ptr_array_add (shopper->coupons, g_strdup ("C1"));
      if ((i & 4) != 0)
        g_ptr_array_add (shopper->segments, g_strdup ("s"));
      g_ptr_array_add (self->shoppers, shopper);
    }
}

/* To look into a shop by which something does not hold. */
static void
tell (const RandomShop *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      g_autofree char *text = vt_offer_form_to_text (self->offers->pdata[i]);

      g_test_message ("%s", text);
    }
  for (guint i = 0; i < self->n_products; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%u", i);
      const VtProduct *product = vt_catalog_get (self->shop->catalog, shop_index (self->shop, sku));

      g_test_message ("%s: %" G_GINT64_FORMAT " cost %" G_GINT64_FORMAT " %s %s", sku,
                      product->price_minor, product->cost_minor, product->category,
                      product->tags_json);
    }
}

static RandomShop *
begin (Shop *shop, char *name)
{
  RandomShop *self = g_new0 (RandomShop, 1);

  self->shop = shop;
  self->name = name;
  self->now_us = G_GINT64_CONSTANT (1782000000) * G_USEC_PER_SEC;
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (RandomLine));
  self->shoppers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_search_shopper_free);
  make_shoppers (self);
  return self;
}

RandomShop *
random_shop_new (Shop *shop, guint32 seed, guint n_products, guint n_offers)
{
  RandomShop *self = begin (shop, g_strdup_printf ("seed %u", seed));

  self->random = g_rand_new_with_seed (seed);
  self->n_products = n_products;
  self->is_rich = seed >= RANDOM_RICH_SEED;
  make_products (self);
  make_offers (self, n_offers);
  random_shop_make_lines (self, self->offers);
  tell (self);
  return self;
}

RandomShop *
random_shop_new_of (Shop *shop, const char *name, const char *products, const char *offers)
{
  RandomShop *self = begin (shop, g_strdup (name));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  put_products (self, products);
  list = vt_offers_from_text (offers, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      VtOffer *offer = vt_offer_copy (list->pdata[i]);

      offer->state = VT_OFFER_READY;
      g_assert_true (vt_offer_judge (offer, shop->catalog, &shop->currency, NULL));
      g_ptr_array_add (self->offers, offer);
    }
  random_shop_make_lines (self, self->offers);
  return self;
}

void
random_shop_free (RandomShop *self)
{
  g_clear_pointer (&self->random, g_rand_free);
  g_free (self->name);
  g_ptr_array_unref (self->offers);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->shoppers);
  g_free (self);
}

/* ---- packs ---- */

RandomPack *
random_pack_new (const RandomShop *self, GPtrArray *offers)
{
  RandomPack *pack = g_new0 (RandomPack, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vt_offers_compile (offers, NULL, self->shop->catalog,
                                                &self->shop->currency, "random", 0, &error);
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpint (
      vr_pack_load (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &pack->pack, NULL),
      ==, VR_OK);
  g_assert_cmpint (vr_evaluator_new (pack->pack, &pack->evaluator, NULL), ==, VR_OK);
  (void) length;
  return pack;
}

void
random_pack_free (RandomPack *pack)
{
  vr_evaluator_free (pack->evaluator);
  vr_pack_free (pack->pack);
  g_free (pack);
}

static void
write_lines (const RandomShop *self, const guint *counts, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RandomLine *line = &g_array_index (self->lines, RandomLine, i);
      const VtProduct  *product = vt_catalog_get (self->shop->catalog, line->product);

      if (counts[i] == 0)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sku");
      json_builder_add_string_value (builder, product->sku);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, counts[i]);
      json_builder_set_member_name (builder, "unit_price");
      json_builder_add_int_value (builder, product->price_minor);
      if (line->instead_of != VT_PRODUCT_NONE)
        {
          json_builder_set_member_name (builder, "instead_of");
          json_builder_add_string_value (
              builder, vt_catalog_get (self->shop->catalog, line->instead_of)->sku);
        }
      if (line->is_subscription)
        {
          json_builder_set_member_name (builder, "subscription");
          json_builder_begin_object (builder);
          json_builder_end_object (builder);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

const VrResult *
random_pack_run (const RandomPack      *pack,
                 const RandomShop      *self,
                 const VtSearchShopper *shopper,
                 const guint           *counts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  const VrCart    *cart;
  const VrResult  *result;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, self->shop->currency.code);
  vt_search_shopper_write (shopper, builder);
  write_lines (self, counts, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_assert_cmpint (vr_evaluator_load_cart (pack->evaluator, text, strlen (text), &cart, NULL), ==,
                   VR_OK);
  g_assert_cmpint (vr_evaluator_run (pack->evaluator, cart, &result, NULL), ==, VR_OK);
  return result;
}

/* ---- carts ---- */

typedef struct
{
  const RandomShop *self;
  guint             max_units;
  RandomVisit       visit;
  gpointer          data;
  guint             counts[MAX_LINES];
} Walk;

static void
fill (Walk *walk, guint line, guint n_left, guint n_lines_left)
{
  if (n_left == 0)
    {
      walk->visit (walk->counts, walk->data);
      return;
    }
  if (line == walk->self->lines->len || n_lines_left == 0)
    return;
  fill (walk, line + 1, n_left, n_lines_left);
  for (guint n = 1; n <= MIN (n_left, walk->max_units); n++)
    {
      walk->counts[line] = n;
      fill (walk, line + 1, n_left - n, n_lines_left - 1);
    }
  walk->counts[line] = 0;
}

void
random_carts_foreach (const RandomShop *self,
                      guint             n_units,
                      guint             max_lines,
                      guint             max_units,
                      RandomVisit       visit,
                      gpointer          data)
{
  Walk walk = {.self = self, .max_units = max_units, .visit = visit, .data = data};

  fill (&walk, 0, n_units, max_lines);
}

static const VtProduct *
get_product (const RandomShop *self, guint line)
{
  return vt_catalog_get (self->shop->catalog,
                         g_array_index (self->lines, RandomLine, line).product);
}

gint64
random_cart_list_minor (const RandomShop *self, const guint *counts)
{
  gint64 sum_minor = 0;

  for (guint i = 0; i < self->lines->len; i++)
    sum_minor += counts[i] * get_product (self, i)->price_minor;
  return sum_minor;
}

gint64
random_cart_cost_minor (const RandomShop *self, const guint *counts)
{
  gint64 sum_minor = 0;

  for (guint i = 0; i < self->lines->len; i++)
    sum_minor += counts[i] * get_product (self, i)->cost_minor;
  return sum_minor;
}

/* Line by line as they come: the first in which they differ has more units in what comes first, or
 * is in it at all. */
int
random_cart_compare (const RandomShop *self, const guint *counts, const guint *others)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (counts[i] != others[i])
      return counts[i] > others[i] ? -1 : 1;
  return 0;
}

char *
random_cart_to_text (const RandomShop *self, const guint *counts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RandomLine *line = &g_array_index (self->lines, RandomLine, i);

      if (counts[i] == 0)
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", get_product (self, i)->sku,
                              line->is_subscription ? "(s)" : "");
      if (line->instead_of != VT_PRODUCT_NONE)
        g_string_append_printf (text, "(for %s)",
                                vt_catalog_get (self->shop->catalog, line->instead_of)->sku);
      g_string_append_printf (text, "*%u", counts[i]);
    }
  return g_string_free (text, FALSE);
}
