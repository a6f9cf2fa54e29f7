/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of what an offer says, a line each: to be read, not changed. */

#include "studio-line-group.h"

#include "studio-quiet-controls.h"
#include "vt-offer-words.h"

struct _StudioLineGroup
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;     /* (owned by the widget tree) */
  GPtrArray           *rows;      /* (owned) (element-type GtkWidget, unowned) */
  char                *list_name; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StudioLineGroup, studio_line_group, ADW_TYPE_BIN)

static void
add_line (StudioLineGroup *self, const VtOfferLine *line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

void
studio_line_group_show (StudioLineGroup *self, GPtrArray *lines)
{
  g_return_if_fail (STUDIO_IS_LINE_GROUP (self));
  g_return_if_fail (lines != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  studio_group_name_list (self->group, self->list_name);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
}

static void
studio_line_group_finalize (GObject *object)
{
  StudioLineGroup *self = STUDIO_LINE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->list_name);
  G_OBJECT_CLASS (studio_line_group_parent_class)->finalize (object);
}

static void
studio_line_group_class_init (StudioLineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_line_group_finalize;
}

static void
studio_line_group_init (StudioLineGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
studio_line_group_new (const char *title, const char *list_name)
{
  StudioLineGroup *self = g_object_new (STUDIO_TYPE_LINE_GROUP, NULL);

  self->list_name = g_strdup (list_name);
  adw_preferences_group_set_title (self->group, title);
  return GTK_WIDGET (self);
}
