/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Baskets: which different items were bought together, as sorted rows of a sparse matrix. */

#include "vt-baskets.h"

#include "vt-sort.h"

#include <glib/gi18n-lib.h>

#define N_ORDERS_PER_REPORT 16384

typedef struct
{
  VtBaskets public; /* first, so that one pointer serves for both */
  grefcount ref_count;
  guint32  *first_entry; /* (owned) */
  guint32  *entry_item;  /* (owned) */
  guint32  *item_count;  /* (owned) */
} Baskets;

typedef struct
{
  const VtBasketSource *source;
  VtBaskets            *baskets;
  guint32              *first_entry; /* (unowned) */
  guint32              *entry_item;  /* (unowned) */
  guint32              *item_count;  /* (unowned) */
  guint32              *scratch;     /* (unowned) */
} Builder;

static guint32
longest_order (const VtBasketSource *source)
{
  guint32 n_longest = 0;

  for (guint32 order = 0; order < source->n_orders; order++)
    n_longest = MAX (n_longest, source->first_line[order + 1] - source->first_line[order]);
  return n_longest;
}

/* Writes the items the order bought, as its lines have them, to @items. */
static guint32
gather_items (const VtBasketSource *source, guint32 order, guint32 *items)
{
  guint32 n = 0;

  for (guint32 line = source->first_line[order]; line < source->first_line[order + 1]; line++)
    {
      guint32 item = source->line_item[line];

      g_assert (item < source->n_items);
      if (source->line_quantity != NULL && source->line_quantity[line] <= 0)
        continue;
      if (source->skip_item != NULL && source->skip_item[item] != 0)
        continue;
      items[n++] = item;
    }
  return n;
}

static guint32
drop_repeats (guint32 *items, guint32 n)
{
  guint32 n_kept = MIN (n, 1);

  for (guint32 i = 1; i < n; i++)
    {
      guint32 item = items[i];

      /* Written always: most items are new, and a branch would be guessed wrong for the others. */
      items[n_kept] = item;
      n_kept += item != items[n_kept - 1];
    }
  return n_kept;
}

/* An order's size is that of all it bought; what is hidden leaves only then. */
static guint32
drop_hidden (const VtBasketSource *source, guint32 *items, guint32 n)
{
  guint32 n_kept = 0;

  if (source->hide_item == NULL)
    return n;
  for (guint32 i = 0; i < n; i++)
    if (source->hide_item[items[i]] == 0)
      items[n_kept++] = items[i];
  return n_kept;
}

/* Appends the order as a basket at the end of the entries, unless nothing of it counts. */
static void
add_order (Builder *builder, guint32 order)
{
  const VtBasketSource *source = builder->source;
  VtBaskets            *baskets = builder->baskets;
  guint32              *items = builder->entry_item + baskets->n_entries;
  guint32               n = gather_items (source, order, items);

  vt_sort_items (items, builder->scratch, n);
  n = drop_repeats (items, n);
  if (n == 0)
    return;
  if (n < source->min_items)
    return;
  if (source->max_items != 0 && n > source->max_items)
    {
      baskets->n_left_out++;
      return;
    }
  n = drop_hidden (source, items, n);
  if (n == 0)
    return;

  for (guint32 i = 0; i < n; i++)
    builder->item_count[items[i]]++;
  baskets->n_single += n == 1;
  baskets->n_entries += n;
  baskets->n_baskets++;
  builder->first_entry[baskets->n_baskets] = baskets->n_entries;
}

static gboolean
add_orders (Builder *builder, VtJob *job, GError **error)
{
  const VtBasketSource *source = builder->source;

  vt_job_begin_phase (job, _ ("Collecting baskets"), _ ("orders"));
  for (guint32 order = 0; order < source->n_orders; order++)
    {
      if (order % N_ORDERS_PER_REPORT == 0 && !vt_job_report (job, order, source->n_orders, error))
        return FALSE;
      if (source->skip_order == NULL || source->skip_order[order] == 0)
        add_order (builder, order);
    }
  return vt_job_report (job, source->n_orders, source->n_orders, error);
}

VtBaskets *
vt_baskets_new (const VtBasketSource *source, VtJob *job, GError **error)
{
  g_autoptr (VtBaskets) baskets = NULL;
  g_autofree guint32 *scratch = NULL;
  Baskets            *self;
  guint32             n_lines;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (source->n_orders == 0 || source->first_line != NULL, NULL);

  n_lines = source->n_orders != 0 ? source->first_line[source->n_orders] : 0;
  g_return_val_if_fail (n_lines == 0 || source->line_item != NULL, NULL);

  self = g_new0 (Baskets, 1);
  g_ref_count_init (&self->ref_count);
  baskets = &self->public;
  self->first_entry = g_new (guint32, (gsize) source->n_orders + 1);
  self->entry_item = g_new (guint32, (gsize) n_lines + 1);
  self->item_count = g_new0 (guint32, (gsize) source->n_items + 1);
  self->first_entry[0] = 0;
  scratch = g_new (guint32, (gsize) longest_order (source) + 1);

  baskets->n_items = source->n_items;
  if (!add_orders (&(Builder){source, baskets, self->first_entry, self->entry_item,
                              self->item_count, scratch},
                   job, error))
    return NULL;

  self->first_entry = g_renew (guint32, self->first_entry, (gsize) baskets->n_baskets + 1);
  self->entry_item = g_renew (guint32, self->entry_item, (gsize) baskets->n_entries + 1);
  baskets->first_entry = self->first_entry;
  baskets->entry_item = self->entry_item;
  baskets->item_count = self->item_count;
  return g_steal_pointer (&baskets);
}

VtBaskets *
vt_baskets_ref (VtBaskets *baskets)
{
  Baskets *self = (Baskets *) baskets;

  g_return_val_if_fail (baskets != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return baskets;
}

void
vt_baskets_unref (VtBaskets *baskets)
{
  Baskets *self = (Baskets *) baskets;

  g_return_if_fail (baskets != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->first_entry);
  g_free (self->entry_item);
  g_free (self->item_count);
  g_free (self);
}
