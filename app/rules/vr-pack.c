/* SPDX-License-Identifier: Apache-2.0 */
/* Loading and sealing a pack. */

#include "vr-pack.h"

#include "vr-index.h"
#include "vr-offer.h"
#include "vr-prompt.h"
#include "vr-sha256.h"
#include "vr-writer.h"
#include "vr-zone.h"

#include <string.h>

#define FORMAT "vitrine-rule-pack"
#define VERSION 1
#define DIGEST_PREFIX "sha256:"
#define MAX_PRODUCTS 1000000
#define MAX_OFFERS 10000

static const char *const undigested[] = {"digest", "signature", NULL};

size_t
vr_pack_find_product (const VrPack *pack, VrString sku)
{
  size_t low = 0;
  size_t high = pack->n_products;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;
      int    order = vr_string_compare (pack->products[middle].sku, sku);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return VR_NONE;
}

VrStatus
vr_pack_get_product (const VrPack *pack, const VrJson *sku, size_t *ret_product, VrError *error)
{
  size_t product = vr_pack_find_product (pack, sku->value.string);

  if (product == VR_NONE)
    return vr_fail (error, VR_ERROR_SCHEMA, sku, "not among the pack's products", NULL);
  *ret_product = product;
  return VR_OK;
}

VrStatus
vr_pack_require_product (const VrPack *pack,
                         const VrJson *object,
                         size_t       *ret_product,
                         VrError      *error)
{
  VrString sku;
  VrStatus status = vr_require_id (object, "sku", &sku, error);

  if (status != VR_OK)
    return status;
  return vr_pack_get_product (pack, vr_json_get (object, "sku"), ret_product, error);
}

/* "sha256:…" of the canonical form without digest and signature. */
static VrStatus
compute_digest (const VrJson *root, VrError *error, char ret_digest[80])
{
  VrWriter writer = {0};
  char    *json;
  size_t   length;
  VrStatus status;

  vr_writer_json (&writer, root, undigested);
  status = vr_writer_take (&writer, &json, &length, error);
  if (status != VR_OK)
    return status;

  memcpy (ret_digest, DIGEST_PREFIX, strlen (DIGEST_PREFIX));
  vr_sha256_hex (json, length, ret_digest + strlen (DIGEST_PREFIX));
  vr_free (json);
  return VR_OK;
}

static VrStatus
check_digest (const VrJson *root, VrError *error)
{
  const VrJson *node;
  char          digest[80];
  VrStatus      status = vr_check_text (root, "signature", error);

  if (status == VR_OK && vr_json_get (root, "digest") == NULL)
    return vr_fail_member (error, VR_ERROR_DIGEST, root, "digest",
                           "missing: the pack is not sealed", NULL);
  if (status == VR_OK)
    status = vr_find (root, "digest", VR_JSON_STRING, &node, error);
  if (status == VR_OK)
    status = compute_digest (root, error, digest);
  if (status != VR_OK)
    return status;

  if (!vr_string_is (node->value.string, digest))
    return vr_fail (error, VR_ERROR_DIGEST, node, "the pack was changed after it was sealed", NULL);
  return VR_OK;
}

static VrStatus
check_version (const VrJson *root, VrError *error)
{
  const VrJson *node;
  VrStatus      status;

  if (root->type != VR_JSON_OBJECT)
    return vr_fail (error, VR_ERROR_SCHEMA, root, "an object expected", NULL);

  status = vr_require (root, "format", VR_JSON_STRING, &node, error);
  if (status == VR_OK && !vr_string_is (node->value.string, FORMAT))
    return vr_fail (error, VR_ERROR_VERSION, node, "not '" FORMAT "'", NULL);
  if (status == VR_OK)
    status = vr_require (root, "version", VR_JSON_INTEGER, &node, error);
  if (status == VR_OK && node->value.integer != VERSION)
    return vr_fail (error, VR_ERROR_VERSION, node, "a version that is not known", NULL);
  return status;
}

static VrStatus
load_currency (VrPack *pack, const VrJson *root, VrError *error)
{
  VrString code;
  int64_t  digits;
  VrStatus status = vr_require_id (root, "currency", &code, error);

  if (status != VR_OK)
    return status;
  if (code.length != 3)
    return vr_fail_member (error, VR_ERROR_SCHEMA, root, "currency",
                           "three capital letters expected", NULL);
  for (size_t i = 0; i < 3; i++)
    {
      if (code.bytes[i] < 'A' || code.bytes[i] > 'Z')
        return vr_fail_member (error, VR_ERROR_SCHEMA, root, "currency",
                               "three capital letters expected", NULL);
    }

  memcpy (pack->currency, code.bytes, 4);
  return vr_require_integer (root, "minor_digits", 0, 4, &digits, error);
}

