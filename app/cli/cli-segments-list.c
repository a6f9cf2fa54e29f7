/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli segments list, show, overlap, export: who is in segments. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-segments.h"
#include "cli-text.h"
#include "vt-audience.h"
#include "vt-pack-file.h"
#include "vt-segment-export.h"
#include "vt-segment-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* What these commands are given besides their arguments. */
typedef struct
{
  char *day;
} DayWords;

static gboolean
parse (CliCall *call, guint n_min, guint n_max, CliSnapshot *snapshot)
{
  DayWords           words = {NULL};
  const GOptionEntry entries[] = {
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &words.day,
       N_ ("Seen from that day; otherwise that of the last order, or the one set"), "DAY"},
      {0},
  };
  g_autofree char *day = NULL;
  gboolean         parsed = cli_call_parse (call, entries, n_min, n_max);

  day = words.day;
  return parsed && cli_segments_read_day (call, day, snapshot);
}

static gboolean
open_and_load (CliCall *call, CliSnapshot *snapshot, VtWorkspace **ret_workspace, GError **error)
{
  *ret_workspace = vt_workspace_open (call->arguments[0], call->job, error);
  return *ret_workspace != NULL && cli_snapshot_load (snapshot, *ret_workspace, call->job, error);
}

/* ---- list ---- */

static void
add_row (CliTable               *table,
         const VtSegment        *segment,
         const VtSegmentFigures *figures,
         const VtCurrency       *currency)
{
  g_autofree char *share = vt_words_share (figures->share);
  g_autofree char *average = vt_money_to_display (figures->average_order_minor, currency);
  g_autofree char *revenue = vt_money_to_display (figures->revenue_minor, currency);

  cli_table_add (table, segment->key);
  cli_table_add (table, segment->name);
  cli_table_add_format (table, "%'u", figures->n_customers);
  cli_table_add (table, share);
  cli_table_add_format (table, "%.1f", figures->orders_each);
  cli_table_add (table, average);
  cli_table_add (table, revenue);
}

static CliTable *
make_table (void)
{
  CliTable *table = cli_table_new ();

  cli_table_add_column (table, _ ("Key"), CLI_LEFT);
  cli_table_add_column (table, _ ("Name"), CLI_LEFT);
  cli_table_add_column (table, _ ("Customers"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Share"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Orders Each"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Average Order"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Revenue"), CLI_RIGHT);
  return table;
}

static gboolean
print_segments (CliCall *call, CliSnapshot *snapshot, const VtCurrency *currency, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CliTable) table = make_table ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < snapshot->segments->len; i++)
    {
      const VtSegment *segment = snapshot->segments->pdata[i];
      VtSegmentFigures figures;
      g_autoptr (VtMembers) members =
          cli_segment_count (call, segment, snapshot->customers, &figures, error);

      if (members == NULL)
        return FALSE;
      cli_segment_add_json (builder, segment, &figures, snapshot->catalog, currency);
      add_row (table, segment, &figures, currency);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else if (snapshot->segments->len == 0)
    cli_print ("%s\n", _ ("No segments yet; “vitrine-cli segments presets” suggests some"));
  else
    {
      cli_table_print (table);
      cli_print ("\n");
      cli_segments_print_day (snapshot->customers);
    }
  return TRUE;
}

