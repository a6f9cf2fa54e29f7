/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of one connected part, from its coarsest picture to its finest. Internal. */

#include "vt-multilevel.h"

#include "vt-coarsen.h"
#include "vt-forces.h"

#include <math.h>

#define MAX_LEVELS 24
#define N_COARSEST_NODES 24
#define N_COARSEST_STEPS 300
#define N_LEVEL_STEPS 150
#define N_FINEST_STEPS 250
#define N_RESETTLE_STEPS 80
#define LEAST_REDUCTION 0.9 /* coarsening that gains less than this is not worth a level */
#define FINAL_MOVE 0.01

/* How long moves are allowed, from first to last step. */
typedef struct
{
  guint  n_steps;
  double first_move;
  double last_move;
} Cooling;

typedef struct
{
  VtAdjacency *adjacency;      /* (owned, but for level 0) */
  guint32     *group;          /* (owned): of each node, its node one level up */
  guint32     *node_of_finest; /* (owned) (nullable): of each node of level 0 */
} Level;

typedef struct
{
  Level      levels[MAX_LEVELS];
  guint      n_levels;
  double     push;
  VtRandom  *random;
  VtSettling settling;
  gpointer   user_data;
  double     work_done; /* nodes times steps */
  double     work_total;
  VtPoint   *finest; /* (unowned): the result, and what watchers see */
} Multilevel;

