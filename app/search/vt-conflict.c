/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that are in each other's way, or add up. */

#include "vt-conflict.h"

#include "vt-conflict-kinds.h"
#include "vt-conflict-pair.h"
#include "vt-finding-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VtTrialShop          *shop;    /* (unowned) */
  const VtSearchLimits *limits;  /* (unowned) */
  GArray               *active;  /* (owned) (element-type guint) */
  GPtrArray            *demands; /* (owned) (element-type GArray): of each active offer */
  VtTrialPack          *whole;   /* (owned): all active offers */
  GPtrArray            *alone;   /* (owned) (element-type VtTrialPack): each active offer by itself;
                                    %NULL until it is asked for */
  guint *unsettled;         /* (owned) (array length=active): of an offer on the order, with how
                               many others it was not found out */
  GPtrArray      *findings; /* (unowned) */
  GHashTable     *merged;   /* (owned): what is told once → its finding */
  VtConflictCount count;
  guint64         n_carts_before;
} Conflicts;

/* A pair of active offers. */
typedef struct
{
  Conflicts     *all;        /* (unowned) */
  guint          actives[2]; /* which of the active offers */
  VtConflictPair pair;
} Meeting;

static const VtTrialOffer *
get_offer (const Meeting *meeting, guint which)
{
  return vt_conflict_pair_get_offer (&meeting->pair, which);
}

/* ---- telling ---- */

static gboolean
is_applied (const VrResult *result, guint which)
{
  return vr_result_get_verdict (result, which)->code == VR_VERDICT_APPLIED;
}

static gint64
get_off (const VrResult *result, guint which)
{
  const VrVerdict *verdict = vr_result_get_verdict (result, which);

  return verdict->code == VR_VERDICT_APPLIED ? -verdict->amount : 0;
}

static VtFindingCode
get_code (const Meeting *meeting)
{
  const VtTrialOffer *loser = get_offer (meeting, meeting->pair.loser);

  if (meeting->pair.why == VR_VERDICT_APPLIED)
    return VT_FINDING_ADD_UP;
  if (vt_offers_share_group (get_offer (meeting, 0), get_offer (meeting, 1)))
    return VT_FINDING_EXCLUSIVE;
  if (loser->layer == VT_TRIAL_ORDER && meeting->pair.why == VR_VERDICT_NOT_MET)
    return VT_FINDING_UNDER_STEP;
  return VT_FINDING_CONFLICT;
}

/* Whether all active offers together leave it so. */
static gboolean
holds_among_all (const Meeting *meeting, const VtTrialCount *counts, guint n_counts)
{
  const VtConflictPair *pair = &meeting->pair;
  const VrResult       *result = vt_trial_pack_run (
            meeting->all->whole, pair->items, vt_conflict_pair_get_shopper (pair), counts, n_counts);

  if (result == NULL)
    return FALSE;
  if (pair->why == VR_VERDICT_APPLIED)
    return vt_conflict_pair_do_share_line (pair, result);
  return !is_applied (result, meeting->actives[pair->loser]) &&
         is_applied (result, meeting->actives[1 - pair->loser]);
}

/* What one of the two takes off the cart by itself. */
static gint64
measure_alone (Meeting *meeting, guint which, const VtTrialCount *counts, guint n_counts)
{
  VtConflictPair *pair = &meeting->pair;
  const VrResult *result =
      vt_conflict_pair_run_alone (pair, which, pair->shopper, counts, n_counts);

  return result != NULL ? get_off (result, 0) : 0;
}

static void
add_shares (Meeting *meeting, const VtTrialCount *counts, guint n_counts, VtFinding *finding)
{
  VtConflictPair *pair = &meeting->pair;
  guint           order[2] = {pair->loser, 1 - pair->loser};
  const VrResult *both = vt_conflict_pair_run_both (pair, pair->shopper, counts, n_counts);
  const VrTotals *totals = vr_result_get_totals (both);

  for (guint i = 0; i < 2; i++)
    vt_finding_add_share (finding, get_offer (meeting, order[i])->offer->id,
                          measure_alone (meeting, order[i], counts, n_counts),
                          get_off (both, order[i]));
  finding->due_minor = totals->due - totals->shipping;
}

