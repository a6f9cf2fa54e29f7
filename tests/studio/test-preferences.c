/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the preferences: what they keep, and what they refuse. */

#include "offers-fixture.h"
#include "studio-application.h"
#include "studio-author.h"
#include "studio-preferences.h"
#include "studio-text-row.h"
#include "studio-zone-group.h"
#include "vt-author.h"
#include "vt-zone.h"

#include <string.h>

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
type (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  studio_text_row_commit (STUDIO_TEXT_ROW (row));
}

/* ---- who changes offers ---- */

typedef struct
{
  const char *typed;
  const char *kept;  /* in the settings */
  const char *shown; /* in the row */
} NameCase;

static void
test_author_row (OffersFixture *fixture, gconstpointer data)
{
  static const NameCase cases[] = {
      {"Ann", "Ann", "Ann"}, {"  Bee ", "Bee", "Bee"}, {"", "", "Robot"},
      {"Bee", "Bee", "Bee"}, {"Robot", "", "Robot"},   {" ", "", "Robot"},
  };
  GtkWidget *row;

  g_setenv ("VITRINE_AUTHOR", "Robot", TRUE);
  row = g_object_ref_sink (studio_author_row_new ());
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Robot");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = NULL;

      type (row, cases[i].typed);
      kept = g_settings_get_string (studio_application_get_settings (), "author");
      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].shown);
    }
  g_object_unref (row);
  g_unsetenv ("VITRINE_AUTHOR");
}

static gboolean
load_author (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT name FROM log_author", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  g_assert_true (has_row);
  *(char **) data = g_strdup (vt_statement_get_text (&statement, 0));
  return TRUE;
}

static gboolean
is_author (OffersFixture *fixture, const char *name)
{
  g_autofree char *author = NULL;

  vt_workspace_read (fixture->workspace, load_author, &author, NULL, NULL);
  return g_strcmp0 (author, name) == 0;
}

/* The workspace that is open follows the setting, at once and when it changes. */
static void
test_author_followed (OffersFixture *fixture, gconstpointer data)
{
  GSettings       *settings = studio_application_get_settings ();
  g_autofree char *login = vt_author_dup_default ();

  g_settings_set_string (settings, "author", "Ann");
  studio_author_follow (fixture->session);
  WAIT_FOR (is_author (fixture, "Ann"));
  g_settings_set_string (settings, "author", "Bee");
  WAIT_FOR (is_author (fixture, "Bee"));
  g_settings_reset (settings, "author");
  WAIT_FOR (is_author (fixture, login));
}

/* ---- the time zone ---- */

static gboolean
is_zone (OffersFixture *fixture, const char *name)
{
  return g_str_equal (vt_catalog_get_time_zone (studio_session_get_catalog (fixture->session)),
                      name);
}

static void
test_zone (OffersFixture *fixture, gconstpointer data)
{
  GtkWidget *group;
  GtkWidget *row;
  GtkWidget *found;

  if (!vt_zone_check ("Asia/Tokyo", NULL))
    {
      g_test_skip ("the system has no time zones");
      return;
    }
  group = g_object_ref_sink (studio_zone_group_new (fixture->session));
  row = offers_find (group, has_title, "Time Zone");
  g_assert_true (is_zone (fixture, gtk_editable_get_text (GTK_EDITABLE (row))));

  /* In full, and by the only one that fits. */
  type (row, "Asia/Tokyo");
  WAIT_FOR (is_zone (fixture, "Asia/Tokyo"));
  type (row, "new york");
  WAIT_FOR (is_zone (fixture, "America/New_York"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "America/New_York");
  g_assert_cmpstr (studio_session_get_undo_label (fixture->session), ==, "Change Time Zone");

  /* What is typed is completed below. */
  gtk_editable_set_text (GTK_EDITABLE (row), "toky");
  found = offers_find (group, has_title, "Asia/Tokyo");
  g_assert_true (gtk_widget_get_visible (found));
  g_signal_emit_by_name (found, "activated");
  WAIT_FOR (is_zone (fixture, "Asia/Tokyo"));
  g_assert_false (gtk_widget_get_visible (found));

  /* What there is not is told, and nothing changes. */
  type (row, "Europe/Atlantis");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (
      strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Europe/Atlantis"));
  g_assert_true (is_zone (fixture, "Asia/Tokyo"));

  /* And undone it is the one before. */
  studio_session_undo (fixture->session);
  WAIT_FOR (is_zone (fixture, "America/New_York"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "America/New_York");
  g_object_unref (group);
}

/* The window has them all. */
static void
test_window (OffersFixture *fixture, gconstpointer data)
{
  static const char *const titles[] = {"Style", "Your Name in the History of Offers", "Time Zone"};
  GtkWidget               *window = studio_preferences_new (fixture->session);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_nonnull (offers_find (window, has_title, titles[i]));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func)                                                                            \
  g_test_add (path, OffersFixture, NULL, offers_fixture_set_up, func, offers_fixture_tear_down)
  ADD ("/preferences/author/row", test_author_row);
  ADD ("/preferences/author/followed", test_author_followed);
  ADD ("/preferences/zone", test_zone);
  ADD ("/preferences/window", test_window);
#undef ADD
  return g_test_run ();
}
