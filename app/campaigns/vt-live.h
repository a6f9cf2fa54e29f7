/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days an offer is there on. */

#pragma once

#include "vt-offer-span.h"

G_BEGIN_DECLS

/* Whether the schedule of the offer says hours or days of the week. */
gboolean vt_offer_has_weekdays (const VtOffer *offer);
gboolean vt_offer_has_hours (const VtOffer *offer);
/* Whether it says anything of when it is there, readable or not. */
gboolean vt_offer_has_dates (const VtOffer *offer);

/**
 * vt_offer_is_on:
 * @day: by the clock on the wall, as of vt_local_day()
 *
 * Whether the schedule is open at any time of that day; whatever the offer's state. Hours are not
 * looked at: who has some is there at some time of each of its days. A schedule that cannot be read
 * is never open.
 */
gboolean vt_offer_is_on (const VtOffer *offer, GTimeZone *zone, gint64 day);

/* The same for a run of days. @ret_on: (array length=n_days) */
void vt_offer_mark_days (
    const VtOffer *offer, GTimeZone *zone, gint64 first_day, guint n_days, gboolean *ret_on);

/* (element-type guint): positions of the ready ones among @effective (element-type VtOffer), as
 * they are told of a day: those of a campaign first, then those with dates or days, then the
 * others. */
GArray *vt_live_order (GPtrArray *effective);
/* The same of those that are there on @day. */
GArray *vt_live_list_on (GPtrArray *effective, GTimeZone *zone, gint64 day);

/**
 * vt_offer_list_spans:
 * @within: with both ends
 *
 * When the schedule is open, hours aside: one span if it says no days of the week, else one for
 * each run of such days.
 *
 * Returns: (element-type VtSpan): in order, none empty
 */
GArray *vt_offer_list_spans (const VtOffer *offer, GTimeZone *zone, VtSpan within);

G_END_DECLS
