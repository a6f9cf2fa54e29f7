/* SPDX-License-Identifier: Apache-2.0 */
/* The kinds of offers: each is one file that fills in one VrKind, named in the table of vr-kind.c.
 */

#ifndef VR_KIND_H
#define VR_KIND_H

#include "vr-claim.h"
#include "vr-pack.h"

struct VrKind
{
  const char        *name;   /* "kind" in a pack */
  const char *const *fields; /* its own, beside those common to all offers; up to a NULL */

  /* Reads its fields into offer->form. Products are loaded already. */
  VrStatus (*load) (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error);

  /* Adds what the cart lacks to needs, if anything. */
  VrStatus (*add_needs) (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs);

  /* Lists the ways in which the offer can claim units of the cart, each with what it takes off.
   * Called only if nothing is lacking. */
  VrStatus (*propose) (VrEvaluation *evaluation, VrProposal *proposal);
};

/* NULL if there is no such kind. */
const VrKind *vr_kind_find (VrString name);

extern const VrKind vr_bundle_kind;

#endif
