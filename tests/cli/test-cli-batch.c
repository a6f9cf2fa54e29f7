/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate --batch: a line for a line, in order, whatever stands in them. */

#include "cli-call.h"
#include "cli-process.h"
#include "rules.h"

#include <string.h>

#define CART(lines) "{\"currency\":\"EUR\",\"lines\":[" lines "]}"
#define LINE(sku, quantity) "{\"sku\":\"" sku "\",\"quantity\":" quantity "}"

static const char pack_json[] =
    "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"batch\",\"revision\":1,"
    "\"currency\":\"EUR\",\"minor_digits\":2,\"products\":["
    "{\"sku\":\"A\",\"title\":\"A\",\"price\":1000},{\"sku\":\"B\",\"title\":\"B\",\"price\":333}],"
    "\"offers\":[{\"id\":\"set\",\"kind\":\"bundle\",\"name\":\"Set\",\"components\":["
    "{\"sku\":\"A\",\"quantity\":1},{\"sku\":\"B\",\"quantity\":1}],"
    "\"reward\":{\"percent\":\"10\"}}]}";

static const char *const good_carts[] = {
    CART (LINE ("A", "1") "," LINE ("B", "2")),
    CART (LINE ("A", "3")),
    CART (""),
};

static char *
put_pack (const CliFolder *folder)
{
  char   *sealed = NULL;
  size_t  length;
  VrError error;
  char   *path;

  g_assert_cmpint (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), ==,
                   VR_OK);
  path = cli_folder_put (folder, "pack.json", sealed);
  vr_free (sealed);
  return path;
}

static CliResult
run_batch (const char *pack, const char *input)
{
  return cli_process_run (input, (const char *const[]){"evaluate", pack, "--batch", NULL});
}

/* ---- the lines ---- */

/* Each result is that of the cart alone; from a file, "-" or nothing named it is the same. */
static void
test_forms (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autofree char *file = NULL;
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GString) output = g_string_new (NULL);
  g_auto (CliResult) of_file = {0};
  g_auto (CliResult) of_dash = {0};
  g_auto (CliResult) of_input = {0};

  for (guint i = 0; i < G_N_ELEMENTS (good_carts); i++)
    {
      g_auto (CliResult) one = cli_process_run (
          good_carts[i], (const char *const[]){"evaluate", pack, "-", "--json", NULL});

      g_assert_cmpint (one.status, ==, CLI_DONE);
      g_string_append_printf (input, "%s\n", good_carts[i]);
      g_string_append (output, one.output);
    }
  file = cli_folder_put (&folder, "carts.jsonl", input->str);
  of_file = cli_process_expect (CLI_DONE, "evaluate", pack, "--batch", file, NULL);
  of_dash = cli_process_run (input->str, (const char *const[]){"evaluate", "-b", pack, "-", NULL});
  of_input = run_batch (pack, input->str);

  g_assert_cmpstr (of_file.output, ==, output->str);
  g_assert_cmpstr (of_dash.output, ==, output->str);
  g_assert_cmpstr (of_input.output, ==, output->str);
  g_assert_cmpint (of_input.status, ==, CLI_DONE);
  g_assert_cmpstr (of_input.errors, ==, "");
}

typedef struct
{
  const char *name;
  const char *input;
  guint       n_results;
  guint       n_errors;
} EndRow;

static const EndRow end_rows[] = {
    {"nothing", "", 0, 0},
    {"no-end", CART (""), 1, 0},
    {"no-end-after-one", CART ("") "\n" CART (""), 2, 0},
    {"end", CART ("") "\n", 1, 0},
    {"empty-line", "\n", 0, 1},
    {"empty-lines-between", CART ("") "\n\n\n" CART ("") "\n", 2, 2},
    {"carriage-returns", CART ("") "\r\n" CART ("") "\r\n", 2, 0},
    {"cart-in-two-lines", "{\"currency\":\"EUR\",\n\"lines\":[]}\n", 0, 2},
};

static void
test_ends (gconstpointer data)
{
  const EndRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_auto (CliResult) result = run_batch (pack, row->input);
  g_auto (GStrv) lines = g_strsplit (result.output, "\n", -1);
  guint n_lines = 0;
  guint n_errors = 0;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      n_lines++;
      n_errors += g_str_has_prefix (lines[i], "{\"error\":") ? 1 : 0;
    }
  g_assert_true (n_lines == 0 || g_str_has_suffix (result.output, "}\n"));
  g_assert_cmpuint (n_lines, ==, row->n_results + row->n_errors);
  g_assert_cmpuint (n_errors, ==, row->n_errors);
  g_assert_cmpint (result.status, ==, row->n_errors > 0 ? CLI_FAILED : CLI_DONE);
}

/* ---- errors ---- */

typedef struct
{
  const char *name;
  const char *cart;
  const char *code;
  const char *path;
} ErrorRow;

