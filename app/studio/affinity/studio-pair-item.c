/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair of products as a row of the table. */

#include "studio-pair-item.h"

struct _StudioPairItem
{
  GObject parent_instance;

  VtCatalog *catalog; /* (owned) */
  VtPair     pair;
  guint32    product;
};

G_DEFINE_FINAL_TYPE (StudioPairItem, studio_pair_item, G_TYPE_OBJECT)

static void
studio_pair_item_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_PAIR_ITEM (object)->catalog, vt_catalog_unref);
  G_OBJECT_CLASS (studio_pair_item_parent_class)->finalize (object);
}

static void
studio_pair_item_class_init (StudioPairItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_pair_item_finalize;
}

static void
studio_pair_item_init (StudioPairItem *self)
{
}

StudioPairItem *
studio_pair_item_new (VtCatalog *catalog, const VtPair *pair, guint32 product)
{
  StudioPairItem *self;

  g_return_val_if_fail (product == pair->item_a || product == pair->item_b, NULL);

  self = g_object_new (STUDIO_TYPE_PAIR_ITEM, NULL);
  self->catalog = vt_catalog_ref (catalog);
  self->pair = *pair;
  self->product = product;
  return self;
}

const VtPair *
studio_pair_item_get_pair (StudioPairItem *self)
{
  return &self->pair;
}

guint32
studio_pair_item_get_product (StudioPairItem *self)
{
  return self->product;
}

guint32
studio_pair_item_get_other (StudioPairItem *self)
{
  return self->product == self->pair.item_a ? self->pair.item_b : self->pair.item_a;
}

const char *
studio_pair_item_get_title (StudioPairItem *self)
{
  return vt_catalog_get (self->catalog, self->product)->title;
}

const char *
studio_pair_item_get_other_title (StudioPairItem *self)
{
  return vt_catalog_get (self->catalog, studio_pair_item_get_other (self))->title;
}

double
studio_pair_item_get_attach (StudioPairItem *self)
{
  return self->product == self->pair.item_a ? self->pair.confidence_ab : self->pair.confidence_ba;
}

double
studio_pair_item_get_attach_back (StudioPairItem *self)
{
  return self->product == self->pair.item_a ? self->pair.confidence_ba : self->pair.confidence_ab;
}
