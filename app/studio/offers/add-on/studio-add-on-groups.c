/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All groups of options of an add-on, one below the other. */

#include "studio-add-on-groups.h"

#include "studio-add-on-group.h"
#include "studio-companions.h"
#include "studio-offer-edit.h"
#include "vt-add-on.h"

#include <glib/gi18n-lib.h>

#define SPACING_PX 24
#define NOWHERE G_MAXUINT

struct _StudioAddOnGroups
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  GPtrArray     *groups;  /* (owned) (element-type StudioAddOnGroup, unowned) */
  guint          go_to;   /* the group that gets the focus once it is there, or NOWHERE */
  GtkWidget     *box;     /* (owned by the widget tree), as the other */
  GtkWidget     *add;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioAddOnGroups,
                               studio_add_on_groups,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- showing ---- */

static void
on_draft (StudioField *group, const VtOffer *draft, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "draft", draft);
}

static void
set_n_groups (StudioAddOnGroups *self, guint n)
{
  while (self->groups->len > n)
    {
      gtk_box_remove (GTK_BOX (self->box), self->groups->pdata[self->groups->len - 1]);
      g_ptr_array_set_size (self->groups, (int) self->groups->len - 1);
    }
  while (self->groups->len < n)
    {
      GtkWidget *group = studio_add_on_group_new (self->session, self->groups->len);

      g_signal_connect (group, "draft", G_CALLBACK (on_draft), self);
      gtk_box_append (GTK_BOX (self->box), group);
      g_ptr_array_add (self->groups, group);
    }
}

/* Whoever adds a group goes on in it. */
static void
enter_added (StudioAddOnGroups *self)
{
  guint index = self->go_to;

  if (index >= self->groups->len)
    return;
  self->go_to = NOWHERE;
  studio_add_on_group_enter (self->groups->pdata[index]);
}

static void
update (StudioAddOnGroups *self)
{
  JsonArray *groups;

  if (self->offer == NULL)
    return;
  groups = vt_terms_get_array (vt_offer_get_terms (self->offer), "groups");
  set_n_groups (self, vt_terms_get_length (groups));
  for (guint i = 0; i < self->groups->len; i++)
    studio_field_show (self->groups->pdata[i], self->offer);
  enter_added (self);
  gtk_widget_set_visible (self->add, self->groups->len < VT_ADD_ON_MAX_GROUPS);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioAddOnGroups *self = STUDIO_ADD_ON_GROUPS (field);
  VtOffer           *copy = vt_offer_copy (offer);

  if (self->offer == NULL || !g_str_equal (self->offer->id, copy->id))
    self->go_to = NOWHERE;
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
}

static void
commit (StudioField *field)
{
  StudioAddOnGroups *self = STUDIO_ADD_ON_GROUPS (field);

  for (guint i = 0; i < self->groups->len; i++)
    studio_field_commit (self->groups->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- adding ---- */

static JsonNode *
run_add (JsonNode *terms, gpointer data, GError **error)
{
  return vt_add_on_add_group (terms, error);
}

static void
on_add (StudioAddOnGroups *self)
{
  if (self->offer == NULL)
    return;
  self->go_to = self->groups->len;
  studio_offer_change_terms (self->session, self->offer->id, _ ("Add Group"), run_add, NULL, NULL);
}

/* ---- the widget ---- */

static void
studio_add_on_groups_dispose (GObject *object)
{
  StudioAddOnGroups *self = STUDIO_ADD_ON_GROUPS (object);

  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_add_on_groups_parent_class)->dispose (object);
}

static void
studio_add_on_groups_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_ADD_ON_GROUPS (object)->groups);
  G_OBJECT_CLASS (studio_add_on_groups_parent_class)->finalize (object);
}

static void
studio_add_on_groups_class_init (StudioAddOnGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_add_on_groups_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_add_on_groups_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
studio_add_on_groups_init (StudioAddOnGroups *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  self->groups = g_ptr_array_new ();
  self->go_to = NOWHERE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  self->add = gtk_button_new_with_label (_ ("Add Group"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
}

GtkWidget *
studio_add_on_groups_new (StudioSession *session)
{
  StudioAddOnGroups *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_ADD_ON_GROUPS, NULL);
  self->session = g_object_ref (session);
  /* How many take an option along is known later. */
  g_signal_connect_object (studio_companions_of (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
