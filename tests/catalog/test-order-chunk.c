/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed columns of order history: any history survives the round trip, no bytes do harm. */

#include "vt-order-chunk.h"

#include <string.h>

typedef struct
{
  guint32  n_orders;
  guint32  n_lines;
  GString *names; /* (owned): one after the other, each NUL-terminated */
  gint64  *time_us;
  guint32 *customer;
  guint8  *flags;
  guint32 *n_order_lines;
  guint32 *product;
  gint32  *quantity;
  gint64  *price_minor;
} History;

static void
history_clear (History *history)
{
  g_string_free (history->names, TRUE);
  g_free (history->time_us);
  g_free (history->customer);
  g_free (history->flags);
  g_free (history->n_order_lines);
  g_free (history->product);
  g_free (history->quantity);
  g_free (history->price_minor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static void
history_reserve (History *history, guint32 n_orders, guint32 n_lines)
{
  memset (history, 0, sizeof *history);
  history->n_orders = n_orders;
  history->n_lines = n_lines;
  history->names = g_string_new (NULL);
  history->time_us = g_new0 (gint64, n_orders + 1);
  history->customer = g_new0 (guint32, n_orders + 1);
  history->flags = g_new0 (guint8, n_orders + 1);
  history->n_order_lines = g_new0 (guint32, n_orders + 1);
  history->product = g_new0 (guint32, n_lines + 1);
  history->quantity = g_new0 (gint32, n_lines + 1);
  history->price_minor = g_new0 (gint64, n_lines + 1);
}

static guint64
random_bits (GRand *rand)
{
  guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);

  /* All magnitudes alike, so that each length of varint is met. */
  return bits >> g_rand_int_range (rand, 0, 64);
}

static void
fill_history (History *history, GRand *rand, gint64 unit_us)
{
  gint64  time = g_rand_int_range (rand, -1000, 1000000);
  guint32 left = history->n_lines;

  for (guint32 i = 0; i < history->n_orders; i++)
    {
      guint32 n = i + 1 == history->n_orders ? left : g_rand_int (rand) % (left + 1);

      time += g_rand_int_range (rand, 0, 3) == 0 ? 0 : g_rand_int_range (rand, 0, 100000);
      history->time_us[i] = time * unit_us;
      history->customer[i] = (guint32) random_bits (rand);
      history->flags[i] = (guint8) (g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int (rand) : 0);
      history->n_order_lines[i] = n;
      left -= n;
      for (int length = g_rand_int_range (rand, 0, 12); length > 0; length--)
        g_string_append_c (history->names, (char) g_rand_int_range (rand, '0', '2'));
      g_string_append_c (history->names, '\0');
    }
  for (guint32 i = 0; i < history->n_lines; i++)
    {
      history->product[i] = (guint32) random_bits (rand);
      history->quantity[i] = (gint32) random_bits (rand);
      history->price_minor[i] = (gint64) random_bits (rand);
    }
}

static GBytes *
pack (const History *history)
{
  g_autoptr (VtChunkWriter) writer = vt_chunk_writer_new ();
  const char *name = history->names->str;
  guint32     line = 0;

  for (guint32 i = 0; i < history->n_orders; i++)
    {
      vt_chunk_writer_add_order (writer, name, strlen (name), history->time_us[i],
                                 history->customer[i], history->flags[i]);
      name += strlen (name) + 1;
      for (guint32 n = history->n_order_lines[i]; n > 0; n--, line++)
        vt_chunk_writer_add_line (writer, history->product[line], history->quantity[line],
                                  history->price_minor[line]);
    }
  g_assert_cmpuint (vt_chunk_writer_get_n_orders (writer), ==, history->n_orders);
  g_assert_cmpuint (vt_chunk_writer_get_n_lines (writer), ==, history->n_lines);
  return vt_chunk_writer_finish (writer);
}

static gboolean
unpack (gconstpointer data, gsize size, History *ret_history, GError **error)
{
  VtChunkInfo  info;
  VtChunkNames names;

  history_reserve (ret_history, 0, 0);
  if (!vt_order_chunk_peek (data, size, &info, error))
    return FALSE;

  history_clear (ret_history);
  history_reserve (ret_history, info.n_orders, info.n_lines);
  vt_chunk_names_init (&names, info.names, info.names_length);
  while (vt_chunk_names_next (&names))
    g_string_append_len (ret_history->names, names.name, names.length + 1);
  return vt_order_chunk_unpack (data, size,
                                &(VtChunkColumns){ret_history->time_us, ret_history->customer,
                                                  ret_history->flags, ret_history->n_order_lines,
                                                  ret_history->product, ret_history->quantity,
                                                  ret_history->price_minor},
                                error);
}

static void
assert_same (const History *a, const History *b)
{
  g_assert_cmpmem (a->names->str, a->names->len, b->names->str, b->names->len);
  g_assert_cmpmem (a->time_us, a->n_orders * 8, b->time_us, b->n_orders * 8);
  g_assert_cmpmem (a->customer, a->n_orders * 4, b->customer, b->n_orders * 4);
  g_assert_cmpmem (a->flags, a->n_orders, b->flags, b->n_orders);
  g_assert_cmpmem (a->n_order_lines, a->n_orders * 4, b->n_order_lines, b->n_orders * 4);
  g_assert_cmpmem (a->product, a->n_lines * 4, b->product, b->n_lines * 4);
  g_assert_cmpmem (a->quantity, a->n_lines * 4, b->quantity, b->n_lines * 4);
  g_assert_cmpmem (a->price_minor, a->n_lines * 8, b->price_minor, b->n_lines * 8);
}

typedef struct
{
  const char *name;
  guint32     n_orders;
  guint32     n_lines;
  gint64      unit_us;
} Shape;

static const Shape shapes[] = {
    {"empty", 0, 0, 1},
    {"one-order-no-line", 1, 0, 1},
    {"one-line", 1, 1, 60000000},
    {"minutes", 40, 400, 60000000},
    {"seconds", 40, 40, 1000000},
    {"milliseconds", 40, 400, 1000},
    {"microseconds", 300, 5000, 1},
};

static void
test_round_trip (gconstpointer data)
{
  const Shape *shape = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20101201);

  for (int i = 0; i < 50; i++)
    {
      g_auto (History) written = {0};
      g_auto (History) read = {0};
      g_autoptr (GBytes) chunk = NULL;
      g_autoptr (GError) error = NULL;

      history_reserve (&written, shape->n_orders, shape->n_lines);
      fill_history (&written, rand, shape->unit_us);
      chunk = pack (&written);
      unpack (g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk), &read, &error);
      g_assert_no_error (error);
      assert_same (&written, &read);
    }
}

