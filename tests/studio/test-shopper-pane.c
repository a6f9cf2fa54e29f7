/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cart's shopper on the Preview page, and what the shopper is asked to do. */

#include "offers-fixture.h"

#include "studio-chips-row.h"
#include "studio-preview-page.h"
#include "studio-text-row.h"
#include "studio-till.h"

/* A tenth off the camera for a coupon; a quarter off what is delivered; two cases are cheaper than
 * the camera; and a sale in 2030. */
static const char offers[] =
    "[{\"id\":\"coupon\",\"kind\":\"markdown\",\"name\":\"Coupon\",\"state\":\"ready\","
    "\"coupon\":\"SPRING\",\"select\":{\"skus\":[\"A\"]},\"reward\":{\"percent\":\"10\"}},"
    "{\"id\":\"again\",\"kind\":\"subscription\",\"name\":\"Again\",\"state\":\"ready\","
    "\"select\":{\"skus\":[\"B\"]},\"deliveries\":2,\"reward\":{\"percent\":\"25\"}},"
    "{\"id\":\"less\",\"kind\":\"downsell\",\"name\":\"Less\",\"state\":\"ready\","
    "\"alternative\":{\"for\":{\"skus\":[\"A\"]},\"sku\":\"B\"}},"
    "{\"id\":\"later\",\"kind\":\"markdown\",\"name\":\"Later\",\"state\":\"ready\","
    "\"schedule\":{\"from\":\"2030-01-01T00:00:00Z\"},\"audience\":{\"segment\":\"loyal\"},"
    "\"select\":{\"skus\":[\"C\"]},\"reward\":{\"percent\":\"50\"}}]";

static StudioTill *
get_till (OffersFixture *fixture)
{
  return studio_till_get (fixture->session);
}

static const VtCart *
get_cart (OffersFixture *fixture)
{
  return studio_session_get_cart (fixture->session);
}

static void
wait_for_total (OffersFixture *fixture, gint64 due_minor)
{
  WAIT_FOR (!studio_till_is_pending (get_till (fixture)));
  g_assert_cmpint (studio_till_get_receipt (get_till (fixture))->totals.due_minor, ==, due_minor);
}

static gboolean
is_expander (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_EXPANDER_ROW (widget);
}

static gboolean
is_chips (GtkWidget *widget, gconstpointer title)
{
  return STUDIO_IS_CHIPS_ROW (widget) &&
         gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             title) == NULL;
}

