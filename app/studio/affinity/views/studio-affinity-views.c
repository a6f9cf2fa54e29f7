/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of one selection that stand beside the map. */

#include "studio-affinity-views.h"

#include "studio-accessible.h"
#include "studio-group-view.h"
#include "studio-make-bar.h"
#include "studio-matrix-pane.h"
#include "studio-pair-table.h"
#include "studio-set-view.h"
#include "studio-views-state.h"

#include <glib/gi18n-lib.h>

struct _StudioAffinityViews
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  GtkWidget       *box;     /* (owned by the widget tree) */
  GtkStack        *stack;   /* (owned by the widget tree) */
  GtkToggleButton *whole;   /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioAffinityViews, studio_affinity_views, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_went (GtkWidget *table, guint product, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_WENT], 0, product);
}

static void
on_state (StudioAffinityViews *self)
{
  StudioViewsState *state = studio_views_state_of (self->session);

  gtk_stack_set_visible_child_name (self->stack, studio_views_state_get_view (state));
}

static void
on_shown (StudioAffinityViews *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  if (name != NULL)
    (void) studio_views_state_set_view (studio_views_state_of (self->session), name);
}

static void
add_views (StudioAffinityViews *self)
{
  GtkWidget *table = studio_pair_table_new (self->session);
  GtkWidget *sets = studio_set_view_new (self->session);
  GtkWidget *groups = studio_group_view_new (self->session);

  g_signal_connect_object (table, "went", G_CALLBACK (on_went), self, 0);
  g_signal_connect_object (studio_set_view_get_table (STUDIO_SET_VIEW (sets)), "went",
                           G_CALLBACK (on_went), self, 0);
  g_signal_connect_object (studio_group_view_get_table (STUDIO_GROUP_VIEW (groups)), "went",
                           G_CALLBACK (on_went), self, 0);
  gtk_stack_add_titled (self->stack, table, "pairs", _ ("Pairs"));
  gtk_stack_add_titled (self->stack, studio_matrix_pane_new (self->session), "matrix",
                        _ ("Matrix"));
  gtk_stack_add_titled (self->stack, sets, "sets", _ ("Sets"));
  gtk_stack_add_titled (self->stack, groups, "groups", _ ("Groups"));
}

static GtkWidget *
header_new (StudioAffinityViews *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_accessible_update_property (GTK_ACCESSIBLE (switcher), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Views of the selection"), -1);
  gtk_widget_set_hexpand (switcher, TRUE);
  gtk_widget_add_css_class (switcher, "narrow-switcher");
  self->whole = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->whole), "vitrine-wide-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->whole), "win.affinity-whole");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->whole), _ ("Without the Map"));
  studio_accessible_set_label (GTK_WIDGET (self->whole), _ ("Without the Map"));
  gtk_box_append (GTK_BOX (header), switcher);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->whole));
  gtk_widget_add_css_class (header, "toolbar");
  return header;
}

static void
studio_affinity_views_dispose (GObject *object)
{
  StudioAffinityViews *self = STUDIO_AFFINITY_VIEWS (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_func (self->stack, on_shown, self);
  self->stack = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_affinity_views_parent_class)->dispose (object);
}

static void
studio_affinity_views_class_init (StudioAffinityViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_affinity_views_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
studio_affinity_views_init (StudioAffinityViews *self)
{
}

GtkWidget *
studio_affinity_views_new (StudioSession *session)
{
  StudioAffinityViews *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_AFFINITY_VIEWS, NULL);
  self->session = g_object_ref (session);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  add_views (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), header_new (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), studio_make_bar_new (session));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  on_state (self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_views_state_of (session), "changed", G_CALLBACK (on_state), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
