/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop with an order history, for tests of segments. */

#pragma once

#include "shop-fixture.h"

#include "vt-customers.h"

G_BEGIN_DECLS

/**
 * History:
 *
 * The shop of shop_new(), in UTC, with CAM, CASE, CARD and TRIPOD in the category Photo, the first
 * three of the brand Aurora.
 */
typedef struct
{
  Shop        *shop;      /* (owned) */
  VtOrders    *orders;    /* (owned) */
  VtCustomers *customers; /* (owned) */
} History;

/* @rows: lines of an order file: order, time, customer, SKU, quantity, price. */
History *history_new (const char *rows);
void     history_free (History *history);
/* Loads orders and customers anew, as of that day or %VT_DAY_NONE. */
void history_reload (History *history, gint32 day);
/* Of the customer with that key, who must be there. */
guint32 history_customer (History *history, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

G_END_DECLS
