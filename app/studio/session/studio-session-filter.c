/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of some of the orders: mined again whenever the filter changes, as quickly as it is moved.
 */

#include "studio-session-private.h"

#include <glib/gi18n-lib.h>

/* What has run so long is given up for the newer wish; what has not is about to be done, and would
 * never be if each step of a drag began anew. */
#define PATIENCE_US (150 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  VtOrderFilter filter;
  VtOrders     *orders;    /* (owned) */
  VtCustomers  *customers; /* (owned) (nullable) */
  GPtrArray    *segments;  /* (owned) (nullable) */
  VtPairs      *pairs;     /* (owned) (nullable): the result */
} Filtering;

static void start (StudioSession *self);

static void
filtering_free (gpointer data)
{
  Filtering *filtering = data;

  vt_order_filter_clear (&filtering->filter);
  vt_orders_unref (filtering->orders);
  g_clear_pointer (&filtering->customers, vt_customers_unref);
  g_clear_pointer (&filtering->segments, g_ptr_array_unref);
  g_clear_pointer (&filtering->pairs, vt_pairs_unref);
  g_free (filtering);
}

static gboolean
filter (Filtering *filtering, VtJob *job, GError **error)
{
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_auto (VtOrderMasks) masks = {0};

  if (!vt_order_filter_apply (&filtering->filter, filtering->orders, filtering->customers,
                              filtering->segments, job, &masks, error))
    return FALSE;
  options.skip_order = masks.skip_order;
  options.hide_product = masks.hide_product;
  options.min_items = filtering->filter.min_items;
  if (filtering->filter.max_items != 0)
    options.max_items = filtering->filter.max_items;
  filtering->pairs = vt_mine_orders (filtering->orders, &options, job, error);
  return filtering->pairs != NULL;
}

static void
filter_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VtJob *job = g_object_get_data (G_OBJECT (task), "job");
  g_autoptr (GError) error = NULL;

  if (filter (data, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @pairs: (transfer full) (nullable) */
static void
take (StudioSession *self, VtPairs *pairs)
{
  g_clear_pointer (&self->shown_pairs, vt_pairs_unref);
  self->shown_pairs = pairs;
  studio_session_notify_prop (self, STUDIO_SESSION_SHOWN_PAIRS);
  if (pairs != NULL)
    studio_session_want (self, STUDIO_STAGE_MAP);
}

static void
set_problem (StudioSession *self, const GError *error)
{
  g_free (self->filter_problem);
  self->filter_problem = error != NULL ? g_strdup (error->message) : NULL;
}

static void
on_filtered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  Filtering     *filtering = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&self->filtering, vt_job_unref);
  if (self->is_closed)
    return;
  /* Of orders that are no longer there: indices may mean other products. */
  if (is_done && filtering->orders == self->orders)
    {
      set_problem (self, NULL);
      take (self, g_steal_pointer (&filtering->pairs));
    }
  else if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* The segment or the category is gone: the whole is shown, and said to be. */
      set_problem (self, error);
      take (self, self->pairs != NULL ? vt_pairs_ref (self->pairs) : NULL);
    }
  if (self->filters_again)
    start (self);
  studio_session_notify_prop (self, STUDIO_SESSION_MINING);
}

static void
start (StudioSession *self)
{
  Filtering *filtering;
  g_autoptr (GTask) task = NULL;

  self->filters_again = FALSE;
  if (self->is_closed || self->pairs == NULL || self->orders == NULL)
    return;
  filtering = g_new0 (Filtering, 1);
  vt_order_filter_copy (&self->order_filter, &filtering->filter);
  filtering->orders = vt_orders_ref (self->orders);
  if (self->customers != NULL)
    filtering->customers = vt_customers_ref (self->customers);
  if (self->segments != NULL)
    filtering->segments = g_ptr_array_ref (self->segments);
  self->filtering = vt_job_new (NULL);
  self->filter_began_us = g_get_monotonic_time ();
  task = g_task_new (self, vt_job_get_cancellable (self->filtering), on_filtered, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, filtering, filtering_free);
  g_object_set_data_full (G_OBJECT (task), "job", vt_job_ref (self->filtering),
                          (GDestroyNotify) vt_job_unref);
  g_task_run_in_thread (task, filter_in_thread);
}

void
studio_session_filter_again (StudioSession *self)
{
  gboolean is_whole = vt_order_filter_is_empty (&self->order_filter);

  if (self->is_closed)
    return;
  if (self->filtering != NULL &&
      (is_whole || g_get_monotonic_time () - self->filter_began_us > PATIENCE_US))
    vt_job_cancel (self->filtering);
  self->filters_again = !is_whole && self->filtering != NULL;
  if (is_whole || self->pairs == NULL)
    {
      set_problem (self, NULL);
      take (self, self->pairs != NULL ? vt_pairs_ref (self->pairs) : NULL);
      return;
    }
  if (self->filtering != NULL)
    return;
  start (self);
  studio_session_notify_prop (self, STUDIO_SESSION_MINING);
}

/* ---- public ---- */

VtPairs *
studio_session_get_shown_pairs (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->shown_pairs;
}

const VtOrderFilter *
studio_session_get_order_filter (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return &self->order_filter;
}

void
studio_session_set_order_filter (StudioSession *self, const VtOrderFilter *order_filter)
{
  VtOrderFilter copy;

  g_return_if_fail (STUDIO_IS_SESSION (self) && order_filter != NULL);

  if (vt_order_filter_equal (&self->order_filter, order_filter))
    return;
  vt_order_filter_copy (order_filter, &copy);
  vt_order_filter_clear (&self->order_filter);
  self->order_filter = copy;
  studio_session_notify_prop (self, STUDIO_SESSION_ORDER_FILTER);
  studio_session_filter_again (self);
}

const char *
studio_session_get_filter_problem (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->filter_problem;
}

gboolean
studio_session_get_shows_filters (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->shows_filters;
}

void
studio_session_set_shows_filters (StudioSession *self, gboolean shows_filters)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (self->shows_filters == shows_filters)
    return;
  self->shows_filters = shows_filters;
  studio_session_notify_prop (self, STUDIO_SESSION_SHOWS_FILTERS);
}

gboolean
studio_session_has_filters (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return !vt_order_filter_is_empty (&self->order_filter) || self->map_options.filter.bounded != 0;
}

void
studio_session_reset_filters (StudioSession *self)
{
  const VtOrderFilter everything = VT_ORDER_FILTER_INIT;
  VtMapLinkOptions    options;

  g_return_if_fail (STUDIO_IS_SESSION (self));

  options = self->map_options;
  options.filter = (VtPairFilter){0};
  if (self->map_options.filter.bounded != 0)
    studio_session_set_map_options (self, &options);
  studio_session_set_order_filter (self, &everything);
}
