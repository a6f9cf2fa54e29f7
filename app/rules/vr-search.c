/* SPDX-License-Identifier: Apache-2.0 */
/* Branch and bound over the claims of offers that are in each other's way. */

#include "vr-search.h"

#include "vr-sort.h"
#include "vr-tie.h"

#include <string.h>

/* Above this many entries the table of densities is not worth its memory. */
#define MAX_DENSITIES 65536

/* With more offers, looking through their groups at every step takes too long. */
#define MAX_GROUPED 256

/* The most that is taken off one unit of a line: amount ÷ n_units. */
struct VrDensity
{
  int64_t amount;
  int64_t n_units; /* 0: nothing */
};

static int64_t
add_saturating (int64_t a, int64_t b)
{
  int64_t sum;

  return vr_money_add (a, b, &sum) ? sum : INT64_MAX;
}

/* ---- units and groups ---- */

size_t
vr_search_first_fit (const VrProposal *proposal,
                     size_t            from,
                     const int64_t    *left,
                     const bool       *taken)
{
  if (proposal->offer->group != VR_NONE && taken[proposal->offer->group])
    return VR_NONE;

  for (size_t i = from; i < proposal->n_claims; i++)
    {
      size_t j = 0;

      while (j < proposal->n_lines && proposal->claims[i].units[j] <= left[proposal->lines[j]])
        j++;
      if (j == proposal->n_lines)
        return i;
    }
  return VR_NONE;
}

void
vr_search_take (const VrProposal *proposal, size_t claim, int64_t *left, bool *taken)
{
  for (size_t i = 0; i < proposal->n_lines; i++)
    left[proposal->lines[i]] -= proposal->claims[claim].units[i];
  if (proposal->offer->group != VR_NONE)
    taken[proposal->offer->group] = true;
}

static void
give_back (const VrProposal *proposal, size_t claim, int64_t *left, bool *taken)
{
  for (size_t i = 0; i < proposal->n_lines; i++)
    left[proposal->lines[i]] += proposal->claims[claim].units[i];
  if (proposal->offer->group != VR_NONE)
    taken[proposal->offer->group] = false;
}

/* ---- bounds ---- */

/* No choice of claims from depth k on takes off more than the dearest density of each line times
 * the units left there: every unit is claimed once. */
static int64_t
density_bound (const VrSearch *search, size_t k)
{
  /* With one offer put first, those from k on are among those that were from k − 1 on. */
  size_t           row = search->order == search->order_forced && k > 0 ? k - 1 : k;
  const VrDensity *densities = search->densities + row * search->n_lines;
  int64_t          bound = 0;

  for (size_t i = 0; i < search->n_lines; i++)
    {
      uint64_t quotient;
      uint64_t rest;

      if (densities[i].n_units == 0)
        continue;
      if (!vr_multiply_divide ((uint64_t) densities[i].amount,
                               (uint64_t) search->left[search->lines[i]],
                               (uint64_t) densities[i].n_units, &quotient, &rest) ||
          quotient > INT64_MAX)
        return INT64_MAX;
      bound = add_saturating (bound, (int64_t) quotient);
    }
  return bound;
}

/* Nor more than the best claim of each offer, and of one offer of each group that is still free.
 * The first of a group in the order has the best claim of those to come. */
static int64_t
group_bound (VrSearch *search, size_t k)
{
  int64_t bound = 0;

  search->n_marks++;
  for (size_t i = k; i < search->n; i++)
    {
      const VrProposal *proposal = vr_search_get (search, search->order[i]);
      size_t            group = proposal->offer->group;

      if (group != VR_NONE)
        {
          if (search->taken[group] || search->marks[group] == search->n_marks)
            continue;
          search->marks[group] = search->n_marks;
        }
      bound = add_saturating (bound, proposal->bound);
    }
  return bound;
}

