/* SPDX-License-Identifier: Apache-2.0 */
/* Bundles: given quantities of given products, cheaper together. */

#include "vr-kind.h"
#include "vr-reward.h"
#include "vr-sort.h"

#define MAX_COMPONENTS 32
#define MAX_QUANTITY 999

typedef struct
{
  size_t  product;
  int64_t quantity; /* in one set */
} Component;

typedef struct
{
  Component *components;
  size_t     n_components;
  VrReward   reward;
} Bundle;

/* ---- loading ---- */

static VrStatus
load_component (
    VrPack *pack, const Bundle *bundle, const VrJson *node, Component *component, VrError *error)
{
  static const char *const fields[] = {"primary", "quantity", "sku", NULL};
  const VrJson            *primary;
  VrString                 sku;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_id (node, "sku", &sku, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "quantity", 1, MAX_QUANTITY, &component->quantity, error);
  if (status == VR_OK)
    status = vr_find (node, "primary", VR_JSON_BOOLEAN, &primary, error);
  if (status != VR_OK)
    return status;

  component->product = vr_pack_find_product (pack, sku);
  if (component->product == VR_NONE)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku", "not among the pack's products",
                           NULL);
  for (const Component *other = bundle->components; other != component; other++)
    {
      if (other->product == component->product)
        return vr_fail_member (error, VR_ERROR_SCHEMA, node, "sku",
                               "another component is the same product", NULL);
    }
  return VR_OK;
}

static VrStatus
check_primary (const VrJson *components, VrError *error)
{
  size_t n = 0;

  for (const VrJson *node = components->value.children.first; node != NULL; node = node->next)
    {
      const VrJson *primary = vr_json_get (node, "primary");

      if (primary != NULL && primary->value.boolean && ++n > 1)
        return vr_fail (error, VR_ERROR_SCHEMA, primary, "another component is primary", NULL);
    }
  return VR_OK;
}

static VrStatus
load_components (VrPack *pack, Bundle *bundle, const VrJson *offer, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (offer, "components", VR_JSON_ARRAY, &node, error);

  if (status == VR_OK)
    status = vr_check_size (node, MAX_COMPONENTS, error);
  if (status != VR_OK)
    return status;
  if (node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "at least one component expected", NULL);

  bundle->components = VR_ARENA_NEW (&pack->arena, Component, node->value.children.n);
  if (bundle->components == NULL)
    return vr_fail_memory (error);
  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      status =
          load_component (pack, bundle, item, &bundle->components[bundle->n_components], error);
      if (status != VR_OK)
        return status;
      bundle->n_components++;
    }
  return check_primary (node, error);
}

static VrStatus
bundle_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  Bundle  *bundle = VR_ARENA_NEW (&pack->arena, Bundle, 1);
  VrStatus status;

  if (bundle == NULL)
    return vr_fail_memory (error);

  offer->form = bundle;
  status = load_components (pack, bundle, node, error);
  return status == VR_OK ? vr_reward_load (&bundle->reward, node, error) : status;
}

/* ---- what is lacking ---- */

static VrStatus
bundle_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Bundle *bundle = offer->form;

  for (size_t i = 0; i < bundle->n_components; i++)
    {
      const Component *component = &bundle->components[i];
      int64_t          n_units = vr_cart_count_units (evaluation->cart, component->product);

      if (n_units < component->quantity)
        vr_needs_add (needs,
                      (VrNeed){.sku = evaluation->pack->products[component->product].sku.bytes,
                               .quantity = component->quantity - n_units});
    }
  return VR_OK;
}

/* ---- the ways of claiming ---- */

/* The lines that have a component, the dearest first. */
typedef struct
{
  size_t *places; /* (array length=n): in the proposal's lines */
  size_t  n;
  int64_t quantity; /* in one set */
} Slot;

typedef struct
{
  VrEvaluation *evaluation;
  VrProposal   *proposal;
  const Bundle *bundle;
  Slot         *slots; /* one a component */
  int64_t      *units; /* (array length=proposal->n_lines): the way being tried */
  int64_t       most_times;
  int64_t       most_cut;
  size_t        n_ways;
  bool          all; /* whether no way was left out */
} Search;

static int64_t
line_quantity (const Search *search, size_t place)
{
  return search->evaluation->cart->lines[search->proposal->lines[place]].quantity;
}

static int
compare_lines (const void *a, const void *b)
{
  const size_t *x = a;
  const size_t *y = b;

  return (*x > *y) - (*x < *y);
}

