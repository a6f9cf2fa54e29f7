/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of pairs. */

#include "studio-pair-columns.h"

#include "studio-pair-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef enum
{
  COLUMN_PRODUCT,
  COLUMN_WITH,
  COLUMN_TOGETHER,
  COLUMN_ATTACH,
  COLUMN_ATTACH_BACK,
  COLUMN_LIFT,
  COLUMN_SUPPORT,
  COLUMN_COSINE,
  COLUMN_JACCARD,
  COLUMN_LEVERAGE,
  COLUMN_CONVICTION,
  COLUMN_CERTAINTY,
  N_COLUMNS,
} Column;

/* Words of the trade; what each says stands in the legend of columns, see
 * studio_pair_columns_new_legend(). */
static const struct
{
  const char *title;
  const char *explanation;
  int         width_px;
} column_infos[N_COLUMNS] = {
    [COLUMN_PRODUCT] = {N_ ("Product"), NULL, 124},
    [COLUMN_WITH] = {N_ ("Sells With"), NULL, 124},
    [COLUMN_TOGETHER] = {N_ ("Together"), N_ ("Orders with both"), 70},
    [COLUMN_ATTACH] = {N_ ("Attach →"),
                       N_ ("Attach rate: of the orders with the first, how many have the "
                           "second too (confidence)"),
                       68},
    [COLUMN_ATTACH_BACK] = {N_ ("Attach ←"),
                            N_ ("Attach rate: of the orders with the second, how many have the "
                                "first too (confidence)"),
                            68},
    [COLUMN_LIFT] = {N_ ("Lift"), N_ ("How many times more often together than by chance (lift)"),
                     72},
    [COLUMN_SUPPORT] = {N_ ("Share"), N_ ("Share of all orders that have both (support)"), 76},
    [COLUMN_COSINE] = {N_ ("Cosine"),
                       N_ ("Orders with both against the mean of the orders with each"), 76},
    [COLUMN_JACCARD] = {N_ ("Jaccard"), N_ ("Of the orders with either, the share that has both"),
                        80},
    [COLUMN_LEVERAGE] = {N_ ("Leverage"),
                         N_ ("Share of orders beyond what chance would bring together"), 88},
    [COLUMN_CONVICTION] =
        {N_ ("Conviction"),
         N_ ("How much more often the first would be bought without the second by chance"), 96},
    [COLUMN_CERTAINTY] = {N_ ("Chance"),
                          N_ ("How likely chance alone is, corrected for the number of pairs "
                              "looked at (Benjamini-Hochberg q)"),
                          84},
};

static double
conviction_of (StudioPairItem *item)
{
  const VtPair *pair = studio_pair_item_get_pair (item);

  return studio_pair_item_get_product (item) == pair->item_a ? pair->conviction_ab
                                                             : pair->conviction_ba;
}

static double
number_of (StudioPairItem *item, Column column)
{
  const VtPair *pair = studio_pair_item_get_pair (item);

  switch (column)
    {
    case COLUMN_TOGETHER:
      return pair->n_together;
    case COLUMN_ATTACH:
      return studio_pair_item_get_attach (item);
    case COLUMN_ATTACH_BACK:
      return studio_pair_item_get_attach_back (item);
    case COLUMN_LIFT:
      return pair->lift;
    case COLUMN_SUPPORT:
      return pair->support;
    case COLUMN_COSINE:
      return pair->cosine;
    case COLUMN_JACCARD:
      return pair->jaccard;
    case COLUMN_LEVERAGE:
      return pair->leverage;
    case COLUMN_CONVICTION:
      return conviction_of (item);
    case COLUMN_CERTAINTY:
      return pair->q;
    case COLUMN_PRODUCT:
    case COLUMN_WITH:
    case N_COLUMNS:
      break;
    }
  return 0;
}

static char *
text_of_together (guint32 n_together)
{
  g_autofree char *count = vt_count_to_display (n_together);

  if (n_together < STUDIO_FEW_ORDERS)
    return g_strdup_printf (_ ("%s (few)"), count);
  return g_steal_pointer (&count);
}

