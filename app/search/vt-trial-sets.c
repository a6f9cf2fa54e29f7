/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What offers speak of, as sets of products. */

#include "vt-trial-shop-private.h"

#include "vt-facts.h"
#include "vt-trial-times.h"

#include <string.h>

#define WORD_BITS 64

guint
vt_trial_shop_n_words (const VtTrialShop *shop)
{
  return shop->products->len / WORD_BITS + 1;
}

static gboolean
has_bit (const guint64 *bits, guint place)
{
  return (bits[place / WORD_BITS] >> place % WORD_BITS & 1) != 0;
}

static void
set_bit (guint64 *bits, guint place)
{
  bits[place / WORD_BITS] |= G_GUINT64_CONSTANT (1) << place % WORD_BITS;
}

gboolean
vt_trial_shop_has (const VtTrialShop *shop, guint set, guint place)
{
  return has_bit (((const VtTrialSet *) shop->sets->pdata[set])->has, place);
}

gboolean
vt_trial_offer_speaks_of (const VtTrialOffer *offer, guint place)
{
  return has_bit (offer->spoken, place);
}

gboolean
vt_trial_offer_takes (const VtTrialOffer *offer, guint place)
{
  return has_bit (offer->taken, place);
}

gboolean
vt_trial_offers_meet (const VtTrialShop *shop, const VtTrialOffer *offer, const VtTrialOffer *other)
{
  for (guint i = 0; i < vt_trial_shop_n_words (shop); i++)
    if ((offer->taken[i] & other->taken[i]) != 0)
      return TRUE;
  return FALSE;
}

/* ---- making sets ---- */

/* Takes @key; the set is empty. */
static VtTrialSet *
add_set (VtTrialShop *shop, char *key)
{
  VtTrialSet *set = g_new0 (VtTrialSet, 1);

  set->has = g_new0 (guint64, vt_trial_shop_n_words (shop));
  g_hash_table_insert (shop->set_keys, key, GUINT_TO_POINTER (shop->sets->len));
  g_ptr_array_add (shop->sets, set);
  return set;
}

static gboolean
find_set (VtTrialShop *shop, const char *key, guint *ret_set)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (shop->set_keys, key, NULL, &value))
    return FALSE;
  *ret_set = GPOINTER_TO_UINT (value);
  return TRUE;
}

void
vt_trial_shop_begin_sets (VtTrialShop *shop)
{
  VtTrialSet *set = add_set (shop, g_strdup ("{}"));

  for (guint i = 0; i < shop->products->len; i++)
    set_bit (set->has, i);
}

guint
vt_trial_shop_select (VtTrialShop *shop, JsonObject *selector)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *key = NULL;
  VtTrialSet      *set;
  guint            found;

  if (selector == NULL)
    return VT_TRIAL_EVERYTHING;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, selector);
  key = json_to_string (node, FALSE);
  if (find_set (shop, key, &found))
    return found;

  set = add_set (shop, g_steal_pointer (&key));
  for (guint i = 0; i < shop->products->len; i++)
    {
      g_auto (VtFacts) facts = {vt_trial_shop_get_product (shop, i)};

      if (vt_facts_match (&facts, selector))
        set_bit (set->has, i);
    }
  return shop->sets->len - 1;
}

guint
vt_trial_shop_name (VtTrialShop *shop, GPtrArray *skus)
{
  g_autoptr (GString) key = g_string_new ("skus");
  VtTrialSet *set;
  guint       found;

  /* The length first, so that no SKU can pass for a part of another. */
  for (guint i = 0; i < skus->len; i++)
    g_string_append_printf (key, " %zu:%s", strlen (skus->pdata[i]), (char *) skus->pdata[i]);
  if (find_set (shop, key->str, &found))
    return found;

  set = add_set (shop, g_strdup (key->str));
  for (guint i = 0; i < skus->len; i++)
    {
      guint place = vt_trial_shop_find (shop, skus->pdata[i]);

      if (place != VT_TRIAL_NO_PLACE)
        set_bit (set->has, place);
    }
  return shop->sets->len - 1;
}

guint
vt_trial_shop_name_one (VtTrialShop *shop, const char *sku)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();

  g_ptr_array_add (skus, (gpointer) sku);
  return vt_trial_shop_name (shop, skus);
}

