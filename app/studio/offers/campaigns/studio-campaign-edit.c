/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of campaigns, each a named step of undo. */

#include "studio-campaign-edit.h"

#include "vt-words.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>

typedef struct _Edit Edit;

/* Runs in the writing thread. */
typedef gboolean (*Change) (VtDatabase *database, const Edit *edit, GError **error);

struct _Edit
{
  Change           change;
  char            *campaign; /* (owned) (nullable) */
  char            *text;     /* (owned) (nullable) */
  GStrv            ids;      /* (owned) (nullable) */
  VtCampaign      *made;     /* (owned) (nullable): what the edit makes */
  GTimeZone       *zone;     /* (owned) (nullable) */
  VtSpan           span;
  VtShift          shift;
  VtCampaignOffers offers;
  VtTimelinePart   part;
  gboolean         is_paused;
  guint            colour;
};

static Edit *
edit_new (const char *campaign, Change change)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->campaign = g_strdup (campaign);
  edit->change = change;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->campaign);
  g_free (edit->text);
  g_strfreev (edit->ids);
  g_clear_pointer (&edit->made, vt_campaign_free);
  g_clear_pointer (&edit->zone, g_time_zone_unref);
  g_free (edit);
}

/* A VtWorkspaceFunc. */
static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;

  return edit->change (database, edit, error);
}

static char *
place_of (const char *campaign)
{
  return g_strconcat ("offers/campaigns/", campaign, NULL);
}

/* Takes @edit. */
static void
submit (StudioSession *session, const char *label, Edit *edit)
{
  g_autofree char *place = place_of (edit->campaign);

  studio_session_edit (session, label, place, run_edit, edit, edit_free);
}

/* Takes @edit, and goes to the campaign that it makes. */
static void
submit_new (StudioSession *session, const char *label, Edit *edit)
{
  g_autofree char *place = place_of (edit->made->id);

  studio_session_edit (session, label, place, run_edit, edit, edit_free);
  studio_session_go (session, place);
}

GTimeZone *
studio_session_dup_zone (StudioSession *session)
{
  VtCatalog *catalog = studio_session_get_catalog (session);

  return vt_local_zone (catalog != NULL ? vt_catalog_get_time_zone (catalog) : VT_ZONE_UTC);
}

/* ---- one campaign ---- */

static gboolean
change_make (VtDatabase *database, const Edit *edit, GError **error)
{
  g_auto (VtOfferSet) set = {NULL, NULL, NULL};
  char *name;

  if (!vt_offer_set_load (&set, database, error))
    return FALSE;
  name = vt_campaigns_free_name (set.campaigns, edit->made->name);
  g_free (edit->made->name);
  edit->made->name = name;
  edit->made->colour = vt_campaigns_free_colour (set.campaigns);
  return vt_campaigns_save (database, edit->made, error);
}

void
studio_campaign_create (StudioSession *session, const char *name, VtSpan span)
{
  Edit *edit = edit_new (NULL, change_make);

  edit->made = vt_campaign_new (name);
  edit->made->span = span;
  submit_new (session, _ ("New Campaign"), edit);
}

static gboolean
change_name (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_rename (database, edit->campaign, edit->text, error);
}

void
studio_campaign_rename (StudioSession *session, const char *campaign, const char *name)
{
  const VtCampaign *found = studio_session_find_campaign (session, campaign);
  Edit             *edit = edit_new (campaign, change_name);

  edit->text = g_strstrip (g_strdup (name));
  /* What is only a name is looked at by its name, which is about to be another. */
  if (found != NULL && !vt_campaign_has_document (found) && *edit->text != '\0' &&
      g_strcmp0 (studio_session_get_campaign_id (session), found->name) == 0 &&
      studio_session_find_campaign (session, edit->text) == NULL)
    studio_session_set_campaign_id (session, edit->text);
  submit (session, _ ("Rename Campaign"), edit);
}

static gboolean
change_span (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_set_span (database, edit->campaign, edit->span, error);
}

void
studio_campaign_set_span (StudioSession *session, const char *campaign, VtSpan span)
{
  Edit *edit = edit_new (campaign, change_span);

  edit->span = span;
  submit (session, _ ("Change Campaign Dates"), edit);
}

