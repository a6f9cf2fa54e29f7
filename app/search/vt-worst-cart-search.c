/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which carts are tried: likely ones first, then all that cannot be ruled out. */

#include "vt-worst-cart-private.h"

#include <string.h>

#define WORD_BITS 64
/* Items that likely carts are made around. */
#define MAX_SEEDS 64
/* What part of all carts may be spent on them. */
#define SHARE_OF_LIKELY 4
/* Steps for each cart that may be evaluated: most only rule carts out. */
#define STEPS_PER_CART 20
/* Between looks at the job. */
#define STEPS_BETWEEN 4096

/* Carts are grown from an item by others that an offer brings together with what is there: of carts
 * that fall apart, no part is better than the whole. Each set of items comes up once: an item that
 * was left out stays out. */
typedef struct
{
  VtWorstSearch *search;
  guint          root;
  guint          n_words;
  GArray        *counts; /* (owned) (element-type VtTrialCount) */
  gint64 *lightest; /* (owned) (array length=items + 1): from each item on, a line's least weight */
  double *lightest_mean;
  guint8 *can_be_bad; /* (owned) (array length=items): a line of it can have a negative weight */
  gint64  for_weight; /* the price weight that they were found for */
} Grower;

/* ---- bounds ---- */

static void
find_lightest (Grower *grower)
{
  const VtWorstSearch *search = grower->search;
  guint                n_items = search->items->len;

  grower->for_weight = search->price_weight;
  grower->lightest[n_items] = 0;
  grower->lightest_mean[n_items] = 0;
  for (guint i = n_items; i-- > 0;)
    {
      gint64 least = grower->lightest[i + 1];
      double least_mean = grower->lightest_mean[i + 1];

      grower->can_be_bad[i] = FALSE;
      for (guint n = 1; n <= search->wish->max_units; n++)
        {
          gint64 own = vt_worst_search_weigh (search, i, n);

          grower->can_be_bad[i] = grower->can_be_bad[i] || own < 0;
          least = MIN (least, own);
          if (search->means != NULL)
            least_mean = MIN (least_mean, vt_worst_search_weigh_mean (search, i, n));
        }
      grower->lightest[i] = least;
      grower->lightest_mean[i] = least_mean;
    }
}

/* Whether neither the cart nor any that it is part of can be worse than the worst yet. */
static gboolean
is_ruled_out (Grower *grower, guint n_lines_left)
{
  const VtWorstSearch *search = grower->search;
  gint64               weight;
  double               mean = 0;

  if (grower->for_weight != search->price_weight)
    find_lightest (grower);
  weight = (gint64) n_lines_left * grower->lightest[grower->root];
  for (guint i = 0; i < grower->counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (grower->counts, VtTrialCount, i);

      weight += vt_worst_search_weigh (search, count->item, count->n);
      if (search->means != NULL)
        mean += vt_worst_search_weigh_mean (search, count->item, count->n);
    }
  if (weight >= 0)
    return TRUE;
  return search->means != NULL && mean + n_lines_left * grower->lightest_mean[grower->root] >= 0;
}

static gboolean
may_go_on (VtWorstSearch *search, GError **error)
{
  guint64 max_steps = search->wish->max_carts * STEPS_PER_CART;

  if (++search->n_steps > max_steps || search->n_carts >= search->wish->max_carts)
    search->is_cut = TRUE;
  if (search->n_steps > max_steps || search->n_carts >= search->wish->max_carts)
    return FALSE;
  if (search->n_steps % STEPS_BETWEEN == 0 &&
      !vt_job_report (search->job, search->n_carts, 0, error))
    search->is_cancelled = TRUE;
  return !search->is_cancelled;
}

/* ---- sets of items ---- */

static gboolean
has_bit (const guint64 *bits, guint i)
{
  return (bits[i / WORD_BITS] >> i % WORD_BITS & 1) != 0;
}

static const VtWorstLink *
get_link (const VtWorstSearch *search, guint item, guint i)
{
  return search->links->pdata[g_array_index (search->links_of[item], guint, i)];
}

/* Adds the items that some offer brings together with this one. */
static void
add_neighbours (const Grower *grower, guint item, guint64 *neighbours)
{
  const VtWorstSearch *search = grower->search;

  for (guint i = 0; i < search->links_of[item]->len; i++)
    {
      const VtWorstLink *link = get_link (search, item, i);

      for (guint j = grower->root / WORD_BITS; j < grower->n_words; j++)
        neighbours[j] |= link->has[j];
    }
}

/* Whether an offer can do more with an item beside what is there: it speaks of something of that,
 * and the last of its steps is not reached yet for certain. */
static gboolean
is_of_use (const Grower *grower, const VtWorstLink *link)
{
  const VtWorstSearch *search = grower->search;
  gint64               left_minor = 0;
  gboolean             is_there = FALSE;

  for (guint i = 0; i < grower->counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (grower->counts, VtTrialCount, i);

      if (!has_bit (link->has, count->item))
        continue;
      is_there = TRUE;
      left_minor += search->bounds[count->item * search->wish->max_units + count->n - 1];
    }
  return is_there && left_minor < link->last_minor;
}

