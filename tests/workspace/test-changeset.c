/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that are no whole changeset are told before SQLite reads them. */

#include "shop.h"

#include "vt-changeset.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       size;
  gboolean    is_whole;
} Row;

#define BYTES(text) (text), sizeof (text) - 1

/* Table "t" of two columns, the first its key. */
#define HEADER "T\x02\x01\x00t\x00"
#define ONE "\x01\x00\x00\x00\x00\x00\x00\x00\x01"

static const Row rows[] = {
    {"empty", BYTES (""), TRUE},
    {"header-alone", BYTES (HEADER), TRUE},
    {"insert", BYTES (HEADER "\x12\x00" ONE "\x03\x02hi"), TRUE},
    {"delete", BYTES (HEADER "\x09\x00" ONE "\x05"), TRUE},
    {"update", BYTES (HEADER "\x17\x00" ONE "\x05\x00\x04\x01x"), TRUE},
    {"two-tables", BYTES (HEADER "\x12\x00" ONE "\x05" HEADER "\x09\x00" ONE "\x05"), TRUE},
    {"long-length", BYTES (HEADER "\x12\x00" ONE "\x03\x80\x02hi"), TRUE},
    {"no-header", BYTES ("\x12\x00" ONE "\x05"), FALSE},
    {"no-columns", BYTES ("T\x00t\x00"), FALSE},
    {"header-cut-in-keys", BYTES ("T\x02\x01"), FALSE},
    {"header-cut-in-name", BYTES ("T\x02\x01\x00t"), FALSE},
    {"too-many-columns", BYTES ("T\x83\x80\x00"), FALSE},
    {"cut-in-integer", BYTES (HEADER "\x12\x00\x01\x00\x00"), FALSE},
    {"cut-before-second-value", BYTES (HEADER "\x12\x00" ONE), FALSE},
    {"update-without-new", BYTES (HEADER "\x17\x00" ONE "\x05"), FALSE},
    {"text-longer-than-there-is", BYTES (HEADER "\x12\x00" ONE "\x03\x03hi"), FALSE},
    {"length-beyond-32-bits", BYTES (HEADER "\x12\x00" ONE "\x03\x9f\xff\xff\xff\x7fhi"), FALSE},
    {"length-without-end", BYTES (HEADER "\x12\x00" ONE "\x03\xff\xff\xff\xff\xff"), FALSE},
    {"unknown-value", BYTES (HEADER "\x12\x00" ONE "\x06"), FALSE},
    {"unknown-operation", BYTES (HEADER "\x11\x00" ONE "\x05"), FALSE},
};

static void
test_bytes (gconstpointer data)
{
  const Row *row = data;
  /* A copy of exactly that size, so that a sanitizer sees a read behind it. */
  g_autofree char *bytes = g_memdup2 (row->bytes, row->size);

  g_assert_cmpint (vt_changeset_is_whole (bytes, row->size), ==, row->is_whole);
}

/* Real ones are whole; a step cut anywhere is refused or applied, and never read without end. */
static void
test_damaged_step (void)
{
  Shop   shop;
  gint64 n_refused = 0;
  gint64 size;

  shop_set_up (&shop);
  shop_edit (&shop, "INSERT INTO product (id, sku, title, origin) VALUES (1, 'A', 'Lens', 'hand')");
  size = shop_query (&shop, "SELECT length (inverse) FROM log_undo");
  for (gint64 n_bytes = 0; n_bytes < size; n_bytes++)
    {
      g_autofree char *cut =
          g_strdup_printf ("UPDATE log_undo SET undone = 0, inverse = substr (inverse, 1, %d)",
                           (int) (size - 1 - n_bytes));
      g_autoptr (GError) error = NULL;

      shop_note (&shop, cut);
      if (vt_workspace_undo (shop.workspace, NULL, &error))
        continue;
      g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
      n_refused++;
    }
  g_assert_cmpint (n_refused, >, 0);
  g_assert_cmpint (shop_query (&shop, "SELECT count(*) FROM product"), ==, 1);
  shop_reopen (&shop);
  shop_tear_down (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/changeset/bytes/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_bytes);
    }
  g_test_add_func ("/changeset/damaged-step", test_damaged_step);
  return g_test_run ();
}
