/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell looks like beside its anchor. */

#include "studio-look-card.h"

#include "studio-companions.h"
#include "studio-offer-words.h"
#include "studio-refresh.h"
#include "vt-tried-cart.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* As the evaluator has it. */
#define DEFAULT_SHOWN 3

struct _StudioLookCard
{
  GtkWidget parent_instance;

  StudioSession    *session;    /* (owned) */
  StudioCompanions *companions; /* (unowned): the session owns them */
  StudioRefresh    *refresh;    /* (owned) */
  VtOffer          *offer;      /* (owned) (nullable): shown */

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  GtkLabel            *anchor;
  GtkLabel            *anchor_price;
  GtkLabel            *heading;
  GtkBox              *items;
  GtkLabel            *total;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioLookCard,
                               studio_look_card,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- trying ---- */

typedef struct
{
  VtOffer     *offer;   /* (owned) */
  VtCatalog   *catalog; /* (owned) */
  VtCurrency   currency;
  guint32      anchor;
  VtTriedCart *tried;  /* (owned) (nullable): the anchor and what is suggested */
  guint        n_more; /* items that would be suggested after these */
} Work;

static gpointer
take (gpointer owner)
{
  StudioLookCard *self = owner;
  VtCatalog      *catalog = studio_session_get_catalog (self->session);
  Work           *work;

  if (self->offer == NULL || catalog == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->offer = vt_offer_copy (self->offer);
  work->catalog = vt_catalog_ref (catalog);
  work->currency = *studio_session_get_currency (self->session);
  work->anchor = studio_companions_get_best_anchor (self->companions);
  return work;
}

/* {"skus": [SKU]} of the anchor alone. */
static VtAnchors *
make_anchor (Work *work)
{
  g_autoptr (JsonObject) selector = json_object_new ();
  JsonArray *skus = json_array_new ();

  json_array_add_string_element (skus, vt_catalog_get (work->catalog, work->anchor)->sku);
  json_object_set_array_member (selector, "skus", skus);
  return vt_anchors_new (selector, work->catalog);
}

/* %FALSE if the item is no product with a price that fits the anchor. */
static gboolean
add_item (Work *work, const VtAnchors *anchor, JsonObject *item, VtCart *cart)
{
  const char *sku = vt_terms_get_text (item, "sku");
  guint32 product = sku != NULL ? vt_catalog_index_of_sku (work->catalog, sku) : VT_PRODUCT_NONE;

  if (product == VT_PRODUCT_NONE ||
      vt_catalog_get (work->catalog, product)->price_minor == VT_MONEY_UNKNOWN ||
      vt_anchors_count_fits (anchor, product, vt_terms_get_array (item, "compatible")) == 0)
    return FALSE;
  vt_cart_set (cart, sku, CLAMP (vt_terms_get_int64 (item, "quantity", 1), 1, 999));
  return TRUE;
}

static void
compute (gpointer data)
{
  Work       *work = data;
  JsonObject *terms = vt_offer_get_terms (work->offer);
  JsonArray  *items = vt_terms_get_array (terms, "items");
  gint64      n_shown = vt_terms_get_int64 (terms, "show", DEFAULT_SHOWN);
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autoptr (VtAnchors) anchor = NULL;

  if (work->anchor == VT_PRODUCT_NONE)
    return;
  anchor = make_anchor (work);
  vt_cart_set (cart, vt_catalog_get (work->catalog, work->anchor)->sku, 1);
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      g_autoptr (VtCart) with = vt_cart_copy (cart);

      if (!add_item (work, anchor, vt_terms_get_element (items, i), with))
        continue;
      if ((gint64) cart->lines->len > n_shown)
        {
          work->n_more++;
          continue;
        }
      vt_cart_free (g_steal_pointer (&cart));
      cart = g_steal_pointer (&with);
    }
  if (cart->lines->len > 1)
    work->tried = vt_tried_cart_new (work->offer, cart, work->catalog, &work->currency, NULL);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  vt_tried_cart_free (work->tried);
  vt_catalog_unref (work->catalog);
  vt_offer_free (work->offer);
  g_free (work);
}

/* ---- showing ---- */

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

/* "$17.91 instead of $19.90" */
static char *
tell_price (gint64 net_minor, gint64 list_minor, const VtCurrency *currency)
{
  g_autofree char *net = vt_money_to_display (net_minor, currency);
  g_autofree char *list = NULL;

  if (net_minor >= list_minor)
    return g_steal_pointer (&net);
  list = vt_money_to_display (list_minor, currency);
  /* Translators: two amounts */
  return g_strdup_printf (_ ("%s instead of %s"), net, list);
}

static void
add_line (StudioLookCard *self, const VtTriedLine *line)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel        *name = label_new (NULL);
  GtkLabel        *price = label_new ("numeric");
  g_autofree char *title = studio_product_title (catalog, line->sku);
  g_autofree char *count = vt_words_count ((guint64) line->quantity);
  g_autofree char *many = g_strdup_printf (_ ("%s × “%s”"), count, title);
  g_autofree char *amount =
      tell_price (line->net_minor, line->list_minor, studio_session_get_currency (self->session));

