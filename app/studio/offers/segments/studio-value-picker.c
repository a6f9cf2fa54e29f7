/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says which of many values are chosen, and a list behind it to choose from. */

#include "studio-value-picker.h"

#include "studio-product-entry.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many are listed at once; whoever looks for another types a letter of it. */
#define MAX_LISTED 100
#define MIN_TO_SEARCH 9
#define LIST_HEIGHT_PX 260
#define LIST_WIDTH_PX 260

typedef struct
{
  char *value;
  char *label;
  char *folded;
} Value;

struct _StudioValuePicker
{
  GtkWidget parent_instance;

  char          *title;   /* (owned) */
  StudioSession *session; /* (owned) (nullable): of products */
  GPtrArray     *values;  /* (owned) (element-type Value) */
  GPtrArray     *chosen;  /* (owned) (element-type utf8) */
  gboolean       filling;

  GtkWidget      *button; /* (owned by the widget tree), as the others */
  GtkLabel       *summary;
  GtkSearchEntry *search; /* (nullable): not of products */
  GtkListBox     *list;
  GtkLabel       *more;
};

G_DEFINE_FINAL_TYPE (StudioValuePicker, studio_value_picker, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value->folded);
  g_free (value);
}

static Value *
value_new (const char *text, const char *label)
{
  Value *value = g_new0 (Value, 1);

  value->value = g_strdup (text);
  value->label = vt_words_title (label, VT_WORDS_TITLE_MAX);
  value->folded = g_utf8_casefold (label, -1);
  return value;
}

static gboolean
is_chosen (StudioValuePicker *self, const char *value, guint *ret_place)
{
  return g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, ret_place);
}

/* (transfer full): what people read for a value. */
static char *
label_of (StudioValuePicker *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *known = self->values->pdata[i];

      if (strcmp (known->value, value) == 0)
        return g_strdup (known->label);
    }
  if (self->session != NULL && studio_session_get_catalog (self->session) != NULL)
    return vt_words_product (studio_session_get_catalog (self->session), value);
  return vt_words_title (value, VT_WORDS_TITLE_MAX);
}

/* ---- the button ---- */

static void
update_summary (StudioValuePicker *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < MIN (self->chosen->len, 3); i++)
    {
      g_autofree char *label = label_of (self, self->chosen->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", label);
    }
  if (self->chosen->len > 3)
    g_string_append_printf (text, _ (" and %u more"), self->chosen->len - 3);
  if (self->chosen->len == 0)
    /* Translators: nothing was chosen yet */
    g_string_append (text, _ ("Choose…"));
  gtk_label_set_text (self->summary, text->str);
  spoken = g_strdup_printf ("%s: %s", self->title, text->str);
  gtk_widget_set_tooltip_text (self->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
tell_changed (StudioValuePicker *self)
{
  update_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the list ---- */

static void fill_list (StudioValuePicker *self);

static void
on_toggled (GtkCheckButton *check, gpointer user_data)
{
  StudioValuePicker *self = user_data;
  const char        *value = g_object_get_data (G_OBJECT (check), "studio-value");
  guint              place;

  if (self->filling)
    return;
  if (is_chosen (self, value, &place))
    g_ptr_array_remove_index (self->chosen, place);
  else
    g_ptr_array_add (self->chosen, g_strdup (value));
  tell_changed (self);
}

static void
add_row (StudioValuePicker *self, const char *value, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data_full (G_OBJECT (check), "studio-value", g_strdup (value), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, value, NULL));
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  /* The row is what is walked to, and Return chooses; the button would be one step more. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static gboolean
is_known (StudioValuePicker *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (strcmp (((const Value *) self->values->pdata[i])->value, value) == 0)
      return TRUE;
  return FALSE;
}

/* What is chosen and nobody knows comes first, so that it can be dropped. */
static void
add_unknown (StudioValuePicker *self)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (!is_known (self, self->chosen->pdata[i]))
      {
        g_autofree char *label = label_of (self, self->chosen->pdata[i]);

        add_row (self, self->chosen->pdata[i], label);
      }
}

static void
fill_list (StudioValuePicker *self)
{
  const char *search =
      self->search != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->search)) : "";
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_autofree char *more = NULL;
  GtkWidget       *row;
  guint            n = 0;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  add_unknown (self);
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = self->values->pdata[i];

      if (strstr (value->folded, folded) != NULL && n++ < MAX_LISTED)
        add_row (self, value->value, value->label);
    }
  self->filling = FALSE;
  if (n > MAX_LISTED)
    more = g_strdup_printf (_ ("%u more: type a few letters"), n - MAX_LISTED);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  fill_list (user_data);
}

