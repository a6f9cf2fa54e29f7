/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers history, restore: the versions that an offer had, and back to one. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-offer-log.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/**
 * Log:
 * @wanted: an id, the beginning of one, or a name; %NULL for none
 * @id: of the offer that is meant
 * @deleted: (nullable): it, if it was deleted
 */
typedef struct
{
  const char           *wanted;      /* (unowned) (nullable) */
  char                 *id;          /* (owned) (nullable) */
  GPtrArray            *versions;    /* (owned) (nullable) (element-type VtOfferVersion) */
  GPtrArray            *all_deleted; /* (owned) (nullable) (element-type VtDeletedOffer) */
  const VtDeletedOffer *deleted;     /* (unowned) (nullable) */
  gint64                version;     /* to read */
  VtOffer              *offer;       /* (owned) (nullable): of that version */
} Log;

static void
log_clear (Log *log)
{
  g_clear_pointer (&log->id, g_free);
  g_clear_pointer (&log->versions, g_ptr_array_unref);
  g_clear_pointer (&log->all_deleted, g_ptr_array_unref);
  g_clear_pointer (&log->offer, vt_offer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

/* ---- finding ---- */

/* As cli_offers_find() has it, of those that were deleted; the last one of a name. */
static const VtDeletedOffer *
find_deleted (GPtrArray *deleted, const char *wanted)
{
  for (guint i = 0; i < deleted->len; i++)
    if (g_str_equal (((const VtDeletedOffer *) deleted->pdata[i])->id, wanted))
      return deleted->pdata[i];
  for (guint i = 0; i < deleted->len && *wanted != '\0'; i++)
    {
      const VtDeletedOffer *offer = deleted->pdata[i];

      if (g_str_has_prefix (offer->id, wanted) || g_str_equal (offer->name, wanted))
        return offer;
    }
  return NULL;
}

static gboolean
find_id (Log *log, GPtrArray *offers, GError **error)
{
  g_autoptr (GError) not_there = NULL;
  const VtOffer *offer = cli_offers_find (offers, log->wanted, &not_there);

  if (offer != NULL)
    log->id = g_strdup (offer->id);
  else if (g_error_matches (not_there, VT_ERROR, VT_ERROR_NOT_FOUND))
    {
      log->deleted = find_deleted (log->all_deleted, log->wanted);
      log->id = log->deleted != NULL ? g_strdup (log->deleted->id) : NULL;
    }
  if (log->id == NULL)
    g_propagate_error (error, g_steal_pointer (&not_there));
  return log->id != NULL;
}

/* A VtWorkspaceFunc. */
static gboolean
load_log (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Log *log = data;
  g_autoptr (GPtrArray) offers = NULL;

  log->all_deleted = vt_offer_log_load_deleted (database, error);
  if (log->all_deleted == NULL || log->wanted == NULL)
    return log->all_deleted != NULL;
  offers = vt_offers_load (database, error);
  if (offers == NULL || !find_id (log, offers, error))
    return FALSE;
  log->versions = vt_offer_log_load (database, log->id, error);
  return log->versions != NULL;
}

/* ---- history ---- */

static const char *
tell_author (const char *author)
{
  return *author != '\0' ? author : _ ("unknown");
}

static void
print_version (const VtOfferVersion *version)
{
  g_autofree char *time = cli_time_to_text (version->made_us);

  cli_print ("%" PRId64 "  %s  %s\n", version->id, time, tell_author (version->author));
  for (guint i = 0; version->changes[i] != NULL; i++)
    cli_print ("    %s\n", version->changes[i]);
}

static void
add_version_json (JsonBuilder *builder, const VtOfferVersion *version)
{
  json_builder_begin_object (builder);
  cli_json_add_int (builder, "version", version->id);
  cli_json_add_time (builder, "made", version->made_us);
  cli_json_add_string (builder, "author", *version->author != '\0' ? version->author : NULL);
  json_builder_set_member_name (builder, "deleted");
  json_builder_add_boolean_value (builder, version->document == NULL);
  cli_json_add_strv (builder, "changes", (const char *const *) version->changes);
  json_builder_end_object (builder);
}

static void
show_versions (CliCall *call, const Log *log)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!call->json)
    {
      for (guint i = 0; i < log->versions->len; i++)
        print_version (log->versions->pdata[i]);
      return;
    }
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "id", log->id);
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < log->versions->len; i++)
    add_version_json (builder, log->versions->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
add_deleted_json (JsonBuilder *builder, const VtDeletedOffer *offer)
{
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "id", offer->id);
  cli_json_add_string (builder, "kind", vt_offer_kind_to_word (offer->kind));
  cli_json_add_string (builder, "name", offer->name);
  cli_json_add_int (builder, "version", offer->version);
  cli_json_add_time (builder, "deleted", offer->deleted_us);
  cli_json_add_string (builder, "author", *offer->author != '\0' ? offer->author : NULL);
  json_builder_end_object (builder);
}

