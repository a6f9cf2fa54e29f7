/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns of the Offers page: the list, what is live when, the editor of one. */

#include "studio-campaigns-view.h"

#include "studio-actions.h"
#include "studio-campaign-editor.h"
#include "studio-campaign-list.h"
#include "studio-campaign-scope.h"
#include "studio-day-list.h"
#include "studio-month.h"
#include "studio-offers-views.h"
#include "studio-timeline.h"
#include "vt-campaign-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LIST_WIDTH_PX 240
#define MAIN_WIDTH_PX 360
#define TIMELINE_HEIGHT_PX 180
#define DAYS_WIDTH_PX 150
#define EDITOR_HEIGHT_PX 200

struct _StudioCampaignsView
{
  GtkWidget parent_instance;

  StudioSession      *session; /* (owned) */
  AdwLeaflet         *leaflet; /* (owned by the widget tree), as the others */
  GtkWidget          *list_pane;
  GtkWidget          *main_pane;
  GtkSearchEntry     *search_entry;
  StudioCampaignList *list;
  GtkLabel           *heading;
  GtkStack           *shows; /* timeline or calendar */
  GtkStack           *stack; /* the editor, or none */
  GtkWidget          *zoom_buttons;
};

G_DEFINE_FINAL_TYPE (StudioCampaignsView, studio_campaigns_view, GTK_TYPE_WIDGET)

/* The month of the calendar, else the campaign looked at. */
static char *
make_heading (StudioCampaignsView *self, const VtCampaign *campaign)
{
  StudioCampaignScope *scope = studio_campaign_scope_get (self->session);

  if (g_str_equal (studio_campaign_scope_get_show (scope), "calendar"))
    return vt_month_to_text (studio_campaign_scope_get_day (scope));
  return campaign != NULL ? vt_words_title (campaign->name, VT_WORDS_TITLE_MAX)
                          : g_strdup (_ ("Campaigns"));
}

static void
update (StudioCampaignsView *self)
{
  const VtCampaign *campaign =
      studio_session_find_campaign (self->session, studio_session_get_campaign_id (self->session));
  g_autofree char *heading = make_heading (self, campaign);

  gtk_label_set_text (self->heading, heading);
  gtk_stack_set_visible_child_name (self->stack, campaign != NULL ? "editor" : "none");
}

static void
follow_scope (StudioCampaignsView *self)
{
  const char *show = studio_campaign_scope_get_show (studio_campaign_scope_get (self->session));

  gtk_stack_set_visible_child_name (self->shows, show);
  gtk_widget_set_visible (self->zoom_buttons, g_str_equal (show, "timeline"));
  update (self);
}

/* Where there is room for one pane only; a leaflet that shows both would move the focus there. */
static void
show_pane (StudioCampaignsView *self, GtkWidget *pane)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, pane);
}

/* Going to a campaign goes to its editor. */
static void
on_campaign_id (StudioCampaignsView *self)
{
  update (self);
  if (studio_session_get_campaign_id (self->session) != NULL)
    show_pane (self, self->main_pane);
}

/* The pane that was in use is the one that is left. */
static void
on_folded (StudioCampaignsView *self)
{
  gboolean has_campaign = studio_session_get_campaign_id (self->session) != NULL;

  show_pane (self, has_campaign ? self->main_pane : self->list_pane);
}

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  StudioCampaignsView *self = user_data;

  studio_campaign_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCampaignsView *self = STUDIO_CAMPAIGNS_VIEW (widget);

  show_pane (self, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCampaignsView *self = STUDIO_CAMPAIGNS_VIEW (widget);

  show_pane (self, self->list_pane);
}

/* ---- the widget ---- */

static GtkWidget *
bar_new (GtkWidget *child)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (bar), child);
  return bar;
}

static GtkWidget *
new_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New Campaign"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_NEW_CAMPAIGN);
  return button;
}

