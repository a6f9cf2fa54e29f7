/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind's editor as a list of fields in groups. */

#include "studio-field-set.h"

#include "studio-live-figure.h"
#include "studio-quiet-controls.h"

#define GROUP_SPACING_PX 24

typedef struct
{
  GtkWidget      *widget; /* (unowned) */
  StudioFieldTest test;
} Shown;

struct _StudioFieldSet
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;     /* (owned by the widget tree) (nullable): begun last */
  char                *list_name; /* (owned) (nullable): of that group */
  GPtrArray           *fields;    /* (owned) (element-type StudioField, unowned) */
  GArray              *shown;     /* (owned) (element-type Shown) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioFieldSet,
                               studio_field_set,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioFieldSet *self = STUDIO_FIELD_SET (field);

  for (guint i = 0; i < self->fields->len; i++)
    studio_field_show (self->fields->pdata[i], offer);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = &g_array_index (self->shown, Shown, i);

      gtk_widget_set_visible (shown->widget, shown->test (offer));
    }
}

static void
commit (StudioField *field)
{
  StudioFieldSet *self = STUDIO_FIELD_SET (field);

  for (guint i = 0; i < self->fields->len; i++)
    studio_field_commit (self->fields->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

void
studio_field_set_show (GtkWidget *widget, const VtOffer *offer)
{
  studio_field_show (STUDIO_FIELD (widget), offer);
}

void
studio_field_set_commit (GtkWidget *widget)
{
  studio_field_commit (STUDIO_FIELD (widget));
}

/* What only tells follows; what is being edited must not be disturbed. */
static void
on_draft (StudioField *field, const VtOffer *draft, gpointer user_data)
{
  StudioFieldSet *self = user_data;

  for (guint i = 0; i < self->fields->len; i++)
    if (STUDIO_IS_LIVE_FIGURE (self->fields->pdata[i]))
      studio_field_show (self->fields->pdata[i], draft);
  g_signal_emit_by_name (self, "draft", draft);
}

/* ---- filling ---- */

static void
add_child (StudioFieldSet *self, GtkWidget *widget)
{
  gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
}

AdwPreferencesGroup *
studio_field_set_add_group (StudioFieldSet *self,
                            const char     *title,
                            const char     *description,
                            const char     *list_name)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_SET (self), NULL);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_free (self->list_name);
  self->list_name = g_strdup (list_name);
  if (title != NULL)
    adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, description);
  add_child (self, GTK_WIDGET (self->group));
  return self->group;
}

void
studio_field_set_add_plain (StudioFieldSet *self, GtkWidget *widget)
{
  g_return_if_fail (STUDIO_IS_FIELD_SET (self) && GTK_IS_WIDGET (widget));

  if (GTK_IS_LIST_BOX_ROW (widget) && self->group != NULL)
    {
      adw_preferences_group_add (self->group, widget);
      if (self->list_name != NULL)
        studio_group_name_list (self->group, self->list_name);
      return;
    }
  add_child (self, widget);
}

void
studio_field_set_add (StudioFieldSet *self, GtkWidget *field)
{
  g_return_if_fail (STUDIO_IS_FIELD_SET (self) && STUDIO_IS_FIELD (field));

  g_ptr_array_add (self->fields, field);
  g_signal_connect (field, "draft", G_CALLBACK (on_draft), self);
  studio_field_set_add_plain (self, field);
}

void
studio_field_set_show_if (StudioFieldSet *self, GtkWidget *widget, StudioFieldTest test)
{
  const Shown shown = {widget, test};

  g_return_if_fail (STUDIO_IS_FIELD_SET (self) && GTK_IS_WIDGET (widget) && test != NULL);

  g_array_append_val (self->shown, shown);
}

/* ---- the widget ---- */

static void
studio_field_set_dispose (GObject *object)
{
  StudioFieldSet *self = STUDIO_FIELD_SET (object);
  GtkWidget      *child;

  g_ptr_array_set_size (self->fields, 0);
  g_array_set_size (self->shown, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (studio_field_set_parent_class)->dispose (object);
}

static void
studio_field_set_finalize (GObject *object)
{
  StudioFieldSet *self = STUDIO_FIELD_SET (object);

  g_free (self->list_name);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (studio_field_set_parent_class)->finalize (object);
}

static void
studio_field_set_class_init (StudioFieldSetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_field_set_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_field_set_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
studio_field_set_init (StudioFieldSet *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GROUP_SPACING_PX);
  self->fields = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
}

GtkWidget *
studio_field_set_new (void)
{
  return g_object_new (STUDIO_TYPE_FIELD_SET, NULL);
}
