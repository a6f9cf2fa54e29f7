/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to hold for an offer, put together in the editor. */

#include "field-fixture.h"

#include "studio-condition-builder.h"
#include "studio-condition-fields.h"
#include "studio-condition-row.h"
#include "studio-fold-field.h"
#include "studio-offer-conditions.h"
#include "studio-selector-field.h"
#include "vt-condition.h"

#define ORDERS "{\"orders\":{\"from\":1}}"

static GtkWidget *
show_builder (FieldFixture *fixture, const char *terms)
{
  GtkWidget *builder =
      studio_condition_builder_new (fixture->session, "For Whom", "audience", "Everyone");

  field_fixture_add (fixture, "markdown", terms);
  field_fixture_show (fixture, builder);
  return builder;
}

static GtkWidget *
row_at (GtkWidget *builder, guint index)
{
  return find_nth (builder, STUDIO_TYPE_CONDITION_ROW, index);
}

static void
add (GtkWidget *builder, const char *path, const char *member)
{
  g_assert_true (gtk_widget_activate_action (builder, "condition.add", "(ss)", path, member));
}

static gboolean
has_focus (FieldFixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* ---- what is shown ---- */

static void
test_rows (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder = show_builder (fixture, "");

  g_assert_true (shows_text (builder, "Everyone"));
  g_assert_null (row_at (builder, 0));
  field_fixture_act (
      fixture, "offer-set-term",
      g_variant_new ("(ss)", "audience",
                     "{\"all\":[{\"subtotal\":{\"from\":5000}},{\"not\":{\"any\":[{\"not\":{"
                     "\"segment\":\"<b>\"}},{\"bought\":{\"skus\":[\"S1\"]}}]}}]}"));
  WAIT_FOR (row_at (builder, 4) != NULL);
  g_assert_false (shows_text (builder, "Everyone"));
  g_assert_true (shows_text (row_at (builder, 1), "At least $50.00 of any product"));
  g_assert_true (shows_text (row_at (builder, 2), "None"));
  g_assert_true (shows_text (row_at (builder, 2), "of these"));
  g_assert_nonnull (find_labelled (builder, STUDIO_TYPE_CONDITION_ROW, "None of these"));
  g_assert_true (shows_text (row_at (builder, 3), "Shoppers of “<b>”"));
  g_assert_true (shows_text (row_at (builder, 4), "Has bought “Shirt <b>”"));
  for (guint i = 0; i < 5; i++)
    {
      static const int indents[] = {0, 24, 24, 48, 48};

      g_assert_cmpint (gtk_widget_get_margin_start (row_at (builder, i)), ==, indents[i]);
    }
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_labelled (
      row_at (builder, 3), GTK_TYPE_TOGGLE_BUTTON, "Must not hold: Shoppers of “<b>”"))));
}

static gboolean
add_segment (VtDatabase *database, VtJob *job, gpointer name, GError **error)
{
  g_autoptr (VtSegment) segment = vt_segment_new ("best-ones", name);

  return vt_segments_save (database, segment, error);
}

/* A segment is told by its name and by who is in it, from when there is one. */
static void
test_segment (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder = show_builder (fixture, "\"audience\":{\"segment\":\"best-ones\"}");

  g_assert_true (shows_text (row_at (builder, 0), "Shoppers of “best-ones”"));
  field_fixture_import (fixture, "order,date,customer,sku,quantity,price\n"
                                 "1,2025-01-01,ann,H1,1,90.00\n"
                                 "2,2025-01-02,bob,H1,1,90.00\n");
  studio_session_edit (fixture->session, "Add", NULL, add_segment, (gpointer) "Best Ones", NULL);
  WAIT_FOR (shows_text (row_at (builder, 0), "Shoppers of “Best Ones” (2 customers · 100 %)"));
}

