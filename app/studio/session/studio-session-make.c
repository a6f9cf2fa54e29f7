/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers made of products that were chosen together. */

#include "studio-session-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VtDraftSort sort;
  GArray     *products; /* (owned) */
  VtCatalog  *catalog;  /* (owned) */
  VtOrders   *orders;   /* (owned) (nullable) */
  VtPairs    *pairs;    /* (owned) (nullable) */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_array_unref (making->products);
  vt_catalog_unref (making->catalog);
  g_clear_pointer (&making->orders, vt_orders_unref);
  g_clear_pointer (&making->pairs, vt_pairs_unref);
  g_free (making);
}

/* All visits of all customers are looked through, and all orders. */
static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (VtVisits) visits = NULL;

  if (making->sort == VT_DRAFT_FOLLOW_UP && making->orders != NULL)
    visits = vt_follow_customers (making->orders, NULL, VT_DRAFT_WITHIN_DAYS, NULL, NULL);
  g_task_return_pointer (task,
                         vt_draft_of_products (making->catalog, making->sort,
                                               (const guint32 *) (gpointer) making->products->data,
                                               making->products->len, making->pairs, visits),
                         (GDestroyNotify) vt_offer_free);
}

static const char *
label_of (VtDraftSort sort)
{
  switch (sort)
    {
    case VT_DRAFT_CROSS_SELL:
      return _ ("Make Cross-Sell");
    case VT_DRAFT_LOOK:
      return _ ("Make Complete the Look");
    case VT_DRAFT_FOLLOW_UP:
      return _ ("Make Follow-Up");
    case VT_DRAFT_BUNDLE:
    default:
      return _ ("Make Bundle");
    }
}

/* Below all others, under a name that no other has. */
static void
place_last (VtOffer *offer, GPtrArray *offers)
{
  char *name = vt_offers_free_name (offers, offer->name);

  g_free (offer->name);
  offer->name = name;
  offer->priority = 1;
  for (guint i = 0; i < offers->len; i++)
    offer->priority = MAX (offer->priority, ((const VtOffer *) offers->pdata[i])->priority + 1);
  offer->priority = MIN (offer->priority, VT_OFFER_MAX_PRIORITY);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  const Making  *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (VtOffer) offer = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;

  if (offer == NULL || self->is_closed || self->offers == NULL)
    return;
  place_last (offer, self->offers);
  studio_session_save_offer (self, label_of (making->sort), offer);
  /* Translators: an offer's name */
  text = g_strdup_printf (_ ("Made “%s”"), offer->name);
  action = g_strdup_printf ("win.go('offers/%s')", offer->id);
  studio_session_say (self, text, _ ("Show"), action);
}

void
studio_session_make_offer (StudioSession *self,
                           VtDraftSort    sort,
                           const guint32 *products,
                           guint          n_products)
{
  Making *making;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self) && products != NULL && n_products >= 2);

  if (self->catalog == NULL || self->offers == NULL || self->is_closed)
    return;
  making = g_new0 (Making, 1);
  making->sort = sort;
  making->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (making->products, products, n_products);
  making->catalog = vt_catalog_ref (self->catalog);
  making->orders = self->orders != NULL ? vt_orders_ref (self->orders) : NULL;
  making->pairs = self->pairs != NULL ? vt_pairs_ref (self->pairs) : NULL;
  task = g_task_new (self, NULL, on_made, NULL);
  g_task_set_source_tag (task, studio_session_make_offer);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}