static void
multilevel_clear (Multilevel *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    {
      if (i > 0)
        vt_adjacency_free (self->levels[i].adjacency);
      g_free (self->levels[i].group);
      g_free (self->levels[i].node_of_finest);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Multilevel, multilevel_clear)

/* Nodes of a coarse level stand for several, and keep the distance that those will need. */
static Cooling
get_cooling (const Multilevel *self, guint level)
{
  guint32 n = self->levels[level].adjacency->n_nodes;
  double  spacing = sqrt ((double) self->levels[0].adjacency->n_nodes / n);

  if (level == self->n_levels - 1)
    return (Cooling){N_COARSEST_STEPS, spacing * sqrt (n), level == 0 ? FINAL_MOVE : spacing / 10};
  if (level == 0)
    return (Cooling){N_FINEST_STEPS, 2.0, FINAL_MOVE};
  return (Cooling){N_LEVEL_STEPS, spacing, spacing / 10};
}

static void
build_levels (Multilevel *self, const VtAdjacency *adjacency)
{
  guint32 n_finest = adjacency->n_nodes;

  self->levels[0].adjacency = (VtAdjacency *) adjacency;
  for (self->n_levels = 1; self->n_levels < MAX_LEVELS; self->n_levels++)
    {
      Level  *finer = &self->levels[self->n_levels - 1];
      Level  *coarser = finer + 1;
      guint32 n = finer->adjacency->n_nodes;
      guint32 n_groups;

      if (n <= N_COARSEST_NODES)
        break;
      finer->group = g_new (guint32, n);
      n_groups = vt_coarsen (finer->adjacency, self->random, finer->group);
      if (n_groups > n * LEAST_REDUCTION)
        break;

      coarser->adjacency = vt_adjacency_contract (finer->adjacency, finer->group, n_groups);
      coarser->node_of_finest = g_new (guint32, n_finest);
      for (guint32 i = 0; i < n_finest; i++)
        coarser->node_of_finest[i] =
            finer->group[finer->node_of_finest != NULL ? finer->node_of_finest[i] : i];
    }

  for (guint i = 0; i < self->n_levels; i++)
    self->work_total += (double) get_cooling (self, i).n_steps * self->levels[i].adjacency->n_nodes;
}

static gboolean
tell (Multilevel *self, const Level *level, const VtPoint *places, GError **error)
{
  guint32 n_finest = self->levels[0].adjacency->n_nodes;

  self->work_done += level->adjacency->n_nodes;
  if (level->node_of_finest != NULL)
    for (guint32 i = 0; i < n_finest; i++)
      self->finest[i] = places[level->node_of_finest[i]];
  return self->settling (self->finest, MIN (1.0, self->work_done / self->work_total),
                         self->user_data, error);
}

static gboolean
cool (Multilevel   *self,
      const Level  *level,
      Cooling       cooling,
      const guint8 *fixed,
      VtPoint      *places,
      GError      **error)
{
  g_auto (VtForces) forces = {0};
  double longest = cooling.first_move;
  double factor = pow (cooling.last_move / cooling.first_move, 1.0 / cooling.n_steps);

  vt_forces_init (&forces, level->adjacency, self->push, self->levels[0].adjacency->n_nodes);
  forces.fixed = fixed;
  for (guint step = 0; step < cooling.n_steps; step++, longest *= factor)
    {
      vt_forces_step (&forces, places, longest);
      if (!tell (self, level, places, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_push (Multilevel *self, const VtAdjacency *adjacency)
{
  double sum_mass = 0.0;

  for (guint32 i = 0; i < adjacency->n_nodes; i++)
    sum_mass += vt_adjacency_get_strength (adjacency, i);
  self->push = vt_forces_get_push (adjacency->n_nodes, sum_mass);
}

static void
scatter (VtPoint *places, guint32 n, double reach, VtRandom *random)
{
  for (guint32 i = 0; i < n; i++)
    {
      places[i].x += (vt_random_double (random) - 0.5) * reach;
      places[i].y += (vt_random_double (random) - 0.5) * reach;
    }
}

/* From the places of a level to first places one level down: beside their group. */
static VtPoint *
descend (Multilevel *self, guint level, const VtPoint *above)
{
  const Level *finer = &self->levels[level];
  guint32      n = finer->adjacency->n_nodes;
  double       spacing = sqrt ((double) self->levels[0].adjacency->n_nodes / n);
  VtPoint     *places = g_new (VtPoint, (gsize) n + 1);

  for (guint32 i = 0; i < n; i++)
    places[i] = above[finer->group[i]];
  scatter (places, n, spacing / 2, self->random);
  return places;
}

gboolean
vt_multilevel_compute (const VtAdjacency *adjacency,
                       VtRandom          *random,
                       VtSettling         settling,
                       gpointer           user_data,
                       VtPoint           *ret_places,
                       GError           **error)
{
  g_auto (Multilevel) self = {
      .random = random,
      .settling = settling,
      .user_data = user_data,
      .finest = ret_places,
  };
  g_autofree VtPoint *places = NULL;
  guint32             n_coarsest;

  set_push (&self, adjacency);
  build_levels (&self, adjacency);
  n_coarsest = self.levels[self.n_levels - 1].adjacency->n_nodes;
  places = g_new0 (VtPoint, (gsize) n_coarsest + 1);
  scatter (places, n_coarsest, 2 * sqrt (adjacency->n_nodes), random);

  for (guint level = self.n_levels; level-- > 0;)
    {
      if (level < self.n_levels - 1)
        {
          VtPoint *finer = descend (&self, level, places);

          g_free (places);
          places = finer;
        }
      if (level == 0)
        {
          for (guint32 i = 0; i < adjacency->n_nodes; i++)
            ret_places[i] = places[i];
          return cool (&self, &self.levels[0], get_cooling (&self, 0), NULL, ret_places, error);
        }
      if (!cool (&self, &self.levels[level], get_cooling (&self, level), NULL, places, error))
        return FALSE;
    }
  g_assert_not_reached ();
}

gboolean
vt_multilevel_resettle (const VtAdjacency *adjacency,
                        const guint8      *fixed,
                        VtSettling         settling,
                        gpointer           user_data,
                        VtPoint           *places,
                        GError           **error)
{
  Multilevel self = {.settling = settling, .user_data = user_data, .finest = places};
  Cooling    cooling = {N_RESETTLE_STEPS, 0.5, FINAL_MOVE};
  Level      level = {(VtAdjacency *) adjacency};

  set_push (&self, adjacency);
  self.levels[0] = level;
  self.work_total = (double) cooling.n_steps * adjacency->n_nodes;
  return cool (&self, &level, cooling, fixed, places, error);
}
