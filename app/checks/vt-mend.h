/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes that several checks have. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/**
 * vt_mend_reward:
 * @path: of the reward in the offer's form
 * @price_minor: what the reward is taken off
 * @most_minor: how much it may take off, at most
 *
 * Gives @problem the fix that brings the reward down, in its own type: whole percents where there
 * is one, else tenths. None where no reward would be left, or the reward is as small already.
 */
void vt_mend_reward (
    VtExam *exam, VtProblem *problem, const char *path, gint64 price_minor, gint64 most_minor);

/* The fix that pauses the offer. */
void vt_mend_pause (VtExam *exam, VtProblem *problem, char *title);

/**
 * vt_mend_leave_out:
 * @path: of a selector, which may be absent
 * @products: (array length=n_products): what it is not to select
 *
 * Gives @problem the fix that adds the products to the selector's exceptions; none where these are
 * of another sort.
 */
void vt_mend_leave_out (VtExam        *exam,
                        VtProblem     *problem,
                        char          *title,
                        const char    *path,
                        const guint32 *products,
                        guint          n_products);

/* "8 %", as it stands in a sentence; @ppm in millionths. */
char *vt_mend_tell_percent (gint32 ppm);
/* The largest whole percent, or else tenth of one, of @price_minor that is no more than
 * @most_minor; in millionths. */
gint32 vt_mend_round_percent (gint64 price_minor, gint64 most_minor);

G_END_DECLS
