/* SPDX-License-Identifier: Apache-2.0 */
/* Which offers get the units that several of them claim. */

#include "vr-choose.h"

#include "vr-search.h"

typedef struct
{
  VrEvaluation     *evaluation;
  const VrProposal *proposals;
  size_t            n_proposals;
  VrLayers         *layers;
  size_t   *parents; /* (array length=n_proposals): union-find; roots are the least of their set */
  size_t    n_nodes_left;       /* of VR_CHOOSE_MAX_NODES */
  size_t    n_nodes_left_again; /* of VR_CHOOSE_MAX_NODES_AGAIN */
  VrChoice *choice;
} Chooser;

static void
spend (size_t *left, size_t n)
{
  *left -= n < *left ? n : *left;
}

/* ---- in order of priority ---- */

/* Each offer takes its best claim of what the earlier ones left. */
static VrStatus
choose_by_priority (Chooser *chooser)
{
  VrEvaluation *evaluation = chooser->evaluation;
  int64_t      *left = VR_ARENA_NEW (evaluation->arena, int64_t, evaluation->cart->n_lines);
  bool         *taken = VR_ARENA_NEW (evaluation->arena, bool, evaluation->pack->n_groups);

  if (left == NULL || taken == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < evaluation->cart->n_lines; i++)
    left[i] = evaluation->cart->lines[i].quantity;
  for (size_t i = 0; i < chooser->n_proposals; i++)
    {
      const VrProposal *proposal = &chooser->proposals[i];
      size_t            claim = vr_search_first_fit (proposal, 0, left, taken);

      if (claim == VR_NONE)
        continue;
      chooser->choice->claims[i] = claim;
      vr_search_take (proposal, claim, left, taken);
    }
  return VR_OK;
}

/* ---- for the lowest total ---- */

static size_t
find_root (Chooser *chooser, size_t i)
{
  while (chooser->parents[i] != i)
    {
      chooser->parents[i] = chooser->parents[chooser->parents[i]];
      i = chooser->parents[i];
    }
  return i;
}

static void
unite (Chooser *chooser, size_t a, size_t b)
{
  a = find_root (chooser, a);
  b = find_root (chooser, b);
  if (a < b)
    chooser->parents[b] = a;
  else
    chooser->parents[a] = b;
}

/* The most units of a line that a proposal could claim. */
static int64_t
most_units (const VrProposal *proposal, size_t place)
{
  int64_t most = 0;

  for (size_t i = 0; i < proposal->n_claims; i++)
    {
      if (proposal->claims[i].units[place] > most)
        most = proposal->claims[i].units[place];
    }
  return most;
}

/* Offers conflict if they cannot all have what they could claim of a line, or are in one group. */
static VrStatus
unite_conflicts (Chooser *chooser)
{
  VrEvaluation *evaluation = chooser->evaluation;
  const VrCart *cart = evaluation->cart;
  int64_t      *wanted = VR_ARENA_NEW (evaluation->arena, int64_t, cart->n_lines);
  size_t       *by_line = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  size_t       *by_group = VR_ARENA_NEW (evaluation->arena, size_t, evaluation->pack->n_groups);

  if (wanted == NULL || by_line == NULL || by_group == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < chooser->n_proposals; i++)
    {
      const VrProposal *proposal = &chooser->proposals[i];

      chooser->parents[i] = i;
      for (size_t j = 0; j < proposal->n_lines; j++)
        wanted[proposal->lines[j]] += most_units (proposal, j);
    }

  /* by_line and by_group hold one more than the first proposal, 0 for none. */
  for (size_t i = 0; i < chooser->n_proposals; i++)
    {
      const VrProposal *proposal = &chooser->proposals[i];
      size_t            group = proposal->offer->group;

      for (size_t j = 0; j < proposal->n_lines; j++)
        {
          size_t line = proposal->lines[j];

          if (wanted[line] <= cart->lines[line].quantity || most_units (proposal, j) == 0)
            continue;
          if (by_line[line] == 0)
            by_line[line] = i + 1;
          unite (chooser, i, by_line[line] - 1);
        }
      if (group != VR_NONE)
        {
          if (by_group[group] == 0)
            by_group[group] = i + 1;
          unite (chooser, i, by_group[group] - 1);
        }
    }
  return VR_OK;
}

