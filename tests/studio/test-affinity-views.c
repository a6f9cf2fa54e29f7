/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of one selection: the matrix by keys, sets and groups as lists, offers made of them. */

#include "studio-fixture.h"

#include "studio-affinity-page.h"
#include "studio-affinity-views.h"
#include "studio-group-view.h"
#include "studio-matrix-view-private.h"
#include "studio-set-view.h"
#include "studio-views-state.h"

#include <adwaita.h>

static StudioFixture fixture;

typedef struct
{
  GtkWidget *window;
  GtkWidget *views;
} Shown;

static Shown
show (const char *view)
{
  Shown shown = {gtk_window_new (), studio_affinity_views_new (fixture.session)};

  gtk_window_set_child (GTK_WINDOW (shown.window), shown.views);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 700, 600);
  gtk_window_present (GTK_WINDOW (shown.window));
  g_assert_true (studio_views_state_set_view (studio_views_state_of (fixture.session), view));
  return shown;
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  studio_session_clear_selection (fixture.session);
}

static const guint32 *
selected (guint *ret_n)
{
  return studio_session_get_selection (fixture.session, ret_n);
}

/* Arrow keys move one cell, with Ctrl they find a pair; Return selects both products. */
static void
test_matrix_keys (void)
{
  Shown             shown = show ("matrix");
  StudioMatrixView *matrix =
      STUDIO_MATRIX_VIEW (studio_find_widget (shown.views, STUDIO_TYPE_MATRIX_VIEW));
  GtkWidget       *widget = GTK_WIDGET (matrix);
  const guint32   *products;
  guint            n;
  g_autofree char *words = NULL;

  WAIT_FOR (matrix->matrix != NULL);
  g_assert_false (studio_press (widget, GDK_KEY_Return));
  g_assert_true (studio_press (widget, GDK_KEY_Right));
  g_assert_cmpuint (matrix->focus.row, ==, 0);
  g_assert_cmpuint (matrix->focus.column, ==, 0);
  g_assert_true (studio_press (widget, GDK_KEY_Right));
  g_assert_true (studio_press (widget, GDK_KEY_Down));
  g_assert_true (studio_press (widget, GDK_KEY_Down));
  g_assert_cmpuint (matrix->focus.row, ==, 2);
  g_assert_cmpuint (matrix->focus.column, ==, 1);
  g_assert_true (studio_press (widget, GDK_KEY_End));
  g_assert_cmpuint (matrix->focus.column, ==, vt_map_matrix_get_n_rows (matrix->matrix) - 1);
  g_assert_true (studio_press (widget, GDK_KEY_Return));
  products = selected (&n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (products[0], ==, vt_map_matrix_get_product (matrix->matrix, 2));
  words = studio_matrix_tell (matrix, matrix->focus);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (matrix), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       words);
  g_assert_true (studio_press (widget, GDK_KEY_Escape));
  (void) selected (&n);
  g_assert_cmpuint (n, ==, 0);
  hide (&shown);
}

/* What is selected elsewhere gets the focus; zooming keeps it and has bounds. */
static void
test_matrix_follows (void)
{
  Shown             shown = show ("matrix");
  StudioMatrixView *matrix =
      STUDIO_MATRIX_VIEW (studio_find_widget (shown.views, STUDIO_TYPE_MATRIX_VIEW));
  guint32 products[2];
  double  cell_px;

  WAIT_FOR (matrix->matrix != NULL);
  products[0] = vt_map_matrix_get_product (matrix->matrix, 7);
  products[1] = vt_map_matrix_get_product (matrix->matrix, 4);
  studio_session_select (fixture.session, products, 2);
  g_assert_cmpuint (matrix->focus.row, ==, 7);
  g_assert_cmpuint (matrix->focus.column, ==, 4);
  cell_px = matrix->cell_px;
  g_assert_true (studio_press (GTK_WIDGET (matrix), GDK_KEY_plus));
  g_assert_cmpfloat (matrix->cell_px, >, cell_px);
  for (guint i = 0; i < 40; i++)
    g_assert_true (studio_press (GTK_WIDGET (matrix), GDK_KEY_minus));
  g_assert_cmpfloat (matrix->cell_px, ==, STUDIO_MATRIX_MIN_CELL_PX);
  g_assert_cmpuint (matrix->focus.row, ==, 7);
  hide (&shown);
}

static StudioViewRow *
row_at (StudioViewTable *table, guint position)
{
  g_autoptr (StudioViewRow) row =
      g_list_model_get_item (studio_view_table_get_model (table), position);

  return row;
}

