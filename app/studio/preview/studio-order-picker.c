/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses an order of the history to be the cart. */

#include "studio-order-picker.h"

#include "studio-actions.h"

struct _StudioOrderPicker
{
  GtkPopover parent_instance;

  GtkEntry  *number;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (StudioOrderPicker, studio_order_picker, GTK_TYPE_POPOVER)

static void
on_number_changed (StudioOrderPicker *self)
{
  gtk_widget_set_sensitive (self->open,
                            *gtk_editable_get_text (GTK_EDITABLE (self->number)) != '\0');
}

static void
on_open (StudioOrderPicker *self)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->number));

  if (*number == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_FROM_ORDER, "s", number);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
studio_order_picker_class_init (StudioOrderPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-order-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOrderPicker, number);
  gtk_widget_class_bind_template_child (widget_class, StudioOrderPicker, open);
  gtk_widget_class_bind_template_callback (widget_class, on_number_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
studio_order_picker_init (StudioOrderPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_order_picker_new (void)
{
  return g_object_new (STUDIO_TYPE_ORDER_PICKER, NULL);
}
