/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of segments, each a named step of undo. */

#include "studio-segment-edit.h"

#include "vt-audience.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct _Edit Edit;

/* Changes @segment; runs in the writing thread. */
typedef gboolean (*Change) (VtSegment *segment, const Edit *edit, GError **error);

struct _Edit
{
  Change         change;
  char          *id;   /* (owned) */
  char          *text; /* (owned) (nullable) */
  char          *path; /* (owned) (nullable) */
  VtSegmentRule *rule; /* (owned) (nullable) */
  int            number;
};

static Edit *
edit_new (const char *id, Change change)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = g_strdup (id);
  edit->change = change;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->id);
  g_free (edit->text);
  g_free (edit->path);
  vt_segment_rule_free (edit->rule);
  g_free (edit);
}

static char *
place_of (const char *id)
{
  return g_strconcat ("offers/segments/", id, NULL);
}

/* A copy of the one that is stored, or %NULL with %VT_ERROR_NOT_FOUND. */
static VtSegment *
load_segment (VtDatabase *database, const char *id, GError **error)
{
  g_autoptr (GPtrArray) segments = vt_segments_load (database, error);
  const VtSegment *found;

  if (segments == NULL)
    return NULL;
  found = vt_segments_find (segments, id);
  if (found == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The segment is gone"));
      return NULL;
    }
  return vt_segment_copy (found);
}

/* A VtWorkspaceFunc. */
static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (VtSegment) segment = load_segment (database, edit->id, error);

  return segment != NULL && edit->change (segment, edit, error) &&
         vt_segments_save (database, segment, error);
}

/* Takes @edit. */
static void
submit (StudioSession *session, const char *label, Edit *edit)
{
  g_autofree char *place = place_of (edit->id);

  studio_session_edit (session, label, place, run_edit, edit, edit_free);
}

/* ---- name, note, key ---- */

