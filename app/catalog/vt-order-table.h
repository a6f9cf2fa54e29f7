/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All lines of an order file in memory, before they are grouped and stored. */

#pragma once

#include "vt-intern.h"
#include "vt-order-line.h"

G_BEGIN_DECLS

#define VT_TABLE_BLOCK_LINES 65536

/* Lines in columns. Blocks, since one array that doubles would need three times the room. */
typedef struct
{
  guint32 order[VT_TABLE_BLOCK_LINES];
  guint32 spelling[VT_TABLE_BLOCK_LINES];
  guint32 row[VT_TABLE_BLOCK_LINES];
  gint32  quantity[VT_TABLE_BLOCK_LINES];
  gint64  price_minor[VT_TABLE_BLOCK_LINES];
} VtTableBlock;

/* A line taken out of its block. */
typedef struct
{
  guint32 order;
  guint32 spelling;
  guint32 row;
  gint32  quantity;
  gint64  price_minor;
} VtTableLine;

/**
 * VtTableOrder:
 * @time_us: the earliest of its lines
 * @customer: number of the first customer its lines name, plus 1; 0 for a guest
 * @n_lines: all
 * @n_back: lines of negative quantity
 * @n_free: lines at price 0
 * @n_below: lines at a negative price
 */
typedef struct
{
  gint64  time_us;
  guint32 customer;
  guint32 n_lines;
  guint32 n_back;
  guint32 n_free;
  guint32 n_below;
} VtTableOrder;

/* A description that a product code came with; a list for each spelling. */
typedef struct
{
  guint32 text;
  guint32 next;     /* in VtOrderTable.titles, VT_INTERN_NONE at the end */
  guint32 n_sales;  /* lines with units sold at a price */
  guint32 n_others; /* returns, write-offs, give-aways */
} VtTableTitle;

/**
 * VtOrderTable:
 * @names: orders
 * @spellings: product codes as they are written
 * @spelling_lines: (element-type guint32): lines of each
 * @spelling_title: (element-type guint32): the first description of each, %VT_INTERN_NONE if none
 * @n_rounded: prices finer than the currency
 * @n_times_differ: orders whose lines have several times; the earliest counts
 * @n_customers_differ: orders whose lines name several customers; the first counts
 */
typedef struct
{
  GPtrArray *blocks; /* (owned) of VtTableBlock */
  guint32    n_lines;
  VtIntern  *names;          /* (owned) */
  GArray    *orders;         /* (owned) of VtTableOrder */
  VtIntern  *customers;      /* (owned) */
  VtIntern  *spellings;      /* (owned) */
  GArray    *spelling_lines; /* (owned) */
  GArray    *spelling_title; /* (owned) */
  VtIntern  *title_texts;    /* (owned) */
  GArray    *titles;         /* (owned) of VtTableTitle */
  guint64    n_rounded;
  guint64    n_times_differ;
  guint64    n_customers_differ;
  guint32    last_order; /* of the line before, VT_INTERN_NONE at first */
  GArray    *differs;    /* (owned) of guint8: what was counted for an order already */
} VtOrderTable;

VtOrderTable *vt_order_table_new (void);
void          vt_order_table_free (VtOrderTable *self);

/**
 * vt_order_table_read:
 *
 * Reads a whole file; rows that cannot be order lines are rejected in the report, those that hold
 * nothing ignored there. The others are not counted yet.
 *
 * Returns: %FALSE with the reader's errors or %VT_ERROR_LIMIT beyond 2^32 - 2 lines
 */
gboolean vt_order_table_read (VtOrderTable       *self,
                              const VtImportPlan *plan,
                              VtImportReport     *report,
                              VtJob              *job,
                              GError            **error);

VtTableLine vt_order_table_get_line (const VtOrderTable *self, guint32 line);

static inline VtTableOrder *
vt_order_table_get_order (const VtOrderTable *self, guint32 order)
{
  return &g_array_index (self->orders, VtTableOrder, order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrderTable, vt_order_table_free)

G_END_DECLS
