/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says of itself: help, misuse and the manual. */

#include "cli-commands.h"
#include "cli-process.h"

#include <string.h>

/* ---- misuse: status 2, a message, nothing on standard output ---- */

typedef struct
{
  const char *name;
  const char *arguments[10];
  const char *message; /* somewhere in it */
} MisuseRow;

static const MisuseRow misuse_rows[] = {
    {"nothing", {NULL}, "a command is missing"},
    {"no-such-command", {"nix"}, "no command “nix”"},
    {"no-such-option", {"info", "--nix", "x"}, "--nix"},
    {"no-such-subcommand", {"offers", "nix"}, "no command “offers nix”"},
    {"no-subcommand", {"offers"}, "a command is missing"},
    {"new-nothing", {"new"}, "something is missing"},
    {"new-two", {"new", "a", "b", "-c", "EUR"}, "“b” is one too many"},
    {"new-no-currency", {"new", "/nowhere/x.vitrine"}, "--currency"},
    {"new-bad-currency", {"new", "/nowhere/x.vitrine", "-c", "EURO"}, "EURO"},
    {"new-zone", {"new", "/nowhere/x.vitrine", "-c", "EUR", "--time-zone=../x"}, "not a time zone"},
    {"new-no-zone",
     {"new", "/nowhere/x.vitrine", "-c", "EUR", "--time-zone=Europe/Atlantis"},
     "no time zone “Europe/Atlantis”"},
    {"info-zone", {"info", "/nowhere/x.vitrine", "--set-time-zone="}, "not a time zone"},
    {"sample-no-file", {"sample", "electronics"}, "is missing"},
    {"import-no-file", {"import", "x"}, "something is missing"},
    {"import-kind", {"import", "x", "y", "--kind", "z"}, "--kind is one of: auto, catalogue"},
    {"import-decimal", {"import", "x", "y", "--decimal", "z"}, "--decimal is one of"},
    {"import-dates", {"import", "x", "y", "--dates", "z"}, "--dates is one of"},
    {"import-header", {"import", "x", "y", "--header", "z"}, "--header is one of"},
    {"import-sku-case", {"import", "x", "y", "--sku-case", "z"}, "--sku-case is one of"},
    {"import-delimiter", {"import", "x", "y", "--delimiter", "z"}, "--delimiter is one of"},
    {"mine-sort", {"mine", "x", "--sort", "z"}, "no measure “z”"},
    {"mine-limit", {"mine", "x", "--limit", "-1"}, "--limit"},
    {"mine-lift", {"mine", "x", "--min-lift", "0.5"}, "--min-lift is a number"},
    {"mine-q", {"mine", "x", "--max-q", "2"}, "--max-q is a number"},
    {"mine-q-word", {"mine", "x", "--max-q", "0.1z"}, "--max-q is a number"},
    {"mine-items", {"mine", "x", "--max-items", "1"}, "--max-items"},
    {"mine-both", {"mine", "x", "--csv", "--json"}, "either --csv or --json"},
    {"mine-alike", {"mine", "x", "--substitutes", "--min-alike", "101"}, "--min-alike"},
    {"mine-substitutes-sort", {"mine", "x", "--substitutes", "--sort", "lift"}, "--sort"},
    {"map-no-output", {"map", "x"}, "--output"},
    {"map-format", {"map", "x", "-o", "y.gif"}, "y.gif"},
    {"map-size", {"map", "x", "-o", "y.png", "--size", "10x10"}, "--size"},
    {"map-size-word", {"map", "x", "-o", "y.png", "--size", "wide"}, "--size"},
    {"map-links", {"map", "x", "-o", "y.png", "--links", "-1"}, "--links"},
    {"bundle-no-parts", {"offers", "add-bundle", "x"}, "--component"},
    {"bundle-prices",
     {"offers", "add-bundle", "x", "-c", "a", "--percent=5", "--fixed=3"},
     "only one of"},
    {"bundle-states",
     {"offers", "add-bundle", "x", "-c", "a", "--ready", "--draft"},
     "only one of"},
    {"edit-no-offer", {"offers", "edit", "x"}, "something is missing"},
    {"remove-no-offer", {"offers", "remove", "x"}, "something is missing"},
    {"cart-no-offer", {"offers", "cart", "x"}, "something is missing"},
    {"conflicts-nothing", {"offers", "conflicts"}, "something is missing"},
    {"conflicts-now", {"offers", "conflicts", "x", "--now=z"}, "--now is an instant"},
    {"floor-percent", {"offers", "floor", "x", "--floor=z"}, "--floor is from 0 to 99"},
    {"floor-all", {"offers", "floor", "x", "--floor=99.5"}, "--floor is from 0 to 99"},
    {"floor-keep", {"offers", "floor", "x", "--keep"}, "--keep goes with --floor"},
    {"floor-lines", {"offers", "floor", "x", "--lines=9"}, "--lines is from 1 to 8"},
    {"floor-units", {"offers", "floor", "x", "--units=0"}, "--units is from 1 to 12"},
    {"floor-carts", {"offers", "floor", "x", "--carts=0"}, "--carts is 1 and up"},
    {"campaign-shift-none", {"campaigns", "shift", "x", "a"}, "--days, --weeks or --years"},
    {"campaign-colour", {"campaigns", "set", "x", "a", "--colour=9"}, "--colour is 1 to 8"},
    {"campaign-no-offer", {"campaigns", "add", "x", "a"}, "something is missing"},
    {"campaign-days", {"campaigns", "calendar", "x", "--days=0"}, "--days is 1 to 3660"},
    {"suggest-ready", {"offers", "suggest", "x", "--ready"}, "--ready goes with --add"},
    {"suggest-kind", {"offers", "suggest", "x", "--kind=markdown"}, "bundle, volume, subscription"},
    {"suggest-add", {"offers", "suggest", "x", "--count=1", "--add=2"}, "--add"},
    {"segments-no-subcommand", {"segments"}, "a command is missing"},
    {"segments-as-of", {"segments", "list", "x", "--as-of", "z"}, "“z” is not a day"},
    {"segments-show-nothing", {"segments", "show", "x"}, "something is missing"},
    {"segments-presets-both", {"segments", "presets", "x", "--add=new", "--all"}, "either --add"},
    {"segments-overlap-one", {"segments", "overlap", "x", "y"}, "something is missing"},
    {"segments-export-json", {"segments", "export", "x", "y", "--json"}, "--json goes with FILE"},
    {"segments-list-no-name", {"segments", "import-list", "x", "y"}, "--name"},
    {"segments-list-key",
     {"segments", "import-list", "x", "y", "--name=N", "--key=Big Ones"},
     "--key is 1 to 64"},
    {"segments-day", {"segments", "day", "x", "tomorrow"}, "“tomorrow” is not a day"},
    {"evaluate-no-cart", {"evaluate", "x"}, "--line"},
    {"evaluate-two-carts", {"evaluate", "x", "y", "--line", "z"}, "--line"},
    {"evaluate-batch-lines", {"evaluate", "x", "--batch", "--line", "z"}, "--line"},
    {"evaluate-batch-placement",
     {"evaluate", "x", "--batch", "--placement=cart"},
     "not for --batch"},
    {"evaluate-batch-inputs", {"evaluate", "-", "--batch"}, "standard input"},
    {"evaluate-two-inputs", {"evaluate", "-", "-"}, "standard input"},
    {"evaluate-now", {"evaluate", "x", "y", "--now", "z"}, "go with --line"},
    {"export-no-pack", {"export", "x"}, "something is missing"},
};

