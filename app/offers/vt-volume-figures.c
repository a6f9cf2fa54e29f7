/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one unit, two units and more of a product come to with a volume offer. */

#include "vt-volume-figures.h"

#include "vt-alone.h"

#include <glib/gi18n-lib.h>

/* ---- which numbers of units ---- */

typedef struct
{
  gint64 *units;
  guint   n;
} Units;

/* Ascending and each once. */
static void
add_units (Units *self, gint64 units)
{
  guint at = self->n;

  while (at > 0 && self->units[at - 1] > units)
    at--;
  if (units < 1 || (at > 0 && self->units[at - 1] == units) || self->n == VT_VOLUME_MAX_ROWS)
    return;
  memmove (self->units + at + 1, self->units + at, (self->n - at) * sizeof *self->units);
  self->units[at] = units;
  self->n++;
}

static void
add_breaks (Units *self, JsonArray *breaks)
{
  for (guint i = 0; i < vt_terms_get_length (breaks); i++)
    {
      gint64 from = vt_terms_get_int64 (vt_terms_get_element (breaks, i), "from", 0);

      add_units (self, from - 1);
      add_units (self, from);
    }
}

guint
vt_volume_list_units (const VtOffer *offer, gint64 *ret_units)
{
  Units       self = {ret_units, 0};
  JsonObject *terms;
  JsonArray  *breaks;
  gint64      at_once;

  g_return_val_if_fail (offer != NULL && ret_units != NULL, 0);

  terms = vt_offer_get_terms (offer);
  breaks = vt_terms_get_array (terms, "breaks");
  add_units (&self, 1);
  if (breaks != NULL)
    {
      add_breaks (&self, breaks);
      return self.n;
    }
  at_once = vt_terms_get_int64 (terms, "get", 1);
  if (vt_terms_get_object (terms, "buy_select") == NULL)
    at_once += vt_terms_get_int64 (terms, "buy", 0);
  at_once = CLAMP (at_once, 1, VT_VOLUME_MAX_ROWS);
  for (gint64 units = 2; units <= MIN (2 * at_once, VT_VOLUME_MAX_ROWS); units++)
    add_units (&self, units);
  return self.n;
}

/* ---- what they come to ---- */

typedef struct
{
  VtAlone         *alone;
  const VtProduct *product;
  const VtProduct *bought; /* (nullable) */
  gint64           buy;    /* so many are bought … */
  gint64           get;    /* … for so many of the product */
} Trial;

static const VtProduct *
find_product (VtCatalog *catalog, const char *sku, GError **error)
{
  guint32 index = vt_catalog_index_of_sku (catalog, sku);

  if (index != VT_PRODUCT_NONE)
    return vt_catalog_get (catalog, index);
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("“%s” is not in the catalogue"), sku);
  return NULL;
}

/* What is due for so many of the product; what is bought for it always costs the same. */
static gboolean
run (const Trial *self, gint64 units, gint64 *ret_list, gint64 *ret_due, GError **error)
{
  VtAloneLine     lines[2] = {{.unit_minor = VT_MONEY_UNKNOWN}, {.unit_minor = VT_MONEY_UNKNOWN}};
  const VrResult *result;
  guint           n = 0;

  lines[n].sku = self->product->sku;
  lines[n++].quantity = units;
  if (self->bought != NULL)
    {
      lines[n].sku = self->bought->sku;
      lines[n++].quantity = MAX ((units + self->get - 1) / self->get * self->buy, 1);
    }
  if (!vt_alone_run (self->alone, lines, n, 0, &result, error))
    return FALSE;
  *ret_list = vr_result_get_line (result, 0)->list;
  *ret_due = vr_result_get_line (result, 0)->net;
  return TRUE;
}

static gint64
margin_of (const VtProduct *product, gint64 units, gint64 due_minor)
{
  gint64 cost_minor;

  if (product->cost_minor == VT_MONEY_UNKNOWN ||
      __builtin_mul_overflow (product->cost_minor, units, &cost_minor))
    return VT_MONEY_UNKNOWN;
  return due_minor - cost_minor;
}

static gboolean
fill_row (const Trial *self, gint64 units, VtVolumeRow *ret_row, GError **error)
{
  VtVolumeRow row = {.units = units};
  gint64      list_before = 0;
  gint64      due_before = 0;

  if (!run (self, units, &row.list_minor, &row.due_minor, error) ||
      (units > 1 && !run (self, units - 1, &list_before, &due_before, error)))
    return FALSE;
  row.last_minor = row.due_minor - due_before;
  row.margin_minor = margin_of (self->product, units, row.due_minor);
  *ret_row = row;
  return TRUE;
}

gboolean
vt_volume_table (const VtOffer    *offer,
                 const char       *sku,
                 const char       *bought_sku,
                 const gint64     *units,
                 guint             n_units,
                 VtCatalog        *catalog,
                 const VtCurrency *currency,
                 VtVolumeRow      *ret_rows,
                 GError          **error)
{
  g_autoptr (VtAlone) alone = NULL;
  JsonObject *terms;
  Trial       trial = {0};

  g_return_val_if_fail (offer != NULL && sku != NULL && catalog != NULL && currency != NULL, FALSE);

  terms = vt_offer_get_terms (offer);
  trial.product = find_product (catalog, sku, error);
  if (trial.product == NULL)
    return FALSE;
  trial.bought = bought_sku != NULL ? find_product (catalog, bought_sku, error) : NULL;
  if (bought_sku != NULL && trial.bought == NULL)
    return FALSE;
  trial.buy = MAX (vt_terms_get_int64 (terms, "buy", 1), 1);
  trial.get = MAX (vt_terms_get_int64 (terms, "get", 1), 1);
  trial.alone = alone = vt_alone_new (offer, catalog, currency, error);
  if (alone == NULL)
    return FALSE;
  for (guint i = 0; i < n_units; i++)
    if (!fill_row (&trial, units[i], &ret_rows[i], error))
      return FALSE;
  return TRUE;
}
