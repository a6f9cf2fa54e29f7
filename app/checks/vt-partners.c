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

gboolean
vt_products_share (const VtExam *exam, guint32 product, guint32 other, const char *attribute)
{
  g_autofree char *value = vt_shelf_dup_attribute (exam->checker->shelf, product, attribute);
  g_autofree char *wanted = vt_shelf_dup_attribute (exam->checker->shelf, other, attribute);

  return value != NULL && g_strcmp0 (value, wanted) == 0;
}

static gboolean
shares_all (const VtExam *exam, guint32 product, guint32 other, JsonArray *attributes)
{
  for (guint i = 0; i < vt_terms_get_length (attributes); i++)
    {
      const char *attribute = vt_terms_get_word (attributes, i);

      if (attribute != NULL && !vt_products_share (exam, product, other, attribute))
        return FALSE;
    }
  return TRUE;
}

GArray *
vt_cross_sell_list_anchors (const VtExam *exam, JsonObject *item)
{
  guint32       product = vt_exam_find_product (exam, vt_terms_get_text (item, "sku"));
  JsonArray    *attributes = vt_terms_get_array (item, "compatible");
  const GArray *selected = vt_exam_select (exam, exam->terms, "anchor");
  GArray       *anchors = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (product == VT_PRODUCT_NONE)
    return anchors;
  for (guint i = 0; i < selected->len; i++)
    {
      guint32 anchor = g_array_index (selected, guint32, i);

      if (anchor != product && shares_all (exam, anchor, product, attributes))
        g_array_append_val (anchors, anchor);
    }
  return anchors;
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
