/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worst cart for the margin. */

#include "truth.h"

#include "vt-worst-cart.h"

#include <string.h>

/* ---- the worst cart ---- */

typedef struct
{
  const RandomShop *self;
  RandomPack       *pack;
  gint64            floor_ppm;
  guint             best[TRUTH_MAX_LINES];
  gboolean          found;
  gint64            per_mille;
  guint             n_units;
  gint64            list_minor;
} WorstTruth;

/* What is below the floor without any offer is left out. */
static gboolean
is_left_out (const WorstTruth *truth, const guint *counts)
{
  for (guint i = 0; i < truth->self->lines->len; i++)
    {
      const VtProduct *product = vt_catalog_get (
          truth->self->shop->catalog, g_array_index (truth->self->lines, RandomLine, i).product);

      if (counts[i] > 0 &&
          product->price_minor * (1000000 - truth->floor_ppm) < product->cost_minor * 1000000)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_worse (const WorstTruth *truth,
          const guint      *counts,
          gint64            per_mille,
          guint             n_units,
          gint64            list_minor)
{
  if (!truth->found || per_mille != truth->per_mille)
    return !truth->found || per_mille < truth->per_mille;
  if (n_units != truth->n_units)
    return n_units < truth->n_units;
  if (list_minor != truth->list_minor)
    return list_minor < truth->list_minor;
  return random_cart_compare (truth->self, counts, truth->best) < 0;
}

static gboolean
look_for_worst (const guint *counts, gpointer data)
{
  WorstTruth *truth = data;
  gint64      list_minor = random_cart_list_minor (truth->self, counts);
  gint64      own_cost_minor = random_cart_cost_minor (truth->self, counts);
  guint       n_units = 0;

  if (is_left_out (truth, counts))
    return TRUE;
  for (guint i = 0; i < truth->self->lines->len; i++)
    n_units += counts[i];
  for (guint i = 0; i < truth->self->shoppers->len; i++)
    {
      const VrResult *result =
          random_pack_run (truth->pack, truth->self, truth->self->shoppers->pdata[i], counts);
      gint64 due_minor =
          vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;
      gint64 cost_minor = own_cost_minor + due_minor - truth_count_goods (truth->self, result);
      gint64 per_mille = vt_margin_per_mille (due_minor, cost_minor);

      if (due_minor * (1000000 - truth->floor_ppm) >= cost_minor * 1000000 ||
          !is_worse (truth, counts, per_mille, n_units, list_minor))
        continue;
      truth->found = TRUE;
      truth->per_mille = per_mille;
      truth->n_units = n_units;
      truth->list_minor = list_minor;
      memcpy (truth->best, counts, truth->self->lines->len * sizeof *counts);
    }
  return TRUE;
}

static gboolean
is_line (const RandomShop *self, const RandomLine *line, const VtFindingLine *from)
{
  guint32 instead_of =
      from->instead_of != NULL ? shop_index (self->shop, from->instead_of) : VT_PRODUCT_NONE;

  return line->product == shop_index (self->shop, from->sku) &&
         line->is_subscription == from->is_subscription && line->instead_of == instead_of;
}

static void
floor_to_counts (const RandomShop *self, const VtFloor *floor, guint *counts)
{
  for (guint i = 0; i < floor->lines->len; i++)
    for (guint j = 0; j < self->lines->len; j++)
      if (is_line (self, &g_array_index (self->lines, RandomLine, j), floor->lines->pdata[i]))
        counts[j] = (guint) ((const VtFindingLine *) floor->lines->pdata[i])->quantity;
}

static void
check_worst (const RandomShop *self, gint64 floor_ppm)
{
  const VtFloorWish wish = {floor_ppm, 2, 3, 1000000};
  g_autoptr (VtTrialShop) trial = truth_shop_new (self);
  g_autoptr (RandomPack) pack = random_pack_new (self, self->offers);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtFloor) floor = vt_floor_find (trial, &wish, NULL, &error);
  WorstTruth       truth = {.self = self, .pack = pack, .floor_ppm = floor_ppm};
  guint            counts[TRUTH_MAX_LINES] = {0};
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  g_assert_no_error (error);
  for (guint n = 1; n <= wish.max_lines * wish.max_units; n++)
    random_carts_foreach (self, n, wish.max_lines, wish.max_units, look_for_worst, &truth);
  floor_to_counts (self, floor, counts);
  expected = random_cart_to_text (self, truth.best);
  actual = random_cart_to_text (self, counts);
  g_assert_cmpint (floor->outcome, !=, VT_FLOOR_OPEN);
  if (floor->outcome == VT_FLOOR_BELOW)
    g_assert_true (floor->is_worst);
  if (truth.found != (floor->outcome == VT_FLOOR_BELOW) ||
      !truth_is_same (self, truth.best, counts))
    g_error ("%s, floor %d %%: found %s, there is %s", self->name, (int) (floor_ppm / 10000),
             actual, truth.found ? expected : "none");
  if (truth.found && vt_margin_per_mille (floor->due_minor, floor->cost_minor) != truth.per_mille)
    g_error ("%s: %s brings %d of %d, or %d per mille", self->name, actual, (int) floor->due_minor,
             (int) floor->cost_minor, (int) truth.per_mille);
}

void
truth_check_worst (RandomShop *self)
{

  check_worst (self, 0);
  check_worst (self, 200000);
}
