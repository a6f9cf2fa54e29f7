/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace: what is known of the file without asking it, telling of changes, and closing. */

#include "vt-workspace-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (VtWorkspace, vt_workspace, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
} VtWorkspaceProp;

static GParamSpec *properties[PROP_NAME + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- telling of changes ---- */

typedef struct
{
  /* Weak: a context that never runs must not keep the file open. */
  GWeakRef workspace;
  GStrv    tables; /* (owned) */
  gboolean is_renamed;
} ChangedNews;

static void
changed_news_free (ChangedNews *news)
{
  g_weak_ref_clear (&news->workspace);
  g_strfreev (news->tables);
  g_free (news);
}

static gboolean
emit_changed (gpointer data)
{
  ChangedNews *news = data;
  g_autoptr (VtWorkspace) workspace = g_weak_ref_get (&news->workspace);

  if (workspace == NULL)
    return G_SOURCE_REMOVE;
  if (news->is_renamed)
    g_object_notify_by_pspec (G_OBJECT (workspace), properties[PROP_NAME]);
  g_signal_emit (workspace, signals[SIGNAL_CHANGED], 0, news->tables);
  return G_SOURCE_REMOVE;
}

gboolean
vt_workspace_take_name (VtWorkspace *self, const char *name)
{
  gboolean is_new;

  g_mutex_lock (&self->mutex);
  is_new = g_strcmp0 (self->name, name) != 0;
  if (!g_hash_table_contains (self->names, name))
    g_hash_table_add (self->names, g_strdup (name));
  self->name = g_hash_table_lookup (self->names, name);
  g_mutex_unlock (&self->mutex);
  return is_new;
}

void
vt_workspace_on_committed (const VtCommitNews *news, gpointer user_data)
{
  VtWorkspace *self = user_data;
  ChangedNews *changed = g_new0 (ChangedNews, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = g_strdup (news->undo_label);
  self->redo_label = g_strdup (news->redo_label);
  g_mutex_unlock (&self->mutex);

  g_weak_ref_init (&changed->workspace, self);
  changed->tables = g_strdupv ((char **) news->tables);
  changed->is_renamed = news->name != NULL && vt_workspace_take_name (self, news->name);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, changed, (GDestroyNotify) changed_news_free);
  g_source_attach (source, self->context);
}

/* ---- closing ---- */

gboolean
vt_workspace_set_closed_error (GError **error)
{
  g_set_error_literal (error, VT_ERROR, VT_ERROR_FAILED, _ ("The workspace is closed"));
  return FALSE;
}

/* Whoever takes the writer closes; nothing new begins from then on. */
static gboolean
begin_closing (VtWorkspace *self, VtWriter **ret_writer)
{
  gboolean is_first;

  g_mutex_lock (&self->mutex);
  is_first = !self->is_closing;
  self->is_closing = TRUE;
  while (is_first ? self->n_reading > 0 : !self->is_closed)
    g_cond_wait (&self->became_idle, &self->mutex);
  if (is_first)
    {
      g_ptr_array_set_size (self->readers, 0);
      *ret_writer = g_steal_pointer (&self->writer);
    }
  g_mutex_unlock (&self->mutex);
  return is_first;
}

gboolean
vt_workspace_close (VtWorkspace *self, GError **error)
{
  VtWriter *writer = NULL;
  gboolean  closed = TRUE;

  g_return_val_if_fail (VT_IS_WORKSPACE (self), FALSE);

  if (!begin_closing (self, &writer))
    return TRUE;
  if (writer != NULL)
    closed = vt_writer_close (writer, error);
  /* Last, see vt_lock_release(). */
  g_clear_pointer (&self->lock, vt_lock_release);

  g_mutex_lock (&self->mutex);
  self->is_closed = TRUE;
  g_cond_broadcast (&self->became_idle);
  g_mutex_unlock (&self->mutex);
  return closed;
}

/* ---- what is known without asking the file ---- */

const char *
vt_workspace_get_path (VtWorkspace *self)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  return self->path;
}

const char *
vt_workspace_get_name (VtWorkspace *self)
{
  const char *name;

  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  g_mutex_lock (&self->mutex);
  name = self->name;
  g_mutex_unlock (&self->mutex);
  return name;
}

const VtCurrency *
vt_workspace_get_currency (VtWorkspace *self)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (self), NULL);

  return &self->currency;
}

void
vt_workspace_get_undo_state (VtWorkspace *self, VtUndoState *ret_state)
{
  g_return_if_fail (VT_IS_WORKSPACE (self) && ret_state != NULL);

  g_mutex_lock (&self->mutex);
  ret_state->undo_label = g_strdup (self->undo_label);
  ret_state->redo_label = g_strdup (self->redo_label);
  g_mutex_unlock (&self->mutex);
}

void
vt_undo_state_clear (VtUndoState *state)
{
  g_clear_pointer (&state->undo_label, g_free);
  g_clear_pointer (&state->redo_label, g_free);
}

/* ---- the object ---- */

static void
vt_workspace_finalize (GObject *object)
{
  VtWorkspace *self = VT_WORKSPACE (object);
  g_autoptr (GError) error = NULL;

  if (!vt_workspace_close (self, &error))
    g_warning ("Closing %s: %s", self->path, error->message);
  g_free (self->path);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->readers);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->became_idle);
  G_OBJECT_CLASS (vt_workspace_parent_class)->finalize (object);
}

static void
vt_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VtWorkspace *self = VT_WORKSPACE (object);

  switch ((VtWorkspaceProp) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, vt_workspace_get_name (self));
      return;
    }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
vt_workspace_class_init (VtWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vt_workspace_finalize;
  object_class->get_property = vt_workspace_get_property;

  properties[PROP_NAME] = g_param_spec_string (
      "name", NULL, NULL, NULL,
      (GParamFlags) (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
vt_workspace_init (VtWorkspace *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_database_close);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->became_idle);
}
