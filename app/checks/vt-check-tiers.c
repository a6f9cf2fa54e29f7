/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ladders of tiers: each step up costs more and offers more, and a step down keeps what matters. */

#include "vt-check-rules.h"
#include "vt-mend.h"
#include "vt-tier-matrix.h"
#include "vt-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static JsonArray *
get_tiers (const VtExam *exam)
{
  return vt_terms_get_array (exam->terms, "tiers");
}

/* %VT_PRODUCT_NONE where the product is not known, or its price. */
static guint32
get_product (const VtExam *exam, guint tier)
{
  guint32 product = vt_exam_find_product (
      exam, vt_terms_get_text (vt_terms_get_element (get_tiers (exam), tier), "sku"));

  if (product == VT_PRODUCT_NONE ||
      vt_exam_get_product (exam, product)->price_minor == VT_MONEY_UNKNOWN)
    return VT_PRODUCT_NONE;
  return product;
}

static JsonArray *
get_features (const VtExam *exam, guint tier)
{
  return vt_terms_get_array (vt_terms_get_element (get_tiers (exam), tier), "features");
}

static gboolean
has_word (JsonArray *words, const char *wanted)
{
  for (guint i = 0; i < vt_terms_get_length (words); i++)
    if (g_strcmp0 (vt_terms_get_word (words, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

static void
add_take_out (VtExam *exam, VtProblem *problem, guint tier)
{
  if (vt_terms_get_length (get_tiers (exam)) > VT_LADDER_MIN_TIERS)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take It Out"))), "tiers",
                            tier);
}

/* ---- the order of prices ---- */

typedef struct
{
  JsonNode *tier; /* (unowned) */
  gint64    price_minor;
  guint     index;
} Priced;

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  const Priced *priced = a;
  const Priced *other = b;

  if (priced->price_minor != other->price_minor)
    return priced->price_minor < other->price_minor ? -1 : 1;
  return (priced->index > other->index) - (priced->index < other->index);
}

/* Nothing goes up to the lowest tier. */
static JsonNode *
copy_without_upgrade (JsonNode *tier)
{
  return vt_terms_without (json_node_get_object (tier), (const char *const[]){"upgrade", NULL});
}

static void
add_sort (VtExam *exam, VtProblem *problem)
{
  JsonArray *tiers = get_tiers (exam);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Priced));
  g_autoptr (JsonArray) sorted = json_array_new ();

  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      guint32 product = get_product (exam, i);
      Priced  priced = {json_array_get_element (tiers, i), 0, i};

      if (product == VT_PRODUCT_NONE)
        return;
      priced.price_minor = vt_exam_get_product (exam, product)->price_minor;
      g_array_append_val (all, priced);
    }
  g_array_sort (all, compare_prices);
  for (guint i = 0; i < all->len; i++)
    {
      JsonNode *tier = g_array_index (all, Priced, i).tier;

      json_array_add_element (sorted, i == 0 ? copy_without_upgrade (tier) : json_node_copy (tier));
    }
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Sort by Price"))), "tiers",
               json_node_init_array (json_node_alloc (), sorted));
}

/* Whether the tiers are in order. */
static gboolean
check_order (VtExam *exam, guint tier)
{
  guint32          upper = get_product (exam, tier);
  guint32          lower = get_product (exam, tier - 1);
  gint64           difference_minor;
  g_autofree char *upper_words = NULL;
  g_autofree char *lower_words = NULL;
  g_autofree char *price = NULL;
  VtProblem       *problem;

  if (upper == VT_PRODUCT_NONE || lower == VT_PRODUCT_NONE)
    return TRUE;
  difference_minor = vt_exam_get_product (exam, upper)->price_minor -
                     vt_exam_get_product (exam, lower)->price_minor;
  if (difference_minor > 0)
    return TRUE;
  upper_words = vt_exam_tell_product (exam, upper);
  lower_words = vt_exam_tell_product (exam, lower);
  price = vt_exam_tell_money (exam, vt_exam_get_product (exam, upper)->price_minor);
  if (difference_minor == 0)
    {
      problem =
          vt_exam_add (exam, VT_PROBLEM_TIER_NO_DEARER, vt_exam_get_product (exam, upper)->sku,
                       g_strdup_printf (_ ("“%s” costs %s, as “%s” below it does: nobody "
                                           "would take the lower tier."),
                                        upper_words, price, lower_words));
      if (vt_terms_get_length (get_tiers (exam)) > VT_LADDER_MIN_TIERS)
        vt_exam_remove_element (exam,
                                vt_exam_add_fix (problem, g_strdup (_ ("Take the Lower One Out"))),
                                "tiers", tier - 1);
      return TRUE;
    }
  problem = vt_exam_add (exam, VT_PROBLEM_TIERS_UNSORTED, vt_exam_get_product (exam, upper)->sku,
                         g_strdup_printf (_ ("“%s” costs %s, less than “%s” below it."),
                                          upper_words, price, lower_words));
  add_sort (exam, problem);
  return FALSE;
}