static void
test_misuse (gconstpointer data)
{
  const MisuseRow *row = data;
  g_auto (CliResult) result = cli_process_run (NULL, row->arguments);

  g_assert_cmpint (result.status, ==, CLI_USAGE);
  g_assert_cmpstr (result.output, ==, "");
  g_assert_nonnull (strstr (result.errors, row->message));
  g_assert_nonnull (strstr (result.errors, "--help"));
}

/* ---- failure: status 1, one line, nothing on standard output ---- */

typedef struct
{
  const char *name;
  const char *arguments[10];
  const char *code;
} FailureRow;

static const FailureRow failure_rows[] = {
    {"new", {"new", "/nowhere/x.vitrine", "-c", "EUR"}, NULL},
    {"sample", {"sample", "nix", "/nowhere/x.vitrine"}, "not-found"},
    {"import", {"import", "/nowhere/x.vitrine", "y.csv"}, "not-found"},
    {"info", {"info", "/nowhere/x.vitrine"}, "not-found"},
    {"mine", {"mine", "/nowhere/x.vitrine"}, "not-found"},
    {"map", {"map", "/nowhere/x.vitrine", "-o", "/nowhere/y.png"}, "not-found"},
    {"offers-list", {"offers", "list", "/nowhere/x.vitrine"}, "not-found"},
    {"offers-add", {"offers", "add-bundle", "/nowhere/x.vitrine", "-c", "a"}, "not-found"},
    {"offers-edit", {"offers", "edit", "/nowhere/x.vitrine", "a"}, "not-found"},
    {"offers-remove", {"offers", "remove", "/nowhere/x.vitrine", "a"}, "not-found"},
    {"offers-suggest", {"offers", "suggest", "/nowhere/x.vitrine"}, "not-found"},
    {"offers-evidence", {"offers", "evidence", "/nowhere/x.vitrine", "a"}, "not-found"},
    {"offers-check", {"offers", "check", "/nowhere/x.vitrine"}, "not-found"},
    {"offers-conflicts", {"offers", "conflicts", "/nowhere/x.vitrine"}, "not-found"},
    {"offers-floor", {"offers", "floor", "/nowhere/x.vitrine"}, "not-found"},
    {"offers-cart", {"offers", "cart", "/nowhere/x.vitrine", "a"}, "not-found"},
    {"campaigns-list", {"campaigns", "list", "/nowhere/x.vitrine"}, "not-found"},
    {"campaigns-set", {"campaigns", "set", "/nowhere/x.vitrine", "a"}, "not-found"},
    {"campaigns-calendar", {"campaigns", "calendar", "/nowhere/x.vitrine"}, "not-found"},
    {"segments-list", {"segments", "list", "/nowhere/x.vitrine"}, "not-found"},
    {"segments-show", {"segments", "show", "/nowhere/x.vitrine", "y"}, "not-found"},
    {"segments-presets", {"segments", "presets", "/nowhere/x.vitrine"}, "not-found"},
    {"segments-add", {"segments", "add-from", "/nowhere/x.vitrine", "/nowhere/y"}, "not-found"},
    {"segments-remove", {"segments", "remove", "/nowhere/x.vitrine", "y"}, "not-found"},
    {"segments-overlap", {"segments", "overlap", "/nowhere/x.vitrine", "y", "z"}, "not-found"},
    {"segments-export",
     {"segments", "export", "/nowhere/x.vitrine", "y", "/nowhere/z"},
     "not-found"},
    {"segments-import", {"segments", "import-customers", "/nowhere/x.vitrine", "y"}, "not-found"},
    {"segments-import-list",
     {"segments", "import-list", "/nowhere/x.vitrine", "y", "--name=N"},
     "not-found"},
    {"segments-day", {"segments", "day", "/nowhere/x.vitrine"}, "not-found"},
    {"evaluate", {"evaluate", "/nowhere/pack.json", "/nowhere/cart.json"}, "not-found"},
    {"export", {"export", "/nowhere/x.vitrine", "/nowhere/pack.json"}, "not-found"},
};

