/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is bought with an offer's anchor and is not in the offer. */

#include "studio-companion-list.h"

#include "studio-companions.h"
#include "studio-item-list.h"
#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioCompanionList
{
  GtkWidget parent_instance;

  StudioSession       *session;    /* (owned) */
  StudioCompanions    *companions; /* (unowned): the session owns them */
  char                *offer_id;   /* (owned) (nullable): shown */
  GPtrArray           *rows;       /* (owned) (element-type GtkWidget, unowned) */
  AdwPreferencesGroup *group;      /* (owned by the widget tree) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioCompanionList,
                               studio_companion_list,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
on_add (GtkButton *button, gpointer user_data)
{
  StudioCompanionList *self = user_data;
  const char          *sku = g_object_get_data (G_OBJECT (button), "sku");
  g_autofree char     *label = studio_products_label (1);

  if (self->offer_id != NULL)
    studio_offer_add_element (self->session, self->offer_id, label, "items", studio_item_new (sku));
}

/* "$34.90 · 145 of 1,204 orders take it along, 3.1 times more than by chance" */
static char *
tell (StudioCompanionList *self, const VtCompanion *companion)
{
  VtCatalog          *catalog = studio_session_get_catalog (self->session);
  const VtCompanions *counts = studio_companions_get_counts (self->companions);
  g_autofree char    *price =
      vt_words_price (catalog, vt_catalog_get (catalog, companion->product)->sku,
                      studio_session_get_currency (self->session));
  g_autofree char *together = vt_words_count (companion->n_together);
  g_autofree char *all = vt_words_count (counts->n_anchors);

  /* Translators: a price, two counts of orders, how many times */
  return g_strdup_printf (_ ("%s · %s of %s orders take it along, %.1f times more than by chance"),
                          price, together, all, companion->lift);
}

static void
add_row (StudioCompanionList *self, const VtCompanion *companion)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const char      *sku = vt_catalog_get (catalog, companion->product)->sku;
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_with_label (_ ("Add"));
  g_autofree char *title = studio_product_title (catalog, sku);
  g_autofree char *subtitle = tell (self, companion);
  /* Translators: a control's name: a product follows */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "sku", g_strdup (sku), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (StudioCompanionList *self)
{
  GArray *suggestions = studio_companions_get_suggestions (self->companions);
  guint   n = suggestions != NULL && studio_session_get_catalog (self->session) != NULL
                  ? suggestions->len
                  : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < n; i++)
    add_row (self, &g_array_index (suggestions, VtCompanion, i));
  if (n > 0)
    studio_group_name_list (self->group, _ ("Bought with it"));
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioCompanionList *self = STUDIO_COMPANION_LIST (field);

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

static void
studio_companion_list_dispose (GObject *object)
{
  StudioCompanionList *self = STUDIO_COMPANION_LIST (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_companion_list_parent_class)->dispose (object);
}

static void
studio_companion_list_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_COMPANION_LIST (object)->rows);
  G_OBJECT_CLASS (studio_companion_list_parent_class)->finalize (object);
}

static void
studio_companion_list_class_init (StudioCompanionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_companion_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_companion_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_companion_list_init (StudioCompanionList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("From the Orders"));
  adw_preferences_group_set_description (self->group,
                                         _ ("Bought with it, and not in the list yet"));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_companion_list_new (StudioSession *session)
{
  StudioCompanionList *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_COMPANION_LIST, NULL);
  self->session = g_object_ref (session);
  self->companions = studio_companions_of (session);
  g_signal_connect_object (self->companions, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
