/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map between the session and its layout: pins, products expanded, places that settle. */

#include "studio-session-map.h"

#include <math.h>

/* Of a map unit: nearer is the same place. */
#define SAME_PLACE 1e-6

struct _StudioMapInput
{
  gatomicrefcount ref_count;
  VtMapFacts      facts;
  gint64         *units;         /* (owned) */
  gint64         *revenue_minor; /* (owned) */
  GArray         *pins;          /* (owned) of VtMapPin */
  GArray         *expanded;      /* (owned) of guint32 */
  StudioSession  *session;       /* (nullable): of the main thread; %NULL once finished */
  GMutex          lock;
  VtAffinityMap  *settling; /* (lock) (owned) (nullable): on its way to the main thread */
};

/* ---- what the layout is given ---- */

static StudioMapInput *
input_ref (StudioMapInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
studio_map_input_unref (StudioMapInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->units);
  g_free (self->revenue_minor);
  g_array_unref (self->pins);
  g_array_unref (self->expanded);
  g_clear_pointer (&self->settling, vt_affinity_map_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
add_pins (StudioMapInput *self, StudioSession *session)
{
  for (guint i = 0; session->pins != NULL && i < session->pins->len; i++)
    {
      const VtMapPlace *place = &g_array_index (session->pins, VtMapPlace, i);
      VtMapPin          pin = {vt_catalog_index_of_id (session->catalog, place->product_id),
                               {place->x, place->y}};

      if (pin.product != VT_PRODUCT_NONE)
        g_array_append_val (self->pins, pin);
    }
}

StudioMapInput *
studio_map_input_new (StudioSession *session)
{
  StudioMapInput        *self = g_new0 (StudioMapInput, 1);
  const VtOrdersSummary *summary = session->summary;

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->session = session;
  self->pins = g_array_new (FALSE, FALSE, sizeof (VtMapPin));
  self->expanded = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_pins (self, session);
  for (guint i = 0; session->expanded != NULL && i < session->expanded->len; i++)
    {
      guint32 product =
          vt_catalog_index_of_id (session->catalog, g_array_index (session->expanded, gint64, i));

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (self->expanded, product);
    }
  if (summary != NULL)
    {
      /* The session may load another summary meanwhile. */
      self->units = g_memdup2 (summary->product_units, summary->n_products * sizeof (gint64));
      self->revenue_minor =
          g_memdup2 (summary->product_revenue_minor, summary->n_products * sizeof (gint64));
      self->facts = (VtMapFacts){summary->n_products, self->units, self->revenue_minor};
    }
  return self;
}

/* ---- places that settle ---- */

static gboolean
deliver (gpointer data)
{
  StudioMapInput *self = data;
  g_autoptr (VtAffinityMap) map = NULL;

  g_mutex_lock (&self->lock);
  map = g_steal_pointer (&self->settling);
  g_mutex_unlock (&self->lock);
  if (self->session == NULL)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->session->settling_map, vt_affinity_map_unref);
  self->session->settling_map = g_steal_pointer (&map);
  studio_session_notify_prop (self->session, STUDIO_SESSION_SETTLING_MAP);
  return G_SOURCE_REMOVE;
}

/* In the thread of the layout. What the main thread did not get round to is passed over. */
static void
on_settling (VtAffinityMap *map, gpointer user_data)
{
  StudioMapInput *self = user_data;
  gboolean        is_waiting;

  g_mutex_lock (&self->lock);
  is_waiting = self->settling != NULL;
  g_clear_pointer (&self->settling, vt_affinity_map_unref);
  self->settling = vt_affinity_map_ref (map);
  g_mutex_unlock (&self->lock);
  if (!is_waiting)
    g_idle_add_full (G_PRIORITY_DEFAULT, deliver, input_ref (self),
                     (GDestroyNotify) studio_map_input_unref);
}

void
studio_map_input_fill (StudioMapInput *self, VtAffinityMapOptions *options)
{
  options->facts = &self->facts;
  options->pins = (const VtMapPin *) self->pins->data;
  options->n_pins = self->pins->len;
  options->expanded = (const guint32 *) self->expanded->data;
  options->n_expanded = self->expanded->len;
  options->settling = on_settling;
  options->settling_data = self;
}

void
studio_map_input_finish (StudioMapInput *self)
{
  if (self->session != NULL)
    g_clear_pointer (&self->session->settling_map, vt_affinity_map_unref);
  self->session = NULL;
}

VtAffinityMap *
studio_session_get_settling_map (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->settling_map;
}

/* ---- pins ---- */

static gboolean
is_elsewhere (StudioSession *self, const VtMapPlace *pin)
{
  guint32          product = vt_catalog_index_of_id (self->catalog, pin->product_id);
  guint32          node = vt_affinity_map_get_node (self->map, product);
  const VtMapNode *place;

  if (node == VT_MAP_NONE)
    return FALSE;
  place = &vt_affinity_map_get_scene (self->map)->nodes[node];
  return hypot (place->x - pin->x, place->y - pin->y) > SAME_PLACE;
}

void
studio_session_take_pins (StudioSession *self, GArray *pins)
{
  gboolean moved = FALSE;

  g_clear_pointer (&self->pins, g_array_unref);
  self->pins = pins;
  for (guint i = 0; self->map != NULL && i < pins->len; i++)
    moved |= is_elsewhere (self, &g_array_index (pins, VtMapPlace, i));
  if (moved)
    studio_session_want (self, STUDIO_STAGE_MAP);
  studio_session_notify_prop (self, STUDIO_SESSION_MAP_PINS);
}

gboolean
studio_session_is_pinned (StudioSession *self, guint32 product)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  for (guint i = 0; self->pins != NULL && self->catalog != NULL && i < self->pins->len; i++)
    if (vt_catalog_index_of_id (self->catalog,
                                g_array_index (self->pins, VtMapPlace, i).product_id) == product)
      return TRUE;
  return FALSE;
}

