/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a row of the feature matrix. */

#include "studio-feature-name.h"

#include "studio-quiet-controls.h"
#include "studio-tier-edit.h"

#include <glib/gi18n-lib.h>

struct _StudioFeatureName
{
  GtkWidget parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable) */
  char          *feature;  /* (owned) (nullable) */

  GtkToggleButton *pin; /* (owned by the widget tree), as the others */
  GtkEntry        *entry;
  GtkWidget       *remove;
  gboolean         updating; /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioFeatureName, studio_feature_name, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RENAMED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
reset (StudioFeatureName *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->feature != NULL ? self->feature : "");
}

void
studio_feature_name_commit (StudioFeatureName *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (STUDIO_IS_FEATURE_NAME (self));

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (self->feature == NULL || g_str_equal (name, self->feature))
    return;
  if (*name == '\0')
    {
      reset (self);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
  studio_tiers_rename_feature (self->session, self->offer_id, self->feature, name);
  /* So that it is not asked for again before it is done. */
  g_free (self->feature);
  self->feature = g_steal_pointer (&name);
}

static void
name_parts (StudioFeatureName *self, gboolean is_required)
{
  g_autofree char *pin =
      is_required ? g_strdup_printf (_ ("%s is required of a cheaper tier"), self->feature)
                  : g_strdup_printf (_ ("Require %s of a cheaper tier"), self->feature);
  g_autofree char *remove = g_strdup_printf (_ ("Remove the Feature %s"), self->feature);
  g_autofree char *entry = g_strdup_printf (_ ("Name of the feature %s"), self->feature);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pin), pin);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, pin,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry, -1);
}

void
studio_feature_name_show (StudioFeatureName *self,
                          const char        *offer_id,
                          const char        *feature,
                          gboolean           is_required,
                          guint              n_tiers)
{
  g_return_if_fail (STUDIO_IS_FEATURE_NAME (self) && feature != NULL);

  self->updating = TRUE;
  g_free (self->offer_id);
  self->offer_id = g_strdup (offer_id);
  if (g_strcmp0 (self->feature, feature) != 0)
    {
      g_free (self->feature);
      self->feature = g_strdup (feature);
      reset (self);
    }
  gtk_toggle_button_set_active (self->pin, is_required);
  name_parts (self, is_required);
  if (n_tiers == 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), _ ("No tier has it"));
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), feature);
  if (n_tiers == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "dim-label");
  self->updating = FALSE;
}

const char *
studio_feature_name_get_feature (StudioFeatureName *self)
{
  g_return_val_if_fail (STUDIO_IS_FEATURE_NAME (self), NULL);

  return self->feature;
}

static void
on_pin_toggled (GtkToggleButton *pin, gpointer user_data)
{
  StudioFeatureName *self = user_data;

  if (!self->updating && self->feature != NULL)
    studio_tiers_set_required (self->session, self->offer_id, self->feature,
                               gtk_toggle_button_get_active (pin));
}

/* Whoever hears of it may show another feature here at once. */
static void
on_remove (GtkButton *button, gpointer user_data)
{
  StudioFeatureName *self = user_data;
  g_autofree char   *feature = g_strdup (self->feature);

  if (feature == NULL)
    return;
  studio_tiers_remove_feature (self->session, self->offer_id, feature);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, feature);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  reset (user_data);
  return GDK_EVENT_STOP;
}

/* ---- the widget ---- */

static gboolean
studio_feature_name_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_FEATURE_NAME (widget)->entry));
}

static void
studio_feature_name_dispose (GObject *object)
{
  StudioFeatureName *self = STUDIO_FEATURE_NAME (object);
  GtkWidget         *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->feature, g_free);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_feature_name_parent_class)->dispose (object);
}

static void
studio_feature_name_class_init (StudioFeatureNameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_feature_name_dispose;
  widget_class->focus = studio_children_focus;
  widget_class->grab_focus = studio_feature_name_grab_focus;
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
studio_feature_name_init (StudioFeatureName *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pin = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  gtk_button_set_icon_name (GTK_BUTTON (self->pin), "vitrine-pin-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->pin), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->pin), "tier-command");
  gtk_widget_add_css_class (GTK_WIDGET (self->pin), "feature-pin");
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "feature-name");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "tier-command");
  gtk_widget_set_valign (GTK_WIDGET (self->pin), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->pin, "toggled", G_CALLBACK (on_pin_toggled), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (studio_feature_name_commit), self);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (studio_feature_name_commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_widget_set_parent (GTK_WIDGET (self->pin), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), widget);
  gtk_widget_set_parent (self->remove, widget);
}

GtkWidget *
studio_feature_name_new (StudioSession *session)
{
  StudioFeatureName *self = g_object_new (STUDIO_TYPE_FEATURE_NAME, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
