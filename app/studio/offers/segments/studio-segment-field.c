/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of an offer for the key of a segment. */

#include "studio-segment-field.h"

#include "studio-segment-row.h"
#include "vt-audience.h"
#include "vt-document.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_WIDTH_PX 280
#define LIST_HEIGHT_PX 320

/* What the menu of a field is made of; data of the button. */
typedef struct
{
  StudioEntryField *field;  /* (unowned) */
  GtkMenuButton    *button; /* (unowned), as the list */
  GtkListBox       *list;
} Menu;

/* ---- who is in it ---- */

static void
show_hint (StudioFieldRow *field, const char *key)
{
  StudioSession          *session = studio_field_row_get_session (field);
  GPtrArray              *segments = studio_session_get_segments (session);
  const VtSegment        *segment = segments != NULL ? vt_segments_find_key (segments, key) : NULL;
  const VtSegmentFigures *figures =
      segment != NULL ? studio_session_get_segment_figures (session, segment) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  g_autofree char *hint = NULL;

  if (figures != NULL)
    {
      name = vt_words_title (segment->name, VT_WORDS_TITLE_MAX);
      line = studio_segment_describe (figures);
      /* Translators: the name of a segment, and how many are in it */
      hint = g_strdup_printf (_ ("%s: %s"), name, line);
    }
  else if (segments != NULL && *key != '\0')
    hint = g_strdup (_ ("No segment here has this key; only the storefront may know it"));
  studio_field_row_set_hint (field, hint);
}

/* Other segments, or others in them. */
static void
on_segments (StudioSession *session, GParamSpec *pspec, gpointer user_data)
{
  JsonNode *value = studio_field_row_get_value (user_data);

  if (value != NULL && json_node_get_value_type (value) == G_TYPE_STRING)
    show_hint (user_data, json_node_get_string (value));
}

/* ---- the entry ---- */

static JsonNode *
read_key (StudioFieldRow *field, const char *text, GError **error)
{
  if (strlen (text) <= VT_ID_MAX_BYTES)
    return vt_terms_text_new (text);
  g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Shorter, please"));
  return NULL;
}

/* What is shown is what the hint is about. */
static char *
write_key (StudioFieldRow *field, JsonNode *value)
{
  const char *key =
      json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : "";

  show_hint (field, key);
  return g_strdup (key);
}

/* The segments by name, from whichever is there. */
static JsonNode *
step_key (StudioFieldRow *field, JsonNode *value, int direction)
{
  GPtrArray  *segments = studio_session_get_segments (studio_field_row_get_session (field));
  const char *key = value != NULL && json_node_get_value_type (value) == G_TYPE_STRING
                        ? json_node_get_string (value)
                        : "";
  int         place = -1;

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    if (g_str_equal (((const VtSegment *) segments->pdata[i])->key, key))
      place = (int) i;
  /* Up is 1, and goes up the list. */
  place = place < 0 ? 0 : place - direction;
  if (segments == NULL || place < 0 || place >= (int) segments->len)
    return NULL;
  return vt_terms_text_new (((const VtSegment *) segments->pdata[place])->key);
}

/* ---- the list behind the button ---- */

static void
add_label (GtkWidget *box, const char *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_row (Menu *menu, StudioSession *session, const VtSegmentKey *key)
{
  const VtSegmentFigures *figures =
      key->segment != NULL ? studio_session_get_segment_figures (session, key->segment) : NULL;
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name =
      vt_words_title (key->segment != NULL ? key->segment->name : key->key, VT_WORDS_TITLE_MAX);
  g_autofree char *line = figures != NULL ? studio_segment_describe (figures)
                                          : g_strdup (_ ("Named by offers; no segment here"));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, line);

  add_label (box, name, FALSE);
  add_label (box, line, TRUE);
  gtk_widget_add_css_class (box, "product-hit");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "studio-key", g_strdup (key->key), g_free);
  gtk_list_box_append (menu->list, row);
}

static void
on_shown (GtkWidget *popover, gpointer user_data)
{
  Menu          *menu = user_data;
  StudioSession *session = studio_field_row_get_session (STUDIO_FIELD_ROW (menu->field));
  GPtrArray     *segments = studio_session_get_segments (session);
  GPtrArray     *offers = studio_session_get_offers (session);
  GtkWidget     *row;
  g_autoptr (GPtrArray) keys = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (menu->list))) != NULL)
    gtk_list_box_remove (menu->list, row);
  if (segments == NULL || offers == NULL)
    return;
  keys = vt_segments_list_keys (segments, offers);
  for (guint i = 0; i < keys->len; i++)
    add_row (menu, session, keys->pdata[i]);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Menu            *menu = user_data;
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "studio-key"));

  gtk_menu_button_popdown (menu->button);
  studio_entry_field_type (menu->field, key);
}

static GtkWidget *
list_new (Menu *menu)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No segments yet"));

  menu->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (menu->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (menu->list, nothing);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (list, "product-hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Segments"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), menu);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH_PX, -1);
  return scroller;
}

static GtkWidget *
button_new (StudioEntryField *field)
{
  Menu      *menu = g_new0 (Menu, 1);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  menu->field = field;
  menu->button = GTK_MENU_BUTTON (button);
  gtk_popover_set_child (GTK_POPOVER (popover), list_new (menu));
  g_signal_connect (popover, "show", G_CALLBACK (on_shown), menu);
  gtk_menu_button_set_popover (menu->button, popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose a segment"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a segment"), -1);
  g_object_set_data_full (G_OBJECT (button), "studio-menu", menu, g_free);
  return button;
}

GtkWidget *
studio_segment_field_new (StudioSession *session, const char *title, const char *path)
{
  static const StudioEntryFormat format = {read_key, write_key, step_key, 0, NULL, NULL};
  GtkWidget                     *field;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  field = studio_entry_field_new (session, title, path, &format, NULL, NULL, NULL);
  studio_field_row_add_control (STUDIO_FIELD_ROW (field), button_new (STUDIO_ENTRY_FIELD (field)));
  g_signal_connect_object (session, "notify::segments", G_CALLBACK (on_segments), field, 0);
  return field;
}
