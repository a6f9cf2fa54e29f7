/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the campaigns is shown: timeline or calendar, how much of it, which day; and who
 * competes.
 */

#include "studio-campaign-scope.h"

#include "studio-actions.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-row.h"
#include "studio-refresh.h"
#include "vt-calendar.h"
#include "vt-rivals.h"

#include <math.h>

struct _StudioCampaignScope
{
  GObject parent_instance;

  StudioSession *session; /* (unowned): it owns this */
  StudioRefresh *refresh; /* (owned) */
  GPtrArray     *rivals;  /* (owned) (element-type StudioRivalry) */
  char          *show;    /* (owned) */
  VtTimelineZoom zoom;
  gint64         day;
  gboolean       has_day; /* else it is today */
};

enum
{
  CHANGED,
  WENT,
  RIVALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioCampaignScope, studio_campaign_scope, G_TYPE_OBJECT)

/* ---- what is shown ---- */

const char *
studio_campaign_scope_get_show (StudioCampaignScope *self)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self), NULL);

  return self->show;
}

void
studio_campaign_scope_set_show (StudioCampaignScope *self, const char *show)
{
  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self) && show != NULL);

  if (g_str_equal (self->show, show) ||
      (!g_str_equal (show, "timeline") && !g_str_equal (show, "calendar")))
    return;
  g_free (self->show);
  self->show = g_strdup (show);
  g_signal_emit (self, signals[CHANGED], 0);
}

VtTimelineZoom
studio_campaign_scope_get_zoom (StudioCampaignScope *self)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self), VT_TIMELINE_QUARTER);

  return self->zoom;
}

void
studio_campaign_scope_set_zoom (StudioCampaignScope *self, VtTimelineZoom zoom)
{
  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self));

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
studio_campaign_scope_step_zoom (StudioCampaignScope *self, int step)
{
  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self));

  studio_campaign_scope_set_zoom (
      self, (VtTimelineZoom) CLAMP ((int) self->zoom + step, 0, VT_TIMELINE_N_ZOOMS - 1));
}

gint64
studio_campaign_scope_get_today (StudioCampaignScope *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self), 0);

  zone = studio_session_dup_zone (self->session);
  return vt_local_day (zone, g_get_real_time ());
}

gint64
studio_campaign_scope_get_day (StudioCampaignScope *self)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self), 0);

  return self->has_day ? self->day : studio_campaign_scope_get_today (self);
}

void
studio_campaign_scope_set_day (StudioCampaignScope *self, gint64 day)
{
  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self));

  if (self->has_day && self->day == day)
    return;
  self->has_day = TRUE;
  self->day = day;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
studio_campaign_scope_go (StudioCampaignScope *self, gint64 day)
{
  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self));

  studio_campaign_scope_set_day (self, day);
  g_signal_emit (self, signals[WENT], 0, day);
}

void
studio_campaign_scope_step_day (StudioCampaignScope *self, int step)
{
  gint64 day;

  g_return_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self));

  day = studio_campaign_scope_get_day (self);
  if (g_str_equal (self->show, "calendar"))
    day = vt_calendar_add_months (day, step);
  else
    day += step * (gint64) ceil (vt_timeline_zoom_days (self->zoom) / 2);
  studio_campaign_scope_go (self, day);
}

/* ---- who competes ---- */

static void
rivalry_free (gpointer data)
{
  StudioRivalry *rivalry = data;

  g_free (rivalry->campaign);
  g_free (rivalry->other);
  g_free (rivalry->text);
  g_free (rivalry);
}

typedef struct
{
  GPtrArray *offers;    /* (owned): a copy */
  GPtrArray *campaigns; /* (owned): a copy */
  VtCatalog *catalog;   /* (owned) */
  GTimeZone *zone;      /* (owned) */
  GPtrArray *rivals;    /* (owned) (nullable) */
} Work;

static gpointer
take (gpointer owner)
{
  StudioCampaignScope *self = owner;
  GPtrArray           *offers = studio_session_get_effective_offers (self->session);
  GPtrArray           *campaigns = studio_session_get_campaigns (self->session);
  VtCatalog           *catalog = studio_session_get_catalog (self->session);
  Work                *work;

  if (offers == NULL || campaigns == NULL || catalog == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  for (guint i = 0; i < offers->len; i++)
    g_ptr_array_add (work->offers, vt_offer_copy (offers->pdata[i]));
  work->campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  for (guint i = 0; i < campaigns->len; i++)
    g_ptr_array_add (work->campaigns, vt_campaign_copy (campaigns->pdata[i]));
  work->catalog = vt_catalog_ref (catalog);
  work->zone = studio_session_dup_zone (self->session);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;
  g_autoptr (GArray) found =
      vt_campaigns_find_rivals (work->offers, work->campaigns, work->catalog, NULL, NULL);

  work->rivals = g_ptr_array_new_with_free_func (rivalry_free);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const VtRivalry *from = &g_array_index (found, VtRivalry, i);
      StudioRivalry   *rivalry = g_new0 (StudioRivalry, 1);

      rivalry->campaign =
          g_strdup (studio_campaign_get_key (work->campaigns->pdata[from->campaign]));
      rivalry->other = g_strdup (studio_campaign_get_key (work->campaigns->pdata[from->other]));
      rivalry->span = from->span;
      rivalry->text = vt_rivalry_to_text (from, work->campaigns, work->catalog, work->zone);
      g_ptr_array_add (work->rivals, rivalry);
    }
}

