/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of tier ladders: what it shows, and each way to change it. */

#include "studio-fixture.h"

#include "studio-feature-grid.h"
#include "studio-feature-name.h"
#include "studio-offer-editor.h"
#include "studio-offers-page.h"
#include "studio-product-entry.h"
#include "studio-reward-field.h"
#include "studio-tier-adder.h"
#include "studio-tier-arrows.h"
#include "studio-tier-card.h"
#include "vt-terms-path.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  StudioFixture       studio;
  char               *id; /* (owned): of the ladder */
  GtkWidget          *window;
  GSimpleActionGroup *actions; /* (owned) */
} Fixture;

static const VtOffer *
ladder (Fixture *fixture)
{
  return studio_session_find_offer (fixture->studio.session, fixture->id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  studio_fixture_set_up (&fixture->studio);
  fixture->actions = g_simple_action_group_new ();
  studio_offers_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->studio.session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  fixture->id = studio_fixture_add_offer (&fixture->studio, "meridian-tiers");
  studio_session_set_offer_id (fixture->studio.session, fixture->id);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        studio_offer_editor_new (fixture->studio.session));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 900);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->actions);
  studio_fixture_tear_down (&fixture->studio);
  g_free (fixture->id);
}

/* ---- helpers ---- */

static GtkWidget *
find_nth_in (GtkWidget *widget, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth_in (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_nth (Fixture *fixture, GType type, guint n)
{
  return find_nth_in (fixture->window, type, &n);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static StudioFeatureGrid *
grid_of (Fixture *fixture)
{
  return STUDIO_FEATURE_GRID (find_nth (fixture, STUDIO_TYPE_FEATURE_GRID, 0));
}

/* The row of a feature; fails if there is none. */
static guint
row_of (Fixture *fixture, const char *feature)
{
  guint row = 0;

  for (;; row++)
    {
      GtkWidget *name = find_nth (fixture, STUDIO_TYPE_FEATURE_NAME, row);

      g_assert_nonnull (name);
      if (g_strcmp0 (studio_feature_name_get_feature (STUDIO_FEATURE_NAME (name)), feature) == 0)
        return row;
    }
}

static gboolean
has_row (Fixture *fixture, const char *feature)
{
  GtkWidget *name;

  for (guint row = 0; (name = find_nth (fixture, STUDIO_TYPE_FEATURE_NAME, row)) != NULL; row++)
    if (g_strcmp0 (studio_feature_name_get_feature (STUDIO_FEATURE_NAME (name)), feature) == 0)
      return TRUE;
  return FALSE;
}

static GtkWidget *
name_of (Fixture *fixture, const char *feature)
{
  return find_nth (fixture, STUDIO_TYPE_FEATURE_NAME, row_of (fixture, feature));
}

static GtkCheckButton *
cell_of (Fixture *fixture, guint tier, const char *feature)
{
  return GTK_CHECK_BUTTON (
      studio_feature_grid_get_cell (grid_of (fixture), tier, row_of (fixture, feature)));
}

/* A part of the ladder as text, "" where it is absent. */
static char *
part_of (Fixture *fixture, const char *path)
{
  JsonNode *node = vt_terms_path_get (ladder (fixture)->terms, path);

  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("");
}

static gboolean
part_is (Fixture *fixture, const char *path, const char *text)
{
  g_autofree char *part = part_of (fixture, path);

  return g_str_equal (part, text);
}

static void
undo (Fixture *fixture, const char *label)
{
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->studio.session), label) == 0);
  studio_session_undo (fixture->studio.session);
}

static void
click_in (GtkWidget *widget, const char *icon_name)
{
  for (guint i = 0;; i++)
    {
      guint      n = i;
      GtkWidget *button = find_nth_in (widget, GTK_TYPE_BUTTON, &n);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon_name) != 0)
        continue;
      g_assert_true (gtk_widget_get_sensitive (button));
      g_signal_emit_by_name (button, "clicked");
      return;
    }
}

static GtkWidget *
card (Fixture *fixture, guint tier)
{
  return find_nth (fixture, STUDIO_TYPE_TIER_CARD, tier);
}

#define ASSERT_STEP_SAYS(fixture, text)                                                            \
  gtk_test_accessible_assert_property (                                                            \
      GTK_ACCESSIBLE (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0)),                             \
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)

/* ---- showing ---- */