static void
on_shown (GtkWidget *popover, gpointer user_data)
{
  StudioValuePicker *self = user_data;

  if (self->search != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->search), self->values->len >= MIN_TO_SEARCH);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    }
  fill_list (self);
}

static void
on_product (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  StudioValuePicker *self = user_data;

  if (is_chosen (self, sku, NULL))
    return;
  g_ptr_array_add (self->chosen, g_strdup (sku));
  fill_list (self);
  tell_changed (self);
}

/* ---- values ---- */

static gboolean
has_values (StudioValuePicker *self, const StudioValue *values, guint n)
{
  if (n != self->values->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Value     *known = self->values->pdata[i];
      g_autofree char *label = vt_words_title (values[i].label, VT_WORDS_TITLE_MAX);

      if (strcmp (known->value, values[i].value) != 0 || strcmp (known->label, label) != 0)
        return FALSE;
    }
  return TRUE;
}

void
studio_value_picker_set_values (StudioValuePicker *self, const StudioValue *values, guint n)
{
  g_return_if_fail (STUDIO_IS_VALUE_PICKER (self));

  if (has_values (self, values, n))
    return;
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->values, value_new (values[i].value, values[i].label));
  update_summary (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    fill_list (self);
}

static gboolean
has_chosen (StudioValuePicker *self, const char *const *chosen)
{
  guint n = g_strv_length ((char **) chosen);

  for (guint i = 0; i < n; i++)
    if (!is_chosen (self, chosen[i], NULL))
      return FALSE;
  return n == self->chosen->len;
}

void
studio_value_picker_set_chosen (StudioValuePicker *self, const char *const *chosen)
{
  gboolean is_same;

  g_return_if_fail (STUDIO_IS_VALUE_PICKER (self) && chosen != NULL);

  is_same = has_chosen (self, chosen);
  g_ptr_array_set_size (self->chosen, 0);
  for (; *chosen != NULL; chosen++)
    g_ptr_array_add (self->chosen, g_strdup (*chosen));
  update_summary (self);
  /* Whoever walks through the list stays where they are. */
  if (!is_same && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    fill_list (self);
}

GStrv
studio_value_picker_get_chosen (StudioValuePicker *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (STUDIO_IS_VALUE_PICKER (self), NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (builder, self->chosen->pdata[i]);
  return g_strv_builder_end (builder);
}

/* ---- the widget ---- */

static void
studio_value_picker_dispose (GObject *object)
{
  StudioValuePicker *self = STUDIO_VALUE_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_value_picker_parent_class)->dispose (object);
}

static void
studio_value_picker_finalize (GObject *object)
{
  StudioValuePicker *self = STUDIO_VALUE_PICKER (object);

  g_free (self->title);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->chosen);
  G_OBJECT_CLASS (studio_value_picker_parent_class)->finalize (object);
}

static void
studio_value_picker_class_init (StudioValuePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_value_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_value_picker_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_value_picker_init (StudioValuePicker *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->chosen = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
list_new (StudioValuePicker *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  gtk_widget_add_css_class (list, "value-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
finder_new (StudioValuePicker *self)
{
  GtkWidget *entry;

  if (self->session != NULL)
    {
      entry = studio_product_entry_new (self->session, _ ("Add a product"));
      g_signal_connect (entry, "chosen", G_CALLBACK (on_product), self);
      return entry;
    }
  entry = gtk_search_entry_new ();
  self->search = GTK_SEARCH_ENTRY (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Narrow the list"), -1);
  g_signal_connect (entry, "search-changed", G_CALLBACK (on_search_changed), self);
  return entry;
}

static void
build (StudioValuePicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *summary = gtk_label_new (NULL);
  GtkWidget *more = gtk_label_new (NULL);

  self->button = gtk_menu_button_new ();
  self->summary = GTK_LABEL (summary);
  self->more = GTK_LABEL (more);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_add_css_class (more, "caption");
  gtk_widget_set_size_request (box, LIST_WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), finder_new (self));
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_box_append (GTK_BOX (box), more);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_shown), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), summary);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  update_summary (self);
}

GtkWidget *
studio_value_picker_new (const char *title)
{
  StudioValuePicker *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_VALUE_PICKER, NULL);
  self->title = g_strdup (title);
  build (self);
  return GTK_WIDGET (self);
}

GtkWidget *
studio_value_picker_new_products (const char *title, StudioSession *session)
{
  StudioValuePicker *self;

  g_return_val_if_fail (title != NULL && STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_VALUE_PICKER, NULL);
  self->title = g_strdup (title);
  self->session = g_object_ref (session);
  build (self);
  return GTK_WIDGET (self);
}
