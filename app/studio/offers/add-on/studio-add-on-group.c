/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One group of options: how many may be chosen, and what they cost. */

#include "studio-add-on-group.h"

#include "studio-choice-field.h"
#include "studio-companions.h"
#include "studio-field-set.h"
#include "studio-group-choice.h"
#include "studio-list-field.h"
#include "studio-live-figure.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-text-field.h"
#include "vt-add-on.h"
#include "vt-document.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioAddOnGroup
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  guint          index;

  GtkWidget           *set; /* (owned by the widget tree), as the others */
  AdwPreferencesGroup *group;
  GtkWidget           *name;
  GtkWidget           *up;
  GtkWidget           *down;
  GtkWidget           *remove;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioAddOnGroup,
                               studio_add_on_group,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- options ---- */

static const StudioChoice pers[] = {
    {"unit", N_ ("For each unit")},
    {"line", N_ ("For each line")},
    {"order", N_ ("Once an order")},
};

/* It begins at what it costs anyway. */
static JsonNode *
create_option (const VtProduct *product)
{
  g_autoptr (JsonObject) option = json_object_new ();

  json_object_set_string_member (option, "sku", product->sku);
  json_object_set_int_member (option, "price",
                              product->price_minor != VT_MONEY_UNKNOWN ? product->price_minor : 0);
  return json_node_init_object (json_node_alloc (), option);
}

static const char *
tell_per (const char *per)
{
  for (guint i = 0; per != NULL && i < G_N_ELEMENTS (pers); i++)
    if (strcmp (pers[i].word, per) == 0)
      return _ (pers[i].label);
  return _ (pers[0].label);
}

/* "For each unit $15.00 instead of $19.00", "For each unit included, otherwise $19.00" */
static char *
tell_charge (JsonObject *option, const char *list, const VtCurrency *currency)
{
  const char      *per = tell_per (vt_terms_get_text (option, "per"));
  gint64           price_minor = vt_terms_get_int64 (option, "price", 0);
  g_autofree char *price = NULL;

  if (price_minor == 0)
    /* Translators: "For each unit", and what it costs otherwise */
    return g_strdup_printf (_ ("%s included, otherwise %s"), per, list);
  price = vt_money_to_display (price_minor, currency);
  /* Translators: "For each unit", a price, and what it costs otherwise */
  return g_strdup_printf (_ ("%s %s instead of %s"), per, price, list);
}

/* What it is charged, and how many take it along. */
static void
tell_option (StudioSession *session,
             const VtOffer *offer,
             JsonNode      *element,
             guint          index,
             char         **ret_title,
             char         **ret_subtitle)
{
  VtCatalog        *catalog = studio_session_get_catalog (session);
  const VtCurrency *currency = studio_session_get_currency (session);
  const char       *sku = vt_terms_element_get_sku (element);
  g_autofree char  *list = NULL;
  g_autofree char  *attach = NULL;
  g_autofree char  *text = NULL;

  if (catalog == NULL || sku == NULL || !JSON_NODE_HOLDS_OBJECT (element))
    return;
  list = vt_words_price (catalog, sku, currency);
  attach = studio_companions_tell_attach (studio_companions_of (session), sku);
  text = tell_charge (json_node_get_object (element), list, currency);
  *ret_title = studio_product_title (catalog, sku);
  *ret_subtitle =
      attach != NULL ? g_strdup_printf ("%s · %s", text, attach) : g_steal_pointer (&text);
}

/* What the shop keeps of the price. @data: the option's path */
static char *
tell_margin (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, gpointer data)
{
  JsonNode        *element = vt_terms_path_get (offer->terms, data);
  const char      *sku = element != NULL ? vt_terms_element_get_sku (element) : NULL;
  guint32          index = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;
  const VtProduct *product;
  gint64           price_minor;

  if (index == VT_PRODUCT_NONE)
    return NULL;
  product = vt_catalog_get (catalog, index);
  price_minor = vt_terms_get_int64 (json_node_get_object (element), "price", 0);
  if (product->cost_minor == VT_MONEY_UNKNOWN || product->price_minor == VT_MONEY_UNKNOWN)
    return NULL;
  /* It never costs more than it does anyway. */
  price_minor = MIN (price_minor, product->price_minor);
  return studio_margin_to_text (price_minor - product->cost_minor, price_minor, currency);
}

static void
extend_option (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *price = g_strconcat (path, "/price", NULL);
  g_autofree char *per = g_strconcat (path, "/per", NULL);
  GtkWidget       *money = studio_money_field_new (session, _ ("Price"), price, 0, NULL);

  studio_field_row_set_hint (STUDIO_FIELD_ROW (money), _ ("0 for what is included"));
  g_ptr_array_add (rows, money);
  g_ptr_array_add (
      rows, studio_choice_field_new (session, _ ("Charged"), per, pers, G_N_ELEMENTS (pers)));
  g_ptr_array_add (
      rows, studio_live_figure_new (session, _ ("Margin"), tell_margin, g_strdup (path), g_free));
  g_ptr_array_add (rows, studio_group_choice_new (session, path));
}

/* What is dragged from another group goes over. */
static gboolean
adopt_option (StudioSession *session, const VtOffer *offer, const char *path, const char *sku)
{
  guint group;
  guint index;

  if (!vt_add_on_find_option (offer->terms, sku, &group, &index))
    return FALSE;
  studio_add_on_move_option (session, offer->id, sku,
                             (guint) g_ascii_strtoull (path + strlen ("groups/"), NULL, 10));
  return TRUE;
}

static const StudioListKind options_kind = {
    .list_name = N_ ("Options"),
    .empty = N_ ("Search below for what can be chosen, or drag products here"),
    .takes_products = TRUE,
    .create_product = create_option,
    .tell = tell_option,
    .extend = extend_option,
    .adopt = adopt_option,
};

