/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that renders pictures of the map, so that no frame waits for one. */

#include "vt-map-worker.h"

/* Before the next frame is drawn, after input was handled. */
#define DELIVER_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

typedef enum
{
  SLOT_VIEW, /* goes first */
  SLOT_OVERVIEW,
  N_SLOTS,
} Slot;

struct _VtMapWorker
{
  gatomicrefcount ref_count;
  GThread        *thread;      /* (owned) */
  GMainContext   *context;     /* (owned) */
  VtMapWorkerDone done;        /* (nullable): %NULL once freed; of the main thread */
  gpointer        user_data;   /* of the main thread */
  guint           n_under_way; /* of the main thread: asked for and not delivered or replaced */

  GMutex        lock;
  GCond         wake;
  VtMapPicture *waiting[N_SLOTS]; /* (lock) (owned) (nullable) */
  gboolean      is_stopping;      /* (lock) */
};

static void
unref (gpointer data)
{
  VtMapWorker *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint slot = 0; slot < N_SLOTS; slot++)
    g_clear_pointer (&self->waiting[slot], vt_map_picture_unref);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

typedef struct
{
  VtMapWorker  *worker;  /* (owned) */
  VtMapPicture *picture; /* (owned) */
} Delivery;

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  vt_map_picture_unref (delivery->picture);
  unref (delivery->worker);
  g_free (delivery);
}

static gboolean
deliver (gpointer data)
{
  Delivery    *delivery = data;
  VtMapWorker *worker = delivery->worker;

  worker->n_under_way--;
  if (worker->done != NULL)
    worker->done (delivery->picture, worker->user_data);
  return G_SOURCE_REMOVE;
}

/* Takes @picture. */
static void
send (VtMapWorker *self, VtMapPicture *picture)
{
  Delivery *delivery = g_new (Delivery, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&self->ref_count);
  delivery->worker = self;
  delivery->picture = picture;
  g_source_set_priority (source, DELIVER_PRIORITY);
  g_source_set_callback (source, deliver, delivery, delivery_free);
  g_source_set_static_name (source, "map picture");
  g_source_attach (source, self->context);
}

/* Returns: (transfer full) (nullable): %NULL to stop */
static VtMapPicture *
wait_for_picture (VtMapWorker *self)
{
  VtMapPicture *picture = NULL;

  g_mutex_lock (&self->lock);
  while (!self->is_stopping && picture == NULL)
    {
      for (guint slot = 0; slot < N_SLOTS && picture == NULL; slot++)
        picture = g_steal_pointer (&self->waiting[slot]);
      if (picture == NULL)
        g_cond_wait (&self->wake, &self->lock);
    }
  g_mutex_unlock (&self->lock);
  return picture;
}

static gpointer
work (gpointer data)
{
  VtMapWorker *self = data;
  g_autoptr (VtMapPainter) painter = vt_map_painter_new ();
  VtMapPicture *picture;

  while ((picture = wait_for_picture (self)) != NULL)
    {
      vt_map_picture_render (picture, painter);
      send (self, picture);
    }
  unref (self);
  return NULL;
}

VtMapWorker *
vt_map_worker_new (VtMapWorkerDone done, gpointer user_data)
{
  VtMapWorker *self;

  g_return_val_if_fail (done != NULL, NULL);

  self = g_new0 (VtMapWorker, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  self->context = g_main_context_ref_thread_default ();
  self->done = done;
  self->user_data = user_data;
  g_atomic_ref_count_inc (&self->ref_count);
  self->thread = g_thread_new ("map-pictures", work, self);
  return self;
}

void
vt_map_worker_free (VtMapWorker *self)
{
  if (self == NULL)
    return;

  self->done = NULL;
  g_mutex_lock (&self->lock);
  self->is_stopping = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
  unref (self);
}

void
vt_map_worker_ask (VtMapWorker *self, VtMapPicture *picture)
{
  Slot slot;

  g_return_if_fail (self != NULL && picture != NULL && picture->surface == NULL);

  slot = picture->detail == VT_MAP_DETAIL_OVERVIEW ? SLOT_OVERVIEW : SLOT_VIEW;
  g_mutex_lock (&self->lock);
  if (self->waiting[slot] == NULL)
    self->n_under_way++;
  g_clear_pointer (&self->waiting[slot], vt_map_picture_unref);
  self->waiting[slot] = picture;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
}

gboolean
vt_map_worker_is_busy (VtMapWorker *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_under_way > 0;
}
