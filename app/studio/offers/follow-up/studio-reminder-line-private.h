/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the line of steps share: its state, and where things are. */

#pragma once

#include "studio-reminder-line.h"

G_BEGIN_DECLS

#define LEFT_PX 14.0
#define RIGHT_PX 20.0
#define CHART_PX 10.0 /* where the highest bars of days end */
#define TOP_PX 58.0   /* where lanes begin */
#define LANE_PX 36.0
#define BAR_PX 24.0
#define TICKS_PX 22.0
#define NO_STEP G_MAXUINT

typedef enum
{
  HELD_NOTHING,
  HELD_STEP,
  HELD_END,
} Held;

/* Of a step: when it is open. */
typedef struct
{
  gint64 days;
  gint64 until_days;
} Span;

struct _StudioReminderLine
{
  GtkWidget parent_instance;

  GArray    *kept;     /* (owned) (element-type Span): as in the offer */
  GArray    *spans;    /* (owned) (element-type Span): as drawn */
  GPtrArray *labels;   /* (owned) (element-type utf8) */
  GArray    *wanted;   /* (owned) (element-type gint64): days until customers came back for it */
  GArray    *anything; /* (owned) (element-type gint64): and for anything */
  gint64     axis_days;

  guint  chosen;        /* or NO_STEP while there is none */
  Held   held;          /* by the pointer */
  double held_x_px;     /* where the pointer took it */
  gint64 held_days;     /* between where the step begins and where the pointer took it */
  guint  settle_source; /* what was moved with keys waits to be kept; 0: none */
};

static inline Span *
span_at (GArray *spans, guint index)
{
  return &g_array_index (spans, Span, index);
}

/* studio-reminder-line-paint.c */
void studio_reminder_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* The day at a place, not below 0. */
gint64 studio_reminder_line_day_at (StudioReminderLine *self, double x_px);

G_END_DECLS
