/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer that is said never to apply does not, nor does one that is said to be always beaten. */

#include "truth.h"

#include "vt-never-fires.h"

#include <string.h>

typedef struct
{
  const RandomShop *self;
  RandomPack       *pack;
  const VtFinding  *finding;
} NeverTruth;

static gboolean
check_cart (const guint *counts, gpointer data)
{
  const NeverTruth     *truth = data;
  const VtFindingShare *share = truth->finding->shares->pdata[0];

  for (guint i = 0; i < truth->self->shoppers->len; i++)
    {
      g_autofree char *cart = NULL;

      if (!truth_applies (
              random_pack_run (truth->pack, truth->self, truth->self->shoppers->pdata[i], counts),
              share->offer_id))
        continue;
      cart = random_cart_to_text (truth->self, counts);
      g_error ("%s: %s of %s, but it applies to %s", truth->self->name,
               vt_finding_code_to_word (truth->finding->code), share->offer_id, cart);
    }
  return TRUE;
}

static void
check_finding (const RandomShop *self, const VtTrialShop *trial, VtFinding *finding)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (RandomPack) pack = NULL;
  NeverTruth truth = {.self = self, .finding = finding};

  for (guint i = 0; i < trial->offers->len; i++)
    {
      const VtOffer *offer = vt_trial_shop_get_offer (trial, i)->offer;

      if (finding->code == VT_FINDING_ALWAYS_BEATEN || vt_finding_concerns (finding, offer->id))
        g_ptr_array_add (all, (gpointer) offer);
    }
  pack = random_pack_new (self, all);
  truth.pack = pack;
  for (guint n = 1; n <= TRUTH_MAX_UNITS && finding->is_proven; n++)
    random_carts_foreach (self, n, n, n, check_cart, &truth);
}

void
truth_check_never (RandomShop *self)
{
  static const VtSearchLimits limits = {20000, 1000000};
  g_autoptr (VtTrialShop) trial = truth_shop_new (self);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);

  g_assert_true (vt_never_fires_find (trial, &limits, findings, NULL, NULL));
  for (guint i = 0; i < findings->len; i++)
    check_finding (self, trial, findings->pdata[i]);
}
