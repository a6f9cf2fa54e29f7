/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the order history says about a set of products. */

#include "vt-evidence.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define REPORT_EVERY 65536

typedef struct
{
  guint32 n_all;
  guint32 n_each[VT_EVIDENCE_MAX_PRODUCTS];    /* baskets with the product */
  guint32 n_without[VT_EVIDENCE_MAX_PRODUCTS]; /* baskets with all but at most that product */
} Counts;

/* One bit a product of the set, zero for all others. */
static guint32 *
make_masks (guint32 n_items, const guint32 *products, guint n_products)
{
  guint32 *masks = g_new0 (guint32, n_items);

  for (guint i = 0; i < n_products; i++)
    masks[products[i]] = 1u << i;
  return masks;
}

static void
count_basket (guint32 found, guint32 full, guint n_products, Counts *counts)
{
  guint32 missing = full & ~found;

  if (missing == 0)
    {
      counts->n_all++;
      for (guint i = 0; i < n_products; i++)
        counts->n_without[i]++;
    }
  else if ((missing & (missing - 1)) == 0)
    counts->n_without[g_bit_nth_lsf (missing, -1)]++;
}

static gboolean
count_baskets (VtBaskets     *baskets,
               const guint32 *products,
               guint          n_products,
               Counts        *counts,
               VtJob         *job,
               GError       **error)
{
  g_autofree guint32 *masks = make_masks (baskets->n_items, products, n_products);
  guint32             full = n_products == 32 ? G_MAXUINT32 : (1u << n_products) - 1;

  for (guint32 b = 0; b < baskets->n_baskets; b++)
    {
      guint32 found = 0;

      if (b % REPORT_EVERY == 0 && !vt_job_report (job, b, baskets->n_baskets, error))
        return FALSE;
      for (guint32 e = baskets->first_entry[b]; e < baskets->first_entry[b + 1]; e++)
        found |= masks[baskets->entry_item[e]];
      count_basket (found, full, n_products, counts);
    }
  for (guint i = 0; i < n_products; i++)
    counts->n_each[i] = baskets->item_count[products[i]];
  return TRUE;
}

/* Compares n_all / (rest × each) without dividing: whether the split at @i is more above chance
 * than that at @j. Both have the same n_all, so the smaller product wins; then the smaller rest,
 * which is the higher attach rate. */
static gboolean
is_better_split (const Counts *counts, guint i, guint j)
{
  guint64 by_chance_i = (guint64) counts->n_without[i] * counts->n_each[i];
  guint64 by_chance_j = (guint64) counts->n_without[j] * counts->n_each[j];

  if (by_chance_i != by_chance_j)
    return by_chance_i < by_chance_j;
  return counts->n_without[i] < counts->n_without[j];
}

static void
judge (const Counts *counts, guint32 n_baskets, guint n_products, VtEvidence *evidence)
{
  guint  split = 0;
  double by_chance;

  for (guint i = 1; i < n_products; i++)
    if (is_better_split (counts, i, split))
      split = i;

  evidence->n_products = n_products;
  evidence->n_baskets = n_baskets;
  evidence->n_all = counts->n_all;
  evidence->split = split;
  evidence->n_rest = counts->n_without[split];
  if (n_baskets > 0)
    evidence->support = (double) counts->n_all / n_baskets;
  if (evidence->n_rest > 0)
    evidence->attach = (double) counts->n_all / evidence->n_rest;
  by_chance = (double) counts->n_without[split] * counts->n_each[split];
  if (by_chance > 0)
    evidence->lift = (double) counts->n_all * n_baskets / by_chance;
}

/* ---- what was paid ---- */

/* Adds what one order paid for a unit of each product; %FALSE if it lacks one. */
static gboolean
sum_order (VtOrders *orders, guint32 order, const guint32 *masks, guint32 full, gint64 *ret_sum)
{
  guint32 found = 0;
  gint64  sum = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      guint32 mask = masks[orders->line_product[l]];

      /* Of several lines with one product the first counts. */
      if (mask == 0 || (found & mask) != 0 || orders->line_quantity[l] <= 0)
        continue;
      found |= mask;
      if (__builtin_add_overflow (sum, orders->line_price_minor[l], &sum))
        return FALSE;
    }
  *ret_sum = sum;
  return found == full;
}