guint
vt_trial_shop_meet (VtTrialShop *shop, const VtTrialOffer *offer, const VtTrialOffer *other)
{
  VtTrialSet *set = g_new0 (VtTrialSet, 1);

  set->has = g_new0 (guint64, vt_trial_shop_n_words (shop));
  for (guint i = 0; i < vt_trial_shop_n_words (shop); i++)
    set->has[i] = offer->taken[i] & other->taken[i];
  g_ptr_array_add (shop->sets, set);
  return shop->sets->len - 1;
}

/* ---- what an offer speaks of ---- */

static void
speak_of (VtTrialShop *shop, VtTrialOffer *offer, guint set)
{
  const guint64 *has = ((const VtTrialSet *) shop->sets->pdata[set])->has;

  for (guint i = 0; i < offer->sets->len; i++)
    if (g_array_index (offer->sets, guint, i) == set)
      return;
  g_array_append_val (offer->sets, set);
  for (guint i = 0; i < vt_trial_shop_n_words (shop); i++)
    offer->spoken[i] |= has[i];
}

static void look_into (VtTrialShop *shop, VtTrialOffer *offer, const char *member, JsonNode *node);

/* Without a selector these are of everything. */
static gboolean
is_of_everything (const char *member, JsonObject *object)
{
  static const char *const members[] = {"quantity", "slots", "subtotal", NULL};

  return g_strv_contains (members, member) && !json_object_has_member (object, "select");
}

static void
look_into_object (VtTrialShop *shop, VtTrialOffer *offer, JsonObject *object)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    look_into (shop, offer, name, node);
}

static void
add_texts (GPtrArray *texts, JsonArray *array)
{
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      const char *text = vt_terms_get_word (array, i);

      if (text != NULL)
        g_ptr_array_add (texts, g_strdup (text));
    }
}

/* What need not be in a cart: it is put before the shopper, given besides, or was bought before. */
static gboolean
is_beside_cart (const char *member)
{
  static const char *const members[] = {"bought", "fill", "gift", NULL};

  return vt_terms_is_opaque (member) || g_strv_contains (members, member);
}

/* @member: the name of what the node is, or is an element of. */
static void
look_into (VtTrialShop *shop, VtTrialOffer *offer, const char *member, JsonNode *node)
{
  if (is_beside_cart (member))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_into (shop, offer, member, json_array_get_element (array, i));
      if (strcmp (member, "compatible") == 0)
        add_texts (offer->attributes, array);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (vt_terms_is_selector (member))
        {
          speak_of (shop, offer, vt_trial_shop_select (shop, object));
          return;
        }
      if (is_of_everything (member, object))
        speak_of (shop, offer, VT_TRIAL_EVERYTHING);
      if (strcmp (member, "alternative") == 0)
        add_texts (offer->attributes, vt_terms_get_array (object, "required"));
      look_into_object (shop, offer, object);
      return;
    }
  if (vt_terms_is_sku (member) && json_node_get_value_type (node) == G_TYPE_STRING)
    speak_of (shop, offer, vt_trial_shop_name_one (shop, json_node_get_string (node)));
}

/* Kinds that speak of everything unless they say of what. */
static gboolean
may_select (VtOfferKind kind, JsonObject *form)
{
  switch (kind)
    {
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_PROTECTION:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_MARKDOWN:
      return TRUE;
    case VT_OFFER_DOWNSELL:
      return json_object_has_member (form, "instalments");
    case VT_OFFER_BUNDLE:
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_CROSS_SELL:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_FOLLOW_UP:
    default:
      return FALSE;
    }
}

static VtTrialLayer
find_layer (VtOfferKind kind, JsonObject *form)
{
  switch (kind)
    {
    case VT_OFFER_BUNDLE:
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_VOLUME:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_PROTECTION:
    case VT_OFFER_ADD_ON:
      return VT_TRIAL_CLAIMS;
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_CROSS_SELL:
      return json_object_has_member (form, "reward") ? VT_TRIAL_CLAIMS : VT_TRIAL_NOTHING;
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_MARKDOWN:
      return VT_TRIAL_ITEMS;
    case VT_OFFER_THRESHOLD:
      return VT_TRIAL_ORDER;
    case VT_OFFER_FOLLOW_UP:
    default:
      return VT_TRIAL_NOTHING;
    }
}

/* ---- what an offer can claim or take something off ---- */

static void
take (VtTrialShop *shop, VtTrialOffer *offer, guint set)
{
  const guint64 *has = ((const VtTrialSet *) shop->sets->pdata[set])->has;

  for (guint i = 0; i < vt_trial_shop_n_words (shop); i++)
    offer->taken[i] |= has[i];
}