/* ---- the group ---- */

static void
on_up (GtkButton *button, gpointer user_data)
{
  StudioAddOnGroup *self = user_data;

  studio_offer_move_term (self->session, self->offer->id, _ ("Reorder Groups"), "groups",
                          self->index, self->index - 1);
}

static void
on_down (GtkButton *button, gpointer user_data)
{
  StudioAddOnGroup *self = user_data;

  studio_offer_move_term (self->session, self->offer->id, _ ("Reorder Groups"), "groups",
                          self->index, self->index + 1);
}

static void
on_remove (GtkButton *button, gpointer user_data)
{
  StudioAddOnGroup *self = user_data;
  g_autofree char  *path = g_strdup_printf ("groups/%u", self->index);

  studio_offer_set_term (self->session, self->offer->id, _ ("Remove Group"), path, NULL);
}

/* Takes @label. */
static void
name_button (GtkWidget *button, char *label)
{
  g_autofree char *owned = label;

  gtk_widget_set_tooltip_text (button, owned);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, owned,
                                  -1);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioAddOnGroup *self = STUDIO_ADD_ON_GROUP (field);
  JsonArray        *groups = vt_terms_get_array (vt_offer_get_terms (offer), "groups");
  JsonObject       *group = vt_terms_get_element (groups, self->index);
  VtOffer          *copy = vt_offer_copy (offer);
  const char       *id = vt_terms_get_text (group, "id");
  g_autofree char  *title = vt_words_title (id != NULL ? id : "?", VT_WORDS_TITLE_MAX);
  g_autofree char  *escaped = g_markup_escape_text (title, -1);
  g_autofree char  *choice = group != NULL ? vt_add_on_tell_choice (group) : NULL;

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  /* A group's title is always markup. */
  adw_preferences_group_set_title (self->group, escaped);
  adw_preferences_group_set_description (self->group, choice);
  name_button (self->up, g_strdup_printf (_ ("Move %s Up"), title));
  name_button (self->down, g_strdup_printf (_ ("Move %s Down"), title));
  name_button (self->remove, g_strdup_printf (_ ("Remove %s"), title));
  gtk_widget_set_sensitive (self->up, self->index > 0);
  gtk_widget_set_sensitive (self->down, self->index + 1 < vt_terms_get_length (groups));
  studio_field_show (STUDIO_FIELD (self->set), offer);
}

static void
commit (StudioField *field)
{
  studio_field_commit (STUDIO_FIELD (STUDIO_ADD_ON_GROUP (field)->set));
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the widget ---- */

static void
studio_add_on_group_dispose (GObject *object)
{
  StudioAddOnGroup *self = STUDIO_ADD_ON_GROUP (object);

  g_clear_pointer (&self->set, gtk_widget_unparent);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_add_on_group_parent_class)->dispose (object);
}

static void
studio_add_on_group_class_init (StudioAddOnGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_add_on_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_add_on_group_init (StudioAddOnGroup *self)
{
}

static GtkWidget *
button_new (StudioAddOnGroup *self, const char *icon, GCallback on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", on_clicked, self);
  return button;
}

static GtkWidget *
buttons_new (StudioAddOnGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->up = button_new (self, "vitrine-up-symbolic", G_CALLBACK (on_up));
  self->down = button_new (self, "vitrine-down-symbolic", G_CALLBACK (on_down));
  self->remove = button_new (self, "vitrine-remove-symbolic", G_CALLBACK (on_remove));
  gtk_box_append (GTK_BOX (box), self->up);
  gtk_box_append (GTK_BOX (box), self->down);
  gtk_box_append (GTK_BOX (box), self->remove);
  return box;
}

static void
on_draft (StudioField *set, const VtOffer *draft, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "draft", draft);
}

GtkWidget *
studio_add_on_group_new (StudioSession *session, guint index)
{
  StudioAddOnGroup *self = g_object_new (STUDIO_TYPE_ADD_ON_GROUP, NULL);
  g_autofree char  *id = g_strdup_printf ("groups/%u/id", index);
  g_autofree char  *min = g_strdup_printf ("groups/%u/min", index);
  g_autofree char  *max = g_strdup_printf ("groups/%u/max", index);
  g_autofree char  *options = g_strdup_printf ("groups/%u/options", index);
  StudioFieldSet   *set;

  self->session = g_object_ref (session);
  self->index = index;
  self->set = studio_field_set_new ();
  set = STUDIO_FIELD_SET (self->set);
  self->group = studio_field_set_add_group (set, "", NULL, _ ("The group"));
  adw_preferences_group_set_header_suffix (self->group, buttons_new (self));
  self->name = studio_text_field_new (session, _ ("Name of the group"), id, VT_ID_MAX_BYTES, NULL);
  studio_field_set_add (set, self->name);
  studio_field_set_add (set, studio_number_field_new (session, _ ("Have to be chosen"), min, 0,
                                                      VT_ADD_ON_MAX_OPTIONS, NULL, _ ("none")));
  studio_field_set_add (set, studio_number_field_new (session, _ ("Have their price at most"), max,
                                                      1, VT_ADD_ON_MAX_OPTIONS, NULL, _ ("all")));
  studio_field_set_add (
      set, studio_list_field_new (session, _ ("Options"), NULL, options, &options_kind));
  g_signal_connect (self->set, "draft", G_CALLBACK (on_draft), self);
  gtk_widget_set_parent (self->set, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
studio_add_on_group_enter (StudioAddOnGroup *self)
{
  g_return_if_fail (STUDIO_IS_ADD_ON_GROUP (self));

  studio_field_enter (STUDIO_FIELD (self->name));
}
