/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of protection plans: moving bands with keys, and what both say. */

#include "studio-fixture.h"
#include "studio-plan-bands-private.h"
#include "studio-plan-curve.h"
#include "vt-document.h"

#include <adwaita.h>

static const VtCurrency dollars = {"USD", 2};
static const gint64     prices[] = {34900, 89900, 99900, 229900};

/* Two years in two bands that meet, and three years for everything. */
static const StudioPlanBar bars[] = {
    {24, 20000, 99999, "8 %", "Two years"},
    {24, 100000, VT_MONEY_MAX, "$89.00", "Two years, dear"},
    {36, 0, VT_MONEY_MAX, "$119.00", "Three years"},
};

typedef struct
{
  GtkWidget *window;
  GtkWidget *bands;
  GString   *told; /* (owned): "d0+149999" for a draft, "m0+149999" for what is kept */
} Fixture;

static void
note (Fixture *fixture, char what, guint plan, gboolean is_upper, gint64 minor)
{
  g_string_append_printf (fixture->told, "%c%u%c%" G_GINT64_FORMAT " ", what, plan,
                          is_upper ? '+' : '-', minor);
}

static void
on_draft (StudioPlanBands *bands, guint plan, gboolean is_upper, gint64 minor, gpointer data)
{
  note (data, 'd', plan, is_upper, minor);
}

static void
on_moved (StudioPlanBands *bands, guint plan, gboolean is_upper, gint64 minor, gpointer data)
{
  note (data, 'm', plan, is_upper, minor);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->told = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->bands = studio_plan_bands_new (&dollars);
  g_signal_connect (fixture->bands, "draft", G_CALLBACK (on_draft), fixture);
  g_signal_connect (fixture->bands, "moved", G_CALLBACK (on_moved), fixture);
  studio_plan_bands_set_prices (STUDIO_PLAN_BANDS (fixture->bands), prices, G_N_ELEMENTS (prices));
  studio_plan_bands_set_plans (STUDIO_PLAN_BANDS (fixture->bands), bars, G_N_ELEMENTS (bars));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->bands);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_width (fixture->bands) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->told, TRUE);
}

static gboolean
press (Fixture *fixture, guint keyval)
{
  return studio_press (fixture->bands, keyval);
}

static void
go_to_end (Fixture *fixture, guint nth)
{
  for (guint i = 0; i <= nth; i++)
    g_assert_true (press (fixture, GDK_KEY_Down));
}

#define ASSERT_SAYS(widget, text)                                                                  \
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget),                                    \
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->bands, GTK_ACCESSIBLE_ROLE_IMG);
  ASSERT_SAYS (fixture->bands, "4 products, 0 without a plan; gaps between plans: 0, overlaps: 0."
                               " Up and Down walk over the ends of the bands");
  g_assert_false (press (fixture, GDK_KEY_Right));
  go_to_end (fixture, 0);
  ASSERT_SAYS (fixture->bands, "Two years: from $200.00; 3 products in its band");
  go_to_end (fixture, 0);
  ASSERT_SAYS (fixture->bands, "Two years: up to $999.99; 3 products in its band");
  go_to_end (fixture, 1);
  ASSERT_SAYS (fixture->bands, "Two years, dear: without an upper end; 1 product in its band");
  go_to_end (fixture, 1);
  g_assert_false (press (fixture, GDK_KEY_Down));
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_false (press (fixture, GDK_KEY_Up));
  ASSERT_SAYS (fixture->bands, "Two years: from $200.00; 3 products in its band");
  g_assert_cmpstr (fixture->told->str, ==, "");
}

