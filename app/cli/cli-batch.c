/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate --batch: many carts, one a line. */

#include "cli-batch.h"

#include "cli-json.h"
#include "cli-lines.h"
#include "cli-text.h"
#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

static void
print_failure (const VrError *failure)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "code", vr_status_to_code (failure->status));
  cli_json_add_string (builder, "message", failure->message);
  cli_json_add_string (builder, "path", failure->path);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  puts (text);
}

/* Prints the line of one cart. Returns whether it is a result. */
static gboolean
evaluate_line (const VrPack *pack, const GByteArray *line)
{
  const char *json = line->len > 0 ? (const char *) line->data : "";
  VrCart     *cart = NULL;
  VrResult   *result = NULL;
  char       *text = NULL;
  size_t      length;
  VrError     failure;
  VrStatus    status = vr_cart_load (pack, json, line->len, &cart, &failure);

  if (status == VR_OK)
    status = vr_evaluate (pack, cart, &result, &failure);
  if (status == VR_OK)
    status = vr_result_to_json (result, &text, &length, &failure);
  if (status == VR_OK)
    puts (text);
  else
    print_failure (&failure);

  vr_free (text);
  vr_result_free (result);
  vr_cart_free (cart);
  return status == VR_OK;
}

gboolean
cli_batch_evaluate (const VrPack *pack, const char *path, VtJob *job, GError **error)
{
  g_autoptr (CliLines) lines = cli_lines_new (path, job, error);
  guint64 n_lines = 0;
  guint64 n_failed = 0;

  if (lines == NULL)
    return FALSE;
  for (;;)
    {
      GByteArray *line;

      if (cli_lines_is_waiting (lines) && !cli_print_finish (error))
        return FALSE;
      if (!cli_lines_next (lines, &line, error))
        return FALSE;
      if (line == NULL)
        break;
      n_lines++;
      if (!evaluate_line (pack, line))
        n_failed++;
    }

  if (n_failed == 0)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               g_dngettext (GETTEXT_PACKAGE,
                            "%" PRIu64 " of %" PRIu64 " cart could not be evaluated",
                            "%" PRIu64 " of %" PRIu64 " carts could not be evaluated", n_lines),
               n_failed, n_lines);
  return FALSE;
}
