/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that asks by how much dates are to move. */

#include "studio-shift-button.h"

#include "studio-accessible.h"

#include <glib/gi18n-lib.h>

#define DAYS_OF_A_WEEK 7
#define N_MAX 1000

static const struct
{
  const char *word;
  const char *text;
  VtShift     shift;
} units[] = {
    [STUDIO_SHIFT_DAYS] = {"days", N_ ("days later"), {1, 0}},
    [STUDIO_SHIFT_WEEKS] = {"weeks", N_ ("weeks later"), {DAYS_OF_A_WEEK, 0}},
    [STUDIO_SHIFT_YEARS] = {"years", N_ ("years later"), {0, 1}},
};

gboolean
studio_shift_from_words (int n, const char *unit, VtShift *ret_shift)
{
  g_return_val_if_fail (unit != NULL && ret_shift != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].word, unit))
      {
        *ret_shift = (VtShift){n * units[i].shift.n_days, n * units[i].shift.n_years};
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  GtkWidget     *button;
  GtkSpinButton *number;
  GtkDropDown   *unit;
  char          *action; /* (owned) */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->action);
  g_free (asked);
}

static void
on_clicked (GtkButton *button, gpointer user_data)
{
  Asked *asked = user_data;
  int    n = gtk_spin_button_get_value_as_int (asked->number);
  guint  unit = gtk_drop_down_get_selected (asked->unit);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (asked->button));
  if (unit < G_N_ELEMENTS (units))
    gtk_widget_activate_action (asked->button, asked->action, "(is)", n, units[unit].word);
}

static GtkWidget *
unit_new (StudioShiftUnit unit)
{
  const char *texts[G_N_ELEMENTS (units) + 1] = {NULL};
  GtkWidget  *drop_down;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    texts[i] = _ (units[i].text);
  drop_down = gtk_drop_down_new_from_strings (texts);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), unit);
  studio_accessible_set_label (drop_down, _ ("Unit"));
  return drop_down;
}

GtkWidget *
studio_shift_button_new (
    const char *label, const char *verb, const char *action, int n, StudioShiftUnit unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *apply = gtk_button_new_with_label (verb);
  Asked     *asked = g_new0 (Asked, 1);

  asked->button = gtk_menu_button_new ();
  asked->number = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (-N_MAX, N_MAX, 1));
  asked->unit = GTK_DROP_DOWN (unit_new (unit));
  asked->action = g_strdup (action);
  gtk_spin_button_set_value (asked->number, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("By how much; below zero is earlier"), -1);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect (apply, "clicked", G_CALLBACK (on_clicked), asked);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asked->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asked->unit));
  gtk_box_append (GTK_BOX (box), apply);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_default_widget (GTK_POPOVER (popover), apply);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (asked->button), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (asked->button), popover);
  /* The button within is named by what it shows. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_object_set_data_full (G_OBJECT (asked->button), "studio-asked", asked, asked_free);
  return asked->button;
}
