/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in an offer a product is given or suggested, and the offer without it. Internal to this
 * folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/**
 * vt_places_take_out:
 * @sku: what is to go, without regard to letter case
 *
 * Gives @problem the fix that takes the product out wherever the offer gives or suggests it; none
 * where too little would be left of the offer.
 */
void vt_places_take_out (VtExam *exam, VtProblem *problem, const char *sku);

/* How many units of the product the offer gives at once, at most. */
gint64 vt_places_count_units (VtExam *exam, const char *sku);

G_END_DECLS
