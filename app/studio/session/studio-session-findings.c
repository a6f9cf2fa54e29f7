/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search over carts finds of the offers, in the background and only when they changed. */

#include "studio-session-private.h"

#include "vt-dismissed.h"
#include "vt-margin-floor.h"

#include <glib/gi18n-lib.h>

/* Edits come in bursts, and each would stop the search for the one before. */
#define DELAY_MS 400

/* One search, from the main thread to another and back. */
typedef struct
{
  GPtrArray     *offers;  /* (owned) */
  VtCatalog     *catalog; /* (owned) */
  VtCurrency     currency;
  VtFindingsWish wish;
  VtJob         *job;      /* (owned) */
  char          *old_key;  /* (owned) (nullable): of what is known of this catalogue already */
  VtFloorWish    old_wish; /* how its worst cart was searched; 0 lines: it was not */

  char       *key;   /* (owned): what the offers are */
  VtFindings *found; /* (owned) (nullable): %NULL where what is known still holds */
  VtFloor    *floor; /* (owned) (nullable): likewise */
} Search;

static void start (StudioSession *self);

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->offers);
  vt_catalog_unref (search->catalog);
  vt_job_unref (search->job);
  g_free (search->old_key);
  g_free (search->key);
  vt_findings_unref (search->found);
  vt_floor_free (search->floor);
  g_free (search);
}

/* ---- in another thread ---- */

