/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other carts in the place of the session's: kept ones, real orders, an offer's parts. */

#include "studio-cart-actions.h"

#include "studio-actions.h"
#include "studio-till.h"
#include "vt-order-cart.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* ---- real orders ---- */

/* The search for an order. */
typedef struct
{
  VtOrders    *orders; /* (owned) */
  char        *name;   /* (owned) (nullable): of the order wanted */
  GPtrArray   *offers; /* (owned) (nullable): one of which is to apply */
  guint64      seed;   /* where to begin */
  VtOrderCart *found;  /* (owned) (nullable) */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  vt_orders_unref (search->orders);
  g_free (search->name);
  g_clear_pointer (&search->offers, g_ptr_array_unref);
  g_clear_pointer (&search->found, vt_order_cart_free);
  g_free (search);
}

static gboolean
run_search (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Search *search = data;
  guint32 order;

  if (search->name != NULL)
    order = vt_orders_find_name (search->orders, search->name);
  else
    order = vt_orders_pick_basket (search->orders, search->offers, search->seed);
  if (order != VT_ORDER_NONE)
    search->found = vt_order_cart_new (search->orders, order);
  return vt_job_check (job, error);
}

static char *
describe_found (const VtOrderCart *found)
{
  g_autofree char *name = vt_words_title (found->order_name, VT_WORDS_TITLE_MAX);
  g_autofree char *content = studio_cart_describe (found->cart);

  if (found->n_left_out == 0)
    return g_strdup_printf (_ ("Order %s: %s"), name, content);
  return g_strdup_printf (ngettext ("Order %s: %s; %u line that is no product was left out",
                                    "Order %s: %s; %u lines that are no products were left out",
                                    found->n_left_out),
                          name, content, found->n_left_out);
}

static void
say_not_found (StudioSession *session, const Search *search)
{
  g_autofree char *text = NULL;

  if (search->name != NULL)
    text = g_strdup_printf (_ ("There is no order “%s”"), search->name);
  else if (search->offers != NULL)
    text = g_strdup (_ ("No order has all that an offer needs"));
  else
    text = g_strdup (_ ("No order has two products"));
  studio_session_say (session, text, NULL, NULL);
}

static void
on_searched (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  Search          *search = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The Orders Could Not Be Searched"), error);
      return;
    }
  if (search->found == NULL)
    {
      say_not_found (session, search);
      return;
    }
  if (search->found->cart->lines->len == 0)
    {
      text = g_strdup_printf (_ ("Nothing in order “%s” can be put in a cart"),
                              search->found->order_name);
      studio_session_say (session, text, NULL, NULL);
      return;
    }
  text = describe_found (search->found);
  studio_till_replace_lines (studio_till_get (session), search->found->cart, text);
}

/* (element-type VtOffer) (nullable): deep, for another thread: those that the till counts. */
static GPtrArray *
copy_tried_offers (StudioSession *session)
{
  GPtrArray *offers = studio_session_get_effective_offers (session);
  gboolean   with_drafts = studio_till_get_tries_drafts (studio_till_get (session));
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      if (offer->state == VT_OFFER_READY || (with_drafts && offer->state == VT_OFFER_DRAFT))
        g_ptr_array_add (tried, vt_offer_copy (offer));
    }
  return g_steal_pointer (&tried);
}

/* Takes name and offers. */
static void
start_search (StudioSession *session, char *name, GPtrArray *offers)
{
  VtOrders *orders = studio_session_get_orders (session);
  Search   *search;

  if (orders == NULL)
    {
      g_free (name);
      g_clear_pointer (&offers, g_ptr_array_unref);
      studio_session_say (session, _ ("There are no orders yet"), NULL, NULL);
      return;
    }
  search = g_new0 (Search, 1);
  search->orders = vt_orders_ref (orders);
  search->name = name;
  search->offers = offers;
  search->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  if (!studio_session_run_job (session, _ ("Looking for an order"), run_search, search, search_free,
                               on_searched, NULL))
    studio_session_say (session, _ ("Another task is still running"), NULL, NULL);
}

static void
on_cart_from_order (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char *name = g_strstrip (g_variant_dup_string (parameter, NULL));

  if (*name != '\0')
    start_search (user_data, name, NULL);
  else
    g_free (name);
}

static void
on_cart_from_random_order (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_search (user_data, NULL, NULL);
}

static void
on_cart_from_offer_order (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_search (user_data, NULL, copy_tried_offers (user_data));
}

/* ---- an offer's parts ---- */

