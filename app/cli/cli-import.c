/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli import: files in, reports out. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "vt-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The options as words; read_options() makes sense of them. */
typedef struct
{
  char    *kind;
  char    *encoding;
  char    *delimiter;
  char    *header;
  char    *decimal;
  char    *dates;
  char    *time_zone;
  char    *sku_case;
  GStrv    columns;
  gboolean dry_run;
} ImportWords;

typedef struct
{
  const char *word;
  int         value;
} Choice;

static const Choice kinds[] = {{"auto", VT_IMPORT_AUTO},
                               {"catalogue", VT_IMPORT_CATALOGUE},
                               {"orders", VT_IMPORT_ORDERS},
                               {0}};
static const Choice headers[] = {
    {"auto", VT_HEADER_AUTO}, {"yes", VT_HEADER_PRESENT}, {"no", VT_HEADER_ABSENT}, {0}};
static const Choice decimals[] = {
    {"auto", VT_DECIMAL_AUTO}, {"point", VT_DECIMAL_POINT}, {"comma", VT_DECIMAL_COMMA}, {0}};
static const Choice date_orders[] = {{"auto", VT_DATE_ORDER_AUTO},
                                     {"day-first", VT_DATE_ORDER_DAY_FIRST},
                                     {"month-first", VT_DATE_ORDER_MONTH_FIRST},
                                     {0}};
static const Choice sku_cases[] = {{"fold", VT_SKU_CASE_FOLD}, {"exact", VT_SKU_CASE_EXACT}, {0}};
static const Choice delimiters[] = {
    {",", ','},         {";", ';'},    {"|", '|'},   {"tab", '\t'}, {"comma", ','},
    {"semicolon", ';'}, {"pipe", '|'}, {"\t", '\t'}, {"auto", 0},   {0}};

static void
clear_words (ImportWords *words)
{
  g_free (words->kind);
  g_free (words->encoding);
  g_free (words->delimiter);
  g_free (words->header);
  g_free (words->decimal);
  g_free (words->dates);
  g_free (words->time_zone);
  g_free (words->sku_case);
  g_strfreev (words->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportWords, clear_words)

/* Without the option, the first choice. */
static gboolean
choose (CliCall *call, const char *option, const char *word, const Choice *choices, int *ret_value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (word == NULL)
    word = choices[0].word;
  for (guint i = 0; choices[i].word != NULL; i++)
    {
      if (g_str_equal (choices[i].word, word))
        {
          *ret_value = choices[i].value;
          return TRUE;
        }
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choices[i].word);
    }
  cli_call_misused (call, _ ("--%s is one of: %s"), option, words->str);
  return FALSE;
}

static gboolean
read_options (CliCall *call, const ImportWords *words, VtImportOptions *ret_options)
{
  const char *delimiter = words->delimiter != NULL ? words->delimiter : "auto";
  int         kind, header, decimal, dates, sku_case, delimiter_code;

  if (!choose (call, "kind", words->kind, kinds, &kind) ||
      !choose (call, "header", words->header, headers, &header) ||
      !choose (call, "decimal", words->decimal, decimals, &decimal) ||
      !choose (call, "dates", words->dates, date_orders, &dates) ||
      !choose (call, "sku-case", words->sku_case, sku_cases, &sku_case) ||
      !choose (call, "delimiter", delimiter, delimiters, &delimiter_code))
    return FALSE;

  *ret_options = (VtImportOptions){
      .kind = (VtImportKind) kind,
      .encoding = words->encoding,
      .delimiter = (char) delimiter_code,
      .header = (VtHeader) header,
      .decimal = (VtDecimal) decimal,
      .date_order = (VtDateOrder) dates,
      .time_zone = words->time_zone,
      .sku_case = (VtSkuCase) sku_case,
      .columns = (const char *const *) words->columns,
  };
  return TRUE;
}

