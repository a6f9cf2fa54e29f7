/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition with its title, and what removes and moves it. */

#include "studio-rule-part.h"

#include "studio-rule-builder.h"

#include <glib/gi18n-lib.h>

struct _StudioRulePart
{
  GtkWidget parent_instance;

  char      *path; /* (owned) */
  GtkWidget *box;  /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioRulePart, studio_rule_part, GTK_TYPE_WIDGET)

const char *
studio_rule_part_get_path (StudioRulePart *self)
{
  g_return_val_if_fail (STUDIO_IS_RULE_PART (self), NULL);

  return self->path;
}

/* (nullable) */
static StudioRuleBuilder *
find_builder (StudioRulePart *self)
{
  GtkWidget *builder = gtk_widget_get_ancestor (GTK_WIDGET (self), STUDIO_TYPE_RULE_BUILDER);

  return builder != NULL ? STUDIO_RULE_BUILDER (builder) : NULL;
}

static void
remove_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioRulePart    *self = STUDIO_RULE_PART (widget);
  StudioRuleBuilder *builder = find_builder (self);

  if (builder != NULL)
    studio_rule_builder_remove (builder, self->path);
}

static void
move_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioRulePart    *self = STUDIO_RULE_PART (widget);
  StudioRuleBuilder *builder = find_builder (self);

  if (builder != NULL)
    studio_rule_builder_move (builder, self->path, g_variant_get_int32 (parameter));
}

static void
studio_rule_part_dispose (GObject *object)
{
  StudioRulePart *self = STUDIO_RULE_PART (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_rule_part_parent_class)->dispose (object);
}

static void
studio_rule_part_finalize (GObject *object)
{
  g_free (STUDIO_RULE_PART (object)->path);
  G_OBJECT_CLASS (studio_rule_part_parent_class)->finalize (object);
}

static void
studio_rule_part_class_init (StudioRulePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_rule_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_rule_part_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, remove_part);
  gtk_widget_class_install_action (widget_class, "part.move", "i", move_part);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "part.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "part.move", "i",
                                       1);
}

static void
studio_rule_part_init (StudioRulePart *self)
{
}

static GtkWidget *
remove_button_new (const char *title)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("vitrine-close-symbolic");
  g_autofree char *label = title != NULL ? g_strdup_printf (_ ("Remove “%s”"), title)
                                         : g_strdup (_ ("Remove the group"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "part.remove");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

GtkWidget *
studio_rule_part_new (GtkWidget *child, const char *title, const char *path)
{
  StudioRulePart *self = g_object_new (STUDIO_TYPE_RULE_PART, NULL);
  GtkWidget      *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->path = g_strdup (path);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (content), label);
    }
  gtk_box_append (GTK_BOX (content), child);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self->box), content);
  gtk_box_append (GTK_BOX (self->box), remove_button_new (title));
  gtk_widget_add_css_class (self->box, "rule-part");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
