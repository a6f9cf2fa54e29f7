/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the product table: what each shows and how it sorts. */

#include "studio-product-columns.h"

#include "studio-product-item.h"
#include "vt-product-edit.h"

#include <glib/gi18n-lib.h>

typedef char *(*CellText) (StudioProductItem *item, const VtCurrency *currency);

static char *
text_of_sku (StudioProductItem *item, const VtCurrency *currency)
{
  return g_strdup (studio_product_item_get_product (item)->sku);
}

static char *
text_of_title (StudioProductItem *item, const VtCurrency *currency)
{
  return g_strdup (studio_product_item_get_product (item)->title);
}

static char *
text_of_kind (StudioProductItem *item, const VtCurrency *currency)
{
  return g_strdup (vt_product_kind_get_label (studio_product_item_get_product (item)->kind));
}

static char *
text_of_category (StudioProductItem *item, const VtCurrency *currency)
{
  return g_strdup (studio_product_item_get_product (item)->category);
}

static char *
text_of_price (StudioProductItem *item, const VtCurrency *currency)
{
  return vt_money_to_display (studio_product_item_get_product (item)->price_minor, currency);
}

static char *
text_of_cost (StudioProductItem *item, const VtCurrency *currency)
{
  return vt_money_to_display (studio_product_item_get_product (item)->cost_minor, currency);
}

static char *
text_of_margin (StudioProductItem *item, const VtCurrency *currency)
{
  gint32 ppm = studio_product_item_get_margin_ppm (item);

  return ppm == STUDIO_MARGIN_UNKNOWN ? g_strdup ("—") : g_strdup_printf (_ ("%.1f %%"), ppm / 1e4);
}

static char *
text_of_stock (StudioProductItem *item, const VtCurrency *currency)
{
  gint64 stock = studio_product_item_get_product (item)->stock;

  return stock == VT_STOCK_UNKNOWN ? g_strdup ("—") : vt_count_to_display (stock);
}

static char *
text_of_units (StudioProductItem *item, const VtCurrency *currency)
{
  return vt_count_to_display (studio_product_item_get_units (item));
}

static char *
text_of_orders (StudioProductItem *item, const VtCurrency *currency)
{
  return vt_count_to_display (studio_product_item_get_n_orders (item));
}

static char *
text_of_revenue (StudioProductItem *item, const VtCurrency *currency)
{
  return vt_money_to_display (studio_product_item_get_revenue_minor (item), currency);
}

static const struct
{
  const char *title;
  CellText    text;
  gboolean    numeric;
  int         width_px; /* 0: takes what is left */
} column_infos[STUDIO_N_PRODUCT_COLUMNS] = {
    [STUDIO_PRODUCT_SKU] = {N_ ("SKU"), text_of_sku, FALSE, 90},
    [STUDIO_PRODUCT_TITLE] = {N_ ("Title"), text_of_title, FALSE, 0},
    [STUDIO_PRODUCT_KIND] = {N_ ("Kind"), text_of_kind, FALSE, 64},
    [STUDIO_PRODUCT_CATEGORY] = {N_ ("Category"), text_of_category, FALSE, 150},
    [STUDIO_PRODUCT_PRICE] = {N_ ("Price"), text_of_price, TRUE, 94},
    [STUDIO_PRODUCT_COST] = {N_ ("Cost"), text_of_cost, TRUE, 94},
    [STUDIO_PRODUCT_MARGIN] = {N_ ("Margin"), text_of_margin, TRUE, 70},
    [STUDIO_PRODUCT_STOCK] = {N_ ("Stock"), text_of_stock, TRUE, 64},
    [STUDIO_PRODUCT_UNITS] = {N_ ("Units"), text_of_units, TRUE, 70},
    [STUDIO_PRODUCT_ORDERS] = {N_ ("Orders"), text_of_orders, TRUE, 66},
    [STUDIO_PRODUCT_REVENUE] = {N_ ("Revenue"), text_of_revenue, TRUE, 110},
};

