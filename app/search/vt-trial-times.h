/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When offers are live, and together with which others. */

#pragma once

#include "vt-trial-shop.h"

G_BEGIN_DECLS

/* What of an offer goes by the clock: its schedule, and what its conditions say of weekdays and
 * hours. Immutable. */
VtTrialTimes *vt_trial_times_new (JsonObject *form);
void          vt_trial_times_free (VtTrialTimes *times);

/* Whether the schedule is open at that instant. */
gboolean vt_trial_times_are_open (const VtTrialTimes *times, gint64 at_us, GTimeZone *zone);

typedef enum
{
  VT_TRIAL_ALL_OPEN, /* only instants at which all of the offers are live */
  VT_TRIAL_ANY_OPEN, /* all instants that differ, also those at which none is */
} VtTrialOpen;

/**
 * vt_trial_instants_list:
 * @offers: (array length=n_offers): which
 *
 * Of all instants from now on, one for each combination of what is open and holds then: the first.
 * What goes by the week is looked at for two weeks from each day on which a schedule begins or
 * ends.
 *
 * Returns: (element-type gint64): upwards
 */
GArray *vt_trial_instants_list (const VtTrialShop *shop,
                                const guint       *offers,
                                guint              n_offers,
                                VtTrialOpen        open);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialTimes, vt_trial_times_free)

G_END_DECLS