static void
on_cart_from_offer (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  const VtOffer *offer =
      studio_session_find_offer (session, g_variant_get_string (parameter, NULL));
  g_autoptr (VtCart) cart = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (offer == NULL)
    {
      studio_session_say (session, _ ("There is no such offer"), NULL, NULL);
      return;
    }
  cart = studio_session_get_catalog (session) != NULL
             ? vt_cart_for_offer (offer, studio_session_get_catalog (session),
                                  studio_session_get_currency (session))
             : vt_cart_from_offer (offer);
  name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
  text = g_strdup_printf (_ ("Cart with all that “%s” needs"), name);
  studio_till_replace_lines (studio_till_get (session), cart, text);
}

/* ---- carts kept by name ---- */

/* (nullable): by id, else by name. */
static const VtScenario *
find_kept (StudioSession *session, const char *id_or_name)
{
  GPtrArray        *scenarios = studio_session_get_scenarios (session);
  const VtScenario *named = NULL;

  for (guint i = 0; scenarios != NULL && i < scenarios->len; i++)
    {
      const VtScenario *scenario = g_ptr_array_index (scenarios, i);

      if (g_str_equal (scenario->id, id_or_name))
        return scenario;
      if (named == NULL && g_str_equal (scenario->name, id_or_name))
        named = scenario;
    }
  return named;
}

static const VtScenario *
find_kept_or_say (StudioSession *session, const char *id_or_name)
{
  const VtScenario *kept = find_kept (session, id_or_name);

  if (kept == NULL)
    studio_session_say (session, _ ("There is no such cart"), NULL, NULL);
  return kept;
}

static void
on_cart_save (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession    *session = user_data;
  const VtCart     *cart = studio_session_get_cart (session);
  g_autofree char  *name = g_strstrip (g_variant_dup_string (parameter, NULL));
  g_autofree char  *text = NULL;
  const VtScenario *before;

  if (*name == '\0' || cart->lines->len == 0)
    {
      studio_session_say (session,
                          *name == '\0' ? _ ("A cart is kept under a name")
                                        : _ ("There is nothing in the cart to keep"),
                          NULL, NULL);
      return;
    }
  before = find_kept (session, name);
  if (before != NULL)
    {
      VtScenario changed = {before->id, before->name, (VtCart *) cart};

      studio_session_save_scenario (session, _ ("Change Kept Cart"), &changed);
      text = g_strdup_printf (_ ("“%s” now holds this cart"), before->name);
    }
  else
    {
      g_autoptr (VtScenario) scenario = vt_scenario_new (name, cart);

      studio_session_save_scenario (session, _ ("Keep Cart"), scenario);
      text = g_strdup_printf (_ ("Cart kept as “%s”"), name);
    }
  studio_session_say (session, text, _ ("Undo"), STUDIO_ACTION_UNDO);
}

static void
on_cart_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession    *session = user_data;
  const VtScenario *kept = find_kept_or_say (session, g_variant_get_string (parameter, NULL));
  g_autofree char  *text = NULL;

  if (kept == NULL)
    return;
  text = g_strdup_printf (_ ("Cart “%s”"), kept->name);
  studio_till_replace_cart (studio_till_get (session), kept->cart, text);
}

static void
on_cart_rename (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession    *session = user_data;
  const VtScenario *kept;
  const char       *id;
  const char       *name;

  g_variant_get (parameter, "(&s&s)", &id, &name);
  kept = find_kept_or_say (session, id);
  if (kept != NULL && !g_str_equal (kept->name, name))
    {
      VtScenario renamed = {kept->id, (char *) name, kept->cart};

      studio_session_save_scenario (session, _ ("Rename Kept Cart"), &renamed);
    }
}

static void
on_cart_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession    *session = user_data;
  const VtScenario *kept = find_kept_or_say (session, g_variant_get_string (parameter, NULL));
  g_autofree char  *text = NULL;

  if (kept == NULL)
    return;
  text = g_strdup_printf (_ ("Kept cart “%s” deleted"), kept->name);
  studio_session_remove_scenario (session, _ ("Delete Kept Cart"), kept->id);
  studio_session_say (session, text, _ ("Undo"), STUDIO_ACTION_UNDO);
}

void
studio_cart_sources_add (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "cart-from-order", .activate = on_cart_from_order, .parameter_type = "s"},
      {.name = "cart-from-random-order", .activate = on_cart_from_random_order},
      {.name = "cart-from-offer-order", .activate = on_cart_from_offer_order},
      {.name = "cart-from-offer", .activate = on_cart_from_offer, .parameter_type = "s"},
      {.name = "cart-save", .activate = on_cart_save, .parameter_type = "s"},
      {.name = "cart-open", .activate = on_cart_open, .parameter_type = "s"},
      {.name = "cart-rename", .activate = on_cart_rename, .parameter_type = "(ss)"},
      {.name = "cart-delete", .activate = on_cart_delete, .parameter_type = "s"},
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}