static GtkWidget *
list_pane_new (StudioCampaignsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->search_entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search_entry, "placeholder-text", _ ("Search campaigns"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search campaigns"), -1);
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  self->list = STUDIO_CAMPAIGN_LIST (studio_campaign_list_new (self->session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (box), bar_new (studio_offers_switch_new ()));
  gtk_box_append (GTK_BOX (box), bar_new (GTK_WIDGET (self->search_entry)));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), bar_new (new_button_new ()));
  gtk_widget_set_size_request (box, LIST_WIDTH_PX, -1);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static GtkWidget *
back_button_new (StudioCampaignsView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("vitrine-back-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.back-to-list");
  gtk_widget_set_tooltip_text (button, _ ("All Campaigns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All Campaigns"), -1);
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static GtkWidget *
none_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Campaign Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("A campaign gives offers dates together: each is there while "
                                      "both it and its campaign are."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

/* A button of an action: with an icon, else with words. */
typedef struct
{
  const char *target;
  const char *text;
  const char *icon_name; /* (nullable) */
} Choice;

static GtkWidget *
choices_new (const Choice *choices, guint n, const char *action, GType type)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget  *button = g_object_new (type, NULL);
      const char *text = _ (choices[i].text);

      if (choices[i].icon_name != NULL)
        {
          gtk_button_set_icon_name (GTK_BUTTON (button), choices[i].icon_name);
          gtk_widget_set_tooltip_text (button, text);
          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          text, -1);
        }
      else
        {
          gtk_button_set_label (GTK_BUTTON (button), text);
        }
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choices[i].target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
main_bar_new (StudioCampaignsView *self)
{
  static const Choice shows[] = {{"timeline", N_ ("Timeline"), NULL},
                                 {"calendar", N_ ("Calendar"), NULL}};
  static const Choice zooms[] = {{"out", N_ ("Show More Days"), "vitrine-zoom-out-symbolic"},
                                 {"in", N_ ("Show Fewer Days"), "vitrine-zoom-in-symbolic"}};
  static const Choice days[] = {{"earlier", N_ ("Earlier"), "vitrine-back-symbolic"},
                                {"today", N_ ("Today"), NULL},
                                {"later", N_ ("Later"), "vitrine-next-symbolic"}};
  GtkWidget          *heading = gtk_label_new (NULL);
  GtkWidget          *bar = bar_new (heading);

  self->heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (heading, 6);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (bar, "offer-bar");
  gtk_box_prepend (GTK_BOX (bar), back_button_new (self));
  self->zoom_buttons =
      choices_new (zooms, G_N_ELEMENTS (zooms), STUDIO_ACTION_TIMELINE_ZOOM, GTK_TYPE_BUTTON);
  gtk_box_append (GTK_BOX (bar), self->zoom_buttons);
  gtk_box_append (GTK_BOX (bar), choices_new (days, G_N_ELEMENTS (days),
                                              STUDIO_ACTION_CAMPAIGNS_DAY, GTK_TYPE_BUTTON));
  gtk_box_append (GTK_BOX (bar),
                  choices_new (shows, G_N_ELEMENTS (shows), STUDIO_ACTION_CAMPAIGNS_SHOW,
                               GTK_TYPE_TOGGLE_BUTTON));
  return bar;
}

static GtkWidget *
timeline_new (StudioCampaignsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *timeline = studio_timeline_new (self->session);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), timeline);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), studio_timeline_axis_new (STUDIO_TIMELINE (timeline)));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, -1, TIMELINE_HEIGHT_PX);
  return box;
}

static GtkWidget *
paned_new (GtkOrientation orientation, GtkWidget *start, GtkWidget *end)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static GtkWidget *
main_pane_new (StudioCampaignsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *days = studio_day_list_new (self->session);
  GtkWidget *calendar;

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, none_new (), "none");
  gtk_stack_add_named (self->stack, studio_campaign_editor_new (self->session), "editor");
  gtk_widget_set_size_request (days, DAYS_WIDTH_PX, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, EDITOR_HEIGHT_PX);
  calendar = paned_new (GTK_ORIENTATION_HORIZONTAL, studio_month_new (self->session), days);
  self->shows = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->shows, FALSE);
  gtk_stack_add_named (
      self->shows,
      paned_new (GTK_ORIENTATION_VERTICAL, timeline_new (self), GTK_WIDGET (self->stack)),
      "timeline");
  gtk_stack_add_named (self->shows, calendar, "calendar");
  gtk_widget_set_vexpand (GTK_WIDGET (self->shows), TRUE);
  gtk_box_append (GTK_BOX (box), main_bar_new (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->shows));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, MAIN_WIDTH_PX, -1);
  return box;
}

static void
build (StudioCampaignsView *self)
{
  AdwLeafletPage *separator;

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  self->list_pane = list_pane_new (self);
  self->main_pane = main_pane_new (self);
  adw_leaflet_append (self->leaflet, self->list_pane);
  separator = adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_leaflet_page_set_navigatable (separator, FALSE);
  adw_leaflet_append (self->leaflet, self->main_pane);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
}

static void
studio_campaigns_view_dispose (GObject *object)
{
  StudioCampaignsView *self = STUDIO_CAMPAIGNS_VIEW (object);

  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_campaigns_view_parent_class)->dispose (object);
}

static void
studio_campaigns_view_class_init (StudioCampaignsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_campaigns_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "view.back-to-list", NULL, back_to_list);
}

static void
studio_campaigns_view_init (StudioCampaignsView *self)
{
}

GtkWidget *
studio_campaigns_view_new (StudioSession *session)
{
  StudioCampaignsView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_CAMPAIGNS_VIEW, NULL);
  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "notify::campaign-id", G_CALLBACK (on_campaign_id), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_campaign_scope_get (session), "changed",
                           G_CALLBACK (follow_scope), self, G_CONNECT_SWAPPED);
  follow_scope (self);
  on_campaign_id (self);
  return GTK_WIDGET (self);
}