/* ---- features ---- */

static gboolean
offers_more (JsonArray *upper, JsonArray *lower)
{
  for (guint i = 0; i < vt_terms_get_length (upper); i++)
    if (!has_word (lower, vt_terms_get_word (upper, i)))
      return TRUE;
  return FALSE;
}

static void
check_more (VtExam *exam, guint tier, guint32 upper, guint32 lower)
{
  g_autofree char *upper_words = vt_exam_tell_product (exam, upper);
  g_autofree char *lower_words = vt_exam_tell_product (exam, lower);
  g_autofree char *step =
      vt_exam_tell_money (exam, vt_exam_get_product (exam, upper)->price_minor -
                                    vt_exam_get_product (exam, lower)->price_minor);

  if (offers_more (get_features (exam, tier), get_features (exam, tier - 1)))
    return;
  add_take_out (exam,
                vt_exam_add (exam, VT_PROBLEM_TIER_NO_MORE, vt_exam_get_product (exam, upper)->sku,
                             g_strdup_printf (_ ("“%s” costs %s more than “%s” and offers nothing "
                                                 "that it lacks."),
                                              upper_words, step, lower_words)),
                tier);
}

/* What the tier below has, and this one nothing like it. */
static void
check_lost (VtExam *exam, const VtTierMatrix *matrix, guint tier, guint32 upper, guint32 lower)
{
  JsonArray *features = get_features (exam, tier);
  g_autoptr (JsonArray) all = json_array_new ();
  const char      *lost = NULL;
  g_autofree char *path = g_strdup_printf ("tiers/%u/features", tier);
  g_autofree char *upper_words = NULL;
  g_autofree char *lower_words = NULL;

  for (guint i = 0; i < vt_terms_get_length (features); i++)
    json_array_add_element (all, json_node_copy (json_array_get_element (features, i)));
  for (guint i = 0; i < matrix->features->len; i++)
    {
      if (vt_tier_matrix_get_step (matrix, tier, i, NULL) != VT_FEATURE_LOST)
        continue;
      json_array_add_string_element (all, vt_tier_matrix_get_feature (matrix, i));
      lost = lost != NULL ? lost : vt_tier_matrix_get_feature (matrix, i);
    }
  if (lost == NULL)
    return;
  upper_words = vt_exam_tell_product (exam, upper);
  lower_words = vt_exam_tell_product (exam, lower);
  vt_exam_set (
      exam,
      vt_exam_add_fix (
          vt_exam_add (exam, VT_PROBLEM_TIER_LOSES_FEATURE, vt_exam_get_product (exam, upper)->sku,
                       /* Translators: a product, a feature, a cheaper product */
                       g_strdup_printf (_ ("“%s” lacks “%s”, which the cheaper “%s” has."),
                                        upper_words, lost, lower_words)),
          /* Translators: a button: features that a tier is to have as well */
          g_strdup (_ ("Add What Is Lacking"))),
      path, json_node_init_array (json_node_alloc (), all));
}

void
vt_check_tiers (VtExam *exam)
{
  guint    n_tiers = vt_terms_get_length (get_tiers (exam));
  gboolean has_features = FALSE;
  g_autoptr (VtTierMatrix) matrix = NULL;

  for (guint i = 1; i < n_tiers; i++)
    if (!check_order (exam, i))
      return;
  for (guint i = 0; i < n_tiers; i++)
    has_features = has_features || vt_terms_get_length (get_features (exam, i)) > 0;
  if (!has_features || n_tiers > VT_LADDER_MAX_TIERS)
    return;
  matrix = vt_tier_matrix_new (exam->terms, NULL);
  for (guint i = 1; i < n_tiers; i++)
    {
      guint32 upper = get_product (exam, i);
      guint32 lower = get_product (exam, i - 1);

      if (upper == VT_PRODUCT_NONE || lower == VT_PRODUCT_NONE)
        continue;
      check_more (exam, i, upper, lower);
      check_lost (exam, matrix, i, upper, lower);
    }
}

/* ---- what a step down has to keep ---- */

static gboolean
has_all (JsonArray *features, JsonArray *required)
{
  for (guint i = 0; i < vt_terms_get_length (required); i++)
    if (!has_word (features, vt_terms_get_word (required, i)))
      return FALSE;
  return TRUE;
}

/* Of the tiers that one can step down to. */
static gboolean
has_any_lower (const VtExam *exam, const char *feature)
{
  guint n_tiers = vt_terms_get_length (get_tiers (exam));

  for (guint i = 0; i + 1 < n_tiers; i++)
    if (has_word (get_features (exam, i), feature))
      return TRUE;
  return FALSE;
}

