/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is read: what it is, its encoding, separators, dates and what each column means. */

#include "studio-import-format.h"

#include "studio-accessible.h"

#include <glib/gi18n-lib.h>

/* The rows that offer a choice; each has a table of what can be chosen below. */
typedef enum
{
  CHOICE_KIND,
  CHOICE_DELIMITER,
  CHOICE_ENCODING,
  CHOICE_HEADER,
  CHOICE_DECIMAL,
  CHOICE_DATES,
  CHOICE_SKU_CASE,
  N_CHOICES,
} Choice;

/* @value: of the option's type, the character itself for a delimiter */
typedef struct
{
  const char *label;
  int         value;
  const char *encoding;
} Option;

/* The first of each table leaves it to the program, where that is possible. */
static const Option kind_options[] = {
    {N_ ("Order Lines"), VT_IMPORT_ORDERS},
    {N_ ("Catalogue"), VT_IMPORT_CATALOGUE},
    {NULL},
};
static const Option delimiter_options[] = {
    {N_ ("Comma"), ','}, {N_ ("Semicolon"), ';'}, {N_ ("Tab"), '\t'}, {N_ ("Bar"), '|'}, {NULL}};
static const Option encoding_options[] = {
    {"UTF-8", 0, "UTF-8"},
    {N_ ("UTF-16, Little Endian"), 1, "UTF-16LE"},
    {N_ ("UTF-16, Big Endian"), 2, "UTF-16BE"},
    {N_ ("Windows-1252 (Western)"), 3, "WINDOWS-1252"},
    {N_ ("Windows-1250 (Central European)"), 4, "WINDOWS-1250"},
    {N_ ("ISO 8859-1 (Western)"), 5, "ISO-8859-1"},
    {N_ ("ISO 8859-15 (Western with Euro)"), 6, "ISO-8859-15"},
    {NULL},
};
static const Option header_options[] = {
    {N_ ("The First Row Names the Columns"), VT_HEADER_PRESENT},
    {N_ ("No Header Row"), VT_HEADER_ABSENT},
    {NULL},
};
static const Option decimal_options[] = {
    {"1,234.56", VT_DECIMAL_POINT}, {"1.234,56", VT_DECIMAL_COMMA}, {NULL}};
static const Option dates_options[] = {
    {N_ ("Day First (31/12/2019)"), VT_DATE_ORDER_DAY_FIRST},
    {N_ ("Month First (12/31/2019)"), VT_DATE_ORDER_MONTH_FIRST},
    {NULL},
};
static const Option sku_case_options[] = {
    {N_ ("One Product"), VT_SKU_CASE_FOLD},
    {N_ ("Different Products"), VT_SKU_CASE_EXACT},
    {NULL},
};

static const struct
{
  const char   *title;
  const Option *options;
} choice_infos[N_CHOICES] = {
    [CHOICE_KIND] = {N_ ("What It Is"), kind_options},
    [CHOICE_DELIMITER] = {N_ ("Values Are Separated By"), delimiter_options},
    [CHOICE_ENCODING] = {N_ ("Text Encoding"), encoding_options},
    [CHOICE_HEADER] = {N_ ("Header"), header_options},
    [CHOICE_DECIMAL] = {N_ ("Amounts"), decimal_options},
    [CHOICE_DATES] = {N_ ("Dates Such as 03/04/2019"), dates_options},
    [CHOICE_SKU_CASE] = {N_ ("SKUs That Differ Only in Letter Case"), sku_case_options},
};

struct _StudioImportFormat
{
  GtkWidget parent_instance;

  GtkWidget           *box;                /* (owned by the widget tree) */
  GtkWidget           *choices[N_CHOICES]; /* (owned by the widget tree): AdwComboRow */
  AdwExpanderRow      *details;            /* (owned by the widget tree) */
  AdwPreferencesGroup *columns_group;      /* (owned by the widget tree) */
  GPtrArray           *column_rows;        /* (owned) (element-type AdwComboRow) */

