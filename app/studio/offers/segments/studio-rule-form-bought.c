/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a condition on what customers bought. */

#include "studio-rule-row.h"

#include "studio-facets.h"
#include "studio-value-picker.h"
#include "vt-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELDS_KEY "studio-fields"

/* What products are chosen by, in the order of the list. */
typedef enum
{
  BY_ANYTHING,
  BY_CATEGORY,
  BY_BRAND,
  BY_TAG,
  BY_SKU,
  BY_OTHER, /* a selector that says more than these fields can */
} By;

/* The member of a selector. */
static const char *const members[] = {
    [BY_ANYTHING] = NULL,  [BY_CATEGORY] = "categories",
    [BY_BRAND] = "brands", [BY_TAG] = "tags",
    [BY_SKU] = "skus",     [BY_OTHER] = NULL,
};

typedef struct
{
  GtkDropDown       *by;       /* (unowned), as the others */
  StudioValuePicker *values;   /* of categories, brands and tags */
  StudioValuePicker *products; /* of SKUs */
  GtkEditable       *units;
  GtkEditable       *days;
} Fields;

static Fields *
get_fields (StudioRuleRow *row)
{
  return g_object_get_data (G_OBJECT (row), FIELDS_KEY);
}

/* ---- selectors ---- */

static gboolean
is_simple_array (JsonNode *node, By by)
{
  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0 &&
         by != BY_OTHER;
}

static By
find_by (JsonObject *selector)
{
  if (json_object_get_size (selector) == 0)
    return BY_ANYTHING;
  for (guint by = BY_CATEGORY; by <= BY_SKU && json_object_get_size (selector) == 1; by++)
    if (json_object_has_member (selector, members[by]) &&
        is_simple_array (json_object_get_member (selector, members[by]), by))
      return by;
  return BY_OTHER;
}

/* A path of categories as one text, as the catalogue has it. */
static char *
join_path (JsonArray *path)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (path); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " > " : "",
                            json_array_get_string_element (path, i));
  return g_string_free (text, FALSE);
}

static GStrv
list_chosen (JsonObject *selector, By by)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array =
      members[by] != NULL ? json_object_get_array_member (selector, members[by]) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (by == BY_CATEGORY)
        {
          g_autofree char *path = join_path (json_array_get_array_element (array, i));

          g_strv_builder_add (builder, path);
        }
      else
        g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }
  return g_strv_builder_end (builder);
}

static JsonArray *
split_path (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " > ", -1);
  JsonArray *path = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (path, parts[i]);
  return path;
}

static JsonNode *
make_selector (By by, const char *const *chosen)
{
  g_autoptr (JsonObject) selector = json_object_new ();
  JsonNode  *node = json_node_alloc ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; chosen[i] != NULL; i++)
    {
      if (by == BY_CATEGORY)
        json_array_add_array_element (array, split_path (chosen[i]));
      else
        json_array_add_string_element (array, chosen[i]);
    }
  if (members[by] != NULL)
    json_object_set_array_member (selector, members[by], array);
  else
    json_array_unref (array);
  json_node_init_object (node, selector);
  json_node_seal (node);
  return node;
}

/* ---- what there is to choose ---- */

/* Until the catalogue was looked through, what is chosen already stands there alone. */
static void
list_values (StudioRuleRow *row)
{
  Fields   *fields = get_fields (row);
  By        by = gtk_drop_down_get_selected (fields->by);
  VtFacets *all = studio_facets_get (studio_facets_of (studio_rule_row_get_session (row)));
  static const VtFacetKind kinds[] = {
      [BY_CATEGORY] = VT_FACET_CATEGORY, [BY_BRAND] = VT_FACET_BRAND, [BY_TAG] = VT_FACET_TAG};
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree StudioValue *values = NULL;
  GPtrArray              *facets;

  if (all == NULL || by < BY_CATEGORY || by > BY_TAG)
    return;
  facets = vt_facets_get (all, kinds[by]);
  values = g_new0 (StudioValue, facets->len + 1);
  for (guint i = 0; i < facets->len; i++)
    {
      const VtFacet *facet = facets->pdata[i];

      g_ptr_array_add (texts, by == BY_CATEGORY ? join_path (json_node_get_array (facet->value))
                                                : g_strdup (json_node_get_string (facet->value)));
      values[i] = (StudioValue){texts->pdata[i], facet->label};
    }
  studio_value_picker_set_values (fields->values, values, facets->len);
}

static void
on_facets (StudioFacets *facets, gpointer user_data)
{
  StudioRuleRow *row = user_data;

  if (studio_rule_row_get_session (row) != NULL)
    list_values (row);
}

