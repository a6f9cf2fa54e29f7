/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas shows: the map as the session has it, as its state says it looks. */

#include "studio-map-canvas-private.h"
#include "studio-map-words.h"

#include <math.h>

#define MORPH_US 450000
/* Between two pictures of a map that settles, which come about so often. */
#define SETTLING_US 120000
/* Of a map unit: less is no movement. */
#define LEAST_WAY 1e-3

/* ---- nodes and products ---- */

guint32
studio_map_canvas_product_of (StudioMapCanvas *self, guint32 node)
{
  return self->shown != NULL ? vt_map_shown_get_product (self->shown, node) : VT_PRODUCT_NONE;
}

guint32
studio_map_canvas_node_of (StudioMapCanvas *self, guint32 product)
{
  return self->shown != NULL ? vt_map_shown_get_node (self->shown, product) : VT_MAP_NONE;
}

VtMapShown *
studio_map_canvas_get_shown (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), NULL);

  return self->shown;
}

static void
take_selection (StudioMapCanvas *self)
{
  const guint32 *selection;
  guint          n;

  g_array_set_size (self->selected, 0);
  selection = studio_session_get_selection (self->session, &n);
  for (guint i = 0; i < n; i++)
    {
      guint32 node = studio_map_canvas_node_of (self, selection[i]);

      if (node != VT_MAP_NONE)
        g_array_append_val (self->selected, node);
    }
}