static void
give (gpointer owner, gpointer data)
{
  StudioCampaignScope *self = owner;
  Work                *work = data;

  g_ptr_array_unref (self->rivals);
  self->rivals = g_steal_pointer (&work->rivals);
  g_signal_emit (self, signals[RIVALS_CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->offers);
  g_ptr_array_unref (work->campaigns);
  g_clear_pointer (&work->rivals, g_ptr_array_unref);
  vt_catalog_unref (work->catalog);
  g_time_zone_unref (work->zone);
  g_free (work);
}

GPtrArray *
studio_campaign_scope_get_rivals (StudioCampaignScope *self)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_SCOPE (self), NULL);

  return self->rivals;
}

/* ---- the object ---- */

static void
studio_campaign_scope_finalize (GObject *object)
{
  StudioCampaignScope *self = STUDIO_CAMPAIGN_SCOPE (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_ptr_array_unref (self->rivals);
  g_free (self->show);
  G_OBJECT_CLASS (studio_campaign_scope_parent_class)->finalize (object);
}

static void
studio_campaign_scope_class_init (StudioCampaignScopeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_campaign_scope_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WENT] = g_signal_new ("went", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT64);
  signals[RIVALS_CHANGED] =
      g_signal_new ("rivals-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_campaign_scope_init (StudioCampaignScope *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->rivals = g_ptr_array_new_with_free_func (rivalry_free);
  self->show = g_strdup ("timeline");
  self->zoom = VT_TIMELINE_QUARTER;
  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

static void
ask (StudioCampaignScope *self)
{
  studio_refresh_ask (self->refresh);
}

StudioCampaignScope *
studio_campaign_scope_get (StudioSession *session)
{
  static const char    key[] = "studio-campaign-scope";
  StudioCampaignScope *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_CAMPAIGN_SCOPE, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return self;
}

/* ---- actions ---- */

/* Asking for it; the action's own state follows. */
static void
set_show (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_campaign_scope_set_show (studio_campaign_scope_get (session),
                                  g_variant_get_string (parameter, NULL));
}

static void
set_zoom (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  StudioCampaignScope *self = studio_campaign_scope_get (session);
  const char          *word = g_variant_get_string (parameter, NULL);
  VtTimelineZoom       zoom;

  if (g_str_equal (word, "in"))
    studio_campaign_scope_step_zoom (self, -1);
  else if (g_str_equal (word, "out"))
    studio_campaign_scope_step_zoom (self, 1);
  else if (vt_timeline_zoom_from_word (word, &zoom))
    studio_campaign_scope_set_zoom (self, zoom);
}

static void
set_day (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  StudioCampaignScope *self = studio_campaign_scope_get (session);
  const char          *typed = g_variant_get_string (parameter, NULL);
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (session);
  gint64   time_us;
  gboolean is_day;

  if (g_str_equal (typed, "today"))
    studio_campaign_scope_go (self, studio_campaign_scope_get_today (self));
  else if (g_str_equal (typed, "earlier") || g_str_equal (typed, "later"))
    studio_campaign_scope_step_day (self, g_str_equal (typed, "later") ? 1 : -1);
  else if (vt_local_from_typed (zone, typed, &time_us, &is_day))
    studio_campaign_scope_go (self, vt_local_day (zone, time_us));
}

static void
set_state (GActionMap *actions, const char *name, const char *state)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (actions, studio_action_bare_name (name))),
      g_variant_new_string (state));
}

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioCampaignScope *self, gpointer data)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (self->session);
  g_autofree char *day =
      vt_local_to_typed (zone, vt_local_day_start (zone, studio_campaign_scope_get_day (self)));

  set_state (data, STUDIO_ACTION_CAMPAIGNS_SHOW, self->show);
  set_state (data, STUDIO_ACTION_TIMELINE_ZOOM, vt_timeline_zoom_to_word (self->zoom));
  set_state (data, STUDIO_ACTION_CAMPAIGNS_DAY, day);
}

void
studio_campaign_scope_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"campaigns-show", set_show, "s", "'timeline'", set_show, {0}},
      {"timeline-zoom", set_zoom, "s", "'quarter'", set_zoom, {0}},
      {"campaigns-day", set_day, "s", "''", set_day, {0}},
  };
  StudioCampaignScope *self = studio_campaign_scope_get (session);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (self, "changed", G_CALLBACK (follow), actions, 0);
  follow (self, actions);
}
