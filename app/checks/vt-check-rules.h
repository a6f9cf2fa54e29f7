/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks, by subject: each looks for one sort of mistake in one offer. Internal to this folder.
 */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/* vt-check-parts.c: what an offer gives or suggests by its SKU */
void vt_check_parts (VtExam *exam);

/* vt-check-terms.c: what it says as a whole */
void vt_check_name (VtExam *exam);
void vt_check_units (VtExam *exam);
void vt_check_asked (VtExam *exam);
/* Whether the evaluator takes it; gives the exam its trial. */
void vt_check_taken (VtExam *exam);

/* vt-check-money.c: what a set is sold for */
void vt_check_bundle_money (VtExam *exam);

/* vt-check-beside.c: beside the other offers */
void vt_check_same_set (VtExam *exam);

G_END_DECLS
