/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the search over carts says of a set of offers. */

#include "vt-findings.h"

#include "vt-never-fires.h"

#include <glib/gi18n-lib.h>

/* Carts for one question, for all of one sort, and for the worst. */
#define MAX_TRIES 2000
#define MAX_CARTS 1000000
#define MAX_FLOOR_CARTS 100000

void
vt_findings_wish_init (VtFindingsWish *wish, gint64 now_us, gint64 floor_ppm)
{
  g_return_if_fail (wish != NULL);

  *wish = (VtFindingsWish){.now_us = now_us,
                           .free_ppm = VT_FREE_PPM,
                           .limits = {MAX_TRIES, MAX_CARTS},
                           .floor = {floor_ppm, VT_FLOOR_LINES, VT_FLOOR_UNITS, MAX_FLOOR_CARTS}};
}

VtFindings *
vt_findings_ref (VtFindings *findings)
{
  g_return_val_if_fail (findings != NULL, NULL);

  g_atomic_ref_count_inc (&findings->n_references);
  return findings;
}

void
vt_findings_unref (VtFindings *findings)
{
  if (findings == NULL || !g_atomic_ref_count_dec (&findings->n_references))
    return;

  g_ptr_array_unref (findings->list);
  vt_floor_free (findings->floor);
  g_free (findings);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const VtFinding *finding = *(const VtFinding *const *) a;
  const VtFinding *other = *(const VtFinding *const *) b;

  if (finding->severity != other->severity)
    return finding->severity > other->severity ? -1 : 1;
  return (int) finding->code - (int) other->code;
}

static gboolean
search (
    VtTrialShop *shop, const VtFindingsWish *wish, VtFindings *findings, VtJob *job, GError **error)
{
  if (!vt_never_fires_find (shop, &wish->limits, findings->list, job, error) ||
      !vt_free_units_find (shop, &wish->limits, wish->free_ppm, findings->list,
                           &findings->n_unsettled_units, job, error) ||
      !vt_conflicts_find (shop, &wish->limits, findings->list, &findings->conflicts, job, error))
    return FALSE;
  if (wish->floor.max_lines == 0)
    return TRUE;
  findings->floor = vt_floor_find (shop, &wish->floor, job, error);
  return findings->floor != NULL;
}

VtFindings *
vt_findings_search (GPtrArray            *offers,
                    VtCatalog            *catalog,
                    const VtCurrency     *currency,
                    const VtFindingsWish *wish,
                    VtJob                *job,
                    GError              **error)
{
  g_autoptr (VtTrialShop) shop = NULL;
  g_autoptr (VtFindings) findings = NULL;

  g_return_val_if_fail (wish != NULL, NULL);

  shop = vt_trial_shop_new (offers, catalog, currency, wish->now_us, job, error);
  if (shop == NULL)
    return NULL;
  findings = g_new0 (VtFindings, 1);
  g_atomic_ref_count_init (&findings->n_references);
  findings->list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  findings->n_left_out = shop->n_left_out;
  if (!search (shop, wish, findings, job, error))
    return NULL;
  findings->n_carts = shop->n_carts;
  /* Stable: of one sort in the order of the offers. */
  g_ptr_array_sort (findings->list, compare_findings);
  return g_steal_pointer (&findings);
}

const char *
vt_findings_tell_carts (void)
{
  return _ ("Carts have their lines in the order of SKUs, each product once in each way to buy it, "
            "and of products that the offers treat alike at most two.");
}

guint
vt_findings_count (const VtFindings *findings, VtFindingCode code)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->list->len; i++)
    n += ((const VtFinding *) findings->list->pdata[i])->code == code;
  return n;
}
