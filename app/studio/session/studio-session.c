/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of one window share: the object itself, its properties and its end. */

#include "studio-session-private.h"

#include "vt-margin-floor.h"

enum
{
  SELECTION_CHANGED,
  JOB_CHANGED,
  SAID,
  FAILED,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define N_PROPS (STUDIO_SESSION_MINING + 1)

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StudioSession, studio_session, G_TYPE_OBJECT)

void
studio_session_notify_prop (StudioSession *self, StudioSessionProp prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
studio_session_emit_job_changed (StudioSession *self)
{
  g_signal_emit (self, signals[JOB_CHANGED], 0);
}

void
studio_running_clear (StudioRunning *running)
{
  g_clear_pointer (&running->job, vt_job_unref);
  g_clear_pointer (&running->description, g_free);
}

static void
on_workspace_changed (VtWorkspace *workspace, const char *const *tables, StudioSession *self)
{
  studio_session_refresh_undo (self);
  studio_session_load (self, studio_session_parts_of_tables (tables));
}

static void
studio_session_constructed (GObject *object)
{
  StudioSession *self = STUDIO_SESSION (object);

  G_OBJECT_CLASS (studio_session_parent_class)->constructed (object);

  self->changed_handler =
      g_signal_connect (self->workspace, "changed", G_CALLBACK (on_workspace_changed), self);
  studio_session_refresh_undo (self);
  studio_session_load (self, STUDIO_PART_ALL);
}

static void
studio_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  StudioSession *self = STUDIO_SESSION (object);

  switch ((StudioSessionProp) prop_id)
    {
    case STUDIO_SESSION_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case STUDIO_SESSION_LOADED:
      g_value_set_boolean (value, self->is_loaded);
      break;
    case STUDIO_SESSION_CATALOG:
      g_value_set_pointer (value, self->catalog);
      break;
    case STUDIO_SESSION_ORDERS:
      g_value_set_pointer (value, self->orders);
      break;
    case STUDIO_SESSION_PAIRS:
      g_value_set_pointer (value, self->pairs);
      break;
    case STUDIO_SESSION_SHOWN_PAIRS:
      g_value_set_pointer (value, self->shown_pairs);
      break;
    case STUDIO_SESSION_ORDER_FILTER:
      g_value_set_pointer (value, &self->order_filter);
      break;
    case STUDIO_SESSION_SHOWS_FILTERS:
      g_value_set_boolean (value, self->shows_filters);
      break;
    case STUDIO_SESSION_MAP:
      g_value_set_pointer (value, self->map);
      break;
    case STUDIO_SESSION_MAP_OPTIONS:
      g_value_set_pointer (value, &self->map_options);
      break;
    case STUDIO_SESSION_SETTLING_MAP:
      g_value_set_pointer (value, self->settling_map);
      break;
    case STUDIO_SESSION_MAP_PINS:
      g_value_set_pointer (value, self->pins);
      break;
    case STUDIO_SESSION_OFFERS:
      g_value_set_boxed (value, self->offers);
      break;
    case STUDIO_SESSION_CAMPAIGNS:
      g_value_set_boxed (value, self->campaigns);
      break;
    case STUDIO_SESSION_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    case STUDIO_SESSION_SUGGESTIONS:
      g_value_set_boxed (value, self->suggestions);
      break;
    case STUDIO_SESSION_FINDINGS:
      g_value_set_boxed (value, self->findings.list);
      break;
    case STUDIO_SESSION_SEARCHING:
      g_value_set_boolean (value, studio_session_is_searching (self));
      break;
    case STUDIO_SESSION_IMPORTS:
      g_value_set_boxed (value, self->imports);
      break;
    case STUDIO_SESSION_SCENARIOS:
      g_value_set_boxed (value, self->scenarios);
      break;
    case STUDIO_SESSION_CUSTOMERS:
      g_value_set_pointer (value, self->customers);
      break;
    case STUDIO_SESSION_SEGMENTS:
      g_value_set_boxed (value, self->segments);
      break;
    case STUDIO_SESSION_SEGMENT_ID:
      g_value_set_string (value, self->segment_id);
      break;
    case STUDIO_SESSION_OFFER_ID:
      g_value_set_string (value, self->offer_id);
      break;
    case STUDIO_SESSION_OFFER_SELECTION:
      g_value_set_boxed (value, self->offer_ids);
      break;
    case STUDIO_SESSION_CAMPAIGN_ID:
      g_value_set_string (value, self->campaign_id);
      break;
    case STUDIO_SESSION_OFFERS_VIEW:
      g_value_set_string (value, self->offers_view);
      break;
    case STUDIO_SESSION_SUGGESTION_KIND:
      g_value_set_string (value, self->suggestion_kind);
      break;
    case STUDIO_SESSION_CART:
      g_value_set_pointer (value, self->cart);
      break;
    case STUDIO_SESSION_UNDO_LABEL:
      g_value_set_string (value, self->undo.undo_label);
      break;
    case STUDIO_SESSION_REDO_LABEL:
      g_value_set_string (value, self->undo.redo_label);
      break;
    case STUDIO_SESSION_BUSY:
      g_value_set_boolean (value, studio_session_is_busy (self));
      break;
    case STUDIO_SESSION_MINING:
      g_value_set_boolean (value, studio_session_is_mining (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
studio_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  StudioSession *self = STUDIO_SESSION (object);

  if (prop_id == STUDIO_SESSION_WORKSPACE)
    self->workspace = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cancel_everything (StudioSession *self)
{
  VtJob *jobs[] = {self->load_job, self->background.job, self->asked.job, self->filtering};

  self->stages_wanted = 0;
  self->filters_again = FALSE;
  self->parts_wanted = 0;
  studio_findings_stop (&self->findings);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (jobs[i] != NULL)
      vt_job_cancel (jobs[i]);
}

static void
studio_session_dispose (GObject *object)
{
  StudioSession *self = STUDIO_SESSION (object);

  self->is_closed = TRUE;
  cancel_everything (self);
  g_clear_signal_handler (&self->changed_handler, self->workspace);
  G_OBJECT_CLASS (studio_session_parent_class)->dispose (object);
}

static void
studio_session_finalize (GObject *object)
{
  StudioSession *self = STUDIO_SESSION (object);

  g_clear_pointer (&self->map, vt_affinity_map_unref);
  g_clear_pointer (&self->settling_map, vt_affinity_map_unref);
  g_clear_pointer (&self->pins, g_array_unref);
  g_clear_pointer (&self->expanded, g_array_unref);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  g_clear_pointer (&self->shown_pairs, vt_pairs_unref);
  g_clear_pointer (&self->filtering, vt_job_unref);
  g_clear_pointer (&self->filter_problem, g_free);
  vt_order_filter_clear (&self->order_filter);
  g_clear_pointer (&self->summary, vt_orders_summary_free);
  g_clear_pointer (&self->orders, vt_orders_unref);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->effective, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->past_ends, vt_past_ends_free);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->customers, vt_customers_unref);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->load_job, vt_job_unref);
  studio_running_clear (&self->background);
  studio_running_clear (&self->asked);
  studio_findings_clear (&self->findings);
  g_clear_pointer (&self->selection, g_array_unref);
  g_clear_pointer (&self->is_selected, g_hash_table_unref);
  g_clear_pointer (&self->cart, vt_cart_free);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_pointer (&self->offer_ids, g_strfreev);
  g_clear_pointer (&self->campaign_id, g_free);
  g_clear_pointer (&self->segment_id, g_free);
  g_clear_pointer (&self->offers_view, g_free);
  g_clear_pointer (&self->suggestion_kind, g_free);
  vt_undo_state_clear (&self->undo);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (studio_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags        read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const char *const pointers[N_PROPS + 1] = {
      [STUDIO_SESSION_CATALOG] = "catalog",
      [STUDIO_SESSION_ORDERS] = "orders",
      [STUDIO_SESSION_PAIRS] = "pairs",
      [STUDIO_SESSION_SHOWN_PAIRS] = "shown-pairs",
      [STUDIO_SESSION_ORDER_FILTER] = "order-filter",
      [STUDIO_SESSION_MAP] = "map",
      [STUDIO_SESSION_CART] = "cart",
      [STUDIO_SESSION_MAP_OPTIONS] = "map-options",
      [STUDIO_SESSION_CUSTOMERS] = "customers",
      [STUDIO_SESSION_MAP_PINS] = "map-pins",
      [STUDIO_SESSION_SETTLING_MAP] = "settling-map",
  };
  static const char *const arrays[N_PROPS + 1] = {
      [STUDIO_SESSION_OFFERS] = "offers",       [STUDIO_SESSION_PROBLEMS] = "problems",
      [STUDIO_SESSION_CAMPAIGNS] = "campaigns", [STUDIO_SESSION_SUGGESTIONS] = "suggestions",
      [STUDIO_SESSION_IMPORTS] = "imports",     [STUDIO_SESSION_SCENARIOS] = "scenarios",
      [STUDIO_SESSION_SEGMENTS] = "segments",   [STUDIO_SESSION_FINDINGS] = "findings",
  };
  static const char *const strings[N_PROPS + 1] = {
      [STUDIO_SESSION_OFFER_ID] = "offer-id",
      [STUDIO_SESSION_CAMPAIGN_ID] = "campaign-id",
      [STUDIO_SESSION_SEGMENT_ID] = "segment-id",
      [STUDIO_SESSION_OFFERS_VIEW] = "offers-view",
      [STUDIO_SESSION_SUGGESTION_KIND] = "suggestion-kind",
      [STUDIO_SESSION_UNDO_LABEL] = "undo-label",
      [STUDIO_SESSION_REDO_LABEL] = "redo-label",
  };
  static const char *const booleans[N_PROPS + 1] = {
      [STUDIO_SESSION_LOADED] = "loaded",
      [STUDIO_SESSION_BUSY] = "busy",
      [STUDIO_SESSION_SHOWS_FILTERS] = "shows-filters",
      [STUDIO_SESSION_MINING] = "mining",
      [STUDIO_SESSION_SEARCHING] = "searching",
  };

  properties[STUDIO_SESSION_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, VT_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[STUDIO_SESSION_OFFER_SELECTION] =
      g_param_spec_boxed ("offer-selection", NULL, NULL, G_TYPE_STRV, read);
  for (guint i = STUDIO_SESSION_WORKSPACE + 1; i < N_PROPS; i++)
    {
      if (properties[i] != NULL)
        continue;
      if (pointers[i] != NULL)
        properties[i] = g_param_spec_pointer (pointers[i], NULL, NULL, read);
      else if (arrays[i] != NULL)
        properties[i] = g_param_spec_boxed (arrays[i], NULL, NULL, G_TYPE_PTR_ARRAY, read);
      else if (strings[i] != NULL)
        properties[i] = g_param_spec_string (strings[i], NULL, NULL, NULL, read);
      else
        properties[i] = g_param_spec_boolean (booleans[i], NULL, NULL, FALSE, read);
    }
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_session_class_init (StudioSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = G_TYPE_FROM_CLASS (klass);

  object_class->constructed = studio_session_constructed;
  object_class->get_property = studio_session_get_property;
  object_class->set_property = studio_session_set_property;
  object_class->dispose = studio_session_dispose;
  object_class->finalize = studio_session_finalize;
  install_properties (object_class);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[JOB_CHANGED] =
      g_signal_new ("job-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);
}

static void
studio_session_init (StudioSession *self)
{
  const VtMapLinkOptions map_options = VT_MAP_LINK_OPTIONS_DEFAULT;
  VtFindingsWish         wish;

  self->map_options = map_options;
  self->order_filter = (VtOrderFilter) VT_ORDER_FILTER_INIT;
  vt_findings_wish_init (&wish, 0, VT_MARGIN_FLOOR_DEFAULT_PPM);
  self->findings.wish = wish.floor;
  self->selection = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->is_selected = g_hash_table_new (NULL, NULL);
  self->cart = vt_cart_new ();
  self->past_ends = vt_past_ends_new ();
  self->offers_view = g_strdup ("offers");
  self->suggestion_kind = g_strdup ("");
  self->offer_ids = g_new0 (char *, 1);
}

StudioSession *
studio_session_new (VtWorkspace *workspace)
{
  g_return_val_if_fail (VT_IS_WORKSPACE (workspace), NULL);

  return g_object_new (STUDIO_TYPE_SESSION, "workspace", workspace, NULL);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StudioSession *self = source;
  g_autoptr (GError) error = NULL;

  if (vt_workspace_close (self->workspace, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
studio_session_close_async (StudioSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self));

  self->is_closed = TRUE;
  cancel_everything (self);
  g_clear_signal_handler (&self->changed_handler, self->workspace);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, studio_session_close_async);
  g_task_run_in_thread (task, close_in_thread);
}

gboolean
studio_session_close_finish (StudioSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
studio_session_say (StudioSession *self,
                    const char    *text,
                    const char    *button,
                    const char    *detailed_action)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && text != NULL);

  g_signal_emit (self, signals[SAID], 0, text, button, detailed_action);
}

void
studio_session_fail (StudioSession *self, const char *heading, const GError *error)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && heading != NULL && error != NULL);

  if (!self->is_closed && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, heading, error);
}

void
studio_session_go (StudioSession *self, const char *place)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && place != NULL);

  g_signal_emit (self, signals[GO], 0, place);
}
