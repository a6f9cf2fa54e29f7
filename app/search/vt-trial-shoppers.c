/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shoppers that offers make a difference between. */

#include "vt-trial-shoppers.h"

#include "vt-trial-conditions.h"

#include <string.h>

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)
/* Beyond, not all combinations are made: those of all, of none and of one each have to do. */
#define MAX_COMBINATIONS 4096
#define MAX_ORDERS 100
/* What shipping costs above the most that an offer lets it cost. */
#define SHIPPING_MINOR 500

typedef enum
{
  AXIS_INSTANT,
  AXIS_COUPON,
  AXIS_SEGMENT,
  AXIS_CHANNEL,
  AXIS_PLACEMENT,
  AXIS_SHIPPING,
  AXIS_HISTORY,
  AXIS_DECLINED,
} AxisType;

/* What was bought before; nothing for a text that only says so. */
typedef struct
{
  char  *text;   /* (owned) (nullable): nothing is said */
  gint64 number; /* of an instant; of a history so many orders */
  gint64 age_us; /* of a history: how long ago */
} Choice;

/* One thing in which shoppers differ. */
typedef struct
{
  AxisType type;
  char    *name;    /* (owned): of a coupon or segment */
  GArray  *choices; /* (owned) (element-type Choice): the one that says least first */
} Axis;

typedef struct
{
  VtTrialShop              *shop; /* (unowned) */
  const VtTrialShopperWish *wish; /* (unowned) */
  GPtrArray                *axes; /* (owned) */
  gint64                    shipping_minor;
  gboolean                  is_complete;
} Maker;

static void
choice_clear (gpointer data)
{
  g_free (((Choice *) data)->text);
}

static void
axis_free (gpointer data)
{
  Axis *axis = data;

  g_free (axis->name);
  g_array_unref (axis->choices);
  g_free (axis);
}

void
vt_trial_shoppers_free (VtTrialShoppers *shoppers)
{
  if (shoppers == NULL)
    return;

  g_ptr_array_unref (shoppers->list);
  g_free (shoppers);
}

/* ---- in what they differ ---- */

static Axis *
find_axis (Maker *maker, AxisType type, const char *name)
{
  Axis *axis;

  for (guint i = 0; i < maker->axes->len; i++)
    {
      axis = maker->axes->pdata[i];
      if (axis->type == type && g_strcmp0 (axis->name, name) == 0)
        return axis;
    }
  axis = g_new0 (Axis, 1);
  axis->type = type;
  axis->name = g_strdup (name);
  axis->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (axis->choices, choice_clear);
  g_ptr_array_add (maker->axes, axis);
  return axis;
}

static void
add_choice (Axis *axis, const char *text, gint64 number, gint64 age_us)
{
  Choice choice = {.number = number, .age_us = age_us};

  for (guint i = 0; i < axis->choices->len; i++)
    {
      const Choice *other = &g_array_index (axis->choices, Choice, i);

      if (g_strcmp0 (other->text, text) == 0 && other->number == number && other->age_us == age_us)
        return;
    }
  choice.text = g_strdup (text);
  g_array_append_val (axis->choices, choice);
}

/* With or without it. */
static void
add_either (Maker *maker, AxisType type, const char *text)
{
  Axis *axis = find_axis (maker, type, text);

  add_choice (axis, NULL, 0, 0);
  add_choice (axis, text, 0, 0);
}

/* One of several, or none. */
static void
add_one_of (Maker *maker, AxisType type, const char *text)
{
  Axis *axis = find_axis (maker, type, NULL);

  add_choice (axis, NULL, 0, 0);
  add_choice (axis, text, 0, 0);
}

/* @sku: (nullable) */
static void
add_history (Maker *maker, const char *sku, gint64 n_orders, gint64 age_us)
{
  Axis *axis = find_axis (maker, AXIS_HISTORY, NULL);

  add_choice (axis, NULL, -1, 0);
  if (n_orders > MAX_ORDERS)
    maker->is_complete = FALSE;
  else
    add_choice (axis, sku != NULL ? sku : "", n_orders, age_us);
}

