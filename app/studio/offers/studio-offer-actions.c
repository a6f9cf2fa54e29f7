/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to offers from anywhere: menus, keys, other pages, automation. */

#include "studio-kind-window.h"
#include "studio-date-field.h"
#include "studio-offer-edit.h"
#include "studio-texts-edit.h"
#include "studio-offer-problems.h"
#include "studio-offer-term-actions.h"
#include "studio-offer-words.h"
#include "studio-bulk-edit.h"
#include "studio-history-actions.h"
#include "studio-campaigns-view.h"
#include "studio-findings-actions.h"
#include "studio-offer-filter.h"
#include "studio-offers-page.h"
#include "studio-offers-views.h"
#include "studio-suggestion-list.h"
#include "studio-segments-view.h"
#include "studio-tier-edit.h"
#include "studio-till.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The offer looked at; "" while there is none, as then the actions are disabled. */
static const char *
current (StudioSession *session)
{
  const char *id = studio_session_get_offer_id (session);

  return id != NULL ? id : "";
}

static const char *
text_of (GVariant *parameter)
{
  return g_variant_get_string (parameter, NULL);
}

/* (nullable): the window that the user is in; any there is without an application, as in tests. */
static GtkWindow *
find_window (void)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWindow *window = windows != NULL ? windows->data : NULL;

  if (GTK_IS_APPLICATION (application))
    window = gtk_application_get_active_window (GTK_APPLICATION (application));
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window;
}

/* Asks for the kind. */
static void
new_offer (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  gtk_window_present (GTK_WINDOW (studio_kind_window_new (find_window ())));
}

static void
new_offer_of_kind (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtOfferKind kind;

  if (vt_offer_kind_from_word (text_of (parameter), &kind))
    studio_offer_create (session, kind);
}

static void
duplicate (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_duplicate (session, current (session));
}

static void delete (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_delete (session, current (session));
}

static void
set_name (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_set_name (session, current (session), text_of (parameter));
}

static void
set_message (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_set_message (session, current (session), text_of (parameter));
}

static void
set_note (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_set_note (session, current (session), text_of (parameter));
}

static void
set_terms (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_set_terms (session, current (session), text_of (parameter));
}

static void
set_date (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char      *name;
  const char      *typed;
  g_autofree char *instant = NULL;

  g_variant_get (parameter, "(&s&s)", &name, &typed);
  if (!g_str_equal (name, "from") && !g_str_equal (name, "until"))
    return;
  instant = studio_date_from_typed (typed);
  if (instant != NULL || *typed == '\0')
    studio_offer_set_date (session, current (session), name, instant);
}

static void
fix (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_fix (session, current (session), text_of (parameter));
}

static void
fix_of (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *id;
  const char *key;

  g_variant_get (parameter, "(&s&s)", &id, &key);
  studio_offer_fix (session, id, key);
}

static void
paste (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offers_paste (session, text_of (parameter));
}

/* ---- components ---- */

static void
add_product (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *skus[] = {text_of (parameter), NULL};

  studio_offer_add_products (session, current (session), skus);
}

static void
add_products (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree const char **skus = g_variant_get_strv (parameter, NULL);

  studio_offer_add_products (session, current (session), skus);
}

