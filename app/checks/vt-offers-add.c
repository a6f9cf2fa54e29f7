/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers written as data, taken into the workspace. */

#include "vt-offers-add.h"

#include "vt-campaigns-apply.h"
#include "vt-check.h"
#include "vt-compile.h"
#include "vt-offer-form.h"
#include "vt-reach.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GPtrArray        *offers;   /* (unowned) (element-type VtOffer): to be taken in */
  const VtCurrency *currency; /* (unowned) */
  VtOffersAdded     added;
} Addition;

static void
addition_clear (Addition *addition)
{
  vt_offers_added_clear (&addition->added);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Addition, addition_clear)

void
vt_offers_added_clear (VtOffersAdded *added)
{
  g_clear_pointer (&added->ids, g_ptr_array_unref);
  g_clear_pointer (&added->held, g_ptr_array_unref);
}

/* What a later version may know is kept, but does not go out. */
static gboolean
judge (Addition *addition, VtOffer *offer, VtCatalog *catalog, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  if (vt_offer_judge (offer, catalog, addition->currency, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, VT_ERROR, VT_ERROR_TOO_NEW))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (offer->state == VT_OFFER_READY)
    {
      offer->state = VT_OFFER_DRAFT;
      g_ptr_array_add (addition->added.held, g_strdup (offer->name));
    }
  return TRUE;
}

/* Puts a copy of @offer among @all, by its id or at the end. */
static void
place (Addition *addition, GPtrArray *all, VtOffer *offer)
{
  const VtOffer *there = vt_offers_find (all, offer->id);
  guint          position;
  gint64         last = 0;

  for (guint i = 0; i < all->len; i++)
    last = MAX (last, ((const VtOffer *) all->pdata[i])->priority);
  if (there != NULL && g_ptr_array_find (all, there, &position))
    {
      if (offer->priority == 0)
        offer->priority = there->priority;
      vt_offer_free (all->pdata[position]);
      all->pdata[position] = vt_offer_copy (offer);
      addition->added.n_replaced++;
    }
  else
    {
      char *name = vt_offers_free_name (all, offer->name);

      g_free (offer->name);
      offer->name = name;
      if (offer->priority == 0)
        offer->priority = MIN (last + 1, VT_OFFER_MAX_PRIORITY);
      g_ptr_array_add (all, vt_offer_copy (offer));
    }
  g_ptr_array_add (addition->added.ids, g_strdup (offer->id));
}

/* @effective: all offers */
static gboolean
check_ready (const Addition *addition, GPtrArray *effective, VtCatalog *catalog, GError **error)
{
  g_autoptr (GPtrArray) problems = vt_offers_check (effective, catalog, addition->currency);

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];
      const VtOffer   *offer = vt_offers_find (addition->offers, problem->offer_id);

      if (offer != NULL && offer->state == VT_OFFER_READY && problem->severity == VT_PROBLEM_ERROR)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("“%s” cannot be ready: %s"),
                       offer->name, problem->text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_in (Addition *addition, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);
  g_autoptr (GPtrArray) all = catalog != NULL ? vt_offers_load (database, error) : NULL;
  g_autoptr (GPtrArray) effective = NULL;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < addition->offers->len; i++)
    {
      if (!vt_job_check (job, error) ||
          !judge (addition, addition->offers->pdata[i], catalog, error))
        return FALSE;
      place (addition, all, addition->offers->pdata[i]);
    }
  effective = vt_offers_make_effective (all, database, error);
  if (effective == NULL || !check_ready (addition, effective, catalog, error))
    return FALSE;
  for (guint i = 0; i < addition->offers->len; i++)
    if (!vt_offers_save (database, addition->offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
vt_offers_add (VtDatabase       *database,
               GPtrArray        *offers,
               const VtCurrency *currency,
               VtJob            *job,
               VtOffersAdded    *ret_added,
               GError          **error)
{
  g_auto (Addition) addition = {.offers = offers, .currency = currency};

  g_return_val_if_fail (database != NULL && offers != NULL && currency != NULL, FALSE);

  addition.added.ids = g_ptr_array_new_with_free_func (g_free);
  addition.added.held = g_ptr_array_new_with_free_func (g_free);
  if (!take_in (&addition, database, job, error))
    return FALSE;
  if (ret_added != NULL)
    {
      *ret_added = addition.added;
      addition.added = (VtOffersAdded){0};
    }
  return TRUE;
}

gboolean
vt_offers_add_drafts (VtDatabase *database, GPtrArray *offers, GError **error)
{
  Addition addition = {.offers = offers};
  g_autoptr (GPtrArray) all = NULL;
  gboolean is_done = TRUE;

  g_return_val_if_fail (database != NULL && offers != NULL, FALSE);

  all = vt_offers_load (database, error);
  if (all == NULL)
    return FALSE;
  addition.added.ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < offers->len && is_done; i++)
    {
      VtOffer *offer = offers->pdata[i];

      if (vt_offers_find (all, offer->id) != NULL)
        {
          g_free (offer->id);
          offer->id = g_uuid_string_random ();
        }
      offer->state = VT_OFFER_DRAFT;
      offer->priority = 0;
      place (&addition, all, offer);
      is_done = vt_offers_save (database, offer, error);
    }
  vt_offers_added_clear (&addition.added);
  return is_done;
}

static int
compare_skus (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
vt_offers_list_lacking (GPtrArray *offers, VtCatalog *catalog)
{
  g_autoptr (VtReach) reach = NULL;
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *lacking = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (offers != NULL && catalog != NULL, lacking);

  reach = vt_reach_new (catalog);
  for (guint i = 0; i < offers->len; i++)
    vt_reach_add (reach, offers->pdata[i]);
  vt_reach_list_named (reach, skus);
  vt_reach_list_unknown (reach, skus);
  g_ptr_array_sort (skus, compare_skus);
  for (guint i = 0; i < skus->len; i++)
    if (vt_catalog_index_of_sku (catalog, skus->pdata[i]) == VT_PRODUCT_NONE &&
        (i == 0 || strcmp (skus->pdata[i - 1], skus->pdata[i]) != 0))
      g_ptr_array_add (lacking, g_strdup (skus->pdata[i]));
  return lacking;
}

typedef struct
{
  GPtrArray        *offers;   /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  VtOffersAdded     added;    /* (owned) */
} Step;

/* A VtWorkspaceFunc. */
static gboolean
run_step (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Step *step = data;

  return vt_offers_add (database, step->offers, step->currency, job, &step->added, error);
}

gboolean
vt_offers_add_text (VtWorkspace   *workspace,
                    const char    *text,
                    gssize         length,
                    const char    *label,
                    VtJob         *job,
                    VtOffersAdded *ret_added,
                    GError       **error)
{
  g_autoptr (GPtrArray) offers = NULL;
  Step     step = {0};
  gboolean is_done;

  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (text != NULL && label != NULL, FALSE);

  offers = vt_offers_from_text (text, length, error);
  if (offers == NULL)
    return FALSE;
  step.offers = offers;
  step.currency = vt_workspace_get_currency (workspace);
  is_done = vt_workspace_edit (workspace, label, "offers", run_step, &step, job, error);
  if (is_done && ret_added != NULL)
    *ret_added = step.added;
  else
    vt_offers_added_clear (&step.added);
  return is_done;
}
