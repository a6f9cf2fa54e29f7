/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheaper products that would do as well. */

#include "studio-candidates.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioCandidates
{
  GtkWidget parent_instance;

  StudioSession       *session;  /* (owned) */
  StudioDownsellFacts *facts;    /* (owned) */
  char                *offer_id; /* (owned) (nullable): shown */
  GPtrArray           *rows;     /* (owned) (element-type AdwActionRow, unowned) */
  AdwPreferencesGroup *group;    /* (owned by the widget tree) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioCandidates,
                               studio_candidates,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
on_chosen (GtkButton *button, gpointer user_data)
{
  StudioCandidates *self = user_data;
  const char       *sku = g_object_get_data (G_OBJECT (button), "sku");

  if (self->offer_id != NULL)
    studio_offer_set_term (self->session, self->offer_id, _ ("Choose Cheaper Product"),
                           "alternative/sku", vt_terms_text_new (sku));
}

static char *
tell (StudioCandidates *self, const VtAlternative *candidate)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *price =
      vt_words_price (catalog, vt_catalog_get (catalog, candidate->product)->sku, currency);
  g_autofree char *less = vt_money_to_display (candidate->saving_minor, currency);

  /* Translators: a price, an amount, and how many features of how many are kept */
  return g_strdup_printf (ngettext ("%s, %s less · keeps %u of %u feature",
                                    "%s, %s less · keeps %u of %u features", candidate->n_all),
                          price, less, candidate->n_kept, candidate->n_all);
}

static void
add_row (StudioCandidates *self, const VtAlternative *candidate)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const char      *sku = vt_catalog_get (catalog, candidate->product)->sku;
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_with_label (_ ("Choose"));
  g_autofree char *title = studio_product_title (catalog, sku);
  g_autofree char *subtitle = tell (self, candidate);
  /* Translators: a control's name: a product follows */
  g_autofree char *label = g_strdup_printf (_ ("Choose %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "sku", g_strdup (sku), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_chosen), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (StudioCandidates *self)
{
  GArray *candidates = studio_downsell_facts_get_candidates (self->facts);
  guint   n = candidates != NULL ? candidates->len : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < n; i++)
    add_row (self, &g_array_index (candidates, VtAlternative, i));
  if (n > 0)
    studio_group_name_list (self->group, _ ("Cheaper products"));
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioCandidates *self = STUDIO_CANDIDATES (field);

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

static void
studio_candidates_dispose (GObject *object)
{
  StudioCandidates *self = STUDIO_CANDIDATES (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->facts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_candidates_parent_class)->dispose (object);
}

static void
studio_candidates_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_CANDIDATES (object)->rows);
  G_OBJECT_CLASS (studio_candidates_parent_class)->finalize (object);
}

static void
studio_candidates_class_init (StudioCandidatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_candidates_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_candidates_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_candidates_init (StudioCandidates *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Would Do As Well"));
  adw_preferences_group_set_description (
      self->group, _ ("Cheaper products of the same category, by the features they keep"));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_candidates_new (StudioSession *session, StudioDownsellFacts *facts)
{
  StudioCandidates *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (facts), NULL);

  self = g_object_new (STUDIO_TYPE_CANDIDATES, NULL);
  self->session = g_object_ref (session);
  self->facts = g_object_ref (facts);
  g_signal_connect_object (facts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
