/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the receipt: list price, what offers take off, what is left. */

#include "studio-receipt-row.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioReceiptRow
{
  GtkListBoxRow parent_instance;

  GtkGrid *grid; /* (owned by the widget tree) */
  int      n_lines;
};

G_DEFINE_FINAL_TYPE (StudioReceiptRow, studio_receipt_row, GTK_TYPE_LIST_BOX_ROW)

/* A pair of labels in the next line of the grid; @css_class (nullable) is for both. */
static void
add_line (StudioReceiptRow *self, const char *text, const char *amount, const char *css_class)
{
  GtkWidget *left = gtk_label_new (text);
  GtkWidget *right = gtk_label_new (amount);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_label_set_ellipsize (GTK_LABEL (left), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_add_css_class (right, "numeric");
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (left, css_class);
      gtk_widget_add_css_class (right, css_class);
    }
  gtk_grid_attach (self->grid, left, 0, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, right, 1, self->n_lines, 1, 1);
  self->n_lines++;
}

static void
add_adjustment (StudioReceiptRow    *self,
                const StudioReceipt *receipt,
                const VrAdjustment  *adjustment,
                const VtCurrency    *currency)
{
  const VtOffer   *offer = vt_offers_find (receipt->offers, adjustment->offer_id);
  g_autofree char *name =
      vt_words_title (offer != NULL ? offer->name : adjustment->offer_id, VT_WORDS_TITLE_MAX);
  g_autofree char *units = vt_words_count (adjustment->n_units);
  g_autofree char *off = vt_money_to_display (adjustment->amount, currency);
  /* TRANSLATORS: an offer's name, and how many units of the line it is for */
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, on %s unit", "%s, on %s units", adjustment->n_units), name,
      units);

  add_line (self, text, off, "receipt-discount");
}

static void
clear (StudioReceiptRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_lines = 0;
}

void
studio_receipt_row_set (StudioReceiptRow    *self,
                        const StudioReceipt *receipt,
                        const VrLine        *line,
                        const VtCurrency    *currency)
{
  g_autofree char *title = NULL;
  g_autofree char *units = NULL;
  g_autofree char *price = NULL;
  g_autofree char *list = NULL;
  g_autofree char *net = NULL;
  g_autofree char *each = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (STUDIO_IS_RECEIPT_ROW (self) && receipt != NULL && line != NULL);

  title = vt_words_product (receipt->catalog, line->sku);
  units = vt_words_count ((guint64) line->quantity);
  price = vt_money_to_display (line->unit_price, currency);
  list = vt_money_to_display (line->list, currency);
  net = vt_money_to_display (line->net, currency);
  each = g_strdup_printf ("%s × %s", units, price);
  /* TRANSLATORS: a product and what its line of the receipt comes to */
  name = g_strdup_printf (_ ("%s: %s"), title, net);
  clear (self);
  add_line (self, title, net, NULL);
  if (line->n_adjustments > 0)
    add_line (self, each, list, "receipt-detail");
  else
    add_line (self, each, "", "receipt-detail");
  for (size_t i = 0; i < line->n_adjustments; i++)
    add_adjustment (self, receipt, &line->adjustments[i], currency);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
studio_receipt_row_class_init (StudioReceiptRowClass *klass)
{
}

static void
studio_receipt_row_init (StudioReceiptRow *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "receipt-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->grid));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_receipt_row_new (void)
{
  return g_object_new (STUDIO_TYPE_RECEIPT_ROW, NULL);
}