void
vt_check_required (VtExam *exam)
{
  JsonArray *required = vt_terms_get_array (exam->terms, "required");
  guint      n_tiers = vt_terms_get_length (get_tiers (exam));
  g_autoptr (JsonArray) kept = json_array_new ();
  const char *lost = NULL;
  VtProblem  *problem;

  if (vt_terms_get_length (required) == 0 || n_tiers < VT_LADDER_MIN_TIERS)
    return;
  for (guint i = 0; i + 1 < n_tiers; i++)
    if (has_all (get_features (exam, i), required))
      return;
  for (guint i = 0; i < vt_terms_get_length (required); i++)
    {
      const char *feature = vt_terms_get_word (required, i);

      if (feature == NULL || has_any_lower (exam, feature))
        json_array_add_element (kept, json_node_copy (json_array_get_element (required, i)));
      else
        lost = lost != NULL ? lost : feature;
    }
  if (lost == NULL)
    {
      vt_exam_add (exam, VT_PROBLEM_REQUIRED_NOWHERE, NULL,
                   g_strdup (_ ("No lower tier has all the features that are required: nobody is "
                                "offered a step down.")));
      return;
    }
  problem = vt_exam_add (exam, VT_PROBLEM_REQUIRED_NOWHERE, NULL,
                         g_strdup_printf (_ ("No lower tier has “%s”, which is required: nobody is "
                                             "offered a step down."),
                                          lost));
  /* Translators: a button: a feature that a step down may lack after all */
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup_printf (_ ("Do Not Require “%s”"), lost)),
               "required", json_node_init_array (json_node_alloc (), kept));
}

/* ---- what a step up costs ---- */

/* A line of the tier, come up from a lower one. */
static VtTrialLine
make_line (const VtExam *exam, guint tier, guint from)
{
  VtTrialLine line = VT_TRIAL_LINE (get_product (exam, tier), 1);

  line.instead_of = get_product (exam, from);
  return line;
}

static void
check_free (VtExam *exam, guint tier)
{
  VtTrialLine      line = make_line (exam, tier, tier - 1);
  gint64           lower_minor = vt_exam_get_product (exam, line.instead_of)->price_minor;
  gint64           upper_minor = vt_exam_get_product (exam, line.product)->price_minor;
  g_autofree char *path = g_strdup_printf ("tiers/%u/upgrade", tier);
  g_autofree char *words = NULL;
  g_autofree char *step = NULL;
  VtTrialSum       sum;
  VtProblem       *problem;
  VtFix           *fix;
  g_autoptr (JsonObject) half = NULL;

  /* A step of nothing is said elsewhere. */
  if (upper_minor <= lower_minor || !vt_unit_weigh (exam, &line, 1, 0, &sum) ||
      sum.due_minor > lower_minor)
    return;
  words = vt_exam_tell_product (exam, line.product);
  step = vt_exam_tell_money (exam, upper_minor - lower_minor);
  problem =
      vt_exam_add (exam, VT_PROBLEM_UPGRADE_FREE, vt_exam_get_product (exam, line.product)->sku,
                   g_strdup_printf (_ ("The step up to “%s” costs nothing: the discount eats "
                                       "the whole difference of %s."),
                                    words, step));
  fix = vt_exam_add_fix (problem, g_strdup (_ ("Give Half of It")));
  half = json_object_new ();
  json_object_set_string_member (half, "percent", "50");
  vt_exam_set (exam, fix, path, json_node_init_object (json_node_alloc (), half));
}

/* Who comes up from the lowest tier has the discounts of all steps. */
static void
check_cost (VtExam *exam, guint tier)
{
  VtTrialLine      line = make_line (exam, tier, 0);
  VtTrialLine      step = make_line (exam, tier, tier - 1);
  g_autofree char *path = g_strdup_printf ("tiers/%u/upgrade", tier);
  VtTrialSum       sum;
  VtTrialSum       step_sum;
  VtProblem       *problem;
  gint64           lack_minor;

  if (!vt_unit_weigh (exam, &line, 1, 0, &sum))
    return;
  problem = vt_unit_check_cost (exam, line.product, &sum);
  if (problem == NULL || !vt_unit_weigh (exam, &step, 1, 0, &step_sum))
    return;
  lack_minor = vt_unit_get_floor (exam, &sum) - sum.due_minor;
  vt_mend_reward (exam, problem, path,
                  step_sum.list_minor - vt_exam_get_product (exam, step.instead_of)->price_minor,
                  step_sum.list_minor - step_sum.due_minor - lack_minor);
}

void
vt_check_tier_money (VtExam *exam)
{
  for (guint i = 1; i < vt_terms_get_length (get_tiers (exam)); i++)
    {
      check_free (exam, i);
      check_cost (exam, i);
    }
}
