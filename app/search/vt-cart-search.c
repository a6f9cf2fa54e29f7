/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest cart that shows something. */

#include "vt-cart-search.h"

#include "vt-trial-twins.h"

#include <string.h>

/* Steps of the search for each cart that may be tried: most of them only rule carts out. */
#define STEPS_PER_TRY 20
/* No cart of a search has more units. */
#define MAX_UNITS 10000
/* More units than any cart has: nothing serves a need. */
#define NEVER G_MAXINT32

/* A demand, and which items serve it. */
typedef struct
{
  VtDemandType type;
  guint        set;
  gint64       least;
  guint8      *serves;     /* (owned) (array length=items) */
  guint        last;       /* the last item that does; G_MAXUINT: none */
  gint64       most_price; /* of such an item */
} Need;

/* Needs that no unit serves two of: together they ask for the sum of their units. */
typedef struct
{
  guint *needs; /* (owned) */
  guint  n;
} Family;

typedef struct
{
  const VtCartSearch *search;   /* (unowned) */
  VtJob              *job;      /* (unowned) */
  GError            **error;    /* (unowned) */
  GArray             *needs;    /* (owned) (element-type Need) */
  GArray             *families; /* (owned) (element-type Family) */
  gint64             *lacks;    /* (owned) (array length=needs): what is not there yet */
  gint64             *lightest; /* (owned) (nullable) (array length=items): from each on */
  gint64              weight;
  GArray             *counts; /* (owned) (element-type VtTrialCount): the cart in the making */
  GArray             *best;   /* (owned): the best so far of this many units */
  gint64              best_minor;
  gboolean            has_empty; /* the cart without anything shows it */
  gboolean            has_met;   /* a cart met all needs */
  guint64             n_tries;
  guint64             n_steps;
  gboolean            is_cut;
  gboolean            is_cancelled;
} Walk;

void
vt_cart_found_clear (VtCartFound *found)
{
  g_clear_pointer (&found->counts, g_array_unref);
}

/* ---- the order of carts ---- */

static void
sort_by_sku (GArray *items, const VtTrialCount *counts, guint n, VtTrialCount *sorted)
{
  for (guint i = 0; i < n; i++)
    {
      guint at = i;

      for (; at > 0 && vt_trial_items_get (items, sorted[at - 1].item)->by_sku >
                           vt_trial_items_get (items, counts[i].item)->by_sku;
           at--)
        sorted[at] = sorted[at - 1];
      sorted[at] = counts[i];
    }
}

int
vt_cart_compare_skus (GArray             *items,
                      const VtTrialCount *counts,
                      guint               n_counts,
                      const VtTrialCount *others,
                      guint               n_others)
{
  g_autofree VtTrialCount *lines = g_new (VtTrialCount, n_counts);
  g_autofree VtTrialCount *other_lines = g_new (VtTrialCount, n_others);

  sort_by_sku (items, counts, n_counts, lines);
  sort_by_sku (items, others, n_others, other_lines);
  for (guint i = 0; i < n_counts && i < n_others; i++)
    {
      guint rank = vt_trial_items_get (items, lines[i].item)->by_sku;
      guint other_rank = vt_trial_items_get (items, other_lines[i].item)->by_sku;

      if (rank != other_rank)
        return rank < other_rank ? -1 : 1;
      if (lines[i].n != other_lines[i].n)
        return lines[i].n > other_lines[i].n ? -1 : 1;
    }
  return n_counts < n_others ? -1 : n_counts > n_others;
}

/* ---- what is needed ---- */

static void
need_clear (gpointer data)
{
  g_free (((Need *) data)->serves);
}

static void
family_clear (gpointer data)
{
  g_free (((Family *) data)->needs);
}

static void
add_need (Walk *walk, const VtDemand *demand)
{
  GArray *items = walk->search->items;
  Need need = {.type = demand->type, .set = demand->set, .least = demand->least, .last = G_MAXUINT};

  need.serves = g_new0 (guint8, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (items, i);

      if (!vt_demand_is_served (demand, walk->search->shop, item))
        continue;
      need.serves[i] = TRUE;
      need.last = i;
      need.most_price = MAX (need.most_price, item->price_minor);
    }
  g_array_append_val (walk->needs, need);
}

