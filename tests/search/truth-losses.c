/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest cart with which one of two offers loses. */

#include "truth.h"

#include "vt-conflict-kinds.h"
#include "vt-conflict-pair.h"

#include <string.h>

/* ---- conflicts ---- */

typedef struct
{
  const RandomShop *self;
  const char       *ids[2];
  RandomPack       *both;
  RandomPack       *alone[2];
  guint             best[TRUTH_MAX_LINES];
  gboolean          found;
  gint64            list_minor;
} LossTruth;

static gboolean
shows_loss (LossTruth *truth, const VtSearchShopper *shopper, const guint *counts)
{
  const VrResult *result = random_pack_run (truth->both, truth->self, shopper, counts);
  gboolean        first = truth_applies (result, truth->ids[0]);
  gboolean        second = truth_applies (result, truth->ids[1]);
  guint           loser = first ? 1 : 0;

  if (first == second)
    return FALSE;
  return truth_applies (random_pack_run (truth->alone[loser], truth->self, shopper, counts),
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

static void
check_loss (LossTruth *truth, VtConflictPair *pair, gboolean may_conflict)
{
  const RandomShop *self = truth->self;
  g_auto (VtCartFound) found = {0};
  guint            found_counts[TRUTH_MAX_LINES] = {0};
  guint            n_units = 0;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (pair->items != NULL)
    g_assert_true (vt_conflict_pair_ask_about_loss (pair, &found, NULL, NULL));
  for (n_units = 1; n_units <= TRUTH_MAX_UNITS && !truth->found; n_units++)
    random_carts_foreach (self, n_units, n_units, n_units, look_for_loss, truth);
  n_units--;
  expected = random_cart_to_text (self, truth->best);
  if (found.counts != NULL)
    truth_to_counts (self, pair->shop, pair->items, (const VtTrialCount *) found.counts->data,
                     found.counts->len, found_counts);
  actual = random_cart_to_text (self, found_counts);

  if (truth->found && !may_conflict)
    g_error ("%s, %s and %s: %s is not looked for", truth->self->name, truth->ids[0], truth->ids[1],
             expected);
  if (found.counts != NULL && found.counts->len > 0)
    {
      g_assert_cmpint (found.outcome, ==, VT_CART_FOUND);
      /* Above what was tried here there is nothing to compare with. */
      if (found.n_units > TRUTH_MAX_UNITS)
        g_assert_false (truth->found);
      else if (!truth_is_same (self, truth->best, found_counts))
        g_error ("%s, %s and %s: found %s, there is %s", truth->self->name, truth->ids[0],
                 truth->ids[1], actual, truth->found ? expected : "none");
      return;
    }
  if (truth->found && (found.counts == NULL || n_units <= found.n_units || found.is_impossible))
    g_error ("%s, %s and %s: found none up to %u units, there is %s", truth->self->name,
             truth->ids[0], truth->ids[1], found.n_units, expected);
}

static void
check_pair (RandomShop *self, VtTrialShop *trial, guint a, guint b)
{
  g_auto (VtConflictPair) pair = {.shop = trial, .offers = {a, b}, .max_tries = 100000};
  g_autoptr (GArray) first = vt_demands_new (trial, vt_trial_shop_get_offer (trial, a));
  g_autoptr (GArray) second = vt_demands_new (trial, vt_trial_shop_get_offer (trial, b));
  g_autoptr (GPtrArray) both = truth_list (trial, pair.offers, 2);
  g_autoptr (GPtrArray) only_first = truth_list (trial, &a, 1);
  g_autoptr (GPtrArray) only_second = truth_list (trial, &b, 1);
  g_autoptr (RandomPack) both_pack = random_pack_new (self, both);
  g_autoptr (RandomPack) first_pack = random_pack_new (self, only_first);
  g_autoptr (RandomPack) second_pack = random_pack_new (self, only_second);
  LossTruth truth = {.self = self,
                     .ids = {vt_trial_shop_get_offer (trial, a)->offer->id,
                             vt_trial_shop_get_offer (trial, b)->offer->id},
                     .both = both_pack,
                     .alone = {first_pack, second_pack}};

  random_shop_make_lines (self, both);
  pair.demands[0] = first;
  pair.demands[1] = second;
  vt_conflict_pair_begin (&pair);
  check_loss (&truth, &pair,
              vt_offers_may_conflict (trial, vt_trial_shop_get_offer (trial, a),
                                      vt_trial_shop_get_offer (trial, b)));
}

void
truth_check_losses (RandomShop *self)
{
  g_autoptr (VtTrialShop) trial = truth_shop_new (self);

  for (guint i = 0; i < trial->offers->len; i++)
    for (guint j = i + 1; j < trial->offers->len; j++)
      check_pair (self, trial, i, j);
}
