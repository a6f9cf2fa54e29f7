/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli sample: a workspace from one of the samples that come along. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "vt-sample-shop.h"

#include <glib/gi18n-lib.h>

static CliStatus
list_samples (CliCall *call, const char *data_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = vt_samples_list (data_dir, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (samples == NULL)
    return cli_call_failed (call, error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < samples->len; i++)
    {
      const VtSample *sample = samples->pdata[i];

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "sample", sample->name);
      cli_json_add_string (builder, "title", sample->title);
      cli_json_add_string (builder, "description", sample->description);
      cli_json_add_string (builder, "currency", sample->currency.code);
      json_builder_end_object (builder);
      if (!call->json)
        cli_print ("%-14s %s: %s\n", sample->name, sample->title, sample->description);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  return CLI_DONE;
}

static void
print_reports (CliCall *call, VtWorkspace *workspace, GPtrArray *reports)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "workspace", vt_workspace_get_path (workspace));
  json_builder_set_member_name (builder, "imports");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *json = vt_import_report_to_json (reports->pdata[i]);
      g_autofree char *text = vt_import_report_to_text (reports->pdata[i]);

      json_builder_add_value (builder, json_from_string (json, NULL));
      if (!call->json)
        cli_print ("%s\n", text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (call->json)
    cli_json_print (builder);
  else
    cli_print (_ ("Made %s\n"), vt_workspace_get_path (workspace));
}

CliStatus
cli_sample_run (CliCall *call)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (VtSample) sample = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, NULL, 0, 2))
    return CLI_USAGE;
  if (call->arguments == NULL)
    return list_samples (call, data_dir);
  if (call->arguments[1] == NULL)
    return cli_call_misused (call, _ ("the file of the workspace to make is missing"));

  sample = vt_samples_find (data_dir, call->arguments[0], &error);
  if (sample == NULL)
    return cli_call_failed (call, error);
  workspace = vt_sample_create_shop (sample, call->arguments[1], call->job, &reports, &error);
  if (workspace == NULL)
    return cli_call_failed (call, error);
  print_reports (call, workspace, reports);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