static void
add_family (Walk *walk, const guint *needs, guint n)
{
  Family family = {g_memdup2 (needs, n * sizeof *needs), n};

  if (n > 0)
    g_array_append_val (walk->families, family);
  else
    g_free (family.needs);
}

static gboolean
do_meet (const Walk *walk, guint a, guint b)
{
  const Need *need = &g_array_index (walk->needs, Need, a);
  const Need *other = &g_array_index (walk->needs, Need, b);

  for (guint i = 0; i < walk->search->items->len; i++)
    if (need->serves[i] && other->serves[i])
      return TRUE;
  return FALSE;
}

/* Needs of whatever offer of which no two have an item in common, the largest first. */
static void
add_disjoint_family (Walk *walk)
{
  g_autofree guint    *chosen = g_new (guint, walk->needs->len + 1);
  g_autofree gboolean *is_out = g_new0 (gboolean, walk->needs->len + 1);
  guint                n = 0;

  for (;;)
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < walk->needs->len; i++)
        {
          const Need *need = &g_array_index (walk->needs, Need, i);

          if (!is_out[i] && need->type != VT_DEMAND_AMOUNT &&
              (best == G_MAXUINT || need->least > g_array_index (walk->needs, Need, best).least))
            best = i;
        }
      if (best == G_MAXUINT)
        break;
      is_out[best] = TRUE;
      chosen[n++] = best;
      for (guint i = 0; i < walk->needs->len; i++)
        is_out[i] = is_out[i] || do_meet (walk, best, i);
    }
  add_family (walk, chosen, n);
}

static void
collect_needs (Walk *walk)
{
  GPtrArray *demands = walk->search->demands;

  for (guint i = 0; i < demands->len; i++)
    {
      const GArray     *of_offer = demands->pdata[i];
      g_autofree guint *own = g_new (guint, of_offer->len + 1);
      guint             n_own = 0;

      for (guint j = 0; j < of_offer->len; j++)
        {
          const VtDemand *demand = &g_array_index (of_offer, VtDemand, j);

          if (demand->is_own)
            own[n_own++] = walk->needs->len;
          add_need (walk, demand);
        }
      add_family (walk, own, n_own);
    }
  for (guint i = 0; i < walk->needs->len; i++)
    add_family (walk, &i, 1);
  add_disjoint_family (walk);
}

/* How many units a need still asks for at least. */
static gint64
count_lacking (const Walk *walk, guint index)
{
  const Need *need = &g_array_index (walk->needs, Need, index);
  gint64      lack = walk->lacks[index];

  if (lack <= 0)
    return 0;
  if (need->last == G_MAXUINT)
    return NEVER;
  return need->type == VT_DEMAND_AMOUNT ? (lack + need->most_price - 1) / need->most_price : lack;
}

/* How many units more any cart must have in which all needs are met. */
static gint64
bound_units (const Walk *walk)
{
  gint64 bound = 0;

  for (guint i = 0; i < walk->families->len; i++)
    {
      const Family *family = &g_array_index (walk->families, Family, i);
      gint64        sum = 0;

      for (guint j = 0; j < family->n; j++)
        sum += count_lacking (walk, family->needs[j]);
      bound = MAX (bound, sum);
    }
  return bound;
}

/* So many units meet all needs, if anything does. */
static gint64
sum_lacking (const Walk *walk)
{
  gint64 sum = 0;

  for (guint i = 0; i < walk->needs->len; i++)
    sum += count_lacking (walk, i);
  return sum;
}

/* The last item that the cart can go on with: no need that is not met can only be met by items
 * before it. */
static guint
find_last (const Walk *walk)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < walk->needs->len; i++)
    if (walk->lacks[i] > 0)
      last = MIN (last, g_array_index (walk->needs, Need, i).last);
  return last;
}

/* Of one need: how many units of an item there may be at most among so many, so that it can still
 * be met by the others. */
