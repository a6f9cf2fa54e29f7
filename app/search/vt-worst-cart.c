/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worst cart for the shop's margin that all active offers together allow. */

#include "vt-worst-cart-private.h"

#include "vt-finding-private.h"
#include "vt-trial-conditions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WORD_BITS 64
/* Beyond, offers count as live all at the same time: that lets no cart be better. */
#define MAX_INSTANTS 64

void
vt_floor_free (VtFloor *floor)
{
  if (floor == NULL)
    return;

  g_ptr_array_unref (floor->lines);
  g_ptr_array_unref (floor->shares);
  vt_search_shopper_free (floor->shopper);
  g_free (floor->text);
  g_free (floor->details);
  g_free (floor);
}

const char *
vt_floor_outcome_to_word (VtFloorOutcome outcome)
{
  switch (outcome)
    {
    case VT_FLOOR_PROVEN:
      return "proven";
    case VT_FLOOR_BELOW:
      return "below";
    case VT_FLOOR_OPEN:
      return "open";
    default:
      g_return_val_if_reached ("");
    }
}

/* ---- what is looked at ---- */

static gboolean
is_below (const VtFloorWish *wish, gint64 due_minor, gint64 cost_minor)
{
  return (__int128) due_minor * (VT_FLOOR_MAX_PPM - wish->floor_ppm) <
         (__int128) cost_minor * VT_FLOOR_MAX_PPM;
}

static void
count_products (const VtTrialShop *shop, VtFloor *floor)
{
  for (guint i = 0; i < shop->products->len; i++)
    {
      const VtProduct *product = vt_trial_shop_get_product (shop, i);

      if (product->cost_minor == VT_MONEY_UNKNOWN)
        floor->n_without_cost++;
      else if (is_below (&floor->wish, product->price_minor, product->cost_minor))
        floor->n_below_by_list++;
      else
        floor->n_products++;
    }
}

/* What is below the floor by itself says nothing of offers, nor does what cost nobody knows. */
static void
drop_items (GArray *items, const VtFloorWish *wish)
{
  for (guint i = items->len; i-- > 0;)
    {
      const VtTrialItem *item = vt_trial_items_get (items, i);

      if (item->cost_minor == VT_MONEY_UNKNOWN || item->cost_minor < 0 ||
          is_below (wish, item->price_minor, item->cost_minor))
        g_array_remove_index (items, i);
    }
}

/* ---- bounds ---- */

/* For each instant at which other offers are live: which, of the offers of the shop. */
static GPtrArray *
list_open (const VtWorstSearch *search)
{
  const VtTrialShop *shop = search->shop;
  GPtrArray         *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) instants = vt_trial_instants_list (shop, (const guint *) search->active->data,
                                                        search->active->len, VT_TRIAL_ANY_OPEN);

  for (guint i = 0; i < instants->len && instants->len <= MAX_INSTANTS; i++)
    {
      guint8 *open = g_new0 (guint8, shop->offers->len + 1);

      for (guint j = 0; j < search->active->len; j++)
        {
          guint offer = g_array_index (search->active, guint, j);

          open[offer] =
              vt_trial_times_are_open (vt_trial_shop_get_offer (shop, offer)->times,
                                       g_array_index (instants, gint64, i), search->shop->zone);
        }
      g_ptr_array_add (list, open);
    }
  if (list->len == 0)
    g_ptr_array_add (list, NULL);
  return list;
}

static gint64
find_bound (const VtLeastLeft *least, GPtrArray *open, guint item, gint64 n)
{
  gint64 bound_minor = G_MAXINT64;

  for (guint i = 0; i < open->len; i++)
    bound_minor = MIN (bound_minor, vt_least_left_get (least, item, n, open->pdata[i]));
  return bound_minor;
}

typedef struct
{
  guint  item;
  double share; /* of what it costs, what is left of its price at least */
} Badness;

