/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Offers page as widgets: what is said, what is kept, what keys and undo do. */

#include "studio-bundle-reward.h"
#include "studio-offer-edit.h"
#include "studio-offer-shelf.h"
#include "studio-offer-words.h"
#include "studio-offers-page.h"
#include "studio-text-row.h"
#include "waiting.h"

#include <glib/gstdio.h>

typedef struct
{
  char               *folder;    /* (owned) */
  char               *path;      /* (owned) */
  VtWorkspace        *workspace; /* (owned) */
  StudioSession      *session;   /* (owned) */
  GtkWidget          *window;
  GSimpleActionGroup *actions; /* (owned) */
} Fixture;

static gboolean
add_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, price_minor, cost_minor, origin) VALUES "
      "(1, 'A', 'Camera <b>', 50000, 30000, 'hand'), (2, 'B', 'Case', 3000, 1000, 'hand'), "
      "(3, 'C', 'Card', 2000, NULL, 'hand')",
      error);
}

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  if (g_str_has_prefix (place, "offers/"))
    studio_session_set_offer_id (session, place + strlen ("offers/"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"EUR", 2};
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-offers-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create (fixture->path, "Shop", &currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (fixture->workspace, "Add", NULL, add_products, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (fixture->workspace);
  g_signal_connect (fixture->session, "go", G_CALLBACK (on_go), NULL);
  WAIT_FOR (studio_session_is_loaded (fixture->session));

  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  fixture->window = gtk_window_new ();
  /* There is room for both panes. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), studio_offers_page_new (fixture->session));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_session_close_finish (STUDIO_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gboolean is_closed = FALSE;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->workspace);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* ---- helpers ---- */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find_widget (GtkWidget *root, Matches matches, gconstpointer data)
{
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_text_row (GtkWidget *widget, gconstpointer title)
{
  return STUDIO_IS_TEXT_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_search_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_scale (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SCALE (widget);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return find_widget (fixture->window, is_label, text) != NULL;
}

static void
act (Fixture *fixture, const char *name, GVariant *parameter)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), name, parameter);
}

static const VtOffer *
offer_at (Fixture *fixture, guint position)
{
  GPtrArray *offers = studio_session_get_offers (fixture->session);

  return position < offers->len ? offers->pdata[position] : NULL;
}

/* A bundle of a camera and a case, shown. */
static void
make_bundle (Fixture *fixture)
{
  act (fixture, "new-offer-of-kind", g_variant_new_string ("bundle"));
  WAIT_FOR (offer_at (fixture, 0) != NULL);
  act (fixture, "offer-add-product", g_variant_new_string ("A"));
  act (fixture, "offer-add-product", g_variant_new_string ("B"));
  WAIT_FOR (offer_at (fixture, 0)->components->len == 2);
}

/* ---- tests ---- */

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const char *const off[] = {"delete-offer", "offer-add-product", "offer-set-reward",
                                    "offer-set-state", "offer-priority"};

  WAIT_FOR (says (fixture, "No Offers Yet"));
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), off[i]));
}

/* Titles are data: the camera's is no markup. */
static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  make_bundle (fixture);
  WAIT_FOR (
      says (fixture, "Buy “Camera <b>” and “Case” together, pay €477.00 instead of €530.00."));
  act (fixture, "offer-set-quantity", g_variant_new ("(sx)", "B", (gint64) 2));
  act (fixture, "offer-set-reward", g_variant_new ("(ss)", "fixed", "500"));
  WAIT_FOR (
      says (fixture, "Buy “Camera <b>” and 2 × “Case” together, pay €500.00 instead of €560.00."));
  WAIT_FOR (says (fixture, "€180.00, 36.0 % of the price"));
}

