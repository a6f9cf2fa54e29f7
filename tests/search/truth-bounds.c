/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a cart is no less than it is said to be at least. */

#include "truth.h"

#include "vt-demand.h"
#include "vt-least-left.h"

#include <string.h>

/* ---- bounds ---- */

typedef struct
{
  const RandomShop *self;
  VtTrialShop      *trial;
  RandomPack       *pack;
  GArray           *items;
  VtLeastLeft      *least;
  GPtrArray        *demands;
} BoundTruth;

static guint
find_item (const BoundTruth *truth, guint line)
{
  guint item = truth_find_item (truth->self, truth->trial, truth->items, line);

  g_assert_cmpuint (item, <, truth->items->len);
  return item;
}

static void
check_demands (const BoundTruth *truth, const guint *counts, const VrResult *result)
{
  for (guint i = 0; i < truth->trial->offers->len; i++)
    {
      const char   *id = vt_trial_shop_get_offer (truth->trial, i)->offer->id;
      const GArray *demands = truth->demands->pdata[i];

      for (guint j = 0; j < demands->len && truth_applies (result, id); j++)
        {
          const VtDemand *demand = &g_array_index (demands, VtDemand, j);
          gint64          sum = 0;

          for (guint k = 0; k < truth->self->lines->len; k++)
            {
              const VtTrialItem *item;

              if (counts[k] == 0)
                continue;
              item = vt_trial_items_get (truth->items, find_item (truth, k));
              if (vt_demand_is_served (demand, truth->trial, item))
                sum += counts[k] * (demand->type == VT_DEMAND_AMOUNT ? item->price_minor : 1);
            }
          if (sum < demand->least)
            g_error ("%s: %s applies without its demand %u", truth->self->name, id, j);
        }
    }
}

static gboolean
check_bounds (const guint *counts, gpointer data)
{
  const BoundTruth *truth = data;
  gint64            bound_minor = 0;
  double            mean = 0;

  for (guint i = 0; i < truth->self->lines->len; i++)
    {
      if (counts[i] == 0)
        continue;
      bound_minor += vt_least_left_get (truth->least, find_item (truth, i), counts[i], NULL);
      mean += counts[i] * vt_least_left_get_mean (truth->least, find_item (truth, i));
    }
  for (guint i = 0; i < truth->self->shoppers->len; i++)
    {
      const VrResult *result =
          random_pack_run (truth->pack, truth->self, truth->self->shoppers->pdata[i], counts);
      gint64           goods_minor = truth_count_goods (truth->self, result);
      g_autofree char *cart = random_cart_to_text (truth->self, counts);

      if (goods_minor < bound_minor)
        g_error ("%s: of %s %" G_GINT64_FORMAT " is left, not %" G_GINT64_FORMAT, truth->self->name,
                 cart, goods_minor, bound_minor);
      if ((double) goods_minor < mean - 1e-6)
        g_error ("%s: of %s %" G_GINT64_FORMAT " is left, not %g", truth->self->name, cart,
                 goods_minor, mean);
      check_demands (truth, counts, result);
    }
  return TRUE;
}

void
truth_check_bounds (RandomShop *self)
{
  g_autoptr (VtTrialShop) trial = truth_shop_new (self);
  g_autoptr (RandomPack) pack = random_pack_new (self, self->offers);
  g_autoptr (GArray) active = vt_trial_shop_list_active (trial);
  VtTrialScope scope = {.offers = (const guint *) active->data,
                        .n_offers = active->len,
                        .n_twins = 10,
                        .everything = TRUE,
                        .by_cost = TRUE};
  g_autoptr (GArray) items = vt_trial_items_new (trial, &scope, NULL);
  g_autoptr (VtLeastLeft) least = vt_least_left_new (trial, scope.offers, scope.n_offers, items);
  g_autoptr (GPtrArray) demands = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  BoundTruth truth = {self, trial, pack, items, least, demands};

  for (guint i = 0; i < trial->offers->len; i++)
    g_ptr_array_add (demands, vt_demands_new (trial, vt_trial_shop_get_offer (trial, i)));
  for (guint n = 1; n <= TRUTH_MAX_UNITS; n++)
    random_carts_foreach (self, n, n, n, check_bounds, &truth);
}
