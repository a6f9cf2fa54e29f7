/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The margin floor: what the shop wants of every cart, and whether the offers keep to it. */

#include "studio-floor-panel.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-findings-receipt.h"
#include "studio-findings-words.h"
#include "studio-quiet-controls.h"
#include "studio-text-row.h"
#include "vt-margin-floor.h"

#include <glib/gi18n-lib.h>

/* Data of the group. */
typedef struct
{
  StudioSession *session; /* (owned) */
  StudioTextRow *percent; /* (unowned), as the others */
  GtkSpinButton *lines;
  GtkSpinButton *units;
  GtkWidget     *outcome; /* a box: what came out */
  char          *shown;   /* (owned) (nullable): what it says */
} Panel;

static void
panel_free (gpointer data)
{
  Panel *panel = data;

  g_object_unref (panel->session);
  g_free (panel->shown);
  g_free (panel);
}

/* ---- what came out ---- */

static GtkWidget *
text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const struct
{
  const char *title;
  const char *icon;
  const char *css_class;
} outcomes[] = {
    [VT_FLOOR_PROVEN] = {N_ ("Proven"), "vitrine-done-symbolic", "success"},
    [VT_FLOOR_BELOW] = {N_ ("Not Kept"), "vitrine-warning-symbolic", "warning"},
    [VT_FLOOR_OPEN] = {N_ ("Not Found Out"), "vitrine-note-symbolic", NULL},
};

static GtkWidget *
heading_new (VtFloorOutcome outcome)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (outcomes[outcome].icon);

  if (outcomes[outcome].css_class != NULL)
    gtk_widget_add_css_class (icon, outcomes[outcome].css_class);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text_new (_ (outcomes[outcome].title), "heading"));
  return box;
}

static void
add_worst (Panel *panel, const VtFloor *floor)
{
  const StudioFindingMoney money = {floor->list_minor, floor->due_minor, floor->cost_minor};
  VtCatalog               *catalog = studio_session_get_catalog (panel->session);
  g_autofree char         *json =
      vt_floor_to_cart_json (floor, catalog, studio_session_get_currency (panel->session));
  g_autofree char *shopper = studio_finding_describe_shopper (panel->session, json);
  GtkWidget       *button = gtk_button_new_with_label (_ ("Try This Cart"));

  gtk_box_append (GTK_BOX (panel->outcome),
                  studio_finding_receipt_new (panel->session, floor->lines, &money));
  if (shopper != NULL)
    {
      g_autofree char *told = g_strdup_printf (_ ("Shopper: %s"), shopper);

      gtk_box_append (GTK_BOX (panel->outcome), text_new (told, "caption"));
    }
  gtk_box_append (GTK_BOX (panel->outcome),
                  studio_finding_shares_new (panel->session, floor->shares, FALSE));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_FLOOR_TRY);
  gtk_box_append (GTK_BOX (panel->outcome), button);
}

static void
fill_outcome (Panel *panel, const VtFloor *floor)
{
  GtkWidget *child;
  GtkWidget *details;

  while ((child = gtk_widget_get_first_child (panel->outcome)) != NULL)
    gtk_box_remove (GTK_BOX (panel->outcome), child);
  gtk_box_append (GTK_BOX (panel->outcome), heading_new (floor->outcome));
  gtk_box_append (GTK_BOX (panel->outcome), text_new (floor->text, NULL));
  if (floor->outcome == VT_FLOOR_BELOW && floor->shopper != NULL)
    add_worst (panel, floor);
  details = text_new (floor->details, "dim-label");
  gtk_widget_add_css_class (details, "caption");
  gtk_box_append (GTK_BOX (panel->outcome), details);
}

/* Only what says something else is built anew: it may have the focus. */
static void
show_outcome (Panel *panel)
{
  const VtFloor   *floor = studio_session_get_floor (panel->session);
  g_autofree char *says = NULL;

  gtk_widget_set_visible (panel->outcome, floor != NULL);
  if (floor == NULL)
    return;
  says = g_strdup_printf ("%d\n%s\n%s", (int) floor->outcome, floor->text, floor->details);
  if (g_strcmp0 (says, panel->shown) == 0)
    return;
  g_free (panel->shown);
  panel->shown = g_steal_pointer (&says);
  fill_outcome (panel, floor);
}

/* ---- what is asked for ---- */

static void on_size (Panel *panel);

static void
show (Panel *panel)
{
  const VtFloorWish *wish = studio_session_get_floor_wish (panel->session);
  g_autofree char   *percent = vt_percent_to_plain ((gint32) wish->floor_ppm);

  studio_text_row_set_kept (panel->percent, percent);
  g_signal_handlers_block_by_func (panel->lines, on_size, panel);
  g_signal_handlers_block_by_func (panel->units, on_size, panel);
  gtk_spin_button_set_value (panel->lines, wish->max_lines);
  gtk_spin_button_set_value (panel->units, wish->max_units);
  g_signal_handlers_unblock_by_func (panel->lines, on_size, panel);
  g_signal_handlers_unblock_by_func (panel->units, on_size, panel);
  show_outcome (panel);
}

static void
on_percent (Panel *panel, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *problem = NULL;
  gint32           ppm;

  if (vt_percent_from_plain (typed, &ppm, NULL) && ppm <= VT_MARGIN_FLOOR_MAX_PPM)
    {
      gtk_widget_activate_action (GTK_WIDGET (panel->percent), STUDIO_ACTION_MARGIN_FLOOR, "s",
                                  typed);
      return;
    }
  problem = g_strdup_printf (_ ("From 0 to %d"), VT_MARGIN_FLOOR_MAX_PPM / 10000);
  studio_text_row_set_problem (panel->percent, problem);
}

static void
on_size (Panel *panel)
{
  gtk_widget_activate_action (GTK_WIDGET (panel->lines), STUDIO_ACTION_FLOOR_SIZE, "(uu)",
                              (guint) gtk_spin_button_get_value_as_int (panel->lines),
                              (guint) gtk_spin_button_get_value_as_int (panel->units));
}

static void
on_changed (StudioSession *session, GParamSpec *pspec, gpointer group)
{
  show (g_object_get_data (group, "panel"));
}

/* ---- the rows ---- */

static GtkSpinButton *
add_spin (GtkWidget *group, Panel *panel, const char *title, guint max)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, max, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  studio_accessible_set_label (spin, title);
  studio_control_scroll_through (spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_size), panel);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_outcome (GtkWidget *group, Panel *panel)
{
  GtkWidget *row = adw_preferences_row_new ();

  panel->outcome = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (panel->outcome, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), panel->outcome);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
studio_floor_panel_new (StudioSession *session)
{
  GtkWidget *group;
  Panel     *panel;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  group = adw_preferences_group_new ();
  panel = g_new0 (Panel, 1);
  panel->session = g_object_ref (session);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Margin Floor"));
  panel->percent = STUDIO_TEXT_ROW (studio_text_row_new (_ ("Margin of Every Cart at Least, %")));
  g_signal_connect_swapped (panel->percent, "committed", G_CALLBACK (on_percent), panel);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (panel->percent));
  panel->lines = add_spin (group, panel, _ ("Most Lines in a Cart"), STUDIO_FLOOR_MAX_LINES);
  panel->units = add_spin (group, panel, _ ("Most Units in a Line"), STUDIO_FLOOR_MAX_UNITS);
  add_outcome (group, panel);
  g_object_set_data_full (G_OBJECT (group), "panel", panel, panel_free);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (on_changed), group, 0);
  show (panel);
  studio_group_name_list (ADW_PREFERENCES_GROUP (group), _ ("Margin Floor"));
  return group;
}
