/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thresholds and steps by quantity: each step asks for more and gives more, some orders reach it
 * and not all, and it gives away no more than is earned. */

#include "vt-check-rules.h"
#include "vt-document.h"
#include "vt-mend.h"
#include "vt-offer-words-private.h"
#include "vt-order-values.h"
#include "vt-places.h"
#include "vt-samples.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PPM 1000000
/* Fewer orders say nothing of what shoppers reach. */
#define MIN_ORDERS 100
/* Of those orders: what is next to none, and next to all. */
#define FEW 0.005
#define MOST 0.9
/* What a step is brought to: within reach, but not for everybody. */
#define WITHIN_REACH 0.2

static JsonArray *
get_steps (const VtExam *exam)
{
  return vt_terms_get_array (exam->terms,
                             exam->offer->kind == VT_OFFER_VOLUME ? "breaks" : "steps");
}

static const char *
get_path (const VtExam *exam)
{
  return exam->offer->kind == VT_OFFER_VOLUME ? "breaks" : "steps";
}

/* What steps are counted in: days of follow-ups, else units, grams or money. */
static const char *
get_start (const VtExam *exam)
{
  return exam->offer->kind == VT_OFFER_FOLLOW_UP ? "days" : "from";
}

static gint64
get_from (const VtExam *exam, guint step)
{
  return vt_terms_get_int64 (vt_terms_get_element (get_steps (exam), step), get_start (exam), 0);
}

static char *
tell_from (const VtExam *exam, gint64 from)
{
  const VtTeller teller = {exam->checker->context->catalog, exam->checker->context->currency};

  if (exam->offer->kind == VT_OFFER_VOLUME)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units", (gulong) from),
                            (guint) from);
  if (exam->offer->kind == VT_OFFER_FOLLOW_UP)
    return vt_tell_days (from);
  return vt_tell_measure (&teller, exam->terms, from);
}

static void
add_remove (VtExam *exam, VtProblem *problem, guint step)
{
  if (vt_terms_get_length (get_steps (exam)) > 1)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take This Step Out"))),
                            get_path (exam), step);
}

/* ---- order ---- */

typedef struct
{
  JsonNode *step; /* (unowned) */
  gint64    from;
  guint     index;
} Placed;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Placed *placed = a;
  const Placed *other = b;

  if (placed->from != other->from)
    return placed->from < other->from ? -1 : 1;
  return (placed->index > other->index) - (placed->index < other->index);
}

static void
add_sort (VtExam *exam, VtProblem *problem)
{
  JsonArray *steps = get_steps (exam);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_autoptr (JsonArray) sorted = json_array_new ();

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      Placed placed = {json_array_get_element (steps, i), get_from (exam, i), i};

      g_array_append_val (all, placed);
    }
  g_array_sort (all, compare_steps);
  for (guint i = 0; i < all->len; i++)
    json_array_add_element (sorted, json_node_copy (g_array_index (all, Placed, i).step));
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Sort the Steps"))), get_path (exam),
               json_node_init_array (json_node_alloc (), sorted));
}

void
vt_check_step_order (VtExam *exam)
{
  gboolean may_be_equal = exam->offer->kind == VT_OFFER_FOLLOW_UP;

  for (guint i = 1; i < vt_terms_get_length (get_steps (exam)); i++)
    {
      gint64           from = get_from (exam, i);
      gint64           before = get_from (exam, i - 1);
      g_autofree char *from_words = NULL;
      g_autofree char *before_words = NULL;
      VtProblem       *problem;

      if (from > before || (may_be_equal && from == before))
        continue;
      from_words = tell_from (exam, from);
      before_words = tell_from (exam, before);
      problem =
          vt_exam_add (exam, VT_PROBLEM_STEPS_UNSORTED, NULL,
                       g_strdup_printf (_ ("Step %u begins at %s, and the one before it at %s."),
                                        i + 1, from_words, before_words));
      /* Two that begin at once cannot be put in order. */
      if (from == before)
        add_remove (exam, problem, i);
      else
        add_sort (exam, problem);
      return;
    }
}

/* ---- what a step gives ---- */

/* Off @from, or off each unit of it where steps count units; only to compare. */
static gint64
estimate_worth (const VtReward *reward, gint64 from)
{
  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      return (gint64) ((__int128) from * reward->value / PPM);
    case VT_REWARD_AMOUNT:
      return reward->value;
    case VT_REWARD_FIXED:
      return -reward->value;
    }
  g_return_val_if_reached (0);
}

