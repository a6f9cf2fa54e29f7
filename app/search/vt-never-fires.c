/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that no cart and no shopper is there for. */

#include "vt-never-fires.h"

#include "vt-cart-search.h"
#include "vt-effect.h"
#include "vt-finding-private.h"
#include "vt-never-words.h"
#include "vt-trial-shoppers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Units beyond what the offer asks for. */
#define MAX_MORE 2
/* And where it is always beaten. */
#define BEATEN_MORE 3
/* So often what an offer asks for is put into a cart. */
#define MAX_TIMES 4
/* So many that even what is rounded away of each comes to something. */
#define MANY 999
#define MAX_SHOPPERS 256
#define N_TWINS 2
/* Carts that are filled at once: of the cheapest and of the dearest products, up to the first and
 * up to the last step of an offer. */
#define N_RICH 4

typedef struct
{
  VtTrialShop          *shop;     /* (unowned) */
  const VtSearchLimits *limits;   /* (unowned) */
  GArray               *active;   /* (owned) (element-type guint) */
  VtTrialPack          *whole;    /* (owned): all active offers */
  GPtrArray            *findings; /* (unowned) */
} Looker;

typedef struct
{
  Looker          *looker;   /* (unowned) */
  guint            offer;    /* of the shop */
  GArray          *items;    /* (owned) */
  VtTrialPack     *alone;    /* (owned) */
  VtTrialShoppers *shoppers; /* (owned) (nullable) */
  GArray          *demands;  /* (owned) (nullable) */
  GArray          *cart;     /* (owned) (element-type VtTrialCount): what it applies to */
  guint            shopper;  /* who that is of */
  gint             in_whole; /* its place among the active offers; below 0: a draft */
  guint64          n_tries;
  gboolean         is_complete;
  gboolean         is_impossible;
  VtNeverReason    reason;
} Suspect;

static const VtTrialOffer *
get_offer (const Suspect *suspect)
{
  return vt_trial_shop_get_offer (suspect->looker->shop, suspect->offer);
}

static void
suspect_clear (Suspect *suspect)
{
  g_clear_pointer (&suspect->items, g_array_unref);
  g_clear_pointer (&suspect->alone, vt_trial_pack_free);
  g_clear_pointer (&suspect->shoppers, vt_trial_shoppers_free);
  g_clear_pointer (&suspect->demands, g_array_unref);
  g_clear_pointer (&suspect->cart, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suspect, suspect_clear)

static const VtTrialShopper *
get_shopper (const Suspect *suspect, guint shopper)
{
  return suspect->shoppers->list->pdata[shopper];
}

/* ---- by itself ---- */

static gboolean
has_spoken (const VrResult *result)
{
  return vr_result_get_n_prompts (result) > 0;
}

/* Whether it applies to the cart or has something to say, whoever the cart is of. */
static gboolean
try_alone (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Suspect *suspect = data;

  for (guint i = 0; i < suspect->shoppers->list->len; i++)
    {
      const VrResult  *result = vt_trial_pack_run (suspect->alone, suspect->items,
                                                   get_shopper (suspect, i), counts, n_counts);
      const VrVerdict *verdict;

      if (result == NULL)
        continue;
      verdict = vr_result_get_verdict (result, 0);
      if (verdict->code == VR_VERDICT_APPLIED || has_spoken (result))
        {
          suspect->shopper = i;
          return TRUE;
        }
      vt_never_reason_take (&suspect->reason, verdict);
    }
  return FALSE;
}

/* The first or the last item that serves a demand. */
static guint
find_server (const Suspect *suspect, const VtDemand *demand, gboolean is_dearest)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < suspect->items->len; i++)
    if (vt_demand_is_served (demand, suspect->looker->shop, vt_trial_items_get (suspect->items, i)))
      {
        found = i;
        if (!is_dearest)
          break;
      }
  return found;
}

/* What two demands ask for of one item is added up. */
static void
put_in (GArray *cart, guint item, gint64 n)
{
  VtTrialCount count = {item, (guint) CLAMP (n, 1, VT_TRIAL_MAX_COUNT)};

  for (guint i = 0; i < cart->len; i++)
    {
      VtTrialCount *other = &g_array_index (cart, VtTrialCount, i);

      if (other->item == item)
        {
          other->n = MIN (other->n + count.n, VT_TRIAL_MAX_COUNT);
          return;
        }
    }
  g_array_append_val (cart, count);
}

