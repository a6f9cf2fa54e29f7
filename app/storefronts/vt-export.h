/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule pack of a workspace: what it is now, and how it goes out. */

#pragma once

#include "vt-pack-file.h"
#include "vt-pack-read.h"

G_BEGIN_DECLS

/**
 * VtLastExport:
 * @pack_id: (nullable): %NULL if nothing was exported yet
 * @pack: (nullable): the bytes
 *
 * What the next export is measured by.
 */
typedef struct
{
  char   *pack_id; /* (owned) (nullable) */
  guint64 revision;
  char   *digest; /* (owned) (nullable) */
  GBytes *pack;   /* (owned) (nullable) */
} VtLastExport;

/* Inside a #VtWorkspaceFunc. */
gboolean vt_last_export_load (VtDatabase *database, VtLastExport *ret_last, GError **error);
void     vt_last_export_clear (VtLastExport *last);

/**
 * vt_pack_current:
 * @last: what was exported last, as vt_last_export_load() has it
 * @shop_name: what the pack's id is made of as long as nothing was exported
 *
 * The bytes that an export would write now. The revision counts contents, not exports: it is that
 * of the last export as long as the bytes are the same, else one more. The id stays that of the
 * first export.
 *
 * Returns: (transfer full): %NULL with an error of vt_offers_compile()
 */
GBytes *vt_pack_current (const VtLastExport *last,
                         const char         *shop_name,
                         GPtrArray          *offers,
                         VtCatalog          *catalog,
                         const VtCurrency   *currency,
                         GError            **error);

/* The same with everything read from the workspace on one snapshot. */
GBytes *vt_pack_current_of (VtWorkspace *workspace, VtJob *job, GError **error);

/**
 * VtExportSummary:
 * @n_changes: offers added, changed or removed since the last export; 0 if the bytes are the same
 */
typedef struct
{
  VtPackInfo *info; /* (owned) */
  guint       n_changes;
} VtExportSummary;

void vt_export_summary_clear (VtExportSummary *summary);

/**
 * vt_export_pack:
 * @path: the file to write; one that is there is replaced
 *
 * Writes the pack and notes the export in the workspace (no step of undo). Exporting twice without
 * a change in between writes the same bytes twice. On failure the file at @path is as it was.
 *
 * Returns: %FALSE with an error of vt_offers_compile(), vt_pack_file_prepare() or the workspace, or
 * %G_IO_ERROR_CANCELLED
 */
gboolean vt_export_pack (VtWorkspace     *workspace,
                         const char      *path,
                         VtJob           *job,
                         VtExportSummary *ret_summary,
                         GError         **error);

/* One row of the history. */
typedef struct
{
  gint64 id;
  gint64 exported_us;
  char  *path;   /* (owned) */
  char  *digest; /* (owned) */
  gint64 n_offers;
} VtExport;

/* (element-type VtExport): the latest first. */
GPtrArray *vt_exports_load (VtDatabase *database, GError **error);
/* The bytes that went out then; %VT_ERROR_NOT_FOUND if there is no such export. */
GBytes *vt_exports_load_pack (VtDatabase *database, gint64 id, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtLastExport, vt_last_export_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtExportSummary, vt_export_summary_clear)

G_END_DECLS
