/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of its two forms a downsell has. */

#include "studio-downsell-form.h"

#include "studio-offer-edit.h"
#include "vt-downsell.h"

#include <glib/gi18n-lib.h>

#define N_FORMS 2

struct _StudioDownsellForm
{
  AdwPreferencesRow parent_instance;

  StudioSession   *session;          /* (owned) */
  char            *offer_id;         /* (owned) (nullable): shown */
  GtkToggleButton *buttons[N_FORMS]; /* (owned by the widget tree): by VtDownsellForm */
  gboolean         updating;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioDownsellForm,
                               studio_downsell_form,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioDownsellForm *self = STUDIO_DOWNSELL_FORM (field);

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->buttons[vt_downsell_get_form (offer->terms)], TRUE);
  self->updating = FALSE;
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

static JsonNode *
change_form (JsonNode *terms, gpointer data, GError **error)
{
  return vt_downsell_set_form (terms, (VtDownsellForm) GPOINTER_TO_INT (data), error);
}

static void
on_toggled (GtkToggleButton *button, gpointer user_data)
{
  StudioDownsellForm *self = user_data;
  int                 form = button == self->buttons[VT_DOWNSELL_INSTALMENTS];

  if (self->updating || self->offer_id == NULL || !gtk_toggle_button_get_active (button))
    return;
  studio_offer_change_terms (self->session, self->offer_id,
                             form == VT_DOWNSELL_INSTALMENTS ? _ ("Offer Instalments")
                                                             : _ ("Offer a Cheaper Product"),
                             change_form, GINT_TO_POINTER (form), NULL);
}

static gboolean
studio_downsell_form_grab_focus (GtkWidget *widget)
{
  StudioDownsellForm *self = STUDIO_DOWNSELL_FORM (widget);

  for (guint i = 0; i < N_FORMS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[i]));
  return FALSE;
}

/* As of other rows of controls, so that they can be left backwards. */
static gboolean
studio_downsell_form_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
studio_downsell_form_dispose (GObject *object)
{
  StudioDownsellForm *self = STUDIO_DOWNSELL_FORM (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->offer_id, g_free);
  G_OBJECT_CLASS (studio_downsell_form_parent_class)->dispose (object);
}

static void
studio_downsell_form_class_init (StudioDownsellFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_downsell_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_downsell_form_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = studio_downsell_form_focus;
}

static void
studio_downsell_form_init (StudioDownsellForm *self)
{
  static const char *const labels[N_FORMS] = {
      [VT_DOWNSELL_ALTERNATIVE] = N_ ("A Cheaper Product"),
      [VT_DOWNSELL_INSTALMENTS] = N_ ("Instalments"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->updating = TRUE;
  for (guint i = 0; i < N_FORMS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[i]));

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_box_append (GTK_BOX (box), button);
    }
  self->updating = FALSE;
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "field-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is offered"), -1);
}

GtkWidget *
studio_downsell_form_new (StudioSession *session)
{
  StudioDownsellForm *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_DOWNSELL_FORM, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
