/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job that other engines are given as well (js/job.mjs): its pack and carts, natively.
 *
 * usage: bench-promotions FOLDER, with pack.json, carts.jsonl and expected.txt of js/pack.mjs */

#include "bench.h"
#include "counted-blocks.h"
#include "rules.h"

#include <string.h>

typedef struct
{
  VrPack      *pack;      /* (owned) */
  VrEvaluator *evaluator; /* (owned) */
  char       **texts;     /* (owned) */
  VrCart     **carts;     /* (owned) */
  guint        n_carts;
  guint        next; /* cart to evaluate */
} Job;

static void
check (VrStatus status, const VrError *error)
{
  if (status != VR_OK)
    g_error ("%s: %s", error->path, error->message);
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return g_strchomp (text);
}

static void
job_load (Job *self, const char *folder)
{
  g_autofree char *pack = read_file (folder, "pack.json");
  g_autofree char *carts = read_file (folder, "carts.jsonl");
  char            *sealed;
  size_t           length;
  VrError          error;

  check (vr_pack_seal (pack, strlen (pack), &sealed, &length, &error), &error);
  check (vr_pack_load (sealed, length, &self->pack, &error), &error);
  check (vr_evaluator_new (self->pack, &self->evaluator, &error), &error);
  vr_free (sealed);

  self->texts = g_strsplit (carts, "\n", -1);
  self->n_carts = g_strv_length (self->texts);
  self->carts = g_new0 (VrCart *, self->n_carts);
  for (guint i = 0; i < self->n_carts; i++)
    check (
        vr_cart_load (self->pack, self->texts[i], strlen (self->texts[i]), &self->carts[i], &error),
        &error);
}

static void
job_clear (Job *self)
{
  for (guint i = 0; i < self->n_carts; i++)
    vr_cart_free (self->carts[i]);
  g_free (self->carts);
  g_strfreev (self->texts);
  vr_evaluator_free (self->evaluator);
  vr_pack_free (self->pack);
}

/* Every line costs what it has to. */
static void
job_verify (const Job *self, const char *folder)
{
  g_autofree char *text = read_file (folder, "expected.txt");
  g_auto (GStrv) expected = g_strsplit (text, "\n", -1);

  g_assert (g_strv_length (expected) == self->n_carts);
  for (guint i = 0; i < self->n_carts; i++)
    {
      g_autoptr (GString) nets = g_string_new (NULL);
      const VrResult *result;
      VrError         error;

      check (vr_evaluator_run (self->evaluator, self->carts[i], &result, &error), &error);
      for (size_t k = 0; k < vr_result_get_n_lines (result); k++)
        g_string_append_printf (nets, "%s%" G_GINT64_FORMAT, k > 0 ? " " : "",
                                vr_result_get_line (result, k)->net);
      if (strcmp (nets->str, expected[i]) != 0)
        g_error ("cart %u: %s instead of %s", i, nets->str, expected[i]);
    }
}

static void
evaluate_in_memory (gpointer data)
{
  Job            *self = data;
  const VrResult *result;
  VrError         error;

  check (vr_evaluator_run (self->evaluator, self->carts[self->next++ % self->n_carts], &result,
                           &error),
         &error);
}

static void
evaluate_text (Job *self, VrTell tell)
{
  const char     *text = self->texts[self->next++ % self->n_carts];
  const VrCart   *cart;
  const VrResult *result;
  const char     *json;
  size_t          length;
  VrError         error;

  check (vr_evaluator_load_cart (self->evaluator, text, strlen (text), &cart, &error), &error);
  check (vr_evaluator_run (self->evaluator, cart, &result, &error), &error);
  check (vr_evaluator_to_json (self->evaluator, tell, &json, &length, &error), &error);
}

static void
evaluate_outcome (gpointer data)
{
  evaluate_text (data, VR_TELL_OUTCOME);
}

static void
evaluate_all (gpointer data)
{
  evaluate_text (data, VR_TELL_ALL);
}

static void
measure (Job *job, const char *name, BenchFunc func)
{
  gint64 n_blocks;
  gint64 n_times;
  double micros;

  for (guint i = 0; i < job->n_carts; i++)
    func (job);
  n_blocks = counted_blocks_get ();
  micros = bench_repeat (func, job, &n_times);
  bench_print_rate (name, micros, "%.3g blocks of memory asked for each",
                    (double) (counted_blocks_get () - n_blocks) / (double) n_times);
}

int
main (int argc, char *argv[])
{
  Job job = {0};

  if (argc != 2)
    g_error ("usage: bench-promotions FOLDER");
  job_load (&job, argv[1]);
  job_verify (&job, argv[1]);
  measure (&job, "native, in memory", evaluate_in_memory);
  measure (&job, "native, JSON to JSON", evaluate_outcome);
  measure (&job, "native, with every verdict", evaluate_all);
  job_clear (&job);
  return 0;
}