static VtFinding *
make_finding (Meeting *meeting, const VtCartFound *found)
{
  VtConflictPair     *pair = &meeting->pair;
  VtFinding          *finding = vt_finding_new (get_code (meeting));
  const VtTrialCount *counts = (const VtTrialCount *) found->counts->data;
  guint               n_counts = found->counts->len;

  vt_finding_set_cart (finding, pair->shop, pair->items, counts, n_counts,
                       vt_conflict_pair_get_shopper (pair)->shopper);
  add_shares (meeting, counts, n_counts, finding);
  finding->is_proven = found->outcome == VT_CART_FOUND && pair->shoppers->is_complete;
  finding->n_carts = found->n_tries;
  finding->holds_among_all = holds_among_all (meeting, counts, n_counts);
  return finding;
}

/* ---- what is told once ---- */

static gint64
count_units (const VtFinding *finding)
{
  gint64 n = 0;

  for (guint i = 0; i < finding->lines->len; i++)
    n += ((const VtFindingLine *) finding->lines->pdata[i])->quantity;
  return n;
}

static gboolean
is_smaller (const VtFinding *finding, const VtFinding *other)
{
  gint64 n_units = count_units (finding);
  gint64 n_others = count_units (other);

  if (n_units != n_others)
    return n_units < n_others;
  if (finding->list_minor != other->list_minor)
    return finding->list_minor < other->list_minor;
  return vt_search_shopper_count_facts (finding->shopper) <
         vt_search_shopper_count_facts (other->shopper);
}

/* (nullable) (transfer full): what all pairs have in common of which one is told. */
static char *
make_key (const Meeting *meeting, const VtFinding *finding)
{
  if (finding->code == VT_FINDING_EXCLUSIVE)
    return g_strconcat ("group ", get_offer (meeting, 0)->group, NULL);
  if (finding->code == VT_FINDING_UNDER_STEP)
    return g_strconcat ("steps ", get_offer (meeting, meeting->pair.loser)->offer->id, NULL);
  return NULL;
}

/* Takes @finding. */
static void
keep (Meeting *meeting, VtFinding *finding)
{
  Conflicts       *all = meeting->all;
  g_autofree char *key = make_key (meeting, finding);
  VtFinding       *before = key != NULL ? g_hash_table_lookup (all->merged, key) : NULL;
  guint            at;

  if (before == NULL || !g_ptr_array_find (all->findings, before, &at))
    {
      g_ptr_array_add (all->findings, finding);
      if (key != NULL)
        g_hash_table_insert (all->merged, g_steal_pointer (&key), finding);
      return;
    }
  if (!is_smaller (finding, before))
    {
      before->n_more++;
      vt_finding_free (finding);
      return;
    }
  finding->n_more = before->n_more + 1;
  all->findings->pdata[at] = finding;
  g_hash_table_insert (all->merged, g_steal_pointer (&key), finding);
  vt_finding_free (before);
}

/* ---- pairs ---- */

typedef gboolean (*Ask) (VtConflictPair *pair, VtCartFound *ret_found, VtJob *job, GError **error);

/* *ret_found: whether a cart shows it; *ret_settled: whether that is sure either way. */
static gboolean
look (Meeting  *meeting,
      Ask       ask,
      VtJob    *job,
      gboolean *ret_found,
      gboolean *ret_settled,
      GError  **error)
{
  g_auto (VtCartFound) found = {0};

  if (!ask (&meeting->pair, &found, job, error))
    return FALSE;
  *ret_found = found.counts->len > 0;
  *ret_settled =
      *ret_found || (found.outcome == VT_CART_NONE && meeting->pair.shoppers->is_complete);
  if (*ret_found)
    keep (meeting, make_finding (meeting, &found));
  return TRUE;
}

/* Of what an offer loses by its steps the smallest is told in any case: more of the same do not
 * count. */
static void
note_unsettled (Meeting *meeting)
{
  for (guint i = 0; i < 2; i++)
    if (vt_offers_meet_at_steps (get_offer (meeting, 1 - i), get_offer (meeting, i)))
      {
        meeting->all->unsettled[meeting->actives[i]]++;
        return;
      }
  meeting->all->count.n_unsettled++;
}

static void
count_unsettled_steps (Conflicts *all)
{
  for (guint i = 0; i < all->active->len; i++)
    {
      guint            index = g_array_index (all->active, guint, i);
      const char      *id = vt_trial_shop_get_offer (all->shop, index)->offer->id;
      g_autofree char *key = g_strconcat ("steps ", id, NULL);

      if (!g_hash_table_contains (all->merged, key))
        all->count.n_unsettled += all->unsettled[i];
    }
}

