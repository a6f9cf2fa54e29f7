/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of one offer, as a list that grows with each change. */

#include "studio-history.h"

#include "studio-refresh.h"

struct _StudioHistory
{
  GObject parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) */
  StudioRefresh *refresh;  /* (owned) */
  GListStore    *list;     /* (owned) (element-type StudioVersionItem) */
};

G_DEFINE_FINAL_TYPE (StudioHistory, studio_history, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- off the main loop ---- */

typedef struct
{
  VtWorkspace *workspace; /* (owned) */
  VtCatalog   *catalog;   /* (owned) */
  VtCurrency   currency;
  char        *offer_id; /* (owned) */
  GPtrArray   *versions; /* (owned) (nullable): the outcome */
  GError      *error;    /* (owned) (nullable): why there is none */
} Reading;

static gpointer
take (gpointer owner)
{
  StudioHistory *self = owner;
  Reading       *reading;

  if (studio_session_get_catalog (self->session) == NULL)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->workspace = g_object_ref (studio_session_get_workspace (self->session));
  reading->catalog = vt_catalog_ref (studio_session_get_catalog (self->session));
  reading->currency = *studio_session_get_currency (self->session);
  reading->offer_id = g_strdup (self->offer_id);
  return reading;
}

/* A VtWorkspaceFunc. */
static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->versions = vt_offer_log_load (database, reading->offer_id, error);
  return reading->versions != NULL;
}

/* Comparing takes longer than reading, and no snapshot is held for it. */
static void
compute (gpointer work)
{
  Reading *reading = work;

  if (vt_workspace_read (reading->workspace, load, reading, NULL, &reading->error))
    vt_offer_log_compare (reading->versions, reading->catalog, &reading->currency, NULL, NULL);
}

static void
reading_free (gpointer work)
{
  Reading *reading = work;

  g_object_unref (reading->workspace);
  vt_catalog_unref (reading->catalog);
  g_free (reading->offer_id);
  g_clear_pointer (&reading->versions, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* ---- on it ---- */

static gint64
id_at (StudioHistory *self, guint position)
{
  g_autoptr (StudioVersionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return item != NULL ? studio_version_item_get (item)->id : 0;
}

/* What is newer than all that is there goes in front of it; what is no longer kept goes away at the
 * end. */
static void
update_list (StudioHistory *self, GPtrArray *versions)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 newest = id_at (self, 0);
  guint  n;

  for (guint i = 0; i < versions->len; i++)
    if (((const VtOfferVersion *) versions->pdata[i])->id > newest)
      g_ptr_array_add (added, studio_version_item_new (versions, i));
  g_list_store_splice (self->list, 0, 0, added->pdata, added->len);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (n > versions->len)
    g_list_store_splice (self->list, versions->len, n - versions->len, NULL, 0);
}

static void
give (gpointer owner, gpointer work)
{
  StudioHistory *self = owner;
  Reading       *reading = work;

  if (reading->error != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, reading->error);
      return;
    }
  update_list (self, reading->versions);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static const StudioRefreshFuncs refresh_funcs = {take, compute, give, reading_free};

static void
ask (StudioHistory *self)
{
  studio_refresh_ask (self->refresh);
}

GListModel *
studio_history_get_list (StudioHistory *self)
{
  g_return_val_if_fail (STUDIO_IS_HISTORY (self), NULL);

  return G_LIST_MODEL (self->list);
}

StudioVersionItem *
studio_history_get_newest (StudioHistory *self)
{
  g_autoptr (StudioVersionItem) item = NULL;

  g_return_val_if_fail (STUDIO_IS_HISTORY (self), NULL);

  /* The list keeps it. */
  item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  return item;
}

gboolean
studio_history_is_current (StudioHistory *self, StudioVersionItem *item)
{
  StudioVersionItem *newest = studio_history_get_newest (self);

  return newest != NULL && g_strcmp0 (studio_version_item_get (newest)->document,
                                      studio_version_item_get (item)->document) == 0;
}

static void
studio_history_finalize (GObject *object)
{
  StudioHistory *self = STUDIO_HISTORY (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_free (self->offer_id);
  G_OBJECT_CLASS (studio_history_parent_class)->finalize (object);
}

static void
studio_history_class_init (StudioHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_history_finalize;
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
studio_history_init (StudioHistory *self)
{
  self->list = g_list_store_new (STUDIO_TYPE_VERSION_ITEM);
  self->refresh = studio_refresh_new (G_OBJECT (self), &refresh_funcs);
}

StudioHistory *
studio_history_new (StudioSession *session, const char *offer_id)
{
  StudioHistory *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (offer_id != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_HISTORY, NULL);
  self->session = g_object_ref (session);
  self->offer_id = g_strdup (offer_id);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
