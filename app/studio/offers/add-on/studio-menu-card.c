/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options as a shopper sees them, and what they come to. */

#include "studio-menu-card.h"

#include "studio-companions.h"
#include "studio-offer-words.h"
#include "studio-refresh.h"
#include "vt-add-on.h"
#include "vt-terms-list.h"
#include "vt-tried-cart.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* An option: its box, and what it costs with the base. */
typedef struct
{
  char           *sku; /* (owned) */
  GtkCheckButton *check;
  GtkLabel       *price;
} Option;

struct _StudioMenuCard
{
  GtkWidget parent_instance;

  StudioSession    *session;    /* (owned) */
  StudioCompanions *companions; /* (unowned): the session owns them */
  StudioRefresh    *refresh;    /* (owned) */
  VtOffer          *offer;      /* (owned) (nullable): shown */
  GPtrArray        *options;    /* (owned) (element-type Option) */
  char             *layout;     /* (owned) (nullable): of the rows that are there */
  gboolean          updating;

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  GtkLabel            *base;
  GtkBox              *menu;
  GtkLabel            *total;
  GtkLabel            *sentence;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioMenuCard,
                               studio_menu_card,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->sku);
  g_free (option);
}

/* ---- trying ---- */

typedef struct
{
  VtOffer     *offer;   /* (owned) */
  VtCatalog   *catalog; /* (owned) */
  VtCart      *cart;    /* (owned) */
  VtCurrency   currency;
  VtTriedCart *tried; /* (owned) (nullable) */
} Work;

static gpointer
take (gpointer owner)
{
  StudioMenuCard *self = owner;
  VtCatalog      *catalog = studio_session_get_catalog (self->session);
  guint32         base = studio_companions_get_best_anchor (self->companions);
  Work           *work;

  if (self->offer == NULL || catalog == NULL || base == VT_PRODUCT_NONE)
    return NULL;
  work = g_new0 (Work, 1);
  work->offer = vt_offer_copy (self->offer);
  work->catalog = vt_catalog_ref (catalog);
  work->currency = *studio_session_get_currency (self->session);
  work->cart = vt_cart_new ();
  vt_cart_set (work->cart, vt_catalog_get (catalog, base)->sku, 1);
  for (guint i = 0; i < self->options->len; i++)
    {
      const Option *option = self->options->pdata[i];

      if (gtk_check_button_get_active (option->check))
        vt_cart_set (work->cart, option->sku, 1);
    }
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;
  g_autoptr (JsonNode) terms = vt_add_on_drop_empty (work->offer->terms);

  if (!vt_offer_set_terms (work->offer, terms, NULL))
    return;
  work->tried = vt_tried_cart_new (work->offer, work->cart, work->catalog, &work->currency, NULL);
}

static void
show_total (StudioMenuCard *self, const VtTriedCart *tried)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *due = vt_money_to_display (tried->due_minor, currency);
  g_autofree char  *list = vt_money_to_display (tried->list_minor, currency);
  g_autofree char  *text = tried->due_minor < tried->list_minor
                              /* Translators: two amounts */
                               ? g_strdup_printf (_ ("In all %s instead of %s"), due, list)
                               : g_strdup_printf (_ ("In all %s"), due);

  gtk_label_set_text (self->total, text);
  gtk_label_set_text (self->sentence, tried->sentence);
}

static void
give (gpointer owner, gpointer data)
{
  StudioMenuCard *self = owner;
  Work           *work = data;

  if (self->offer == NULL || !g_str_equal (self->offer->id, work->offer->id))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->total), work->tried != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), work->tried != NULL);
  if (work->tried != NULL)
    show_total (self, work->tried);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  vt_tried_cart_free (work->tried);
  vt_cart_free (work->cart);
  vt_catalog_unref (work->catalog);
  vt_offer_free (work->offer);
  g_free (work);
}

static void
on_toggled (StudioMenuCard *self)
{
  if (!self->updating)
    studio_refresh_ask (self->refresh);
}

/* ---- the menu ---- */

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static char *
tell_price (StudioMenuCard *self, JsonObject *option, const char *sku)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  guint32           product = vt_catalog_index_of_sku (catalog, sku);
  gint64            price_minor = vt_terms_get_int64 (option, "price", 0);
  gint64 list_minor = product != VT_PRODUCT_NONE ? vt_catalog_get (catalog, product)->price_minor
                                                 : VT_MONEY_UNKNOWN;
  g_autofree char *price = NULL;
  g_autofree char *list = NULL;

  if (price_minor == 0)
    return g_strdup (_ ("included"));
  if (list_minor != VT_MONEY_UNKNOWN && list_minor <= price_minor)
    return vt_money_to_display (list_minor, currency);
  price = vt_money_to_display (price_minor, currency);
  list = vt_money_to_display (list_minor, currency);
  /* Translators: two amounts */
  return g_strdup_printf (_ ("%s instead of %s"), price, list);
}

/* Nothing that costs is chosen before the shopper does. */
static void
add_option (StudioMenuCard *self, JsonObject *object)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const char      *sku = vt_terms_get_text (object, "sku");
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = NULL;
  GtkWidget       *check;
  Option          *option;

  if (sku == NULL)
    return;
  title = studio_product_title (catalog, sku);
  check = gtk_check_button_new_with_label (title);
  option = g_new0 (Option, 1);
  option->sku = g_strdup (sku);
  option->check = GTK_CHECK_BUTTON (check);
  option->price = label_new ("numeric");
  gtk_check_button_set_active (option->check, vt_terms_get_int64 (object, "price", 0) == 0);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_label_set_xalign (option->price, 1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (option->price));
  gtk_box_append (self->menu, row);
  g_ptr_array_add (self->options, option);
}

