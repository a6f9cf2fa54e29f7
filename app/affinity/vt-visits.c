/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits: the orders of each customer one after the other, and which of them come soon after
 * which. */

#include "vt-visits.h"

#include "vt-sort.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_VISITS_PER_REPORT 16384

typedef struct
{
  VtVisits public; /* first, so that one pointer serves for both */
  grefcount ref_count;
  guint32  *order; /* (owned), as all */
  gint64   *time_us;
  guint32  *customer;
  guint32  *first_entry;
  guint32  *entry_item;
  guint32  *first_soon;
  guint32  *end_soon;
  guint8   *is_watched;
  guint32  *item_count;
  guint32  *soon_count;
} Visits;

/* ---- whose orders, in turn ---- */

static gboolean
is_visit (const VtVisitSource *source, guint32 order)
{
  return source->customer[order] != 0 &&
         (source->orders.skip_order == NULL || source->orders.skip_order[order] == 0);
}

/* (transfer full): the orders of known customers, by customer, then as they came: a counting
 * sort. */
static guint32 *
sort_by_customer (const VtVisitSource *source, guint32 *ret_n)
{
  guint32             n_orders = source->orders.n_orders;
  guint32             last_customer = 0;
  g_autofree guint32 *next = NULL;
  guint32            *sorted = g_new (guint32, (gsize) n_orders + 1);
  guint32             n = 0;

  for (guint32 order = 0; order < n_orders; order++)
    last_customer = MAX (last_customer, source->customer[order]);
  next = g_new0 (guint32, (gsize) last_customer + 2);
  for (guint32 order = 0; order < n_orders; order++)
    if (is_visit (source, order))
      next[source->customer[order]]++;
  for (guint32 customer = 0; customer <= last_customer; customer++)
    {
      guint32 count = next[customer];

      next[customer] = n;
      n += count;
    }
  for (guint32 order = 0; order < n_orders; order++)
    if (is_visit (source, order))
      sorted[next[source->customer[order]]++] = order;
  *ret_n = n;
  return sorted;
}

/* ---- what was bought ---- */

/* Writes the different items of the order, ascending. */
static guint32
gather_items (const VtBasketSource *source, guint32 order, guint32 *items, guint32 *scratch)
{
  guint32 n = 0;
  guint32 n_different = 0;

  for (guint32 line = source->first_line[order]; line < source->first_line[order + 1]; line++)
    if ((source->line_quantity == NULL || source->line_quantity[line] > 0) &&
        (source->skip_item == NULL || source->skip_item[source->line_item[line]] == 0))
      items[n++] = source->line_item[line];
  vt_sort_items (items, scratch, n);
  for (guint32 i = 0; i < n; i++)
    if (i == 0 || items[i] != items[i - 1])
      items[n_different++] = items[i];
  return n_different;
}

/* Those that are hidden count for the size of the order, but are not in it. */
static guint32
drop_hidden (const VtBasketSource *source, guint32 *items, guint32 n)
{
  guint32 n_kept = 0;

  for (guint32 i = 0; i < n; i++)
    if (source->hide_item == NULL || source->hide_item[items[i]] == 0)
      items[n_kept++] = items[i];
  return n_kept;
}

static void
add_visit (Visits *self, const VtVisitSource *source, guint32 order, guint32 *scratch)
{
  VtVisits *visits = &self->public;
  guint32   first = self->first_entry[visits->n_visits];
  guint32   n = gather_items (&source->orders, order, self->entry_item + first, scratch);

  if (n < source->orders.min_items ||
      (source->orders.max_items != 0 && n > source->orders.max_items))
    return;
  n = drop_hidden (&source->orders, self->entry_item + first, n);
  if (n == 0)
    return;
  self->order[visits->n_visits] = order;
  self->time_us[visits->n_visits] = source->time_us[order];
  self->customer[visits->n_visits] = source->customer[order];
  visits->n_visits++;
  self->first_entry[visits->n_visits] = first + n;
}

static gboolean
add_visits (Visits *self, const VtVisitSource *source, VtJob *job, GError **error)
{
  guint32 n_sorted;
  guint32 n_lines =
      source->orders.n_orders > 0 ? source->orders.first_line[source->orders.n_orders] : 0;
  g_autofree guint32 *sorted = sort_by_customer (source, &n_sorted);
  g_autofree guint32 *scratch = g_new (guint32, (gsize) n_lines + 1);

  self->order = g_new (guint32, (gsize) n_sorted + 1);
  self->time_us = g_new (gint64, (gsize) n_sorted + 1);
  self->customer = g_new (guint32, (gsize) n_sorted + 1);
  self->first_entry = g_new (guint32, (gsize) n_sorted + 1);
  self->entry_item = g_new (guint32, (gsize) n_lines + 1);
  self->first_entry[0] = 0;
  vt_job_begin_phase (job, _ ("Following customers"), _ ("orders"));
  for (guint32 i = 0; i < n_sorted; i++)
    {
      if (i % N_VISITS_PER_REPORT == 0 && !vt_job_report (job, i, n_sorted, error))
        return FALSE;
      add_visit (self, source, sorted[i], scratch);
    }
  return vt_job_report (job, n_sorted, n_sorted, error);
}

