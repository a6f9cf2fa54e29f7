/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a rule pack. */

#include "vt-compile-products.h"

#include "vt-document.h"

#include <string.h>

/* The bounds of the rule pack. */
#define MAX_CATEGORY_PARTS 32
#define MAX_FACTS 200

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int64 (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* A catalogue's texts have no bound, a pack's do. */
static char *
cut_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *end;

  if (strlen (valid) <= VT_TEXT_MAX_BYTES)
    return g_steal_pointer (&valid);
  end = g_utf8_find_prev_char (valid, valid + VT_TEXT_MAX_BYTES + 1);
  return g_strndup (valid, end - valid);
}

static gboolean
is_id (const char *text)
{
  return *text != '\0' && strlen (text) <= VT_ID_MAX_BYTES && g_utf8_validate (text, -1, NULL);
}

/* What a selector could never name is left out. */
static void
write_category (VtFacts *facts, JsonBuilder *builder)
{
  const char *const *parts = vt_facts_get_category (facts);
  guint              n = 0;

  for (; parts[n] != NULL; n++)
    if (!is_id (parts[n]))
      return;
  if (n == 0 || n > MAX_CATEGORY_PARTS)
    return;
  json_builder_set_member_name (builder, "category");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, parts[i]);
  json_builder_end_array (builder);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* Of all tags and attributes that anybody asks for, those the product has: (element-type utf8,
 * unowned), sorted. */
static GList *
list_asked (GHashTable *asked)
{
  return g_list_sort (g_hash_table_get_keys (asked), compare_texts);
}

static void
write_tags (VtReach *reach, VtFacts *facts, JsonBuilder *builder)
{
  g_autoptr (GList) tags = list_asked (reach->tags);
  guint n = 0;

  for (GList *at = tags; at != NULL && n < MAX_FACTS; at = at->next)
    {
      if (!is_id (at->data) || !vt_facts_has_tag (facts, at->data))
        continue;
      if (n++ == 0)
        {
          json_builder_set_member_name (builder, "tags");
          json_builder_begin_array (builder);
        }
      json_builder_add_string_value (builder, at->data);
    }
  if (n > 0)
    json_builder_end_array (builder);
}

static void
write_attributes (VtReach *reach, VtFacts *facts, JsonBuilder *builder)
{
  g_autoptr (GList) names = list_asked (reach->attributes);
  guint n = 0;

  for (GList *at = names; at != NULL && n < MAX_FACTS; at = at->next)
    {
      g_autofree char *value = is_id (at->data) ? vt_facts_dup_attribute (facts, at->data) : NULL;

      if (value == NULL || strlen (value) > VT_TEXT_MAX_BYTES)
        continue;
      if (n++ == 0)
        {
          json_builder_set_member_name (builder, "attributes");
          json_builder_begin_object (builder);
        }
      add_text (builder, at->data, value);
    }
  if (n > 0)
    json_builder_end_object (builder);
}

/* The stock counts for what may be suggested, and there is no less than none. */
static void
write_stock (VtReach *reach, guint32 index, const VtProduct *product, JsonBuilder *builder)
{
  if (product->stock != VT_STOCK_UNKNOWN &&
      g_hash_table_contains (reach->named, GUINT_TO_POINTER (index)))
    add_int64 (builder, "stock", MAX (product->stock, 0));
}

static void
write_product (VtReach *reach, guint32 index, JsonBuilder *builder)
{
  const VtProduct *product = vt_catalog_get (reach->catalog, index);
  g_auto (VtFacts) facts = {product};
  g_autofree char *title = cut_text (product->title);

  json_builder_begin_object (builder);
  add_text (builder, "sku", product->sku);
  add_text (builder, "title", title);
  add_int64 (builder, "price", product->price_minor);
  if (product->cost_minor != VT_MONEY_UNKNOWN)
    add_int64 (builder, "cost", product->cost_minor);
  if (reach->asks_category)
    write_category (&facts, builder);
  if (reach->asks_brand && is_id (product->brand))
    add_text (builder, "brand", product->brand);
  write_tags (reach, &facts, builder);
  write_attributes (reach, &facts, builder);
  if (reach->asks_weight && product->weight_g != VT_WEIGHT_UNKNOWN)
    add_int64 (builder, "weight", product->weight_g);
  write_stock (reach, index, product, builder);
  json_builder_end_object (builder);
}

/* Whether the pack's bounds let the product in; what is named was looked at before. */
static gboolean
fits (const VtProduct *product)
{
  return product->price_minor != VT_MONEY_UNKNOWN && product->price_minor >= 0 &&
         product->price_minor <= VT_MONEY_MAX && product->cost_minor <= VT_MONEY_MAX &&
         is_id (product->sku);
}

void
vt_compile_products (VtReach *reach, JsonBuilder *builder)
{
  g_autoptr (GArray) indices = vt_reach_list (reach);

  json_builder_begin_array (builder);
  for (guint i = 0; i < indices->len; i++)
    {
      guint32 index = g_array_index (indices, guint32, i);

      if (fits (vt_catalog_get (reach->catalog, index)))
        write_product (reach, index, builder);
    }
  json_builder_end_array (builder);
}