static gint64
count_room (const Walk *walk, guint need, guint item, gint64 n_left)
{
  const Need *self = &g_array_index (walk->needs, Need, need);
  gint64      price_minor = vt_trial_items_get (walk->search->items, item)->price_minor;
  gint64      slack_minor;

  if (!self->serves[item])
    return n_left - count_lacking (walk, need);
  if (self->type != VT_DEMAND_AMOUNT || price_minor == self->most_price)
    return n_left;
  slack_minor = n_left * self->most_price - walk->lacks[need];
  return slack_minor < 0 ? 0 : slack_minor / (self->most_price - price_minor);
}

/* How many units of an item there may be at most among so many, of which @n_needed are asked for.
 */
static gint64
count_most (const Walk *walk, guint item, gint64 n_left, gint64 n_needed)
{
  gint64   n_most = n_left;
  gboolean is_needed = FALSE;

  for (guint i = 0; i < walk->needs->len; i++)
    {
      if (walk->lacks[i] <= 0)
        continue;
      n_most = MIN (n_most, count_room (walk, i, item, n_left));
      is_needed = is_needed || g_array_index (walk->needs, Need, i).serves[item];
    }
  return is_needed ? n_most : MIN (n_most, n_left - n_needed);
}

/* @n: units put in, or taken out if it is negative */
static void
put (Walk *walk, guint item, gint64 n)
{
  gint64 price_minor = vt_trial_items_get (walk->search->items, item)->price_minor;

  for (guint i = 0; i < walk->needs->len; i++)
    {
      const Need *need = &g_array_index (walk->needs, Need, i);

      if (need->serves[item])
        walk->lacks[i] -= need->type == VT_DEMAND_AMOUNT ? n * price_minor : n;
    }
  if (walk->search->weights != NULL)
    walk->weight += n * walk->search->weights[item];
}

/* Whether the cart is too heavy with so many units more from one on. */
static gboolean
is_too_heavy (const Walk *walk, guint from, gint64 n_left)
{
  gint64 weight = walk->weight;

  if (walk->lightest == NULL)
    return FALSE;
  if (n_left > 0)
    weight += n_left * walk->lightest[from];
  return weight >= walk->search->ceiling;
}

static void
find_lightest (Walk *walk)
{
  guint n = walk->search->items->len;

  if (walk->search->weights == NULL)
    return;
  walk->lightest = g_new0 (gint64, n + 1);
  for (guint i = n; i-- > 0;)
    walk->lightest[i] = i + 1 < n ? MIN (walk->search->weights[i], walk->lightest[i + 1])
                                  : walk->search->weights[i];
}

/* ---- the search ---- */

static void
try_cart (Walk *walk, gint64 sum_minor)
{
  const VtTrialCount *counts = (const VtTrialCount *) walk->counts->data;

  if (walk->best->len > 0 && sum_minor == walk->best_minor &&
      vt_cart_compare_skus (walk->search->items, counts, walk->counts->len,
                            (const VtTrialCount *) walk->best->data, walk->best->len) > 0)
    return;
  if (walk->n_tries >= walk->search->max_tries)
    {
      walk->is_cut = TRUE;
      return;
    }
  walk->n_tries++;
  if (walk->n_tries % 256 == 0 && !vt_job_check (walk->job, walk->error))
    {
      walk->is_cut = TRUE;
      walk->is_cancelled = TRUE;
      return;
    }
  if (!walk->search->try (counts, walk->counts->len, walk->search->data))
    return;
  walk->has_empty = walk->counts->len == 0;
  g_array_set_size (walk->best, 0);
  g_array_append_vals (walk->best, counts, walk->counts->len);
  walk->best_minor = sum_minor;
}

static void fill (Walk *walk, guint from, guint n_left, gint64 sum_minor);

/* Goes on with up to so many units of the item. */
static void
fill_with (Walk *walk, guint item, guint n_most, guint n_left, gint64 sum_minor)
{
  gint64 price_minor = vt_trial_items_get (walk->search->items, item)->price_minor;

  for (guint n = n_most; n > 0 && !walk->is_cut; n--)
    {
      VtTrialCount count = {item, n};

      put (walk, item, n);
      if (bound_units (walk) <= n_left - n && !is_too_heavy (walk, item, n_left - n))
        {
          g_array_append_val (walk->counts, count);
          fill (walk, item + 1, n_left - n, sum_minor + n * price_minor);
          g_array_set_size (walk->counts, walk->counts->len - 1);
        }
      put (walk, item, -(gint64) n);
    }
}

