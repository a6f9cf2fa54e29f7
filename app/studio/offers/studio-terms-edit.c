/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of what an offer says beyond its fields, and offers that come as text. */

#include "studio-offer-edit.h"

#include "vt-compile.h"
#include "vt-offer-form.h"
#include "vt-offers-add.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char      *id;   /* (owned) */
  char      *name; /* (owned) (nullable): of a date */
  char      *text; /* (owned) (nullable) */
  VtCurrency currency;
} Edit;

static Edit *
edit_new (StudioSession *session, const char *id)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = g_strdup (id);
  edit->currency = *studio_session_get_currency (session);
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->id);
  g_free (edit->name);
  g_free (edit->text);
  g_free (edit);
}

/* (transfer full): the offer as it is stored by now. */
static VtOffer *
load_offer (VtDatabase *database, const char *id, GError **error)
{
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);
  const VtOffer *offer;

  if (offers == NULL)
    return NULL;
  offer = vt_offers_find (offers, id);
  if (offer != NULL)
    return vt_offer_copy (offer);
  g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer is gone"));
  return NULL;
}

/* ---- dates ---- */

/* The terms with that date in the schedule, which goes with its last member. */
static JsonNode *
make_terms_with_date (JsonObject *terms, const char *name, const char *instant)
{
  JsonObject *old = vt_terms_get_object (terms, "schedule");
  JsonNode   *changed = vt_terms_without (terms, (const char *const[]){"schedule", NULL});
  g_autoptr (JsonObject) none = json_object_new ();
  JsonNode *schedule =
      vt_terms_without (old != NULL ? old : none, (const char *const[]){name, NULL});

  if (instant != NULL)
    json_object_set_string_member (json_node_get_object (schedule), name, instant);
  if (json_object_get_size (json_node_get_object (schedule)) > 0)
    json_object_set_member (json_node_get_object (changed), "schedule", schedule);
  else
    json_node_unref (schedule);
  return changed;
}

/* A VtWorkspaceFunc. */
static gboolean
run_date (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (VtOffer) offer = load_offer (database, edit->id, error);
  g_autoptr (JsonNode) terms = NULL;

  if (offer == NULL)
    return FALSE;
  terms = make_terms_with_date (vt_offer_get_terms (offer), edit->name, edit->text);
  return vt_offer_set_terms (offer, terms, error) && vt_offers_save (database, offer, error);
}

void
studio_offer_set_date (StudioSession *session,
                       const char    *id,
                       const char    *name,
                       const char    *instant)
{
  g_autofree char *place = g_strconcat ("offers/", id, NULL);
  Edit            *edit = edit_new (session, id);

  edit->name = g_strdup (name);
  edit->text = g_strdup (instant);
  studio_session_edit (session, _ ("Change Schedule"), place, run_date, edit, edit_free);
}

/* ---- all terms ---- */

/* What only a later version can evaluate can be kept. */
static gboolean
is_acceptable (
    const VtOffer *offer, VtDatabase *database, const Edit *edit, VtJob *job, GError **error)
{
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);
  g_autoptr (GError) refusal = NULL;

  if (catalog == NULL)
    return FALSE;
  if (vt_offer_judge (offer, catalog, &edit->currency, &refusal) ||
      g_error_matches (refusal, VT_ERROR, VT_ERROR_TOO_NEW))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* A VtWorkspaceFunc. */
static gboolean
run_terms (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (VtOffer) offer = load_offer (database, edit->id, error);
  g_autoptr (JsonNode) terms = NULL;

  if (offer == NULL)
    return FALSE;
  terms = vt_terms_from_text (offer->kind, edit->text, error);
  return terms != NULL && vt_offer_set_terms (offer, terms, error) &&
         is_acceptable (offer, database, edit, job, error) &&
         vt_offers_save (database, offer, error);
}

void
studio_offer_set_terms (StudioSession *session, const char *id, const char *text)
{
  g_autofree char *place = g_strconcat ("offers/", id, NULL);
  Edit            *edit = edit_new (session, id);

  edit->text = g_strdup (text);
  studio_session_edit (session, _ ("Edit Offer as Text"), place, run_terms, edit, edit_free);
}

/* ---- offers as text ---- */

typedef struct
{
  GPtrArray *offers; /* (owned) */
  VtCurrency currency;
} Paste;

static void
paste_free (gpointer data)
{
  Paste *paste = data;

  g_ptr_array_unref (paste->offers);
  g_free (paste);
}

/* A VtWorkspaceFunc. */
static gboolean
run_paste (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Paste *paste = data;

  return vt_offers_add (database, paste->offers, &paste->currency, job, NULL, error);
}

void
studio_offers_paste (StudioSession *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);
  g_autofree char *place = NULL;
  Paste           *paste;

  if (offers == NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("No offers in the text: %s"), error->message);

      studio_session_say (session, words, NULL, NULL);
      return;
    }
  if (offers->len == 0)
    return;
  /* A copy of what may be there already, to be worked on. */
  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer *offer = offers->pdata[i];

      g_free (offer->id);
      offer->id = g_uuid_string_random ();
      offer->state = VT_OFFER_DRAFT;
      offer->priority = 0;
    }
  place = g_strconcat ("offers/", ((const VtOffer *) offers->pdata[0])->id, NULL);
  paste = g_new0 (Paste, 1);
  paste->offers = g_steal_pointer (&offers);
  paste->currency = *studio_session_get_currency (session);
  studio_session_edit (session, _ ("Paste Offers"), place, run_paste, paste, paste_free);
  studio_session_go (session, place);
}
