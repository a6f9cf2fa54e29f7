/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product sells with, and which offers it is in. */

#include "studio-product-relations.h"

#include "vt-reach.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_COMPANIONS 5

struct _StudioProductRelations
{
  GtkWidget parent_instance;

  StudioSession       *session;    /* (owned) */
  GtkWidget           *box;        /* (owned by the widget tree) */
  AdwPreferencesGroup *companions; /* (owned by the widget tree) */
  AdwPreferencesGroup *offers;     /* (owned by the widget tree) */
  GPtrArray           *rows;       /* (owned) (element-type GtkWidget): those shown */
};

G_DEFINE_FINAL_TYPE (StudioProductRelations, studio_product_relations, GTK_TYPE_WIDGET)

/* ---- companions ---- */

static int
compare_together (gconstpointer a, gconstpointer b)
{
  const VtPair *left = *(const VtPair *const *) a;
  const VtPair *right = *(const VtPair *const *) b;

  if (left->n_together != right->n_together)
    return left->n_together > right->n_together ? -1 : 1;
  return left->q < right->q ? -1 : left->q > right->q;
}

/* Those bought together more often than by chance, most often first. */
static GPtrArray *
find_companions (VtPairs *pairs, guint32 product)
{
  GPtrArray *found = g_ptr_array_new ();

  for (gsize i = 0; i < pairs->n_pairs; i++)
    {
      const VtPair *pair = &pairs->pairs[i];

      if ((pair->item_a == product || pair->item_b == product) && pair->lift > 1 && pair->q <= 0.01)
        g_ptr_array_add (found, (gpointer) pair);
    }
  g_ptr_array_sort (found, compare_together);
  g_ptr_array_set_size (found, (int) MIN (found->len, N_COMPANIONS));
  return found;
}

static void
on_companion_activated (AdwActionRow *row, gpointer user_data)
{
  StudioProductRelations *self = user_data;
  guint32 product = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "studio-product"));

  studio_session_select (self->session, &product, 1);
}

static void
append_row (StudioProductRelations *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("vitrine-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_companions (StudioProductRelations *self, guint32 product)
{
  VtPairs   *pairs = studio_session_get_pairs (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GPtrArray) found = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->companions), FALSE);
  if (pairs == NULL || catalog == NULL)
    return;

  found = find_companions (pairs, product);
  for (guint i = 0; i < found->len; i++)
    {
      const VtPair    *pair = g_ptr_array_index (found, i);
      guint32          other = pair->item_a == product ? pair->item_b : pair->item_a;
      GtkWidget       *row = adw_action_row_new ();
      g_autofree char *text = vt_pair_to_sentence (pair, product, _ ("this product"),
                                                   vt_catalog_get (catalog, other)->title);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     vt_catalog_get (catalog, other)->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      g_object_set_data (G_OBJECT (row), "studio-product", GUINT_TO_POINTER (other));
      g_signal_connect (row, "activated", G_CALLBACK (on_companion_activated), self);
      append_row (self, self->companions, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->companions), found->len > 0);
}

/* ---- offers ---- */

static gboolean
offer_has (const VtOffer *offer, VtCatalog *catalog, guint32 product)
{
  g_autoptr (VtReach) reach = vt_reach_of (offer, catalog);

  return vt_reach_has (reach, product);
}

static void
on_offer_activated (AdwActionRow *row, gpointer user_data)
{
  StudioProductRelations *self = user_data;
  g_autofree char        *place =
      g_strconcat ("offers/", g_object_get_data (G_OBJECT (row), "studio-offer"), NULL);

  studio_session_go (self->session, place);
}

static void
show_offers (StudioProductRelations *self, guint32 product)
{
  GPtrArray *offers = studio_session_get_offers (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  gboolean   any = FALSE;

  for (guint i = 0; offers != NULL && catalog != NULL && i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);
      GtkWidget     *row;

      if (!offer_has (offer, catalog, product))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), offer->name);
      g_object_set_data_full (G_OBJECT (row), "studio-offer", g_strdup (offer->id), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (on_offer_activated), self);
      append_row (self, self->offers, row);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->offers), any);
}

void
studio_product_relations_show (StudioProductRelations *self, guint32 product)
{
  g_return_if_fail (STUDIO_IS_PRODUCT_RELATIONS (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  show_companions (self, product);
  show_offers (self, product);
}

static void
studio_product_relations_dispose (GObject *object)
{
  StudioProductRelations *self = STUDIO_PRODUCT_RELATIONS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_product_relations_parent_class)->dispose (object);
}

static void
studio_product_relations_class_init (StudioProductRelationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_product_relations_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_product_relations_init (StudioProductRelations *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->companions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->offers = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->companions, _ ("Sells With"));
  adw_preferences_group_set_title (self->offers, _ ("In These Offers"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->companions));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->offers));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_product_relations_new (StudioSession *session)
{
  StudioProductRelations *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PRODUCT_RELATIONS, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