static const ErrorRow error_rows[] = {
    {"empty", "", "syntax", "$"},
    {"not-json", "lines: 3", "syntax", "$"},
    {"two-carts", CART ("") CART (""), "syntax", "$"},
    {"unknown-member", "{\"currency\":\"EUR\",\"lines\":[],\"nix\":1}", "schema", "$.nix"},
    {"no-quantity", CART (LINE ("A", "1") ",{\"sku\":\"A\"}"), "schema", "$.lines[1].quantity"},
    {"range", CART (LINE ("A", "0")), "range", "$.lines[0].quantity"},
    {"currency", "{\"currency\":\"USD\",\"lines\":[]}", "currency", "$.currency"},
    {"quotes", "{\"currency\":\"EUR\",\"lines\":[],\"a \\\"b\":1}", "schema", "$[\"a \\\"b\"]"},
    {"german", "{\"currency\":\"EUR\",\"lines\":[],\"Größe\":1}", "schema", "$[\"Größe\"]"},
};

/* The error has its line between two results, and says what is wrong and where. */
static void
test_error (gconstpointer data)
{
  const ErrorRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autofree char *input =
      g_strdup_printf ("%s\n%s\n%s\n", good_carts[0], row->cart, good_carts[1]);
  g_auto (CliResult) result = run_batch (pack, input);
  g_auto (GStrv) lines = g_strsplit (result.output, "\n", -1);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *code = NULL;
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;

  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpstr (result.errors, ==, "vitrine-cli: 1 of 3 carts could not be evaluated\n");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "\"due\":1533,"));
  g_assert_nonnull (strstr (lines[2], "\"due\":3000,"));

  node = json_from_string (lines[1], NULL);
  code = cli_json_dup_string (node, "$.error.code");
  path = cli_json_dup_string (node, "$.error.path");
  message = cli_json_dup_string (node, "$.error.message");
  g_assert_cmpstr (code, ==, row->code);
  g_assert_cmpstr (path, ==, row->path);
  g_assert_cmpstr (message, !=, "");
}

/* Longer than any text may be: refused, and what follows is read as if nothing had been. */
static void
test_too_long (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autofree char *blanks = g_strnfill (100 * 1024 * 1024, ' ');
  g_autofree char *input = g_strconcat (blanks, "\n", good_carts[0], "\n", NULL);
  g_auto (CliResult) result = run_batch (pack, input);
  g_auto (GStrv) lines = g_strsplit (result.output, "\n", -1);

  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "{\"error\":{\"code\":\"limit\""));
  g_assert_nonnull (strstr (lines[1], "\"due\":1533,"));
}

static void
test_no_file (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_auto (CliResult) result =
      cli_process_expect (CLI_FAILED, "evaluate", pack, "--batch", "/nowhere/x", "--json", NULL);

  g_assert_cmpstr (result.output, ==, "");
  g_assert_nonnull (strstr (result.errors, "\"not-found\""));
}

/* ---- as a program's partner ---- */

/* An answer comes before the next cart is asked for; it ends when there are no more. */
static void
test_conversation (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autoptr (GSubprocess) process =
      cli_process_start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                         (const char *const[]){"evaluate", pack, "--batch", NULL});
  GOutputStream *questions = g_subprocess_get_stdin_pipe (process);
  g_autoptr (GDataInputStream) answers =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *question = g_strconcat (good_carts[i % 2], "\n", NULL);
      g_autofree char *answer = NULL;

      g_output_stream_write_all (questions, question, strlen (question), NULL, NULL, &error);
      g_assert_no_error (error);
      answer = g_data_input_stream_read_line (answers, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (answer, i % 2 == 0 ? "\"due\":1533," : "\"due\":3000,"));
    }
  g_assert_true (g_output_stream_close (questions, NULL, &error));
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

/* Ctrl+C while it waits for a cart. */
static void
test_interrupted (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autoptr (GSubprocess) process =
      cli_process_start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         (const char *const[]){"evaluate", pack, "--batch", NULL});

  g_usleep (G_USEC_PER_SEC / 5);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CLI_FAILED);
}

/* More carts than a pipe holds, in lines that end anywhere in what is read at once. */
static void
test_many (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *pack = put_pack (&folder);
  g_autoptr (GString) input = g_string_new (NULL);
  g_auto (CliResult) result = {0};
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (input, CART (LINE ("A", "%u") "%*s") "\n", i + 1, (int) (i % 97), "");
  result = run_batch (pack, input->str);
  lines = g_strsplit (result.output, "\n", -1);

  g_assert_cmpint (result.status, ==, CLI_DONE);
  g_assert_cmpuint (g_strv_length (lines), ==, 5001);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *list = g_strdup_printf ("\"list\":%u000,", i + 1);

      g_assert_nonnull (strstr (lines[i], list));
    }
}

#define ADD_ROWS(path, rows, function)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *row_path = g_strconcat (path, "/", rows[i].name, NULL);                     \
                                                                                                   \
      g_test_add_data_func (row_path, &rows[i], function);                                         \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/batch/forms", test_forms);
  ADD_ROWS ("/cli/batch/ends", end_rows, test_ends);
  ADD_ROWS ("/cli/batch/error", error_rows, test_error);
  g_test_add_func ("/cli/batch/too-long", test_too_long);
  g_test_add_func ("/cli/batch/no-file", test_no_file);
  g_test_add_func ("/cli/batch/conversation", test_conversation);
  g_test_add_func ("/cli/batch/interrupted", test_interrupted);
  g_test_add_func ("/cli/batch/many", test_many);

  return g_test_run ();
}