/* What the last step or break of the offer asks for, where it has several; else 0. */
static gint64
get_last_step (const VtTrialOffer *offer)
{
  JsonArray *steps = vt_terms_get_array (offer->form, "breaks");
  guint      n;

  if (offer->layer == VT_TRIAL_ORDER)
    steps = vt_terms_get_array (offer->form, "steps");
  n = vt_terms_get_length (steps);
  return n > 1 ? vt_terms_get_int64 (vt_terms_get_element (steps, n - 1), "from", 0) : 0;
}

/* A cart with all that is asked for at least, not caring how large it is. */
static GArray *
make_rich_cart (const Suspect *suspect, gboolean is_dearest, gint64 last_step)
{
  GArray *cart = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));

  for (guint i = 0; i < suspect->demands->len; i++)
    {
      const VtDemand *demand = &g_array_index (suspect->demands, VtDemand, i);
      gboolean        is_amount = demand->type == VT_DEMAND_AMOUNT;
      gint64          least = i == 0 ? MAX (demand->least, last_step) : demand->least;
      guint           item = find_server (suspect, demand, is_dearest || is_amount);
      gint64          price_minor;

      if (item == G_MAXUINT)
        continue;
      price_minor = vt_trial_items_get (suspect->items, item)->price_minor;
      put_in (cart, item, is_amount ? (least + price_minor - 1) / price_minor : least);
    }
  return cart;
}

static gboolean
try_rich_carts (Suspect *suspect, VtCartTry try)
{
  gint64 last_step = get_last_step (get_offer (suspect));

  for (guint i = 0; i < N_RICH; i++)
    {
      g_autoptr (GArray) cart = NULL;

      if (i >= 2 && last_step == 0)
        break;
      cart = make_rich_cart (suspect, i % 2 == 1, i >= 2 ? last_step : 0);
      suspect->n_tries++;
      if (try ((const VtTrialCount *) cart->data, cart->len, suspect))
        return TRUE;
    }
  return FALSE;
}

/* @max_more: units beyond what is asked for */
static gboolean
search (Suspect     *suspect,
        VtCartTry    try,
        guint        max_more,
        VtCartFound *ret_found,
        VtJob       *job,
        GError     **error)
{
  g_autoptr (GPtrArray) demands = g_ptr_array_new ();
  VtCartSearch question = {.shop = suspect->looker->shop,
                           .items = suspect->items,
                           .demands = demands,
                           .max_more = max_more,
                           .max_tries = suspect->looker->limits->max_tries,
                           .try = try,
                           .data = suspect};

  g_ptr_array_add (demands, suspect->demands);
  return vt_cart_search_run (&question, job, ret_found, error);
}

static VtTrialShoppers *
make_shoppers (Suspect *suspect, gboolean is_asked)
{
  VtTrialShopperWish wish = {.offers = &suspect->offer,
                             .n_offers = 1,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = MAX_SHOPPERS,
                             .pays_shipping = TRUE,
                             .is_asked = is_asked};

  return vt_trial_shoppers_new (suspect->looker->shop, &wish);
}

/* Whether there is anything that the offer can take something off, whatever else is in the cart. */
static gboolean
may_take_off (const Suspect *suspect)
{
  VtTrialShop *shop = suspect->looker->shop;

  if (get_offer (suspect)->layer == VT_TRIAL_ORDER)
    return TRUE;
  for (guint i = 0; i < suspect->items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (suspect->items, i);
      gint64             list_minor = item->price_minor * MANY;
      VtEffect           effect;

      if (vt_effect_find (shop, suspect->offer, item, NULL, &effect) &&
          vt_effect_take (&effect, item->price_minor, MANY, list_minor) < list_minor)
        return TRUE;
    }
  return FALSE;
}

/* What is put before a shopper, is so with the least that is asked for. */
static guint
find_max_more (const Suspect *suspect, gboolean is_asked)
{
  if (!is_asked)
    return may_take_off (suspect) ? MAX_MORE : 0;
  return suspect->demands->len > 0 ? 0 : 1;
}