/* An item that cannot be bad itself only matters if with it something else gets worse. */
static gboolean
may_matter (const Grower *grower, guint item)
{
  const VtWorstSearch *search = grower->search;

  if (grower->can_be_bad[item])
    return TRUE;
  for (guint i = 0; i < search->links_of[item]->len; i++)
    if (is_of_use (grower, get_link (search, item, i)))
      return TRUE;
  return FALSE;
}

/* (nullable): how a product came into the cart, in whatever way it is bought. */
static const VtTrialCount *
find_product (const Grower *grower, guint sort, guint twin)
{
  for (guint i = 0; i < grower->counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (grower->counts, VtTrialCount, i);
      const VtTrialItem  *item = vt_trial_items_get (grower->search->items, count->item);

      if (item->sort == sort && item->twin == twin)
        return count;
    }
  return NULL;
}

static gboolean
are_bought_alike (const VtTrialItem *item, const VtTrialItem *other)
{
  return item->is_subscription == other->is_subscription && item->instead_of == other->instead_of;
}

/* Of the carts that come of one another where products that are alike change places, one is grown:
 * all of them are evaluated. Let it be the one whose items, with their units, as they come in, are
 * the first in the order of the items, of the same item more units first. In it a product comes in
 * after those of its sort before it, and with no more units if both come in by the same way of
 * buying: else the cart where the two have changed places would be before it, as up to there both
 * grow alike. What a product is bought as besides is free. */
static gboolean
is_in_turn (const Grower *grower, guint item, guint n)
{
  GArray             *items = grower->search->items;
  const VtTrialItem  *self = vt_trial_items_get (items, item);
  const VtTrialCount *before;

  if (self->twin == 0 || find_product (grower, self->sort, self->twin) != NULL)
    return TRUE;
  before = find_product (grower, self->sort, self->twin - 1);
  return before != NULL &&
         (before->n >= n || !are_bought_alike (self, vt_trial_items_get (items, before->item)));
}

static gboolean grow (Grower *grower, guint64 *open, const guint64 *seen, GError **error);

/* With one item more, in every number of units. @open: what may still be added; @seen: all that was
 * ever open. */
static gboolean
add_item (Grower *grower, guint item, const guint64 *open, const guint64 *seen, GError **error)
{
  VtWorstSearch      *search = grower->search;
  g_autofree guint64 *neighbours = g_new0 (guint64, grower->n_words);
  g_autofree guint64 *own_open = g_new (guint64, grower->n_words);

  add_neighbours (grower, item, neighbours);
  for (guint n = 1; n <= search->wish->max_units; n++)
    {
      VtTrialCount count = {item, n};
      gboolean     is_done = TRUE;

      if (!may_go_on (search, error))
        return !search->is_cancelled;
      if (!is_in_turn (grower, item, n))
        return TRUE;
      g_array_append_val (grower->counts, count);
      if (!is_ruled_out (grower, search->wish->max_lines - grower->counts->len))
        {
          vt_worst_search_try (search, (const VtTrialCount *) grower->counts->data,
                               grower->counts->len);
          for (guint i = 0; i < grower->n_words; i++)
            own_open[i] = open[i] | (neighbours[i] & ~seen[i]);
          for (guint i = 0; i < grower->n_words; i++)
            neighbours[i] |= seen[i];
          is_done = grow (grower, own_open, neighbours, error);
        }
      g_array_set_size (grower->counts, grower->counts->len - 1);
      if (!is_done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
grow (Grower *grower, guint64 *open, const guint64 *seen, GError **error)
{
  if (grower->counts->len >= grower->search->wish->max_lines)
    return TRUE;
  for (guint i = grower->root + 1; i < grower->search->items->len; i++)
    {
      if (i % WORD_BITS == 0 && open[i / WORD_BITS] == 0)
        {
          i += WORD_BITS - 1;
          continue;
        }
      /* What does not matter now stays open: it may beside what comes in later. */
      if (!has_bit (open, i) || !may_matter (grower, i))
        continue;
      open[i / WORD_BITS] &= ~(G_GUINT64_CONSTANT (1) << i % WORD_BITS);
      if (!add_item (grower, i, open, seen, error))
        return FALSE;
      if (grower->search->n_carts >= grower->search->wish->max_carts)
        return TRUE;
    }
  return TRUE;
}

static gboolean
grow_from (Grower *grower, guint root, GError **error)
{
  VtWorstSearch      *search = grower->search;
  g_autofree guint64 *neighbours = g_new0 (guint64, grower->n_words);
  g_autofree guint64 *open = g_new (guint64, grower->n_words);

  grower->root = root;
  add_neighbours (grower, root, neighbours);
  for (guint n = 1; n <= search->wish->max_units; n++)
    {
      VtTrialCount count = {root, n};
      gboolean     is_done = TRUE;

      if (!may_go_on (search, error))
        return !search->is_cancelled;
      g_array_append_val (grower->counts, count);
      if (!is_ruled_out (grower, search->wish->max_lines - 1))
        {
          vt_worst_search_try (search, &count, 1);
          memcpy (open, neighbours, grower->n_words * sizeof *open);
          is_done = grow (grower, open, neighbours, error);
        }
      g_array_set_size (grower->counts, 0);
      if (!is_done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
try_all (VtWorstSearch *search, GError **error)
{
  guint    n_items = search->items->len;
  Grower   grower = {.search = search,
                     .n_words = n_items / WORD_BITS + 1,
                     .counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount)),
                     .lightest = g_new0 (gint64, n_items + 1),
                     .lightest_mean = g_new0 (double, n_items + 1),
                     .can_be_bad = g_new0 (guint8, n_items + 1)};
  gboolean is_done = TRUE;

  find_lightest (&grower);
  for (guint i = 0; i < n_items && is_done; i++)
    {
      if (grower.for_weight != search->price_weight)
        find_lightest (&grower);
      /* No cart of what comes now can be worse. */
      if (grower.lightest[i] >= 0)
        break;
      if (vt_trial_items_get (search->items, i)->twin == 0)
        is_done = grow_from (&grower, i, error);
    }
  g_array_unref (grower.counts);
  g_free (grower.lightest);
  g_free (grower.lightest_mean);
  g_free (grower.can_be_bad);
  return is_done;
}

/* ---- likely carts ---- */

static guint
get_count (const GArray *counts, guint item)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, VtTrialCount, i).item == item)
      return g_array_index (counts, VtTrialCount, i).n;
  return 0;
}

static void
set_count (GArray *counts, guint item, guint n)
{
  VtTrialCount count = {item, n};

  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, VtTrialCount, i).item == item)
      {
        g_array_index (counts, VtTrialCount, i).n = n;
        return;
      }
  g_array_append_val (counts, count);
}

