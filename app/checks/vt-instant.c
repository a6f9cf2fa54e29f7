/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in words. */

#include "vt-instant.h"

#include <glib/gi18n-lib.h>

char *
vt_instant_tell (gint64 us, VtCatalog *catalog)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (vt_catalog_get_time_zone (catalog));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = NULL;

  if (utc == NULL)
    return g_strdup ("?");
  time = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  /* Translators: a day, as g_date_time_format() has it */
  return g_date_time_format (time, _ ("%-d %B %Y"));
}