static guint
n_rows (StudioViewTable *table)
{
  return g_list_model_get_n_items (studio_view_table_get_model (table));
}

/* Going to a set selects all its products, and the list stays. */
static void
test_sets (void)
{
  StudioViewsState *state = studio_views_state_of (fixture.session);
  Shown             shown = show ("sets");
  StudioViewTable  *table = studio_set_view_get_table (
       STUDIO_SET_VIEW (studio_find_widget (shown.views, STUDIO_TYPE_SET_VIEW)));
  const guint32 *of_row;
  const guint32 *products;
  guint          n_of_row;
  guint          n;
  guint          n_closed;

  WAIT_FOR (n_rows (table) > 1);
  n_closed = n_rows (table);
  of_row = studio_view_row_get_products (row_at (table, 1), &n_of_row);
  g_assert_cmpuint (n_of_row, >=, 3);
  studio_view_table_go (table, 1);
  products = selected (&n);
  g_assert_cmpmem (products, n * sizeof (guint32), of_row, n_of_row * sizeof (guint32));
  g_assert_cmpuint (n_rows (table), ==, n_closed);
  studio_session_clear_selection (fixture.session);
  g_assert_true (studio_views_state_set_sets (state, "maximal"));
  WAIT_FOR (n_rows (table) < n_closed && n_rows (table) > 0);
  g_assert_false (studio_views_state_set_sets (state, "some"));
  g_assert_true (studio_views_state_set_sets (state, "closed"));
  hide (&shown);
}

static void
test_groups (void)
{
  Shown            shown = show ("groups");
  StudioViewTable *table = studio_group_view_get_table (
      STUDIO_GROUP_VIEW (studio_find_widget (shown.views, STUDIO_TYPE_GROUP_VIEW)));
  VtAffinityMap *map = studio_session_get_map (fixture.session);
  guint          n;

  WAIT_FOR (n_rows (table) > 0);
  g_assert_cmpuint (n_rows (table), ==, vt_affinity_map_get_n_communities (map));
  studio_view_table_go (table, 0);
  (void) selected (&n);
  g_assert_cmpfloat (studio_view_row_get_number (row_at (table, 0), 1), ==, n);
  hide (&shown);
}

static char *said;

static void
on_said (StudioSession *session,
         const char    *text,
         const char    *button,
         const char    *action,
         gpointer       user_data)
{
  g_free (said);
  said = g_strdup (action);
}

/* One step of undo, an offer of the kind, and a button that goes there. */
static void
test_make (gconstpointer data)
{
  const char *word = data;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const char *skus[] = {"CAM-A6K", "CAM-P2", NULL};
  guint       n_before = studio_session_get_offers (fixture.session)->len;
  gulong      handler = g_signal_connect (fixture.session, "said", G_CALLBACK (on_said), NULL);

  studio_affinity_page_add_actions (G_ACTION_MAP (actions), fixture.session);
  g_clear_pointer (&said, g_free);
  g_action_group_activate_action (G_ACTION_GROUP (actions), "affinity-make",
                                  g_variant_new ("(s^as)", word, skus));
  WAIT_FOR (studio_session_get_offers (fixture.session)->len == n_before + 1);
  g_assert_true (g_str_has_prefix (said, "win.go('offers/"));
  g_signal_handler_disconnect (fixture.session, handler);
  studio_session_undo (fixture.session);
  WAIT_FOR (studio_session_get_offers (fixture.session)->len == n_before);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  studio_fixture_set_up (&fixture);
  WAIT_FOR (studio_session_get_map (fixture.session) != NULL &&
            !studio_session_is_mining (fixture.session));
  g_test_add_func ("/affinity-views/matrix-keys", test_matrix_keys);
  g_test_add_func ("/affinity-views/matrix-follows", test_matrix_follows);
  g_test_add_func ("/affinity-views/sets", test_sets);
  g_test_add_func ("/affinity-views/groups", test_groups);
  g_test_add_data_func ("/affinity-views/make-bundle", "bundle", test_make);
  g_test_add_data_func ("/affinity-views/make-cross-sell", "cross-sell", test_make);
  g_test_add_data_func ("/affinity-views/make-look", "look", test_make);
  g_test_add_data_func ("/affinity-views/make-follow-up", "follow-up", test_make);
  status = g_test_run ();
  g_free (said);
  studio_fixture_tear_down (&fixture);
  return status;
}
