/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on money that is exact or says that it cannot be. */

#include "vr-money.h"

#include "vr-sort.h"

#include <string.h>

/* Shares of so many runs need no memory. */
#define N_RUNS_ON_STACK 16

typedef struct
{
  uint64_t quotient; /* of one unit, rounded down */
  uint64_t rest;     /* of one unit, in units of the sum of weights */
  size_t   index;
} Share;

bool
vr_money_add (int64_t a, int64_t b, int64_t *ret_value)
{
  int64_t value;

  if (__builtin_add_overflow (a, b, &value))
    return false;
  *ret_value = value;
  return true;
}

static void
multiply_wide (uint64_t a, uint64_t b, uint64_t *ret_high, uint64_t *ret_low)
{
  uint64_t a0 = (uint32_t) a;
  uint64_t a1 = a >> 32;
  uint64_t b0 = (uint32_t) b;
  uint64_t b1 = b >> 32;
  uint64_t middle = (a0 * b0 >> 32) + a1 * b0;
  uint64_t carry = (uint32_t) middle + a0 * b1;

  *ret_low = a * b;
  *ret_high = a1 * b1 + (middle >> 32) + (carry >> 32);
}

/* The compiler's own check of a 64-bit product calls a runtime library on some targets. */
static bool
multiply_narrow (uint64_t a, uint64_t b, uint64_t *ret_product)
{
  uint64_t high = 0;

  if ((a | b) >> 32 == 0)
    *ret_product = a * b;
  else
    multiply_wide (a, b, &high, ret_product);
  return high == 0;
}

static uint64_t
magnitude (int64_t a)
{
  return a < 0 ? 0 - (uint64_t) a : (uint64_t) a;
}

bool
vr_money_multiply (int64_t a, int64_t b, int64_t *ret_value)
{
  bool     is_negative = (a < 0) != (b < 0);
  uint64_t product;

  if (!multiply_narrow (magnitude (a), magnitude (b), &product) ||
      product > (uint64_t) INT64_MAX + (is_negative ? 1 : 0))
    return false;
  *ret_value = is_negative ? (int64_t) (0 - product) : (int64_t) product;
  return true;
}

int
vr_compare_products (uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
  uint64_t high[2];
  uint64_t low[2];

  multiply_wide (a, b, &high[0], &low[0]);
  multiply_wide (c, d, &high[1], &low[1]);
  if (high[0] != high[1])
    return high[0] > high[1] ? 1 : -1;
  return (low[0] > low[1]) - (low[0] < low[1]);
}

/* Bit by bit; high is below divisor. Wide operands are rare, and a 128-bit type is not portable to
 * a target without a runtime library. */
static void
divide_wide (
    uint64_t high, uint64_t low, uint64_t divisor, uint64_t *ret_quotient, uint64_t *ret_remainder)
{
  uint64_t quotient = 0;

  for (int i = 63; i >= 0; i--)
    {
      bool carries = high >> 63 != 0;

      high = high << 1 | ((low >> i) & 1);
      quotient <<= 1;
      if (carries || high >= divisor)
        {
          high -= divisor;
          quotient |= 1;
        }
    }

  *ret_quotient = quotient;
  *ret_remainder = high;
}

bool
vr_multiply_divide (
    uint64_t a, uint64_t b, uint64_t divisor, uint64_t *ret_quotient, uint64_t *ret_remainder)
{
  uint64_t high;
  uint64_t low;

  if (multiply_narrow (a, b, &low))
    {
      *ret_quotient = low / divisor;
      *ret_remainder = low % divisor;
      return true;
    }

  multiply_wide (a, b, &high, &low);
  if (high >= divisor)
    return false;
  divide_wide (high, low, divisor, ret_quotient, ret_remainder);
  return true;
}

int64_t
vr_money_percent (int64_t amount, int64_t ppm, VrRounding rounding)
{
  uint64_t quotient = 0;
  uint64_t rest = 0;
  uint64_t half = (uint64_t) VR_PPM_WHOLE / 2;

  (void) vr_multiply_divide ((uint64_t) amount, (uint64_t) ppm, (uint64_t) VR_PPM_WHOLE, &quotient,
                             &rest);

  switch (rounding)
    {
    case VR_ROUND_HALF_UP:
      quotient += rest >= half;
      break;
    case VR_ROUND_HALF_EVEN:
      quotient += rest > half || (rest == half && quotient % 2 == 1);
      break;
    case VR_ROUND_DOWN:
      break;
    case VR_ROUND_HALF_DOWN:
      quotient += rest > half;
      break;
    }
  return (int64_t) quotient;
}