static void
add_selection (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();
  const guint32 *selection;
  guint          n;

  selection = studio_session_get_selection (session, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (skus, (gpointer) vt_catalog_get (catalog, selection[i])->sku);
  g_ptr_array_add (skus, NULL);
  studio_offer_add_products (session, current (session), (const char *const *) skus->pdata);
}

static void
remove_product (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_remove_product (session, current (session), text_of (parameter));
}

static void
set_quantity (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *sku;
  gint64      quantity;

  g_variant_get (parameter, "(&sx)", &sku, &quantity);
  studio_offer_set_quantity (session, current (session), sku, quantity);
}

static void
set_primary (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *sku = text_of (parameter);

  studio_offer_set_primary (session, current (session), *sku != '\0' ? sku : NULL);
}

static void
move_product (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *sku;
  guint32     position;

  g_variant_get (parameter, "(&su)", &sku, &position);
  studio_offer_move_product (session, current (session), sku, position);
}

/* ---- what they get ---- */

static gboolean
read_reward (const char       *type,
             const char       *value,
             const VtCurrency *currency,
             VtReward         *ret_reward,
             GError          **error)
{
  VtReward reward = {0};
  gint32   ppm;

  if (g_str_equal (type, "percent"))
    {
      if (!vt_percent_from_plain (value, &ppm, error))
        return FALSE;
      reward.type = VT_REWARD_PERCENT;
      reward.value = ppm;
      *ret_reward = reward;
      return TRUE;
    }
  if (!g_str_equal (type, "amount") && !g_str_equal (type, "fixed"))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("A discount is “percent”, “amount” or “fixed”, not “%s”"), type);
      return FALSE;
    }
  reward.type = g_str_equal (type, "amount") ? VT_REWARD_AMOUNT : VT_REWARD_FIXED;
  if (!vt_money_from_plain (value, currency, &reward.value, error))
    return FALSE;
  *ret_reward = reward;
  return TRUE;
}

static void
set_reward (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GError) error = NULL;
  const char *type;
  const char *value;
  VtReward    reward;

  g_variant_get (parameter, "(&s&s)", &type, &value);
  if (read_reward (type, value, studio_session_get_currency (session), &reward, &error))
    studio_offer_set_reward (session, current (session), &reward);
  else
    studio_session_say (session, error->message, NULL, NULL);
}

/* ---- state ---- */

static const char *const state_names[] = {
    [VT_OFFER_DRAFT] = "draft", [VT_OFFER_READY] = "ready", [VT_OFFER_PAUSED] = "paused"};

static void
say_refused (StudioSession *session, const char *why)
{
  g_autofree char *text = g_strdup_printf (_ ("Not ready: %s"), why);

  studio_session_say (session, text, NULL, NULL);
}

/* Asking for a state; the action's own follows once the offer has it. */
static void
set_state (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state_names[i], text_of (parameter)))
      {
        g_autofree char *why = studio_offer_set_state (session, current (session), i);

        if (why != NULL)
          say_refused (session, why);
      }
}

/* ---- priority ---- */

static void
set_priority (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  GPtrArray     *offers = studio_session_get_offers (session);
  const VtOffer *offer = studio_session_find_offer (session, current (session));
  const char    *where = text_of (parameter);
  guint          position;
  guint64        rank;

  if (offer == NULL || !g_ptr_array_find (offers, offer, &position))
    return;
  if (g_str_equal (where, "up") && position > 0)
    studio_offer_move (session, offer->id, position - 1);
  else if (g_str_equal (where, "down") && position + 1 < offers->len)
    studio_offer_move (session, offer->id, position + 1);
  else if (g_str_equal (where, "first"))
    studio_offer_move (session, offer->id, 0);
  else if (g_str_equal (where, "last"))
    studio_offer_move (session, offer->id, offers->len - 1);
  else if (g_ascii_string_to_unsigned (where, 10, 1, G_MAXINT, &rank, NULL))
    studio_offer_move (session, offer->id, (guint) rank - 1);
}

/* ---- elsewhere ---- */

static void
try_offer (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const VtOffer *offer = studio_session_find_offer (session, current (session));
  g_autoptr (VtCart) cart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (offer == NULL)
    return;
  cart = vt_cart_for_offer (offer, studio_session_get_catalog (session),
                            studio_session_get_currency (session));
  title = studio_offer_title (offer);
  text = g_strdup_printf (_ ("Cart with all that “%s” needs"), title);
  studio_till_replace_cart (studio_till_get (session), cart, text);
  studio_session_go (session, "preview");
}

static void
show_product (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  guint32    product =
      catalog != NULL ? vt_catalog_index_of_sku (catalog, text_of (parameter)) : VT_PRODUCT_NONE;

  if (product == VT_PRODUCT_NONE)
    return;
  studio_session_select (session, &product, 1);
  studio_session_go (session, "catalogue");
}

