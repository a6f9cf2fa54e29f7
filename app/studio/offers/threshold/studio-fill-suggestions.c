/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that would fill the usual gap to a step of a threshold. */

#include "studio-fill-suggestions.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define MAX_SUGGESTED 4

struct _StudioFillSuggestions
{
  AdwPreferencesGroup parent_instance;

  StudioSession   *session; /* (owned) */
  StudioStepStudy *study;   /* (owned) */
  GPtrArray       *rows;    /* (owned) (element-type GtkWidget, owned by the widget tree) */
  char            *shown;   /* (owned) (nullable): the SKUs that are suggested, one a line */
};

G_DEFINE_FINAL_TYPE (StudioFillSuggestions, studio_fill_suggestions, ADW_TYPE_PREFERENCES_GROUP)

static void
on_add (GtkButton *button, gpointer user_data)
{
  StudioFillSuggestions *self = user_data;
  const VtOffer         *offer = studio_step_study_get_offer (self->study);

  if (offer != NULL)
    studio_offer_add_element (
        self->session, offer->id, _ ("Add Product"), "fill",
        vt_terms_text_new (g_object_get_data (G_OBJECT (button), "studio-sku")));
}

/* ---- what is suggested ---- */

/* (element-type StudioFiller): goods that cost what orders just below the first step lack on
 * average, up to as much as they lack at most. */
static GArray *
find (StudioFillSuggestions *self, const VtOffer *offer, const StudioStepFindings *findings)
{
  JsonObject    *terms = vt_offer_get_terms (offer);
  StudioStepLook look = {0};

  if (vt_measure_read (terms) == VT_MEASURE_SUBTOTAL &&
      vt_terms_get_length (vt_terms_get_array (terms, "steps")) > 0)
    studio_step_look (findings, offer, 0, studio_session_get_currency (self->session), &look);
  if (look.below.n == 0)
    return g_array_new (FALSE, FALSE, sizeof (StudioFiller));
  return studio_step_find_fillers (findings, look.below.lacking, look.within,
                                   vt_terms_get_array (terms, "fill"), MAX_SUGGESTED);
}

static GtkWidget *
row_new (StudioFillSuggestions *self, VtCatalog *catalog, const StudioFiller *filler)
{
  const VtProduct *product = vt_catalog_get (catalog, filler->product);
  g_autofree char *title = studio_product_title (catalog, product->sku);
  g_autofree char *price =
      vt_money_to_display (filler->price_minor, studio_session_get_currency (self->session));
  g_autofree char *n = vt_count_to_display (filler->n_orders);
  g_autofree char *subtitle =
      /* Translators: a price, and how often something was ordered in the last year */
      g_strdup_printf (ngettext ("%s · in %s order", "%s · in %s orders", filler->n_orders), price,
                       n);
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), title);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *add = gtk_button_new_with_label (_ ("Add"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (add), "studio-sku", g_strdup (product->sku), g_free);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), add);
  return row;
}

static char *
list_skus (VtCatalog *catalog, GArray *fillers)
{
  GString *skus = g_string_new (NULL);

  for (guint i = 0; i < fillers->len; i++)
    g_string_append_printf (
        skus, "%s\n",
        vt_catalog_get (catalog, g_array_index (fillers, StudioFiller, i).product)->sku);
  return g_string_free (skus, FALSE);
}

static void
fill_rows (StudioFillSuggestions *self, VtCatalog *catalog, GArray *fillers)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < fillers->len; i++)
    {
      GtkWidget *row = row_new (self, catalog, &g_array_index (fillers, StudioFiller, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  if (fillers->len > 0)
    studio_group_name_list (ADW_PREFERENCES_GROUP (self), _ ("Suggested to fill up with"));
}

static void
on_changed (StudioFillSuggestions *self)
{
  const StudioStepFindings *findings = studio_step_study_get (self->study);
  const VtOffer            *offer = studio_step_study_get_offer (self->study);
  g_autoptr (GArray) fillers = NULL;
  g_autofree char *skus = NULL;

  if (findings == NULL || offer == NULL)
    return;
  fillers = find (self, offer, findings);
  skus = list_skus (findings->catalog, fillers);
  gtk_widget_set_visible (GTK_WIDGET (self), fillers->len > 0);
  if (g_strcmp0 (skus, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&skus);
  fill_rows (self, findings->catalog, fillers);
}

/* ---- the widget ---- */

static void
studio_fill_suggestions_dispose (GObject *object)
{
  StudioFillSuggestions *self = STUDIO_FILL_SUGGESTIONS (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_fill_suggestions_parent_class)->dispose (object);
}

static void
studio_fill_suggestions_finalize (GObject *object)
{
  StudioFillSuggestions *self = STUDIO_FILL_SUGGESTIONS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (studio_fill_suggestions_parent_class)->finalize (object);
}

static void
studio_fill_suggestions_class_init (StudioFillSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_fill_suggestions_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_fill_suggestions_finalize;
}

static void
studio_fill_suggestions_init (StudioFillSuggestions *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Suggested"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("What orders just below the first step lack is about what these cost"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_fill_suggestions_new (StudioSession *session, StudioStepStudy *study)
{
  StudioFillSuggestions *self = g_object_new (STUDIO_TYPE_FILL_SUGGESTIONS, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