static void
print_plan (CliCall *call, VtImportPlan *plan)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_print ("%s: %s (%s)\n\n", plan->path, plan->mapping.reason, plan->encoding);
  cli_table_add_column (table, _ ("Column"), CLI_LEFT);
  cli_table_add_column (table, _ ("Used for"), CLI_LEFT);
  cli_table_add_column (table, _ ("For example"), CLI_LEFT);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const VtImportColumn *column = plan->columns->pdata[i];

      cli_table_add (table, column->name);
      cli_table_add (table, column->field != VT_FIELD_NONE ? vt_field_get_id (column->field) : "");
      cli_table_add (table, column->sample);
    }
  cli_table_print (table);
}

/* Imports one file, or with a dry run only looks at it; the result goes to @builder or the screen.
 */
static gboolean
import_file (CliCall               *call,
             VtWorkspace           *workspace,
             const char            *path,
             const VtImportOptions *options,
             gboolean               dry_run,
             JsonBuilder           *builder,
             GError               **error)
{
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;
  g_autofree char *json = NULL;

  plan = vt_import_inspect (path, vt_workspace_get_currency (workspace), options, call->job, error);
  if (plan == NULL)
    return FALSE;
  if (dry_run)
    {
      json = vt_import_plan_to_json (plan);
      if (!call->json)
        print_plan (call, plan);
    }
  else
    {
      g_autofree char *text = NULL;

      if (!vt_import_run (workspace, plan, call->job, &report, error))
        return FALSE;
      json = vt_import_report_to_json (report);
      text = vt_import_report_to_text (report);
      if (!call->json)
        cli_print ("%s\n", text);
    }
  json_builder_add_value (builder, json_from_string (json, NULL));
  return TRUE;
}

static CliStatus
import_files (CliCall *call, const VtImportOptions *options, gboolean dry_run)
{
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL)
    return cli_call_failed (call, error);

  json_builder_begin_array (builder);
  for (guint i = 1; call->arguments[i] != NULL; i++)
    {
      if (!import_file (call, workspace, call->arguments[i], options, dry_run, builder, &error))
        {
          /* What came before stands: each file is a step of its own, and its report was shown. */
          g_prefix_error (&error, "%s: ", call->arguments[i]);
          return cli_call_failed (call, error);
        }
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

CliStatus
cli_import_run (CliCall *call)
{
  g_auto (ImportWords) words = {0};
  VtImportOptions    options;
  const GOptionEntry entries[] = {
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &words.kind,
       N_ ("What the files are: catalogue or orders"), "KIND"},
      {"column", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &words.columns,
       N_ ("Which column is which field, by name or number from 1"), "FIELD=COLUMN"},
      {"delimiter", 'd', 0, G_OPTION_ARG_STRING, &words.delimiter,
       N_ ("Between columns: comma, semicolon, pipe or tab"), "NAME"},
      {"encoding", 0, 0, G_OPTION_ARG_STRING, &words.encoding,
       N_ ("Of the text: UTF-8, WINDOWS-1252…"), "NAME"},
      {"header", 0, 0, G_OPTION_ARG_STRING, &words.header,
       N_ ("Whether the first row names the columns: yes or no"), "ANSWER"},
      {"decimal", 0, 0, G_OPTION_ARG_STRING, &words.decimal, N_ ("In amounts: point or comma"),
       "NAME"},
      {"dates", 0, 0, G_OPTION_ARG_STRING, &words.dates, N_ ("In dates: day-first or month-first"),
       "ORDER"},
      {"time-zone", 0, 0, G_OPTION_ARG_STRING, &words.time_zone,
       N_ ("Of local times; UTC otherwise"), "ZONE"},
      {"sku-case", 0, 0, G_OPTION_ARG_STRING, &words.sku_case,
       N_ ("Codes that differ only in letter case: fold (one product) or exact (several)"), "RULE"},
      {"dry-run", 'n', 0, G_OPTION_ARG_NONE, &words.dry_run,
       N_ ("Only show how the files would be read"), NULL},
      {0},
  };

  call->details = _ ("What is not given is found out from the file. Fields: order, time, quantity, "
                     "customer, country, sku, title,\nprice, cost, category, brand, stock, kind, "
                     "tags, attributes, weight. Each file is imported whole or not at all.");
  if (!cli_call_parse (call, entries, 2, CLI_MANY))
    return CLI_USAGE;
  if (!read_options (call, &words, &options))
    return CLI_USAGE;
  return import_files (call, &options, words.dry_run);
}
