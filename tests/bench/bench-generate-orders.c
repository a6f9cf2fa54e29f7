/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a generated order history as CSV: bench-generate-orders N_LINES OUT.csv */

#include "order-generator.h"

#include <errno.h>
#include <stdio.h>

#define N_ITEMS 50000
#define FIRST_DAY_S 1704067200 /* 2024-01-01 */
#define YEAR_S (366 * 24 * 3600)

static gboolean
write_order (FILE *file, const VtGeneratedOrders *orders, guint32 order)
{
  gint64 time_s = FIRST_DAY_S + (gint64) order * YEAR_S / orders->n_orders;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_s);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  for (guint32 line = orders->first_line[order]; line < orders->first_line[order + 1]; line++)
    {
      guint32 item = orders->line_item[line];

      /* Prices and quantities need no chance: they only have to be read. */
      if (fprintf (file, "%u,%s,C%05u,P%05u,Product %u,%u,%u.%02u\n", order + 1, when,
                   order * 2654435761u % 90000, item, item, 1 + line % 3, 1 + item % 200,
                   item % 100) < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_orders (const char *path, const VtGeneratedOrders *orders)
{
  FILE    *file = fopen (path, "w");
  gboolean written;

  if (file == NULL)
    return FALSE;

  written = fputs ("order,time,customer,sku,description,quantity,price\n", file) >= 0;
  for (guint32 order = 0; written && order < orders->n_orders; order++)
    written = write_order (file, orders, order);
  return fclose (file) == 0 && written;
}

int
main (int argc, char *argv[])
{
  g_auto (VtGeneratedOrders) orders = {0};
  guint64 n_lines;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 1000000000, &n_lines, NULL))
    {
      g_printerr ("Usage: bench-generate-orders N_LINES OUT.csv\n");
      return 2;
    }

  vt_generate_orders (&(VtGeneratorOptions){(guint32) n_lines, N_ITEMS, 8.0, 1}, &orders);
  if (!write_orders (argv[2], &orders))
    {
      g_printerr ("%s: %s\n", argv[2], g_strerror (errno));
      return 1;
    }
  return 0;
}
