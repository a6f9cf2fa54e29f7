/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of what an offer says beyond its fields. */

#include "studio-offer-edit.h"

#include "studio-offer-change.h"
#include "vt-compile.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

/* ---- any change ---- */

typedef struct
{
  StudioTermsChange change;
  gpointer          data;    /* (owned) */
  GDestroyNotify    destroy; /* (nullable) */
} TermsEdit;

static void
terms_edit_free (gpointer data)
{
  TermsEdit *edit = data;

  if (edit->destroy != NULL)
    edit->destroy (edit->data);
  g_free (edit);
}

static gboolean
change_terms (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const TermsEdit *edit = data;
  g_autoptr (JsonNode) terms = edit->change (offer->terms, edit->data, error);

  return terms != NULL && vt_offer_set_terms (offer, terms, error);
}

void
studio_offer_change_terms (StudioSession    *session,
                           const char       *id,
                           const char       *label,
                           StudioTermsChange change,
                           gpointer          data,
                           GDestroyNotify    destroy)
{
  TermsEdit *edit;

  g_return_if_fail (change != NULL);

  edit = g_new0 (TermsEdit, 1);
  edit->change = change;
  edit->data = data;
  edit->destroy = destroy;
  studio_offer_change (session, id, label, change_terms, edit, terms_edit_free);
}

/* ---- by path ---- */

typedef struct
{
  char     *path;  /* (owned) */
  JsonNode *value; /* (owned) (nullable) */
  guint     from;
  guint     to;
} PathEdit;

static PathEdit *
path_edit_new (const char *path, JsonNode *value, guint from, guint to)
{
  PathEdit *edit = g_new0 (PathEdit, 1);

  edit->path = g_strdup (path);
  edit->value = value;
  edit->from = from;
  edit->to = to;
  return edit;
}

static void
path_edit_free (gpointer data)
{
  PathEdit *edit = data;

  g_free (edit->path);
  g_clear_pointer (&edit->value, json_node_unref);
  g_free (edit);
}

static JsonNode *
run_set (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_path_set (terms, edit->path, edit->value, error);
}

void
studio_offer_set_term (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *value)
{
  studio_offer_change_terms (session, id, label, run_set, path_edit_new (path, value, 0, 0),
                             path_edit_free);
}

static JsonNode *
run_insert (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_path_insert (terms, edit->path, edit->to, edit->value, error);
}

void
studio_offer_insert_term (StudioSession *session,
                          const char    *id,
                          const char    *label,
                          const char    *path,
                          guint          position,
                          JsonNode      *value)
{
  studio_offer_change_terms (session, id, label, run_insert,
                             path_edit_new (path, value, 0, position), path_edit_free);
}

static JsonNode *
run_move (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_path_move (terms, edit->path, edit->from, edit->to, error);
}

void
studio_offer_move_term (StudioSession *session,
                        const char    *id,
                        const char    *label,
                        const char    *path,
                        guint          from,
                        guint          to)
{
  studio_offer_change_terms (session, id, label, run_move, path_edit_new (path, NULL, from, to),
                             path_edit_free);
}

static JsonNode *
run_list_add (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_list_add (terms, edit->path, edit->value, error);
}

void
studio_offer_add_element (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *element)
{
  studio_offer_change_terms (session, id, label, run_list_add, path_edit_new (path, element, 0, 0),
                             path_edit_free);
}

static JsonNode *
run_list_remove (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_list_remove (terms, edit->path, edit->value, error);
}

void
studio_offer_remove_element (
    StudioSession *session, const char *id, const char *label, const char *path, JsonNode *element)
{
  studio_offer_change_terms (session, id, label, run_list_remove,
                             path_edit_new (path, element, 0, 0), path_edit_free);
}

static JsonNode *
run_list_move (JsonNode *terms, gpointer data, GError **error)
{
  const PathEdit *edit = data;

  return vt_terms_list_move (terms, edit->path, edit->value, edit->to, error);
}

void
studio_offer_move_element (StudioSession *session,
                           const char    *id,
                           const char    *label,
                           const char    *path,
                           JsonNode      *element,
                           guint          to)
{
  studio_offer_change_terms (session, id, label, run_list_move,
                             path_edit_new (path, element, 0, to), path_edit_free);
}

void
studio_offer_set_date (StudioSession *session,
                       const char    *id,
                       const char    *name,
                       const char    *instant)
{
  g_autofree char *path = g_strconcat ("schedule/", name, NULL);

  studio_offer_set_term (session, id, _ ("Change Schedule"), path,
                         instant != NULL ? vt_terms_text_new (instant) : NULL);
}

/* ---- all terms, as text ---- */

typedef struct
{
  char      *id;   /* (owned) */
  char      *text; /* (owned) */
  VtCurrency currency;
} TextEdit;

static void
text_edit_free (gpointer data)
{
  TextEdit *edit = data;

  g_free (edit->id);
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

/* What only a later version can evaluate can be kept. */
static gboolean
is_acceptable (
    const VtOffer *offer, VtDatabase *database, const TextEdit *edit, VtJob *job, GError **error)
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
run_text (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const TextEdit *edit = data;
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
  g_autofree char *place = studio_offer_place (id);
  TextEdit        *edit = g_new0 (TextEdit, 1);

  edit->id = g_strdup (id);
  edit->text = g_strdup (text);
  edit->currency = *studio_session_get_currency (session);
  studio_session_edit (session, _ ("Edit Offer as Text"), place, run_text, edit, text_edit_free);
}
