/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small shops made up at random, and all their carts. */

#include "random-shop.h"

#include "vt-compile.h"
#include "vt-facts.h"
#include "vt-offer-form.h"

#include <string.h>

#define MAX_LINES 32

static guint
pick (RandomShop *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static gboolean
chance (RandomShop *self, guint percent)
{
  return pick (self, 100) < percent;
}

/* ---- products ---- */

/* Some of the same price and cost, so that they are alike. */
static void
make_products (RandomShop *self)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM product;");
  gint64 price_minor = 0;
  gint64 cost_minor = 0;

  for (guint i = 0; i < self->n_products; i++)
    {
      if (i == 0 || !chance (self, 25))
        {
          price_minor = 100 + 50 * (gint64) pick (self, 30) + pick (self, 3);
          cost_minor = price_minor * (40 + (gint64) pick (self, 55)) / 100;
        }
      g_string_append_printf (
          sql,
          "INSERT INTO product (sku, title, kind, price_minor, cost_minor, category, tags, origin)"
          " VALUES ('P%u', 'Product %u', 'goods', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
          ", '%c', '[\"t%u\"]', 'hand');",
          i, i, price_minor, cost_minor, 'A' + (char) pick (self, 2), pick (self, 2));
    }
  shop_exec (self->shop, sql->str);
  shop_reload (self->shop);
}

/* ---- offers ---- */

static char *
make_selector (RandomShop *self)
{
  guint other = pick (self, self->n_products);

  switch (pick (self, 4))
    {
    case 0:
      return g_strdup_printf ("{\"categories\":[[\"%c\"]]}", 'A' + (char) pick (self, 2));
    case 1:
      return g_strdup_printf ("{\"tags\":[\"t%u\"]}", pick (self, 2));
    case 2:
      return g_strdup_printf ("{\"skus\":[\"P%u\",\"P%u\"]}", other,
                              (other + 1) % self->n_products);
    default:
      return g_strdup ("{}");
    }
}

static char *
make_reward (RandomShop *self, gboolean may_be_fixed)
{
  switch (pick (self, may_be_fixed ? 3 : 2))
    {
    case 0:
      return g_strdup_printf ("{\"percent\":\"%u\"}", 5 + 5 * pick (self, 12));
    case 1:
      return g_strdup_printf ("{\"amount\":%u}", 20 + pick (self, 400));
    default:
      return g_strdup_printf ("{\"fixed\":%u}", 50 + pick (self, 600));
    }
}

static char *
make_set (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  guint            first = pick (self, self->n_products);

  return g_strdup_printf ("\"components\":[{\"sku\":\"P%u\",\"quantity\":%u},"
                          "{\"sku\":\"P%u\",\"quantity\":1}],\"reward\":%s",
                          first, 1 + pick (self, 2), (first + 1) % self->n_products, reward);
}

static char *
make_mix (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *first = make_selector (self);
  g_autofree char *second = make_selector (self);

  return g_strdup_printf ("\"slots\":[{\"quantity\":1,\"select\":%s},"
                          "{\"quantity\":1,\"select\":%s}],\"reward\":%s",
                          first, second, reward);
}

static char *
make_volume (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *other_reward = make_reward (self, TRUE);
  g_autofree char *select = make_selector (self);
  g_autofree char *bought = make_selector (self);

  switch (pick (self, 3))
    {
    case 0:
      return g_strdup_printf ("\"select\":%s,\"breaks\":[{\"from\":2,\"reward\":%s},"
                              "{\"from\":3,\"reward\":%s}]",
                              select, reward, other_reward);
    case 1:
      return g_strdup_printf ("\"buy_select\":%s,\"select\":%s,\"buy\":1,\"get\":1,\"reward\":%s",
                              bought, select, reward);
    default:
      return g_strdup_printf ("\"select\":%s,\"buy\":%u,\"get\":1,\"pick\":\"%s\",\"reward\":%s",
                              select, pick (self, 3), chance (self, 50) ? "cheapest" : "dearest",
                              reward);
    }
}

static char *
make_markdown (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *select = make_selector (self);
  const char      *of = chance (self, 30) && strstr (reward, "percent") != NULL ? "list" : NULL;

  return g_strdup_printf (
      "\"select\":%s,\"reward\":%s%s%s%s", select, reward, of != NULL ? ",\"of\":\"list\"" : "",
      chance (self, 15) ? ",\"stacks\":false" : "", chance (self, 15) ? ",\"last\":true" : "");
}

static char *
make_threshold (RandomShop *self)
{
  static const char *const measures[] = {"subtotal", "subtotal", "subtotal", "quantity", "left"};
  const char              *measure = measures[pick (self, G_N_ELEMENTS (measures))];
  g_autofree char         *reward = make_reward (self, FALSE);
  g_autofree char         *select = make_selector (self);
  gboolean                 is_money = strcmp (measure, "quantity") != 0;
  guint                    from = is_money ? 200 + pick (self, 2000) : 2 + pick (self, 2);
  g_autofree char *gift = chance (self, 25) ? g_strdup_printf (",\"gift\":{\"sku\":\"P%u\"}",
                                                               pick (self, self->n_products))
                                            : g_strdup ("");

  return g_strdup_printf (
      "\"measure\":\"%s\",\"select\":%s,\"steps\":[{\"from\":%u,\"reward\":%s%s}]", measure, select,
      from, reward, gift);
}

static char *
make_cross (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *anchor = make_selector (self);

  return g_strdup_printf ("\"anchor\":%s,\"items\":[{\"sku\":\"P%u\"}],\"reward\":%s", anchor,
                          pick (self, self->n_products), reward);
}

