/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tier of a ladder: its product with price, margin and stock. */

#include "studio-tier-card.h"

#include "studio-offer-edit.h"
#include "studio-tier-edit.h"
#include "studio-tier-steps.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define TITLE_LINES 3
#define LINE_CHARS 12

typedef enum
{
  COMMAND_DOWN,
  COMMAND_REPLACE,
  COMMAND_UP,
  COMMAND_REMOVE,
  N_COMMANDS,
} Command;

struct _StudioTierCard
{
  GtkWidget parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable) */
  guint          tier;
  guint          n_tiers;

  GtkWidget *box; /* (owned by the widget tree), as the others */
  GtkLabel  *rank;
  GtkLabel  *title;
  GtkLabel  *price;
  GtkLabel  *margin;
  GtkLabel  *stock;
  GtkWidget *commands[N_COMMANDS];
};

G_DEFINE_FINAL_TYPE (StudioTierCard, studio_tier_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REPLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- showing ---- */

static void
set_tone (GtkLabel *label, const char *css_class)
{
  static const char *const tones[] = {"dim-label", "warning", "error"};

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_str_equal (tones[i], css_class))
      gtk_widget_add_css_class (GTK_WIDGET (label), tones[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (label), tones[i]);
}

static void
show_margin (StudioTierCard *self, const VtProduct *product)
{
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;
  double           margin;

  if (product->cost_minor == VT_MONEY_UNKNOWN || product->price_minor <= 0)
    {
      gtk_label_set_text (self->margin, _ ("no cost"));
      set_tone (self->margin, "dim-label");
      return;
    }
  margin = 1 - (double) product->cost_minor / (double) product->price_minor;
  share = vt_words_share (ABS (margin));
  /* Translators: a share of the price */
  text = margin >= 0 ? g_strdup_printf (_ ("%s margin"), share)
                     : g_strdup_printf (_ ("%s below cost"), share);
  gtk_label_set_text (self->margin, text);
  set_tone (self->margin, margin >= 0 ? "dim-label" : "error");
}

static void
show_stock (StudioTierCard *self, const VtProduct *product)
{
  g_autofree char *n = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->stock), product->stock != VT_STOCK_UNKNOWN);
  if (product->stock == VT_STOCK_UNKNOWN)
    return;
  n = vt_count_to_display (product->stock);
  /* Translators: units */
  text = product->stock > 0 ? g_strdup_printf (_ ("%s in stock"), n) : g_strdup (_ ("Sold out"));
  gtk_label_set_text (self->stock, text);
  set_tone (self->stock, product->stock > 0 ? "dim-label" : "warning");
}

/* Where no product is known. */
static void
show_nothing (StudioTierCard *self, gboolean is_gone)
{
  gtk_label_set_text (self->price, "—");
  gtk_label_set_text (self->margin, is_gone ? _ ("not in the catalogue") : _ ("no product"));
  set_tone (self->margin, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->stock), FALSE);
}

