/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the import assistant, and the bar chart. */

#include "studio-fixture.h"

#include "studio-bar-chart.h"
#include "studio-import-format.h"
#include "studio-import-preview.h"
#include "studio-import-report-view.h"
#include "studio-new-dialog.h"

#include <adwaita.h>

static VtImportPlan *
inspect (const VtImportOptions *options)
{
  const VtCurrency currency = {"USD", 2};
  g_autofree char *path = g_build_filename (g_getenv ("VITRINE_DATA_DIR"), "samples", "electronics",
                                            "catalogue.csv", NULL);
  g_autoptr (GError) error = NULL;
  VtImportPlan *plan = vt_import_inspect (path, &currency, options, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_combo (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
count (gpointer object, guint *n)
{
  ++*n;
}

/* What was found out is shown without being chosen; what is chosen is asked for from then on. */
static void
test_format (void)
{
  GtkWidget *format = g_object_ref_sink (studio_import_format_new ());
  g_autoptr (VtImportPlan) plan = inspect (NULL);
  VtImportOptions options;
  guint           n_changed = 0;

  g_signal_connect (format, "changed", G_CALLBACK (count), &n_changed);
  studio_import_format_set_plan (STUDIO_IMPORT_FORMAT (format), plan);
  g_assert_cmpuint (n_changed, ==, 0);
  studio_import_format_get_options (STUDIO_IMPORT_FORMAT (format), &options);
  g_assert_null (options.columns);
  g_assert_cmpint (options.decimal, ==, 0);

  adw_combo_row_set_selected (find_combo (format, "Amounts"), 1);
  g_assert_cmpuint (n_changed, ==, 1);
  studio_import_format_get_options (STUDIO_IMPORT_FORMAT (format), &options);
  g_assert_cmpint (options.decimal, ==, VT_DECIMAL_COMMA);

  /* The column of titles is not used any more; the SKUs stay where they are. */
  adw_combo_row_set_selected (find_combo (format, "title"), 0);
  g_assert_cmpuint (n_changed, ==, 2);
  studio_import_format_get_options (STUDIO_IMPORT_FORMAT (format), &options);
  g_assert_nonnull (options.columns);
  g_assert_true (g_strv_contains (options.columns, "title="));
  g_assert_true (g_strv_contains (options.columns, "sku=1"));

  studio_import_format_reset (STUDIO_IMPORT_FORMAT (format));
  studio_import_format_get_options (STUDIO_IMPORT_FORMAT (format), &options);
  g_assert_null (options.columns);
  g_object_unref (format);
}

static void
test_preview (void)
{
  GtkWidget *preview = g_object_ref_sink (studio_import_preview_new ());
  g_autoptr (VtImportPlan) plan = inspect (NULL);
  GtkColumnView *view = GTK_COLUMN_VIEW (studio_find_widget (preview, GTK_TYPE_COLUMN_VIEW));
  guint          n_used = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    n_used += ((const VtImportColumn *) plan->columns->pdata[i])->field != VT_FIELD_NONE;
  for (guint round = 0; round < 2; round++)
    {
      studio_import_preview_set_plan (STUDIO_IMPORT_PREVIEW (preview), plan);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))),
                        ==, plan->rows->len);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==,
                        n_used + 2);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "First rows as they will be stored");
  g_object_unref (preview);
}

/* Of the sample's own import: what the report says is what was stored. */
static void
test_report (void)
{
  StudioFixture        fixture;
  const VtImportBatch *batch;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autofree char *summary = NULL;
  GtkWidget       *view;

  studio_fixture_set_up (&fixture);
  batch = studio_session_get_imports (fixture.session)->pdata[0];
  report = vt_import_report_from_json (batch->report_json, &error);
  g_assert_no_error (error);
  summary = studio_import_report_summary (report);
  g_assert_cmpstr (summary, ==, "All 13,565 rows were read");
  view = g_object_ref_sink (studio_import_report_view_new (report));
  g_assert_nonnull (studio_find_widget (view, ADW_TYPE_ACTION_ROW));
  g_object_unref (view);
  studio_fixture_tear_down (&fixture);
}

static void
test_chart (void)
{
  static const StudioBar bars[] = {
      {"Jan", "January: 3", 3}, {"Feb", "February: 0", 0}, {"Mar", "March: 5", 5}};
  GtkWidget *chart = g_object_ref_sink (studio_bar_chart_new ("Revenue by month"));

  g_assert_false (studio_press (chart, GDK_KEY_Right));
  studio_bar_chart_set_bars (STUDIO_BAR_CHART (chart), bars, 3, "The best brought 5");
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Revenue by month");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The best brought 5");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (studio_press (chart, GDK_KEY_Right));
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bars[i].text);
    }
  g_assert_false (studio_press (chart, GDK_KEY_Right));
  g_assert_true (studio_press (chart, GDK_KEY_Left));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       bars[1].text);
  g_object_unref (chart);
}

static void
test_names (void)
{
  static const char *const rows[][2] = {{"/x/orders.csv.xz", "orders"},
                                        {"/x/Spring shop.tsv", "Spring shop"},
                                        {"/x/.csv", ".csv"},
                                        {"/x/plain", "plain"}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = studio_new_dialog_name_for (rows[i][0]);

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/import/format", test_format);
  g_test_add_func ("/import/preview", test_preview);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/name-of-workspace", test_names);
  g_test_add_func ("/bar-chart/keys", test_chart);
  return g_test_run ();
}
