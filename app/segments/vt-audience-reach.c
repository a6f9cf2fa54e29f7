/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom an offer is for, among the customers of the history. */

#include "vt-audience.h"

#include "vt-terms.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whom a condition holds for: @sure whatever is in the cart, @may with some cart. */
typedef struct
{
  VtMembers *sure; /* (owned) */
  VtMembers *may;  /* (owned) */
} Reach;

static void
reach_clear (Reach *reach)
{
  g_clear_pointer (&reach->sure, vt_members_free);
  g_clear_pointer (&reach->may, vt_members_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reach, reach_clear)

typedef struct
{
  GPtrArray   *segments;  /* (unowned) (element-type VtSegment) */
  VtCustomers *customers; /* (unowned) */
  VtJob       *job;       /* (unowned) (nullable) */
  GError     **error;
  gboolean     of_segments; /* whatever else is asked may hold */
} Asking;

static gboolean ask (const Asking *asking, JsonObject *condition, Reach *ret_reach);

/* Takes @members. */
static Reach
reach_of (VtMembers *members)
{
  return (Reach){members, vt_members_copy (members)};
}

/* What only a cart tells. */
static Reach
reach_of_cart (const Asking *asking)
{
  guint32 n = asking->customers->n_customers;

  return (Reach){vt_members_new (n, VT_MEMBERS_NOBODY), vt_members_new (n, VT_MEMBERS_EVERYBODY)};
}

static gboolean
ask_rule (const Asking *asking, const VtSegmentRule *rule, Reach *ret_reach)
{
  VtMembers *members =
      vt_segment_rule_evaluate (rule, asking->customers, asking->job, asking->error);

  if (members == NULL)
    return FALSE;
  *ret_reach = reach_of (members);
  return TRUE;
}

static gboolean
ask_segment (const Asking *asking, const char *key, Reach *ret_reach)
{
  const VtSegment *segment = vt_segments_find_key (asking->segments, key);

  if (segment != NULL)
    return ask_rule (asking, segment->rule, ret_reach);
  *ret_reach = reach_of (vt_members_new (asking->customers->n_customers, VT_MEMBERS_NOBODY));
  return TRUE;
}

static gboolean
ask_bought (const Asking *asking, JsonObject *bought, Reach *ret_reach)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_BOUGHT);
  JsonObject *select = vt_terms_get_object (bought, "select");
  g_autoptr (JsonNode) selector = NULL;

  /* {"skus": …} is a selector in itself, but for the days. */
  selector = select != NULL ? json_node_init_object (json_node_alloc (), select)
                            : vt_terms_without (bought, (const char *const[]){"days", NULL});
  json_node_unref (rule->select);
  rule->select = g_steal_pointer (&selector);
  rule->days = CLAMP (vt_terms_get_int64 (bought, "days", 0), 0, VT_SEGMENT_MAX_DAYS);
  return ask_rule (asking, rule, ret_reach);
}

/* Past orders, from so many to so many. */
static gboolean
ask_orders (const Asking *asking, gint64 from, gint64 to, Reach *ret_reach)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new_range (VT_SEGMENT_ORDERS, from, to);

  return ask_rule (asking, rule, ret_reach);
}

/* @reach holds for all or none of its parts to begin with. */
static gboolean
ask_parts (const Asking *asking, JsonArray *parts, gboolean is_all, Reach *reach)
{
  for (guint i = 0; i < vt_terms_get_length (parts); i++)
    {
      JsonObject *condition = vt_terms_get_element (parts, i);
      g_auto (Reach) part = {NULL, NULL};

      if (condition == NULL)
        continue;
      if (!ask (asking, condition, &part))
        return FALSE;
      if (is_all)
        {
          vt_members_and (reach->sure, part.sure);
          vt_members_and (reach->may, part.may);
        }
      else
        {
          vt_members_or (reach->sure, part.sure);
          vt_members_or (reach->may, part.may);
        }
    }
  return TRUE;
}

static gboolean
ask_group (const Asking *asking, JsonArray *parts, gboolean is_all, Reach *ret_reach)
{
  VtMembersStart start = is_all ? VT_MEMBERS_EVERYBODY : VT_MEMBERS_NOBODY;
  g_auto (Reach) reach = reach_of (vt_members_new (asking->customers->n_customers, start));

  if (!ask_parts (asking, parts, is_all, &reach))
    return FALSE;
  *ret_reach = reach;
  reach = (Reach){NULL, NULL};
  return TRUE;
}

/* Who surely does not meet it surely meets the opposite. */
static gboolean
ask_not (const Asking *asking, JsonObject *condition, Reach *ret_reach)
{
  g_auto (Reach) reach = {NULL, NULL};

  if (!ask (asking, condition, &reach))
    return FALSE;
  vt_members_invert (reach.sure);
  vt_members_invert (reach.may);
  *ret_reach = (Reach){g_steal_pointer (&reach.may), g_steal_pointer (&reach.sure)};
  return TRUE;
}

