/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that show and change the time zone of the workspace. */

#include "studio-zone-group.h"

#include "studio-text-row.h"
#include "vt-time-zone.h"
#include "vt-zone-names.h"

#include <glib/gi18n-lib.h>

/* More are found by typing more. */
#define MAX_SHOWN 6

struct _StudioZoneGroup
{
  AdwPreferencesGroup parent_instance;

  StudioSession *session; /* (owned) */
  GStrv          names;   /* (owned): all there are */

  StudioTextRow *row; /* (owned by the widget tree), as the others */
  GtkWidget     *found[MAX_SHOWN];
};

G_DEFINE_FINAL_TYPE (StudioZoneGroup, studio_zone_group, ADW_TYPE_PREFERENCES_GROUP)

/* ---- changing ---- */

/* A VtWorkspaceFunc. */
static gboolean
save_zone (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_time_zone_save (database, data, error);
}

static const char *
get_kept (StudioZoneGroup *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  return catalog != NULL ? vt_catalog_get_time_zone (catalog) : "";
}

static void
hide_found (StudioZoneGroup *self)
{
  for (guint i = 0; i < MAX_SHOWN; i++)
    gtk_widget_set_visible (self->found[i], FALSE);
}

static void
take (StudioZoneGroup *self, const char *name)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), name))
    gtk_editable_set_text (GTK_EDITABLE (self->row), name);
  hide_found (self);
  if (!g_str_equal (name, get_kept (self)))
    studio_session_edit (self->session, _ ("Change Time Zone"), NULL, save_zone, g_strdup (name),
                         g_free);
}

static void
on_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioZoneGroup *self = user_data;
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_auto (GStrv) found = NULL;
  g_autoptr (GError) error = NULL;

  if (vt_zone_check (typed, &error))
    {
      take (self, typed);
      return;
    }
  found = vt_zone_names_match ((const char *const *) self->names, typed, 2);
  if (found[0] != NULL && found[1] == NULL)
    take (self, found[0]);
  else
    studio_text_row_set_problem (row, error->message);
}

/* ---- showing ---- */

static void
on_changed (StudioZoneGroup *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->row));
  g_auto (GStrv) found = vt_zone_names_match ((const char *const *) self->names, typed, MAX_SHOWN);
  guint n = g_str_equal (typed, get_kept (self)) ? 0 : g_strv_length (found);

  for (guint i = 0; i < MAX_SHOWN; i++)
    {
      gtk_widget_set_visible (self->found[i], i < n);
      if (i < n)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found[i]), found[i]);
    }
}

static void
on_activated (GtkWidget *row, gpointer user_data)
{
  g_autofree char *name = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  take (user_data, name);
}

static void
show_kept (StudioZoneGroup *self)
{
  studio_text_row_set_kept (self->row, get_kept (self));
}

static void
build (StudioZoneGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->row = STUDIO_TEXT_ROW (studio_text_row_new (_ ("Time Zone")));
  adw_preferences_group_set_title (group, _ ("Shop"));
  adw_preferences_group_set_description (
      group, _ ("The weekdays and hours of offers are of this time zone."));
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
  for (guint i = 0; i < MAX_SHOWN; i++)
    {
      self->found[i] = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->found[i]), FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->found[i]), TRUE);
      g_signal_connect (self->found[i], "activated", G_CALLBACK (on_activated), self);
      adw_preferences_group_add (group, self->found[i]);
    }
  hide_found (self);
}

static void
studio_zone_group_dispose (GObject *object)
{
  StudioZoneGroup *self = STUDIO_ZONE_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->names, g_strfreev);
  G_OBJECT_CLASS (studio_zone_group_parent_class)->dispose (object);
}

static void
studio_zone_group_class_init (StudioZoneGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_zone_group_dispose;
}

static void
studio_zone_group_init (StudioZoneGroup *self)
{
  self->names = vt_zone_names_load ();
  build (self);
}

GtkWidget *
studio_zone_group_new (StudioSession *session)
{
  StudioZoneGroup *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_ZONE_GROUP, NULL);
  self->session = g_object_ref (session);
  show_kept (self);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "committed", G_CALLBACK (on_committed), self, 0);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (show_kept), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