/* What may still be gained from depth k on; loose bounds first, since they are cheap. */
static int64_t
bound_from (VrSearch *search, size_t k, int64_t needed)
{
  int64_t bound = search->suffixes[k];

  if (bound >= needed && search->densities != NULL)
    {
      int64_t other = density_bound (search, k);

      bound = other < bound ? other : bound;
    }
  if (bound >= needed && search->evaluation->pack->n_groups > 0 && search->n <= MAX_GROUPED)
    {
      int64_t other = group_bound (search, k);

      bound = other < bound ? other : bound;
    }
  return bound;
}

/* ---- setting up ---- */

/* An entry of order or by_id while it is sorted. */
typedef struct
{
  int64_t  best;
  VrString id;
  size_t   position;
} Entry;

static int
compare_best (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->best != y->best)
    return x->best > y->best ? -1 : 1;
  return (x->position > y->position) - (x->position < y->position);
}

static int
compare_id (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  return vr_string_compare (x->id, y->id);
}

static void
sort_proposals (VrSearch *search, Entry *entries)
{
  for (size_t i = 0; i < search->n; i++)
    entries[i] = (Entry){vr_search_get (search, i)->bound, vr_search_get (search, i)->offer->id, i};

  vr_sort (entries, search->n, sizeof *entries, compare_best);
  for (size_t i = 0; i < search->n; i++)
    search->order[i] = entries[i].position;

  vr_sort (entries, search->n, sizeof *entries, compare_id);
  for (size_t i = 0; i < search->n; i++)
    search->by_id[i] = entries[i].position;
}

static void
collect_lines (VrSearch *search, bool *is_seen)
{
  for (size_t i = 0; i < search->n; i++)
    {
      const VrProposal *proposal = vr_search_get (search, i);

      for (size_t j = 0; j < proposal->n_lines; j++)
        {
          if (is_seen[proposal->lines[j]])
            continue;
          is_seen[proposal->lines[j]] = true;
          search->lines[search->n_lines++] = proposal->lines[j];
        }
    }
}

static void
raise_density (VrDensity *density, int64_t amount, int64_t n_units)
{
  if (n_units == 0)
    return;
  if (density->n_units == 0 ||
      vr_compare_products ((uint64_t) amount, (uint64_t) density->n_units,
                           (uint64_t) density->amount, (uint64_t) n_units) > 0)
    *density = (VrDensity){amount, n_units};
}

/* The dearest density of each line among the offers from depth k on; k runs backwards. */
static void
fill_densities (VrSearch *search, const size_t *line_places)
{
  for (size_t k = search->n; k-- > 0;)
    {
      const VrProposal *proposal = vr_search_get (search, search->order[k]);
      VrDensity        *row = search->densities + k * search->n_lines;

      memcpy (row, row + search->n_lines, search->n_lines * sizeof *row);
      for (size_t i = 0; i < proposal->n_claims; i++)
        {
          for (size_t j = 0; j < proposal->n_lines; j++)
            raise_density (&row[line_places[proposal->lines[j]]], proposal->claims[i].amounts[j],
                           proposal->claims[i].units[j]);
        }
    }
}

/* Claims that were not listed have no known density. */
static bool
all_listed (const VrSearch *search)
{
  for (size_t i = 0; i < search->n; i++)
    {
      const VrProposal *proposal = vr_search_get (search, i);

      if (proposal->is_partial || proposal->bound > proposal->claims[0].discount)
        return false;
    }
  return true;
}

static VrStatus
make_densities (VrSearch *search)
{
  VrArena *arena = search->evaluation->arena;
  size_t  *line_places;

  if (!all_listed (search) || (search->n + 1) * search->n_lines > MAX_DENSITIES)
    return VR_OK;

  line_places = VR_ARENA_NEW (arena, size_t, search->evaluation->cart->n_lines);
  search->densities = VR_ARENA_NEW (arena, VrDensity, (search->n + 1) * search->n_lines);
  if (line_places == NULL || search->densities == NULL)
    return vr_fail_memory (search->evaluation->error);

  for (size_t i = 0; i < search->n_lines; i++)
    line_places[search->lines[i]] = i;
  fill_densities (search, line_places);
  return VR_OK;
}

