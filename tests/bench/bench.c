/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table every benchmark prints. */

#include "bench.h"

#include <string.h>
#include <sys/resource.h>

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
