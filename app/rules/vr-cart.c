/* SPDX-License-Identifier: Apache-2.0 */
/* Loading a cart. */

#include "vr-cart.h"

#include "vr-sort.h"
#include "vr-time.h"
#include "vr-zone.h"

#include <string.h>

#define MAX_COUPONS 100

/* What by_product is sorted by. */
typedef struct
{
  size_t  product;
  int64_t unit_price;
  size_t  line;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->product != y->product)
    return x->product < y->product ? -1 : 1;
  if (x->unit_price != y->unit_price)
    return x->unit_price > y->unit_price ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static int
compare_ids (const void *a, const void *b)
{
  const VrCartLine *const *x = a;
  const VrCartLine *const *y = b;
  int                      order = vr_string_compare ((*x)->id, (*y)->id);

  return order != 0 ? order : (*x > *y) - (*x < *y);
}

/* The line's number, from 1. */
static VrString
make_id (VrArena *arena, size_t index)
{
  char     digits[24];
  size_t   at = sizeof digits;
  VrString id;

  index++;
  do
    digits[--at] = (char) ('0' + index % 10);
  while ((index /= 10) > 0);

  id = (VrString){digits + at, sizeof digits - at};
  return vr_string_copy (arena, id);
}

static VrStatus
load_price (const VrPack *pack, const VrJson *node, VrCartLine *line, VrError *error)
{
  VrStatus status;

  line->cost = VR_UNKNOWN;
  line->unit_price = VR_UNKNOWN;
  line->product = vr_pack_find_product (pack, line->sku);
  if (line->product != VR_NONE)
    {
      line->unit_price = pack->products[line->product].price;
      line->cost = pack->products[line->product].cost;
      line->weight = pack->products[line->product].weight;
      line->min_price = pack->products[line->product].min_price;
    }

  status = vr_find_integer (node, "unit_price", 0, VR_MONEY_MAX, &line->unit_price, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "weight", 0, VR_MAX_WEIGHT, &line->weight, error);
  if (status != VR_OK)
    return status;
  if (line->unit_price == VR_UNKNOWN)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "unit_price",
                           "missing, and the pack does not carry the product", NULL);
  if (!vr_money_multiply (line->unit_price, line->quantity, &line->list))
    return vr_fail_overflow (error, node);
  return VR_OK;
}

/* The line's own attributes before the product's; both are sorted by key. */
static VrStatus
load_attributes (VrCart *cart, const VrJson *node, VrCartLine *line, VrError *error)
{
  const VrProduct *product = line->product != VR_NONE ? &cart->pack->products[line->product] : NULL;
  VrFact          *own;
  size_t           n_own;
  size_t           n_of_product = product != NULL ? product->n_attributes : 0;
  size_t           i = 0;
  VrStatus         status = vr_facts_load (&cart->arena, node, "attributes", &own, &n_own, error);

  if (status != VR_OK)
    return status;
  line->attributes = product != NULL ? product->attributes : NULL;
  line->n_attributes = n_of_product;
  if (n_own == 0)
    return VR_OK;
  line->attributes = VR_ARENA_NEW (&cart->arena, VrFact, n_own + n_of_product);
  if (line->attributes == NULL)
    return vr_fail_memory (error);

  line->has_attributes = true;
  line->n_attributes = 0;
  for (size_t j = 0; i < n_own || j < n_of_product;)
    {
      int order = i == n_own          ? 1
                  : j == n_of_product ? -1
                                      : vr_string_compare (own[i].key, product->attributes[j].key);

      line->attributes[line->n_attributes++] = order <= 0 ? own[i] : product->attributes[j];
      i += order <= 0;
      j += order >= 0;
    }
  return VR_OK;
}

/* A line of a subscription says which delivery it is. */
static VrStatus
load_subscription (const VrJson *node, VrCartLine *line, VrError *error)
{
  static const char *const fields[] = {"delivery", NULL};
  const VrJson            *subscription;
  VrStatus status = vr_find (node, "subscription", VR_JSON_OBJECT, &subscription, error);

  if (status != VR_OK || subscription == NULL)
    return status;
  line->delivery = 1;
  status = vr_read_object (subscription, fields, error);
  if (status == VR_OK)
    status = vr_find_integer (subscription, "delivery", 1, VR_CART_MAX_DELIVERIES, &line->delivery,
                              error);
  return status;
}

