/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a catalogue file, understood. */

#include "vt-product-row.h"

#include "vt-product-edit.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_SKU_BYTES 255

void
vt_product_row_clear (VtProductRow *row)
{
  g_clear_pointer (&row->attributes, g_free);
  g_clear_pointer (&row->tags, g_free);
}

static gboolean
fail (const VtImportPlan *plan,
      VtField             field,
      const char         *reason,
      const char         *remedy,
      VtRowProblem       *ret_problem)
{
  *ret_problem = (VtRowProblem){plan->mapping.column[field], reason, remedy};
  return FALSE;
}

/* Text fields: "" where the row does not have them. */
static const char *
get_text (const VtImportPlan *plan, const VtCsvRecord *record, VtField field, VtProductRow *row)
{
  gsize       length;
  const char *text = vt_row_get (record, &plan->mapping, field, &length);

  row->has[field] = length > 0;
  return text;
}

static gboolean
get_amount (const VtImportPlan *plan,
            const VtCsvRecord  *record,
            VtField             field,
            VtProductRow       *row,
            gint64             *ret_minor,
            VtRowProblem       *ret_problem)
{
  const char *text = get_text (plan, record, field, row);
  gint64      minor = VT_MONEY_UNKNOWN;

  if (row->has[field])
    {
      switch (vt_amount_parse (text, plan->decimal, plan->currency.minor_digits, &minor))
        {
        case VT_AMOUNT_EXACT:
          break;
        case VT_AMOUNT_ROUNDED:
          row->price_rounded = TRUE;
          break;
        case VT_AMOUNT_BAD:
        case VT_AMOUNT_RANGE:
        default:
          return fail (plan, field, _ ("this is not an amount"),
                       _ ("write it as 1234.56, or say which decimal separator it is"),
                       ret_problem);
        }
      if (minor < 0)
        return fail (plan, field, _ ("the amount is below zero"),
                     _ ("leave it empty where it is not known"), ret_problem);
    }
  *ret_minor = minor;
  return TRUE;
}

static gboolean
get_stock (const VtImportPlan *plan,
           const VtCsvRecord  *record,
           VtProductRow       *row,
           VtRowProblem       *ret_problem)
{
  const char *text = get_text (plan, record, VT_FIELD_STOCK, row);
  gint32      stock;

  row->product.stock = VT_STOCK_UNKNOWN;
  if (!row->has[VT_FIELD_STOCK])
    return TRUE;
  if (!vt_count_parse (text, plan->decimal, &stock))
    return fail (plan, VT_FIELD_STOCK, _ ("this is not a whole number of units"),
                 _ ("leave it empty where stock is not kept"), ret_problem);
  row->product.stock = stock;
  return TRUE;
}

/* Grams; "0.35 kg" and "350 g" say their unit. A fraction without one could be kilograms. */
static gboolean
get_weight (const VtImportPlan *plan,
            const VtCsvRecord  *record,
            VtProductRow       *row,
            VtRowProblem       *ret_problem)
{
  g_autofree char *text = g_ascii_strdown (get_text (plan, record, VT_FIELD_WEIGHT, row), -1);
  gboolean         in_kilograms = g_str_has_suffix (text, "kg");
  gint64           weight_g;

  row->product.weight_g = VT_WEIGHT_UNKNOWN;
  if (!row->has[VT_FIELD_WEIGHT])
    return TRUE;
  if (in_kilograms || g_str_has_suffix (text, "g"))
    text[strlen (text) - (in_kilograms ? 2 : 1)] = '\0';
  if (vt_amount_parse (g_strstrip (text), plan->decimal, in_kilograms ? 3 : 0, &weight_g) !=
          VT_AMOUNT_EXACT ||
      weight_g < 0 || weight_g > VT_PRODUCT_MAX_WEIGHT_G)
    return fail (plan, VT_FIELD_WEIGHT, _ ("this is not a weight in whole grams"),
                 _ ("write 350, 350 g or 0.35 kg"), ret_problem);
  row->product.weight_g = weight_g;
  return TRUE;
}

