/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cart's shopper ordered before. */

#include "studio-shopper-orders.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-product-entry.h"
#include "studio-quiet-controls.h"
#include "studio-shopper-words.h"
#include "vt-local-day.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS 3650
#define DAYS_AT_FIRST 7

/* Data of the expander. */
typedef struct
{
  StudioSession  *session;  /* (owned) */
  AdwExpanderRow *expander; /* (unowned) */
  GtkSwitch      *known;    /* (unowned), as the others */
  GtkWidget      *list_row;
  GtkListBox     *list;
  GtkWidget      *adder;
  GtkSpinButton  *days;
  VtShopper      *shown; /* (owned) (nullable) */
} Orders;

static void
orders_free (gpointer data)
{
  Orders *orders = data;

  g_clear_pointer (&orders->shown, vt_shopper_free);
  g_object_unref (orders->session);
  g_free (orders);
}

/* ---- showing ---- */

static GtkWidget *
row_new (Orders *orders, guint index)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  g_autofree char *text =
      studio_shopper_order_to_text (orders->session, orders->shown->orders->pdata[index]);
  g_autofree char *label = g_strdup_printf (_ ("Remove the Order: %s"), text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "u", index + 1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), STUDIO_ACTION_CART_ORDER_REMOVE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void on_known (Orders *orders);

static void
show (Orders *orders)
{
  const VtShopper *shopper = studio_session_get_cart (orders->session)->shopper;
  GtkWidget       *child;

  if (orders->shown != NULL && vt_shopper_equal (orders->shown, shopper))
    return;
  g_clear_pointer (&orders->shown, vt_shopper_free);
  orders->shown = vt_shopper_copy (shopper);
  g_signal_handlers_block_by_func (orders->known, on_known, orders);
  gtk_switch_set_active (orders->known, shopper->knows_orders);
  g_signal_handlers_unblock_by_func (orders->known, on_known, orders);
  /* Not on a row that goes away. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (orders->list)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (orders->known));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (orders->list))) != NULL)
    gtk_list_box_remove (orders->list, child);
  for (guint i = 0; i < shopper->orders->len; i++)
    gtk_list_box_append (orders->list, row_new (orders, i));
  gtk_widget_set_visible (orders->list_row, shopper->orders->len > 0);
  gtk_widget_set_visible (orders->adder, shopper->knows_orders);
}

static void
on_known (Orders *orders)
{
  gtk_widget_activate_action (GTK_WIDGET (orders->known), STUDIO_ACTION_CART_ORDERS, "b",
                              gtk_switch_get_active (orders->known));
}

/* ---- adding ---- */

/* The first moment of the day so many days before the cart's: what is bought on one day is one
 * order. */
static char *
find_day (Orders *orders, int n_days)
{
  const VtShopper *shopper = studio_session_get_cart (orders->session)->shopper;
  VtCatalog       *catalog = studio_session_get_catalog (orders->session);
  g_autoptr (GTimeZone) zone = vt_local_zone (vt_catalog_get_time_zone (catalog));
  gint64 now_us;

  if (shopper->now == NULL || !vt_instant_from_text (shopper->now, &now_us))
    now_us = g_get_real_time ();
  return vt_instant_to_text (vt_local_day_start (zone, vt_local_day (zone, now_us) - n_days));
}

static void
on_chosen (Orders *orders, const char *sku)
{
  g_autofree char  *at = NULL;
  const char *const skus[] = {sku, NULL};

  if (studio_session_get_catalog (orders->session) == NULL)
    return;
  at = find_day (orders, gtk_spin_button_get_value_as_int (orders->days));
  gtk_widget_activate_action (GTK_WIDGET (orders->adder), STUDIO_ACTION_CART_ORDER_ADD, "(s^as)",
                              at, skus);
}

/* ---- the rows ---- */

static void
add_known (Orders *orders)
{
  GtkWidget *row = adw_action_row_new ();

  orders->known = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Earlier Orders Are Known"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Without any, this is their first order"));
  gtk_widget_set_valign (GTK_WIDGET (orders->known), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (orders->known));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (orders->known));
  gtk_accessible_update_property (GTK_ACCESSIBLE (orders->known), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier Orders Are Known"), -1);
  g_signal_connect_swapped (orders->known, "notify::active", G_CALLBACK (on_known), orders);
  adw_expander_row_add_row (orders->expander, row);
}

/* Rows of an expander cannot be told apart from others to take them out: they are in a list. */
static void
add_list (Orders *orders)
{
  orders->list_row = gtk_list_box_row_new ();
  orders->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (orders->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (orders->list), "order-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (orders->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Earlier Orders"), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (orders->list_row), FALSE);
  gtk_widget_set_focusable (orders->list_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (orders->list_row), GTK_WIDGET (orders->list));
  adw_expander_row_add_row (orders->expander, orders->list_row);
}

static void
add_adder (Orders *orders)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Days before this cart"));
  GtkWidget *entry = studio_product_entry_new (orders->session, _ ("Add what they bought then"));

  orders->adder = gtk_list_box_row_new ();
  orders->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MAX_DAYS, 1));
  gtk_spin_button_set_value (orders->days, DAYS_AT_FIRST);
  studio_control_scroll_through (GTK_WIDGET (orders->days));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  studio_accessible_set_label (GTK_WIDGET (orders->days), _ ("Days before this cart"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (orders->days));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_add_css_class (box, "chips-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (orders->adder), FALSE);
  gtk_widget_set_focusable (orders->adder, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (orders->adder), box);
  g_signal_connect_swapped (entry, "chosen", G_CALLBACK (on_chosen), orders);
  adw_expander_row_add_row (orders->expander, orders->adder);
}

static void
on_changed (StudioSession *session, GParamSpec *pspec, gpointer expander)
{
  show (g_object_get_data (expander, "orders"));
}

void
studio_shopper_orders_add (AdwExpanderRow *expander, StudioSession *session)
{
  Orders *orders;

  g_return_if_fail (ADW_IS_EXPANDER_ROW (expander) && STUDIO_IS_SESSION (session));

  orders = g_new0 (Orders, 1);
  orders->session = g_object_ref (session);
  orders->expander = expander;
  add_known (orders);
  add_list (orders);
  add_adder (orders);
  g_object_set_data_full (G_OBJECT (expander), "orders", orders, orders_free);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (on_changed), expander, 0);
  show (orders);
}
