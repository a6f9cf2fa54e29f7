/* SPDX-License-Identifier: Apache-2.0 */
/* Loading what is common to all kinds of offers. */

#include "vr-offer.h"

#include "vr-cart.h"
#include "vr-kind.h"
#include "vr-limits.h"
#include "vr-predicate.h"
#include "vr-sort.h"
#include "vr-suggest.h"
#include "vr-time.h"
#include "vr-week.h"

#define MAX_PRIORITY INT64_C (1000000)
#define MAX_CHANNELS 100
#define MAX_PLACEMENTS 7
#define MAX_COUPONS 1000

VrStatus
vr_guards_load (VrGuards *guards, const VrJson *object, VrError *error)
{
  static const char *const fields[] = {"min_margin", "min_price", "on_cut", NULL};
  static const char *const words[] = {"keep", "share", NULL};
  const VrJson            *node;
  const VrJson            *margin = NULL;
  int64_t                  min_price = 0;
  int64_t                  ppm = 0;
  size_t                   on_cut = guards->shares_cut;
  VrStatus                 status = vr_find (object, "guards", VR_JSON_OBJECT, &node, error);

  if (status != VR_OK || node == NULL)
    return status;

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "min_price", 0, VR_MONEY_MAX, &min_price, error);
  if (status == VR_OK)
    status = vr_find (node, "min_margin", VR_JSON_STRING, &margin, error);
  if (status == VR_OK)
    status = vr_find_word (node, "on_cut", words, &on_cut, error);
  if (status != VR_OK)
    return status;
  if (margin != NULL && !vr_percent_parse (margin->value.string.bytes, &ppm))
    return vr_fail (error, VR_ERROR_SCHEMA, margin, "not a percentage", NULL);
  if (ppm >= VR_PPM_WHOLE)
    return vr_fail (error, VR_ERROR_RANGE, margin, "a margin is below 100 %", NULL);

  if (min_price > guards->min_price)
    guards->min_price = min_price;
  if (ppm > guards->min_margin_ppm)
    guards->min_margin_ppm = ppm;
  guards->shares_cut = on_cut == 1;
  return VR_OK;
}

static VrStatus
load_instant (const VrJson *object, const char *key, int64_t *ret_us, VrError *error)
{
  const VrJson *node;
  VrStatus      status = vr_find (object, key, VR_JSON_STRING, &node, error);

  if (status == VR_OK && node != NULL && !vr_time_parse (node->value.string, ret_us))
    return vr_fail (error, VR_ERROR_SCHEMA, node, "not an RFC 3339 date and time", NULL);
  return status;
}

/* Days and hours. */
static VrStatus
load_week (VrPack *pack, VrOffer *offer, const VrJson *schedule, VrError *error)
{
  VrWeek  *week;
  VrStatus status;

  if (vr_json_get (schedule, "weekdays") == NULL && vr_json_get (schedule, "hours") == NULL)
    return VR_OK;
  week = VR_ARENA_NEW (&pack->arena, VrWeek, 1);
  if (week == NULL)
    return vr_fail_memory (error);
  offer->week = week;
  status = vr_week_load_days (pack, schedule, "weekdays", week, error);
  return status == VR_OK ? vr_week_load_hours (pack, schedule, "hours", week, error) : status;
}

static VrStatus
load_schedule (VrPack *pack, VrOffer *offer, const VrJson *object, VrError *error)
{
  static const char *const fields[] = {"from", "hours", "until", "weekdays", NULL};
  const VrJson            *node;
  VrStatus                 status = vr_find (object, "schedule", VR_JSON_OBJECT, &node, error);

  offer->from_us = INT64_MIN;
  offer->until_us = INT64_MAX;
  if (status != VR_OK || node == NULL)
    return status;

  offer->is_scheduled = true;
  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = load_instant (node, "from", &offer->from_us, error);
  if (status == VR_OK)
    status = load_instant (node, "until", &offer->until_us, error);
  if (status == VR_OK && offer->from_us >= offer->until_us)
    return vr_fail_member (error, VR_ERROR_RANGE, node, "until",
                           "the schedule ends before it begins", NULL);
  return status == VR_OK ? load_week (pack, offer, node, error) : status;
}

static VrStatus
load_channels (VrPack *pack, VrOffer *offer, const VrJson *object, VrError *error)
{
  const VrJson *id;
  size_t        n;
  VrStatus      status = vr_find_ids (object, "channels", MAX_CHANNELS, &id, &n, error);

  if (status != VR_OK || vr_json_get (object, "channels") == NULL)
    return status;
  if (n == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, object, "channels",
                           "empty: it would be offered nowhere", NULL);

  offer->channels = VR_ARENA_NEW (&pack->arena, VrString, n);
  if (offer->channels == NULL)
    return vr_fail_memory (error);
  for (; id != NULL; id = id->next)
    {
      VrString channel = vr_string_copy (&pack->arena, id->value.string);

      if (channel.bytes == NULL)
        return vr_fail_memory (error);
      offer->channels[offer->n_channels++] = channel;
    }
  return VR_OK;
}

