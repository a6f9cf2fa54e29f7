/* SPDX-License-Identifier: Apache-2.0 */
/* Which offers a cart could concern. */

#include "vr-index.h"

#include "vr-kind.h"

/* Products looked at by selectors, and places in the index; offers beyond are always awake. */
#define MAX_LOOKS ((size_t) 20000000)
#define MAX_PAIRS ((size_t) 4000000)

#define BITS 64

typedef struct
{
  size_t product;
  size_t rank;
} Pair;

struct VrIndexer
{
  const VrPack *pack;
  size_t        rank; /* of the offer that is being looked at */
  Pair         *pairs;
  size_t        n_pairs;
  size_t        n_room;
  size_t        n_looks;
  bool          is_always;       /* it concerns every cart */
  bool          is_by_unknown;   /* it could concern products that the pack does not carry */
  bool          is_by_attribute; /* it looks at attributes, which a line may say itself */
  bool          failed;          /* no memory */
};

/* ---- building ---- */

void
vr_index_product (VrIndexer *indexer, size_t product)
{
  if (indexer->n_pairs == MAX_PAIRS || indexer->is_always)
    {
      indexer->is_always = true;
      return;
    }
  if (indexer->n_pairs == indexer->n_room)
    {
      size_t n_room = indexer->n_room > 0 ? 2 * indexer->n_room : 256;
      Pair  *pairs = vr_realloc (indexer->pairs, n_room * sizeof *pairs);

      if (pairs == NULL)
        {
          indexer->failed = true;
          return;
        }
      indexer->pairs = pairs;
      indexer->n_room = n_room;
    }
  indexer->pairs[indexer->n_pairs++] = (Pair){product, indexer->rank};
}

static void
index_skus (VrIndexer *indexer, const VrStrings *skus)
{
  for (size_t i = 0; i < skus->n; i++)
    {
      size_t product = vr_pack_find_product (indexer->pack, skus->items[i]);

      if (product != VR_NONE)
        vr_index_product (indexer, product);
      else
        indexer->is_by_unknown = true;
    }
}

void
vr_index_selector (VrIndexer *indexer, const VrSelector *selector)
{
  const VrPack    *pack = indexer->pack;
  const VrStrings *skus = vr_selector_get_skus (selector);

  if (skus != NULL)
    {
      index_skus (indexer, skus);
      return;
    }
  indexer->n_looks += pack->n_products;
  if (selector == NULL || indexer->n_looks > MAX_LOOKS)
    {
      indexer->is_always = true;
      return;
    }
  indexer->is_by_unknown |= vr_selector_may_match (selector, NULL);
  indexer->is_by_attribute |= vr_selector_has_attributes (selector);
  for (size_t i = 0; i < pack->n_products; i++)
    {
      if (vr_selector_may_match_product (selector, pack, i))
        vr_index_product (indexer, i);
    }
}

void
vr_index_selected (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  vr_index_selector (indexer, offer->select);
}

/* Into lists by product, by counting: a wide selector makes a pair for each product. */
static VrStatus
fill_lists (VrPack *pack, VrIndexer *indexer, VrError *error)
{
  VrIndex *index = &pack->index;

  index->starts = VR_ARENA_NEW (&pack->arena, size_t, pack->n_products + 1);
  index->ranks = VR_ARENA_NEW (&pack->arena, uint32_t, indexer->n_pairs);
  if (index->starts == NULL || index->ranks == NULL)
    return vr_fail_memory (error);

  for (size_t i = 0; i < indexer->n_pairs; i++)
    index->starts[indexer->pairs[i].product + 1]++;
  for (size_t i = 0; i < pack->n_products; i++)
    index->starts[i + 1] += index->starts[i];

  /* Each start goes to the end of its list, which is where the next one started. */
  for (size_t i = 0; i < indexer->n_pairs; i++)
    {
      const Pair *pair = &indexer->pairs[i];

      index->ranks[index->starts[pair->product]++] = (uint32_t) pair->rank;
    }
  for (size_t i = pack->n_products; i > 0; i--)
    index->starts[i] = index->starts[i - 1];
  index->starts[0] = 0;
  return VR_OK;
}

static void
set_bit (uint64_t *bits, size_t at)
{
  bits[at / BITS] |= UINT64_C (1) << at % BITS;
}

