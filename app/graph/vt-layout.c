/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Force-directed layout: seeded, so that the same graph gives the same picture on every run. */

#include "vt-layout.h"

#include "vt-components.h"
#include "vt-multilevel.h"
#include "vt-pack.h"
#include "vt-random.h"
#include "vt-spread.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PART_GAP 2.0
#define STEP_TIME_US (G_USEC_PER_SEC / 30)

typedef struct
{
  VtGraph               *graph;
  const VtLayoutOptions *options;
  VtLayoutStep           step; /* (nullable) */
  gpointer               step_data;
  VtJob                 *job; /* (nullable) */
  VtComponents           components;
  VtPoint               *places;   /* (owned): of all nodes */
  VtPoint               *part;     /* (owned): of the nodes of the part that settles now */
  guint8                *fixed;    /* (owned): the same of options->fixed */
  gboolean              *anchored; /* (owned): of each component, whether some node has a start */
  guint32                current;  /* the component that settles now */
  VtPoint                offset;   /* of its places */
  gint64                 shown_us; /* monotonic time of the last step shown */
} Layout;

static void
layout_clear (Layout *self)
{
  vt_components_clear (&self->components);
  g_free (self->places);
  g_free (self->part);
  g_free (self->fixed);
  g_free (self->anchored);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

static guint32
part_size (const Layout *self, guint32 component)
{
  return self->components.first[component + 1] - self->components.first[component];
}

static const guint32 *
part_nodes (const Layout *self, guint32 component)
{
  return self->components.nodes + self->components.first[component];
}

static gboolean
has_start (const Layout *self, guint32 node)
{
  return self->options->start != NULL && isfinite (self->options->start[node].x) &&
         isfinite (self->options->start[node].y);
}

static void
show_part (Layout *self, const VtPoint *part)
{
  const guint32 *nodes = part_nodes (self, self->current);

  for (guint32 i = 0; i < part_size (self, self->current); i++)
    self->places[nodes[i]] = (VtPoint){part[i].x + self->offset.x, part[i].y + self->offset.y};
}

static gboolean
on_settling (const VtPoint *part, double share_done, gpointer user_data, GError **error)
{
  Layout *self = user_data;
  guint32 n_nodes = vt_graph_get_n_nodes (self->graph);
  guint32 n_done = self->components.first[self->current] +
                   (guint32) (share_done * part_size (self, self->current));
  gint64 now_us = g_get_monotonic_time ();

  if (self->step != NULL && now_us - self->shown_us >= STEP_TIME_US)
    {
      self->shown_us = now_us;
      show_part (self, part);
      self->step (self->places, n_nodes, self->step_data);
    }
  return vt_job_report (self->job, n_done, n_nodes, error);
}

static VtPoint
middle_of_part (const Layout *self, guint32 component)
{
  const guint32 *nodes = part_nodes (self, component);
  VtPoint        least = {INFINITY, INFINITY};
  VtPoint        most = {-INFINITY, -INFINITY};

  for (guint32 i = 0; i < part_size (self, component); i++)
    {
      const VtPoint *place = &self->places[nodes[i]];

      least = (VtPoint){MIN (least.x, place->x), MIN (least.y, place->y)};
      most = (VtPoint){MAX (most.x, place->x), MAX (most.y, place->y)};
    }
  return (VtPoint){(least.x + most.x) / 2, (least.y + most.y) / 2};
}

static void
shift_part (Layout *self, guint32 component, double dx, double dy)
{
  const guint32 *nodes = part_nodes (self, component);

  for (guint32 i = 0; i < part_size (self, component); i++)
    {
      self->places[nodes[i]].x += dx;
      self->places[nodes[i]].y += dy;
    }
}

static void
pack_new_parts (Layout *self)
{
  g_autofree VtPackPart *parts = g_new0 (VtPackPart, (gsize) self->components.n + 1);
  g_autofree VtPoint    *points = g_new (VtPoint, (gsize) vt_graph_get_n_nodes (self->graph) + 1);

  for (guint32 c = 0; c < self->components.n; c++)
    {
      guint32 first = self->components.first[c];

      for (guint32 i = 0; i < part_size (self, c); i++)
        points[first + i] = self->places[part_nodes (self, c)[i]];
      parts[c] = (VtPackPart){points + first, part_size (self, c), self->anchored[c]};
    }
  vt_pack_parts (parts, self->components.n, PART_GAP);
  for (guint32 c = 0; c < self->components.n; c++)
    shift_part (self, c, parts[c].shift.x, parts[c].shift.y);
}

/* First places for whoever looks on: each part a cloud of about the size it will have. */
static void
place_clouds (Layout *self, VtRandom *random)
{
  for (guint32 c = 0; c < self->components.n; c++)
    {
      const guint32 *nodes = part_nodes (self, c);
      double         side = part_size (self, c) > 1 ? 2 * sqrt (part_size (self, c)) : 0.0;

      for (guint32 i = 0; i < part_size (self, c); i++)
        {
          guint32 node = nodes[i];

          self->anchored[c] |= has_start (self, node);
          self->places[node] = has_start (self, node) ? self->options->start[node]
                                                      : (VtPoint){vt_random_double (random) * side,
                                                                  vt_random_double (random) * side};
        }
    }
  pack_new_parts (self);
}

/* Puts newcomers of a part between those neighbours that have a place, from these to theirs. */
static void
place_newcomers (Layout *self, const VtAdjacency *adjacency, VtRandom *random)
{
  const guint32      *nodes = part_nodes (self, self->current);
  guint32             n = adjacency->n_nodes;
  g_autofree guint32 *round_placed = g_new0 (guint32, (gsize) n + 1); /* 0 for not yet */
  guint32             n_unplaced = 0;

  for (guint32 i = 0; i < n; i++)
    {
      round_placed[i] = has_start (self, nodes[i]);
      n_unplaced += round_placed[i] == 0;
    }
  for (guint32 round = 1; n_unplaced > 0; round++)
    for (guint32 i = 0; i < n; i++)
      {
        VtPoint sum = {0, 0};
        double  weight = 0.0;

        for (guint32 k = adjacency->first[i]; round_placed[i] == 0 && k < adjacency->first[i + 1];
             k++)
          {
            guint32 other = adjacency->node[k];

            if (round_placed[other] == 0 || round_placed[other] > round)
              continue;
            sum.x += self->part[other].x * adjacency->weight[k];
            sum.y += self->part[other].y * adjacency->weight[k];
            weight += adjacency->weight[k];
          }
        if (weight <= 0)
          continue;
        self->part[i] = (VtPoint){sum.x / weight + vt_random_double (random) - 0.5,
                                  sum.y / weight + vt_random_double (random) - 0.5};
        round_placed[i] = round + 1;
        n_unplaced--;
      }
}

/* Nodes on one spot feel no force between them; a hair's breadth is enough. */
static void
part_coincident (Layout *self, guint32 n, VtRandom *random)
{
  for (guint32 i = 0; i < n; i++)
    {
      VtPoint nudge = {(vt_random_double (random) - 0.5) * 1e-3,
                       (vt_random_double (random) - 0.5) * 1e-3};

      if (self->fixed[i] != 0)
        continue;
      self->part[i].x += nudge.x;
      self->part[i].y += nudge.y;
    }
}

static gboolean
resettle_part (Layout *self, const VtAdjacency *adjacency, VtRandom *random, GError **error)
{
  const guint32 *nodes = part_nodes (self, self->current);

  for (guint32 i = 0; i < adjacency->n_nodes; i++)
    {
      self->part[i] = self->places[nodes[i]];
      self->fixed[i] = self->options->fixed != NULL && self->options->fixed[nodes[i]] != 0 &&
                       has_start (self, nodes[i]);
    }
  self->offset = (VtPoint){0, 0};
  place_newcomers (self, adjacency, random);
  part_coincident (self, adjacency->n_nodes, random);
  return vt_multilevel_resettle (adjacency, self->fixed, on_settling, self, self->part, error);
}

static gboolean
settle_part (Layout *self, guint32 component, VtRandom *random, GError **error)
{
  guint32 n = part_size (self, component);
  g_autoptr (VtAdjacency) adjacency = NULL;
  gboolean settled;

  if (n == 1)
    return TRUE;

  self->current = component;
  self->offset = middle_of_part (self, component);
  adjacency =
      vt_adjacency_new_part (self->graph, part_nodes (self, component), n, self->components.local);
  if (self->anchored[component])
    settled = resettle_part (self, adjacency, random, error);
  else
    settled = vt_multilevel_compute (adjacency, random, on_settling, self, self->part, error);
  show_part (self, self->part);
  return settled;
}

static void
finish (Layout *self, VtPoint *ret_places)
{
  guint32            n_nodes = vt_graph_get_n_nodes (self->graph);
  g_autofree guint8 *fixed = g_new0 (guint8, (gsize) n_nodes + 1);

  for (guint32 i = 0; i < n_nodes; i++)
    fixed[i] = self->options->fixed != NULL && self->options->fixed[i] != 0 && has_start (self, i);

  pack_new_parts (self);
  vt_spread_discs (self->places, self->options->radius, fixed, n_nodes);
  for (guint32 i = 0; i < n_nodes; i++)
    ret_places[i] = self->places[i];
}

gboolean
vt_layout_compute (VtGraph               *graph,
                   const VtLayoutOptions *options,
                   VtLayoutStep           step,
                   gpointer               step_data,
                   VtPoint               *ret_places,
                   VtJob                 *job,
                   GError               **error)
{
  g_auto (Layout) self = {
      .graph = graph,
      .options = options,
      .step = step,
      .step_data = step_data,
      .job = job,
  };
  VtRandom random;
  guint32  n_nodes;

  g_return_val_if_fail (graph != NULL && options != NULL, FALSE);
  g_return_val_if_fail (options->fixed == NULL || options->start != NULL, FALSE);

  n_nodes = vt_graph_get_n_nodes (graph);
  g_return_val_if_fail (ret_places != NULL || n_nodes == 0, FALSE);

  random.state = options->seed;
  vt_job_begin_phase (job, _ ("Arranging the map"), _ ("products"));
  vt_components_init (&self.components, graph);
  self.places = g_new0 (VtPoint, (gsize) n_nodes + 1);
  self.part = g_new0 (VtPoint, (gsize) n_nodes + 1);
  self.fixed = g_new0 (guint8, (gsize) n_nodes + 1);
  self.anchored = g_new0 (gboolean, (gsize) self.components.n + 1);
  place_clouds (&self, &random);

  for (guint32 c = 0; c < self.components.n; c++)
    if (!settle_part (&self, c, &random, error))
      return FALSE;
  if (!vt_job_report (job, n_nodes, n_nodes, error))
    return FALSE;

  finish (&self, ret_places);
  return TRUE;
}