static int
compare_badness (gconstpointer a, gconstpointer b)
{
  const Badness *badness = a;
  const Badness *other = b;

  if (badness->share != other->share)
    return badness->share < other->share ? -1 : 1;
  return badness->item < other->item ? -1 : badness->item > other->item;
}

/* Puts those first that could be worst. */
static void
sort_items (VtWorstSearch *search, GPtrArray *open)
{
  g_autoptr (VtLeastLeft) least = vt_least_left_new (
      search->shop, (const guint *) search->active->data, search->active->len, search->items);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Badness));
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (VtTrialItem));

  for (guint i = 0; i < search->items->len; i++)
    {
      double  left_minor = (double) find_bound (least, open, i, 1);
      double  cost_minor = (double) vt_trial_items_get (search->items, i)->cost_minor;
      Badness badness = {i, cost_minor > 0 ? left_minor / cost_minor : G_MAXDOUBLE};

      g_array_append_val (order, badness);
    }
  g_array_sort (order, compare_badness);
  for (guint i = 0; i < order->len; i++)
    g_array_append_val (
        sorted, g_array_index (search->items, VtTrialItem, g_array_index (order, Badness, i).item));
  g_array_unref (search->items);
  search->items = sorted;
}

static void
find_bounds (VtWorstSearch *search, GPtrArray *open)
{
  guint max_units = search->wish->max_units;

  search->least = vt_least_left_new (search->shop, (const guint *) search->active->data,
                                     search->active->len, search->items);
  search->bounds = g_new0 (gint64, search->items->len * max_units + 1);
  search->gifts = g_new0 (gint64, search->items->len * max_units + 1);
  for (guint i = 0; i < search->items->len; i++)
    for (guint n = 1; n <= max_units; n++)
      {
        search->bounds[i * max_units + n - 1] = find_bound (search->least, open, i, n);
        search->gifts[i * max_units + n - 1] = vt_least_left_get_gifts (search->least, i, n, NULL);
      }
  if (!vt_least_left_has_means (search->least))
    return;
  search->means = g_new0 (double, search->items->len + 1);
  for (guint i = 0; i < search->items->len; i++)
    search->means[i] = vt_least_left_get_mean (search->least, i);
}

/* ---- what belongs together ---- */

static void
note_condition (const char *name, JsonNode *wanted, gpointer data)
{
  static const char *const of_cart[] = {"has", "quantity", "subtotal", NULL};

  if (g_strv_contains (of_cart, name))
    *(gboolean *) data = TRUE;
}

/* Whether what the offer takes off one unit can hang on what else is in the cart. */
static gboolean
does_link (const VtTrialOffer *offer)
{
  gboolean asks_for_cart = FALSE;

  if (offer->layer == VT_TRIAL_NOTHING)
    return FALSE;
  if (offer->layer != VT_TRIAL_ITEMS)
    return TRUE;
  vt_trial_offer_foreach_condition (offer, note_condition, &asks_for_cart);
  return asks_for_cart || json_object_has_member (offer->form, "limits");
}

/* Offers on the order that lower nothing but shipping are no matter of margin. */
static gboolean
is_of_margin (const VtWorstSearch *search, guint offer)
{
  for (guint i = 0; i < search->items->len; i++)
    {
      const GArray *effects = vt_least_left_get_effects (search->least, i);

      for (guint j = 0; j < effects->len; j++)
        if (g_array_index (effects, VtEffect, j).offer == offer)
          return TRUE;
    }
  return FALSE;
}

/* What the last step of an offer on the order asks for, if that is money. */
static gint64
get_last_step (const VtTrialOffer *offer)
{
  JsonArray  *steps = vt_terms_get_array (offer->form, "steps");
  const char *measure = vt_terms_get_text (offer->form, "measure");
  guint       n = vt_terms_get_length (steps);

  if (offer->layer != VT_TRIAL_ORDER || n == 0 ||
      (measure != NULL && strcmp (measure, "subtotal") != 0))
    return G_MAXINT64;
  return vt_terms_get_int64 (vt_terms_get_element (steps, n - 1), "from", G_MAXINT64);
}