/* ---- the form ---- */

static void
show_pickers (StudioRuleRow *row, By by)
{
  Fields *fields = get_fields (row);

  list_values (row);
  gtk_widget_set_visible (GTK_WIDGET (fields->values), by >= BY_CATEGORY && by <= BY_TAG);
  gtk_widget_set_visible (GTK_WIDGET (fields->products), by == BY_SKU);
}

static void
by_chosen (StudioRuleRow *row)
{
  Fields           *fields = get_fields (row);
  const char *const none[] = {NULL};

  studio_value_picker_set_chosen (fields->values, none);
  studio_value_picker_set_chosen (fields->products, none);
  show_pickers (row, gtk_drop_down_get_selected (fields->by));
}

static StudioValuePicker *
add_picker (StudioRuleRow *row, GtkBox *line, GtkWidget *picker)
{
  gtk_widget_set_hexpand (picker, TRUE);
  g_signal_connect_swapped (picker, "changed", G_CALLBACK (studio_rule_row_take), row);
  gtk_box_append (line, picker);
  return STUDIO_VALUE_PICKER (picker);
}

static void
create (StudioRuleRow *row, GtkBox *box)
{
  const char *const choices[] = {_ ("Any product"), _ ("Categories"), _ ("Brands"), _ ("Tags"),
                                 _ ("Products"),    _ ("As written"), NULL};
  Fields           *fields = g_new0 (Fields, 1);
  GtkBox           *line = studio_rule_line_new (box);
  GtkBox           *amounts = studio_rule_line_new (box);

  g_object_set_data_full (G_OBJECT (row), FIELDS_KEY, fields, g_free);
  fields->by = studio_rule_row_add_choice (row, line, _ ("What was bought"), choices, by_chosen);
  fields->values = add_picker (row, line, studio_value_picker_new (_ ("What was bought")));
  fields->products = add_picker (
      row, line,
      studio_value_picker_new_products (_ ("Products"), studio_rule_row_get_session (row)));
  /* Translators: before a number of units */
  studio_rule_line_add_words (amounts, _ ("at least"));
  fields->units = studio_rule_row_add_entry (row, amounts, _ ("Units"), 4);
  /* Translators: behind a number of units, before a number of days */
  studio_rule_line_add_words (amounts, _ ("units, in the last"));
  fields->days = studio_rule_row_add_entry (row, amounts, _ ("Days"), 5);
  g_object_set (fields->days, "placeholder-text", _ ("any"), NULL);
  studio_rule_line_add_words (amounts, _ ("days"));
  g_signal_connect_object (studio_facets_of (studio_rule_row_get_session (row)), "changed",
                           G_CALLBACK (on_facets), row, 0);
}

static void
show (StudioRuleRow *row, const VtSegmentRule *rule)
{
  Fields     *fields = get_fields (row);
  JsonObject *selector = json_node_get_object (rule->select);
  By          by = find_by (selector);
  g_auto (GStrv) chosen = list_chosen (selector, by);
  g_autofree char *units = g_strdup_printf ("%" G_GINT64_FORMAT, rule->units);
  g_autofree char *days =
      rule->days > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, rule->days) : g_strdup ("");

  gtk_drop_down_set_selected (fields->by, by);
  show_pickers (row, by);
  studio_value_picker_set_chosen (by == BY_SKU ? fields->products : fields->values,
                                  (const char *const *) chosen);
  studio_rule_row_set_text (row, fields->units, units);
  studio_rule_row_set_text (row, fields->days, days);
}

static gboolean
read_selector (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  Fields *fields = get_fields (row);
  By      by = gtk_drop_down_get_selected (fields->by);
  g_auto (GStrv) chosen =
      studio_value_picker_get_chosen (by == BY_SKU ? fields->products : fields->values);

  if (by == BY_OTHER)
    return TRUE;
  if (by != BY_ANYTHING && chosen[0] == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Choose what was bought"));
      return FALSE;
    }
  json_node_unref (rule->select);
  rule->select = make_selector (by, (const char *const *) chosen);
  return TRUE;
}

static gboolean
read_rule (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  Fields *fields = get_fields (row);

  return read_selector (row, rule, error) &&
         studio_rule_read_count (gtk_editable_get_text (fields->units), 1, &rule->units, error) &&
         studio_rule_read_count (gtk_editable_get_text (fields->days), 0, &rule->days, error);
}

const StudioRuleForm studio_rule_form_bought = {create, show, read_rule};