/* With one sort of shopper: *ret_fires, or why not. */
static gboolean
ask (Suspect *suspect, gboolean is_asked, gboolean *ret_fires, VtJob *job, GError **error)
{
  g_auto (VtCartFound) found = {0};

  g_clear_pointer (&suspect->shoppers, vt_trial_shoppers_free);
  g_clear_pointer (&suspect->demands, g_array_unref);
  suspect->shoppers = make_shoppers (suspect, is_asked);
  suspect->demands = is_asked ? vt_demands_new_to_speak (suspect->looker->shop, get_offer (suspect))
                              : vt_demands_new (suspect->looker->shop, get_offer (suspect));
  *ret_fires = suspect->shoppers->list->len > 0 && try_rich_carts (suspect, try_alone);
  if (*ret_fires || suspect->shoppers->list->len == 0)
    return TRUE;

  if (!search (suspect, try_alone, find_max_more (suspect, is_asked), &found, job, error))
    return FALSE;
  *ret_fires = found.outcome == VT_CART_FOUND || found.outcome == VT_CART_FOUND_CUT;
  suspect->n_tries += found.n_tries;
  suspect->is_impossible = suspect->is_impossible || found.is_impossible;
  suspect->is_complete = suspect->is_complete && suspect->shoppers->is_complete &&
                         (found.outcome == VT_CART_NONE || (!is_asked && !may_take_off (suspect)));
  return TRUE;
}

/* ---- telling ---- */

static gboolean
is_over (const Suspect *suspect)
{
  g_autoptr (GArray) instants =
      vt_trial_instants_list (suspect->looker->shop, &suspect->offer, 1, VT_TRIAL_ALL_OPEN);

  return instants->len == 0;
}

/* More steps than the first may have something that no cart of this size reaches. */
static gboolean
is_proven (const Suspect *suspect)
{
  return suspect->shoppers->list->len == 0 || suspect->is_impossible ||
         (suspect->is_complete && get_last_step (get_offer (suspect)) == 0);
}

static void
tell_never (Suspect *suspect)
{
  Looker    *looker = suspect->looker;
  gboolean   proven = is_proven (suspect);
  VtFinding *finding = vt_finding_new (proven ? VT_FINDING_NEVER_FIRES : VT_FINDING_NOT_SHOWN);
  g_autofree char *reason = NULL;

  if (suspect->shoppers->list->len == 0)
    suspect->reason.type = is_over (suspect) ? VT_NEVER_NO_TIME : VT_NEVER_NO_SHOPPER;
  else if (suspect->is_impossible)
    suspect->reason.type = VT_NEVER_NO_PRODUCT;
  reason = vt_never_reason_to_text (&suspect->reason, looker->shop, get_offer (suspect));
  vt_finding_add_share (finding, get_offer (suspect)->offer->id, 0, 0);
  finding->is_proven = proven;
  finding->n_carts = suspect->n_tries;
  vt_finding_say (finding, looker->shop, reason);
  g_ptr_array_add (looker->findings, finding);
}

/* ---- beside the others ---- */

