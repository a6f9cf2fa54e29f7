/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is computed from the orders in the background: pairs, suggestions, the map. */

#include "studio-session-map.h"

#include <glib/gi18n-lib.h>

#define N_SUGGESTIONS 40

typedef struct
{
  StudioStage      stage;
  VtCatalog       *catalog;   /* (owned) */
  VtOrders        *orders;    /* (owned) */
  VtPairs         *pairs;     /* (owned) (nullable) */
  GPtrArray       *offers;    /* (owned) (nullable) */
  GPtrArray       *dismissed; /* (owned) (nullable): keys */
  VtCurrency       currency;
  VtMapLinkOptions links;
  StudioMapInput  *map_input;   /* (owned) (nullable) */
  VtAffinityMap   *previous;    /* (owned) (nullable) */
  VtAffinityMap   *map;         /* (owned) (nullable): the result */
  GPtrArray       *suggestions; /* (owned) (nullable): the result */
} Mining;

static void start_stage (StudioSession *self);

static void
mining_free (gpointer data)
{
  Mining *mining = data;

  g_clear_pointer (&mining->catalog, vt_catalog_unref);
  g_clear_pointer (&mining->orders, vt_orders_unref);
  g_clear_pointer (&mining->pairs, vt_pairs_unref);
  g_clear_pointer (&mining->offers, g_ptr_array_unref);
  g_clear_pointer (&mining->dismissed, g_ptr_array_unref);
  g_clear_pointer (&mining->map_input, studio_map_input_unref);
  g_clear_pointer (&mining->previous, vt_affinity_map_unref);
  g_clear_pointer (&mining->map, vt_affinity_map_unref);
  g_clear_pointer (&mining->suggestions, g_ptr_array_unref);
  g_free (mining);
}

static GPtrArray *
find_suggestions (Mining *mining, VtJob *job, GError **error)
{
  VtSuggestInput input = {mining->catalog,
                          mining->orders,
                          mining->pairs,
                          &mining->currency,
                          mining->offers,
                          mining->dismissed,
                          0};

  return vt_suggestions_find (&input, VT_OFFER_KINDS_ALL, N_SUGGESTIONS, job, error);
}

static gboolean
mine (Mining *mining, VtJob *job, GError **error)
{
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;

  switch (mining->stage)
    {
    case STUDIO_STAGE_PAIRS:
      mining->pairs = vt_mine_orders (mining->orders, NULL, job, error);
      return mining->pairs != NULL;
    case STUDIO_STAGE_SUGGESTIONS:
      mining->suggestions = find_suggestions (mining, job, error);
      return mining->suggestions != NULL;
    case STUDIO_STAGE_MAP:
      options.links = mining->links;
      options.previous = mining->previous;
      studio_map_input_fill (mining->map_input, &options);
      mining->map = vt_affinity_map_build (mining->pairs, mining->catalog, &options, job, error);
      return mining->map != NULL;
    default:
      g_assert_not_reached ();
    }
}

