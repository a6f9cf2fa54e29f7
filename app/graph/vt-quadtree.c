/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repulsion of many bodies at once: Barnes and Hut (1986). Internal to the layout. */

#include "vt-quadtree.h"

/* Bodies are sorted along a Z-order curve; a cell is a run of them that shares leading bits. */
#define N_LEVELS 16 /* bits of each coordinate */
#define N_LEAF 8    /* bodies a cell is not worth splitting for */
#define ANGLE_SQ 0.9
#define DIGIT_BITS 8
#define N_DIGITS (1 << DIGIT_BITS)

typedef struct
{
  guint32 code;
  guint32 body;
} Coded;

/* Depth first: the first child follows its parent. */
typedef struct
{
  double  x; /* centre of mass */
  double  y;
  double  mass;
  double  size_sq; /* of the side, over ANGLE_SQ */
  guint32 next;    /* the cell to go on with when this one is done */
  guint32 first_body;
  guint32 n_bodies; /* 0 unless a leaf */
} Cell;

typedef struct
{
  double x;
  double y;
  double mass;
} Body;

struct _VtQuadtree
{
  guint32 n_bodies;
  double  side;
  Coded  *coded;   /* (owned) */
  Coded  *scratch; /* (owned) */
  Body   *bodies;  /* (owned): in Z-order */
  GArray *cells;   /* (owned) (element-type Cell) */
};

VtQuadtree *
vt_quadtree_new (guint32 n_max)
{
  VtQuadtree *self = g_new0 (VtQuadtree, 1);

  self->coded = g_new (Coded, (gsize) n_max + 1);
  self->scratch = g_new (Coded, (gsize) n_max + 1);
  self->bodies = g_new (Body, (gsize) n_max + 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

void
vt_quadtree_free (VtQuadtree *self)
{
  g_free (self->coded);
  g_free (self->scratch);
  g_free (self->bodies);
  g_array_unref (self->cells);
  g_free (self);
}

/* Puts a zero between any two bits. */
static guint32
spread_bits (guint32 x)
{
  x = (x | x << 8) & 0x00ff00ff;
  x = (x | x << 4) & 0x0f0f0f0f;
  x = (x | x << 2) & 0x33333333;
  return (x | x << 1) & 0x55555555;
}

static void
sort_coded (VtQuadtree *self)
{
  for (guint shift = 0; shift < 32; shift += DIGIT_BITS)
    {
      guint32 starts[N_DIGITS + 1] = {0};
      Coded  *swap = self->coded;

      for (guint32 i = 0; i < self->n_bodies; i++)
        starts[(self->coded[i].code >> shift & (N_DIGITS - 1)) + 1]++;
      for (guint digit = 0; digit < N_DIGITS; digit++)
        starts[digit + 1] += starts[digit];
      for (guint32 i = 0; i < self->n_bodies; i++)
        self->scratch[starts[self->coded[i].code >> shift & (N_DIGITS - 1)]++] = self->coded[i];
      self->coded = self->scratch;
      self->scratch = swap;
    }
}

static void
code_bodies (VtQuadtree *self, const VtPoint *places)
{
  VtPoint least = places[0];
  VtPoint most = places[0];
  double  scale;

  for (guint32 i = 1; i < self->n_bodies; i++)
    {
      least.x = MIN (least.x, places[i].x);
      least.y = MIN (least.y, places[i].y);
      most.x = MAX (most.x, places[i].x);
      most.y = MAX (most.y, places[i].y);
    }
  self->side = MAX (MAX (most.x - least.x, most.y - least.y), 1e-9);
  scale = ((1 << N_LEVELS) - 1) / self->side;
  for (guint32 i = 0; i < self->n_bodies; i++)
    {
      guint32 column = (guint32) ((places[i].x - least.x) * scale);
      guint32 row = (guint32) ((places[i].y - least.y) * scale);

      self->coded[i] = (Coded){spread_bits (column) | spread_bits (row) << 1, i};
    }
}

static void
cell_weigh (Cell *cell, const Body *bodies, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      cell->x += bodies[i].x * bodies[i].mass;
      cell->y += bodies[i].y * bodies[i].mass;
      cell->mass += bodies[i].mass;
    }
  cell->x /= cell->mass;
  cell->y /= cell->mass;
}

/* Returns where the run of bodies of the same quadrant ends. */
static guint32
end_of_quadrant (const VtQuadtree *self, guint32 first, guint32 end, guint level)
{
  guint   shift = 2 * (N_LEVELS - 1 - level);
  guint32 prefix = self->coded[first].code >> shift;

  while (first < end && self->coded[first].code >> shift == prefix)
    first++;
  return first;
}

/* Recursion ends at N_LEVELS, however many bodies coincide. */
static void
add_cell (VtQuadtree *self, guint32 first, guint32 end, guint level)
{
  double  side = self->side / (1 << level);
  Cell    cell = {.size_sq = side * side / ANGLE_SQ, .first_body = first};
  guint32 index = self->cells->len;

  cell_weigh (&cell, self->bodies + first, end - first);
  if (end - first <= N_LEAF || level == N_LEVELS)
    cell.n_bodies = end - first;
  g_array_append_val (self->cells, cell);

  if (cell.n_bodies == 0)
    while (first < end)
      {
        guint32 end_child = end_of_quadrant (self, first, end, level);

        add_cell (self, first, end_child, level + 1);
        first = end_child;
      }
  g_array_index (self->cells, Cell, index).next = self->cells->len;
}

void
vt_quadtree_build (VtQuadtree *self, const VtPoint *places, const double *masses, guint32 n_bodies)
{
  g_array_set_size (self->cells, 0);
  self->n_bodies = n_bodies;
  if (n_bodies == 0)
    return;

  code_bodies (self, places);
  sort_coded (self);
  for (guint32 i = 0; i < n_bodies; i++)
    {
      guint32 body = self->coded[i].body;

      self->bodies[i] = (Body){places[body].x, places[body].y, masses[body]};
    }
  add_cell (self, 0, n_bodies, 0);
}

VtPoint
vt_quadtree_get_repulsion (const VtQuadtree *self, VtPoint place, double softening)
{
  const Cell *cells = (const Cell *) (gpointer) self->cells->data;
  VtPoint     sum = {0, 0};

  for (guint32 i = 0; i < self->cells->len;)
    {
      const Cell *cell = &cells[i];
      double      dx = place.x - cell->x;
      double      dy = place.y - cell->y;
      double      distance_sq = dx * dx + dy * dy;

      if (cell->size_sq < distance_sq)
        {
          double factor = cell->mass / (distance_sq + softening);

          sum.x += dx * factor;
          sum.y += dy * factor;
          i = cell->next;
          continue;
        }
      for (guint32 k = 0; k < cell->n_bodies; k++)
        {
          const Body *body = &self->bodies[cell->first_body + k];
          double      bx = place.x - body->x;
          double      by = place.y - body->y;
          double      factor = body->mass / (bx * bx + by * by + softening);

          sum.x += bx * factor;
          sum.y += by * factor;
        }
      i = cell->n_bodies != 0 ? cell->next : i + 1;
    }
  return sum;
}
