/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence beside the editor, and the histogram in it. */

#include "studio-fixture.h"

#include "studio-bar-chart.h"
#include "studio-evidence-facts.h"
#include "studio-histogram.h"
#include "studio-offer-evidence.h"
#include "vt-offer-form.h"

#include <math.h>

static StudioFixture fixture;

/* ---- helpers ---- */

static VtOffer *
make_bundle (const char *sku, const char *other)
{
  VtOffer *offer = vt_offer_new_bundle ("Set");

  vt_offer_add_component (offer, sku, 1, TRUE);
  vt_offer_add_component (offer, other, 1, FALSE);
  return offer;
}

static VtOffer *
make_threshold (void)
{
  VtOffer *offer = vt_offer_new (VT_OFFER_THRESHOLD, "Steps");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = vt_terms_from_text (
      VT_OFFER_THRESHOLD,
      "{\"measure\":\"subtotal\",\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}}]}",
      &error);

  g_assert_no_error (error);
  vt_offer_set_terms (offer, terms, &error);
  g_assert_no_error (error);
  return offer;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
present (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* ---- the evidence ---- */

static void
test_shown (void)
{
  /* Not in the macro, which takes what it compares for a format. */
  const char *name = "Attach rate now: 42 %";
  const char *sentence =
      "Of 222 orders with “Halo X Phone, 128 GB”, 93 have “Glass Screen Protector "
      "for Halo X” as well. From so many, 36 % to 48 % is likely.";
  GtkWidget           *widget = studio_offer_evidence_new (fixture.session);
  StudioOfferEvidence *evidence = STUDIO_OFFER_EVIDENCE (widget);
  GtkWidget           *window = present (widget);
  g_autoptr (VtOffer) offer = make_bundle ("PH-X", "GLS-X");
  GtkWidget *label;
  GtkWidget *row;

  studio_offer_evidence_show (evidence, offer);
  g_assert_false (studio_offer_evidence_is_current (evidence));
  WAIT_FOR (studio_offer_evidence_is_current (evidence));
  WAIT_FOR (find_label (widget, "93 of 6,355 orders have ") != NULL);
  label = find_label (widget, "Attach rate now");
  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
  g_assert_nonnull (studio_find_widget (widget, STUDIO_TYPE_BAR_CHART));

  /* A new name or state needs no new reading, a new discount does. */
  offer->state = VT_OFFER_READY;
  g_free (offer->name);
  offer->name = g_strdup ("Renamed");
  studio_offer_evidence_show (evidence, offer);
  g_assert_true (studio_offer_evidence_is_current (evidence));
  offer->reward.value = 200000;
  studio_offer_evidence_show (evidence, offer);
  g_assert_false (studio_offer_evidence_is_current (evidence));
  /* What was said of the same offer stays until the new is there. */
  g_assert_nonnull (find_label (widget, "93 of 6,355 orders have "));
  WAIT_FOR (studio_offer_evidence_is_current (evidence));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of offers shown one after the other only the last is told of. */
static void
test_last (void)
{
  GtkWidget           *widget = studio_offer_evidence_new (fixture.session);
  StudioOfferEvidence *evidence = STUDIO_OFFER_EVIDENCE (widget);
  GtkWidget           *window = present (widget);
  g_autoptr (VtOffer) bundle = make_bundle ("PH-X", "GLS-X");
  g_autoptr (VtOffer) threshold = make_threshold ();

  for (guint i = 0; i < 20; i++)
    {
      studio_offer_evidence_show (evidence, bundle);
      g_main_context_iteration (NULL, FALSE);
      studio_offer_evidence_show (evidence, threshold);
    }
  WAIT_FOR (studio_offer_evidence_is_current (evidence));
  WAIT_FOR (find_label (widget, "Just below $50.00") != NULL);
  g_assert_null (find_label (widget, "Attach rate now"));
  g_assert_nonnull (studio_find_widget (widget, STUDIO_TYPE_HISTOGRAM));

  /* Another offer's figures do not stand beside this one. */
  studio_offer_evidence_show (evidence, bundle);
  g_assert_null (find_label (widget, "Just below $50.00"));
  g_assert_null (studio_find_widget (widget, STUDIO_TYPE_HISTOGRAM));
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A widget that goes while it is gathering leaves nothing behind. */
static void
test_gone (void)
{
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *widget = g_object_ref_sink (studio_offer_evidence_new (fixture.session));
      g_autoptr (VtOffer) offer = make_threshold ();
      gint64 until_us = g_get_monotonic_time () + (gint64) (i * 80 + 10) * 1000;

      studio_offer_evidence_show (STUDIO_OFFER_EVIDENCE (widget), offer);
      while (g_get_monotonic_time () < until_us)
        g_main_context_iteration (NULL, FALSE);
      g_object_unref (widget);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---- the histogram ---- */

static const StudioHistogramBin bins[] = {
    {0, 10, 4, "0", "0 to below 10: 4 orders"},
    {10, 20, 0, "10", "10 to below 20: 0 orders"},
    {20, INFINITY, 2, "20", "20 and above: 2 orders"},
};

static void
test_histogram_keys (void)
{
  GtkWidget       *widget = g_object_ref_sink (studio_histogram_new ("Orders"));
  StudioHistogram *histogram = STUDIO_HISTOGRAM (widget);

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Orders");
  g_assert_false (studio_press (widget, GDK_KEY_Home));
  studio_histogram_set_bins (histogram, bins, G_N_ELEMENTS (bins), "Most are small");
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Most are small");
  g_assert_true (studio_press (widget, GDK_KEY_Left));
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bins[2].text);
  g_assert_false (studio_press (widget, GDK_KEY_Right));
  g_assert_true (studio_press (widget, GDK_KEY_Left));
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bins[1].text);
  g_assert_true (studio_press (widget, GDK_KEY_Home));
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bins[0].text);
  g_assert_false (studio_press (widget, GDK_KEY_Left));
  g_assert_true (studio_press (widget, GDK_KEY_End));
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bins[2].text);

  /* The same again leaves what is looked at; others do not. */
  studio_histogram_set_bins (histogram, bins, G_N_ELEMENTS (bins), "Most are small");
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bins[2].text);
  studio_histogram_set_bins (histogram, bins, 2, "Most are small");
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Most are small");
  g_object_unref (widget);
}