static gboolean
try_whole (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Suspect *suspect = data;

  for (guint i = 0; i < suspect->shoppers->list->len; i++)
    {
      const VrResult *result = vt_trial_pack_run (suspect->looker->whole, suspect->items,
                                                  get_shopper (suspect, i), counts, n_counts);

      if (result != NULL &&
          vr_result_get_verdict (result, (size_t) suspect->in_whole)->code == VR_VERDICT_APPLIED)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_id (const Suspect *suspect, guint active)
{
  guint index = g_array_index (suspect->looker->active, guint, active);

  return vt_trial_shop_get_offer (suspect->looker->shop, index)->offer->id;
}

/* Who of all active offers has taken most off the cart. */
static guint
find_winner (const Suspect *suspect, const VrResult *result)
{
  guint  winner = G_MAXUINT;
  gint64 most_minor = -1;

  for (guint i = 0; i < suspect->looker->active->len; i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (result, i);

      if (verdict->code == VR_VERDICT_APPLIED && -verdict->amount > most_minor)
        {
          winner = i;
          most_minor = -verdict->amount;
        }
    }
  return winner;
}

static void
tell_beaten (Suspect *suspect, const VtCartFound *smallest, guint64 n_tries)
{
  Looker               *looker = suspect->looker;
  const VtTrialCount   *counts = (const VtTrialCount *) smallest->counts->data;
  guint                 n_counts = smallest->counts->len;
  VtFinding            *finding = vt_finding_new (VT_FINDING_ALWAYS_BEATEN);
  const VtTrialShopper *shopper = suspect->shoppers->list->pdata[suspect->shopper];
  const VrResult       *result;
  gint64                alone_minor;
  guint                 winner;

  result = vt_trial_pack_run (suspect->alone, suspect->items, shopper, counts, n_counts);
  alone_minor = -vr_result_get_verdict (result, 0)->amount;
  result = vt_trial_pack_run (looker->whole, suspect->items, shopper, counts, n_counts);
  winner = find_winner (suspect, result);
  vt_finding_set_cart (finding, looker->shop, suspect->items, counts, n_counts, shopper->shopper);
  vt_finding_add_share (finding, get_offer (suspect)->offer->id, alone_minor, 0);
  if (winner != G_MAXUINT)
    vt_finding_add_share (finding, get_id (suspect, winner), 0,
                          -vr_result_get_verdict (result, winner)->amount);
  finding->due_minor = vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;
  finding->is_proven = TRUE; /* as far as it is told */
  finding->holds_among_all = TRUE;
  finding->n_carts = n_tries;
  vt_finding_say (finding, looker->shop, NULL);
  g_ptr_array_add (looker->findings, finding);
}

/* (element-type guint): all active offers but this one. */
static GArray *
list_others (const Suspect *suspect)
{
  const GArray *active = suspect->looker->active;
  GArray       *others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < active->len; i++)
    if (g_array_index (active, guint, i) != suspect->offer)
      g_array_append_val (others, g_array_index (active, guint, i));
  return others;
}

/* From now on with all shoppers and products that any active offer tells apart: what else is in a
 * cart may keep the others busy. */
static gboolean
tell_all_apart (Suspect *suspect, const GArray *others, GError **error)
{
  VtTrialShop  *shop = suspect->looker->shop;
  const GArray *active = suspect->looker->active;
  VtTrialScope  scope = {
       .offers = (const guint *) active->data, .n_offers = active->len, .n_twins = N_TWINS};
  VtTrialShopperWish wish = {.offers = &suspect->offer,
                             .n_offers = 1,
                             .besides = (const guint *) others->data,
                             .n_besides = others->len,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = MAX_SHOPPERS,
                             .pays_shipping = TRUE};

  vt_trial_shoppers_free (suspect->shoppers);
  suspect->shoppers = vt_trial_shoppers_new (shop, &wish);
  g_array_unref (suspect->items);
  suspect->items = vt_trial_items_new (shop, &scope, NULL);
  vt_trial_pack_free (suspect->alone);
  suspect->alone = vt_trial_pack_new (shop, &suspect->offer, 1, VT_TRIAL_PACK_SMALL, error);
  return suspect->alone != NULL;
}

/* With all that it asks for several times over there may be some left for it. */
static gboolean
try_several (Suspect *suspect, const VtCartFound *smallest)
{
  for (guint n = 2; n <= MAX_TIMES; n++)
    {
      g_autoptr (GArray) cart = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));

      for (guint i = 0; i < smallest->counts->len; i++)
        {
          VtTrialCount count = g_array_index (smallest->counts, VtTrialCount, i);

          count.n = MIN (count.n * n, VT_TRIAL_MAX_COUNT);
          g_array_append_val (cart, count);
        }
      if (try_whole ((const VtTrialCount *) cart->data, cart->len, suspect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_nothing (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  return FALSE;
}

/* Whether so few carts are a little larger than what is asked for that all can be looked at. Only
 * then there is anything to tell. */
static gboolean
are_few (Suspect *suspect)
{
  g_auto (VtCartFound) found = {0};

  return search (suspect, try_nothing, BEATEN_MORE, &found, NULL, NULL) &&
         found.outcome == VT_CART_NONE;
}

/* Of all carts a little larger than the smallest that it applies to by itself. */
static gboolean
look_for_any (Suspect *suspect, VtJob *job, GError **error)
{
  g_auto (VtCartFound) smallest = {0};
  g_auto (VtCartFound) found = {0};

  if (suspect->shoppers->list->len == 0 || !suspect->shoppers->is_complete || !are_few (suspect))
    return TRUE;
  if (!search (suspect, try_alone, MAX_MORE, &smallest, job, error))
    return FALSE;
  if (smallest.counts->len == 0 || try_several (suspect, &smallest) ||
      try_rich_carts (suspect, try_whole))
    return TRUE;
  if (!search (suspect, try_whole, BEATEN_MORE, &found, job, error))
    return FALSE;
  if (found.outcome != VT_CART_NONE)
    return TRUE;
  (void) try_alone ((const VtTrialCount *) smallest.counts->data, smallest.counts->len, suspect);
  tell_beaten (suspect, &smallest, smallest.n_tries + found.n_tries);
  return TRUE;
}

/* It applies to something by itself; does it beside the others? */
static gboolean
look_beside_others (Suspect *suspect, VtJob *job, GError **error)
{
  g_auto (VtCartFound) smallest = {0};
  g_autoptr (GArray) others = NULL;

  if (!search (suspect, try_alone, MAX_MORE, &smallest, job, error))
    return FALSE;
  if (smallest.counts->len == 0 ||
      try_whole ((const VtTrialCount *) smallest.counts->data, smallest.counts->len, suspect) ||
      try_several (suspect, &smallest) || try_rich_carts (suspect, try_whole))
    return TRUE;
  others = list_others (suspect);
  return tell_all_apart (suspect, others, error) && look_for_any (suspect, job, error);
}

/* ---- all ---- */

static gint
find_in_whole (const Looker *looker, guint offer)
{
  for (guint i = 0; i < looker->active->len; i++)
    if (g_array_index (looker->active, guint, i) == offer)
      return (gint) i;
  return -1;
}

static gboolean
look_at (Looker *looker, guint offer, VtJob *job, GError **error)
{
  g_auto (Suspect) suspect = {.looker = looker,
                              .offer = offer,
                              .in_whole = find_in_whole (looker, offer),
                              .is_complete = TRUE};
  VtTrialScope scope = {.offers = &offer, .n_offers = 1, .n_twins = N_TWINS};
  gboolean     fires = FALSE;

  suspect.items = vt_trial_items_new (looker->shop, &scope, NULL);
  suspect.alone = vt_trial_pack_new (looker->shop, &offer, 1, VT_TRIAL_PACK_SMALL, error);
  if (suspect.alone == NULL)
    return FALSE;
  if (get_offer (&suspect)->layer != VT_TRIAL_NOTHING)
    {
      if (!ask (&suspect, FALSE, &fires, job, error))
        return FALSE;
      if (fires)
        return suspect.in_whole < 0 || look_beside_others (&suspect, job, error);
    }
  if (get_offer (&suspect)->offer->kind == VT_OFFER_MARKDOWN)
    {
      tell_never (&suspect);
      return TRUE;
    }
  suspect.is_impossible = FALSE;
  if (!ask (&suspect, TRUE, &fires, job, error))
    return FALSE;
  if (!fires)
    tell_never (&suspect);
  return TRUE;
}

gboolean
vt_never_fires_find (VtTrialShop          *shop,
                     const VtSearchLimits *limits,
                     GPtrArray            *findings,
                     VtJob                *job,
                     GError              **error)
{
  Looker   looker = {.shop = shop, .limits = limits, .findings = findings};
  gboolean is_done;

  g_return_val_if_fail (shop != NULL, FALSE);

  looker.active = vt_trial_shop_list_active (shop);
  looker.whole = vt_trial_pack_new (shop, (const guint *) looker.active->data, looker.active->len,
                                    VT_TRIAL_PACK_WHOLE, error);
  is_done = looker.whole != NULL;
  vt_job_begin_phase (job, _ ("Looking for a cart for each offer"), _ ("offers"));
  for (guint i = 0; i < shop->offers->len && is_done; i++)
    is_done = vt_job_report (job, i, shop->offers->len, error) && look_at (&looker, i, job, error);
  g_array_unref (looker.active);
  vt_trial_pack_free (looker.whole);
  return is_done;
}