/* Where it may be put before the shopper: a price, once there, holds wherever they stand. */
static VrStatus
load_placements (VrPack *pack, VrOffer *offer, const VrJson *object, VrError *error)
{
  static const char *const words[] = {"product",         "cart",   "checkout",      "post_purchase",
                                      "follow_up_email", "direct", "receipt_email", NULL};
  const VrJson            *node = vr_json_get (object, "placements");
  VrStatus status = vr_strings_load (&pack->arena, object, "placements", MAX_PLACEMENTS,
                                     &offer->placements, error);

  if (status != VR_OK || node == NULL)
    return status;
  if (offer->placements.n == 0)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "empty: it would be offered nowhere", NULL);
  for (const VrJson *item = node->value.children.first; item != NULL; item = item->next)
    {
      size_t i = 0;

      while (words[i] != NULL && !vr_string_is (item->value.string, words[i]))
        i++;
      if (words[i] == NULL)
        return vr_fail (error, VR_ERROR_SCHEMA, item, "unknown word", NULL);
    }
  return VR_OK;
}

static VrStatus
load_kind (VrOffer *offer, const VrJson *node, VrError *error)
{
  const VrJson *kind;
  VrStatus      status;

  if (node->type != VR_JSON_OBJECT)
    return vr_fail (error, VR_ERROR_SCHEMA, node, "an object expected", NULL);
  status = vr_require (node, "kind", VR_JSON_STRING, &kind, error);
  if (status != VR_OK)
    return status;

  offer->kind = vr_kind_find (kind->value.string);
  if (offer->kind == NULL)
    return vr_fail (error, VR_ERROR_VERSION, kind, "a kind of offer that is not known", NULL);
  return VR_OK;
}

/* Members that are neither common nor the kind's own are refused. */
static VrStatus
check_fields (const VrOffer *offer, const VrJson *node, VrError *error)
{
  static const char *const common[] = {"audience", "when",    "campaign", "channels",
                                       "coupon",   "coupons", "evidence", "exclusive_group",
                                       "guards",   "id",      "kind",     "last",
                                       "limits",   "message", "name",     "placements",
                                       "priority", "reason",  "schedule", "stacks"};
  const char              *fields[sizeof common / sizeof common[0] + 32];
  size_t                   n = 0;

  for (; n < sizeof common / sizeof common[0]; n++)
    fields[n] = common[n];
  for (size_t i = 0; offer->kind->fields[i] != NULL; i++)
    fields[n++] = offer->kind->fields[i];
  fields[n] = NULL;
  return vr_read_object (node, fields, error);
}

/* A campaign is for people: nothing goes by it. */
static VrStatus
load_strings (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  VrString id;
  VrString campaign;
  VrStatus status = vr_require_id (node, "id", &id, error);

  if (status == VR_OK)
    status = vr_require_text (node, "name", error);
  if (status == VR_OK)
    status = vr_find_id (node, "campaign", &campaign, error);
  if (status == VR_OK)
    status = vr_texts_load (&pack->arena, node, "message", &offer->message, error);
  if (status == VR_OK)
    status = vr_texts_load (&pack->arena, node, "reason", &offer->reason, error);
  if (status != VR_OK)
    return status;

  offer->id = vr_string_copy (&pack->arena, id);
  return offer->id.bytes != NULL ? VR_OK : vr_fail_memory (error);
}

/* One coupon, or a list of which any does. */
static VrStatus
load_coupons (VrPack *pack, VrOffer *offer, const VrJson *node, VrError *error)
{
  bool     has_list = vr_json_get (node, "coupons") != NULL;
  VrString coupon = {0};
  VrStatus status = vr_find_id (node, "coupon", &coupon, error);

  if (status == VR_OK)
    status = vr_strings_load (&pack->arena, node, "coupons", MAX_COUPONS, &offer->coupons, error);
  if (status == VR_OK && has_list && coupon.bytes != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "coupons", "there is a coupon as well",
                           NULL);
  if (status == VR_OK && has_list && offer->coupons.n == 0)
    return vr_fail_member (error, VR_ERROR_SCHEMA, node, "coupons", "empty: nothing would open it",
                           NULL);
  if (status != VR_OK || (!has_list && coupon.bytes == NULL))
    return status;

  if (!has_list)
    {
      offer->coupons = (VrStrings){VR_ARENA_NEW (&pack->arena, VrString, 1), 1};
      if (offer->coupons.items == NULL)
        return vr_fail_memory (error);
      offer->coupons.items[0] = vr_string_copy (&pack->arena, coupon);
    }
  offer->coupon = offer->coupons.items[0];
  vr_strings_sort (&offer->coupons);
  return offer->coupon.bytes != NULL ? VR_OK : vr_fail_memory (error);
}

/* How it goes with others. Only who claims nothing can join what is claimed. */
static VrStatus
load_combination (VrOffer *offer, const VrJson *node, VrError *error)
{
  const VrJson *last = NULL;
  const VrJson *stacks = NULL;
  VrStatus      status = vr_find (node, "last", VR_JSON_BOOLEAN, &last, error);

  if (status == VR_OK)
    status = vr_find (node, "stacks", VR_JSON_BOOLEAN, &stacks, error);
  if (status != VR_OK)
    return status;
  offer->is_last = last != NULL && last->value.boolean;
  offer->stacks = stacks != NULL ? stacks->value.boolean : offer->kind->propose == NULL;
  if (offer->stacks && offer->kind->propose != NULL)
    return vr_fail (error, VR_ERROR_SCHEMA, stacks, "an offer that claims units cannot join others",
                    NULL);
  return VR_OK;
}

