/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer never applies, in words. */

#pragma once

#include "vt-trial-shop.h"

G_BEGIN_DECLS

typedef enum
{
  VT_NEVER_UNKNOWN,
  VT_NEVER_VERDICT,    /* what the evaluator said of the cart that came nearest */
  VT_NEVER_NO_TIME,    /* it is never live from now on */
  VT_NEVER_NO_SHOPPER, /* its conditions contradict one another */
  VT_NEVER_NO_PRODUCT, /* nothing in the catalogue is what it asks for */
} VtNeverReasonType;

/* Starts as zero. */
typedef struct
{
  VtNeverReasonType type;
  VrVerdictCode     code;
  char              guard[32];     /* empty: none */
  char              condition[32]; /* that was not met; empty: none */
} VtNeverReason;

/* Keeps the verdict if it came nearer to applying than those before. */
void vt_never_reason_take (VtNeverReason *reason, const VrVerdict *verdict);

/* "its price is never below what the products cost already": part of a sentence, translated. */
char *vt_never_reason_to_text (const VtNeverReason *reason,
                               const VtTrialShop   *shop,
                               const VtTrialOffer  *offer);

G_END_DECLS
