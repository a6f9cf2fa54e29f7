/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule pack that an export would write now, and what went out before. */

#include "studio-pack-state.h"

#include "studio-refresh.h"

struct _StudioPackState
{
  GObject parent_instance;

  StudioSession   *session; /* (unowned): it owns us */
  StudioRefresh   *refresh; /* (owned) */
  StudioPackFacts *facts;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioPackState, studio_pack_state, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- facts ---- */

StudioPackFacts *
studio_pack_facts_ref (StudioPackFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
facts_clear (gpointer data)
{
  StudioPackFacts *self = data;

  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->pack, g_bytes_unref);
  g_clear_pointer (&self->info, vt_pack_info_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->last_digest, g_free);
  g_clear_pointer (&self->exports, g_ptr_array_unref);
}

void
studio_pack_facts_unref (StudioPackFacts *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, facts_clear);
}

/* ---- computing ---- */

typedef struct
{
  VtWorkspace     *workspace; /* (owned) */
  VtLastExport     last;      /* (owned) */
  StudioPackFacts *facts;     /* (owned) */
} Work;

static GPtrArray *
copy_offers (GPtrArray *offers)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < offers->len; i++)
    g_ptr_array_add (copies, vt_offer_copy (g_ptr_array_index (offers, i)));
  return copies;
}

static gpointer
take (gpointer owner)
{
  StudioPackState *self = owner;
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  GPtrArray       *offers = studio_session_get_effective_offers (self->session);
  Work            *work;

  if (catalog == NULL || offers == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->workspace = g_object_ref (studio_session_get_workspace (self->session));
  work->facts = g_atomic_rc_box_new0 (StudioPackFacts);
  work->facts->catalog = vt_catalog_ref (catalog);
  work->facts->offers = copy_offers (offers);
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  vt_last_export_clear (&work->last);
  g_object_unref (work->workspace);
  studio_pack_facts_unref (work->facts);
  g_free (work);
}

static gboolean
read_exports (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Work *work = data;

  if (!vt_last_export_load (database, &work->last, error))
    return FALSE;
  work->facts->exports = vt_exports_load (database, error);
  return work->facts->exports != NULL;
}

static gboolean
compile (Work *work, GError **error)
{
  StudioPackFacts *facts = work->facts;

  if (!vt_workspace_read (work->workspace, read_exports, work, NULL, error))
    return FALSE;
  facts->last_revision = work->last.revision;
  facts->last_digest = g_strdup (work->last.digest);
  facts->pack =
      vt_pack_current (&work->last, vt_workspace_get_name (work->workspace), facts->offers,
                       facts->catalog, vt_workspace_get_currency (work->workspace), error);
  if (facts->pack == NULL)
    return FALSE;
  facts->info = vt_pack_describe (facts->pack, error);
  if (facts->info == NULL)
    return FALSE;
  facts->changes = vt_pack_diff (work->last.pack, facts->pack, error);
  return facts->changes != NULL;
}

static void
compute (gpointer data)
{
  Work            *work = data;
  StudioPackFacts *facts = work->facts;

  if (!compile (work, &facts->error))
    {
      g_clear_pointer (&facts->pack, g_bytes_unref);
      g_clear_pointer (&facts->info, vt_pack_info_free);
    }
  if (facts->exports == NULL)
    facts->exports = g_ptr_array_new ();
}

static void
give (gpointer owner, gpointer data)
{
  StudioPackState *self = owner;
  Work            *work = data;

  g_clear_pointer (&self->facts, studio_pack_facts_unref);
  self->facts = studio_pack_facts_ref (work->facts);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the object ---- */

static void
on_workspace_changed (StudioPackState *self, const char *const *tables)
{
  if (g_strv_contains (tables, "log_export"))
    studio_refresh_ask (self->refresh);
}

static void
ask (StudioPackState *self)
{
  studio_refresh_ask (self->refresh);
}

static void
studio_pack_state_finalize (GObject *object)
{
  StudioPackState *self = STUDIO_PACK_STATE (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->facts, studio_pack_facts_unref);
  G_OBJECT_CLASS (studio_pack_state_parent_class)->finalize (object);
}

static void
studio_pack_state_class_init (StudioPackStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_pack_state_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_pack_state_init (StudioPackState *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioPackState *
studio_pack_state_get (StudioSession *session)
{
  static const char key[] = "studio-pack-state";
  StudioPackState  *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_PACK_STATE, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_session_get_workspace (session), "changed",
                           G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  studio_refresh_ask (self->refresh);
  return self;
}

StudioPackFacts *
studio_pack_state_get_facts (StudioPackState *self)
{
  g_return_val_if_fail (STUDIO_IS_PACK_STATE (self), NULL);

  return self->facts;
}

gboolean
studio_pack_state_is_pending (StudioPackState *self)
{
  g_return_val_if_fail (STUDIO_IS_PACK_STATE (self), FALSE);

  return studio_refresh_is_pending (self->refresh);
}