/* ---- order ---- */

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* What a numeric column sorts by; what is not known sorts below everything. */
static gint64
number_of (StudioProductItem *item, StudioProductColumn column)
{
  const VtProduct *product = studio_product_item_get_product (item);

  switch (column)
    {
    case STUDIO_PRODUCT_PRICE:
      return product->price_minor;
    case STUDIO_PRODUCT_COST:
      return product->cost_minor;
    case STUDIO_PRODUCT_MARGIN:
      return studio_product_item_get_margin_ppm (item);
    case STUDIO_PRODUCT_STOCK:
      return product->stock;
    case STUDIO_PRODUCT_UNITS:
      return studio_product_item_get_units (item);
    case STUDIO_PRODUCT_ORDERS:
      return studio_product_item_get_n_orders (item);
    case STUDIO_PRODUCT_REVENUE:
      return studio_product_item_get_revenue_minor (item);
    case STUDIO_PRODUCT_KIND:
      return product->kind;
    case STUDIO_PRODUCT_SKU:
    case STUDIO_PRODUCT_TITLE:
    case STUDIO_PRODUCT_CATEGORY:
      break;
    }
  return 0;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StudioProductColumn column = GPOINTER_TO_UINT (user_data);
  StudioProductItem  *left = STUDIO_PRODUCT_ITEM ((gpointer) a);
  StudioProductItem  *right = STUDIO_PRODUCT_ITEM ((gpointer) b);
  int                 order;

  if (column == STUDIO_PRODUCT_SKU)
    order = g_ascii_strcasecmp (studio_product_item_get_product (left)->sku,
                                studio_product_item_get_product (right)->sku);
  else if (column == STUDIO_PRODUCT_TITLE)
    order = g_utf8_collate (studio_product_item_get_product (left)->title,
                            studio_product_item_get_product (right)->title);
  else if (column == STUDIO_PRODUCT_CATEGORY)
    order = g_utf8_collate (studio_product_item_get_product (left)->category,
                            studio_product_item_get_product (right)->category);
  else
    order = compare_numbers (number_of (left, column), number_of (right, column));

  if (order != 0)
    return order;
  return compare_numbers (studio_product_item_get_index (left),
                          studio_product_item_get_index (right));
}

/* ---- cells ---- */

/* One for each column's factory: what its cells show. */
typedef struct
{
  StudioProductColumn column;
  const VtCurrency   *currency; /* (unowned) */
} CellInfo;

static void
update_cell (GtkListItem *list_item, const CellInfo *info)
{
  StudioProductItem *item = gtk_list_item_get_item (list_item);
  g_autofree char   *text = column_infos[info->column].text (item, info->currency);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), text);
}

typedef struct
{
  GtkListItem    *list_item; /* (unowned) */
  const CellInfo *info;      /* (unowned) */
} CellLink;

static void
on_item_changed (StudioProductItem *item, gpointer user_data)
{
  CellLink *link = user_data;

  update_cell (link->list_item, link->info);
}

static void
free_cell_link (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const CellInfo *info = user_data;
  GtkWidget      *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column_infos[info->column].numeric)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0f);
      gtk_widget_add_css_class (cell, "numeric");
    }
  if (column_infos[info->column].width_px == 0)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 20);
  gtk_list_item_set_child (list_item, cell);
}

/* The row's widget is two levels above the cell's child on GTK 4.8; without a name, a screen reader
 * would say "GtkListItemWidget". */
static void
name_row (GtkListItem *list_item, StudioProductItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    studio_product_item_get_product (item)->title, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const CellInfo    *info = user_data;
  StudioProductItem *item = gtk_list_item_get_item (list_item);
  CellLink          *link = g_new (CellLink, 1);
  gulong             handler;

  *link = (CellLink){list_item, info};
  handler = g_signal_connect_data (item, "changed", G_CALLBACK (on_item_changed), link,
                                   free_cell_link, 0);
  g_object_set_data (G_OBJECT (list_item), "handler", GSIZE_TO_POINTER (handler));
  update_cell (list_item, info);
  if (info->column == STUDIO_PRODUCT_TITLE)
    name_row (list_item, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (list_item), "handler"));

  g_signal_handler_disconnect (gtk_list_item_get_item (list_item), handler);
}

static void
free_cell_info (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkColumnViewColumn *
column_new (StudioProductColumn column, const VtCurrency *currency)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellInfo           *info = g_new (CellInfo, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *view_column;

  *info = (CellInfo){column, currency};
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), info, free_cell_info, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), info);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), info);

  view_column = gtk_column_view_column_new (_ (column_infos[column].title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, GUINT_TO_POINTER (column), NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (column_infos[column].width_px > 0)
    gtk_column_view_column_set_fixed_width (view_column, column_infos[column].width_px);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  return view_column;
}

void
studio_product_columns_new (const VtCurrency *currency, GtkColumnViewColumn **ret_columns)
{
  g_return_if_fail (currency != NULL && ret_columns != NULL);

  for (guint i = 0; i < STUDIO_N_PRODUCT_COLUMNS; i++)
    ret_columns[i] = column_new (i, currency);
}

void
studio_product_columns_show (GtkColumnView        *view,
                             GtkColumnViewColumn **columns,
                             const guint8         *is_wanted)
{
  guint position = 0;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < STUDIO_N_PRODUCT_COLUMNS; i++)
    {
      gboolean is_shown = gtk_column_view_column_get_column_view (columns[i]) != NULL;

      if (is_shown && !is_wanted[i])
        gtk_column_view_remove_column (view, columns[i]);
      if (!is_shown && is_wanted[i])
        gtk_column_view_insert_column (view, position, columns[i]);
      position += is_wanted[i] != 0;
    }
}
