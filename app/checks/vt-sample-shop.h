/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample with all that stands beside its catalogue and orders: offers, campaigns, segments. */

#pragma once

#include "vt-sample.h"

G_BEGIN_DECLS

/**
 * vt_sample_create_shop:
 * @ret_reports: (out) (optional): as of vt_sample_create()
 *
 * vt_sample_create(), and the sample's segments, campaigns and offers, each one step of undo.
 * Campaigns that are over by now are moved by whole years, so that they are live or to come.
 *
 * Returns: (transfer full): %NULL with an error of vt_sample_create(), vt_segments_from_text(),
 * vt_campaigns_from_text() or vt_offers_add_text(), the message naming the file; no file is left at
 * @path then
 */
VtWorkspace *vt_sample_create_shop (
    const VtSample *sample, const char *path, VtJob *job, GPtrArray **ret_reports, GError **error);

/**
 * vt_campaigns_renew:
 * @campaigns: (element-type VtCampaign)
 * @now_us: microseconds since 1970, UTC
 *
 * Moves each campaign that ends at @now_us or before by as few whole years as let it end later; the
 * others stay.
 *
 * Returns: %FALSE with an error of vt_local_shift()
 */
gboolean vt_campaigns_renew (GPtrArray *campaigns, GTimeZone *zone, gint64 now_us, GError **error);

G_END_DECLS