static void
test_failure (gconstpointer data)
{
  const FailureRow *row = data;
  g_auto (CliResult) result = cli_process_run (NULL, row->arguments);

  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpstr (result.output, ==, "");
  g_assert_true (g_str_has_prefix (result.errors, "vitrine-cli: "));
  g_assert_true (strchr (result.errors, '\n') == result.errors + strlen (result.errors) - 1);
}

/* The same for machines: the code names what the user can do. */
static void
test_failure_json (gconstpointer data)
{
  const FailureRow *row = data;
  const char       *arguments[G_N_ELEMENTS (row->arguments) + 1];
  guint             n = 0;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (CliResult) result = {0};
  JsonObject *object;

  for (; row->arguments[n] != NULL; n++)
    arguments[n] = row->arguments[n];
  arguments[n] = "--json";
  arguments[n + 1] = NULL;
  result = cli_process_run (NULL, arguments);
  node = json_from_string (result.errors, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpstr (result.output, ==, "");
  object = json_object_get_object_member (json_node_get_object (node), "error");
  if (row->code != NULL)
    g_assert_cmpstr (json_object_get_string_member (object, "code"), ==, row->code);
  g_assert_cmpstr (json_object_get_string_member (object, "message"), !=, "");
}

/* ---- help, for every command of the table ---- */

static void
test_help (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *line = g_strconcat (name, " --help", NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *usage = g_strconcat ("vitrine-cli ", name, " ", NULL);
  g_auto (CliResult) result = cli_process_run (NULL, (const char *const *) words);

  g_assert_cmpint (result.status, ==, CLI_DONE);
  g_assert_cmpstr (result.errors, ==, "");
  g_assert_nonnull (strstr (result.output, usage));
}

static void
test_overview (void)
{
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "--help", NULL);

  for (const CliCommand *command = cli_commands_get (); command->name != NULL; command++)
    {
      g_autofree char *line = g_strconcat ("\n  ", command->name, " ", NULL);

      g_assert_nonnull (strstr (result.output, line));
      g_assert_nonnull (strstr (result.output, command->summary));
    }
}

static void
test_version (void)
{
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "--version", NULL);

  g_assert_true (g_regex_match_simple ("^vitrine-cli \\d+\\.\\d+\\.\\d+\n$", result.output, 0, 0));
}

