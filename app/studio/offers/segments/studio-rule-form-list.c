/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a condition on a list of customers: its name, and who is on it. */

#include "studio-rule-row.h"

#include "studio-actions.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define FIELDS_KEY "studio-fields"
/* A longer list is no text for people; it comes from a file. */
#define MAX_TYPED 5000
#define TEXT_HEIGHT_PX 220
#define TEXT_WIDTH_PX 260

typedef struct
{
  GtkEditable   *name; /* (unowned), as the others */
  GtkLabel      *count;
  GtkWidget     *edit; /* the button with the text behind it */
  GtkTextBuffer *text;
  gboolean       is_open; /* the text has what was kept when it was opened, or more */
  GtkWidget     *file;
} Fields;

static Fields *
get_fields (StudioRuleRow *row)
{
  return g_object_get_data (G_OBJECT (row), FIELDS_KEY);
}

/* "120 customers, 2 of them not known yet"; a list too long to be looked through now is counted. */
static char *
describe (StudioRuleRow *row, GPtrArray *keys)
{
  VtCustomers     *customers = studio_session_get_customers (studio_rule_row_get_session (row));
  guint            n_unknown = 0;
  g_autofree char *n = vt_words_count (keys->len);
  g_autofree char *unknown = NULL;

  for (guint i = 0; customers != NULL && keys->len <= MAX_TYPED && i < keys->len; i++)
    n_unknown += vt_customers_find_key (customers, keys->pdata[i]) == VT_CUSTOMER_NONE;
  if (n_unknown == 0)
    return g_strdup_printf (ngettext ("%s customer", "%s customers", keys->len), n);
  unknown = vt_words_count (n_unknown);
  /* Translators: two numbers of customers */
  return g_strdup_printf (ngettext ("%s customer, %s of them not known yet",
                                    "%s customers, %s of them not known yet", keys->len),
                          n, unknown);
}

/* ---- the text behind the button ---- */

static void
fill_text (StudioRuleRow *row)
{
  const VtSegmentRule *kept = studio_rule_row_get_kept (row);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kept->values->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) kept->values->pdata[i]);
  gtk_text_buffer_set_text (get_fields (row)->text, text->str, -1);
  get_fields (row)->is_open = TRUE;
}

static void
on_popped_up (GtkWidget *popover, gpointer user_data)
{
  fill_text (user_data);
}

static void
on_closed (GtkPopover *popover, gpointer user_data)
{
  studio_rule_row_take (user_data);
  get_fields (user_data)->is_open = FALSE;
}

static GtkWidget *
edit_button_new (StudioRuleRow *row)
{
  Fields    *fields = get_fields (row);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = gtk_label_new (_ ("One customer a line, as the shop calls them"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  fields->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Customers, one a line"), -1);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, TEXT_WIDTH_PX, TEXT_HEIGHT_PX);
  gtk_widget_add_css_class (scroller, "frame");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_popped_up), row);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), row);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Edit"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

/* What the text says while it is open; else what is kept. */
static void
read_keys (StudioRuleRow *row, VtSegmentRule *rule)
{
  Fields          *fields = get_fields (row);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (!fields->is_open)
    return;
  gtk_text_buffer_get_bounds (fields->text, &start, &end);
  text = gtk_text_buffer_get_text (fields->text, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (keys, lines[i]);
  g_ptr_array_add (keys, NULL);
  vt_segment_rule_set_values (rule, (const char *const *) keys->pdata);
}

/* ---- the form ---- */

static void
create (StudioRuleRow *row, GtkBox *box)
{
  Fields    *fields = g_new0 (Fields, 1);
  GtkBox    *line = studio_rule_line_new (box);
  GtkBox    *people = studio_rule_line_new (box);
  GtkWidget *count = gtk_label_new (NULL);

  g_object_set_data_full (G_OBJECT (row), FIELDS_KEY, fields, g_free);
  /* Translators: before the name of a list */
  studio_rule_line_add_words (line, _ ("called"));
  fields->name = studio_rule_row_add_entry (row, line, _ ("Name of the list"), 20);
  fields->count = GTK_LABEL (count);
  gtk_label_set_xalign (fields->count, 0);
  gtk_label_set_wrap (fields->count, TRUE);
  gtk_widget_set_hexpand (count, TRUE);
  fields->edit = edit_button_new (row);
  fields->file = gtk_button_new_with_label (_ ("From File…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fields->file), "s",
                                    studio_rule_row_get_path (row));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fields->file), STUDIO_ACTION_SEGMENT_LIST_FILE);
  gtk_box_append (people, count);
  gtk_box_append (people, fields->edit);
  gtk_box_append (people, fields->file);
}

static void
show (StudioRuleRow *row, const VtSegmentRule *rule)
{
  Fields          *fields = get_fields (row);
  g_autofree char *count = describe (row, rule->values);

  studio_rule_row_set_text (row, fields->name, rule->name);
  gtk_label_set_text (fields->count, count);
  gtk_widget_set_visible (fields->edit, rule->values->len <= MAX_TYPED);
  if (fields->is_open)
    fill_text (row);
}

static gboolean
read_rule (StudioRuleRow *row, VtSegmentRule *rule, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (get_fields (row)->name)));

  g_free (rule->name);
  rule->name = g_steal_pointer (&name);
  read_keys (row, rule);
  return TRUE;
}

const StudioRuleForm studio_rule_form_list = {create, show, read_rule};
