/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer in the list: its name, state, price and problems. */

#include "studio-offer-row.h"

#include "studio-offer-problems.h"
#include "studio-offer-words.h"
#include "vt-reach.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioOfferRow
{
  GtkListBoxRow parent_instance;

  char *offer_id; /* (owned) */
  char *haystack; /* (owned): what a search looks in, folded */

  GtkImage  *kind; /* (owned by the widget tree), as the others */
  GtkLabel  *name;
  GtkLabel  *line;
  GtkWidget *problems;
  GtkImage  *problems_icon;
  GtkLabel  *problems_count;
};

G_DEFINE_FINAL_TYPE (StudioOfferRow, studio_offer_row, GTK_TYPE_LIST_BOX_ROW)

const char *
studio_offer_row_get_id (StudioOfferRow *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_ROW (self), NULL);

  return self->offer_id;
}

gboolean
studio_offer_row_matches (StudioOfferRow *self, const char *folded)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_ROW (self), FALSE);

  return self->haystack == NULL || strstr (self->haystack, folded) != NULL;
}

static char *
make_haystack (const VtOffer *offer, VtCatalog *catalog)
{
  g_autoptr (GString) text = g_string_new (offer->name);
  g_autoptr (VtReach) reach = vt_reach_new (catalog);
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);

  vt_reach_add (reach, offer);
  vt_reach_list_named (reach, skus);
  for (guint i = 0; i < skus->len; i++)
    {
      g_autofree char *title = vt_words_product (catalog, skus->pdata[i]);

      g_string_append_printf (text, "\n%s\n%s", (const char *) skus->pdata[i], title);
    }
  g_string_append_printf (text, "\n%s", vt_offer_kind_to_text (offer->kind));
  return g_utf8_casefold (text->str, (gssize) text->len);
}

static char *
make_line (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  VtBundleFigures  figures;
  gboolean         has_figures;
  g_autofree char *price = NULL;

  if (vt_offer_is_empty (offer))
    return g_strdup_printf (_ ("%s · empty"), studio_offer_state_to_text (offer->state));
  if (offer->kind != VT_OFFER_BUNDLE)
    return g_strdup_printf (_ ("%s · %s"), studio_offer_state_to_text (offer->state),
                            vt_offer_kind_to_text (offer->kind));
  has_figures = vt_bundle_figures (offer, catalog, currency, &figures, NULL);
  price = studio_offer_price_line (offer, currency, has_figures ? &figures : NULL);
  /* Translators: a state, then a price */
  return g_strdup_printf (_ ("%s · %s"), studio_offer_state_to_text (offer->state), price);
}

static void
show_problems (StudioOfferRow *self, guint n, VtProblemSeverity worst)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_widget_set_visible (self->problems, n > 0);
  gtk_label_set_text (self->problems_count, count);
  gtk_image_set_from_icon_name (self->problems_icon, worst == VT_PROBLEM_ERROR
                                                         ? "vitrine-error-symbolic"
                                                         : "vitrine-warning-symbolic");
  gtk_widget_remove_css_class (self->problems, "error");
  gtk_widget_remove_css_class (self->problems, "warning");
  gtk_widget_add_css_class (self->problems, worst == VT_PROBLEM_ERROR ? "error" : "warning");
}

void
studio_offer_row_show (StudioOfferRow *self,
                       StudioSession  *session,
                       const VtOffer  *offer,
                       guint           rank)
{
  VtCatalog        *catalog = studio_session_get_catalog (session);
  VtProblemSeverity worst;
  guint             n = studio_offer_count_problems (session, offer->id, &worst);
  g_autofree char  *title = studio_offer_title (offer);
  g_autofree char  *line = make_line (offer, catalog, studio_session_get_currency (session));
  g_autofree char  *problems =
      n == 0 ? g_strdup ("") : g_strdup_printf (ngettext (", %u problem", ", %u problems", n), n);
  /* Translators: a rank, a kind of offer, its name, a state with a price, problems */
  g_autofree char *spoken = g_strdup_printf (
      _ ("%u, %s %s, %s%s"), rank, vt_offer_kind_to_text (offer->kind), title, line, problems);

  gtk_image_set_from_icon_name (self->kind, studio_offer_kind_to_icon (offer->kind));
  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->line, line);
  show_problems (self, n, worst);
  if (offer->state == VT_OFFER_READY)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  g_free (self->haystack);
  self->haystack = make_haystack (offer, catalog);
}

static void
studio_offer_row_finalize (GObject *object)
{
  StudioOfferRow *self = STUDIO_OFFER_ROW (object);

  g_free (self->offer_id);
  g_free (self->haystack);
  G_OBJECT_CLASS (studio_offer_row_parent_class)->finalize (object);
}

static void
studio_offer_row_class_init (StudioOfferRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_offer_row_finalize;
}

static GtkLabel *
label_new (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
studio_offer_row_init (StudioOfferRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->kind = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  self->name = label_new (texts);
  self->line = label_new (texts);
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  self->problems = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->problems_icon = GTK_IMAGE (gtk_image_new ());
  self->problems_count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problems_count), "caption");
  gtk_box_append (GTK_BOX (self->problems), GTK_WIDGET (self->problems_icon));
  gtk_box_append (GTK_BOX (self->problems), GTK_WIDGET (self->problems_count));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->problems);
  gtk_widget_add_css_class (GTK_WIDGET (self), "offer-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
studio_offer_row_new (const char *offer_id)
{
  StudioOfferRow *self = g_object_new (STUDIO_TYPE_OFFER_ROW, NULL);

  self->offer_id = g_strdup (offer_id);
  return GTK_WIDGET (self);
}