static size_t
find_place (const VrProposal *proposal, size_t line)
{
  size_t low = 0;
  size_t high = proposal->n_lines;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (proposal->lines[middle] < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Collects the lines of all components, and how often the set fits into the cart. */
static VrStatus
collect_lines (Search *search)
{
  VrEvaluation *evaluation = search->evaluation;
  VrProposal   *proposal = search->proposal;
  const VrCart *cart = evaluation->cart;
  const Bundle *bundle = search->bundle;
  size_t        n_lines = 0;

  for (size_t i = 0; i < bundle->n_components; i++)
    {
      size_t first;

      n_lines += vr_cart_find_lines (cart, bundle->components[i].product, &first);
    }
  evaluation->n_lines += n_lines;
  if (evaluation->n_lines > VR_CLAIM_MAX_LINES)
    return vr_fail (evaluation->error, VR_ERROR_LIMIT, NULL, "too many offers meet too many lines",
                    NULL);
  proposal->lines = VR_ARENA_NEW (evaluation->arena, size_t, n_lines);
  if (proposal->lines == NULL)
    return vr_fail_memory (evaluation->error);

  search->most_times = proposal->offer->per_cart;
  for (size_t i = 0; i < bundle->n_components; i++)
    {
      const Component *component = &bundle->components[i];
      size_t           first;
      size_t           n = vr_cart_find_lines (cart, component->product, &first);
      int64_t n_times = vr_cart_count_units (cart, component->product) / component->quantity;

      if (n_times < search->most_times)
        search->most_times = n_times;
      for (size_t j = first; j < first + n; j++)
        proposal->lines[proposal->n_lines++] = cart->by_product[j];
    }

  vr_sort (proposal->lines, proposal->n_lines, sizeof *proposal->lines, compare_lines);
  return VR_OK;
}

static VrStatus
make_slots (Search *search)
{
  VrEvaluation *evaluation = search->evaluation;
  const Bundle *bundle = search->bundle;
  size_t       *places = VR_ARENA_NEW (evaluation->arena, size_t, search->proposal->n_lines);

  search->slots = VR_ARENA_NEW (evaluation->arena, Slot, bundle->n_components);
  search->units = VR_ARENA_NEW (evaluation->arena, int64_t, search->proposal->n_lines);
  if (places == NULL || search->slots == NULL || search->units == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < bundle->n_components; i++)
    {
      size_t first;
      size_t n = vr_cart_find_lines (evaluation->cart, bundle->components[i].product, &first);

      search->slots[i] = (Slot){places, n, bundle->components[i].quantity};
      for (size_t j = 0; j < n; j++)
        *places++ = find_place (search->proposal, evaluation->cart->by_product[first + j]);
    }
  return VR_OK;
}

/* Puts n_units into the lines of a slot from the given one on, the dearest first. */
static void
fill (const Search *search, const Slot *slot, size_t from, int64_t n_units)
{
  for (size_t i = from; i < slot->n; i++)
    {
      size_t  place = slot->places[i];
      int64_t n = line_quantity (search, place);

      search->units[place] = n < n_units ? n : n_units;
      n_units -= search->units[place];
    }
}

/* The next way of spreading the same units over the lines of a slot: one unit moves to cheaper
 * lines, as far right as one can. False after the last. */
static bool
next_in_slot (const Search *search, const Slot *slot)
{
  int64_t n_right = 0; /* units in the lines to the right */
  int64_t n_room = 0;  /* and room for more there */

  for (size_t i = slot->n; i-- > 0;)
    {
      size_t place = slot->places[i];

      if (n_room > 0 && search->units[place] > 0)
        {
          search->units[place]--;
          fill (search, slot, i + 1, n_right + 1);
          return true;
        }
      n_right += search->units[place];
      n_room += line_quantity (search, place) - search->units[place];
    }
  return false;
}

static void
first_way (const Search *search, int64_t n_times)
{
  for (size_t i = 0; i < search->bundle->n_components; i++)
    fill (search, &search->slots[i], 0, n_times * search->slots[i].quantity);
}

static bool
next_way (const Search *search, int64_t n_times)
{
  for (size_t i = 0; i < search->bundle->n_components; i++)
    {
      if (next_in_slot (search, &search->slots[i]))
        return true;
      fill (search, &search->slots[i], 0, n_times * search->slots[i].quantity);
    }
  return false;
}

/* Remembers what kept a way from taking anything off. */
static void
note_guard (Search *search, const VrClaim *claim)
{
  const VrProposal *proposal = search->proposal;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &search->evaluation->cart->lines[proposal->lines[i]];

      if (claim->cuts[i] <= search->most_cut)
        continue;
      search->most_cut = claim->cuts[i];
      (void) vr_claim_floor (proposal->offer, line, &search->proposal->guard);
    }
}

/* Takes down the way that search->units says. */
static VrStatus
add_way (Search *search, int64_t n_times)
{
  VrEvaluation *evaluation = search->evaluation;
  VrProposal   *proposal = search->proposal;
  VrClaim      *claim = &proposal->claims[proposal->n_claims];
  size_t        n = proposal->n_lines;
  int64_t      *numbers = VR_ARENA_NEW (evaluation->arena, int64_t, 3 * n);
  VrStatus      status;

  if (numbers == NULL)
    return vr_fail_memory (evaluation->error);

  *claim = (VrClaim){0, n_times, n, numbers, numbers + n, numbers + 2 * n};
  for (size_t i = 0; i < n; i++)
    claim->units[i] = search->units[i];
  status = vr_reward_apply (evaluation, &search->bundle->reward, proposal, claim);
  if (status != VR_OK)
    return status;

  search->n_ways++;
  evaluation->n_work += n;
  if (claim->discount > 0)
    proposal->n_claims++;
  else
    note_guard (search, claim);
  return VR_OK;
}

static bool
may_go_on (const Search *search)
{
  return search->n_ways == 0 ||
         (search->n_ways < VR_CLAIM_MAX_WAYS && search->evaluation->n_work < VR_CLAIM_MAX_WORK);
}

/* The dearest units for every number of times first, since those ways are the likeliest. */
static VrStatus
list_ways (Search *search)
{
  for (int64_t n_times = search->most_times; n_times > 0; n_times--)
    {
      VrStatus status;

      if (!may_go_on (search))
        {
          search->all = false;
          return VR_OK;
        }
      first_way (search, n_times);
      status = add_way (search, n_times);
      if (status != VR_OK)
        return status;
    }

  for (int64_t n_times = search->most_times; n_times > 0; n_times--)
    {
      first_way (search, n_times);
      while (next_way (search, n_times))
        {
          VrStatus status;

          if (!may_go_on (search))
            {
              search->all = false;
              return VR_OK;
            }
          status = add_way (search, n_times);
          if (status != VR_OK)
            return status;
        }
    }
  return VR_OK;
}

/* The most that any way could take off, listed or not. */
static int64_t
bound_of (Search *search)
{
  const VrProposal *proposal = search->proposal;
  VrClaim           dearest = {
                .n_times = search->most_times, .n_lines = proposal->n_lines, .units = search->units};

  if (search->all)
    return proposal->n_claims > 0 ? proposal->claims[0].discount : 0;

  first_way (search, search->most_times);
  return vr_reward_bound (search->evaluation, &search->bundle->reward, proposal, &dearest);
}

/* How many ways can be listed at most. With each product on one line there is one way for each
 * number of times. */
static size_t
most_ways (const Search *search)
{
  const VrProposal *proposal = search->proposal;
  size_t            n_work = search->evaluation->n_work;
  size_t            n_ways = 1;

  if (n_work < VR_CLAIM_MAX_WORK)
    n_ways += (VR_CLAIM_MAX_WORK - n_work) / proposal->n_lines;
  if (n_ways > VR_CLAIM_MAX_WAYS)
    n_ways = VR_CLAIM_MAX_WAYS;
  if (proposal->n_lines == search->bundle->n_components && search->most_times < (int64_t) n_ways)
    n_ways = (size_t) search->most_times;
  return n_ways;
}

static VrStatus
bundle_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  Search search = {
      .evaluation = evaluation, .proposal = proposal, .bundle = proposal->offer->form, .all = true};
  size_t   n_ways;
  VrStatus status = collect_lines (&search);

  if (status == VR_OK)
    status = make_slots (&search);
  if (status != VR_OK)
    return status;

  n_ways = most_ways (&search);
  proposal->claims = VR_ARENA_NEW (evaluation->arena, VrClaim, n_ways);
  if (proposal->claims == NULL)
    return vr_fail_memory (evaluation->error);

  status = list_ways (&search);
  if (status != VR_OK)
    return status;

  vr_sort (proposal->claims, proposal->n_claims, sizeof *proposal->claims, vr_claim_compare);
  proposal->bound = bound_of (&search);
  return VR_OK;
}

static const char *const bundle_fields[] = {"components", "reward", NULL};

const VrKind vr_bundle_kind = {
    .name = "bundle",
    .fields = bundle_fields,
    .load = bundle_load,
    .add_needs = bundle_add_needs,
    .propose = bundle_propose,
};
