/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Customers and segments in the session: loaded, counted, kept up to date. */

#include "studio-session.h"
#include "vt-import.h"
#include "waiting.h"

#include <glib/gstdio.h>

typedef struct
{
  char          *folder;    /* (owned) */
  VtWorkspace   *workspace; /* (owned) */
  StudioSession *session;   /* (owned) */
  guint          n_customers_told;
  guint          n_segments_told;
} Fixture;

static char *
put (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
import (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = put (fixture, name, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan =
      vt_import_inspect (path, vt_workspace_get_currency (fixture->workspace), NULL, NULL, &error);
  g_autoptr (VtImportReport) report = NULL;

  g_assert_no_error (error);
  vt_import_run (fixture->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
}

static void
count (StudioSession *session, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"EUR", 2};
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-session-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create_in_zone (path, "Shop", &currency, "UTC", &error);
  g_assert_no_error (error);
  import (fixture, "orders.csv",
          "order,date,customer,sku,quantity,price\n1,2020-01-01,ann,A,1,10.00\n"
          "2,2020-01-05,ann,A,1,10.00\n3,2020-02-01,bob,A,1,8.00\n4,2020-02-02,,A,1,10.00\n");
  fixture->session = studio_session_new (fixture->workspace);
  g_signal_connect (fixture->session, "notify::customers", G_CALLBACK (count),
                    &fixture->n_customers_told);
  g_signal_connect (fixture->session, "notify::segments", G_CALLBACK (count),
                    &fixture->n_segments_told);
  WAIT_FOR (studio_session_is_loaded (fixture->session));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gboolean    is_closed = FALSE;
  const char *name;
  GDir       *dir;

  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_segments_save (database, data, error);
}

/* A segment of those with at least so many orders. */
static void
add_segment (Fixture *fixture, const char *key, gint64 n_orders)
{
  VtSegment *segment = vt_segment_new (key, key);

  vt_segment_rule_add (segment->rule,
                       vt_segment_rule_new_range (VT_SEGMENT_ORDERS, n_orders, VT_SEGMENT_OPEN_TO));
  studio_session_edit (fixture->session, "Add Segment", NULL, save, segment,
                       (GDestroyNotify) vt_segment_free);
  WAIT_FOR (studio_session_find_segment (fixture->session, key) != NULL);
}

static guint32
count_members (Fixture *fixture, const char *key)
{
  const VtSegment *segment = studio_session_find_segment (fixture->session, key);

  return studio_session_get_segment_figures (fixture->session, segment)->n_customers;
}

static void
test_loads (Fixture *fixture, gconstpointer data)
{
  VtCustomers *customers = studio_session_get_customers (fixture->session);

  g_assert_cmpuint (customers->n_customers, ==, 2);
  g_assert_cmpuint (studio_session_get_segments (fixture->session)->len, ==, 0);
  g_assert_cmpuint (studio_session_get_presets (fixture->session)->len, ==, VT_N_PRESETS);
  g_assert_null (studio_session_find_segment (fixture->session, "nix"));
  g_assert_null (studio_session_find_segment (fixture->session, NULL));
}

/* A segment is counted; what else there is stays. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  VtCustomers     *customers = studio_session_get_customers (fixture->session);
  VtOrders        *orders = studio_session_get_orders (fixture->session);
  const VtSegment *segment;

  add_segment (fixture, "often", 2);
  add_segment (fixture, "all", 1);
  g_assert_cmpuint (count_members (fixture, "often"), ==, 1);
  g_assert_cmpuint (count_members (fixture, "all"), ==, 2);
  g_assert_true (studio_session_get_customers (fixture->session) == customers);
  g_assert_true (studio_session_get_orders (fixture->session) == orders);
  segment = studio_session_find_segment (fixture->session, "often");
  g_assert_true (studio_session_find_segment (fixture->session, segment->id) == segment);
  studio_session_undo (fixture->session);
  WAIT_FOR (studio_session_find_segment (fixture->session, "all") == NULL);
}

/* New orders are counted, and told once. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  add_segment (fixture, "often", 2);
  import (fixture, "more.csv",
          "order,date,customer,sku,quantity,price\n5,2020-03-01,bob,A,1,10.00\n");
  WAIT_FOR (studio_session_get_orders (fixture->session)->n_orders == 5);
  g_assert_cmpuint (count_members (fixture, "often"), ==, 2);
  studio_session_undo (fixture->session);
  WAIT_FOR (studio_session_get_orders (fixture->session)->n_orders == 4);
  g_assert_cmpuint (count_members (fixture, "often"), ==, 1);
}

static gboolean
set_price (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "UPDATE product SET price_minor = 700", error);
}

/* A corrected price changes who bought below it, without a second reading of the orders. */
static void
test_price (Fixture *fixture, gconstpointer data)
{
  VtOrders *orders = studio_session_get_orders (fixture->session);
  guint32   bob = vt_customers_find_key (studio_session_get_customers (fixture->session), "bob");

  g_assert_cmpuint (studio_session_get_customers (fixture->session)->n_bargain_units[bob], ==, 1);
  studio_session_edit (fixture->session, "Change Price", NULL, set_price, NULL, NULL);
  WAIT_FOR (studio_session_get_customers (fixture->session)->n_bargain_units[bob] == 0);
  g_assert_true (studio_session_get_orders (fixture->session) == orders);
}

static gboolean
set_day (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  gint32 day = 18280; /* 2020-01-19 */

  return vt_reference_day_save (database, day, error);
}

static gboolean
set_nothing (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "INSERT INTO setting VALUES ('x', 'y')", error);
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  VtCustomers *before = studio_session_get_customers (fixture->session);

  add_segment (fixture, "all", 1);
  studio_session_edit (fixture->session, "Set Day", NULL, set_day, NULL, NULL);
  WAIT_FOR (studio_session_get_customers (fixture->session) != before);
  g_assert_cmpint (studio_session_get_customers (fixture->session)->day, ==, 18280);
  g_assert_cmpuint (count_members (fixture, "all"), ==, 1);
  studio_session_undo (fixture->session);
  WAIT_FOR (count_members (fixture, "all") == 2);
  g_assert_false (studio_session_get_customers (fixture->session)->day_is_set);
  /* Another setting has nothing to do with it. */
  before = studio_session_get_customers (fixture->session);
  studio_session_edit (fixture->session, "Set", NULL, set_nothing, NULL, NULL);
  add_segment (fixture, "later", 1);
  g_assert_true (studio_session_get_customers (fixture->session) == before);
}

static gboolean
know (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database, "UPDATE customer SET attributes = '{\"age\":\"35\"}' WHERE key = 'ann'", error);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  studio_session_edit (fixture->session, "Know", NULL, know, NULL, NULL);
  WAIT_FOR (studio_session_get_customers (fixture->session)->n_columns == 1);
}