/* The cheapest product of a set, or NULL. */
static const char *
find_cheapest (Maker *maker, guint set)
{
  for (guint i = 0; i < maker->shop->products->len; i++)
    if (vt_trial_shop_has (maker->shop, set, i))
      return vt_trial_shop_get_product (maker->shop, i)->sku;
  return NULL;
}

static void
add_bought (Maker *maker, JsonObject *bought)
{
  JsonArray  *skus = vt_terms_get_array (bought, "skus");
  JsonObject *select = vt_terms_get_object (bought, "select");
  const char *sku = NULL;

  if (vt_terms_get_length (skus) > 0)
    sku = vt_terms_get_word (skus, 0);
  else if (select != NULL)
    sku = find_cheapest (maker, vt_trial_shop_select (maker->shop, select));
  if (sku != NULL)
    add_history (maker, sku, 1, HOUR_US);
}

static void
add_orders (Maker *maker, JsonObject *range)
{
  gint64 from = vt_terms_get_int64 (range, "from", 0);
  gint64 to = vt_terms_get_int64 (range, "to", G_MAXINT64);

  add_history (maker, NULL, from, DAY_US);
  add_history (maker, NULL, 0, 0);
  if (to < MAX_ORDERS)
    add_history (maker, NULL, to + 1, DAY_US);
}

static void
add_condition (const char *name, JsonNode *wanted, gpointer data)
{
  Maker      *maker = data;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (wanted) ? json_node_get_object (wanted) : NULL;
  const char *text =
      json_node_get_value_type (wanted) == G_TYPE_STRING ? json_node_get_string (wanted) : NULL;

  if (strcmp (name, "coupon") == 0)
    add_either (maker, AXIS_COUPON, text);
  else if (strcmp (name, "segment") == 0)
    add_either (maker, AXIS_SEGMENT, text);
  else if (strcmp (name, "channel") == 0)
    add_one_of (maker, AXIS_CHANNEL, text);
  else if (strcmp (name, "placement") == 0)
    add_one_of (maker, AXIS_PLACEMENT, text);
  else if (strcmp (name, "shipping") == 0)
    add_one_of (maker, AXIS_SHIPPING, text);
  else if (strcmp (name, "bought") == 0 && object != NULL)
    add_bought (maker, object);
  else if (strcmp (name, "orders") == 0 && object != NULL)
    add_orders (maker, object);
  else if (strcmp (name, "first_order") == 0)
    {
      add_history (maker, NULL, 0, 0);
      add_history (maker, NULL, 1, DAY_US);
    }
}

/* Any one of its coupons opens an offer: the first. */
static void
add_gates (Maker *maker, const VtTrialOffer *offer)
{
  const char *coupon = vt_terms_get_text (offer->form, "coupon");
  JsonArray  *coupons = vt_terms_get_array (offer->form, "coupons");
  JsonArray  *channels = vt_terms_get_array (offer->form, "channels");

  if (coupon == NULL && vt_terms_get_length (coupons) > 0)
    coupon = vt_terms_get_word (coupons, 0);
  if (coupon != NULL)
    add_either (maker, AXIS_COUPON, coupon);
  for (guint i = 0; i < vt_terms_get_length (channels); i++)
    add_one_of (maker, AXIS_CHANNEL, vt_terms_get_word (channels, i));
}

/* The cheapest product of a set at a price within a band, or NULL. */
static const char *
find_in_band (Maker *maker, guint set, JsonObject *band)
{
  gint64 from_minor = vt_terms_get_int64 (band, "from", 0);
  gint64 to_minor = vt_terms_get_int64 (band, "to", G_MAXINT64);

  for (guint i = 0; i < maker->shop->products->len; i++)
    {
      const VtProduct *product = vt_trial_shop_get_product (maker->shop, i);

      if (vt_trial_shop_has (maker->shop, set, i) && product->price_minor >= from_minor &&
          product->price_minor <= to_minor)
        return product->sku;
    }
  return NULL;
}

