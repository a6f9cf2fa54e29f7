/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the snapshots off the main loop, and only those that a change made stale. */

#include "studio-session-map.h"

#include "vt-dismissed.h"
#include "vt-margin-floor.h"
#include "vt-time-zone.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint            parts;
  VtCatalog       *old_catalog; /* (owned) (nullable) */
  VtOrders        *old_orders;  /* (owned) (nullable) */
  VtPairs         *pairs;       /* (owned) (nullable) */
  VtCurrency       currency;
  VtCatalog       *catalog;   /* (owned) (nullable) */
  VtOrders        *orders;    /* (owned) (nullable): only if they changed */
  VtOrdersSummary *summary;   /* (owned) (nullable): of @orders */
  VtOfferSet       set;       /* (owned) */
  GPtrArray       *dismissed; /* (owned) (nullable) */
  gint64           floor_ppm;
  VtPastEnds      *past_ends; /* (owned): of the session while this runs */
  GPtrArray       *problems;  /* (owned) (nullable) */
  GPtrArray       *imports;   /* (owned) (nullable) */
  GPtrArray       *scenarios; /* (owned) (nullable) */
  GArray          *pins;      /* (owned) (nullable) */

  StudioSegmentsLoad segments;
  GPtrArray         *old_segments; /* (owned) (nullable): of the session, where they are not read */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->summary, vt_orders_summary_free);
  g_clear_pointer (&load->orders, vt_orders_unref);
  g_clear_pointer (&load->old_orders, vt_orders_unref);
  g_clear_pointer (&load->pairs, vt_pairs_unref);
  g_clear_pointer (&load->past_ends, vt_past_ends_free);
  g_clear_pointer (&load->catalog, vt_catalog_unref);
  g_clear_pointer (&load->old_catalog, vt_catalog_unref);
  vt_offer_set_clear (&load->set);
  g_clear_pointer (&load->dismissed, g_ptr_array_unref);
  g_clear_pointer (&load->problems, g_ptr_array_unref);
  g_clear_pointer (&load->imports, g_ptr_array_unref);
  g_clear_pointer (&load->scenarios, g_ptr_array_unref);
  g_clear_pointer (&load->pins, g_array_unref);
  studio_segments_load_clear (&load->segments);
  g_clear_pointer (&load->old_segments, g_ptr_array_unref);
  g_free (load);
}

guint
studio_session_parts_of_tables (const char *const *tables)
{
  static const struct
  {
    const char *table;
    guint       parts;
  } parts_of_table[] = {
      {"product", STUDIO_PART_PRODUCTS},
      {"import_batch", STUDIO_PART_IMPORTS | STUDIO_PART_ORDERS},
      {"chunk_order", STUDIO_PART_ORDERS},
      {"offer", STUDIO_PART_OFFERS},
      {"campaign", STUDIO_PART_OFFERS},
      {"setting", STUDIO_PART_OFFERS}, /* what is dismissed, the margin floor */
      {"customer", STUDIO_PART_CUSTOMERS},
      {"segment", STUDIO_PART_SEGMENTS},
      {"scenario", STUDIO_PART_SCENARIOS},
      {"map_place", STUDIO_PART_PINS},
  };
  guint parts = 0;

  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (parts_of_table); k++)
      if (g_str_equal (tables[i], parts_of_table[k].table))
        parts |= parts_of_table[k].parts;
  return parts;
}

gboolean
studio_session_indices_hold (VtCatalog *old, VtCatalog *current)
{
  guint32 n_old = vt_catalog_get_n_products (old);

  if (n_old > vt_catalog_get_n_products (current))
    return FALSE;
  for (guint32 i = 0; i < n_old; i++)
    if (vt_catalog_get (old, i)->id != vt_catalog_get (current, i)->id)
      return FALSE;
  return TRUE;
}

/* Orders point to products by index, and mining leaves fees out: as long as both are as they were,
 * a corrected title or price needs no second reading of the history. */
static gboolean
orders_still_hold (VtOrders *orders, VtCatalog *catalog)
{
  guint32 n = vt_catalog_get_n_products (orders->catalog);

  if (n != vt_catalog_get_n_products (catalog) ||
      !studio_session_indices_hold (orders->catalog, catalog))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (vt_catalog_get (orders->catalog, i)->kind != vt_catalog_get (catalog, i)->kind)
      return FALSE;
  return TRUE;
}

GPtrArray *
studio_session_copy_offers (GPtrArray *offers)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    g_ptr_array_add (copy, vt_offer_copy (offers->pdata[i]));
  return copy;
}

static gboolean
load_history (Load *load, VtDatabase *database, VtJob *job, GError **error)
{
  load->catalog = vt_catalog_load (database, job, error);
  if (load->catalog == NULL)
    return FALSE;
  if ((load->parts & STUDIO_PART_ORDERS) == 0 && load->old_orders != NULL &&
      orders_still_hold (load->old_orders, load->catalog))
    return TRUE;
  load->orders = vt_orders_load (database, load->catalog, job, error);
  if (load->orders == NULL)
    return FALSE;
  load->summary = vt_orders_summary_new (load->orders, job, error);
  return load->summary != NULL;
}

