/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to hold, put together from plain words. */

#include "studio-condition-builder.h"

#include "studio-condition-edit.h"
#include "studio-condition-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioConditionBuilder
{
  AdwBin parent_instance;

  StudioSession *session;  /* (owned) */
  char          *path;     /* (owned) */
  VtOffer       *offer;    /* (owned) (nullable): shown */
  GPtrArray     *rows;     /* (owned) (element-type StudioConditionRow, unowned): in order */
  char          *added;    /* (owned) (nullable): what was just added, to be filled */
  char          *added_to; /* (owned) (nullable): the path where */

  GtkListBox *list; /* (owned by the widget tree), as the others */
  GtkWidget  *absent;
  GtkWidget  *add;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioConditionBuilder,
                               studio_condition_builder,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- showing ---- */

static void
drop_rows (StudioConditionBuilder *self, guint n)
{
  while (self->rows->len > n)
    {
      gtk_list_box_remove (self->list, self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
}

/* Whether it can be what was just added: nothing outside of where it was added is. */
static gboolean
is_added (StudioConditionBuilder *self, const VtConditionPart *part)
{
  const char *rest;

  if (g_strcmp0 (self->added, part->member) != 0 || !g_str_has_prefix (part->path, self->added_to))
    return FALSE;
  rest = part->path + strlen (self->added_to);
  return *rest == '\0' || *rest == '/';
}

/* Rows are kept as long as they are for the same, so that what is being typed stays. Returns: the
 * last new one that asks what was just added */
static StudioConditionRow *
show_parts (StudioConditionBuilder *self, GPtrArray *parts)
{
  StudioConditionRow *fresh = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const VtConditionPart *part = parts->pdata[i];

      if (i < self->rows->len &&
          !studio_condition_row_suits (self->rows->pdata[i], self->offer, part))
        drop_rows (self, i);
      if (i == self->rows->len)
        {
          GtkWidget *row = studio_condition_row_new (self->session, self->offer, part);

          gtk_list_box_insert (self->list, row, (int) i);
          g_ptr_array_add (self->rows, row);
          if (is_added (self, part))
            fresh = STUDIO_CONDITION_ROW (row);
        }
      studio_condition_row_show (self->rows->pdata[i], self->offer, part);
    }
  drop_rows (self, parts->len);
  return fresh;
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioConditionBuilder *self = STUDIO_CONDITION_BUILDER (field);
  gboolean is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  VtOffer *copy = vt_offer_copy (offer);
  g_autoptr (GPtrArray) parts = NULL;
  StudioConditionRow *fresh;

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  if (is_other)
    {
      drop_rows (self, 0);
      g_clear_pointer (&self->added, g_free);
    }
  parts = vt_condition_list (copy->terms, self->path);
  fresh = show_parts (self, parts);
  gtk_widget_set_visible (self->absent, parts->len == 0);
  studio_condition_add_button_set (self->add, self->path, parts->len > 0 ? parts->pdata[0] : NULL);
  gtk_widget_set_sensitive (self->add, parts->len < VT_CONDITION_MAX_PARTS);
  if (fresh == NULL)
    return;
  g_clear_pointer (&self->added, g_free);
  studio_condition_row_enter (fresh);
}

static void
commit (StudioField *field)
{
  StudioConditionBuilder *self = STUDIO_CONDITION_BUILDER (field);

  for (guint i = 0; i < self->rows->len; i++)
    studio_condition_row_commit (self->rows->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* Other segments, or others in them: conditions say who they are. */
static void
on_segments (StudioConditionBuilder *self)
{
  if (self->offer != NULL)
    show (STUDIO_FIELD (self), self->offer);
}

/* ---- changing ---- */

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioConditionBuilder *self = STUDIO_CONDITION_BUILDER (widget);
  const char             *path;
  const char             *member;

  if (self->offer == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &path, &member);
  commit (STUDIO_FIELD (self));
  g_free (self->added);
  self->added = g_strdup (member);
  g_free (self->added_to);
  self->added_to = g_strdup (path);
  studio_condition_add (self->session, self->offer->id, path, member);
}

/* ---- the widget ---- */

static void
studio_condition_builder_dispose (GObject *object)
{
  StudioConditionBuilder *self = STUDIO_CONDITION_BUILDER (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_condition_builder_parent_class)->dispose (object);
}

static void
studio_condition_builder_finalize (GObject *object)
{
  StudioConditionBuilder *self = STUDIO_CONDITION_BUILDER (object);

  g_free (self->path);
  g_free (self->added);
  g_free (self->added_to);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (studio_condition_builder_parent_class)->finalize (object);
}

static void
studio_condition_builder_class_init (StudioConditionBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_condition_builder_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_condition_builder_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "condition.add", "(ss)", add);
}

static void
studio_condition_builder_init (StudioConditionBuilder *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
absent_new (const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

GtkWidget *
studio_condition_builder_new (StudioSession *session,
                              const char    *title,
                              const char    *path,
                              const char    *absent)
{
  StudioConditionBuilder *self;
  GtkWidget              *group = adw_preferences_group_new ();
  /* Translators: the title of a group of conditions */
  g_autofree char *add_name = g_strdup_printf (_ ("Add to “%s”"), title);

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && title != NULL && path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CONDITION_BUILDER, NULL);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->absent = absent_new (absent);
  self->add = studio_condition_add_button_new (add_name);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_append (self->list, self->absent);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), group);
  g_signal_connect_object (session, "notify::segments", G_CALLBACK (on_segments), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