  gtk_label_set_text (name, line->quantity == 1 ? title : many);
  gtk_label_set_text (price, amount);
  gtk_label_set_xalign (price, 1);
  gtk_label_set_justify (price, GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (price));
  gtk_box_append (self->items, row);
}

/* What the shop calls it. */
static const char *
tell_purpose (const VtOffer *offer)
{
  const char *purpose = vt_terms_get_text (vt_offer_get_terms (offer), "purpose");

  if (g_strcmp0 (purpose, "accessories") == 0)
    return _ ("Accessories");
  if (g_strcmp0 (purpose, "complete_the_look") == 0)
    return _ ("Complete the look");
  return _ ("Customers also bought");
}

static void
show_total (StudioLookCard *self, const Work *work)
{
  const VtTriedLine *anchor = work->tried->lines->pdata[0];
  g_autofree char   *price =
      tell_price (work->tried->due_minor - anchor->net_minor,
                  work->tried->list_minor - anchor->list_minor, &work->currency);
  /* Translators: an amount, or "$40.00 instead of $45.00" */
  g_autofree char *text = g_strdup_printf (_ ("All of it: %s"), price);
  g_autofree char *more = g_strdup_printf (
      ngettext ("%s, and %u more after these", "%s, and %u more after these", work->n_more), text,
      work->n_more);

  gtk_label_set_text (self->total, work->n_more > 0 ? more : text);
}

static void
show_tried (StudioLookCard *self, const Work *work)
{
  VtCatalog         *catalog = studio_session_get_catalog (self->session);
  const VtTriedLine *anchor = work->tried->lines->pdata[0];
  g_autofree char   *title = studio_product_title (catalog, anchor->sku);
  g_autofree char   *price = vt_money_to_display (anchor->net_minor, &work->currency);
  GtkWidget         *child;

  gtk_label_set_text (self->anchor, title);
  gtk_label_set_text (self->anchor_price, price);
  gtk_label_set_text (self->heading, tell_purpose (work->offer));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_box_remove (self->items, child);
  for (guint i = 1; i < work->tried->lines->len; i++)
    add_line (self, work->tried->lines->pdata[i]);
  show_total (self, work);
}

static void
give (gpointer owner, gpointer data)
{
  StudioLookCard *self = owner;
  const Work     *work = data;

  if (self->offer == NULL || !g_str_equal (self->offer->id, work->offer->id))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), work->tried != NULL);
  if (work->tried != NULL)
    show_tried (self, work);
}

static void
ask (StudioLookCard *self)
{
  studio_refresh_ask (self->refresh);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioLookCard *self = STUDIO_LOOK_CARD (field);
  gboolean        is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  VtOffer        *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  if (is_other)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  ask (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_look_card_dispose (GObject *object)
{
  StudioLookCard *self = STUDIO_LOOK_CARD (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_look_card_parent_class)->dispose (object);
}

static void
studio_look_card_class_init (StudioLookCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_look_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
card_new (StudioLookCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->anchor = label_new ("heading");
  self->anchor_price = label_new ("numeric");
  self->heading = label_new ("caption-heading");
  self->items = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->total = label_new ("heading");
  gtk_label_set_width_chars (self->anchor, 14);
  gtk_label_set_max_width_chars (self->anchor, 18);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->anchor));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->anchor_price));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->total));
  gtk_box_append (GTK_BOX (card), left);
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (card), right);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer-card");
  return card;
}

static void
studio_look_card_init (StudioLookCard *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("For Example"));
  adw_preferences_group_set_description (self->group,
                                         _ ("Beside what sells most of what it goes with"));
  adw_preferences_group_add (self->group, card_new (self));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_look_card_new (StudioSession *session)
{
  StudioLookCard *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_LOOK_CARD, NULL);
  self->session = g_object_ref (session);
  self->companions = studio_companions_of (session);
  g_signal_connect_object (self->companions, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
