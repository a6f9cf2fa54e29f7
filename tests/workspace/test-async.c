/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes without waiting, what is told of them, and closing while they run. */

#include "shop.h"

#include <glib/gstdio.h>

/* ---- what is told ---- */

typedef struct
{
  GMainContext *context; /* (unowned): where news must come */
  GString      *tables;
  guint         n_changed;
  guint         n_renamed;
  char         *name; /* (owned): as found when told */
} Ear;

static void
on_changed (VtWorkspace *workspace, const char *const *tables, gpointer data)
{
  Ear *ear = data;

  g_assert_true (g_main_context_is_owner (ear->context));
  for (guint i = 0; tables[i] != NULL; i++)
    g_string_append_printf (ear->tables, "%s ", tables[i]);
  ear->n_changed++;
}

static void
on_renamed (VtWorkspace *workspace, GParamSpec *pspec, gpointer data)
{
  Ear *ear = data;

  g_assert_true (g_main_context_is_owner (ear->context));
  g_free (ear->name);
  g_object_get (workspace, "name", &ear->name, NULL);
  ear->n_renamed++;
}

static void
listen_to (Shop *shop, Ear *ear)
{
  ear->context = g_main_context_default ();
  ear->tables = g_string_new (NULL);
  g_signal_connect (shop->workspace, "changed", G_CALLBACK (on_changed), ear);
  g_signal_connect (shop->workspace, "notify::name", G_CALLBACK (on_renamed), ear);
}

static void
ear_clear (Ear *ear)
{
  g_string_free (ear->tables, TRUE);
  g_free (ear->name);
}

static void
take_news (Ear *ear)
{
  g_string_truncate (ear->tables, 0);
  ear->n_changed = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef enum
{
  WAY_EDIT,
  WAY_NOTE,
  WAY_UNDO,
  WAY_REDO,
} Way;

typedef struct
{
  Way         way;
  const char *sql; /* (nullable) */
  const char *tables;
} News;

/* In this order, on one workspace. */
static const News news_rows[] = {
    {WAY_EDIT, "INSERT INTO offer VALUES ('a', 'b', 'A', 'draft', 0, '{}', 0, 0)",
     "offer log_offer log_undo "},
    {WAY_EDIT,
     "INSERT INTO product (id, sku, title, origin) VALUES (1, 's', 'S', 'hand');"
     "INSERT INTO scenario VALUES ('a', 'A', '{}')",
     "product scenario log_undo "},
    {WAY_EDIT, "UPDATE product SET title = 'T' WHERE id = 7", ""},
    {WAY_NOTE, "INSERT INTO map_place VALUES (1, 0.5, 0.5, 0)", "map_place "},
    {WAY_NOTE, "DELETE FROM map_place", "map_place "},
    {WAY_NOTE, "SELECT 1", ""},
    {WAY_NOTE, "INSERT INTO chunk_order VALUES (1, 1, 1, 1, x'00')", "chunk_order "},
    {WAY_NOTE, "DELETE FROM chunk_order", "chunk_order "},
    {WAY_UNDO, NULL, "product scenario log_undo "},
    {WAY_REDO, NULL, "product scenario log_undo "},
    {WAY_EDIT, "DELETE FROM offer", "offer log_offer log_undo "},
    {WAY_UNDO, NULL, "offer log_offer log_undo "},
};

static void
go (Shop *shop, Way way, const char *sql)
{
  switch (way)
    {
    case WAY_EDIT:
      shop_edit (shop, sql);
      return;
    case WAY_NOTE:
      shop_note (shop, sql);
      return;
    case WAY_UNDO:
      shop_undo (shop);
      return;
    case WAY_REDO:
      shop_redo (shop);
      return;
    }
}

static void
test_changed (void)
{
  Shop shop;
  Ear  ear = {0};

  shop_set_up (&shop);
  listen_to (&shop, &ear);
  for (gsize i = 0; i < G_N_ELEMENTS (news_rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      go (&shop, news_rows[i].way, news_rows[i].sql);
      /* Not from the writer's thread, whatever happens. */
      g_assert_cmpuint (ear.n_changed, ==, 0);
      take_news (&ear);
      g_assert_cmpstr (ear.tables->str, ==, news_rows[i].tables);
      g_assert_cmpuint (ear.n_changed, ==, *news_rows[i].tables != '\0');
      ear.n_changed = 0;
    }
  g_assert_cmpuint (ear.n_renamed, ==, 0);

  shop_edit_refused (&shop, "DELETE FROM offer; SELECT nonsense", VT_ERROR_FAILED);
  take_news (&ear);
  g_assert_cmpuint (ear.n_changed, ==, 0);
  shop_tear_down (&shop);
  ear_clear (&ear);
}

static void
test_name (void)
{
  Shop        shop;
  Ear         ear = {0};
  const char *first;

  shop_set_up (&shop);
  listen_to (&shop, &ear);
  first = vt_workspace_get_name (shop.workspace);
  shop_edit (&shop, "UPDATE setting SET value = 'Market' WHERE key = 'name'");
  g_assert_cmpstr (vt_workspace_get_name (shop.workspace), ==, "Market");
  g_assert_cmpuint (ear.n_renamed, ==, 0);
  take_news (&ear);
  g_assert_cmpuint (ear.n_renamed, ==, 1);
  g_assert_cmpstr (ear.name, ==, "Market");

  shop_undo (&shop);
  g_assert_cmpstr (vt_workspace_get_name (shop.workspace), ==, "Shop");
  /* Whoever still holds what was read before reads no freed memory. */
  g_assert_cmpstr (first, ==, "Shop");
  shop_edit (&shop, "INSERT INTO setting VALUES ('other', '1')");
  take_news (&ear);
  g_assert_cmpuint (ear.n_renamed, ==, 2);
  shop_tear_down (&shop);
  ear_clear (&ear);
}

/* ---- asynchronous pairs ---- */

typedef struct
{
  guint    n_over;
  guint    n_freed;
  gboolean done;
  GError  *error; /* (owned) (nullable) */
  char    *place; /* (owned) (nullable) */
} Outcome;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_clear_error (&outcome->error);
  outcome->done = vt_workspace_edit_finish (VT_WORKSPACE (source), result, &outcome->error);
  outcome->n_over++;
}

static void
on_stepped (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->place);
  outcome->place = vt_workspace_undo_finish (VT_WORKSPACE (source), result, &outcome->error);
  outcome->n_over++;
}

