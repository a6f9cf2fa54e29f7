/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's other face: a sortable table of pairs with the same selection. */

#include "studio-pair-table.h"

#include "studio-accessible.h"
#include "studio-pair-columns.h"
#include "studio-pair-list.h"

#include <glib/gi18n-lib.h>

struct _StudioPairTable
{
  GtkWidget parent_instance;

  StudioSession      *session;   /* (owned) */
  StudioPairList     *list;      /* (owned) */
  GtkSortListModel   *sorted;    /* (owned) */
  GtkSingleSelection *selection; /* (owned) */

  GtkWidget     *box;      /* (owned by the widget tree) */
  GtkColumnView *view;     /* (owned by the widget tree) */
  GtkLabel      *count;    /* (owned by the widget tree) */
  GtkLabel      *sentence; /* (owned by the widget tree) */

  gboolean is_going;   /* the selection is the table's own doing: its rows stay */
  gboolean is_filling; /* rows come and go: no row was gone to */
};

G_DEFINE_FINAL_TYPE (StudioPairTable, studio_pair_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- words ---- */

static void
show_count (StudioPairTable *self)
{
  gsize            n_pairs = studio_pair_list_get_n_pairs (self->list);
  guint            n_rows = g_list_model_get_n_items (studio_pair_list_get_model (self->list));
  guint            n_selected = studio_pair_list_get_n_selected (self->list);
  g_autofree char *all = vt_count_to_display ((gint64) n_pairs);
  g_autofree char *rows = vt_count_to_display (n_rows);
  g_autofree char *text = NULL;

  if (n_selected > 0)
    text = g_strdup_printf (
        ngettext ("%s pair of the selection", "%s pairs of the selection", n_pairs), all);
  else if (n_rows < n_pairs)
    text = g_strdup_printf (_ ("The strongest %s of %s pairs"), rows, all);
  else
    text = g_strdup_printf (ngettext ("%s pair", "%s pairs", n_pairs), all);
  gtk_label_set_text (self->count, text);
}

static void
show_sentence (StudioPairTable *self, StudioPairItem *item)
{
  g_autofree char *text = NULL;

  if (item != NULL)
    text = vt_pair_to_sentence (
        studio_pair_item_get_pair (item), studio_pair_item_get_product (item),
        studio_pair_item_get_title (item), studio_pair_item_get_other_title (item));
  gtk_label_set_text (self->sentence, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), text != NULL);
}

/* ---- selection, both ways ---- */

static void
on_row_selected (GObject *selection, GParamSpec *pspec, gpointer user_data)
{
  StudioPairTable *self = user_data;
  StudioPairItem  *item = gtk_single_selection_get_selected_item (self->selection);
  guint32          products[2];

  show_sentence (self, item);
  if (item == NULL || self->is_filling)
    return;

  products[0] = studio_pair_item_get_product (item);
  products[1] = studio_pair_item_get_other (item);
  self->is_going = TRUE;
  studio_session_select (self->session, products, G_N_ELEMENTS (products));
  self->is_going = FALSE;
  g_signal_emit (self, signals[SIGNAL_WENT], 0, products[0]);
}

static void
on_session_selection_changed (StudioPairTable *self)
{
  const guint32 *products;
  guint          n;

  if (self->is_going)
    return;
  products = studio_session_get_selection (self->session, &n);
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  studio_pair_list_set_products (self->list, products, n);
}

static void
on_list_changed (StudioPairTable *self)
{
  show_count (self);
}

static void
on_items_about_to_change (
    GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  StudioPairTable *self = user_data;

  self->is_filling = TRUE;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  StudioPairTable *self = user_data;

  self->is_filling = FALSE;
}

/* ---- the widget ---- */

static GtkWidget *
header_new (StudioPairTable *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *help = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");

  gtk_popover_set_child (GTK_POPOVER (popover), studio_pair_columns_new_legend ());
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (help), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (help), "vitrine-help-symbolic");
  gtk_widget_add_css_class (help, "flat");
  gtk_widget_set_tooltip_text (help, _ ("What the figures say"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (help), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the figures say"), -1);

  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (header), help);
  gtk_widget_add_css_class (header, "toolbar");
  gtk_widget_set_margin_start (header, 6);
  return header;
}

static void
build (StudioPairTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  studio_accessible_set_label (GTK_WIDGET (self->view), _ ("Pairs bought together"));
  studio_pair_columns_append (self->view);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_selectable (self->sentence, TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->sentence), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->sentence), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->sentence), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->sentence), 9);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), header_new (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
studio_pair_table_dispose (GObject *object)
{
  StudioPairTable *self = STUDIO_PAIR_TABLE (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_pair_table_parent_class)->dispose (object);
}

static void
studio_pair_table_class_init (StudioPairTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_pair_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
studio_pair_table_init (StudioPairTable *self)
{
}

GtkWidget *
studio_pair_table_new (StudioSession *session)
{
  StudioPairTable *self;
  GListModel      *rows;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PAIR_TABLE, NULL);
  self->session = g_object_ref (session);
  self->list = studio_pair_list_new (session);
  rows = studio_pair_list_get_model (self->list);
  /* Before the models that follow the rows hear of a change, and after. */
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_about_to_change), self, 0);
  self->sorted = gtk_sort_list_model_new (g_object_ref (rows), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_row_selected), self,
                           0);
  build (self);

  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection_changed),
                           self, G_CONNECT_SWAPPED);
  on_session_selection_changed (self);
  show_sentence (self, NULL);
  return GTK_WIDGET (self);
}
