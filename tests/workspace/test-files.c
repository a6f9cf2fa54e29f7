/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file itself: how it comes into being, what lies beside it, and damage in a large one. */

#include "shop.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE_SIZE 8192

/* Where version 1 of the schema puts them; counted from 0. */
#define IMPORT_PAGE 6
#define OFFER_PAGE 12
#define SCENARIO_PAGE 14

/* Nobody's, on every system that has it. */
#define OTHER_USER 65534

static const VtCurrency gbp = {"GBP", 2};

/* ---- creation ---- */

/* The log of another workspace, killed once, would be played into a new one of its name. */
static void
test_stale_log (void)
{
  Shop             shop;
  g_autofree char *log = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *content = NULL;
  gsize            size;
  g_autoptr (GError) error = NULL;

  shop_set_up (&shop);
  log = g_strconcat (shop.path, "-wal", NULL);
  kept = g_strconcat (shop.path, "-kept", NULL);
  shop_edit (&shop, "INSERT INTO scenario VALUES ('a', 'A', '{}')");
  g_assert_true (g_file_get_contents (log, &content, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  shop_close (&shop);
  g_assert_cmpint (g_unlink (shop.path), ==, 0);
  g_assert_true (g_file_set_contents (log, content, (gssize) size, NULL));

  shop.workspace = vt_workspace_create (shop.path, "New", &gbp, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM scenario"), ==, 0);
  shop_reopen (&shop);
  g_assert_cmpstr (vt_workspace_get_name (shop.workspace), ==, "New");
  shop_tear_down (&shop);
}

static gpointer
create_in_thread (gpointer data)
{
  return vt_workspace_create (data, "Shop", &gbp, NULL);
}

/* Of many that create one file, one does, and the others leave nothing and spoil nothing. */
static void
test_creation_race (void)
{
  for (guint round = 0; round < 10; round++)
    {
      Shop         shop = {0};
      GThread     *threads[4];
      guint        n_created = 0;
      VtWorkspace *created;

      shop.folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
      shop.path = g_build_filename (shop.folder, "shop.vitrine", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("creator", create_in_thread, shop.path);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          created = g_thread_join (threads[i]);
          if (created == NULL)
            continue;
          n_created++;
          shop.workspace = created;
        }
      g_assert_cmpuint (n_created, ==, 1);
      shop_edit (&shop, "INSERT INTO scenario VALUES ('a', 'A', '{}')");
      shop_reopen (&shop);
      g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM scenario"), ==, 1);
      shop_tear_down (&shop);
    }
}

static void
test_no_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none", "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_workspace_create (path, "Shop", &gbp, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_READ_ONLY);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- somebody else's folder ---- */

/* The superuser may write everywhere, so only as another user is this put to the test. */
static void
test_other_user (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;
  g_autofree char *beside = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can become another user");
      return;
    }
  shop_set_up (&shop);
  shop_close (&shop);
  beside = g_strconcat (shop.path, "-new", NULL);
  g_assert_cmpint (g_chmod (shop.folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (shop.path, 0644), ==, 0);

  g_assert_cmpint (setresuid (OTHER_USER, OTHER_USER, 0), ==, 0);
  g_assert_null (vt_workspace_open (shop.path, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (vt_workspace_create (beside, "Shop", &gbp, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_READ_ONLY);
  g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  shop_tear_down (&shop);
}

/* ---- damage in a large file ---- */

typedef enum
{
  FOUND_AT_OPEN,
  FOUND_LATER,
} Found;

typedef struct
{
  const char *name;
  gint64      offset; /* negative: from the end */
  const char *bytes;
  gsize       size;
  Found       found;
} Damage;

static const char garbage[16] = "\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5\xa5";

static const Damage damages[] = {
    {"page-count", 28, "\0\0\1\0", 4, FOUND_AT_OPEN},
    {"page-size", 16, "\x40\0", 2, FOUND_AT_OPEN},
    {"freelist-start", 32, "\x7f\0\0\0", 4, FOUND_AT_OPEN},
    {"freelist-count", 36, "\0\0\0\1", 4, FOUND_AT_OPEN},
    {"schema", 108, garbage, 4, FOUND_AT_OPEN},
    {"setting", PAGE_SIZE, garbage, 16, FOUND_AT_OPEN},
    {"import", IMPORT_PAGE *PAGE_SIZE, garbage, 16, FOUND_AT_OPEN},
    {"offer", OFFER_PAGE *PAGE_SIZE, garbage, 16, FOUND_AT_OPEN},
    {"scenario", SCENARIO_PAGE *PAGE_SIZE, garbage, 16, FOUND_AT_OPEN},
    {"order-data", 40000 * (gint64) 1024, garbage, 16, FOUND_LATER},
};

static void
fill (Shop *shop)
{
  /* Two blobs of 33 MB, and one of 2 MB that leaves free pages. */
  shop_note (shop, "INSERT INTO chunk_order VALUES (1, 1, 1, 1, zeroblob (34000000)), "
                   "(2, 1, 1, 1, zeroblob (34000000)), (3, 1, 1, 1, zeroblob (2000000));"
                   "DELETE FROM chunk_order WHERE id = 3;"
                   "INSERT INTO import_batch VALUES (1, 'orders', 'a.csv', 0, 1, 1, 0, 0, '{}')");
  shop_close (shop);
}

static void
write_at (const char *path, gint64 offset, const char *bytes, gsize size)
{
  int fd = g_open (path, O_RDWR, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, size, offset), ==, (gssize) size);
  close (fd);
}

static void
read_at (const char *path, gint64 offset, char *bytes, gsize size)
{
  int fd = g_open (path, O_RDONLY, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, bytes, size, offset), ==, (gssize) size);
  close (fd);
}

static gboolean
read_orders (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "SELECT sum (length (hex (data))) FROM chunk_order", error);
}

static void
check_damage (Shop *shop, const Damage *damage)
{
  g_autoptr (GError) error = NULL;

  shop->workspace = vt_workspace_open (shop->path, NULL, &error);
  if (damage->found == FOUND_AT_OPEN)
    g_assert_null (shop->workspace);
  else
    {
      g_assert_no_error (error);
      g_assert_false (vt_workspace_read (shop->workspace, read_orders, NULL, NULL, &error));
    }
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
  g_assert_null (strchr (error->message, '\n'));
  if (shop->workspace != NULL)
    shop_close (shop);
}

/* All in one file, which each mends again: it takes its time to write. */
static void
test_large_damage (void)
{
  Shop shop;

  shop_set_up (&shop);
  fill (&shop);
  shop.workspace = vt_workspace_open (shop.path, NULL, NULL);
  g_assert_nonnull (shop.workspace);
  g_assert_cmpint (shop_query (&shop, "SELECT freelist_count FROM pragma_freelist_count"), >, 200);
  shop_close (&shop);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      const Damage *damage = &damages[i];
      char          sound[sizeof garbage];

      g_test_message ("%s", damage->name);
      read_at (shop.path, damage->offset, sound, damage->size);
      write_at (shop.path, damage->offset, damage->bytes, damage->size);
      check_damage (&shop, damage);
      write_at (shop.path, damage->offset, sound, damage->size);
    }

  /* Longer or shorter than its header says. */
  write_at (shop.path, 10000 * (gint64) PAGE_SIZE, garbage, sizeof garbage);
  check_damage (&shop, &damages[0]);
  g_assert_cmpint (truncate (shop.path, 8200 * (off_t) PAGE_SIZE), ==, 0);
  check_damage (&shop, &damages[0]);
  shop_tear_down (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/files/stale-log", test_stale_log);
  g_test_add_func ("/workspace/files/creation-race", test_creation_race);
  g_test_add_func ("/workspace/files/no-folder", test_no_folder);
  g_test_add_func ("/workspace/files/other-user", test_other_user);
  g_test_add_func ("/workspace/files/large-damage", test_large_damage);
  return g_test_run ();
}