static void
wait_for (Outcome *outcome, guint n_over)
{
  while (outcome->n_over < n_over)
    g_main_context_iteration (NULL, TRUE);
}

/* The data of an edit that says when it is freed. */
typedef struct
{
  const char *sql;
  Outcome    *outcome;
} Order;

static gboolean
run_order (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Order *order = data;

  return vt_database_exec (database, order->sql, error);
}

static void
order_free (gpointer data)
{
  Order *order = data;

  order->outcome->n_freed++;
  g_free (order);
}

static Order *
order_new (const char *sql, Outcome *outcome)
{
  Order *order = g_new0 (Order, 1);

  order->sql = sql;
  order->outcome = outcome;
  return order;
}

static const char add_scenario[] = "INSERT INTO scenario SELECT count (*), 'A', '{}' FROM scenario";
static const char n_scenarios[] = "SELECT count (*) FROM scenario";

static void
test_pairs (void)
{
  Shop    shop;
  Outcome outcome = {0};

  shop_set_up (&shop);
  vt_workspace_edit_async (shop.workspace, "Add", "carts/0", run_order,
                           order_new (add_scenario, &outcome), order_free, NULL, on_written,
                           &outcome);
  g_assert_cmpuint (outcome.n_over, ==, 0);
  wait_for (&outcome, 1);
  g_assert_true (outcome.done);
  g_assert_cmpuint (outcome.n_freed, ==, 1);

  vt_workspace_note_async (shop.workspace, run_order, order_new (add_scenario, &outcome),
                           order_free, NULL, on_written, &outcome);
  wait_for (&outcome, 2);
  g_assert_true (outcome.done);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 2);

  vt_workspace_edit_async (shop.workspace, "Fail", NULL, run_order,
                           order_new ("INSERT INTO scenario VALUES ('0', 'B', '{}')", &outcome),
                           order_free, NULL, on_written, &outcome);
  wait_for (&outcome, 3);
  g_assert_false (outcome.done);
  g_assert_error (outcome.error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_clear_error (&outcome.error);
  g_assert_cmpuint (outcome.n_freed, ==, 3);

  vt_workspace_undo_async (shop.workspace, on_stepped, &outcome);
  wait_for (&outcome, 4);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.place, ==, "carts/0");
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);
  vt_workspace_undo_async (shop.workspace, on_stepped, &outcome);
  wait_for (&outcome, 5);
  g_assert_error (outcome.error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_clear_error (&outcome.error);
  vt_workspace_redo_async (shop.workspace, on_stepped, &outcome);
  wait_for (&outcome, 6);
  g_assert_cmpstr (outcome.place, ==, "carts/0");
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 2);
  g_free (outcome.place);
  shop_tear_down (&shop);
}