/* What no field knows can be read, and taken away. */
static void
test_strange (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder = show_builder (
      fixture, "\"audience\":{\"all\":[{\"moon\":\"full\"},{\"not\":{\"not\":" ORDERS "}},{}]}");

  g_assert_true (shows_text (row_at (builder, 1), "Moon “full”"));
  g_assert_true (shows_text (row_at (builder, 4), "?"));
  g_assert_true (press_key (row_at (builder, 4), GDK_KEY_Delete, 0));
  WAIT_FOR (row_at (builder, 4) == NULL);
  g_assert_true (press_key (row_at (builder, 1), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"not\":{\"not\":" ORDERS "}}]}}");
}

/* ---- what each asks ---- */

typedef struct
{
  const char *member;
  const char *field; /* the accessible label of the first */
  GType (*type) (void);
  const char *typed;  /* NULL: nothing is typed */
  const char *result; /* what is asked then */
} AskCase;

static const AskCase ask_cases[] = {
    {"subtotal", "At least", gtk_entry_get_type, "75", "{\"from\":7500}"},
    {"quantity", "At least", gtk_entry_get_type, "3", "{\"from\":3}"},
    {"has", NULL, NULL, NULL, "\"\""},
    {"coupon", "Coupon", gtk_entry_get_type, "X", "\"X\""},
    {"shipping", "Shipping method", gtk_entry_get_type, "express", "\"express\""},
    {"segment", "Segment", gtk_entry_get_type, "loyal", "\"loyal\""},
    {"first_order", "The shopper", gtk_drop_down_get_type, NULL, "true"},
    {"orders", "At least", gtk_entry_get_type, "4", "{\"from\":4}"},
    {"bought", "Any product", gtk_switch_get_type, NULL, "{\"select\":{}}"},
    {"channel", "Channel", gtk_entry_get_type, "app", "\"app\""},
    {"placement", "Place", gtk_drop_down_get_type, NULL, "\"cart\""},
    {"weekday", "Days of the week", gtk_flow_box_get_type, NULL, "[\"sat\",\"sun\"]"},
    {"hours", "Hours", gtk_entry_get_type, "8:00-9:00",
     "[{\"from\":\"08:00\",\"until\":\"09:00\"}]"},
};

/* It is added, open, and its first field has the focus. */
static void
test_ask (FieldFixture *fixture, gconstpointer data)
{
  const AskCase   *row = data;
  GtkWidget       *builder = show_builder (fixture, "");
  g_autofree char *wanted =
      g_strdup_printf ("{\"audience\":{\"%s\":%s}}", row->member, row->result);
  GtkWidget *part;
  GtkWidget *field;

  add (builder, "audience", row->member);
  WAIT_FOR (row_at (builder, 0) != NULL);
  part = row_at (builder, 0);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (part)));
  WAIT_FOR (has_focus (fixture, part));
  g_assert_false (shows_text (part, "“” is in the cart"));
  if (row->field != NULL)
    {
      if (g_str_equal (row->member, "bought"))
        adw_expander_row_set_expanded (
            ADW_EXPANDER_ROW (find_nth (part, STUDIO_TYPE_SELECTOR_FIELD, 0)), TRUE);
      field = find_labelled (part, row->type (), row->field);
      g_assert_nonnull (field);
      if (row->typed != NULL)
        type_in (field, row->typed);
    }
  field_fixture_wait (fixture, wanted);
  g_assert_true (press_key (part, GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{}");
  WAIT_FOR (shows_text (builder, "Everyone"));
}

/* Every one that can be added has words, and fields unless it is a group. */
static void
test_kinds (FieldFixture *fixture, gconstpointer data)
{
  guint                      n;
  const StudioConditionKind *kinds = studio_condition_kinds_get (&n);

  g_assert_cmpuint (n, ==, 15);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      g_autoptr (JsonNode) condition =
          vt_condition_new (kinds[i].member, studio_session_get_currency (fixture->session));

      g_assert_nonnull (condition);
      g_assert_cmpstr (studio_condition_form (kinds[i].member, NULL), ==, kinds[i].member);
      studio_condition_fields_add (fixture->session, kinds[i].member, "x", rows);
      g_assert_true ((rows->len == 0) == vt_condition_is_group (kinds[i].member));
      for (guint j = 0; j < rows->len; j++)
        g_object_unref (g_object_ref_sink (rows->pdata[j]));
    }
}

