/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule pack of a workspace: what it is now, and how it goes out. */

#include "vt-export-log.h"

#include "vt-campaigns-apply.h"
#include "vt-compile.h"

#include <glib/gi18n-lib.h>

#define FIRST_REVISION 1
#define SLUG_MAX_BYTES 64

/* Everything an export reads, of one snapshot. */
typedef struct
{
  VtLastExport last;    /* (owned) */
  GPtrArray   *offers;  /* (owned) */
  VtCatalog   *catalog; /* (owned) */
} Snapshot;

static void
snapshot_clear (Snapshot *snapshot)
{
  vt_last_export_clear (&snapshot->last);
  g_clear_pointer (&snapshot->offers, g_ptr_array_unref);
  g_clear_pointer (&snapshot->catalog, vt_catalog_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Snapshot, snapshot_clear)

static gboolean
snapshot_read (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Snapshot *snapshot = data;

  if (!vt_last_export_load (database, &snapshot->last, error))
    return FALSE;
  snapshot->offers = vt_offers_load_effective (database, error);
  if (snapshot->offers == NULL)
    return FALSE;
  snapshot->catalog = vt_catalog_load (database, job, error);
  return snapshot->catalog != NULL;
}

/* "Tea & Cups Ltd." → "tea-cups-ltd": what an integrator can tell apart and put in a file name. */
static char *
name_to_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString         *slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && slug->len < SLUG_MAX_BYTES; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, "shop");
  return g_string_free (slug, FALSE);
}

GBytes *
vt_pack_current (const VtLastExport *last,
                 const char         *shop_name,
                 GPtrArray          *offers,
                 VtCatalog          *catalog,
                 const VtCurrency   *currency,
                 GError            **error)
{
  g_autoptr (GBytes) pack = NULL;

  g_return_val_if_fail (last != NULL, NULL);
  g_return_val_if_fail (shop_name != NULL, NULL);

  if (last->pack == NULL)
    {
      g_autofree char *slug = name_to_slug (shop_name);

      return vt_offers_compile (offers, NULL, catalog, currency, slug, FIRST_REVISION, error);
    }

  pack = vt_offers_compile (offers, NULL, catalog, currency, last->pack_id, last->revision, error);
  if (pack == NULL || g_bytes_equal (pack, last->pack))
    return g_steal_pointer (&pack);
  return vt_offers_compile (offers, NULL, catalog, currency, last->pack_id, last->revision + 1,
                            error);
}

static GBytes *
snapshot_compile (const Snapshot *snapshot, VtWorkspace *workspace, GError **error)
{
  return vt_pack_current (&snapshot->last, vt_workspace_get_name (workspace), snapshot->offers,
                          snapshot->catalog, vt_workspace_get_currency (workspace), error);
}

GBytes *
vt_pack_current_of (VtWorkspace *workspace, VtJob *job, GError **error)
{
  g_auto (Snapshot) snapshot = {0};

  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), NULL);

  if (!vt_workspace_read (workspace, snapshot_read, &snapshot, job, error))
    return NULL;
  return snapshot_compile (&snapshot, workspace, error);
}

/* ---- going out ---- */

typedef struct
{
  const char       *path;
  const VtPackInfo *info;
  GBytes           *pack;
  gint64            id; /* of the row, once noted */
} Note;

static gboolean
note_add (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Note *note = data;

  return vt_export_log_add (database, note->path, note->info, note->pack, &note->id, error);
}

static gboolean
note_remove (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Note *note = data;

  return vt_export_log_remove (database, note->id, error);
}

/* First the bytes on the disk, then the note, then the name: a revision that somebody could have
 * seen is never given to other bytes. */
static gboolean
publish (VtWorkspace      *workspace,
         const char       *path,
         GBytes           *pack,
         const VtPackInfo *info,
         VtJob            *job,
         GError          **error)
{
  g_autoptr (VtPackFile) file = NULL;
  Note note = {path, info, pack, 0};

  file = vt_pack_file_prepare (pack, path, error);
  if (file == NULL || !vt_job_check (job, error) ||
      !vt_workspace_note (workspace, note_add, &note, job, error))
    return FALSE;
  if (vt_pack_file_commit (file, error))
    return TRUE;

  /* The failure to be told is the first one. */
  if (!vt_pack_file_is_named (file))
    vt_workspace_note (workspace, note_remove, &note, NULL, NULL);
  return FALSE;
}

void
vt_export_summary_clear (VtExportSummary *summary)
{
  g_clear_pointer (&summary->info, vt_pack_info_free);
}

gboolean
vt_export_pack (VtWorkspace     *workspace,
                const char      *path,
                VtJob           *job,
                VtExportSummary *ret_summary,
                GError         **error)
{
  g_auto (Snapshot) snapshot = {0};
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtPackInfo) info = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (path != NULL && path[0] != '\0', FALSE);

  vt_job_begin_phase (job, _ ("Exporting the rule pack"), NULL);
  if (!vt_workspace_read (workspace, snapshot_read, &snapshot, job, error))
    return FALSE;
  pack = snapshot_compile (&snapshot, workspace, error);
  if (pack == NULL)
    return FALSE;
  info = vt_pack_describe (pack, error);
  if (info == NULL)
    return FALSE;
  changes = vt_pack_diff (snapshot.last.pack, pack, error);
  if (changes == NULL || !publish (workspace, path, pack, info, job, error))
    return FALSE;

  if (ret_summary != NULL)
    {
      ret_summary->info = g_steal_pointer (&info);
      ret_summary->n_changes = changes->len;
    }
  return TRUE;
}
