/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a map side by side: outlines as rows of squares, put where all rows are free. */

#include "vt-pack.h"

#include <math.h>

/* A row of an outline, or what is taken of a row: squares from the first to the last. */
typedef struct
{
  int first;
  int last;
} Span;

/* @rows is one for every row from @top on; all spans are relative to the part's own points. */
typedef struct
{
  Span *rows; /* (owned) */
  int   n_rows;
  int   top;
} Outline;

/* Of the farthest point, in squares: a place from a file may be anywhere, and the search looks at
 * every square on the way. */
#define FARTHEST 250

typedef struct
{
  double      square; /* side of a square, in map units */
  GHashTable *taken;  /* (owned): row → GArray of Span */
  VtPoint     middle;
} Packing;

/* ---- outlines ---- */

static int
to_square (const Packing *self, double at)
{
  return (int) floor (at / self->square);
}

/* Rows between two points far apart have none of their own: the outline goes straight. */
static void
bridge_rows (Outline *outline)
{
  int before = 0;

  for (int row = 1; row < outline->n_rows; row++)
    {
      const Span *from = &outline->rows[before];
      const Span *to = &outline->rows[row];

      if (to->first > to->last)
        continue;
      for (int between = before + 1; between < row; between++)
        {
          int way = between - before, whole = row - before;

          outline->rows[between].first = from->first + (to->first - from->first) * way / whole;
          outline->rows[between].last = from->last + (to->last - from->last) * way / whole;
        }
      before = row;
    }
}

static void
outline_init (Outline *outline, const Packing *self, const VtPackPart *part)
{
  int top = G_MAXINT, bottom = G_MININT;

  for (guint32 i = 0; i < part->n_points; i++)
    {
      top = MIN (top, to_square (self, part->points[i].y));
      bottom = MAX (bottom, to_square (self, part->points[i].y));
    }
  /* A square more all around: half the gap, whatever place in its square a point has. */
  outline->top = top - 1;
  outline->n_rows = bottom - top + 3;
  outline->rows = g_new (Span, outline->n_rows);
  for (int row = 0; row < outline->n_rows; row++)
    outline->rows[row] = (Span){G_MAXINT, G_MININT};

  for (guint32 i = 0; i < part->n_points; i++)
    {
      int column = to_square (self, part->points[i].x);
      int row = to_square (self, part->points[i].y) - outline->top;

      for (int r = row - 1; r <= row + 1; r++)
        {
          outline->rows[r].first = MIN (outline->rows[r].first, column - 1);
          outline->rows[r].last = MAX (outline->rows[r].last, column + 1);
        }
    }
  bridge_rows (outline);
}

