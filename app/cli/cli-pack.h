/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule pack as it was read: to compute with, and the names in it for people. */

#pragma once

#include "vt-money.h"
#include "rules.h"

G_BEGIN_DECLS

/* @titles: (element-type utf8 utf8): by SKU; @names: (element-type utf8 utf8): by offer id */
typedef struct
{
  VrPack     *pack; /* (owned) */
  VtCurrency  currency;
  GHashTable *titles; /* (owned) */
  GHashTable *names;  /* (owned) */
} CliPack;

/* %NULL with %VT_ERROR_BAD_INPUT, %VT_ERROR_TOO_NEW, %VT_ERROR_CORRUPT (its digest) or
 * %VT_ERROR_LIMIT; the message names the place in the pack. */
CliPack *cli_pack_new (GBytes *bytes, GError **error);
void     cli_pack_free (CliPack *pack);

/* The title of a product, or its SKU; the name of an offer, or its id. */
const char *cli_pack_get_title (CliPack *pack, const char *sku);
const char *cli_pack_get_name (CliPack *pack, const char *offer_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliPack, cli_pack_free)

G_END_DECLS
