/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order history in memory: unpacked from its chunks and merged by time. */

#include "vt-orders.h"

#include "vt-order-chunk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The packed names of one chunk, for the orders from first_order on as they were stored. */
typedef struct
{
  guint32 first_order;
  guint32 n_orders;
  GBytes *names; /* (owned) */
} NameBlock;

typedef struct
{
  VtOrders public;
  gatomicrefcount ref_count;
  guint32        *first_line; /* (owned), as are the columns up to price_minor */
  gint64         *time_us;
  guint32        *customer;
  guint32        *batch;
  guint8         *flags;
  guint32        *product;
  gint32         *quantity;
  gint64         *price_minor;
  GArray         *name_blocks; /* (owned) of NameBlock */
  guint32 *stored_as; /* (owned) (nullable): which stored order each order is; NULL: the same */
} Orders;

static void
clear_name_block (gpointer block)
{
  g_bytes_unref (((NameBlock *) block)->names);
}

static void
orders_free (Orders *self)
{
  g_free (self->first_line);
  g_free (self->time_us);
  g_free (self->customer);
  g_free (self->batch);
  g_free (self->flags);
  g_free (self->product);
  g_free (self->quantity);
  g_free (self->price_minor);
  g_free (self->stored_as);
  g_array_unref (self->name_blocks);
  g_clear_pointer (&self->public.catalog, vt_catalog_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Orders, orders_free)

static Orders *
orders_new (VtCatalog *catalog, guint32 n_orders, guint32 n_lines)
{
  Orders *self = g_new0 (Orders, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->public.catalog = vt_catalog_ref (catalog);
  self->first_line = g_new (guint32, (gsize) n_orders + 1);
  self->time_us = g_new (gint64, (gsize) n_orders + 1);
  self->customer = g_new (guint32, (gsize) n_orders + 1);
  self->batch = g_new (guint32, (gsize) n_orders + 1);
  self->flags = g_new (guint8, (gsize) n_orders + 1);
  self->product = g_new (guint32, (gsize) n_lines + 1);
  self->quantity = g_new (gint32, (gsize) n_lines + 1);
  self->price_minor = g_new (gint64, (gsize) n_lines + 1);
  self->name_blocks = g_array_new (FALSE, FALSE, sizeof (NameBlock));
  g_array_set_clear_func (self->name_blocks, clear_name_block);
  return self;
}

/* What the rows of the database say, before a chunk is opened. */
static gboolean
count_stored (VtDatabase *database, guint32 *ret_n_orders, guint32 *ret_n_lines, GError **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;
  gint64   n_orders, n_lines;

  if (!vt_statement_prepare (&row, database,
                             "SELECT total (n_orders), total (n_lines) FROM chunk_order "
                             "WHERE batch_id IN (SELECT id FROM import_batch)",
                             error) ||
      !vt_statement_step (&row, &has_row, error))
    return FALSE;

  n_orders = vt_statement_get_int64 (&row, 0);
  n_lines = vt_statement_get_int64 (&row, 1);
  if (n_orders < 0 || n_orders >= G_MAXUINT32 || n_lines < 0 || n_lines >= G_MAXUINT32)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT,
                           _ ("The order history has more lines than fit in memory"));
      return FALSE;
    }

  *ret_n_orders = (guint32) n_orders;
  *ret_n_lines = (guint32) n_lines;
  return TRUE;
}

/* Product ids to indices. They are dense nearly always, so a table is smaller than a hash. */
typedef struct
{
  guint32    n_ids;
  guint32   *index_of_id; /* (owned) (nullable) (array length=n_ids) */
  VtCatalog *catalog;     /* (unowned) */
} ProductMap;

static void
product_map_init (ProductMap *map, VtCatalog *catalog)
{
  guint32 n_products = vt_catalog_get_n_products (catalog);
  gint64  last_id = n_products > 0 ? vt_catalog_get (catalog, n_products - 1)->id : 0;

  map->catalog = catalog;
  map->n_ids = 0;
  map->index_of_id = NULL;
  if (last_id < 0 || last_id > 16 * (gint64) n_products + 65536)
    return;

  map->n_ids = (guint32) last_id + 1;
  map->index_of_id = g_new (guint32, map->n_ids);
  memset (map->index_of_id, 0xff, sizeof (guint32) * map->n_ids);
  for (guint32 i = 0; i < n_products; i++)
    if (vt_catalog_get (catalog, i)->id >= 0)
      map->index_of_id[vt_catalog_get (catalog, i)->id] = i;
}

static guint32
product_map_get (const ProductMap *map, guint32 id)
{
  if (map->index_of_id == NULL)
    return vt_catalog_index_of_id (map->catalog, id);
  return id < map->n_ids ? map->index_of_id[id] : VT_PRODUCT_NONE;
}

