/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a condition on what is known of customers: a column, and values of it. */

#include "studio-rule-row.h"

#include "studio-actions.h"
#include "studio-value-picker.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELDS_KEY "studio-fields"

typedef struct
{
  GtkDropDown       *column; /* (unowned), as the others */
  StudioValuePicker *values;
  GtkWidget         *line;
  GtkWidget         *nothing; /* in place of both, while nothing is known of anybody */
} Fields;

static Fields *
get_fields (StudioRuleRow *row)
{
  return g_object_get_data (G_OBJECT (row), FIELDS_KEY);
}

static VtCustomers *
get_customers (StudioRuleRow *row)
{
  return studio_session_get_customers (studio_rule_row_get_session (row));
}

/* (nullable): the name chosen. */
static const char *
get_column (Fields *fields)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (fields->column);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
list_values (StudioRuleRow *row)
{
  Fields                 *fields = get_fields (row);
  VtCustomers            *customers = get_customers (row);
  const char             *name = get_column (fields);
  const VtCustomerColumn *column =
      customers != NULL && name != NULL ? vt_customers_find_column (customers, name) : NULL;
  guint32                 n = column != NULL ? column->n_values : 0;
  g_autofree StudioValue *values = g_new0 (StudioValue, (gsize) n + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint32 i = 0; i < n; i++)
    {
      g_autofree char *counted = vt_words_count (column->n_with[i]);

      /* Translators: a value, and how many customers have it */
      g_ptr_array_add (labels, g_strdup_printf (_ ("%s (%s)"), column->values[i], counted));
      values[i] = (StudioValue){column->values[i], labels->pdata[i]};
    }
  studio_value_picker_set_values (fields->values, values, n);
}

/* The columns there are, and the one that the rule names, there or not. */
static void
list_columns (StudioRuleRow *row, const char *named)
{
  Fields      *fields = get_fields (row);
  VtCustomers *customers = get_customers (row);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint    selected = GTK_INVALID_LIST_POSITION;
  gboolean any;

  for (guint i = 0; customers != NULL && i < customers->n_columns; i++)
    {
      if (strcmp (customers->columns[i].name, named) == 0)
        selected = i;
      gtk_string_list_append (list, customers->columns[i].name);
    }
  if (selected == GTK_INVALID_LIST_POSITION && *named != '\0')
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (list));
      gtk_string_list_append (list, named);
    }
  any = g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
  gtk_drop_down_set_model (fields->column, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (fields->column, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  gtk_widget_set_visible (fields->line, any);
  gtk_widget_set_visible (fields->nothing, !any);
}

/* ---- the form ---- */

static void
column_chosen (StudioRuleRow *row)
{
  const char *const none[] = {NULL};

  studio_value_picker_set_chosen (get_fields (row)->values, none);
  list_values (row);
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Nothing is known of the customers yet."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Import Customers…"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_IMPORT_CUSTOMERS);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
create (StudioRuleRow *row, GtkBox *box)
{
  const char *const none[] = {NULL};
  Fields           *fields = g_new0 (Fields, 1);
  GtkBox           *line = studio_rule_line_new (box);
  GtkWidget        *values = studio_value_picker_new (_ ("Values"));

  g_object_set_data_full (G_OBJECT (row), FIELDS_KEY, fields, g_free);
  fields->line = GTK_WIDGET (line);
  fields->column = studio_rule_row_add_choice (row, line, _ ("Column"), none, column_chosen);
  /* Translators: between a column and its values */
  studio_rule_line_add_words (line, _ ("is"));
  gtk_widget_set_hexpand (values, TRUE);
  g_signal_connect_swapped (values, "changed", G_CALLBACK (studio_rule_row_take), row);
  gtk_box_append (line, values);
  fields->values = STUDIO_VALUE_PICKER (values);
  fields->nothing = nothing_new ();
  gtk_box_append (box, fields->nothing);
}

static void
show (StudioRuleRow *row, const VtSegmentRule *rule)
{
  Fields *fields = get_fields (row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  for (guint i = 0; i < rule->values->len; i++)
    g_strv_builder_add (builder, rule->values->pdata[i]);
  chosen = g_strv_builder_end (builder);
  list_columns (row, rule->name);
  list_values (row);
  studio_value_picker_set_chosen (fields->values, (const char *const *) chosen);
}

static gboolean
read_rule (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  Fields     *fields = get_fields (row);
  const char *column = get_column (fields);
  g_auto (GStrv) chosen = studio_value_picker_get_chosen (fields->values);

  if (column == NULL || chosen[0] == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Choose a value"));
      return FALSE;
    }
  g_free (rule->name);
  rule->name = g_strdup (column);
  vt_segment_rule_set_values (rule, (const char *const *) chosen);
  return TRUE;
}

const StudioRuleForm studio_rule_form_attribute = {create, show, read_rule};
