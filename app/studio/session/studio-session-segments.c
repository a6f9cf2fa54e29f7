/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers and segments among what the pages of one window share. */

#include "studio-session-private.h"

void
studio_segments_load_clear (StudioSegmentsLoad *load)
{
  g_clear_pointer (&load->old_customers, vt_customers_unref);
  g_clear_pointer (&load->customers, vt_customers_unref);
  g_clear_pointer (&load->presets, g_ptr_array_unref);
  g_clear_pointer (&load->segments, g_ptr_array_unref);
  g_clear_pointer (&load->figures, g_array_unref);
}

/* ---- loading, off the main loop ---- */

/* The reference day is among the settings, which change for many a reason. */
static gboolean
find_day_moved (StudioSegmentsLoad *load, VtDatabase *database, gboolean *ret_moved, GError **error)
{
  const VtCustomers *old = load->old_customers;
  gint32             day;

  if (!vt_reference_day_load (database, &day, error))
    return FALSE;
  *ret_moved = old != NULL &&
               (old->day_is_set != (day != VT_DAY_NONE) || (old->day_is_set && old->day != day));
  return TRUE;
}

static gboolean
load_customers (StudioSegmentsLoad *load,
                VtDatabase         *database,
                VtOrders           *orders,
                VtCatalog          *catalog,
                VtJob              *job,
                GError            **error)
{
  load->customers = vt_customers_load (database, orders, catalog, VT_DAY_NONE, job, error);
  if (load->customers == NULL)
    return FALSE;
  load->presets = vt_segment_presets (load->customers, job, error);
  return load->presets != NULL;
}

static gboolean
load_figures (StudioSegmentsLoad *load, VtJob *job, GError **error)
{
  VtCustomers *customers = load->customers != NULL ? load->customers : load->old_customers;

  load->figures = g_array_new (FALSE, TRUE, sizeof (VtSegmentFigures));
  g_array_set_size (load->figures, load->segments->len);
  for (guint i = 0; i < load->segments->len; i++)
    {
      const VtSegment *segment = load->segments->pdata[i];
      g_autoptr (VtMembers) members =
          vt_segment_rule_evaluate (segment->rule, customers, job, error);

      if (members == NULL)
        return FALSE;
      vt_segment_figures (customers, members, &g_array_index (load->figures, VtSegmentFigures, i));
    }
  return TRUE;
}

gboolean
studio_segments_load (StudioSegmentsLoad *load,
                      VtDatabase         *database,
                      VtOrders           *orders,
                      VtCatalog          *catalog,
                      guint               parts,
                      VtJob              *job,
                      GError            **error)
{
  gboolean moved;

  if (!find_day_moved (load, database, &moved, error))
    return FALSE;
  if ((moved || (parts & STUDIO_PART_CUSTOMERS) != 0) &&
      !load_customers (load, database, orders, catalog, job, error))
    return FALSE;
  if (load->customers == NULL && (parts & STUDIO_PART_SEGMENTS) == 0)
    return TRUE;
  load->segments = vt_segments_load (database, error);
  return load->segments != NULL && load_figures (load, job, error);
}

void
studio_session_take_segments (StudioSession *self, StudioSegmentsLoad *load)
{
  /* One just made is looked at before it is loaded. */
  gboolean had_segment = studio_session_find_segment (self, self->segment_id) != NULL;
  gboolean has_customers = load->customers != NULL;

  if (has_customers)
    {
      g_clear_pointer (&self->customers, vt_customers_unref);
      self->customers = g_steal_pointer (&load->customers);
      g_clear_pointer (&self->presets, g_ptr_array_unref);
      self->presets = g_steal_pointer (&load->presets);
    }
  if (load->segments == NULL)
    return;
  /* All change together: nobody may see segments with the figures of others. */
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  self->segments = g_steal_pointer (&load->segments);
  g_clear_pointer (&self->figures, g_array_unref);
  self->figures = g_steal_pointer (&load->figures);
  if (has_customers)
    studio_session_notify_prop (self, STUDIO_SESSION_CUSTOMERS);
  studio_session_notify_prop (self, STUDIO_SESSION_SEGMENTS);
  if (self->order_filter.segment != NULL)
    studio_session_filter_again (self);
  if (had_segment && studio_session_find_segment (self, self->segment_id) == NULL)
    studio_session_set_segment_id (self, NULL);
}

/* ---- what is there ---- */

VtCustomers *
studio_session_get_customers (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->customers;
}

GPtrArray *
studio_session_get_presets (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->presets;
}

GPtrArray *
studio_session_get_segments (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->segments;
}

const VtSegment *
studio_session_find_segment (StudioSession *self, const char *id_or_key)
{
  const VtSegment *found;

  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  found = vt_segments_find (self->segments, id_or_key);
  return found != NULL ? found : vt_segments_find_key (self->segments, id_or_key);
}

const VtSegmentFigures *
studio_session_get_segment_figures (StudioSession *self, const VtSegment *segment)
{
  guint place;

  g_return_val_if_fail (STUDIO_IS_SESSION (self) && segment != NULL, NULL);

  if (self->segments == NULL || !g_ptr_array_find (self->segments, segment, &place))
    return NULL;
  return &g_array_index (self->figures, VtSegmentFigures, place);
}

const char *
studio_session_get_segment_id (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->segment_id;
}

void
studio_session_set_segment_id (StudioSession *self, const char *id)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (g_strcmp0 (self->segment_id, id) == 0)
    return;
  g_free (self->segment_id);
  self->segment_id = g_strdup (id);
  studio_session_notify_prop (self, STUDIO_SESSION_SEGMENT_ID);
}
