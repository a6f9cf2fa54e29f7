/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that were pinned to a place on the map. */

#include "vt-map-places.h"

#include <math.h>

GArray *
vt_map_places_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (VtMapPlace));
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT product_id, x, y FROM map_place WHERE pinned = 1"
                             " ORDER BY product_id",
                             error))
    return NULL;
  for (;;)
    {
      VtMapPlace place;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&places);
      place.product_id = vt_statement_get_int64 (&statement, 0);
      place.x = vt_statement_get_double (&statement, 1);
      place.y = vt_statement_get_double (&statement, 2);
      /* A file that something else wrote may hold infinities. */
      if (isfinite (place.x) && isfinite (place.y))
        g_array_append_val (places, place);
    }
}

gboolean
vt_map_places_pin (VtDatabase *database, const VtMapPlace *places, guint n, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (
          &statement, database,
          "INSERT INTO map_place (product_id, x, y, pinned) VALUES (?1, ?2, ?3, 1)"
          " ON CONFLICT (product_id)"
          " DO UPDATE SET x = excluded.x, y = excluded.y, pinned = 1",
          error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      vt_statement_bind_int64 (&statement, 1, places[i].product_id);
      vt_statement_bind_double (&statement, 2, places[i].x);
      vt_statement_bind_double (&statement, 3, places[i].y);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vt_map_places_unpin (VtDatabase *database, const gint64 *product_ids, guint n, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database, "DELETE FROM map_place WHERE product_id = ?1",
                             error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      vt_statement_bind_int64 (&statement, 1, product_ids[i]);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}
