/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer says, in words to read: for kinds that have no editor of their own. */

#include "studio-terms-view.h"

#include "studio-accessible.h"
#include "studio-line-group.h"
#include "studio-quiet-controls.h"
#include "vt-offer-words.h"
#include "vt-reach.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* Of what an offer selects, so many products are listed. */
#define MAX_LISTED 24

struct _StudioTermsView
{
  AdwBin parent_instance;

  StudioSession   *session;     /* (owned) */
  StudioLineGroup *particulars; /* (owned by the widget tree), as the others */
  AdwExpanderRow  *products;
  GPtrArray       *rows; /* (element-type GtkWidget): of the products listed */
};

G_DEFINE_FINAL_TYPE (StudioTermsView, studio_terms_view, ADW_TYPE_BIN)

static void
add_row (StudioTermsView *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_expander_row_add_row (self->products, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_product (StudioTermsView *self, VtCatalog *catalog, guint32 index)
{
  const VtProduct *product = vt_catalog_get (catalog, index);
  g_autofree char *title = vt_words_product (catalog, product->sku);
  g_autofree char *price =
      vt_money_to_display (product->price_minor, studio_session_get_currency (self->session));
  /* Translators: a product's code, its price */
  g_autofree char *text = g_strdup_printf (_ ("%s · %s"), product->sku, price);

  add_row (self, title, text);
}

static void
show_products (StudioTermsView *self, const VtOffer *offer, VtCatalog *catalog)
{
  g_autoptr (VtReach) reach = vt_reach_of (offer, catalog);
  g_autoptr (GArray) products = vt_reach_list (reach);
  g_autofree char *count = vt_words_count (products->len);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s product is named or selected",
                                 "%s products are named or selected", products->len),
                       count);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->products, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (products->len, MAX_LISTED); i++)
    add_product (self, catalog, g_array_index (products, guint32, i));
  if (products->len > MAX_LISTED)
    {
      g_autofree char *more = vt_words_count (products->len - MAX_LISTED);
      g_autofree char *title = g_strdup_printf (_ ("And %s more"), more);

      add_row (self, title, "");
    }
  adw_expander_row_set_subtitle (self->products, text);
  adw_expander_row_set_enable_expansion (self->products, products->len > 0);
}

void
studio_terms_view_show (GtkWidget *widget, const VtOffer *offer)
{
  StudioTermsView  *self = STUDIO_TERMS_VIEW (widget);
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autoptr (GPtrArray) lines = NULL;

  if (catalog == NULL)
    return;
  lines = vt_offer_list_particulars (offer, catalog, currency);
  studio_line_group_show (self->particulars, lines);
  show_products (self, offer, catalog);
}

static void
studio_terms_view_dispose (GObject *object)
{
  g_clear_object (&STUDIO_TERMS_VIEW (object)->session);
  G_OBJECT_CLASS (studio_terms_view_parent_class)->dispose (object);
}

static void
studio_terms_view_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_TERMS_VIEW (object)->rows);
  G_OBJECT_CLASS (studio_terms_view_parent_class)->finalize (object);
}

static void
studio_terms_view_class_init (StudioTermsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_terms_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_terms_view_finalize;
  /* As all widgets of kinds have it; nothing here moves. */
  g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
studio_terms_view_init (StudioTermsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->particulars =
      STUDIO_LINE_GROUP (studio_line_group_new (_ ("What It Does"), _ ("What the offer does")));
  self->products = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->products), _ ("Products"));
  studio_accessible_set_label (GTK_WIDGET (self->products), _ ("Products of the offer"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->products));
  studio_group_name_list (ADW_PREFERENCES_GROUP (group), _ ("Products named or selected"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->particulars));
  gtk_box_append (GTK_BOX (box), group);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
studio_terms_view_new (StudioSession *session)
{
  StudioTermsView *self = g_object_new (STUDIO_TYPE_TERMS_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
