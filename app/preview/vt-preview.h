/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as the curator fills it, evaluated against the compiled pack, and the outcome in words. */

#pragma once

#include "vt-compile.h"
#include "rules.h"

G_BEGIN_DECLS

typedef struct
{
  char  *sku;      /* (owned) */
  gint64 quantity; /* 1 to 9999 */
} VtCartLine;

/* A value; belongs to one thread. */
typedef struct
{
  GPtrArray *lines; /* (owned) (element-type VtCartLine): a SKU once */
} VtCart;

VtCart *vt_cart_new (void);
VtCart *vt_cart_copy (const VtCart *cart);
void    vt_cart_free (VtCart *cart);
/* 0 takes the line out. */
void   vt_cart_set (VtCart *cart, const char *sku, gint64 quantity);
gint64 vt_cart_get (const VtCart *cart, const char *sku);
/* The cart as a storefront would send it. */
char   *vt_cart_to_json (const VtCart *cart, const VtCurrency *currency);
VtCart *vt_cart_from_json (const char *json, GError **error);

/**
 * VtPreview:
 *
 * The outcome of one cart against one pack. The very bytes of the pack that an export would write
 * are evaluated.
 */
typedef struct _VtPreview VtPreview;

VtPreview *
vt_preview_evaluate (GBytes *pack, const VtCart *cart, const VtCurrency *currency, GError **error);
void            vt_preview_free (VtPreview *self);
const VrResult *vt_preview_get_result (VtPreview *self);

/* What happened to an offer and why, as one translated sentence: "Applied once: £4.20 off", "Needs
 * 1 more of …". Product titles come from @catalog. */
char *vt_verdict_to_text (const VrVerdict  *verdict,
                          GPtrArray        *offers,
                          VtCatalog        *catalog,
                          const VtCurrency *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCart, vt_cart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPreview, vt_preview_free)

G_END_DECLS
