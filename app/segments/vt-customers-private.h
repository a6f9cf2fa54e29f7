/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the snapshot of customers share among themselves. */

#pragma once

#include "vt-customers.h"

G_BEGIN_DECLS

/* The snapshot while it is made: the columns that may be written. */
typedef struct
{
  VtCustomers public; /* its pointers are those below */
  gatomicrefcount ref_count;
  VtIntern       *keys;        /* (owned): numbered as the customers are */
  GStringChunk   *strings;     /* (owned): names and values of columns */
  GArray         *columns;     /* (owned) (element-type VtCustomerColumn) */
  guint32        *customer_id; /* (owned), as are the columns up to orders_of */
  gint32         *first_day;
  gint32         *last_order_day;
  guint32        *n_orders;
  guint32        *n_visits;
  guint32        *n_units;
  guint32        *n_listed_units;
  guint32        *n_bargain_units;
  guint32        *n_products;
  gint64         *revenue_minor;
  gint64         *average_minor;
  double         *gap_days;
  guint32        *order_customer;
  gint32         *order_day;
  guint32        *first_order_of;
  guint32        *orders_of;
  GMutex          lock;
  GHashTable     *selected; /* (owned) (lock): canonical selector → GBytes */
} Customers;

/* Ids, keys and columns. */
gboolean vt_customers_read (Customers *self, VtDatabase *database, VtJob *job, GError **error);
/* All that comes of the orders; @day as of vt_customers_load(). */
gboolean vt_customers_count (Customers *self, gint32 day, VtJob *job, GError **error);

G_END_DECLS