static gboolean
ask_both (Meeting *meeting, gboolean may_conflict, gboolean may_add_up, VtJob *job, GError **error)
{
  gboolean is_found = FALSE;
  gboolean is_settled = TRUE;

  if (may_conflict &&
      !look (meeting, vt_conflict_pair_ask_about_loss, job, &is_found, &is_settled, error))
    return FALSE;
  if (may_add_up && !is_found && vt_conflict_pair_may_add_up (&meeting->pair) &&
      !look (meeting, vt_conflict_pair_ask_about_sum, job, &is_found, &is_settled, error))
    return FALSE;
  if (!is_found && !is_settled)
    note_unsettled (meeting);
  return TRUE;
}

static void
meeting_init (Meeting *meeting, Conflicts *all, guint a, guint b)
{
  guint which[] = {a, b};

  *meeting = (Meeting){.all = all, .actives = {a, b}};
  meeting->pair.shop = all->shop;
  meeting->pair.max_tries = all->limits->max_tries;
  for (guint i = 0; i < 2; i++)
    {
      meeting->pair.offers[i] = g_array_index (all->active, guint, which[i]);
      meeting->pair.demands[i] = all->demands->pdata[which[i]];
      meeting->pair.alone[i] = (VtTrialPack **) &all->alone->pdata[which[i]];
    }
}

static gboolean
look_at_pair (Conflicts *all, guint a, guint b, VtJob *job, GError **error)
{
  Meeting  meeting;
  gboolean may_conflict;
  gboolean may_add_up;
  gboolean is_done;

  meeting_init (&meeting, all, a, b);
  may_conflict =
      vt_offers_may_conflict (all->shop, get_offer (&meeting, 0), get_offer (&meeting, 1));
  may_add_up = vt_offers_may_add_up (all->shop, get_offer (&meeting, 0), get_offer (&meeting, 1));
  if (!may_conflict && !may_add_up)
    return TRUE;
  all->count.n_pairs++;
  if (all->shop->n_carts - all->n_carts_before >= all->limits->max_carts)
    {
      all->count.n_unsettled++;
      return TRUE;
    }
  vt_conflict_pair_begin (&meeting.pair);
  is_done = meeting.pair.items == NULL || ask_both (&meeting, may_conflict, may_add_up, job, error);
  vt_conflict_pair_clear (&meeting.pair);
  return is_done;
}

static gboolean
begin (Conflicts *all, GError **error)
{
  for (guint i = 0; i < all->active->len; i++)
    g_ptr_array_add (
        all->demands,
        vt_demands_new (
            all->shop, vt_trial_shop_get_offer (all->shop, g_array_index (all->active, guint, i))));
  all->unsettled = g_new0 (guint, all->active->len + 1);
  g_ptr_array_set_size (all->alone, (gint) all->active->len);
  all->whole = vt_trial_pack_new (all->shop, (const guint *) all->active->data, all->active->len,
                                  VT_TRIAL_PACK_WHOLE, error);
  return all->whole != NULL;
}

static void
conflicts_clear (Conflicts *all)
{
  g_array_unref (all->active);
  g_ptr_array_unref (all->demands);
  g_hash_table_unref (all->merged);
  g_ptr_array_unref (all->alone);
  g_free (all->unsettled);
  vt_trial_pack_free (all->whole);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conflicts, conflicts_clear)

gboolean
vt_conflicts_find (VtTrialShop          *shop,
                   const VtSearchLimits *limits,
                   GPtrArray            *findings,
                   VtConflictCount      *ret_count,
                   VtJob                *job,
                   GError              **error)
{
  g_auto (Conflicts)
      all = {.shop = shop,
             .limits = limits,
             .findings = findings,
             .active = vt_trial_shop_list_active (shop),
             .demands = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
             .alone = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_trial_pack_free),
             .merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
             .n_carts_before = shop->n_carts};
  guint   first = findings->len;
  guint64 n_done = 0;
  guint64 n_total;

  g_return_val_if_fail (ret_count != NULL, FALSE);

  if (!begin (&all, error))
    return FALSE;
  vt_job_begin_phase (job, _ ("Looking for offers that are in each other's way"), _ ("pairs"));
  n_total = (guint64) all.active->len * (all.active->len - (all.active->len > 0)) / 2;
  for (guint i = 0; i < all.active->len; i++)
    for (guint j = i + 1; j < all.active->len; j++)
      if (!vt_job_report (job, ++n_done, n_total, error) || !look_at_pair (&all, i, j, job, error))
        return FALSE;
  count_unsettled_steps (&all);
  for (guint i = first; i < findings->len; i++)
    vt_finding_say (findings->pdata[i], shop, NULL);
  *ret_count = all.count;
  return TRUE;
}
