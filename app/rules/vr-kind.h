/* SPDX-License-Identifier: Apache-2.0 */
/* The kinds of offers: each is one file that fills in one VrKind, named in the table of vr-kind.c.
 */

#ifndef VR_KIND_H
#define VR_KIND_H

#include "vr-index.h"
#include "vr-layers.h"
#include "vr-suggest.h"

struct VrKind
{
  const char        *name;   /* "kind" in a pack */
  const char *const *fields; /* its own, beside those common to all offers; up to a NULL */

  /* Reads its fields into offer->form. Products are loaded already. */
  VrStatus (*load) (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error);

  /* Adds what the cart lacks to needs, if anything. Of what the layers make of the cart, only once
   * evaluation->layers is there. */
  VrStatus (*add_needs) (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs);

  /* NULL: any cart could concern it. Else names every product, by vr_index_product() and
   * vr_index_selector(), without which in cart or orders the offer has nothing to claim, take off
   * or suggest, and lacks something. */
  void (*touch) (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer);

  /* NULL: it has nothing to say to the shopper. Puts what may come next before them by
   * vr_suggest(): called for offers that are in their schedule, channel, audience and placement,
   * after the evaluation. */
  VrStatus (*suggest) (VrEvaluation *evaluation, size_t index);

  /* ---- a kind that claims units ---- */

  /* Lists the ways in which the offer can claim units of the cart, each with what it takes off.
   * Called only if nothing is lacking. */
  VrStatus (*propose) (VrEvaluation *evaluation, VrProposal *proposal);

  /* ---- a kind that applies in the layers after the claims; which is its number there ---- */

  /* NULL: it joins every line that is selected. Which of them it does join. */
  bool (*joins) (const VrOffer *offer, const VrCartLine *line);

  /* Takes something off in a layer, if it has anything to give there. */
  void (*apply) (VrLayers *layers, size_t which, VrLayer layer);

  /* The rest may be NULL. Refuses a cart with which apply() could overflow. */
  VrStatus (*check) (VrLayers *layers, size_t which);

  /* The most it takes off in the item layer; 0 or more, at most the list total. */
  int64_t (*bound_items) (const VrLayers *layers, size_t which);

  /* Lowers what is left of the order and of shipping by the most it takes off each, with at most so
   * much left after the item layer. What is left has to grow with what was. */
  void (*bound_order) (
      const VrLayers *layers, size_t which, int64_t subtotal, int64_t *order, int64_t *shipping);

  /* The subtotals from which on it takes off more than before; false past the last. */
  bool (*get_step) (const VrLayers *layers, size_t which, size_t index, int64_t *ret_subtotal);
};

/* NULL if there is no such kind. */
const VrKind *vr_kind_find (VrString name);

extern const VrKind vr_add_on_kind;
extern const VrKind vr_bundle_kind;
extern const VrKind vr_cross_sell_kind;
extern const VrKind vr_downsell_kind;
extern const VrKind vr_follow_up_kind;
extern const VrKind vr_markdown_kind;
extern const VrKind vr_mix_kind;
extern const VrKind vr_protection_kind;
extern const VrKind vr_subscription_kind;
extern const VrKind vr_threshold_kind;
extern const VrKind vr_tier_ladder_kind;
extern const VrKind vr_volume_kind;

#endif
