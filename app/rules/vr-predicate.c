/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions on cart and shopper, and what is lacking where they do not hold. */

#include "vr-predicate.h"

#include "vr-week.h"

#define MAX_DEPTH 8
#define MAX_NODES 64
#define MAX_SKUS 1000
#define MAX_DAYS 36500
#define DAY_US INT64_C (86400000000)

typedef enum
{
  ALL,
  ANY,
  NOT,
  SUBTOTAL,
  QUANTITY,
  HAS,
  COUPON,
  SEGMENT,
  CHANNEL,
  PLACEMENT,
  SHIPPING,
  BOUGHT,
  FIRST_ORDER,
  ORDERS,
  WEEKDAY,
  HOURS,
  N_TYPES,
} Type;

/* As they stand in a pack. */
static const char *const words[] = {"all",      "any",    "not",         "subtotal", "quantity",
                                    "has",      "coupon", "segment",     "channel",  "placement",
                                    "shipping", "bought", "first_order", "orders",   "weekday",
                                    "hours",    NULL};

struct VrPredicate
{
  Type              type;
  VrPredicate      *children; /* (array length=n): of all, any and not */
  size_t            n;
  const VrSelector *select; /* (nullable): of subtotal, quantity and bought */
  int64_t           from;   /* of subtotal, quantity and orders */
  int64_t           to;
  VrString          id;     /* of has, coupon, segment, channel, placement and shipping */
  VrStrings         skus;   /* of bought: sorted; none if it has a selector */
  int64_t           days;   /* of bought: at most MAX_DAYS, or 0: ever */
  VrWeek            week;   /* of weekday and hours */
  bool              wanted; /* of first_order */
};

/* ---- loading ---- */

typedef struct
{
  VrPack  *pack;
  size_t   n_nodes;
  VrError *error;
} Loader;

/* What is counted by lines may have a selector. */
static VrStatus
load_range (Loader *loader, const VrJson *node, VrPredicate *predicate)
{
  static const char *const of_lines[] = {"from", "select", "to", NULL};
  static const char *const of_orders[] = {"from", "to", NULL};
  VrError                 *error = loader->error;
  VrStatus status = vr_read_object (node, predicate->type == ORDERS ? of_orders : of_lines, error);

  predicate->to = INT64_MAX;
  if (status == VR_OK)
    status = vr_find_integer (node, "from", 0, VR_MONEY_MAX, &predicate->from, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "to", 0, VR_MONEY_MAX, &predicate->to, error);
  if (status == VR_OK)
    status = vr_selector_load (loader->pack, node, "select", &predicate->select, error);
  if (status == VR_OK && predicate->from > predicate->to)
    return vr_fail_member (error, VR_ERROR_RANGE, node, "to", "below from", NULL);
  return status;
}

static VrStatus
load_bought (Loader *loader, const VrJson *node, VrPredicate *predicate)
{
  static const char *const fields[] = {"days", "select", "skus", NULL};
  VrError                 *error = loader->error;
  bool                     has_skus;
  VrStatus                 status = vr_read_object (node, fields, error);

  if (status != VR_OK)
    return status;
  has_skus = vr_json_get (node, "skus") != NULL;
  if (has_skus == (vr_json_get (node, "select") != NULL))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "exactly one of select and skus expected", NULL);
  status = vr_find_integer (node, "days", 1, MAX_DAYS, &predicate->days, error);
  if (status == VR_OK)
    status = vr_selector_load (loader->pack, node, "select", &predicate->select, error);
  if (status == VR_OK)
    status =
        vr_strings_load (&loader->pack->arena, node, "skus", MAX_SKUS, &predicate->skus, error);
  vr_strings_sort (&predicate->skus);
  if (status == VR_OK && has_skus && predicate->skus.n == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "skus", "at least one expected", NULL);
  return status;
}

static VrStatus load_node (Loader *loader, const VrJson *node, int depth, VrPredicate *predicate);

static VrStatus
load_children (Loader *loader, const VrJson *node, int depth, VrPredicate *predicate)
{
  const VrJson *first = node;
  size_t        n = 1;
  VrStatus      status = VR_OK;

  if (predicate->type != NOT)
    {
      if (node->type != VR_JSON_ARRAY || node->value.children.n == 0)
        return vr_fail (loader->error, VR_ERROR_SCHEMA, node, "an array of conditions expected",
                        NULL);
      status = vr_check_size (node, MAX_NODES, loader->error);
      first = node->value.children.first;
      n = node->value.children.n;
    }
  if (status != VR_OK)
    return status;

  predicate->children = VR_ARENA_NEW (&loader->pack->arena, VrPredicate, n);
  if (predicate->children == NULL)
    return vr_fail_memory (loader->error);
  for (const VrJson *child = first; predicate->n < n && status == VR_OK; child = child->next)
    status = load_node (loader, child, depth + 1, &predicate->children[predicate->n++]);
  return status;
}

