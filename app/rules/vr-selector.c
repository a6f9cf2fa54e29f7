/* SPDX-License-Identifier: Apache-2.0 */
/* Which products an offer speaks of. */

#include "vr-selector.h"

#define MAX_SKUS 10000
#define MAX_ITEMS 100

/* Products looked at for all selectors of a pack. */
#define MAX_LOOKS ((size_t) 20000000)
#define BITS 64

struct VrSelector
{
  VrStrings         skus; /* each list, sorted: none says nothing, else one of them */
  VrStrings         brands;
  VrStrings         tags;
  VrStrings        *categories; /* paths, from the widest to the narrowest */
  size_t            n_categories;
  VrFact           *attributes; /* all of them */
  size_t            n_attributes;
  int64_t           min_price;
  int64_t           max_price;
  const VrSelector *except; /* (nullable) */
  const uint64_t   *fits;   /* (nullable): bit i: product i of the pack fits, whatever its price */
};

/* ---- loading ---- */

static VrStatus
load_categories (VrPack *pack, const VrJson *object, VrSelector *selector, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, "categories", VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  status = vr_check_size (node, MAX_ITEMS, error);
  if (status != VR_OK)
    return status;
  if (node->value.children.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "empty: it would select nothing", NULL);

  selector->categories = VR_ARENA_NEW (&pack->arena, VrStrings, node->value.children.n);
  if (selector->categories == NULL)
    return vr_fail_memory (error);
  for (const VrJson *path = node->value.children.first; path != NULL && status == VR_OK;
       path = path->next)
    status = vr_strings_copy (&pack->arena, path, VR_MAX_CATEGORIES,
                              &selector->categories[selector->n_categories++], error);
  return status;
}

static VrStatus
load_list (VrPack       *pack,
           const VrJson *object,
           const char   *key,
           size_t        max,
           VrStrings    *strings,
           VrError      *error)
{
  VrStatus status = vr_strings_load (&pack->arena, object, key, max, strings, error);

  if (status == VR_OK && strings->n == 0 && vr_json_get (object, key) != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, key, "empty: it would select nothing",
                           NULL);
  return status;
}

VrStatus
vr_price_load (const VrJson *object, int64_t *ret_from, int64_t *ret_to, VrError *error)
{
  static const char *const fields[] = {"from", "to", NULL};
  const VrJson            *node;
  int64_t                  from = 0;
  int64_t                  to = INT64_MAX;
  VrStatus                 status = vr_find (object, "price", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK && node != NULL)
    {
      status = vr_read_object (node, fields, error);
      if (status == VR_OK)
        status = vr_find_integer (node, "from", 0, VR_MONEY_MAX, &from, error);
      if (status == VR_OK)
        status = vr_find_integer (node, "to", 0, VR_MONEY_MAX, &to, error);
      if (status == VR_OK && from > to)
        return vr_fail_member (error, VR_ERROR_RANGE, node, "to", "below from", NULL);
    }
  *ret_from = from;
  *ret_to = to;
  return status;
}

static VrStatus
load_fields (VrPack *pack, const VrJson *node, VrSelector *selector, VrError *error)
{
  VrStatus status = load_list (pack, node, "skus", MAX_SKUS, &selector->skus, error);

  if (status == VR_OK)
    status = load_list (pack, node, "brands", MAX_ITEMS, &selector->brands, error);
  if (status == VR_OK)
    status = load_list (pack, node, "tags", MAX_ITEMS, &selector->tags, error);
  if (status == VR_OK)
    status = load_categories (pack, node, selector, error);
  if (status == VR_OK)
    status = vr_facts_load (&pack->arena, node, "attributes", &selector->attributes,
                            &selector->n_attributes, error);
  if (status == VR_OK)
    status = vr_price_load (node, &selector->min_price, &selector->max_price, error);
  if (status == VR_OK)
    {
      vr_strings_sort (&selector->skus);
      vr_strings_sort (&selector->brands);
      vr_strings_sort (&selector->tags);
    }
  return status;
}

