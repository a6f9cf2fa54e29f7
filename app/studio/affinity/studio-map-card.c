/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The product under the pointer, in a few lines. */

#include "studio-map-card.h"

#include <glib/gi18n-lib.h>

#define MAX_LINKS 3
#define TEXT_CHARS 36

struct _StudioMapCard
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkBox        *box;     /* (owned by the widget tree) */
  GtkLabel      *title;   /* (owned by the widget tree) */
  GtkLabel      *figures; /* (owned by the widget tree) */
  GtkLabel      *links;   /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioMapCard, studio_map_card, GTK_TYPE_WIDGET)

static char *
figures_of (StudioMapCard *self, guint32 product)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  const VtCurrency      *currency = studio_session_get_currency (self->session);
  const VtProduct *facts = vt_catalog_get (studio_session_get_catalog (self->session), product);
  g_autofree char *price = vt_money_to_display (facts->price_minor, currency);
  g_autofree char *money = NULL;
  g_autofree char *orders = NULL;

  if (summary == NULL || product >= summary->n_products)
    return g_strdup_printf ("%s · %s", facts->sku, price);
  money = vt_money_to_display (summary->product_revenue_minor[product], currency);
  orders = vt_count_to_display (summary->product_orders[product]);
  return g_strdup_printf (ngettext ("%s · %s · %s order · %s", "%s · %s · %s orders · %s",
                                    summary->product_orders[product]),
                          facts->sku, price, orders, money);
}

static char *
links_of (StudioMapCard *self, guint32 product)
{
  VtAffinityMap *map = studio_session_get_map (self->session);
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GString) text = g_string_new (NULL);
  guint32        node = vt_affinity_map_get_node (map, product);
  const guint32 *links;
  guint32        n;

  if (node == VT_MAP_NONE)
    return g_strdup ("");
  links = vt_affinity_map_get_links (map, node, &n);
  for (guint32 i = 0; i < MIN (n, MAX_LINKS); i++)
    {
      const VtPair    *pair = vt_affinity_map_get_pair (map, links[i]);
      guint32          other = pair->item_a == product ? pair->item_b : pair->item_a;
      g_autofree char *name = vt_title_shorten (vt_catalog_get (catalog, other)->title, TEXT_CHARS);
      g_autofree char *times = vt_count_to_display (pair->n_together);

      g_string_append_printf (text,
                              ngettext ("%s%s, together in %s order, %.1f times more than chance",
                                        "%s%s, together in %s orders, %.1f times more than chance",
                                        pair->n_together),
                              i > 0 ? "\n" : "", name, times, pair->lift);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
studio_map_card_show (StudioMapCard *self, guint32 product)
{
  VtCatalog       *catalog;
  g_autofree char *figures = NULL;
  g_autofree char *links = NULL;

  g_return_if_fail (STUDIO_IS_MAP_CARD (self));

  catalog = studio_session_get_catalog (self->session);
  if (product == VT_PRODUCT_NONE || catalog == NULL ||
      studio_session_get_map (self->session) == NULL ||
      product >= vt_catalog_get_n_products (catalog))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  figures = figures_of (self, product);
  links = links_of (self, product);
  gtk_label_set_text (self->title, vt_catalog_get (catalog, product)->title);
  gtk_label_set_text (self->figures, figures);
  gtk_label_set_text (self->links, links);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static GtkLabel *
label_new (StudioMapCard *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->box, label);
  return GTK_LABEL (label);
}

static void
studio_map_card_dispose (GObject *object)
{
  StudioMapCard *self = STUDIO_MAP_CARD (object);

  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_card_parent_class)->dispose (object);
}

static void
studio_map_card_class_init (StudioMapCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_map_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapproduct");
}

static void
studio_map_card_init (StudioMapCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  self->title = label_new (self, "heading");
  self->figures = label_new (self, "numeric");
  self->links = label_new (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-card");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_map_card_new (StudioSession *session)
{
  StudioMapCard *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_CARD, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
