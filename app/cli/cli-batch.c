/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate --batch: many carts, one a line. */

#include "cli-batch.h"

#include "cli-json.h"
#include "cli-lines.h"
#include "cli-text.h"
#include "vt-document.h"
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
evaluate_line (VrEvaluator *evaluator, const GByteArray *line)
{
  const char     *json = line->len > 0 ? (const char *) line->data : "";
  const VrCart   *cart;
  const VrResult *result;
  const char     *text;
  size_t          length;
  VrError         failure;

  if (vr_evaluator_load_cart (evaluator, json, line->len, &cart, &failure) != VR_OK ||
      vr_evaluator_run (evaluator, cart, &result, &failure) != VR_OK ||
      vr_evaluator_to_json (evaluator, VR_TELL_ALL, &text, &length, &failure) != VR_OK)
    {
      print_failure (&failure);
      return FALSE;
    }

  fwrite (text, 1, length, stdout);
  putchar ('\n');
  return TRUE;
}

/* Returns FALSE if what is read or written failed; counts the carts that did. */
static gboolean
evaluate_lines (
    VrEvaluator *evaluator, CliLines *lines, guint64 *n_lines, guint64 *n_failed, GError **error)
{
  for (;;)
    {
      GByteArray *line;

      if (cli_lines_is_waiting (lines) && !cli_print_finish (error))
        return FALSE;
      if (!cli_lines_next (lines, &line, error))
        return FALSE;
      if (line == NULL)
        return TRUE;
      *n_lines += 1;
      if (!evaluate_line (evaluator, line))
        *n_failed += 1;
    }
}

gboolean
cli_batch_evaluate (const VrPack *pack, const char *path, VtJob *job, GError **error)
{
  g_autoptr (CliLines) lines = cli_lines_new (path, job, error);
  VrEvaluator *evaluator;
  VrError      failure;
  guint64      n_lines = 0;
  guint64      n_failed = 0;
  gboolean     done;

  if (lines == NULL)
    return FALSE;
  if (vr_evaluator_new (pack, &evaluator, &failure) != VR_OK)
    {
      vt_document_set_rules_error (error, &failure, _ ("the rule pack"));
      return FALSE;
    }
  done = evaluate_lines (evaluator, lines, &n_lines, &n_failed, error);
  vr_evaluator_free (evaluator);
  if (!done || n_failed == 0)
    return done;

  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               g_dngettext (GETTEXT_PACKAGE,
                            "%" PRIu64 " of %" PRIu64 " cart could not be evaluated",
                            "%" PRIu64 " of %" PRIu64 " carts could not be evaluated", n_lines),
               n_failed, n_lines);
  return FALSE;
}
