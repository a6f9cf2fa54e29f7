/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that offers the catalogue's categories, brands, tags or attributes to choose from. */

#include "studio-pick-button.h"

#include "studio-facets.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More are found by typing. */
#define MAX_ROWS 100
#define INDENT_PX 18
#define LIST_WIDTH_PX 300
#define LIST_HEIGHT_PX 320

struct _StudioPickButton
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  VtFacetKind    kind;
  VtFacets      *shown; /* (owned) (nullable): what the rows are of */

  GtkMenuButton  *button; /* (owned by the widget tree), as the others */
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkLabel       *note; /* why there is nothing, or that there is more */
};

G_DEFINE_FINAL_TYPE (StudioPickButton, studio_pick_button, ADW_TYPE_BIN)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- rows ---- */

/* Of a category in the tree, the part that those above it do not say. */
static const char *
label_in_tree (const VtFacet *facet)
{
  const char *last = facet->depth > 0 ? g_strrstr (facet->label, " › ") : NULL;

  return last != NULL ? last + strlen (" › ") : facet->label;
}

static GtkWidget *
row_new (const VtFacet *facet, gboolean is_tree)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (is_tree ? label_in_tree (facet) : facet->label);
  g_autofree char *number = vt_words_count (facet->n_products);
  GtkWidget       *count = gtk_label_new (number);
  g_autofree char *name = g_strdup_printf (
      /* Translators: a category, brand or tag, and how many products have it */
      g_dngettext (GETTEXT_PACKAGE, "%s, %s product", "%s, %s products", facet->n_products),
      facet->label, number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (is_tree)
    gtk_widget_set_margin_start (label, (int) facet->depth * INDENT_PX);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (box, "product-hit");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "studio-facet", (gpointer) facet);
  return row;
}

static void
clear_rows (StudioPickButton *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
set_note (StudioPickButton *self, const char *text)
{
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static gboolean
matches (const VtFacet *facet, const char *folded)
{
  g_autofree char *label = g_utf8_casefold (facet->label, -1);

  return strstr (label, folded) != NULL;
}

static void
fill (StudioPickButton *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GPtrArray       *facets = vt_facets_get (self->shown, self->kind);
  guint            n = 0;

  clear_rows (self);
  for (guint i = 0; i < facets->len && n <= MAX_ROWS; i++)
    if (matches (facets->pdata[i], folded) && n++ < MAX_ROWS)
      gtk_list_box_append (self->list, row_new (facets->pdata[i], *folded == '\0'));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  set_note (self, n == 0         ? _ ("Nothing of that name")
                  : n > MAX_ROWS ? _ ("There are more: type a part of the name")
                                 : NULL);
}

static void
update (StudioPickButton *self)
{
  VtFacets *facets = studio_facets_get (studio_facets_of (self->session));

  clear_rows (self);
  g_clear_pointer (&self->shown, vt_facets_unref);
  if (facets == NULL)
    {
      set_note (self, _ ("Looking through the catalogue…"));
      return;
    }
  self->shown = vt_facets_ref (facets);
  fill (self);
}

/* ---- choosing ---- */

static void
pick (StudioPickButton *self, GtkListBoxRow *row)
{
  g_autoptr (VtFacets) facets = self->shown != NULL ? vt_facets_ref (self->shown) : NULL;
  const VtFacet *facet = row != NULL ? g_object_get_data (G_OBJECT (row), "studio-facet") : NULL;

  if (facets == NULL || facet == NULL)
    return;
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, facet);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  pick (user_data, row);
}

static void
on_search_activate (StudioPickButton *self)
{
  pick (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_search_changed (StudioPickButton *self)
{
  if (self->shown != NULL)
    fill (self);
}

/* The arrows choose in the list while the search has the focus. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        gpointer               user_data)
{
  StudioPickButton *self = user_data;
  int               step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1;
  GtkListBoxRow    *row = gtk_list_box_get_selected_row (self->list);
  int               index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (step < 0 && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, MAX (index + step, 0));
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
    }
  return GDK_EVENT_STOP;
}

/* ---- the widget ---- */

static void
on_shown (StudioPickButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static GtkWidget *
list_new (StudioPickButton *self, const char *label)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "product-hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
popover_new (StudioPickButton *self, const char *label)
{
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  /* Return takes what is found for what was typed, however fast. */
  g_object_set (self->search, "search-delay", 0, NULL);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate), self);
  gtk_widget_set_size_request (box, LIST_WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), list_new (self, label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_shown), self);
  return popover;
}

static void
on_facets_changed (StudioPickButton *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->search)))
    update (self);
}

static void
studio_pick_button_dispose (GObject *object)
{
  StudioPickButton *self = STUDIO_PICK_BUTTON (object);

  g_clear_pointer (&self->shown, vt_facets_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_pick_button_parent_class)->dispose (object);
}

static void
studio_pick_button_class_init (StudioPickButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_pick_button_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
studio_pick_button_init (StudioPickButton *self)
{
}

GtkWidget *
studio_pick_button_new (StudioSession *session, const char *label, VtFacetKind kind)
{
  StudioPickButton *self;
  GtkWidget        *popover;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && label != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PICK_BUTTON, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  popover = popover_new (self, label);
  gtk_menu_button_set_icon_name (self->button, "vitrine-add-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_object (studio_facets_of (session), "changed", G_CALLBACK (on_facets_changed),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