static VrStatus
load_rounding (VrPack *pack, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"mode", "per", "remainder", NULL};
  static const char *const modes[] = {"half_up", "half_even", "down", "half_down", NULL};
  static const char *const pers[] = {"unit", "line", NULL};
  static const char *const remainders[] = {"largest", "first", "last", "nearest", NULL};
  const VrJson            *node;
  size_t                   mode = VR_ROUND_HALF_UP;
  size_t                   per = VR_PER_LINE;
  size_t                   remainder = VR_REMAINDER_LARGEST;
  VrStatus                 status = vr_find (root, "rounding", VR_JSON_OBJECT, &node, error);

  if (status == VR_OK && node != NULL)
    {
      status = vr_read_object (node, fields, error);
      if (status == VR_OK)
        status = vr_find_word (node, "mode", modes, &mode, error);
      if (status == VR_OK)
        status = vr_find_word (node, "per", pers, &per, error);
      if (status == VR_OK)
        status = vr_find_word (node, "remainder", remainders, &remainder, error);
    }

  pack->rounding = (VrRounding) mode;
  pack->rounding_per = (VrRoundingPer) per;
  pack->remainder = (VrRemainder) remainder;
  return status;
}

static VrStatus
load_head (VrPack *pack, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"choose",    "currency",  "digest",       "format",
                                       "guards",    "id",        "minor_digits", "offers",
                                       "products",  "prompts",   "revision",     "rounding",
                                       "signature", "time_zone", "version",      NULL};
  static const char *const chooses[] = {"lowest_total", "priority", NULL};
  VrString                 id;
  int64_t                  revision;
  size_t                   choose = VR_CHOOSE_LOWEST_TOTAL;
  VrStatus                 status = vr_read_object (root, fields, error);

  if (status == VR_OK)
    status = vr_require_id (root, "id", &id, error);
  if (status == VR_OK)
    status = vr_require_integer (root, "revision", 0, VR_MONEY_MAX, &revision, error);
  if (status == VR_OK)
    status = load_currency (pack, root, error);
  if (status == VR_OK)
    status = load_rounding (pack, root, error);
  if (status == VR_OK)
    status = vr_find_word (root, "choose", chooses, &choose, error);
  if (status == VR_OK)
    status = vr_guards_load (&pack->guards, root, error);
  if (status == VR_OK)
    status = vr_prompt_rules_load (pack, root, error);
  if (status == VR_OK)
    status = vr_zone_load (pack, root, &pack->zone, error);

  pack->choose = (VrChoose) choose;
  return status;
}

/* What selectors look at. */
static VrStatus
load_facts (VrPack *pack, const VrJson *node, VrProduct *product, VrError *error)
{
  const VrJson *brand = vr_json_get (node, "brand");
  VrStatus      status = vr_strings_load (&pack->arena, node, "category", VR_MAX_CATEGORIES,
                                          &product->category, error);

  if (status == VR_OK)
    status = vr_strings_load (&pack->arena, node, "tags", VR_MAX_TAGS, &product->tags, error);
  if (status == VR_OK)
    status = vr_facts_load (&pack->arena, node, "attributes", &product->attributes,
                            &product->n_attributes, error);
  if (status == VR_OK)
    status = vr_check_text (node, "brand", error);
  if (status != VR_OK || brand == NULL)
    return status;
  product->brand = vr_string_copy (&pack->arena, brand->value.string);
  return product->brand.bytes != NULL ? VR_OK : vr_fail_memory (error);
}

static VrStatus
load_product (VrPack *pack, const VrJson *node, VrProduct *product, VrError *error)
{
  static const char *const fields[] = {"attributes", "brand", "category", "cost",
                                       "min_price",  "price", "sku",      "stock",
                                       "tags",       "title", "weight",   NULL};
  VrString                 sku;
  VrStatus                 status = vr_read_object (node, fields, error);

  product->cost = VR_UNKNOWN;
  product->stock = VR_UNKNOWN;
  if (status == VR_OK)
    status = vr_require_id (node, "sku", &sku, error);
  if (status == VR_OK)
    status = vr_require_text (node, "title", error);
  if (status == VR_OK)
    status = vr_require_integer (node, "price", 0, VR_MONEY_MAX, &product->price, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "cost", 0, VR_MONEY_MAX, &product->cost, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "weight", 0, VR_MAX_WEIGHT, &product->weight, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "min_price", 0, VR_MONEY_MAX, &product->min_price, error);
  if (status == VR_OK)
    status = load_facts (pack, node, product, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "stock", 0, VR_MONEY_MAX, &product->stock, error);
  if (status != VR_OK)
    return status;

  product->sku = vr_string_copy (&pack->arena, sku);
  return product->sku.bytes != NULL ? VR_OK : vr_fail_memory (error);
}

