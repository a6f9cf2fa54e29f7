/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workspace is sound, as far as opening it can find out in a bearable time. */

#include "vt-integrity.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Of SQLite's file format: "Database File Format", sqlite.org/fileformat2.html, sections 1.3 and
 * 1.5. Numbers are big-endian. */
#define HEADER_PAGE_SIZE 16
#define HEADER_CHANGES 24
#define HEADER_N_PAGES 28
#define HEADER_FIRST_FREE 32
#define HEADER_N_FREE 36
#define HEADER_VALID_FOR 92

typedef struct
{
  sqlite3_file *file; /* (unowned) */
  guint32       page_size;
  guint32       n_pages;
} Frame;

static gboolean
set_damage (const char *finding, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT, _ ("The workspace is damaged (%s)"), finding);
  return FALSE;
}

static guint32
read_be32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Through SQLite's own descriptor: closing another one would drop SQLite's locks. */
static gboolean
read_at (const Frame *frame, gint64 offset, guint8 *bytes, int size)
{
  return frame->file->pMethods->xRead (frame->file, bytes, size, offset) == SQLITE_OK;
}

/* A trunk page names the next one, how many leaves it lists, and the leaves. */
static gboolean
check_free_pages (const Frame *frame, guint32 trunk, guint32 n_free, GError **error)
{
  guint32 max_leaves = frame->page_size / 4 - 2;
  guint32 n_found = 0;

  while (trunk != 0 && n_found < n_free)
    {
      guint8  bytes[8];
      guint32 n_leaves;

      if (trunk > frame->n_pages ||
          !read_at (frame, (gint64) (trunk - 1) * frame->page_size, bytes, sizeof bytes))
        return set_damage ("freelist", error);
      n_leaves = read_be32 (bytes + 4);
      if (n_leaves > max_leaves)
        return set_damage ("freelist", error);
      n_found += 1 + n_leaves;
      trunk = read_be32 (bytes);
    }
  return (trunk == 0 && n_found == n_free) || set_damage ("freelist", error);
}

static gboolean
check_frame (VtDatabase *database, gint64 size, GError **error)
{
  Frame  frame = {NULL, 0, 0};
  guint8 header[100];

  if (sqlite3_file_control (database->handle, "main", SQLITE_FCNTL_FILE_POINTER, &frame.file) !=
          SQLITE_OK ||
      !read_at (&frame, 0, header, sizeof header))
    return set_damage ("header", error);

  /* 65536 is written as 1. */
  frame.page_size = (guint32) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  if (frame.page_size == 1)
    frame.page_size = 65536;
  frame.n_pages = read_be32 (header + HEADER_N_PAGES);
  if (frame.page_size < 512 ||
      memcmp (header + HEADER_CHANGES, header + HEADER_VALID_FOR, 4) != 0 ||
      (gint64) frame.n_pages * frame.page_size != size)
    return set_damage ("page count", error);
  return check_free_pages (&frame, read_be32 (header + HEADER_FIRST_FREE),
                           read_be32 (header + HEADER_N_FREE), error);
}

/* One row that says "ok", or what is wrong. */
static gboolean
run_check (VtDatabase *database, const char *sql, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  const char *finding;
  const char *last_line;
  gboolean    has_row;

  if (!vt_statement_prepare (&statement, database, sql, error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  finding = has_row ? vt_statement_get_text (&statement, 0) : "";
  if (strcmp (finding, "ok") == 0)
    return TRUE;
  /* SQLite puts a headline above what it found; a message is one line. */
  last_line = strrchr (finding, '\n');
  return set_damage (last_line != NULL ? last_line + 1 : finding, error);
}

/* The user's own work, in few pages. The schema and the settings are read by opening anyway. */
static const char *const small_table_checks[] = {
    "PRAGMA quick_check (import_batch)",
    "PRAGMA quick_check (offer)",
    "PRAGMA quick_check (scenario)",
};

gboolean
vt_integrity_check (VtDatabase       *database,
                    const char       *path,
                    VtIntegrityClosed closed,
                    GError          **error)
{
  GStatBuf info;

  g_return_val_if_fail (database != NULL && path != NULL, FALSE);

  if (closed == VT_INTEGRITY_CUT_OFF || g_stat (path, &info) != 0 ||
      info.st_size <= VT_INTEGRITY_WHOLE_BYTES)
    return run_check (database, "PRAGMA quick_check (1)", error);
  if (!check_frame (database, info.st_size, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (small_table_checks); i++)
    if (!run_check (database, small_table_checks[i], error))
      return FALSE;
  return TRUE;
}
