/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The customers a workspace knows, and what files said of them. */

#include "vt-customers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHECK_EVERY 4096

/* A column while it is read: its values are numbered as they come. */
typedef struct
{
  VtIntern *values; /* (owned) */
  guint32  *code;   /* (owned) (array length=n_customers) */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  vt_intern_free (column->values);
  g_free (column->code);
  g_free (column);
}

static Column *
column_new (guint32 n_customers)
{
  Column *column = g_new0 (Column, 1);

  column->values = vt_intern_new ();
  column->code = g_new0 (guint32, (gsize) n_customers + 1);
  return column;
}

/* ---- ids and keys ---- */

static gboolean
read_keys (Customers *self, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database, "SELECT id, key FROM customer ORDER BY id", error))
    return FALSE;
  for (;;)
    {
      const char *key;
      guint32     id;

      if (!vt_statement_step (&row, &has_row, error) ||
          (ids->len % CHECK_EVERY == 0 && !vt_job_check (job, error)))
        return FALSE;
      if (!has_row)
        break;
      id = (guint32) vt_statement_get_int64 (&row, 0);
      key = vt_statement_get_text (&row, 1);
      g_array_append_val (ids, id);
      vt_intern_add (self->keys, key, strlen (key));
    }
  self->public.n_customers = ids->len;
  self->customer_id = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

/* ---- columns ---- */

static void
take_value (Customers *self, GHashTable *columns, guint32 customer, VtStatement *row)
{
  const char *name = vt_statement_get_text (row, 1);
  const char *value = vt_statement_get_text (row, 2);
  Column     *column = g_hash_table_lookup (columns, name);

  if (column == NULL)
    {
      column = column_new (self->public.n_customers);
      g_hash_table_insert (columns, g_strdup (name), column);
    }
  column->code[customer] = vt_intern_add (column->values, value, strlen (value)) + 1;
}

/* One row a value. The file's JSON is taken apart by SQLite, as a hundred thousand customers would
 * take a parser of objects a second. */
static gboolean
read_values (Customers *self, VtDatabase *database, GHashTable *columns, VtJob *job, GError **error)
{
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  guint32  customer = 0;
  guint    n_rows = 0;
  gboolean has_row;

  if (!vt_statement_prepare (&row, database,
                             "SELECT customer.id, known.key, known.value, known.type"
                             " FROM customer, json_each (customer.attributes) AS known"
                             " WHERE customer.attributes <> '{}' ORDER BY customer.id",
                             error))
    return FALSE;
  for (;;)
    {
      gint64 id;

      if (!vt_statement_step (&row, &has_row, error) ||
          (n_rows++ % CHECK_EVERY == 0 && !vt_job_check (job, error)))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = vt_statement_get_int64 (&row, 0);
      while (customer < self->public.n_customers && self->customer_id[customer] < id)
        customer++;
      if (customer == self->public.n_customers || self->customer_id[customer] != id ||
          strcmp (vt_statement_get_text (&row, 3), "text") != 0)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_CORRUPT,
                       _ ("What is known of customer number %u cannot be read"), (guint) id);
          return FALSE;
        }
      take_value (self, columns, customer, &row);
    }
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (vt_intern_get (data, *(const guint32 *) a, NULL),
                 vt_intern_get (data, *(const guint32 *) b, NULL));
}

/* Numbers the values anew, sorted, so that a snapshot does not depend on who came first. */
static VtCustomerColumn
finish_column (Customers *self, const char *name, Column *column)
{
  guint32             n = vt_intern_get_n (column->values);
  g_autofree guint32 *sorted = g_new (guint32, (gsize) n + 1);
  g_autofree guint32 *place = g_new (guint32, (gsize) n + 1);
  const char        **values = g_new (const char *, (gsize) n + 1);
  guint32            *n_with = g_new0 (guint32, (gsize) n + 1);

  for (guint32 i = 0; i < n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n, sizeof (guint32), compare_values, column->values);
  for (guint32 i = 0; i < n; i++)
    {
      place[sorted[i]] = i;
      values[i] =
          g_string_chunk_insert (self->strings, vt_intern_get (column->values, sorted[i], NULL));
    }
  values[n] = NULL;
  for (guint32 i = 0; i < self->public.n_customers; i++)
    if (column->code[i] != 0)
      {
        column->code[i] = place[column->code[i] - 1] + 1;
        n_with[column->code[i] - 1]++;
      }
  return (VtCustomerColumn){g_string_chunk_insert (self->strings, name), n, values, n_with,
                            g_steal_pointer (&column->code)};
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return strcmp (((const VtCustomerColumn *) a)->name, ((const VtCustomerColumn *) b)->name);
}

gboolean
vt_customers_read (Customers *self, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (GHashTable) columns =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, column_free);
  GHashTableIter iter;
  gpointer       name, column;

  if (!read_keys (self, database, job, error) || !read_values (self, database, columns, job, error))
    return FALSE;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &name, &column))
    {
      VtCustomerColumn finished = finish_column (self, name, column);

      g_array_append_val (self->columns, finished);
    }
  g_array_sort (self->columns, compare_columns);
  self->public.n_columns = self->columns->len;
  self->public.columns = (const VtCustomerColumn *) (gpointer) self->columns->data;
  return TRUE;
}
