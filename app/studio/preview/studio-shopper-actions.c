/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on the cart's shopper: who they are, where they stand, and when. */

#include "studio-cart-actions.h"

#include "studio-actions.h"
#include "studio-shopper-words.h"
#include "studio-till.h"
#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-prompt.h"

#include <glib/gi18n-lib.h>

/* (transfer full): to be changed and given back to keep(). */
static VtShopper *
copy_shopper (StudioSession *session)
{
  return vt_shopper_copy (studio_session_get_cart (session)->shopper);
}

/* Takes the shopper. */
static void
keep (StudioSession *session, VtShopper *shopper)
{
  studio_till_set_shopper (studio_till_get (session), shopper);
  vt_shopper_free (shopper);
}

static void
say (StudioSession *session, const char *text)
{
  studio_session_say (session, text, NULL, NULL);
}

/* ---- where and what they read ---- */

static void
on_change_placement (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  const char      *placement = g_variant_get_string (state, NULL);
  g_autofree char *text = NULL;

  if (vt_placement_get_title (placement) != NULL)
    {
      studio_till_set_placement (studio_till_get (user_data), placement);
      return;
    }
  text = g_strdup_printf (_ ("There is no place “%s”"), placement);
  say (user_data, text);
}

static void
on_change_language (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  const char      *typed = g_variant_get_string (state, NULL);
  g_autofree char *language = vt_language_normalize (typed);
  g_autofree char *text = NULL;

  if (language != NULL)
    {
      studio_till_set_locale (studio_till_get (user_data), language);
      return;
    }
  text = g_strdup_printf (_ ("“%s” is no language: “de” or “pt-BR” would be"), typed);
  say (user_data, text);
}

/* ---- lists of words ---- */

typedef struct
{
  GPtrArray  *words; /* (unowned): of the shopper */
  guint       max;
  const char *too_many; /* translated: what is said then */
} Words;

static void
set_word (StudioSession *session, VtShopper *shopper, const Words *list, GVariant *parameter)
{
  char            *typed;
  gboolean         is_in;
  g_autofree char *word = NULL;

  g_variant_get (parameter, "(sb)", &typed, &is_in);
  word = g_strstrip (typed);
  if (*word == '\0' || strlen (word) > VT_ID_MAX_BYTES)
    {
      say (session, *word == '\0' ? _ ("There is nothing in it") : _ ("Shorter, please"));
      vt_shopper_free (shopper);
      return;
    }
  if (is_in && list->words->len >= list->max && !vt_shopper_has_word (list->words, word))
    {
      say (session, list->too_many);
      vt_shopper_free (shopper);
      return;
    }
  vt_shopper_set_word (list->words, word, is_in);
  keep (session, shopper);
}

static void
on_segment (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper  *shopper = copy_shopper (user_data);
  const Words list = {shopper->segments, VT_SHOPPER_MAX_WORDS,
                      _ ("A shopper is in at most 100 segments")};

  set_word (user_data, shopper, &list, parameter);
}

static void
on_coupon (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper  *shopper = copy_shopper (user_data);
  const Words list = {shopper->coupons, VT_SHOPPER_MAX_WORDS,
                      _ ("A cart takes at most 100 coupons")};

  set_word (user_data, shopper, &list, parameter);
}

/* What a storefront sends of it: the id of an offer that goes by that name, else what was typed. */
static const char *
find_refused (StudioSession *session, const char *typed)
{
  GPtrArray *offers = studio_session_get_offers (session);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      if (g_utf8_collate (offer->name, typed) == 0)
        return offer->id;
    }
  return typed;
}

static void
on_declined (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper  *shopper = copy_shopper (user_data);
  const Words list = {shopper->declined, VT_SHOPPER_MAX_DECLINED,
                      _ ("A shopper refuses at most 1000 things")};
  const char *typed;
  gboolean    is_in;
  g_autoptr (GVariant) named = NULL;

  g_variant_get (parameter, "(&sb)", &typed, &is_in);
  named = g_variant_ref_sink (g_variant_new ("(sb)", find_refused (user_data, typed), is_in));
  set_word (user_data, shopper, &list, named);
}

/* ---- time, money, channel ---- */

static void
on_time (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *at = NULL;
  VtShopper       *shopper;

  if (!studio_shopper_time_from_typed (user_data, g_variant_get_string (parameter, NULL), &at))
    {
      say (user_data, studio_shopper_time_problem ());
      return;
    }
  shopper = copy_shopper (user_data);
  vt_shopper_set_text (&shopper->now, at);
  keep (user_data, shopper);
}

/* "" is an amount that nobody knows. What is wrong is said. */
static gboolean
read_amount (StudioSession *session, const char *typed, gint64 *ret_minor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gint64           minor = VT_MONEY_UNKNOWN;

  if (*text != '\0' &&
      !vt_money_from_typed (text, studio_session_get_currency (session), &minor, &error))
    {
      say (session, error->message);
      return FALSE;
    }
  if (*text != '\0' && (minor < 0 || minor > VT_MONEY_MAX))
    {
      say (session, _ ("An amount is 0 or more"));
      return FALSE;
    }
  *ret_minor = minor;
  return TRUE;
}