static gboolean
is_chip (GtkWidget *widget, gconstpointer text)
{
  GtkWidget *label =
      GTK_IS_TOGGLE_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

/* (nullable) */
static GtkToggleButton *
find_chip (OffersFixture *fixture, const char *row, const char *text)
{
  GtkWidget *chips = offers_find (fixture->window, is_chips, row);
  GtkWidget *chip;

  g_assert_nonnull (chips);
  chip = offers_find (chips, is_chip, text);
  return chip != NULL ? GTK_TOGGLE_BUTTON (chip) : NULL;
}

static gboolean
is_text_row (GtkWidget *widget, gconstpointer title)
{
  return STUDIO_IS_TEXT_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
type_into (OffersFixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = offers_find (fixture->window, is_text_row, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  return row;
}

static gboolean
keep_segment (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (VtSegment) segment = vt_segment_new ("loyal", "Loyal <b>ones</b>");

  return vt_segments_save (database, segment, error);
}

static void
set_up (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  offers_fixture_set_up (fixture, data);
  vt_workspace_edit (fixture->workspace, "Add", NULL, keep_segment, NULL, NULL, &error);
  g_assert_no_error (error);
  offers_fixture_add (fixture, offers);
  WAIT_FOR (studio_session_find_segment (fixture->session, "loyal") != NULL);
  studio_preview_page_add_actions (G_ACTION_MAP (fixture->actions), fixture->session);
  gtk_window_set_child (GTK_WINDOW (fixture->window), studio_preview_page_new (fixture->session));
  gtk_window_present (GTK_WINDOW (fixture->window));
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (offers_find (fixture->window, is_expander, NULL)), TRUE);
  WAIT_FOR (!studio_till_is_pending (get_till (fixture)));
}

static void
put (OffersFixture *fixture, const char *sku)
{
  offers_fixture_act (fixture, "cart-set", g_variant_new ("(si)", sku, 1));
}

/* ---- who ---- */

static void
test_chips (OffersFixture *fixture, gconstpointer data)
{
  GtkToggleButton *coupon = find_chip (fixture, "Coupons", "SPRING");
  GtkToggleButton *loyal = find_chip (fixture, "Segments", "Loyal <b>ones</b>");

  g_assert_nonnull (coupon);
  g_assert_nonnull (loyal);
  put (fixture, "A");
  wait_for_total (fixture, 50000);
  gtk_toggle_button_set_active (coupon, TRUE);
  wait_for_total (fixture, 45000);
  WAIT_FOR_LABEL (fixture, "coupon “SPRING”");
  gtk_toggle_button_set_active (loyal, TRUE);
  WAIT_FOR_LABEL (fixture, "Loyal <b>ones</b> · coupon “SPRING”");

  /* The buttons stay, and follow the cart. */
  offers_fixture_act (fixture, "cart-coupon", g_variant_new ("(sb)", "SPRING", FALSE));
  g_assert_false (gtk_toggle_button_get_active (coupon));
  type_into (fixture, "Another Coupon", " SUMMER ");
  g_assert_true (vt_shopper_has_word (get_cart (fixture)->shopper->coupons, "SUMMER"));
  g_assert_nonnull (find_chip (fixture, "Coupons", "SUMMER"));
  WAIT_FOR_LABEL (fixture, "Anybody Again");
  offers_fixture_click (fixture, "Anybody Again");
  g_assert_null (find_chip (fixture, "Coupons", "SUMMER"));
  WAIT_FOR_LABEL (fixture, "Anybody, at this moment");
}

/* ---- when ---- */

static void
test_time (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget       *row;
  g_autofree char *before = NULL;

  put (fixture, "C");
  gtk_toggle_button_set_active (find_chip (fixture, "Segments", "Loyal <b>ones</b>"), TRUE);
  wait_for_total (fixture, 2000);
  row = type_into (fixture, "When, by the Clock of Europe/Berlin", "2030-06-01 12:00");
  wait_for_total (fixture, 1000);
  /* Two hours east of Greenwich in summer; without the system's zones it is there. */
  before = g_strdup (get_cart (fixture)->shopper->now);
  g_assert_true (g_str_has_prefix (before, "2030-06-01T1"));
  type_into (fixture, "When", "noon");
  g_assert_cmpstr (get_cart (fixture)->shopper->now, ==, before);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "A time is typed as 2026-11-24 18:30");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
  g_assert_null (get_cart (fixture)->shopper->now);
  wait_for_total (fixture, 2000);
}

static const struct
{
  const char *title;
  const char *wrong; /* (nullable) */
  const char *right;
  const char *json; /* what the cart says then */
} text_cases[] = {
    {"Means to Spend", "much", "700", "\"budget\":70000"},
    {"Channel", NULL, " app ", "\"channel\":\"app\""},
    {"Shipping Costs", "-1", "4.90", "\"shipping\":{\"price\":490}"},
    {"Shipping Method", NULL, "express", "\"shipping\":{\"method\":\"express\",\"price\":490}"},
};

static void
test_texts (OffersFixture *fixture, gconstpointer data)
{
  put (fixture, "A");
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *json = NULL;

      if (text_cases[i].wrong != NULL)
        {
          g_autoptr (VtCart) before = vt_cart_copy (get_cart (fixture));
          GtkWidget *row = offers_find (fixture->window, is_text_row, text_cases[i].title);

          gtk_editable_set_text (GTK_EDITABLE (row), text_cases[i].wrong);
          studio_text_row_commit (STUDIO_TEXT_ROW (row));
          g_assert_true (vt_cart_equal (get_cart (fixture), before));
          gtk_editable_set_text (GTK_EDITABLE (row), "");
        }
      type_into (fixture, text_cases[i].title, text_cases[i].right);
      json = vt_cart_to_json (get_cart (fixture), studio_session_get_catalog (fixture->session),
                              studio_session_get_currency (fixture->session), NULL);
      g_assert_nonnull (strstr (json, text_cases[i].json));
    }
  /* Shipping is paid as well. */
  wait_for_total (fixture, 50490);
}

