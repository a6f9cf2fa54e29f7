/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of the workspace as steps of undo, and undo itself. */

#include "studio-session-private.h"

#include "vt-author.h"
#include "vt-dismissed.h"

#include <glib/gi18n-lib.h>

static void
on_edited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioSession) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_edits--;
  if (vt_workspace_edit_finish (VT_WORKSPACE (source), result, &error))
    return;
  studio_session_fail (self, _ ("The Change Could Not Be Saved"), error);
  /* Whoever shows the change already is told that it is not so. */
  studio_session_load (self, STUDIO_PART_OFFERS);
}

void
studio_session_edit (StudioSession  *self,
                     const char     *label,
                     const char     *place,
                     VtWorkspaceFunc func,
                     gpointer        data,
                     GDestroyNotify  destroy)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && label != NULL && func != NULL);

  if (self->is_closed)
    {
      if (destroy != NULL)
        destroy (data);
      return;
    }
  self->n_edits++;
  vt_workspace_edit_async (self->workspace, label, place, func, data, destroy, NULL, on_edited,
                           g_object_ref (self));
}

gboolean
studio_session_is_behind (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  /* A change is told of before it is done. */
  return self->n_edits > 0 || self->parts_wanted != 0;
}

/* A VtWorkspaceFunc. */
static gboolean
save_offers (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray *offers = data;

  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

static char *
place_of_offer (const char *id)
{
  return g_strconcat ("offers/", id, NULL);
}

void
studio_session_save_offers (StudioSession *self, const char *label, GPtrArray *offers)
{
  g_autofree char *place = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self) && offers != NULL);

  if (offers->len == 0)
    return;
  place = place_of_offer (((const VtOffer *) offers->pdata[0])->id);
  studio_session_edit (self, label, place, save_offers, studio_session_copy_offers (offers),
                       (GDestroyNotify) g_ptr_array_unref);
}

void
studio_session_save_offer (StudioSession *self, const char *label, const VtOffer *offer)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  g_return_if_fail (offer != NULL);

  g_ptr_array_add (offers, (gpointer) offer);
  studio_session_save_offers (self, label, offers);
}

/* A VtWorkspaceFunc. */
static gboolean
remove_offer (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_remove (database, data, error);
}

void
studio_session_remove_offer (StudioSession *self, const char *label, const char *id)
{
  g_autofree char *place = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self) && id != NULL);

  place = place_of_offer (id);
  studio_session_edit (self, label, place, remove_offer, g_strdup (id), g_free);
}

/* A VtWorkspaceFunc. */
static gboolean
dismiss (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_dismissed_add (database, data, error);
}

void
studio_session_dismiss_suggestion (StudioSession *self, const char *key)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && key != NULL && *key != '\0');

  studio_session_edit (self, _ ("Dismiss Suggestion"), "offers", dismiss, g_strdup (key), g_free);
}

/* A VtWorkspaceFunc. */
static gboolean
save_scenario (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_scenarios_save (database, data, error);
}

void
studio_session_save_scenario (StudioSession *self, const char *label, const VtScenario *scenario)
{
  VtScenario *copy;

  g_return_if_fail (STUDIO_IS_SESSION (self) && scenario != NULL);

  copy = vt_scenario_new (scenario->name, scenario->cart);
  g_free (copy->id);
  copy->id = g_strdup (scenario->id);
  studio_session_edit (self, label, "preview", save_scenario, copy,
                       (GDestroyNotify) vt_scenario_free);
}

/* A VtWorkspaceFunc. */
static gboolean
remove_scenario (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_scenarios_remove (database, data, error);
}

void
studio_session_remove_scenario (StudioSession *self, const char *label, const char *id)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && id != NULL);

  studio_session_edit (self, label, "preview", remove_scenario, g_strdup (id), g_free);
}

/* A VtWorkspaceFunc. */
static gboolean
save_author (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_author_save (database, data, error);
}

