/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns on a timeline: what is shown, what is being done to a campaign, and its words. */

#include "studio-timeline-private.h"

#include "studio-actions.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-row.h"
#include "studio-offer-words.h"
#include "vt-campaign-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define REST_MS 600
#define NAMES_SHARE 0.3
#define NAMES_MAX_PX 180.0
#define MIN_WIDTH_PX 300
#define MARGIN_PX 12
#define AXIS_HEIGHT_PX 40

enum
{
  VIEW_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioTimeline, studio_timeline, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

VtTimelineView
studio_timeline_get_view (StudioTimeline *self)
{
  double width_px = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  return (VtTimelineView){self->first_day, vt_timeline_zoom_days (self->zoom),
                          MIN (width_px * NAMES_SHARE, NAMES_MAX_PX), width_px};
}

void
studio_timeline_set_first_day (StudioTimeline *self, double first_day)
{
  self->first_day = first_day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
centre_on (StudioTimeline *self, double day)
{
  studio_timeline_set_first_day (self, day - vt_timeline_zoom_days (self->zoom) / 2);
}

const VtCampaign *
studio_timeline_find_selected (StudioTimeline *self)
{
  return studio_session_find_campaign (self->session,
                                       studio_session_get_campaign_id (self->session));
}

VtSpan
studio_timeline_get_span (StudioTimeline *self, const VtCampaign *campaign)
{
  const char *id = studio_campaign_get_key (campaign);
  VtSpan      span = g_strcmp0 (self->kept_id, id) == 0 ? self->kept_span : campaign->span;

  if (g_strcmp0 (self->move.id, id) != 0)
    return span;
  return vt_timeline_drag (span, self->move.part, self->move.n_days, self->zone);
}

/* ---- words ---- */

static void
add_rivals (StudioTimeline *self, const VtCampaign *campaign, GString *text)
{
  GPtrArray  *rivals = studio_campaign_scope_get_rivals (self->scope);
  const char *id = studio_campaign_get_key (campaign);

  for (guint i = 0; i < rivals->len; i++)
    {
      const StudioRivalry *rivalry = rivals->pdata[i];

      if (g_str_equal (rivalry->campaign, id) || g_str_equal (rivalry->other, id))
        g_string_append_printf (text, " %s", rivalry->text);
    }
}

/* "Spring: 1 to 30 April 2026. Live until …" */
static char *
describe (StudioTimeline *self, const VtCampaign *campaign)
{
  g_autofree char *title = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  g_autofree char *when = vt_span_to_text (studio_timeline_get_span (self, campaign), self->zone);
  g_autofree char *told = vt_campaign_to_text (campaign, studio_session_get_offers (self->session),
                                               self->zone, g_get_real_time ());
  GString         *text = g_string_new (NULL);

  /* Translators: a campaign and its dates */
  g_string_append_printf (text, _ ("%s: %s."), title, when);
  if (self->move.id == NULL)
    g_string_append_printf (text, " %s.", told);
  add_rivals (self, campaign, text);
  return g_string_free (text, FALSE);
}

static void
update_words (StudioTimeline *self)
{
  const VtCampaign *campaign = studio_timeline_find_selected (self);
  guint             n = self->campaigns != NULL ? self->campaigns->len : 0;

  g_free (self->words);
  self->words = campaign != NULL ? describe (self, campaign)
                                 : g_strdup_printf (ngettext ("%u campaign, none selected",
                                                              "%u campaigns, none selected", n),
                                                    n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->words, -1);
}

const char *
studio_timeline_get_words (StudioTimeline *self)
{
  g_return_val_if_fail (STUDIO_IS_TIMELINE (self), NULL);

  return self->words;
}

static char *
describe_offer (StudioTimeline *self, const VtOffer *offer)
{
  const VtOffer   *document = studio_session_find_offer (self->session, offer->id);
  g_autofree char *title = studio_offer_title (offer);
  VtSpan           span = VT_SPAN_ALWAYS;
  g_autofree char *when = NULL;

  (void) vt_offer_get_span (offer, &span);
  when = vt_span_to_text (span, self->zone);
  /* Translators: an offer, its state and its dates */
  return g_strdup_printf (
      _ ("%s: %s, %s"), title,
      studio_offer_state_to_text (document != NULL ? document->state : offer->state), when);
}

char *
studio_timeline_describe_at (StudioTimeline *self, double y_px)
{
  const VtTimelineRow *row = vt_timeline_find_row (self->rows, y_px);

  if (row == NULL)
    return NULL;
  switch (row->kind)
    {
    case VT_TIMELINE_CAMPAIGN:
      return describe (self, self->campaigns->pdata[row->index]);
    case VT_TIMELINE_OFFER:
      return describe_offer (self, self->offers->pdata[row->index]);
    case VT_TIMELINE_LOOSE:
    case VT_TIMELINE_ALWAYS:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- moving ---- */

static void
forget_move (StudioTimeline *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->move.id, g_free);
  self->move = (StudioTimelineMove){NULL, VT_TIMELINE_NOWHERE, 0};
}

void
studio_timeline_take_back (StudioTimeline *self)
{
  forget_move (self);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* By days and not to a date, so that what is on its way already stays as well. */
void
studio_timeline_keep (StudioTimeline *self)
{
  const VtCampaign  *campaign = studio_session_find_campaign (self->session, self->move.id);
  StudioTimelineMove move = self->move;
  VtSpan             span;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->move.id == NULL)
    return;
  span = campaign != NULL ? studio_timeline_get_span (self, campaign) : VT_SPAN_ALWAYS;
  if (campaign == NULL || move.n_days == 0)
    {
      studio_timeline_take_back (self);
      return;
    }
  if (move.part == VT_TIMELINE_BODY)
    studio_campaign_shift (self->session, move.id, (VtShift){move.n_days, 0});
  else
    studio_campaign_stretch (self->session, move.id, move.part, move.n_days);
  g_free (self->kept_id);
  self->kept_id = g_strdup (move.id);
  self->kept_span = span;
  forget_move (self);
}

static gboolean
on_rest (gpointer user_data)
{
  StudioTimeline *self = user_data;

  self->rest_source = 0;
  studio_timeline_keep (self);
  return G_SOURCE_REMOVE;
}

void
studio_timeline_keep_later (StudioTimeline *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->move.id != NULL)
    self->rest_source = g_timeout_add (REST_MS, on_rest, self);
}

void
studio_timeline_move_by (StudioTimeline   *self,
                         const VtCampaign *campaign,
                         VtTimelinePart    part,
                         gint64            n_days)
{
  const char *id = studio_campaign_get_key (campaign);

  if (self->move.id != NULL && (!g_str_equal (self->move.id, id) || self->move.part != part))
    studio_timeline_keep (self);
  if (self->move.id == NULL)
    self->move.id = g_strdup (id);
  self->move.part = part;
  self->move.n_days += n_days;
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const VtCampaign *
studio_timeline_find_at (StudioTimeline *self, double x_px, double y_px, VtTimelinePart *ret_part)
{
  const VtTimelineRow *row = vt_timeline_find_row (self->rows, y_px);
  VtTimelineView       view = studio_timeline_get_view (self);
  const VtCampaign    *campaign;

  *ret_part = VT_TIMELINE_NOWHERE;
  if (row == NULL || row->kind != VT_TIMELINE_CAMPAIGN)
    return NULL;
  campaign = self->campaigns->pdata[row->index];
  *ret_part =
      vt_timeline_find_part (&view, studio_timeline_get_span (self, campaign), self->zone, x_px);
  /* What has no end to either side does not move. */
  if (vt_span_equal (campaign->span, VT_SPAN_ALWAYS))
    *ret_part = VT_TIMELINE_NOWHERE;
  return campaign;
}

/* ---- following ---- */

static void
take_array (GPtrArray **held, GPtrArray *now)
{
  g_clear_pointer (held, g_ptr_array_unref);
  *held = now != NULL ? g_ptr_array_ref (now) : NULL;
}

static void
update (StudioTimeline *self)
{
  take_array (&self->offers, studio_session_get_effective_offers (self->session));
  take_array (&self->campaigns, studio_session_get_campaigns (self->session));
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = studio_session_dup_zone (self->session);
  g_array_set_size (self->rows, 0);
  if (self->offers != NULL && self->campaigns != NULL)
    {
      g_array_unref (self->rows);
      self->rows = vt_timeline_list_rows (self->campaigns, self->offers);
    }
  g_clear_pointer (&self->kept_id, g_free);
  if (studio_session_find_campaign (self->session, self->move.id) == NULL)
    forget_move (self);
  update_words (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What could not be done is not shown any more. */
static void
on_failed (StudioTimeline *self)
{
  g_clear_pointer (&self->kept_id, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_rivals (StudioTimeline *self)
{
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A campaign that does not show is brought into view. */
static void
on_campaign_id (StudioTimeline *self)
{
  const VtCampaign *campaign = studio_timeline_find_selected (self);
  VtTimelineView    view = studio_timeline_get_view (self);
  double            x0_px;
  double            x1_px;

  studio_timeline_keep (self);
  if (campaign != NULL && !vt_timeline_get_bar (&view, campaign->span, self->zone, &x0_px, &x1_px))
    centre_on (self, vt_timeline_day_of (self->zone, campaign->span.from_us != VT_SPAN_NO_START
                                                         ? campaign->span.from_us
                                                         : campaign->span.until_us));
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_went (StudioCampaignScope *scope, gint64 day, StudioTimeline *self)
{
  centre_on (self, (double) day + 0.5);
}

/* The middle stays where it is. */
static void
on_scope (StudioTimeline *self)
{
  double middle = self->first_day + vt_timeline_zoom_days (self->zoom) / 2;

  if (self->zoom == studio_campaign_scope_get_zoom (self->scope))
    return;
  self->zoom = studio_campaign_scope_get_zoom (self->scope);
  centre_on (self, middle);
}

/* ---- the widget ---- */

static void
studio_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  studio_timeline_paint (STUDIO_TIMELINE (widget), snapshot);
}

static void
studio_timeline_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  StudioTimeline *self = STUDIO_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH_PX;
  else
    *minimum = *natural = (int) vt_timeline_get_height (self->rows) + MARGIN_PX;
}

static gboolean
studio_timeline_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  StudioTimeline  *self = STUDIO_TIMELINE (widget);
  g_autofree char *text = by_keyboard ? NULL : studio_timeline_describe_at (self, y);

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
studio_timeline_dispose (GObject *object)
{
  StudioTimeline *self = STUDIO_TIMELINE (object);

  if (self->session != NULL)
    studio_timeline_keep (self);
  forget_move (self);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_timeline_parent_class)->dispose (object);
}

static void
studio_timeline_finalize (GObject *object)
{
  StudioTimeline *self = STUDIO_TIMELINE (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_array_unref (self->rows);
  g_free (self->kept_id);
  g_free (self->words);
  G_OBJECT_CLASS (studio_timeline_parent_class)->finalize (object);
}

static void
studio_timeline_class_init (StudioTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_timeline_finalize;
  widget_class->snapshot = studio_timeline_snapshot;
  widget_class->measure = studio_timeline_measure;
  widget_class->query_tooltip = studio_timeline_query_tooltip;
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  studio_timeline_class_add_keys (widget_class);
}

static void
studio_timeline_init (StudioTimeline *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (VtTimelineRow));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Campaigns on a timeline"), -1);
  studio_timeline_add_pointer (self);
}

GtkWidget *
studio_timeline_new (StudioSession *session)
{
  static const char *const signal_names[] = {"notify::campaigns", "notify::catalog"};
  StudioTimeline          *self;
  AdwStyleManager         *manager = adw_style_manager_get_default ();

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_TIMELINE, NULL);
  self->session = g_object_ref (session);
  self->scope = studio_campaign_scope_get (session);
  for (guint i = 0; i < G_N_ELEMENTS (signal_names); i++)
    g_signal_connect_object (session, signal_names[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::campaign-id", G_CALLBACK (on_campaign_id), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (on_scope), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "went", G_CALLBACK (on_went), self, 0);
  g_signal_connect_object (self->scope, "rivals-changed", G_CALLBACK (on_rivals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  self->zoom = studio_campaign_scope_get_zoom (self->scope);
  update (self);
  centre_on (self, (double) studio_campaign_scope_get_day (self->scope) + 0.5);
  return GTK_WIDGET (self);
}

/* ---- the axis ---- */

#define STUDIO_TYPE_TIMELINE_AXIS (studio_timeline_axis_get_type ())
G_DECLARE_FINAL_TYPE (StudioTimelineAxis, studio_timeline_axis, STUDIO, TIMELINE_AXIS, GtkWidget)

struct _StudioTimelineAxis
{
  GtkWidget parent_instance;

  StudioTimeline *timeline; /* (unowned) (nullable): weak */
};

G_DEFINE_FINAL_TYPE (StudioTimelineAxis, studio_timeline_axis, GTK_TYPE_WIDGET)

static void
studio_timeline_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioTimelineAxis *self = STUDIO_TIMELINE_AXIS (widget);

  if (self->timeline != NULL)
    studio_timeline_paint_axis (self->timeline, widget, snapshot);
}

static void
studio_timeline_axis_dispose (GObject *object)
{
  g_clear_weak_pointer (&STUDIO_TIMELINE_AXIS (object)->timeline);
  G_OBJECT_CLASS (studio_timeline_axis_parent_class)->dispose (object);
}

static void
studio_timeline_axis_class_init (StudioTimelineAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_timeline_axis_dispose;
  widget_class->snapshot = studio_timeline_axis_snapshot;
  /* The timeline says in words what the days here show. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "timelineaxis");
}

static void
studio_timeline_axis_init (StudioTimelineAxis *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, AXIS_HEIGHT_PX);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
studio_timeline_axis_new (StudioTimeline *timeline)
{
  StudioTimelineAxis *self = g_object_new (STUDIO_TYPE_TIMELINE_AXIS, NULL);

  g_set_weak_pointer (&self->timeline, timeline);
  g_signal_connect_object (timeline, "view-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
