/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets that a mix and match makes: the cheapest, the dearest and the one of what sells most. */

#include "vt-mix-sets.h"

#include "vt-alone.h"
#include "vt-facts.h"

#include <glib/gi18n-lib.h>

#define N_PRODUCTS_PER_CHECK 1024

struct _VtMixSets
{
  gatomicrefcount ref_count;
  VtCatalog      *catalog; /* (owned) */
  VtMixSlot      *slots;   /* (owned) (array length=n_slots) */
  guint           n_slots;
};

typedef struct
{
  VtMixSets    *sets;
  JsonArray    *slots; /* (unowned) */
  const gint64 *units_sold;
} Fill;

/* ---- who fills what ---- */

/* The slot that a line of the product fills: the first that selects it. */
static VtMixSlot *
find_slot (const Fill *self, VtFacts *facts)
{
  for (guint i = 0; i < self->sets->n_slots; i++)
    {
      JsonObject *slot = vt_terms_get_element (self->slots, i);
      JsonObject *select = vt_terms_get_object (slot, "select");

      if (select != NULL && json_object_get_size (select) > 0 && vt_facts_match (facts, select))
        return &self->sets->slots[i];
    }
  return NULL;
}

static gboolean
is_better (const Fill *self, VtMixSet set, guint32 product, guint32 other)
{
  gint64 price_minor = vt_catalog_get (self->sets->catalog, product)->price_minor;
  gint64 other_minor = vt_catalog_get (self->sets->catalog, other)->price_minor;

  switch (set)
    {
    case VT_MIX_CHEAPEST:
      return price_minor < other_minor;
    case VT_MIX_DEAREST:
      return price_minor > other_minor;
    case VT_MIX_SOLD_MOST:
      return self->units_sold != NULL ? self->units_sold[product] > self->units_sold[other]
                                      : price_minor < other_minor;
    }
  g_return_val_if_reached (FALSE);
}

static void
offer_product (const Fill *self, guint32 product)
{
  g_auto (VtFacts) facts = {vt_catalog_get (self->sets->catalog, product)};
  VtMixSlot *slot;

  if (facts.product->price_minor == VT_MONEY_UNKNOWN)
    return;
  slot = find_slot (self, &facts);
  if (slot == NULL)
    return;
  slot->n_products++;
  for (guint set = 0; set < VT_N_MIX_SETS; set++)
    if (slot->product[set] == VT_PRODUCT_NONE ||
        is_better (self, (VtMixSet) set, product, slot->product[set]))
      slot->product[set] = product;
}

VtMixSets *
vt_mix_sets_new (
    const VtOffer *offer, VtCatalog *catalog, const gint64 *units_sold, VtJob *job, GError **error)
{
  g_autoptr (VtMixSets) self = NULL;
  Fill    fill = {.units_sold = units_sold};
  guint32 n_products;

  g_return_val_if_fail (offer != NULL && catalog != NULL, NULL);

  self = g_new0 (VtMixSets, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->catalog = vt_catalog_ref (catalog);
  fill.sets = self;
  fill.slots = vt_terms_get_array (vt_offer_get_terms (offer), "slots");
  self->n_slots = vt_terms_get_length (fill.slots);
  self->slots = g_new0 (VtMixSlot, (gsize) self->n_slots + 1);
  for (guint i = 0; i < self->n_slots; i++)
    {
      self->slots[i].quantity =
          MAX (vt_terms_get_int64 (vt_terms_get_element (fill.slots, i), "quantity", 1), 1);
      for (guint set = 0; set < VT_N_MIX_SETS; set++)
        self->slots[i].product[set] = VT_PRODUCT_NONE;
    }
  n_products = vt_catalog_get_n_products (catalog);
  for (guint32 i = 0; i < n_products; i++)
    {
      if (i % N_PRODUCTS_PER_CHECK == 0 && !vt_job_check (job, error))
        return NULL;
      offer_product (&fill, i);
    }
  return g_steal_pointer (&self);
}

VtMixSets *
vt_mix_sets_ref (VtMixSets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_mix_sets_unref (VtMixSets *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  vt_catalog_unref (self->catalog);
  g_free (self->slots);
  g_free (self);
}

const VtMixSlot *
vt_mix_sets_get_slots (VtMixSets *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->n_slots;
  return self->slots;
}

/* ---- what a set comes to ---- */

static gint64
cost_of (VtMixSets *self, VtMixSet set)
{
  gint64 sum_minor = 0;

  for (guint i = 0; i < self->n_slots; i++)
    {
      gint64 unit_minor = vt_catalog_get (self->catalog, self->slots[i].product[set])->cost_minor;
      gint64 cost_minor;

      if (unit_minor == VT_MONEY_UNKNOWN ||
          __builtin_mul_overflow (unit_minor, self->slots[i].quantity, &cost_minor) ||
          __builtin_add_overflow (sum_minor, cost_minor, &sum_minor))
        return VT_MONEY_UNKNOWN;
    }
  return sum_minor;
}

static VtAloneLine *
make_lines (VtMixSets *self, VtMixSet set, GError **error)
{
  g_autofree VtAloneLine *lines = g_new0 (VtAloneLine, (gsize) self->n_slots + 1);

  for (guint i = 0; i < self->n_slots; i++)
    {
      guint32 product = self->slots[i].product[set];

      if (product == VT_PRODUCT_NONE)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("Nothing can be chosen for part %u"),
                       i + 1);
          return NULL;
        }
      lines[i].sku = vt_catalog_get (self->catalog, product)->sku;
      lines[i].quantity = self->slots[i].quantity;
      lines[i].unit_minor = VT_MONEY_UNKNOWN;
    }
  return g_steal_pointer (&lines);
}

gboolean
vt_mix_set_figures (VtMixSets        *sets,
                    VtMixSet          set,
                    const VtOffer    *offer,
                    const VtCurrency *currency,
                    VtBundleFigures  *ret_figures,
                    GError          **error)
{
  g_autofree VtAloneLine *lines = NULL;
  g_autoptr (VtAlone) alone = NULL;
  const VrResult *result;
  VtBundleFigures figures = {0};

  g_return_val_if_fail (sets != NULL && offer != NULL && currency != NULL, FALSE);
  g_return_val_if_fail (ret_figures != NULL, FALSE);

  lines = make_lines (sets, set, error);
  if (lines == NULL)
    return FALSE;
  alone = vt_alone_new (offer, sets->catalog, currency, error);
  if (alone == NULL || !vt_alone_run (alone, lines, sets->n_slots, 0, &result, error))
    return FALSE;
  figures.list_minor = vr_result_get_totals (result)->list;
  figures.price_minor = vr_result_get_totals (result)->due;
  figures.saving_minor = figures.list_minor - figures.price_minor;
  figures.cost_minor = cost_of (sets, set);
  figures.margin_before_minor = VT_MONEY_UNKNOWN;
  figures.margin_after_minor = VT_MONEY_UNKNOWN;
  if (figures.cost_minor != VT_MONEY_UNKNOWN)
    {
      figures.margin_before_minor = figures.list_minor - figures.cost_minor;
      figures.margin_after_minor = figures.price_minor - figures.cost_minor;
    }
  *ret_figures = figures;
  return TRUE;
}
