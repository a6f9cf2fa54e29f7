/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders speak for and no offer does yet, by kind, each to make an offer of. */

#include "studio-suggestion-list.h"

#include "studio-actions.h"
#include "studio-suggestion-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioSuggestionList
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */

  GtkWidget     *scroller; /* (owned by the widget tree), as the others */
  GtkLabel      *title;
  GtkLabel      *text;
  GtkWidget     *import;
  GtkMenuButton *filter;
  GtkBox        *groups;
  GtkWidget     *group_of[VT_N_OFFER_KINDS]; /* (nullable): made when they are first needed */
};

G_DEFINE_FINAL_TYPE (StudioSuggestionList, studio_suggestion_list, GTK_TYPE_WIDGET)

static gboolean
has_orders (StudioSuggestionList *self)
{
  VtOrders *orders = studio_session_get_orders (self->session);

  return orders != NULL && orders->n_orders > 0;
}

static const char *
describe (StudioSuggestionList *self, guint n)
{
  if (n > 0)
    return _ ("What the orders speak for and no offer does yet. Of each kind, what may bring the "
              "most comes first.");
  if (!has_orders (self))
    return _ ("Import orders, and this page suggests what to offer.");
  if (studio_session_is_mining (self->session))
    return _ ("Looking through the orders…");
  return _ ("The orders speak for nothing that is not in an offer yet.");
}

/* ---- the filter ---- */

static void
count_kinds (GPtrArray *suggestions, guint *ret_counts)
{
  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    ret_counts[kind] = 0;
  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    ret_counts[((const VtSuggestion *) suggestions->pdata[i])->kind]++;
}

static void
add_choice (GMenu *menu, const char *label, guint n, const char *target)
{
  g_autofree char *text = g_strdup_printf (_ ("%s (%u)"), label, n);
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target (item, STUDIO_ACTION_SUGGESTION_KIND, "s", target);
  g_menu_append_item (menu, item);
}

/* One choice a kind that there is something of, and the one that is made. */
static void
show_filter (StudioSuggestionList *self, const guint *counts, guint n_all)
{
  const char      *chosen = studio_session_get_suggestion_kind (self->session);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  VtOfferKind      kind;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_choice (menu, _ ("All Kinds"), n_all, "");
  for (guint i = 0; i < VT_N_OFFER_KINDS; i++)
    if (counts[i] > 0)
      add_choice (menu, vt_offer_kind_to_text (i), counts[i], vt_offer_kind_to_word (i));
  if (vt_offer_kind_from_word (chosen, &kind))
    label = g_strdup_printf (_ ("%s (%u)"), vt_offer_kind_to_text (kind), counts[kind]);
  else
    label = g_strdup_printf (_ ("%s (%u)"), _ ("All Kinds"), n_all);
  /* Translators: which kinds of suggestions are shown */
  name = g_strdup_printf (_ ("Shown: %s"), label);
  gtk_menu_button_set_menu_model (self->filter, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->filter, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), n_all > 0);
}

/* ---- showing ---- */

static void
show_group (StudioSuggestionList *self, VtOfferKind kind, GPtrArray *suggestions, guint n)
{
  const char *chosen = studio_session_get_suggestion_kind (self->session);
  gboolean    is_chosen = *chosen == '\0' || g_str_equal (chosen, vt_offer_kind_to_word (kind));

  if (self->group_of[kind] == NULL && n > 0)
    {
      self->group_of[kind] = studio_suggestion_group_new (self->session, kind);
      gtk_box_append (self->groups, self->group_of[kind]);
    }
  if (self->group_of[kind] == NULL)
    return;
  studio_suggestion_group_show (STUDIO_SUGGESTION_GROUP (self->group_of[kind]), suggestions);
  gtk_widget_set_visible (self->group_of[kind], n > 0 && is_chosen);
}

/* The kind whose best suggestion may bring the most comes first. */
static void
sort_groups (StudioSuggestionList *self, GPtrArray *suggestions)
{
  GtkWidget *last = NULL;
  gboolean   is_placed[VT_N_OFFER_KINDS] = {FALSE};

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    {
      VtOfferKind kind = ((const VtSuggestion *) suggestions->pdata[i])->kind;

      if (is_placed[kind])
        continue;
      is_placed[kind] = TRUE;
      gtk_box_reorder_child_after (self->groups, self->group_of[kind], last);
      last = self->group_of[kind];
    }
}

static void
update (StudioSuggestionList *self)
{
  GPtrArray *suggestions = studio_session_get_suggestions (self->session);
  GPtrArray *offers = studio_session_get_offers (self->session);
  guint      n = suggestions != NULL ? suggestions->len : 0;
  guint      counts[VT_N_OFFER_KINDS];

  count_kinds (suggestions, counts);
  show_filter (self, counts, n);
  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    show_group (self, kind, suggestions, counts[kind]);
  sort_groups (self, suggestions);
  gtk_widget_set_visible (self->import, !has_orders (self));
  gtk_label_set_text (self->title, offers != NULL && offers->len == 0
                                       ? _ ("No Offers Yet")
                                       : _ ("Suggestions From the Orders"));
  gtk_label_set_text (self->text, describe (self, n));
}

/* ---- the widget ---- */

static void
studio_suggestion_list_dispose (GObject *object)
{
  StudioSuggestionList *self = STUDIO_SUGGESTION_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_suggestion_list_parent_class)->dispose (object);
}

static void
studio_suggestion_list_class_init (StudioSuggestionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_suggestion_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/offers/studio-suggestion-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, title);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, text);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, import);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, filter);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, groups);
}

static void
studio_suggestion_list_init (StudioSuggestionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_suggestion_list_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::suggestions", "notify::catalog",
                                        "notify::offers",      "notify::orders",
                                        "notify::mining",      "notify::suggestion-kind"};
  StudioSuggestionList    *self = g_object_new (STUDIO_TYPE_SUGGESTION_LIST, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
