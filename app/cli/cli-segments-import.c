/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli segments import-customers, import-list: files about customers. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-segments.h"
#include "cli-text.h"
#include "vt-customer-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GStrv    columns;
  GStrv    taken;
  char    *encoding;
  char    *name;
  char    *key;
  gboolean dry_run;
} FileWords;

static void
file_words_clear (FileWords *words)
{
  g_strfreev (words->columns);
  g_strfreev (words->taken);
  g_free (words->encoding);
  g_free (words->name);
  g_free (words->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FileWords, file_words_clear)

static VtImportOptions
make_options (const FileWords *words)
{
  return (VtImportOptions){.encoding = words->encoding,
                           .columns = (const char *const *) words->columns};
}

static void
print_report (CliCall *call, VtImportReport *report)
{
  g_autofree char *text =
      call->json ? vt_import_report_to_json (report) : vt_import_report_to_text (report);

  cli_print ("%s\n", text);
}

/* ---- import-customers ---- */

/* With columns named, those and no others. */
static gboolean
choose_columns (VtCustomerFile *file, const FileWords *words, GError **error)
{
  if (words->taken == NULL)
    return TRUE;
  for (guint i = 0; i < file->columns->len; i++)
    ((VtCustomerFileColumn *) file->columns->pdata[i])->is_taken = FALSE;
  for (guint i = 0; words->taken[i] != NULL; i++)
    {
      VtCustomerFileColumn *column = vt_customer_file_find_column (file, words->taken[i]);

      if (column == NULL)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no column “%s”"),
                       words->taken[i]);
          return FALSE;
        }
      column->is_taken = TRUE;
    }
  return TRUE;
}

static void
print_column (CliTable *table, JsonBuilder *builder, const VtCustomerFileColumn *column)
{
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "name", column->name);
  cli_json_add_string (builder, "sample", column->sample);
  cli_json_add_int (builder, "values", column->n_values);
  cli_json_add_int (builder, "known", (gint64) column->n_known);
  json_builder_set_member_name (builder, "taken");
  json_builder_add_boolean_value (builder, column->is_taken);
  json_builder_end_object (builder);
  cli_table_add (table, column->name);
  cli_table_add (table, column->is_taken ? _ ("yes") : _ ("no"));
  if (column->n_values > VT_CUSTOMER_FILE_MAX_VALUES)
    cli_table_add_format (table, "> %d", VT_CUSTOMER_FILE_MAX_VALUES);
  else
    cli_table_add_format (table, "%u", column->n_values);
  cli_table_add (table, column->sample);
  cli_table_add (table, column->why_not != NULL ? column->why_not : "");
}

static void
print_file (CliCall *call, const VtCustomerFile *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CliTable) table = cli_table_new ();
  const char *customer = vt_import_plan_get_column_name (file->plan, VT_FIELD_CUSTOMER);

  cli_table_add_column (table, _ ("Column"), CLI_LEFT);
  cli_table_add_column (table, _ ("Taken"), CLI_LEFT);
  cli_table_add_column (table, _ ("Values"), CLI_RIGHT);
  cli_table_add_column (table, _ ("For example"), CLI_LEFT);
  cli_table_add_column (table, "", CLI_LEFT);
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "customer", customer);
  cli_json_add_int (builder, "rows", (gint64) file->n_rows);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->columns->len; i++)
    print_column (table, builder, file->columns->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (call->json)
    {
      cli_json_print (builder);
      return;
    }
  /* Translators: a column, and a number of rows */
  cli_print (_ ("The customer is “%s”; %'u rows\n\n"), customer, (guint) file->n_rows);
  cli_table_print (table);
}