static void
add_group (StudioMenuCard *self, JsonObject *group)
{
  JsonArray       *options = vt_terms_get_array (group, "options");
  const char      *id = vt_terms_get_text (group, "id");
  GtkLabel        *heading = label_new ("caption-heading");
  g_autofree char *choice = vt_add_on_tell_choice (group);
  g_autofree char *text = NULL;

  if (vt_terms_get_length (options) == 0)
    return;
  /* Translators: the name of a group of options, and how many can be chosen */
  text = g_strdup_printf (_ ("%s: %s"), id != NULL ? id : "?", choice);
  gtk_label_set_text (heading, text);
  gtk_box_append (self->menu, GTK_WIDGET (heading));
  for (guint i = 0; i < vt_terms_get_length (options); i++)
    {
      JsonObject *option = vt_terms_get_element (options, i);

      if (option != NULL)
        add_option (self, option);
    }
}

/* What rows there are: groups and their options. */
static char *
describe_layout (const VtOffer *offer, JsonArray *groups)
{
  GString *text = g_string_new (offer->id);

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonObject      *group = vt_terms_get_element (groups, i);
      JsonArray       *options = vt_terms_get_array (group, "options");
      g_autofree char *choice = group != NULL ? vt_add_on_tell_choice (group) : g_strdup ("");

      g_string_append_printf (text, "\n%s\n%s", vt_terms_get_text (group, "id"), choice);
      for (guint k = 0; k < vt_terms_get_length (options); k++)
        g_string_append_printf (text, "\t%s",
                                vt_terms_get_text (vt_terms_get_element (options, k), "sku"));
    }
  return g_string_free (text, FALSE);
}

/* Rows stay, and what is checked, while there are the same options. */
static void
match_rows (StudioMenuCard *self, JsonArray *groups)
{
  g_autofree char *layout = describe_layout (self->offer, groups);
  GtkWidget       *child;

  if (g_strcmp0 (layout, self->layout) == 0)
    return;
  g_free (self->layout);
  self->layout = g_steal_pointer (&layout);
  g_ptr_array_set_size (self->options, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->menu))) != NULL)
    gtk_box_remove (self->menu, child);
  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    if (vt_terms_get_element (groups, i) != NULL)
      add_group (self, vt_terms_get_element (groups, i));
}

static void
show_prices (StudioMenuCard *self, JsonArray *groups)
{
  for (guint i = 0; i < self->options->len; i++)
    {
      Option          *option = self->options->pdata[i];
      g_autofree char *price = NULL;
      guint            group;
      guint            index;
      JsonArray       *options;

      if (!vt_add_on_find_option (self->offer->terms, option->sku, &group, &index))
        continue;
      options = vt_terms_get_array (vt_terms_get_element (groups, group), "options");
      price = tell_price (self, vt_terms_get_element (options, index), option->sku);
      gtk_label_set_text (option->price, price);
    }
}

static void
update (StudioMenuCard *self)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  guint32          base = studio_companions_get_best_anchor (self->companions);
  JsonArray       *groups;
  g_autofree char *title = NULL;
  g_autofree char *price = NULL;
  g_autofree char *text = NULL;

  if (self->offer == NULL || catalog == NULL)
    return;
  groups = vt_terms_get_array (vt_offer_get_terms (self->offer), "groups");
  self->updating = TRUE;
  match_rows (self, groups);
  show_prices (self, groups);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), base != VT_PRODUCT_NONE && self->options->len > 0);
  if (base == VT_PRODUCT_NONE)
    return;
  title = studio_product_title (catalog, vt_catalog_get (catalog, base)->sku);
  price = vt_words_price (catalog, vt_catalog_get (catalog, base)->sku,
                          studio_session_get_currency (self->session));
  /* Translators: a product and its price */
  text = g_strdup_printf (_ ("With “%s” for %s"), title, price);
  gtk_label_set_text (self->base, text);
  studio_refresh_ask (self->refresh);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioMenuCard *self = STUDIO_MENU_CARD (field);
  VtOffer        *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_menu_card_dispose (GObject *object)
{
  StudioMenuCard *self = STUDIO_MENU_CARD (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->options, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_menu_card_parent_class)->dispose (object);
}

static void
studio_menu_card_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_MENU_CARD (object)->options);
  g_free (STUDIO_MENU_CARD (object)->layout);
  G_OBJECT_CLASS (studio_menu_card_parent_class)->finalize (object);
}

static void
studio_menu_card_class_init (StudioMenuCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_menu_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_menu_card_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_menu_card_init (StudioMenuCard *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};
  GtkWidget                      *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
  self->options = g_ptr_array_new_with_free_func (option_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->base = label_new ("heading");
  self->menu = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->total = label_new ("heading");
  self->sentence = label_new ("dim-label");
  adw_preferences_group_set_title (self->group, _ ("For Example"));
  adw_preferences_group_set_description (self->group, _ ("As a shopper chooses; try it here"));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->base));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->menu));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->sentence));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer-card");
  adw_preferences_group_add (self->group, card);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_menu_card_new (StudioSession *session)
{
  StudioMenuCard *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MENU_CARD, NULL);
  self->session = g_object_ref (session);
  self->companions = studio_companions_of (session);
  g_signal_connect_object (self->companions, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