/* ---- what they did before ---- */

static void
test_orders (OffersFixture *fixture, gconstpointer data)
{
  const char *const skus[] = {"A", "B", NULL};
  const VtShopper  *shopper;

  offers_fixture_act (fixture, "cart-orders", g_variant_new_boolean (TRUE));
  WAIT_FOR_LABEL (fixture, "first order");
  offers_fixture_act (fixture, "cart-order-add", g_variant_new ("(s^as)", "2026-03-01", skus));
  WAIT_FOR_LABEL (fixture, "1 order before");
  WAIT_FOR_LABEL (fixture, "1 March 2026: “Camera”, “Case”");
  /* What was bought on that day as well is of the same order. */
  offers_fixture_act (fixture, "cart-order-add", g_variant_new ("(s^as)", "2026-03-01", skus));
  shopper = get_cart (fixture)->shopper;
  g_assert_cmpuint (shopper->orders->len, ==, 1);
  g_assert_cmpuint (((const VtShopperOrder *) shopper->orders->pdata[0])->skus->len, ==, 4);
  offers_fixture_act (fixture, "cart-order-add", g_variant_new ("(s^as)", "some day", skus));
  g_assert_cmpuint (get_cart (fixture)->shopper->orders->len, ==, 1);
  g_assert_cmpstr (fixture->said, ==, "A time is typed as 2026-11-24 18:30");
  offers_fixture_act (fixture, "cart-order-remove", g_variant_new_uint32 (1));
  WAIT_FOR_LABEL (fixture, "first order");
  offers_fixture_act (fixture, "cart-orders", g_variant_new_boolean (FALSE));
  WAIT_FOR_LABEL (fixture, "Anybody, at this moment");
}

/* A kept cart brings its shopper back, and where they stood. */
static void
test_keep (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (VtCart) kept = NULL;
  g_autofree char *placement = NULL;

  put (fixture, "A");
  offers_fixture_act (fixture, "cart-coupon", g_variant_new ("(sb)", "SPRING", TRUE));
  offers_fixture_act (fixture, "placement", g_variant_new_string ("checkout"));
  wait_for_total (fixture, 45000);
  kept = vt_cart_copy (get_cart (fixture));
  offers_fixture_act (fixture, "cart-save", g_variant_new_string ("Spring"));
  WAIT_FOR (studio_session_get_scenarios (fixture->session)->len == 1);
  offers_fixture_act (fixture, "cart-clear", NULL);
  g_assert_cmpuint (get_cart (fixture)->shopper->coupons->len, ==, 1);
  offers_fixture_act (fixture, "cart-anybody", NULL);
  offers_fixture_act (fixture, "placement", g_variant_new_string ("cart"));
  offers_fixture_act (fixture, "cart-open", g_variant_new_string ("Spring"));
  g_assert_true (vt_cart_equal (get_cart (fixture), kept));
  placement = offers_fixture_state (fixture, "placement");
  g_assert_cmpstr (placement, ==, "checkout");
  wait_for_total (fixture, 45000);
}

/* ---- what they are asked ---- */

static void
test_subscribe (OffersFixture *fixture, gconstpointer data)
{
  const VtCartLine *line;

  put (fixture, "B");
  wait_for_total (fixture, 3000);
  WAIT_FOR_LABEL (fixture, "Subscribe");
  offers_fixture_click (fixture, "Subscribe");
  line = get_cart (fixture)->lines->pdata[0];
  g_assert_cmpint (line->delivery, ==, 1);
  wait_for_total (fixture, 2250);
  WAIT_FOR_LABEL (fixture, "Delivery");
  /* From the third on it costs what it costs. */
  offers_fixture_act (fixture, "cart-line-delivery", g_variant_new ("(uu)", 1, 3));
  wait_for_total (fixture, 3000);
  offers_fixture_act (fixture, "cart-line-delivery", g_variant_new ("(uu)", 1, 0));
  line = get_cart (fixture)->lines->pdata[0];
  g_assert_cmpint (line->delivery, ==, 0);
}

