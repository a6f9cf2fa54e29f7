/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the cart: product, price, quantity, remove. */

#include "studio-cart-row.h"

#include "studio-actions.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioCartRow
{
  GtkListBoxRow parent_instance;

  guint number; /* of the line, from 1 */

  GtkLabel        *title;
  GtkLabel        *facts;
  GtkWidget       *delivery_box;
  GtkSpinButton   *delivery;
  GtkToggleButton *again;
  GtkSpinButton   *quantity;
  GtkButton       *remove;
};

G_DEFINE_FINAL_TYPE (StudioCartRow, studio_cart_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_quantity (StudioCartRow *self, int quantity)
{
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_LINE, "(uu)", self->number,
                              (guint) quantity);
}

/* 0: bought once. */
static void
set_delivery (StudioCartRow *self, int delivery)
{
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_LINE_DELIVERY, "(uu)",
                              self->number, (guint) delivery);
}

static void
on_again (GtkToggleButton *button, gpointer user_data)
{
  set_delivery (user_data, gtk_toggle_button_get_active (button) ? 1 : 0);
}

static void
on_delivery (GtkSpinButton *spin, gpointer user_data)
{
  set_delivery (user_data, gtk_spin_button_get_value_as_int (spin));
}

static void
on_quantity (GtkSpinButton *spin, gpointer user_data)
{
  set_quantity (user_data, gtk_spin_button_get_value_as_int (spin));
}

static void
on_remove (GtkButton *button, gpointer user_data)
{
  set_quantity (user_data, 0);
}

/* Takes the name. */
static void
set_name (gpointer widget, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static char *
tell_price (const char *sku, VtCatalog *catalog, const VtCurrency *currency)
{
  guint32          index = vt_catalog_index_of_sku (catalog, sku);
  gint64           price_minor = VT_MONEY_UNKNOWN;
  g_autofree char *price = NULL;

  if (index == VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("%s · not in the catalogue any more"), sku);
  price_minor = vt_catalog_get (catalog, index)->price_minor;
  if (price_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf (_ ("%s · no price"), sku);
  price = vt_money_to_display (price_minor, currency);
  /* TRANSLATORS: a SKU and the price of one unit */
  return g_strdup_printf (_ ("%s · %s each"), sku, price);
}

static char *
tell_facts (const VtCartLine *line, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autofree char *price = tell_price (line->sku, catalog, currency);
  g_autofree char *other = NULL;

  if (line->instead_of == NULL)
    return g_steal_pointer (&price);
  other = vt_words_product (catalog, line->instead_of);
  /* TRANSLATORS: what a line costs, and the product whose place it has taken */
  return g_strdup_printf (_ ("%s · in place of “%s”"), price, other);
}

static void
show_values (StudioCartRow *self, const VtCartLine *line)
{
  g_signal_handlers_block_by_func (self->quantity, on_quantity, self);
  g_signal_handlers_block_by_func (self->delivery, on_delivery, self);
  g_signal_handlers_block_by_func (self->again, on_again, self);
  gtk_spin_button_set_value (self->quantity, (double) line->quantity);
  gtk_toggle_button_set_active (self->again, line->delivery > 0);
  gtk_spin_button_set_value (self->delivery, (double) MAX (line->delivery, 1));
  gtk_widget_set_visible (self->delivery_box, line->delivery > 0);
  g_signal_handlers_unblock_by_func (self->quantity, on_quantity, self);
  g_signal_handlers_unblock_by_func (self->delivery, on_delivery, self);
  g_signal_handlers_unblock_by_func (self->again, on_again, self);
}

void
studio_cart_row_set (StudioCartRow    *self,
                     guint             number,
                     const VtCartLine *line,
                     VtCatalog        *catalog,
                     const VtCurrency *currency)
{
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (STUDIO_IS_CART_ROW (self) && line != NULL && catalog != NULL);

  self->number = number;
  title = vt_words_product (catalog, line->sku);
  facts = tell_facts (line, catalog, currency);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  show_values (self, line);
  set_name (self, g_strdup (title));
  /* TRANSLATORS: names of controls: a product's title follows */
  set_name (self->quantity, g_strdup_printf (_ ("Quantity of %s"), title));
  set_name (self->again, g_strdup_printf (_ ("Subscribe to %s"), title));
  set_name (self->delivery, g_strdup_printf (_ ("Which delivery of %s"), title));
  set_name (self->remove, g_strdup_printf (_ ("Remove %s"), title));
}

static void
studio_cart_row_class_init (StudioCartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-cart-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, facts);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, delivery_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, delivery);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, again);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, quantity);
  gtk_widget_class_bind_template_child (widget_class, StudioCartRow, remove);
}

static void
studio_cart_row_init (StudioCartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->quantity, 1, VT_CART_MAX_QUANTITY);
  gtk_spin_button_set_increments (self->quantity, 1, 10);
  gtk_spin_button_set_range (self->delivery, 1, VT_CART_MAX_DELIVERY);
  gtk_spin_button_set_increments (self->delivery, 1, 10);
  g_signal_connect (self->again, "toggled", G_CALLBACK (on_again), self);
  g_signal_connect (self->delivery, "value-changed", G_CALLBACK (on_delivery), self);
  g_signal_connect (self->quantity, "value-changed", G_CALLBACK (on_quantity), self);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove), self);
}

GtkWidget *
studio_cart_row_new (void)
{
  return g_object_new (STUDIO_TYPE_CART_ROW, NULL);
}
