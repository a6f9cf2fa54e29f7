/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one product. */

#include "studio-product-field.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-product-entry.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioProductField
{
  StudioFieldRow parent_instance;

  GtkWidget *entry; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioProductField, studio_product_field, STUDIO_TYPE_FIELD_ROW)

/* ---- showing ---- */

static char *
tell_product (StudioFieldRow *row, JsonNode *value)
{
  StudioSession   *session = studio_field_row_get_session (row);
  VtCatalog       *catalog = studio_session_get_catalog (session);
  const char      *sku = value != NULL ? vt_terms_element_get_sku (value) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *price = NULL;

  if (sku == NULL || *sku == '\0')
    return g_strdup (_ ("None chosen yet"));
  if (catalog == NULL)
    return g_strdup (sku);
  if (vt_catalog_index_of_sku (catalog, sku) == VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("%s · not in the catalogue"), sku);
  title = studio_product_title (catalog, sku);
  price = vt_words_price (catalog, sku, studio_session_get_currency (session));
  /* Translators: a product, its code, its price */
  return g_strdup_printf (_ ("%s · %s · %s"), title, sku, price);
}

/* Its price may have changed. */
static void
show_offer (StudioFieldRow *row, const VtOffer *offer)
{
  g_autofree char *text = tell_product (row, studio_field_row_get_value (row));

  studio_field_row_set_hint (row, text);
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
}

/* ---- choosing ---- */

static void
choose (StudioFieldRow *row, const char *sku)
{
  g_autofree char *text = NULL;

  studio_field_row_keep (row, vt_terms_text_new (sku));
  text = tell_product (row, studio_field_row_get_value (row));
  studio_field_row_set_hint (row, text);
}

static void
on_chosen (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  choose (user_data, sku);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioFieldRow *row = user_data;
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", 2);
  g_auto (GStrv) found = NULL;

  if (studio_field_row_get_offer (row) == NULL || skus[0] == NULL ||
      g_str_has_prefix (skus[0], STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  g_clear_pointer (&skus[1], g_free);
  found = studio_products_find (studio_field_row_get_session (row), (const char *const *) skus);
  if (found[0] == NULL)
    return FALSE;
  choose (row, found[0]);
  return TRUE;
}

/* ---- the row ---- */

static gboolean
studio_product_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (STUDIO_PRODUCT_FIELD (widget)->entry);
}

static void
studio_product_field_class_init (StudioProductFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_product_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
  STUDIO_FIELD_ROW_CLASS (klass)->show_offer = show_offer;
}

static void
studio_product_field_init (StudioProductField *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
studio_product_field_new (StudioSession *session, const char *title, const char *path)
{
  StudioProductField *self = g_object_new (STUDIO_TYPE_PRODUCT_FIELD, NULL);

  self->entry = studio_product_entry_new (session, _ ("Choose a product"));
  g_signal_connect (self->entry, "chosen", G_CALLBACK (on_chosen), self);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), self->entry);
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}
