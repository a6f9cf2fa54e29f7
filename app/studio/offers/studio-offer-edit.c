/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of one offer's name, texts, discount and state. */

#include "studio-offer-edit.h"

#include "studio-offer-change.h"

#include <glib/gi18n-lib.h>

/* ---- texts ---- */

static gboolean
change_name (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  g_free (offer->name);
  offer->name = g_strdup (data);
  return TRUE;
}

static gboolean
change_message (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  g_free (offer->message);
  offer->message = g_strdup (data);
  return TRUE;
}

static gboolean
change_note (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  g_free (offer->note);
  offer->note = g_strdup (data);
  return TRUE;
}

void
studio_offer_set_name (StudioSession *session, const char *id, const char *name)
{
  studio_offer_change (session, id, _ ("Rename Offer"), change_name, g_strstrip (g_strdup (name)),
                       g_free);
}

void
studio_offer_set_message (StudioSession *session, const char *id, const char *message)
{
  studio_offer_change (session, id, _ ("Change Message"), change_message,
                       g_strstrip (g_strdup (message)), g_free);
}

void
studio_offer_set_note (StudioSession *session, const char *id, const char *note)
{
  studio_offer_change (session, id, _ ("Change Note"), change_note, g_strdup (note), g_free);
}

/* ---- what they get ---- */

static gboolean
change_reward (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  offer->reward = *(const VtReward *) data;
  return TRUE;
}

void
studio_offer_set_reward (StudioSession *session, const char *id, const VtReward *reward)
{
  studio_offer_change (session, id, _ ("Change Discount"), change_reward,
                       g_memdup2 (reward, sizeof *reward), g_free);
}

/* ---- state ---- */

typedef struct
{
  char        *id; /* (owned) */
  VtOfferState state;
  VtCatalog   *catalog; /* (owned) (nullable): what the offer is checked against */
  VtCurrency   currency;
} StateEdit;

static void
state_edit_free (gpointer data)
{
  StateEdit *edit = data;

  g_free (edit->id);
  g_clear_pointer (&edit->catalog, vt_catalog_unref);
  g_free (edit);
}

/* (nullable): all that keeps the offer from being ready, in words. */
static char *
describe_errors (GPtrArray *problems, const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_ERROR && g_strcmp0 (problem->offer_id, id) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", problem->text);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Whether the offer may be ready as its campaign lets it be. */
static gboolean
check_ready (const StateEdit *edit, GPtrArray *offers, VtDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) effective = vt_offers_make_effective (offers, database, error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *why = NULL;

  if (effective == NULL)
    return FALSE;
  problems = vt_offers_check (effective, edit->catalog, &edit->currency);
  why = describe_errors (problems, edit->id);
  if (why == NULL)
    return TRUE;
  g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT, why);
  return FALSE;
}

/* A VtWorkspaceFunc. */
static gboolean
run_state_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const StateEdit *edit = data;
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
  offer->state = edit->state;
  if (edit->state == VT_OFFER_READY && edit->catalog != NULL &&
      !check_ready (edit, offers, database, error))
    return FALSE;
  return vt_offers_save (database, offer, error);
}

static const char *
label_of_state (VtOfferState state)
{
  switch (state)
    {
    case VT_OFFER_DRAFT:
      return _ ("Set to Draft");
    case VT_OFFER_READY:
      return _ ("Set to Ready");
    case VT_OFFER_PAUSED:
      return _ ("Pause Offer");
    }
  g_return_val_if_reached ("");
}

char *
studio_offer_set_state (StudioSession *session, const char *id, VtOfferState state)
{
  g_autofree char *why = NULL;
  g_autofree char *place = NULL;
  StateEdit       *edit;

  if (state == VT_OFFER_READY)
    why = describe_errors (studio_session_get_problems (session), id);
  if (why != NULL)
    return g_steal_pointer (&why);

  edit = g_new0 (StateEdit, 1);
  edit->id = g_strdup (id);
  edit->state = state;
  edit->currency = *studio_session_get_currency (session);
  if (studio_session_get_catalog (session) != NULL)
    edit->catalog = vt_catalog_ref (studio_session_get_catalog (session));
  place = studio_offer_place (id);
  studio_session_edit (session, label_of_state (state), place, run_state_edit, edit,
                       state_edit_free);
  return NULL;
}