static char *
text_of (StudioPairItem *item, Column column)
{
  double number = number_of (item, column);

  switch (column)
    {
    case COLUMN_PRODUCT:
      return g_strdup (studio_pair_item_get_title (item));
    case COLUMN_WITH:
      return g_strdup (studio_pair_item_get_other_title (item));
    case COLUMN_TOGETHER:
      return text_of_together (studio_pair_item_get_pair (item)->n_together);
    case COLUMN_ATTACH:
    case COLUMN_ATTACH_BACK:
      return g_strdup_printf (_ ("%.0f %%"), 100 * number);
    case COLUMN_SUPPORT:
      return g_strdup_printf (_ ("%.2f %%"), 100 * number);
    case COLUMN_LIFT:
      return g_strdup_printf (_ ("%.1f×"), number);
    case COLUMN_COSINE:
    case COLUMN_JACCARD:
      return g_strdup_printf ("%.2f", number);
    case COLUMN_LEVERAGE:
      return g_strdup_printf (_ ("%.2f %%"), 100 * number);
    case COLUMN_CONVICTION:
      return isinf (number) ? g_strdup ("∞") : g_strdup_printf ("%.2f", number);
    case COLUMN_CERTAINTY:
      return number < 0.0001 ? g_strdup (_ ("< 0.0001")) : g_strdup_printf ("%.4f", number);
    case N_COLUMNS:
      break;
    }
  g_return_val_if_reached (NULL);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Column          column = GPOINTER_TO_UINT (user_data);
  StudioPairItem *left = STUDIO_PAIR_ITEM ((gpointer) a);
  StudioPairItem *right = STUDIO_PAIR_ITEM ((gpointer) b);
  double          difference;

  if (column == COLUMN_PRODUCT)
    return g_utf8_collate (studio_pair_item_get_title (left), studio_pair_item_get_title (right));
  if (column == COLUMN_WITH)
    return g_utf8_collate (studio_pair_item_get_other_title (left),
                           studio_pair_item_get_other_title (right));
  /* Infinities of the same sign are equal, which their difference would not say. */
  if (number_of (left, column) == number_of (right, column))
    return 0;
  difference = number_of (left, column) - number_of (right, column);
  return difference < 0 ? -1 : 1;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  Column     column = GPOINTER_TO_UINT (user_data);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column != COLUMN_PRODUCT && column != COLUMN_WITH)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0f);
      gtk_widget_add_css_class (cell, "numeric");
    }
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  Column           column = GPOINTER_TO_UINT (user_data);
  StudioPairItem  *item = gtk_list_item_get_item (list_item);
  GtkWidget       *cell = gtk_list_item_get_child (list_item);
  GtkWidget       *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *text = text_of (item, column);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column == COLUMN_PRODUCT || column == COLUMN_WITH)
    gtk_widget_set_tooltip_text (cell, text);
  if (column == COLUMN_PRODUCT && row != NULL)
    {
      g_autofree char *name = g_strdup_printf (_ ("%s with %s"), studio_pair_item_get_title (item),
                                               studio_pair_item_get_other_title (item));

      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

void
studio_pair_columns_append (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter = NULL;
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, GUINT_TO_POINTER (i), NULL));
      column = gtk_column_view_column_new (_ (column_infos[i].title), factory);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, column_infos[i].width_px);
      gtk_column_view_append_column (view, column);
    }
}

GtkWidget *
studio_pair_columns_new_legend (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *title;
      GtkWidget *text;

      if (column_infos[i].explanation == NULL)
        continue;
      title = gtk_label_new (_ (column_infos[i].title));
      text = gtk_label_new (_ (column_infos[i].explanation));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_yalign (GTK_LABEL (title), 0);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (text), 44);
      gtk_widget_add_css_class (title, "heading");
      gtk_grid_attach (GTK_GRID (grid), title, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), text, 1, (int) i, 1, 1);
    }
  return grid;
}
