/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mending what is wrong with an offer. */

#include "studio-offer-problems.h"

#include "studio-offer-change.h"

#include <glib/gi18n-lib.h>

/* A StudioOfferChange. */
static gboolean
change (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  VtOffer *mended = vt_fix_apply (data, offer, error);
  guint    position;

  if (mended == NULL)
    return FALSE;
  if (!g_ptr_array_find (offers, offer, &position))
    g_return_val_if_reached (FALSE);
  g_ptr_array_index (offers, position) = mended;
  vt_offer_free (offer);
  return TRUE;
}

static void
fix_destroy (gpointer data)
{
  vt_fix_free (data);
}

void
studio_offer_fix (StudioSession *session, const char *id, const char *key)
{
  GPtrArray *problems;
  g_autoptr (GError) error = NULL;
  const VtFix *fix;

  g_return_if_fail (STUDIO_IS_SESSION (session));
  g_return_if_fail (id != NULL && key != NULL);

  problems = studio_session_get_problems (session);
  fix = problems != NULL ? vt_problems_find_fix (problems, id, key, &error) : NULL;
  if (fix != NULL)
    studio_offer_change (session, id, fix->title, change, vt_fix_copy (fix), fix_destroy);
  else if (error != NULL)
    studio_session_fail (session, _ ("The Offer Could Not Be Mended"), error);
}