void
studio_session_set_author (StudioSession *self, const char *name)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && name != NULL);

  if (!self->is_closed)
    vt_workspace_note_async (self->workspace, save_author, g_strdup (name), g_free, NULL, on_edited,
                             g_object_ref (self));
}

/* An offer under way into the workspace. */
typedef struct
{
  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) */
} NewOffer;

static void
on_offer_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree NewOffer *made = user_data;
  g_autoptr (StudioSession) self = made->session;
  g_autofree char *place = NULL;
  g_autofree char *id = made->id;
  g_autoptr (GError) error = NULL;

  if (!vt_workspace_edit_finish (VT_WORKSPACE (source), result, &error))
    {
      studio_session_fail (self, _ ("The Offer Could Not Be Made"), error);
      return;
    }
  if (self->is_closed)
    return;
  place = place_of_offer (id);
  studio_session_go (self, place);
}

/* Saves a draft below all others, under a name that no other has, and goes there. Takes @offer. */
static void
make_offer (StudioSession *self, const char *label, VtOffer *offer)
{
  char            *name = vt_offers_free_name (self->offers, offer->name);
  GPtrArray       *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  NewOffer        *made = g_new0 (NewOffer, 1);
  g_autofree char *place = place_of_offer (offer->id);

  g_free (offer->name);
  offer->name = name;
  offer->priority = 1;
  for (guint i = 0; i < self->offers->len; i++)
    {
      const VtOffer *other = self->offers->pdata[i];

      offer->priority = MAX (offer->priority, other->priority + 1);
    }
  offer->priority = MIN (offer->priority, VT_OFFER_MAX_PRIORITY);
  made->session = g_object_ref (self);
  made->id = g_strdup (offer->id);
  g_ptr_array_add (offers, offer);
  vt_workspace_edit_async (self->workspace, label, place, save_offers, offers,
                           (GDestroyNotify) g_ptr_array_unref, NULL, on_offer_made, made);
}

void
studio_session_make_bundle (StudioSession *self, const guint32 *products, guint n_products)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && n_products >= 2);

  if (self->catalog == NULL || self->offers == NULL || self->is_closed)
    return;
  make_offer (self, _ ("Make Bundle"),
              vt_offer_from_products (self->catalog, products, n_products, self->pairs));
}

void
studio_session_accept_suggestion (StudioSession *self, const char *key)
{
  const VtSuggestion *suggestion;

  g_return_if_fail (STUDIO_IS_SESSION (self) && key != NULL);

  suggestion = vt_suggestions_find_key (self->suggestions, key);
  if (suggestion == NULL || self->offers == NULL || self->is_closed)
    return;
  /* Under an id of its own, so that one taken, undone and taken again is another. */
  make_offer (self, _ ("Take Suggestion"),
              vt_offer_duplicate (suggestion->draft, suggestion->draft->name));
}

void
studio_session_refresh_undo (StudioSession *self)
{
  g_auto (VtUndoState) old = self->undo;

  vt_workspace_get_undo_state (self->workspace, &self->undo);
  if (g_strcmp0 (old.undo_label, self->undo.undo_label) != 0)
    studio_session_notify_prop (self, STUDIO_SESSION_UNDO_LABEL);
  if (g_strcmp0 (old.redo_label, self->undo.redo_label) != 0)
    studio_session_notify_prop (self, STUDIO_SESSION_REDO_LABEL);
}

const char *
studio_session_get_undo_label (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->undo.undo_label;
}

const char *
studio_session_get_redo_label (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->undo.redo_label;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = vt_workspace_undo_finish (VT_WORKSPACE (source), result, &error);

  if (error != NULL)
    studio_session_fail (self, _ ("The Step Could Not Be Taken Back"), error);
  else if (place != NULL && !self->is_closed)
    studio_session_go (self, place);
}

void
studio_session_undo (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (self->undo.undo_label != NULL && !self->is_closed)
    vt_workspace_undo_async (self->workspace, on_undone, g_object_ref (self));
}

void
studio_session_redo (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (self->undo.redo_label != NULL && !self->is_closed)
    vt_workspace_redo_async (self->workspace, on_undone, g_object_ref (self));
}