static int
compare_rewards (const VtExam *exam, JsonObject *step, JsonObject *before, const char *name)
{
  VtReward reward;
  VtReward reward_before;
  gboolean has = vt_samples_read_reward (step, name, &reward);
  gboolean had = vt_samples_read_reward (before, name, &reward_before);
  gint64   from = vt_terms_get_int64 (step, "from", 0);
  gint64   worth;
  gint64   worth_before;

  if (!has || !had)
    return (int) has - (int) had;
  /* Of two sorts, they can only be compared where money is what is counted. */
  if (reward.type != reward_before.type &&
      (exam->offer->kind == VT_OFFER_VOLUME || strcmp (name, "reward") != 0 ||
       json_object_has_member (exam->terms, "measure")))
    return 1;
  if (reward.type == reward_before.type && reward.type == VT_REWARD_PERCENT)
    return (reward.value > reward_before.value) - (reward.value < reward_before.value);
  worth = estimate_worth (&reward, from);
  worth_before = estimate_worth (&reward_before, from);
  return (worth > worth_before) - (worth < worth_before);
}

static int
compare_shipping (JsonObject *step, JsonObject *before)
{
  gint64 most = vt_terms_get_int64 (step, "shipping", G_MAXINT64);
  gint64 most_before = vt_terms_get_int64 (before, "shipping", G_MAXINT64);

  return (most < most_before) - (most > most_before);
}

static int
compare_gifts (JsonObject *step, JsonObject *before)
{
  JsonObject *gift = vt_terms_get_object (step, "gift");
  JsonObject *gift_before = vt_terms_get_object (before, "gift");
  gint64      n = vt_terms_get_int64 (gift, "quantity", 1);
  gint64      n_before = vt_terms_get_int64 (gift_before, "quantity", 1);

  if (gift == NULL || gift_before == NULL)
    return (gift != NULL) - (gift_before != NULL);
  if (g_strcmp0 (vt_terms_get_text (gift, "sku"), vt_terms_get_text (gift_before, "sku")) != 0)
    return 1;
  return (n > n_before) - (n < n_before);
}

/* What the step before gives and this one does not: the highest step that is reached counts alone.
 */
static void
add_loss (VtExam *exam, guint step, const char *member)
{
  const VtTeller   teller = {exam->checker->context->catalog, exam->checker->context->currency};
  JsonObject      *before = vt_terms_get_element (get_steps (exam), step - 1);
  g_autofree char *path = g_strdup_printf ("%s/%u/%s", get_path (exam), step, member);
  g_autofree char *from = tell_from (exam, get_from (exam, step));
  g_autofree char *given = NULL;
  g_autoptr (JsonObject) only = json_object_new ();
  VtProblem *problem;

  json_object_set_member (only, member, json_node_copy (json_object_get_member (before, member)));
  given = vt_tell_step (&teller, only);
  problem = vt_exam_add (
      exam, VT_PROBLEM_STEP_LOSES, NULL,
      /* Translators: where a step begins, and what the step before it gives */
      g_strdup_printf (_ ("From %s on there is no longer what the step before gives (%s): only the "
                          "highest step that is reached counts."),
                       from, given));
  /* A step has one or the other. */
  if (strcmp (member, "shipping") != 0 ||
      !json_object_has_member (vt_terms_get_element (get_steps (exam), step), "shipping_off"))
    vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Give It Here as Well"))), path,
                 json_node_copy (json_object_get_member (before, member)));
}

static void
compare_steps_of (VtExam *exam, guint index)
{
  JsonObject      *step = vt_terms_get_element (get_steps (exam), index);
  JsonObject      *before = vt_terms_get_element (get_steps (exam), index - 1);
  int              reward = compare_rewards (exam, step, before, "reward");
  int              shipping = compare_shipping (step, before);
  int              shipping_off = compare_rewards (exam, step, before, "shipping_off");
  int              gift = compare_gifts (step, before);
  g_autofree char *from = NULL;
  g_autofree char *from_before = NULL;

  if (reward < 0 && !json_object_has_member (step, "reward"))
    add_loss (exam, index, "reward");
  if (shipping < 0 && !json_object_has_member (step, "shipping") && shipping_off <= 0)
    add_loss (exam, index, "shipping");
  if (gift < 0 && !json_object_has_member (step, "gift"))
    add_loss (exam, index, "gift");
  if (reward > 0 || shipping > 0 || shipping_off > 0 || gift > 0)
    return;
  from = tell_from (exam, get_from (exam, index));
  from_before = tell_from (exam, get_from (exam, index - 1));
  add_remove (
      exam,
      vt_exam_add (exam, VT_PROBLEM_STEP_NO_MORE, NULL,
                   /* Translators: where two steps begin */
                   g_strdup_printf (_ ("From %s on there is no more to be had than from %s on."),
                                    from, from_before)),
      index);
}

