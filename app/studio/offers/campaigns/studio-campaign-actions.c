/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to campaigns from anywhere: buttons, keys, automation. */

#include "studio-actions.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-row.h"
#include "studio-campaign-scope.h"
#include "studio-campaigns-view.h"
#include "studio-shift-button.h"
#include "vt-campaign-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A new campaign is of so many days, from today on. */
#define N_DAYS_NEW 7

/* (nullable): the campaign looked at. */
static const VtCampaign *
find_current (StudioSession *session)
{
  return studio_session_find_campaign (session, studio_session_get_campaign_id (session));
}

/* As places and edits name it; "" while there is none, as then the actions are disabled. */
static const char *
current (StudioSession *session)
{
  const VtCampaign *campaign = find_current (session);

  return campaign != NULL ? studio_campaign_get_key (campaign) : "";
}

static const char *
text_of (GVariant *parameter)
{
  return g_variant_get_string (parameter, NULL);
}

static void
select_campaign (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char       *meant = text_of (parameter);
  const VtCampaign *campaign = studio_session_find_campaign (session, meant);

  if (*meant == '\0')
    studio_session_set_campaign_id (session, NULL);
  else if (campaign != NULL)
    studio_session_set_campaign_id (session, studio_campaign_get_key (campaign));
  else
    studio_session_say (session, _ ("There is no such campaign"), NULL, NULL);
}

static VtSpan
make_span_from_today (StudioSession *session)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (session);
  gint64 today = vt_local_day (zone, g_get_real_time ());

  return (VtSpan){vt_local_day_start (zone, today), vt_local_day_start (zone, today + N_DAYS_NEW)};
}

static void
new_campaign (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_campaign_create (session, _ ("New Campaign"), make_span_from_today (session));
}

static void
new_campaign_named (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (parameter)));

  if (*name != '\0')
    studio_campaign_create (session, name, make_span_from_today (session));
}

static void
set_name (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_campaign_rename (session, current (session), text_of (parameter));
}

static void
set_note (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_campaign_set_note (session, current (session), text_of (parameter));
}

static void
set_dates (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (session);
  VtSpan      span = VT_SPAN_ALWAYS;
  const char *first;
  const char *last;

  g_variant_get (parameter, "(&s&s)", &first, &last);
  if (!vt_span_set_first_typed (&span, zone, first) || !vt_span_set_last_typed (&span, zone, last))
    studio_session_say (session, _ ("Write a day as 2025-11-24, or 2025-11-24 18:30"), NULL, NULL);
  else
    studio_campaign_set_span (session, current (session), span);
}

/* Asking for it; the action's own state follows once the campaign has it. */
static void
set_paused (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_campaign_set_paused (session, current (session), g_variant_get_boolean (parameter));
}

/* A state without a parameter is toggled. */
static void
toggle_paused (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const VtCampaign *campaign = find_current (session);

  if (campaign != NULL)
    studio_campaign_set_paused (session, current (session), !campaign->is_paused);
}

static void
set_colour (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  guint colour = g_variant_get_uint32 (parameter);

  if (colour < VT_CAMPAIGN_N_COLOURS)
    studio_campaign_set_colour (session, current (session), colour);
}

static gboolean
read_shift (GVariant *parameter, VtShift *ret_shift)
{
  const char *unit;
  gint32      n;

  g_variant_get (parameter, "(i&s)", &n, &unit);
  return studio_shift_from_words (n, unit, ret_shift);
}

static void
shift (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtShift by;

  if (read_shift (parameter, &by) && !vt_shift_is_none (by))
    studio_campaign_shift (session, current (session), by);
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtShift by;

  if (read_shift (parameter, &by))
    studio_campaign_duplicate (session, current (session), by);
}

/* ---- offers ---- */

static void
add_offers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  studio_campaign_take_offers (session, current (session), ids);
}

static void
remove_offers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  studio_campaign_take_offers (session, NULL, ids);
}

/* ---- deleting ---- */

static void
delete_with (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *what = text_of (parameter);

  if (g_str_equal (what, "keep"))
    studio_campaign_delete (session, current (session), VT_CAMPAIGN_KEEP_OFFERS);
  else if (g_str_equal (what, "delete"))
    studio_campaign_delete (session, current (session), VT_CAMPAIGN_DELETE_OFFERS);
}

