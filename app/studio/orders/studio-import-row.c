/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import in the list: its file, what became of its rows, and taking it out again. */

#include "studio-import-row.h"

#include "studio-accessible.h"
#include "studio-import-report-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPORT_KEY "studio-import-report"

static char *
subtitle_of (const VtImportBatch *batch, VtImportReport *report)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (batch->imported_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%x %H:%M");
  g_autofree char *n_orders = vt_count_to_display (batch->n_orders);
  g_autofree char *kind = NULL;
  g_autofree char *rows = report != NULL ? studio_import_report_summary (report) : NULL;

  if (strcmp (batch->kind, "orders") == 0)
    kind = g_strdup_printf (ngettext ("%s order", "%s orders", (gulong) batch->n_orders), n_orders);
  else
    kind = g_strdup (_ ("Catalogue"));
  if (rows == NULL)
    return g_strdup_printf ("%s · %s", when, kind);
  return g_strdup_printf ("%s · %s · %s", when, kind, rows);
}

/* A report of many rules is built only when somebody looks. */
static void
on_expanded (GObject *row, GParamSpec *pspec, gpointer user_data)
{
  VtImportReport *report = g_object_get_data (row, REPORT_KEY);
  GtkWidget      *holder;
  GtkWidget      *view;

  if (report == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;

  view = studio_import_report_view_new (report);
  holder = gtk_list_box_row_new ();
  gtk_widget_set_margin_top (view, 18);
  gtk_widget_set_margin_bottom (view, 18);
  gtk_widget_set_margin_start (view, 18);
  gtk_widget_set_margin_end (view, 18);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), view);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), holder);
  g_object_set_data (row, REPORT_KEY, NULL);
}

GtkWidget *
studio_import_row_new (const VtImportBatch *batch)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  g_autoptr (VtImportReport) report = vt_import_report_from_json (batch->report_json, NULL);
  g_autofree char *subtitle = subtitle_of (batch, report);
  g_autofree char *label = g_strdup_printf (_ ("Remove the import of %s"), batch->file_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), batch->file_name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);

  studio_accessible_set_label (row, batch->file_name);

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Import"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "win.remove-import");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "x", batch->id);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);

  if (report != NULL)
    g_object_set_data_full (G_OBJECT (row), REPORT_KEY, g_steal_pointer (&report),
                            (GDestroyNotify) vt_import_report_free);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  return row;
}