static void
test_histogram_places (void)
{
  GtkWidget        *widget = studio_histogram_new ("Orders");
  StudioHistogram  *histogram = STUDIO_HISTOGRAM (widget);
  GtkWidget        *window = gtk_window_new ();
  const double      positions[] = {10, 15};
  const char *const labels[] = {"ten", "fifteen"};
  GdkPaintable     *paintable;
  GtkSnapshot      *snapshot = gtk_snapshot_new ();
  double            third;

  studio_histogram_set_bins (histogram, bins, G_N_ELEMENTS (bins), NULL);
  studio_histogram_set_marks (histogram, positions, labels, 2);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (widget) > 0);
  third = gtk_widget_get_width (widget) / 3.0;

  g_assert_cmpfloat_with_epsilon (studio_histogram_value_to_x (histogram, 0), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_value_to_x (histogram, 10), third, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_value_to_x (histogram, 15), 1.5 * third, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_value_to_x (histogram, 20), 2 * third, 0.01);
  /* Somewhere in what has no end. */
  g_assert_cmpfloat_with_epsilon (studio_histogram_value_to_x (histogram, 1e9), 2.5 * third, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_x_to_value (histogram, 1.5 * third), 15, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_x_to_value (histogram, -5), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (studio_histogram_x_to_value (histogram, 2.9 * third), 20, 0.01);

  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, 300, 200);
  g_assert_nonnull (gtk_snapshot_free_to_node (snapshot));
  g_object_unref (paintable);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
height_of (GtkWidget *widget)
{
  int height_px;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height_px, NULL, NULL, NULL);
  return height_px;
}

/* GTK measures a list before it has found that its last row is the last no more, and complains if
 * it is of another height then: rows that come later, as those of the evidence do, must not change
 * those that are there. */
static void
test_later_rows (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window = present (list);
  GtkWidget *later = gtk_label_new ("Later");
  int        height_px;

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("Row"));
  WAIT_FOR (gtk_widget_get_height (list) > 0);
  gtk_list_box_append (GTK_LIST_BOX (list), later);
  height_px = height_of (list);
  WAIT_FOR (gtk_widget_get_height (later) > 0);
  g_assert_cmpint (height_of (list), ==, height_px);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  studio_fixture_set_up (&fixture);
  WAIT_FOR (studio_session_get_pairs (fixture.session) != NULL);
  g_test_add_func ("/studio/offer-evidence/shown", test_shown);
  g_test_add_func ("/studio/offer-evidence/last", test_last);
  g_test_add_func ("/studio/offer-evidence/gone", test_gone);
  g_test_add_func ("/studio/offer-evidence/later-rows", test_later_rows);
  g_test_add_func ("/studio/histogram/keys", test_histogram_keys);
  g_test_add_func ("/studio/histogram/places", test_histogram_places);
  status = g_test_run ();
  studio_fixture_tear_down (&fixture);
  return status;
}
