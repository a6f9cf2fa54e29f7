/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the searches find in small shops made up at random is what trying every cart finds. */

#include "random-shop.h"

#include "vt-conflict-kinds.h"
#include "vt-conflict-pair.h"
#include "vt-effect.h"
#include "vt-free-unit.h"
#include "vt-least-left.h"
#include "vt-worst-cart.h"

#include <string.h>

#define N_SEEDS 120
/* Carts of more units are not tried one by one. */
#define MAX_UNITS 4

static Shop *shop;

static guint
get_seed_offset (void)
{
  const char *text = g_getenv ("VITRINE_TRUTH_SEED");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static VtTrialShop *
make_trial_shop (const RandomShop *self)
{
  g_autoptr (GError) error = NULL;
  VtTrialShop *trial = vt_trial_shop_new (self->offers, self->shop->catalog, &self->shop->currency,
                                          self->now_us, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (trial->offers->len, ==, self->offers->len);
  return trial;
}

/* The offers among @self's of a trial shop, which has them by rank. */
static GPtrArray *
list_of (const VtTrialShop *trial, const guint *offers, guint n)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer) vt_trial_shop_get_offer (trial, offers[i])->offer);
  return list;
}

static const VrVerdict *
find_verdict (const VrResult *result, const char *id)
{
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    if (strcmp (vr_result_get_verdict (result, i)->offer_id, id) == 0)
      return vr_result_get_verdict (result, i);
  g_assert_not_reached ();
}

static gboolean
applies (const VrResult *result, const char *id)
{
  return find_verdict (result, id)->code == VR_VERDICT_APPLIED;
}

/* ---- conflicts ---- */

typedef struct
{
  const RandomShop *self;
  const char       *ids[2];
  RandomPack       *both;
  RandomPack       *alone[2];
  guint             best[32];
  gboolean          found;
  gint64            list_minor;
} LossTruth;

static gboolean
shows_loss (LossTruth *truth, const VtSearchShopper *shopper, const guint *counts)
{
  const VrResult *result = random_pack_run (truth->both, truth->self, shopper, counts);
  gboolean        first = applies (result, truth->ids[0]);
  gboolean        second = applies (result, truth->ids[1]);
  guint           loser = first ? 1 : 0;

  if (first == second)
    return FALSE;
  return applies (random_pack_run (truth->alone[loser], truth->self, shopper, counts),
                  truth->ids[loser]);
}

static gboolean
look_for_loss (const guint *counts, gpointer data)
{
  LossTruth *truth = data;
  gint64     list_minor = random_cart_list_minor (truth->self, counts);

  if (truth->found && (list_minor > truth->list_minor ||
                       (list_minor == truth->list_minor &&
                        random_cart_compare (truth->self, counts, truth->best) >= 0)))
    return TRUE;
  for (guint i = 0; i < truth->self->shoppers->len; i++)
    if (shows_loss (truth, truth->self->shoppers->pdata[i], counts))
      {
        truth->found = TRUE;
        truth->list_minor = list_minor;
        memcpy (truth->best, counts, truth->self->lines->len * sizeof *counts);
        return TRUE;
      }
  return TRUE;
}

/* The counts of a cart that was found, line by line as the random shop has them. */
static void
to_counts (const RandomShop   *self,
           const VtTrialShop  *trial,
           GArray             *items,
           const VtTrialCount *from,
           guint               n_from,
           guint              *counts)
{
  memset (counts, 0, 32 * sizeof *counts);
  for (guint i = 0; i < n_from; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (items, from[i].item);

      for (guint j = 0; j < self->lines->len; j++)
        {
          const RandomLine *line = &g_array_index (self->lines, RandomLine, j);

          if (line->product == g_array_index (trial->products, guint32, item->place) &&
              line->is_subscription == item->is_subscription)
            counts[j] = from[i].n;
        }
    }
}

