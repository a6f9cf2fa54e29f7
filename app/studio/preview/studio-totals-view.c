/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of a receipt, each with what it was before the last change. */

#include "studio-totals-view.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  LIST,
  DISCOUNT,
  DUE,
  MARGIN,
  N_TOTALS
} Total;

struct _StudioTotalsView
{
  GtkWidget parent_instance;

  GtkWidget *grid; /* (owned by the widget tree) */
  struct
  {
    GtkWidget *name; /* (owned by the widget tree) */
    GtkWidget *was;  /* (owned by the widget tree) */
    GtkWidget *now;  /* (owned by the widget tree) */
  } lines[N_TOTALS];
};

G_DEFINE_FINAL_TYPE (StudioTotalsView, studio_totals_view, GTK_TYPE_WIDGET)

static const char *const names[N_TOTALS] = {
    [LIST] = N_ ("At list prices"),
    [DISCOUNT] = N_ ("Discount"),
    [DUE] = N_ ("To pay"),
    [MARGIN] = N_ ("Margin"),
};

static gint64
get_total (const StudioReceiptTotals *totals, Total which)
{
  switch (which)
    {
    case LIST:
      return totals->list_minor;
    case DISCOUNT:
      return totals->discount_minor;
    case DUE:
      return totals->due_minor;
    case MARGIN:
      return totals->margin_minor;
    case N_TOTALS:
    default:
      g_return_val_if_reached (0);
    }
}

static void
show_total (
    StudioTotalsView *self, Total which, gint64 was_minor, gint64 minor, const VtCurrency *c)
{
  g_autofree char *now = vt_money_to_display (minor, c);
  g_autofree char *before = vt_money_to_display (was_minor, c);
  /* TRANSLATORS: a total before the last change; what it is now stands beside it */
  g_autofree char *was = g_strdup_printf (_ ("was %s →"), before);
  gboolean         is_known = minor != VT_MONEY_UNKNOWN;

  gtk_label_set_text (GTK_LABEL (self->lines[which].now), now);
  gtk_label_set_text (GTK_LABEL (self->lines[which].was), was);
  gtk_widget_set_visible (self->lines[which].name, is_known);
  gtk_widget_set_visible (self->lines[which].now, is_known);
  gtk_widget_set_visible (self->lines[which].was,
                          is_known && was_minor != VT_MONEY_UNKNOWN && was_minor != minor);
}

void
studio_totals_view_set (StudioTotalsView    *self,
                        const StudioReceipt *receipt,
                        const VtCurrency    *currency)
{
  g_return_if_fail (STUDIO_IS_TOTALS_VIEW (self) && receipt != NULL && currency != NULL);

  for (guint i = 0; i < N_TOTALS; i++)
    show_total (self, i, get_total (&receipt->was, i), get_total (&receipt->totals, i), currency);
}

static void
studio_totals_view_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_TOTALS_VIEW (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_totals_view_parent_class)->dispose (object);
}

static void
studio_totals_view_class_init (StudioTotalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_totals_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (StudioTotalsView *self, int column, int line, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, line, 1, 1);
  return label;
}

static void
studio_totals_view_init (StudioTotalsView *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_add_css_class (self->grid, "receipt-totals");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (int i = 0; i < N_TOTALS; i++)
    {
      self->lines[i].name = add_label (self, 0, i, 0);
      self->lines[i].was = add_label (self, 1, i, 1);
      self->lines[i].now = add_label (self, 2, i, 1);
      gtk_label_set_text (GTK_LABEL (self->lines[i].name), _ (names[i]));
      /* The name takes what is left: a hidden amount before would not. */
      gtk_widget_set_hexpand (self->lines[i].name, TRUE);
      gtk_widget_add_css_class (self->lines[i].was, "receipt-was");
      gtk_widget_add_css_class (self->lines[i].was, "numeric");
      gtk_widget_add_css_class (self->lines[i].now, "numeric");
    }
  gtk_widget_add_css_class (self->lines[DISCOUNT].now, "receipt-discount");
  gtk_widget_add_css_class (self->lines[DUE].name, "title-3");
  gtk_widget_add_css_class (self->lines[DUE].now, "title-3");
  gtk_widget_add_css_class (self->lines[MARGIN].name, "dim-label");
  gtk_widget_add_css_class (self->lines[MARGIN].now, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Totals"), -1);
}

GtkWidget *
studio_totals_view_new (void)
{
  return g_object_new (STUDIO_TYPE_TOTALS_VIEW, NULL);
}