/* A plan may be for what was bought before: for the cheapest that it covers it costs least. */
static void
add_covered (Maker *maker, const VtTrialOffer *offer)
{
  JsonArray *plans = vt_terms_get_array (offer->form, "plans");
  guint      set;

  if (offer->offer->kind != VT_OFFER_PROTECTION ||
      vt_terms_get_int64 (offer->form, "window_days", 0) == 0)
    return;
  set = vt_trial_shop_select (maker->shop, vt_terms_get_object (offer->form, "select"));
  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    {
      JsonObject *plan = vt_terms_get_element (plans, i);
      const char *sku = find_in_band (maker, set, vt_terms_get_object (plan, "price"));

      if (sku != NULL)
        add_history (maker, sku, 1, HOUR_US);
    }
}

/* ---- where something is put before them ---- */

static void
add_steps (Maker *maker, const VtTrialOffer *offer)
{
  JsonArray  *steps = vt_terms_get_array (offer->form, "steps");
  guint       set = vt_trial_shop_select (maker->shop, vt_terms_get_object (offer->form, "after"));
  const char *sku = find_cheapest (maker, set);

  for (guint i = 0; i < vt_terms_get_length (steps) && sku != NULL; i++)
    {
      JsonObject *step = vt_terms_get_element (steps, i);

      add_one_of (maker, AXIS_PLACEMENT, vt_terms_get_text (step, "placement"));
      add_history (maker, sku, 1, vt_terms_get_int64 (step, "days", 0) * DAY_US + HOUR_US);
    }
}

static void
add_asked (Maker *maker, const VtTrialOffer *offer)
{
  JsonArray *placements = vt_terms_get_array (offer->form, "placements");

  if (offer->offer->kind == VT_OFFER_FOLLOW_UP)
    {
      add_steps (maker, offer);
      return;
    }
  for (guint i = 0; i < vt_terms_get_length (placements); i++)
    add_one_of (maker, AXIS_PLACEMENT, vt_terms_get_word (placements, i));
  if (vt_terms_get_length (placements) == 0)
    add_one_of (maker, AXIS_PLACEMENT, "cart");
  if (offer->offer->kind == VT_OFFER_DOWNSELL || offer->offer->kind == VT_OFFER_TIER_LADDER)
    add_one_of (maker, AXIS_DECLINED, "");
}

/* ---- the axes ---- */

gboolean
vt_trial_offer_ships (const VtTrialOffer *offer)
{
  JsonArray *steps;

  g_return_val_if_fail (offer != NULL, FALSE);

  steps = vt_terms_get_array (offer->form, "steps");
  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      JsonObject *step = vt_terms_get_element (steps, i);

      if (json_object_has_member (step, "shipping") ||
          json_object_has_member (step, "shipping_off"))
        return TRUE;
    }
  return FALSE;
}

/* More than any offer lets it cost, so that each takes something off. */
static void
raise_shipping (Maker *maker, const VtTrialOffer *offer)
{
  JsonArray *steps = vt_terms_get_array (offer->form, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      gint64 most = vt_terms_get_int64 (vt_terms_get_element (steps, i), "shipping", 0);

      maker->shipping_minor = MAX (maker->shipping_minor, most + SHIPPING_MINOR);
    }
}

/* Whether the offers that have to be open are, as far as their schedules go. */
static gboolean
are_open (const Maker *maker, gint64 at_us)
{
  const VtTrialShopperWish *wish = maker->wish;

  for (guint i = 0; i < wish->n_offers && wish->open == VT_TRIAL_ALL_OPEN; i++)
    if (!vt_trial_times_are_open (vt_trial_shop_get_offer (maker->shop, wish->offers[i])->times,
                                  at_us, maker->shop->zone))
      return FALSE;
  return TRUE;
}