/* ---- groups ---- */

static void
test_groups (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget   *builder = show_builder (fixture, "\"audience\":" ORDERS);
  GtkDropDown *meaning;

  add (builder, "audience", "first_order");
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[" ORDERS ",{\"first_order\":true}]}}");
  WAIT_FOR (row_at (builder, 2) != NULL);
  meaning = GTK_DROP_DOWN (
      find_labelled (row_at (builder, 0), GTK_TYPE_DROP_DOWN, "What of the group has to hold"));
  g_assert_cmpuint (gtk_drop_down_get_selected (meaning), ==, 0);
  gtk_drop_down_set_selected (meaning, 2);
  field_fixture_wait (fixture,
                      "{\"audience\":{\"not\":{\"any\":[" ORDERS ",{\"first_order\":true}]}}}");
  WAIT_FOR (gtk_drop_down_get_selected (meaning) == 2);
  add (builder, "audience", "any");
  field_fixture_wait (fixture, "{\"audience\":{\"not\":{\"any\":[" ORDERS
                               ",{\"first_order\":true},{\"any\":[]}]}}}");
  add (builder, "audience/not/any/2", "hours");
  WAIT_FOR (row_at (builder, 4) != NULL);
  g_assert_cmpint (gtk_widget_get_margin_start (row_at (builder, 4)), ==, 48);
  /* The last of a group takes the group with it. */
  g_assert_true (press_key (row_at (builder, 4), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture,
                      "{\"audience\":{\"not\":{\"any\":[" ORDERS ",{\"first_order\":true}]}}}");
}

/* Whoever adds a group goes on in it: the focus is where something is added to it, whatever stands
 * around it. */
static const struct
{
  const char *name;
  const char *before; /* what is asked; %NULL for nothing */
  const char *path;   /* where the group is added */
  const char *member;
  guint       row; /* of the new group */
} group_cases[] = {
    {"first", NULL, "audience", "any", 0},
    {"beside-another", ORDERS, "audience", "any", 2},
    {"as-the-one-around", ORDERS, "audience", "all", 2},
    {"in-a-group", "{\"all\":[" ORDERS "]}", "audience", "all", 2},
    {"before-another", "{\"all\":[{\"any\":[" ORDERS "]},{\"any\":[" ORDERS "]}]}",
     "audience/all/0", "any", 3},
    {"before-what-is-asked", "{\"all\":[{\"any\":[" ORDERS "]}," ORDERS "]}", "audience/all/0",
     "all", 3},
};

static void
test_enter_group (FieldFixture *fixture, gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  const char      *before = group_cases[i].before;
  g_autofree char *terms = before != NULL ? g_strconcat ("\"audience\":", before, NULL) : NULL;
  GtkWidget       *builder = show_builder (fixture, terms != NULL ? terms : "");
  GtkWidget       *header = find_labelled (builder, GTK_TYPE_MENU_BUTTON, "Add to “For Whom”");
  GtkWidget       *button;

  g_assert_true (gtk_widget_grab_focus (header));
  add (builder, group_cases[i].path, group_cases[i].member);
  WAIT_FOR (!has_focus (fixture, header));
  button = find_labelled (row_at (builder, group_cases[i].row), GTK_TYPE_MENU_BUTTON,
                          "Add to the group");
  g_assert_nonnull (button);
  g_assert_true (has_focus (fixture, button));
}

/* What leaves its group is no longer indented. */
static void
test_level (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder = show_builder (fixture, "\"audience\":{\"all\":[{\"any\":[" ORDERS "]}]}");

  g_assert_cmpint (gtk_widget_get_margin_start (row_at (builder, 2)), ==, 48);
  field_fixture_act (fixture, "offer-set-term",
                     g_variant_new ("(ss)", "audience", "{\"all\":[{\"any\":[]}," ORDERS "]}"));
  WAIT_FOR (gtk_widget_get_margin_start (row_at (builder, 2)) == 24);
}

static void
test_negate (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder = show_builder (fixture, "\"audience\":{\"all\":[" ORDERS "]}");
  GtkWidget *part = row_at (builder, 1);
  GtkWidget *negate =
      find_labelled (part, GTK_TYPE_TOGGLE_BUTTON, "Must not hold: At least 1 order so far");
  GtkWidget *from;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (negate), TRUE);
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"not\":" ORDERS "}]}}");
  /* The row stays, and its fields go with the condition. */
  g_assert_true (row_at (builder, 1) == part);
  from = find_labelled (part, GTK_TYPE_ENTRY, "At least");
  type_in (from, "7");
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"not\":{\"orders\":{\"from\":7}}}]}}");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (negate), FALSE);
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"orders\":{\"from\":7}}]}}");
}

