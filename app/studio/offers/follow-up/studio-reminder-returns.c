/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When customers come back after what a follow-up follows up. */

#include "studio-reminder-returns.h"

#include "studio-refresh.h"

struct _StudioReminderReturns
{
  GObject parent_instance;

  StudioSession *session; /* (owned) */
  StudioRefresh *refresh; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): looked at */
  VtReturns     *returns; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioReminderReturns, studio_reminder_returns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- counting ---- */

typedef struct
{
  VtOffer   *offer;   /* (owned) */
  VtCatalog *catalog; /* (owned) */
  VtOrders  *orders;  /* (owned) */
  VtReturns *returns; /* (owned) (nullable) */
} Work;

static gpointer
take (gpointer owner)
{
  StudioReminderReturns *self = owner;
  VtCatalog             *catalog = studio_session_get_catalog (self->session);
  VtOrders              *orders = studio_session_get_orders (self->session);
  Work                  *work;

  if (self->offer == NULL || catalog == NULL || orders == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->offer = vt_offer_copy (self->offer);
  work->catalog = vt_catalog_ref (catalog);
  work->orders = vt_orders_ref (orders);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;
  g_autoptr (VtRoles) roles = NULL;

  /* Without a purchase to follow up nobody can come back from it. */
  if (vt_terms_get_object (vt_offer_get_terms (work->offer), "after") == NULL)
    return;
  roles = vt_return_roles_new (vt_offer_get_terms (work->offer), work->catalog);
  work->returns = vt_returns_new (roles, work->orders);
}

static void
give (gpointer owner, gpointer data)
{
  StudioReminderReturns *self = owner;
  Work                  *work = data;

  if (self->offer == NULL || !g_str_equal (self->offer->id, work->offer->id))
    return;
  g_clear_pointer (&self->returns, vt_returns_free);
  self->returns = g_steal_pointer (&work->returns);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->returns, vt_returns_free);
  vt_orders_unref (work->orders);
  vt_catalog_unref (work->catalog);
  vt_offer_free (work->offer);
  g_free (work);
}

/* ---- what is looked at ---- */

void
studio_reminder_returns_look_at (StudioReminderReturns *self, const VtOffer *offer)
{
  VtOffer *before;

  g_return_if_fail (STUDIO_IS_REMINDER_RETURNS (self) && offer != NULL);

  before = self->offer;
  if (before != NULL && g_str_equal (before->id, offer->id) &&
      json_node_equal (before->terms, offer->terms))
    return;
  self->offer = vt_offer_copy (offer);
  if (before == NULL || !g_str_equal (before->id, self->offer->id))
    {
      g_clear_pointer (&self->returns, vt_returns_free);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  vt_offer_free (before);
  studio_refresh_ask (self->refresh);
}

const VtReturns *
studio_reminder_returns_get (StudioReminderReturns *self)
{
  g_return_val_if_fail (STUDIO_IS_REMINDER_RETURNS (self), NULL);

  return self->returns;
}

/* ---- the object ---- */

static void
on_session (StudioReminderReturns *self)
{
  studio_refresh_ask (self->refresh);
}

static void
studio_reminder_returns_finalize (GObject *object)
{
  StudioReminderReturns *self = STUDIO_REMINDER_RETURNS (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->returns, vt_returns_free);
  vt_offer_free (self->offer);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_reminder_returns_parent_class)->finalize (object);
}

static void
studio_reminder_returns_class_init (StudioReminderReturnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_reminder_returns_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_reminder_returns_init (StudioReminderReturns *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioReminderReturns *
studio_reminder_returns_new (StudioSession *session)
{
  static const char *const sources[] = {"notify::catalog", "notify::orders"};
  StudioReminderReturns   *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_REMINDER_RETURNS, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (session, sources[i], G_CALLBACK (on_session), self, G_CONNECT_SWAPPED);
  return self;
}
