/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on money that is exact or says that it cannot be. */

#ifndef VR_MONEY_H
#define VR_MONEY_H

#include "vr-alloc.h"

/* The largest amount a pack or cart may name, in minor units: the largest integer that JavaScript
 * holds exactly. Sums may be larger, up to 64 bits. */
#define VR_MONEY_MAX INT64_C (9007199254740991)

#define VR_MONEY_MAX_ROUNDS 32

#define VR_PPM_WHOLE INT64_C (1000000)

typedef enum
{
  VR_ROUND_HALF_UP, /* halves away from zero */
  VR_ROUND_HALF_EVEN,
  VR_ROUND_DOWN,      /* toward zero */
  VR_ROUND_HALF_DOWN, /* halves toward zero */
} VrRounding;

typedef enum
{
  VR_REMAINDER_LARGEST, /* to the largest fractions, ties to the earlier part */
  VR_REMAINDER_FIRST,   /* one to each part from the first on, free ones skipped */
  VR_REMAINDER_LAST,
  VR_REMAINDER_NEAREST, /* each part rounded, halves down; what is missing or too much is made up
                           for, one each, from the first part on */
} VrRemainder;

/* Like __builtin_add_overflow(): false where the result does not fit, and *ret_value is not
 * written. */
bool vr_money_add (int64_t a, int64_t b, int64_t *ret_value);
bool vr_money_multiply (int64_t a, int64_t b, int64_t *ret_value);

/* a × b / divisor with nothing lost in between; divisor above 0. False if the quotient does not
 * fit. */
bool vr_multiply_divide (
    uint64_t a, uint64_t b, uint64_t divisor, uint64_t *ret_quotient, uint64_t *ret_remainder);

/* a × b against c × d: <0, 0, >0. */
int vr_compare_products (uint64_t a, uint64_t b, uint64_t c, uint64_t d);

/* A share of an amount, ppm from 0 to VR_PPM_WHOLE; amount from 0. Never overflows. */
int64_t vr_money_percent (int64_t amount, int64_t ppm, VrRounding rounding);

/* "12.5" → 125000. At most four decimals, 0 to 100. False if it is not that. */
bool vr_percent_parse (const char *text, int64_t *ret_ppm);

/* A run of equal units: each a part of its own when an amount is shared out. */
typedef struct
{
  int64_t weight; /* of one unit, from 0 */
  int64_t n_units;
} VrShareRun;

/* Splits total (from 0) over the units of all runs in proportion to their weights, and sums the
 * parts of each run. VR_ERROR_RANGE if a number is negative or all weights are zero;
 * VR_ERROR_OVERFLOW; VR_ERROR_MEMORY. What is needed meanwhile comes out of scratch, and goes back.
 */
VrStatus vr_money_share_runs (VrArena          *scratch,
                              int64_t           total,
                              const VrShareRun *runs,
                              size_t            n,
                              VrRemainder       remainder,
                              int64_t          *ret_parts);

/* The same, but no run has more than its room (from 0): what is beyond goes to the runs that still
 * have some, in proportion to their weights, again and again; after VR_MONEY_MAX_ROUNDS times to
 * the first of them. *ret_left is what none has room for. VR_ERROR_OVERFLOW; VR_ERROR_MEMORY. */
VrStatus vr_money_share_rooms (VrArena          *scratch,
                               int64_t           total,
                               const VrShareRun *runs,
                               const int64_t    *rooms,
                               size_t            n,
                               VrRemainder       remainder,
                               int64_t          *ret_parts,
                               int64_t          *ret_left);

#endif