bool
vr_percent_parse (const char *text, int64_t *ret_ppm)
{
  const char *first = text;
  int64_t     ppm = 0;
  int64_t     place = 10000;

  for (; *text >= '0' && *text <= '9'; text++)
    {
      if (text - first == 3)
        return false;
      ppm = ppm * 10 + (*text - '0') * 10000;
    }
  if (text == first || (*first == '0' && text - first > 1))
    return false;

  if (*text == '.')
    {
      if (text[1] == '\0')
        return false;
      for (text++; *text >= '0' && *text <= '9'; text++)
        {
          place /= 10;
          if (place == 0)
            return false;
          ppm += (*text - '0') * place;
        }
    }

  if (*text != '\0' || ppm > VR_PPM_WHOLE)
    return false;
  *ret_ppm = ppm;
  return true;
}

static int
compare_largest (const void *a, const void *b)
{
  const Share *x = a;
  const Share *y = b;

  if (x->rest != y->rest)
    return x->rest > y->rest ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static int
compare_last (const void *a, const void *b)
{
  const Share *x = a;
  const Share *y = b;

  return (x->index < y->index) - (x->index > y->index);
}

static VrStatus
sum_weights (const VrShareRun *runs, size_t n, int64_t *ret_sum)
{
  int64_t sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      int64_t weight;

      if (runs[i].weight < 0 || runs[i].n_units < 0)
        return VR_ERROR_RANGE;
      if (!vr_money_multiply (runs[i].weight, runs[i].n_units, &weight) ||
          !vr_money_add (sum, weight, &sum))
        return VR_ERROR_OVERFLOW;
    }

  if (sum == 0)
    return VR_ERROR_RANGE;
  *ret_sum = sum;
  return VR_OK;
}

/* Hands the odd minor units out, at most one to each unit, in the order of shares. */
static void
give_odd (Share *shares, const VrShareRun *runs, size_t n, int64_t n_odd, int64_t *ret_parts)
{
  for (size_t i = 0; i < n && n_odd > 0; i++)
    {
      size_t  index = shares[i].index;
      int64_t n_given = runs[index].n_units < n_odd ? runs[index].n_units : n_odd;

      if (runs[index].weight == 0)
        continue;
      ret_parts[index] += n_given;
      n_odd -= n_given;
    }
}

/* Makes up for what rounding each part has left or taken too much, at most one to each unit. No
 * unit gets more than it weighs, unless all do, or less than nothing. */
static void
even_out (const Share      *shares,
          const VrShareRun *runs,
          size_t            n,
          int64_t           n_odd,
          bool              is_more,
          int64_t          *ret_parts)
{
  for (size_t i = 0; i < n && n_odd != 0; i++)
    {
      int64_t part = (int64_t) shares[i].quotient;
      int64_t n_left = n_odd < 0 ? -n_odd : n_odd;
      int64_t n_given = runs[i].n_units < n_left ? runs[i].n_units : n_left;

      if (runs[i].weight == 0 || (n_odd < 0 ? part == 0 : part >= runs[i].weight && !is_more))
        continue;
      n_given = n_odd < 0 ? -n_given : n_given;
      ret_parts[i] += n_given;
      n_odd -= n_given;
    }
}

static VrStatus
share (int64_t           total,
       const VrShareRun *runs,
       size_t            n,
       VrRemainder       remainder,
       Share            *shares,
       int64_t          *ret_parts)
{
  int64_t  sum;
  int64_t  n_odd = total;
  VrStatus status = sum_weights (runs, n, &sum);

  if (status != VR_OK)
    return status;

  for (size_t i = 0; i < n; i++)
    {
      uint64_t quotient = 0;
      uint64_t rest = 0;

      /* A weight that counts is at most the sum, so that the quotient is at most total. */
      if (runs[i].n_units > 0)
        (void) vr_multiply_divide ((uint64_t) total, (uint64_t) runs[i].weight, (uint64_t) sum,
                                   &quotient, &rest);
      if (remainder == VR_REMAINDER_NEAREST && rest > (uint64_t) sum - rest)
        quotient++;
      shares[i] = (Share){quotient, rest, i};
    }

  for (size_t i = 0; i < n; i++)
    {
      int64_t part = (int64_t) shares[i].quotient * runs[i].n_units;

      ret_parts[i] = part;
      n_odd -= part;
    }

  if (remainder == VR_REMAINDER_NEAREST)
    {
      even_out (shares, runs, n, n_odd, total > sum, ret_parts);
      return VR_OK;
    }
  if (remainder == VR_REMAINDER_LARGEST)
    vr_sort (shares, n, sizeof *shares, compare_largest);
  else if (remainder == VR_REMAINDER_LAST)
    vr_sort (shares, n, sizeof *shares, compare_last);
  give_odd (shares, runs, n, n_odd, ret_parts);
  return VR_OK;
}

