/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the session share among themselves. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioSessionPart:
 * @STUDIO_PART_PRODUCTS: the catalogue
 * @STUDIO_PART_ORDERS: the order history and its sums; comes with the catalogue
 * @STUDIO_PART_OFFERS: offers, their campaigns and what is wrong with them
 * @STUDIO_PART_IMPORTS: the list of imports
 * @STUDIO_PART_SCENARIOS: carts kept by name
 * @STUDIO_PART_CUSTOMERS: what the orders say of customers; comes with the orders, and brings the
 * segments with it
 * @STUDIO_PART_SEGMENTS: segments and what they amount to
 * @STUDIO_PART_PROBLEMS: what is wrong with offers, judged anew though they did not change
 * @STUDIO_PART_PINS: products pinned on the map
 *
 * What is read from the workspace, and again once a table behind it changed.
 */
typedef enum
{
  STUDIO_PART_PRODUCTS = 1 << 0,
  STUDIO_PART_ORDERS = 1 << 1,
  STUDIO_PART_OFFERS = 1 << 2,
  STUDIO_PART_IMPORTS = 1 << 3,
  STUDIO_PART_SCENARIOS = 1 << 4,
  STUDIO_PART_CUSTOMERS = 1 << 5,
  STUDIO_PART_SEGMENTS = 1 << 6,
  STUDIO_PART_PROBLEMS = 1 << 7,
  STUDIO_PART_PINS = 1 << 8,
  STUDIO_PART_ALL = (1 << 9) - 1,
} StudioSessionPart;

/* What is computed from the snapshots in the background, in this order. */
typedef enum
{
  STUDIO_STAGE_PAIRS = 1 << 0,
  STUDIO_STAGE_SUGGESTIONS = 1 << 1,
  STUDIO_STAGE_MAP = 1 << 2,
} StudioStage;

typedef struct
{
  VtJob *job;         /* (owned) (nullable) */
  char  *description; /* (owned) (nullable) */
} StudioRunning;

/**
 * StudioFindings:
 * @found: (nullable): what was found last, @list (element-type VtFinding) what of it is not
 * dismissed
 * @key, @catalog: what @found is about
 * @wish: how the worst cart is searched; the margin floor in it is the workspace's
 * @floor_wish: how @floor was searched
 * @timeout: 0 unless a search is to begin
 */
typedef struct
{
  VtFindings *found;   /* (owned) (nullable) */
  GPtrArray  *list;    /* (owned) (nullable) */
  VtFloor    *floor;   /* (owned) (nullable) */
  char       *key;     /* (owned) (nullable) */
  VtCatalog  *catalog; /* (owned) (nullable) */
  VtFloorWish wish;
  VtFloorWish floor_wish;
  guint       timeout;
  gboolean    is_wanted; /* once the one that runs has ended */
  gboolean    is_stopped;
  VtJob      *job;     /* (owned) (nullable) */
  char       *problem; /* (owned) (nullable) */
} StudioFindings;

struct _StudioSession
{
  GObject parent_instance;

  VtWorkspace *workspace; /* (owned) */
  gulong       changed_handler;
  gboolean     is_closed;

  VtCatalog       *catalog;     /* (owned) (nullable) */
  VtOrders        *orders;      /* (owned) (nullable) */
  VtOrdersSummary *summary;     /* (owned) (nullable) */
  VtPairs         *pairs;       /* (owned) (nullable) */
  VtAffinityMap   *map;         /* (owned) (nullable) */
  GPtrArray       *offers;      /* (owned) (nullable): the documents */
  GPtrArray       *effective;   /* (owned) (nullable): what campaigns make of them */
  GPtrArray       *campaigns;   /* (owned) (nullable): also such as are only names */
  GPtrArray       *problems;    /* (owned) (nullable) */
  VtPastEnds      *past_ends;   /* (owned) (nullable): not there while loading */
  GPtrArray       *dismissed;   /* (owned) (nullable) (element-type utf8): keys; immutable */
  GPtrArray       *suggestions; /* (owned) (nullable) */
  GPtrArray       *imports;     /* (owned) (nullable) */
  GPtrArray       *scenarios;   /* (owned) (nullable) */
  VtCustomers     *customers;   /* (owned) (nullable) */
  GPtrArray       *presets;     /* (owned) (nullable) */
  GPtrArray       *segments;    /* (owned) (nullable) */
  GArray          *figures; /* (owned) (nullable) (element-type VtSegmentFigures): of segments */

  /* Loading */
  guint    parts_wanted; /* StudioSessionPart */
  gboolean is_loading;
  gboolean is_loaded;
  guint    n_edits;  /* under way */
  VtJob   *load_job; /* (owned) (nullable) */

  /* In the background */
  VtMapLinkOptions map_options;
  guint            stages_wanted; /* StudioStage */
  StudioStage      running_stage; /* of background */
  gboolean         starts_map_anew;
  VtAffinityMap   *settling_map; /* (owned) (nullable): while the next one is laid out */
  GArray          *pins;         /* (owned) (nullable) (element-type VtMapPlace) */
  GArray          *expanded;     /* (owned) (nullable) (element-type gint64): product ids */
  StudioRunning    background;