static void
mine_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VtJob *job = g_object_get_data (G_OBJECT (task), "job");
  g_autoptr (GError) error = NULL;

  if (mine (data, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
take (StudioSession *self, Mining *mining)
{
  switch (mining->stage)
    {
    case STUDIO_STAGE_PAIRS:
      g_clear_pointer (&self->pairs, vt_pairs_unref);
      self->pairs = g_steal_pointer (&mining->pairs);
      studio_session_notify_prop (self, STUDIO_SESSION_PAIRS);
      studio_session_filter_again (self);
      /* They speak for and against offers. */
      studio_session_load (self, STUDIO_PART_PROBLEMS);
      break;
    case STUDIO_STAGE_SUGGESTIONS:
      g_clear_pointer (&self->suggestions, g_ptr_array_unref);
      self->suggestions = g_steal_pointer (&mining->suggestions);
      studio_session_notify_prop (self, STUDIO_SESSION_SUGGESTIONS);
      break;
    case STUDIO_STAGE_MAP:
      g_clear_pointer (&self->map, vt_affinity_map_unref);
      self->map = g_steal_pointer (&mining->map);
      studio_session_notify_prop (self, STUDIO_SESSION_MAP);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_mined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  Mining        *mining = g_task_get_task_data (G_TASK (result));
  gboolean       is_superseded = (self->stages_wanted & mining->stage) != 0;
  g_autoptr (GError) error = NULL;

  studio_running_clear (&self->background);
  if (mining->map_input != NULL)
    studio_map_input_finish (mining->map_input);
  if (self->is_closed)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Stopped by hand: what would follow from it is not wanted either. */
      if (!is_superseded)
        self->stages_wanted = 0;
      studio_session_fail (self, _ ("The Orders Could Not Be Analysed"), error);
    }
  else if (!is_superseded)
    {
      take (self, mining);
    }
  start_stage (self);
  studio_session_emit_job_changed (self);
  if (self->background.job == NULL)
    studio_session_notify_prop (self, STUDIO_SESSION_MINING);
}

/* Without orders there is nothing to mine, and what was mined from those before is gone. */
static void
forget_pairs (StudioSession *self)
{
  self->stages_wanted = 0;
  g_clear_pointer (&self->map, vt_affinity_map_unref);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  studio_session_filter_again (self);
  studio_session_notify_prop (self, STUDIO_SESSION_PAIRS);
  studio_session_notify_prop (self, STUDIO_SESSION_MAP);
  studio_session_notify_prop (self, STUDIO_SESSION_SUGGESTIONS);
}

static Mining *
prepare (StudioSession *self, StudioStage stage)
{
  Mining *mining = g_new0 (Mining, 1);

  mining->stage = stage;
  mining->catalog = vt_catalog_ref (self->catalog);
  mining->orders = vt_orders_ref (self->orders);
  mining->currency = *vt_workspace_get_currency (self->workspace);
  mining->links = self->map_options;
  if (stage != STUDIO_STAGE_PAIRS)
    mining->pairs = vt_pairs_ref (stage == STUDIO_STAGE_MAP ? self->shown_pairs : self->pairs);
  if (stage == STUDIO_STAGE_SUGGESTIONS)
    {
      mining->offers = studio_session_copy_offers (self->offers);
      mining->dismissed =
          self->dismissed != NULL ? g_ptr_array_ref (self->dismissed) : g_ptr_array_new ();
    }
  if (stage == STUDIO_STAGE_MAP && !self->starts_map_anew && self->map != NULL)
    mining->previous = vt_affinity_map_ref (self->map);
  if (stage == STUDIO_STAGE_MAP)
    {
      mining->map_input = studio_map_input_new (self);
      self->starts_map_anew = FALSE;
    }
  return mining;
}

static void
start_stage (StudioSession *self)
{
  StudioStage stage = STUDIO_STAGE_MAP;
  g_autoptr (GTask) task = NULL;

  if (self->background.job != NULL || self->stages_wanted == 0 || self->is_closed ||
      self->orders == NULL)
    return;
  if (self->orders->n_orders == 0)
    {
      forget_pairs (self);
      return;
    }
  if (self->pairs == NULL)
    self->stages_wanted |= STUDIO_STAGE_PAIRS;
  if ((self->stages_wanted & STUDIO_STAGE_PAIRS) != 0)
    stage = STUDIO_STAGE_PAIRS;
  else if ((self->stages_wanted & STUDIO_STAGE_SUGGESTIONS) != 0)
    stage = STUDIO_STAGE_SUGGESTIONS;
  /* They are being filtered, and will ask for it. */
  if (stage == STUDIO_STAGE_MAP && self->shown_pairs == NULL)
    return;
  self->running_stage = stage;
  self->stages_wanted &= ~(guint) stage;

  self->background.job = vt_job_new (NULL);
  self->background.description = g_strdup (
      stage == STUDIO_STAGE_MAP ? _ ("Drawing the map") : _ ("Finding what is bought together"));
  task = g_task_new (self, vt_job_get_cancellable (self->background.job), on_mined, NULL);
  g_task_set_source_tag (task, studio_session_want);
  g_task_set_task_data (task, prepare (self, stage), mining_free);
  g_object_set_data_full (G_OBJECT (task), "job", vt_job_ref (self->background.job),
                          (GDestroyNotify) vt_job_unref);
  g_task_run_in_thread (task, mine_in_thread);
}

void
studio_session_want (StudioSession *self, guint stages)
{
  gboolean was_mining = self->background.job != NULL;

  self->stages_wanted |= stages;
  /* What is being computed from the old orders would be thrown away. */
  if (was_mining && (stages & STUDIO_STAGE_PAIRS) != 0)
    vt_job_cancel (self->background.job);
  /* Nor is a map of the old pairs or options waited for. */
  if (was_mining && self->running_stage == STUDIO_STAGE_MAP && (stages & STUDIO_STAGE_MAP) != 0)
    vt_job_cancel (self->background.job);
  start_stage (self);
  if (!was_mining && self->background.job != NULL)
    {
      studio_session_notify_prop (self, STUDIO_SESSION_MINING);
      studio_session_emit_job_changed (self);
    }
}

gboolean
studio_session_is_mining (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->background.job != NULL || self->filtering != NULL;
}

const VtMapLinkOptions *
studio_session_get_map_options (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return &self->map_options;
}

void
studio_session_set_map_options (StudioSession *self, const VtMapLinkOptions *options)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && options != NULL);

  self->map_options = *options;
  studio_session_notify_prop (self, STUDIO_SESSION_MAP_OPTIONS);
  studio_session_want (self, STUDIO_STAGE_MAP);
}

void
studio_session_reset_map (StudioSession *self)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  self->starts_map_anew = TRUE;
  studio_session_want (self, STUDIO_STAGE_MAP);
}