void
vt_check_steps_give (VtExam *exam)
{
  for (guint i = 1; i < vt_terms_get_length (get_steps (exam)); i++)
    if (get_from (exam, i) > get_from (exam, i - 1))
      compare_steps_of (exam, i);
}

/* ---- filling ---- */

void
vt_check_fill (VtExam *exam)
{
  JsonArray *fill = vt_terms_get_array (exam->terms, "fill");
  guint      n_steps = vt_terms_get_length (get_steps (exam));
  gint64     dearest_minor = n_steps > 0 ? get_from (exam, n_steps - 1) : 0;

  for (guint i = 0; i < vt_terms_get_length (fill); i++)
    {
      const char      *sku = vt_terms_get_word (fill, i);
      guint32          product = vt_exam_find_product (exam, sku);
      g_autofree char *words = NULL;
      g_autofree char *price = NULL;
      g_autofree char *from = NULL;

      if (product == VT_PRODUCT_NONE || dearest_minor == 0 ||
          vt_exam_get_product (exam, product)->price_minor <= dearest_minor)
        continue;
      words = vt_exam_tell_product (exam, product);
      price = vt_exam_tell_money (exam, vt_exam_get_product (exam, product)->price_minor);
      from = tell_from (exam, dearest_minor);
      vt_places_take_out (
          exam,
          vt_exam_add (exam, VT_PROBLEM_FILL_DEAR, sku,
                       g_strdup_printf (_ ("“%s” for %s is no help on the way to %s: it costs more "
                                           "than all of it."),
                                        words, price, from)),
          sku);
    }
}

/* ---- who reaches it ---- */

/* 4,732 becomes 4,800: two digits are easily said. */
static gint64
round_nicely (gint64 value)
{
  gint64 unit = 1;

  while (value / unit >= 100)
    unit *= 10;
  return (value + unit - 1) / unit * unit;
}

/* (nullable) (transfer none): what orders of the last year came to, by what the offer counts. */
static VtOrderValues *
get_values (const VtExam *exam)
{
  VtOrders        *orders = exam->checker->context->orders;
  JsonObject      *select = vt_terms_get_object (exam->terms, "select");
  VtMeasure        measure = vt_measure_read (exam->terms);
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;
  VtOrderValues   *values;

  if (orders == NULL)
    return NULL;
  if (select != NULL)
    words = json_to_string (json_object_get_member (exam->terms, "select"), FALSE);
  key = g_strdup_printf ("%s %s", vt_measure_to_word (measure), words != NULL ? words : "");
  values = g_hash_table_lookup (exam->checker->values, key);
  if (values == NULL)
    {
      values =
          vt_order_values_new (orders, select, measure, vt_orders_last_year (orders), NULL, NULL);
      if (values != NULL)
        g_hash_table_insert (exam->checker->values, g_steal_pointer (&key), values);
    }
  return values;
}

/* The most that so large a share of orders comes to. */
static gint64
find_value (VtOrderValues *values, double share)
{
  guint n = vt_order_values_get_n (values);

  return vt_order_values_get (values)[MIN ((guint) ((1 - share) * n), n - 1)];
}

static void
mend_reach (VtExam *exam, VtProblem *problem, VtOrderValues *values, guint step)
{
  guint            n_steps = vt_terms_get_length (get_steps (exam));
  gint64           from = round_nicely (find_value (values, WITHIN_REACH));
  g_autofree char *path = g_strdup_printf ("steps/%u/from", step);
  g_autofree char *words = tell_from (exam, from);

  if (from <= 0 || (step > 0 && from <= get_from (exam, step - 1)) ||
      (step + 1 < n_steps && from >= get_from (exam, step + 1)))
    return;
  vt_exam_set_int (exam,
                   /* Translators: a button: where a step is to begin instead */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Begin at %s"), words)), path,
                   from);
}

static void
check_reached (VtExam *exam, VtOrderValues *values, guint step)
{
  guint            n = vt_order_values_get_n (values);
  guint            n_reached = vt_order_values_count_from (values, get_from (exam, step));
  double           share = (double) n_reached / n;
  g_autofree char *reached = vt_words_count (n_reached);
  g_autofree char *all = vt_words_count (n);
  g_autofree char *from = tell_from (exam, get_from (exam, step));

  if (share < FEW)
    mend_reach (
        exam,
        vt_exam_add (exam, VT_PROBLEM_STEP_UNREACHED, NULL,
                     /* Translators: two numbers of orders, and where a step begins */
                     g_strdup_printf (_ ("Of last year's orders %s of %s came to %s: next to "
                                         "nobody reaches it."),
                                      reached, all, from)),
        values, step);
  else if (step == 0 && share > MOST)
    mend_reach (
        exam,
        vt_exam_add (exam, VT_PROBLEM_STEP_BY_ALL, NULL,
                     g_strdup_printf (_ ("Of last year's orders %s of %s came to %s anyway: "
                                         "it asks nobody for more."),
                                      reached, all, from)),
        values, step);
}