static gboolean
remove_all (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "DELETE FROM segment", error);
}

static void
test_look_at (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = NULL;
  const VtSegment *segment;

  add_segment (fixture, "all", 1);
  segment = studio_session_find_segment (fixture->session, "all");
  place = g_strconcat ("segments/", segment->id, NULL);
  studio_session_look_at (fixture->session, place);
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "segments");
  g_assert_cmpstr (studio_session_get_segment_id (fixture->session), ==, segment->id);
  studio_session_set_offers_view (fixture->session, "offers");
  studio_session_look_at (fixture->session, "segments/");
  g_assert_cmpstr (studio_session_get_offers_view (fixture->session), ==, "segments");
  g_assert_nonnull (studio_session_get_segment_id (fixture->session));
  /* What is gone is not looked at. */
  studio_session_edit (fixture->session, "Remove", NULL, remove_all, NULL, NULL);
  WAIT_FOR (studio_session_get_segments (fixture->session)->len == 0);
  g_assert_null (studio_session_get_segment_id (fixture->session));
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  guint n_customers = fixture->n_customers_told, n_segments = fixture->n_segments_told;

  add_segment (fixture, "all", 1);
  g_assert_cmpuint (fixture->n_segments_told, ==, n_segments + 1);
  g_assert_cmpuint (fixture->n_customers_told, ==, n_customers);
  studio_session_edit (fixture->session, "Know", NULL, know, NULL, NULL);
  WAIT_FOR (fixture->n_segments_told == n_segments + 2);
  g_assert_cmpuint (fixture->n_customers_told, ==, n_customers + 1);
}

static gboolean
is_unknown (Fixture *fixture)
{
  GPtrArray *problems = studio_session_get_problems (fixture->session);

  for (guint i = 0; i < problems->len; i++)
    if (((const VtProblem *) problems->pdata[i])->code == VT_PROBLEM_SEGMENT_UNKNOWN)
      return TRUE;
  return FALSE;
}

/* An offer for a segment that is not there is told so until it is; also by loads that read no
 * segments. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtOffer) offer = vt_offer_new (VT_OFFER_MARKDOWN, "Sale");
  g_autoptr (JsonNode) terms = vt_terms_from_text (
      VT_OFFER_MARKDOWN, "{\"audience\":{\"segment\":\"loyal\"},\"reward\":{\"percent\":\"5\"}}",
      NULL);

  g_assert_true (vt_offer_set_terms (offer, terms, NULL));
  studio_session_save_offer (fixture->session, "Add Offer", offer);
  WAIT_FOR (studio_session_find_offer (fixture->session, offer->id) != NULL);
  g_assert_true (is_unknown (fixture));
  add_segment (fixture, "loyal", 2);
  WAIT_FOR (!is_unknown (fixture));
  offer->priority = 7;
  studio_session_save_offer (fixture->session, "Change Priority", offer);
  WAIT_FOR (studio_session_find_offer (fixture->session, offer->id)->priority == 7);
  g_assert_false (is_unknown (fixture));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
      {"loads", test_loads},     {"edit", test_edit}, {"import", test_import},
      {"price", test_price},     {"day", test_day},   {"columns", test_columns},
      {"look-at", test_look_at}, {"told", test_told}, {"unknown", test_unknown},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/session-segments/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
