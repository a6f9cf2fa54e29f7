/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings on the protection offer that is being edited. */

#include "studio-plan-study.h"

#include "studio-refresh.h"

struct _StudioPlanStudy
{
  GObject parent_instance;

  StudioSession      *session;  /* (owned) */
  StudioRefresh      *refresh;  /* (owned) */
  VtOffer            *offer;    /* (owned) (nullable): looked at */
  StudioPlanFindings *findings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioPlanStudy, studio_plan_study, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  VtOffer            *offer;   /* (owned) */
  VtCatalog          *catalog; /* (owned) */
  VtCurrency          currency;
  StudioPlanFindings *findings; /* (owned) (nullable) */
} Work;

static gpointer
take (gpointer owner)
{
  StudioPlanStudy *self = owner;
  Work            *work;

  if (self->offer == NULL || studio_session_get_catalog (self->session) == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->offer = vt_offer_copy (self->offer);
  work->catalog = vt_catalog_ref (studio_session_get_catalog (self->session));
  work->currency = *studio_session_get_currency (self->session);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;

  work->findings = studio_plan_findings_new (work->offer, work->catalog, &work->currency);
}

/* What was found on another offer is no longer asked for. */
static void
give (gpointer owner, gpointer data)
{
  StudioPlanStudy *self = owner;
  Work            *work = data;

  if (self->offer == NULL || !g_str_equal (self->offer->id, work->offer->id))
    return;
  g_clear_pointer (&self->findings, studio_plan_findings_free);
  self->findings = g_steal_pointer (&work->findings);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  vt_offer_free (work->offer);
  vt_catalog_unref (work->catalog);
  studio_plan_findings_free (work->findings);
  g_free (work);
}

void
studio_plan_study_look_at (StudioPlanStudy *self, const VtOffer *offer)
{
  VtOffer *copy;

  g_return_if_fail (STUDIO_IS_PLAN_STUDY (self) && offer != NULL);

  copy = vt_offer_copy (offer);
  if (self->offer != NULL && !g_str_equal (self->offer->id, copy->id))
    g_clear_pointer (&self->findings, studio_plan_findings_free);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  studio_refresh_ask (self->refresh);
}

const StudioPlanFindings *
studio_plan_study_get (StudioPlanStudy *self)
{
  g_return_val_if_fail (STUDIO_IS_PLAN_STUDY (self), NULL);

  return self->findings;
}

/* ---- the object ---- */

static void
studio_plan_study_finalize (GObject *object)
{
  StudioPlanStudy *self = STUDIO_PLAN_STUDY (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->findings, studio_plan_findings_free);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_plan_study_parent_class)->finalize (object);
}

static void
studio_plan_study_class_init (StudioPlanStudyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_plan_study_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_plan_study_init (StudioPlanStudy *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

static void
on_catalog (StudioPlanStudy *self)
{
  studio_refresh_ask (self->refresh);
}

StudioPlanStudy *
studio_plan_study_new (StudioSession *session)
{
  StudioPlanStudy *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PLAN_STUDY, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_catalog), self,
                           G_CONNECT_SWAPPED);
  return self;
}