static gboolean
ask (const Asking *asking, JsonObject *condition, Reach *ret_reach)
{
  const char *key = vt_terms_get_text (condition, "segment");
  JsonObject *bought = vt_terms_get_object (condition, "bought");
  JsonObject *orders = vt_terms_get_object (condition, "orders");
  JsonObject *negated = vt_terms_get_object (condition, "not");

  if (key != NULL)
    return ask_segment (asking, key, ret_reach);
  if (asking->of_segments &&
      (bought != NULL || orders != NULL || json_object_has_member (condition, "first_order")))
    {
      *ret_reach = reach_of_cart (asking);
      return TRUE;
    }
  if (bought != NULL)
    return ask_bought (asking, bought, ret_reach);
  if (orders != NULL)
    return ask_orders (asking, vt_terms_get_int64 (orders, "from", 0),
                       vt_terms_get_int64 (orders, "to", VT_SEGMENT_OPEN_TO), ret_reach);
  if (json_object_has_member (condition, "first_order"))
    return vt_terms_get_boolean (condition, "first_order")
               ? ask_orders (asking, VT_SEGMENT_OPEN_FROM, 0, ret_reach)
               : ask_orders (asking, 1, VT_SEGMENT_OPEN_TO, ret_reach);
  if (negated != NULL)
    return ask_not (asking, negated, ret_reach);
  if (vt_terms_get_array (condition, "all") != NULL)
    return ask_group (asking, vt_terms_get_array (condition, "all"), TRUE, ret_reach);
  if (vt_terms_get_array (condition, "any") != NULL)
    return ask_group (asking, vt_terms_get_array (condition, "any"), FALSE, ret_reach);
  *ret_reach = reach_of_cart (asking);
  return TRUE;
}

void
vt_audience_clear (VtAudience *audience)
{
  g_clear_pointer (&audience->unknown_keys, g_strfreev);
}

/* Whom all that the offer asks for holds for. */
static gboolean
ask_offer (const Asking *asking, const VtOffer *offer, Reach *ret_reach)
{
  static const char *const gates[] = {"audience", "when"};
  g_auto (Reach) reach =
      reach_of (vt_members_new (asking->customers->n_customers, VT_MEMBERS_EVERYBODY));

  for (gsize i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      JsonObject *condition = vt_terms_get_object (vt_offer_get_terms (offer), gates[i]);
      g_auto (Reach) part = {NULL, NULL};

      if (condition == NULL)
        continue;
      if (!ask (asking, condition, &part))
        return FALSE;
      vt_members_and (reach.sure, part.sure);
      vt_members_and (reach.may, part.may);
    }
  *ret_reach = reach;
  reach = (Reach){NULL, NULL};
  return TRUE;
}

gboolean
vt_offer_audience (const VtOffer *offer,
                   GPtrArray     *segments,
                   VtCustomers   *customers,
                   VtJob         *job,
                   VtAudience    *ret_audience,
                   GError       **error)
{
  const Asking asking = {segments, customers, job, error, FALSE};
  g_auto (Reach) reach = {NULL, NULL};

  g_return_val_if_fail (offer != NULL && segments != NULL && customers != NULL, FALSE);
  g_return_val_if_fail (ret_audience != NULL, FALSE);

  if (!ask_offer (&asking, offer, &reach))
    return FALSE;
  vt_segment_figures (customers, reach.may, &ret_audience->figures);
  ret_audience->is_certain = vt_members_count (reach.sure) == ret_audience->figures.n_customers;
  ret_audience->unknown_keys = vt_offer_list_unknown_segments (offer, segments);
  return TRUE;
}

VtMembers *
vt_offer_segment_members (
    const VtOffer *offer, GPtrArray *segments, VtCustomers *customers, VtJob *job, GError **error)
{
  const Asking asking = {segments, customers, job, error, TRUE};
  g_auto (Reach) reach = {NULL, NULL};

  g_return_val_if_fail (offer != NULL && segments != NULL && customers != NULL, NULL);

  return ask_offer (&asking, offer, &reach) ? g_steal_pointer (&reach.may) : NULL;
}

/* ---- in words ---- */

char *
vt_audience_to_text (const VtAudience *audience, VtCustomers *customers, const VtCurrency *currency)
{
  const VtSegmentFigures *figures;
  g_autofree char        *n = NULL;
  g_autofree char        *n_all = NULL;
  g_autofree char        *share = NULL;
  g_autofree char        *orders = NULL;
  g_autofree char        *revenue = NULL;
  GString                *text;

  g_return_val_if_fail (audience != NULL && customers != NULL && currency != NULL, NULL);

  figures = &audience->figures;
  n = vt_words_count (figures->n_customers);
  n_all = vt_words_count (customers->n_customers);
  share = vt_words_share (figures->share);
  orders = vt_words_count (figures->n_orders);
  revenue = vt_money_to_display (figures->revenue_minor, currency);
  text = g_string_new (NULL);
  if (audience->is_certain)
    /* Translators: customers, of how many, their share, their orders, and an amount of money */
    g_string_append_printf (text,
                            _ ("For %s of %s customers (%s), with %s orders worth %s so far."), n,
                            n_all, share, orders, revenue);
  else
    /* Translators: customers, of how many, their share, their orders, and an amount of money */
    g_string_append_printf (text,
                            _ ("With the right cart, for %s of %s customers (%s), with %s orders "
                               "worth %s so far."),
                            n, n_all, share, orders, revenue);
  if (audience->unknown_keys[0] != NULL)
    {
      g_autofree char *keys = g_strjoinv (_ ("”, “"), audience->unknown_keys);

      g_string_append_c (text, ' ');
      /* Translators: keys of segments */
      g_string_append_printf (text, _ ("No segment here has the key “%s”."), keys);
    }
  return g_string_free (text, FALSE);
}
