/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sold for less wherever it is selected: markdowns, subscriptions, several of one sort,
 * sets of one's choice. */

#include "vt-check-rules.h"
#include "vt-mend.h"
#include "vt-samples.h"
#include "vt-tally.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Carts of several units compete for them, so each product is tried by itself: so many at most. */
#define MAX_TRIED 50

static VtProblemCode
get_code (const VtTallyEntry *entry)
{
  return vt_tally_is_below_cost (entry) ? VT_PROBLEM_BELOW_COST : VT_PROBLEM_BELOW_FLOOR;
}

/* ---- markdowns and subscriptions ---- */

static VtTrialLine
make_line (const VtExam *exam, guint32 product)
{
  VtTrialLine line = VT_TRIAL_LINE (product, 1);

  line.is_delivered = exam->offer->kind == VT_OFFER_SUBSCRIPTION;
  return line;
}

/* Each line has the discount by itself, so that one cart tells of all. */
static void
count_lines (VtExam *exam, const GArray *doubtful, VtTally *tally, guint *ret_n_cut)
{
  guint n = MIN (doubtful->len, VT_SAMPLES_MAX);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VtTrialLine));
  const VrResult *result;

  for (guint i = 0; i < n; i++)
    {
      VtTrialLine line = make_line (exam, g_array_index (doubtful, guint32, i));

      g_array_append_val (lines, line);
    }
  result = vt_trial_run (exam->trial, (const VtTrialLine *) (gpointer) lines->data, n);
  for (guint i = 0; result != NULL && i < n; i++)
    {
      const VrLine *line = vr_result_get_line (result, i);
      guint32       product = g_array_index (doubtful, guint32, i);
      VtTrialSum sum = {line->list, line->net, vt_exam_get_product (exam, product)->cost_minor, 0};

      vt_tally_count (tally, exam, product, &sum, 1);
      *ret_n_cut += line->n_adjustments > 0 && line->adjustments[0].cut > 0;
    }
  tally->is_cut_short = n < doubtful->len;
}

/* Of those that lose, or where none does, of those that leave too little. */
static guint
count_like (const VtTally *tally, const VtTallyEntry *worst)
{
  guint n = 0;

  for (guint i = 0; i < tally->entries->len; i++)
    n += vt_tally_is_below_cost (&g_array_index (tally->entries, VtTallyEntry, i)) ==
         vt_tally_is_below_cost (worst);
  return n;
}

static char *
tell_discounted (const VtExam *exam, const VtTally *tally, const VtTallyEntry *worst)
{
  guint            n = count_like (tally, worst);
  g_autofree char *words = vt_exam_tell_product (exam, worst->product);
  g_autofree char *due = vt_exam_tell_money (exam, worst->sum.due_minor);
  g_autofree char *cost = vt_exam_tell_money (exam, worst->sum.cost_minor);
  g_autofree char *n_below = vt_words_count (n);
  g_autofree char *n_asked = vt_words_count (tally->n_asked);

  if (n == 1)
    return g_strdup_printf (_ ("“%s” is sold for %s and costs the shop %s."), words, due, cost);
  if (!vt_tally_is_below_cost (worst))
    return g_strdup_printf (_ ("%s of %s products leave less than the shop keeps at least, “%s” "
                               "least: it is sold for %s and costs the shop %s."),
                            n_below, n_asked, words, due, cost);
  if (tally->is_cut_short)
    return g_strdup_printf (_ ("At least %s of %s products are sold below cost, “%s” furthest: for "
                               "%s, and it costs the shop %s."),
                            n_below, n_asked, words, due, cost);
  return g_strdup_printf (_ ("%s of %s products are sold below cost, “%s” furthest: for %s, and it "
                             "costs the shop %s."),
                          n_below, n_asked, words, due, cost);
}

static void
check_dearest (VtExam *exam)
{
  guint32          dearest = vt_samples_get_first (exam, 0);
  VtTrialLine      line = VT_TRIAL_LINE (dearest, 1);
  VtTrialSum       sum;
  g_autofree char *words = NULL;
  g_autofree char *price = NULL;

  if (dearest == VT_PRODUCT_NONE)
    return;
  line = make_line (exam, dearest);
  if (!vt_trial_weigh (exam->trial, &line, 1, &sum) || sum.due_minor < sum.list_minor ||
      sum.cut_minor > 0)
    return;
  words = vt_exam_tell_product (exam, dearest);
  price = vt_exam_tell_money (exam, sum.list_minor);
  vt_exam_add (exam, VT_PROBLEM_NO_SAVING, vt_exam_get_product (exam, dearest)->sku,
               g_strdup_printf (_ ("Saves nothing: even the dearest product, “%s”, costs %s "
                                   "anyway."),
                                words, price));
}