/* (transfer full): the same for the same offers. One that cannot be kept has its state and name. */
static char *
make_key (GPtrArray *offers)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer   *offer = offers->pdata[i];
      g_autofree char *text = vt_offer_to_json (offer, NULL);
      g_autofree char *line =
          g_strdup_printf ("%s\n%d\n%s\n%s\n", offer->id, (int) offer->state,
                           offer->name != NULL ? offer->name : "", text != NULL ? text : "");

      g_checksum_update (checksum, (const guchar *) line, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
same_wish (const VtFloorWish *wish, const VtFloorWish *other)
{
  return wish->floor_ppm == other->floor_ppm && wish->max_lines == other->max_lines &&
         wish->max_units == other->max_units && wish->max_carts == other->max_carts;
}

static gboolean
find_floor (Search *search, GError **error)
{
  g_autoptr (VtTrialShop) shop = vt_trial_shop_new (
      search->offers, search->catalog, &search->currency, search->wish.now_us, search->job, error);

  if (shop == NULL)
    return FALSE;
  search->floor = vt_floor_find (shop, &search->wish.floor, search->job, error);
  return search->floor != NULL;
}

static gboolean
look (Search *search, GError **error)
{
  VtFindingsWish wish = search->wish;
  gboolean       holds;

  search->key = make_key (search->offers);
  holds = g_strcmp0 (search->key, search->old_key) == 0;
  wish.floor.max_lines = 0;
  if (!holds)
    {
      search->found = vt_findings_search (search->offers, search->catalog, &search->currency, &wish,
                                          search->job, error);
      if (search->found == NULL)
        return FALSE;
    }
  return (holds && same_wish (&search->wish.floor, &search->old_wish)) ||
         find_floor (search, error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (look (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* ---- taking what was found ---- */

static gboolean
is_dismissed (StudioSession *self, const char *key)
{
  for (guint i = 0; self->dismissed != NULL && i < self->dismissed->len; i++)
    if (g_str_equal (self->dismissed->pdata[i], key))
      return TRUE;
  return FALSE;
}

void
studio_session_sift_findings (StudioSession *self)
{
  StudioFindings *findings = &self->findings;
  g_autoptr (GPtrArray) list = NULL;

  if (findings->found == NULL)
    return;
  list = g_ptr_array_new ();
  for (guint i = 0; i < findings->found->list->len; i++)
    {
      g_autofree char *key = studio_finding_make_key (findings->found->list->pdata[i]);

      if (!is_dismissed (self, key))
        g_ptr_array_add (list, findings->found->list->pdata[i]);
    }
  g_clear_pointer (&findings->list, g_ptr_array_unref);
  findings->list = g_steal_pointer (&list);
  studio_session_notify_prop (self, STUDIO_SESSION_FINDINGS);
}

/* The list points into what is replaced: both change before anybody is told. */
static void
take (StudioSession *self, Search *search)
{
  StudioFindings *findings = &self->findings;

  g_clear_pointer (&findings->problem, g_free);
  if (search->found != NULL)
    {
      g_clear_pointer (&findings->found, vt_findings_unref);
      findings->found = g_steal_pointer (&search->found);
    }
  if (search->floor != NULL)
    {
      g_clear_pointer (&findings->floor, vt_floor_free);
      findings->floor = g_steal_pointer (&search->floor);
      findings->floor_wish = search->wish.floor;
    }
  g_free (findings->key);
  findings->key = g_steal_pointer (&search->key);
  g_clear_pointer (&findings->catalog, vt_catalog_unref);
  findings->catalog = vt_catalog_ref (search->catalog);
  studio_session_sift_findings (self);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession  *self = STUDIO_SESSION (source);
  StudioFindings *findings = &self->findings;
  gboolean        is_superseded = findings->is_wanted;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&findings->job, vt_job_unref);
  if (self->is_closed)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!is_superseded)
        take (self, g_task_get_task_data (G_TASK (result)));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !is_superseded)
    {
      g_free (findings->problem);
      findings->problem = g_strdup (error->message);
    }
  /* Else the last edit was only a moment ago, and it begins after that. */
  if (is_superseded && findings->timeout == 0)
    start (self);
  studio_session_notify_prop (self, STUDIO_SESSION_SEARCHING);
}

/* ---- beginning ---- */

static void
start (StudioSession *self)
{
  StudioFindings *findings = &self->findings;
  Search         *search;
  g_autoptr (GTask) task = NULL;

  findings->is_wanted = FALSE;
  if (self->is_closed || self->catalog == NULL || self->effective == NULL)
    return;
  search = g_new0 (Search, 1);
  search->offers = studio_session_copy_offers (self->effective);
  search->catalog = vt_catalog_ref (self->catalog);
  search->currency = *vt_workspace_get_currency (self->workspace);
  vt_findings_wish_init (&search->wish, g_get_real_time (), findings->wish.floor_ppm);
  search->wish.floor = findings->wish;
  search->job = vt_job_new (NULL);
  if (findings->catalog == self->catalog)
    {
      search->old_key = g_strdup (findings->key);
      search->old_wish = findings->floor_wish;
    }
  findings->job = vt_job_ref (search->job);
  task = g_task_new (self, vt_job_get_cancellable (search->job), on_looked, NULL);
  g_task_set_source_tag (task, studio_session_want_findings);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
on_rest (gpointer user_data)
{
  StudioSession *self = user_data;

  self->findings.timeout = 0;
  if (self->findings.job == NULL)
    start (self);
  studio_session_notify_prop (self, STUDIO_SESSION_SEARCHING);
  return G_SOURCE_REMOVE;
}

void
studio_session_want_findings (StudioSession *self)
{
  StudioFindings *findings = &self->findings;

  if (self->is_closed)
    return;
  findings->is_stopped = FALSE;
  if (findings->job != NULL)
    {
      findings->is_wanted = TRUE;
      vt_job_cancel (findings->job);
    }
  g_clear_handle_id (&findings->timeout, g_source_remove);
  findings->timeout = g_timeout_add (DELAY_MS, on_rest, self);
  studio_session_notify_prop (self, STUDIO_SESSION_SEARCHING);
}

void
studio_findings_stop (StudioFindings *findings)
{
  findings->is_wanted = FALSE;
  g_clear_handle_id (&findings->timeout, g_source_remove);
  if (findings->job != NULL)
    vt_job_cancel (findings->job);
}

void
studio_findings_clear (StudioFindings *findings)
{
  g_clear_pointer (&findings->list, g_ptr_array_unref);
  g_clear_pointer (&findings->found, vt_findings_unref);
  g_clear_pointer (&findings->floor, vt_floor_free);
  g_clear_pointer (&findings->key, g_free);
  g_clear_pointer (&findings->catalog, vt_catalog_unref);
  g_clear_pointer (&findings->job, vt_job_unref);
  g_clear_pointer (&findings->problem, g_free);
}

/* ---- for the pages ---- */

GPtrArray *
studio_session_get_findings (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->findings.list;
}

char *
studio_finding_make_key (const VtFinding *finding)
{
  g_autoptr (GString) key = NULL;

  g_return_val_if_fail (finding != NULL, NULL);

  key = g_string_new ("finding");
  g_string_append_printf (key, ":%s", vt_finding_code_to_word (finding->code));
  for (guint i = 0; i < finding->shares->len; i++)
    g_string_append_printf (key, ":%s",
                            ((const VtFindingShare *) finding->shares->pdata[i])->offer_id);
  if (finding->sku != NULL)
    g_string_append_printf (key, ":%s", finding->sku);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

const VtFinding *
studio_session_find_finding (StudioSession *self, const char *key)
{
  GPtrArray *list;

  g_return_val_if_fail (STUDIO_IS_SESSION (self) && key != NULL, NULL);

  list = self->findings.list;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autofree char *other = studio_finding_make_key (list->pdata[i]);

      if (g_str_equal (other, key))
        return list->pdata[i];
    }
  return NULL;
}

guint
studio_session_count_findings (StudioSession *self, const char *offer_id)
{
  GPtrArray *list;
  guint      n = 0;

  g_return_val_if_fail (STUDIO_IS_SESSION (self), 0);

  list = self->findings.list;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const VtFinding *finding = list->pdata[i];

      n += finding->severity != VT_PROBLEM_NOTE &&
           (offer_id == NULL || vt_finding_concerns (finding, offer_id));
    }
  return n;
}

/* A VtWorkspaceFunc. */
static gboolean
dismiss (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_dismissed_add (database, data, error);
}

void
studio_session_dismiss_finding (StudioSession *self, const char *key)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && key != NULL && *key != '\0');

  studio_session_edit (self, _ ("Dismiss Finding"), "offers/findings/", dismiss, g_strdup (key),
                       g_free);
}

