/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns that compete: at the same time for the same products. */

#include "vt-rivals.h"

#include "vt-campaign-words.h"
#include "vt-reach.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BITS 64

/* An offer that may compete, with a bit for each product that it speaks of. */
typedef struct
{
  guint    index;    /* among the effective offers */
  guint    campaign; /* among the campaigns */
  VtSpan   span;
  guint64 *products; /* (owned) (array length=n_words) */
} Contender;

typedef struct
{
  GArray    *contenders; /* (owned) (element-type Contender) */
  VtCatalog *catalog;    /* (unowned) */
  gsize      n_words;
  guint64   *shared; /* (owned) (array length=n_words): scratch: what a pair of campaigns shares */
} Search;

static void
contender_clear (gpointer data)
{
  g_free (((Contender *) data)->products);
}

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->contenders, g_array_unref);
  g_clear_pointer (&search->shared, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Position of the campaign with that name; the number of campaigns if there is none. */
static guint
find_campaign (GPtrArray *campaigns, const char *name)
{
  guint i = 0;

  while (i < campaigns->len &&
         g_strcmp0 (((const VtCampaign *) campaigns->pdata[i])->name, name) != 0)
    i++;
  return i;
}

static guint64 *
list_products (const Search *search, const VtOffer *offer)
{
  g_autoptr (VtReach) reach = vt_reach_of (offer, search->catalog);
  g_autoptr (GArray) list = vt_reach_list (reach);
  guint64 *products = g_new0 (guint64, search->n_words);

  for (guint i = 0; i < list->len; i++)
    {
      guint32 product = g_array_index (list, guint32, i);

      products[product / BITS] |= G_GUINT64_CONSTANT (1) << product % BITS;
    }
  return products;
}

static gboolean
gather (Search *search, GPtrArray *effective, GPtrArray *campaigns, VtJob *job, GError **error)
{
  for (guint i = 0; i < effective->len; i++)
    {
      const VtOffer *offer = effective->pdata[i];
      Contender      contender = {.index = i};

      if (!vt_job_check (job, error))
        return FALSE;
      contender.campaign = find_campaign (campaigns, vt_offer_get_campaign (offer));
      if (contender.campaign == campaigns->len || offer->state == VT_OFFER_PAUSED ||
          !vt_offer_get_span (offer, &contender.span))
        continue;
      contender.products = list_products (search, offer);
      g_array_append_val (search->contenders, contender);
    }
  return TRUE;
}

/* Adds what the two share to what their campaigns do. */
static void
meet (Search *search, const Contender *one, const Contender *other, VtRivalry *rivalry)
{
  VtSpan   both = vt_span_intersect (one->span, other->span);
  gboolean is_any = FALSE;

  if (vt_span_is_empty (both))
    return;
  for (gsize i = 0; i < search->n_words; i++)
    {
      guint64 shared = one->products[i] & other->products[i];
      guint32 product = (guint32) (i * BITS + (shared != 0 ? __builtin_ctzll (shared) : 0));

      search->shared[i] |= shared;
      if (shared == 0 || is_any)
        continue;
      is_any = TRUE;
      if (product >= rivalry->product)
        continue;
      rivalry->product = product;
      rivalry->offer = one->index;
      rivalry->other_offer = other->index;
    }
  if (!is_any)
    return;
  rivalry->span.from_us = MIN (rivalry->span.from_us, both.from_us);
  rivalry->span.until_us = MAX (rivalry->span.until_us, both.until_us);
}

static gboolean
compare_campaigns (Search *search, guint campaign, guint other, VtRivalry *ret_rivalry)
{
  VtRivalry rivalry = {campaign, other, {G_MAXINT64, G_MININT64}, 0, VT_PRODUCT_NONE, 0, 0};

  memset (search->shared, 0, search->n_words * sizeof *search->shared);
  for (guint i = 0; i < search->contenders->len; i++)
    for (guint k = 0; k < search->contenders->len; k++)
      {
        const Contender *one = &g_array_index (search->contenders, Contender, i);
        const Contender *two = &g_array_index (search->contenders, Contender, k);

        if (one->campaign == campaign && two->campaign == other)
          meet (search, one, two, &rivalry);
      }
  for (gsize i = 0; i < search->n_words; i++)
    rivalry.n_products += (guint) __builtin_popcountll (search->shared[i]);
  *ret_rivalry = rivalry;
  return rivalry.n_products > 0;
}

GArray *
vt_campaigns_find_rivals (
    GPtrArray *effective, GPtrArray *campaigns, VtCatalog *catalog, VtJob *job, GError **error)
{
  g_auto (Search) search = {.catalog = catalog};
  g_autoptr (GArray) rivals = g_array_new (FALSE, FALSE, sizeof (VtRivalry));
  VtRivalry rivalry;

  g_return_val_if_fail (effective != NULL && campaigns != NULL && catalog != NULL, NULL);

  search.contenders = g_array_new (FALSE, FALSE, sizeof (Contender));
  g_array_set_clear_func (search.contenders, contender_clear);
  search.n_words = (vt_catalog_get_n_products (catalog) + BITS - 1) / BITS;
  search.shared = g_new0 (guint64, search.n_words);
  if (!gather (&search, effective, campaigns, job, error))
    return NULL;
  for (guint i = 0; i < campaigns->len; i++)
    for (guint k = i + 1; k < campaigns->len; k++)
      {
        if (!vt_job_check (job, error))
          return NULL;
        if (compare_campaigns (&search, i, k, &rivalry))
          g_array_append_val (rivals, rivalry);
      }
  return g_steal_pointer (&rivals);
}

char *
vt_rivalry_to_text (const VtRivalry *rivalry,
                    GPtrArray       *campaigns,
                    VtCatalog       *catalog,
                    GTimeZone       *zone)
{
  const VtCampaign *campaign;
  const VtCampaign *other;
  g_autofree char  *name = NULL;
  g_autofree char  *other_name = NULL;
  g_autofree char  *product = NULL;
  g_autofree char  *when = NULL;

  g_return_val_if_fail (rivalry != NULL && campaigns != NULL && catalog != NULL, NULL);
  g_return_val_if_fail (rivalry->other < campaigns->len, NULL);

  campaign = campaigns->pdata[rivalry->campaign];
  other = campaigns->pdata[rivalry->other];
  name = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  other_name = vt_words_title (other->name, VT_WORDS_TITLE_MAX);
  product = vt_words_product (catalog, vt_catalog_get (catalog, rivalry->product)->sku);
  when = vt_span_to_text (rivalry->span, zone);
  if (rivalry->n_products == 1)
    /* Translators: two campaigns, a product, and dates (“1 to 9 April 2026”) */
    return g_strdup_printf (_ ("“%s” and “%s” compete for “%s” (%s)."), name, other_name, product,
                            when);
  /* Translators: two campaigns, one of their products, how many others, and dates */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "“%s” and “%s” compete for “%s” and %u other product (%s).",
                                       "“%s” and “%s” compete for “%s” and %u other products (%s).",
                                       rivalry->n_products - 1),
                          name, other_name, product, rivalry->n_products - 1, when);
}