static VrStatus
load_line (VrCart *cart, const VrJson *node, VrCartLine *line, VrError *error)
{
  static const char *const fields[] = {"attributes", "id",     "instead_of",
                                       "quantity",   "sku",    "subscription",
                                       "unit_price", "weight", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_find_id (node, "id", &line->id, error);
  if (status == VR_OK)
    status = vr_require_id (node, "sku", &line->sku, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "quantity", 1, VR_CART_MAX_QUANTITY, &line->quantity, error);
  if (status == VR_OK)
    status = vr_find_id (node, "instead_of", &line->instead_of, error);
  if (status == VR_OK)
    status = load_subscription (node, line, error);
  if (status == VR_OK)
    status = load_price (cart->pack, node, line, error);
  if (status == VR_OK)
    status = load_attributes (cart, node, line, error);
  if (status != VR_OK)
    return status;

  if (line->id.bytes == NULL)
    line->id = make_id (&cart->arena, node->index);
  if (line->id.bytes == NULL)
    return vr_fail_memory (error);
  if (!vr_money_add (cart->list, line->list, &cart->list))
    return vr_fail_overflow (error, node);
  return VR_OK;
}

static VrStatus
check_ids (VrCart *cart, const VrJson *lines, VrError *error)
{
  const VrCartLine **sorted = VR_ARENA_NEW (&cart->arena, const VrCartLine *, cart->n_lines);

  if (sorted == NULL)
    return vr_fail_memory (error);
  for (size_t i = 0; i < cart->n_lines; i++)
    sorted[i] = &cart->lines[i];
  vr_sort (sorted, cart->n_lines, sizeof *sorted, compare_ids);

  for (size_t i = 1; i < cart->n_lines; i++)
    {
      if (vr_string_compare (sorted[i - 1]->id, sorted[i]->id) == 0)
        return vr_fail (error, VR_ERROR_SCHEMA, lines, "two lines have the id '",
                        sorted[i]->id.bytes, "'", NULL);
    }
  return VR_OK;
}

VrStatus
vr_cart_index (VrCart *cart, VrArena *arena, VrError *error)
{
  Place *places = VR_ARENA_NEW (arena, Place, cart->n_lines);

  cart->by_product = VR_ARENA_NEW (arena, size_t, cart->n_lines);
  if (places == NULL || cart->by_product == NULL)
    return vr_fail_memory (error);

  for (size_t i = 0; i < cart->n_lines; i++)
    places[i] = (Place){cart->lines[i].product, cart->lines[i].unit_price, i};
  vr_sort (places, cart->n_lines, sizeof *places, compare_places);
  for (size_t i = 0; i < cart->n_lines; i++)
    cart->by_product[i] = places[i].line;
  return VR_OK;
}

static VrStatus
load_lines (VrCart *cart, const VrJson *root, VrError *error)
{
  const VrJson *lines;
  VrStatus      status = vr_require (root, "lines", VR_JSON_ARRAY, &lines, error);

  if (status == VR_OK)
    status = vr_check_size (lines, VR_CART_MAX_LINES, error);
  if (status != VR_OK)
    return status;
  cart->lines = VR_ARENA_NEW (&cart->arena, VrCartLine, lines->value.children.n);
  if (cart->lines == NULL)
    return vr_fail_memory (error);

  for (const VrJson *node = lines->value.children.first; node != NULL; node = node->next)
    {
      status = load_line (cart, node, &cart->lines[cart->n_lines++], error);
      if (status != VR_OK)
        return status;
    }

  status = check_ids (cart, lines, error);
  return status == VR_OK ? vr_cart_index (cart, &cart->arena, error) : status;
}

static VrStatus
load_currency (const VrCart *cart, const VrJson *root, VrError *error)
{
  VrString currency;
  VrStatus status = vr_require_id (root, "currency", &currency, error);

  if (status == VR_OK && !vr_string_is (currency, cart->pack->currency))
    return vr_fail_member (error, VR_ERROR_CURRENCY, root, "currency", "the pack is in ",
                           cart->pack->currency, NULL);
  return status;
}

static VrStatus
load_now (VrCart *cart, const VrJson *root, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (root, "now", VR_JSON_STRING, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (!vr_time_parse (node->value.string, &cart->now_us))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "not an RFC 3339 date and time", NULL);
  cart->has_now = true;
  cart->has_clock = cart->pack->zone != NULL;
  if (cart->has_clock)
    cart->clock = vr_zone_get_clock (cart->pack->zone, cart->now_us);
  return VR_OK;
}

static VrStatus
load_shipping (VrCart *cart, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"method", "price", NULL};
  const VrJson            *node;
  int64_t                  sum;
  VrStatus                 status = vr_find (root, "shipping", VR_JSON_OBJECT, &node, error);

  if (status != VR_OK || node == NULL)
    return status;

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find_id (node, "method", &cart->shipping_method, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "price", 0, VR_MONEY_MAX, &cart->shipping, error);
  if (status == VR_OK && !vr_money_add (cart->list, cart->shipping, &sum))
    return vr_fail_overflow (error, node);
  return status;
}

