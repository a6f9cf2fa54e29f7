/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli: every job of the studio without a display. */

#include "cli-commands.h"
#include "cli-progress.h"
#include "cli-text.h"
#include "vitrine-config.h"
#include "vt-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const CliCommand *
find_command (const CliCommand *commands, const char *word)
{
  for (; commands->name != NULL; commands++)
    if (g_str_equal (commands->name, word))
      return commands;
  return NULL;
}

static void
print_commands (const char *name, const char *summary, const CliCommand *commands)
{
  cli_print ("%s\n  vitrine-cli%s%s %s\n\n%s\n\n%s\n", _ ("Usage:"), *name != '\0' ? " " : "", name,
             _ ("COMMAND [OPTION…]"), summary, _ ("Commands:"));
  for (; commands->name != NULL; commands++)
    cli_print ("  %-12s %s\n", commands->name, _ (commands->summary));
  cli_print ("\n%s\n",
             _ ("COMMAND --help says more about each. Exit status: 0 if it was done, 1 if the work "
                "failed, 2 if the\ncommand line makes no sense."));
}

static CliStatus
run_command (VtJob *job, const CliCommand *command, const char *name, int argc, char **argv)
{
  g_auto (GStrv) arguments = g_new0 (char *, argc + 1);
  g_autofree char **words = NULL;
  CliCall           call = {
                .name = name,
                .synopsis = _ (command->synopsis),
                .summary = _ (command->summary),
                .argc = argc,
                .job = job,
  };
  CliStatus status;

  /* GOption moves the words about, and frees none of them. */
  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);
  words = g_memdup2 (arguments, sizeof (char *) * (gsize) (argc + 1));
  call.argv = words;

  status = command->run (&call);
  cli_progress_end ();
  g_strfreev (call.arguments);
  return status;
}

/* Walks from table to table until a command that does something: "offers" "add-bundle". */
static CliStatus
dispatch (VtJob            *job,
          const CliCommand *commands,
          const char       *prefix,
          const char       *summary,
          int               argc,
          char            **argv)
{
  const CliCommand *command;
  g_autofree char  *name = NULL;

  if (argc < 2)
    {
      g_printerr ("vitrine-cli: %s\n", _ ("a command is missing"));
      g_printerr (_ ("“vitrine-cli %s--help” says more.\n"), prefix);
      return CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      g_autofree char *trimmed = g_strchomp (g_strdup (prefix));

      print_commands (trimmed, summary, commands);
      return CLI_DONE;
    }
  command = find_command (commands, argv[1]);
  if (command == NULL)
    {
      g_printerr (_ ("vitrine-cli: there is no command “%s%s”\n"), prefix, argv[1]);
      g_printerr (_ ("“vitrine-cli %s--help” says more.\n"), prefix);
      return CLI_USAGE;
    }

  if (command->subcommands != NULL)
    {
      name = g_strconcat (prefix, command->name, " ", NULL);
      return dispatch (job, command->subcommands, name, _ (command->summary), argc - 1, argv + 1);
    }
  name = g_strconcat (prefix, command->name, NULL);
  return run_command (job, command, name, argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (VtJob) job = NULL;
  g_autoptr (GError) error = NULL;
  CliStatus status;

  vt_language_start ();

  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      cli_print ("vitrine-cli %s\n", VITRINE_VERSION);
      return CLI_DONE;
    }

  job = vt_job_new (NULL);
  cli_progress_watch_signals (job);
  status = dispatch (job, cli_commands_get (), "",
                     _ ("Finds what is bought together, makes offers of it, and writes the rule "
                        "pack that a storefront\ncomputes with. Works on the file that the studio "
                        "works on."),
                     argc, argv);
  if (!cli_print_finish (&error) && status == CLI_DONE)
    {
      g_printerr ("vitrine-cli: %s\n", error->message);
      status = CLI_FAILED;
    }
  return status;
}