static void
outline_clear (Outline *outline)
{
  g_free (outline->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outline, outline_clear)

/* ---- what is taken ---- */

static gboolean
is_free (const Packing *self, const Outline *outline, int columns, int rows)
{
  for (int row = 0; row < outline->n_rows; row++)
    {
      GArray *spans =
          g_hash_table_lookup (self->taken, GINT_TO_POINTER (outline->top + row + rows));
      int first = outline->rows[row].first + columns;
      int last = outline->rows[row].last + columns;

      for (guint k = 0; spans != NULL && k < spans->len; k++)
        {
          const Span *span = &g_array_index (spans, Span, k);

          if (first <= span->last && span->first <= last)
            return FALSE;
        }
    }
  return TRUE;
}

static void
take (Packing *self, const Outline *outline, int columns, int rows)
{
  for (int row = 0; row < outline->n_rows; row++)
    {
      gpointer key = GINT_TO_POINTER (outline->top + row + rows);
      GArray  *spans = g_hash_table_lookup (self->taken, key);
      Span     span = {outline->rows[row].first + columns, outline->rows[row].last + columns};

      if (spans == NULL)
        {
          spans = g_array_new (FALSE, FALSE, sizeof (Span));
          g_hash_table_insert (self->taken, key, spans);
        }
      g_array_append_val (spans, span);
    }
}

/* ---- the search ---- */

typedef struct
{
  const Packing *packing;
  const Outline *outline;
  VtPoint        to_middle; /* from the part's own middle, in squares */
  double         best;
  int            columns;
  int            rows;
} Search;

static void
try_place (Search *self, int dx, int dy)
{
  double away = dx * dx / (VT_PACK_ASPECT * VT_PACK_ASPECT) + (double) dy * dy;
  int    columns = (int) lround (self->to_middle.x) + dx;
  int    rows = (int) lround (self->to_middle.y) + dy;

  if (away >= self->best || !is_free (self->packing, self->outline, columns, rows))
    return;
  self->best = away;
  self->columns = columns;
  self->rows = rows;
}

/* All places on the border of a rectangle of the wanted shape. */
static void
try_ring (Search *self, int ring)
{
  int width = (int) floor (ring * VT_PACK_ASPECT);
  int width_before = ring > 0 ? (int) floor ((ring - 1) * VT_PACK_ASPECT) : -1;

  for (int dx = -width; dx <= width; dx++)
    {
      try_place (self, dx, -ring);
      try_place (self, dx, ring);
    }
  for (int dy = 1 - ring; dy < ring; dy++)
    for (int dx = width_before + 1; dx <= width; dx++)
      {
        try_place (self, -dx, dy);
        try_place (self, dx, dy);
      }
}

static VtPoint
middle_of (const VtPoint *points, guint32 n)
{
  VtPoint least = points[0], most = points[0];

  for (guint32 i = 1; i < n; i++)
    {
      least = (VtPoint){MIN (least.x, points[i].x), MIN (least.y, points[i].y)};
      most = (VtPoint){MAX (most.x, points[i].x), MAX (most.y, points[i].y)};
    }
  return (VtPoint){(least.x + most.x) / 2, (least.y + most.y) / 2};
}

/* Returns the ring on which there was room, from @ring on. */
static int
place_part (Packing *self, VtPackPart *part, int ring)
{
  g_auto (Outline) outline = {0};
  VtPoint middle = middle_of (part->points, part->n_points);
  Search  search = {.packing = self, .outline = &outline, .best = INFINITY};

  outline_init (&outline, self, part);
  search.to_middle.x = (self->middle.x - middle.x) / self->square;
  search.to_middle.y = (self->middle.y - middle.y) / self->square;
  /* There are finitely many squares taken, so that some ring is free of them. */
  for (;; ring++)
    {
      try_ring (&search, ring);
      if (isfinite (search.best))
        break;
    }
  part->shift = (VtPoint){search.columns * self->square, search.rows * self->square};
  take (self, &outline, search.columns, search.rows);
  return ring;
}

static VtPoint
middle_of_placed (const VtPackPart *parts, guint32 n)
{
  g_autoptr (GArray) middles = g_array_new (FALSE, FALSE, sizeof (VtPoint));

  for (guint32 i = 0; i < n; i++)
    if (parts[i].is_placed)
      g_array_append_vals (middles, parts[i].points, parts[i].n_points);
  if (middles->len == 0)
    return (VtPoint){0, 0};
  return middle_of ((const VtPoint *) middles->data, middles->len);
}

static double
farthest_coordinate (const VtPackPart *parts, guint32 n)
{
  double farthest = 0;

  for (guint32 i = 0; i < n; i++)
    for (guint32 k = 0; k < parts[i].n_points; k++)
      farthest = MAX (farthest, MAX (fabs (parts[i].points[k].x), fabs (parts[i].points[k].y)));
  return farthest;
}

void
vt_pack_parts (VtPackPart *parts, guint32 n, double gap)
{
  Packing self = {.square = MAX (gap / 2, farthest_coordinate (parts, n) / FARTHEST),
                  .middle = middle_of_placed (parts, n)};
  guint32 n_points_before = 0;
  int     ring = 0;

  g_return_if_fail (gap > 0);

  self.taken = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint32 i = 0; i < n; i++)
    if (parts[i].is_placed)
      {
        g_auto (Outline) outline = {0};

        outline_init (&outline, &self, &parts[i]);
        take (&self, &outline, 0, 0);
        parts[i].shift = (VtPoint){0, 0};
      }
  for (guint32 i = 0; i < n; i++)
    if (!parts[i].is_placed)
      {
        /* Where there was no room for one of them there is none for its like. */
        ring = place_part (&self, &parts[i], parts[i].n_points == n_points_before ? ring : 0);
        n_points_before = parts[i].n_points;
      }
  g_hash_table_unref (self.taken);
}
