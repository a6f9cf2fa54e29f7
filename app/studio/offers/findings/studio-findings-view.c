/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found of all offers together, on the Offers page. */

#include "studio-findings-view.h"

#include "studio-actions.h"
#include "studio-findings-row.h"
#include "studio-findings-search.h"
#include "studio-findings-words.h"
#include "studio-floor-panel.h"
#include "studio-offers-views.h"
#include "studio-row-filler.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LIST_WIDTH_PX 300
#define MAIN_WIDTH_PX 340

struct _StudioFindingsView
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  AdwLeaflet      *leaflet; /* (owned by the widget tree), as the others */
  GtkWidget       *list_pane;
  GtkWidget       *main_pane;
  GtkWidget       *to_findings;
  GtkLabel        *heading;
  GtkStack        *stack;
  GtkListBox      *list;
  char            *shown;  /* (owned) (nullable): what the rows say */
  StudioRowFiller *filler; /* (owned): there may be hundreds, each a little table */
};

G_DEFINE_FINAL_TYPE (StudioFindingsView, studio_findings_view, GTK_TYPE_WIDGET)

/* ---- following the session ---- */

static char *
tell_all (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const VtFinding *finding = findings->pdata[i];
      g_autofree char *key = studio_finding_make_key (finding);

      g_string_append_printf (text, "%s\n%s\n%s\n", key, finding->text, finding->proof);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (gpointer data)
{
  return studio_finding_row_new ();
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  StudioFindingsView *self = data;
  GPtrArray          *findings = studio_session_get_findings (self->session);

  if (findings != NULL && index < findings->len)
    studio_finding_row_show (row, self->session, findings->pdata[index]);
}

/* What says the same stays, and so does the focus in it. */
static void
show_rows (StudioFindingsView *self, GPtrArray *findings)
{
  g_autofree char *says = tell_all (findings);

  if (g_strcmp0 (says, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&says);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    gtk_widget_child_focus (self->list_pane, GTK_DIR_TAB_FORWARD);
  studio_row_filler_set_n_rows (self->filler, findings != NULL ? findings->len : 0);
}

static void
update (StudioFindingsView *self)
{
  GPtrArray       *findings = studio_session_get_findings (self->session);
  g_autofree char *text = studio_findings_describe (self->session);

  if (studio_session_get_catalog (self->session) == NULL)
    return;
  show_rows (self, findings);
  gtk_label_set_text (self->heading, text);
  gtk_button_set_label (GTK_BUTTON (self->to_findings), text);
  if (findings == NULL)
    gtk_stack_set_visible_child_name (self->stack, "looking");
  else
    gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "findings" : "nothing");
}

static void
back_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioFindingsView *self = STUDIO_FINDINGS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static void
show_main (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioFindingsView *self = STUDIO_FINDINGS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->main_pane);
}

/* ---- the list's side: the floor ---- */

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
scroller_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* Where there is room for one pane only. */
static GtkWidget *
to_findings_new (StudioFindingsView *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.show-findings");
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static GtkWidget *
list_pane_new (StudioFindingsView *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), studio_findings_search_new (self->session));
  self->to_findings = to_findings_new (self);
  gtk_box_append (GTK_BOX (box), self->to_findings);
  gtk_box_append (GTK_BOX (box), studio_floor_panel_new (self->session));
  gtk_widget_add_css_class (box, "findings-side");
  gtk_box_append (GTK_BOX (pane), bar_new (studio_offers_switch_new ()));
  gtk_box_append (GTK_BOX (pane), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (pane), scroller_new (box));
  gtk_widget_set_size_request (pane, LIST_WIDTH_PX, -1);
  gtk_widget_set_hexpand (pane, FALSE);
  return pane;
}

/* ---- the findings' side ---- */

static GtkWidget *
status_new (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
back_button_new (StudioFindingsView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("vitrine-back-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.back-to-list");
  gtk_widget_set_tooltip_text (button, _ ("Back to the Margin Floor"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the Margin Floor"), -1);
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static GtkWidget *
findings_new (StudioFindingsView *self)
{
  static const StudioRowFuncs funcs = {create_row, bind_row};
  GtkWidget                  *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->filler = studio_row_filler_new (self->list, &funcs, self);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings, the worst first"), -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (clamp, "findings-side");
  return scroller_new (clamp);
}

static GtkWidget *
main_pane_new (StudioFindingsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *bar = bar_new (heading);

  self->heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (heading, 6);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (bar, "offer-bar");
  gtk_box_prepend (GTK_BOX (bar), back_button_new (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack,
                       status_new (_ ("Trying Carts"),
                                   _ ("Carts are put together from what your offers speak of, "
                                      "the smallest first, to see what the offers do together.")),
                       "looking");
  gtk_stack_add_named (
      self->stack,
      status_new (_ ("Nothing Was Found"),
                  _ ("Of the offers that are ready, none is in the way of another, none "
                     "gives anything away with another, and each applies to some cart.")),
      "nothing");
  gtk_stack_add_named (self->stack, findings_new (self), "findings");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, MAIN_WIDTH_PX, -1);
  return box;
}

/* ---- the widget ---- */

static void
build (StudioFindingsView *self)
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
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
}

static void
studio_findings_view_dispose (GObject *object)
{
  StudioFindingsView *self = STUDIO_FINDINGS_VIEW (object);

  g_clear_pointer (&self->filler, studio_row_filler_free);
  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_findings_view_parent_class)->dispose (object);
}

static void
studio_findings_view_class_init (StudioFindingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_findings_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "view.back-to-list", NULL, back_to_list);
  gtk_widget_class_install_action (widget_class, "view.show-findings", NULL, show_main);
}

static void
studio_findings_view_init (StudioFindingsView *self)
{
}

GtkWidget *
studio_findings_view_new (StudioSession *session)
{
  StudioFindingsView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_FINDINGS_VIEW, NULL);
  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
