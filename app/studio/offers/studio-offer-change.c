/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one offer is changed: in the writing thread, on what is stored by then. */

#include "studio-offer-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char             *id; /* (owned) */
  StudioOfferChange change;
  gpointer          data;    /* (owned) */
  GDestroyNotify    destroy; /* (nullable) */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->id);
  if (edit->destroy != NULL)
    edit->destroy (edit->data);
  g_free (edit);
}

/* A VtWorkspaceFunc. What has not changed is not written. */
static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);
  VtOffer *offer;

  if (offers == NULL)
    return FALSE;
  offer = (VtOffer *) vt_offers_find (offers, edit->id);
  if (offer == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer is gone"));
      return FALSE;
    }
  if (!edit->change (offers, offer, edit->data, error))
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

char *
studio_offer_place (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_strconcat ("offers/", id, NULL);
}

void
studio_offer_change (StudioSession    *session,
                     const char       *id,
                     const char       *label,
                     StudioOfferChange change,
                     gpointer          data,
                     GDestroyNotify    destroy)
{
  g_autofree char *place = NULL;
  Edit            *edit;

  g_return_if_fail (STUDIO_IS_SESSION (session));
  g_return_if_fail (id != NULL && label != NULL && change != NULL);

  place = studio_offer_place (id);
  edit = g_new0 (Edit, 1);
  edit->id = g_strdup (id);
  edit->change = change;
  edit->data = data;
  edit->destroy = destroy;
  studio_session_edit (session, label, place, run_edit, edit, edit_free);
}

void
studio_array_move (GPtrArray *array, gpointer element, guint position)
{
  guint    from;
  gpointer moved;

  g_return_if_fail (array != NULL);

  if (!g_ptr_array_find (array, element, &from))
    return;
  moved = g_ptr_array_steal_index (array, from);
  g_ptr_array_insert (array, (int) MIN (position, array->len), moved);
}

void
studio_offers_renumber (GPtrArray *offers)
{
  g_return_if_fail (offers != NULL);

  for (guint i = 0; i < offers->len; i++)
    ((VtOffer *) offers->pdata[i])->priority = MIN ((gint64) i + 1, VT_OFFER_MAX_PRIORITY);
}
