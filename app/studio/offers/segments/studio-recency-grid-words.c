/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grid of recency and frequency shows, in words. */

#include "studio-recency-grid.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

static char *
tell_orders (const VtSegmentGrid *grid, guint row)
{
  guint32 first = row > 0 ? grid->last_orders[row - 1] + 1 : 1;

  if (row == VT_SEGMENT_GRID_ROWS - 1)
    return g_strdup_printf (ngettext ("%u order or more", "%u orders or more", first), first);
  if (first == grid->last_orders[row])
    return g_strdup_printf (ngettext ("%u order", "%u orders", first), first);
  return g_strdup_printf (_ ("%u to %u orders"), first, grid->last_orders[row]);
}

static char *
tell_days (const VtSegmentGrid *grid, guint column)
{
  gint32 first = column > 0 ? grid->last_days[column - 1] + 1 : 0;

  if (column == VT_SEGMENT_GRID_COLUMNS - 1)
    return g_strdup_printf (_ ("%d days ago or more"), first);
  return g_strdup_printf (_ ("%d to %d days ago"), first, grid->last_days[column]);
}

char *
studio_recency_grid_describe (const VtSegmentGrid *grid, guint row, guint column)
{
  g_autofree char *orders = NULL;
  g_autofree char *days = NULL;
  g_autofree char *n = NULL;
  g_autofree char *n_all = NULL;

  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (row < VT_SEGMENT_GRID_ROWS && column < VT_SEGMENT_GRID_COLUMNS, NULL);

  orders = tell_orders (grid, row);
  days = tell_days (grid, column);
  n = vt_words_count (grid->n_members[row][column]);
  n_all = vt_words_count (grid->n_all[row][column]);
  /* Translators: "3 to 4 orders", "31 to 60 days ago", customers of the segment, of how many */
  return g_strdup_printf (_ ("%s, the last %s: %s of %s customers"), orders, days, n, n_all);
}

char *
studio_recency_grid_summarize (const VtSegmentGrid *grid)
{
  guint            row = 0, column = 0;
  guint32          n = 0;
  g_autofree char *most = NULL;

  g_return_val_if_fail (grid != NULL, NULL);

  for (guint i = 0; i < VT_SEGMENT_GRID_ROWS; i++)
    for (guint k = 0; k < VT_SEGMENT_GRID_COLUMNS; k++)
      {
        n += grid->n_members[i][k];
        if (grid->n_members[i][k] > grid->n_members[row][column])
          {
            row = i;
            column = k;
          }
      }
  if (n == 0)
    return g_strdup (_ ("No customer with an order is in the segment."));
  most = studio_recency_grid_describe (grid, row, column);
  /* Translators: "1 order, the last 31 to 60 days ago: 12 of 45 customers" */
  return g_strdup_printf (_ ("Most have %s."), most);
}
