/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone of a rule pack. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/* Whether the offer goes by what weekday or what time of day it is. */
gboolean vt_offer_needs_zone (const VtOffer *offer);

/* Writes the member "time_zone". Errors as of vt_zone_table_load(); then nothing is written. */
gboolean vt_compile_zone (const char *name, JsonBuilder *builder, GError **error);

G_END_DECLS
