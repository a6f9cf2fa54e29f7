/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of one command: its options, its job, and how it ends. */

#pragma once

#include "vt-error.h"
#include "vt-job.h"

G_BEGIN_DECLS

/**
 * CliStatus:
 *
 * What the process exits with.
 */
typedef enum
{
  CLI_DONE = 0,
  CLI_FAILED = 1, /* the work failed or was stopped; nothing half done is left */
  CLI_USAGE = 2,  /* the command line makes no sense */
} CliStatus;

typedef enum
{
  CLI_PROGRESS_AUTO, /* where standard error is a terminal */
  CLI_PROGRESS_NEVER,
} CliProgress;

/**
 * CliCall:
 * @name: what was called ("offers add-bundle")
 * @arguments: (array zero-terminated=1): what is left once the options are taken out
 * @json: results and errors are for machines
 */
typedef struct
{
  const char *name;     /* (unowned) */
  const char *synopsis; /* (unowned): "WORKSPACE FILE…", translated */
  const char *summary;  /* (unowned): one sentence, translated */
  const char *details;  /* (unowned) (nullable): what comes after the options, translated */
  int         argc;
  char      **argv;      /* (unowned): argv[0] is the command's word */
  GStrv       arguments; /* (owned) (nullable) */
  gboolean    json;
  gboolean    quiet;
  VtJob      *job; /* (owned) */
} CliCall;

typedef CliStatus (*CliRun) (CliCall *call);

/**
 * CliCommand:
 * @subcommands: (nullable) (array): a table that ends with a name of %NULL; then @run is %NULL
 */
typedef struct _CliCommand CliCommand;
struct _CliCommand
{
  const char       *name;
  const char       *synopsis; /* marked with N_() */
  const char       *summary;  /* marked with N_() */
  CliRun            run;
  const CliCommand *subcommands;
};

#define CLI_MANY G_MAXUINT

/**
 * cli_call_parse:
 * @entries: (nullable): the command's own options; --json, --quiet and --help come with it
 * @n_min: so many arguments there must be besides options
 * @n_max: so many there may be, or %CLI_MANY
 *
 * Reads the command line. --help prints and ends the process.
 *
 * Returns: %FALSE after having said what is wrong; the command then returns %CLI_USAGE
 */
gboolean cli_call_parse (CliCall *call, const GOptionEntry *entries, guint n_min, guint n_max);

/* Says on standard error what is wrong with the command line and where to find help. */
CliStatus cli_call_misused (CliCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Says on standard error why the work failed. Returns %CLI_FAILED. */
CliStatus cli_call_failed (CliCall *call, const GError *error);

/* The name of an error in JSON: "in-use", "cancelled"; "failed" where it is none of ours. */
const char *cli_error_to_code (const GError *error);

G_END_DECLS