static void
test_show (Fixture *fixture, gconstpointer data)
{
  GtkWidget *arrows = find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0);

  g_assert_nonnull (card (fixture, 3));
  g_assert_null (card (fixture, 4));
  g_assert_true (says (card (fixture, 0), "Meridian R Desktop, Core"));
  g_assert_true (says (card (fixture, 0), "$1,699.99"));
  g_assert_true (says (card (fixture, 0), "22 % margin"));
  g_assert_true (says (card (fixture, 0), "22 in stock"));
  g_assert_true (says (card (fixture, 3), "$3,649.99"));
  g_assert_cmpuint (studio_feature_grid_get_n_rows (grid_of (fixture)), ==, 10);
  g_assert_true (gtk_check_button_get_active (cell_of (fixture, 2, "16 cores")));
  g_assert_false (gtk_check_button_get_active (cell_of (fixture, 1, "16 cores")));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_of (fixture, 2, "8 cores")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "8 cores: Meridian R Desktop, Pro");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_of (fixture, 1, "8 cores")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The tier has 12 cores instead");
  g_assert_true (studio_press (arrows, GDK_KEY_Right));
  ASSERT_STEP_SAYS (fixture,
                    "Up to Meridian R Desktop, Plus: $500.00 dearer than Meridian R Desktop, Core; "
                    "the shopper pays $450.00 for the step. $50.00 are taken off. The shop earns "
                    "$93.00 more. To whom it is too dear, Meridian R Desktop, Core is offered.");
  g_assert_true (
      says (fixture->window, "The shopper pays $450.00 instead of $500.00 · $93.00 more margin"));
  g_assert_false (says (fixture->window, "Sort by Price"));
}

/* ---- features ---- */

static void
test_toggle (Fixture *fixture, gconstpointer data)
{
  gtk_check_button_set_active (cell_of (fixture, 3, "air cooling"), TRUE);
  WAIT_FOR (part_is (fixture, "tiers/3/features",
                     "[\"24 cores\",\"64 GB memory\",\"air cooling\",\"liquid cooling\","
                     "\"2-year warranty\"]"));
  undo (fixture, "Give Tier a Feature");
  WAIT_FOR (!gtk_check_button_get_active (cell_of (fixture, 3, "air cooling")));

  gtk_check_button_set_active (cell_of (fixture, 0, "2-year warranty"), FALSE);
  WAIT_FOR (
      part_is (fixture, "tiers/0/features", "[\"8 cores\",\"16 GB memory\",\"air cooling\"]"));
  ASSERT_STEP_SAYS (fixture, "Arrow keys walk over the steps");
  g_assert_true (studio_press (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0), GDK_KEY_Right));
  ASSERT_STEP_SAYS (fixture,
                    "Up to Meridian R Desktop, Plus: $500.00 dearer than Meridian R Desktop, Core; "
                    "the shopper pays $450.00 for the step. $50.00 are taken off. The shop earns "
                    "$93.00 more. Nothing cheaper keeps what is required (one step down: no 2-year "
                    "warranty).");
}

/* What a tier loses against the one below is marked, where nothing like it takes its place. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row =
      studio_feature_grid_get_row (grid_of (fixture), row_of (fixture, "2-year warranty"));

  g_assert_false (says (row, "lost"));
  gtk_check_button_set_active (cell_of (fixture, 1, "2-year warranty"), FALSE);
  WAIT_FOR (says (row, "lost"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = GTK_WIDGET (grid_of (fixture));
  GtkWidget *cell;

  g_assert_true (gtk_widget_grab_focus (grid));
  g_assert_true (studio_press (grid, GDK_KEY_Right));
  g_assert_true (studio_press (grid, GDK_KEY_Down));
  g_assert_false (
      gtk_widget_get_focusable (studio_feature_grid_get_cell (grid_of (fixture), 0, 0)));
  cell = studio_feature_grid_get_cell (grid_of (fixture), 1, 1);
  g_assert_true (gtk_widget_get_focusable (cell));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == cell);
  g_assert_true (studio_press (grid, GDK_KEY_End));
  g_assert_false (studio_press (grid, GDK_KEY_Right));
  g_assert_true (studio_press (grid, GDK_KEY_Home));
  g_assert_false (studio_press (grid, GDK_KEY_Left));
  g_assert_true (studio_press (grid, GDK_KEY_Up));
  g_assert_false (studio_press (grid, GDK_KEY_Up));
  /* Space. */
  cell = studio_feature_grid_get_cell (grid_of (fixture), 0, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == cell);
  g_assert_true (gtk_widget_activate (cell));
  WAIT_FOR (part_is (fixture, "tiers/0/features",
                     "[\"16 GB memory\",\"air cooling\",\"2-year warranty\"]"));
  /* Nobody has it any more, but its row is there until the ladder is left. */
  g_assert_true (has_row (fixture, "8 cores"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == cell);
  click_in (name_of (fixture, "8 cores"), "vitrine-remove-symbolic");
  WAIT_FOR (!has_row (fixture, "8 cores"));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  guint      row = row_of (fixture, "12 cores");
  GtkWidget *name = name_of (fixture, "12 cores");
  guint      n = 0;
  GtkWidget *entry = find_nth_in (name, GTK_TYPE_ENTRY, &n);

  gtk_editable_set_text (GTK_EDITABLE (entry), " Zwölf Kerne ");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (part_is (fixture, "tiers/1/features/0", "\"Zwölf Kerne\""));
  g_assert_cmpuint (row_of (fixture, "Zwölf Kerne"), ==, row);
  undo (fixture, "Rename Feature");
  WAIT_FOR (has_row (fixture, "12 cores"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12 cores");

  /* A name is not taken away by emptying it. */
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  studio_field_commit (STUDIO_FIELD (find_nth (fixture, g_type_from_name ("StudioTierBoard"), 0)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12 cores");

  click_in (name, "vitrine-remove-symbolic");
  WAIT_FOR (!has_row (fixture, "12 cores"));
  undo (fixture, "Remove Feature");
  WAIT_FOR (part_is (fixture, "tiers/1/features/0", "\"12 cores\""));
}

static void
test_pin (Fixture *fixture, gconstpointer data)
{
  guint      n = 0;
  GtkWidget *pin = find_nth_in (name_of (fixture, "liquid cooling"), GTK_TYPE_TOGGLE_BUTTON, &n);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), TRUE);
  WAIT_FOR (part_is (fixture, "required", "[\"2-year warranty\",\"liquid cooling\"]"));
  for (guint i = 0; i < 2; i++)
    g_assert_true (studio_press (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0), GDK_KEY_Right));
  ASSERT_STEP_SAYS (
      fixture, "Up to Meridian R Desktop, Pro: $650.00 dearer than Meridian R Desktop, Plus; "
               "the shopper pays $585.00 for the step. $65.00 are taken off. The shop earns "
               "$130.00 more. Nothing cheaper keeps what is required (one step down: no liquid "
               "cooling).");
  undo (fixture, "Require Feature");
  WAIT_FOR (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pin)));
}

