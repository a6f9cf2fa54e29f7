/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that offers products while one types. */

#include "studio-product-entry.h"

#include "studio-product-search.h"
#include "studio-quiet-controls.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS 8

struct _StudioProductEntry
{
  GtkWidget parent_instance;

  StudioSession       *session; /* (owned) */
  StudioProductSearch *search;  /* (owned) */
  GtkSearchEntry      *entry;   /* (owned by the widget tree) */
  GtkWidget           *popover; /* (owned by the widget tree) */
  GtkListBox          *list;    /* (owned by the widget tree) */
  GtkLabel            *nothing; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioProductEntry, studio_product_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is found ---- */

static GtkWidget *
hit_row_new (StudioProductEntry *self, const VtProduct *product)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *shown = vt_words_title (product->title, VT_WORDS_TITLE_MAX);
  GtkWidget       *title = gtk_label_new (*shown != '\0' ? shown : product->sku);
  GtkWidget       *sku = gtk_label_new (product->sku);
  g_autofree char *money =
      product->price_minor == VT_MONEY_UNKNOWN
          ? g_strdup (_ ("No price"))
          : vt_money_to_display (product->price_minor, studio_session_get_currency (self->session));
  GtkWidget       *price = gtk_label_new (money);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", shown, product->sku, money);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (sku), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (sku, "dim-label");
  gtk_widget_add_css_class (sku, "caption");
  gtk_widget_add_css_class (price, "numeric");
  gtk_widget_add_css_class (box, "product-hit");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), sku);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), price);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "studio-sku", g_strdup (product->sku), g_free);
  return row;
}

static void
show_hits (StudioProductEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  VtCatalog  *catalog = studio_product_search_get_catalog (self->search);
  guint32     products[MAX_HITS];
  guint       n = studio_product_search_find (self->search, text, MAX_HITS, products);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, hit_row_new (self, vt_catalog_get (catalog, products[i])));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
on_text_changed (StudioProductEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text == '\0' || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  show_hits (self);
  gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* ---- choosing ---- */

static void
choose_row (StudioProductEntry *self, GtkListBoxRow *row)
{
  g_autofree char *sku = g_strdup (g_object_get_data (G_OBJECT (row), "studio-sku"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_emit (self, signals[CHOSEN], 0, sku);
}

/* Return works as soon as the text is there, also without the list. */
static void
on_activate (StudioProductEntry *self)
{
  GtkListBoxRow *row;

  if (!gtk_widget_get_visible (self->popover))
    show_hits (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    choose_row (self, row);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose_row (user_data, row);
}

static gboolean
move_choice (StudioProductEntry *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!gtk_widget_get_visible (self->popover))
    {
      on_text_changed (self);
      return GDK_EVENT_STOP;
    }
  row = gtk_list_box_get_row_at_index (self->list, MAX (index + step, 0));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  StudioProductEntry *self = user_data;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_choice (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_choice (self, -1);
    case GDK_KEY_Escape:
      if (!gtk_widget_get_visible (self->popover))
        return GDK_EVENT_PROPAGATE;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_leave (StudioProductEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* ---- the widget ---- */

static gboolean
studio_product_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_PRODUCT_ENTRY (widget)->entry));
}

static void
studio_product_entry_dispose (GObject *object)
{
  StudioProductEntry *self = STUDIO_PRODUCT_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_product_entry_parent_class)->dispose (object);
}

static void
studio_product_entry_class_init (StudioProductEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_product_entry_dispose;
  widget_class->focus = studio_children_focus;
  widget_class->grab_focus = studio_product_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
build_popover (StudioProductEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->nothing = GTK_LABEL (gtk_label_new (_ ("No product has all of these words")));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "product-hit");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Products found"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "product-hits");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nothing));
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_add_css_class (self->popover, "menu");
  /* The entry keeps the focus while a row is clicked. */
  gtk_widget_set_can_focus (box, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

static void
studio_product_entry_init (StudioProductEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  build_popover (self);
  /* Before the entry, which keeps Escape and the arrows for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
}

GtkWidget *
studio_product_entry_new (StudioSession *session, const char *label)
{
  StudioProductEntry *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && label != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PRODUCT_ENTRY, NULL);
  self->session = g_object_ref (session);
  self->search = studio_product_search_new (session);
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}
