/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table every benchmark prints. */

#include "bench.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define N_ROUNDS 9
#define ROUND_US (G_USEC_PER_SEC / 4)

static double
get_peak_mib (void)
{
  struct rusage usage = {0};

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

void
bench_print_row (const char *job, gint64 took_us, const char *remark_format, ...)
{
  g_autofree char *remark = NULL;
  va_list          arguments;

  va_start (arguments, remark_format);
  remark = g_strdup_vprintf (remark_format, arguments);
  va_end (arguments);
  g_print ("%-44s %8.3f s %7.0f MiB  %s\n", job, (double) took_us / 1e6, get_peak_mib (), remark);
}

void
bench_print_rate (const char *job, double micros, const char *remark_format, ...)
{
  g_autofree char *remark = NULL;
  va_list          arguments;

  va_start (arguments, remark_format);
  remark = g_strdup_vprintf (remark_format, arguments);
  va_end (arguments);
  g_print ("%-44s %7.1f us %7.0f MiB  %.0f a second, %s\n", job, micros, get_peak_mib (),
           G_USEC_PER_SEC / micros, remark);
}

double
bench_get_processor_micros (void)
{
  struct timespec time = {0};

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

double
bench_repeat (BenchFunc func, gpointer data, gint64 *ret_n_times)
{
  double fastest = G_MAXDOUBLE;

  *ret_n_times = 0;
  for (int round = 0; round < N_ROUNDS; round++)
    {
      double start = bench_get_processor_micros ();
      gint64 end_us = g_get_monotonic_time () + ROUND_US;
      gint64 n = 0;

      do
        {
          func (data);
          n++;
        }
      while (g_get_monotonic_time () < end_us);
      fastest = MIN (fastest, (bench_get_processor_micros () - start) / (double) n);
      *ret_n_times += n;
    }
  return fastest;
}

guint32
bench_get_argument (int argc, char *argv[], const char *name, guint32 otherwise)
{
  for (int i = 1; i < argc; i++)
    {
      gsize   length = strlen (name);
      guint64 value;

      if (strncmp (argv[i], name, length) == 0 && argv[i][length] == '=' &&
          g_ascii_string_to_unsigned (argv[i] + length + 1, 10, 0, G_MAXUINT32, &value, NULL))
        return (guint32) value;
    }
  return otherwise;
}

const char *
bench_get_path (int argc, char *argv[])
{
  for (int i = 1; i < argc; i++)
    if (strchr (argv[i], '=') == NULL)
      return argv[i];
  return NULL;
}
