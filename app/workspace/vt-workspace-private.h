/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace's fields and what its aspects share: opening, reading and writing are files of
 * their own. */

#pragma once

#include "vt-database-private.h"
#include "vt-lock.h"
#include "vt-workspace.h"
#include "vt-writer.h"

G_BEGIN_DECLS

struct _VtWorkspace
{
  GObject parent_instance;

  char         *path; /* (owned) */
  VtCurrency    currency;
  VtLock       *lock;    /* (owned) (nullable): %NULL once closed */
  GMainContext *context; /* (owned): where ::changed is emitted */

  GMutex      mutex;
  VtWriter   *writer;      /* (owned) (nullable) (mutex): %NULL while not open */
  GPtrArray  *readers;     /* (owned) (element-type VtDatabase) (mutex): idle */
  guint       n_reading;   /* (mutex) */
  gboolean    is_closing;  /* (mutex): nothing new may begin */
  gboolean    is_closed;   /* (mutex): the file has been let go of */
  GCond       became_idle; /* no reader is left, or the file has been let go of */
  GHashTable *names;       /* (owned) (element-type utf8) (mutex): every name it had while open */
  const char *name;        /* (unowned) (mutex): one of @names */
  char       *undo_label;  /* (owned) (nullable) (mutex) */
  char       *redo_label;  /* (owned) (nullable) (mutex) */
};

/* Makes it the workspace's name. Returns: whether it was another before */
gboolean vt_workspace_take_name (VtWorkspace *self, const char *name);

/* Tells of a commit, in the writer's thread; a #VtWriterCommitted. */
void vt_workspace_on_committed (const VtCommitNews *news, gpointer user_data);

/* Says that there is no file to work on any more. Returns: %FALSE */
gboolean vt_workspace_set_closed_error (GError **error);

/* Queues @write, which then belongs to the writer. Returns: %FALSE if the workspace is closed */
gboolean vt_workspace_push_write (VtWorkspace *self, VtWrite *write, GError **error);

G_END_DECLS