static void
replace_text (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

static gboolean
change_name (VtSegment *segment, const Edit *edit, GError **error)
{
  replace_text (&segment->name, edit->text);
  return TRUE;
}

void
studio_segment_set_name (StudioSession *session, const char *id, const char *name)
{
  Edit *edit = edit_new (id, change_name);

  edit->text = g_strstrip (g_strdup (name));
  submit (session, _ ("Rename Segment"), edit);
}

static gboolean
change_note (VtSegment *segment, const Edit *edit, GError **error)
{
  replace_text (&segment->note, edit->text);
  return TRUE;
}

void
studio_segment_set_note (StudioSession *session, const char *id, const char *note)
{
  Edit *edit = edit_new (id, change_note);

  edit->text = g_strdup (note);
  submit (session, _ ("Change Note"), edit);
}

static gboolean
rename_in_offers (VtDatabase *database, const char *old, const char *key, GError **error)
{
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);

  if (offers == NULL)
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    if (vt_offer_rename_segment (offers->pdata[i], old, key) &&
        !vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A VtWorkspaceFunc. */
static gboolean
run_key (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (VtSegment) segment = load_segment (database, edit->id, error);
  g_autofree char *old = NULL;

  if (segment == NULL)
    return FALSE;
  old = g_strdup (segment->key);
  replace_text (&segment->key, edit->text);
  return vt_segments_save (database, segment, error) &&
         rename_in_offers (database, old, edit->text, error);
}

void
studio_segment_set_key (StudioSession *session, const char *id, const char *key)
{
  Edit            *edit = edit_new (id, NULL);
  g_autofree char *place = place_of (id);

  edit->text = g_strdup (key);
  studio_session_edit (session, _ ("Change Key"), place, run_key, edit, edit_free);
}

/* ---- the rule ---- */

/* A condition takes the place of one of its type, and a group that of a group: what else stands
 * there came since. */
static gboolean
change_part (VtSegment *segment, const Edit *edit, GError **error)
{
  const VtSegmentRule *found = vt_segment_rule_find (segment->rule, edit->path);

  if (found != NULL && vt_segment_rule_is_group (found) == vt_segment_rule_is_group (edit->rule) &&
      (vt_segment_rule_is_group (found) || found->type == edit->rule->type))
    return vt_segment_rule_replace (segment->rule, edit->path, vt_segment_rule_copy (edit->rule),
                                    error);
  g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND,
                       _ ("The condition is gone, or stands somewhere else by now"));
  return FALSE;
}

void
studio_segment_set_part (StudioSession       *session,
                         const char          *id,
                         const char          *path,
                         const VtSegmentRule *part)
{
  Edit *edit = edit_new (id, change_part);

  edit->path = g_strdup (path);
  edit->rule = vt_segment_rule_copy (part);
  submit (session, _ ("Change Condition"), edit);
}

static gboolean
change_rule (VtSegment *segment, const Edit *edit, GError **error)
{
  return vt_segment_rule_replace (segment->rule, "", vt_segment_rule_copy (edit->rule), error);
}

void
studio_segment_set_rule (StudioSession *session, const char *id, const VtSegmentRule *rule)
{
  Edit *edit = edit_new (id, change_rule);

  edit->rule = vt_segment_rule_copy (rule);
  submit (session, _ ("Change Rule"), edit);
}

static gboolean
change_add (VtSegment *segment, const Edit *edit, GError **error)
{
  return vt_segment_rule_insert (segment->rule, edit->path, (guint) edit->number,
                                 vt_segment_rule_copy (edit->rule), error);
}

void
studio_segment_add_part (StudioSession       *session,
                         const char          *id,
                         const char          *path,
                         guint                position,
                         const VtSegmentRule *part)
{
  Edit *edit = edit_new (id, change_add);

  edit->path = g_strdup (path);
  edit->number = (int) MIN (position, VT_SEGMENT_MAX_PARTS);
  edit->rule = vt_segment_rule_copy (part);
  submit (session, vt_segment_rule_is_group (part) ? _ ("Add Group") : _ ("Add Condition"), edit);
}

static gboolean
change_remove (VtSegment *segment, const Edit *edit, GError **error)
{
  return vt_segment_rule_remove (segment->rule, edit->path, error);
}

void
studio_segment_remove_part (StudioSession *session, const char *id, const char *path)
{
  Edit *edit = edit_new (id, change_remove);

  edit->path = g_strdup (path);
  submit (session, _ ("Remove Condition"), edit);
}

static gboolean
change_place (VtSegment *segment, const Edit *edit, GError **error)
{
  return vt_segment_rule_move (segment->rule, edit->path, edit->number, error);
}

void
studio_segment_move_part (StudioSession *session, const char *id, const char *path, int by)
{
  Edit *edit = edit_new (id, change_place);

  edit->path = g_strdup (path);
  edit->number = by;
  submit (session, _ ("Move Condition"), edit);
}

/* ---- whole segments ---- */

/* A VtWorkspaceFunc: @data is a segment, whose key and name get a number if they are taken. */
static gboolean
run_addition (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  VtSegment *segment = data;
  g_autoptr (GPtrArray) segments = vt_segments_load (database, error);
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;

  if (segments == NULL)
    return FALSE;
  key = vt_segments_free_key (segments, segment->key);
  name = vt_segments_free_name (segments, segment->name);
  replace_text (&segment->key, key);
  replace_text (&segment->name, name);
  return vt_segments_save (database, segment, error);
}

/* Takes @segment. */
static void
add (StudioSession *session, const char *label, VtSegment *segment)
{
  g_autofree char *place = place_of (segment->id);

  studio_session_edit (session, label, place, run_addition, segment,
                       (GDestroyNotify) vt_segment_free);
  studio_session_go (session, place);
}

void
studio_segment_create (StudioSession *session, const char *name)
{
  g_autofree char *key = vt_segment_key_from_name (name);

  add (session, _ ("New Segment"), vt_segment_new (key, name));
}

void
studio_segment_duplicate (StudioSession *session, const char *id)
{
  const VtSegment *segment = studio_session_find_segment (session, id);

  if (segment != NULL)
    add (session, _ ("Duplicate Segment"),
         vt_segment_duplicate (segment, segment->key, segment->name));
}

void
studio_segment_add_preset (StudioSession *session, const VtPreset *preset)
{
  add (session, _ ("Add Segment"),
       vt_segment_duplicate (preset->segment, preset->segment->key, preset->segment->name));
}

void
studio_segment_create_list (StudioSession *session, const char *name, const char *const *keys)
{
  g_autofree char *key = vt_segment_key_from_name (name);
  VtSegment       *segment = vt_segment_new (key, name);
  VtSegmentRule   *list = vt_segment_rule_new (VT_SEGMENT_LIST);

  replace_text (&list->name, name);
  vt_segment_rule_set_values (list, keys);
  vt_segment_rule_add (segment->rule, list);
  add (session, _ ("Add Segment"), segment);
}

/* A VtWorkspaceFunc. */
static gboolean
run_removal (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_segments_remove (database, data, error);
}

/* Whoever takes its place in the list is looked at next. */
static const char *
find_neighbour (StudioSession *session, const VtSegment *segment)
{
  GPtrArray *segments = studio_session_get_segments (session);
  guint      position;

  if (!g_ptr_array_find (segments, segment, &position) || segments->len < 2)
    return NULL;
  position = position + 1 < segments->len ? position + 1 : position - 1;
  return ((const VtSegment *) segments->pdata[position])->id;
}

static guint
count_offers (StudioSession *session, const VtSegment *segment)
{
  GPtrArray *offers = studio_session_get_offers (session);
  guint      n = 0;

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    n += vt_offer_names_segment (offers->pdata[i], segment->key);
  return n;
}

void
studio_segment_delete (StudioSession *session, const char *id)
{
  const VtSegment *segment = studio_session_find_segment (session, id);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *next = NULL;
  g_autofree char *place = NULL;
  guint            n_offers;

  if (segment == NULL)
    return;
  name = vt_words_title (segment->name, VT_WORDS_TITLE_MAX);
  n_offers = count_offers (session, segment);
  text = n_offers == 0
             ? g_strdup_printf (_ ("“%s” deleted"), name)
             : g_strdup_printf (ngettext ("“%s” deleted; %u offer still names it",
                                          "“%s” deleted; %u offers still name it", n_offers),
                                name, n_offers);
  next = g_strdup (find_neighbour (session, segment));
  place = place_of (id);
  studio_session_edit (session, _ ("Delete Segment"), place, run_removal, g_strdup (id), g_free);
  if (g_strcmp0 (studio_session_get_segment_id (session), id) == 0)
    studio_session_set_segment_id (session, next);
  studio_session_say (session, text, _ ("Undo"), "win.undo");
}

/* ---- the reference day ---- */

/* A VtWorkspaceFunc. */
static gboolean
run_day (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_reference_day_save (database, *(const gint32 *) data, error);
}

void
studio_session_set_reference_day (StudioSession *session, gint32 day)
{
  studio_session_edit (session, _ ("Change Reference Day"), "offers/segments/", run_day,
                       g_memdup2 (&day, sizeof day), g_free);
}