/* Fills the cart up with n_left units of items from one on. */
static void
fill (Walk *walk, guint from, guint n_left, gint64 sum_minor)
{
  GArray *items = walk->search->items;
  gint64  n_needed = bound_units (walk);
  guint   last = find_last (walk);

  if (n_left == 0)
    {
      walk->has_met = walk->has_met || n_needed == 0;
      if (n_needed == 0)
        try_cart (walk, sum_minor);
      return;
    }
  for (guint i = from; i < items->len && i <= last && !walk->is_cut; i++)
    {
      gint64 price_minor = vt_trial_items_get (items, i)->price_minor;
      gint64 n_most;

      /* Those to come cost no less. */
      if (walk->best->len > 0 && sum_minor + n_left * price_minor > walk->best_minor)
        return;
      if (is_too_heavy (walk, i, n_left))
        return;
      n_most = count_most (walk, i, n_left, n_needed);
      if (n_most <= 0)
        continue;
      if (++walk->n_steps > walk->search->max_tries * STEPS_PER_TRY)
        {
          walk->is_cut = TRUE;
          return;
        }
      if (vt_trial_twin_may_come (items, (const VtTrialCount *) walk->counts->data,
                                  walk->counts->len, i))
        fill_with (walk, i, (guint) n_most, n_left, sum_minor);
    }
}

static void
walk_clear (Walk *walk)
{
  g_array_unref (walk->needs);
  g_array_unref (walk->families);
  g_array_unref (walk->counts);
  g_clear_pointer (&walk->best, g_array_unref);
  g_free (walk->lacks);
  g_free (walk->lightest);
}

static void
begin (Walk *walk)
{
  walk->needs = g_array_new (FALSE, FALSE, sizeof (Need));
  g_array_set_clear_func (walk->needs, need_clear);
  walk->families = g_array_new (FALSE, FALSE, sizeof (Family));
  g_array_set_clear_func (walk->families, family_clear);
  walk->counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  walk->best = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  collect_needs (walk);
  find_lightest (walk);
  walk->lacks = g_new0 (gint64, walk->needs->len + 1);
  for (guint i = 0; i < walk->needs->len; i++)
    walk->lacks[i] = g_array_index (walk->needs, Need, i).least;
}

static VtCartOutcome
get_outcome (const Walk *walk)
{
  if (walk->best->len > 0 || walk->has_empty)
    return walk->is_cut ? VT_CART_FOUND_CUT : VT_CART_FOUND;
  return walk->is_cut ? VT_CART_CUT : VT_CART_NONE;
}

gboolean
vt_cart_search_run (const VtCartSearch *search, VtJob *job, VtCartFound *ret_found, GError **error)
{
  Walk        walk = {.search = search, .job = job, .error = error};
  VtCartFound found = {0};
  gint64      least;
  gint64      most;

  g_return_val_if_fail (search != NULL, FALSE);
  g_return_val_if_fail (ret_found != NULL, FALSE);

  begin (&walk);
  least = bound_units (&walk);
  found.is_impossible = least >= NEVER;
  walk.is_cut = least > MAX_UNITS && !found.is_impossible;
  most = MIN (sum_lacking (&walk), MAX_UNITS) + search->max_more;
  for (gint64 n = least; n <= most && n <= MAX_UNITS && !walk.is_cut; n++)
    {
      gboolean had_met = walk.has_met;

      fill (&walk, 0, (guint) n, 0);
      /* From the first on that has all that is asked for. */
      if (!had_met && walk.has_met)
        most = n + search->max_more;
      if (!walk.is_cut || walk.best->len > 0)
        found.n_units = (guint) n;
      if (get_outcome (&walk) == VT_CART_FOUND)
        break;
    }
  found.outcome = get_outcome (&walk);
  found.n_tries = walk.n_tries;
  found.counts = g_steal_pointer (&walk.best);
  walk_clear (&walk);
  if (walk.is_cancelled)
    {
      vt_cart_found_clear (&found);
      return FALSE;
    }
  *ret_found = found;
  return TRUE;
}
