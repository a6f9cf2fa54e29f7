/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built vitrine-cli as its users do. */

#include "cli-process.h"

#include <glib/gstdio.h>

#define MAX_ARGUMENTS 40

void
cli_result_clear (CliResult *result)
{
  g_clear_pointer (&result->output, g_free);
  g_clear_pointer (&result->errors, g_free);
}

GSubprocess *
cli_process_start (GSubprocessFlags flags, const char *const *arguments)
{
  const char *words[MAX_ARGUMENTS + 2] = {g_getenv ("VITRINE_CLI")};
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_nonnull (words[0]);
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, MAX_ARGUMENTS);
      words[i + 1] = arguments[i];
    }
  process = g_subprocess_newv (words, flags, &error);
  g_assert_no_error (error);
  return process;
}

CliResult
cli_process_run (const char *input, const char *const *arguments)
{
  CliResult result = {0};
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = cli_process_start (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               arguments);
  g_subprocess_communicate_utf8 (process, input, NULL, &result.output, &result.errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  return result;
}

CliResult
cli_process_expect (int status, const char *first, ...)
{
  const char *arguments[MAX_ARGUMENTS + 1] = {first};
  va_list     rest;
  CliResult   result;
  guint       n = 1;

  va_start (rest, first);
  while ((arguments[n] = va_arg (rest, const char *)) != NULL)
    g_assert_cmpuint (++n, <, MAX_ARGUMENTS);
  va_end (rest);

  result = cli_process_run (NULL, arguments);
  if (result.status != status)
    g_test_message ("%s %s: %s%s", first, arguments[1], result.output, result.errors);
  g_assert_cmpint (result.status, ==, status);
  return result;
}

JsonNode *
cli_result_get_json (const CliResult *result)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (result->output, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static JsonArray *
query (JsonNode *root, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) found = json_path_query (path, root, &error);

  g_assert_no_error (error);
  return json_array_ref (json_node_get_array (found));
}

gint64
cli_json_get_int (JsonNode *root, const char *path)
{
  g_autoptr (JsonArray) found = query (root, path);

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  g_assert_true (json_node_get_value_type (json_array_get_element (found, 0)) == G_TYPE_INT64);
  return json_array_get_int_element (found, 0);
}

char *
cli_json_dup_string (JsonNode *root, const char *path)
{
  g_autoptr (JsonArray) found = query (root, path);

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  return g_strdup (json_array_get_string_element (found, 0));
}

guint
cli_json_count (JsonNode *root, const char *path)
{
  g_autoptr (JsonArray) found = query (root, path);

  return json_array_get_length (found);
}

char *
cli_source_read (const char *path)
{
  g_autofree char *full = g_build_filename (g_getenv ("VITRINE_SOURCE_DIR"), path, NULL);
  char            *content;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (full, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

CliFolder
cli_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  CliFolder folder = {g_dir_make_tmp ("vitrine-cli-XXXXXX", &error)};

  g_assert_no_error (error);
  return folder;
}

void
cli_folder_clear (CliFolder *folder)
{
  g_autoptr (GDir) dir = folder->path != NULL ? g_dir_open (folder->path, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  g_clear_pointer (&folder->path, g_free);
}

char *
cli_folder_dup_path (const CliFolder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

char *
cli_folder_put (const CliFolder *folder, const char *name, const char *content)
{
  char *path = cli_folder_dup_path (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

guint
cli_folder_count (const CliFolder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Most tests want offers of their own making only. */
static void
remove_offers (const char *path)
{
  g_auto (CliResult) list = cli_process_expect (0, "offers", "list", path, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&list);
  JsonArray *offers = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonObject *offer = json_array_get_object_element (offers, i);
      g_auto (CliResult) removed = cli_process_expect (
          0, "offers", "remove", path, json_object_get_string_member (offer, "id"), NULL);
    }
}

/* The bytes of the shop, made by the first test that wants it. */
static GBytes *
get_shop (void)
{
  static GBytes *bytes = NULL;

  if (bytes == NULL)
    {
      g_auto (CliFolder) folder = cli_folder_new ();
      g_autofree char *path = cli_folder_dup_path (&folder, "shop.vitrine");
      g_auto (CliResult) made = cli_process_expect (0, "sample", "electronics", path, NULL);
      char *content;
      gsize length;

      remove_offers (path);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new_take (content, length);
    }
  return bytes;
}

char *
cli_folder_put_shop (const CliFolder *folder, const char *name)
{
  char       *path = cli_folder_dup_path (folder, name);
  gsize       length;
  const char *content = g_bytes_get_data (get_shop (), &length);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}