  /* What of the orders the Affinity page looks at */
  VtOrderFilter order_filter;
  VtPairs      *shown_pairs;     /* (owned) (nullable): of the orders that pass */
  VtJob        *filtering;       /* (owned) (nullable): the mining that is under way */
  gint64        filter_began_us; /* when, monotonic */
  gboolean      filters_again;   /* once that has ended */
  gboolean      shows_filters;
  char         *filter_problem; /* (owned) (nullable) */

  StudioFindings findings;

  /* Asked for */
  StudioRunning asked;

  GArray     *selection;       /* (owned) (element-type guint32) */
  GHashTable *is_selected;     /* (owned): set of product + 1 */
  char       *offer_id;        /* (owned) (nullable) */
  GStrv       offer_ids;       /* (owned): selected together */
  char       *campaign_id;     /* (owned) (nullable) */
  char       *segment_id;      /* (owned) (nullable) */
  char       *offers_view;     /* (owned) */
  char       *suggestion_kind; /* (owned): "" for all */
  VtCart     *cart;            /* (owned) */
  VtUndoState undo;
};

typedef enum
{
  STUDIO_SESSION_WORKSPACE = 1,
  STUDIO_SESSION_LOADED,
  STUDIO_SESSION_CATALOG,
  STUDIO_SESSION_ORDERS,
  STUDIO_SESSION_PAIRS,
  STUDIO_SESSION_SHOWN_PAIRS,
  STUDIO_SESSION_ORDER_FILTER,
  STUDIO_SESSION_MAP,
  STUDIO_SESSION_MAP_OPTIONS,
  STUDIO_SESSION_SETTLING_MAP,
  STUDIO_SESSION_MAP_PINS,
  STUDIO_SESSION_OFFERS,
  STUDIO_SESSION_CAMPAIGNS,
  STUDIO_SESSION_PROBLEMS,
  STUDIO_SESSION_SUGGESTIONS,
  STUDIO_SESSION_FINDINGS,
  STUDIO_SESSION_SEARCHING,
  STUDIO_SESSION_IMPORTS,
  STUDIO_SESSION_SCENARIOS,
  STUDIO_SESSION_CUSTOMERS,
  STUDIO_SESSION_SEGMENTS,
  STUDIO_SESSION_OFFER_ID,
  STUDIO_SESSION_OFFER_SELECTION,
  STUDIO_SESSION_CAMPAIGN_ID,
  STUDIO_SESSION_SEGMENT_ID,
  STUDIO_SESSION_OFFERS_VIEW,
  STUDIO_SESSION_SUGGESTION_KIND,
  STUDIO_SESSION_CART,
  STUDIO_SESSION_UNDO_LABEL,
  STUDIO_SESSION_REDO_LABEL,
  STUDIO_SESSION_BUSY,
  STUDIO_SESSION_SHOWS_FILTERS,
  STUDIO_SESSION_MINING,
} StudioSessionProp;

void studio_session_notify_prop (StudioSession *self, StudioSessionProp prop);
void studio_session_emit_job_changed (StudioSession *self);

/* studio-session-load.c */
void studio_session_load (StudioSession *self, guint parts);
/* The parts behind @tables (array zero-terminated=1). */
guint studio_session_parts_of_tables (const char *const *tables);
/* Whether an index of @old means the same product in @current. */
gboolean studio_session_indices_hold (VtCatalog *old, VtCatalog *current);
/* Deep: offers belong to one thread. */
GPtrArray *studio_session_copy_offers (GPtrArray *offers);

/* studio-session-segments.c */

/**
 * StudioSegmentsLoad:
 * @old_customers: (nullable): what there was; where @customers stays %NULL, it still holds
 *
 * Customers and segments on their way from the workspace to the session.
 */
typedef struct
{
  VtCustomers *old_customers; /* (owned) (nullable) */
  VtCustomers *customers;     /* (owned) (nullable) */
  GPtrArray   *presets;       /* (owned) (nullable): with @customers */
  GPtrArray   *segments;      /* (owned) (nullable) */
  GArray      *figures;       /* (owned) (nullable): with @segments */
} StudioSegmentsLoad;

/* @orders, @catalog: as they are now. @parts: what changed. */
gboolean studio_segments_load (StudioSegmentsLoad *load,
                               VtDatabase         *database,
                               VtOrders           *orders,
                               VtCatalog          *catalog,
                               guint               parts,
                               VtJob              *job,
                               GError            **error);
void     studio_segments_load_clear (StudioSegmentsLoad *load);
/* Takes what was loaded. */
void studio_session_take_segments (StudioSession *self, StudioSegmentsLoad *load);

/* studio-session-mine.c */
void studio_session_want (StudioSession *self, guint stages);

/* studio-session-filter.c */
/* Pairs, segments or the filter have changed. */
void studio_session_filter_again (StudioSession *self);

/* studio-session-findings.c */
/* Offers, products or the margin floor may have changed: looks again in a moment. */
void studio_session_want_findings (StudioSession *self);
/* What is dismissed has changed. */
void studio_session_sift_findings (StudioSession *self);
void studio_findings_stop (StudioFindings *findings);
void studio_findings_clear (StudioFindings *findings);

/* studio-session-state.c */
void studio_session_carry_selection (StudioSession *self, VtCatalog *old);
/* Takes offers out of the selection that are gone: @old (nullable): those that there were. One that
 * was just made may be selected before it is loaded. */
void studio_session_prune_offers (StudioSession *self, GPtrArray *old);
void studio_session_refresh_undo (StudioSession *self);

void studio_running_clear (StudioRunning *running);

G_END_DECLS