VrStatus
vr_money_share_runs (VrArena          *scratch,
                     int64_t           total,
                     const VrShareRun *runs,
                     size_t            n,
                     VrRemainder       remainder,
                     int64_t          *ret_parts)
{
  Share    on_stack[N_RUNS_ON_STACK];
  Share   *shares = on_stack;
  VrMark   mark = vr_arena_mark (scratch);
  VrStatus status;

  if (total < 0 || n == 0)
    return VR_ERROR_RANGE;
  if (n > N_RUNS_ON_STACK)
    shares = VR_ARENA_NEW (scratch, Share, n);
  if (shares == NULL)
    return VR_ERROR_MEMORY;

  status = share (total, runs, n, remainder, shares, ret_parts);
  vr_arena_release (scratch, mark);
  return status;
}

VrStatus
vr_money_share (int64_t total, const int64_t *weights, size_t n, int64_t *ret_parts)
{
  VrArena     arena = {0};
  VrShareRun *runs;
  VrStatus    status = VR_ERROR_MEMORY;

  if (n == 0)
    return VR_ERROR_RANGE;
  if (total == INT64_MIN)
    return VR_ERROR_OVERFLOW;

  runs = VR_ARENA_NEW (&arena, VrShareRun, n);
  for (size_t i = 0; i < n && runs != NULL; i++)
    runs[i] = (VrShareRun){weights[i], 1};
  if (runs != NULL)
    status = vr_money_share_runs (&arena, total < 0 ? -total : total, runs, n, VR_REMAINDER_LARGEST,
                                  ret_parts);
  for (size_t i = 0; i < n && status == VR_OK && total < 0; i++)
    ret_parts[i] = -ret_parts[i];
  vr_arena_clear (&arena);
  return status;
}

/* One round: shares what is left over the runs that have room. False if none has. */
static bool
share_round (VrArena          *scratch,
             int64_t          *left,
             const VrShareRun *runs,
             const int64_t    *rooms,
             size_t            n,
             VrRemainder       remainder,
             VrShareRun       *open,
             int64_t          *round,
             int64_t          *parts,
             VrStatus         *ret_status)
{
  bool has_room = false;

  for (size_t i = 0; i < n; i++)
    {
      open[i] = rooms[i] > parts[i] ? runs[i] : (VrShareRun){0, 0};
      has_room = has_room || (open[i].weight > 0 && open[i].n_units > 0);
    }
  if (!has_room || *left == 0)
    return false;

  *ret_status = vr_money_share_runs (scratch, *left, open, n, remainder, round);
  for (size_t i = 0; i < n && *ret_status == VR_OK; i++)
    {
      int64_t room = rooms[i] - parts[i];
      int64_t part = round[i] < room ? round[i] : room;

      parts[i] += part;
      *left -= part;
    }
  return *ret_status == VR_OK;
}

VrStatus
vr_money_share_rooms (VrArena          *scratch,
                      int64_t           total,
                      const VrShareRun *runs,
                      const int64_t    *rooms,
                      size_t            n,
                      VrRemainder       remainder,
                      int64_t          *ret_parts,
                      int64_t          *ret_left)
{
  VrMark      mark = vr_arena_mark (scratch);
  VrShareRun *open = VR_ARENA_NEW (scratch, VrShareRun, n);
  int64_t    *round = VR_ARENA_NEW (scratch, int64_t, n);
  VrStatus    status = open != NULL && round != NULL ? VR_OK : VR_ERROR_MEMORY;
  int64_t     left = total;

  for (size_t i = 0; i < n; i++)
    ret_parts[i] = 0;
  for (int i = 0; i < VR_MONEY_MAX_ROUNDS && status == VR_OK; i++)
    {
      if (!share_round (scratch, &left, runs, rooms, n, remainder, open, round, ret_parts, &status))
        break;
    }

  for (size_t i = 0; i < n && status == VR_OK; i++)
    {
      int64_t room = rooms[i] > ret_parts[i] ? rooms[i] - ret_parts[i] : 0;
      int64_t part = room < left ? room : left;

      ret_parts[i] += part;
      left -= part;
    }
  vr_arena_release (scratch, mark);
  if (status == VR_OK)
    *ret_left = left;
  return status;
}