static VrStatus
load (VrCart *cart, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"budget",   "channel", "coupons", "currency", "customer",
                                       "declined", "lines",   "locale",  "now",      "placement",
                                       "shipping", "used",    NULL};
  size_t                   n_coupons;
  VrStatus                 status = vr_read_object (root, fields, error);

  if (status == VR_OK)
    status = load_currency (cart, root, error);
  if (status == VR_OK)
    status = load_now (cart, root, error);
  if (status == VR_OK)
    status = vr_find_id (root, "channel", &cart->channel, error);
  if (status == VR_OK)
    status = vr_find_id (root, "placement", &cart->placement, error);
  if (status == VR_OK)
    status = vr_find_id (root, "locale", &cart->locale, error);
  if (status == VR_OK)
    status = vr_shopper_load (cart, root, error);
  if (status == VR_OK)
    status = vr_find_ids (root, "coupons", MAX_COUPONS, &cart->coupons, &n_coupons, error);
  if (status == VR_OK)
    status = load_lines (cart, root, error);
  if (status == VR_OK)
    status = load_shipping (cart, root, error);
  return status;
}

VrStatus
vr_cart_read (VrCart *cart, const VrPack *pack, const char *json, size_t length, VrError *ret_error)
{
  VrArena  arena = cart->arena;
  VrJson  *root;
  VrStatus status;

  vr_arena_release (&arena, (VrMark){0});
  *cart = (VrCart){.pack = pack, .arena = arena};
  status = vr_json_parse (&cart->arena, json, length, &root, ret_error);
  return status == VR_OK ? load (cart, root, ret_error) : status;
}

VrStatus
vr_cart_load (
    const VrPack *pack, const char *json, size_t length, VrCart **ret_cart, VrError *ret_error)
{
  VrCart  *cart = vr_alloc (sizeof *cart);
  VrStatus status;

  if (cart == NULL)
    return vr_fail_memory (ret_error);

  *cart = (VrCart){0};
  status = vr_cart_read (cart, pack, json, length, ret_error);
  if (status != VR_OK)
    {
      vr_cart_free (cart);
      return status;
    }
  *ret_cart = cart;
  return VR_OK;
}

void
vr_cart_free (VrCart *cart)
{
  if (cart == NULL)
    return;
  vr_arena_clear (&cart->arena);
  vr_free (cart);
}

size_t
vr_cart_find_lines (const VrCart *cart, size_t product, size_t *ret_first)
{
  size_t low = 0;
  size_t high = cart->n_lines;
  size_t n = 0;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (cart->lines[cart->by_product[middle]].product < product)
        low = middle + 1;
      else
        high = middle;
    }

  while (low + n < cart->n_lines && cart->lines[cart->by_product[low + n]].product == product)
    n++;
  *ret_first = low;
  return n;
}

int64_t
vr_cart_count_units (const VrCart *cart, size_t product)
{
  size_t  first;
  size_t  n = vr_cart_find_lines (cart, product, &first);
  int64_t n_units = 0;

  for (size_t i = first; i < first + n; i++)
    n_units += cart->lines[cart->by_product[i]].quantity;
  return n_units;
}

bool
vr_cart_has_coupon (const VrCart *cart, VrString coupon)
{
  for (const VrJson *id = cart->coupons; id != NULL; id = id->next)
    {
      if (vr_string_compare (id->value.string, coupon) == 0)
        return true;
    }
  return false;
}
