/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders speak for: pairs without an offer, each to make one of. */

#include "studio-suggestion-list.h"

#include "studio-offer-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_SHOWN 20

struct _StudioSuggestionList
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */

  GtkWidget  *scroller; /* (owned by the widget tree), as the others */
  GtkLabel   *title;
  GtkLabel   *text;
  GtkWidget  *import;
  GtkWidget  *section;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (StudioSuggestionList, studio_suggestion_list, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static char *
price_line (StudioSuggestionList *self, const VtBundleFigures *figures)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *list = vt_money_to_display (figures->list_minor, currency);
  g_autofree char  *price = vt_money_to_display (figures->price_minor, currency);

  return g_strdup_printf (_ ("As a bundle %s instead of %s."), price, list);
}

static GtkWidget *
dismiss_button_new (const char *const *skus, const char *title)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("vitrine-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Dismiss %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Do not suggest this again"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", skus[0], skus[1]);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.dismiss-suggestion");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_row (StudioSuggestionList *self, VtCatalog *catalog, const VtSuggestion *suggestion)
{
  const VtProduct *a = vt_catalog_get (catalog, suggestion->product_a);
  const VtProduct *b = vt_catalog_get (catalog, suggestion->product_b);
  const char      *skus[] = {a->sku, b->sku, NULL};
  g_autofree char *a_title = studio_product_title (catalog, a->sku);
  g_autofree char *b_title = studio_product_title (catalog, b->sku);
  /* Translators: two products that go together */
  g_autofree char *title = g_strdup_printf (_ ("%s + %s"), a_title, b_title);
  g_autofree char *price = price_line (self, &suggestion->figures);
  g_autofree char *text = g_strdup_printf ("%s %s", suggestion->reason, price);
  g_autofree char *make_name = g_strdup_printf (_ ("Make Offer of %s"), title);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *make = gtk_button_new_with_label (_ ("Make Offer"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (make, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (make), g_variant_new_strv (skus, -1));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (make), "win.make-bundle-of");
  gtk_accessible_update_property (GTK_ACCESSIBLE (make), GTK_ACCESSIBLE_PROPERTY_LABEL, make_name,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), dismiss_button_new (skus, title));
  gtk_list_box_append (self->list, row);
}

/* ---- showing ---- */

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
    return _ ("Bought together far more often than by chance, and in no offer yet. The most worth "
              "comes first.");
  if (!has_orders (self))
    return _ ("Import orders, and this page suggests what to bundle.");
  if (studio_session_is_mining (self->session))
    return _ ("Looking through the orders…");
  return _ ("The orders speak for nothing that is not in an offer yet.");
}

static void
update (StudioSuggestionList *self)
{
  GPtrArray *suggestions = studio_session_get_suggestions (self->session);
  GPtrArray *offers = studio_session_get_offers (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  guint      n = suggestions != NULL && catalog != NULL ? MIN (suggestions->len, N_SHOWN) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < n; i++)
    add_row (self, catalog, suggestions->pdata[i]);
  gtk_widget_set_visible (self->section, n > 0);
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
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, section);
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionList, list);
}

static void
studio_suggestion_list_init (StudioSuggestionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_suggestion_list_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::suggestions", "notify::catalog", "notify::offers",
                                        "notify::orders", "notify::mining"};
  StudioSuggestionList    *self = g_object_new (STUDIO_TYPE_SUGGESTION_LIST, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
