/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Catalogue page: the list searched, filtered, sorted and selected both ways; corrections with
 * their problems and undo. */

#include "studio-fixture.h"

#include "studio-catalogue-page.h"
#include "studio-product-inspector.h"
#include "studio-product-list.h"

#include <adwaita.h>

static StudioFixture fixture;

typedef struct
{
  const char         *name;
  const char         *search;
  StudioProductFilter filter;
  const char         *sku; /* (nullable): one that passes */
  guint               n;   /* how many pass; G_MAXUINT: more than none, less than all */
} FilterRow;

static const FilterRow filter_rows[] = {
    {"all", "", STUDIO_PRODUCTS_ALL, "CAM-A6", 111},
    {"by-sku", "cam-a6k", STUDIO_PRODUCTS_ALL, "CAM-A6K", 1},
    {"words-in-any-order", "body AURORA", STUDIO_PRODUCTS_ALL, "CAM-A6", G_MAXUINT},
    {"by-category", "photo", STUDIO_PRODUCTS_ALL, "CAM-P2", G_MAXUINT},
    {"blanks-are-no-words", "  \t ", STUDIO_PRODUCTS_ALL, "CAM-A6", 111},
    {"nothing", "no such product", STUDIO_PRODUCTS_ALL, NULL, 0},
    {"goods", "", STUDIO_PRODUCTS_GOODS, "CAM-A6", 93},
    {"plans", "", STUDIO_PRODUCTS_PLANS, NULL, 7},
    {"perks", "", STUDIO_PRODUCTS_PERKS, NULL, 11},
    {"fees", "", STUDIO_PRODUCTS_FEES, NULL, 0},
    {"no-price", "", STUDIO_PRODUCTS_NO_PRICE, NULL, 0},
    {"goods-found", "aurora", STUDIO_PRODUCTS_GOODS, "CAM-A6", G_MAXUINT},
    {"no-cost", "", STUDIO_PRODUCTS_NO_COST, NULL, 0},
    {"not-offered", "", STUDIO_PRODUCTS_OFFERED, NULL, 0},
};

static void
count (gpointer object, guint *n)
{
  ++*n;
}

static void
test_filter (gconstpointer data)
{
  const FilterRow *row = data;
  g_autoptr (StudioProductList) list = studio_product_list_new (fixture.session);
  guint n_changed = 0;
  guint n;

  g_signal_connect (list, "changed", G_CALLBACK (count), &n_changed);
  studio_product_list_set_filter (list, row->filter);
  studio_product_list_set_search (list, row->search);
  g_assert_cmpuint (n_changed, ==, 2);
  n = studio_product_list_get_n_passing (list);
  if (row->n != G_MAXUINT)
    g_assert_cmpuint (n, ==, row->n);
  else
    g_assert_true (n > 0 && n < studio_product_list_get_n_products (list));
  if (row->sku != NULL)
    g_assert_cmpuint (studio_product_list_find (list, studio_fixture_product (&fixture, row->sku)),
                      !=, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (studio_product_list_get_model (list))),
                    ==, n);
}

static int
compare_price (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 x = studio_product_item_get_product ((StudioProductItem *) a)->price_minor;
  gint64 y = studio_product_item_get_product ((StudioProductItem *) b)->price_minor;

  return (x > y) - (x < y);
}

static void
test_sort (void)
{
  g_autoptr (StudioProductList) list = studio_product_list_new (fixture.session);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_price, NULL, NULL));
  GListModel *model = G_LIST_MODEL (studio_product_list_get_model (list));

  studio_product_list_set_sorter (list, sorter);
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (StudioProductItem) before = g_list_model_get_item (model, i - 1);
      g_autoptr (StudioProductItem) item = g_list_model_get_item (model, i);

      g_assert_cmpint (compare_price (before, item, NULL), <=, 0);
    }
}

/* The list selects in the session, the session in the list, and hiding a row is not letting it go.
 */