static gint64
measure (const VtWorstSearch *search, const GArray *counts, const VtDemand *demand)
{
  gint64 sum = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (counts, VtTrialCount, i);
      const VtTrialItem  *item = vt_trial_items_get (search->items, count->item);

      if (vt_demand_is_served (demand, search->shop, item))
        sum += count->n * (demand->type == VT_DEMAND_AMOUNT ? item->price_minor : 1);
    }
  return sum;
}

/* As many units of an item as still lack, and a line has room for. */
static void
serve (const VtWorstSearch *search, GArray *counts, const VtDemand *demand, guint item)
{
  const VtTrialItem *self = vt_trial_items_get (search->items, item);
  gint64             lack = demand->least - measure (search, counts, demand);
  guint              n = get_count (counts, item);

  if (lack <= 0 || !vt_demand_is_served (demand, search->shop, self))
    return;
  if (n == 0 && counts->len >= search->wish->max_lines)
    return;
  if (demand->type == VT_DEMAND_AMOUNT)
    lack = (lack + self->price_minor - 1) / self->price_minor;
  set_count (counts, item, (guint) MIN (n + lack, search->wish->max_units));
}

/* All that an offer needs, of the item if that will do, else of the worst that do. */
static void
serve_all (const VtWorstSearch *search, GArray *counts, guint offer, guint item)
{
  const GArray *demands = search->demands->pdata[offer];

  for (guint i = 0; i < demands->len; i++)
    {
      const VtDemand *demand = &g_array_index (demands, VtDemand, i);

      serve (search, counts, demand, item);
      for (guint j = 0; j < search->items->len && measure (search, counts, demand) < demand->least;
           j++)
        serve (search, counts, demand, j);
    }
}

static void
try_once (VtWorstSearch *search, const GArray *counts)
{
  GBytes *key = g_bytes_new (counts->data, counts->len * sizeof (VtTrialCount));

  if (g_hash_table_add (search->tried, key) &&
      search->n_carts < search->wish->max_carts / SHARE_OF_LIKELY)
    vt_worst_search_try (search, (const VtTrialCount *) counts->data, counts->len);
}

/* Around an item: what two of the offers that it has to do with need, each alone or together. */
static void
try_around (VtWorstSearch *search, guint item)
{
  const GArray *effects = vt_least_left_get_effects (search->least, item);

  for (guint i = 0; i < effects->len; i++)
    for (guint j = i; j < effects->len; j++)
      for (guint n = 1; n <= search->wish->max_units; n++)
        {
          g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));

          set_count (counts, item, n);
          serve_all (search, counts, g_array_index (effects, VtEffect, i).offer, item);
          serve_all (search, counts, g_array_index (effects, VtEffect, j).offer, item);
          try_once (search, counts);
        }
}

static gboolean
try_likely (VtWorstSearch *search, GError **error)
{
  guint n_seeds = 0;

  for (guint i = 0; i < search->items->len && n_seeds < MAX_SEEDS; i++)
    {
      if (vt_worst_search_weigh (search, i, 1) >= 0)
        continue;
      n_seeds++;
      if (!vt_job_check (search->job, error))
        return FALSE;
      try_around (search, i);
    }
  return TRUE;
}

gboolean
vt_worst_search_run (VtWorstSearch *search, GError **error)
{
  g_return_val_if_fail (search != NULL, FALSE);

  return try_likely (search, error) && try_all (search, error);
}