static gboolean
get_kind (const VtImportPlan *plan,
          const VtCsvRecord  *record,
          VtProductRow       *row,
          VtRowProblem       *ret_problem)
{
  const char *text = get_text (plan, record, VT_FIELD_KIND, row);

  for (VtProductKind kind = VT_PRODUCT_GOODS; kind <= VT_PRODUCT_FEE; kind++)
    if (g_ascii_strcasecmp (text, vt_product_kind_get_id (kind)) == 0)
      {
        row->product.kind = kind;
        return TRUE;
      }
  return !row->has[VT_FIELD_KIND] || fail (plan, VT_FIELD_KIND, _ ("this is not a kind of product"),
                                           _ ("write goods, plan, perk or fee"), ret_problem);
}

static char *
node_to_text (JsonNode *node)
{
  return json_to_string (node, FALSE);
}

/* A JSON array of strings as it is; else a list with commas, semicolons or bars. */
static char *
tags_to_json (const char *text)
{
  g_autoptr (JsonNode) node = *text == '[' ? json_from_string (text, NULL) : NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  g_auto (GStrv) parts = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return node_to_text (node);

  g_clear_pointer (&node, json_node_unref);
  parts = g_strsplit_set (text, ",;|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (array, parts[i]);
  node = json_node_init_array (json_node_alloc (), array);
  return node_to_text (node);
}

/* A JSON object as it is; else pairs of name and value ("colour=red; size: L"). */
static char *
attributes_to_json (const char *text)
{
  g_autoptr (JsonNode) node = *text == '{' ? json_from_string (text, NULL) : NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_auto (GStrv) parts = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node_to_text (node);

  g_clear_pointer (&node, json_node_unref);
  parts = g_strsplit_set (text, ";|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strpbrk (parts[i], "=:");

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (*g_strstrip (parts[i]) != '\0')
        json_object_set_string_member (object, parts[i], g_strstrip (value));
    }
  if (json_object_get_size (object) == 0)
    return NULL;
  node = json_node_init_object (json_node_alloc (), object);
  return node_to_text (node);
}

static gboolean
get_documents (const VtImportPlan *plan,
               const VtCsvRecord  *record,
               VtProductRow       *row,
               VtRowProblem       *ret_problem)
{
  const char *tags = get_text (plan, record, VT_FIELD_TAGS, row);
  const char *attributes = get_text (plan, record, VT_FIELD_ATTRIBUTES, row);

  row->tags = row->has[VT_FIELD_TAGS] ? tags_to_json (tags) : NULL;
  row->product.tags_json = row->tags != NULL ? row->tags : "[]";
  row->attributes = row->has[VT_FIELD_ATTRIBUTES] ? attributes_to_json (attributes) : NULL;
  row->product.attributes_json = row->attributes != NULL ? row->attributes : "{}";
  if (row->has[VT_FIELD_ATTRIBUTES] && row->attributes == NULL)
    return fail (plan, VT_FIELD_ATTRIBUTES, _ ("these are no attributes"),
                 _ ("write name=value; name=value, or a JSON object"), ret_problem);
  return TRUE;
}

gboolean
vt_product_row_parse (const VtImportPlan *plan,
                      const VtCsvRecord  *record,
                      VtProductRow       *ret_row,
                      VtRowProblem       *ret_problem)
{
  VtProductRow row = {{FALSE}};
  VtField      key = plan->mapping.column[VT_FIELD_SKU] >= 0 ? VT_FIELD_SKU : VT_FIELD_TITLE;

  row.product.sku = get_text (plan, record, key, &row);
  row.product.title = get_text (plan, record, VT_FIELD_TITLE, &row);
  row.product.category = get_text (plan, record, VT_FIELD_CATEGORY, &row);
  row.product.brand = get_text (plan, record, VT_FIELD_BRAND, &row);
  if (*row.product.sku == '\0')
    return fail (plan, key, _ ("there is no product code"),
                 _ ("give each product a code of its own"), ret_problem);
  if (strlen (row.product.sku) > MAX_SKU_BYTES)
    return fail (plan, key, _ ("the product code is longer than 255 bytes"),
                 _ ("check which column is the code"), ret_problem);
  if (!get_amount (plan, record, VT_FIELD_PRICE, &row, &row.product.price_minor, ret_problem) ||
      !get_amount (plan, record, VT_FIELD_COST, &row, &row.product.cost_minor, ret_problem) ||
      !get_stock (plan, record, &row, ret_problem) ||
      !get_weight (plan, record, &row, ret_problem) || !get_kind (plan, record, &row, ret_problem))
    return FALSE;
  if (!get_documents (plan, record, &row, ret_problem))
    {
      vt_product_row_clear (&row);
      return FALSE;
    }

  *ret_row = row;
  return TRUE;
}
