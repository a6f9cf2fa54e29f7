/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments as offers name them: in whom they are for, and in what else has to hold. */

#pragma once

#include "vt-offer.h"
#include "vt-segment-evaluate.h"
#include "vt-segment.h"

G_BEGIN_DECLS

/* (transfer full) (array zero-terminated=1): the keys of segments that the offer names, sorted,
 * each once. */
GStrv vt_offer_list_segment_keys (const VtOffer *offer);
/* The offer names the segment. */
gboolean vt_offer_names_segment (const VtOffer *offer, const char *key);
/* (transfer full) (array zero-terminated=1): those of them that no segment of the workspace has;
 * nobody can be known to be in such a one, so the offer reaches only whom the storefront puts there
 * by itself. */
GStrv vt_offer_list_unknown_segments (const VtOffer *offer, GPtrArray *segments);
/* Names @key in place of @old; %FALSE where it did not name it, and is left alone. */
gboolean vt_offer_rename_segment (VtOffer *offer, const char *old, const char *key);

/**
 * VtSegmentKey:
 * @segment: (nullable): that has it; %NULL where only offers name it. Belongs to the segments
 * @n_offers: offers that name it
 */
typedef struct
{
  char            *key; /* (owned) */
  const VtSegment *segment;
  guint            n_offers;
} VtSegmentKey;

/* (transfer full) (element-type VtSegmentKey): all keys that segments have or offers name, sorted
 * by key. @segments must outlive it. */
GPtrArray *vt_segments_list_keys (GPtrArray *segments, GPtrArray *offers);

/**
 * VtAudience:
 * @figures: the customers that it may hold for
 * @is_certain: whether it holds for all of them whatever is in the cart: nothing is asked that only
 * a cart tells (its sum, a coupon, the weekday)
 * @unknown_keys: (array zero-terminated=1): segments that are named and not there; they hold nobody
 *
 * Whom an offer is for, among the customers of the history.
 */
typedef struct
{
  VtSegmentFigures figures;
  gboolean         is_certain;
  GStrv            unknown_keys; /* (owned) */
} VtAudience;

void vt_audience_clear (VtAudience *audience);

/**
 * vt_offer_audience:
 * @segments: (element-type VtSegment)
 *
 * Who could get the offer by its audience and its conditions, as the evaluator has them, on the
 * reference day. Guests are not among them.
 *
 * Returns: %FALSE only with %G_IO_ERROR_CANCELLED
 */
gboolean vt_offer_audience (const VtOffer *offer,
                            GPtrArray     *segments,
                            VtCustomers   *customers,
                            VtJob         *job,
                            VtAudience    *ret_audience,
                            GError       **error);

/* (transfer full): who could get the offer by the segments that it names, as they are on the
 * reference day; whatever else it asks for is taken to hold. %NULL only with
 * %G_IO_ERROR_CANCELLED. */
VtMembers *vt_offer_segment_members (
    const VtOffer *offer, GPtrArray *segments, VtCustomers *customers, VtJob *job, GError **error);

/**
 * vt_offer_audience_orders:
 * @segments: (element-type VtSegment)
 * @orders: whose customers @customers are
 * @ret_counted: (out) (transfer full) (nullable) (array length=n_orders): non-zero for orders of
 * whom vt_offer_segment_members() has; %NULL for an offer that names no segment, as all count
 * @ret_note: (out) (transfer full) (nullable): the same in words, with @ret_counted
 *
 * Which orders of the past the offer could have been for. Orders of guests are not.
 *
 * Returns: %FALSE only with %G_IO_ERROR_CANCELLED
 */
gboolean vt_offer_audience_orders (const VtOffer *offer,
                                   GPtrArray     *segments,
                                   VtCustomers   *customers,
                                   VtOrders      *orders,
                                   VtJob         *job,
                                   guint8       **ret_counted,
                                   char         **ret_note,
                                   GError       **error);

/* "412 of 4,338 customers (9.5 %), who placed 2,210 orders worth £1,204,330.00.": one or two
 * sentences, translated, plain text. */
char *vt_audience_to_text (const VtAudience *audience,
                           VtCustomers      *customers,
                           const VtCurrency *currency);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtAudience, vt_audience_clear)

G_END_DECLS