static void
test_replace (OffersFixture *fixture, gconstpointer data)
{
  const VtCartLine *line;

  put (fixture, "A");
  offers_fixture_act (fixture, "cart-budget", g_variant_new_string ("100"));
  wait_for_total (fixture, 50000);
  WAIT_FOR_LABEL (fixture, "Replace");
  offers_fixture_click (fixture, "Replace");
  g_assert_cmpuint (get_cart (fixture)->lines->len, ==, 1);
  line = get_cart (fixture)->lines->pdata[0];
  g_assert_cmpstr (line->sku, ==, "B");
  g_assert_cmpstr (line->instead_of, ==, "A");
  wait_for_total (fixture, 3000);
  WAIT_FOR_LABEL (fixture, "B · €30.00 each · in place of “Camera”");
}

static void
test_refuse (OffersFixture *fixture, gconstpointer data)
{
  put (fixture, "B");
  wait_for_total (fixture, 3000);
  WAIT_FOR_LABEL (fixture, "Subscribe");
  offers_fixture_click (fixture, "The Shopper Refuses");
  WAIT_FOR (!offers_fixture_says (fixture, "Subscribe"));
  g_assert_nonnull (find_chip (fixture, "Refused", "Again"));
  gtk_toggle_button_set_active (find_chip (fixture, "Refused", "Again"), FALSE);
  g_assert_cmpuint (get_cart (fixture)->shopper->declined->len, ==, 0);
  /* By its name, for who does not know ids. */
  type_into (fixture, "Refuse an Offer", "Less");
  g_assert_true (vt_shopper_has_word (get_cart (fixture)->shopper->declined, "less"));
}

static const struct
{
  const char *action;
  const char *parameter;
} wrong_cases[] = {
    {"cart-line", "(uint32 0, uint32 1)"},
    {"cart-line", "(uint32 2, uint32 1)"},
    {"cart-line", "(uint32 1, uint32 10000)"},
    {"cart-line-delivery", "(uint32 1, uint32 10001)"},
    {"cart-replace", "(uint32 1, 'NOWHERE', '')"},
    {"cart-segment", "(' ', true)"},
    {"cart-time", "'soon'"},
    {"cart-budget", "'-5'"},
    {"cart-order-remove", "uint32 1"},
    {"cart-from-json", "'{\"lines\":[{}]}'"},
    {"placement", "'moon'"},
};

/* What cannot be done is said, and changes nothing. */
static void
test_wrong (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (VtCart) before = NULL;

  put (fixture, "A");
  before = vt_cart_copy (get_cart (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (wrong_cases); i++)
    {
      g_clear_pointer (&fixture->said, g_free);
      g_clear_pointer (&fixture->failed, g_free);
      offers_fixture_act (fixture, wrong_cases[i].action,
                          g_variant_new_parsed (wrong_cases[i].parameter));
      g_test_message ("%s", wrong_cases[i].action);
      g_assert_true (vt_cart_equal (get_cart (fixture), before));
      g_assert_true (fixture->said != NULL || fixture->failed != NULL);
    }
}

int
main (int argc, char **argv)
{
#define ADD(name, func)                                                                            \
  g_test_add ("/shopper-pane/" name, OffersFixture, NULL, set_up, func, offers_fixture_tear_down)
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("chips", test_chips);
  ADD ("time", test_time);
  ADD ("texts", test_texts);
  ADD ("orders", test_orders);
  ADD ("keep", test_keep);
  ADD ("subscribe", test_subscribe);
  ADD ("replace", test_replace);
  ADD ("refuse", test_refuse);
  ADD ("wrong", test_wrong);
#undef ADD
  return g_test_run ();
}
