/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings on the threshold that is being edited. */

#include "studio-step-study.h"

#include "studio-refresh.h"

#include <glib/gi18n-lib.h>

struct _StudioStepStudy
{
  GObject parent_instance;

  StudioSession      *session;  /* (owned) */
  StudioRefresh      *refresh;  /* (owned) */
  VtOffer            *offer;    /* (owned) (nullable): looked at */
  StudioStepFindings *findings; /* (owned) (nullable) */
  char               *counted;  /* (owned) (nullable): what @findings are of */
};

G_DEFINE_FINAL_TYPE (StudioStepStudy, studio_step_study, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  VtOrders           *orders;   /* (owned) */
  VtCatalog          *catalog;  /* (owned) */
  VtOffer            *offer;    /* (owned) */
  StudioStepFindings *findings; /* (owned) (nullable) */
  GError             *error;    /* (owned) (nullable) */
} Work;

/* (transfer full): what counts and how, as text: the same text, the same findings. */
static char *
tell_counted (const VtOffer *offer)
{
  JsonObject      *terms = vt_offer_get_terms (offer);
  g_autofree char *select = json_object_has_member (terms, "select")
                                ? json_to_string (json_object_get_member (terms, "select"), FALSE)
                                : NULL;

  return g_strdup_printf ("%s %s", vt_measure_to_word (vt_measure_read (terms)),
                          select != NULL ? select : "");
}

static gpointer
take (gpointer owner)
{
  StudioStepStudy *self = owner;
  Work            *work;

  if (self->offer == NULL || studio_session_get_orders (self->session) == NULL ||
      studio_session_get_catalog (self->session) == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->orders = vt_orders_ref (studio_session_get_orders (self->session));
  work->catalog = vt_catalog_ref (studio_session_get_catalog (self->session));
  work->offer = vt_offer_copy (self->offer);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;

  work->findings = studio_step_findings_new (work->orders, work->catalog,
                                             vt_offer_get_terms (work->offer), NULL, &work->error);
}

/* What counts may be something else by now: then that is on its way. */
static void
give (gpointer owner, gpointer data)
{
  StudioStepStudy *self = owner;
  Work            *work = data;
  g_autofree char *counted = tell_counted (work->offer);
  g_autofree char *wanted = self->offer != NULL ? tell_counted (self->offer) : NULL;

  if (work->error != NULL)
    {
      studio_session_fail (self->session, _ ("Could not add up the orders"), work->error);
      return;
    }
  if (g_strcmp0 (counted, wanted) != 0)
    return;
  g_clear_pointer (&self->findings, studio_step_findings_free);
  self->findings = g_steal_pointer (&work->findings);
  g_free (self->counted);
  self->counted = g_steal_pointer (&counted);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  vt_orders_unref (work->orders);
  vt_catalog_unref (work->catalog);
  vt_offer_free (work->offer);
  studio_step_findings_free (work->findings);
  g_clear_error (&work->error);
  g_free (work);
}

void
studio_step_study_look_at (StudioStepStudy *self, const VtOffer *offer)
{
  VtOffer         *copy;
  g_autofree char *counted = NULL;

  g_return_if_fail (STUDIO_IS_STEP_STUDY (self) && offer != NULL);

  copy = vt_offer_copy (offer);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  counted = tell_counted (copy);
  if (g_strcmp0 (counted, self->counted) != 0)
    {
      g_clear_pointer (&self->findings, studio_step_findings_free);
      g_clear_pointer (&self->counted, g_free);
      studio_refresh_ask (self->refresh);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const VtOffer *
studio_step_study_get_offer (StudioStepStudy *self)
{
  g_return_val_if_fail (STUDIO_IS_STEP_STUDY (self), NULL);

  return self->offer;
}

const StudioStepFindings *
studio_step_study_get (StudioStepStudy *self)
{
  g_return_val_if_fail (STUDIO_IS_STEP_STUDY (self), NULL);

  return self->findings;
}

/* ---- the object ---- */

static void
studio_step_study_finalize (GObject *object)
{
  StudioStepStudy *self = STUDIO_STEP_STUDY (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->findings, studio_step_findings_free);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_pointer (&self->counted, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_step_study_parent_class)->finalize (object);
}

static void
studio_step_study_class_init (StudioStepStudyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_step_study_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_step_study_init (StudioStepStudy *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

/* Prices and orders may be others; what was added up is shown until it is again. */
static void
on_snapshot (StudioStepStudy *self)
{
  studio_refresh_ask (self->refresh);
}

StudioStepStudy *
studio_step_study_new (StudioSession *session)
{
  StudioStepStudy *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_STEP_STUDY, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_snapshot), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (on_snapshot), self,
                           G_CONNECT_SWAPPED);
  return self;
}
