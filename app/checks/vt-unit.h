/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one line of a cart is sold for. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/* What line @index of the cart comes to, by itself; %FALSE where the evaluator does not take the
 * cart. */
gboolean vt_unit_weigh (
    VtExam *exam, const VtTrialLine *lines, guint n_lines, guint index, VtTrialSum *ret_sum);

/* (nullable) (transfer none): the problem that the product is sold below cost or floor, if it is
 * discounted at all. */
VtProblem *vt_unit_check_cost (VtExam *exam, guint32 product, const VtTrialSum *sum);

/* What has to come in for what @sum costs, by the shop's floor. */
gint64 vt_unit_get_floor (const VtExam *exam, const VtTrialSum *sum);

/* Gives @problem the fix that asks for @price_minor, at @path of the offer's form. */
void vt_unit_mend_price (VtExam *exam, VtProblem *problem, const char *path, gint64 price_minor);

G_END_DECLS