/* (element-type gint64) */
static GArray *
list_instants (const Maker *maker)
{
  const VtTrialShopperWish *wish = maker->wish;
  g_autoptr (GArray) offers = NULL;
  GArray *instants;
  guint   n = 0;

  if (wish->n_besides == 0)
    return vt_trial_instants_list (maker->shop, wish->offers, wish->n_offers, wish->open);
  offers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (offers, wish->offers, wish->n_offers);
  g_array_append_vals (offers, wish->besides, wish->n_besides);
  instants = vt_trial_instants_list (maker->shop, (const guint *) offers->data, offers->len,
                                     VT_TRIAL_ANY_OPEN);
  for (guint i = 0; i < instants->len; i++)
    {
      gint64 at_us = g_array_index (instants, gint64, i);

      if (are_open (maker, at_us))
        g_array_index (instants, gint64, n++) = at_us;
    }
  g_array_set_size (instants, n);
  return instants;
}

static void
collect_axes (Maker *maker)
{
  const VtTrialShopperWish *wish = maker->wish;
  g_autoptr (GArray) instants = list_instants (maker);
  Axis *axis = find_axis (maker, AXIS_INSTANT, NULL);

  for (guint i = 0; i < instants->len; i++)
    add_choice (axis, "", g_array_index (instants, gint64, i), 0);
  for (guint i = 0; i < wish->n_offers + wish->n_besides; i++)
    {
      const VtTrialOffer *offer = vt_trial_shop_get_offer (
          maker->shop, i < wish->n_offers ? wish->offers[i] : wish->besides[i - wish->n_offers]);

      add_gates (maker, offer);
      vt_trial_offer_foreach_condition (offer, add_condition, maker);
      add_covered (maker, offer);
      if (wish->is_asked)
        add_asked (maker, offer);
      if (wish->pays_shipping && vt_trial_offer_ships (offer))
        raise_shipping (maker, offer);
    }
}

/* ---- shoppers ---- */

