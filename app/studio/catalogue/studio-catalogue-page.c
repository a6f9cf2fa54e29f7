/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Catalogue page: products searched, filtered, sorted, selected and corrected. */

#include "studio-catalogue-page.h"

#include "studio-accessible.h"
#include "studio-product-columns.h"
#include "studio-product-inspector.h"
#include "studio-product-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioCataloguePage
{
  GtkWidget parent_instance;

  StudioSession       *session;                           /* (owned) */
  StudioProductList   *list;                              /* (owned) */
  GtkColumnViewColumn *columns[STUDIO_N_PRODUCT_COLUMNS]; /* (owned) */

  GtkStack        *stack;
  AdwFlap         *flap;
  GtkSearchEntry  *search_entry;
  GtkDropDown     *filter_drop_down;
  GtkToggleButton *inspector_button;
  GtkStack        *table_stack;
  GtkColumnView   *view;
  GtkLabel        *count_label;
};

G_DEFINE_FINAL_TYPE (StudioCataloguePage, studio_catalogue_page, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static char *
count_text (StudioCataloguePage *self)
{
  guint            n_passing = studio_product_list_get_n_passing (self->list);
  guint            n_products = studio_product_list_get_n_products (self->list);
  g_autofree char *passing = vt_count_to_display (n_passing);
  g_autofree char *all = vt_count_to_display (n_products);
  g_autofree char *selected = NULL;
  guint            n_selected;
  g_autofree char *shown = NULL;

  studio_session_get_selection (self->session, &n_selected);
  if (n_passing == n_products)
    shown = g_strdup_printf (ngettext ("%s product", "%s products", n_products), all);
  else
    shown = g_strdup_printf (ngettext ("%s of %s product", "%s of %s products", n_products),
                             passing, all);
  if (n_selected == 0)
    return g_steal_pointer (&shown);
  selected = vt_count_to_display (n_selected);
  return g_strdup_printf (ngettext ("%s, %s selected", "%s, %s selected", n_selected), shown,
                          selected);
}

static void
update_count (StudioCataloguePage *self)
{
  g_autofree char *text = count_text (self);
  guint            n_selected;

  gtk_label_set_text (self->count_label, text);
  studio_session_get_selection (self->session, &n_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.copy-skus", n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.show-in-affinity", n_selected > 0);
}

/* A column that nobody has a value for only takes room. */
static void
show_columns (StudioCataloguePage *self)
{
  guint8 is_wanted[STUDIO_N_PRODUCT_COLUMNS];

  memset (is_wanted, 1, sizeof is_wanted);
  is_wanted[STUDIO_PRODUCT_KIND] = studio_product_list_has_kinds (self->list) != 0;
  is_wanted[STUDIO_PRODUCT_CATEGORY] = studio_product_list_has_categories (self->list) != 0;
  is_wanted[STUDIO_PRODUCT_COST] = studio_product_list_has_costs (self->list) != 0;
  is_wanted[STUDIO_PRODUCT_MARGIN] = is_wanted[STUDIO_PRODUCT_COST];
  is_wanted[STUDIO_PRODUCT_STOCK] = studio_product_list_has_stock (self->list) != 0;
  studio_product_columns_show (self->view, self->columns, is_wanted);
}

static void
on_list_changed (StudioCataloguePage *self)
{
  gboolean has_products = studio_product_list_get_n_products (self->list) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_products ? "products" : "empty");
  gtk_stack_set_visible_child_name (
      self->table_stack, studio_product_list_get_n_passing (self->list) > 0 ? "table" : "nothing");
  show_columns (self);
  update_count (self);
}