static VrStatus
load_products (VrPack *pack, const VrJson *root, VrError *error)
{
  const VrJson *node;
  size_t        i = 0;
  VrStatus      status = vr_require (root, "products", VR_JSON_ARRAY, &node, error);

  if (status == VR_OK)
    status = vr_check_size (node, MAX_PRODUCTS, error);
  if (status != VR_OK)
    return status;
  pack->products = VR_ARENA_NEW (&pack->arena, VrProduct, node->value.children.n);
  if (pack->products == NULL)
    return vr_fail_memory (error);

  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next, i++)
    {
      status = load_product (pack, item, &pack->products[i], error);
      if (status != VR_OK)
        return status;
      if (i > 0 && vr_string_compare (pack->products[i - 1].sku, pack->products[i].sku) >= 0)
        return vr_fail_member (error, VR_ERROR_SCHEMA, item, "sku",
                               "products have to be sorted by sku, each once", NULL);
    }

  pack->n_products = i;
  return VR_OK;
}

static VrStatus
load_offers (VrPack *pack, const VrJson *root, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_require (root, "offers", VR_JSON_ARRAY, &node, error);

  if (status == VR_OK)
    status = vr_check_size (node, MAX_OFFERS, error);
  if (status != VR_OK)
    return status;
  pack->offers = VR_ARENA_NEW (&pack->arena, VrOffer, node->value.children.n);
  if (pack->offers == NULL)
    return vr_fail_memory (error);

  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      status = vr_offer_load (pack, item, &pack->offers[pack->n_offers], error);
      if (status != VR_OK)
        return status;
      pack->n_offers++;
    }
  status = vr_offers_rank (pack, node, error);
  return status == VR_OK ? vr_index_build (pack, error) : status;
}

static VrStatus
load (VrPack *pack, const VrJson *root, VrError *error)
{
  VrStatus status = check_version (root, error);

  if (status == VR_OK)
    status = check_digest (root, error);
  if (status == VR_OK)
    status = load_head (pack, root, error);
  if (status == VR_OK)
    status = load_products (pack, root, error);
  if (status == VR_OK)
    status = load_offers (pack, root, error);
  return status;
}

VrStatus
vr_pack_load (const char *json, size_t length, VrPack **ret_pack, VrError *ret_error)
{
  VrArena  text = {0};
  VrPack  *pack = vr_alloc (sizeof *pack);
  VrJson  *root;
  VrStatus status;

  if (pack == NULL)
    return vr_fail_memory (ret_error);

  *pack = (VrPack){0};
  status = vr_json_parse (&text, json, length, &root, ret_error);
  if (status == VR_OK)
    status = load (pack, root, ret_error);
  vr_arena_clear (&text);

  if (status != VR_OK)
    {
      vr_pack_free (pack);
      return status;
    }
  *ret_pack = pack;
  return VR_OK;
}

void
vr_pack_free (VrPack *pack)
{
  if (pack == NULL)
    return;
  vr_arena_clear (&pack->arena);
  vr_free (pack);
}

VrStatus
vr_json_canonicalize (
    const char *json, size_t length, char **ret_json, size_t *ret_length, VrError *ret_error)
{
  VrArena  arena = {0};
  VrWriter writer = {0};
  VrJson  *root;
  VrStatus status = vr_json_parse (&arena, json, length, &root, ret_error);

  if (status == VR_OK)
    {
      vr_writer_json (&writer, root, NULL);
      status = vr_writer_take (&writer, ret_json, ret_length, ret_error);
    }
  vr_arena_clear (&arena);
  return status;
}

/* The members of root in order, with digest put in its place and without a signature, which would
 * no longer hold. */
static void
write_sealed (VrWriter *writer, const VrJson *root, const char *digest)
{
  const VrString key = {"digest", 6};
  bool           is_written = false;

  vr_writer_open (writer, '{');
  for (const VrJson *member = root->value.children.first; member != NULL; member = member->next)
    {
      if (vr_string_is (member->key, "digest") || vr_string_is (member->key, "signature"))
        continue;
      if (!is_written && vr_string_compare (member->key, key) > 0)
        {
          vr_writer_key (writer, "digest");
          vr_writer_string (writer, digest, strlen (digest));
          is_written = true;
        }
      vr_writer_json (writer, member, NULL);
    }
  if (!is_written)
    {
      vr_writer_key (writer, "digest");
      vr_writer_string (writer, digest, strlen (digest));
    }
  vr_writer_close (writer, '}');
}

VrStatus
vr_pack_seal (
    const char *json, size_t length, char **ret_json, size_t *ret_length, VrError *ret_error)
{
  VrArena  arena = {0};
  VrWriter writer = {0};
  VrJson  *root;
  char     digest[80];
  VrStatus status = vr_json_parse (&arena, json, length, &root, ret_error);

  if (status == VR_OK && root->type != VR_JSON_OBJECT)
    status = vr_fail (ret_error, VR_ERROR_SCHEMA, root, "an object expected", NULL);
  if (status == VR_OK)
    status = compute_digest (root, ret_error, digest);
  if (status == VR_OK)
    {
      write_sealed (&writer, root, digest);
      status = vr_writer_take (&writer, ret_json, ret_length, ret_error);
    }
  vr_arena_clear (&arena);
  return status;
}
