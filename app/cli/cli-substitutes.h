/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli mine --substitutes: what the same customers buy, but not at once. */

#pragma once

#include "cli-call.h"
#include "vt-mining.h"
#include "vt-order-filter.h"
#include "vt-substitutes.h"

G_BEGIN_DECLS

/**
 * CliSubstitutesWish:
 * @product: (nullable): the SKU of one of each pair
 * @limit: how many are shown; 0 for all
 * @min_alike: 0 to 1, of vt_likeness_of(): what people fetch on different errands is not bought at
 * once either
 */
typedef struct
{
  const VtOrderFilter *filter; /* (unowned) */
  VtMiningOptions      mining;
  VtSubstituteOptions  options;
  const char          *product;
  guint                limit;
  double               min_alike;
  gboolean             csv;
} CliSubstitutesWish;

/* Prints them from the workspace that is the first argument; %FALSE with any error of reading. */
gboolean cli_substitutes_print (CliCall *call, const CliSubstitutesWish *wish, GError **error);

G_END_DECLS
