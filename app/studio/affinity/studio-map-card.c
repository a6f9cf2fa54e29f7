/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The product or the link under the pointer, in a few lines. */

#include "studio-map-card.h"

#include <glib/gi18n-lib.h>

#define MAX_LINKS 4
#define TEXT_CHARS 38
#define N_FIGURES 5

struct _StudioMapCard
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkBox        *box;     /* (owned by the widget tree), as are those below */
  GtkLabel      *title;
  GtkLabel      *line;
  GtkGrid       *grid;
  GtkLabel      *names[N_FIGURES];
  GtkLabel      *values[N_FIGURES];
  GtkLabel      *links;
};

G_DEFINE_FINAL_TYPE (StudioMapCard, studio_map_card, GTK_TYPE_WIDGET)

/* ---- figures ---- */

/* Takes @value; %NULL for what is not known, which is left out. */
static void
set_figure (StudioMapCard *self, guint row, const char *name, char *value)
{
  gtk_widget_set_visible (GTK_WIDGET (self->names[row]), value != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->values[row]), value != NULL);
  if (value != NULL)
    {
      gtk_label_set_text (self->names[row], name);
      gtk_label_set_text (self->values[row], value);
    }
  g_free (value);
}

/* Tenths of a percent, exact in integers: nothing on the screen may differ from the table's. */
static char *
margin_of (const VtProduct *product)
{
  gint64 margin;

  if (product->price_minor == VT_MONEY_UNKNOWN || product->cost_minor == VT_MONEY_UNKNOWN ||
      product->price_minor <= 0)
    return NULL;
  margin = (gint64) (((__int128) product->price_minor - product->cost_minor) * 100 /
                     product->price_minor);
  /* Translators: a share in percent. */
  return g_strdup_printf (_ ("%d %%"), (int) CLAMP (margin, -9999, 100));
}

static void
show_figures (StudioMapCard *self, const VtProduct *facts, guint32 product)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  const VtCurrency      *currency = studio_session_get_currency (self->session);
  gboolean               is_sold = summary != NULL && product < summary->n_products;

  set_figure (self, 0, _ ("Price"),
              facts->price_minor != VT_MONEY_UNKNOWN
                  ? vt_money_to_display (facts->price_minor, currency)
                  : NULL);
  set_figure (self, 1, _ ("Margin"), margin_of (facts));
  set_figure (self, 2, _ ("Orders"),
              is_sold ? vt_count_to_display (summary->product_orders[product]) : NULL);
  set_figure (self, 3, _ ("Units sold"),
              is_sold ? vt_count_to_display (summary->product_units[product]) : NULL);
  set_figure (self, 4, _ ("Revenue"),
              is_sold ? vt_money_to_display (summary->product_revenue_minor[product], currency)
                      : NULL);
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

/* ---- what is shown ---- */

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* (nullable): %NULL hides the card. */
static const VtProduct *
find_product (StudioMapCard *self, guint32 product)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  if (product == VT_PRODUCT_NONE || catalog == NULL ||
      studio_session_get_map (self->session) == NULL ||
      product >= vt_catalog_get_n_products (catalog))
    return NULL;
  return vt_catalog_get (catalog, product);
}

void
studio_map_card_show (StudioMapCard *self, guint32 product)
{
  const VtProduct *facts;
  g_autofree char *line = NULL;
  g_autofree char *links = NULL;

  g_return_if_fail (STUDIO_IS_MAP_CARD (self));

  facts = find_product (self, product);
  gtk_widget_set_visible (GTK_WIDGET (self), facts != NULL);
  if (facts == NULL)
    return;
  line = *facts->category != '\0' ? g_strdup_printf ("%s · %s", facts->sku, facts->category)
                                  : g_strdup (facts->sku);
  links = links_of (self, product);
  set_line (self->title, facts->title);
  set_line (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), TRUE);
  show_figures (self, facts, product);
  set_line (self->links, links);
}

void
studio_map_card_show_pair (StudioMapCard *self, const VtPair *pair)
{
  const VtProduct *a, *b;
  g_autofree char *title = NULL;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;
  g_autofree char *both = NULL;

  g_return_if_fail (STUDIO_IS_MAP_CARD (self) && pair != NULL);

  a = find_product (self, pair->item_a);
  b = find_product (self, pair->item_b);
  gtk_widget_set_visible (GTK_WIDGET (self), a != NULL && b != NULL);
  if (a == NULL || b == NULL)
    return;
  /* Translators: two products that are bought together. */
  title = g_strdup_printf (_ ("%s and %s"), a->title, b->title);
  there = vt_pair_to_sentence (pair, pair->item_a, a->title, b->title);
  back = vt_pair_to_sentence (pair, pair->item_b, b->title, a->title);
  both = g_strdup_printf ("%s\n%s", there, back);
  set_line (self->title, title);
  set_line (self->line, "");
  gtk_widget_set_visible (GTK_WIDGET (self->grid), FALSE);
  set_line (self->links, both);
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
add_figures (StudioMapCard *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  for (guint row = 0; row < N_FIGURES; row++)
    {
      self->names[row] = GTK_LABEL (gtk_label_new (NULL));
      self->values[row] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->names[row], 0);
      gtk_label_set_xalign (self->values[row], 1);
      gtk_widget_set_hexpand (GTK_WIDGET (self->values[row]), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->names[row]), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->values[row]), "numeric");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->names[row]), 0, (int) row, 1, 1);
      gtk_grid_attach (self->grid, GTK_WIDGET (self->values[row]), 1, (int) row, 1, 1);
    }
  gtk_box_append (self->box, GTK_WIDGET (self->grid));
}

static void
studio_map_card_init (StudioMapCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  self->title = label_new (self, "heading");
  self->line = label_new (self, "dim-label");
  add_figures (self);
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