static char *
make_subscription (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *select = make_selector (self);

  return g_strdup_printf ("\"select\":%s,\"reward\":%s", select, reward);
}

static char *
make_add_on (RandomShop *self)
{
  guint option = pick (self, self->n_products);

  return g_strdup_printf ("\"requires\":{\"skus\":[\"P%u\"]},\"groups\":[{\"id\":\"g\",\"options\":"
                          "[{\"sku\":\"P%u\",\"price\":%u}]}]",
                          (option + 1) % self->n_products, option, 50 + pick (self, 500));
}

static char *
make_plans (RandomShop *self)
{
  g_autofree char *select = make_selector (self);
  guint            plan = pick (self, self->n_products);

  if (chance (self, 50))
    return g_strdup_printf ("\"select\":%s,\"plans\":[{\"sku\":\"P%u\",\"term_months\":12,"
                            "\"percent\":\"10\",\"min\":%u}]",
                            select, plan, 20 + pick (self, 200));
  return g_strdup_printf ("\"select\":%s,\"plans\":[{\"sku\":\"P%u\",\"term_months\":12,"
                          "\"fixed\":%u,\"price\":{\"from\":%u}}]",
                          select, plan, 20 + pick (self, 400), 100 + pick (self, 500));
}

static const struct
{
  const char *kind;
  char *(*make) (RandomShop *self);
} makers[] = {{"bundle", make_set},          {"mix_and_match", make_mix},
              {"volume", make_volume},       {"volume", make_volume},
              {"markdown", make_markdown},   {"markdown", make_markdown},
              {"threshold", make_threshold}, {"threshold", make_threshold},
              {"cross_sell", make_cross},    {"subscription", make_subscription},
              {"add_on", make_add_on},       {"protection", make_plans}};

/* What any offer may have besides. */
static char *
make_common (RandomShop *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ",\"priority\":%u", 1 + pick (self, 3));
  if (chance (self, 20))
    g_string_append_printf (text, ",\"coupon\":\"C%u\"", pick (self, 2));
  if (chance (self, 15))
    g_string_append (text, chance (self, 50) ? ",\"audience\":{\"segment\":\"s\"}"
                                             : ",\"audience\":{\"not\":{\"segment\":\"s\"}}");
  if (chance (self, 15))
    g_string_append_printf (text, ",\"when\":{\"quantity\":{\"from\":%u}}", 1 + pick (self, 3));
  if (chance (self, 15))
    g_string_append (text, ",\"exclusive_group\":\"g\"");
  if (chance (self, 20))
    g_string_append_printf (text, ",\"guards\":{\"min_margin\":\"%u\"}", 5 + pick (self, 20));
  if (chance (self, 10))
    g_string_append (text, ",\"limits\":{\"per_cart\":1}");
  return g_string_free (text, FALSE);
}

static VtOffer *
make_offer (RandomShop *self, guint index)
{
  guint            which = pick (self, G_N_ELEMENTS (makers));
  g_autofree char *own = makers[which].make (self);
  g_autofree char *common = make_common (self);
  g_autofree char *text =
      g_strdup_printf ("{\"id\":\"o%u\",\"kind\":\"%s\",\"name\":\"Offer %u\",\"state\":\"ready\","
                       "%s%s}",
                       index, makers[which].kind, index, own, common);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);

  g_assert_no_error (error);
  return vt_offer_copy (offers->pdata[0]);
}

/* Those that the evaluator takes. */
static void
make_offers (RandomShop *self, guint n)
{
  while (self->offers->len < n)
    {
      VtOffer *offer = make_offer (self, self->offers->len);

      if (vt_offer_judge (offer, self->shop->catalog, &self->shop->currency, NULL))
        g_ptr_array_add (self->offers, offer);
      else
        vt_offer_free (offer);
    }
}

/* ---- lines and shoppers ---- */

static gboolean
can_subscribe (const RandomShop *self, guint32 product)
{
  g_auto (VtFacts) facts = {vt_catalog_get (self->shop->catalog, product)};

  for (guint i = 0; i < self->offers->len; i++)
    {
      const VtOffer *offer = self->offers->pdata[i];

      if (offer->kind == VT_OFFER_SUBSCRIPTION &&
          vt_facts_match (&facts, vt_terms_get_object (vt_offer_get_terms (offer), "select")))
        return TRUE;
    }
  return FALSE;
}

static void
make_lines (RandomShop *self)
{
  for (guint i = 0; i < self->n_products; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%u", i);
      RandomLine       line = {shop_index (self->shop, sku), FALSE, VT_PRODUCT_NONE};

      g_array_append_val (self->lines, line);
      line.is_subscription = TRUE;
      if (can_subscribe (self, line.product))
        g_array_append_val (self->lines, line);
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

RandomShop *
random_shop_new (Shop *shop, guint32 seed, guint n_products, guint n_offers)
{
  RandomShop *self = g_new0 (RandomShop, 1);

  self->shop = shop;
  self->random = g_rand_new_with_seed (seed);
  self->n_products = n_products;
  self->now_us = G_GINT64_CONSTANT (1782000000) * G_USEC_PER_SEC;
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (RandomLine));
  self->shoppers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_search_shopper_free);
  make_products (self);
  make_offers (self, n_offers);
  make_lines (self);
  make_shoppers (self);
  tell (self);
  return self;
}

void
random_shop_free (RandomShop *self)
{
  g_rand_free (self->random);
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
    if (counts[i] > 0)
      g_string_append_printf (
          text, "%s%s%s*%u", text->len > 0 ? " " : "", get_product (self, i)->sku,
          g_array_index (self->lines, RandomLine, i).is_subscription ? "(s)" : "", counts[i]);
  return g_string_free (text, FALSE);
}
