/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the picture of plans share: its state, and where things are. */

#pragma once

#include "studio-plan-bands.h"

#include "vt-protection-bands.h"

G_BEGIN_DECLS

#define N_BINS 48
#define NO_END G_MAXUINT

#define LEFT_PX 78.0
#define RIGHT_PX 18.0
#define TOP_PX 18.0
#define HISTOGRAM_PX 66.0
#define LANES_Y_PX (TOP_PX + HISTOGRAM_PX + 10)
#define LANE_PX 38.0
#define BAR_PX 26.0
#define TICKS_PX 22.0
#define CAPTION 0.82

/* An end of a band. */
typedef struct
{
  guint    plan;
  gboolean is_upper;
} BandEnd;

struct _StudioPlanBands
{
  GtkWidget parent_instance;

  VtCurrency      currency;
  StudioPriceAxis axis;
  GArray         *prices; /* (owned) (element-type gint64): ascending */
  GArray         *kept;   /* (owned) (element-type VtPlanBand): as in the offer */
  GArray         *bands;  /* (owned) (element-type VtPlanBand): as drawn */
  GPtrArray      *labels; /* (owned) (element-type utf8): of the plans, likewise names */
  GPtrArray      *names;  /* (owned) */
  GArray         *terms;  /* (owned) (element-type gint64): of the lanes, ascending */
  GArray         *ends; /* (owned) (element-type BandEnd): in the order in which they are walked */
  VtProtectionBands *proof; /* (owned): of @bands */
  guint              counts[N_BINS];
  guint              uncovered[N_BINS];

  guint    current;       /* index of @ends, or NO_END */
  gboolean is_held;       /* by the pointer */
  double   held_x_px;     /* where the pointer took it */
  gboolean is_moved;      /* @bands differ from @kept */
  guint    settle_source; /* what was moved with keys waits to be kept; 0: none */
};

static inline VtPlanBand *
band_at (StudioPlanBands *self, guint plan)
{
  return &g_array_index (self->bands, VtPlanBand, plan);
}

/* studio-plan-bands-state.c */
/* Gaps, overlaps and what is drawn of them, once bands or prices are others. */
void studio_plan_bands_prove (StudioPlanBands *self);
/* Makes the axis as long as prices and bands need it. */
void studio_plan_bands_stretch_axis (StudioPlanBands *self);
void studio_plan_bands_list_lanes (StudioPlanBands *self);
/* Lane by lane, the cheaper first; the end that is walked to stays. */
void studio_plan_bands_list_ends (StudioPlanBands *self);
/* Tells the end that is walked to, or the whole, to who does not see it. */
void studio_plan_bands_say (StudioPlanBands *self);

/* studio-plan-bands-paint.c */
void studio_plan_bands_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* Where a price is, in pixels from the left. */
double studio_plan_bands_x_of (StudioPlanBands *self, gint64 minor);
/* The top of the lane that the plan stands in. */
double studio_plan_bands_lane_y (StudioPlanBands *self, guint plan);
gint64 studio_plan_bands_end_minor (StudioPlanBands *self, const BandEnd *end);

G_END_DECLS