static gboolean
import_customers (CliCall *call, const FileWords *words, GError **error)
{
  VtImportOptions options = make_options (words);
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  g_autoptr (VtCustomerFile) file = NULL;
  g_autoptr (VtImportReport) report = NULL;

  if (workspace == NULL)
    return FALSE;
  file = vt_customer_file_inspect (call->arguments[1], vt_workspace_get_currency (workspace),
                                   &options, call->job, error);
  if (file == NULL || !choose_columns (file, words, error))
    return FALSE;
  if (words->dry_run)
    print_file (call, file);
  else
    {
      if (!vt_customer_file_import (file, workspace, call->job, &report, error))
        return FALSE;
      print_report (call, report);
    }
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_import_customers_run (CliCall *call)
{
  g_auto (FileWords) words = {NULL};
  const GOptionEntry entries[] = {
      {"column", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &words.columns,
       N_ ("Which column is the customer, by name or number from 1"), "customer=COLUMN"},
      {"take", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.taken,
       N_ ("Take this column, and no others that are not named so"), "COLUMN"},
      {"encoding", 0, 0, G_OPTION_ARG_STRING, &words.encoding,
       N_ ("Of the text: UTF-8, WINDOWS-1252…"), "NAME"},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &words.dry_run,
       N_ ("Only show how the file would be read"), NULL},
      {0},
  };
  g_autoptr (GError) error = NULL;

  call->details = _ (
      "Without --take, all columns of at most 100 different values are taken, but for e-mail "
      "addresses. What the file\nleaves empty stays as it was. Customers that no order names are "
      "kept without orders. One step of undo.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  return import_customers (call, &words, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- import-list ---- */

static VtSegment *
make_segment (const FileWords *words, GPtrArray *segments, const char *const *keys)
{
  g_autofree char *from_name = vt_segment_key_from_name (words->name);
  g_autofree char *key =
      words->key != NULL ? g_strdup (words->key) : vt_segments_free_key (segments, from_name);
  VtSegment     *segment = vt_segment_new (key, words->name);
  VtSegmentRule *list = vt_segment_rule_new (VT_SEGMENT_LIST);

  g_free (list->name);
  list->name = g_strdup (words->name);
  vt_segment_rule_set_values (list, keys);
  vt_segment_rule_add (segment->rule, list);
  return segment;
}

static gboolean
import_list (CliCall *call, const FileWords *words, GError **error)
{
  VtImportOptions options = make_options (words);
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_SEGMENTS};
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  g_autoptr (VtImportReport) report = NULL;
  g_autoptr (GPtrArray) segments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);
  g_auto (GStrv) keys = NULL;

  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !vt_customer_list_read (call->arguments[1], vt_workspace_get_currency (workspace), &options,
                              workspace, call->job, &keys, &report, error))
    return FALSE;
  g_ptr_array_add (segments, make_segment (words, snapshot.segments, (const char *const *) keys));
  if (!cli_segments_keep (workspace, segments, _ ("Add Segment"), call->job, error))
    return FALSE;
  print_report (call, report);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_import_list_run (CliCall *call)
{
  g_auto (FileWords) words = {NULL};
  const GOptionEntry entries[] = {
      {"name", 0, 0, G_OPTION_ARG_STRING, &words.name, N_ ("What the segment is called"), "NAME"},
      {"key", 0, 0, G_OPTION_ARG_STRING, &words.key,
       N_ ("What storefronts and offers call it; otherwise made of the name"), "KEY"},
      {"column", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &words.columns,
       N_ ("Which column is the customer, by name or number from 1"), "customer=COLUMN"},
      {"encoding", 0, 0, G_OPTION_ARG_STRING, &words.encoding,
       N_ ("Of the text: UTF-8, WINDOWS-1252…"), "NAME"},
      {0},
  };
  g_autoptr (GError) error = NULL;

  call->details =
      _ ("A file of one column needs no header. Customers that nobody knows yet stay on "
         "the list.");
  if (!cli_call_parse (call, entries, 2, 2))
    return CLI_USAGE;
  if (words.name == NULL)
    return cli_call_misused (call, _ ("the name is missing: --name=NAME"));
  if (words.key != NULL && !vt_segment_key_is_valid (words.key))
    return cli_call_misused (call, _ ("--key is 1 to %d of a–z, 0–9, “_” and “-”"),
                             VT_SEGMENT_KEY_MAX_BYTES);
  return import_list (call, &words, &error) ? CLI_DONE : cli_call_failed (call, error);
}
