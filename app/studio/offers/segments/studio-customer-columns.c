/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a file of customers are taken, and which of them is the customer. */

#include "studio-customer-columns.h"

#include "studio-accessible.h"
#include "studio-quiet-controls.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A sample longer than that says no more. */
#define SAMPLE_MAX 40

struct _StudioCustomerColumns
{
  GtkWidget parent_instance;

  GtkWidget           *box; /* (owned by the widget tree), as the others */
  AdwComboRow         *customer;
  AdwPreferencesGroup *taken;
  GPtrArray           *rows;     /* (owned) (element-type GtkWidget): of the columns */
  gboolean             updating; /* rows are being set from a file: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioCustomerColumns, studio_customer_columns, GTK_TYPE_WIDGET)

static guint customer_changed;

/* ---- the customer ---- */

static void
on_customer (GObject *row, GParamSpec *pspec, gpointer user_data)
{
  StudioCustomerColumns *self = user_data;

  if (!self->updating)
    g_signal_emit (self, customer_changed, 0, adw_combo_row_get_selected (self->customer) + 1);
}

static void
show_customer (StudioCustomerColumns *self, const VtImportPlan *plan)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const int        column = plan->mapping.column[VT_FIELD_CUSTOMER];
  g_autofree char *sample = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < plan->columns->len; i++)
    gtk_string_list_append (names, ((const VtImportColumn *) plan->columns->pdata[i])->name);
  adw_combo_row_set_model (self->customer, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->customer, (guint) column);
  sample =
      vt_words_title (((const VtImportColumn *) plan->columns->pdata[column])->sample, SAMPLE_MAX);
  /* Translators: what stands in the file's first row, "1042" */
  line = g_strdup_printf (_ ("The same name of a customer as in the orders; here “%s”"), sample);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->customer), line);
  studio_accessible_name_parts (GTK_WIDGET (self->customer), _ ("Column of the Customer"));
}

/* ---- the others ---- */

/* "12 values, such as “45-54”" and why it is left out to begin with. */
static char *
describe (const VtCustomerFileColumn *column)
{
  g_autofree char *sample = vt_words_title (column->sample, SAMPLE_MAX);
  g_autofree char *n = vt_words_count (column->n_values);
  g_autofree char *values = NULL;

  if (column->n_values > VT_CUSTOMER_FILE_MAX_VALUES)
    values = g_strdup_printf (_ ("More than %d values, such as “%s”"), VT_CUSTOMER_FILE_MAX_VALUES,
                              sample);
  else if (column->n_values > 0)
    values = g_strdup_printf (
        ngettext ("%s value: “%s”", "%s values, such as “%s”", column->n_values), n, sample);
  else
    values = g_strdup (_ ("No values"));
  if (column->why_not == NULL)
    return g_steal_pointer (&values);
  /* Translators: "12 values, such as “45-54”", and a reason: "it has e-mail addresses" */
  return g_strdup_printf (_ ("%s. Left out at first: %s"), values, column->why_not);
}

static void
on_toggled (GtkCheckButton *button, gpointer data)
{
  VtCustomerFileColumn *column = data;

  column->is_taken = gtk_check_button_get_active (button);
}

static GtkWidget *
column_row_new (VtCustomerFileColumn *column)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *line = describe (column);
  g_autofree char *title = vt_words_title (column->name, VT_WORDS_TITLE_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->is_taken);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), column);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

void
studio_customer_columns_set_file (StudioCustomerColumns *self, VtCustomerFile *file)
{
  g_return_if_fail (STUDIO_IS_CUSTOMER_COLUMNS (self) && file != NULL);

  self->updating = TRUE;
  show_customer (self, file->plan);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->taken, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < file->columns->len; i++)
    {
      GtkWidget *row = column_row_new (file->columns->pdata[i]);

      g_ptr_array_add (self->rows, g_object_ref_sink (row));
      adw_preferences_group_add (self->taken, row);
    }
  self->updating = FALSE;
}

/* ---- the widget ---- */

static void
studio_customer_columns_dispose (GObject *object)
{
  StudioCustomerColumns *self = STUDIO_CUSTOMER_COLUMNS (object);

  self->updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (studio_customer_columns_parent_class)->dispose (object);
}

static void
studio_customer_columns_class_init (StudioCustomerColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_customer_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  customer_changed = g_signal_new ("customer-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
studio_customer_columns_init (StudioCustomerColumns *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *customer = adw_combo_row_new ();

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->customer = ADW_COMBO_ROW (customer);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (customer), _ ("Column of the Customer"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (customer), FALSE);
  g_signal_connect (customer, "notify::selected", G_CALLBACK (on_customer), self);
  adw_preferences_group_add (group, customer);
  studio_group_name_list (group, _ ("Who a Row Is About"));
  adw_preferences_group_set_title (group, _ ("Who a Row Is About"));

  self->taken = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->taken, _ ("What to Keep"));
  adw_preferences_group_set_description (
      self->taken, _ ("Columns that tell groups of customers apart. Names and addresses do not; "
                      "leave them where they are."));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->taken));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_customer_columns_new (void)
{
  return g_object_new (STUDIO_TYPE_CUSTOMER_COLUMNS, NULL);
}