static void
index_offer (VrPack *pack, VrIndexer *indexer, size_t rank)
{
  const VrOffer *offer = &pack->offers[pack->by_rank[rank]];

  indexer->rank = rank;
  indexer->is_always = offer->kind->touch == NULL;
  indexer->is_by_unknown = false;
  indexer->is_by_attribute = false;
  if (offer->kind->touch != NULL)
    offer->kind->touch (pack, offer, indexer);

  if (indexer->is_always)
    set_bit (pack->index.always, rank);
  if (indexer->is_by_unknown)
    set_bit (pack->index.by_unknown, rank);
  if (indexer->is_by_attribute)
    set_bit (pack->index.by_attribute, rank);
}

VrStatus
vr_index_build (VrPack *pack, VrError *error)
{
  VrIndex  *index = &pack->index;
  VrIndexer indexer = {.pack = pack};
  VrStatus  status;

  index->n_words = (pack->n_offers + BITS - 1) / BITS;
  index->always = VR_ARENA_NEW (&pack->arena, uint64_t, index->n_words);
  index->by_unknown = VR_ARENA_NEW (&pack->arena, uint64_t, index->n_words);
  index->by_attribute = VR_ARENA_NEW (&pack->arena, uint64_t, index->n_words);
  if (index->always == NULL || index->by_unknown == NULL || index->by_attribute == NULL)
    return vr_fail_memory (error);

  for (size_t rank = 0; rank < pack->n_offers; rank++)
    index_offer (pack, &indexer, rank);
  status = indexer.failed ? vr_fail_memory (error) : fill_lists (pack, &indexer, error);
  vr_free (indexer.pairs);
  return status;
}

/* ---- waking ---- */

static void
wake_product (const VrIndex *index, size_t product, uint64_t *bits)
{
  for (size_t i = index->starts[product]; i < index->starts[product + 1]; i++)
    set_bit (bits, index->ranks[i]);
}

static void
wake_all (uint64_t *bits, const uint64_t *others, size_t n_words)
{
  for (size_t i = 0; i < n_words; i++)
    bits[i] |= others[i];
}

/* What was bought before concerns those who have something to say about it. */
static void
wake_orders (const VrEvaluation *evaluation, uint64_t *bits)
{
  const VrPack *pack = evaluation->pack;
  const VrCart *cart = evaluation->cart;

  for (size_t i = 0; i < cart->n_orders; i++)
    {
      for (const VrJson *sku = cart->orders[i].skus; sku != NULL; sku = sku->next)
        {
          size_t product = vr_pack_find_product (pack, sku->value.string);

          if (product != VR_NONE)
            wake_product (&pack->index, product, bits);
          else
            wake_all (bits, pack->index.by_unknown, pack->index.n_words);
        }
    }
}

static void
wake_lines (const VrEvaluation *evaluation, uint64_t *bits)
{
  const VrIndex *index = &evaluation->pack->index;
  const VrCart  *cart = evaluation->cart;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (line->product != VR_NONE)
        wake_product (index, line->product, bits);
      else
        wake_all (bits, index->by_unknown, index->n_words);
      if (line->has_attributes)
        wake_all (bits, index->by_attribute, index->n_words);
    }
}

VrStatus
vr_index_wake (VrEvaluation *evaluation)
{
  const VrPack  *pack = evaluation->pack;
  const VrIndex *index = &pack->index;
  uint64_t      *bits = VR_ARENA_NEW (evaluation->arena, uint64_t, index->n_words);
  size_t         n = 0;
  size_t        *awake;

  if (bits == NULL)
    return vr_fail_memory (evaluation->error);
  wake_all (bits, index->always, index->n_words);
  wake_lines (evaluation, bits);
  wake_orders (evaluation, bits);

  for (size_t i = 0; i < index->n_words; i++)
    n += (size_t) __builtin_popcountll (bits[i]);
  awake = VR_ARENA_NEW (evaluation->arena, size_t, n);
  if (awake == NULL)
    return vr_fail_memory (evaluation->error);

  n = 0;
  for (size_t i = 0; i < index->n_words; i++)
    {
      for (uint64_t word = bits[i]; word != 0; word &= word - 1)
        awake[n++] = pack->by_rank[i * BITS + (size_t) __builtin_ctzll (word)];
    }
  evaluation->awake = awake;
  evaluation->n_awake = n;
  return VR_OK;
}