  gboolean   chosen[N_CHOICES]; /* by the user; the others follow the plan */
  GPtrArray *overrides;         /* (owned) (element-type utf8): "field=number", NULL at its end */
  gboolean   columns_chosen;
  gboolean   updating; /* rows are being set from a plan: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioImportFormat, studio_import_format, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
selected_value (StudioImportFormat *self, Choice choice)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->choices[choice]));

  return choice_infos[choice].options[i].value;
}

static void
select_value (StudioImportFormat *self, Choice choice, int value)
{
  const Option *options = choice_infos[choice].options;

  for (guint i = 0; options[i].label != NULL; i++)
    if (options[i].value == value)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->choices[choice]), i);
}

static void
on_choice (GObject *row, GParamSpec *pspec, gpointer user_data)
{
  StudioImportFormat *self = STUDIO_IMPORT_FORMAT (user_data);

  if (self->updating)
    return;

  for (guint i = 0; i < N_CHOICES; i++)
    if (G_OBJECT (self->choices[i]) == row)
      self->chosen[i] = TRUE;
  /* Another kind has other fields: what was said of columns no longer holds. */
  if (G_OBJECT (self->choices[CHOICE_KIND]) == row ||
      G_OBJECT (self->choices[CHOICE_DELIMITER]) == row)
    self->columns_chosen = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* All columns are said at once, so that a field moved from one column to another leaves the first.
 */
static void
on_column_choice (GObject *row, GParamSpec *pspec, gpointer user_data)
{
  StudioImportFormat *self = STUDIO_IMPORT_FORMAT (user_data);
  guint               changed_field;

  if (self->updating)
    return;

  changed_field = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  g_ptr_array_set_size (self->overrides, 0);
  for (guint field = VT_FIELD_NONE + 1; field < VT_N_FIELDS; field++)
    {
      guint column = 0;

      for (guint i = 0; i < self->column_rows->len; i++)
        {
          GObject *candidate = g_ptr_array_index (self->column_rows, i);

          if (adw_combo_row_get_selected (ADW_COMBO_ROW (candidate)) != field)
            continue;
          if (column == 0 || (field == changed_field && candidate == row))
            column = i + 1;
        }
      if (column == 0)
        g_ptr_array_add (self->overrides, g_strdup_printf ("%s=", vt_field_get_id (field)));
      else
        g_ptr_array_add (self->overrides,
                         g_strdup_printf ("%s=%u", vt_field_get_id (field), column));
    }
  g_ptr_array_add (self->overrides, NULL);
  self->columns_chosen = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkStringList *
field_labels (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Not Used"));
  for (guint field = VT_FIELD_NONE + 1; field < VT_N_FIELDS; field++)
    gtk_string_list_append (labels, vt_field_get_label (field));
  return labels;
}

static GtkWidget *
column_row_new (StudioImportFormat *self, const VtImportColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = field_labels ();
  g_autofree char *name = g_utf8_make_valid (column->name, -1);
  g_autofree char *sample = g_utf8_make_valid (column->sample, -1);
  g_autofree char *text = NULL;

  if (*sample == '\0')
    text = g_strdup (_ ("Always empty at the start"));
  else
    text = g_strdup_printf (_ ("For example %s"), sample);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), column->field);
  studio_accessible_name_parts (row, name);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_column_choice), self);
  return row;
}

static void
update_columns (StudioImportFormat *self, const VtImportPlan *plan)
{
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      GtkWidget *row = column_row_new (self, g_ptr_array_index (plan->columns, i));

      adw_preferences_group_add (self->columns_group, row);
      g_ptr_array_add (self->column_rows, row);
    }
}

static void
update_details (StudioImportFormat *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = CHOICE_DELIMITER; i <= CHOICE_DECIMAL; i++)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->choices[i]));

      if (selected == GTK_INVALID_LIST_POSITION)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, _ (choice_infos[i].options[selected].label));
    }
  adw_expander_row_set_subtitle (self->details, text->str);
}

