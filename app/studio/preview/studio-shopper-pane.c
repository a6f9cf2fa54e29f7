/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the cart belongs to, and when. */

#include "studio-shopper-pane.h"

#include "studio-actions.h"
#include "studio-chips-row.h"
#include "studio-shopper-orders.h"
#include "studio-shopper-words.h"
#include "studio-text-row.h"
#include "studio-till.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Data of the expander. */
typedef struct
{
  StudioSession  *session;  /* (owned) */
  AdwExpanderRow *expander; /* (unowned), as the others */
  StudioTextRow  *time;
  StudioChipsRow *segments;
  StudioChipsRow *coupons;
  StudioTextRow  *coupon;
  StudioTextRow  *budget;
  StudioTextRow  *channel;
  StudioTextRow  *method;
  StudioTextRow  *shipping;
  StudioChipsRow *declined;
  StudioTextRow  *refuse;
  GtkWidget      *anybody;
} Pane;

static void
pane_free (gpointer data)
{
  g_object_unref (((Pane *) data)->session);
  g_free (data);
}

/* ---- what there is to choose from ---- */

static void
show_segments (Pane *pane, const VtShopper *shopper)
{
  GPtrArray *segments = studio_session_get_segments (pane->session);
  g_autoptr (GPtrArray) chips = studio_chips_new ();

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const VtSegment *segment = segments->pdata[i];

      studio_chips_add (chips, segment->key, segment->name,
                        vt_shopper_has_word (shopper->segments, segment->key));
    }
  /* Only the storefront may know it. */
  for (guint i = 0; i < shopper->segments->len; i++)
    studio_chips_add (chips, shopper->segments->pdata[i], shopper->segments->pdata[i], TRUE);
  studio_chips_row_show (pane->segments, chips);
}

static void
add_coupon (JsonArray *array, guint index, JsonNode *node, gpointer chips)
{
  const char *coupon = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (coupon != NULL)
    studio_chips_add (chips, coupon, coupon, FALSE);
}

static void add_coupons (JsonNode *node, GPtrArray *chips);

static void
look_for_coupons (JsonObject *object, const char *name, JsonNode *node, gpointer chips)
{
  if (g_str_equal (name, "coupon") && JSON_NODE_HOLDS_VALUE (node))
    add_coupon (NULL, 0, node, chips);
  else if (g_str_equal (name, "coupons") && JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), add_coupon, chips);
  else
    add_coupons (node, chips);
}

static void
look_in_element (JsonArray *array, guint index, JsonNode *node, gpointer chips)
{
  add_coupons (node, chips);
}

/* Wherever an offer speaks of them: of itself, in conditions, in what it sends. */
static void
add_coupons (JsonNode *node, GPtrArray *chips)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), look_for_coupons, chips);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), look_in_element, chips);
}

static void
show_coupons (Pane *pane, const VtShopper *shopper)
{
  GPtrArray *offers = studio_session_get_effective_offers (pane->session);
  g_autoptr (GPtrArray) chips = studio_chips_new ();

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    json_object_foreach_member (vt_offer_get_terms (offers->pdata[i]), look_for_coupons, chips);
  for (guint i = 0; i < shopper->coupons->len; i++)
    studio_chips_add (chips, shopper->coupons->pdata[i], shopper->coupons->pdata[i], TRUE);
  studio_chips_row_show (pane->coupons, chips);
}

static void
show_declined (Pane *pane, const VtShopper *shopper)
{
  g_autoptr (GPtrArray) chips = studio_chips_new ();

  for (guint i = 0; i < shopper->declined->len; i++)
    {
      const char    *word = shopper->declined->pdata[i];
      const VtOffer *offer = studio_session_find_offer (pane->session, word);

      studio_chips_add (chips, word, offer != NULL ? offer->name : word, TRUE);
    }
  studio_chips_row_show (pane->declined, chips);
}

/* ---- showing ---- */

static void
show_amount (StudioTextRow *row, Pane *pane, gint64 minor)
{
  g_autofree char *text = vt_money_to_plain (minor, studio_session_get_currency (pane->session));

  studio_text_row_set_kept (row, text);
}

static void
show_texts (Pane *pane, const VtShopper *shopper)
{
  VtCatalog       *catalog = studio_session_get_catalog (pane->session);
  g_autofree char *time = studio_shopper_time_to_typed (pane->session, shopper->now);
  g_autofree char *title = g_strdup_printf (
      /* Translators: a time zone */
      _ ("When, by the Clock of %s; Now if Empty"),
      catalog != NULL ? vt_catalog_get_time_zone (catalog) : "UTC");

  studio_text_row_set_title (pane->time, title);
  studio_text_row_set_kept (pane->time, time);
  studio_text_row_set_kept (pane->channel, shopper->channel != NULL ? shopper->channel : "");
  studio_text_row_set_kept (pane->method,
                            shopper->shipping_method != NULL ? shopper->shipping_method : "");
  show_amount (pane->budget, pane, shopper->budget_minor);
  show_amount (pane->shipping, pane, shopper->shipping_minor);
}

static void
show (Pane *pane)
{
  const VtShopper *shopper = studio_session_get_cart (pane->session)->shopper;
  g_autofree char *text = studio_shopper_describe (pane->session, shopper);

  adw_expander_row_set_subtitle (pane->expander, text);
  show_texts (pane, shopper);
  show_segments (pane, shopper);
  show_coupons (pane, shopper);
  show_declined (pane, shopper);
  gtk_widget_set_visible (pane->anybody, !vt_shopper_is_anybody (shopper));
}

