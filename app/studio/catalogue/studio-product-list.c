/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a session as a list that is searched, filtered, sorted and selected from. */

#include "studio-product-list.h"

#include "vt-reach.h"

struct _StudioProductList
{
  GObject parent_instance;

  StudioSession      *session;   /* (owned) */
  GListStore         *items;     /* (owned) (element-type StudioProductItem): by product index */
  GtkCustomFilter    *filter;    /* (owned) */
  GtkFilterListModel *filtered;  /* (owned) */
  GtkSortListModel   *sorted;    /* (owned) */
  GtkMultiSelection  *selection; /* (owned) */

  GStrv               words; /* (owned): of the search, folded */
  StudioProductFilter which;
  GHashTable         *offered; /* (owned) (element-type utf8): SKUs that stand in an offer */
  gboolean            syncing; /* the selection is being carried over: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioProductList, studio_product_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- filter ---- */

static gboolean
passes_filter (StudioProductList *self, const VtProduct *product)
{
  switch (self->which)
    {
    case STUDIO_PRODUCTS_ALL:
      return TRUE;
    case STUDIO_PRODUCTS_GOODS:
      return product->kind == VT_PRODUCT_GOODS;
    case STUDIO_PRODUCTS_PLANS:
      return product->kind == VT_PRODUCT_PLAN;
    case STUDIO_PRODUCTS_PERKS:
      return product->kind == VT_PRODUCT_PERK;
    case STUDIO_PRODUCTS_FEES:
      return product->kind == VT_PRODUCT_FEE;
    case STUDIO_PRODUCTS_NO_PRICE:
      return product->price_minor == VT_MONEY_UNKNOWN;
    case STUDIO_PRODUCTS_NO_COST:
      return product->cost_minor == VT_MONEY_UNKNOWN && product->kind != VT_PRODUCT_FEE;
    case STUDIO_PRODUCTS_OFFERED:
      return g_hash_table_contains (self->offered, product->sku);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
passes (gpointer item, gpointer user_data)
{
  StudioProductList *self = user_data;

  return passes_filter (self, studio_product_item_get_product (item)) &&
         studio_product_item_matches (item, (const char *const *) self->words);
}

/* ---- selection ---- */

static void
select_items_of_session (StudioProductList *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;
  GListModel *model = G_LIST_MODEL (self->sorted);
  guint       n = g_list_model_get_n_items (model);

  if (self->syncing)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioProductItem) item = g_list_model_get_item (model, i);

      if (studio_session_is_selected (self->session, studio_product_item_get_index (item)))
        gtk_bitset_add (selected, i);
    }
  mask = gtk_bitset_new_range (0, n);
  self->syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->syncing = FALSE;
}

/* What the filter hides stays selected: hiding is not letting go. */
static void
on_selection_changed (GtkSelectionModel *model, guint position, guint n_items, gpointer user_data)
{
  StudioProductList *self = user_data;
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) products = NULL;
  const guint32 *before = NULL;
  guint          n_before = 0;
  GtkBitsetIter  iter;
  guint          at;

  if (self->syncing)
    return;

  products = g_array_new (FALSE, FALSE, sizeof (guint32));
  before = studio_session_get_selection (self->session, &n_before);
  for (guint i = 0; i < n_before; i++)
    {
      g_autoptr (StudioProductItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->items), before[i]);

      if (item == NULL || !passes (item, self))
        g_array_append_val (products, before[i]);
    }

  selected = gtk_selection_model_get_selection (model);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &at); valid;
       valid = gtk_bitset_iter_next (&iter, &at))
    {
      g_autoptr (StudioProductItem) item = g_list_model_get_item (G_LIST_MODEL (model), at);
      guint32 index = studio_product_item_get_index (item);

      g_array_append_val (products, index);
    }
  self->syncing = TRUE;
  studio_session_select (self->session, (const guint32 *) products->data, products->len);
  self->syncing = FALSE;
}

static void
on_session_selection_changed (StudioSession *session, gpointer user_data)
{
  select_items_of_session (user_data);
}

/* ---- following the session ---- */

static gboolean
same_products (StudioProductList *self, VtCatalog *catalog)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != vt_catalog_get_n_products (catalog))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioProductItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (studio_product_item_get_product (item)->id != vt_catalog_get (catalog, i)->id)
        return FALSE;
    }
  return TRUE;
}

static void
update_items (StudioProductList *self, VtCatalog *catalog, const VtOrdersSummary *summary)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioProductItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      studio_product_item_set (item, catalog, i, summary);
    }
}

static void
replace_items (StudioProductList *self, VtCatalog *catalog, const VtOrdersSummary *summary)
{
  guint n = vt_catalog_get_n_products (catalog);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      StudioProductItem *item = studio_product_item_new ();

      studio_product_item_set (item, catalog, i, summary);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, n);
}

