/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Offers page: offers by priority, the editor of one, the products to put in it; and beside
 * them the other views of the same offers. */

#include "studio-offers-page.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-bulk-pane.h"
#include "studio-filter-button.h"
#include "studio-offer-editor.h"
#include "studio-offer-filter.h"
#include "studio-offer-list.h"
#include "studio-offer-shelf.h"
#include "studio-offer-words.h"
#include "studio-offers-views.h"
#include "studio-suggestion-list.h"
#include "studio-terms-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioOffersPage
{
  GtkWidget parent_instance;

  StudioSession     *session; /* (owned) */
  StudioOfferList   *list;    /* (owned by the widget tree) */
  StudioOfferShelf  *shelf;   /* (owned by the widget tree) */
  StudioOfferEditor *editor;  /* (owned by the widget tree) */
  char              *made_id; /* (owned) (nullable): gone to before it was there */

  /* Template */
  GtkStack        *views;
  AdwFlap         *flap;
  AdwLeaflet      *leaflet;
  GtkWidget       *list_pane;
  GtkWidget       *editor_pane;
  GtkBox          *switch_box;
  GtkWidget       *search_box;
  GtkSearchEntry  *search_entry;
  AdwBin          *chips_bin;
  GtkLabel        *count;
  GtkStack        *list_stack;
  AdwBin          *list_bin;
  GtkWidget       *suggestions_button;
  GtkLabel        *suggestions_label;
  GtkLabel        *heading;
  GtkWidget       *history_button;
  GtkWidget       *list_menu_button;
  GtkToggleButton *shelf_button;
  GtkStack        *editor_stack;
};

G_DEFINE_FINAL_TYPE (StudioOffersPage, studio_offers_page, GTK_TYPE_WIDGET)

/* ---- following the session ---- */

static const VtOffer *
shown_offer (StudioOffersPage *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  return id != NULL ? studio_session_find_offer (self->session, id) : NULL;
}

/* "7 of 18 offers", "18 offers" */
static void
show_count (StudioOffersPage *self, gboolean any)
{
  guint            n = studio_offer_list_get_n (self->list);
  guint            n_shown = studio_offer_list_get_n_shown (self->list);
  g_autofree char *text =
      n_shown == n
          ? g_strdup_printf (ngettext ("%u offer", "%u offers", n), n)
          : g_strdup_printf (ngettext ("%u of %u offer", "%u of %u offers", n), n_shown, n);

  gtk_widget_set_visible (GTK_WIDGET (self->count), any);
  gtk_label_set_text (self->count, text);
}

static void
update_list (StudioOffersPage *self)
{
  GPtrArray *offers = studio_session_get_offers (self->session);
  gboolean   any = offers != NULL && offers->len > 0;

  gtk_widget_set_visible (self->search_box, any);
  show_count (self, any);
  if (!any)
    gtk_stack_set_visible_child_name (self->list_stack, "none");
  else
    gtk_stack_set_visible_child_name (
        self->list_stack, studio_offer_list_get_n_shown (self->list) > 0 ? "offers" : "nothing");
}

static guint
count_selected (StudioOffersPage *self)
{
  return g_strv_length ((char **) studio_session_get_selected_offers (self->session));
}

/* "Bundle, priority 2 of 5" */
static char *
describe_place (StudioOffersPage *self, const VtOffer *offer, guint n_selected)
{
  GPtrArray *offers = studio_session_get_offers (self->session);
  guint      position;

  if (n_selected > 1)
    return g_strdup_printf (ngettext ("%u offer", "%u offers", n_selected), n_selected);
  if (offer == NULL || !g_ptr_array_find (offers, offer, &position))
    return g_strdup (_ ("Suggestions"));
  /* Translators: a kind of offer, its rank, and how many there are */
  return g_strdup_printf (_ ("%s, priority %u of %u"), vt_offer_kind_to_text (offer->kind),
                          position + 1, offers->len);
}

