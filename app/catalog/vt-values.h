/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and whole numbers as files write them, each file in its own convention. */

#pragma once

#include "vt-money.h"

G_BEGIN_DECLS

/**
 * VtDecimal:
 * @VT_DECIMAL_AUTO: decided from the column
 * @VT_DECIMAL_POINT: 1,234.56
 * @VT_DECIMAL_COMMA: 1.234,56
 */
typedef enum
{
  VT_DECIMAL_AUTO,
  VT_DECIMAL_POINT,
  VT_DECIMAL_COMMA,
} VtDecimal;

/**
 * VtDecimalEvidence:
 * @n_point: amounts that only make sense with a decimal point
 * @n_comma: amounts that only make sense with a decimal comma
 * @n_either: amounts that make sense both ways and differ ("1.234")
 *
 * Starts as all zeros.
 */
typedef struct
{
  guint64 n_point;
  guint64 n_comma;
  guint64 n_either;
} VtDecimalEvidence;

/* Looks at one amount of the column. */
void vt_decimal_evidence_add (VtDecimalEvidence *evidence, const char *text);

/**
 * vt_decimal_decide:
 * @column: the column's name, for the message
 *
 * A contradiction is settled by the majority if the others are fewer than one in twenty; those are
 * then rejected row by row.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT and the remedy if the column can be read both ways
 */
gboolean vt_decimal_decide (const VtDecimalEvidence *evidence,
                            const char              *column,
                            VtDecimal               *ret_decimal,
                            GError                 **error);

/**
 * VtAmountResult:
 * @VT_AMOUNT_EXACT: read
 * @VT_AMOUNT_ROUNDED: finer than the currency, rounded to its smallest unit, halves away from zero
 * @VT_AMOUNT_BAD: not an amount in this convention
 * @VT_AMOUNT_RANGE: larger than fits (2^53 minor units)
 */
typedef enum
{
  VT_AMOUNT_EXACT,
  VT_AMOUNT_ROUNDED,
  VT_AMOUNT_BAD,
  VT_AMOUNT_RANGE,
} VtAmountResult;

/**
 * vt_amount_parse:
 * @text: "1,234.56", "1 234,56 €", "(3.00)", "-3", "£2"
 * @decimal: the convention, not auto
 * @minor_digits: digits of the currency after the point, 0 to 3
 * @ret_minor: (out): written if exact or rounded
 */
VtAmountResult
vt_amount_parse (const char *text, VtDecimal decimal, int minor_digits, gint64 *ret_minor);

/* A whole number of at most 32 bits; "3.0" is one, "3.5" is not. */
gboolean vt_count_parse (const char *text, VtDecimal decimal, gint32 *ret_count);

G_END_DECLS