/* An offer alone has its best claim, if one is known; the proof lacks what was not listed. */
static void
choose_alone (Chooser *chooser, size_t index)
{
  const VrProposal *proposal = &chooser->proposals[index];
  int64_t           gap = proposal->bound;

  if (proposal->n_claims > 0)
    {
      chooser->choice->claims[index] = 0;
      gap -= proposal->claims[0].discount;
    }
  if (gap > 0)
    {
      chooser->choice->proven = false;
      chooser->choice->gap += gap;
    }
}

/* How much less comes off with an offer forced in. Where the search was cut short it can be more:
 * then nobody knows. */
static int64_t
lead_of (int64_t best, int64_t forced)
{
  return best >= forced ? best - forced : VR_UNKNOWN;
}

/* For every offer of the component that got nothing: what would be taken off if it had to have
 * something. */
static void
find_leads (Chooser *chooser, VrSearch *search, const VrSearchBest *best)
{
  for (size_t i = 0; i < search->n; i++)
    {
      VrSearchBest forced;

      if (best->claims[i] != VR_NONE || vr_search_get (search, i)->n_claims == 0 ||
          chooser->n_nodes_left_again == 0)
        continue;
      vr_search_run (search, i, chooser->n_nodes_left_again / 8 + 1, &forced);
      spend (&chooser->n_nodes_left_again, forced.n_nodes);
      chooser->choice->leads[search->indexes[i]] = lead_of (best->discount, forced.discount);
    }
}

static VrStatus
choose_component (Chooser *chooser, const size_t *indexes, size_t n)
{
  VrSearch     search;
  VrSearchBest best;
  VrStatus status = vr_search_init (&search, chooser->evaluation, chooser->proposals, indexes, n);

  if (status != VR_OK)
    return status;
  vr_search_run (&search, VR_NONE, chooser->n_nodes_left, &best);

  spend (&chooser->n_nodes_left, best.n_nodes);
  for (size_t i = 0; i < n; i++)
    chooser->choice->claims[indexes[i]] = best.claims[i];
  if (best.gap > 0)
    {
      chooser->choice->proven = false;
      chooser->choice->gap += best.gap;
    }
  if (best.is_cut)
    chooser->choice->proven = false;
  if (chooser->layers->n == 0 && chooser->evaluation->result != NULL)
    find_leads (chooser, &search, &best);
  return VR_OK;
}

/* The members of each component as a list: heads[root] is the first, nexts[i] the one after i. */
static void
list_members (Chooser *chooser, size_t *heads, size_t *nexts)
{
  for (size_t i = 0; i < chooser->n_proposals; i++)
    heads[i] = VR_NONE;
  for (size_t i = chooser->n_proposals; i-- > 0;)
    {
      size_t root = find_root (chooser, i);

      nexts[i] = heads[root];
      heads[root] = i;
    }
}

static VrStatus
choose_lowest_total (Chooser *chooser)
{
  VrArena *arena = chooser->evaluation->arena;
  size_t  *indexes = VR_ARENA_NEW (arena, size_t, chooser->n_proposals);
  size_t  *heads = VR_ARENA_NEW (arena, size_t, chooser->n_proposals);
  size_t  *nexts = VR_ARENA_NEW (arena, size_t, chooser->n_proposals);
  VrStatus status;

  chooser->parents = VR_ARENA_NEW (arena, size_t, chooser->n_proposals);
  if (indexes == NULL || heads == NULL || nexts == NULL || chooser->parents == NULL)
    return vr_fail_memory (chooser->evaluation->error);

  status = unite_conflicts (chooser);
  if (status != VR_OK)
    return status;
  list_members (chooser, heads, nexts);

  for (size_t root = 0; root < chooser->n_proposals && status == VR_OK; root++)
    {
      size_t n = 0;

      for (size_t i = heads[root]; i != VR_NONE; i = nexts[i])
        indexes[n++] = i;
      if (n == 1)
        choose_alone (chooser, root);
      else if (n > 1)
        status = choose_component (chooser, indexes, n);
    }
  return status;
}

/* ---- with layers after the claims ---- */

/* A step of the search goes through lines and layers. */
static size_t
max_nodes (const Chooser *chooser, size_t max)
{
  const VrLayers *layers = chooser->layers;
  size_t          n_lines = chooser->evaluation->cart->n_lines + chooser->n_proposals;
  size_t          n_looks = layers->n_steps < 64 ? layers->n_steps + 1 : 1;
  size_t          work = (n_lines + n_looks) * (layers->n + 1) / 64 + 1;

  return max / work + 1;
}

