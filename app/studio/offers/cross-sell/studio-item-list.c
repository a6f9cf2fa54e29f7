/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell suggests, in order. */

#include "studio-item-list.h"

#include "studio-companions.h"
#include "studio-compatible-field.h"
#include "studio-list-field.h"
#include "studio-number-field.h"
#include "studio-offer-words.h"
#include "vt-offer.h"
#include "vt-price-cap.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* As the evaluator has it. */
#define MAX_QUANTITY 999

struct _StudioItemList
{
  AdwBin parent_instance;

  VtOffer   *offer; /* (owned) (nullable): shown */
  GtkWidget *list;  /* (owned by the widget tree) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioItemList,
                               studio_item_list,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- items ---- */

JsonNode *
studio_item_new (const char *sku)
{
  g_autoptr (JsonObject) item = json_object_new ();

  json_object_set_string_member (item, "sku", sku);
  return json_node_init_object (json_node_alloc (), item);
}

static JsonNode *
create_item (const VtProduct *product)
{
  return studio_item_new (product->sku);
}

/* (nullable): "fits 2 of 5", where it does not have to fit all. */
static char *
tell_fits (StudioSession *session, JsonObject *item, guint32 product)
{
  const VtAnchors *anchors = studio_companions_get_anchors (studio_companions_of (session));
  JsonArray       *compatible = vt_terms_get_array (item, "compatible");
  guint            n_anchors;

  if (anchors == NULL || compatible == NULL)
    return NULL;
  (void) vt_anchors_get (anchors, &n_anchors);
  /* Translators: how many of how many products something fits */
  return g_strdup_printf (_ ("fits %u of %u"), vt_anchors_count_fits (anchors, product, compatible),
                          n_anchors);
}

static void
add_part (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "$24.90 · taken along by 12 % (3.1 times chance) · fits 2 of 5" */
static void
tell_item (StudioSession *session,
           const VtOffer *offer,
           JsonNode      *element,
           guint          index,
           char         **ret_title,
           char         **ret_subtitle)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  const char      *sku = vt_terms_element_get_sku (element);
  guint32          product;
  GString         *text;
  g_autofree char *price = NULL;
  g_autofree char *attach = NULL;
  g_autofree char *fits = NULL;

  if (catalog == NULL || sku == NULL)
    return;
  *ret_title = studio_product_title (catalog, sku);
  product = vt_catalog_index_of_sku (catalog, sku);
  if (product == VT_PRODUCT_NONE)
    {
      *ret_subtitle = g_strdup_printf (_ ("%s · not in the catalogue"), sku);
      return;
    }
  price = vt_words_price (catalog, sku, studio_session_get_currency (session));
  attach = studio_companions_tell_attach (studio_companions_of (session), sku);
  if (JSON_NODE_HOLDS_OBJECT (element))
    fits = tell_fits (session, json_node_get_object (element), product);
  text = g_string_new (NULL);
  add_part (text, price);
  add_part (text, attach);
  add_part (text, fits);
  if (vt_price_cap_is_above (offer->terms, catalog, sku))
    add_part (text, _ ("above the price cap"));
  *ret_subtitle = g_string_free (text, FALSE);
}

static void
extend_item (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *path_of_quantity = g_strconcat (path, "/quantity", NULL);
  GtkWidget *quantity = studio_number_field_new (session, _ ("At most for each"), path_of_quantity,
                                                 1, MAX_QUANTITY, NULL, "1");

  studio_field_row_set_hint (STUDIO_FIELD_ROW (quantity),
                             _ ("So many have the discount with one of what it goes with"));
  g_ptr_array_add (rows, studio_compatible_field_new (session, path));
  g_ptr_array_add (rows, quantity);
}

static const StudioListKind items_kind = {
    .list_name = N_ ("Suggestions"),
    .empty = N_ ("Search below for what goes with it, or drag products here"),
    .takes_products = TRUE,
    .create_product = create_item,
    .tell = tell_item,
    .extend = extend_item,
};

/* ---- the widget ---- */

static void
update (StudioItemList *self)
{
  if (self->offer != NULL)
    studio_field_show (STUDIO_FIELD (self->list), self->offer);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioItemList *self = STUDIO_ITEM_LIST (field);
  VtOffer        *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
}

static void
commit (StudioField *field)
{
  studio_field_commit (STUDIO_FIELD (STUDIO_ITEM_LIST (field)->list));
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

static void
studio_item_list_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_ITEM_LIST (object)->offer, vt_offer_free);
  G_OBJECT_CLASS (studio_item_list_parent_class)->dispose (object);
}

static void
studio_item_list_class_init (StudioItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_item_list_dispose;
}

static void
studio_item_list_init (StudioItemList *self)
{
}

GtkWidget *
studio_item_list_new (StudioSession *session)
{
  StudioItemList *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_ITEM_LIST, NULL);
  self->list = studio_list_field_new (session, _ ("What to Suggest"),
                                      _ ("In this order; what is in the cart already is left out"),
                                      "items", &items_kind);
  adw_bin_set_child (ADW_BIN (self), self->list);
  /* How many take an item along is known later. */
  g_signal_connect_object (studio_companions_of (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
