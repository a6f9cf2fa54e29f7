/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map with a catalogue's titles. A file of its own, so that the rest links without a
 * database. */

#include "vt-affinity-map.h"

static const char *
title_from_catalog (guint32 item, gpointer catalog)
{
  const VtProduct *product = vt_catalog_get (catalog, item);

  return *product->title != '\0' ? product->title : product->sku;
}

static const char *
category_from_catalog (guint32 item, gpointer catalog)
{
  return vt_catalog_get (catalog, item)->category;
}

VtAffinityMap *
vt_affinity_map_build (VtPairs                    *pairs,
                       VtCatalog                  *catalog,
                       const VtAffinityMapOptions *options,
                       VtJob                      *job,
                       GError                    **error)
{
  VtAffinityMapOptions with_categories = VT_AFFINITY_MAP_OPTIONS_DEFAULT;

  g_return_val_if_fail (catalog != NULL, NULL);

  if (options != NULL)
    with_categories = *options;
  with_categories.category = category_from_catalog;
  with_categories.category_data = catalog;
  return vt_affinity_map_build_with_titles (pairs, title_from_catalog, catalog, &with_categories,
                                            job, error);
}