/* What is being typed is kept when another condition is added or taken away. */
static void
test_typing (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *builder =
      show_builder (fixture, "\"audience\":{\"all\":[{\"segment\":\"a\"}," ORDERS "]}");
  GtkWidget *segment = find_labelled (row_at (builder, 1), GTK_TYPE_ENTRY, "Segment");

  gtk_editable_set_text (GTK_EDITABLE (segment), "b");
  add (builder, "audience", "coupon");
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"segment\":\"b\"}," ORDERS
                               ",{\"coupon\":\"\"}]}}");
  gtk_editable_set_text (GTK_EDITABLE (segment), "c");
  g_assert_true (press_key (row_at (builder, 2), GDK_KEY_Delete, 0));
  field_fixture_wait (fixture, "{\"audience\":{\"all\":[{\"segment\":\"b\"},{\"coupon\":\"\"}]}}");
  g_assert_cmpstr (typed_in (segment), ==, "c");
}

/* ---- how deep ---- */

static guint
count_items (GMenuModel *model)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);

      n += section != NULL ? (guint) g_menu_model_get_n_items (section) : 1;
    }
  return n;
}

/* Groups are offered while something fits in them, nothing where there is no room. */
static void
test_depth (FieldFixture *fixture, gconstpointer data)
{
  static const guint n_offered[] = {0, 15, 15, 15, 15, 15, 15, 13, 0};
  g_autoptr (GString) audience = g_string_new (ORDERS);
  GtkWidget *builder;

  for (guint i = 0; i < 8; i++)
    {
      g_string_prepend (audience, "{\"all\":[");
      g_string_append (audience, "]}");
    }
  g_string_prepend (audience, "\"audience\":");
  builder = show_builder (fixture, audience->str);
  for (guint depth = 1; depth <= 8; depth++)
    {
      GtkWidget *button =
          find_labelled (row_at (builder, depth - 1), GTK_TYPE_MENU_BUTTON, "Add to the group");

      g_assert_cmpuint (count_items (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button))), ==,
                        n_offered[depth]);
      g_assert_true (gtk_widget_get_sensitive (button) == (n_offered[depth] > 0));
    }
}

/* ---- all the rest ---- */

static void
open_folds (GtkWidget *widget)
{
  GtkWidget *fold;

  for (guint i = 0; (fold = find_nth (widget, STUDIO_TYPE_FOLD_FIELD, i)) != NULL; i++)
    if (gtk_widget_get_visible (fold))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
}

typedef struct
{
  const char *name;
  const char *field;
  const char *typed;
  const char *result;
} RestCase;

static const RestCase rest_cases[] = {
    {"from", "From", "2025-11-24", "{\"schedule\":{\"from\":\"2025-11-24T00:00:00Z\"}}"},
    {"until", "Until", "2025-11-24", "{\"schedule\":{\"until\":\"2025-11-24T00:00:00Z\"}}"},
    {"hours", "Hours", "9:00-10:00",
     "{\"schedule\":{\"hours\":[{\"from\":\"09:00\",\"until\":\"10:00\"}]}}"},
    {"coupons", "Coupons", "X", "{\"coupon\":\"X\"}"},
    {"channels", "Channels", "web, app", "{\"channels\":[\"web\",\"app\"]}"},
    {"per-cart", "Times in a cart", "1", "{\"limits\":{\"per_cart\":1}}"},
    {"per-customer", "Times for a customer", "2", "{\"limits\":{\"per_customer\":2}}"},
    {"total", "Times in all", "100", "{\"limits\":{\"total\":100}}"},
    {"budget", "Budget", "500", "{\"limits\":{\"budget\":50000}}"},
    {"group", "Exclusive group", "sale", "{\"exclusive_group\":\"sale\"}"},
    {"margin", "Lowest margin", "20", "{\"guards\":{\"min_margin\":\"20\"}}"},
    {"price", "Lowest price", "5", "{\"guards\":{\"min_price\":500}}"},
};

