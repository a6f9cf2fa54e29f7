/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on the session's cart: what is in it, and what it comes to. */

#include "studio-cart-actions.h"

#include "studio-actions.h"
#include "studio-till.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *sku;
  gint64      quantity;
} Wanted;

/* (nullable): the product's SKU as the catalogue writes it; what keeps it out is said. */
static const char *
check_wanted (StudioSession *session, const Wanted *wanted)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  const VtCart    *cart = studio_session_get_cart (session);
  guint32          index = VT_PRODUCT_NONE;
  g_autofree char *text = NULL;

  if (catalog != NULL)
    index = vt_catalog_index_of_sku (catalog, wanted->sku);
  if (wanted->quantity < 0 || wanted->quantity > VT_CART_MAX_QUANTITY)
    text = g_strdup_printf (_ ("A quantity is 0 to %d"), VT_CART_MAX_QUANTITY);
  else if (index == VT_PRODUCT_NONE)
    text = g_strdup_printf (_ ("There is no product “%s”"), wanted->sku);
  else if (cart->lines->len >= VT_CART_MAX_LINES && vt_cart_get (cart, wanted->sku) == 0)
    text = g_strdup_printf (_ ("A cart has at most %d lines"), VT_CART_MAX_LINES);

  if (text == NULL)
    return vt_catalog_get (catalog, index)->sku;
  studio_session_say (session, text, NULL, NULL);
  return NULL;
}

static void
on_cart_set (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  Wanted         wanted;
  gint32         quantity;
  const char    *sku;

  g_variant_get (parameter, "(&si)", &wanted.sku, &quantity);
  wanted.quantity = quantity;
  sku = check_wanted (session, &wanted);
  if (sku != NULL)
    studio_session_set_in_cart (session, sku, wanted.quantity);
}

static void
on_cart_add (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  g_autoptr (VtCart) cart = vt_cart_copy (studio_session_get_cart (session));
  GVariantIter iter;
  const char  *sku;
  gint32       quantity;

  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_next (&iter, "(&si)", &sku, &quantity))
    {
      Wanted wanted = {sku, vt_cart_get (cart, sku) + quantity};

      sku = check_wanted (session, &wanted);
      if (sku == NULL)
        return;
      vt_cart_set (cart, sku, wanted.quantity);
    }
  studio_session_set_cart (session, cart);
}

/* ---- lines ---- */

/* (nullable): of a number counted from 1, as results count lines. */
static const VtCartLine *
find_line_or_say (StudioSession *session, guint number)
{
  GPtrArray *lines = studio_session_get_cart (session)->lines;

  if (number >= 1 && number <= lines->len)
    return lines->pdata[number - 1];
  studio_session_say (session, _ ("There is no such line in the cart"), NULL, NULL);
  return NULL;
}

/* @changed: %NULL takes it out. */
static void
change_line (StudioSession *session, guint number, const VtCartLine *changed)
{
  g_autoptr (VtCart) cart = vt_cart_copy (studio_session_get_cart (session));
  g_autofree char *text = g_strdup_printf (_ ("A quantity is 0 to %d"), VT_CART_MAX_QUANTITY);

  if (vt_cart_change_line (cart, number - 1, changed))
    studio_session_set_cart (session, cart);
  else
    studio_session_say (session, text, NULL, NULL);
}

static void
on_cart_line (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const VtCartLine *line;
  VtCartLine        changed;
  guint32           number;
  guint32           quantity;

  g_variant_get (parameter, "(uu)", &number, &quantity);
  line = find_line_or_say (user_data, number);
  if (line == NULL)
    return;
  changed = *line;
  changed.quantity = quantity;
  change_line (user_data, number, quantity > 0 ? &changed : NULL);
}

static void
on_cart_line_delivery (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const VtCartLine *line;
  VtCartLine        changed;
  guint32           number;
  guint32           delivery;
  g_autofree char  *text = NULL;

  g_variant_get (parameter, "(uu)", &number, &delivery);
  line = find_line_or_say (user_data, number);
  if (line == NULL)
    return;
  if (delivery > VT_CART_MAX_DELIVERY)
    {
      text = g_strdup_printf (_ ("A delivery is the first to the %dth"), VT_CART_MAX_DELIVERY);
      studio_session_say (user_data, text, NULL, NULL);
      return;
    }
  changed = *line;
  changed.delivery = delivery;
  change_line (user_data, number, &changed);
}

static void
on_cart_replace (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const VtCartLine *line;
  VtCartLine        changed;
  guint32           number;
  const char       *instead_of;
  Wanted            wanted = {NULL, 1};

  g_variant_get (parameter, "(u&s&s)", &number, &wanted.sku, &instead_of);
  line = find_line_or_say (user_data, number);
  if (line == NULL)
    return;
  changed = *line;
  changed.sku = (char *) check_wanted (user_data, &wanted);
  if (changed.sku == NULL)
    return;
  changed.instead_of = *instead_of != '\0' ? (char *) instead_of : NULL;
  change_line (user_data, number, &changed);
}

