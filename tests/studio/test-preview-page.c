/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets of Preview and Export: what they show, what they are called, what they do. */

#include "studio-cart-actions.h"
#include "studio-cart-row.h"
#include "studio-export-page.h"
#include "studio-preview-page.h"
#include "studio-product-search.h"
#include "studio-prompt-row.h"
#include "studio-prompts-view.h"
#include "studio-row-filler.h"
#include "studio-till.h"
#include "studio-totals-view.h"
#include "studio-verdict-row.h"
#include "waiting.h"

#include <adwaita.h>
#include <glib/gstdio.h>

typedef struct
{
  char               *folder;    /* (owned) */
  char               *path;      /* (owned) */
  VtWorkspace        *workspace; /* (owned) */
  StudioSession      *session;   /* (owned) */
  GSimpleActionGroup *actions;   /* (owned) */
  GtkWidget          *window;    /* (owned by GTK) */
} Fixture;

static gboolean
fill (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("Set <b>of</b> two");

  vt_offer_add_component (offer, "CAM", 1, FALSE);
  vt_offer_add_component (offer, "CASE", 2, FALSE);
  offer->state = VT_OFFER_READY;
  return vt_database_exec (database,
                           "INSERT INTO product (id, sku, title, price_minor, origin) VALUES "
                           "(1, 'CAM', 'Camera & lens', 50000, 'hand'), "
                           "(2, 'CASE', '<i>Case</i>', 2500, 'hand'), "
                           "(3, 'CAM2', 'Old camera', 30000, 'hand')",
                           error) &&
         vt_offers_save (database, offer, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const VtCurrency currency = {"GBP", 2};
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vitrine-preview-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "shop.vitrine", NULL);
  fixture->workspace = vt_workspace_create (fixture->path, "Shop", &currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (fixture->workspace, "Fill", NULL, fill, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = studio_session_new (fixture->workspace);
  fixture->actions = g_simple_action_group_new ();
  studio_preview_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  studio_export_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  WAIT_FOR (studio_session_is_loaded (fixture->session));
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
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
  gboolean is_closed = FALSE;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  studio_session_close_async (fixture->session, on_closed, &is_closed);
  WAIT_FOR (is_closed);
  g_clear_object (&fixture->actions);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->workspace);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* (nullable): the first below @widget of @type whose text, if it is a label, is @text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (text == NULL || !GTK_IS_LABEL (widget) ||
       g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  GtkWidget *label = find (widget, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_child_visible (label) && gtk_widget_get_visible (label);
}

static void
put (Fixture *fixture, const char *sku, int quantity)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "cart-set",
                                  g_variant_new ("(si)", sku, quantity));
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
}

static char *
get_total (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), "cart-total");

  return g_variant_dup_string (state, NULL);
}

/* ---- Preview ---- */

static void
test_receipt (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *page = studio_preview_page_new (fixture->session);
  g_autofree char *total = NULL;
  GtkWidget       *row;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  g_assert_true (shows (page, "The Cart Is Empty"));
  put (fixture, "CAM", 1);
  put (fixture, "case", 1);
  /* Titles are data, not markup. */
  g_assert_true (shows (page, "Camera & lens"));
  g_assert_true (shows (page, "<i>Case</i>"));
  g_assert_true (shows (page, "Set <b>of</b> two"));
  g_assert_true (shows (page, "Needs 1 more of “<i>Case</i>”. Suggested to the shopper."));
  g_assert_true (shows (page, "No offer applies to this cart."));

  row = find (page, STUDIO_TYPE_VERDICT_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_true (shows (row, "Add 1"));
  gtk_test_accessible_assert_property (find (row, GTK_TYPE_BUTTON, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add 1 to meet Set <b>of</b> two");
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
  g_assert_true (shows (page, "Applied once: £55.00 off."));
  g_assert_true (shows (page, "was £525.00 →"));
  total = get_total (fixture);
  g_assert_cmpstr (total, ==, "495.00");
}

/* ---- what to offer next ---- */

static char *
get_place (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->actions), "placement");

  return g_variant_dup_string (state, NULL);
}

static void
stand_at (Fixture *fixture, const char *placement)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "placement",
                                  g_variant_new_string (placement));
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
}

