/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers made up at random. */

#include "random-offers.h"

#include "vt-offer-form.h"

#include <string.h>

static char *
make_selector (RandomShop *self)
{
  guint other = random_shop_pick (self, self->n_products);

  switch (random_shop_pick (self, 4))
    {
    case 0:
      return g_strdup_printf ("{\"categories\":[[\"%c\"]]}",
                              'A' + (char) random_shop_pick (self, 2));
    case 1:
      return g_strdup_printf ("{\"tags\":[\"t%u\"]}", random_shop_pick (self, 2));
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
  switch (random_shop_pick (self, may_be_fixed ? 3 : 2))
    {
    case 0:
      return g_strdup_printf ("{\"percent\":\"%u\"}", 5 + 5 * random_shop_pick (self, 12));
    case 1:
      return g_strdup_printf ("{\"amount\":%u}", 20 + random_shop_pick (self, 400));
    default:
      return g_strdup_printf ("{\"fixed\":%u}", 50 + random_shop_pick (self, 600));
    }
}

static char *
make_set (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  guint            first = random_shop_pick (self, self->n_products);

  return g_strdup_printf ("\"components\":[{\"sku\":\"P%u\",\"quantity\":%u},"
                          "{\"sku\":\"P%u\",\"quantity\":1}],\"reward\":%s",
                          first, 1 + random_shop_pick (self, 2), (first + 1) % self->n_products,
                          reward);
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

  switch (random_shop_pick (self, 3))
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
                              select, random_shop_pick (self, 3),
                              random_shop_chance (self, 50) ? "cheapest" : "dearest", reward);
    }
}

static char *
make_markdown (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *select = make_selector (self);
  const char      *of =
      random_shop_chance (self, 30) && strstr (reward, "percent") != NULL ? "list" : NULL;

  return g_strdup_printf ("\"select\":%s,\"reward\":%s%s%s%s", select, reward,
                          of != NULL ? ",\"of\":\"list\"" : "",
                          random_shop_chance (self, 15) ? ",\"stacks\":false" : "",
                          random_shop_chance (self, 15) ? ",\"last\":true" : "");
}

static char *
make_threshold (RandomShop *self)
{
  static const char *const measures[] = {"subtotal", "subtotal", "subtotal", "quantity", "left"};
  const char              *measure = measures[random_shop_pick (self, G_N_ELEMENTS (measures))];
  g_autofree char         *reward = make_reward (self, FALSE);
  g_autofree char         *select = make_selector (self);
  gboolean                 is_money = strcmp (measure, "quantity") != 0;
  guint from = is_money ? 200 + random_shop_pick (self, 2000) : 2 + random_shop_pick (self, 2);
  g_autofree char *gift = random_shop_chance (self, 25)
                              ? g_strdup_printf (",\"gift\":{\"sku\":\"P%u\"}",
                                                 random_shop_pick (self, self->n_products))
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
                          random_shop_pick (self, self->n_products), reward);
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
  guint option = random_shop_pick (self, self->n_products);

  return g_strdup_printf ("\"requires\":{\"skus\":[\"P%u\"]},\"groups\":[{\"id\":\"g\",\"options\":"
                          "[{\"sku\":\"P%u\",\"price\":%u}]}]",
                          (option + 1) % self->n_products, option,
                          50 + random_shop_pick (self, 500));
}

static char *
make_plans (RandomShop *self)
{
  g_autofree char *select = make_selector (self);
  guint            plan = random_shop_pick (self, self->n_products);

  if (random_shop_chance (self, 50))
    return g_strdup_printf ("\"select\":%s,\"plans\":[{\"sku\":\"P%u\",\"term_months\":12,"
                            "\"percent\":\"10\",\"min\":%u}]",
                            select, plan, 20 + random_shop_pick (self, 200));
  return g_strdup_printf ("\"select\":%s,\"plans\":[{\"sku\":\"P%u\",\"term_months\":12,"
                          "\"fixed\":%u,\"price\":{\"from\":%u}}]",
                          select, plan, 20 + random_shop_pick (self, 400),
                          100 + random_shop_pick (self, 500));
}

/* What any offer may have besides. */
static char *
make_common (RandomShop *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ",\"priority\":%u", 1 + random_shop_pick (self, 3));
  if (random_shop_chance (self, 20))
    g_string_append_printf (text, ",\"coupon\":\"C%u\"", random_shop_pick (self, 2));
  if (random_shop_chance (self, 15))
    g_string_append (text, random_shop_chance (self, 50)
                               ? ",\"audience\":{\"segment\":\"s\"}"
                               : ",\"audience\":{\"not\":{\"segment\":\"s\"}}");
  if (random_shop_chance (self, 15))
    g_string_append_printf (text, ",\"when\":{\"quantity\":{\"from\":%u}}",
                            1 + random_shop_pick (self, 3));
  if (random_shop_chance (self, 15))
    g_string_append (text, ",\"exclusive_group\":\"g\"");
  if (random_shop_chance (self, 20))
    g_string_append_printf (text, ",\"guards\":{\"min_margin\":\"%u\"}",
                            5 + random_shop_pick (self, 20));
  if (random_shop_chance (self, 10))
    g_string_append (text, ",\"limits\":{\"per_cart\":1}");
  return g_string_free (text, FALSE);
}

