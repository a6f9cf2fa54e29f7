/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of views that the Offers page has, and the switch between them. */

#include "studio-offers-views.h"

#include "studio-actions.h"
#include "studio-campaigns-view.h"
#include "studio-findings-view.h"
#include "studio-segments-view.h"

#include <glib/gi18n-lib.h>

static const StudioOffersView views[] = {
    {"offers", N_ ("Offers"), NULL},
    {"campaigns", N_ ("Campaigns"), studio_campaigns_view_new},
    {"segments", N_ ("Segments"), studio_segments_view_new},
    {"findings", N_ ("Findings"), studio_findings_view_new},
};

const StudioOffersView *
studio_offers_views_get (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (views);
  return views;
}

const StudioOffersView *
studio_offers_views_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      return &views[i];
  return NULL;
}

/* Asking for a view; the action's own state follows once the session has it. */
static void
show_view (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (studio_offers_views_find (name) != NULL)
    studio_session_set_offers_view (session, name);
}

static void
follow_view (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  GAction *action =
      g_action_map_lookup_action (data, studio_action_bare_name (STUDIO_ACTION_OFFERS_VIEW));

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (studio_session_get_offers_view (session)));
}

void
studio_offers_views_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entry = {"offers-view", show_view, "s", "'offers'", show_view, {0}};

  g_action_map_add_action_entries (actions, &entry, 1, session);
  g_signal_connect_object (session, "notify::offers-view", G_CALLBACK (follow_view), actions, 0);
  follow_view (session, NULL, actions);
}

GtkWidget *
studio_offers_switch_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (views[i].title));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", views[i].name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_OFFERS_VIEW);
      gtk_widget_set_hexpand (button, TRUE);
      /* Four words must not take the room for a second pane. */
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (button, _ (views[i].title));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "offers-switch");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View"),
                                  -1);
  return box;
}