/* Both ends that meet move; all keys together are one change. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  StudioPlanBands *bands = STUDIO_PLAN_BANDS (fixture->bands);

  go_to_end (fixture, 1);
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_true (press (fixture, GDK_KEY_Right));
  g_assert_cmpstr (fixture->told->str, ==, "d0+104999 d0+109999 ");
  g_assert_cmpint (band_at (bands, 1)->from_minor, ==, 110000);
  g_assert_cmpint (g_array_index (bands->kept, VtPlanBand, 1).from_minor, ==, 100000);
  WAIT_FOR (g_str_has_suffix (fixture->told->str, "m0+109999 "));
  g_assert_cmpuint (bands->settle_source, ==, 0);
}

static void
test_return_and_escape (Fixture *fixture, gconstpointer data)
{
  StudioPlanBands *bands = STUDIO_PLAN_BANDS (fixture->bands);

  go_to_end (fixture, 1);
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpint (band_at (bands, 0)->to_minor, ==, 99999);
  g_assert_cmpuint (bands->settle_source, ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpstr (fixture->told->str, ==, "d0+97999 d0+99999 d0+97999 m0+97999 ");
}

/* An end that is open comes in from the end of the axis; Home and End open. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  StudioPlanBands *bands = STUDIO_PLAN_BANDS (fixture->bands);

  go_to_end (fixture, 3);
  g_assert_false (press (fixture, GDK_KEY_Home));
  g_assert_true (press (fixture, GDK_KEY_Left));
  g_assert_cmpint (band_at (bands, 1)->to_minor, ==, 479999);
  g_assert_true (press (fixture, GDK_KEY_End));
  g_assert_cmpint (band_at (bands, 1)->to_minor, ==, VT_MONEY_MAX);
  /* Nothing has changed after all. */
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Home));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_true (g_str_has_suffix (fixture->told->str, "d0-0 m0-0 "));
}

static void
test_walking_on_keeps (Fixture *fixture, gconstpointer data)
{
  go_to_end (fixture, 1);
  g_assert_true (press (fixture, GDK_KEY_Left));
  go_to_end (fixture, 0);
  g_assert_cmpstr (fixture->told->str, ==, "d0+97999 m0+97999 ");
}

/* What comes from outside does not take what is being moved away; afterwards it is shown. */
static void
test_shown_anew (Fixture *fixture, gconstpointer data)
{
  StudioPlanBands *bands = STUDIO_PLAN_BANDS (fixture->bands);

  go_to_end (fixture, 1);
  g_assert_true (press (fixture, GDK_KEY_Left));
  studio_plan_bands_set_plans (bands, bars, G_N_ELEMENTS (bars));
  g_assert_cmpint (band_at (bands, 0)->to_minor, ==, 97999);
  studio_plan_bands_commit (bands);
  studio_plan_bands_set_plans (bands, bars, G_N_ELEMENTS (bars));
  g_assert_cmpint (band_at (bands, 0)->to_minor, ==, 99999);
  ASSERT_SAYS (fixture->bands, "Two years: up to $999.99; 3 products in its band");
  studio_plan_bands_set_plans (bands, bars + 2, 1);
  ASSERT_SAYS (fixture->bands, "Three years: without an upper end; 4 products in its band");
  studio_plan_bands_set_plans (bands, NULL, 0);
  studio_plan_bands_set_prices (bands, NULL, 0);
  g_assert_false (press (fixture, GDK_KEY_Down));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const StudioPlanBar faulty[] = {
      {24, 140000, VT_MONEY_MAX, "c", "C"},
      {24, 0, 39999, "a", "A"},
      {24, 95000, 150000, "b", "B"},
  };

  studio_plan_bands_set_plans (STUDIO_PLAN_BANDS (fixture->bands), faulty, G_N_ELEMENTS (faulty));
  ASSERT_SAYS (fixture->bands, "4 products, 1 without a plan; gaps between plans: 1, overlaps: 1."
                               " Up and Down walk over the ends of the bands");
  go_to_end (fixture, 0);
  ASSERT_SAYS (fixture->bands, "A: from $0.00; 1 product in its band");
}

/* ---- the pointer ---- */

/* From where to where an end is dragged: prices, or beyond an end of the axis. */
#define OFF_LEFT 0
#define OFF_RIGHT VT_MONEY_MAX

