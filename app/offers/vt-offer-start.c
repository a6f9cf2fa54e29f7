/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer of each kind begins with, and what it still lacks. */

#include "vt-offer-start.h"

#include "vt-condition.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

/* Where the smallest coin is the whole unit, prices have two digits more. */
#define ROUND_AMOUNT 5000

/* As rule packs have them; a bundle begins with a discount of its own. */
static const char *const beginnings[VT_N_OFFER_KINDS] = {
    [VT_OFFER_BUNDLE] = "{}",
    [VT_OFFER_MIX_AND_MATCH] =
        "{\"reward\":{\"percent\":\"10\"},\"slots\":[{\"quantity\":1},{\"quantity\":1}]}",
    [VT_OFFER_VOLUME] = "{\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}}",
    [VT_OFFER_SUBSCRIPTION] = "{\"reward\":{\"percent\":\"10\"}}",
    [VT_OFFER_TIER_LADDER] = "{}",
    [VT_OFFER_DOWNSELL] = "{}",
    [VT_OFFER_PROTECTION] = "{}",
    [VT_OFFER_CROSS_SELL] = "{}",
    [VT_OFFER_ADD_ON] = "{}",
    [VT_OFFER_THRESHOLD] = "{\"steps\":[{\"reward\":{\"percent\":\"10\"}}]}",
    [VT_OFFER_MARKDOWN] = "{\"reward\":{\"percent\":\"10\"}}",
    [VT_OFFER_FOLLOW_UP] =
        "{\"steps\":[{\"days\":7,\"placement\":\"follow_up_email\",\"until_days\":30}]}",
};

gint64
vt_offer_round_amount (const VtCurrency *currency)
{
  gint64 amount_minor = ROUND_AMOUNT;

  g_return_val_if_fail (currency != NULL, 0);

  for (int i = 2; i < currency->minor_digits; i++)
    amount_minor *= 10;
  return amount_minor;
}

static JsonNode *
begin (VtOfferKind kind, const VtCurrency *currency)
{
  g_autoptr (JsonNode) plain = json_from_string (beginnings[kind], NULL);
  g_autoptr (JsonNode) amount = NULL;

  if (kind != VT_OFFER_THRESHOLD)
    return g_steal_pointer (&plain);
  amount = vt_terms_int64_new (vt_offer_round_amount (currency));
  return vt_terms_path_set (plain, "steps/0/from", amount, NULL);
}

VtOffer *
vt_offer_new_of_kind (VtOfferKind kind, const char *name, const VtCurrency *currency)
{
  VtOffer *offer;
  g_autoptr (JsonNode) terms = NULL;

  g_return_val_if_fail ((gsize) kind < VT_N_OFFER_KINDS, NULL);
  g_return_val_if_fail (name != NULL && currency != NULL, NULL);

  if (kind == VT_OFFER_BUNDLE)
    return vt_offer_new_bundle (name);
  offer = vt_offer_new (kind, name);
  terms = begin (kind, currency);
  if (!vt_offer_set_terms (offer, terms, NULL))
    g_return_val_if_reached (offer);
  return offer;
}

/* ---- what is lacking ---- */

typedef struct
{
  VtOfferKind kind;
  const char *path;   /* what has to be there */
  guint       length; /* of an array, so many elements at least */
  const char *text;
} Need;

static const Need needs[] = {
    {VT_OFFER_MIX_AND_MATCH, "slots", 1, N_ ("Add what the shopper chooses from.")},
    {VT_OFFER_MIX_AND_MATCH, "reward", 0, N_ ("Say what the set costs less.")},
    {VT_OFFER_SUBSCRIPTION, "reward", 0, N_ ("Say how much less a delivery costs.")},
    {VT_OFFER_TIER_LADDER, "tiers", 2,
     N_ ("Add at least two products, from the plainest to the best.")},
    {VT_OFFER_PROTECTION, "plans", 1, N_ ("Add a plan and the prices of what it covers.")},
    {VT_OFFER_CROSS_SELL, "anchor", 0, N_ ("Choose what the suggestions go with.")},
    {VT_OFFER_CROSS_SELL, "items", 1, N_ ("Add the products to suggest.")},
    {VT_OFFER_ADD_ON, "requires", 0, N_ ("Choose what the options go with.")},
    {VT_OFFER_ADD_ON, "groups", 1, N_ ("Add the options to choose from.")},
    {VT_OFFER_THRESHOLD, "steps", 1, N_ ("Add a step: from how much on, and what it gives.")},
    {VT_OFFER_MARKDOWN, "reward", 0, N_ ("Say how much less the products cost.")},
    {VT_OFFER_FOLLOW_UP, "after", 0, N_ ("Choose what was bought before.")},
    {VT_OFFER_FOLLOW_UP, "steps", 1, N_ ("Add a message and when it is sent.")},
};

static gboolean
is_there (const VtOffer *offer, const char *path, guint length)
{
  JsonNode *node = vt_terms_path_get (offer->terms, path);

  if (node == NULL)
    return FALSE;
  return !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) >= length;
}

static const char *
tell_next_of_downsell (const VtOffer *offer)
{
  if (is_there (offer, "instalments", 0))
    return NULL;
  if (!is_there (offer, "alternative", 0))
    return _ ("Choose the cheaper product to offer, or instalments.");
  if (!is_there (offer, "alternative/for", 0))
    return _ ("Choose what the cheaper product may take the place of.");
  return is_there (offer, "alternative/sku", 0) ? NULL : _ ("Choose the cheaper product to offer.");
}

/* Conditions that were begun and ask for nothing yet. */
static const char *
tell_next_of_condition (const VtOffer *offer, const char *path)
{
  g_autoptr (GPtrArray) parts = vt_condition_list (offer->terms, path);

  for (guint i = 0; i < parts->len; i++)
    {
      const VtConditionPart *part = parts->pdata[i];
      JsonNode              *value = vt_terms_path_get (offer->terms, part->inner_path);

      if (vt_condition_is_group (part->member) && JSON_NODE_HOLDS_ARRAY (value) &&
          json_array_get_length (json_node_get_array (value)) == 0)
        return _ ("Add a condition to the group that is empty, or remove it.");
      if (*part->member == '\0' || (json_node_get_value_type (value) == G_TYPE_STRING &&
                                    *json_node_get_string (value) == '\0'))
        return _ ("Say what the condition asks for.");
    }
  return NULL;
}

static char *
tell_next_of_conditions (const VtOffer *offer)
{
  const char *next = tell_next_of_condition (offer, "audience");

  return g_strdup (next != NULL ? next : tell_next_of_condition (offer, "when"));
}

char *
vt_offer_tell_next (const VtOffer *offer)
{
  const char *next;

  g_return_val_if_fail (offer != NULL, NULL);

  next = offer->kind == VT_OFFER_DOWNSELL ? tell_next_of_downsell (offer) : NULL;
  if (next != NULL)
    return g_strdup (next);
  if (offer->kind == VT_OFFER_VOLUME && !is_there (offer, "breaks", 1) &&
      !is_there (offer, "reward", 0))
    return g_strdup (_ ("Say how many have to be bought, and what that gives."));
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (needs[i].kind == offer->kind && !is_there (offer, needs[i].path, needs[i].length))
      return g_strdup (_ (needs[i].text));
  return tell_next_of_conditions (offer);
}
