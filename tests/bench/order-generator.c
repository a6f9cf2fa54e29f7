/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order histories of any size, shaped like a shop's: the same for the same seed. */

#include "order-generator.h"

#include "vt-random.h"

#include <math.h>

#define MAX_ITEMS 40
#define N_FRIENDS 5
#define FRIEND_CHANCE 0.4
#define ZIPF_EXPONENT 0.8
#define N_SLOTS_A_ITEM 16

typedef struct
{
  VtRandom random;
  guint32  n_items;
  guint32  n_slots;
  guint32 *slots;   /* (owned): items, each as often as it is popular */
  guint32 *friends; /* (owned): N_FRIENDS of each item */
} Generator;

/* Drawing from a table of slots is one look-up, where a search would dominate the generator. */
static void
generator_fill_slots (Generator *self)
{
  g_autofree guint32 *item_of_rank = g_new (guint32, self->n_items);
  double              sum = 0.0;
  double              reached = 0.0;
  guint32             slot = 0;

  for (guint32 i = 0; i < self->n_items; i++)
    {
      item_of_rank[i] = i;
      sum += pow (i + 1, -ZIPF_EXPONENT);
    }
  vt_random_shuffle (&self->random, item_of_rank, self->n_items);
  for (guint32 rank = 0; rank < self->n_items; rank++)
    {
      guint32 end;

      reached += pow (rank + 1, -ZIPF_EXPONENT) / sum;
      end = rank + 1 < self->n_items ? (guint32) (reached * self->n_slots) : self->n_slots;
      while (slot < MIN (end, self->n_slots))
        self->slots[slot++] = item_of_rank[rank];
    }
}

static guint32
generator_draw_item (Generator *self)
{
  return self->slots[vt_random_below (&self->random, self->n_slots)];
}

static void
generator_init (Generator *self, const VtGeneratorOptions *options)
{
  self->random.state = options->seed;
  self->n_items = options->n_items;
  self->n_slots = N_SLOTS_A_ITEM * options->n_items;
  self->slots = g_new (guint32, self->n_slots);
  self->friends = g_new (guint32, (gsize) N_FRIENDS * options->n_items);
  generator_fill_slots (self);
  for (gsize i = 0; i < (gsize) N_FRIENDS * options->n_items; i++)
    self->friends[i] = generator_draw_item (self);
}

static void
generator_clear (Generator *self)
{
  g_free (self->slots);
  g_free (self->friends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Generator, generator_clear)

static guint32
generator_draw_length (Generator *self, double mean_items)
{
  double u = 1.0 - vt_random_double (&self->random);
  double length = mean_items > 1 ? 1 + floor (log (u) / log1p (-1 / mean_items)) : 1;

  return (guint32) MIN (length, MAX_ITEMS);
}

static void
generator_write_order (Generator *self, guint32 n, guint32 *items)
{
  for (guint32 i = 0; i < n; i++)
    if (i > 0 && vt_random_double (&self->random) < FRIEND_CHANCE)
      items[i] = self->friends[(gsize) items[i - 1] * N_FRIENDS +
                               vt_random_below (&self->random, N_FRIENDS)];
    else
      items[i] = generator_draw_item (self);
}

void
vt_generate_orders (const VtGeneratorOptions *options, VtGeneratedOrders *ret_orders)
{
  g_auto (Generator) generator = {0};
  g_autoptr (GArray) first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 *line_item = g_new (guint32, (gsize) options->n_lines + MAX_ITEMS);
  guint32  n_lines = 0;

  g_return_if_fail (options->n_items >= 1 && options->n_items <= G_MAXUINT32 / N_SLOTS_A_ITEM);

  generator_init (&generator, options);
  while (n_lines < options->n_lines)
    {
      guint32 n = generator_draw_length (&generator, options->mean_items);

      g_array_append_val (first_line, n_lines);
      generator_write_order (&generator, n, line_item + n_lines);
      n_lines += n;
    }
  g_array_append_val (first_line, n_lines);

  ret_orders->n_orders = first_line->len - 1;
  ret_orders->n_lines = n_lines;
  ret_orders->first_line =
      (guint32 *) (gpointer) g_array_free (g_steal_pointer (&first_line), FALSE);
  ret_orders->line_item = line_item;
}

void
vt_generated_orders_clear (VtGeneratedOrders *self)
{
  g_clear_pointer (&self->first_line, g_free);
  g_clear_pointer (&self->line_item, g_free);
}