static void
test_add_feature (Fixture *fixture, gconstpointer data)
{
  GtkWidget *adder = find_nth (fixture, STUDIO_TYPE_TIER_ADDER, 0);
  guint      n = 0;
  GtkWidget *entry = find_nth_in (adder, GTK_TYPE_ENTRY, &n);

  gtk_editable_set_text (GTK_EDITABLE (entry), "carrying case");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (has_row (fixture, "carrying case"));
  g_assert_true (gtk_check_button_get_active (cell_of (fixture, 3, "carrying case")));
  g_assert_false (gtk_check_button_get_active (cell_of (fixture, 2, "carrying case")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  undo (fixture, "Add Feature");
  WAIT_FOR (!has_row (fixture, "carrying case"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "offer-take-features", NULL);
  WAIT_FOR (has_row (fixture, "2 TB storage"));
  g_assert_false (has_row (fixture, "8 cores processor"));
  undo (fixture, "Take Features from Attributes");
  WAIT_FOR (!has_row (fixture, "2 TB storage"));
}

/* ---- tiers ---- */

static void
test_cards (Fixture *fixture, gconstpointer data)
{
  click_in (card (fixture, 1), "vitrine-next-symbolic");
  WAIT_FOR (part_is (fixture, "tiers/1/sku", "\"PC-R3\""));
  /* The discount is the step's. */
  g_assert_true (part_is (fixture, "tiers/2/upgrade", "{\"percent\":\"10\"}"));
  WAIT_FOR (says (fixture->window, "Sort by Price"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "offer-sort-tiers", NULL);
  WAIT_FOR (part_is (fixture, "tiers/1/sku", "\"PC-R2\""));
  undo (fixture, "Sort Tiers by Price");
  WAIT_FOR (part_is (fixture, "tiers/1/sku", "\"PC-R3\""));
  click_in (card (fixture, 2), "vitrine-back-symbolic");
  WAIT_FOR (part_is (fixture, "tiers/1/sku", "\"PC-R2\""));

  click_in (card (fixture, 3), "vitrine-remove-symbolic");
  WAIT_FOR (card (fixture, 3) == NULL);
  g_assert_null (find_nth (fixture, STUDIO_TYPE_REWARD_FIELD, 2));
  undo (fixture, "Remove Tier");
  WAIT_FOR (card (fixture, 3) != NULL);
  g_assert_true (studio_press (card (fixture, 0), GDK_KEY_Delete));
  WAIT_FOR (part_is (fixture, "tiers/0/sku", "\"PC-R2\""));
  g_assert_true (part_is (fixture, "tiers/0/upgrade", ""));
}

static void
choose_product (GtkWidget *widget, guint nth, const char *sku)
{
  GtkWidget *entry = find_nth_in (widget, STUDIO_TYPE_PRODUCT_ENTRY, &nth);

  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_get_mapped (entry));
  g_signal_emit_by_name (entry, "chosen", sku);
}

static void
test_products (Fixture *fixture, gconstpointer data)
{
  GtkWidget *adder = find_nth (fixture, STUDIO_TYPE_TIER_ADDER, 0);

  choose_product (adder, 0, "NB-15");
  WAIT_FOR (card (fixture, 4) != NULL);
  g_assert_true (part_is (fixture, "tiers/0/sku", "\"NB-15\""));
  undo (fixture, "Add Product");
  WAIT_FOR (card (fixture, 4) == NULL);

  click_in (card (fixture, 0), "vitrine-find-symbolic");
  WAIT_FOR (gtk_widget_get_mapped (gtk_widget_get_last_child (adder)));
  choose_product (adder, 1, "NB-13");
  WAIT_FOR (part_is (fixture, "tiers/0/sku", "\"NB-13\""));
  g_assert_true (part_is (fixture, "tiers/0/features/0", "\"8 cores\""));
  undo (fixture, "Change Product of Tier");
  WAIT_FOR (part_is (fixture, "tiers/0/sku", "\"PC-R1\""));
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (card (fixture, 1));
  g_auto (GValue) skus = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&skus, G_TYPE_STRING);
  g_value_set_string (&skus, "NB-15\nNB-13");
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &skus, 1.0, 1.0, &is_taken);
    }
  g_assert_true (is_taken);
  WAIT_FOR (part_is (fixture, "tiers/1/sku", "\"NB-15\""));
  /* It is cheaper than the one below. */
  for (guint i = 0; i < 1; i++)
    g_assert_true (studio_press (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0), GDK_KEY_Right));
  ASSERT_STEP_SAYS (fixture, "Up to Fjord 15 Notebook: cheaper. To whom it is too dear, Meridian R "
                             "Desktop, Core is offered.");
}

