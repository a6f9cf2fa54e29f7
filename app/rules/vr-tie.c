/* SPDX-License-Identifier: Apache-2.0 */
/* Which of two choices that take off the same is taken: the order is total, so that there is one
 * answer. */

#include "vr-tie.h"

static int64_t
times_of (const VrSearch *search, const size_t *claims, size_t position)
{
  return claims[position] == VR_NONE
             ? 0
             : vr_search_get (search, position)->claims[claims[position]].n_times;
}

/* More is taken off by the offers of the first priority in which the two differ. */
static int
compare_priorities (const VrSearch *search, const size_t *a, const size_t *b)
{
  int64_t difference = 0;

  for (size_t i = 0; i < search->n; i++)
    {
      const VrProposal *proposal = vr_search_get (search, i);

      if (i > 0 && proposal->offer->priority != vr_search_get (search, i - 1)->offer->priority &&
          difference != 0)
        break;
      if (a[i] != VR_NONE)
        difference += proposal->claims[a[i]].discount;
      if (b[i] != VR_NONE)
        difference -= proposal->claims[b[i]].discount;
    }
  return (difference < 0) - (difference > 0);
}

/* By offer id, the first in which the two differ: more times, then units of earlier lines. */
static int
compare_offers (const VrSearch *search, const size_t *a, const size_t *b)
{
  for (size_t i = 0; i < search->n; i++)
    {
      size_t  position = search->by_id[i];
      int64_t times_a = times_of (search, a, position);
      int64_t times_b = times_of (search, b, position);

      if (times_a != times_b)
        return times_a > times_b ? -1 : 1;
    }

  for (size_t i = 0; i < search->n; i++)
    {
      size_t            position = search->by_id[i];
      const VrProposal *proposal = vr_search_get (search, position);

      if (a[position] == b[position])
        continue;
      for (size_t j = 0; j < proposal->n_lines; j++)
        {
          int64_t units_a = proposal->claims[a[position]].units[j];
          int64_t units_b = proposal->claims[b[position]].units[j];

          if (units_a != units_b)
            return units_a > units_b ? -1 : 1;
        }
    }
  return 0;
}

int
vr_search_compare (const VrSearch *search, const size_t *a, const size_t *b)
{
  int     order = compare_priorities (search, a, b);
  int64_t difference = 0;

  if (order != 0)
    return order;
  for (size_t i = 0; i < search->n; i++)
    difference += times_of (search, a, i) - times_of (search, b, i);
  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return compare_offers (search, a, b);
}
