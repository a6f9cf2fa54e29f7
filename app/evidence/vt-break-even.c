/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much more an offer has to sell to pay for what it takes off. */

#include "vt-break-even.h"

#include <math.h>

VtBreakEven
vt_break_even (gint64 given_minor, gint64 gain_minor, gint64 n_gains, guint64 n_base)
{
  VtBreakEven even = {.n_base = n_base};
  __int128    n_needed;

  if (given_minor == VT_MONEY_UNKNOWN || gain_minor == VT_MONEY_UNKNOWN)
    return (VtBreakEven){0};

  g_return_val_if_fail (given_minor >= 0 && n_gains >= 1, even);

  even.is_known = TRUE;
  if (gain_minor <= 0)
    {
      even.never = given_minor > 0 || gain_minor < 0;
      return even;
    }
  n_needed = ((__int128) given_minor * n_gains + gain_minor - 1) / gain_minor;
  if (n_needed > G_MAXINT64)
    {
      even.never = TRUE;
      return even;
    }
  even.n_needed = (gint64) n_needed;
  if (n_base > 0)
    even.points = (double) even.n_needed / (double) n_base * 100;
  else if (even.n_needed > 0)
    even.points = INFINITY;
  return even;
}
