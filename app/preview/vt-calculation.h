/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the total of a cart came about, in words. */

#pragma once

#include "vt-preview.h"

G_BEGIN_DECLS

/**
 * VtCalculationStep:
 * @text: a sentence, translated, plain text
 * @details: (array zero-terminated=1): what it consists of, one each; may be empty
 */
typedef struct
{
  char  *text;    /* (owned) */
  char **details; /* (owned) */
} VtCalculationStep;

/**
 * vt_preview_explain:
 * @pack: the pack that was evaluated
 * @offers: (element-type VtOffer): where the names are
 *
 * The way from the list prices to what is due: which offers were chosen and how, what each line got
 * of each discount, and how amounts were rounded.
 *
 * Returns: (element-type VtCalculationStep): in the order of the calculation; %NULL with
 * %VT_ERROR_BAD_INPUT if @pack does not say how it rounds
 */
GPtrArray *vt_preview_explain (VtPreview        *preview,
                               GBytes           *pack,
                               GPtrArray        *offers,
                               VtCatalog        *catalog,
                               const VtCurrency *currency,
                               GError          **error);

G_END_DECLS
