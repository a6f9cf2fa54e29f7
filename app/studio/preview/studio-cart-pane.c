/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cart: its lines, what adds to them, and other carts to put in its place. */

#include "studio-cart-pane.h"

#include "studio-actions.h"
#include "studio-cart-actions.h"
#include "studio-cart-row.h"
#include "studio-fact-page.h"
#include "studio-kept-carts.h"
#include "studio-order-picker.h"
#include "studio-product-entry.h"
#include "studio-row-filler.h"
#include "studio-shopper-pane.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioCartPane
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  StudioRowFiller *filler;  /* (owned) */
  GtkWidget       *entry;   /* (owned by the widget tree) */
  VtCart          *shown;   /* (owned) (nullable): what the rows are bound to */

  GtkWidget     *scroller;
  AdwBin        *entry_bin;
  AdwBin        *shopper_bin;
  GtkMenuButton *kept_button;
  GtkMenuButton *orders_button;
  GtkStack      *stack;
  GtkBox        *starts;
  GtkListBox    *list;
  GtkLabel      *count;
};

G_DEFINE_FINAL_TYPE (StudioCartPane, studio_cart_pane, GTK_TYPE_WIDGET)

/* ---- lines ---- */

static GtkWidget *
create_row (gpointer data)
{
  return studio_cart_row_new ();
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  StudioCartPane *self = data;

  studio_cart_row_set (STUDIO_CART_ROW (row), index + 1, self->shown->lines->pdata[index],
                       studio_session_get_catalog (self->session),
                       studio_session_get_currency (self->session));
}

/* Two ways out of an empty cart: what an offer needs, and what was really bought. */
static void
show_starts (StudioCartPane *self)
{
  GPtrArray     *offers = studio_session_get_effective_offers (self->session);
  VtOrders      *orders = studio_session_get_orders (self->session);
  const VtOffer *first = NULL;
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->starts))) != NULL)
    gtk_box_remove (self->starts, child);
  for (guint i = 0; offers != NULL && i < offers->len && first == NULL; i++)
    if (((const VtOffer *) offers->pdata[i])->state == VT_OFFER_READY)
      first = offers->pdata[i];
  if (first != NULL)
    {
      g_autofree char *name = vt_words_title (first->name, 32);
      g_autofree char *label = g_strdup_printf (_ ("Try “%s”"), name);
      GtkWidget       *button = studio_pill_button_new ("", "win.cart-from-offer::");

      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", first->id);
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_box_append (self->starts, button);
    }
  if (orders != NULL && orders->n_orders > 0)
    gtk_box_append (self->starts, studio_pill_button_new (_ ("Take a _Real Order"),
                                                          STUDIO_ACTION_CART_FROM_RANDOM_ORDER));
}

static void
on_cart (StudioCartPane *self)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const VtCart    *cart = studio_session_get_cart (self->session);
  guint            n_lines = catalog != NULL ? cart->lines->len : 0;
  g_autofree char *count = studio_cart_describe (cart);

  /* Removing the row that has the focus would lose it. */
  if (n_lines == 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    gtk_widget_grab_focus (self->entry);
  g_clear_pointer (&self->shown, vt_cart_free);
  self->shown = vt_cart_copy (cart);
  studio_row_filler_set_n_rows (self->filler, n_lines);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, n_lines > 0 ? "lines" : "empty");
  if (n_lines == 0)
    show_starts (self);
}

/* ---- adding ---- */

static void
add_one (StudioCartPane *self, const char *sku)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  g_variant_builder_add (&builder, "(si)", sku, 1);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), STUDIO_ACTION_CART_ADD,
                                      g_variant_builder_end (&builder));
}

static void
on_chosen (StudioCartPane *self, const char *sku)
{
  add_one (self, sku);
}

/* What is dragged are SKUs, one a line. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", VT_CART_MAX_LINES);

  for (guint i = 0; skus[i] != NULL; i++)
    if (*g_strstrip (skus[i]) != '\0')
      add_one (user_data, skus[i]);
  return TRUE;
}

void
studio_cart_pane_find (StudioCartPane *self)
{
  g_return_if_fail (STUDIO_IS_CART_PANE (self));

  gtk_widget_grab_focus (self->entry);
}

static void
on_orders (StudioCartPane *self)
{
  VtOrders *orders = studio_session_get_orders (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self->orders_button), orders != NULL && orders->n_orders > 0);
  on_cart (self);
}

/* ---- the widget ---- */

static void
studio_cart_pane_dispose (GObject *object)
{
  StudioCartPane *self = STUDIO_CART_PANE (object);

  g_clear_pointer (&self->filler, studio_row_filler_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->shown, vt_cart_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_cart_pane_parent_class)->dispose (object);
}

static void
studio_cart_pane_class_init (StudioCartPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_cart_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-cart-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, entry_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, shopper_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, kept_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, orders_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, starts);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, list);
  gtk_widget_class_bind_template_child (widget_class, StudioCartPane, count);
}

static void
studio_cart_pane_init (StudioCartPane *self)
{
  static const StudioRowFuncs funcs = {create_row, bind_row};
  GtkDropTarget              *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filler = studio_row_filler_new (self->list, &funcs, self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
studio_cart_pane_new (StudioSession *session)
{
  StudioCartPane *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_CART_PANE, NULL);
  self->session = g_object_ref (session);
  self->entry = studio_product_entry_new (session, _ ("Add a product"));
  adw_bin_set_child (self->entry_bin, self->entry);
  adw_bin_set_child (self->shopper_bin, studio_shopper_pane_new (session));
  gtk_menu_button_set_popover (self->kept_button, studio_kept_carts_new (session));
  gtk_menu_button_set_popover (self->orders_button, studio_order_picker_new ());
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (on_cart), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_cart), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (on_cart), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (on_orders), self,
                           G_CONNECT_SWAPPED);
  on_orders (self);
  return GTK_WIDGET (self);
}
