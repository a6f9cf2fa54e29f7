/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much alike two products are by what the catalogue says of them. */

#include "vt-likeness.h"

#include "vt-alternatives.h"
#include "vt-facts.h"

#include <string.h>

static void
compare_categories (VtLikeness *likeness, const VtProduct *left, const VtProduct *right)
{
  g_auto (VtFacts) a = {left};
  g_auto (VtFacts) b = {right};
  const char *const *path = vt_facts_get_category (&a);
  const char *const *other = vt_facts_get_category (&b);
  guint              n = path != NULL ? g_strv_length ((GStrv) path) : 0;
  guint              n_other = other != NULL ? g_strv_length ((GStrv) other) : 0;
  guint              n_shared = 0;

  while (n_shared < MIN (n, n_other) && strcmp (path[n_shared], other[n_shared]) == 0)
    n_shared++;
  likeness->has_category = MAX (n, n_other) > 0;
  if (likeness->has_category)
    likeness->category = (double) n_shared / MAX (n, n_other);
}

static void
compare_attributes (VtLikeness *likeness, VtCatalog *catalog, guint32 product, guint32 other)
{
  g_autoptr (GPtrArray) compared = vt_attributes_compare (catalog, product, other);

  likeness->has_attributes = compared->len > 0;
  if (likeness->has_attributes)
    likeness->attributes = (double) vt_attributes_count_kept (compared, NULL) / compared->len;
}

static void
compare_prices (VtLikeness *likeness, gint64 price_minor, gint64 other_minor)
{
  /* One that is not known is below 0. */
  likeness->has_price = price_minor > 0 && other_minor > 0;
  if (likeness->has_price)
    likeness->price =
        (double) MIN (price_minor, other_minor) / (double) MAX (price_minor, other_minor);
}

VtLikeness
vt_likeness_of (VtCatalog *catalog, guint32 product, guint32 other)
{
  VtLikeness       likeness = {0};
  const VtProduct *left;
  const VtProduct *right;
  guint            n_told;

  g_return_val_if_fail (catalog != NULL, likeness);

  left = vt_catalog_get (catalog, product);
  right = vt_catalog_get (catalog, other);
  compare_categories (&likeness, left, right);
  compare_attributes (&likeness, catalog, product, other);
  compare_prices (&likeness, left->price_minor, right->price_minor);
  n_told =
      (guint) likeness.has_category + (guint) likeness.has_attributes + (guint) likeness.has_price;
  if (n_told > 0)
    likeness.alike = (likeness.category + likeness.attributes + likeness.price) / n_told;
  return likeness;
}
