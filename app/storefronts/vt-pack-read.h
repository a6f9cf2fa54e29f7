/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule pack says of itself, and what sets two apart, in words. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtPackInfo:
 * @offer_names: (array zero-terminated=1): in the order of the pack
 */
typedef struct
{
  char      *id; /* (owned) */
  guint64    revision;
  char      *digest; /* (owned): "sha256:…" */
  VtCurrency currency;
  guint      n_offers;
  guint      n_products;
  gsize      n_bytes;
  char     **offer_names; /* (owned) */
} VtPackInfo;

/* Checks the pack, digest and all. %NULL with %VT_ERROR_BAD_INPUT, %VT_ERROR_CORRUPT (the digest),
 * %VT_ERROR_TOO_NEW or %VT_ERROR_LIMIT. */
VtPackInfo *vt_pack_describe (GBytes *pack, GError **error);
void        vt_pack_info_free (VtPackInfo *info);

typedef enum
{
  VT_PACK_ADDED,
  VT_PACK_CHANGED,
  VT_PACK_REMOVED,
} VtPackChangeKind;

/**
 * VtPackChange:
 * @name: the offer's name, the new one where it was renamed
 * @sentences: (array zero-terminated=1): what changed, one each, translated, plain text; empty for
 * an offer added or removed
 */
typedef struct
{
  VtPackChangeKind kind;
  char            *offer_id;  /* (owned) */
  char            *name;      /* (owned) */
  char           **sentences; /* (owned) */
} VtPackChange;

/**
 * vt_pack_diff:
 * @old: (nullable): %NULL for nothing: then all offers are added
 *
 * Returns: (element-type VtPackChange): in the order of @new, what was removed last; empty if the
 * same offers do the same; %NULL with an error of vt_pack_describe()
 */
GPtrArray *vt_pack_diff (GBytes *old, GBytes *new, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPackInfo, vt_pack_info_free)

G_END_DECLS