typedef struct
{
  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

static void
on_answered (AdwMessageDialog *dialog, const char *answer, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (answer, "keep"))
    studio_campaign_delete (question->session, question->id, VT_CAMPAIGN_KEEP_OFFERS);
  else if (g_str_equal (answer, "delete"))
    studio_campaign_delete (question->session, question->id, VT_CAMPAIGN_DELETE_OFFERS);
}

static void
ask_about_offers (StudioSession *session, const VtCampaign *campaign, guint n)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *parent = application != NULL ? gtk_application_get_active_window (application) : NULL;
  g_autofree char *name = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), name);
  g_autofree char *body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "It has %u offer, which can be kept without a campaign.",
                   "It has %u offers, which can be kept without a campaign.", n),
      n);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Question  *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->id = g_strdup (studio_campaign_get_key (campaign));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete Offers Too"), "keep", _ ("_Keep Offers"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void delete (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const VtCampaign *campaign = find_current (session);
  guint             n;

  if (campaign == NULL)
    return;
  n = vt_campaign_count_offers (campaign, studio_session_get_offers (session), NULL);
  if (n == 0)
    studio_campaign_delete (session, current (session), VT_CAMPAIGN_KEEP_OFFERS);
  else
    ask_about_offers (session, campaign, n);
}

/* ---- following ---- */

static void
set_state (GActionMap *actions, const char *name, GVariant *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (actions, studio_action_bare_name (name))),
      state);
}

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  static const char *const of_a_campaign[] = {
      STUDIO_ACTION_CAMPAIGN_SET_NAME,  STUDIO_ACTION_CAMPAIGN_SET_NOTE,
      STUDIO_ACTION_CAMPAIGN_SET_DATES, STUDIO_ACTION_CAMPAIGN_PAUSED,
      STUDIO_ACTION_CAMPAIGN_COLOUR,    STUDIO_ACTION_CAMPAIGN_SHIFT,
      STUDIO_ACTION_CAMPAIGN_COPY,      STUDIO_ACTION_CAMPAIGN_ADD_OFFERS,
      STUDIO_ACTION_CAMPAIGN_DELETE,    STUDIO_ACTION_CAMPAIGN_DELETE_WITH};
  const VtCampaign *campaign = find_current (session);

  for (guint i = 0; i < G_N_ELEMENTS (of_a_campaign); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     data, studio_action_bare_name (of_a_campaign[i]))),
                                 campaign != NULL);
  set_state (data, STUDIO_ACTION_SELECT_CAMPAIGN,
             g_variant_new_string (campaign != NULL ? studio_campaign_get_key (campaign) : ""));
  set_state (data, STUDIO_ACTION_CAMPAIGN_PAUSED,
             g_variant_new_boolean (campaign != NULL && campaign->is_paused));
  set_state (data, STUDIO_ACTION_CAMPAIGN_COLOUR,
             g_variant_new_uint32 (campaign != NULL && vt_campaign_has_document (campaign)
                                       ? campaign->colour
                                       : G_MAXUINT32));
}

void
studio_campaigns_view_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"select-campaign", select_campaign, "s", "''", select_campaign, {0}},
      {.name = "new-campaign", .activate = new_campaign},
      {.name = "new-campaign-named", .activate = new_campaign_named, .parameter_type = "s"},
      {.name = "campaign-set-name", .activate = set_name, .parameter_type = "s"},
      {.name = "campaign-set-note", .activate = set_note, .parameter_type = "s"},
      {.name = "campaign-set-dates", .activate = set_dates, .parameter_type = "(ss)"},
      {"campaign-paused", toggle_paused, NULL, "false", set_paused, {0}},
      {"campaign-colour", set_colour, "u", "uint32 0", set_colour, {0}},
      {.name = "campaign-shift", .activate = shift, .parameter_type = "(is)"},
      {.name = "campaign-copy", .activate = copy, .parameter_type = "(is)"},
      {.name = "campaign-add-offers", .activate = add_offers, .parameter_type = "as"},
      {.name = "campaign-remove-offers", .activate = remove_offers, .parameter_type = "as"},
      {.name = "campaign-delete", .activate = delete},
      {.name = "campaign-delete-with", .activate = delete_with, .parameter_type = "s"},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::campaign-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
  studio_campaign_scope_add_actions (actions, session);
}