/* ---- of rich shops ---- */

/* Tiers must not get cheaper: what the evaluator refuses is made again. */
static char *
make_ladder (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *other_reward = make_reward (self, TRUE);
  guint            first = random_shop_pick (self, self->n_products - 1);
  guint            second = first + 1 + random_shop_pick (self, self->n_products - first - 1);

  if (second + 1 < self->n_products && random_shop_chance (self, 50))
    return g_strdup_printf ("\"tiers\":[{\"sku\":\"P%u\"},{\"sku\":\"P%u\",\"upgrade\":%s},"
                            "{\"sku\":\"P%u\",\"upgrade\":%s}]",
                            first, second, reward, second + 1, other_reward);
  return g_strdup_printf ("\"tiers\":[{\"sku\":\"P%u\"},{\"sku\":\"P%u\",\"upgrade\":%s}]", first,
                          second, reward);
}

static char *
make_downsell (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *dearer = make_selector (self);

  return g_strdup_printf ("\"alternative\":{\"for\":%s,\"sku\":\"P%u\"},\"reward\":%s", dearer,
                          random_shop_pick (self, self->n_products), reward);
}

static char *
make_gift (RandomShop *self)
{
  if (random_shop_chance (self, 60))
    return g_strdup ("");
  return g_strdup_printf (",\"gift\":{\"sku\":\"P%u\",\"quantity\":%u}",
                          random_shop_pick (self, self->n_products),
                          1 + random_shop_pick (self, 2));
}

static char *
make_steps (RandomShop *self)
{
  static const char *const measures[] = {"subtotal", "quantity", "left", "weight"};
  const char              *measure = measures[random_shop_pick (self, G_N_ELEMENTS (measures))];
  g_autofree char         *reward = make_reward (self, FALSE);
  g_autofree char         *other_reward = make_reward (self, FALSE);
  g_autofree char         *select = make_selector (self);
  g_autofree char         *gift = make_gift (self);
  g_autofree char         *other_gift = make_gift (self);
  gboolean                 is_units = strcmp (measure, "quantity") == 0;
  guint from = is_units ? 1 + random_shop_pick (self, 2) : 100 + random_shop_pick (self, 1500);
  guint more = is_units ? 1 + random_shop_pick (self, 2) : 100 + random_shop_pick (self, 1500);

  return g_strdup_printf (
      "\"measure\":\"%s\",\"select\":%s,\"steps\":[{\"from\":%u,\"reward\":%s%s},"
      "{\"from\":%u,\"reward\":%s%s}]",
      measure, select, from, reward, gift, from + more, other_reward, other_gift);
}

static char *
make_first (RandomShop *self)
{
  g_autofree char *reward = make_reward (self, TRUE);
  g_autofree char *select = make_selector (self);

  return g_strdup_printf ("\"select\":%s,\"buy\":%u,\"get\":1,\"claim\":\"first\",\"pick\":\"%s\","
                          "\"reward\":%s",
                          select, random_shop_pick (self, 3),
                          random_shop_chance (self, 50) ? "cheapest" : "dearest", reward);
}

static char *
make_groups (RandomShop *self)
{
  static const char *const pers[] = {"unit", "line", "order"};
  g_autofree char         *base = make_selector (self);
  guint                    option = random_shop_pick (self, self->n_products);

  return g_strdup_printf ("\"requires\":%s,\"per\":\"%s\",\"groups\":[{\"id\":\"g\",\"options\":["
                          "{\"sku\":\"P%u\",\"price\":%u}]},{\"id\":\"h\",\"options\":["
                          "{\"sku\":\"P%u\",\"price\":%u}]}]",
                          base, pers[random_shop_pick (self, G_N_ELEMENTS (pers))], option,
                          50 + random_shop_pick (self, 500), (option + 1) % self->n_products,
                          50 + random_shop_pick (self, 500));
}