static void
test_selection (void)
{
  g_autoptr (StudioProductList) list = studio_product_list_new (fixture.session);
  GtkSelectionModel *model = studio_product_list_get_model (list);
  guint32            camera = studio_fixture_product (&fixture, "CAM-A6");
  guint32            pico = studio_fixture_product (&fixture, "CAM-P2");
  guint              n;

  studio_session_select (fixture.session, &camera, 1);
  g_assert_true (gtk_selection_model_is_selected (model, studio_product_list_find (list, camera)));
  studio_product_list_set_search (list, "pico");
  g_assert_cmpuint (studio_product_list_find (list, camera), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (studio_session_is_selected (fixture.session, camera));
  gtk_selection_model_select_item (model, studio_product_list_find (list, pico), FALSE);
  (void) studio_session_get_selection (fixture.session, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (studio_session_is_selected (fixture.session, camera));
  studio_product_list_set_search (list, "");
  g_assert_true (gtk_selection_model_is_selected (model, studio_product_list_find (list, camera)));
  g_assert_true (gtk_selection_model_is_selected (model, studio_product_list_find (list, pico)));
  gtk_selection_model_unselect_all (model);
  (void) studio_session_get_selection (fixture.session, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* A product that comes into an offer comes into the list while that is shown, and goes with it. */
static void
test_offered (void)
{
  g_autoptr (StudioProductList) list = studio_product_list_new (fixture.session);
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("Pair");
  guint32 camera = studio_fixture_product (&fixture, "CAM-A6");

  studio_product_list_set_filter (list, STUDIO_PRODUCTS_OFFERED);
  g_assert_cmpuint (studio_product_list_get_n_passing (list), ==, 0);
  vt_offer_add_component (offer, "CAM-A6", 1, FALSE);
  studio_session_save_offer (fixture.session, "Make Bundle", offer);
  WAIT_FOR (studio_product_list_get_n_passing (list) == 1);
  g_assert_cmpuint (studio_product_list_find (list, camera), ==, 0);
  studio_session_undo (fixture.session);
  WAIT_FOR (studio_product_list_get_n_passing (list) == 0);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* The page's entry searches its list, and what it hides stays selected and counted. */
static void
test_search (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = studio_catalogue_page_new (fixture.session);
  guint32    camera = studio_fixture_product (&fixture, "CAM-A6");
  GtkWidget *entry = studio_find_widget (page, GTK_TYPE_SEARCH_ENTRY);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  studio_session_select (fixture.session, &camera, 1);
  WAIT_FOR (says (page, "111 products, 1 selected"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cam-p2");
  WAIT_FOR (says (page, "1 of 111 products, 1 selected"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such product");
  WAIT_FOR (says (page, "No Products Match"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  WAIT_FOR (says (page, "111 products, 1 selected"));
  studio_session_clear_selection (fixture.session);
  WAIT_FOR (says (page, "111 products"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The entry of a field, by its title. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
price_of (guint32 product)
{
  return vt_catalog_get (studio_session_get_catalog (fixture.session), product)->price_minor;
}

static void
test_correction (void)
{
  GtkWidget *inspector = g_object_ref_sink (studio_product_inspector_new (fixture.session));
  guint32    camera = studio_fixture_product (&fixture, "CAM-A6");
  GtkWidget *price;

  studio_session_select (fixture.session, &camera, 1);
  price = find_row (inspector, "Price");
  g_assert_nonnull (price);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "$899.00");

  gtk_editable_set_text (GTK_EDITABLE (price), "cheap");
  g_signal_emit_by_name (price, "apply");
  g_assert_true (gtk_widget_has_css_class (price, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (price), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpint (price_of (camera), ==, 89900);

  gtk_editable_set_text (GTK_EDITABLE (price), "1,249.5");
  g_signal_emit_by_name (price, "apply");
  g_assert_false (gtk_widget_has_css_class (price, "error"));
  WAIT_FOR (price_of (camera) == 124950);
  g_assert_cmpstr (studio_session_get_undo_label (fixture.session), ==, "Change Price of CAM-A6");
  studio_session_undo (fixture.session);
  WAIT_FOR (price_of (camera) == 89900);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "$899.00");
  studio_session_clear_selection (fixture.session);
  g_object_unref (inspector);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  studio_fixture_set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (filter_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalogue/filter/%s", filter_rows[i].name);

      g_test_add_data_func (path, &filter_rows[i], test_filter);
    }
  g_test_add_func ("/catalogue/sort", test_sort);
  g_test_add_func ("/catalogue/selection", test_selection);
  g_test_add_func ("/catalogue/offered", test_offered);
  g_test_add_func ("/catalogue/search", test_search);
  g_test_add_func ("/catalogue/correction", test_correction);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