/* The last reference is dropped while edits are queued: they are committed all the same. */
static void
test_dropped (void)
{
  Shop    shop;
  Outcome outcome = {0};

  shop_set_up (&shop);
  for (guint i = 0; i < 20; i++)
    vt_workspace_edit_async (shop.workspace, "Add", NULL, run_order,
                             order_new (add_scenario, &outcome), order_free, NULL, on_written,
                             &outcome);
  g_clear_object (&shop.workspace);
  wait_for (&outcome, 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (outcome.n_freed, ==, 20);

  shop.workspace = vt_workspace_open (shop.path, NULL, NULL);
  g_assert_nonnull (shop.workspace);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 20);
  shop_tear_down (&shop);
}

static void
test_closed_while_queued (void)
{
  Shop    shop;
  Outcome outcome = {0};
  g_autoptr (GError) error = NULL;

  shop_set_up (&shop);
  for (guint i = 0; i < 20; i++)
    vt_workspace_edit_async (shop.workspace, "Add", NULL, run_order,
                             order_new (add_scenario, &outcome), order_free, NULL, on_written,
                             &outcome);
  g_assert_true (vt_workspace_close (shop.workspace, &error));
  g_assert_true (vt_workspace_close (shop.workspace, &error));
  g_assert_no_error (error);

  g_assert_false (vt_workspace_edit (shop.workspace, "Late", NULL, shop_run_sql,
                                     (gpointer) add_scenario, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (
      vt_workspace_read (shop.workspace, shop_run_sql, (gpointer) "SELECT 1", NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_FAILED);
  vt_workspace_edit_async (shop.workspace, "Late", NULL, run_order,
                           order_new (add_scenario, &outcome), order_free, NULL, on_written,
                           &outcome);
  wait_for (&outcome, 21);
  g_assert_error (outcome.error, VT_ERROR, VT_ERROR_FAILED);
  g_clear_error (&outcome.error);
  g_assert_cmpuint (outcome.n_freed, ==, 21);

  shop_reopen (&shop);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 20);
  shop_tear_down (&shop);
}

/* ---- cancelling ---- */

/* Cancels itself at its end: the last moment before the commit. */
static gboolean
add_and_cancel (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  if (!vt_database_exec (database, add_scenario, error))
    return FALSE;
  vt_job_cancel (job);
  return TRUE;
}

/* Would run for hours. */
static const char add_for_hours[] =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1e12) "
    "INSERT INTO scenario SELECT i, 'A', '{}' FROM n WHERE i % 1000 = 0";

static gboolean
add_for_ever (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_atomic_int_set ((gint *) data, 1);
  return vt_database_exec (database, add_for_hours, error);
}

/* Goes on after SQLite has rolled back what was interrupted, as if it could commit the rest. */
static gboolean
ignore_cancelling (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  vt_job_cancel (job);
  g_assert_false (vt_database_exec (database, add_for_hours, NULL));
  vt_database_exec (database, add_scenario, NULL);
  return TRUE;
}

static void
assert_cancelled_leaves_nothing (Shop *shop, VtWorkspaceFunc func)
{
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (VtUndoState) undo = {NULL, NULL};

  g_assert_false (vt_workspace_edit (shop->workspace, "Add", NULL, func, NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (shop_query (shop, n_scenarios), ==, 0);
  vt_workspace_get_undo_state (shop->workspace, &undo);
  g_assert_null (undo.undo_label);
}

static void
test_cancelled (void)
{
  Shop    shop;
  Outcome outcome = {0};
  g_autoptr (VtJob) job = vt_job_new (NULL);
  gint begun = 0;

  shop_set_up (&shop);
  assert_cancelled_leaves_nothing (&shop, add_and_cancel);
  assert_cancelled_leaves_nothing (&shop, ignore_cancelling);

  vt_workspace_edit_async (shop.workspace, "Add", NULL, add_for_ever, &begun, NULL, job, on_written,
                           &outcome);
  while (!g_atomic_int_get (&begun))
    g_usleep (1000);
  vt_job_cancel (job);
  wait_for (&outcome, 1);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 0);

  /* Cancelled while still in the queue. */
  vt_workspace_note_async (shop.workspace, shop_run_sql, (gpointer) add_scenario, NULL, job,
                           on_written, &outcome);
  wait_for (&outcome, 2);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  shop_edit (&shop, add_scenario);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 1);
  shop_tear_down (&shop);
}

/* ---- a commit that is not the writer's ---- */

static void
test_own_commit (void)
{
  Shop shop;

  shop_set_up (&shop);
  shop_edit_refused (&shop, "INSERT INTO scenario VALUES ('a', 'A', '{}'); COMMIT",
                     VT_ERROR_CONSTRAINT);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 0);
  shop_edit_refused (&shop, "ROLLBACK; INSERT INTO scenario VALUES ('a', 'A', '{}')",
                     VT_ERROR_CONSTRAINT);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 0);
  shop_edit (&shop, add_scenario);
  shop_tear_down (&shop);
}

