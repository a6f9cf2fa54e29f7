/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What products can be selected by, counted once for all fields of a window. */

#include "studio-facets.h"

struct _StudioFacets
{
  GObject parent_instance;

  StudioSession *session;     /* (unowned): which owns this */
  VtFacets      *facets;      /* (owned) (nullable) */
  VtCatalog     *counted;     /* (owned) (nullable): what they are, or are being, counted in */
  GCancellable  *cancellable; /* (owned) (nullable): of the count under way */
};

G_DEFINE_FINAL_TYPE (StudioFacets, studio_facets, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (StudioFacets *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
run_count (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  GError   *error = NULL;
  VtFacets *facets = vt_facets_new (task_data, job, &error);

  if (facets == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, facets, (GDestroyNotify) vt_facets_unref);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioFacets *self = STUDIO_FACETS (source);
  g_autoptr (VtFacets) facets = g_task_propagate_pointer (G_TASK (result), NULL);

  if (facets == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_pointer (&self->facets, vt_facets_unref);
  self->facets = g_steal_pointer (&facets);
  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start (StudioFacets *self, VtCatalog *catalog)
{
  g_autoptr (GTask) task = NULL;

  stop (self);
  g_clear_pointer (&self->counted, vt_catalog_unref);
  self->counted = vt_catalog_ref (catalog);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_counted, NULL);
  g_task_set_task_data (task, vt_catalog_ref (catalog), (GDestroyNotify) vt_catalog_unref);
  g_task_run_in_thread (task, run_count);
}

VtFacets *
studio_facets_get (StudioFacets *self)
{
  VtCatalog *catalog;

  g_return_val_if_fail (STUDIO_IS_FACETS (self), NULL);

  catalog = studio_session_get_catalog (self->session);
  if (catalog != NULL && catalog != self->counted)
    start (self, catalog);
  return self->facets;
}

static void
studio_facets_dispose (GObject *object)
{
  StudioFacets *self = STUDIO_FACETS (object);

  stop (self);
  g_clear_pointer (&self->facets, vt_facets_unref);
  g_clear_pointer (&self->counted, vt_catalog_unref);
  G_OBJECT_CLASS (studio_facets_parent_class)->dispose (object);
}

static void
studio_facets_class_init (StudioFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_facets_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_facets_init (StudioFacets *self)
{
}

StudioFacets *
studio_facets_of (StudioSession *session)
{
  StudioFacets *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), "studio-facets");
  if (self == NULL)
    {
      self = g_object_new (STUDIO_TYPE_FACETS, NULL);
      self->session = session;
      g_object_set_data_full (G_OBJECT (session), "studio-facets", self, g_object_unref);
    }
  return self;
}