void
studio_import_format_set_plan (StudioImportFormat *self, const VtImportPlan *plan)
{
  const Option *encodings = encoding_options;

  g_return_if_fail (STUDIO_IS_IMPORT_FORMAT (self));
  g_return_if_fail (plan != NULL);

  self->updating = TRUE;
  select_value (self, CHOICE_KIND, (int) plan->mapping.kind);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->choices[CHOICE_KIND]), plan->mapping.reason);
  select_value (self, CHOICE_DELIMITER, plan->format.delimiter);
  for (guint i = 0; encodings[i].label != NULL; i++)
    if (g_ascii_strcasecmp (encodings[i].encoding, plan->encoding) == 0)
      select_value (self, CHOICE_ENCODING, encodings[i].value);
  select_value (self, CHOICE_HEADER, plan->has_header ? VT_HEADER_PRESENT : VT_HEADER_ABSENT);
  select_value (self, CHOICE_DECIMAL, (int) plan->decimal);
  select_value (self, CHOICE_DATES, (int) plan->date_order);
  select_value (self, CHOICE_SKU_CASE, (int) plan->sku_case);
  gtk_widget_set_visible (self->choices[CHOICE_DATES], plan->mapping.kind == VT_IMPORT_ORDERS);
  update_columns (self, plan);
  update_details (self);
  self->updating = FALSE;
}

void
studio_import_format_reset (StudioImportFormat *self)
{
  g_return_if_fail (STUDIO_IS_IMPORT_FORMAT (self));

  for (guint i = 0; i < N_CHOICES; i++)
    self->chosen[i] = FALSE;
  self->columns_chosen = FALSE;
}

void
studio_import_format_get_options (StudioImportFormat *self, VtImportOptions *ret_options)
{
  g_return_if_fail (STUDIO_IS_IMPORT_FORMAT (self));
  g_return_if_fail (ret_options != NULL);

  *ret_options = (VtImportOptions){0};
  if (self->chosen[CHOICE_KIND])
    ret_options->kind = (VtImportKind) selected_value (self, CHOICE_KIND);
  if (self->chosen[CHOICE_DELIMITER])
    ret_options->delimiter = (char) selected_value (self, CHOICE_DELIMITER);
  if (self->chosen[CHOICE_ENCODING])
    ret_options->encoding = encoding_options[selected_value (self, CHOICE_ENCODING)].encoding;
  if (self->chosen[CHOICE_HEADER])
    ret_options->header = (VtHeader) selected_value (self, CHOICE_HEADER);
  if (self->chosen[CHOICE_DECIMAL])
    ret_options->decimal = (VtDecimal) selected_value (self, CHOICE_DECIMAL);
  if (self->chosen[CHOICE_DATES])
    ret_options->date_order = (VtDateOrder) selected_value (self, CHOICE_DATES);
  ret_options->sku_case = (VtSkuCase) selected_value (self, CHOICE_SKU_CASE);
  if (self->columns_chosen)
    ret_options->columns = (const char *const *) self->overrides->pdata;
}

static GtkWidget *
choice_row_new (StudioImportFormat *self, Choice choice)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const Option *option = choice_infos[choice].options;

  for (; option->label != NULL; option++)
    gtk_string_list_append (labels, _ (option->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice_infos[choice].title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  studio_accessible_name_parts (row, _ (choice_infos[choice].title));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_choice), self);
  return row;
}

static void
studio_import_format_dispose (GObject *object)
{
  StudioImportFormat *self = STUDIO_IMPORT_FORMAT (object);

  self->updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_import_format_parent_class)->dispose (object);
}

static void
studio_import_format_finalize (GObject *object)
{
  StudioImportFormat *self = STUDIO_IMPORT_FORMAT (object);

  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  g_clear_pointer (&self->overrides, g_ptr_array_unref);
  G_OBJECT_CLASS (studio_import_format_parent_class)->finalize (object);
}

static void
studio_import_format_class_init (StudioImportFormatClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_import_format_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_import_format_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_import_format_init (StudioImportFormat *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->column_rows = g_ptr_array_new ();
  self->overrides = g_ptr_array_new_with_free_func (g_free);
  self->updating = TRUE;

  self->details = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->details), _ ("Read As"));
  for (guint i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = choice_row_new (self, i);
      if (i != CHOICE_KIND)
        adw_expander_row_add_row (self->details, self->choices[i]);
    }
  studio_accessible_set_label (GTK_WIDGET (self->details), _ ("Read As"));
  studio_accessible_set_label (group, _ ("File"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->choices[CHOICE_KIND]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->details));

  self->columns_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->columns_group, _ ("Columns"));
  adw_preferences_group_set_description (self->columns_group,
                                         _ ("What each column of the file is used for"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self->box), group);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->columns_group));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->updating = FALSE;
}

GtkWidget *
studio_import_format_new (void)
{
  return g_object_new (STUDIO_TYPE_IMPORT_FORMAT, NULL);
}