static const struct
{
  const char *path;
  guint       plan; /* in whose lane */
  gint64      from_minor;
  gint64      to_minor;
  const char *told;
} drags[] = {
    {"/plan-bands/drag/upper", 0, 99999, 150000, "d0+149999 m0+149999 "},
    {"/plan-bands/drag/lower", 0, 20000, 30000, "d0-30000 m0-30000 "},
    {"/plan-bands/drag/open-lower", 0, 20000, OFF_LEFT, "d0-0 m0-0 "},
    {"/plan-bands/drag/close-upper", 1, VT_MONEY_MAX, 200000, "d1+199999 m1+199999 "},
    {"/plan-bands/drag/close-lower", 2, 0, 30000, "d2-30000 m2-30000 "},
    {"/plan-bands/drag/and-back", 0, 99999, 99999, "d0+99999 "},
    {"/plan-bands/drag/beside", 0, 50000, 60000, ""},
    {"/plan-bands/drag/of-another-lane", 2, 99999, 150000, ""},
};

static double
get_x (Fixture *fixture, gint64 minor)
{
  double left;
  double right;

  studio_plan_bands_get_axis_px (gtk_widget_get_width (fixture->bands), &left, &right);
  if (minor == OFF_LEFT)
    return left - 1;
  return minor == OFF_RIGHT ? right + 1
                            : studio_plan_bands_x_of (STUDIO_PLAN_BANDS (fixture->bands), minor);
}

/* It is kept when the pointer lets go, and not before. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  guint            row = GPOINTER_TO_UINT (data);
  StudioPlanBands *bands = STUDIO_PLAN_BANDS (fixture->bands);
  GtkGestureDrag  *drag = studio_get_drag (fixture->bands);
  double           from = get_x (fixture, drags[row].from_minor);
  double           by = get_x (fixture, drags[row].to_minor) - from;

  g_signal_emit_by_name (drag, "drag-begin", from,
                         studio_plan_bands_lane_y (bands, drags[row].plan) + 3.0);
  g_signal_emit_by_name (drag, "drag-update", by, 50.0);
  g_assert_null (strchr (fixture->told->str, 'm'));
  g_signal_emit_by_name (drag, "drag-end", by, 50.0);
  g_assert_cmpstr (fixture->told->str, ==, drags[row].told);
  /* Nothing is held any more. */
  g_signal_emit_by_name (drag, "drag-update", by / 2, 0.0);
  g_assert_cmpstr (fixture->told->str, ==, drags[row].told);
}

static void
test_curve (void)
{
  static const gint64   at[] = {20000, 30000, 99999};
  static const gint64   costs[] = {9900, 9900, 9900};
  static const gint64   shares[] = {1600, 2400, 8000};
  const StudioPlanLine  lines[] = {{0, "Two years", 3, at, shares, -1},
                                   {1, "Three years", 3, at, costs, 29699}};
  const StudioPriceAxis axis = {10000, 1000000};
  GtkWidget            *curve = g_object_ref_sink (studio_plan_curve_new (&dollars));

  studio_plan_curve_set_lines (STUDIO_PLAN_CURVE (curve), lines, 1, &axis);
  ASSERT_SAYS (curve, "No plan is dearer than a third of what it covers.");
  studio_plan_curve_set_lines (STUDIO_PLAN_CURVE (curve), lines, 2, &axis);
  ASSERT_SAYS (curve, "Three years is dearer than a third of what it covers up to $296.99.");
  g_assert_true (studio_press (curve, GDK_KEY_Right));
  ASSERT_SAYS (curve, "For $100.00: no plan");
  for (guint i = 0; i < 7; i++)
    g_assert_true (studio_press (curve, GDK_KEY_Right));
  ASSERT_SAYS (curve, "For $220.00: Two years $17.60, Three years $99.00 (dearer than a third)");
  for (guint i = 0; i < 7; i++)
    g_assert_true (studio_press (curve, GDK_KEY_Left));
  g_assert_false (studio_press (curve, GDK_KEY_Left));
  g_object_unref (curve);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/plan-bands/walk", test_walk},
      {"/plan-bands/move", test_move},
      {"/plan-bands/return-and-escape", test_return_and_escape},
      {"/plan-bands/open", test_open},
      {"/plan-bands/walking-on-keeps", test_walking_on_keeps},
      {"/plan-bands/shown-anew", test_shown_anew},
      {"/plan-bands/faults", test_faults},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (drags); i++)
    g_test_add (drags[i].path, Fixture, GUINT_TO_POINTER (i), set_up, test_drag, tear_down);
  g_test_add_func ("/plan-bands/curve", test_curve);
  return g_test_run ();
}
