/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last touch of a layout: no disc over another. Internal. */

#include "vt-spread.h"

#include <math.h>
#include <string.h>

#define N_ROUNDS 400
#define ELBOW_ROOM 0.002
#define NO_DISC G_MAXUINT32
#define GOLDEN_ANGLE 2.39996322972865332

/* Discs thrown into squares as wide as the largest, so that only neighbours need be compared. */
typedef struct
{
  VtPoint      *places;
  const double *radius; /* (nullable) */
  const guint8 *fixed;  /* (nullable) */
  guint32       n;
  double        elbow_room; /* pushed apart by this factor of what is needed */
  double        square;
  double        left, top;
  guint32       n_columns, n_rows;
  guint32      *first; /* (owned): of each square */
  guint32      *next;  /* (owned): in the same square */
} Discs;

static double
disc_radius (const Discs *discs, guint32 disc)
{
  return discs->radius != NULL ? discs->radius[disc] : VT_LAYOUT_RADIUS;
}

static void
discs_find_squares (Discs *discs)
{
  double right = -INFINITY, bottom = -INFINITY, widest = 0.0;
  double n_most = 4.0 * discs->n + 16;

  discs->left = discs->top = INFINITY;
  for (guint32 i = 0; i < discs->n; i++)
    {
      discs->left = MIN (discs->left, discs->places[i].x);
      discs->top = MIN (discs->top, discs->places[i].y);
      right = MAX (right, discs->places[i].x);
      bottom = MAX (bottom, discs->places[i].y);
      widest = MAX (widest, 2 * disc_radius (discs, i));
    }

  /* Far outliers must not cost memory: larger squares are only slower. */
  discs->square = MAX (widest, 1e-9);
  while (((right - discs->left) / discs->square + 1) * ((bottom - discs->top) / discs->square + 1) >
         n_most)
    discs->square *= 2;
  discs->n_columns = (guint32) ((right - discs->left) / discs->square) + 1;
  discs->n_rows = (guint32) ((bottom - discs->top) / discs->square) + 1;
}

static guint32
discs_get_square (const Discs *discs, guint32 disc)
{
  guint32 column = (guint32) ((discs->places[disc].x - discs->left) / discs->square);
  guint32 row = (guint32) ((discs->places[disc].y - discs->top) / discs->square);

  return MIN (row, discs->n_rows - 1) * discs->n_columns + MIN (column, discs->n_columns - 1);
}

static void
discs_sort (Discs *discs)
{
  discs_find_squares (discs);
  memset (discs->first, 0xff, (gsize) discs->n_columns * discs->n_rows * sizeof *discs->first);
  for (guint32 i = discs->n; i-- > 0;)
    {
      guint32 square = discs_get_square (discs, i);

      discs->next[i] = discs->first[square];
      discs->first[square] = i;
    }
}

/* Returns whether the two overlapped. */
static gboolean
part_discs (Discs *discs, guint32 disc, guint32 other)
{
  gboolean disc_moves = discs->fixed == NULL || discs->fixed[disc] == 0;
  gboolean other_moves = discs->fixed == NULL || discs->fixed[other] == 0;
  VtPoint *place = &discs->places[disc];
  VtPoint *other_place = &discs->places[other];
  double   least = disc_radius (discs, disc) + disc_radius (discs, other);
  double   dx = other_place->x - place->x;
  double   dy = other_place->y - place->y;
  double   distance_sq = dx * dx + dy * dy;
  double   distance, way;

  if (distance_sq >= least * least * (1 - 1e-6) || (!disc_moves && !other_moves))
    return FALSE;

  distance = sqrt (distance_sq);
  if (distance < 1e-9)
    {
      /* On the same spot any direction will do, if only not all the same. */
      dx = cos (other * GOLDEN_ANGLE);
      dy = sin (other * GOLDEN_ANGLE);
      distance = 1.0;
      distance_sq = 0.0;
    }
  way = (least * discs->elbow_room - (distance_sq > 0 ? distance : 0.0)) / distance;
  if (disc_moves && other_moves)
    way /= 2;
  if (disc_moves)
    {
      place->x -= dx * way;
      place->y -= dy * way;
    }
  if (other_moves)
    {
      other_place->x += dx * way;
      other_place->y += dy * way;
    }
  return TRUE;
}

/* Compares a disc with those after it in the squares around. */
static guint32
part_from_neighbours (Discs *discs, guint32 disc)
{
  guint32 square = discs_get_square (discs, disc);
  guint32 column = square % discs->n_columns;
  guint32 row = square / discs->n_columns;
  guint32 n_parted = 0;

  for (guint32 r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, discs->n_rows - 1); r++)
    for (guint32 c = column > 0 ? column - 1 : 0; c <= MIN (column + 1, discs->n_columns - 1); c++)
      for (guint32 other = discs->first[r * discs->n_columns + c]; other != NO_DISC;
           other = discs->next[other])
        if (other > disc)
          n_parted += part_discs (discs, disc, other);
  return n_parted;
}

guint32
vt_spread_discs (VtPoint *places, const double *radius, const guint8 *fixed, guint32 n)
{
  g_autofree guint32 *first = g_new (guint32, 4 * (gsize) n + 32);
  g_autofree guint32 *next = g_new (guint32, (gsize) n + 1);
  Discs               discs = {places, radius, fixed, n, .first = first, .next = next};
  guint32             n_parted = 0;

  if (n < 2)
    return 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      /* Just touching, a crowd would pass one push to and fro; with ever more room it dissolves. */
      discs.elbow_room = 1 + ELBOW_ROOM * round;
      discs_sort (&discs);
      n_parted = 0;
      for (guint32 i = 0; i < n; i++)
        n_parted += part_from_neighbours (&discs, i);
      if (n_parted == 0)
        break;
    }
  return n_parted;
}
