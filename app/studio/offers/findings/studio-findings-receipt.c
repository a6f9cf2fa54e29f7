/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cart as a receipt, and what offers take off it. */

#include "studio-findings-receipt.h"

#include "studio-actions.h"
#include "studio-findings-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* ---- a table of texts ---- */

static GtkWidget *
label_new (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* @said: what is told of the line to who cannot see it is added to. */
static void
add_line (GtkWidget  *grid,
          int         row,
          const char *left,
          const char *right,
          const char *css_class,
          GString    *said)
{
  GtkWidget *left_label = label_new (left, 0, css_class);
  GtkWidget *right_label = label_new (right, 1, css_class);

  gtk_label_set_wrap (GTK_LABEL (left_label), TRUE);
  gtk_widget_set_hexpand (left_label, TRUE);
  gtk_widget_add_css_class (right_label, "numeric");
  gtk_grid_attach (GTK_GRID (grid), left_label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), right_label, 1, row, 1, 1);
  g_string_append_printf (said, "%s%s: %s", said->len > 0 ? "; " : "", left, right);
}

static GtkWidget *
grid_new (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  return grid;
}

/* ---- the receipt ---- */

static char *
tell_line (VtCatalog *catalog, const VtFindingLine *line)
{
  g_autofree char *title = vt_words_product (catalog, line->sku);
  g_autofree char *units =
      /* Translators: a number of units and a product */
      g_strdup_printf (_ ("%" PRId64 " × %s"), line->quantity, title);
  g_autofree char *other = NULL;

  if (line->is_subscription)
    return g_strdup_printf (_ ("%s, delivered again and again"), units);
  if (line->instead_of == NULL)
    return g_steal_pointer (&units);
  other = vt_words_product (catalog, line->instead_of);
  return g_strdup_printf (_ ("%s, in place of %s"), units, other);
}

static char *
tell_price (VtCatalog *catalog, const VtFindingLine *line, const VtCurrency *currency)
{
  g_autofree char *price = vt_words_price (catalog, line->sku, currency);

  return line->quantity > 1 ? g_strdup_printf (_ ("%s each"), price) : g_steal_pointer (&price);
}

static void
add_amount (GtkWidget        *grid,
            int               row,
            const char       *title,
            gint64            minor,
            const VtCurrency *currency,
            const char       *css_class,
            GString          *said)
{
  g_autofree char *amount = vt_money_to_display (minor, currency);

  add_line (grid, row, title, amount, css_class, said);
}

GtkWidget *
studio_finding_receipt_new (StudioSession            *session,
                            GPtrArray                *lines,
                            const StudioFindingMoney *money)
{
  VtCatalog        *catalog = studio_session_get_catalog (session);
  const VtCurrency *currency = studio_session_get_currency (session);
  GtkWidget        *grid = grid_new ();
  g_autoptr (GString) said = g_string_new (NULL);
  int    row = 0;
  gint64 margin_minor;

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *left = tell_line (catalog, lines->pdata[i]);
      g_autofree char *right = tell_price (catalog, lines->pdata[i], currency);

      add_line (grid, row++, left, right, NULL, said);
    }
  gtk_grid_attach (GTK_GRID (grid), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row++, 2, 1);
  add_amount (grid, row++, _ ("At list prices"), money->list_minor, currency, "dim-label", said);
  add_amount (grid, row++, _ ("With these offers"), money->due_minor, currency, "heading", said);
  if (money->cost_minor != VT_MONEY_UNKNOWN &&
      !__builtin_sub_overflow (money->due_minor, money->cost_minor, &margin_minor))
    {
      add_amount (grid, row++, _ ("Cost"), money->cost_minor, currency, "dim-label", said);
      add_amount (grid, row++, _ ("Margin"), margin_minor, currency,
                  margin_minor < 0 ? "error" : NULL, said);
    }
  gtk_widget_add_css_class (grid, "finding-receipt");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The cart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->str,
                                  -1);
  return grid;
}

/* ---- the offers ---- */

static GtkWidget *
link_new (StudioSession *session, const char *offer_id)
{
  g_autofree char *name = studio_finding_name_offer (session, offer_id);
  g_autofree char *label = g_strdup_printf (_ ("Show %s in Offers"), name);
  g_autofree char *place = g_strdup_printf ("offers/%s", offer_id);
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *text = label_new (name, 0, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "offer-link");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_GO);
  return button;
}

/* "" of what was not looked at. */
static char *
tell_off (gint64 minor, const VtCurrency *currency)
{
  return minor != VT_MONEY_UNKNOWN ? vt_money_to_display (-minor, currency) : g_strdup ("");
}

static void
attach_text (GtkWidget *grid, const char *text, int column, int row, const char *css_class)
{
  GtkWidget *label = label_new (text, column == 0 ? 0 : 1, css_class);

  gtk_label_set_yalign (GTK_LABEL (label), 0.5f);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

GtkWidget *
studio_finding_shares_new (StudioSession *session, GPtrArray *shares, gboolean with_alone)
{
  const VtCurrency *currency = studio_session_get_currency (session);
  GtkWidget        *grid = grid_new ();
  g_autoptr (GString) said = g_string_new (NULL);

  if (with_alone)
    {
      attach_text (grid, _ ("By itself"), 1, 0, "dim-label");
      attach_text (grid, _ ("Together"), 2, 0, "dim-label");
    }
  for (guint i = 0; i < shares->len; i++)
    {
      const VtFindingShare *share = shares->pdata[i];
      int                   row = (int) i + 1;
      g_autofree char      *name = studio_finding_name_offer (session, share->offer_id);
      g_autofree char      *alone = tell_off (share->alone_minor, currency);
      g_autofree char      *together = tell_off (share->together_minor, currency);

      gtk_grid_attach (GTK_GRID (grid), link_new (session, share->offer_id), 0, row, 1, 1);
      if (with_alone)
        attach_text (grid, alone, 1, row, NULL);
      attach_text (grid, together, 2, row, NULL);
      g_string_append_printf (said, "%s%s: %s", i > 0 ? "; " : "", name, together);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Offers"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->str, -1);
  return grid;
}