static void
set_text (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

static void
take_history (VtSearchShopper *shopper, const Choice *choice)
{
  if (choice->text == NULL)
    return;
  shopper->knows_orders = TRUE;
  for (gint64 i = 0; i < choice->number; i++)
    vt_search_shopper_add_order (shopper, *choice->text != '\0' ? choice->text : NULL,
                                 shopper->now_us - choice->age_us);
}

static void
take_choice (VtSearchShopper *shopper, AxisType type, const Choice *choice)
{
  switch (type)
    {
    case AXIS_INSTANT:
      shopper->now_us = choice->number;
      break;
    case AXIS_COUPON:
      if (choice->text != NULL)
        g_ptr_array_add (shopper->coupons, g_strdup (choice->text));
      break;
    case AXIS_SEGMENT:
      if (choice->text != NULL)
        g_ptr_array_add (shopper->segments, g_strdup (choice->text));
      break;
    case AXIS_CHANNEL:
      set_text (&shopper->channel, choice->text);
      break;
    case AXIS_PLACEMENT:
      set_text (&shopper->placement, choice->text);
      break;
    case AXIS_SHIPPING:
      set_text (&shopper->shipping_method, choice->text);
      break;
    case AXIS_HISTORY:
      take_history (shopper, choice);
      break;
    case AXIS_DECLINED:
      shopper->has_declined = choice->text != NULL;
      break;
    default:
      g_warn_if_reached ();
    }
}

static gboolean
is_wanted (const Maker *maker, const VtSearchShopper *shopper)
{
  for (guint i = 0; i < maker->wish->n_offers && maker->wish->open == VT_TRIAL_ALL_OPEN; i++)
    if (!vt_trial_offer_may_open (vt_trial_shop_get_offer (maker->shop, maker->wish->offers[i]),
                                  shopper))
      return FALSE;
  return TRUE;
}

/* @which: (array length=axes): a choice of each */
static void
add_shopper (const Maker *maker, const guint *which, GPtrArray *list)
{
  g_autoptr (VtSearchShopper) shopper = vt_search_shopper_new (maker->shop->now_us);

  shopper->shipping_minor = maker->shipping_minor;
  for (guint i = 0; i < maker->axes->len; i++)
    {
      const Axis *axis = maker->axes->pdata[i];

      take_choice (shopper, axis->type, &g_array_index (axis->choices, Choice, which[i]));
    }
  if (is_wanted (maker, shopper))
    g_ptr_array_add (list, vt_trial_shopper_new (maker->shop, g_steal_pointer (&shopper)));
}

static void
add_all (const Maker *maker, GPtrArray *list)
{
  g_autofree guint *which = g_new0 (guint, maker->axes->len);
  guint             at = 0;

  while (at < maker->axes->len)
    {
      add_shopper (maker, which, list);
      for (at = 0; at < maker->axes->len; at++)
        {
          const Axis *axis = maker->axes->pdata[at];

          if (++which[at] < axis->choices->len)
            break;
          which[at] = 0;
        }
    }
}

/* All that can be said, nothing, and each thing by itself or left out. */
static void
add_some (const Maker *maker, GPtrArray *list)
{
  g_autofree guint *which = g_new0 (guint, maker->axes->len);

  for (guint most = 0; most < 2; most++)
    {
      for (guint i = 0; i < maker->axes->len; i++)
        which[i] = most * (((const Axis *) maker->axes->pdata[i])->choices->len - 1);
      add_shopper (maker, which, list);
      for (guint i = 0; i < maker->axes->len; i++)
        {
          const Axis *axis = maker->axes->pdata[i];
          guint       before = which[i];

          for (which[i] = 0; which[i] < axis->choices->len; which[i]++)
            if (which[i] != before)
              add_shopper (maker, which, list);
          which[i] = before;
        }
    }
}

static int
compare_shoppers (gconstpointer a, gconstpointer b)
{
  const VtSearchShopper *shopper = (*(const VtTrialShopper *const *) a)->shopper;
  const VtSearchShopper *other = (*(const VtTrialShopper *const *) b)->shopper;
  guint                  n_facts = vt_search_shopper_count_facts (shopper);
  guint                  n_others = vt_search_shopper_count_facts (other);

  if (n_facts != n_others)
    return n_facts < n_others ? -1 : 1;
  return shopper->now_us < other->now_us ? -1 : shopper->now_us > other->now_us;
}

/* More than the bound tells for certain is as good as too many. */
static guint64
count_combinations (const Maker *maker)
{
  guint64 n = 1;

  for (guint i = 0; i < maker->axes->len && n <= MAX_COMBINATIONS; i++)
    n *= ((const Axis *) maker->axes->pdata[i])->choices->len;
  return n;
}

VtTrialShoppers *
vt_trial_shoppers_new (VtTrialShop *shop, const VtTrialShopperWish *wish)
{
  Maker            maker = {.shop = shop, .wish = wish, .is_complete = TRUE};
  VtTrialShoppers *shoppers;
  guint64          n;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  shoppers = g_new0 (VtTrialShoppers, 1);
  shoppers->list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_trial_shopper_free);
  maker.axes = g_ptr_array_new_with_free_func (axis_free);
  collect_axes (&maker);

  /* At no instant are they all live: nobody. */
  n = count_combinations (&maker);
  if (n > MAX_COMBINATIONS)
    add_some (&maker, shoppers->list);
  else if (n > 0)
    add_all (&maker, shoppers->list);
  g_ptr_array_sort (shoppers->list, compare_shoppers);
  shoppers->is_complete =
      maker.is_complete && n <= MAX_COMBINATIONS && shoppers->list->len <= wish->max;
  if (shoppers->list->len > wish->max)
    g_ptr_array_set_size (shoppers->list, wish->max);
  g_ptr_array_unref (maker.axes);
  return shoppers;
}