static void
test_prompt (Fixture *fixture, gconstpointer data)
{
  const char *const sentence = "Add 2 × “<i>Case</i>”.";
  GtkWidget        *page = studio_preview_page_new (fixture->session);
  g_autofree char  *total = NULL;
  GtkWidget        *row;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  put (fixture, "CAM2", 1);
  g_assert_true (shows (page, "Nothing to suggest here."));
  g_assert_null (find (page, STUDIO_TYPE_PROMPT_ROW, NULL));
  put (fixture, "CAM2", 0);
  put (fixture, "CAM", 1);
  g_assert_false (shows (page, "Nothing to suggest here."));
  row = find (page, STUDIO_TYPE_PROMPT_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_true (shows (row, sentence));
  g_assert_true (shows (row, "Set <b>of</b> two"));
  /* 550.00 less 10 %, less 500.00; what the products cost is not known. */
  g_assert_true (shows (row, "−£5.00"));
  g_assert_false (shows (row, "Margin £0.00"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Set <b>of</b> two: Add 2 × “<i>Case</i>”. −£5.00");
  gtk_test_accessible_assert_property (find (row, GTK_TYPE_BUTTON, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
  g_assert_cmpint (vt_cart_get (studio_session_get_cart (fixture->session), "CASE"), ==, 2);
  total = get_total (fixture);
  g_assert_cmpstr (total, ==, "495.00");
  g_assert_true (shows (page, "Nothing to suggest here."));
}

/* An offer for one place suggests nothing at another, and costs the same at both. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = studio_preview_page_new (fixture->session);
  GtkWidget *view = find (page, STUDIO_TYPE_PROMPTS_VIEW, NULL);
  GtkWidget *place = find (view, GTK_TYPE_DROP_DOWN, NULL);
  g_autoptr (VtOffer) offer =
      vt_offer_copy (g_ptr_array_index (studio_session_get_offers (fixture->session), 0));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = json_from_string ("{\"placements\":[\"checkout\"]}", NULL);
  g_autofree char *first = get_place (fixture);
  g_autofree char *second = NULL;
  g_autofree char *still = NULL;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  g_assert_cmpstr (first, ==, "cart");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (place)), ==, 1);
  g_assert_true (vt_offer_set_terms (offer, terms, &error));
  studio_session_save_offer (fixture->session, "Change", offer);
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), "Change") == 0);
  put (fixture, "CAM", 1);
  g_assert_true (shows (view, "Nothing to suggest here."));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (place), 2);
  second = get_place (fixture);
  g_assert_cmpstr (second, ==, "checkout");
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
  g_assert_nonnull (find (view, STUDIO_TYPE_PROMPT_ROW, NULL));
  g_assert_cmpint (studio_till_get_receipt (studio_till_get (fixture->session))->totals.due_minor,
                   ==, 50000);

  stand_at (fixture, "moon");
  still = get_place (fixture);
  g_assert_cmpstr (still, ==, "checkout");
  stand_at (fixture, "direct");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (place)), ==, 6);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (place),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Where the Shopper Stands: Direct");
  g_assert_true (shows (view, "Nothing to suggest here."));
}

static void
test_quantity (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *page = studio_preview_page_new (fixture->session);
  g_autofree char *total = NULL;
  GtkWidget       *spin;
  GtkWidget       *row;

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  put (fixture, "CAM2", 1);
  row = find (page, STUDIO_TYPE_CART_ROW, NULL);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Old camera");
  spin = find (row, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_test_accessible_assert_property (spin, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Quantity of Old camera");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 3);
  g_assert_cmpint (vt_cart_get (studio_session_get_cart (fixture->session), "CAM2"), ==, 3);
  /* The same row still, so that the focus stays. */
  g_assert_true (find (page, STUDIO_TYPE_CART_ROW, NULL) == row);
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
  total = get_total (fixture);
  g_assert_cmpstr (total, ==, "900.00");
  /* And the other way round. */
  put (fixture, "CAM2", 2);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 2);
  put (fixture, "CAM2", 0);
  g_assert_null (find (page, STUDIO_TYPE_CART_ROW, NULL));
}

static void
test_offer_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VtOffer) offer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put (fixture, "CAM", 1);
  put (fixture, "CASE", 2);
  before = get_total (fixture);
  g_assert_cmpstr (before, ==, "495.00");
  offer = vt_offer_copy (g_ptr_array_index (studio_session_get_offers (fixture->session), 0));
  offer->reward.type = VT_REWARD_AMOUNT;
  offer->reward.value = 1000;
  studio_session_save_offer (fixture->session, "Change", offer);
  WAIT_FOR (g_strcmp0 (studio_session_get_undo_label (fixture->session), "Change") == 0);
  WAIT_FOR (studio_till_get_receipt (studio_till_get (fixture->session))->totals.due_minor ==
            54000);
  g_assert_cmpint (studio_till_get_receipt (studio_till_get (fixture->session))->was.due_minor, ==,
                   49500);
  WAIT_FOR (!studio_till_is_pending (studio_till_get (fixture->session)));
  after = get_total (fixture);
  g_assert_cmpstr (after, ==, "540.00");
}

/* ---- search ---- */

static const struct
{
  const char *name;
  const char *text;
  guint       n;
  guint32     first; /* index */
} searches[] = {
    {"exact-sku", "cam", 2, 0},    {"sku-begins", "CAM2", 1, 2},
    {"title-begins", "old", 1, 2}, {"two-words", "camera old", 1, 2},
    {"markup", "<i>", 1, 1},       {"nothing", "tripod", 0, 0},
    {"blank", "  ", 0, 0},
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (StudioProductSearch) search = studio_product_search_new (fixture->session);
  guint32 products[4];

  WAIT_FOR (studio_product_search_get_catalog (search) != NULL);
  g_assert_cmpuint (studio_product_search_find (search, searches[i].text, 4, products), ==,
                    searches[i].n);
  if (searches[i].n > 0)
    g_assert_cmpuint (products[0], ==, searches[i].first);
  /* With less room the best stay. */
  if (searches[i].n > 1)
    {
      g_assert_cmpuint (studio_product_search_find (search, searches[i].text, 1, products), ==, 1);
      g_assert_cmpuint (products[0], ==, searches[i].first);
    }
}

/* ---- rows ---- */

static GtkWidget *
create_row (gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  /* So slow that not all fit one helping. */
  g_usleep (1000);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (NULL));
  return row;
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%u", index + *(guint *) data);

  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), text);
}