/* Where the shop is comes with the catalogue, but changes with the settings. */
static gboolean
find_moved (Load *load, VtDatabase *database, gboolean *ret_moved, GError **error)
{
  g_autofree char *time_zone = vt_time_zone_load (database, error);

  if (time_zone == NULL)
    return FALSE;
  *ret_moved = load->old_catalog != NULL &&
               strcmp (time_zone, vt_catalog_get_time_zone (load->old_catalog)) != 0;
  return TRUE;
}

static gboolean
load_segments (Load *load, VtDatabase *database, VtJob *job, GError **error)
{
  VtOrders  *orders = load->orders != NULL ? load->orders : load->old_orders;
  VtCatalog *catalog = load->catalog != NULL ? load->catalog : load->old_catalog;
  guint      parts = load->parts;

  if (load->catalog != NULL)
    parts |= STUDIO_PART_CUSTOMERS;
  return studio_segments_load (&load->segments, database, orders, catalog, parts, job, error);
}

/* Pairs of before count as long as their indices mean the same products. */
static void
check_offers (Load *load)
{
  VtCatalog *catalog = load->catalog != NULL ? load->catalog : load->old_catalog;
  gboolean   holds = load->catalog == NULL || load->old_catalog == NULL ||
                   studio_session_indices_hold (load->old_catalog, load->catalog);
  VtCheckContext context = {
      .catalog = catalog,
      .currency = &load->currency,
      .now_us = g_get_real_time (),
      .orders = load->orders != NULL ? load->orders : load->old_orders,
      .pairs = holds ? load->pairs : NULL,
      .past_ends = load->past_ends,
      .campaigns = load->set.campaigns,
      .floor_ppm = (gint32) load->floor_ppm,
      .segments = load->segments.segments != NULL ? load->segments.segments : load->old_segments,
  };

  load->problems = vt_offers_check_in (load->set.effective, &context);
}