static gboolean
average_paid (VtOrders      *orders,
              const guint32 *products,
              guint          n_products,
              gint64        *ret_minor,
              VtJob         *job,
              GError       **error)
{
  guint32             n_items = vt_catalog_get_n_products (orders->catalog);
  g_autofree guint32 *masks = make_masks (n_items, products, n_products);
  guint32             full = n_products == 32 ? G_MAXUINT32 : (1u << n_products) - 1;
  gint64              total = 0;
  gint64              n_found = 0;

  for (guint32 o = 0; o < orders->n_orders; o++)
    {
      gint64 sum;

      if (o % REPORT_EVERY == 0 && !vt_job_check (job, error))
        return FALSE;
      if (orders->order_flags[o] != 0 || !sum_order (orders, o, masks, full, &sum) ||
          __builtin_add_overflow (total, sum, &total))
        continue;
      n_found++;
    }
  /* Halves away from zero; prices paid are not negative. */
  *ret_minor = n_found > 0 ? (total + n_found / 2) / n_found : VT_MONEY_UNKNOWN;
  return TRUE;
}

gboolean
vt_evidence_compute (VtBaskets     *baskets,
                     VtOrders      *orders,
                     const guint32 *products,
                     guint          n_products,
                     VtEvidence    *ret_evidence,
                     VtJob         *job,
                     GError       **error)
{
  Counts     counts = {0};
  VtEvidence evidence = {.sold_minor = VT_MONEY_UNKNOWN};

  g_return_val_if_fail (baskets != NULL, FALSE);
  g_return_val_if_fail (n_products >= 2 && n_products <= VT_EVIDENCE_MAX_PRODUCTS, FALSE);
  g_return_val_if_fail (ret_evidence != NULL, FALSE);
  for (guint i = 0; i < n_products; i++)
    g_return_val_if_fail (products[i] < baskets->n_items, FALSE);

  vt_job_begin_phase (job, _ ("Counting in the orders"), _ ("orders"));
  if (!count_baskets (baskets, products, n_products, &counts, job, error))
    return FALSE;
  judge (&counts, baskets->n_baskets, n_products, &evidence);
  if (orders != NULL &&
      !average_paid (orders, products, n_products, &evidence.sold_minor, job, error))
    return FALSE;
  *ret_evidence = evidence;
  return TRUE;
}

/* ---- in words ---- */

static char *
all_to_text (guint32 n_all, guint32 n_baskets, guint n_products)
{
  g_autofree char *all = vt_words_count (n_all);
  g_autofree char *baskets = vt_words_count (n_baskets);

  if (n_products == 2)
    /* Translators: two counts of orders */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s orders has both.",
                                         "%s of %s orders have both.", n_all),
                            all, baskets);
  if (n_products == 3)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s orders already has all three.",
                                         "%s of %s orders already have all three.", n_all),
                            all, baskets);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s orders already has all of them.",
                                       "%s of %s orders already have all of them.", n_all),
                          all, baskets);
}

/* "41 % of the orders with A also have B, 3.8 times more than by chance." */
static char *
attach_to_text (const char *with, const char *also, double attach, double lift)
{
  g_autofree char *share = vt_words_share (attach);

  if (lift > 1)
    /* Translators: a percentage, two products, and a factor */
    return g_strdup_printf (
        _ ("%s of the orders with %s also have “%s”, %.1f times more often than by chance."), share,
        with, also, lift);
  return g_strdup_printf (
      _ ("%s of the orders with %s also have “%s”, which is no more than by chance."), share, with,
      also);
}

char *
vt_evidence_to_text (const VtEvidence *evidence, VtCatalog *catalog, const guint32 *products)
{
  g_autofree char *all = NULL;
  g_autofree char *with = NULL;
  g_autofree char *also = NULL;
  g_autofree char *attach = NULL;

  g_return_val_if_fail (evidence != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (products != NULL, NULL);

  if (evidence->n_all == 0)
    return evidence->n_products == 2 ? g_strdup (_ ("No order has both yet."))
                                     : g_strdup (_ ("No order has all of them yet."));

  all = all_to_text (evidence->n_all, evidence->n_baskets, evidence->n_products);
  also = vt_words_product (catalog, vt_catalog_get (catalog, products[evidence->split])->sku);
  if (evidence->n_products == 2)
    {
      g_autofree char *other =
          vt_words_product (catalog, vt_catalog_get (catalog, products[1 - evidence->split])->sku);

      with = g_strdup_printf ("“%s”", other);
    }
  else
    with = g_strdup (_ ("the others"));
  attach = attach_to_text (with, also, evidence->attach, evidence->lift);
  return g_strconcat (all, " ", attach, NULL);
}
