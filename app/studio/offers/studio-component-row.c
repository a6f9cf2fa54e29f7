/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One product of a bundle, with how many of it. */

#include "studio-component-row.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"

#include <glib/gi18n-lib.h>

/* Clicks on + that follow each other within this are one step of undo. */
#define SETTLE_MS 500

struct _StudioComponentRow
{
  AdwActionRow parent_instance;

  StudioSession *session;  /* (owned) */
  char          *sku;      /* (owned) */
  char          *offer_id; /* (owned) */
  guint          position;
  guint          n_components;

  GtkSpinButton   *quantity; /* (owned by the widget tree), as the others */
  GtkToggleButton *primary;
  GtkWidget       *remove;
  guint            settle_source; /* a quantity waits to be kept; 0: none */
  gboolean         updating;      /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioComponentRow, studio_component_row, ADW_TYPE_ACTION_ROW)

const char *
studio_component_row_get_sku (StudioComponentRow *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPONENT_ROW (self), NULL);

  return self->sku;
}

/* ---- quantity ---- */

static gboolean
on_settled (gpointer user_data)
{
  StudioComponentRow *self = user_data;

  self->settle_source = 0;
  studio_offer_set_quantity (self->session, self->offer_id, self->sku,
                             gtk_spin_button_get_value_as_int (self->quantity));
  return G_SOURCE_REMOVE;
}

static void
settle_now (StudioComponentRow *self)
{
  if (self->settle_source == 0)
    return;
  g_source_remove (self->settle_source);
  (void) on_settled (self);
}

static void
on_quantity_changed (GtkSpinButton *spin, gpointer user_data)
{
  StudioComponentRow *self = user_data;

  if (self->updating)
    return;
  if (self->settle_source != 0)
    g_source_remove (self->settle_source);
  self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

/* ---- the main product ---- */

static void
on_primary_toggled (GtkToggleButton *button, gpointer user_data)
{
  StudioComponentRow *self = user_data;

  if (!self->updating)
    studio_offer_set_primary (self->session, self->offer_id,
                              gtk_toggle_button_get_active (button) ? self->sku : NULL);
}

static void
show_primary (StudioComponentRow *self, gboolean is_primary, const char *title)
{
  g_autofree char *name = g_strdup_printf (_ ("Main Product: %s"), title);

  gtk_toggle_button_set_active (self->primary, is_primary);
  gtk_button_set_icon_name (GTK_BUTTON (self->primary),
                            is_primary ? "vitrine-starred-symbolic" : "vitrine-star-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->primary),
                               is_primary ? _ ("The others go with this product")
                                          : _ ("Make this what the others go with"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->primary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* ---- moving ---- */

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioComponentRow *self = STUDIO_COMPONENT_ROW (widget);
  gint32              by = g_variant_get_int32 (args);

  if ((by < 0 && self->position == 0) || (by > 0 && self->position + 1 >= self->n_components))
    return TRUE;
  studio_offer_move_product (self->session, self->offer_id, self->sku,
                             by < 0 ? self->position - 1 : self->position + 1);
  return TRUE;
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioComponentRow *self = STUDIO_COMPONENT_ROW (widget);

  studio_offer_remove_product (self->session, self->offer_id, self->sku);
  return TRUE;
}

/* ---- showing ---- */

static char *
describe (StudioComponentRow *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  guint32    product =
      catalog != NULL ? vt_catalog_index_of_sku (catalog, self->sku) : VT_PRODUCT_NONE;
  gint64           price_minor;
  g_autofree char *price = NULL;

  if (product == VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("%s · not in the catalogue"), self->sku);
  price_minor = vt_catalog_get (catalog, product)->price_minor;
  if (price_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf (_ ("%s · no price"), self->sku);
  price = vt_money_to_display (price_minor, studio_session_get_currency (self->session));
  /* Translators: a SKU and the price of one unit */
  return g_strdup_printf (_ ("%s · %s each"), self->sku, price);
}

void
studio_component_row_show (StudioComponentRow *self,
                           const char         *offer_id,
                           const VtComponent  *component,
                           guint               position,
                           guint               n_components)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  g_autofree char *title =
      catalog != NULL ? studio_product_title (catalog, component->sku) : g_strdup (component->sku);
  g_autofree char *subtitle = describe (self);
  g_autofree char *quantity_name = g_strdup_printf (_ ("Quantity of %s"), title);
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove %s"), title);

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer_id);
  self->position = position;
  self->n_components = n_components;
  self->updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (self->settle_source == 0)
    gtk_spin_button_set_value (self->quantity, (double) component->quantity);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quantity), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  quantity_name, -1);
  show_primary (self, component->primary, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  self->updating = FALSE;
}

/* ---- the widget ---- */

static void
studio_component_row_dispose (GObject *object)
{
  StudioComponentRow *self = STUDIO_COMPONENT_ROW (object);

  if (self->session != NULL)
    settle_now (self);
  self->updating = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_component_row_parent_class)->dispose (object);
}

static void
studio_component_row_finalize (GObject *object)
{
  StudioComponentRow *self = STUDIO_COMPONENT_ROW (object);

  g_free (self->sku);
  g_free (self->offer_id);
  G_OBJECT_CLASS (studio_component_row_parent_class)->finalize (object);
}

static void
studio_component_row_class_init (StudioComponentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_component_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_component_row_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_by_key, NULL);
}

static void
studio_component_row_init (StudioComponentRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (row, 2);
  self->primary = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->quantity =
      GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, VT_COMPONENT_MAX_QUANTITY, 1));
  self->remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  studio_control_scroll_through (GTK_WIDGET (self->quantity));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->quantity), 3);
  gtk_widget_set_tooltip_text (self->remove, _ ("Remove from the bundle"));
  gtk_widget_add_css_class (GTK_WIDGET (self->primary), "flat");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->primary), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->quantity), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (row, GTK_WIDGET (self->primary));
  adw_action_row_add_suffix (row, GTK_WIDGET (self->quantity));
  adw_action_row_add_suffix (row, self->remove);
  g_signal_connect (self->quantity, "value-changed", G_CALLBACK (on_quantity_changed), self);
  g_signal_connect (self->primary, "toggled", G_CALLBACK (on_primary_toggled), self);
}

GtkWidget *
studio_component_row_new (StudioSession *session, const char *sku)
{
  StudioComponentRow *self = g_object_new (STUDIO_TYPE_COMPONENT_ROW, NULL);

  self->session = g_object_ref (session);
  self->sku = g_strdup (sku);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", sku);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "win.offer-remove-product");
  return GTK_WIDGET (self);
}