static const char *const of_an_offer[] = {
    "duplicate-offer",      "delete-offer",       "offer-set-name",     "offer-set-message",
    "offer-set-note",       "offer-add-product",  "offer-add-products", "offer-add-selection",
    "offer-remove-product", "offer-set-quantity", "offer-set-primary",  "offer-move-product",
    "offer-set-reward",     "offer-set-state",    "offer-priority",     "try-offer",
    "offer-set-terms",      "offer-set-date",     "offer-fix",
};

/* What only a bundle has. */
static const char *const of_a_bundle[] = {
    "offer-remove-product", "offer-set-quantity", "offer-set-primary",
    "offer-move-product",   "offer-set-reward",   NULL,
};

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  const VtOffer *offer = studio_session_find_offer (session, current (session));
  const char    *state = offer != NULL ? state_names[offer->state] : "";
  guint          n_selected;

  (void) studio_session_get_selection (session, &n_selected);
  for (guint i = 0; i < G_N_ELEMENTS (of_an_offer); i++)
    {
      GAction *action = g_action_map_lookup_action (data, of_an_offer[i]);
      gboolean enabled = offer != NULL;

      if (g_strv_contains (of_a_bundle, of_an_offer[i]))
        enabled = enabled && offer->kind == VT_OFFER_BUNDLE;
      if (g_str_equal (of_an_offer[i], "offer-add-selection"))
        enabled = enabled && n_selected > 0;
      if (g_str_equal (of_an_offer[i], "try-offer"))
        enabled =
            enabled && !vt_offer_is_empty (offer) && studio_session_get_catalog (session) != NULL;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
      if (g_str_equal (of_an_offer[i], "offer-set-state"))
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
    }
}

static void
follow_selection (StudioSession *session, gpointer data)
{
  follow (session, NULL, data);
}

void
studio_offers_page_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "new-offer", .activate = new_offer},
      {.name = "new-offer-of-kind", .activate = new_offer_of_kind, .parameter_type = "s"},
      {.name = "duplicate-offer", .activate = duplicate},
      {.name = "delete-offer", .activate = delete},
      {.name = "offer-set-name", .activate = set_name, .parameter_type = "s"},
      {.name = "offer-set-message", .activate = set_message, .parameter_type = "s"},
      {.name = "offer-set-note", .activate = set_note, .parameter_type = "s"},
      {.name = "offer-add-product", .activate = add_product, .parameter_type = "s"},
      {.name = "offer-add-products", .activate = add_products, .parameter_type = "as"},
      {.name = "offer-add-selection", .activate = add_selection},
      {.name = "offer-remove-product", .activate = remove_product, .parameter_type = "s"},
      {.name = "offer-set-quantity", .activate = set_quantity, .parameter_type = "(sx)"},
      {.name = "offer-set-primary", .activate = set_primary, .parameter_type = "s"},
      {.name = "offer-move-product", .activate = move_product, .parameter_type = "(su)"},
      {.name = "offer-set-reward", .activate = set_reward, .parameter_type = "(ss)"},
      {"offer-set-state", set_state, "s", "''", set_state, {0}},
      {.name = "offer-set-terms", .activate = set_terms, .parameter_type = "s"},
      {.name = "offer-set-date", .activate = set_date, .parameter_type = "(ss)"},
      {.name = "offer-fix", .activate = fix, .parameter_type = "s"},
      {.name = "offer-fix-of", .activate = fix_of, .parameter_type = "(ss)"},
      {.name = "paste-offers", .activate = paste, .parameter_type = "s"},
      {.name = "offer-priority", .activate = set_priority, .parameter_type = "s"},
      {.name = "try-offer", .activate = try_offer},
      {.name = "show-product", .activate = show_product, .parameter_type = "s"},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (follow_selection), actions, 0);
  follow (session, NULL, actions);
  studio_history_add_actions (actions, session);
  studio_texts_add_actions (actions, session);
  studio_offers_views_add_actions (actions, session);
  studio_suggestions_add_actions (actions, session);
  studio_offer_filter_add_actions (actions, session);
  studio_bulk_add_actions (actions, session);
  studio_campaigns_view_add_actions (actions, session);
  studio_offer_term_actions_add (actions, session);
  studio_segments_view_add_actions (actions, session);
  studio_findings_add_actions (actions, session);
  studio_tiers_add_actions (actions, session);
}