void
vt_check_reach (VtExam *exam)
{
  VtOrderValues *values = get_values (exam);

  if (values == NULL || vt_order_values_get_n (values) < MIN_ORDERS)
    return;
  for (guint i = 0; i < vt_terms_get_length (get_steps (exam)); i++)
    check_reached (exam, values, i);
}

/* ---- what it costs the shop ---- */

/* What is usually left of @minor spent on the products, by their prices and costs; -1 where no cost
 * is known. */
static gint64
get_usual_margin (const VtExam *exam, const GArray *products, gint64 minor)
{
  __int128 prices = 0;
  __int128 margins = 0;

  for (guint i = 0; i < products->len; i++)
    {
      const VtProduct *product = vt_exam_get_product (exam, g_array_index (products, guint32, i));

      if (product->cost_minor == VT_MONEY_UNKNOWN)
        continue;
      prices += product->price_minor;
      margins += product->price_minor - product->cost_minor;
    }
  return prices > 0 ? (gint64) ((__int128) minor * margins / prices) : -1;
}

static gint64
get_gift_cost (const VtExam *exam, JsonObject *step)
{
  JsonObject *gift = vt_terms_get_object (step, "gift");
  guint32     product = vt_exam_find_product (exam, vt_terms_get_text (gift, "sku"));
  gint64      cost_minor;

  if (product == VT_PRODUCT_NONE ||
      vt_exam_get_product (exam, product)->cost_minor == VT_MONEY_UNKNOWN ||
      __builtin_mul_overflow (vt_exam_get_product (exam, product)->cost_minor,
                              vt_terms_get_int64 (gift, "quantity", 1), &cost_minor))
    return 0;
  return cost_minor;
}

static void
mend_loss (VtExam *exam, VtProblem *problem, guint step, gint64 gift_minor, gint64 margin_minor)
{
  JsonObject      *terms = vt_terms_get_element (get_steps (exam), step);
  g_autofree char *reward_path = g_strdup_printf ("steps/%u/reward", step);
  g_autofree char *gift_path = g_strdup_printf ("steps/%u/gift", step);

  if (json_object_has_member (terms, "reward"))
    vt_mend_reward (exam, problem, reward_path, get_from (exam, step), margin_minor - gift_minor);
  if (gift_minor > 0 && json_object_get_size (terms) > 2)
    vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Give No Gift"))), gift_path, NULL);
}

static void
check_loss (VtExam *exam, guint step, guint32 sample)
{
  gint64 from_minor = get_from (exam, step);
  gint64 gift_minor = get_gift_cost (exam, vt_terms_get_element (get_steps (exam), step));
  gint64 margin_minor =
      get_usual_margin (exam, vt_exam_select (exam, exam->terms, "select"), from_minor);
  VtTrialLine      line = VT_TRIAL_LINE (sample, 1);
  VtTrialSum       sum;
  gint64           given_minor;
  g_autofree char *from = NULL;
  g_autofree char *given = NULL;
  g_autofree char *margin = NULL;

  /* As if one thing cost just so much. */
  line.price_minor = from_minor;
  if (margin_minor < 0 || from_minor > VT_MONEY_MAX ||
      !vt_trial_weigh (exam->trial, &line, 1, &sum))
    return;
  given_minor = sum.list_minor - sum.due_minor + gift_minor;
  if (given_minor <= margin_minor)
    return;
  from = vt_exam_tell_money (exam, from_minor);
  given = vt_exam_tell_money (exam, given_minor);
  margin = vt_exam_tell_money (exam, margin_minor);
  mend_loss (exam,
             vt_exam_add (exam, VT_PROBLEM_STEP_AT_LOSS, NULL,
                          /* Translators: three amounts of money */
                          g_strdup_printf (_ ("At %s it gives away %s, and of so much the shop "
                                              "usually keeps %s."),
                                           from, given, margin)),
             step, gift_minor, margin_minor);
}

void
vt_check_step_money (VtExam *exam)
{
  const char *measure = vt_terms_get_text (exam->terms, "measure");
  guint32     sample = vt_samples_get_first (exam, 0);

  if (sample == VT_PRODUCT_NONE || g_strcmp0 (measure, "quantity") == 0 ||
      g_strcmp0 (measure, "weight") == 0)
    return;
  for (guint i = 0; i < vt_terms_get_length (get_steps (exam)); i++)
    check_loss (exam, i, sample);
}