/* Several changes before any was loaded: none takes another back. */
static void
test_quick_changes (Fixture *fixture, gconstpointer data)
{
  const VtOffer *offer;

  make_bundle (fixture);
  act (fixture, "offer-set-name", g_variant_new_string ("  Trip "));
  act (fixture, "offer-set-reward", g_variant_new ("(ss)", "percent", "12.5"));
  act (fixture, "offer-set-primary", g_variant_new_string ("B"));
  act (fixture, "offer-move-product", g_variant_new ("(su)", "B", 0));
  act (fixture, "offer-set-message", g_variant_new_string ("Off you go"));
  WAIT_FOR (*offer_at (fixture, 0)->message != '\0');
  offer = offer_at (fixture, 0);
  g_assert_cmpstr (offer->name, ==, "Trip");
  g_assert_cmpint (offer->reward.type, ==, VT_REWARD_PERCENT);
  g_assert_cmpint (offer->reward.value, ==, 125000);
  g_assert_cmpstr (((const VtComponent *) offer->components->pdata[0])->sku, ==, "B");
  g_assert_true (((const VtComponent *) offer->components->pdata[0])->primary);
}

static void
on_said (
    StudioSession *session, const char *text, const char *button, const char *action, char **to)
{
  g_free (*to);
  *to = g_strdup (text);
}

static void
test_ready_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->session, "said", G_CALLBACK (on_said), &said);
  act (fixture, "new-offer-of-kind", g_variant_new_string ("bundle"));
  WAIT_FOR (says (fixture, "Cannot be ready until its errors are mended"));
  act (fixture, "offer-set-state", g_variant_new_string ("ready"));
  g_assert_cmpstr (said, ==, "Not ready: A bundle needs at least two units.");
  act (fixture, "offer-add-products", g_variant_new_strv ((const char *[]){"a", "B"}, 2));
  WAIT_FOR (offer_at (fixture, 0)->components->len == 2);
  act (fixture, "offer-set-state", g_variant_new_string ("ready"));
  WAIT_FOR (offer_at (fixture, 0)->state == VT_OFFER_READY);
}

static void
test_priority (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  act (fixture, "new-offer-of-kind", g_variant_new_string ("bundle"));
  WAIT_FOR (offer_at (fixture, 0) != NULL);
  first = g_strdup (offer_at (fixture, 0)->id);
  act (fixture, "new-offer-of-kind", g_variant_new_string ("bundle"));
  WAIT_FOR (offer_at (fixture, 1) != NULL);
  g_assert_cmpstr (offer_at (fixture, 0)->id, ==, first);
  act (fixture, "offer-priority", g_variant_new_string ("up"));
  WAIT_FOR (g_str_equal (offer_at (fixture, 1)->id, first));
  studio_session_undo (fixture->session);
  WAIT_FOR (g_str_equal (offer_at (fixture, 0)->id, first));
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  make_bundle (fixture);
  act (fixture, "duplicate-offer", NULL);
  WAIT_FOR (offer_at (fixture, 1) != NULL);
  g_assert_cmpstr (offer_at (fixture, 1)->name, ==, "New Bundle 2");
  act (fixture, "delete-offer", NULL);
  WAIT_FOR (offer_at (fixture, 1) == NULL);
  g_assert_cmpstr (studio_session_get_offer_id (fixture->session), ==, offer_at (fixture, 0)->id);
  studio_session_undo (fixture->session);
  WAIT_FOR (offer_at (fixture, 1) != NULL);
}

/* What is typed is kept with Return, and what is no amount says so. */
static void
test_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  make_bundle (fixture);
  row = find_widget (fixture->window, is_text_row, "Percent off");
  g_assert_nonnull (row);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "10"));
  gtk_editable_set_text (GTK_EDITABLE (row), "much");
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "25 %");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  WAIT_FOR (offer_at (fixture, 0)->reward.value == 250000);
  studio_session_undo (fixture->session);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "10"));
}

/* The sentence follows the slider at once; the offer once it rests, in one step of undo. */
static void
test_slider (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scale;

  make_bundle (fixture);
  WAIT_FOR (
      says (fixture, "Buy “Camera <b>” and “Case” together, pay €477.00 instead of €530.00."));
  scale = find_widget (fixture->window, is_scale, NULL);
  for (guint percent = 11; percent <= 20; percent++)
    gtk_range_set_value (GTK_RANGE (scale), percent);
  g_assert_true (
      says (fixture, "Buy “Camera <b>” and “Case” together, pay €424.00 instead of €530.00."));
  g_assert_cmpint (offer_at (fixture, 0)->reward.value, ==, 100000);
  WAIT_FOR (offer_at (fixture, 0)->reward.value == 200000);
  studio_session_undo (fixture->session);
  WAIT_FOR (offer_at (fixture, 0)->reward.value == 100000);
}