static void
on_changed (StudioSession *session, GParamSpec *pspec, gpointer expander)
{
  show (g_object_get_data (expander, "pane"));
}

/* ---- what is typed ---- */

static void
on_time (Pane *pane, const char *text)
{
  g_autofree char *at = NULL;

  if (studio_shopper_time_from_typed (pane->session, text, &at))
    gtk_widget_activate_action (GTK_WIDGET (pane->time), STUDIO_ACTION_CART_TIME, "s", text);
  else
    studio_text_row_set_problem (pane->time, studio_shopper_time_problem ());
}

/* Whether it is an amount, or nothing; the row says what is wrong. */
static gboolean
check_amount (Pane *pane, StudioTextRow *row, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 minor = 0;

  if (*text != '\0' &&
      !vt_money_from_typed (text, studio_session_get_currency (pane->session), &minor, &error))
    studio_text_row_set_problem (row, error->message);
  else if (minor < 0)
    studio_text_row_set_problem (row, _ ("An amount is 0 or more"));
  else
    return TRUE;
  return FALSE;
}

static void
on_budget (Pane *pane, const char *text)
{
  if (check_amount (pane, pane->budget, text))
    gtk_widget_activate_action (GTK_WIDGET (pane->budget), STUDIO_ACTION_CART_BUDGET, "s", text);
}

static void
on_channel (Pane *pane, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (pane->channel), STUDIO_ACTION_CART_CHANNEL, "s", text);
}

static void
on_shipping (Pane *pane, const char *text)
{
  const char *method = gtk_editable_get_text (GTK_EDITABLE (pane->method));
  const char *price = gtk_editable_get_text (GTK_EDITABLE (pane->shipping));

  if (check_amount (pane, pane->shipping, price))
    gtk_widget_activate_action (GTK_WIDGET (pane->shipping), STUDIO_ACTION_CART_SHIPPING, "(ss)",
                                method, price);
}

/* Puts a word into a list, and the entry is free for the next. */
static void
add_word (StudioTextRow *row, const char *action, const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  if (*word != '\0')
    gtk_widget_activate_action (GTK_WIDGET (row), action, "(sb)", word, TRUE);
}

static void
on_coupon (Pane *pane, const char *text)
{
  add_word (pane->coupon, STUDIO_ACTION_CART_COUPON, text);
}

static void
on_refuse (Pane *pane, const char *text)
{
  add_word (pane->refuse, STUDIO_ACTION_CART_DECLINED, text);
}

/* ---- the rows ---- */

static StudioTextRow *
add_text (Pane *pane, const char *title, void (*committed) (Pane *, const char *))
{
  GtkWidget *row = studio_text_row_new (title);

  g_signal_connect_swapped (row, "committed", G_CALLBACK (committed), pane);
  adw_expander_row_add_row (pane->expander, row);
  return STUDIO_TEXT_ROW (row);
}

static StudioChipsRow *
add_chips (Pane *pane, const char *title, const char *hint, const char *none, const char *action)
{
  GtkWidget *row = studio_chips_row_new (title, hint, none, action);

  adw_expander_row_add_row (pane->expander, row);
  return STUDIO_CHIPS_ROW (row);
}

static void
add_anybody (Pane *pane)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Anybody Again"));

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_CART_ANYBODY);
  pane->anybody = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (pane->anybody), FALSE);
  gtk_widget_set_focusable (pane->anybody, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (pane->anybody), button);
  adw_expander_row_add_row (pane->expander, pane->anybody);
}

static void
fill (Pane *pane)
{
  pane->time = add_text (pane, "", on_time);
  pane->segments = add_chips (pane, _ ("Segments"), _ ("Those the storefront counts them among"),
                              _ ("There are none yet: they are made in Offers, under Segments"),
                              STUDIO_ACTION_CART_SEGMENT);
  pane->coupons = add_chips (pane, _ ("Coupons"), _ ("Those they have given"),
                             _ ("No offer asks for one"), STUDIO_ACTION_CART_COUPON);
  pane->coupon = add_text (pane, _ ("Another Coupon"), on_coupon);
  pane->budget = add_text (pane, _ ("Means to Spend at Most, Shipping Included"), on_budget);
  studio_shopper_orders_add (pane->expander, pane->session);
  pane->declined = add_chips (pane, _ ("Refused"), _ ("Not suggested to them again"),
                              _ ("Nothing yet: what is refused is not suggested again"),
                              STUDIO_ACTION_CART_DECLINED);
  pane->refuse = add_text (pane, _ ("Refuse an Offer or a SKU"), on_refuse);
  pane->channel = add_text (pane, _ ("Channel"), on_channel);
  pane->method = add_text (pane, _ ("Shipping Method"), on_shipping);
  pane->shipping = add_text (pane, _ ("Shipping Costs"), on_shipping);
  add_anybody (pane);
}

GtkWidget *
studio_shopper_pane_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::cart", "notify::segments", "notify::offers",
                                        "notify::catalog"};
  GtkWidget               *list;
  GtkWidget               *expander;
  Pane                    *pane;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  list = gtk_list_box_new ();
  expander = adw_expander_row_new ();
  pane = g_new0 (Pane, 1);
  pane->session = g_object_ref (session);
  pane->expander = ADW_EXPANDER_ROW (expander);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Shopper"));
  fill (pane);
  g_object_set_data_full (G_OBJECT (expander), "pane", pane, pane_free);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shopper"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), expander);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_changed), expander, 0);
  show (pane);
  return list;
}
