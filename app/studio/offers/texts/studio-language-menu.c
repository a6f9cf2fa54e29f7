/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that asks for a language, by its own name or its tag. */

#include "studio-language-menu.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "vt-language-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEIGHT_PX 260

struct _StudioLanguageMenu
{
  GtkWidget parent_instance;

  GtkMenuButton  *button; /* (owned by the widget tree), as the others */
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkLabel       *nothing;
};

G_DEFINE_FINAL_TYPE (StudioLanguageMenu, studio_language_menu, GTK_TYPE_WIDGET)

/* ---- what fits ---- */

static gboolean
begins (const char *text, const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return g_str_has_prefix (own, folded);
}

static gboolean
has_word (const char *name, const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (begins (words[i], folded))
      return TRUE;
  return FALSE;
}

/* Whether it is a sort of a language that has a name here. */
static gboolean
is_known (const char *tag)
{
  g_autofree char *name = vt_language_to_text (tag);

  return !g_str_equal (name, tag);
}

GPtrArray *
studio_languages_match (const char *typed)
{
  const char *const *tags = vt_languages_list ();
  g_autofree char   *stripped = g_strstrip (g_strdup (typed));
  g_autofree char   *folded = g_utf8_casefold (stripped, -1);
  g_autofree char   *tag = vt_language_normalize (stripped);
  GPtrArray         *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *name = vt_language_to_text (tags[i]);

      if (begins (name, folded) || has_word (name, folded) || begins (tags[i], folded))
        g_ptr_array_add (found, g_strdup (tags[i]));
    }
  if (tag != NULL && !g_ptr_array_find_with_equal_func (found, tag, g_str_equal, NULL) &&
      (found->len == 0 || is_known (tag)))
    g_ptr_array_add (found, g_steal_pointer (&tag));
  return found;
}

/* ---- the list ---- */

static GtkWidget *
row_new (const char *tag)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = vt_language_to_text (tag);
  GtkWidget       *label = gtk_label_new (name);
  GtkWidget       *code = gtk_label_new (tag);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), code);
  gtk_widget_add_css_class (row, "product-hit");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag), g_free);
  return row;
}

static void
fill (StudioLanguageMenu *self)
{
  g_autoptr (GPtrArray) tags =
      studio_languages_match (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < tags->len; i++)
    gtk_list_box_append (self->list, row_new (tags->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), tags->len == 0);
}

static void
on_chosen (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  StudioLanguageMenu *self = user_data;
  const char         *tag = g_object_get_data (G_OBJECT (row), "tag");

  gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_OFFER_ADD_LANGUAGE, "s", tag);
  gtk_menu_button_popdown (self->button);
}

static void
on_activated (StudioLanguageMenu *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    on_chosen (self->list, first, self);
}

/* Filled anew each time it opens. */
static void
on_shown (StudioLanguageMenu *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* ---- the widget ---- */

static void
studio_language_menu_dispose (GObject *object)
{
  StudioLanguageMenu *self = STUDIO_LANGUAGE_MENU (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (studio_language_menu_parent_class)->dispose (object);
}

static void
studio_language_menu_class_init (StudioLanguageMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_language_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
content_new (StudioLanguageMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_ ("No such language: type a tag as “pt-BR”")));
  g_object_set (self->search, "placeholder-text", _ ("Language or tag"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Language or tag"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Languages"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "product-hits");
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, HEIGHT_PX, HEIGHT_PX);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  gtk_box_append (GTK_BOX (box), scroller);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_chosen), self);
  return box;
}

static void
studio_language_menu_init (StudioLanguageMenu *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), content_new (self));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_label (self->button, _ ("Add Language"));
  studio_accessible_set_label (GTK_WIDGET (self->button), _ ("Add Language"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_shown), self);
}

GtkWidget *
studio_language_menu_new (void)
{
  return g_object_new (STUDIO_TYPE_LANGUAGE_MENU, NULL);
}
