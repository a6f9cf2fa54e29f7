/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All lines of an order file in memory, before they are grouped and stored. */

#include "vt-order-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A code that comes with more different descriptions than this names something else each time. */
#define MAX_TITLES 64

enum
{
  DIFFERS_IN_TIME = 1 << 0,
  DIFFERS_IN_CUSTOMER = 1 << 1,
};

VtOrderTable *
vt_order_table_new (void)
{
  VtOrderTable *self = g_new0 (VtOrderTable, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->names = vt_intern_new ();
  self->orders = g_array_new (FALSE, TRUE, sizeof (VtTableOrder));
  self->customers = vt_intern_new ();
  self->spellings = vt_intern_new ();
  self->spelling_lines = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->spelling_title = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->title_texts = vt_intern_new ();
  self->titles = g_array_new (FALSE, TRUE, sizeof (VtTableTitle));
  self->differs = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->last_order = VT_INTERN_NONE;
  return self;
}

void
vt_order_table_free (VtOrderTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  vt_intern_free (self->names);
  g_array_unref (self->orders);
  vt_intern_free (self->customers);
  vt_intern_free (self->spellings);
  g_array_unref (self->spelling_lines);
  g_array_unref (self->spelling_title);
  vt_intern_free (self->title_texts);
  g_array_unref (self->titles);
  g_array_unref (self->differs);
  g_free (self);
}

static guint32
find_customer (VtOrderTable *self, const VtOrderLine *line)
{
  if (line->customer_length == 0)
    return 0;
  return vt_intern_add (self->customers, line->customer, line->customer_length) + 1;
}

/* Counts an order once for each way in which its lines contradict each other. */
static void
note_difference (VtOrderTable *self, guint32 order, guint8 kind, guint64 *count)
{
  guint8 *noted = &g_array_index (self->differs, guint8, order);

  if ((*noted & kind) == 0)
    (*count)++;
  *noted |= kind;
}

static guint32
find_order (VtOrderTable *self, const VtOrderLine *line)
{
  VtTableOrder *order;
  guint32       number = self->last_order, customer;
  gsize         length = 0;

  /* Lines of one order mostly follow each other. */
  if (number == VT_INTERN_NONE ||
      strcmp (vt_intern_get (self->names, number, &length), line->order) != 0)
    number = vt_intern_add (self->names, line->order, line->order_length);
  self->last_order = number;
  if (number == self->orders->len)
    {
      g_array_set_size (self->orders, number + 1);
      g_array_set_size (self->differs, number + 1);
      order = vt_order_table_get_order (self, number);
      order->time_us = line->time_us;
      order->customer = find_customer (self, line);
      return number;
    }

  order = vt_order_table_get_order (self, number);
  if (order->time_us != line->time_us)
    note_difference (self, number, DIFFERS_IN_TIME, &self->n_times_differ);
  order->time_us = MIN (order->time_us, line->time_us);
  customer = find_customer (self, line);
  if (order->customer == 0)
    order->customer = customer;
  else if (customer != 0 && customer != order->customer)
    note_difference (self, number, DIFFERS_IN_CUSTOMER, &self->n_customers_differ);
  return number;
}

static void
add_title (VtOrderTable *self, guint32 spelling, const VtOrderLine *line)
{
  guint32     *link = &g_array_index (self->spelling_title, guint32, spelling);
  gboolean     is_sale = line->quantity > 0 && line->price_minor > 0;
  VtTableTitle added = {VT_INTERN_NONE, VT_INTERN_NONE, is_sale, !is_sale};
  guint32      at = *link, last = VT_INTERN_NONE;

  if (line->title_length == 0)
    return;

  for (guint n = 0; at != VT_INTERN_NONE; n++)
    {
      VtTableTitle *title = &g_array_index (self->titles, VtTableTitle, at);
      gsize         length;
      const char   *text = vt_intern_get (self->title_texts, title->text, &length);

      if (length == line->title_length && memcmp (text, line->title, length) == 0)
        {
          title->n_sales += is_sale;
          title->n_others += !is_sale;
          return;
        }
      if (n == MAX_TITLES)
        return;
      last = at;
      at = title->next;
    }

  added.text = vt_intern_add (self->title_texts, line->title, line->title_length);
  if (last == VT_INTERN_NONE)
    *link = self->titles->len;
  else
    g_array_index (self->titles, VtTableTitle, last).next = self->titles->len;
  g_array_append_val (self->titles, added);
}

static guint32
find_spelling (VtOrderTable *self, const VtOrderLine *line)
{
  guint32 spelling = vt_intern_add (self->spellings, line->key, line->key_length);

  if (spelling == self->spelling_lines->len)
    {
      guint32 none = VT_INTERN_NONE;

      g_array_set_size (self->spelling_lines, spelling + 1);
      g_array_append_val (self->spelling_title, none);
    }
  g_array_index (self->spelling_lines, guint32, spelling)++;
  add_title (self, spelling, line);
  return spelling;
}

static void
add_line (VtOrderTable *self, const VtOrderLine *line, guint64 row)
{
  guint32       at = self->n_lines % VT_TABLE_BLOCK_LINES;
  VtTableBlock *block;
  VtTableOrder *order;

  if (at == 0)
    g_ptr_array_add (self->blocks, g_new (VtTableBlock, 1));
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  block->order[at] = find_order (self, line);
  block->spelling[at] = find_spelling (self, line);
  block->row[at] = (guint32) row;
  block->quantity[at] = line->quantity;
  block->price_minor[at] = line->price_minor;
  self->n_lines++;
  self->n_rounded += line->price_rounded;

  order = vt_order_table_get_order (self, block->order[at]);
  order->n_lines++;
  order->n_back += line->quantity < 0;
  order->n_free += line->price_minor == 0;
  order->n_below += line->price_minor < 0;
}

VtTableLine
vt_order_table_get_line (const VtOrderTable *self, guint32 line)
{
  const VtTableBlock *block = g_ptr_array_index (self->blocks, line / VT_TABLE_BLOCK_LINES);
  guint32             at = line % VT_TABLE_BLOCK_LINES;

  return (VtTableLine){block->order[at], block->spelling[at], block->row[at], block->quantity[at],
                       block->price_minor[at]};
}

gboolean
vt_order_table_read (VtOrderTable       *self,
                     const VtImportPlan *plan,
                     VtImportReport     *report,
                     VtJob              *job,
                     GError            **error)
{
  g_autoptr (VtRowReader) reader = vt_row_reader_open (plan, job, error);
  VtOrderLineParser parser;

  if (reader == NULL)
    return FALSE;

  vt_order_line_parser_init (&parser, plan);
  for (;;)
    {
      const VtCsvRecord *record;
      VtRowProblem       problem;
      VtOrderLine        line;
      VtRowFate          fate;
      gboolean           has_record;

      if (!vt_row_reader_next (reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        return TRUE;
      if (record->row >= G_MAXUINT32 - 1)
        {
          g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT,
                               _ ("The file has more than 4 billion rows: split it"));
          return FALSE;
        }
      fate = vt_row_reader_judge (reader, record, &problem);
      if (fate == VT_ROW_ADDED && !vt_order_line_parse (&parser, record, &line, &problem))
        fate = VT_ROW_REJECTED;
      if (fate == VT_ROW_ADDED)
        add_line (self, &line, record->row);
      else if (fate == VT_ROW_REJECTED)
        vt_row_reader_reject (plan, record, &problem, report);
      else
        vt_import_report_count_rows (report, fate, 1);
    }
}