/* ---- what came soon ---- */

static void
find_soon (Visits *self, gint64 last_us)
{
  guint32 n = self->public.n_visits;
  gint64  within_us = self->public.within_days * VT_US_A_DAY;

  self->first_soon = g_new (guint32, (gsize) n + 1);
  self->end_soon = g_new (guint32, (gsize) n + 1);
  self->is_watched = g_new (guint8, (gsize) n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 first = i + 1;
      guint32 end;

      while (first < n && self->customer[first] == self->customer[i] &&
             self->time_us[first] == self->time_us[i])
        first++;
      /* Never before where the last one's ended, as both are of one customer and in turn. */
      end = i > 0 && self->customer[i - 1] == self->customer[i] ? MAX (first, self->end_soon[i - 1])
                                                                : first;
      while (end < n && self->customer[end] == self->customer[i] &&
             self->time_us[end] - self->time_us[i] <= within_us)
        end++;
      self->first_soon[i] = first;
      self->end_soon[i] = end;
      self->is_watched[i] = last_us - self->time_us[i] >= within_us;
    }
}

static void
count_items (Visits *self)
{
  VtVisits           *visits = &self->public;
  g_autofree guint32 *seen = g_new0 (guint32, (gsize) visits->n_items + 1);

  self->item_count = g_new0 (guint32, (gsize) visits->n_items + 1);
  self->soon_count = g_new0 (guint32, (gsize) visits->n_items + 1);
  for (guint32 i = 0; i < visits->n_visits; i++)
    {
      guint32 end = self->first_entry[self->end_soon[i]];

      if (!self->is_watched[i])
        continue;
      visits->n_watched++;
      for (guint32 k = self->first_entry[i]; k < self->first_entry[i + 1]; k++)
        self->item_count[self->entry_item[k]]++;
      for (guint32 k = self->first_entry[self->first_soon[i]]; k < end; k++)
        {
          guint32 item = self->entry_item[k];

          self->soon_count[item] += seen[item] != i + 1;
          seen[item] = i + 1;
        }
    }
}

VtVisits *
vt_visits_new (const VtVisitSource *source, VtJob *job, GError **error)
{
  g_autoptr (VtVisits) visits = NULL;
  Visits *self;
  gint64  last_us = G_MININT64;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (source->within_days >= 1 && source->within_days <= 36500, NULL);

  self = g_new0 (Visits, 1);
  g_ref_count_init (&self->ref_count);
  visits = &self->public;
  visits->n_items = source->orders.n_items;
  visits->within_days = source->within_days;
  for (guint32 order = 0; order < source->orders.n_orders; order++)
    last_us = MAX (last_us, source->time_us[order]);
  if (!add_visits (self, source, job, error))
    return NULL;
  find_soon (self, last_us);
  count_items (self);
  visits->order = self->order;
  visits->time_us = self->time_us;
  visits->customer = self->customer;
  visits->first_entry = self->first_entry;
  visits->entry_item = self->entry_item;
  visits->first_soon = self->first_soon;
  visits->end_soon = self->end_soon;
  visits->is_watched = self->is_watched;
  visits->item_count = self->item_count;
  visits->soon_count = self->soon_count;
  return g_steal_pointer (&visits);
}

VtVisits *
vt_visits_ref (VtVisits *visits)
{
  Visits *self = (Visits *) visits;

  g_return_val_if_fail (visits != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return visits;
}

void
vt_visits_unref (VtVisits *visits)
{
  Visits *self = (Visits *) visits;

  g_return_if_fail (visits != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_free (self->order);
  g_free (self->time_us);
  g_free (self->customer);
  g_free (self->first_entry);
  g_free (self->entry_item);
  g_free (self->first_soon);
  g_free (self->end_soon);
  g_free (self->is_watched);
  g_free (self->item_count);
  g_free (self->soon_count);
  g_free (self);
}

/* ---- how long it took ---- */

static gboolean
has_item (const VtVisits *self, guint32 visit, guint32 item)
{
  guint32 first = self->first_entry[visit];
  guint32 end = self->first_entry[visit + 1];

  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;

      if (self->entry_item[middle] == item)
        return TRUE;
      if (self->entry_item[middle] < item)
        first = middle + 1;
      else
        end = middle;
    }
  return FALSE;
}

void
vt_visits_count_days (VtVisits *self, guint32 item_a, guint32 item_b, guint32 *ret_days)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item_a < self->n_items && item_b < self->n_items);

  memset (ret_days, 0, self->within_days * sizeof *ret_days);
  for (guint32 i = 0; i < self->n_visits; i++)
    {
      if (!self->is_watched[i] || !has_item (self, i, item_a))
        continue;
      for (guint32 later = self->first_soon[i]; later < self->end_soon[i]; later++)
        if (has_item (self, later, item_b))
          {
            ret_days[(self->time_us[later] - self->time_us[i] - 1) / VT_US_A_DAY]++;
            break;
          }
    }
}