/* Takes @name. */
static void
name_command (StudioTierCard *self, Command command, char *name)
{
  gtk_widget_set_tooltip_text (self->commands[command], name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->commands[command]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
name_commands (StudioTierCard *self, const char *title)
{
  name_command (self, COMMAND_DOWN, g_strdup_printf (_ ("Make %s a Lower Tier"), title));
  name_command (self, COMMAND_UP, g_strdup_printf (_ ("Make %s a Higher Tier"), title));
  name_command (self, COMMAND_REMOVE, g_strdup_printf (_ ("Remove %s"), title));
  name_command (self, COMMAND_REPLACE,
                g_strdup_printf (_ ("Choose Another Product than %s"), title));
}

void
studio_tier_card_show (StudioTierCard *self, const VtOffer *offer, guint tier, guint n_tiers)
{
  VtCatalog       *catalog;
  JsonArray       *tiers;
  const char      *sku;
  guint32          index = VT_PRODUCT_NONE;
  g_autofree char *rank = NULL;
  g_autofree char *title = NULL;
  g_autofree char *price = NULL;

  g_return_if_fail (STUDIO_IS_TIER_CARD (self) && offer != NULL);

  catalog = studio_session_get_catalog (self->session);
  tiers = vt_terms_get_array (vt_offer_get_terms (offer), "tiers");
  sku = vt_terms_get_text (vt_terms_get_element (tiers, tier), "sku");
  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  self->tier = tier;
  self->n_tiers = n_tiers;
  title = studio_tier_title (offer, tier, catalog);
  rank = g_strdup_printf (_ ("Tier %u"), tier + 1);
  gtk_label_set_text (self->rank, rank);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), sku);
  name_commands (self, title);
  gtk_widget_set_sensitive (self->commands[COMMAND_DOWN], tier > 0);
  gtk_widget_set_sensitive (self->commands[COMMAND_UP], tier + 1 < n_tiers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (sku != NULL)
    index = vt_catalog_index_of_sku (catalog, sku);
  if (index == VT_PRODUCT_NONE)
    {
      show_nothing (self, sku != NULL);
      return;
    }
  price = vt_money_to_display (vt_catalog_get (catalog, index)->price_minor,
                               studio_session_get_currency (self->session));
  gtk_label_set_text (self->price, price);
  show_margin (self, vt_catalog_get (catalog, index));
  show_stock (self, vt_catalog_get (catalog, index));
}

/* ---- changing ---- */

static void
run_command (StudioTierCard *self, Command command)
{
  if (self->offer_id == NULL)
    return;
  switch (command)
    {
    case COMMAND_DOWN:
      if (self->tier > 0)
        studio_tiers_move (self->session, self->offer_id, self->tier, self->tier - 1);
      break;
    case COMMAND_UP:
      if (self->tier + 1 < self->n_tiers)
        studio_tiers_move (self->session, self->offer_id, self->tier, self->tier + 1);
      break;
    case COMMAND_REMOVE:
      studio_tiers_remove (self->session, self->offer_id, self->tier);
      break;
    case COMMAND_REPLACE:
      g_signal_emit (self, signals[SIGNAL_REPLACE], 0, self->tier);
      break;
    case N_COMMANDS:
      g_assert_not_reached ();
    }
}

static void
on_clicked (GtkButton *button, gpointer user_data)
{
  StudioTierCard *self = user_data;

  for (guint i = 0; i < N_COMMANDS; i++)
    if (self->commands[i] == GTK_WIDGET (button))
      run_command (self, i);
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  run_command (STUDIO_TIER_CARD (widget), (Command) g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioTierCard *self = user_data;
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", -1);

  if (self->offer_id == NULL || skus[0] == NULL ||
      g_str_has_prefix (skus[0], STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  studio_tiers_set_product (self->session, self->offer_id, self->tier, skus[0]);
  return TRUE;
}

/* ---- the widget ---- */

static void
studio_tier_card_dispose (GObject *object)
{
  StudioTierCard *self = STUDIO_TIER_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_tier_card_parent_class)->dispose (object);
}

static void
studio_tier_card_class_init (StudioTierCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_tier_card_dispose;
  signals[SIGNAL_REPLACE] = g_signal_new ("replace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "tiercard");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_key, "i", COMMAND_DOWN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_key, "i", COMMAND_UP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_key, "i", COMMAND_REMOVE);
}

static GtkLabel *
label_new (StudioTierCard *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
commands_new (StudioTierCard *self)
{
  static const char *const icons[N_COMMANDS] = {
      [COMMAND_DOWN] = "vitrine-back-symbolic",
      [COMMAND_REPLACE] = "vitrine-find-symbolic",
      [COMMAND_UP] = "vitrine-next-symbolic",
      [COMMAND_REMOVE] = "vitrine-remove-symbolic",
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_COMMANDS; i++)
    {
      self->commands[i] = gtk_button_new_from_icon_name (icons[i]);
      gtk_widget_add_css_class (self->commands[i], "flat");
      gtk_widget_add_css_class (self->commands[i], "tier-command");
      g_signal_connect (self->commands[i], "clicked", G_CALLBACK (on_clicked), self);
      gtk_box_append (GTK_BOX (box), self->commands[i]);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

static void
studio_tier_card_init (StudioTierCard *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "tier-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->rank = label_new (self, "caption");
  self->title = label_new (self, "tier-title");
  self->price = label_new (self, "heading");
  self->margin = label_new (self, "caption");
  self->stock = label_new (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->rank), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->price), "numeric");
  gtk_label_set_lines (self->title, TITLE_LINES);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), commands_new (self));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
studio_tier_card_new (StudioSession *session, int width_px)
{
  StudioTierCard *self = g_object_new (STUDIO_TYPE_TIER_CARD, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_size_request (GTK_WIDGET (self), width_px, -1);
  return GTK_WIDGET (self);
}