static gboolean
change_paused (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_set_paused (database, edit->campaign, edit->is_paused, error);
}

void
studio_campaign_set_paused (StudioSession *session, const char *campaign, gboolean is_paused)
{
  Edit *edit = edit_new (campaign, change_paused);

  edit->is_paused = is_paused;
  submit (session, is_paused ? _ ("Pause Campaign") : _ ("Resume Campaign"), edit);
}

static gboolean
change_note (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_set_note (database, edit->campaign, edit->text, error);
}

void
studio_campaign_set_note (StudioSession *session, const char *campaign, const char *note)
{
  Edit *edit = edit_new (campaign, change_note);

  edit->text = g_strdup (note);
  submit (session, _ ("Change Note"), edit);
}

static gboolean
change_colour (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_set_colour (database, edit->campaign, edit->colour, error);
}

void
studio_campaign_set_colour (StudioSession *session, const char *campaign, guint colour)
{
  Edit *edit = edit_new (campaign, change_colour);

  edit->colour = colour;
  submit (session, _ ("Change Colour"), edit);
}

static gboolean
change_end (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_stretch (database, edit->campaign, edit->part, edit->shift.n_days, edit->zone,
                              error);
}

void
studio_campaign_stretch (StudioSession *session,
                         const char    *campaign,
                         VtTimelinePart part,
                         gint64         n_days)
{
  Edit *edit = edit_new (campaign, change_end);

  edit->part = part;
  edit->shift.n_days = n_days;
  edit->zone = studio_session_dup_zone (session);
  submit (session, _ ("Change Campaign Dates"), edit);
}

/* ---- with its offers ---- */

static gboolean
change_dates (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_shift (database, edit->campaign, edit->shift, edit->zone, error);
}

void
studio_campaign_shift (StudioSession *session, const char *campaign, VtShift shift)
{
  Edit *edit = edit_new (campaign, change_dates);

  edit->shift = shift;
  edit->zone = studio_session_dup_zone (session);
  submit (session, _ ("Shift Campaign"), edit);
}

static gboolean
change_duplicate (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_duplicate (database, edit->campaign, edit->made, edit->shift, edit->zone,
                                error);
}

void
studio_campaign_duplicate (StudioSession *session, const char *campaign, VtShift shift)
{
  const VtCampaign *found = studio_session_find_campaign (session, campaign);
  Edit             *edit;

  if (found == NULL)
    return;
  edit = edit_new (campaign, change_duplicate);
  edit->made = vt_campaign_new (found->name);
  edit->shift = shift;
  edit->zone = studio_session_dup_zone (session);
  submit_new (session, _ ("Copy Campaign"), edit);
}

static gboolean
change_delete (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_delete (database, edit->campaign, edit->offers, error);
}

void
studio_campaign_delete (StudioSession *session, const char *campaign, VtCampaignOffers offers)
{
  const VtCampaign *found = studio_session_find_campaign (session, campaign);
  g_autofree char  *name = NULL;
  g_autofree char  *text = NULL;
  Edit             *edit;

  if (found == NULL)
    return;
  name = vt_words_title (found->name, VT_WORDS_TITLE_MAX);
  text = g_strdup_printf (_ ("“%s” deleted"), name);
  edit = edit_new (campaign, change_delete);
  edit->offers = offers;
  submit (session, _ ("Delete Campaign"), edit);
  studio_session_say (session, text, _ ("Undo"), "win.undo");
}

static gboolean
change_members (VtDatabase *database, const Edit *edit, GError **error)
{
  return vt_campaign_take_offers (database, edit->campaign, (const char *const *) edit->ids, error);
}

void
studio_campaign_take_offers (StudioSession *session, const char *campaign, const char *const *ids)
{
  Edit *edit;

  if (ids[0] == NULL)
    return;
  edit = edit_new (campaign, change_members);
  edit->ids = g_strdupv ((char **) ids);
  /* Undo stays where it is asked for: at the offers or at the campaign. */
  studio_session_edit (session,
                       campaign != NULL ? _ ("Add to Campaign") : _ ("Take out of Campaign"),
                       "offers", run_edit, edit, edit_free);
}