static void
check_loss (LossTruth *truth, VtConflictPair *pair, gboolean may_conflict, guint seed)
{
  const RandomShop *self = truth->self;
  g_auto (VtCartFound) found = {0};
  guint            found_counts[32] = {0};
  guint            n_units = 0;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (pair->items != NULL)
    g_assert_true (vt_conflict_pair_ask_about_loss (pair, &found, NULL, NULL));
  for (n_units = 1; n_units <= MAX_UNITS && !truth->found; n_units++)
    random_carts_foreach (self, n_units, n_units, n_units, look_for_loss, truth);
  n_units--;
  expected = random_cart_to_text (self, truth->best);
  if (found.counts != NULL)
    to_counts (self, pair->shop, pair->items, (const VtTrialCount *) found.counts->data,
               found.counts->len, found_counts);
  actual = random_cart_to_text (self, found_counts);

  if (found.counts != NULL && found.counts->len > 0)
    {
      g_assert_cmpint (found.outcome, ==, VT_CART_FOUND);
      /* Above what was tried here there is nothing to compare with. */
      if (found.n_units > MAX_UNITS)
        g_assert_false (truth->found);
      else if (strcmp (expected, actual) != 0)
        g_error ("seed %u, %s and %s: found %s, there is %s", seed, truth->ids[0], truth->ids[1],
                 actual, truth->found ? expected : "none");
      return;
    }
  if (truth->found &&
      (found.counts == NULL || n_units <= found.n_units || found.is_impossible || !may_conflict))
    g_error ("seed %u, %s and %s: found none up to %u units, there is %s", seed, truth->ids[0],
             truth->ids[1], found.n_units, expected);
}

static void
check_pair (const RandomShop *self, VtTrialShop *trial, guint a, guint b, guint seed)
{
  g_auto (VtConflictPair) pair = {.shop = trial, .offers = {a, b}, .max_tries = 100000};
  g_autoptr (GArray) first = vt_demands_new (trial, vt_trial_shop_get_offer (trial, a));
  g_autoptr (GArray) second = vt_demands_new (trial, vt_trial_shop_get_offer (trial, b));
  g_autoptr (GPtrArray) both = list_of (trial, pair.offers, 2);
  g_autoptr (GPtrArray) only_first = list_of (trial, &a, 1);
  g_autoptr (GPtrArray) only_second = list_of (trial, &b, 1);
  g_autoptr (RandomPack) both_pack = random_pack_new (self, both);
  g_autoptr (RandomPack) first_pack = random_pack_new (self, only_first);
  g_autoptr (RandomPack) second_pack = random_pack_new (self, only_second);
  LossTruth truth = {.self = self,
                     .ids = {vt_trial_shop_get_offer (trial, a)->offer->id,
                             vt_trial_shop_get_offer (trial, b)->offer->id},
                     .both = both_pack,
                     .alone = {first_pack, second_pack}};

  pair.demands[0] = first;
  pair.demands[1] = second;
  vt_conflict_pair_begin (&pair);
  check_loss (&truth, &pair,
              vt_offers_may_conflict (trial, vt_trial_shop_get_offer (trial, a),
                                      vt_trial_shop_get_offer (trial, b)),
              seed);
}

static void
test_conflicts (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data) + get_seed_offset ();
  g_autoptr (RandomShop) self = random_shop_new (shop, seed, 4, 3);
  g_autoptr (VtTrialShop) trial = make_trial_shop (self);

  for (guint i = 0; i < trial->offers->len; i++)
    for (guint j = i + 1; j < trial->offers->len; j++)
      check_pair (self, trial, i, j, seed);
}

/* ---- bounds ---- */

typedef struct
{
  const RandomShop *self;
  VtTrialShop      *trial;
  RandomPack       *pack;
  GArray           *items;
  VtLeastLeft      *least;
  GPtrArray        *demands;
  guint             seed;
} BoundTruth;

static guint
find_item (const BoundTruth *truth, guint line)
{
  const RandomLine *wanted = &g_array_index (truth->self->lines, RandomLine, line);

  for (guint i = 0; i < truth->items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (truth->items, i);

      if (g_array_index (truth->trial->products, guint32, item->place) == wanted->product &&
          item->is_subscription == wanted->is_subscription)
        return i;
    }
  return G_MAXUINT;
}

static gint64
count_goods (const RandomShop *self, const VrResult *result)
{
  gint64 goods_minor = vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;

  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    goods_minor -= vt_catalog_get (self->shop->catalog,
                                   shop_index (self->shop, vr_result_get_gift (result, i)->sku))
                       ->cost_minor *
                   vr_result_get_gift (result, i)->quantity;
  return goods_minor;
}

static void
check_demands (const BoundTruth *truth, const guint *counts, const VrResult *result)
{
  for (guint i = 0; i < truth->trial->offers->len; i++)
    {
      const char   *id = vt_trial_shop_get_offer (truth->trial, i)->offer->id;
      const GArray *demands = truth->demands->pdata[i];

      for (guint j = 0; j < demands->len && applies (result, id); j++)
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
            g_error ("seed %u: %s applies without its demand %u", truth->seed, id, j);
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
      gint64           goods_minor = count_goods (truth->self, result);
      g_autofree char *cart = random_cart_to_text (truth->self, counts);

      if (goods_minor < bound_minor)
        g_error ("seed %u: of %s %" G_GINT64_FORMAT " is left, not %" G_GINT64_FORMAT, truth->seed,
                 cart, goods_minor, bound_minor);
      if ((double) goods_minor < mean - 1e-6)
        g_error ("seed %u: of %s %" G_GINT64_FORMAT " is left, not %g", truth->seed, cart,
                 goods_minor, mean);
      check_demands (truth, counts, result);
    }
  return TRUE;
}