VrStatus
vr_offer_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  VrStatus status = load_kind (offer, node, error);

  offer->group = VR_NONE;
  offer->guards = pack->guards;
  if (status == VR_OK)
    status = check_fields (offer, node, error);
  if (status == VR_OK)
    status = load_strings (pack, node, offer, error);
  if (status == VR_OK)
    status = load_coupons (pack, offer, node, error);
  if (status == VR_OK)
    status =
        vr_find_integer (node, "priority", -MAX_PRIORITY, MAX_PRIORITY, &offer->priority, error);
  if (status == VR_OK)
    status = load_combination (offer, node, error);
  if (status == VR_OK)
    status = load_schedule (pack, offer, node, error);
  if (status == VR_OK)
    status = load_channels (pack, offer, node, error);
  if (status == VR_OK)
    status = vr_predicate_load (pack, node, "audience", &offer->audience, error);
  if (status == VR_OK)
    status = vr_predicate_load (pack, node, "when", &offer->when, error);
  if (status == VR_OK)
    status = vr_limits_load (offer, node, error);
  if (status == VR_OK)
    status = vr_guards_load (&offer->guards, node, error);
  if (status == VR_OK)
    status = load_placements (pack, offer, node, error);
  if (status == VR_OK)
    status = vr_evidence_load (pack, node, &offer->evidence, error);
  if (status == VR_OK)
    status = offer->kind->load (pack, node, offer, error);
  return status;
}

/* An offer while it is being sorted. */
typedef struct
{
  int64_t       priority;
  VrString      key;
  const VrJson *node;
  size_t        index;
} Entry;

static int
compare_rank (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->priority != y->priority)
    return x->priority < y->priority ? -1 : 1;
  return vr_string_compare (x->key, y->key);
}

static int
compare_key (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;
  int          order = vr_string_compare (x->key, y->key);

  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static void
number_groups (VrPack *pack, Entry *entries, const VrJson *offers)
{
  size_t n = 0;

  for (const VrJson *node = offers->value.children.first; node != NULL; node = node->next)
    {
      const VrJson *group = vr_json_get (node, "exclusive_group");

      if (group != NULL)
        entries[n++] = (Entry){.key = group->value.string, .index = node->index};
    }

  vr_sort (entries, n, sizeof *entries, compare_key);
  for (size_t i = 0; i < n; i++)
    {
      if (i == 0 || vr_string_compare (entries[i - 1].key, entries[i].key) != 0)
        pack->n_groups++;
      pack->offers[entries[i].index].group = pack->n_groups - 1;
    }
}

static VrStatus
check_groups (const VrJson *offers, VrError *error)
{
  VrString group;
  VrStatus status = VR_OK;

  for (const VrJson *node = offers->value.children.first; node != NULL && status == VR_OK;
       node = node->next)
    status = vr_find_id (node, "exclusive_group", &group, error);
  return status;
}

/* Also finds an id that stands twice: *ret_twice is its second place. */
static void
sort_offers (VrPack *pack, Entry *entries, const VrJson *offers, const VrJson **ret_twice)
{
  size_t n = 0;

  for (const VrJson *node = offers->value.children.first; node != NULL; node = node->next, n++)
    entries[n] = (Entry){pack->offers[n].priority, pack->offers[n].id, node, n};

  vr_sort (entries, n, sizeof *entries, compare_key);
  for (size_t i = 0; i < n; i++)
    {
      pack->by_id[i] = entries[i].index;
      if (i > 0 && vr_string_compare (entries[i - 1].key, entries[i].key) == 0)
        *ret_twice = entries[i].node;
    }

  vr_sort (entries, n, sizeof *entries, compare_rank);
  for (size_t i = 0; i < n; i++)
    pack->by_rank[i] = entries[i].index;
}

VrStatus
vr_offers_rank (VrPack *pack, const VrJson *offers, VrError *error)
{
  const VrJson *twice = NULL;
  Entry        *entries;
  VrStatus      status = check_groups (offers, error);

  if (status != VR_OK)
    return status;

  pack->by_rank = VR_ARENA_NEW (&pack->arena, size_t, pack->n_offers);
  pack->by_id = VR_ARENA_NEW (&pack->arena, size_t, pack->n_offers);
  entries = vr_alloc (pack->n_offers * sizeof *entries);
  if (pack->by_rank == NULL || pack->by_id == NULL || entries == NULL)
    {
      vr_free (entries);
      return vr_fail_memory (error);
    }

  number_groups (pack, entries, offers);
  sort_offers (pack, entries, offers, &twice);
  vr_free (entries);
  if (twice != NULL)
    return vr_fail_member (error, VR_ERROR_SCHEMA, twice, "id", "another offer has this id", NULL);
  return VR_OK;
}