static gboolean
has_focus (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && widget != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
is_shelf_search (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget) &&
         gtk_widget_get_ancestor (widget, STUDIO_TYPE_OFFER_SHELF) != NULL;
}

/* Return right after the last letter takes what was typed, not what was found before. */
static void
test_shelf (Fixture *fixture, gconstpointer data)
{
  GtkWidget     *search = find_widget (fixture->window, is_shelf_search, NULL);
  const VtOffer *offer;

  act (fixture, "new-offer-of-kind", g_variant_new_string ("bundle"));
  WAIT_FOR (offer_at (fixture, 0) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "card");
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (offer_at (fixture, 0)->components->len > 0);
  offer = offer_at (fixture, 0);
  g_assert_cmpstr (((const VtComponent *) offer->components->pdata[0])->sku, ==, "C");
}

/* One goes on with an offer that was just made, but is not taken away from elsewhere later. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search;
  GtkWidget *name;

  act (fixture, "new-offer-of-kind", g_variant_new_string ("volume"));
  WAIT_FOR (offer_at (fixture, 0) != NULL);
  WAIT_FOR ((search = find_widget (fixture->window, is_search_entry, NULL)) != NULL);
  name = find_widget (fixture->window, is_text_row, "Name");
  WAIT_FOR (has_focus (fixture, name));

  gtk_widget_grab_focus (search);
  g_assert_true (has_focus (fixture, search));
  act (fixture, "offer-set-name", g_variant_new_string ("Second"));
  WAIT_FOR (g_str_equal (offer_at (fixture, 0)->name, "Second"));
  studio_session_undo (fixture->session);
  WAIT_FOR (!g_str_equal (offer_at (fixture, 0)->name, "Second"));
  g_assert_true (has_focus (fixture, search));
}

/* ---- discounts, without a page ---- */

typedef struct
{
  const char  *path;
  VtReward     from;
  VtRewardType type;
  gint64       value;
} Conversion;

/* Of parts at 15.70 that cost 14.13 together. */
static const Conversion conversions[] = {
    {"/offers/convert/percent-to-amount", {VT_REWARD_PERCENT, 100000}, VT_REWARD_AMOUNT, 157},
    {"/offers/convert/percent-to-fixed", {VT_REWARD_PERCENT, 100000}, VT_REWARD_FIXED, 1413},
    {"/offers/convert/amount-to-percent", {VT_REWARD_AMOUNT, 157}, VT_REWARD_PERCENT, 100000},
    {"/offers/convert/same", {VT_REWARD_FIXED, 7}, VT_REWARD_FIXED, 7},
};

static void
test_convert (gconstpointer data)
{
  const Conversion     *conversion = data;
  const VtBundleFigures figures = {.list_minor = 1570, .price_minor = 1413, .saving_minor = 157};
  VtReward reward = studio_reward_convert (&conversion->from, conversion->type, &figures);

  g_assert_cmpint (reward.type, ==, conversion->type);
  g_assert_cmpint (reward.value, ==, conversion->value);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/offers/empty", test_empty},
      {"/offers/focus", test_focus},
      {"/offers/shelf", test_shelf},
      {"/offers/sentence", test_sentence},
      {"/offers/quick-changes", test_quick_changes},
      {"/offers/ready-is-refused", test_ready_is_refused},
      {"/offers/priority", test_priority},
      {"/offers/delete-and-undo", test_delete_and_undo},
      {"/offers/entry", test_entry},
      {"/offers/slider", test_slider},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
    g_test_add_data_func (conversions[i].path, &conversions[i], test_convert);
  return g_test_run ();
}