static void
test_bounds (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data) + get_seed_offset ();
  g_autoptr (RandomShop) self = random_shop_new (shop, seed, 4, 4);
  g_autoptr (VtTrialShop) trial = make_trial_shop (self);
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
  BoundTruth truth = {self, trial, pack, items, least, demands, seed};

  for (guint i = 0; i < trial->offers->len; i++)
    g_ptr_array_add (demands, vt_demands_new (trial, vt_trial_shop_get_offer (trial, i)));
  for (guint n = 1; n <= MAX_UNITS; n++)
    random_carts_foreach (self, n, n, n, check_bounds, &truth);
}

/* ---- the worst cart ---- */

typedef struct
{
  const RandomShop *self;
  RandomPack       *pack;
  gint64            floor_ppm;
  guint             best[32];
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
      gint64 cost_minor = own_cost_minor + due_minor - count_goods (truth->self, result);
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

static void
floor_to_counts (const RandomShop *self, const VtFloor *floor, guint *counts)
{
  for (guint i = 0; i < floor->lines->len; i++)
    {
      const VtFindingLine *from = floor->lines->pdata[i];

      for (guint j = 0; j < self->lines->len; j++)
        {
          const RandomLine *line = &g_array_index (self->lines, RandomLine, j);

          if (line->product == shop_index (self->shop, from->sku) &&
              line->is_subscription == from->is_subscription)
            counts[j] = (guint) from->quantity;
        }
    }
}

static void
check_worst (const RandomShop *self, guint seed, gint64 floor_ppm)
{
  const VtFloorWish wish = {floor_ppm, 2, 3, 1000000};
  g_autoptr (VtTrialShop) trial = make_trial_shop (self);
  g_autoptr (RandomPack) pack = random_pack_new (self, self->offers);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtFloor) floor = vt_floor_find (trial, &wish, NULL, &error);
  WorstTruth       truth = {.self = self, .pack = pack, .floor_ppm = floor_ppm};
  guint            counts[32] = {0};
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
  if (truth.found != (floor->outcome == VT_FLOOR_BELOW) || strcmp (expected, actual) != 0)
    g_error ("seed %u, floor %d %%: found %s, there is %s", seed, (int) (floor_ppm / 10000), actual,
             truth.found ? expected : "none");
  if (truth.found && vt_margin_per_mille (floor->due_minor, floor->cost_minor) != truth.per_mille)
    g_error ("seed %u: %s brings %d of %d, or %d per mille", seed, actual, (int) floor->due_minor,
             (int) floor->cost_minor, (int) truth.per_mille);
}

static void
test_worst (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data) + get_seed_offset ();
  g_autoptr (RandomShop) self = random_shop_new (shop, seed, 4, 3);

  check_worst (self, seed, 0);
  check_worst (self, seed, 200000);
}

/* ---- free units ---- */

typedef struct
{
  const RandomShop *self;
  RandomPack       *pack;
  GPtrArray        *alone; /* (element-type RandomPack): of each offer */
  guint             best[32];
  gboolean          found;
} FreeTruth;

static gint64
count_left (const VrResult *result, const VrLine *line)
{
  gint64 left_minor = line->net;

  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);

      for (size_t j = 0; j < adjustment->n_parts; j++)
        if (strcmp (adjustment->parts[j].line_id, line->line_id) == 0)
          left_minor += adjustment->parts[j].amount;
    }
  return left_minor;
}

static gboolean
is_free (const VrResult *result, size_t line)
{
  const VrLine *self = vr_result_get_line (result, line);
  gint64        left_minor = count_left (result, self);

  return left_minor == 0 || left_minor * 10 < self->list;
}

/* Whether several offers have taken something off a line, and none of them all that matters. */
static gboolean
is_by_several (const VrResult *result, size_t line)
{
  const VrLine *self = vr_result_get_line (result, line);
  gint64        most_minor = 0;
  guint         n = 0;

  for (size_t i = 0; i < self->n_adjustments; i++)
    {
      n += self->adjustments[i].amount < 0;
      most_minor = MAX (most_minor, -self->adjustments[i].amount);
    }
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);

      for (size_t j = 0; j < adjustment->n_parts; j++)
        {
          if (strcmp (adjustment->parts[j].line_id, self->line_id) != 0)
            continue;
          n += adjustment->parts[j].amount < 0;
          most_minor = MAX (most_minor, -adjustment->parts[j].amount);
        }
    }
  return n > 1 && (self->list - most_minor) * 10 >= self->list;
}

