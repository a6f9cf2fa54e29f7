/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did with every row: sums, the rules that counted, and what was rejected. */

#include "studio-import-report-view.h"

#include "vt-money.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many rejected rows are shown; the file saved from the report has all that are listed. */
#define MAX_REJECTIONS_SHOWN 50

struct _StudioImportReportView
{
  GtkWidget parent_instance;

  GtkWidget *box; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioImportReportView, studio_import_report_view, GTK_TYPE_WIDGET)

static const char *const fate_titles[VT_N_ROW_FATES] = {
    [VT_ROW_ADDED] = N_ ("Added"),          [VT_ROW_UPDATED] = N_ ("Updated"),
    [VT_ROW_UNCHANGED] = N_ ("Unchanged"),  [VT_ROW_REJECTED] = N_ ("Rejected"),
    [VT_ROW_IGNORED] = N_ ("Without data"),
};

static char *
count_text (guint64 count)
{
  return vt_count_to_display ((gint64) count);
}

/* A row of the list: text from outside is never markup, figures stand in a column. */
static GtkWidget *
fact_row (const char *text, guint64 count)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *figure = count_text (count);
  GtkWidget       *label = gtk_label_new (figure);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static GtkWidget *
bins_group (VtImportReport *report)
{
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *title = studio_import_report_summary (report);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Rows"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    if (report->n_rows_by_fate[i] > 0)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 fact_row (_ (fate_titles[i]), report->n_rows_by_fate[i]));
  return group;
}

static GtkWidget *
section_group (const VtReportSection *section)
{
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (section->title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < section->facts->len; i++)
    {
      const VtReportFact *fact = g_ptr_array_index (section->facts, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fact_row (fact->text, fact->count));
    }
  return group;
}

static GtkWidget *
rejection_row (const VtRejection *rejection)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = NULL;
  g_autofree char *number = count_text (rejection->row);
  g_autofree char *valid = g_utf8_make_valid (rejection->value, -1);
  g_autofree char *text = g_strdup_printf ("%s. %s", rejection->reason, rejection->remedy);

  if (*rejection->column != '\0')
    title = g_strdup_printf (_ ("Row %s, %s: “%s”"), number, rejection->column, valid);
  else
    title = g_strdup_printf (_ ("Row %s"), number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static GtkWidget *
rejections_group (VtImportReport *report)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint      n = MIN (report->rejections->len, MAX_REJECTIONS_SHOWN);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Rejected Rows"));
  if (report->n_rows_by_fate[VT_ROW_REJECTED] > n)
    {
      g_autofree char *all = count_text (report->n_rows_by_fate[VT_ROW_REJECTED]);
      g_autofree char *text = g_strdup_printf (_ ("The first %u of %s"), n, all);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    }
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               rejection_row (g_ptr_array_index (report->rejections, i)));
  return group;
}

char *
studio_import_report_summary (VtImportReport *report)
{
  g_autofree char *all = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *rejected = NULL;
  guint64          n_rejected;

  g_return_val_if_fail (report != NULL, NULL);

  n_rejected = report->n_rows_by_fate[VT_ROW_REJECTED];
  all = count_text (report->n_rows);
  stored = count_text (report->n_rows - n_rejected);
  rejected = count_text (n_rejected);
  if (n_rejected == 0)
    return g_strdup_printf (_ ("All %s rows were read"), all);
  return g_strdup_printf (_ ("%s rows: %s read, %s rejected"), all, stored, rejected);
}

static void
studio_import_report_view_dispose (GObject *object)
{
  StudioImportReportView *self = STUDIO_IMPORT_REPORT_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_import_report_view_parent_class)->dispose (object);
}

static void
studio_import_report_view_class_init (StudioImportReportViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_import_report_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_import_report_view_init (StudioImportReportView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_import_report_view_new (VtImportReport *report)
{
  StudioImportReportView *self;

  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_IMPORT_REPORT_VIEW, NULL);
  gtk_box_append (GTK_BOX (self->box), bins_group (report));
  for (guint i = 0; i < report->sections->len; i++)
    {
      const VtReportSection *section = g_ptr_array_index (report->sections, i);

      if (section->facts->len > 0)
        gtk_box_append (GTK_BOX (self->box), section_group (section));
    }
  if (report->rejections->len > 0)
    gtk_box_append (GTK_BOX (self->box), rejections_group (report));
  return GTK_WIDGET (self);
}
