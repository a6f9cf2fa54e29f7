/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products that are sold below cost or floor by one reward, counted. */

#include "vt-tally.h"

#include "vt-mend.h"
#include "vt-offer-json.h"
#include "vt-samples.h"

#include <glib/gi18n-lib.h>

/* More than this would make the exceptions unreadable. */
#define MAX_LEFT_OUT 100

void
vt_tally_init (VtTally *tally, guint n_asked)
{
  *tally = (VtTally){
      .entries = g_array_new (FALSE, FALSE, sizeof (VtTallyEntry)),
      .n_asked = n_asked,
  };
}

void
vt_tally_clear (VtTally *tally)
{
  g_clear_pointer (&tally->entries, g_array_unref);
}

void
vt_tally_count (
    VtTally *tally, const VtExam *exam, guint32 product, const VtTrialSum *sum, gint64 n_rewarded)
{
  VtTallyEntry entry = {product, *sum, n_rewarded};

  if (sum->cost_minor != VT_MONEY_UNKNOWN && sum->due_minor < sum->list_minor &&
      sum->due_minor < vt_samples_get_floor (exam, sum->cost_minor))
    g_array_append_val (tally->entries, entry);
}

static const VtTallyEntry *
get_entry (const VtTally *tally, guint index)
{
  return &g_array_index (tally->entries, VtTallyEntry, index);
}

static gint64
get_loss (const VtTallyEntry *entry)
{
  return entry->sum.cost_minor - entry->sum.due_minor;
}

const VtTallyEntry *
vt_tally_get_worst (const VtTally *tally)
{
  const VtTallyEntry *worst = NULL;

  for (guint i = 0; i < tally->entries->len; i++)
    if (worst == NULL || get_loss (get_entry (tally, i)) > get_loss (worst))
      worst = get_entry (tally, i);
  return worst;
}

gboolean
vt_tally_is_below_cost (const VtTallyEntry *entry)
{
  return get_loss (entry) > 0;
}

/* ---- fixes ---- */

static gint64
get_price (const VtExam *exam, const VtTallyEntry *entry)
{
  return vt_exam_get_product (exam, entry->product)->price_minor;
}

/* What the reward may take off one unit. */
static gint64
get_most (const VtExam *exam, const VtTallyEntry *entry)
{
  return (entry->sum.list_minor - vt_samples_get_floor (exam, entry->sum.cost_minor)) /
         entry->n_rewarded;
}

/* Whether @entry allows of less than @other, by the sort of reward. */
static gboolean
is_tighter (const VtExam       *exam,
            VtRewardType        type,
            const VtTallyEntry *entry,
            const VtTallyEntry *other)
{
  gint64 most = get_most (exam, entry);
  gint64 other_most = get_most (exam, other);

  switch (type)
    {
    case VT_REWARD_PERCENT:
      return (__int128) most * get_price (exam, other) <
             (__int128) other_most * get_price (exam, entry);
    case VT_REWARD_AMOUNT:
      return most < other_most;
    case VT_REWARD_FIXED:
      return get_price (exam, entry) - most > get_price (exam, other) - other_most;
    }
  g_return_val_if_reached (FALSE);
}

static void
mend_reward (const VtTally *tally, VtExam *exam, VtProblem *problem, const char *path)
{
  JsonNode           *node = vt_exam_get_term (exam, path);
  const VtTallyEntry *tightest = get_entry (tally, 0);
  VtReward            reward;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !vt_reward_read (json_node_get_object (node), &reward, NULL))
    return;
  for (guint i = 1; i < tally->entries->len; i++)
    if (is_tighter (exam, reward.type, get_entry (tally, i), tightest))
      tightest = get_entry (tally, i);
  vt_mend_reward (exam, problem, path, get_price (exam, tightest), get_most (exam, tightest));
}

static void
mend_selection (const VtTally *tally, VtExam *exam, VtProblem *problem, const char *path)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = tally->entries->len;

  if (tally->is_cut_short || n > MAX_LEFT_OUT || n == tally->n_asked)
    return;
  for (guint i = 0; i < n; i++)
    g_array_append_val (products, get_entry (tally, i)->product);
  vt_mend_leave_out (exam, problem,
                     /* Translators: a button: products that the offer is not to be for */
                     n == 1 ? g_strdup (_ ("Leave It Out"))
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Leave %u Product Out",
                                                            "Leave %u Products Out", n),
                                               n),
                     path, (const guint32 *) (gpointer) products->data, n);
}

void
vt_tally_mend (const VtTally *tally,
               VtExam        *exam,
               VtProblem     *problem,
               const char    *reward_path,
               const char    *selector_path)
{
  g_return_if_fail (tally->entries->len > 0);

  mend_reward (tally, exam, problem, reward_path);
  mend_selection (tally, exam, problem, selector_path);
}

char *
vt_tally_tell_others (const VtTally *tally)
{
  guint            n_others = tally->entries->len - 1;
  g_autofree char *count = vt_words_count (n_others);

  if (n_others == 0)
    return g_strdup ("");
  if (tally->is_cut_short)
    /* Translators: a second sentence, with the blank before it */
    return g_strdup_printf (_ (" The same goes for at least %s other products."), count);
  /* Translators: a second sentence, with the blank before it */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " The same goes for %s other product.",
                                       " The same goes for %s other products.", n_others),
                          count);
}
