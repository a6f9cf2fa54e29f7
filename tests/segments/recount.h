/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random history of customers, and what it says of them, counted slowly: customer by customer and
 * order by order. */

#pragma once

#include "history.h"

#include "vt-segment-rule.h"

/* Called "c0" and on; some of them never order. */
#define RECOUNT_N_CUSTOMERS 40

/* (transfer full): makes a history; what is counted below is of the last one made. */
History *recount_make (GRand *rand);

int    recount_orders (int customer);
gint64 recount_revenue (int customer);
/* Not a number where there is none. */
double   recount_measure (int customer, VtSegmentRuleType type);
gboolean recount_holds (int customer, const VtSegmentRule *rule);

/* (transfer full): at @depth 3 a condition, above that maybe a group of some. */
VtSegmentRule *recount_random_rule (GRand *rand, guint depth);
