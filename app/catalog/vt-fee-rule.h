/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling postage, charges and bookkeeping entries from goods. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_fee_rule_matches:
 * @code: the product's code; its title where the file has no codes
 * @description: what it is mostly called
 *
 * A fee is what has no article number (its code holds fewer than three digits) and is described as
 * a service around the sale: the description ends in a word for carriage, a charge, a commission or
 * a discount ("DOTCOM POSTAGE", "Bank Charges", "CRUK Commission"), or is nothing but a word for a
 * bookkeeping entry ("Manual", "SAMPLES"). Neither alone is enough: "PADS" are goods with a name
 * for a code, and a "CARRIAGE CLOCK" with an article number is a clock.
 */
gboolean vt_fee_rule_matches (const char *code, const char *description);

G_END_DECLS
