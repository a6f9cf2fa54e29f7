/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unique values that a step of undo moves between rows: they are parked, so that their order does
 * not matter. */

#include "vt-undo-park.h"

#include <string.h>

/* Each table that undo covers and that has a unique column beside its INTEGER PRIMARY KEY, which is
 * column 0. */
static const struct
{
  const char *table;
  int         column;
  const char *sql;
} places[] = {
    {"product", 1, "UPDATE product SET sku = ?2 || id WHERE id = ?1 AND sku = ?3"},
    {"customer", 1, "UPDATE customer SET key = ?2 || id WHERE id = ?1 AND key = ?3"},
};

struct _VtUndoPark
{
  char *prefix; /* (owned): of every value that stands in, followed by the row's id */
};

void
vt_undo_park_free (VtUndoPark *self)
{
  g_free (self->prefix);
  g_free (self);
}

/* Returns: an index into places, or -1 if @change replaces no unique value */
static int
find_place (sqlite3_changeset_iter *change)
{
  const char *table;
  int         n_columns;
  int         operation;
  int         indirect;

  if (sqlite3changeset_op (change, &table, &n_columns, &operation, &indirect) != SQLITE_OK ||
      operation != SQLITE_UPDATE)
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      sqlite3_value *value = NULL;

      if (strcmp (table, places[i].table) == 0 &&
          sqlite3changeset_new (change, places[i].column, &value) == SQLITE_OK && value != NULL)
        return (int) i;
    }
  return -1;
}

static gboolean
park_row (VtUndoPark             *self,
          VtDatabase             *database,
          sqlite3_changeset_iter *change,
          int                     place,
          GError                **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  sqlite3_value *id = NULL;
  sqlite3_value *value = NULL;
  int            result = sqlite3changeset_old (change, 0, &id);

  if (result == SQLITE_OK)
    result = sqlite3changeset_old (change, places[place].column, &value);
  if (result != SQLITE_OK || id == NULL || value == NULL)
    {
      vt_database_set_error_for (NULL, result != SQLITE_OK ? result : SQLITE_CORRUPT, error);
      return FALSE;
    }
  if (!vt_statement_prepare (&statement, database, places[place].sql, error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, sqlite3_value_int64 (id));
  vt_statement_bind_text (&statement, 2, self->prefix);
  vt_statement_bind_text (&statement, 3, (const char *) sqlite3_value_text (value));
  return vt_statement_run (&statement, error);
}

static gboolean
park_rows (VtUndoPark *self, VtDatabase *database, sqlite3_changeset_iter *change, GError **error)
{
  for (;;)
    {
      int result = sqlite3changeset_next (change);
      int place;

      if (result == SQLITE_DONE)
        return TRUE;
      if (result != SQLITE_ROW)
        {
          vt_database_set_error_for (NULL, result, error);
          return FALSE;
        }
      place = find_place (change);
      if (place >= 0 && !park_row (self, database, change, place, error))
        return FALSE;
    }
}

VtUndoPark *
vt_undo_park_new (VtDatabase *database, gconstpointer changes, gsize size, GError **error)
{
  g_autoptr (VtUndoPark) self = g_new0 (VtUndoPark, 1);
  g_autofree char        *uuid = g_uuid_string_random ();
  sqlite3_changeset_iter *change = NULL;
  gboolean                parked;
  int                     result;

  self->prefix = g_strdup_printf ("%s-", uuid);
  result = sqlite3changeset_start (&change, (int) size, (gpointer) changes);
  if (result != SQLITE_OK)
    {
      vt_database_set_error_for (NULL, result, error);
      return NULL;
    }
  parked = park_rows (self, database, change, error);
  sqlite3changeset_finalize (change);
  return parked ? g_steal_pointer (&self) : NULL;
}

static gboolean
is_same_value (sqlite3_value *a, sqlite3_value *b)
{
  int size;

  if (sqlite3_value_type (a) != sqlite3_value_type (b))
    return FALSE;
  switch (sqlite3_value_type (a))
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return memcmp (&(double){sqlite3_value_double (a)}, &(double){sqlite3_value_double (b)},
                     sizeof (double)) == 0;
    default:
      size = sqlite3_value_bytes (a);
      return size == sqlite3_value_bytes (b) &&
             (size == 0 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), size) == 0);
    }
}

static gboolean
is_parked_value (VtUndoPark *self, gint64 id, sqlite3_value *value)
{
  g_autofree char *expected = g_strdup_printf ("%s%" G_GINT64_FORMAT, self->prefix, id);

  return g_strcmp0 ((const char *) sqlite3_value_text (value), expected) == 0;
}

gboolean
vt_undo_park_explains (VtUndoPark *self, sqlite3_changeset_iter *change)
{
  int            place = find_place (change);
  sqlite3_value *id = NULL;
  const char    *table;
  int            n_columns;
  int            operation;
  int            indirect;

  if (place < 0 ||
      sqlite3changeset_op (change, &table, &n_columns, &operation, &indirect) != SQLITE_OK ||
      sqlite3changeset_old (change, 0, &id) != SQLITE_OK || id == NULL)
    return FALSE;
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *left = NULL;
      sqlite3_value *found = NULL;

      if (sqlite3changeset_old (change, i, &left) != SQLITE_OK)
        return FALSE;
      if (left == NULL)
        continue;
      if (sqlite3changeset_conflict (change, i, &found) != SQLITE_OK || found == NULL)
        return FALSE;
      if (i == places[place].column ? !is_parked_value (self, sqlite3_value_int64 (id), found)
                                    : !is_same_value (left, found))
        return FALSE;
    }
  return TRUE;
}