static VrStatus
load_id (Loader *loader, const VrJson *object, VrPredicate *predicate)
{
  VrString id = {0};
  VrStatus status = vr_require_id (object, words[predicate->type], &id, loader->error);

  if (status != VR_OK)
    return status;
  predicate->id = vr_string_copy (&loader->pack->arena, id);
  return predicate->id.bytes != NULL ? VR_OK : vr_fail_memory (loader->error);
}

/* An object with one member, whose key says what it is. */
static VrStatus
load_node (Loader *loader, const VrJson *node, int depth, VrPredicate *predicate)
{
  VrStatus      status = vr_read_object (node, words, loader->error);
  const VrJson *value = NULL;
  size_t        n = 0;

  if (status != VR_OK)
    return status;
  if (depth > MAX_DEPTH || ++loader->n_nodes > MAX_NODES)
    return vr_fail (loader->error, VR_ERROR_LIMIT, node, "too many conditions", NULL);
  for (Type type = ALL; type < N_TYPES; type++)
    {
      const VrJson *member = vr_json_get (node, words[type]);

      if (member == NULL)
        continue;
      predicate->type = type;
      value = member;
      n++;
    }
  if (n != 1)
    return vr_fail (loader->error, VR_ERROR_SCHEMA, node, "exactly one condition expected", NULL);

  if (predicate->type <= NOT)
    return load_children (loader, value, depth, predicate);
  if (predicate->type <= QUANTITY || predicate->type == ORDERS)
    return load_range (loader, value, predicate);
  if (predicate->type <= SHIPPING)
    return load_id (loader, node, predicate);
  if (predicate->type == BOUGHT)
    return load_bought (loader, value, predicate);
  if (predicate->type == WEEKDAY)
    return vr_week_load_days (loader->pack, node, "weekday", &predicate->week, loader->error);
  if (predicate->type == HOURS)
    return vr_week_load_hours (loader->pack, node, "hours", &predicate->week, loader->error);
  if (value->type != VR_JSON_BOOLEAN)
    return vr_fail (loader->error, VR_ERROR_SCHEMA, value, "a boolean expected", NULL);
  predicate->wanted = value->value.boolean;
  return VR_OK;
}

VrStatus
vr_predicate_load (VrPack             *pack,
                   const VrJson       *object,
                   const char         *key,
                   const VrPredicate **ret_predicate,
                   VrError            *error)
{
  Loader        loader = {.pack = pack, .error = error};
  const VrJson *node = vr_json_get (object, key);
  VrPredicate  *predicate;
  VrStatus      status;

  if (node == NULL)
    {
      *ret_predicate = NULL;
      return VR_OK;
    }
  predicate = VR_ARENA_NEW (&pack->arena, VrPredicate, 1);
  if (predicate == NULL)
    return vr_fail_memory (error);
  status = load_node (&loader, node, 1, predicate);
  if (status == VR_OK)
    *ret_predicate = predicate;
  return status;
}

/* ---- holding ---- */

/* Of the selected lines at list prices; a part of the cart's list total. */
static int64_t
measure (const VrPredicate *predicate, const VrCart *cart)
{
  int64_t sum = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];

      if (vr_selector_matches (predicate->select, cart, line))
        sum += predicate->type == SUBTOTAL ? line->list : line->quantity;
    }
  return sum;
}

static bool
has_sku (const VrCart *cart, VrString sku)
{
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_string_compare (cart->lines[i].sku, sku) == 0)
        return true;
    }
  return false;
}

static bool
has_bought (const VrPredicate *predicate, const VrCart *cart)
{
  if (predicate->days > 0 && !cart->has_now)
    return false;
  for (size_t i = 0; i < cart->n_orders; i++)
    {
      const VrOrder *order = &cart->orders[i];

      if ((cart->has_now && order->at_us > cart->now_us) ||
          (predicate->days > 0 && order->at_us <= cart->now_us - predicate->days * DAY_US))
        continue;
      for (const VrJson *sku = order->skus; sku != NULL; sku = sku->next)
        {
          if (predicate->skus.n > 0
                  ? vr_strings_contain (&predicate->skus, sku->value.string)
                  : vr_selector_matches_sku (predicate->select, cart, sku->value.string))
            return true;
        }
    }
  return false;
}

static bool
is_said (VrString said, VrString wanted)
{
  return said.bytes != NULL && vr_string_compare (said, wanted) == 0;
}

