/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Preview: a cart, and what the offers make of it. */

#include "studio-preview-page.h"

#include "studio-cart-actions.h"
#include "studio-cart-pane.h"
#include "studio-receipt-pane.h"
#include "studio-till.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioPreviewPage
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */

  AdwLeaflet *leaflet;
  AdwBin     *cart_bin;
  GtkWidget  *receipt_button;
  GtkWidget  *receipt_box;
  GtkWidget  *cart_button;
  AdwBin     *receipt_bin;
};

G_DEFINE_FINAL_TYPE (StudioPreviewPage, studio_preview_page, GTK_TYPE_WIDGET)

/* Without a cart there is no receipt. */
static void
update (StudioPreviewPage *self)
{
  gboolean has_lines = studio_session_get_cart (self->session)->lines->len > 0;
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->receipt_box, has_lines);
  gtk_widget_set_visible (self->receipt_button, is_folded && has_lines);
  gtk_widget_set_visible (self->cart_button, is_folded);
}

/* In a narrow page the total stands on the button that leads to it. */
static void
on_till (StudioPreviewPage *self)
{
  StudioReceipt   *receipt = studio_till_get_receipt (studio_till_get (self->session));
  g_autofree char *due = NULL;
  g_autofree char *label = NULL;

  if (receipt != NULL && receipt->preview != NULL)
    due = vt_money_to_display (receipt->totals.due_minor,
                               studio_session_get_currency (self->session));
  label = due != NULL ? g_strdup_printf (_ ("Receipt: %s to Pay"), due) : g_strdup (_ ("Receipt"));
  gtk_button_set_label (GTK_BUTTON (self->receipt_button), label);
}

static void
on_show_receipt (StudioPreviewPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->receipt_box);
  gtk_widget_grab_focus (self->cart_button);
}

static void
on_show_cart (StudioPreviewPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (self->receipt_button);
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioPreviewPage *self = STUDIO_PREVIEW_PAGE (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  studio_cart_pane_find (STUDIO_CART_PANE (adw_bin_get_child (self->cart_bin)));
}

static void
studio_preview_page_dispose (GObject *object)
{
  StudioPreviewPage *self = STUDIO_PREVIEW_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_preview_page_parent_class)->dispose (object);
}

static void
studio_preview_page_class_init (StudioPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_preview_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, cart_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, receipt_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, receipt_box);
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, cart_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPreviewPage, receipt_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_show_receipt);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cart);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
}

static void
studio_preview_page_init (StudioPreviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_preview_page_new (StudioSession *session)
{
  StudioPreviewPage *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PREVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  adw_bin_set_child (self->cart_bin, studio_cart_pane_new (session));
  adw_bin_set_child (self->receipt_bin, studio_receipt_pane_new (session));
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_till_get (session), "changed", G_CALLBACK (on_till), self,
                           G_CONNECT_SWAPPED);
  update (self);
  on_till (self);
  return GTK_WIDGET (self);
}

void
studio_preview_page_add_actions (GActionMap *actions, StudioSession *session)
{
  studio_cart_actions_add (actions, session);
  studio_shopper_actions_add (actions, session);
  studio_cart_sources_add (actions, session);
}