/* ---- the whole ---- */

static void
on_cart_from_json (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_from_json (g_variant_get_string (parameter, NULL), &error);
  g_autofree char *text = NULL;

  if (cart == NULL)
    {
      studio_session_fail (user_data, _ ("The Cart Could Not Be Read"), error);
      return;
    }
  text = studio_cart_describe (cart);
  studio_till_replace_cart (studio_till_get (user_data), cart, text);
}

static void
on_cart_clear (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (VtCart) empty = vt_cart_new ();

  studio_till_replace_lines (studio_till_get (user_data), empty, _ ("Cart cleared"));
}

static void
on_cart_restore (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_till_restore_cart (studio_till_get (user_data));
}

static void
on_change_nothing (GSimpleAction *action, GVariant *state, gpointer user_data)
{
}

static void
on_change_try_drafts (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  studio_till_set_tries_drafts (studio_till_get (user_data), g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

char *
studio_cart_describe (const VtCart *cart)
{
  g_autofree char *products = NULL;
  g_autofree char *count = NULL;
  g_autofree char *units = NULL;
  guint64          n_units = 0;

  for (guint i = 0; i < cart->lines->len; i++)
    n_units += (guint64) ((const VtCartLine *) g_ptr_array_index (cart->lines, i))->quantity;
  products =
      g_strdup_printf (ngettext ("%u product", "%u products", cart->lines->len), cart->lines->len);
  count = vt_words_count (n_units);
  units = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unit", "%s units", n_units), count);
  /* TRANSLATORS: what a cart holds: "3 products, 7 units" */
  return g_strdup_printf (_ ("%s, %s"), products, units);
}

/* ---- state ---- */

static void
show_total (GObject *actions, StudioTill *till)
{
  StudioReceipt   *receipt = studio_till_get_receipt (till);
  g_autofree char *total = NULL;

  if (studio_till_is_pending (till))
    return;
  if (receipt->preview != NULL)
    total = vt_money_to_plain (receipt->totals.due_minor, &receipt->info->currency);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (
          G_ACTION_MAP (actions), studio_action_bare_name (STUDIO_ACTION_CART_TOTAL))),
      g_variant_new_string (total != NULL ? total : ""));
}

static void
forget_total (GObject *actions, GParamSpec *pspec, StudioSession *session)
{
  GAction *total = g_action_map_lookup_action (G_ACTION_MAP (actions),
                                               studio_action_bare_name (STUDIO_ACTION_CART_TOTAL));
  GAction *clear = g_action_map_lookup_action (G_ACTION_MAP (actions),
                                               studio_action_bare_name (STUDIO_ACTION_CART_CLEAR));

  g_simple_action_set_state (G_SIMPLE_ACTION (total), g_variant_new_string (""));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (clear),
                               studio_session_get_cart (session)->lines->len > 0);
}

void
studio_cart_actions_add (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "cart-set", .activate = on_cart_set, .parameter_type = "(si)"},
      {.name = "cart-add", .activate = on_cart_add, .parameter_type = "a(si)"},
      {.name = "cart-clear", .activate = on_cart_clear},
      {.name = "cart-restore", .activate = on_cart_restore},
      {.name = "cart-total", .state = "''", .change_state = on_change_nothing},
      {.name = "cart-line", .activate = on_cart_line, .parameter_type = "(uu)"},
      {.name = "cart-line-delivery", .activate = on_cart_line_delivery, .parameter_type = "(uu)"},
      {.name = "cart-replace", .activate = on_cart_replace, .parameter_type = "(uss)"},
      {.name = "cart-from-json", .activate = on_cart_from_json, .parameter_type = "s"},
      {.name = "cart-try-drafts", .state = "false", .change_state = on_change_try_drafts},
  };
  static const char *const stale[] = {"notify::cart", "notify::offers", "notify::catalog"};
  StudioTill              *till = studio_till_get (session);

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  /* Not when the window is gone: its actions must not be touched then. */
  g_signal_connect_object (till, "changed", G_CALLBACK (show_total), actions, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (stale); i++)
    g_signal_connect_object (session, stale[i], G_CALLBACK (forget_total), actions,
                             G_CONNECT_SWAPPED);
  g_action_change_state (g_action_map_lookup_action (actions, "cart-try-drafts"),
                         g_variant_new_boolean (studio_till_get_tries_drafts (till)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "cart-clear")),
                               studio_session_get_cart (session)->lines->len > 0);
}
