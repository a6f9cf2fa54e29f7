/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thread that writes: it owns the writing connection and takes its work from a queue. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/* What one piece of work does with the database. */
typedef enum
{
  VT_WRITE_EDIT, /* with a step of undo */
  VT_WRITE_NOTE, /* without */
  VT_WRITE_UNDO,
  VT_WRITE_REDO,
} VtWriteKind;

/**
 * VtWrite:
 *
 * One piece of work and, once it is done, its outcome. Belongs to the writer from vt_writer_push()
 * until @done is called.
 */
typedef struct _VtWrite VtWrite;
struct _VtWrite
{
  VtWriteKind     kind;
  char           *label; /* (owned) (nullable) */
  char           *place; /* (owned) (nullable): of undo and redo, set by the writer */
  VtWorkspaceFunc func;  /* (nullable): %NULL for undo and redo */
  gpointer        data;
  VtJob          *job;   /* (owned) (nullable) */
  GError         *error; /* (owned) (nullable): the outcome */
  /* Called in the writer's thread when all is over; it owns @write from then on. */
  void (*done) (VtWrite *write, gpointer user_data);
  gpointer user_data;
};

VtWrite *vt_write_new (VtWriteKind     kind,
                       const char     *label,
                       const char     *place,
                       VtWorkspaceFunc func,
                       gpointer        data,
                       VtJob          *job);
void     vt_write_free (VtWrite *write);

/**
 * VtCommitNews:
 * @tables: (array zero-terminated=1): in which rows were changed
 * @undo_label: (nullable): what undo would now take back
 * @redo_label: (nullable)
 * @name: (nullable): the workspace's name, where it may have changed
 */
typedef struct
{
  const char *const *tables;
  const char        *undo_label;
  const char        *redo_label;
  const char        *name;
} VtCommitNews;

/* Called in the writer's thread after each commit that changed rows, before the work is done. */
typedef void (*VtWriterCommitted) (const VtCommitNews *news, gpointer user_data);

typedef struct _VtWriter VtWriter;

/* Takes @database over. */
VtWriter *vt_writer_new (VtDatabase *database, VtWriterCommitted committed, gpointer user_data);

void vt_writer_push (VtWriter *self, VtWrite *write);

/* Whether the caller runs in the writer's thread, where waiting for a write would never end. */
gboolean vt_writer_is_current (VtWriter *self);

/* Does what is queued, ends the thread, checkpoints and closes the connection. */
gboolean vt_writer_close (VtWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtWrite, vt_write_free)

G_END_DECLS