static char *
make_condition (RandomShop *self)
{
  g_autofree char *select = make_selector (self);

  switch (random_shop_pick (self, 6))
    {
    case 0:
      return g_strdup_printf ("{\"has\":\"P%u\"}", random_shop_pick (self, self->n_products));
    case 1:
      return g_strdup_printf ("{\"subtotal\":{\"from\":%u,\"select\":%s}}",
                              200 + random_shop_pick (self, 1500), select);
    case 2:
      return g_strdup_printf ("{\"not\":{\"quantity\":{\"from\":%u,\"select\":%s}}}",
                              1 + random_shop_pick (self, 3), select);
    case 3:
      return g_strdup_printf ("{\"any\":[{\"segment\":\"s\"},{\"quantity\":{\"from\":2}}]}");
    case 4:
      return g_strdup_printf ("{\"quantity\":{\"from\":1,\"to\":%u,\"select\":%s}}",
                              1 + random_shop_pick (self, 2), select);
    default:
      return g_strdup_printf ("{\"all\":[{\"not\":{\"coupon\":\"C0\"}},{\"has\":\"P%u\"}]}",
                              random_shop_pick (self, self->n_products));
    }
}

static char *
make_limits (RandomShop *self)
{
  if (random_shop_chance (self, 50))
    return g_strdup_printf (",\"limits\":{\"per_cart\":%u}", 1 + random_shop_pick (self, 2));
  return g_strdup_printf (",\"limits\":{\"budget\":%u,\"over_budget\":\"%s\"}",
                          50 + random_shop_pick (self, 500),
                          random_shop_chance (self, 50) ? "refuse" : "cut");
}

static char *
make_guards (RandomShop *self)
{
  const char *on_cut = random_shop_chance (self, 40) ? ",\"on_cut\":\"share\"" : "";

  if (random_shop_chance (self, 50))
    return g_strdup_printf (",\"guards\":{\"min_margin\":\"%u\"%s}",
                            5 + random_shop_pick (self, 30), on_cut);
  return g_strdup_printf (",\"guards\":{\"min_price\":%u%s}", 50 + random_shop_pick (self, 800),
                          on_cut);
}

/* @own: what it says already */
static char *
make_rich_common (RandomShop *self, const char *own)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ",\"priority\":%u", 1 + random_shop_pick (self, 3));
  if (random_shop_chance (self, 20))
    g_string_append_printf (text, ",\"coupon\":\"C%u\"", random_shop_pick (self, 2));
  if (random_shop_chance (self, 15))
    g_string_append (text, random_shop_chance (self, 50)
                               ? ",\"audience\":{\"segment\":\"s\"}"
                               : ",\"audience\":{\"not\":{\"segment\":\"s\"}}");
  if (random_shop_chance (self, 20))
    {
      g_autofree char *condition = make_condition (self);

      g_string_append_printf (text, ",\"when\":%s", condition);
    }
  if (random_shop_chance (self, 25))
    g_string_append (text, ",\"exclusive_group\":\"g\"");
  if (random_shop_chance (self, 15) && strstr (own, "last") == NULL)
    g_string_append (text, ",\"last\":true");
  if (random_shop_chance (self, 20))
    {
      g_autofree char *guards = make_guards (self);

      g_string_append (text, guards);
    }
  if (random_shop_chance (self, 20))
    {
      g_autofree char *limits = make_limits (self);

      g_string_append (text, limits);
    }
  return g_string_free (text, FALSE);
}

/* ---- all kinds ---- */

static const struct
{
  const char *kind;
  char *(*make) (RandomShop *self);
} makers[] = {{"bundle", make_set},          {"mix_and_match", make_mix},
              {"volume", make_volume},       {"volume", make_volume},
              {"markdown", make_markdown},   {"markdown", make_markdown},
              {"threshold", make_threshold}, {"threshold", make_threshold},
              {"cross_sell", make_cross},    {"subscription", make_subscription},
              {"add_on", make_add_on},       {"protection", make_plans},
              {"tier_ladder", make_ladder},  {"tier_ladder", make_ladder},
              {"downsell", make_downsell},   {"downsell", make_downsell},
              {"threshold", make_steps},     {"threshold", make_steps},
              {"volume", make_first},        {"add_on", make_groups}};

/* Of them shops that are not rich have the first. */
#define N_PLAIN 12

VtOffer *
random_offer_new (RandomShop *self, guint index)
{
  guint            n = self->is_rich ? G_N_ELEMENTS (makers) : N_PLAIN;
  guint            which = random_shop_pick (self, n);
  g_autofree char *own = makers[which].make (self);
  g_autofree char *common = self->is_rich ? make_rich_common (self, own) : make_common (self);
  g_autofree char *text =
      g_strdup_printf ("{\"id\":\"o%u\",\"kind\":\"%s\",\"name\":\"Offer %u\",\"state\":\"ready\","
                       "%s%s}",
                       index, makers[which].kind, index, own, common);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);

  g_assert_no_error (error);
  return vt_offer_copy (offers->pdata[0]);
}
