/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's struct, for its own files: painting, pointer, keys. */

#pragma once

#include "studio-campaign-scope.h"
#include "studio-timeline.h"

G_BEGIN_DECLS

/* A campaign under way. */
typedef struct
{
  char          *id; /* (owned) (nullable): %NULL if none is */
  VtTimelinePart part;
  gint64         n_days;
} StudioTimelineMove;

struct _StudioTimeline
{
  GtkWidget parent_instance;

  StudioSession       *session;   /* (owned) */
  StudioCampaignScope *scope;     /* (unowned): the session's */
  GTimeZone           *zone;      /* (owned) */
  GPtrArray           *offers;    /* (owned) (nullable): effective */
  GPtrArray           *campaigns; /* (owned) (nullable) */
  GArray              *rows;      /* (owned) */
  VtTimelineZoom       zoom;      /* as it was shown last */
  double               first_day; /* at the left */
  char                *words;     /* (owned): of the campaign looked at */

  StudioTimelineMove move;
  char              *kept_id;   /* (owned) (nullable): whose edit is on its way */
  VtSpan             kept_span; /* as it will be */
  guint              rest_source;

  /* The gesture under way. */
  double   drag_first_day;
  double   drag_x_px;
  gboolean is_panning;
};

/* ---- studio-timeline.c ---- */
VtTimelineView    studio_timeline_get_view (StudioTimeline *self);
void              studio_timeline_set_first_day (StudioTimeline *self, double first_day);
const VtCampaign *studio_timeline_find_selected (StudioTimeline *self);
/* With what is being done to it. */
VtSpan studio_timeline_get_span (StudioTimeline *self, const VtCampaign *campaign);
/* Moves a part of a campaign so many days from where it stands, which is shown; adds to what is
 * under way unless that is of another part or campaign, which is kept then. */
void studio_timeline_move_by (StudioTimeline   *self,
                              const VtCampaign *campaign,
                              VtTimelinePart    part,
                              gint64            n_days);
/* Makes it an edit; or forgets it. */
void studio_timeline_keep (StudioTimeline *self);
void studio_timeline_take_back (StudioTimeline *self);
/* Keeps it once nothing more comes for a while. */
void studio_timeline_keep_later (StudioTimeline *self);
/* The campaign whose bar or name is there, and what of it. */
const VtCampaign *
studio_timeline_find_at (StudioTimeline *self, double x_px, double y_px, VtTimelinePart *ret_part);
/* (transfer full) (nullable): what the row there is, in words. */
char *studio_timeline_describe_at (StudioTimeline *self, double y_px);

/* ---- studio-timeline-paint.c ---- */
void studio_timeline_paint (StudioTimeline *self, GtkSnapshot *snapshot);
void studio_timeline_paint_axis (StudioTimeline *self, GtkWidget *axis, GtkSnapshot *snapshot);

/* ---- studio-timeline-pointer.c ---- */
void studio_timeline_add_pointer (StudioTimeline *self);

/* ---- studio-timeline-keys.c ---- */
void studio_timeline_class_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
