/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the matrix share. */

#pragma once

#include "studio-matrix-view.h"

#include "vt-map-matrix.h"

G_BEGIN_DECLS

#define STUDIO_MATRIX_MIN_CELL_PX 2.0
#define STUDIO_MATRIX_MAX_CELL_PX 48.0
#define STUDIO_MATRIX_CELL_PX 16.0
/* Smaller cells have no titles beside them: only the colours of their groups. */
#define STUDIO_MATRIX_TITLED_PX 11.0
#define STUDIO_MATRIX_STRIP_PX 8.0

/* A place in the matrix; both %VT_MAP_NONE for none. */
typedef struct
{
  guint32 row;
  guint32 column;
} StudioMatrixPlace;

struct _StudioMatrixView
{
  GtkWidget parent_instance;

  StudioSession *session;     /* (owned) */
  VtMapMatrix   *matrix;      /* (owned) (nullable) */
  VtAffinityMap *asked_for;   /* (owned) (nullable): the map whose matrix is being made */
  GCancellable  *cancellable; /* (owned) (nullable) */

  GtkAdjustment      *adjustments[2]; /* (owned) (nullable): across, down */
  GtkScrollablePolicy policies[2];
  double              cell_px;
  gboolean            was_zoomed; /* by hand: the size stays */

  StudioMatrixPlace focus;
  StudioMatrixPlace hover;
  gboolean          is_going; /* the selection is the matrix's own doing */

  cairo_surface_t *picture; /* (owned) (nullable): all but the focus */
};

/* ---- geometry ---- */
/* How much room titles take at the left and at the top, in pixels. */
double studio_matrix_margin (StudioMatrixView *self, GtkOrientation orientation);
/* Where the scrolled cells begin, in pixels. */
double            studio_matrix_offset (StudioMatrixView *self, GtkOrientation orientation);
StudioMatrixPlace studio_matrix_place_at (StudioMatrixView *self, double x, double y);
guint32           studio_matrix_n_rows (StudioMatrixView *self);
gboolean          studio_matrix_is_dark (StudioMatrixView *self);
void              studio_matrix_configure (StudioMatrixView *self);
void studio_matrix_zoom_to (StudioMatrixView *self, double cell_px, double x, double y);

/* ---- the focus ---- */
void studio_matrix_set_focus (StudioMatrixView *self, StudioMatrixPlace place);
void studio_matrix_redraw (StudioMatrixView *self);
/* (transfer full): what stands there, in a sentence */
char *studio_matrix_tell (StudioMatrixView *self, StudioMatrixPlace place);

/* studio-matrix-draw.c */
void studio_matrix_snapshot (StudioMatrixView *self, GtkSnapshot *snapshot);

/* studio-matrix-keys.c */
void studio_matrix_class_add_keys (GtkWidgetClass *widget_class);
void studio_matrix_add_gestures (StudioMatrixView *self);

G_END_DECLS
