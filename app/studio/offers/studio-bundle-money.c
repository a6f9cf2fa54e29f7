/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundle does to price and margin. */

#include "studio-bundle-money.h"

#include "studio-offer-words.h"
#include "studio-quiet-controls.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FIGURE_PRICE,
  FIGURE_SAVING,
  FIGURE_COST,
  FIGURE_MARGIN_BEFORE,
  FIGURE_MARGIN_AFTER,
  N_FIGURES,
} Figure;

struct _StudioBundleMoney
{
  AdwBin parent_instance;

  StudioSession *session;         /* (owned) */
  GtkWidget     *rows[N_FIGURES]; /* (owned by the widget tree), as the others */
  GtkLabel      *values[N_FIGURES];
  AdwActionRow  *missing; /* the first product without a cost */
  GtkWidget     *enter_cost;
};

G_DEFINE_FINAL_TYPE (StudioBundleMoney, studio_bundle_money, ADW_TYPE_BIN)

static void
set_figure (StudioBundleMoney *self, Figure figure, const char *title, const char *text)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[figure]), title);
  gtk_label_set_text (self->values[figure], text);
}

/* The first component whose cost is not known. */
static const VtProduct *
find_without_cost (StudioBundleMoney *self, const VtOffer *offer, guint *ret_n)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const VtProduct *first = NULL;
  guint            n = 0;

  for (guint i = 0; catalog != NULL && i < offer->components->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];
      guint32            product = vt_catalog_index_of_sku (catalog, component->sku);

      if (product == VT_PRODUCT_NONE ||
          vt_catalog_get (catalog, product)->cost_minor != VT_MONEY_UNKNOWN)
        continue;
      n++;
      if (first == NULL)
        first = vt_catalog_get (catalog, product);
    }
  *ret_n = n;
  return first;
}

static void
show_missing (StudioBundleMoney *self, const VtOffer *offer)
{
  guint            n;
  const VtProduct *product = find_without_cost (self, offer, &n);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->missing), product != NULL);
  if (product == NULL)
    return;
  title = vt_title_shorten (product->title, 40);
  text = n == 1 ? g_strdup_printf (_ ("“%s” has no cost"), title)
                : g_strdup_printf (ngettext ("“%s” and %u other have no cost",
                                             "“%s” and %u others have no cost", n - 1),
                                   title, n - 1);
  name = g_strdup_printf (_ ("Enter the Cost of %s"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enter_cost), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->enter_cost), "s", product->sku);
}

static void
show_prices (StudioBundleMoney *self, const VtBundleFigures *figures, const VtCurrency *currency)
{
  g_autofree char *price = vt_money_to_display (figures->price_minor, currency);
  g_autofree char *list = vt_money_to_display (figures->list_minor, currency);
  g_autofree char *saving = vt_money_to_display (figures->saving_minor, currency);
  g_autofree char *both = NULL;

  if (figures->list_minor == VT_MONEY_UNKNOWN)
    {
      set_figure (self, FIGURE_PRICE, _ ("Together"), _ ("Needs all prices"));
      set_figure (self, FIGURE_SAVING, _ ("The shopper saves"), "—");
      return;
    }
  /* Translators: a price together, then what the same costs apart */
  both = g_strdup_printf (_ ("%s, apart %s"), price, list);
  set_figure (self, FIGURE_PRICE, _ ("Together"), both);
  set_figure (self, FIGURE_SAVING, _ ("The shopper saves"), saving);
}

static void
show_margins (StudioBundleMoney *self, const VtBundleFigures *figures, const VtCurrency *currency)
{
  g_autofree char *cost = vt_money_to_display (figures->cost_minor, currency);
  g_autofree char *before =
      studio_margin_to_text (figures->margin_before_minor, figures->list_minor, currency);
  g_autofree char *after =
      studio_margin_to_text (figures->margin_after_minor, figures->price_minor, currency);
  gboolean is_known = figures->cost_minor != VT_MONEY_UNKNOWN;

  set_figure (self, FIGURE_COST, _ ("Cost"), cost);
  set_figure (self, FIGURE_MARGIN_BEFORE, _ ("Margin apart"), before);
  set_figure (self, FIGURE_MARGIN_AFTER, _ ("Margin together"), after);
  gtk_widget_set_visible (self->rows[FIGURE_COST], is_known);
  gtk_widget_set_visible (self->rows[FIGURE_MARGIN_BEFORE], is_known);
  gtk_widget_set_visible (self->rows[FIGURE_MARGIN_AFTER], is_known);
  if (is_known && figures->margin_after_minor < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->values[FIGURE_MARGIN_AFTER]), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->values[FIGURE_MARGIN_AFTER]), "error");
}

void
studio_bundle_money_show (StudioBundleMoney *self, const VtOffer *offer)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtBundleFigures   figures;

  if (catalog == NULL || offer->components->len == 0 ||
      !vt_bundle_figures (offer, catalog, currency, &figures, NULL))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  show_prices (self, &figures, currency);
  show_margins (self, &figures, currency);
  show_missing (self, offer);
}

/* ---- the widget ---- */

static void
studio_bundle_money_dispose (GObject *object)
{
  StudioBundleMoney *self = STUDIO_BUNDLE_MONEY (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_bundle_money_parent_class)->dispose (object);
}

static void
studio_bundle_money_class_init (StudioBundleMoneyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bundle_money_dispose;
}

static GtkWidget *
plain_row_new (GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
studio_bundle_money_init (StudioBundleMoney *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Money"));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      self->rows[i] = plain_row_new (group);
      self->values[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->values[i]), "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->rows[i]), GTK_WIDGET (self->values[i]));
    }
  self->missing = ADW_ACTION_ROW (plain_row_new (group));
  adw_action_row_set_subtitle (self->missing, _ ("The margin is known once all costs are"));
  studio_group_name_list (ADW_PREFERENCES_GROUP (group), _ ("Money"));
  self->enter_cost = gtk_button_new_with_label (_ ("Enter Cost"));
  gtk_widget_set_valign (self->enter_cost, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->enter_cost), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->enter_cost), "win.show-product");
  adw_action_row_add_suffix (self->missing, self->enter_cost);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
studio_bundle_money_new (StudioSession *session)
{
  StudioBundleMoney *self = g_object_new (STUDIO_TYPE_BUNDLE_MONEY, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
