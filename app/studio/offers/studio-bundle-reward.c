/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What buying a bundle gives: percent off, an amount off, or a price for all together. */

#include "studio-bundle-reward.h"

#include "studio-offer-edit.h"
#include "studio-quiet-controls.h"
#include "studio-text-row.h"

#include <glib/gi18n-lib.h>

/* One step of the slider for percentages. */
#define PPM_PER_STEP 10000
#define N_PERCENT_STEPS 100
/* Arrow keys that follow each other within this are one step of undo. */
#define SETTLE_MS 600
#define N_TYPES 3

struct _StudioBundleReward
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  VtReward       draft;   /* where the slider stands */

  GtkToggleButton *types[N_TYPES]; /* (owned by the widget tree), as the others */
  StudioTextRow   *entry;
  GtkScale        *scale;
  GtkWidget       *scale_row;
  guint            settle_source; /* the slider's value waits to be kept; 0: none */
  gboolean         is_held;       /* the pointer holds the slider */
  gboolean         updating;      /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioBundleReward, studio_bundle_reward, ADW_TYPE_BIN)

enum
{
  SIGNAL_DRAFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
title_of (VtRewardType type)
{
  switch (type)
    {
    case VT_REWARD_PERCENT:
      return _ ("Percent off");
    case VT_REWARD_AMOUNT:
      return _ ("Amount off");
    case VT_REWARD_FIXED:
      return _ ("Price for all together");
    }
  g_return_val_if_reached ("");
}

static gboolean
get_figures (StudioBundleReward *self, VtBundleFigures *ret_figures)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  return catalog != NULL && self->offer != NULL && self->offer->components->len > 0 &&
         vt_bundle_figures (self->offer, catalog, studio_session_get_currency (self->session),
                            ret_figures, NULL) &&
         ret_figures->list_minor != VT_MONEY_UNKNOWN;
}

static void
keep (StudioBundleReward *self, const VtReward *reward)
{
  if (self->offer == NULL ||
      (reward->type == self->offer->reward.type && reward->value == self->offer->reward.value))
    return;
  studio_offer_set_reward (self->session, self->offer->id, reward);
}

/* ---- the slider: a whole number of percent, or of minor units ---- */

static gboolean
on_settled (gpointer user_data)
{
  StudioBundleReward *self = user_data;

  self->settle_source = 0;
  keep (self, &self->draft);
  return G_SOURCE_REMOVE;
}

static void
settle_now (StudioBundleReward *self)
{
  if (self->settle_source == 0)
    return;
  g_source_remove (self->settle_source);
  (void) on_settled (self);
}

static void
on_scale_changed (GtkRange *range, gpointer user_data)
{
  StudioBundleReward *self = user_data;
  gint64              position = (gint64) (gtk_range_get_value (range) + 0.5);
  g_autofree char    *text = NULL;

  if (self->updating || self->offer == NULL)
    return;
  self->draft.type = self->offer->reward.type;
  self->draft.value = self->draft.type == VT_REWARD_PERCENT ? position * PPM_PER_STEP : position;
  text = studio_reward_to_typed (&self->draft, studio_session_get_currency (self->session));
  studio_text_row_set_kept (self->entry, text);
  g_signal_emit (self, signals[SIGNAL_DRAFT], 0, &self->draft);

  if (self->settle_source != 0)
    g_source_remove (self->settle_source);
  self->settle_source = self->is_held ? 0 : g_timeout_add (SETTLE_MS, on_settled, self);
}

/* The range has gestures of its own, which would claim the pointer from another. */
static gboolean
on_scale_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  StudioBundleReward *self = user_data;
  GdkEventType        type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS)
    {
      settle_now (self);
      if (self->offer != NULL)
        self->draft = self->offer->reward;
      self->is_held = TRUE;
    }
  else if (type == GDK_BUTTON_RELEASE && self->is_held)
    {
      self->is_held = FALSE;
      keep (self, &self->draft);
    }
  return GDK_EVENT_PROPAGATE;
}

/* ---- entry and kinds ---- */

static void
on_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioBundleReward *self = user_data;
  g_autoptr (VtOffer) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (self->offer == NULL)
    return;
  draft = vt_offer_copy (self->offer);
  if (studio_reward_from_typed (text, self->offer->reward.type,
                                studio_session_get_currency (self->session), &draft->reward,
                                &error) &&
      vt_offer_validate (draft, &error))
    keep (self, &draft->reward);
  else
    studio_text_row_set_problem (row, error->message);
}