/* ---- the manual ---- */

/* Troff writes a hyphen as \-. */
static char *
to_troff (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  return g_strjoinv ("\\-", parts);
}

/* Every command has its section, and every option of its --help is named in the manual. */
static void
test_manual (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *manual = cli_source_read ("data/man/vitrine-cli.1");
  g_autofree char *troff = to_troff (name);
  g_autofree char *section = g_strconcat ("\n.SS vitrine\\-cli ", troff, " ", NULL);
  g_autofree char *line = g_strconcat (name, " --help", NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_auto (CliResult) help = cli_process_run (NULL, (const char *const *) words);
  g_autoptr (GRegex) regex = g_regex_new ("--[a-z][a-z-]+(?=[= ].*  )", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_options = 0;

  g_assert_nonnull (strstr (manual, section));
  for (g_regex_match (regex, help.output, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *option = g_match_info_fetch (match, 0);
      g_autofree char *written = to_troff (option);

      if (strstr (manual, written) == NULL)
        g_error ("%s is not in the manual", option);
      n_options++;
    }
  g_assert_cmpuint (n_options, >=, 3);
}

static void
add_commands (const CliCommand *commands, const char *prefix, GPtrArray *names)
{
  for (const CliCommand *command = commands; command->name != NULL; command++)
    {
      char            *name = g_strconcat (prefix, command->name, NULL);
      g_autofree char *path = g_strdelimit (g_strdup (name), " ", '-');
      g_autofree char *help_path = g_strconcat ("/cli/help/", path, NULL);
      g_autofree char *manual_path = g_strconcat ("/cli/manual/", path, NULL);
      g_autofree char *below = g_strconcat (name, " ", NULL);

      g_ptr_array_add (names, name);
      g_test_add_data_func (help_path, name, test_help);
      if (command->subcommands == NULL)
        {
          g_test_add_data_func (manual_path, name, test_manual);
          continue;
        }
      add_commands (command->subcommands, below, names);
    }
}

int
main (int argc, char **argv)
{
  /* What the tests are given lives as long as they run. */
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (misuse_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/misuse/", misuse_rows[i].name, NULL);

      g_test_add_data_func (path, &misuse_rows[i], test_misuse);
    }
  for (guint i = 0; i < G_N_ELEMENTS (failure_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/failure/", failure_rows[i].name, NULL);
      g_autofree char *json_path = g_strconcat ("/cli/failure-json/", failure_rows[i].name, NULL);

      g_test_add_data_func (path, &failure_rows[i], test_failure);
      g_test_add_data_func (json_path, &failure_rows[i], test_failure_json);
    }
  add_commands (cli_commands_get (), "", names);
  g_test_add_func ("/cli/overview", test_overview);
  g_test_add_func ("/cli/version", test_version);

  return g_test_run ();
}