/* GTK 4.8 has no call for it; the list inside a column view has the action. */
static void
scroll_to (StudioCataloguePage *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/* ---- what the user does ---- */

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  StudioCataloguePage *self = user_data;

  studio_product_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_filter_selected (GObject *drop_down, GParamSpec *pspec, gpointer user_data)
{
  StudioCataloguePage *self = user_data;
  guint                which = gtk_drop_down_get_selected (self->filter_drop_down);

  if (which != GTK_INVALID_LIST_POSITION)
    studio_product_list_set_filter (self->list, which);
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCataloguePage *self = STUDIO_CATALOGUE_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
toggle_inspector (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCataloguePage *self = STUDIO_CATALOGUE_PAGE (widget);

  gtk_toggle_button_set_active (self->inspector_button,
                                !gtk_toggle_button_get_active (self->inspector_button));
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCataloguePage *self = STUDIO_CATALOGUE_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->filter_drop_down, STUDIO_PRODUCTS_ALL);
  studio_product_list_set_search (self->list, "");
}

static char *
selected_skus (StudioCataloguePage *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *selection;
  guint          n;

  selection = studio_session_get_selection (self->session, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            vt_catalog_get (catalog, selection[i])->sku);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
copy_skus (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCataloguePage *self = STUDIO_CATALOGUE_PAGE (widget);
  g_autofree char     *skus = selected_skus (self);
  g_autofree char     *said = NULL;
  guint                n;

  studio_session_get_selection (self->session, &n);
  if (n == 0)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), skus);
  said = g_strdup_printf (ngettext ("%u SKU copied", "%u SKUs copied", n), n);
  studio_session_say (self->session, said, NULL, NULL);
}

static void
show_in_affinity (GtkWidget *widget, const char *action, GVariant *parameter)
{
  studio_session_go (STUDIO_CATALOGUE_PAGE (widget)->session, "affinity");
}

static void
on_selection_changed (StudioSession *session, gpointer user_data)
{
  update_count (user_data);
}

/* Coming here with one product selected, as from a link, shows it. */
static void
on_map (GtkWidget *widget, gpointer user_data)
{
  StudioCataloguePage *self = user_data;
  const guint32       *selection;
  guint                n;

  selection = studio_session_get_selection (self->session, &n);
  if (n == 1)
    {
      guint position = studio_product_list_find (self->list, selection[0]);

      if (position != GTK_INVALID_LIST_POSITION)
        scroll_to (self, position);
    }
}

/* ---- the page ---- */

static void
studio_catalogue_page_dispose (GObject *object)
{
  StudioCataloguePage *self = STUDIO_CATALOGUE_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  for (guint i = 0; i < STUDIO_N_PRODUCT_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_catalogue_page_parent_class)->dispose (object);
}

static void
studio_catalogue_page_class_init (StudioCataloguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_catalogue_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/catalogue/studio-catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, flap);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, table_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, view);
  gtk_widget_class_bind_template_child (widget_class, StudioCataloguePage, count_label);

  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.inspector", NULL, toggle_inspector);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "page.copy-skus", NULL, copy_skus);
  gtk_widget_class_install_action (widget_class, "page.show-in-affinity", NULL, show_in_affinity);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy-skus",
                                       NULL);
}

static void
studio_catalogue_page_init (StudioCataloguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (self->filter_drop_down, "notify::selected", G_CALLBACK (on_filter_selected),
                    self);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->view));
  g_signal_connect (self, "map", G_CALLBACK (on_map), self);
}

GtkWidget *
studio_catalogue_page_new (StudioSession *session)
{
  StudioCataloguePage *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_CATALOGUE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->list = studio_product_list_new (session);
  studio_product_columns_new (studio_session_get_currency (session), self->columns);
  show_columns (self);
  /* Sorted before it is shown: a view keeps its first row in place when rows move. */
  gtk_column_view_sort_by_column (self->view, self->columns[STUDIO_PRODUCT_REVENUE],
                                  GTK_SORT_DESCENDING);
  studio_product_list_set_sorter (self->list, gtk_column_view_get_sorter (self->view));
  gtk_column_view_set_model (self->view, studio_product_list_get_model (self->list));
  studio_accessible_set_label (GTK_WIDGET (self->view), _ ("Products"));
  studio_accessible_set_label (GTK_WIDGET (self->filter_drop_down), _ ("Which products are shown"));
  adw_flap_set_flap (self->flap, studio_product_inspector_new (session));

  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           0);
  on_list_changed (self);
  return GTK_WIDGET (self);
}
