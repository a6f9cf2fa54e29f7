/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target every committed input: what was once found stays found. No input may take
 * long, as a storefront cannot choose its shoppers' carts.
 *
 * usage: replay TARGET, whose inputs are in corpus/TARGET */

#include "fuzz.h"

#include <glib.h>
#include <time.h>

/* Of this process's time, so that other work on the machine does not matter. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 10.0
#else
#define MAX_SECONDS 1.0
#endif

static void
test_input (gconstpointer data)
{
  const char      *path = data;
  g_autofree char *content = NULL;
  g_autofree char *exact = NULL;
  gsize            length;
  clock_t          start;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  /* Without a terminator, so that the sanitizers see who reads on. */
  exact = g_memdup2 (content, MAX (length, 1));
  start = clock ();
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) exact, length), ==, 0);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, MAX_SECONDS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint       n = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", argv[1], NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s", argv[1], name);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_input, g_free);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}