/* A VtWorkspaceFunc. */
static gboolean
pin (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GArray *places = data;

  return vt_map_places_pin (database, (const VtMapPlace *) places->data, places->len, error);
}

void
studio_session_pin_on_map (StudioSession  *self,
                           const char     *label,
                           const VtMapPin *pins,
                           guint           n_pins)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (VtMapPlace));

  g_return_if_fail (STUDIO_IS_SESSION (self) && label != NULL && (pins != NULL || n_pins == 0));

  for (guint i = 0; self->catalog != NULL && i < n_pins; i++)
    if (pins[i].product < vt_catalog_get_n_products (self->catalog))
      {
        VtMapPlace place = {vt_catalog_get (self->catalog, pins[i].product)->id, pins[i].place.x,
                            pins[i].place.y};

        g_array_append_val (places, place);
      }
  if (places->len > 0)
    studio_session_edit (self, label, "affinity", pin, g_steal_pointer (&places),
                         (GDestroyNotify) g_array_unref);
}

/* A VtWorkspaceFunc. */
static gboolean
unpin (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GArray *ids = data;

  return vt_map_places_unpin (database, (const gint64 *) ids->data, ids->len, error);
}

/* (transfer full): the ids of those that are products. */
static GArray *
ids_of (StudioSession *self, const guint32 *products, guint n_products)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->catalog != NULL && i < n_products; i++)
    if (products[i] < vt_catalog_get_n_products (self->catalog))
      g_array_append_val (ids, vt_catalog_get (self->catalog, products[i])->id);
  return ids;
}

void
studio_session_unpin_on_map (StudioSession *self,
                             const char    *label,
                             const guint32 *products,
                             guint          n_products)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && label != NULL);

  studio_session_edit (self, label, "affinity", unpin, ids_of (self, products, n_products),
                       (GDestroyNotify) g_array_unref);
}

/* ---- expanded ---- */

void
studio_session_expand_on_map (StudioSession *self, const guint32 *products, guint n_products)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self) && (products != NULL || n_products == 0));

  ids = ids_of (self, products, n_products);
  if (self->expanded == NULL)
    self->expanded = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_products == 0)
    g_array_set_size (self->expanded, 0);
  g_array_append_vals (self->expanded, ids->data, ids->len);
  studio_session_want (self, STUDIO_STAGE_MAP);
}

gboolean
studio_session_is_expanded (StudioSession *self, guint32 product)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  for (guint i = 0; self->expanded != NULL && self->catalog != NULL && i < self->expanded->len; i++)
    if (vt_catalog_index_of_id (self->catalog, g_array_index (self->expanded, gint64, i)) ==
        product)
      return TRUE;
  return FALSE;
}