/* ---- steps ---- */

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *row = find_nth (fixture, STUDIO_TYPE_REWARD_FIELD, 0);
  g_autofree char *before = part_of (fixture, "tiers/1/upgrade");
  g_autoptr (JsonNode) half = json_from_string ("{\"percent\":\"50\"}", NULL);

  g_assert_true (studio_press (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0), GDK_KEY_Right));
  studio_field_draft (STUDIO_FIELD (row), ladder (fixture), "tiers/1/upgrade", half);
  g_assert_true (says (fixture->window, "The shopper pays $250.00 instead of $500.00"));
  ASSERT_STEP_SAYS (fixture,
                    "Up to Meridian R Desktop, Plus: $500.00 dearer than Meridian R Desktop, Core; "
                    "the shopper pays $250.00 for the step. $250.00 are taken off. The shop earns "
                    "$107.00 less. To whom it is too dear, Meridian R Desktop, Core is offered.");
  g_assert_true (part_is (fixture, "tiers/1/upgrade", before));
}

static void
test_choose_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *arrows = find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0);
  GtkWidget *focus;

  g_assert_false (studio_press (arrows, GDK_KEY_Return));
  for (guint i = 0; i < 2; i++)
    g_assert_true (studio_press (arrows, GDK_KEY_Right));
  g_assert_true (studio_press (arrows, GDK_KEY_Return));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, find_nth (fixture, STUDIO_TYPE_REWARD_FIELD, 1)));
}

/* A ladder begins with nothing, and is filled. */
static void
test_begin (Fixture *fixture, gconstpointer data)
{
  GtkWidget *adder = find_nth (fixture, STUDIO_TYPE_TIER_ADDER, 0);

  for (guint i = 4; i > 0; i--)
    {
      click_in (card (fixture, 0), "vitrine-remove-symbolic");
      WAIT_FOR (card (fixture, i - 1) == NULL || !gtk_widget_get_mapped (card (fixture, i - 1)));
    }
  g_assert_false (gtk_widget_get_mapped (find_nth (fixture, STUDIO_TYPE_TIER_ARROWS, 0)));
  choose_product (adder, 0, "PC-R2");
  WAIT_FOR (card (fixture, 0) != NULL && gtk_widget_get_mapped (card (fixture, 0)));
  choose_product (adder, 0, "PC-R1");
  WAIT_FOR (part_is (fixture, "tiers", "[{\"sku\":\"PC-R1\"},{\"sku\":\"PC-R2\"}]"));
  WAIT_FOR (says (fixture->window, "The shopper pays $500.00 · $143.00 more margin"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/tier-editor/show", test_show},
      {"/tier-editor/toggle", test_toggle},
      {"/tier-editor/lost", test_lost},
      {"/tier-editor/keys", test_keys},
      {"/tier-editor/names", test_names},
      {"/tier-editor/pin", test_pin},
      {"/tier-editor/add-feature", test_add_feature},
      {"/tier-editor/cards", test_cards},
      {"/tier-editor/products", test_products},
      {"/tier-editor/drop", test_drop},
      {"/tier-editor/draft", test_draft},
      {"/tier-editor/choose-step", test_choose_step},
      {"/tier-editor/begin", test_begin},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
