/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding tiers and features to a ladder. */

#include "studio-tier-adder.h"

#include "studio-offer-edit.h"
#include "studio-product-entry.h"
#include "studio-tier-edit.h"
#include "studio-tier-steps.h"

#include <glib/gi18n-lib.h>

#define ADD "add"
#define REPLACE "replace"

struct _StudioTierAdder
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  guint          tier;    /* what is looked for a product for */

  GtkStack  *stack; /* (owned by the widget tree), as the others */
  GtkBox    *replace;
  GtkWidget *features;
  GtkEntry  *feature;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioTierAdder,
                               studio_tier_adder,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- products ---- */

static void
stop_replacing (StudioTierAdder *self)
{
  gtk_stack_set_visible_child_name (self->stack, ADD);
}

static void
on_add_chosen (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  StudioTierAdder  *self = user_data;
  const char *const skus[] = {sku, NULL};

  if (self->offer != NULL)
    studio_offer_add_products (self->session, self->offer->id, skus);
}

static void
on_replace_chosen (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  StudioTierAdder *self = user_data;

  if (self->offer != NULL)
    studio_tiers_set_product (self->session, self->offer->id, self->tier, sku);
  stop_replacing (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop_replacing (user_data);
  return GDK_EVENT_STOP;
}

/* Its name says whose place is to be taken. */
void
studio_tier_adder_replace (StudioTierAdder *self, guint tier)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  GtkWidget       *entry;

  g_return_if_fail (STUDIO_IS_TIER_ADDER (self));

  if (self->offer == NULL)
    return;
  self->tier = tier;
  title = studio_tier_title (self->offer, tier, studio_session_get_catalog (self->session));
  /* Translators: the product of a tier, which another takes the place of */
  label = g_strdup_printf (_ ("In place of %s"), title);
  entry = gtk_widget_get_first_child (GTK_WIDGET (self->replace));
  if (STUDIO_IS_PRODUCT_ENTRY (entry))
    gtk_box_remove (self->replace, entry);
  entry = studio_product_entry_new (self->session, label);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect (entry, "chosen", G_CALLBACK (on_replace_chosen), self);
  gtk_box_prepend (self->replace, entry);
  gtk_stack_set_visible_child_name (self->stack, REPLACE);
  (void) gtk_widget_grab_focus (entry);
}

/* ---- features ---- */

static void
on_feature_activate (StudioTierAdder *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->feature))));

  if (self->offer == NULL || *name == '\0')
    return;
  studio_tiers_add_feature (self->session, self->offer->id, name);
  gtk_editable_set_text (GTK_EDITABLE (self->feature), "");
}

static void
on_icon_press (GtkEntry *entry, GtkEntryIconPosition position, gpointer user_data)
{
  on_feature_activate (user_data);
}

/* ---- showing ---- */

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioTierAdder *self = STUDIO_TIER_ADDER (field);
  VtOffer         *copy = vt_offer_copy (offer);
  guint n = vt_terms_get_length (vt_terms_get_array (vt_offer_get_terms (copy), "tiers"));

  if (self->offer == NULL || !g_str_equal (self->offer->id, copy->id) || self->tier >= n)
    stop_replacing (self);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  gtk_widget_set_visible (self->features, n > 0);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_tier_adder_dispose (GObject *object)
{
  StudioTierAdder *self = STUDIO_TIER_ADDER (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_tier_adder_parent_class)->dispose (object);
}

static void
studio_tier_adder_class_init (StudioTierAdderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_tier_adder_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
build_stack (StudioTierAdder *self)
{
  GtkWidget          *entry = studio_product_entry_new (self->session, _ ("Add a tier"));
  GtkWidget          *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->replace = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_signal_connect (entry, "chosen", G_CALLBACK (on_add_chosen), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (stop_replacing), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->replace), keys);
  gtk_box_append (self->replace, cancel);
  gtk_stack_add_named (self->stack, entry, ADD);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->replace), REPLACE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

static void
build_features (StudioTierAdder *self)
{
  GtkWidget *take = gtk_button_new_with_label (_ ("Take From Attributes"));

  self->features = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->feature = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->feature, _ ("Add a feature"));
  gtk_entry_set_icon_from_icon_name (self->feature, GTK_ENTRY_ICON_SECONDARY,
                                     "vitrine-add-symbolic");
  gtk_entry_set_icon_tooltip_text (self->feature, GTK_ENTRY_ICON_SECONDARY, _ ("Add Feature"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->feature), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a feature"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->feature), TRUE);
  gtk_widget_set_tooltip_text (
      take, _ ("Adds what the catalogue says of the products, where they differ"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (take), "win.offer-take-features");
  g_signal_connect_swapped (self->feature, "activate", G_CALLBACK (on_feature_activate), self);
  g_signal_connect (self->feature, "icon-press", G_CALLBACK (on_icon_press), self);
  gtk_box_append (GTK_BOX (self->features), GTK_WIDGET (self->feature));
  gtk_box_append (GTK_BOX (self->features), take);
  gtk_widget_set_parent (self->features, GTK_WIDGET (self));
}

static void
studio_tier_adder_init (StudioTierAdder *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

GtkWidget *
studio_tier_adder_new (StudioSession *session)
{
  StudioTierAdder *self = g_object_new (STUDIO_TYPE_TIER_ADDER, NULL);

  self->session = g_object_ref (session);
  build_features (self);
  build_stack (self);
  return GTK_WIDGET (self);
}
