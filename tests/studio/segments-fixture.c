/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small shop of the Offers page with customers, for tests of its segments. */

#include "segments-fixture.h"

#include "vt-import.h"

#include <glib/gstdio.h>

static const char orders[] = "order,date,customer,sku,quantity,price\n"
                             "1,2025-01-10,ann,A,1,500.00\n"
                             "2,2025-02-10,ann,B,1,30.00\n"
                             "3,2025-03-10,ann,C,2,20.00\n"
                             "4,2025-01-15,bob,A,1,450.00\n"
                             "5,2025-03-01,cat,B,1,30.00\n"
                             "6,2025-03-05,cat,B,2,30.00\n"
                             "7,2025-03-10,,C,1,20.00\n";

char *
segments_fixture_put (OffersFixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

void
segments_fixture_set_up (OffersFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtImportPlan) plan = NULL;
  g_autoptr (VtImportReport) report = NULL;

  offers_fixture_set_up (fixture, data);
  path = segments_fixture_put (fixture, "orders.csv", orders);
  plan =
      vt_import_inspect (path, vt_workspace_get_currency (fixture->workspace), NULL, NULL, &error);
  g_assert_no_error (error);
  vt_import_run (fixture->workspace, plan, NULL, &report, &error);
  g_assert_no_error (error);
  WAIT_FOR (studio_session_get_customers (fixture->session)->n_customers == 3);
  offers_fixture_act (fixture, "offers-view", g_variant_new_string ("segments"));
}

void
segments_fixture_tear_down (OffersFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_has_prefix (name, "shop.vitrine"))
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_remove (path);
      }
  offers_fixture_tear_down (fixture, data);
}

/* (nullable) */
static const VtSegment *
find_current (OffersFixture *fixture)
{
  return studio_session_find_segment (fixture->session,
                                      studio_session_get_segment_id (fixture->session));
}

char *
segments_fixture_rule (OffersFixture *fixture)
{
  const VtSegment *segment = find_current (fixture);

  return segment != NULL ? vt_segment_rule_to_text (segment->rule, NULL) : NULL;
}

void
segments_fixture_make (OffersFixture *fixture, const char *name, const char *rule)
{
  offers_fixture_act (fixture, "new-segment-named", g_variant_new_string (name));
  WAIT_FOR (find_current (fixture) != NULL && g_str_equal (find_current (fixture)->name, name));
  offers_fixture_act (fixture, "segment-set-rule", g_variant_new_string (rule));
  WAIT_FOR_RULE (fixture, rule);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type) &&
         gtk_widget_get_mapped (widget);
}

GtkWidget *
segments_fixture_widget (OffersFixture *fixture, GType type)
{
  GtkWidget *widget;

  WAIT_FOR ((widget = offers_find (fixture->window, is_of_type, &type)) != NULL);
  return widget;
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget) && has_name (widget, name);
}

GtkWidget *
segments_fixture_entry (OffersFixture *fixture, const char *name)
{
  GtkWidget *entry;

  WAIT_FOR ((entry = offers_find (fixture->window, is_entry, name)) != NULL);
  return entry;
}

void
segments_fixture_type (OffersFixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (segments_fixture_entry (fixture, name)), text);
}

void
segments_fixture_enter (OffersFixture *fixture, const char *name)
{
  g_signal_emit_by_name (segments_fixture_entry (fixture, name), "activate");
}

static gboolean
is_drop_down (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_DROP_DOWN (widget) && gtk_widget_get_mapped (widget) && has_name (widget, name);
}

void
segments_fixture_choose (OffersFixture *fixture, const char *name, const char *choice)
{
  GtkWidget  *widget;
  GListModel *choices;

  /* A row that was just made shows with the next frame. */
  WAIT_FOR ((widget = offers_find (fixture->window, is_drop_down, name)) != NULL);
  choices = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (choices, i);

      if (g_str_equal (gtk_string_object_get_string (item), choice))
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), i);
          return;
        }
    }
  g_error ("“%s” has no choice “%s”", name, choice);
}