static void
update_products (StudioProductList *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  if (catalog == NULL)
    return;

  self->syncing = TRUE;
  if (same_products (self, catalog))
    update_items (self, catalog, studio_session_get_summary (self->session));
  else
    replace_items (self, catalog, studio_session_get_summary (self->session));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (gtk_sort_list_model_get_sorter (self->sorted) != NULL)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  self->syncing = FALSE;
  select_items_of_session (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
update_offered (StudioProductList *self)
{
  GPtrArray *offers = studio_session_get_offers (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  g_hash_table_remove_all (self->offered);
  for (guint i = 0; catalog != NULL && offers != NULL && i < offers->len; i++)
    {
      g_autoptr (VtReach) reach = vt_reach_of (offers->pdata[i], catalog);
      g_autoptr (GArray) products = vt_reach_list (reach);

      for (guint j = 0; j < products->len; j++)
        g_hash_table_add (
            self->offered,
            g_strdup (vt_catalog_get (catalog, g_array_index (products, guint32, j))->sku));
    }
  if (self->which == STUDIO_PRODUCTS_OFFERED)
    studio_product_list_set_filter (self, self->which);
}

/* ---- public ---- */

GtkSelectionModel *
studio_product_list_get_model (StudioProductList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

static void
refilter (StudioProductList *self, GtkFilterChange change)
{
  self->syncing = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), change);
  self->syncing = FALSE;
  select_items_of_session (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
studio_product_list_set_search (StudioProductList *self, const char *search)
{
  g_return_if_fail (STUDIO_IS_PRODUCT_LIST (self) && search != NULL);

  g_strfreev (self->words);
  self->words = studio_product_fold_words (search);
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

void
studio_product_list_set_filter (StudioProductList *self, StudioProductFilter filter)
{
  g_return_if_fail (STUDIO_IS_PRODUCT_LIST (self));

  self->which = filter;
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

void
studio_product_list_set_sorter (StudioProductList *self, GtkSorter *sorter)
{
  g_return_if_fail (STUDIO_IS_PRODUCT_LIST (self));

  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

guint
studio_product_list_get_n_products (StudioProductList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

guint
studio_product_list_get_n_passing (StudioProductList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static gboolean
any_product (StudioProductList *self, gboolean (*has) (const VtProduct *product))
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  guint32    n = catalog != NULL ? vt_catalog_get_n_products (catalog) : 0;

  for (guint32 i = 0; i < n; i++)
    if (has (vt_catalog_get (catalog, i)))
      return TRUE;
  return FALSE;
}

static gboolean
has_category (const VtProduct *product)
{
  return *product->category != '\0';
}

static gboolean
has_stock (const VtProduct *product)
{
  return product->stock != VT_STOCK_UNKNOWN;
}

gboolean
studio_product_list_has_categories (StudioProductList *self)
{
  return any_product (self, has_category);
}

gboolean
studio_product_list_has_stock (StudioProductList *self)
{
  return any_product (self, has_stock);
}

static gboolean
has_cost (const VtProduct *product)
{
  return product->cost_minor != VT_MONEY_UNKNOWN;
}

static gboolean
is_no_goods (const VtProduct *product)
{
  return product->kind == VT_PRODUCT_PLAN || product->kind == VT_PRODUCT_PERK;
}

gboolean
studio_product_list_has_costs (StudioProductList *self)
{
  return any_product (self, has_cost);
}

gboolean
studio_product_list_has_kinds (StudioProductList *self)
{
  return any_product (self, is_no_goods);
}

guint
studio_product_list_find (StudioProductList *self, guint32 product)
{
  GListModel *model = G_LIST_MODEL (self->sorted);
  guint       n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudioProductItem) item = g_list_model_get_item (model, i);

      if (studio_product_item_get_index (item) == product)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
studio_product_list_dispose (GObject *object)
{
  StudioProductList *self = STUDIO_PRODUCT_LIST (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_product_list_parent_class)->dispose (object);
}

static void
studio_product_list_finalize (GObject *object)
{
  StudioProductList *self = STUDIO_PRODUCT_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->offered, g_hash_table_unref);
  g_strfreev (self->words);
  G_OBJECT_CLASS (studio_product_list_parent_class)->finalize (object);
}

static void
studio_product_list_class_init (StudioProductListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_product_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_product_list_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_product_list_init (StudioProductList *self)
{
  self->words = g_new0 (char *, 1);
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_list_store_new (STUDIO_TYPE_PRODUCT_ITEM);
  self->filter = gtk_custom_filter_new (passes, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  self->selection =
      GTK_MULTI_SELECTION (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self);
}

StudioProductList *
studio_product_list_new (StudioSession *session)
{
  StudioProductList *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PRODUCT_LIST, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (update_offered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (update_products), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (update_products), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (update_offered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection_changed),
                           self, 0);
  update_offered (self);
  update_products (self);
  return self;
}
