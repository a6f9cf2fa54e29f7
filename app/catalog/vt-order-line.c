/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an order file, understood. */

#include "vt-order-line.h"

#include "vt-order-chunk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEY_BYTES 255

void
vt_order_line_parser_init (VtOrderLineParser *parser, const VtImportPlan *plan)
{
  parser->plan = plan;
  parser->time_text[0] = '\0';
  parser->time_us = 0;
}

static gboolean
fail (const VtMapping *mapping,
      VtField          field,
      const char      *reason,
      const char      *remedy,
      VtRowProblem    *ret_problem)
{
  *ret_problem = (VtRowProblem){mapping->column[field], reason, remedy};
  return FALSE;
}

static gboolean
parse_names (const VtCsvRecord *record,
             const VtMapping   *mapping,
             VtOrderLine       *line,
             VtRowProblem      *ret_problem)
{
  VtField key_field = mapping->column[VT_FIELD_SKU] >= 0 ? VT_FIELD_SKU : VT_FIELD_TITLE;

  line->order = vt_row_get (record, mapping, VT_FIELD_ORDER, &line->order_length);
  line->key = vt_row_get (record, mapping, key_field, &line->key_length);
  line->title = vt_row_get (record, mapping, VT_FIELD_TITLE, &line->title_length);
  line->customer = vt_row_get (record, mapping, VT_FIELD_CUSTOMER, &line->customer_length);
  if (line->order_length == 0)
    return fail (mapping, VT_FIELD_ORDER, _ ("there is no order number"),
                 _ ("a line that belongs to no order cannot be counted"), ret_problem);
  if (line->order_length > VT_ORDER_NAME_MAX_BYTES)
    return fail (mapping, VT_FIELD_ORDER, _ ("the order number is longer than 255 bytes"),
                 _ ("check which column is the order"), ret_problem);
  if (line->key_length == 0)
    return fail (mapping, key_field, _ ("there is no product"),
                 _ ("give the line a product code, or leave it out"), ret_problem);
  if (line->key_length > MAX_KEY_BYTES)
    return fail (mapping, key_field, _ ("the product code is longer than 255 bytes"),
                 _ ("check which column is the product"), ret_problem);
  return TRUE;
}

static gboolean
parse_time (VtOrderLineParser *parser, const char *text, gsize length, gint64 *ret_time_us)
{
  const VtImportPlan *plan = parser->plan;

  if (length < sizeof parser->time_text && length > 0 && strcmp (text, parser->time_text) == 0)
    {
      *ret_time_us = parser->time_us;
      return TRUE;
    }
  if (!vt_time_parse (text, plan->date_order, plan->zone, ret_time_us))
    return FALSE;

  if (length < sizeof parser->time_text)
    {
      memcpy (parser->time_text, text, length + 1);
      parser->time_us = *ret_time_us;
    }
  return TRUE;
}

gboolean
vt_order_line_parse (VtOrderLineParser *parser,
                     const VtCsvRecord *record,
                     VtOrderLine       *ret_line,
                     VtRowProblem      *ret_problem)
{
  const VtImportPlan *plan = parser->plan;
  const VtMapping    *mapping = &plan->mapping;
  const char         *text;
  gsize               length;
  VtAmountResult      amount;

  if (!parse_names (record, mapping, ret_line, ret_problem))
    return FALSE;

  text = vt_row_get (record, mapping, VT_FIELD_TIME, &length);
  if (!parse_time (parser, text, length, &ret_line->time_us))
    return fail (mapping, VT_FIELD_TIME, _ ("this is not a date and time"),
                 _ ("write it as 2019-12-31 or 2019-12-31 23:59, or say how days and months are "
                    "ordered"),
                 ret_problem);

  text = vt_row_get (record, mapping, VT_FIELD_QUANTITY, &length);
  if (!vt_count_parse (text, plan->decimal, &ret_line->quantity))
    return fail (mapping, VT_FIELD_QUANTITY, _ ("this is not a whole number of units"),
                 _ ("write a whole number; goods sold by weight are one unit with its price"),
                 ret_problem);
  if (ret_line->quantity == 0)
    return fail (mapping, VT_FIELD_QUANTITY, _ ("the quantity is zero"),
                 _ ("a line of no units cannot be counted"), ret_problem);

  text = vt_row_get (record, mapping, VT_FIELD_PRICE, &length);
  amount =
      vt_amount_parse (text, plan->decimal, plan->currency.minor_digits, &ret_line->price_minor);
  if (amount == VT_AMOUNT_BAD || amount == VT_AMOUNT_RANGE)
    return fail (mapping, VT_FIELD_PRICE,
                 amount == VT_AMOUNT_BAD ? _ ("this is not an amount")
                                         : _ ("the amount is too large"),
                 plan->decimal == VT_DECIMAL_POINT
                     ? _ ("write it as 1234.56, or say that decimals have a comma")
                     : _ ("write it as 1234,56, or say that decimals have a point"),
                 ret_problem);
  ret_line->price_rounded = amount == VT_AMOUNT_ROUNDED;
  return TRUE;
}