void
vt_check_discounted_money (VtExam *exam)
{
  const GArray *doubtful = vt_samples_get (exam, 1);
  g_auto (VtTally) tally = {0};
  const VtTallyEntry *worst;
  guint               n_cut = 0;

  check_dearest (exam);
  if (doubtful == NULL || doubtful->len == 0)
    return;
  vt_tally_init (&tally, vt_exam_select (exam, exam->terms, "select")->len);
  count_lines (exam, doubtful, &tally, &n_cut);
  worst = vt_tally_get_worst (&tally);
  if (worst != NULL)
    vt_tally_mend (&tally, exam,
                   vt_exam_add (exam, get_code (worst),
                                vt_exam_get_product (exam, worst->product)->sku,
                                tell_discounted (exam, &tally, worst)),
                   "reward", "select");
  if (n_cut > 0)
    vt_exam_add (
        exam, VT_PROBLEM_CUT_BY_FLOOR, NULL,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "Its floor keeps some of the discount on %u product, "
                                      "whatever the text promises.",
                                      "Its floor keeps some of the discount on %u "
                                      "products, whatever the text promises.",
                                      n_cut),
                         n_cut));
}

/* ---- several of one sort ---- */

/**
 * Several:
 * @list: of the samples that are doubtful
 * @n_full: units of the same at their price
 * @n_rewarded: units with the reward
 * @bought: what has to be bought besides, or %VT_PRODUCT_NONE
 * @n_bought: units of that
 * @path: of the reward
 */
typedef struct
{
  guint   list;
  gint64  n_full;
  gint64  n_rewarded;
  guint32 bought;
  gint64  n_bought;
  char   *path; /* (owned) */
} Several;

static void
several_clear (Several *several)
{
  g_clear_pointer (&several->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Several, several_clear)

static gboolean
weigh_several (VtExam *exam, const Several *several, guint32 product, VtTrialSum *ret_sum)
{
  VtTrialLine lines[] = {
      VT_TRIAL_LINE (product, several->n_full + several->n_rewarded),
      VT_TRIAL_LINE (several->bought, several->n_bought),
  };

  return vt_trial_weigh (exam->trial, lines, several->bought != VT_PRODUCT_NONE ? 2 : 1, ret_sum);
}

static char *
tell_several (const VtExam *exam, const Several *several, const VtTally *tally)
{
  const VtTallyEntry *worst = vt_tally_get_worst (tally);
  g_autofree char    *words = vt_exam_tell_product (exam, worst->product);
  g_autofree char    *due = vt_exam_tell_money (exam, worst->sum.due_minor);
  g_autofree char    *cost = vt_exam_tell_money (exam, worst->sum.cost_minor);
  g_autofree char    *others = vt_tally_tell_others (tally);
  g_autofree char    *bought = NULL;

  if (several->bought == VT_PRODUCT_NONE)
    /* Translators: how many of which product, two amounts of money; a sentence may follow */
    return g_strdup_printf (_ ("%" PRId64 " × “%s” are sold for %s and cost the shop %s.%s"),
                            several->n_full + several->n_rewarded, words, due, cost, others);
  bought = vt_exam_tell_product (exam, several->bought);
  return g_strdup_printf (
      _ ("“%s” is sold together with “%s” for %s, and they cost the shop %s.%s"), words, bought,
      due, cost, others);
}

static VtProblem *
check_several (VtExam *exam, const Several *several)
{
  const GArray *doubtful = vt_samples_get (exam, several->list);
  guint         n = doubtful != NULL ? MIN (doubtful->len, MAX_TRIED) : 0;
  g_auto (VtTally) tally = {0};
  const VtTallyEntry *worst;
  VtProblem          *problem;

  vt_tally_init (&tally, vt_exam_select (exam, exam->terms, "select")->len);
  for (guint i = 0; i < n; i++)
    {
      guint32    product = g_array_index (doubtful, guint32, i);
      VtTrialSum sum;

      if (weigh_several (exam, several, product, &sum))
        vt_tally_count (&tally, exam, product, &sum, several->n_rewarded);
    }
  tally.is_cut_short = doubtful != NULL && n < doubtful->len;
  worst = vt_tally_get_worst (&tally);
  if (worst == NULL)
    return NULL;
  problem = vt_exam_add (exam, get_code (worst), vt_exam_get_product (exam, worst->product)->sku,
                         tell_several (exam, several, &tally));
  vt_tally_mend (&tally, exam, problem, several->path, "select");
  return problem;
}

static void
check_nothing_saved (VtExam *exam, const Several *several)
{
  guint32          dearest = vt_samples_get_first (exam, 0);
  VtTrialSum       sum;
  g_autofree char *words = NULL;
  g_autofree char *list = NULL;

  /* Bought for itself, it has no reward: that is said elsewhere. */
  if (dearest == VT_PRODUCT_NONE || dearest == several->bought ||
      !weigh_several (exam, several, dearest, &sum) || sum.due_minor < sum.list_minor ||
      sum.cut_minor > 0)
    return;
  words = vt_exam_tell_product (exam, dearest);
  list = vt_exam_tell_money (exam, sum.list_minor);
  vt_exam_add (
      exam, VT_PROBLEM_NO_SAVING, NULL,
      g_strdup_printf (_ ("Saves nothing: with the dearest product, “%s”, it comes to %s anyway."),
                       words, list));
}

static void
check_breaks (VtExam *exam, JsonArray *breaks)
{
  for (guint i = 0; i < vt_terms_get_length (breaks); i++)
    {
      g_auto (Several) several = {
          .list = 2 + i,
          .n_rewarded = vt_terms_get_int64 (vt_terms_get_element (breaks, i), "from", 1),
          .bought = VT_PRODUCT_NONE,
          .path = g_strdup_printf ("breaks/%u/reward", i),
      };
      VtProblem *problem;

      /* A cart of millions proves nothing about shoppers. */
      if (several.n_rewarded > VT_COMPONENT_MAX_QUANTITY)
        continue;
      if (i + 1 == vt_terms_get_length (breaks))
        check_nothing_saved (exam, &several);
      problem = check_several (exam, &several);
      if (problem != NULL && vt_terms_get_length (breaks) > 1)
        vt_exam_remove_element (
            exam, vt_exam_add_fix (problem, g_strdup (_ ("Take This Step Out"))), "breaks", i);
    }
}

void
vt_check_volume_money (VtExam *exam)
{
  JsonArray *breaks = vt_terms_get_array (exam->terms, "breaks");
  gboolean   is_other = json_object_has_member (exam->terms, "buy_select");
  gint64     n_buy = vt_terms_get_int64 (exam->terms, "buy", 0);
  g_auto (Several) several = {
      .list = 2,
      .n_full = is_other ? 0 : n_buy,
      .n_rewarded = vt_terms_get_int64 (exam->terms, "get", 1),
      .bought = is_other ? vt_samples_get_first (exam, 1) : VT_PRODUCT_NONE,
      .n_bought = n_buy,
      .path = g_strdup ("reward"),
  };

  if (breaks != NULL)
    {
      check_breaks (exam, breaks);
      return;
    }
  /* Without a known cost of what is bought nothing can be said of both together. */
  if (is_other && several.bought == VT_PRODUCT_NONE)
    return;
  check_nothing_saved (exam, &several);
  check_several (exam, &several);
}

/* ---- sets of one's choice ---- */

/* (nullable): the set of the samples from @first on, if every slot has one. */
static GArray *
list_choice (const VtExam *exam, guint first)
{
  JsonArray *slots = vt_terms_get_array (exam->terms, "slots");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VtTrialLine));

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      VtTrialLine line =
          VT_TRIAL_LINE (vt_samples_get_first (exam, first + i),
                         vt_terms_get_int64 (vt_terms_get_element (slots, i), "quantity", 1));

      if (line.product == VT_PRODUCT_NONE)
        return NULL;
      g_array_append_val (lines, line);
    }
  return g_steal_pointer (&lines);
}

