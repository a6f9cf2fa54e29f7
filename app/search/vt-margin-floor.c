/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of margin that a shop wants of every cart. */

#include "vt-margin-floor.h"

#include <glib/gi18n-lib.h>

gboolean
vt_margin_floor_load (VtDatabase *database, gint64 *ret_ppm, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;
  guint64  ppm;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT value FROM setting WHERE key = 'margin_floor'", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *ret_ppm = VT_MARGIN_FLOOR_DEFAULT_PPM;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (vt_statement_get_text (&statement, 0), 10, 0,
                                   VT_MARGIN_FLOOR_MAX_PPM, &ppm, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("The margin floor is not a share"));
      return FALSE;
    }
  *ret_ppm = (gint64) ppm;
  return TRUE;
}

static gboolean
store (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gint64           wanted_ppm = *(const gint64 *) data;
  gint64           ppm;
  g_autofree char *text = NULL;

  if (!vt_margin_floor_load (database, &ppm, error))
    return FALSE;
  if (ppm == wanted_ppm)
    return TRUE;
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES ('margin_floor', ?1)"
                             " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                             error))
    return FALSE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, wanted_ppm);
  vt_statement_bind_text (&statement, 1, text);
  return vt_statement_run (&statement, error);
}

gboolean
vt_margin_floor_set (VtWorkspace *workspace, gint64 ppm, VtJob *job, GError **error)
{
  g_return_val_if_fail (workspace != NULL, FALSE);

  if (ppm < 0 || ppm > VT_MARGIN_FLOOR_MAX_PPM)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The margin floor is from 0 to %d %%"),
                   VT_MARGIN_FLOOR_MAX_PPM / 10000);
      return FALSE;
    }
  return vt_workspace_edit (workspace, _ ("Change Margin Floor"), NULL, store, &ppm, job, error);
}
