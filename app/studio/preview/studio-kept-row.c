/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept cart: open, rename in place, delete. */

#include "studio-kept-row.h"

#include "studio-actions.h"
#include "studio-cart-actions.h"

#include <glib/gi18n-lib.h>

struct _StudioKeptRow
{
  GtkListBoxRow parent_instance;

  char *id;   /* (owned) */
  char *name; /* (owned) */

  GtkStack  *stack;
  GtkWidget *open;
  GtkLabel  *name_label;
  GtkLabel  *content_label;
  GtkEntry  *name_entry;
  GtkWidget *rename;
  GtkWidget *delete;
};

G_DEFINE_FINAL_TYPE (StudioKeptRow, studio_kept_row, GTK_TYPE_LIST_BOX_ROW)

static void
close_popover (StudioKeptRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_open (StudioKeptRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_OPEN, "s", self->id);
  close_popover (self);
}

static void
on_rename (StudioKeptRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), self->name);
  gtk_stack_set_visible_child_name (self->stack, "rename");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
stop_renaming (StudioKeptRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "name");
  gtk_widget_grab_focus (self->open);
}

static void
on_renamed (StudioKeptRow *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  g_autofree char *id = g_strdup (self->id);

  if (*name == '\0')
    return;
  stop_renaming (self);
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_RENAME, "(ss)", id, name);
}

static gboolean
on_rename_key (StudioKeptRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop_renaming (self);
  return GDK_EVENT_STOP;
}

static void
on_delete (StudioKeptRow *self)
{
  g_autofree char *id = g_strdup (self->id);
  GtkWidget       *list = gtk_widget_get_parent (GTK_WIDGET (self));

  /* Not on a row that goes away. */
  gtk_widget_child_focus (list, GTK_DIR_UP);
  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_CART_DELETE, "s", id);
}

/* Takes the name. */
static void
set_name (gpointer widget, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
studio_kept_row_finalize (GObject *object)
{
  StudioKeptRow *self = STUDIO_KEPT_ROW (object);

  g_free (self->id);
  g_free (self->name);
  G_OBJECT_CLASS (studio_kept_row_parent_class)->finalize (object);
}

static void
studio_kept_row_class_init (StudioKeptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_kept_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-kept-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, open);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, content_label);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, rename);
  gtk_widget_class_bind_template_child (widget_class, StudioKeptRow, delete);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_rename);
  gtk_widget_class_bind_template_callback (widget_class, on_renamed);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_key);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
studio_kept_row_init (StudioKeptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_kept_row_new (const VtScenario *scenario)
{
  StudioKeptRow   *self;
  g_autofree char *content = NULL;

  g_return_val_if_fail (scenario != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_KEPT_ROW, NULL);
  self->id = g_strdup (scenario->id);
  self->name = g_strdup (scenario->name);
  content = studio_cart_describe (scenario->cart);
  gtk_label_set_text (self->name_label, scenario->name);
  gtk_label_set_text (self->content_label, content);
  set_name (GTK_WIDGET (self), g_strdup (scenario->name));
  /* TRANSLATORS: names of controls: a kept cart's name follows */
  set_name (self->open, g_strdup_printf (_ ("Open %s"), scenario->name));
  set_name (GTK_WIDGET (self->name_entry), g_strdup_printf (_ ("New name of %s"), scenario->name));
  set_name (self->rename, g_strdup_printf (_ ("Rename %s"), scenario->name));
  set_name (self->delete, g_strdup_printf (_ ("Delete %s"), scenario->name));
  return GTK_WIDGET (self);
}