/* Whether several offers make a line as good as free, and none does by itself. */
static gboolean
shows_free (const FreeTruth *truth, const VtSearchShopper *shopper, const guint *counts)
{
  const VrResult *result = random_pack_run (truth->pack, truth->self, shopper, counts);
  guint64         free = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    if (is_free (result, i) && is_by_several (result, i))
      free |= G_GUINT64_CONSTANT (1) << i;
  for (guint i = 0; i < truth->alone->len && free != 0; i++)
    {
      result = random_pack_run (truth->alone->pdata[i], truth->self, shopper, counts);
      for (size_t j = 0; j < vr_result_get_n_lines (result); j++)
        if (is_free (result, j))
          free &= ~(G_GUINT64_CONSTANT (1) << j);
    }
  return free != 0;
}

static gboolean
look_for_free (const guint *counts, gpointer data)
{
  FreeTruth *truth = data;

  for (guint i = 0; i < truth->self->shoppers->len && !truth->found; i++)
    if (shows_free (truth, truth->self->shoppers->pdata[i], counts))
      {
        truth->found = TRUE;
        memcpy (truth->best, counts, truth->self->lines->len * sizeof *counts);
      }
  return TRUE;
}

static gint64
count_units (const VtFinding *finding)
{
  gint64 n = 0;

  for (guint i = 0; i < finding->lines->len; i++)
    n += ((const VtFindingLine *) finding->lines->pdata[i])->quantity;
  return n;
}

/* Something as small as what trying every cart finds is found. */
static void
check_free (FreeTruth *truth, GPtrArray *findings, guint seed)
{
  g_autofree char *expected = NULL;
  guint            n = 1;
  gint64           least = G_MAXINT64;

  for (; n <= 3 && !truth->found; n++)
    random_carts_foreach (truth->self, n, n, n, look_for_free, truth);
  for (guint i = 0; i < findings->len; i++)
    least = MIN (least, count_units (findings->pdata[i]));
  expected = random_cart_to_text (truth->self, truth->best);
  if (truth->found && least > n - 1)
    g_error ("seed %u: found %d of %" G_GINT64_FORMAT " units, there is %s", seed, findings->len,
             least, expected);
}

static void
test_free_units (gconstpointer data)
{
  static const VtSearchLimits limits = {20000, 1000000};
  guint                       seed = GPOINTER_TO_UINT (data) + get_seed_offset ();
  g_autoptr (RandomShop) self = random_shop_new (shop, seed, 4, 4);
  g_autoptr (VtTrialShop) trial = make_trial_shop (self);
  g_autoptr (RandomPack) pack = random_pack_new (self, self->offers);
  g_autoptr (GPtrArray) alone = g_ptr_array_new_with_free_func ((GDestroyNotify) random_pack_free);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  FreeTruth truth = {.self = self, .pack = pack, .alone = alone};
  guint     n_unsettled;

  for (guint i = 0; i < trial->offers->len; i++)
    {
      g_autoptr (GPtrArray) only = list_of (trial, &i, 1);

      g_ptr_array_add (alone, random_pack_new (self, only));
    }
  g_assert_true (vt_free_units_find (trial, &limits, 100000, findings, &n_unsettled, NULL, NULL));
  check_free (&truth, findings, seed);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop = shop_new ();
  for (guint i = 0; i < N_SEEDS; i++)
    {
      g_autofree char *bounds = g_strdup_printf ("/checks/truth/bounds/%u", i);
      g_autofree char *conflicts = g_strdup_printf ("/checks/truth/conflicts/%u", i);
      g_autofree char *free_units = g_strdup_printf ("/checks/truth/free-units/%u", i);
      g_autofree char *worst = g_strdup_printf ("/checks/truth/worst/%u", i);

      g_test_add_data_func (bounds, GUINT_TO_POINTER (i), test_bounds);
      g_test_add_data_func (conflicts, GUINT_TO_POINTER (i), test_conflicts);
      g_test_add_data_func (free_units, GUINT_TO_POINTER (i), test_free_units);
      g_test_add_data_func (worst, GUINT_TO_POINTER (i), test_worst);
    }
  status = g_test_run ();
  shop_free (shop);
  return status;
}