/* A place to put products in is needed before the products are. */
static void
update_editor (StudioOffersPage *self)
{
  const VtOffer   *offer = shown_offer (self);
  guint            n_selected = count_selected (self);
  gboolean         takes_products = offer != NULL && n_selected == 1;
  g_autofree char *heading = describe_place (self, offer, n_selected);

  if (n_selected > 1)
    gtk_stack_set_visible_child_name (self->editor_stack, "bulk");
  else
    gtk_stack_set_visible_child_name (self->editor_stack, offer != NULL ? "editor" : "suggestions");
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (self->history_button, takes_products);
  gtk_widget_set_visible (GTK_WIDGET (self->shelf_button), takes_products);
  gtk_widget_set_visible (GTK_WIDGET (self->shelf), takes_products);
  update_list (self);
}

static void
update_suggestions (StudioOffersPage *self)
{
  GPtrArray       *suggestions = studio_session_get_suggestions (self->session);
  guint            n = suggestions != NULL ? suggestions->len : 0;
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("Suggestions"))
             : g_strdup_printf (ngettext ("%u Suggestion", "%u Suggestions", n), n);

  gtk_label_set_text (self->suggestions_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->suggestions_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Where there is room for one pane only; a leaflet that shows both would move the focus there. */
static void
show_pane (StudioOffersPage *self, GtkWidget *pane)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, pane);
}

/* Going to an offer goes to its editor, unless it is one of those that are being gathered in the
 * list. */
static void
on_offer_id (StudioOffersPage *self)
{
  update_editor (self);
  if (studio_session_get_offer_id (self->session) != NULL &&
      !studio_offer_list_is_gathering (self->list))
    show_pane (self, self->editor_pane);
}

/* The pane that was in use is the one that is left. */
static void
on_folded (StudioOffersPage *self)
{
  gboolean has_offer = studio_session_get_offer_id (self->session) != NULL;

  show_pane (self, has_offer ? self->editor_pane : self->list_pane);
}

/* What was just made is gone on with: the focus is in its editor once it is there. */
static void
enter_made (StudioOffersPage *self)
{
  g_autofree char *id = NULL;

  if (self->made_id == NULL || studio_session_find_offer (self->session, self->made_id) == NULL)
    return;
  id = g_steal_pointer (&self->made_id);
  if (g_strcmp0 (id, studio_session_get_offer_id (self->session)) == 0)
    studio_offer_editor_enter (self->editor);
}

static void
wait_for_made (StudioOffersPage *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  g_clear_pointer (&self->made_id, g_free);
  if (id != NULL && studio_session_find_offer (self->session, id) == NULL)
    self->made_id = g_strdup (id);
}

static void
on_go (StudioSession *session, const char *place, gpointer user_data)
{
  StudioOffersPage *self = user_data;
  const char       *id = studio_session_get_offer_id (session);

  if (id != NULL && g_str_has_prefix (place, "offers/") &&
      g_str_equal (place + strlen ("offers/"), id))
    wait_for_made (self);
}

/* ---- views ---- */

/* %NULL where the offers themselves show. */
static GtkWidget *
shown_view (StudioOffersPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->views);

  return shown == GTK_WIDGET (self->flap) ? NULL : shown;
}

/* Made on the first visit. */
static void
on_offers_view (StudioOffersPage *self)
{
  const char             *name = studio_session_get_offers_view (self->session);
  const StudioOffersView *view = studio_offers_views_find (name);

  if (view == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->views, name) == NULL)
    gtk_stack_add_named (self->views, view->create (self->session), name);
  gtk_stack_set_visible_child_name (self->views, name);
}

/* ---- commands of the page ---- */

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  StudioOffersPage *self = user_data;

  studio_offer_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update_list (self);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  studio_offer_filter_clear (studio_offer_filter_get (self->session));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);

  if (shown_view (self) != NULL)
    {
      gtk_widget_activate_action (shown_view (self), "view.find", NULL);
      return;
    }
  show_pane (self, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
toggle_shelf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);

  if (shown_view (self) != NULL)
    {
      gtk_widget_activate_action (shown_view (self), "view.inspector", NULL);
      return;
    }
  gtk_toggle_button_set_active (self->shelf_button,
                                !gtk_toggle_button_get_active (self->shelf_button));
}

