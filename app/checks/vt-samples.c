/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the products that an offer selects are worth trying. */

#include "vt-samples.h"

#include "vt-document.h"
#include "vt-offer-json.h"
#include "vt-partners.h"

#define PPM 1000000

gboolean
vt_samples_read_reward (JsonObject *object, const char *name, VtReward *ret_reward)
{
  JsonObject *reward = vt_terms_get_object (object, name);

  return reward != NULL && vt_reward_read (reward, ret_reward, NULL);
}

/* What has to come in for that to leave a share of itself. */
static gint64
get_floor (gint64 cost_minor, gint32 share_ppm)
{
  __int128 floor = cost_minor;

  if (share_ppm <= 0 || share_ppm >= PPM)
    return cost_minor;
  floor = (floor * PPM + PPM - share_ppm - 1) / (PPM - share_ppm);
  return (gint64) MIN (floor, (__int128) VT_MONEY_MAX);
}

gint64
vt_samples_get_floor (const VtExam *exam, gint64 cost_minor)
{
  return get_floor (cost_minor, exam->checker->context->floor_ppm);
}

/* What a unit is sold for, to a minor unit: never more than it will be. */
static gint64
estimate_price (gint64 price_minor, const VtReward *reward)
{
  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      return price_minor - (gint64) (((__int128) price_minor * reward->value + PPM - 1) / PPM);
    case VT_REWARD_AMOUNT:
      return MAX (price_minor - reward->value, 0);
    case VT_REWARD_FIXED:
      return MIN (price_minor, reward->value);
    }
  g_return_val_if_reached (price_minor);
}

/* The same by the offer's own floor as well: what that keeps is told, too. */
static gint64
get_own_floor (const VtExam *exam, gint64 cost_minor)
{
  JsonObject *guards = vt_terms_get_object (exam->terms, "guards");
  const char *margin = vt_terms_get_text (guards, "min_margin");
  gint64      floor_minor = vt_samples_get_floor (exam, cost_minor);
  gint32      ppm = 0;

  floor_minor = MAX (floor_minor, vt_terms_get_int64 (guards, "min_price", 0));
  if (margin != NULL && vt_percent_from_plain (margin, &ppm, NULL))
    floor_minor = MAX (floor_minor, get_floor (cost_minor, ppm));
  return floor_minor;
}

/* What is left of it above cost and floor. @product has a cost. */
static __int128
estimate_left (const VtExam *exam, guint32 product, const VtSampleTerms *terms)
{
  const VtProduct *facts = vt_exam_get_product (exam, product);
  __int128         floor = get_own_floor (exam, facts->cost_minor);

  return (__int128) facts->price_minor * terms->n_full +
         (__int128) estimate_price (facts->price_minor, &terms->reward) * terms->n_rewarded -
         floor * (terms->n_full + terms->n_rewarded);
}

static gboolean
has_cost (const VtExam *exam, guint32 product)
{
  return vt_exam_get_product (exam, product)->cost_minor != VT_MONEY_UNKNOWN;
}

guint32
vt_samples_find_worst (const VtExam *exam, const GArray *products, const VtSampleTerms *terms)
{
  guint32  worst = VT_PRODUCT_NONE;
  __int128 least = 0;

  for (guint i = 0; i < products->len; i++)
    {
      guint32  product = g_array_index (products, guint32, i);
      __int128 left;

      if (!has_cost (exam, product))
        continue;
      left = estimate_left (exam, product, terms);
      if (worst == VT_PRODUCT_NONE || left < least)
        {
          worst = product;
          least = left;
        }
    }
  return worst;
}

typedef struct
{
  guint32 product;
  double  left;
} Doubtful;

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const Doubtful *doubtful = a;
  const Doubtful *other = b;

  if (doubtful->left != other->left)
    return doubtful->left < other->left ? -1 : 1;
  return (doubtful->product > other->product) - (doubtful->product < other->product);
}

GArray *
vt_samples_list_doubtful (const VtExam *exam, const GArray *products, const VtSampleTerms *terms)
{
  g_autoptr (GArray) doubtful = g_array_new (FALSE, FALSE, sizeof (Doubtful));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < products->len; i++)
    {
      Doubtful found = {.product = g_array_index (products, guint32, i)};
      __int128 left;

      if (!has_cost (exam, found.product))
        continue;
      left = estimate_left (exam, found.product, terms);
      found.left = (double) left;
      if (left < 0)
        g_array_append_val (doubtful, found);
    }
  g_array_sort (doubtful, compare_left);
  for (guint i = 0; i < doubtful->len; i++)
    g_array_append_val (list, g_array_index (doubtful, Doubtful, i).product);
  return list;
}

/* ---- by kind ---- */

static GArray *
list_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Adds a list of one product, or of none. */
static void
add_one (GPtrArray *lists, guint32 product)
{
  GArray *list = list_new ();

  if (product != VT_PRODUCT_NONE)
    g_array_append_val (list, product);
  g_ptr_array_add (lists, list);
}

static void
choose_discounted (const VtExam *exam, GPtrArray *lists)
{
  const GArray *products = vt_exam_select (exam, exam->terms, "select");
  VtSampleTerms terms = {.n_rewarded = 1};

  add_one (lists, vt_exam_pick_dearest (exam, products));
  if (vt_samples_read_reward (exam->terms, "reward", &terms.reward))
    g_ptr_array_add (lists, vt_samples_list_doubtful (exam, products, &terms));
}