static void
link_free (gpointer data)
{
  VtWorstLink *link = data;

  g_free (link->has);
  g_free (link);
}

/* What the offer speaks of, to the link that is about to be added. */
static void
add_to_link (VtWorstSearch *search, VtWorstLink *link, const VtTrialOffer *offer)
{
  for (guint i = 0; i < search->items->len; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << i % WORD_BITS;

      if (!vt_trial_offer_speaks_of (offer, vt_trial_items_get (search->items, i)->place) ||
          (link->has[i / WORD_BITS] & bit) != 0)
        continue;
      link->has[i / WORD_BITS] |= bit;
      g_array_append_val (search->links_of[i], search->links->len);
    }
}

static void
add_link (VtWorstSearch *search, const VtTrialOffer *offer)
{
  VtWorstLink *link = g_new0 (VtWorstLink, 1);

  link->has = g_new0 (guint64, search->items->len / WORD_BITS + 1);
  link->last_minor = get_last_step (offer);
  add_to_link (search, link, offer);
  g_ptr_array_add (search->links, link);
}

/* Who has an exclusive group by one product keeps another away from whatever it is for, and that
 * may let others come: so all that a group speaks of belongs together. */
static void
add_group_link (VtWorstSearch *search, guint first)
{
  const VtTrialOffer *offer = vt_trial_shop_get_offer (search->shop, first);
  VtWorstLink        *link = g_new0 (VtWorstLink, 1);

  link->has = g_new0 (guint64, search->items->len / WORD_BITS + 1);
  link->last_minor = G_MAXINT64;
  for (guint i = 0; i < search->grouped->len; i++)
    {
      guint               index = g_array_index (search->grouped, guint, i);
      const VtTrialOffer *other = vt_trial_shop_get_offer (search->shop, index);

      if (strcmp (other->group, offer->group) == 0)
        add_to_link (search, link, other);
    }
  g_ptr_array_add (search->links, link);
}

/* Whether none before it is of the same group, and one after it is. */
static gboolean
is_first_of_group (const VtWorstSearch *search, guint which)
{
  const char *group =
      vt_trial_shop_get_offer (search->shop, g_array_index (search->grouped, guint, which))->group;
  guint n_after = 0;

  for (guint i = 0; i < search->grouped->len; i++)
    {
      guint               index = g_array_index (search->grouped, guint, i);
      const VtTrialOffer *other = vt_trial_shop_get_offer (search->shop, index);

      if (i == which || strcmp (other->group, group) != 0)
        continue;
      if (i < which)
        return FALSE;
      n_after++;
    }
  return n_after > 0;
}

static void
find_group_links (VtWorstSearch *search)
{
  for (guint i = 0; i < search->active->len; i++)
    {
      guint index = g_array_index (search->active, guint, i);

      if (vt_trial_shop_get_offer (search->shop, index)->group != NULL)
        g_array_append_val (search->grouped, index);
    }
  for (guint i = 0; i < search->grouped->len; i++)
    if (is_first_of_group (search, i))
      add_group_link (search, g_array_index (search->grouped, guint, i));
}

static void
find_links (VtWorstSearch *search)
{
  search->links_of = g_new0 (GArray *, search->items->len + 1);
  for (guint i = 0; i < search->items->len; i++)
    search->links_of[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < search->shop->offers->len; i++)
    {
      const VtTrialOffer *offer = vt_trial_shop_get_offer (search->shop, i);

      if (offer->is_active && does_link (offer) && is_of_margin (search, i))
        add_link (search, offer);
      g_ptr_array_add (search->demands,
                       offer->is_active ? vt_demands_new (search->shop, offer) : NULL);
    }
  find_group_links (search);
}

/* ---- the search ---- */

