/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as data in a file, written off the main loop. */

#include "studio-map-data-action.h"

#include "vt-map-data.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char          *path;    /* (owned) */
  VtAffinityMap *map;     /* (owned) */
  VtCatalog     *catalog; /* (owned) */
  VtCurrency     currency;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->path);
  vt_affinity_map_unref (export->map);
  vt_catalog_unref (export->catalog);
  g_free (export);
}

/* A StudioJobFunc. */
static gboolean
write_data (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Export *export = data;
  VtMapDataFormat format;

  return vt_map_data_format_from_path (export->path, &format, error) &&
         vt_map_data_export (export->map, export->catalog, &export->currency, format, export->path,
                             error);
}

static void
on_written (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  Export *export = data;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) path = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The Data Could Not Be Saved"), error);
      return;
    }
  name = g_path_get_basename (export->path);
  text = g_strdup_printf (_ ("Saved %s"), name);
  path = g_variant_ref_sink (g_variant_new_string (export->path));
  action = g_action_print_detailed_name ("win.show-in-folder", path);
  studio_session_say (session, text, _ ("Show in Folder"), action);
}

static void
export_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  Export *export;

  if (studio_session_get_map (session) == NULL || studio_session_get_catalog (session) == NULL)
    {
      studio_session_say (session, _ ("There is no map yet"), NULL, NULL);
      return;
    }
  export = g_new0 (Export, 1);
  export->path = g_canonicalize_filename (g_variant_get_string (parameter, NULL), NULL);
  export->map = vt_affinity_map_ref (studio_session_get_map (session));
  export->catalog = vt_catalog_ref (studio_session_get_catalog (session));
  export->currency = *studio_session_get_currency (session);
  (void) studio_session_run_job (session, _ ("Saving the map"), write_data, export, export_free,
                                 on_written, NULL);
}

void
studio_map_data_add_action (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"export-map-data-to", export_to, "s", NULL, NULL, {0}},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}
