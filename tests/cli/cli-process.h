/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built vitrine-cli as its users do: a process, with a folder of its own. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @output and @errors: what was printed to standard output and error. */
typedef struct
{
  int   status;
  char *output; /* (owned) */
  char *errors; /* (owned) */
} CliResult;

void cli_result_clear (CliResult *result);

/* Starts the program built here with @arguments, ended by %NULL. */
GSubprocess *cli_process_start (GSubprocessFlags flags, const char *const *arguments);

/* Runs it to its end; @input may be %NULL. */
CliResult cli_process_run (const char *input, const char *const *arguments);

/* The same, with the arguments as they come; it must end with @status. */
CliResult cli_process_expect (int status, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The one JSON value that was printed. */
JsonNode *cli_result_get_json (const CliResult *result);

/* What a JSONPath ("$.orders.lines") finds there; it must be one value of that type. */
gint64 cli_json_get_int (JsonNode *root, const char *path);
/* (transfer full) */
char *cli_json_dup_string (JsonNode *root, const char *path);
/* How many values it finds. */
guint cli_json_count (JsonNode *root, const char *path);

/* (transfer full): a file of the source tree. */
char *cli_source_read (const char *path);

/* ---- a folder for one test ---- */

/* Each test that needs one gets its own; removed with all that is in it. */
typedef struct
{
  char *path; /* (owned) */
} CliFolder;

CliFolder cli_folder_new (void);
void      cli_folder_clear (CliFolder *folder);
/* (transfer full) */
char *cli_folder_dup_path (const CliFolder *folder, const char *name);
/* (transfer full): where the file was put. */
char *cli_folder_put (const CliFolder *folder, const char *name, const char *content);
/* How many files are there, hidden ones too. */
guint cli_folder_count (const CliFolder *folder);

/* (transfer full): a workspace made of the electronics sample, without its offers, which takes a
 * moment: made once, and copied for each test. */
char *cli_folder_put_shop (const CliFolder *folder, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliResult, cli_result_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliFolder, cli_folder_clear)

G_END_DECLS
