/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli campaigns set, add, take-out, copy, shift, pause, resume, delete: each one step of
 * undo. */

#include "cli-campaigns.h"
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>

#define DAYS_OF_A_WEEK 7

/* What is to be done; what a command does not need is %NULL or 0. */
typedef struct
{
  CliCampaigns campaigns; /* (owned) */
  const char  *name;      /* (unowned): the campaign as it was named */
  GPtrArray   *ids;       /* (owned) (nullable) (element-type utf8): offers, ended by %NULL */
  VtCampaign  *copy;      /* (owned) (nullable) */
  VtShift      shift;
  gboolean     is_paused;
  gboolean     has_offers_deleted;

  /* Options of set. */
  char *new_name;
  char *first;
  char *last;
  char *note;
  int   colour;
} Work;

static void
work_clear (Work *work)
{
  cli_campaigns_clear (&work->campaigns);
  g_clear_pointer (&work->ids, g_ptr_array_unref);
  g_clear_pointer (&work->copy, vt_campaign_free);
  g_clear_pointer (&work->new_name, g_free);
  g_clear_pointer (&work->first, g_free);
  g_clear_pointer (&work->last, g_free);
  g_clear_pointer (&work->note, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
edit (Work *work, CliCall *call, const char *label, VtWorkspaceFunc func, GError **error)
{
  return vt_workspace_edit (work->campaigns.workspace, label, "offers/campaigns", func, work,
                            call->job, error);
}

/* Shows what has become of the campaign of that id or name. */
static gboolean
finish (Work *work, CliCall *call, const char *meant, GError **error)
{
  const VtCampaign *campaign;

  if (!cli_campaigns_reload (&work->campaigns, call, error))
    return FALSE;
  campaign = cli_campaigns_find (&work->campaigns, meant, error);
  if (campaign == NULL)
    return FALSE;
  cli_campaign_show (call, &work->campaigns, campaign);
  return vt_workspace_close (work->campaigns.workspace, error);
}

/* Opens the workspace, and makes sure that there is such a campaign. */
static gboolean
start (Work *work, CliCall *call, GError **error)
{
  work->name = call->arguments[1];
  return cli_campaigns_open (&work->campaigns, call, error) &&
         cli_campaigns_find (&work->campaigns, work->name, error) != NULL;
}

/* ---- set ---- */

static gboolean
read_span (const Work *work, VtSpan *span, GError **error)
{
  const char *wrong = NULL;

  if (work->first != NULL && !vt_span_set_first_typed (span, work->campaigns.zone, work->first))
    wrong = work->first;
  if (work->last != NULL && !vt_span_set_last_typed (span, work->campaigns.zone, work->last))
    wrong = work->last;
  if (wrong == NULL)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("“%s” is not a day as 2025-11-24, or a time as 2025-11-24 18:30"), wrong);
  return FALSE;
}

/* A VtWorkspaceFunc. Saved as it is, what has no document yet gets one. */
static gboolean
run_set (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work             *work = data;
  const VtCampaign *found =
      vt_campaigns_find_meant (work->campaigns.snapshot.campaigns, work->name);
  g_autoptr (VtCampaign) made = NULL;
  VtSpan span;

  if (found == NULL)
    {
      made = vt_campaign_new (work->name);
      made->colour = vt_campaigns_free_colour (work->campaigns.snapshot.campaigns);
      if (!vt_campaigns_save (database, made, error))
        return FALSE;
    }
  span = found != NULL ? found->span : made->span;
  if (!read_span (work, &span, error) ||
      !vt_campaign_set_span (database, work->name, span, error) ||
      (work->note != NULL && !vt_campaign_set_note (database, work->name, work->note, error)) ||
      (work->colour > 0 &&
       !vt_campaign_set_colour (database, work->name, (guint) work->colour - 1, error)))
    return FALSE;
  return work->new_name == NULL || vt_campaign_rename (database, work->name, work->new_name, error);
}

static gboolean
set_campaign (Work *work, CliCall *call, GError **error)
{
  const VtCampaign *found;
  g_autofree char  *id = NULL;

  work->name = call->arguments[1];
  if (!cli_campaigns_open (&work->campaigns, call, error))
    return FALSE;
  found = vt_campaigns_find_meant (work->campaigns.snapshot.campaigns, work->name);
  id = found != NULL && vt_campaign_has_document (found) ? g_strdup (found->id) : NULL;
  if (!edit (work, call, found != NULL ? _ ("Change Campaign") : _ ("New Campaign"), run_set,
             error))
    return FALSE;
  if (id == NULL)
    id = g_strdup (work->new_name != NULL ? work->new_name : work->name);
  return finish (work, call, id, error);
}

CliStatus
cli_campaigns_set_run (CliCall *call)
{
  g_auto (Work) work = {0};
  const GOptionEntry entries[] = {
      {"first", 'f', 0, G_OPTION_ARG_STRING, &work.first,
       N_ ("First day (2025-11-24) or moment (“2025-11-24 18:30”); “” for none"), N_ ("DAY")},
      {"last", 'l', 0, G_OPTION_ARG_STRING, &work.last,
       N_ ("Last day, all of it, or moment; “” for none"), N_ ("DAY")},
      {"name", 'n', 0, G_OPTION_ARG_STRING, &work.new_name, N_ ("Another name; its offers follow"),
       N_ ("NAME")},
      {"note", 0, 0, G_OPTION_ARG_STRING, &work.note, N_ ("What there is to say of it"),
       N_ ("TEXT")},
      {"colour", 0, 0, G_OPTION_ARG_INT, &work.colour, N_ ("On the timeline, 1 to 8"), "N"},
      {0},
  };
  g_autoptr (GError) error = NULL;

  call->details = _ ("CAMPAIGN is a name or an id; a name that there is not yet makes a campaign. "
                     "Days are those of the shop’s time zone.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  if (work.colour < 0 || work.colour > VT_CAMPAIGN_N_COLOURS)
    return cli_call_misused (call, _ ("--colour is 1 to %d"), VT_CAMPAIGN_N_COLOURS);
  return set_campaign (&work, call, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- offers in and out ---- */

/* The ids of the offers that the arguments from @first on name. */
static gboolean
find_offers (Work *work, CliCall *call, guint first, GError **error)
{
  work->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = first; call->arguments[i] != NULL; i++)
    {
      const VtOffer *offer =
          cli_offers_find (work->campaigns.snapshot.offers, call->arguments[i], error);

      if (offer == NULL)
        return FALSE;
      g_ptr_array_add (work->ids, g_strdup (offer->id));
    }
  g_ptr_array_add (work->ids, NULL);
  return TRUE;
}

/* A VtWorkspaceFunc. */
static gboolean
run_take (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return vt_campaign_take_offers (database, work->name, (const char *const *) work->ids->pdata,
                                  error);
}

CliStatus
cli_campaigns_add_run (CliCall *call)
{
  g_auto (Work) work = {0};
  g_autoptr (GError) error = NULL;

  call->details = _ ("CAMPAIGN is a name or an id; a name that there is not yet is one without "
                     "dates. OFFER is an id, the beginning\nof one, or a name.");
  if (!cli_call_parse (call, NULL, 3, CLI_MANY))
    return CLI_USAGE;
  work.name = call->arguments[1];
  if (!cli_campaigns_open (&work.campaigns, call, &error) ||
      !find_offers (&work, call, 2, &error) ||
      !edit (&work, call, _ ("Add to Campaign"), run_take, &error) ||
      !finish (&work, call, work.name, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

CliStatus
cli_campaigns_take_out_run (CliCall *call)
{
  g_auto (Work) work = {0};
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  call->details = _ ("OFFER is an id, the beginning of one, or a name.");
  if (!cli_call_parse (call, NULL, 2, CLI_MANY))
    return CLI_USAGE;
  if (!cli_campaigns_open (&work.campaigns, call, &error) ||
      !find_offers (&work, call, 1, &error) ||
      !edit (&work, call, _ ("Take out of Campaign"), run_take, &error) ||
      !vt_workspace_close (work.campaigns.workspace, &error))
    return cli_call_failed (call, error);
  n = work.ids->len - 1;
  if (!call->json)
    {
      cli_print (g_dngettext (GETTEXT_PACKAGE, "%u offer is in no campaign now\n",
                              "%u offers are in no campaign now\n", n),
                 n);
      return CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  cli_json_add_strv (builder, "taken_out", (const char *const *) work.ids->pdata);
  json_builder_end_object (builder);
  cli_json_print (builder);
  return CLI_DONE;
}

/* ---- dates ---- */

typedef struct
{
  int n_days;
  int n_weeks;
  int n_years;
} ShiftOptions;

#define N_SHIFT_ENTRIES 3

static void
fill_shift_entries (ShiftOptions *options, GOptionEntry *entries)
{
  entries[0] = (GOptionEntry){
      "days", 0, 0, G_OPTION_ARG_INT, &options->n_days, N_ ("Days later; below 0 earlier"), "N"};
  entries[1] =
      (GOptionEntry){"weeks", 0, 0, G_OPTION_ARG_INT, &options->n_weeks, N_ ("Weeks later"), "N"};
  entries[2] =
      (GOptionEntry){"years", 0, 0, G_OPTION_ARG_INT, &options->n_years, N_ ("Years later"), "N"};
}

static VtShift
make_shift (const ShiftOptions *options)
{
  return (VtShift){(gint64) options->n_days + (gint64) options->n_weeks * DAYS_OF_A_WEEK,
                   options->n_years};
}

/* A VtWorkspaceFunc. */
static gboolean
run_shift (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return vt_campaign_shift (database, work->name, work->shift, work->campaigns.zone, error);
}

CliStatus
cli_campaigns_shift_run (CliCall *call)
{
  g_auto (Work) work = {0};
  ShiftOptions options = {0};
  GOptionEntry entries[N_SHIFT_ENTRIES + 1] = {0};
  g_autoptr (GError) error = NULL;

  fill_shift_entries (&options, entries);
  call->details = _ ("Offers with dates of their own move along, by days of the shop’s time zone.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  work.shift = make_shift (&options);
  if (vt_shift_is_none (work.shift))
    return cli_call_misused (call, _ ("by how much is missing: --days, --weeks or --years"));
  if (!start (&work, call, &error) ||
      !edit (&work, call, _ ("Shift Campaign"), run_shift, &error) ||
      !finish (&work, call, work.name, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* A VtWorkspaceFunc. */
static gboolean
run_copy (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return vt_campaign_duplicate (database, work->name, work->copy, work->shift, work->campaigns.zone,
                                error);
}

static gboolean
copy_campaign (Work *work, CliCall *call, GError **error)
{
  const VtCampaign *found;

  if (!start (work, call, error))
    return FALSE;
  found = cli_campaigns_find (&work->campaigns, work->name, error);
  work->copy = vt_campaign_new (work->new_name != NULL ? work->new_name : found->name);
  return edit (work, call, _ ("Copy Campaign"), run_copy, error) &&
         finish (work, call, work->copy->id, error);
}

CliStatus
cli_campaigns_copy_run (CliCall *call)
{
  g_auto (Work) work = {0};
  ShiftOptions options = {0};
  GOptionEntry entries[N_SHIFT_ENTRIES + 2] = {0};
  g_autoptr (GError) error = NULL;

  fill_shift_entries (&options, entries);
  entries[N_SHIFT_ENTRIES] = (GOptionEntry){
      "name",     'n', 0, G_OPTION_ARG_STRING, &work.new_name, N_ ("What the copy is called"),
      N_ ("NAME")};
  call->details = _ ("The copies of its offers are drafts.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  work.shift = make_shift (&options);
  return copy_campaign (&work, call, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- pause ---- */

/* A VtWorkspaceFunc. */
static gboolean
run_pause (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return vt_campaign_set_paused (database, work->name, work->is_paused, error);
}

static CliStatus
pause_campaign (CliCall *call, gboolean is_paused)
{
  g_auto (Work) work = {.is_paused = is_paused};
  g_autoptr (GError) error = NULL;

  call->details = _ ("CAMPAIGN is a name or an id.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  if (!start (&work, call, &error) ||
      !edit (&work, call, is_paused ? _ ("Pause Campaign") : _ ("Resume Campaign"), run_pause,
             &error) ||
      !finish (&work, call, work.name, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

CliStatus
cli_campaigns_pause_run (CliCall *call)
{
  return pause_campaign (call, TRUE);
}

CliStatus
cli_campaigns_resume_run (CliCall *call)
{
  return pause_campaign (call, FALSE);
}

/* ---- delete ---- */

/* A VtWorkspaceFunc. */
static gboolean
run_delete (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  return vt_campaign_delete (
      database, work->name,
      work->has_offers_deleted ? VT_CAMPAIGN_DELETE_OFFERS : VT_CAMPAIGN_KEEP_OFFERS, error);
}

CliStatus
cli_campaigns_delete_run (CliCall *call)
{
  g_auto (Work) work = {0};
  const GOptionEntry entries[] = {
      {"with-offers", 0, 0, G_OPTION_ARG_NONE, &work.has_offers_deleted,
       N_ ("Delete its offers too"), NULL},
      {0},
  };
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("Its offers are kept, without a campaign.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  if (!start (&work, call, &error) ||
      !edit (&work, call, _ ("Delete Campaign"), run_delete, &error) ||
      !vt_workspace_close (work.campaigns.workspace, &error))
    return cli_call_failed (call, error);
  if (!call->json)
    {
      cli_print (_ ("Deleted “%s”\n"), work.name);
      return CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "deleted", work.name);
  json_builder_end_object (builder);
  cli_json_print (builder);
  return CLI_DONE;
}