static guint
count_rows (GtkListBox *box)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (box, (int) n) != NULL)
    n++;
  return n;
}

static void
test_filler (void)
{
  static const StudioRowFuncs funcs = {create_row, bind_row};
  GtkListBox                 *box = GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));
  guint                       base = 100;
  StudioRowFiller            *filler = studio_row_filler_new (box, &funcs, &base);
  GtkListBoxRow              *first;

  studio_row_filler_set_n_rows (filler, 40);
  g_assert_cmpuint (count_rows (box), >, 0);
  g_assert_cmpuint (count_rows (box), <, 40);
  WAIT_FOR (count_rows (box) == 40);
  first = gtk_list_box_get_row_at_index (box, 0);
  base = 500;
  studio_row_filler_set_n_rows (filler, 2);
  g_assert_cmpuint (count_rows (box), ==, 2);
  g_assert_true (gtk_list_box_get_row_at_index (box, 0) == first);
  g_assert_true (shows (GTK_WIDGET (first), "500"));
  studio_row_filler_set_n_rows (filler, 40);
  studio_row_filler_free (filler);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (box);
}

/* ---- Export ---- */

static void
test_export (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *page = studio_export_page_new (fixture->session);
  g_autofree char *pack = g_build_filename (fixture->folder, "pack.json", NULL);

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  g_assert_true (shows (page, "1 offer is ready"));
  g_assert_true (shows (page, "Nothing was exported yet: all of it is new"));
  g_assert_true (shows (page, "Put something in the cart in Preview to try it"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "export-cart"));
  put (fixture, "CAM2", 1);
  g_assert_true (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "export-cart"));
  g_assert_true (shows (page, "The cart in Preview comes to £300.00"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "export-pack-to",
                                  g_variant_new_string (pack));
  WAIT_FOR (shows (page, "Nothing changed since revision 1: an export writes the same bytes"));
  g_assert_true (shows (page, "Earlier Exports"));
  WAIT_FOR (!studio_session_is_busy (fixture->session));
  g_assert_cmpint (g_remove (pack), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/preview-page/receipt", NULL, test_receipt);
  ADD ("/preview-page/prompt", NULL, test_prompt);
  ADD ("/preview-page/place", NULL, test_place);
  ADD ("/preview-page/quantity", NULL, test_quantity);
  ADD ("/preview-page/offer-changes", NULL, test_offer_changes);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("/preview-page/search/", searches[i].name, NULL);

      ADD (path, GSIZE_TO_POINTER (i), test_search);
    }
  ADD ("/preview-page/export", NULL, test_export);
#undef ADD
  g_test_add_func ("/preview-page/filler", test_filler);
  return g_test_run ();
}