static bool
is_in_segment (const VrCart *cart, VrString segment)
{
  for (const VrJson *id = cart->segments; id != NULL; id = id->next)
    {
      if (vr_string_compare (id->value.string, segment) == 0)
        return true;
    }
  return false;
}

static bool
children_hold (const VrPredicate *predicate, const VrCart *cart)
{
  size_t n = 0;

  for (size_t i = 0; i < predicate->n; i++)
    n += vr_predicate_holds (&predicate->children[i], cart);
  if (predicate->type == ALL)
    return n == predicate->n;
  return predicate->type == ANY ? n > 0 : n == 0;
}

bool
vr_predicate_holds (const VrPredicate *predicate, const VrCart *cart)
{
  int64_t sum;

  if (predicate == NULL)
    return true;
  switch (predicate->type)
    {
    case SUBTOTAL:
    case QUANTITY:
      sum = measure (predicate, cart);
      return sum >= predicate->from && sum <= predicate->to;
    case HAS:
      return has_sku (cart, predicate->id);
    case COUPON:
      return vr_cart_has_coupon (cart, predicate->id);
    case SEGMENT:
      return is_in_segment (cart, predicate->id);
    case CHANNEL:
      return is_said (cart->channel, predicate->id);
    case PLACEMENT:
      return is_said (cart->placement, predicate->id);
    case SHIPPING:
      return is_said (cart->shipping_method, predicate->id);
    case BOUGHT:
      return has_bought (predicate, cart);
    case FIRST_ORDER:
      return cart->knows_orders && (cart->n_orders == 0) == predicate->wanted;
    case ORDERS:
      return cart->knows_orders && (int64_t) cart->n_orders >= predicate->from &&
             (int64_t) cart->n_orders <= predicate->to;
    case WEEKDAY:
    case HOURS:
      return vr_week_has_now (&predicate->week, cart);
    case ALL:
    case ANY:
    case NOT:
      return children_hold (predicate, cart);
    case N_TYPES:
      break;
    }
  return false;
}

/* ---- what is lacking ---- */

/* Of a condition that is not one of others. What nothing put into the cart can change is named. */
static void
add_need (const VrPredicate *predicate, const VrCart *cart, VrNeeds *needs)
{
  bool    is_range = predicate->type == SUBTOTAL || predicate->type == QUANTITY;
  int64_t lacking = is_range ? predicate->from - measure (predicate, cart) : 0;

  if (predicate->type == HAS)
    vr_needs_add (needs, (VrNeed){.sku = predicate->id.bytes, .quantity = 1});
  else if (predicate->type == COUPON)
    vr_needs_add (needs, (VrNeed){.coupon = predicate->id.bytes});
  else if (predicate->type == SUBTOTAL && lacking > 0)
    vr_needs_add (needs, (VrNeed){.amount = lacking});
  else if (predicate->type == QUANTITY && lacking > 0)
    vr_needs_add (
        needs, (VrNeed){.sku = vr_selector_get_sku (predicate->select).bytes, .quantity = lacking});
  else
    vr_needs_add (needs, (VrNeed){.condition = words[predicate->type]});
}

/* How much a change asks for: what cannot be put into a cart weighs most, then how many things. */
static size_t
weigh (const VrPredicate *predicate, const VrCart *cart)
{
  size_t  least = SIZE_MAX;
  size_t  sum = 0;
  VrNeeds counted = {0};

  if (vr_predicate_holds (predicate, cart))
    return 0;
  if (predicate->type > NOT)
    {
      add_need (predicate, cart, &counted);
      return counted.n_conditions * (MAX_NODES + 1) + counted.n;
    }
  if (predicate->type == NOT)
    return MAX_NODES + 2;
  for (size_t i = 0; i < predicate->n; i++)
    {
      size_t weight = weigh (&predicate->children[i], cart);

      sum += weight;
      least = weight < least ? weight : least;
    }
  return predicate->type == ALL ? sum : least;
}

void
vr_predicate_add_needs (const VrPredicate *predicate, const VrCart *cart, VrNeeds *needs)
{
  size_t least = SIZE_MAX;
  size_t which = 0;

  if (vr_predicate_holds (predicate, cart))
    return;
  if (predicate->type >= NOT)
    {
      add_need (predicate, cart, needs);
      return;
    }
  for (size_t i = 0; i < predicate->n; i++)
    {
      size_t weight;

      if (predicate->type == ALL)
        {
          vr_predicate_add_needs (&predicate->children[i], cart, needs);
          continue;
        }
      weight = weigh (&predicate->children[i], cart);
      if (weight >= least)
        continue;
      least = weight;
      which = i;
    }
  if (predicate->type == ANY)
    vr_predicate_add_needs (&predicate->children[which], cart, needs);
}
