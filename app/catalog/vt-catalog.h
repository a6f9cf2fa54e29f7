/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as the engine reads it: an immutable snapshot of all products, each with a dense
 * index, and of where the shop is. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

#define VT_PRODUCT_NONE G_MAXUINT32

/**
 * VtProductKind:
 * @VT_PRODUCT_GOODS: sold for itself
 * @VT_PRODUCT_PLAN: a protection plan or warranty for other products
 * @VT_PRODUCT_PERK: an add-on service a shopper chooses (gift wrap, seat, installation)
 * @VT_PRODUCT_FEE: postage, bank charges, manual corrections: on orders, but no product; never in a
 * basket
 */
typedef enum
{
  VT_PRODUCT_GOODS,
  VT_PRODUCT_PLAN,
  VT_PRODUCT_PERK,
  VT_PRODUCT_FEE,
} VtProductKind;

/* Strings live as long as the catalogue; never %NULL, empty where unknown. */
typedef struct
{
  gint64        id;
  const char   *sku;
  const char   *title;
  const char   *category;
  const char   *brand;
  const char   *attributes_json;
  const char   *tags_json;
  gint64        price_minor; /* or VT_MONEY_UNKNOWN */
  gint64        cost_minor;  /* or VT_MONEY_UNKNOWN */
  gint64        stock;       /* or VT_STOCK_UNKNOWN */
  gint64        weight_g;    /* or VT_WEIGHT_UNKNOWN */
  VtProductKind kind;
} VtProduct;

#define VT_STOCK_UNKNOWN G_MININT64
#define VT_WEIGHT_UNKNOWN (-1)

/* Immutable, reference counted, shared between threads. Products are in the order of their ids, so
 * that an index is the same in every snapshot as long as no product is added or removed before it.
 */
typedef struct _VtCatalog VtCatalog;

/* A #VtWorkspaceFunc is easily made of it: @database is any connection. */
VtCatalog *vt_catalog_load (VtDatabase *database, VtJob *job, GError **error);
VtCatalog *vt_catalog_ref (VtCatalog *self);
void       vt_catalog_unref (VtCatalog *self);

guint32          vt_catalog_get_n_products (VtCatalog *self);
const VtProduct *vt_catalog_get (VtCatalog *self, guint32 index);
/* %VT_PRODUCT_NONE if there is none. A SKU written exactly so goes before one that differs in the
 * case of ASCII letters. */
guint32 vt_catalog_index_of_sku (VtCatalog *self, const char *sku);
guint32 vt_catalog_index_of_id (VtCatalog *self, gint64 product_id);

/* The time zone that the shop is in, see vt_time_zone_load(). */
const char *vt_catalog_get_time_zone (VtCatalog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCatalog, vt_catalog_unref)

G_END_DECLS
