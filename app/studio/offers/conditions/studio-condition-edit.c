/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's conditions, each a named step of undo. */

#include "studio-condition-edit.h"

#include "studio-offer-edit.h"
#include "vt-condition.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char     *path;      /* (owned) */
  char     *member;    /* (owned) (nullable) */
  JsonNode *condition; /* (owned) (nullable) */
  gboolean  is_negated;
} Edit;

static Edit *
edit_new (const char *path)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->path = g_strdup (path);
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->path);
  g_free (edit->member);
  g_clear_pointer (&edit->condition, json_node_unref);
  g_free (edit);
}

static JsonNode *
run_add (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_condition_add (terms, edit->path, edit->condition, error);
}

void
studio_condition_add (StudioSession *session, const char *id, const char *path, const char *member)
{
  JsonNode *condition = vt_condition_new (member, studio_session_get_currency (session));
  Edit     *edit;

  if (condition == NULL)
    return;
  edit = edit_new (path);
  edit->condition = condition;
  studio_offer_change_terms (session, id, _ ("Add Condition"), run_add, edit, edit_free);
}

static JsonNode *
run_remove (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_condition_remove (terms, edit->path, error);
}

void
studio_condition_remove (StudioSession *session, const char *id, const char *path)
{
  studio_offer_change_terms (session, id, _ ("Remove Condition"), run_remove, edit_new (path),
                             edit_free);
}

static JsonNode *
run_negate (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_condition_negate (terms, edit->path, error);
}

void
studio_condition_negate (StudioSession *session, const char *id, const char *path)
{
  studio_offer_change_terms (session, id, _ ("Change Condition"), run_negate, edit_new (path),
                             edit_free);
}

static JsonNode *
run_regroup (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_condition_regroup (terms, edit->path, edit->member, edit->is_negated, error);
}

void
studio_condition_regroup (StudioSession *session,
                          const char    *id,
                          const char    *path,
                          const char    *member,
                          gboolean       is_negated)
{
  Edit *edit = edit_new (path);

  edit->member = g_strdup (member);
  edit->is_negated = is_negated;
  studio_offer_change_terms (session, id, _ ("Change Condition"), run_regroup, edit, edit_free);
}