/* A chunk cut anywhere, or with any byte changed, is refused or read; nothing outside it is
 * touched (the sanitizer watches). */
static void
test_damage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_auto (History) written = {0};
  g_autoptr (GBytes) chunk = NULL;
  const guint8 *bytes;
  gsize         size;

  history_reserve (&written, 20, 60);
  fill_history (&written, rand, 1000);
  chunk = pack (&written);
  bytes = g_bytes_get_data (chunk, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_auto (History) cut = {0};
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = g_memdup2 (bytes, i + 1);

      g_assert_false (unpack (copy, i, &cut, &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
    }
  for (int i = 0; i < 5000; i++)
    {
      g_auto (History) damaged = {0};
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = g_memdup2 (bytes, size);

      copy[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      if (!unpack (copy, size, &damaged, &error))
        g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
    }
}

/* The promise of the header: about five bytes for a line such as the sample's. */
static void
test_small (void)
{
  g_autoptr (VtChunkWriter) writer = vt_chunk_writer_new ();
  g_autoptr (GBytes) chunk = NULL;
  char name[16];

  for (guint i = 0; i < 1000; i++)
    {
      g_snprintf (name, sizeof name, "%u", 536365 + i);
      vt_chunk_writer_add_order (writer, name, strlen (name), (gint64) i * 720 * 1000000, 1 + i, 0);
      for (guint line = 0; line < 20; line++)
        vt_chunk_writer_add_line (writer, (i * 20 + line) % 4000 + 1, 6, 255);
    }
  chunk = vt_chunk_writer_finish (writer);
  g_assert_cmpuint (g_bytes_get_size (chunk), <, 1000 * 10 + 20000 * 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/order-chunk/round-trip/%s", shapes[i].name);

      g_test_add_data_func (path, &shapes[i], test_round_trip);
    }
  g_test_add_func ("/order-chunk/damage", test_damage);
  g_test_add_func ("/order-chunk/small", test_small);
  return g_test_run ();
}
