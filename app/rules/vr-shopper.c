/* SPDX-License-Identifier: Apache-2.0 */
/* Who a cart is of: what they bought before, mean to spend, and have refused. */

#include "vr-cart.h"
#include "vr-sort.h"
#include "vr-time.h"

#define MAX_SEGMENTS 100
#define MAX_ORDERS 1000
#define MAX_DECLINED 1000
#define MAX_USES 10000

static VrStatus
load_order (const VrJson *node, VrOrder *order, VrError *error)
{
  static const char *const fields[] = {"at", "skus", NULL};
  const VrJson            *at;
  size_t                   n;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require (node, "at", VR_JSON_STRING, &at, error);
  if (status == VR_OK && !vr_time_parse (at->value.string, &order->at_us))
    return vr_fail (error, VR_ERROR_SCHEMA, at, "not an RFC 3339 date and time", NULL);
  if (status == VR_OK)
    status = vr_find_ids (node, "skus", VR_CART_MAX_LINES, &order->skus, &n, error);
  return status;
}

static VrStatus
load_orders (VrCart *cart, const VrJson *customer, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (customer, "orders", VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  status = vr_check_size (node, MAX_ORDERS, error);
  if (status != VR_OK)
    return status;
  cart->knows_orders = true;
  cart->orders = VR_ARENA_NEW (&cart->arena, VrOrder, node->value.children.n);
  if (cart->orders == NULL)
    return vr_fail_memory (error);

  for (const VrJson *item = node->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_order (item, &cart->orders[cart->n_orders++], error);
  return status;
}

typedef struct
{
  int64_t at_us;
  size_t  order;
} Entry;

/* The latest first; of two at the same instant the one that stands later. */
static int
compare_latest (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->at_us != y->at_us)
    return x->at_us > y->at_us ? -1 : 1;
  return (x->order < y->order) - (x->order > y->order);
}

/* Fills in the places before *end from the back with the units of an order, as many as there is
 * room for. */
static void
add_bought (VrCart *cart, const Entry *entry, size_t *end)
{
  const VrJson *skus = cart->orders[entry->order].skus;
  size_t        n = skus != NULL ? skus->parent->value.children.n : 0;
  size_t        begin = n < *end ? *end - n : 0;
  size_t        i = *end;

  *end = begin;
  /* What there is no room for are the first ones. */
  for (n -= i - begin; n > 0; n--)
    skus = skus->next;
  for (size_t j = begin; j < i; j++, skus = skus->next)
    cart->bought[j] = (VrBought){entry->order, entry->at_us, skus->value.string,
                                 vr_pack_find_product (cart->pack, skus->value.string)};
}

/* Once orders and now are known. */
static VrStatus
index_bought (VrCart *cart, VrError *error)
{
  Entry *entries = VR_ARENA_NEW (&cart->arena, Entry, cart->n_orders);
  size_t n_entries = 0;
  size_t end = 0;

  if (entries == NULL)
    return vr_fail_memory (error);
  for (size_t i = 0; i < cart->n_orders && cart->has_now; i++)
    {
      const VrOrder *order = &cart->orders[i];

      if (order->skus == NULL || order->at_us > cart->now_us)
        continue;
      entries[n_entries++] = (Entry){order->at_us, i};
      end += order->skus->parent->value.children.n;
    }
  vr_sort (entries, n_entries, sizeof *entries, compare_latest);

  end = end < VR_CART_MAX_BOUGHT ? end : VR_CART_MAX_BOUGHT;
  cart->n_bought = end;
  cart->bought = VR_ARENA_NEW (&cart->arena, VrBought, end);
  if (cart->bought == NULL)
    return vr_fail_memory (error);
  for (size_t i = 0; i < n_entries && end > 0; i++)
    add_bought (cart, &entries[i], &end);
  return VR_OK;
}

static VrStatus
load_customer (VrCart *cart, const VrJson *root, VrError *error)
{
  static const char *const fields[] = {"id", "orders", "segments", NULL};
  const VrJson            *node;
  VrString                 id;
  size_t                   n;
  VrStatus                 status = vr_find (root, "customer", VR_JSON_OBJECT, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find_id (node, "id", &id, error);
  if (status == VR_OK)
    status = vr_find_ids (node, "segments", MAX_SEGMENTS, &cart->segments, &n, error);
  return status == VR_OK ? load_orders (cart, node, error) : status;
}

static VrStatus
load_use (const VrJson *node, VrUse *use, VrError *error)
{
  static const char *const fields[] = {"customer", "discount", "offer", "total", NULL};
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status == VR_OK)
    status = vr_require_id (node, "offer", &use->offer, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "customer", 0, VR_MONEY_MAX, &use->by_customer, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "total", 0, VR_MONEY_MAX, &use->in_total, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "discount", 0, VR_MONEY_MAX, &use->discount, error);
  return status;
}

static int
compare_uses (const void *a, const void *b)
{
  const VrUse *x = a;
  const VrUse *y = b;

  return vr_string_compare (x->offer, y->offer);
}

static VrStatus
sort_uses (VrCart *cart, const VrJson *node, VrError *error)
{
  vr_sort (cart->uses, cart->n_uses, sizeof *cart->uses, compare_uses);
  for (size_t i = 1; i < cart->n_uses; i++)
    {
      if (vr_string_compare (cart->uses[i - 1].offer, cart->uses[i].offer) == 0)
        return vr_fail (error, VR_ERROR_SCHEMA, node, "offer '", cart->uses[i].offer.bytes,
                        "' is counted twice", NULL);
    }
  return VR_OK;
}

static VrStatus
load_uses (VrCart *cart, const VrJson *root, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (root, "used", VR_JSON_ARRAY, &node, error);

  if (status != VR_OK || node == NULL)
    return status;
  status = vr_check_size (node, MAX_USES, error);
  if (status != VR_OK)
    return status;
  cart->uses = VR_ARENA_NEW (&cart->arena, VrUse, node->value.children.n);
  if (cart->uses == NULL)
    return vr_fail_memory (error);

  for (const VrJson *item = node->value.children.first; item != NULL && status == VR_OK;
       item = item->next)
    status = load_use (item, &cart->uses[cart->n_uses++], error);
  return status == VR_OK ? sort_uses (cart, node, error) : status;
}

VrStatus
vr_shopper_load (VrCart *cart, const VrJson *root, VrError *error)
{
  size_t   n_declined;
  VrStatus status = load_customer (cart, root, error);

  cart->budget = VR_UNKNOWN;
  if (status == VR_OK)
    status = index_bought (cart, error);
  if (status == VR_OK)
    status = vr_find_integer (root, "budget", 0, VR_MONEY_MAX, &cart->budget, error);
  if (status == VR_OK)
    status = vr_find_ids (root, "declined", MAX_DECLINED, &cart->declined, &n_declined, error);
  return status == VR_OK ? load_uses (cart, root, error) : status;
}

VrUse
vr_cart_get_use (const VrCart *cart, VrString offer)
{
  size_t low = 0;
  size_t high = cart->n_uses;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;
      int    order = vr_string_compare (cart->uses[middle].offer, offer);

      if (order == 0)
        return cart->uses[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return (VrUse){.offer = offer};
}