/* Turns the ids of freshly unpacked lines into indices and the orders' counts into places. A line
 * whose product is no longer in the catalogue is left out. */
static void
settle_chunk (Orders *self, const ProductMap *map, guint32 n_orders)
{
  VtOrders *public = &self->public;
  guint32 from = public->n_lines, to = public->n_lines;

  for (guint32 i = public->n_orders; i < public->n_orders + n_orders; i++)
    {
      guint32 n_lines = self->first_line[i];

      self->first_line[i] = to;
      for (guint32 end = from + n_lines; from < end; from++)
        {
          guint32 index = product_map_get (map, self->product[from]);

          if (index == VT_PRODUCT_NONE)
            continue;
          self->product[to] = index;
          self->quantity[to] = self->quantity[from];
          self->price_minor[to] = self->price_minor[from];
          to++;
        }
    }
  public->n_orders += n_orders;
  public->n_lines = to;
}

typedef struct
{
  guint32 n_orders; /* room */
  guint32 n_lines;
} Room;

static gboolean
load_chunk (Orders *self, const ProductMap *map, const Room *room, VtStatement *row, GError **error)
{
  guint32        at_order = self->public.n_orders, at_line = self->public.n_lines;
  guint32        batch = (guint32) vt_statement_get_int64 (row, 0);
  gsize          size = 0;
  gconstpointer  data = vt_statement_get_blob (row, 1, &size);
  VtChunkInfo    info;
  VtChunkColumns columns = {self->time_us + at_order,   self->customer + at_order,
                            self->flags + at_order,     self->first_line + at_order,
                            self->product + at_line,    self->quantity + at_line,
                            self->price_minor + at_line};
  NameBlock      block;

  if (!vt_order_chunk_peek (data, size, &info, error))
    return FALSE;
  if (info.n_orders > room->n_orders - at_order || info.n_lines > room->n_lines - at_line)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CORRUPT,
                           _ ("A part of the order history is not as long as the workspace says"));
      return FALSE;
    }
  if (!vt_order_chunk_unpack (data, size, &columns, error))
    return FALSE;

  for (guint32 i = 0; i < info.n_orders; i++)
    self->batch[at_order + i] = batch;
  block.first_order = at_order;
  block.n_orders = info.n_orders;
  block.names = g_bytes_new (info.names, info.names_length);
  g_array_append_val (self->name_blocks, block);
  settle_chunk (self, map, info.n_orders);
  return TRUE;
}

static gboolean
load_chunks (Orders           *self,
             VtDatabase       *database,
             const ProductMap *map,
             const Room       *room,
             VtJob            *job,
             GError          **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database,
                             "SELECT batch_id, data FROM chunk_order "
                             "WHERE batch_id IN (SELECT id FROM import_batch) ORDER BY id",
                             error))
    return FALSE;

  for (;;)
    {
      if (!vt_statement_step (&row, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!load_chunk (self, map, room, &row, error) ||
          !vt_job_report (job, self->public.n_lines, room->n_lines, error))
        return FALSE;
    }
  self->first_line[self->public.n_orders] = self->public.n_lines;
  return TRUE;
}

/* ---- merging by time ---- */

static gboolean
is_sorted (const Orders *self)
{
  for (guint32 i = 1; i < self->public.n_orders; i++)
    if (self->time_us[i] < self->time_us[i - 1])
      return FALSE;
  return TRUE;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 *time_us = data;
  guint32       order_a = *(const guint32 *) a, order_b = *(const guint32 *) b;

  if (time_us[order_a] != time_us[order_b])
    return time_us[order_a] < time_us[order_b] ? -1 : 1;
  return order_a < order_b ? -1 : order_a > order_b;
}

#define GATHER(type, column)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    type *gathered_ = g_new (type, self->public.n_orders);                                         \
    for (guint32 i_ = 0; i_ < self->public.n_orders; i_++)                                         \
      gathered_[i_] = (column)[sorted[i_]];                                                        \
    g_free (column);                                                                               \
    (column) = gathered_;                                                                          \
  }                                                                                                \
  G_STMT_END

static guint32 *
gather_lines (Orders *self, const guint32 *sorted)
{
  guint32  n_orders = self->public.n_orders, n_lines = self->public.n_lines, at = 0;
  guint32 *first_line = g_new (guint32, (gsize) n_orders + 1);
  guint32 *product = g_new (guint32, (gsize) n_lines + 1);
  gint32  *quantity = g_new (gint32, (gsize) n_lines + 1);
  gint64  *price_minor = g_new (gint64, (gsize) n_lines + 1);

  for (guint32 i = 0; i < n_orders; i++)
    {
      guint32 from = self->first_line[sorted[i]];
      guint32 n = self->first_line[sorted[i] + 1] - from;

      memcpy (product + at, self->product + from, n * sizeof *product);
      memcpy (quantity + at, self->quantity + from, n * sizeof *quantity);
      memcpy (price_minor + at, self->price_minor + from, n * sizeof *price_minor);
      first_line[i] = at;
      at += n;
    }
  first_line[n_orders] = at;

  g_free (self->product);
  g_free (self->quantity);
  g_free (self->price_minor);
  self->product = product;
  self->quantity = quantity;
  self->price_minor = price_minor;
  return first_line;
}