CliStatus
cli_segments_list_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse (call, 1, 1, &snapshot))
    return CLI_USAGE;
  if (!open_and_load (call, &snapshot, &workspace, &error) ||
      !print_segments (call, &snapshot, vt_workspace_get_currency (workspace), &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* ---- show ---- */

static void
print_offers (const VtSegment *segment, GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    if (vt_offer_names_segment (offers->pdata[i], segment->key))
      cli_print (_ ("  named by the offer “%s”\n"), ((const VtOffer *) offers->pdata[i])->name);
}

static gboolean
show (CliCall *call, CliSnapshot *snapshot, const VtCurrency *currency, GError **error)
{
  const VtSegment *segment = cli_segments_find (snapshot->segments, call->arguments[1], error);
  VtSegmentFigures figures;
  g_autoptr (VtMembers) members = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *sentence = NULL;

  if (segment == NULL)
    return FALSE;
  members = cli_segment_count (call, segment, snapshot->customers, &figures, error);
  if (members == NULL)
    return FALSE;
  if (call->json)
    {
      cli_segment_add_json (builder, segment, &figures, snapshot->catalog, currency);
      cli_json_print (builder);
      return TRUE;
    }
  sentence = vt_segment_rule_to_sentence (segment->rule, snapshot->catalog, currency);
  cli_print ("%s  %s\n  %s\n", segment->key, segment->name, sentence);
  if (*segment->note != '\0')
    cli_print (_ ("  Note: %s\n"), segment->note);
  cli_segment_print_figures (&figures, snapshot->customers, currency);
  print_offers (segment, snapshot->offers);
  cli_segments_print_day (snapshot->customers);
  return TRUE;
}

CliStatus
cli_segments_show_run (CliCall *call)
{
  g_auto (CliSnapshot)
      snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("SEGMENT is a key or an id.");
  if (!parse (call, 2, 2, &snapshot))
    return CLI_USAGE;
  if (!open_and_load (call, &snapshot, &workspace, &error) ||
      !show (call, &snapshot, vt_workspace_get_currency (workspace), &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* ---- overlap ---- */

static void
print_overlap (CliCall                *call,
               const VtSegment       **segments,
               const VtSegmentFigures *figures,
               guint32                 n_common)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_int (builder, "customers_a", figures[0].n_customers);
  cli_json_add_int (builder, "customers_b", figures[1].n_customers);
  cli_json_add_int (builder, "common", n_common);
  json_builder_end_object (builder);
  if (call->json)
    {
      cli_json_print (builder);
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      double           n = MAX (figures[i].n_customers, 1);
      g_autofree char *share = vt_words_share (n_common / n);

      /* Translators: a segment, its customers, how many of them are shared, and their share */
      cli_print (_ ("%s: %'u customers, %'u of them (%s) in both\n"), segments[i]->name,
                 figures[i].n_customers, n_common, share);
    }
}

static gboolean
overlap (CliCall *call, CliSnapshot *snapshot, GError **error)
{
  const VtSegment *segments[2];
  VtSegmentFigures figures[2];
  g_autoptr (VtMembers) first = NULL;
  g_autoptr (VtMembers) second = NULL;

  for (guint i = 0; i < 2; i++)
    {
      segments[i] = cli_segments_find (snapshot->segments, call->arguments[1 + i], error);
      if (segments[i] == NULL)
        return FALSE;
    }
  first = cli_segment_count (call, segments[0], snapshot->customers, &figures[0], error);
  if (first == NULL)
    return FALSE;
  second = cli_segment_count (call, segments[1], snapshot->customers, &figures[1], error);
  if (second == NULL)
    return FALSE;
  print_overlap (call, segments, figures, vt_members_count_common (first, second));
  return TRUE;
}

CliStatus
cli_segments_overlap_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("SEGMENT is a key or an id.");
  if (!parse (call, 3, 3, &snapshot))
    return CLI_USAGE;
  if (!open_and_load (call, &snapshot, &workspace, &error) || !overlap (call, &snapshot, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* ---- export ---- */

static void
print_exported (CliCall *call, const char *path, const VtSegmentFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (call->json)
    {
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "file", path);
      cli_json_add_int (builder, "customers", figures->n_customers);
      json_builder_end_object (builder);
      cli_json_print (builder);
      return;
    }
  cli_print (g_dngettext (GETTEXT_PACKAGE, "%s: %'u customer\n", "%s: %'u customers\n",
                          figures->n_customers),
             path, figures->n_customers);
}

static gboolean export(CliCall *call, CliSnapshot *snapshot, GError **error)
{
  const VtSegment *segment = cli_segments_find (snapshot->segments, call->arguments[1], error);
  const char      *path = call->arguments[2];
  VtSegmentFigures figures;
  g_autoptr (VtMembers) members = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (segment == NULL)
    return FALSE;
  members = cli_segment_count (call, segment, snapshot->customers, &figures, error);
  if (members == NULL)
    return FALSE;
  bytes = vt_segment_export (segment, members, snapshot->customers);
  if (path == NULL)
    {
      cli_print ("%.*s", (int) g_bytes_get_size (bytes),
                 (const char *) g_bytes_get_data (bytes, NULL));
      return TRUE;
    }
  if (!vt_pack_write (bytes, path, error))
    return FALSE;
  print_exported (call, path, &figures);
  return TRUE;
}

CliStatus
cli_segments_export_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ (
      "Comma-separated values: the customer as the shop calls them, and the segment’s key. A name "
      "that a spreadsheet\nwould take for a formula gets an apostrophe in front. Without FILE, to "
      "standard output.");
  if (!parse (call, 2, 3, &snapshot))
    return CLI_USAGE;
  if (call->json && call->arguments[2] == NULL)
    return cli_call_misused (call, _ ("--json goes with FILE"));
  if (!open_and_load (call, &snapshot, &workspace, &error) || !export(call, &snapshot, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
