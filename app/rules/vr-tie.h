/* SPDX-License-Identifier: Apache-2.0 */
/* Which of two choices that take off the same is taken: the order is total, so that there is one
 * answer. */

#ifndef VR_TIE_H
#define VR_TIE_H

#include "vr-search.h"

/* <0 if a is to be preferred, >0 if b is, 0 if they are the same. Both are arrays like
 * VrSearchBest.claims. More is taken off by the offers of the lowest priority number in which they
 * differ; fewer applications; by offer id, the first that differs is applied more often; by offer
 * id and line, the first that differs claims more units. */
int vr_search_compare (const VrSearch *search, const size_t *a, const size_t *b);

#endif