static void
on_type_toggled (GtkToggleButton *button, gpointer user_data)
{
  StudioBundleReward *self = user_data;
  VtBundleFigures     figures;
  VtReward            reward;
  VtRewardType        type;

  if (self->updating || self->offer == NULL || !gtk_toggle_button_get_active (button))
    return;
  type = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "studio-reward-type"));
  settle_now (self);
  if (get_figures (self, &figures))
    {
      reward = studio_reward_convert (&self->offer->reward, type, &figures);
    }
  else
    {
      reward.type = type;
      reward.value = type == VT_REWARD_PERCENT ? 10 * PPM_PER_STEP : 1;
    }
  keep (self, &reward);
}

/* ---- showing ---- */

static void
show_scale (StudioBundleReward *self, const VtReward *reward)
{
  GtkAdjustment  *adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  VtBundleFigures figures;
  gint64          upper = N_PERCENT_STEPS;
  gint64          value = reward->value / PPM_PER_STEP;
  gint64          step = 1;

  if (reward->type != VT_REWARD_PERCENT)
    {
      gtk_widget_set_visible (self->scale_row, get_figures (self, &figures));
      if (!gtk_widget_get_visible (self->scale_row))
        return;
      upper = figures.list_minor;
      value = MIN (reward->value, upper);
      step = MAX (upper / 100, 1);
    }
  else
    {
      gtk_widget_set_visible (self->scale_row, TRUE);
    }
  gtk_adjustment_configure (adjustment, (double) value, reward->type == VT_REWARD_FIXED ? 0.0 : 1.0,
                            (double) upper, (double) step, (double) step * 10, 0);
}

void
studio_bundle_reward_show (StudioBundleReward *self, const VtOffer *offer)
{
  g_autofree char *text = NULL;
  gboolean         is_other;

  is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  if (is_other)
    {
      studio_text_row_commit (self->entry);
      settle_now (self);
      self->is_held = FALSE;
    }
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = vt_offer_copy (offer);
  if (self->is_held || self->settle_source != 0)
    return;

  self->updating = TRUE;
  for (guint i = 0; i < N_TYPES; i++)
    gtk_toggle_button_set_active (self->types[i], offer->reward.type == i);
  self->draft = offer->reward;
  text = studio_reward_to_typed (&offer->reward, studio_session_get_currency (self->session));
  studio_text_row_set_title (self->entry, title_of (offer->reward.type));
  studio_text_row_set_kept (self->entry, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title_of (offer->reward.type), -1);
  show_scale (self, &offer->reward);
  self->updating = FALSE;
}

/* ---- the widget ---- */

static void
studio_bundle_reward_dispose (GObject *object)
{
  StudioBundleReward *self = STUDIO_BUNDLE_REWARD (object);

  if (self->session != NULL)
    settle_now (self);
  self->updating = TRUE;
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_bundle_reward_parent_class)->dispose (object);
}

static void
studio_bundle_reward_class_init (StudioBundleRewardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bundle_reward_dispose;
  signals[SIGNAL_DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
types_row_new (StudioBundleReward *self)
{
  static const char *const labels[N_TYPES] = {[VT_REWARD_PERCENT] = N_ ("Percent Off"),
                                              [VT_REWARD_AMOUNT] = N_ ("Amount Off"),
                                              [VT_REWARD_FIXED] = N_ ("Fixed Price")};
  GtkWidget               *row = adw_preferences_row_new ();
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_TYPES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[i]));

      self->types[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->types[i], self->types[0]);
      g_object_set_data (G_OBJECT (button), "studio-reward-type", GUINT_TO_POINTER (i));
      g_signal_connect (button, "toggled", G_CALLBACK (on_type_toggled), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "offer-segments");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of discount"), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
scale_row_new (StudioBundleReward *self)
{
  GtkWidget          *row = adw_preferences_row_new ();
  GtkWidget          *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 1);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->scale = GTK_SCALE (scale);
  self->scale_row = row;
  studio_control_scroll_through (scale);
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_round_digits (GTK_RANGE (scale), 0);
  gtk_widget_add_css_class (scale, "offer-scale");
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_scale_event), self);
  gtk_widget_add_controller (scale, events);
  g_signal_connect (scale, "value-changed", G_CALLBACK (on_scale_changed), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scale);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discount by slider"), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
studio_bundle_reward_init (StudioBundleReward *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->entry = STUDIO_TEXT_ROW (studio_text_row_new (title_of (VT_REWARD_PERCENT)));
  g_signal_connect (self->entry, "committed", G_CALLBACK (on_committed), self);
  adw_preferences_group_set_title (group, _ ("What They Get"));
  adw_preferences_group_add (group, types_row_new (self));
  adw_preferences_group_add (group, GTK_WIDGET (self->entry));
  adw_preferences_group_add (group, scale_row_new (self));
  studio_group_name_list (group, _ ("What they get"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}

GtkWidget *
studio_bundle_reward_new (StudioSession *session)
{
  StudioBundleReward *self = g_object_new (STUDIO_TYPE_BUNDLE_REWARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
