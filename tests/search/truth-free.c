/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest cart with a unit that is as good as free. */

#include "truth.h"

#include "vt-free-unit.h"

#include <string.h>

/* ---- free units ---- */

typedef struct
{
  const RandomShop *self;
  RandomPack       *pack;
  GPtrArray        *alone; /* (element-type RandomPack): of each offer */
  guint             best[TRUTH_MAX_LINES];
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
check_free (FreeTruth *truth, GPtrArray *findings)
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
    g_error ("%s: found %d of %" G_GINT64_FORMAT " units, there is %s", truth->self->name,
             findings->len, least, expected);
}

void
truth_check_free_units (RandomShop *self)
{
  static const VtSearchLimits limits = {20000, 1000000};
  g_autoptr (VtTrialShop) trial = truth_shop_new (self);
  g_autoptr (RandomPack) pack = random_pack_new (self, self->offers);
  g_autoptr (GPtrArray) alone = g_ptr_array_new_with_free_func ((GDestroyNotify) random_pack_free);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  FreeTruth truth = {.self = self, .pack = pack, .alone = alone};
  guint     n_unsettled;

  for (guint i = 0; i < trial->offers->len; i++)
    {
      g_autoptr (GPtrArray) only = truth_list (trial, &i, 1);

      g_ptr_array_add (alone, random_pack_new (self, only));
    }
  g_assert_true (vt_free_units_find (trial, &limits, 100000, findings, &n_unsettled, NULL, NULL));
  check_free (&truth, findings);
}
