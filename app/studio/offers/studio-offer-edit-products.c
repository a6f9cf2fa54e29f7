/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's products. */

#include "studio-offer-edit.h"

#include "studio-offer-change.h"
#include "vt-offer-start.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GStrv      skus;    /* (owned) (nullable) */
  char      *sku;     /* (owned) (nullable) */
  VtCatalog *catalog; /* (owned) (nullable) */
  gint64     number;
} Edit;

static Edit *
edit_new (const char *sku, gint64 number)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->sku = g_strdup (sku);
  edit->number = number;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_strfreev (edit->skus);
  g_free (edit->sku);
  g_clear_pointer (&edit->catalog, vt_catalog_unref);
  g_free (edit);
}

/* ---- adding ---- */

static gboolean
change_add (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit *edit = data;

  for (guint i = 0; edit->skus[i] != NULL; i++)
    if (!vt_offer_add_product (offer, edit->catalog, edit->skus[i], error))
      return FALSE;
  return TRUE;
}

GStrv
studio_products_find (StudioSession *session, const char *const *skus)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; catalog != NULL && skus[i] != NULL; i++)
    {
      guint32 product = vt_catalog_index_of_sku (catalog, skus[i]);

      if (product != VT_PRODUCT_NONE)
        {
          g_strv_builder_add (found, vt_catalog_get (catalog, product)->sku);
        }
      else
        {
          g_autofree char *title = vt_words_title (skus[i], VT_WORDS_TITLE_MAX);
          g_autofree char *text = g_strdup_printf (_ ("There is no product “%s”"), title);

          studio_session_say (session, text, NULL, NULL);
        }
    }
  return g_strv_builder_end (found);
}

char *
studio_products_label (guint n)
{
  return n == 1 ? g_strdup (_ ("Add Product"))
                : g_strdup_printf (ngettext ("Add %u Product", "Add %u Products", n), n);
}

void
studio_offer_add_products (StudioSession *session, const char *id, const char *const *skus)
{
  g_auto (GStrv) found = studio_products_find (session, skus);
  g_autofree char *label = NULL;
  Edit            *edit;

  if (found[0] == NULL)
    return;
  label = studio_products_label (g_strv_length (found));
  edit = edit_new (NULL, 0);
  edit->skus = g_steal_pointer (&found);
  edit->catalog = vt_catalog_ref (studio_session_get_catalog (session));
  studio_offer_change (session, id, label, change_add, edit, edit_free);
}

/* ---- the products of a bundle ---- */

static gboolean
change_remove (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit *edit = data;

  /* Gone already is as good. */
  (void) vt_offer_remove_component (offer, edit->sku);
  return TRUE;
}

void
studio_offer_remove_product (StudioSession *session, const char *id, const char *sku)
{
  studio_offer_change (session, id, _ ("Remove Product"), change_remove, edit_new (sku, 0),
                       edit_free);
}

static gboolean
change_quantity (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit  *edit = data;
  VtComponent *component = vt_offer_find_component (offer, edit->sku);

  if (component != NULL)
    component->quantity = CLAMP (edit->number, 1, VT_COMPONENT_MAX_QUANTITY);
  return TRUE;
}

void
studio_offer_set_quantity (StudioSession *session, const char *id, const char *sku, gint64 quantity)
{
  studio_offer_change (session, id, _ ("Change Quantity"), change_quantity,
                       edit_new (sku, quantity), edit_free);
}

static gboolean
change_primary (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit  *edit = data;
  VtComponent *primary = edit->sku != NULL ? vt_offer_find_component (offer, edit->sku) : NULL;

  for (guint i = 0; i < offer->components->len; i++)
    {
      VtComponent *component = offer->components->pdata[i];

      component->primary = component == primary;
    }
  return TRUE;
}

void
studio_offer_set_primary (StudioSession *session, const char *id, const char *sku)
{
  studio_offer_change (session, id, _ ("Change Main Product"), change_primary, edit_new (sku, 0),
                       edit_free);
}

static gboolean
change_place (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit  *edit = data;
  VtComponent *component = vt_offer_find_component (offer, edit->sku);

  if (component != NULL)
    studio_array_move (offer->components, component, (guint) edit->number);
  return TRUE;
}

void
studio_offer_move_product (StudioSession *session, const char *id, const char *sku, guint position)
{
  studio_offer_change (session, id, _ ("Reorder Products"), change_place, edit_new (sku, position),
                       edit_free);
}