/* Whether no other claims than those that take off most can come to as much with the layers. */
static bool
is_beyond_layers (const Chooser *chooser)
{
  VrLayers *layers = chooser->layers;
  int64_t   value = vr_layers_run (layers, chooser->choice->claims);
  int64_t   discount = 0;

  if (!chooser->choice->proven)
    return false;
  for (size_t i = 0; i < chooser->n_proposals; i++)
    {
      if (chooser->choice->claims[i] != VR_NONE)
        discount += chooser->proposals[i].claims[chooser->choice->claims[i]].discount;
    }
  return vr_layers_bound (layers, discount, discount) <= value &&
         (discount == 0 || vr_layers_bound (layers, 0, discount - 1) < value);
}

static bool
has_loser (const Chooser *chooser)
{
  for (size_t i = 0; i < chooser->n_proposals; i++)
    {
      if (chooser->choice->claims[i] == VR_NONE)
        return true;
    }
  return false;
}

/* How much more would be due if an offer that got nothing had to be applied. */
static void
find_leads_with_layers (Chooser *chooser, VrSearch *search)
{
  size_t  n_left = max_nodes (chooser, VR_CHOOSE_MAX_NODES_AGAIN);
  int64_t value = vr_layers_run (chooser->layers, chooser->choice->claims);

  for (size_t i = 0; i < search->n; i++)
    {
      VrSearchBest forced;

      chooser->choice->leads[i] = VR_UNKNOWN;
      if (chooser->choice->claims[i] != VR_NONE || chooser->proposals[i].n_claims == 0 ||
          n_left == 0)
        continue;
      vr_search_run (search, i, n_left / 8 + 1, &forced);
      spend (&n_left, forced.n_nodes);
      chooser->choice->leads[i] = lead_of (value, forced.discount);
    }
}

/* First without the layers, offer by offer where they are not in each other's way. Only if another
 * choice could come to more with the layers, all of them together. */
static VrStatus
choose_with_layers (Chooser *chooser)
{
  VrEvaluation *evaluation = chooser->evaluation;
  VrChoice     *choice = chooser->choice;
  size_t       *indexes = VR_ARENA_NEW (evaluation->arena, size_t, chooser->n_proposals);
  VrSearch      search;
  VrSearchBest  best;
  VrStatus      status = choose_lowest_total (chooser);

  if (indexes == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < chooser->n_proposals; i++)
    indexes[i] = i;
  if (status == VR_OK)
    status =
        vr_search_init (&search, evaluation, chooser->proposals, indexes, chooser->n_proposals);
  if (status != VR_OK)
    return status;

  search.layers = chooser->layers;
  if (!is_beyond_layers (chooser))
    {
      vr_search_run (&search, VR_NONE, max_nodes (chooser, VR_CHOOSE_MAX_NODES), &best);
      choice->gap = best.gap;
      choice->proven = best.gap == 0 && !best.is_cut;
      for (size_t i = 0; i < chooser->n_proposals; i++)
        choice->claims[i] = best.claims[i];
    }
  if (evaluation->result != NULL && has_loser (chooser))
    find_leads_with_layers (chooser, &search);
  return chooser->layers->failed ? vr_fail_memory (evaluation->error) : VR_OK;
}

VrStatus
vr_choose (VrEvaluation     *evaluation,
           const VrProposal *proposals,
           size_t            n_proposals,
           VrLayers         *layers,
           VrChoice         *ret_choice)
{
  Chooser chooser = {.evaluation = evaluation,
                     .layers = layers,
                     .proposals = proposals,
                     .n_proposals = n_proposals,
                     .n_nodes_left = VR_CHOOSE_MAX_NODES,
                     .n_nodes_left_again = VR_CHOOSE_MAX_NODES_AGAIN,
                     .choice = ret_choice};

  ret_choice->gap = 0;
  ret_choice->proven = true;
  ret_choice->claims = VR_ARENA_NEW (evaluation->arena, size_t, n_proposals);
  ret_choice->leads = VR_ARENA_NEW (evaluation->arena, int64_t, n_proposals);
  if (ret_choice->claims == NULL || ret_choice->leads == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < n_proposals; i++)
    {
      ret_choice->claims[i] = VR_NONE;
      ret_choice->leads[i] = VR_UNKNOWN;
    }

  if (evaluation->pack->choose == VR_CHOOSE_PRIORITY)
    return choose_by_priority (&chooser);
  if (layers->n > 0 && n_proposals > 0)
    return choose_with_layers (&chooser);
  return choose_lowest_total (&chooser);
}