static void
choose_volume (const VtExam *exam, GPtrArray *lists)
{
  const GArray *products = vt_exam_select (exam, exam->terms, "select");
  JsonArray    *breaks = vt_terms_get_array (exam->terms, "breaks");
  gboolean      is_other = json_object_has_member (exam->terms, "buy_select");
  VtSampleTerms full = {.n_full = 1};
  VtSampleTerms terms = {
      .n_full = is_other ? 0 : vt_terms_get_int64 (exam->terms, "buy", 0),
      .n_rewarded = vt_terms_get_int64 (exam->terms, "get", 1),
  };

  add_one (lists, vt_exam_pick_dearest (exam, products));
  add_one (lists, is_other ? vt_samples_find_worst (
                                 exam, vt_exam_select (exam, exam->terms, "buy_select"), &full)
                           : VT_PRODUCT_NONE);
  if (vt_samples_read_reward (exam->terms, "reward", &terms.reward))
    g_ptr_array_add (lists, vt_samples_list_doubtful (exam, products, &terms));
  for (guint i = 0; i < vt_terms_get_length (breaks); i++)
    {
      JsonObject *step = vt_terms_get_element (breaks, i);

      terms = (VtSampleTerms){.n_rewarded = vt_terms_get_int64 (step, "from", 1)};
      g_ptr_array_add (lists, vt_samples_read_reward (step, "reward", &terms.reward)
                                  ? vt_samples_list_doubtful (exam, products, &terms)
                                  : list_new ());
    }
}

/* What takes part in how little a set leaves: its share of the price, or its cost alone where the
 * price of the set is fixed. */
static VtSampleTerms
get_part_terms (const VtExam *exam)
{
  VtSampleTerms terms = {.n_rewarded = 1};

  if (!vt_samples_read_reward (exam->terms, "reward", &terms.reward) ||
      terms.reward.type == VT_REWARD_AMOUNT)
    terms = (VtSampleTerms){.n_full = 1};
  else if (terms.reward.type == VT_REWARD_FIXED)
    terms.reward.value = 0;
  return terms;
}

/* (transfer full): what can fill the slot: a line fills the first slot that selects it. */
static GArray *
list_fitting (const VtExam *exam, JsonArray *slots, guint index)
{
  GArray *fitting = g_array_copy (
      (GArray *) vt_exam_select (exam, vt_terms_get_element (slots, index), "select"));

  for (guint i = 0; i < index; i++)
    vt_products_drop (fitting, vt_exam_select (exam, vt_terms_get_element (slots, i), "select"));
  return fitting;
}

static void
choose_slots (const VtExam *exam, GPtrArray *lists)
{
  JsonArray    *slots = vt_terms_get_array (exam->terms, "slots");
  VtSampleTerms terms = get_part_terms (exam);
  g_autoptr (GArray) dearest = list_new ();

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      g_autoptr (GArray) fitting = list_fitting (exam, slots, i);
      guint32 product = vt_exam_pick_dearest (exam, fitting);

      add_one (lists, vt_samples_find_worst (exam, fitting, &terms));
      g_array_append_val (dearest, product);
    }
  for (guint i = 0; i < dearest->len; i++)
    add_one (lists, g_array_index (dearest, guint32, i));
}

static void
choose_covered (const VtExam *exam, GPtrArray *lists)
{
  JsonArray *plans = vt_terms_get_array (exam->terms, "plans");

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    {
      g_autoptr (GArray) covered = vt_protection_list_covered (exam, i);

      add_one (lists, vt_exam_pick_cheapest (exam, covered));
    }
}

static void
choose_anchors (const VtExam *exam, GPtrArray *lists)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");

  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      g_autoptr (GArray) anchors =
          vt_cross_sell_list_anchors (exam, vt_terms_get_element (items, i));

      add_one (lists, vt_exam_pick_cheapest (exam, anchors));
    }
}

GPtrArray *
vt_samples_choose (const VtExam *exam)
{
  GPtrArray  *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  JsonObject *alternative = vt_terms_get_object (exam->terms, "alternative");

  switch (exam->offer->kind)
    {
    case VT_OFFER_MARKDOWN:
    case VT_OFFER_SUBSCRIPTION:
      choose_discounted (exam, lists);
      break;
    case VT_OFFER_VOLUME:
      choose_volume (exam, lists);
      break;
    case VT_OFFER_MIX_AND_MATCH:
      choose_slots (exam, lists);
      break;
    case VT_OFFER_PROTECTION:
      choose_covered (exam, lists);
      break;
    case VT_OFFER_CROSS_SELL:
      choose_anchors (exam, lists);
      break;
    case VT_OFFER_ADD_ON:
      add_one (lists, vt_add_on_find_base (exam));
      break;
    case VT_OFFER_DOWNSELL:
      if (alternative != NULL)
        add_one (lists, vt_exam_pick_dearest (exam, vt_exam_select (exam, alternative, "for")));
      break;
    case VT_OFFER_THRESHOLD:
      add_one (lists, vt_exam_pick_cheapest (exam, vt_exam_select (exam, exam->terms, "select")));
      break;
    case VT_OFFER_BUNDLE:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_FOLLOW_UP:
      break;
    }
  return lists;
}

const GArray *
vt_samples_get (const VtExam *exam, guint index)
{
  return exam->samples != NULL && index < exam->samples->len ? exam->samples->pdata[index] : NULL;
}

guint32
vt_samples_get_first (const VtExam *exam, guint index)
{
  const GArray *list = vt_samples_get (exam, index);

  return list != NULL && list->len > 0 ? g_array_index (list, guint32, 0) : VT_PRODUCT_NONE;
}

GArray *
vt_samples_join (const VtExam *exam)
{
  GArray *joined = list_new ();

  for (guint i = 0; exam->samples != NULL && i < exam->samples->len; i++)
    {
      const GArray *list = exam->samples->pdata[i];

      g_array_append_vals (joined, list->data, MIN (list->len, VT_SAMPLES_MAX));
    }
  return joined;
}