static void
note_product (const VrPack *pack, const VrSelector *selector, size_t product, uint64_t *fits)
{
  if (vr_selector_may_match (selector, &pack->products[product]))
    fits[product / BITS] |= UINT64_C (1) << product % BITS;
}

/* Looks at the products once, so that no evaluation has to. With too many, each looks itself. */
static VrStatus
note_products (VrPack *pack, VrSelector *selector, VrError *error)
{
  size_t    n_looks = selector->skus.n > 0 ? selector->skus.n : pack->n_products;
  uint64_t *fits;

  pack->n_looks += n_looks + pack->n_products / BITS;
  if (pack->n_looks > MAX_LOOKS)
    return VR_OK;
  fits = VR_ARENA_NEW (&pack->arena, uint64_t, pack->n_products / BITS + 1);
  if (fits == NULL)
    return vr_fail_memory (error);

  for (size_t i = 0; i < n_looks; i++)
    {
      size_t product =
          selector->skus.n > 0 ? vr_pack_find_product (pack, selector->skus.items[i]) : i;

      if (product != VR_NONE)
        note_product (pack, selector, product, fits);
    }
  selector->fits = fits;
  return VR_OK;
}

VrStatus
vr_selector_load (VrPack            *pack,
                  const VrJson      *object,
                  const char        *key,
                  const VrSelector **ret_selector,
                  VrError           *error)
{
  /* An exception has no exceptions: the list without its first. */
  static const char *const fields[] = {"except", "attributes", "brands", "categories",
                                       "price",  "skus",       "tags",   NULL};
  const VrJson            *node;
  const VrJson            *except = NULL;
  VrSelector              *selector;
  VrStatus                 status = vr_find (object, key, VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    *ret_selector = NULL;
  if (status != VR_OK || node == NULL)
    return status;
  selector = VR_ARENA_NEW (&pack->arena, VrSelector, 2);
  if (selector == NULL)
    return vr_fail_memory (error);

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = load_fields (pack, node, selector, error);
  if (status == VR_OK)
    status = vr_find (node, "except", VR_JSON_OBJECT, &except, error);
  if (status == VR_OK && except != NULL)
    {
      selector->except = &selector[1];
      status = vr_read_object (except, fields + 1, error);
      if (status == VR_OK)
        status = load_fields (pack, except, &selector[1], error);
      if (status == VR_OK)
        status = note_products (pack, &selector[1], error);
    }
  if (status == VR_OK)
    status = note_products (pack, selector, error);
  if (status == VR_OK)
    *ret_selector = selector;
  return status;
}

/* ---- matching ---- */

/* Whether a product's path begins with one of the selected. */
static bool
is_in_categories (const VrSelector *selector, const VrStrings *path)
{
  for (size_t i = 0; i < selector->n_categories; i++)
    {
      const VrStrings *wanted = &selector->categories[i];
      size_t           n = 0;

      while (n < wanted->n && n < path->n &&
             vr_string_compare (wanted->items[n], path->items[n]) == 0)
        n++;
      if (n == wanted->n)
        return true;
    }
  return false;
}

static bool
has_a_tag (const VrSelector *selector, const VrProduct *product)
{
  for (size_t i = 0; i < product->tags.n; i++)
    {
      if (vr_strings_contain (&selector->tags, product->tags.items[i]))
        return true;
    }
  return false;
}

/* Both are sorted by key, as all objects are read. */
static bool
has_attributes (const VrSelector *selector, const VrCartLine *line)
{
  size_t j = 0;

  for (size_t i = 0; i < selector->n_attributes; i++)
    {
      const VrFact *wanted = &selector->attributes[i];

      while (j < line->n_attributes && vr_string_compare (line->attributes[j].key, wanted->key) < 0)
        j++;
      if (j == line->n_attributes ||
          vr_string_compare (line->attributes[j].key, wanted->key) != 0 ||
          vr_string_compare (line->attributes[j].value, wanted->value) != 0)
        return false;
    }
  return true;
}

/* What the pack says of the product, or nothing. */
static bool
matches_facts (const VrSelector *selector, const VrProduct *product)
{
  static const VrProduct unknown = {0};

  product = product != NULL ? product : &unknown;
  if (selector->brands.n > 0 &&
      (product->brand.bytes == NULL || !vr_strings_contain (&selector->brands, product->brand)))
    return false;
  if (selector->n_categories > 0 && !is_in_categories (selector, &product->category))
    return false;
  return selector->tags.n == 0 || has_a_tag (selector, product);
}

static bool
has_bit (const uint64_t *bits, size_t at)
{
  return bits[at / BITS] >> at % BITS & 1;
}

static bool
matches (const VrSelector *selector, const VrCart *cart, const VrCartLine *line)
{
  if (line->unit_price < selector->min_price || line->unit_price > selector->max_price)
    return false;
  if (line->product != VR_NONE && selector->fits != NULL && !line->has_attributes)
    return has_bit (selector->fits, line->product);
  if (selector->skus.n > 0 && !vr_strings_contain (&selector->skus, line->sku))
    return false;
  return matches_facts (selector,
                        line->product != VR_NONE ? &cart->pack->products[line->product] : NULL) &&
         has_attributes (selector, line);
}

bool
vr_selector_matches (const VrSelector *selector, const VrCart *cart, const VrCartLine *line)
{
  if (selector == NULL)
    return true;
  return matches (selector, cart, line) &&
         (selector->except == NULL || !matches (selector->except, cart, line));
}

bool
vr_selector_matches_product (const VrSelector *selector, const VrCart *cart, size_t product)
{
  const VrProduct *facts = &cart->pack->products[product];
  VrCartLine       line = {.sku = facts->sku,
                           .product = product,
                           .unit_price = facts->price,
                           .attributes = facts->attributes,
                           .n_attributes = facts->n_attributes};

  return vr_selector_matches (selector, cart, &line);
}

bool
vr_selector_may_match (const VrSelector *selector, const VrProduct *product)
{
  VrCartLine line = {0};

  if (selector == NULL)
    return true;
  if (product != NULL)
    line = (VrCartLine){.attributes = product->attributes, .n_attributes = product->n_attributes};
  return (product == NULL || selector->skus.n == 0 ||
          vr_strings_contain (&selector->skus, product->sku)) &&
         matches_facts (selector, product) && has_attributes (selector, &line);
}

bool
vr_selector_may_match_product (const VrSelector *selector, const VrPack *pack, size_t product)
{
  if (selector != NULL && selector->fits != NULL)
    return has_bit (selector->fits, product);
  return vr_selector_may_match (selector, &pack->products[product]);
}

bool
vr_selector_has_attributes (const VrSelector *selector)
{
  return selector != NULL && selector->n_attributes > 0;
}

const VrStrings *
vr_selector_get_skus (const VrSelector *selector)
{
  return selector != NULL && selector->skus.n > 0 ? &selector->skus : NULL;
}

/* Of a product that the pack does not carry only the SKU is known. */
static bool
matches_sku (const VrSelector *selector, const VrCart *cart, VrString sku)
{
  VrCartLine line = {.sku = sku, .product = VR_NONE};

  return selector->min_price == 0 && selector->max_price == INT64_MAX &&
         matches (selector, cart, &line);
}

bool
vr_selector_matches_sku (const VrSelector *selector, const VrCart *cart, VrString sku)
{
  size_t product = vr_pack_find_product (cart->pack, sku);

  if (selector == NULL)
    return true;
  if (product != VR_NONE)
    return vr_selector_matches_product (selector, cart, product);
  return matches_sku (selector, cart, sku) &&
         (selector->except == NULL || !matches_sku (selector->except, cart, sku));
}

VrString
vr_selector_get_sku (const VrSelector *selector)
{
  if (selector == NULL || selector->skus.n != 1 || selector->brands.n > 0 || selector->tags.n > 0 ||
      selector->n_categories > 0 || selector->n_attributes > 0 || selector->min_price > 0 ||
      selector->max_price < INT64_MAX || selector->except != NULL)
    return (VrString){0};
  return selector->skus.items[0];
}
