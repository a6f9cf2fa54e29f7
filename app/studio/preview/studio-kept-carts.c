/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carts kept by name: keep this one, open, rename, delete. */

#include "studio-kept-carts.h"

#include "studio-actions.h"
#include "studio-kept-row.h"

#include <glib/gi18n-lib.h>

struct _StudioKeptCarts
{
  GtkPopover parent_instance;

  StudioSession *session; /* (owned) */

  GtkEntry   *name;
  GtkWidget  *keep;
  GtkWidget  *separator;
  GtkWidget  *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (StudioKeptCarts, studio_kept_carts, GTK_TYPE_POPOVER)

static void
show_kept (StudioKeptCarts *self)
{
  GPtrArray *scenarios = studio_session_get_scenarios (self->session);
  guint      n = scenarios != NULL ? scenarios->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, studio_kept_row_new (g_ptr_array_index (scenarios, i)));
  gtk_widget_set_visible (self->separator, n > 0);
  gtk_widget_set_visible (self->scroller, n > 0);
}

/* Keeping is for a cart with something in it and a name. */
static void
update_keep (StudioKeptCarts *self)
{
  gboolean has_lines = studio_session_get_cart (self->session)->lines->len > 0;
  gboolean has_name = *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->name), has_lines);
  gtk_widget_set_sensitive (self->keep, has_lines && has_name);
}

static void
on_name_changed (StudioKeptCarts *self)
{
  if (self->session != NULL)
    update_keep (self);
}

static void
on_keep (StudioKeptCarts *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (*name == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_SAVE, "s", name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
studio_kept_carts_dispose (GObject *object)
{
  StudioKeptCarts *self = STUDIO_KEPT_CARTS (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_kept_carts_parent_class)->dispose (object);
}

static void
studio_kept_carts_class_init (StudioKeptCartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_kept_carts_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-kept-carts.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioKeptCarts, name);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptCarts, keep);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptCarts, separator);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptCarts, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptCarts, list);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
}

static void
studio_kept_carts_init (StudioKeptCarts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_kept_carts_new (StudioSession *session)
{
  StudioKeptCarts *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_KEPT_CARTS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::scenarios", G_CALLBACK (show_kept), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (update_keep), self,
                           G_CONNECT_SWAPPED);
  show_kept (self);
  update_keep (self);
  return GTK_WIDGET (self);
}
