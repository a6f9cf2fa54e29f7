/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of conditions: all, any or none of them. */

#include "studio-rule-group.h"

#include "studio-accessible.h"
#include "studio-rule-builder.h"
#include "studio-rule-part.h"
#include "studio-rule-row.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>

struct _StudioRuleGroup
{
  GtkWidget parent_instance;

  char    *path; /* (owned) */
  gboolean syncing;

  GtkWidget   *box; /* (owned by the widget tree), as the others */
  GtkDropDown *choice;
  GtkWidget   *add_button;
  GtkBox      *parts;
  GtkWidget   *nothing;
};

G_DEFINE_FINAL_TYPE (StudioRuleGroup, studio_rule_group, GTK_TYPE_WIDGET)

/* What can be added, in groups of the menu; ended by one that is a group. */
static const struct
{
  VtSegmentRuleType type;
  gboolean          begins; /* a section of the menu */
} menu_rows[] = {
    {VT_SEGMENT_RECENCY_DAYS, TRUE},   {VT_SEGMENT_LAST_ORDER, FALSE},
    {VT_SEGMENT_AGE_DAYS, FALSE},      {VT_SEGMENT_FIRST_ORDER, FALSE},
    {VT_SEGMENT_GAP_DAYS, FALSE},      {VT_SEGMENT_OVERDUE, FALSE},
    {VT_SEGMENT_ORDERS, TRUE},         {VT_SEGMENT_REVENUE, FALSE},
    {VT_SEGMENT_AVERAGE_ORDER, FALSE}, {VT_SEGMENT_HIGHEST, FALSE},
    {VT_SEGMENT_LOWEST, FALSE},        {VT_SEGMENT_BOUGHT, TRUE},
    {VT_SEGMENT_PRODUCTS, FALSE},      {VT_SEGMENT_UNITS, FALSE},
    {VT_SEGMENT_BARGAIN_SHARE, FALSE}, {VT_SEGMENT_ATTRIBUTE, TRUE},
    {VT_SEGMENT_LIST, FALSE},          {VT_SEGMENT_ANY, TRUE},
};

const char *
studio_rule_group_get_path (StudioRuleGroup *self)
{
  g_return_val_if_fail (STUDIO_IS_RULE_GROUP (self), NULL);

  return self->path;
}

/* (nullable) */
static StudioRuleBuilder *
find_builder (StudioRuleGroup *self)
{
  GtkWidget *builder = gtk_widget_get_ancestor (GTK_WIDGET (self), STUDIO_TYPE_RULE_BUILDER);

  return builder != NULL ? STUDIO_RULE_BUILDER (builder) : NULL;
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioRuleGroup   *self = STUDIO_RULE_GROUP (widget);
  StudioRuleBuilder *builder = find_builder (self);
  VtSegmentRuleType  type;

  if (builder != NULL &&
      vt_segment_rule_type_from_word (g_variant_get_string (parameter, NULL), &type))
    studio_rule_builder_add (builder, self->path, type);
}

/* All, any and none are the first types. */
static void
on_choice (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  StudioRuleGroup   *self = user_data;
  StudioRuleBuilder *builder = find_builder (self);

  if (!self->syncing && builder != NULL)
    studio_rule_builder_set_group (builder, self->path, gtk_drop_down_get_selected (choice));
}

void
studio_rule_group_set_type (StudioRuleGroup *self, VtSegmentRuleType type)
{
  g_return_if_fail (STUDIO_IS_RULE_GROUP (self) && type <= VT_SEGMENT_NONE);

  self->syncing = TRUE;
  gtk_drop_down_set_selected (self->choice, type);
  self->syncing = FALSE;
  gtk_label_set_text (GTK_LABEL (self->nothing), type == VT_SEGMENT_ANY
                                                     ? _ ("No condition yet: nobody")
                                                     : _ ("No condition yet: everybody"));
}

void
studio_rule_group_add (StudioRuleGroup *self, GtkWidget *part, const char *part_path)
{
  const char *title = NULL;

  g_return_if_fail (STUDIO_IS_RULE_GROUP (self));

  if (STUDIO_IS_RULE_ROW (part))
    title = vt_segment_rule_type_to_text (studio_rule_row_get_rule_type (STUDIO_RULE_ROW (part)));
  gtk_box_append (self->parts, studio_rule_part_new (part, title, part_path));
}

void
studio_rule_group_set_empty (StudioRuleGroup *self, gboolean is_empty)
{
  g_return_if_fail (STUDIO_IS_RULE_GROUP (self));

  gtk_widget_set_visible (self->nothing, is_empty);
}

void
studio_rule_group_focus (StudioRuleGroup *self)
{
  g_return_if_fail (STUDIO_IS_RULE_GROUP (self));

  gtk_widget_child_focus (self->add_button, GTK_DIR_TAB_FORWARD);
}

/* ---- the widget ---- */

static void
studio_rule_group_dispose (GObject *object)
{
  StudioRuleGroup *self = STUDIO_RULE_GROUP (object);

  self->syncing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_rule_group_parent_class)->dispose (object);
}

static void
studio_rule_group_finalize (GObject *object)
{
  g_free (STUDIO_RULE_GROUP (object)->path);
  G_OBJECT_CLASS (studio_rule_group_parent_class)->finalize (object);
}

static void
studio_rule_group_class_init (StudioRuleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_rule_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_rule_group_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "group.add", "s", add);
}

static void
studio_rule_group_init (StudioRuleGroup *self)
{
}

static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (menu_rows); i++)
    {
      g_autofree char *action =
          g_strdup_printf ("group.add::%s", vt_segment_rule_type_to_word (menu_rows[i].type));

      if (menu_rows[i].begins)
        {
          g_autoptr (GMenu) next = g_menu_new ();

          g_menu_append_section (menu, NULL, G_MENU_MODEL (next));
          section = next;
        }
      g_menu_append (section,
                     menu_rows[i].type == VT_SEGMENT_ANY
                         ? _ ("Group")
                         : vt_segment_rule_type_to_text (menu_rows[i].type),
                     action);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
add_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add Condition"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  return button;
}

static GtkWidget *
head_new (StudioRuleGroup *self)
{
  const char *const choices[] = {vt_segment_rule_type_to_text (VT_SEGMENT_ALL),
                                 vt_segment_rule_type_to_text (VT_SEGMENT_ANY),
                                 vt_segment_rule_type_to_text (VT_SEGMENT_NONE), NULL};
  GtkWidget        *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget        *choice = gtk_drop_down_new_from_strings (choices);

  self->choice = GTK_DROP_DOWN (choice);
  studio_accessible_set_label (choice, _ ("How many have to hold"));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_choice), self);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  self->add_button = add_button_new ();
  gtk_box_append (GTK_BOX (head), choice);
  gtk_box_append (GTK_BOX (head), self->add_button);
  return head;
}

GtkWidget *
studio_rule_group_new (const char *path)
{
  StudioRuleGroup *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_RULE_GROUP, NULL);
  self->path = g_strdup (path);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->parts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (self->box), head_new (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->parts));
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_add_css_class (self->box, *path == '\0' ? "rule-root" : "rule-group");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Group of conditions"), -1);
  return GTK_WIDGET (self);
}