static gboolean
weigh_choice (VtExam *exam, guint first, GArray **ret_lines, VtTrialSum *ret_sum)
{
  GArray *lines = list_choice (exam, first);

  if (lines != NULL && vt_trial_weigh (exam->trial, (const VtTrialLine *) (gpointer) lines->data,
                                       lines->len, ret_sum))
    {
      *ret_lines = lines;
      return TRUE;
    }
  g_clear_pointer (&lines, g_array_unref);
  return FALSE;
}

static char *
tell_choice (const VtExam *exam, const GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *words =
          vt_exam_tell_product (exam, g_array_index (lines, VtTrialLine, i).product);

      g_string_append_printf (text, i > 0 ? ", “%s”" : "“%s”", words);
    }
  return g_string_free (text, FALSE);
}

void
vt_check_mix_money (VtExam *exam)
{
  guint      n_slots = vt_terms_get_length (vt_terms_get_array (exam->terms, "slots"));
  VtTrialSum sum;
  gint64     floor_minor;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) dearest = NULL;
  g_autofree char *choice = NULL;
  g_autofree char *due = NULL;
  g_autofree char *cost = NULL;

  if (weigh_choice (exam, n_slots, &dearest, &sum) && sum.due_minor >= sum.list_minor &&
      sum.cut_minor == 0)
    {
      due = vt_exam_tell_money (exam, sum.list_minor);
      vt_exam_add (
          exam, VT_PROBLEM_NO_SAVING, NULL,
          g_strdup_printf (_ ("Saves nothing: even the dearest choice costs %s apart."), due));
      return;
    }
  if (!weigh_choice (exam, 0, &lines, &sum) || sum.cost_minor == VT_MONEY_UNKNOWN)
    return;
  floor_minor = vt_samples_get_floor (exam, sum.cost_minor);
  if (sum.due_minor >= sum.list_minor || sum.due_minor >= floor_minor)
    return;
  choice = tell_choice (exam, lines);
  due = vt_exam_tell_money (exam, sum.due_minor);
  cost = vt_exam_tell_money (exam, sum.cost_minor);
  vt_mend_reward (
      exam,
      vt_exam_add (
          exam, sum.due_minor < sum.cost_minor ? VT_PROBLEM_BELOW_COST : VT_PROBLEM_BELOW_FLOOR,
          NULL,
          /* Translators: a list of products and two amounts of money */
          g_strdup_printf (_ ("With the choice that leaves least (%s), the set is sold for "
                              "%s and costs the shop %s."),
                           choice, due, cost)),
      "reward", sum.list_minor, sum.list_minor - floor_minor);
}
