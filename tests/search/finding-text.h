/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as short texts, for tables of what is expected. */

#pragma once

#include "shop-fixture.h"

#include "vt-finding.h"
#include "vt-trial-shop.h"

G_BEGIN_DECLS

/* 2026-06-21T00:00:00Z, a Sunday. */
#define TEST_NOW_US (G_GINT64_CONSTANT (1782000000) * G_USEC_PER_SEC)

/* "conflict CASE*2 CARD +CODE @loyal: b 4.00>0.00 a 5.00>5.00": the cart, who it belongs to, and of
 * each offer what it takes off alone and together. */
char *finding_to_text (const VtFinding *finding);
/* All of them, one a line. */
char *findings_to_text (GPtrArray *findings);
/* "CASE*2 CARD +CODE @loyal": cart and owner. */
char *cart_to_text (GPtrArray *lines, const VtSearchShopper *shopper);

/* (element-type VtOffer): of a JSON array of offers, as in a rule pack; those without a state are
 * ready. */
GPtrArray *offers_from_json (const char *json);

VtTrialShop *trial_shop_new (Shop *shop, GPtrArray *offers);

G_END_DECLS