static void
on_budget (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper *shopper;
  gint64     minor;

  if (!read_amount (user_data, g_variant_get_string (parameter, NULL), &minor))
    return;
  shopper = copy_shopper (user_data);
  shopper->budget_minor = minor;
  keep (user_data, shopper);
}

static void
on_channel (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *channel = g_strstrip (g_variant_dup_string (parameter, NULL));
  VtShopper       *shopper;

  if (strlen (channel) > VT_ID_MAX_BYTES)
    {
      say (user_data, _ ("Shorter, please"));
      return;
    }
  shopper = copy_shopper (user_data);
  vt_shopper_set_text (&shopper->channel, channel);
  keep (user_data, shopper);
}

/* A method alone has no meaning for a storefront: it costs nothing then. */
static void
on_shipping (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char      *typed_method;
  const char      *price;
  g_autofree char *method = NULL;
  VtShopper       *shopper;
  gint64           minor;

  g_variant_get (parameter, "(&s&s)", &typed_method, &price);
  method = g_strstrip (g_strdup (typed_method));
  if (!read_amount (user_data, price, &minor))
    return;
  if (strlen (method) > VT_ID_MAX_BYTES)
    {
      say (user_data, _ ("Shorter, please"));
      return;
    }
  shopper = copy_shopper (user_data);
  vt_shopper_set_text (&shopper->shipping_method, method);
  shopper->shipping_minor = *method != '\0' && minor == VT_MONEY_UNKNOWN ? 0 : minor;
  keep (user_data, shopper);
}

/* ---- earlier orders ---- */

static void
on_orders (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper *shopper = copy_shopper (user_data);

  if (g_variant_get_boolean (parameter))
    shopper->knows_orders = TRUE;
  else
    vt_shopper_forget_orders (shopper);
  keep (user_data, shopper);
}

static void
on_order_add (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char             *typed;
  g_autofree char        *at = NULL;
  g_autofree const char **skus = NULL;
  VtShopper              *shopper;

  g_variant_get (parameter, "(&s^a&s)", &typed, &skus);
  if (!studio_shopper_time_from_typed (user_data, typed, &at) || at == NULL)
    {
      say (user_data, studio_shopper_time_problem ());
      return;
    }
  shopper = copy_shopper (user_data);
  if (!vt_shopper_add_bought (shopper, at, skus))
    say (user_data, _ ("A shopper has at most 1000 orders of 1000 units"));
  keep (user_data, shopper);
}

static void
on_order_remove (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtShopper *shopper = copy_shopper (user_data);
  guint      number = g_variant_get_uint32 (parameter);

  if (number >= 1 && number <= shopper->orders->len)
    g_ptr_array_remove_index (shopper->orders, number - 1);
  else
    say (user_data, _ ("There is no such order"));
  keep (user_data, shopper);
}

/* ---- all of it ---- */

static void
on_anybody (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const VtShopper *before = studio_session_get_cart (user_data)->shopper;
  VtShopper       *shopper = vt_shopper_new ();

  vt_shopper_set_text (&shopper->placement, before->placement);
  vt_shopper_set_text (&shopper->locale, before->locale);
  keep (user_data, shopper);
}

static void
follow (StudioSession *session, GParamSpec *pspec, gpointer actions)
{
  StudioTill      *till = studio_till_get (session);
  const VtShopper *shopper = studio_session_get_cart (session)->shopper;
  GAction         *placement = g_action_map_lookup_action (actions, "placement");
  GAction         *language = g_action_map_lookup_action (actions, "shopper-language");
  GAction         *anybody = g_action_map_lookup_action (actions, "cart-anybody");

  g_simple_action_set_state (G_SIMPLE_ACTION (placement),
                             g_variant_new_string (studio_till_get_placement (till)));
  g_simple_action_set_state (G_SIMPLE_ACTION (language),
                             g_variant_new_string (studio_till_get_locale (till)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (anybody), !vt_shopper_is_anybody (shopper));
}

void
studio_shopper_actions_add (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "placement",
       .parameter_type = "s",
       .state = "'" VT_PLACEMENT_DEFAULT "'",
       .change_state = on_change_placement},
      {.name = "shopper-language",
       .parameter_type = "s",
       .state = "'" VT_LOCALE_UNKNOWN "'",
       .change_state = on_change_language},
      {.name = "cart-time", .activate = on_time, .parameter_type = "s"},
      {.name = "cart-segment", .activate = on_segment, .parameter_type = "(sb)"},
      {.name = "cart-coupon", .activate = on_coupon, .parameter_type = "(sb)"},
      {.name = "cart-declined", .activate = on_declined, .parameter_type = "(sb)"},
      {.name = "cart-budget", .activate = on_budget, .parameter_type = "s"},
      {.name = "cart-channel", .activate = on_channel, .parameter_type = "s"},
      {.name = "cart-shipping", .activate = on_shipping, .parameter_type = "(ss)"},
      {.name = "cart-orders", .activate = on_orders, .parameter_type = "b"},
      {.name = "cart-order-add", .activate = on_order_add, .parameter_type = "(sas)"},
      {.name = "cart-order-remove", .activate = on_order_remove, .parameter_type = "u"},
      {.name = "cart-anybody", .activate = on_anybody},
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