static void
clear_demands (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
worst_search_clear (VtWorstSearch *search)
{
  for (guint i = 0; search->links_of != NULL && search->links_of[i] != NULL; i++)
    g_array_unref (search->links_of[i]);
  g_clear_pointer (&search->links_of, g_free);
  g_clear_pointer (&search->active, g_array_unref);
  g_clear_pointer (&search->twins, vt_trial_twins_free);
  g_clear_pointer (&search->items, g_array_unref);
  g_clear_pointer (&search->least, vt_least_left_free);
  g_clear_pointer (&search->demands, g_ptr_array_unref);
  g_clear_pointer (&search->links, g_ptr_array_unref);
  g_clear_pointer (&search->grouped, g_array_unref);
  g_clear_pointer (&search->whole, vt_trial_pack_free);
  g_clear_pointer (&search->shoppers, g_hash_table_unref);
  g_clear_pointer (&search->tried, g_hash_table_unref);
  g_clear_pointer (&search->worst.counts, g_array_unref);
  g_clear_pointer (&search->worst.shopper, vt_search_shopper_free);
  g_clear_pointer (&search->bounds, g_free);
  g_clear_pointer (&search->gifts, g_free);
  g_clear_pointer (&search->means, g_free);
  g_clear_pointer (&search->allowed, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtWorstSearch, worst_search_clear)

static gboolean
begin (VtWorstSearch *search, GError **error)
{
  VtTrialShop *shop = search->shop;
  VtTrialScope scope = {.n_twins = search->wish->max_lines,
                        .by_minor_unit = TRUE,
                        .everything = TRUE,
                        .by_cost = TRUE};
  g_autoptr (GPtrArray) open = NULL;

  search->active = vt_trial_shop_list_active (shop);
  scope.offers = (const guint *) search->active->data;
  scope.n_offers = search->active->len;
  search->items = vt_trial_items_new (shop, &scope, NULL);
  drop_items (search->items, search->wish);
  search->demands = g_ptr_array_new_with_free_func (clear_demands);
  search->links = g_ptr_array_new_with_free_func (link_free);
  search->grouped = g_array_new (FALSE, FALSE, sizeof (guint));
  search->shoppers = vt_worst_search_new_shoppers ();
  search->tried =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  search->allowed = g_new0 (guint8, shop->offers->len + 1);
  search->worst.counts = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  search->price_weight = VT_FLOOR_MAX_PPM - search->wish->floor_ppm;
  search->cost_weight = VT_FLOOR_MAX_PPM;
  search->whole =
      vt_trial_pack_new (shop, scope.offers, scope.n_offers, VT_TRIAL_PACK_WHOLE, error);
  if (search->whole == NULL)
    return FALSE;

  open = list_open (search);
  sort_items (search, open);
  search->twins = vt_trial_twins_new (search->items);
  find_bounds (search, open);
  find_links (search);
  return TRUE;
}

/* ---- what came out ---- */

/* Means are counted in so many parts of a minor unit, rounded down. */
#define MEAN_PARTS 1000
#define ROUNDING 1e-6

/* The least share of margin in what brings so much at least, less what it is charged for gifts, at
 * most @gifts. With d what it brings and k the charge, d − k is @left or more, and the
 * share is (d − k − cost) ÷ d. It rises with d − k; where it is above 0 it is least with the
 * largest charge, else with none. A cart has no smaller share than the least of its parts, as it is
 * the quotient of their sums. */
static gint64
to_share_ppm (gint64 left, gint64 gifts, gint64 cost)
{
  __int128 margin = ((__int128) left - cost) * VT_FLOOR_MAX_PPM;
  gint64   brought = margin > 0 ? left + gifts : left;
  __int128 share;

  if (left <= 0)
    return cost > 0 || gifts > 0 ? G_MININT32 : 0;
  share = margin / brought - (margin < 0 && margin % brought != 0);
  return share < G_MININT32 ? G_MININT32 : (gint64) share;
}

/* The share of margin below which no cart is: by units, or by means where that says more. */
static gint64
find_bound_ppm (const VtWorstSearch *search)
{
  gint64 by_units = VT_FLOOR_MAX_PPM;
  gint64 by_means = VT_FLOOR_MAX_PPM;

  for (guint i = 0; i < search->items->len; i++)
    {
      gint64 cost_minor = vt_trial_items_get (search->items, i)->cost_minor;
      guint  first = i * search->wish->max_units;

      for (guint n = 1; n <= search->wish->max_units; n++)
        by_units = MIN (by_units, to_share_ppm (search->bounds[first + n - 1],
                                                search->gifts[first + n - 1], n * cost_minor));
      if (search->means != NULL)
        by_means = MIN (by_means,
                        to_share_ppm ((gint64) floor (search->means[i] * MEAN_PARTS - ROUNDING),
                                      search->gifts[first] * MEAN_PARTS, cost_minor * MEAN_PARTS));
    }
  return search->means != NULL ? MAX (by_units, by_means) : by_units;
}

static void
add_taken (VtFloor *floor, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (result, i);

      if (verdict->code == VR_VERDICT_APPLIED)
        vt_finding_share_add (floor->shares, verdict->offer_id, VT_MONEY_UNKNOWN, -verdict->amount);
    }
}

static void
tell_worst (VtWorstSearch *search, VtFloor *floor)
{
  VtBadCart          *worst = &search->worst;
  const VtTrialCount *counts = (const VtTrialCount *) worst->counts->data;
  g_autoptr (VtTrialShopper) shopper =
      vt_trial_shopper_new (search->shop, vt_search_shopper_copy (worst->shopper));
  const VrResult *result;

  result = vt_trial_pack_run (search->whole, search->items, shopper, counts, worst->counts->len);
  if (result != NULL)
    add_taken (floor, result);
  vt_finding_lines_add (floor->lines, search->shop, search->items, counts, worst->counts->len);
  floor->shopper = g_steal_pointer (&worst->shopper);
  floor->list_minor = worst->list_minor;
  floor->due_minor = worst->due_minor;
  floor->cost_minor = worst->cost_minor;
}

static void
conclude (VtWorstSearch *search, VtFloor *floor)
{
  floor->n_carts = search->n_carts;
  floor->bound_ppm = find_bound_ppm (search);
  if (search->worst.counts->len > 0)
    {
      floor->outcome = VT_FLOOR_BELOW;
      floor->is_worst = !search->is_cut;
      tell_worst (search, floor);
    }
  else if (search->is_cut)
    floor->outcome = VT_FLOOR_OPEN;
  else
    {
      /* What was looked at cart by cart is proven as well. */
      floor->outcome = VT_FLOOR_PROVEN;
      floor->bound_ppm = MAX (floor->bound_ppm, search->wish->floor_ppm);
    }
}

VtFloor *
vt_floor_find (VtTrialShop *shop, const VtFloorWish *wish, VtJob *job, GError **error)
{
  g_autoptr (VtFloor) floor = NULL;
  g_auto (VtWorstSearch) search = {.shop = shop, .wish = wish, .job = job};

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (wish != NULL, NULL);
  g_return_val_if_fail (wish->floor_ppm >= 0 && wish->floor_ppm < VT_FLOOR_MAX_PPM, NULL);
  g_return_val_if_fail (wish->max_lines >= 1 && wish->max_lines <= 8, NULL);
  g_return_val_if_fail (wish->max_units >= 1 && wish->max_units <= 12, NULL);

  floor = g_new0 (VtFloor, 1);
  floor->wish = *wish;
  floor->lines = vt_finding_lines_new ();
  floor->shares = vt_finding_shares_new ();
  count_products (shop, floor);
  vt_job_begin_phase (job, _ ("Looking for the worst cart"), _ ("carts"));
  if (!begin (&search, error) || !vt_worst_search_run (&search, error))
    return NULL;
  conclude (&search, floor);
  vt_floor_say (floor, shop);
  return g_steal_pointer (&floor);
}

char *
vt_floor_to_cart_json (const VtFloor *floor, VtCatalog *catalog, const VtCurrency *currency)
{
  g_return_val_if_fail (floor != NULL, NULL);

  return vt_finding_cart_to_json (floor->lines, floor->shopper, catalog, currency);
}
