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

/* vt-check-money.c: what a bundle is sold for */
void vt_check_bundle_money (VtExam *exam);

/* vt-check-selection.c: what is sold for less wherever it is selected */
void vt_check_discounted_money (VtExam *exam);
void vt_check_volume_money (VtExam *exam);
void vt_check_mix_money (VtExam *exam);

/* vt-check-unit.c: what one unit is sold for */
void vt_check_option_money (VtExam *exam);
void vt_check_item_money (VtExam *exam);
void vt_check_alternative_money (VtExam *exam);
void vt_check_fee (VtExam *exam);

/* vt-check-tiers.c */
void vt_check_tiers (VtExam *exam);
void vt_check_required (VtExam *exam);
void vt_check_tier_money (VtExam *exam);

/* vt-check-protection.c */
void vt_check_bands (VtExam *exam);
void vt_check_coverage (VtExam *exam);
void vt_check_plan_money (VtExam *exam);

/* vt-check-threshold.c: steps, of follow-ups and by quantity as well */
void vt_check_step_order (VtExam *exam);
void vt_check_steps_give (VtExam *exam);
void vt_check_fill (VtExam *exam);
void vt_check_reach (VtExam *exam);
void vt_check_step_money (VtExam *exam);

/* vt-check-never.c: what can never come about */
void vt_check_slots (VtExam *exam);
void vt_check_rewarded (VtExam *exam);
void vt_check_limits (VtExam *exam);
void vt_check_break_limit (VtExam *exam);
void vt_check_places (VtExam *exam);
void vt_check_windows (VtExam *exam);
void vt_check_compatible (VtExam *exam);
void vt_check_alternative (VtExam *exam);

/* vt-check-condition.c */
void vt_check_conditions (VtExam *exam);
void vt_check_segments (VtExam *exam);

/* vt-check-dates.c */
void vt_check_schedule (VtExam *exam);
void vt_check_ended (VtExam *exam);

/* vt-check-texts.c */
void vt_check_languages (VtExam *exam);
void vt_check_placeholders (VtExam *exam);

/* vt-check-persuasion.c: what misleads */
void vt_check_preselected (VtExam *exam);
void vt_check_deadline (VtExam *exam);
void vt_check_deadline_moved (VtExam *exam);
void vt_check_scarcity (VtExam *exam);
void vt_check_list_price (VtExam *exam);

/* vt-check-questions.c: the three questions */
void vt_check_complements (VtExam *exam);
void vt_check_benefits (VtExam *exam);
void vt_check_spending (VtExam *exam);

/* vt-check-beside.c: beside the other offers */
void vt_check_coupons (VtExam *exam);
void vt_check_others (VtExam *exam);

G_END_DECLS