VrStatus
vr_search_init (VrSearch         *search,
                VrEvaluation     *evaluation,
                const VrProposal *proposals,
                const size_t     *indexes,
                size_t            n)
{
  VrArena *arena = evaluation->arena;
  size_t   n_cart_lines = evaluation->cart->n_lines;
  size_t   n_groups = evaluation->pack->n_groups;
  Entry   *entries = VR_ARENA_NEW (arena, Entry, n);
  bool    *is_seen = VR_ARENA_NEW (arena, bool, n_cart_lines);

  *search =
      (VrSearch){.evaluation = evaluation, .proposals = proposals, .indexes = indexes, .n = n};
  search->order = VR_ARENA_NEW (arena, size_t, n);
  search->by_id = VR_ARENA_NEW (arena, size_t, n);
  search->lines = VR_ARENA_NEW (arena, size_t, n_cart_lines);
  search->suffixes = VR_ARENA_NEW (arena, int64_t, n + 1);
  search->left = VR_ARENA_NEW (arena, int64_t, n_cart_lines);
  search->taken = VR_ARENA_NEW (arena, bool, n_groups);
  search->marks = VR_ARENA_NEW (arena, size_t, n_groups);
  search->order_forced = VR_ARENA_NEW (arena, size_t, n);
  search->tried = VR_ARENA_NEW (arena, size_t, n);
  search->claims = VR_ARENA_NEW (arena, size_t, n);
  search->claims_forced = VR_ARENA_NEW (arena, size_t, n);
  search->chosen = VR_ARENA_NEW (arena, size_t, n);
  if (entries == NULL || is_seen == NULL || search->order == NULL || search->by_id == NULL ||
      search->lines == NULL || search->suffixes == NULL || search->left == NULL ||
      search->taken == NULL || search->marks == NULL || search->order_forced == NULL ||
      search->tried == NULL || search->claims == NULL || search->claims_forced == NULL ||
      search->chosen == NULL)
    return vr_fail_memory (evaluation->error);

  sort_proposals (search, entries);
  collect_lines (search, is_seen);
  for (size_t i = 0; i < n_cart_lines; i++)
    search->left[i] = evaluation->cart->lines[i].quantity;
  return make_densities (search);
}

/* ---- searching ---- */

/* Fills in order_forced: the forced proposal, which may not be passed over, then the others. */
static void
put_first (VrSearch *search, size_t forced)
{
  size_t n = 0;

  search->order_forced[n++] = forced;
  for (size_t i = 0; i < search->n; i++)
    {
      if (search->order[i] != forced)
        search->order_forced[n++] = search->order[i];
    }
}

static void
sum_suffixes (VrSearch *search)
{
  search->suffixes[search->n] = 0;
  for (size_t k = search->n; k-- > 0;)
    search->suffixes[k] =
        add_saturating (search->suffixes[k + 1], vr_search_get (search, search->order[k])->bound);
}

static void
keep_if_better (const VrSearch *search, int64_t discount, VrSearchBest *best)
{
  bool is_better =
      discount > best->discount ||
      (discount == best->discount && vr_search_compare (search, search->chosen, best->claims) < 0);

  if (!is_better)
    return;
  best->discount = discount;
  memcpy (best->claims, search->chosen, search->n * sizeof *best->claims);
}

/* From depth k up: takes the claim at the depth back. Returns what it took off. */
static int64_t
undo (VrSearch *search, size_t k)
{
  size_t            position = search->order[k];
  const VrProposal *proposal = vr_search_get (search, position);
  size_t            claim = search->chosen[position];

  if (claim == VR_NONE)
    return 0;
  give_back (proposal, claim, search->left, search->taken);
  search->chosen[position] = VR_NONE;
  return proposal->claims[claim].discount;
}

/* Tries the next claim at depth k after the one that was tried last, then none. False when all were
 * tried. */