static void
sort_by_time (Orders *self)
{
  guint32 *sorted, *first_line;

  if (is_sorted (self))
    return;

  sorted = g_new (guint32, self->public.n_orders);
  for (guint32 i = 0; i < self->public.n_orders; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) self->public.n_orders, sizeof *sorted, compare_times,
                     self->time_us);

  first_line = gather_lines (self, sorted);
  g_free (self->first_line);
  self->first_line = first_line;
  GATHER (gint64, self->time_us);
  GATHER (guint32, self->customer);
  GATHER (guint32, self->batch);
  GATHER (guint8, self->flags);
  self->stored_as = sorted;
}

static void
publish (Orders *self)
{
  VtOrders *public = &self->public;

  public->order_first_line = self->first_line;
  public->order_time_us = self->time_us;
  public->order_customer = self->customer;
  public->order_batch = self->batch;
  public->order_flags = self->flags;
  public->line_product = self->product;
  public->line_quantity = self->quantity;
  public->line_price_minor = self->price_minor;
}

VtOrders *
vt_orders_load (VtDatabase *database, VtCatalog *catalog, VtJob *job, GError **error)
{
  g_autoptr (Orders) self = NULL;
  ProductMap map;
  Room       room;
  gboolean   loaded;

  g_return_val_if_fail (database != NULL && catalog != NULL, NULL);

  vt_job_begin_phase (job, _ ("Loading orders"), _ ("lines"));
  if (!count_stored (database, &room.n_orders, &room.n_lines, error))
    return NULL;

  self = orders_new (catalog, room.n_orders, room.n_lines);
  product_map_init (&map, catalog);
  loaded = load_chunks (self, database, &map, &room, job, error);
  g_free (map.index_of_id);
  if (!loaded)
    return NULL;

  sort_by_time (self);
  publish (self);
  return &g_steal_pointer (&self)->public;
}

VtOrders *
vt_orders_ref (VtOrders *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Orders *) self)->ref_count);
  return self;
}

void
vt_orders_unref (VtOrders *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&((Orders *) self)->ref_count))
    return;

  orders_free ((Orders *) self);
}

/* ---- names ---- */

static const NameBlock *
find_block (const Orders *self, guint32 stored)
{
  guint low = 0, high = self->name_blocks->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->name_blocks, NameBlock, middle).first_order <= stored)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->name_blocks, NameBlock, low);
}

static void
open_names (const NameBlock *block, VtChunkNames *names)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (block->names, &size);

  vt_chunk_names_init (names, data, size);
}

char *
vt_orders_dup_name (VtOrders *self, guint32 order)
{
  Orders          *orders = (Orders *) self;
  const NameBlock *block;
  VtChunkNames     names;
  guint32          stored;

  g_return_val_if_fail (self != NULL && order < self->n_orders, NULL);

  stored = orders->stored_as != NULL ? orders->stored_as[order] : order;
  block = find_block (orders, stored);
  open_names (block, &names);
  for (guint32 i = block->first_order; vt_chunk_names_next (&names); i++)
    if (i == stored)
      return g_strndup (names.name, names.length);
  return g_strdup ("");
}

/* Finds a name as stored; the caller wants to know the order's place after sorting. */
static guint32
find_stored_name (const Orders *self, const char *name)
{
  gsize length = strlen (name);

  for (guint b = 0; b < self->name_blocks->len; b++)
    {
      const NameBlock *block = &g_array_index (self->name_blocks, NameBlock, b);
      VtChunkNames     names;

      open_names (block, &names);
      for (guint32 i = 0; i < block->n_orders && vt_chunk_names_next (&names); i++)
        if (names.length == length && memcmp (names.name, name, length) == 0)
          return block->first_order + i;
    }
  return G_MAXUINT32;
}

guint32
vt_orders_find_name (VtOrders *self, const char *name)
{
  Orders *orders = (Orders *) self;
  guint32 stored;

  g_return_val_if_fail (self != NULL && name != NULL, G_MAXUINT32);

  stored = find_stored_name (orders, name);
  if (stored == G_MAXUINT32 || orders->stored_as == NULL)
    return stored;

  for (guint32 i = 0; i < self->n_orders; i++)
    if (orders->stored_as[i] == stored)
      return i;
  return G_MAXUINT32;
}