static void
show_deleted (CliCall *call, GPtrArray *all_deleted)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (call->json)
    {
      json_builder_begin_array (builder);
      for (guint i = 0; i < all_deleted->len; i++)
        add_deleted_json (builder, all_deleted->pdata[i]);
      json_builder_end_array (builder);
      cli_json_print (builder);
      return;
    }
  if (all_deleted->len == 0)
    cli_print (_ ("No offer was deleted\n"));
  for (guint i = 0; i < all_deleted->len; i++)
    {
      const VtDeletedOffer *offer = all_deleted->pdata[i];
      g_autofree char      *time = cli_time_to_text (offer->deleted_us);

      /* Translators: a name, a kind of offer, a time, who it was */
      cli_print (_ ("%s  %s (%s), deleted %s by %s\n"), offer->id, offer->name,
                 vt_offer_kind_to_text (offer->kind), time, tell_author (offer->author));
    }
}

static gboolean
show_history (CliCall *call, VtWorkspace *workspace, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG};
  g_auto (Log) log = {.wanted = call->arguments[1]};

  if (!vt_workspace_read (workspace, load_log, &log, call->job, error))
    return FALSE;
  if (log.wanted == NULL)
    {
      show_deleted (call, log.all_deleted);
      return TRUE;
    }
  if (!cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !vt_offer_log_compare (log.versions, snapshot.catalog, vt_workspace_get_currency (workspace),
                             call->job, error))
    return FALSE;
  show_versions (call, &log);
  return TRUE;
}

CliStatus
cli_offers_history_run (CliCall *call)
{
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("OFFER is an id, the beginning of one, or a name, also of an offer that was "
                     "deleted. The newest version comes\nfirst; its number is what “restore” "
                     "takes.");
  if (!cli_call_parse (call, NULL, 1, 2))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !show_history (call, workspace, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* ---- restore ---- */

/* A VtWorkspaceFunc. */
static gboolean
load_version (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Log *log = data;

  log->offer = vt_offer_log_get (database, log->id, log->version, error);
  return log->offer != NULL;
}

static gboolean
choose_version (Log *log, const char *typed, GError **error)
{
  if (typed != NULL && g_ascii_string_to_signed (typed, 10, 1, G_MAXINT64, &log->version, NULL))
    return TRUE;
  if (typed != NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is no version’s number"), typed);
      return FALSE;
    }
  if (log->deleted != NULL)
    {
      log->version = log->deleted->version;
      return TRUE;
    }
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("“%s” was not deleted: say which version to go back to"), log->wanted);
  return FALSE;
}

static gboolean
restore (CliCall *call, VtWorkspace *workspace, gboolean as_draft, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  g_auto (Log) log = {.wanted = call->arguments[1]};

  if (!cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !vt_workspace_read (workspace, load_log, &log, call->job, error) ||
      !choose_version (&log, call->arguments[2], error) ||
      !vt_workspace_read (workspace, load_version, &log, call->job, error))
    return FALSE;
  if (as_draft)
    log.offer->state = VT_OFFER_DRAFT;
  if (!cli_offers_keep (workspace, &snapshot, log.offer,
                        log.deleted != NULL ? _ ("Bring Back Offer") : _ ("Go Back to Version"),
                        call->job, error))
    return FALSE;
  cli_offer_show (call, log.offer, snapshot.catalog, currency);
  return TRUE;
}

CliStatus
cli_offers_restore_run (CliCall *call)
{
  gboolean           as_draft = FALSE;
  const GOptionEntry entries[] = {
      {"draft", 0, 0, G_OPTION_ARG_NONE, &as_draft, N_ ("Make it a draft, whatever it was"), NULL},
      {0}};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("VERSION is a number from “history”; of an offer that was deleted, without "
                     "one, the last. What it was is a new\nversion, and one step of undo.");
  if (!cli_call_parse (call, entries, 2, 3))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !restore (call, workspace, as_draft, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