/* ---- readers ---- */

typedef struct
{
  Shop *shop;
  gint  begun;
  gint  go_on;
} Reading;

static gboolean
read_slowly (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Reading *reading = data;

  g_atomic_int_set (&reading->begun, 1);
  while (!g_atomic_int_get (&reading->go_on))
    g_usleep (1000);
  return vt_database_exec (database, n_scenarios, error);
}

static gpointer
read_in_thread (gpointer data)
{
  Reading *reading = data;

  return GINT_TO_POINTER (
      vt_workspace_read (reading->shop->workspace, read_slowly, reading, NULL, NULL));
}

static gpointer
close_in_thread (gpointer data)
{
  return GINT_TO_POINTER (vt_workspace_close (data, NULL));
}

/* A read that runs is waited for; one that comes later is refused at once, not kept waiting. */
static void
test_read_during_close (void)
{
  Shop     shop;
  Reading  reading = {&shop, 0, 0};
  GThread *reader;
  GThread *closers[2];

  shop_set_up (&shop);
  reader = g_thread_new ("reader", read_in_thread, &reading);
  while (!g_atomic_int_get (&reading.begun))
    g_usleep (1000);
  for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
    closers[i] = g_thread_new ("closer", close_in_thread, shop.workspace);
  while (vt_workspace_read (shop.workspace, shop_run_sql, (gpointer) "SELECT 1", NULL, NULL))
    g_usleep (1000);
  g_assert_null (vt_workspace_open (shop.path, NULL, NULL));

  g_atomic_int_set (&reading.go_on, 1);
  g_assert_true (g_thread_join (reader) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
    g_assert_true (g_thread_join (closers[i]) != NULL);
  shop_reopen (&shop);
  shop_tear_down (&shop);
}

typedef struct
{
  Shop *shop;
  gint  over;
} Traffic;

/* Offers and scenarios are only ever changed together, so a snapshot has as many of each. */
static gpointer
read_on (gpointer data)
{
  Traffic *traffic = data;
  gint64   n = 0;

  while (!g_atomic_int_get (&traffic->over))
    {
      g_assert_cmpint (shop_query (traffic->shop, "SELECT (SELECT count (*) FROM offer) - "
                                                  "(SELECT count (*) FROM scenario)"),
                       ==, 0);
      n++;
    }
  return GINT_TO_POINTER (n > 0);
}

static void
test_traffic (void)
{
  Shop     shop;
  Traffic  traffic = {&shop, 0};
  GThread *readers[6];

  shop_set_up (&shop);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = g_thread_new ("reader", read_on, &traffic);
  for (guint i = 0; i < 100; i++)
    {
      shop_edit (&shop, "INSERT INTO offer SELECT count (*), 'b', 'A', 'draft', 0, '{}', 0, 0 "
                        "FROM offer; INSERT INTO scenario SELECT count (*), 'A', '{}' "
                        "FROM scenario");
      if (i % 3 == 2)
        shop_undo (&shop);
    }
  g_atomic_int_set (&traffic.over, 1);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_assert_true (g_thread_join (readers[i]) != NULL);
  g_assert_cmpint (shop_query (&shop, n_scenarios), ==, 67);
  shop_tear_down (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/async/changed", test_changed);
  g_test_add_func ("/workspace/async/name", test_name);
  g_test_add_func ("/workspace/async/pairs", test_pairs);
  g_test_add_func ("/workspace/async/dropped", test_dropped);
  g_test_add_func ("/workspace/async/closed-while-queued", test_closed_while_queued);
  g_test_add_func ("/workspace/async/cancelled", test_cancelled);
  g_test_add_func ("/workspace/async/own-commit", test_own_commit);
  g_test_add_func ("/workspace/async/read-during-close", test_read_during_close);
  g_test_add_func ("/workspace/async/traffic", test_traffic);
  return g_test_run ();
}
