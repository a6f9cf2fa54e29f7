/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What conditions ask of a shopper, and whether a shopper can meet them. */

#include "vt-trial-conditions.h"

#include <string.h>

static gboolean
has_text (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (g_strcmp0 (texts->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

static VtHolds
to_holds (gboolean does)
{
  return does ? VT_HOLDS : VT_HOLDS_NOT;
}

/* @is_all: the least of them counts, else the most. */
static VtHolds
judge_several (JsonArray *conditions, gboolean is_all, const VtSearchShopper *shopper)
{
  VtHolds holds = is_all ? VT_HOLDS : VT_HOLDS_NOT;

  for (guint i = 0; i < vt_terms_get_length (conditions); i++)
    {
      VtHolds own = vt_trial_condition_judge (vt_terms_get_element (conditions, i), shopper);

      holds = is_all ? MIN (holds, own) : MAX (holds, own);
    }
  return holds;
}

static VtHolds
judge_orders (JsonObject *range, const VtSearchShopper *shopper)
{
  gint64 n = shopper->orders->len;

  return to_holds (shopper->knows_orders && n >= vt_terms_get_int64 (range, "from", 0) &&
                   n <= vt_terms_get_int64 (range, "to", G_MAXINT64));
}

static VtHolds
judge_one (const char *name, JsonObject *condition, const VtSearchShopper *shopper)
{
  const char *text = vt_terms_get_text (condition, name);

  if (strcmp (name, "all") == 0 || strcmp (name, "any") == 0)
    return judge_several (vt_terms_get_array (condition, name), strcmp (name, "all") == 0, shopper);
  if (strcmp (name, "not") == 0)
    return VT_HOLDS - vt_trial_condition_judge (vt_terms_get_object (condition, name), shopper);
  if (strcmp (name, "coupon") == 0)
    return to_holds (has_text (shopper->coupons, text));
  if (strcmp (name, "segment") == 0)
    return to_holds (has_text (shopper->segments, text));
  if (strcmp (name, "channel") == 0)
    return to_holds (g_strcmp0 (shopper->channel, text) == 0);
  if (strcmp (name, "placement") == 0)
    return to_holds (g_strcmp0 (shopper->placement, text) == 0);
  if (strcmp (name, "shipping") == 0)
    return to_holds (g_strcmp0 (shopper->shipping_method, text) == 0);
  if (strcmp (name, "first_order") == 0)
    return to_holds (shopper->knows_orders &&
                     (shopper->orders->len == 0) == vt_terms_get_boolean (condition, name));
  if (strcmp (name, "orders") == 0)
    return judge_orders (vt_terms_get_object (condition, name), shopper);
  if (strcmp (name, "bought") == 0 && shopper->orders->len == 0)
    return VT_HOLDS_NOT;
  return VT_HOLDS_PERHAPS;
}

VtHolds
vt_trial_condition_judge (JsonObject *condition, const VtSearchShopper *shopper)
{
  JsonObjectIter iter;
  const char    *name;

  g_return_val_if_fail (shopper != NULL, VT_HOLDS_NOT);

  if (condition == NULL)
    return VT_HOLDS;
  json_object_iter_init_ordered (&iter, condition);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_has_prefix (name, "x-"))
      return judge_one (name, condition, shopper);
  return VT_HOLDS_PERHAPS;
}

/* ---- of an offer ---- */

static gboolean
is_in_channel (const VtTrialOffer *offer, const VtSearchShopper *shopper)
{
  JsonArray *channels = vt_terms_get_array (offer->form, "channels");

  if (vt_terms_get_length (channels) == 0)
    return TRUE;
  for (guint i = 0; i < vt_terms_get_length (channels); i++)
    if (shopper->channel != NULL &&
        g_strcmp0 (vt_terms_get_word (channels, i), shopper->channel) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_coupon (const VtTrialOffer *offer, const VtSearchShopper *shopper)
{
  const char *coupon = vt_terms_get_text (offer->form, "coupon");
  JsonArray  *coupons = vt_terms_get_array (offer->form, "coupons");

  if (coupon != NULL)
    return has_text (shopper->coupons, coupon);
  for (guint i = 0; i < vt_terms_get_length (coupons); i++)
    if (has_text (shopper->coupons, vt_terms_get_word (coupons, i)))
      return TRUE;
  return vt_terms_get_length (coupons) == 0;
}

gboolean
vt_trial_offer_may_open (const VtTrialOffer *offer, const VtSearchShopper *shopper)
{
  g_return_val_if_fail (offer != NULL, FALSE);
  g_return_val_if_fail (shopper != NULL, FALSE);

  return is_in_channel (offer, shopper) && has_coupon (offer, shopper) &&
         vt_trial_condition_judge (vt_terms_get_object (offer->form, "audience"), shopper) !=
             VT_HOLDS_NOT &&
         vt_trial_condition_judge (vt_terms_get_object (offer->form, "when"), shopper) !=
             VT_HOLDS_NOT;
}

static void
look_into (JsonNode *node, VtTrialConditionFunc func, gpointer data)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *wanted;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_into (json_array_get_element (array, i), func, data);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &wanted))
    {
      if (strcmp (name, "all") == 0 || strcmp (name, "any") == 0 || strcmp (name, "not") == 0)
        look_into (wanted, func, data);
      else if (!g_str_has_prefix (name, "x-"))
        func (name, wanted, data);
    }
}

void
vt_trial_offer_foreach_condition (const VtTrialOffer  *offer,
                                  VtTrialConditionFunc func,
                                  gpointer             data)
{
  static const char *const members[] = {"audience", "when"};

  g_return_if_fail (offer != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (offer->form, members[i]))
      look_into (json_object_get_member (offer->form, members[i]), func, data);
}