static void
find_product (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);

  gtk_toggle_button_set_active (self->shelf_button, TRUE);
  studio_offer_shelf_find (self->shelf);
}

static void
edit_as_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);
  const VtOffer    *offer = shown_offer (self);
  GtkWidget        *window;

  if (offer == NULL)
    return;
  window =
      studio_terms_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, offer);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_suggestions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (widget);

  studio_session_set_offer_id (self->session, NULL);
  show_pane (self, self->editor_pane);
}

static void
back_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_pane (STUDIO_OFFERS_PAGE (widget), STUDIO_OFFERS_PAGE (widget)->list_pane);
}

/* ---- the page ---- */

static void
studio_offers_page_dispose (GObject *object)
{
  StudioOffersPage *self = STUDIO_OFFERS_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->views, gtk_widget_unparent);
  g_clear_pointer (&self->made_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offers_page_parent_class)->dispose (object);
}

static void
studio_offers_page_class_init (StudioOffersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_offers_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/offers/studio-offers-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioOffersPage, name)
  BIND (views);
  BIND (flap);
  BIND (leaflet);
  BIND (list_pane);
  BIND (editor_pane);
  BIND (switch_box);
  BIND (search_box);
  BIND (search_entry);
  BIND (chips_bin);
  BIND (count);
  BIND (list_stack);
  BIND (list_bin);
  BIND (suggestions_button);
  BIND (suggestions_label);
  BIND (heading);
  BIND (history_button);
  BIND (list_menu_button);
  BIND (shelf_button);
  BIND (editor_stack);
#undef BIND
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "page.inspector", NULL, toggle_shelf);
  gtk_widget_class_install_action (widget_class, "page.find-product", NULL, find_product);
  gtk_widget_class_install_action (widget_class, "page.edit-as-text", NULL, edit_as_text);
  gtk_widget_class_install_action (widget_class, "page.show-suggestions", NULL, show_suggestions);
  gtk_widget_class_install_action (widget_class, "page.back-to-list", NULL, back_to_list);
}

static void
studio_offers_page_init (StudioOffersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_offers_page_new (StudioSession *session)
{
  StudioOffersPage *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_OFFERS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->list = STUDIO_OFFER_LIST (studio_offer_list_new (session));
  self->shelf = STUDIO_OFFER_SHELF (studio_offer_shelf_new (session));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->history_button),
                                  STUDIO_ACTION_OFFER_HISTORY);
  studio_accessible_set_label (self->list_menu_button, _ ("More to do with offers"));
  gtk_box_append (self->switch_box, studio_offers_switch_new ());
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->shelf));
  gtk_stack_add_named (self->editor_stack, studio_suggestion_list_new (session), "suggestions");
  self->editor = STUDIO_OFFER_EDITOR (studio_offer_editor_new (session));
  gtk_stack_add_named (self->editor_stack, GTK_WIDGET (self->editor), "editor");
  gtk_stack_add_named (self->editor_stack, studio_bulk_pane_new (session), "bulk");
  gtk_box_append (GTK_BOX (self->search_box), studio_filter_button_new (session));
  adw_bin_set_child (self->chips_bin, studio_filter_chips_new (session));
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (on_offer_id), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "go", G_CALLBACK (on_go), self, 0);
  g_signal_connect_object (session, "notify::offer-selection", G_CALLBACK (update_editor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_offer_filter_get (session), "changed", G_CALLBACK (update_list),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers-view", G_CALLBACK (on_offers_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::problems", G_CALLBACK (update_editor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::suggestions", G_CALLBACK (update_suggestions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::problems", G_CALLBACK (enter_made), self,
                           G_CONNECT_SWAPPED);
  update_suggestions (self);
  on_offer_id (self);
  wait_for_made (self);
  on_offers_view (self);
  return GTK_WIDGET (self);
}