/* A VtWorkspaceFunc: one snapshot of the database for all parts. */
static gboolean
load_parts (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Load    *load = data;
  gboolean moved;

  if (!find_moved (load, database, &moved, error))
    return FALSE;
  if ((moved || (load->parts & (STUDIO_PART_PRODUCTS | STUDIO_PART_ORDERS)) != 0) &&
      !load_history (load, database, job, error))
    return FALSE;
  if ((load->parts & STUDIO_PART_IMPORTS) != 0 &&
      (load->imports = vt_imports_load (database, job, error)) == NULL)
    return FALSE;
  if ((load->parts & STUDIO_PART_SCENARIOS) != 0 &&
      (load->scenarios = vt_scenarios_load (database, error)) == NULL)
    return FALSE;
  if ((load->parts & STUDIO_PART_PINS) != 0 &&
      (load->pins = vt_map_places_load (database, error)) == NULL)
    return FALSE;
  if (!load_segments (load, database, job, error))
    return FALSE;
  /* What is wrong with an offer depends on the products as well. */
  if (!vt_offer_set_load (&load->set, database, error))
    return FALSE;
  load->dismissed = vt_dismissed_load (database, error);
  if (load->dismissed == NULL)
    return FALSE;
  if (!vt_past_ends_read (load->past_ends, database, error) ||
      !vt_margin_floor_load (database, &load->floor_ppm, error))
    return FALSE;
  check_offers (load);
  return TRUE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StudioSession *self = source;
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GError) error = NULL;

  if (vt_workspace_read (self->workspace, load_parts, data, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
drop_stale_pairs (StudioSession *self)
{
  if (self->map != NULL)
    {
      g_clear_pointer (&self->map, vt_affinity_map_unref);
      studio_session_notify_prop (self, STUDIO_SESSION_MAP);
    }
  if (self->pairs != NULL)
    {
      g_clear_pointer (&self->pairs, vt_pairs_unref);
      studio_session_notify_prop (self, STUDIO_SESSION_PAIRS);
      studio_session_filter_again (self);
    }
}

static void
take_history (StudioSession *self, Load *load)
{
  g_autoptr (VtCatalog) old = g_steal_pointer (&self->catalog);

  self->catalog = g_steal_pointer (&load->catalog);
  if (load->orders != NULL)
    {
      g_clear_pointer (&self->orders, vt_orders_unref);
      g_clear_pointer (&self->summary, vt_orders_summary_free);
      self->orders = g_steal_pointer (&load->orders);
      self->summary = g_steal_pointer (&load->summary);
      studio_session_want (self, STUDIO_STAGE_PAIRS | STUDIO_STAGE_MAP | STUDIO_STAGE_SUGGESTIONS);
    }
  if (old != NULL && !studio_session_indices_hold (old, self->catalog))
    {
      drop_stale_pairs (self);
      studio_session_carry_selection (self, old);
    }
  studio_session_notify_prop (self, STUDIO_SESSION_CATALOG);
  studio_session_notify_prop (self, STUDIO_SESSION_ORDERS);
}

static void
take_array (StudioSession *self, GPtrArray **target, GPtrArray **source, StudioSessionProp prop)
{
  if (*source == NULL)
    return;
  g_clear_pointer (target, g_ptr_array_unref);
  *target = g_steal_pointer (source);
  studio_session_notify_prop (self, prop);
}

static void
take (StudioSession *self, Load *load)
{
  /* One just made is looked at before it is loaded. */
  gboolean had_offer = studio_session_find_offer (self, self->offer_id) != NULL;
  g_autoptr (GPtrArray) old_offers = self->offers != NULL ? g_ptr_array_ref (self->offers) : NULL;
  gboolean had_campaign = studio_session_find_campaign (self, self->campaign_id) != NULL;

  if (load->catalog != NULL)
    take_history (self, load);
  take_array (self, &self->imports, &load->imports, STUDIO_SESSION_IMPORTS);
  take_array (self, &self->scenarios, &load->scenarios, STUDIO_SESSION_SCENARIOS);
  if (load->pins != NULL)
    studio_session_take_pins (self, g_steal_pointer (&load->pins));
  studio_session_take_segments (self, &load->segments);
  /* All change together: nobody may see the offers with the problems of others. */
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_steal_pointer (&load->problems);
  g_clear_pointer (&self->dismissed, g_ptr_array_unref);
  self->dismissed = g_steal_pointer (&load->dismissed);
  g_clear_pointer (&self->effective, g_ptr_array_unref);
  self->effective = g_steal_pointer (&load->set.effective);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  self->campaigns = g_steal_pointer (&load->set.campaigns);
  take_array (self, &self->offers, &load->set.documents, STUDIO_SESSION_OFFERS);
  studio_session_notify_prop (self, STUDIO_SESSION_CAMPAIGNS);
  studio_session_notify_prop (self, STUDIO_SESSION_PROBLEMS);
  self->findings.wish.floor_ppm = load->floor_ppm;
  studio_session_sift_findings (self);
  studio_session_prune_offers (self, old_offers);
  if (had_offer && studio_session_find_offer (self, self->offer_id) == NULL)
    studio_session_set_offer_id (self, NULL);
  if (had_campaign && studio_session_find_campaign (self, self->campaign_id) == NULL)
    studio_session_set_campaign_id (self, NULL);
  if ((load->parts & ~(guint) (STUDIO_PART_PROBLEMS | STUDIO_PART_PINS)) == 0)
    return;
  studio_session_want (self, STUDIO_STAGE_SUGGESTIONS);
  studio_session_want_findings (self);
}

static void start_load (StudioSession *self);

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSession *self = STUDIO_SESSION (source);
  Load          *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->is_loading = FALSE;
  self->past_ends = g_steal_pointer (&load->past_ends);
  g_clear_pointer (&self->load_job, vt_job_unref);
  if (self->is_closed)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      studio_session_fail (self, _ ("The Workspace Could Not Be Read"), error);
      return;
    }
  take (self, load);
  if (self->parts_wanted != 0)
    {
      start_load (self);
      return;
    }
  if (!self->is_loaded)
    {
      self->is_loaded = TRUE;
      studio_session_notify_prop (self, STUDIO_SESSION_LOADED);
    }
}

static void
start_load (StudioSession *self)
{
  Load *load = g_new0 (Load, 1);
  g_autoptr (GTask) task = NULL;

  load->parts = self->parts_wanted;
  load->currency = *vt_workspace_get_currency (self->workspace);
  load->old_catalog = self->catalog != NULL ? vt_catalog_ref (self->catalog) : NULL;
  load->old_orders = self->orders != NULL ? vt_orders_ref (self->orders) : NULL;
  if (self->customers != NULL)
    load->segments.old_customers = vt_customers_ref (self->customers);
  load->old_segments = self->segments != NULL ? g_ptr_array_ref (self->segments) : NULL;
  load->pairs = self->pairs != NULL ? vt_pairs_ref (self->pairs) : NULL;
  load->past_ends = g_steal_pointer (&self->past_ends);
  self->parts_wanted = 0;
  self->is_loading = TRUE;
  self->load_job = vt_job_new (NULL);
  task = g_task_new (self, vt_job_get_cancellable (self->load_job), on_loaded, NULL);
  g_task_set_source_tag (task, studio_session_load);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

void
studio_session_load (StudioSession *self, guint parts)
{
  if (self->is_closed || parts == 0)
    return;
  self->parts_wanted |= parts;
  if (!self->is_loading)
    start_load (self);
}