static void
take_pins (StudioMapCanvas *self)
{
  guint32 n = self->shown != NULL ? vt_map_shown_get_scene (self->shown)->n_nodes : 0;

  g_array_set_size (self->pinned, 0);
  for (guint32 i = 0; i < n; i++)
    if (studio_session_is_pinned (self->session, studio_map_canvas_product_of (self, i)))
      g_array_append_val (self->pinned, i);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- words ---- */

static void
describe (StudioMapCanvas *self)
{
  g_autofree char *text = studio_map_words_of_map (self->session, self->state, self->shown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

void
studio_map_canvas_say_focus (StudioMapCanvas *self)
{
  g_autofree char *words = NULL;

  if (self->focus == VT_MAP_NONE || self->shown == NULL)
    return;
  words = studio_map_words_of_node (self->session, self->shown, self->focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  studio_map_state_set_words (self->state, words);
  g_signal_emit_by_name (self, "said", words);
}

/* ---- what is shown ---- */

void
studio_map_canvas_take_scene (StudioMapCanvas *self, VtMapScene *scene)
{
  g_clear_pointer (&self->index, vt_map_index_unref);
  g_clear_pointer (&self->scene, vt_map_scene_unref);
  self->scene = scene;
  studio_map_canvas_refresh (self);
}

/* Where a newcomer comes from: the middle of those it is linked to that were there. */
static void
start_newcomer (
    const VtMapScene *scene, guint32 node, const guint8 *was_there, double *x, double *y)
{
  double sum_x = 0, sum_y = 0, n = 0;

  for (guint32 k = scene->first_incident[node]; k < scene->first_incident[node + 1]; k++)
    {
      guint32 other = vt_map_scene_other_end (scene, scene->incident[k], node);

      if (was_there[other] == 0)
        continue;
      sum_x += x[other];
      sum_y += y[other];
      n++;
    }
  x[node] = n > 0 ? sum_x / n : scene->nodes[node].x;
  y[node] = n > 0 ? sum_y / n : scene->nodes[node].y;
}

/* Lets products go from where they are seen now to their new places. Returns: %FALSE if none has
 * to, or nothing is seen yet */
static gboolean
morph_from (StudioMapCanvas *self, VtMapShown *old, VtMapScene *old_scene, gint64 time_us)
{
  VtMapScene        *scene = vt_map_shown_get_scene (self->shown);
  g_autofree double *x = g_new (double, MAX (scene->n_nodes, 1));
  g_autofree double *y = g_new (double, MAX (scene->n_nodes, 1));
  g_autofree guint8 *was_there = g_new0 (guint8, MAX (scene->n_nodes, 1));
  double             longest = 0;

  if (old == NULL || !studio_map_canvas_is_animated (self))
    return FALSE;
  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      guint32 before = vt_map_shown_get_node (old, vt_map_shown_get_product (self->shown, i));

      if (before == VT_MAP_NONE)
        continue;
      was_there[i] = 1;
      x[i] = old_scene->nodes[before].x;
      y[i] = old_scene->nodes[before].y;
      longest = MAX (longest, hypot (x[i] - scene->nodes[i].x, y[i] - scene->nodes[i].y));
    }
  if (longest < LEAST_WAY)
    return FALSE;
  for (guint32 i = 0; i < scene->n_nodes; i++)
    if (was_there[i] == 0)
      start_newcomer (scene, i, was_there, x, y);
  studio_map_canvas_morph (self, g_steal_pointer (&x), g_steal_pointer (&y), time_us);
  return TRUE;
}

/* Of what has focus and what a range is selected from, what is still shown stays. */
static void
carry_focus (StudioMapCanvas *self, VtMapShown *old)
{
  if (self->focus != VT_MAP_NONE)
    self->focus =
        old != NULL && self->shown != NULL
            ? vt_map_shown_get_node (self->shown, vt_map_shown_get_product (old, self->focus))
            : VT_MAP_NONE;
  studio_map_canvas_set_hovered (self, VT_MAP_NONE, VT_MAP_NONE);
}

/* Takes @shown, which is not what there is. */
static void
take_shown (StudioMapCanvas *self, VtMapShown *shown, gint64 time_us)
{
  g_autoptr (VtMapShown) old = g_steal_pointer (&self->shown);
  g_autoptr (VtMapScene) old_scene = g_steal_pointer (&self->scene);

  self->is_morphing = FALSE;
  self->shown = shown;
  carry_focus (self, old);
  take_selection (self);
  take_pins (self);
  if (shown == NULL)
    vt_map_cache_clear (self->cache);
  if (shown == NULL || !morph_from (self, old, old_scene, time_us))
    studio_map_canvas_take_scene (
        self, shown != NULL ? vt_map_scene_ref (vt_map_shown_get_scene (shown)) : NULL);
  describe (self);
  g_signal_emit_by_name (self, "shown");
  if (self->is_fitted)
    studio_map_canvas_fit (self);
}

static void
update (StudioMapCanvas *self)
{
  take_shown (self,
              studio_map_state_make_shown (self->state, studio_session_get_map (self->session)),
              MORPH_US);
}

static void
on_map_changed (StudioMapCanvas *self)
{
  VtAffinityMap *map = studio_session_get_map (self->session);

  if (self->shown != NULL && vt_map_shown_get_map (self->shown) == map)
    return;
  update (self);
}

/* Only who looks sees it settle; who does not care for movement sees it settled. */
static void
on_settling (StudioMapCanvas *self)
{
  VtAffinityMap *map = studio_session_get_settling_map (self->session);

  if (map == NULL || !studio_map_canvas_is_animated (self))
    return;
  take_shown (self, studio_map_state_make_shown (self->state, map), SETTLING_US);
}

static void
on_state_changed (StudioMapCanvas *self)
{
  guint32 focus = studio_map_state_get_focus (self->state);
  guint   steps = studio_map_state_get_steps (self->state);

  update (self);
  if (focus == self->shown_around && (focus == VT_PRODUCT_NONE || steps == self->shown_steps))
    return;
  /* Another part of the map is shown: all of it. */
  self->shown_around = focus;
  self->shown_steps = steps;
  if (self->shown != NULL)
    studio_map_canvas_fit (self);
  if (focus != VT_PRODUCT_NONE && self->focus == VT_MAP_NONE)
    self->focus = studio_map_canvas_node_of (self, focus);
}

static void
on_selection_changed (StudioMapCanvas *self)
{
  take_selection (self);
  describe (self);
  studio_map_canvas_refresh (self);
}

void
studio_map_canvas_isolate (StudioMapCanvas *self, guint32 node)
{
  if (node != VT_MAP_NONE)
    studio_map_state_focus (self->state, studio_map_canvas_product_of (self, node),
                            studio_map_state_get_steps (self->state));
}

void
studio_map_canvas_watch (StudioMapCanvas *self)
{
  g_signal_connect_object (self->session, "notify::map", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::settling-map", G_CALLBACK (on_settling), self,
                           G_CONNECT_SWAPPED);
  /* Prices and categories are what colours tell. */
  g_signal_connect_object (self->session, "notify::catalog", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::map-pins", G_CALLBACK (take_pins), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
