/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes with what in an offer. */

#include "vt-partners.h"

GArray *
vt_protection_list_covered (const VtExam *exam, guint index)
{
  const GArray *selected = vt_exam_select (exam, exam->terms, "select");
  JsonArray    *plans = vt_terms_get_array (exam->terms, "plans");
  JsonObject   *band = vt_terms_get_object (vt_terms_get_element (plans, index), "price");
  gint64        from_minor = vt_terms_get_int64 (band, "from", 0);
  gint64        to_minor = vt_terms_get_int64 (band, "to", G_MAXINT64);
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  GArray *covered = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    g_hash_table_add (own, GUINT_TO_POINTER (vt_exam_find_product (
                               exam, vt_terms_get_text (vt_terms_get_element (plans, i), "sku"))));
  for (guint i = 0; i < selected->len; i++)
    {
      guint32 product = g_array_index (selected, guint32, i);
      gint64  price_minor = vt_exam_get_product (exam, product)->price_minor;

      if (price_minor >= from_minor && price_minor <= to_minor &&
          !g_hash_table_contains (own, GUINT_TO_POINTER (product)))
        g_array_append_val (covered, product);
    }
  return covered;
}

/* (transfer full) (nullable): what selects products with the same values; %NULL if the product
 * lacks one. */
static JsonObject *
make_selector (const VtExam *exam, guint32 product, JsonArray *attributes)
{
  g_autoptr (JsonObject) selector = json_object_new ();
  g_autoptr (JsonObject) values = json_object_new ();

  for (guint i = 0; i < vt_terms_get_length (attributes); i++)
    {
      const char      *name = vt_terms_get_word (attributes, i);
      g_autofree char *value =
          name != NULL ? vt_shelf_dup_attribute (exam->checker->shelf, product, name) : NULL;

      if (value == NULL)
        return NULL;
      json_object_set_string_member (values, name, value);
    }
  json_object_set_object_member (selector, "attributes", g_steal_pointer (&values));
  return g_steal_pointer (&selector);
}

static void
keep_common (GArray *products, const GArray *others)
{
  guint n = 0;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      if (vt_products_have (others, product))
        g_array_index (products, guint32, n++) = product;
    }
  g_array_set_size (products, n);
}

GArray *
vt_products_list_sharing (const VtExam *exam,
                          const GArray *products,
                          guint32       product,
                          JsonArray    *attributes)
{
  GArray *sharing = g_array_copy ((GArray *) products);
  g_autoptr (GArray) self = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (JsonObject) selector = NULL;

  g_array_append_val (self, product);
  vt_products_drop (sharing, self);
  if (vt_terms_get_length (attributes) == 0)
    return sharing;
  selector = make_selector (exam, product, attributes);
  if (selector != NULL)
    keep_common (sharing, vt_shelf_select (exam->checker->shelf, selector));
  else
    g_array_set_size (sharing, 0);
  return sharing;
}

GArray *
vt_cross_sell_list_anchors (const VtExam *exam, JsonObject *item)
{
  guint32 product = vt_exam_find_product (exam, vt_terms_get_text (item, "sku"));

  if (product == VT_PRODUCT_NONE)
    return g_array_new (FALSE, FALSE, sizeof (guint32));
  return vt_products_list_sharing (exam, vt_exam_select (exam, exam->terms, "anchor"), product,
                                   vt_terms_get_array (item, "compatible"));
}

guint32
vt_add_on_find_base (const VtExam *exam)
{
  g_autoptr (GArray) bases =
      g_array_copy ((GArray *) vt_exam_select (exam, exam->terms, "requires"));
  JsonArray *groups = vt_terms_get_array (exam->terms, "groups");
  g_autoptr (GHashTable) options = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *group = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint k = 0; k < vt_terms_get_length (group); k++)
        g_hash_table_add (options,
                          GUINT_TO_POINTER (vt_exam_find_product (
                              exam, vt_terms_get_text (vt_terms_get_element (group, k), "sku"))));
    }
  for (guint i = 0; i < bases->len; i++)
    {
      guint32 product = g_array_index (bases, guint32, i);

      if (!g_hash_table_contains (options, GUINT_TO_POINTER (product)))
        g_array_index (bases, guint32, n++) = product;
    }
  g_array_set_size (bases, n);
  return vt_exam_pick_cheapest (exam, bases);
}