const VtFloor *
studio_session_get_floor (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->findings.floor;
}

const VtFloorWish *
studio_session_get_floor_wish (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return &self->findings.wish;
}

void
studio_session_set_floor_size (StudioSession *self, guint n_lines, guint n_units)
{
  VtFloorWish *wish;

  g_return_if_fail (STUDIO_IS_SESSION (self));
  g_return_if_fail (n_lines >= 1 && n_lines <= STUDIO_FLOOR_MAX_LINES);
  g_return_if_fail (n_units >= 1 && n_units <= STUDIO_FLOOR_MAX_UNITS);

  wish = &self->findings.wish;
  if (wish->max_lines == n_lines && wish->max_units == n_units)
    return;
  wish->max_lines = n_lines;
  wish->max_units = n_units;
  studio_session_notify_prop (self, STUDIO_SESSION_FINDINGS);
  studio_session_want_findings (self);
}

static void
set_floor_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StudioSession *self = source;
  g_autoptr (GError) error = NULL;

  if (vt_margin_floor_set (self->workspace, *(const gint64 *) data, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_floor_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    studio_session_fail (STUDIO_SESSION (source), _ ("The Margin Floor Could Not Be Kept"), error);
}

void
studio_session_set_margin_floor (StudioSession *self, gint64 ppm)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self));

  task = g_task_new (self, NULL, on_floor_set, NULL);
  g_task_set_source_tag (task, studio_session_set_margin_floor);
  g_task_set_task_data (task, g_memdup2 (&ppm, sizeof ppm), g_free);
  g_task_run_in_thread (task, set_floor_in_thread);
}

gboolean
studio_session_is_searching (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->findings.job != NULL || self->findings.timeout != 0;
}

VtJob *
studio_session_get_search (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->findings.job;
}

void
studio_session_stop_search (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (!studio_session_is_searching (self))
    return;
  studio_findings_stop (&self->findings);
  self->findings.is_stopped = TRUE;
  studio_session_notify_prop (self, STUDIO_SESSION_SEARCHING);
}

gboolean
studio_session_is_search_stopped (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->findings.is_stopped;
}

void
studio_session_search_again (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  studio_session_want_findings (self);
}

const char *
studio_session_get_search_problem (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->findings.problem;
}