static void
test_rest (FieldFixture *fixture, gconstpointer data)
{
  const RestCase *row = data;
  GtkWidget      *conditions = studio_offer_conditions_new (fixture->session);
  GtkWidget      *entry;

  field_fixture_add (fixture, "markdown", "");
  field_fixture_show (fixture, conditions);
  open_folds (conditions);
  entry = find_labelled (conditions, GTK_TYPE_ENTRY, row->field);
  g_assert_nonnull (entry);
  type_in (entry, row->typed);
  field_fixture_wait (fixture, row->result);
}

static void
test_choices (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *conditions = studio_offer_conditions_new (fixture->session);

  field_fixture_add (fixture, "markdown", "");
  field_fixture_show (fixture, conditions);
  open_folds (conditions);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_labelled (conditions, GTK_TYPE_DROP_DOWN, "Beyond the budget")), 1);
  field_fixture_wait (fixture, "{\"limits\":{\"over_budget\":\"refuse\"}}");
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_labelled (conditions, GTK_TYPE_DROP_DOWN, "Beyond the budget")), 0);
  field_fixture_wait (fixture, "{}");
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (find_labelled (conditions, GTK_TYPE_DROP_DOWN, "What a floor keeps")), 2);
  field_fixture_wait (fixture, "{\"guards\":{\"on_cut\":\"share\"}}");
  gtk_switch_set_active (
      GTK_SWITCH (find_labelled (conditions, GTK_TYPE_SWITCH, "Joins other offers")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (find_labelled (conditions, GTK_TYPE_SWITCH, "Last")), TRUE);
  field_fixture_wait (fixture,
                      "{\"guards\":{\"on_cut\":\"share\"},\"last\":true,\"stacks\":false}");
}

/* A kind that claims units cannot join those of others, and is not asked. */
static void
test_claiming (FieldFixture *fixture, gconstpointer data)
{
  GtkWidget *conditions = studio_offer_conditions_new (fixture->session);

  field_fixture_add (fixture, "bundle", "");
  field_fixture_show (fixture, conditions);
  open_folds (conditions);
  g_assert_true (shows_text (conditions, "Each unit is in one offer at most"));
  g_assert_null (find_labelled (conditions, GTK_TYPE_SWITCH, "Joins other offers"));
  g_assert_nonnull (find_labelled (conditions, GTK_TYPE_SWITCH, "Last"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FieldFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/conditions/rows", test_rows},         {"/conditions/strange", test_strange},
      {"/conditions/segment", test_segment},   {"/conditions/kinds", test_kinds},
      {"/conditions/groups", test_groups},     {"/conditions/negate", test_negate},
      {"/conditions/level", test_level},       {"/conditions/typing", test_typing},
      {"/conditions/depth", test_depth},       {"/conditions/choices", test_choices},
      {"/conditions/claiming", test_claiming},
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FieldFixture, NULL, field_fixture_set_up, tests[i].test,
                field_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/conditions/enter-group/", group_cases[i].name, NULL);

      g_test_add (path, FieldFixture, GUINT_TO_POINTER (i), field_fixture_set_up, test_enter_group,
                  field_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ask_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/conditions/ask/", ask_cases[i].member, NULL);

      g_test_add (path, FieldFixture, &ask_cases[i], field_fixture_set_up, test_ask,
                  field_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rest_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/conditions/rest/", rest_cases[i].name, NULL);

      g_test_add (path, FieldFixture, &rest_cases[i], field_fixture_set_up, test_rest,
                  field_fixture_tear_down);
    }
  return g_test_run ();
}