static bool
advance (VrSearch *search, size_t k, size_t *tried, bool is_forced, int64_t *discount)
{
  size_t            position = search->order[k];
  const VrProposal *proposal = vr_search_get (search, position);
  size_t            claim;

  *discount -= undo (search, k);
  if (*tried > proposal->n_claims)
    return false;

  claim = vr_search_first_fit (proposal, *tried, search->left, search->taken);
  if (claim == VR_NONE)
    {
      *tried = proposal->n_claims + 1;
      return !is_forced;
    }

  *tried = claim + 1;
  search->chosen[position] = claim;
  vr_search_take (proposal, claim, search->left, search->taken);
  *discount += proposal->claims[claim].discount;
  return true;
}

/* What claims that take off so much, and the layers after them, take off. */
static int64_t
value_of (const VrSearch *search, int64_t discount)
{
  return search->layers != NULL ? vr_layers_run (search->layers, search->chosen) : discount;
}

static int64_t
value_bound (const VrSearch *search, int64_t discount, int64_t gain)
{
  int64_t most = add_saturating (discount, gain);

  return search->layers != NULL ? vr_layers_bound (search->layers, discount, most) : most;
}

static void
descend (VrSearch *search, size_t forced, size_t max_nodes, VrSearchBest *best)
{
  size_t *tried = search->tried;
  int64_t discount = 0;
  size_t  k = 0;

  tried[0] = 0;
  for (;;)
    {
      bool    is_forced = k == 0 && forced != VR_NONE;
      int64_t gain;

      if (!advance (search, k, &tried[k], is_forced, &discount))
        {
          if (k == 0)
            return;
          k--;
          continue;
        }
      if (best->discount >= 0 && best->n_nodes >= max_nodes)
        {
          best->is_cut = true;
          break;
        }

      best->n_nodes++;
      gain = bound_from (search, k + 1, search->layers != NULL ? 0 : best->discount - discount);
      if (gain == 0 || k + 1 == search->n)
        keep_if_better (search, value_of (search, discount), best);
      else if (value_bound (search, discount, gain) >= best->discount)
        tried[++k] = 0;
    }

  for (size_t i = 0; i <= k; i++)
    (void) undo (search, i);
}

/* Gives what is left to whoever can use it, in the order of rank: a search cut short may have
 * passed over someone. */
static void
fill_up (VrSearch *search, VrSearchBest *best)
{
  for (size_t i = 0; i < search->n; i++)
    {
      if (best->claims[i] != VR_NONE)
        vr_search_take (vr_search_get (search, i), best->claims[i], search->left, search->taken);
    }

  for (size_t i = 0; i < search->n; i++)
    {
      const VrProposal *proposal = vr_search_get (search, i);

      if (best->claims[i] != VR_NONE)
        continue;
      best->claims[i] = vr_search_first_fit (proposal, 0, search->left, search->taken);
      if (best->claims[i] == VR_NONE)
        continue;
      best->discount += proposal->claims[best->claims[i]].discount;
      vr_search_take (proposal, best->claims[i], search->left, search->taken);
    }

  for (size_t i = 0; i < search->n; i++)
    {
      if (best->claims[i] != VR_NONE)
        give_back (vr_search_get (search, i), best->claims[i], search->left, search->taken);
    }
}

void
vr_search_run (VrSearch *search, size_t forced, size_t max_nodes, VrSearchBest *ret_best)
{
  size_t      *order = search->order;
  VrSearchBest best = {.claims = search->claims, .discount = -1};
  int64_t      bound;

  if (forced != VR_NONE)
    {
      put_first (search, forced);
      search->order = search->order_forced;
      best.claims = search->claims_forced;
    }
  sum_suffixes (search);
  for (size_t i = 0; i < search->n; i++)
    search->chosen[i] = VR_NONE;

  bound = value_bound (search, 0, bound_from (search, 0, 0));
  descend (search, forced, max_nodes, &best);
  if (best.is_cut && search->layers == NULL)
    fill_up (search, &best);
  if (best.is_cut || !all_listed (search))
    best.gap = bound > best.discount ? bound - best.discount : 0;

  search->order = order;
  *ret_best = best;
}