/* Of every element: the product that it names, or what it selects. */
static void
take_elements (VtTrialShop *shop, VtTrialOffer *offer, JsonArray *array)
{
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      JsonObject *element = vt_terms_get_element (array, i);
      const char *sku = vt_terms_get_text (element, "sku");

      take (shop, offer,
            sku != NULL ? vt_trial_shop_name_one (shop, sku)
                        : vt_trial_shop_select (shop, vt_terms_get_object (element, "select")));
    }
}

static void
take_selected (VtTrialShop *shop, VtTrialOffer *offer)
{
  take (shop, offer, vt_trial_shop_select (shop, vt_terms_get_object (offer->form, "select")));
  if (json_object_has_member (offer->form, "buy_select"))
    take (shop, offer,
          vt_trial_shop_select (shop, vt_terms_get_object (offer->form, "buy_select")));
}

static void
take_options (VtTrialShop *shop, VtTrialOffer *offer)
{
  JsonArray *groups = vt_terms_get_array (offer->form, "groups");

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    take_elements (shop, offer, vt_terms_get_array (vt_terms_get_element (groups, i), "options"));
}

static void
find_taken (VtTrialShop *shop, VtTrialOffer *offer)
{
  JsonObject *form = offer->form;

  switch (offer->offer->kind)
    {
    case VT_OFFER_BUNDLE:
      take_elements (shop, offer, vt_terms_get_array (form, "components"));
      break;
    case VT_OFFER_MIX_AND_MATCH:
      take_elements (shop, offer, vt_terms_get_array (form, "slots"));
      break;
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_MARKDOWN:
      take_selected (shop, offer);
      break;
    case VT_OFFER_TIER_LADDER:
      take_elements (shop, offer, vt_terms_get_array (form, "tiers"));
      break;
    case VT_OFFER_PROTECTION:
      take_elements (shop, offer, vt_terms_get_array (form, "plans"));
      break;
    case VT_OFFER_CROSS_SELL:
      take_elements (shop, offer, vt_terms_get_array (form, "items"));
      break;
    case VT_OFFER_DOWNSELL:
      if (vt_terms_get_object (form, "alternative") != NULL)
        take (shop, offer,
              vt_trial_shop_name_one (
                  shop, vt_terms_get_text (vt_terms_get_object (form, "alternative"), "sku")));
      break;
    case VT_OFFER_ADD_ON:
      take_options (shop, offer);
      break;
    case VT_OFFER_FOLLOW_UP:
      break;
    default:
      g_warn_if_reached ();
    }
}

/* The earlier line is preferred where a choice of units is as good as another, and has what is left
 * of a budget, or room above a floor. What is taken off each line by itself is the same whichever
 * come before. */
static gboolean
goes_by_lines (const VtTrialOffer *offer)
{
  JsonObject *limits = vt_terms_get_object (offer->form, "limits");

  return offer->layer == VT_TRIAL_CLAIMS ||
         (limits != NULL && json_object_has_member (limits, "budget")) ||
         (offer->layer == VT_TRIAL_ORDER && json_object_has_member (offer->form, "guards"));
}

void
vt_trial_offer_look (VtTrialShop *shop, VtTrialOffer *offer)
{
  VtOfferKind kind = offer->offer->kind;
  JsonObject *guards = vt_terms_get_object (offer->form, "guards");

  offer->sets = g_array_new (FALSE, FALSE, sizeof (guint));
  offer->attributes = g_ptr_array_new_with_free_func (g_free);
  offer->spoken = g_new0 (guint64, vt_trial_shop_n_words (shop));
  offer->taken = g_new0 (guint64, vt_trial_shop_n_words (shop));
  offer->times = vt_trial_times_new (offer->form);
  offer->layer = find_layer (kind, offer->form);
  offer->group = vt_terms_get_text (offer->form, "exclusive_group");
  offer->guards_cost = guards != NULL && json_object_has_member (guards, "min_margin");
  offer->goes_by_lines = goes_by_lines (offer);
  offer->weighs = g_strcmp0 (vt_terms_get_text (offer->form, "measure"), "weight") == 0;
  if (may_select (kind, offer->form) && !json_object_has_member (offer->form, "select"))
    speak_of (shop, offer, VT_TRIAL_EVERYTHING);
  look_into_object (shop, offer, offer->form);
  if (offer->layer != VT_TRIAL_NOTHING)
    find_taken (shop, offer);
}
