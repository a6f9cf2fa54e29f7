/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A situation in which somebody reads an offer's message. */

#include "vt-message-example.h"

#include "vt-alone.h"
#include "vt-cart.h"
#include "vt-facts.h"
#include "vt-prompt.h"
#include "vt-reach.h"
#include "vt-selector-words.h"
#include "vt-terms-path.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* So many products are tried alone in a cart. */
#define MAX_TRIED 60
/* A moment to stand in for now, and what was bought before it. */
#define NOW_S G_GINT64_CONSTANT (1767225600)
#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)

typedef struct
{
  const VtOffer    *offer;    /* (unowned) */
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  VtAlone          *alone;    /* (owned) */
  VtShopper        *shopper;  /* (owned): has refused something: is told what is cheaper */
  VtMessageExample *example;  /* (unowned): filled in once there is something to read */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->alone, vt_alone_free);
  g_clear_pointer (&search->shopper, vt_shopper_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* ---- words ---- */

/* "1 × “Camera” and 2 × “Case”" */
static char *
list_lines (const Search *search, const VtCart *cart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = cart->lines->pdata[i];
      g_autofree char  *count = vt_words_count ((guint64) line->quantity);
      g_autofree char  *title = vt_words_product (search->catalog, line->sku);
      /* Translators: a number of units and a product, with blanks where no line is to break */
      g_autofree char *part = g_strdup_printf (_ ("%s × “%s”"), count, title);

      vt_tell_list_add (text, i, cart->lines->len, part);
    }
  return g_string_free (text, FALSE);
}

static const char *
tell_place (const Search *search)
{
  const char *title = vt_placement_get_title (search->shopper->placement);

  return title != NULL ? title : search->shopper->placement;
}

static char *
tell_cart (const Search *search, const VtCart *cart)
{
  g_autofree char *lines = list_lines (search, cart);

  /* Translators: where a shopper stands ("Cart"), and the products they have */
  return g_strdup_printf (_ ("%s, with %s"), tell_place (search), lines);
}

/* ---- trying carts ---- */

static const VrResult *
evaluate (const Search *search, const VtCart *cart)
{
  const VrResult  *result = NULL;
  g_autofree char *json =
      vt_cart_to_json_for (cart, search->shopper, search->catalog, search->currency, NULL);

  if (json == NULL || !vt_alone_run_cart (search->alone, json, &result, NULL))
    return NULL;
  return result;
}

/* Takes @situation. */
static void
keep (Search *search, VtMessageValues *values, char *situation)
{
  vt_message_values_free (search->example->values);
  search->example->values = values;
  g_free (search->example->situation);
  search->example->situation = situation;
}

static gboolean
try_prompt (Search *search, const VtCart *cart)
{
  const VrResult *result = evaluate (search, cart);

  if (result == NULL || vr_result_get_n_prompts (result) == 0)
    return FALSE;
  keep (search,
        vt_message_values_of_prompt (vr_result_get_prompt (result, 0), result, search->offer,
                                     search->catalog, search->currency),
        tell_cart (search, cart));
  return TRUE;
}

/* The cart without one unit of each of its lines, in turn: what is lacking is asked for. */
static gboolean
try_with_less (Search *search, const VtCart *full)
{
  for (guint i = full->lines->len; i-- > 0;)
    {
      const VtCartLine *line = full->lines->pdata[i];
      g_autoptr (VtCart) less = vt_cart_copy (full);

      vt_cart_set (less, line->sku, line->quantity - 1);
      if (less->lines->len > 0 && try_prompt (search, less))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_single (Search *search, GArray *products)
{
  for (guint i = 0; i < products->len; i++)
    {
      g_autoptr (VtCart) cart = vt_cart_new ();

      vt_cart_set (cart,
                   vt_catalog_get (search->catalog, g_array_index (products, guint32, i))->sku, 1);
      if (try_prompt (search, cart))
        return TRUE;
    }
  return FALSE;
}

/* Of what cannot prompt: what it says of what it does, or lacks. */
static gboolean
try_verdict (Search *search, const VtCart *cart, VrVerdictCode code)
{
  const VrResult  *result = evaluate (search, cart);
  const VrVerdict *verdict;

  if (result == NULL || cart->lines->len == 0)
    return FALSE;
  verdict = vr_result_get_verdict (result, 0);
  if (verdict->code != code)
    return FALSE;
  keep (search,
        vt_message_values_of_verdict (verdict, result, search->offer, search->catalog,
                                      search->currency),
        tell_cart (search, cart));
  return TRUE;
}

static void
try_what_it_lacks (Search *search, GArray *products)
{
  gboolean is_found = FALSE;

  for (guint i = 0; !is_found && i < products->len; i++)
    {
      g_autoptr (VtCart) cart = vt_cart_new ();

      vt_cart_set (cart,
                   vt_catalog_get (search->catalog, g_array_index (products, guint32, i))->sku, 1);
      is_found = try_verdict (search, cart, VR_VERDICT_NOT_MET);
    }
}

/* ---- what products an offer speaks of ---- */

/* Where an offer says what has to be there for it to have anything to say. */
static const char *const bases[] = {"anchor", "requires", "after", "alternative/for"};

static JsonNode *
find_base (const VtOffer *offer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      JsonNode *node = vt_terms_path_get (offer->terms, bases[i]);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        return node;
    }
  return NULL;
}

/* Whether a cart with it alone is worth a try. */
static gboolean
is_candidate (const Search *search, guint32 index, JsonNode *base)
{
  g_auto (VtFacts) facts = {vt_catalog_get (search->catalog, index)};

  if (facts.product->price_minor == VT_MONEY_UNKNOWN)
    return FALSE;
  return base != NULL ? vt_facts_match (&facts, json_node_get_object (base))
                      : facts.product->kind != VT_PRODUCT_FEE;
}

/* (element-type guint32): at most %MAX_TRIED. */
static GArray *
list_products (const Search *search)
{
  JsonNode *base = find_base (search->offer);
  GArray   *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (VtReach) reach = NULL;
  g_autoptr (GArray) reached = NULL;

  if (base == NULL)
    {
      reach = vt_reach_of (search->offer, search->catalog);
      reached = vt_reach_list (reach);
    }
  for (guint i = 0; reached != NULL && i < reached->len && list->len < MAX_TRIED; i++)
    if (is_candidate (search, g_array_index (reached, guint32, i), NULL))
      g_array_append_val (list, g_array_index (reached, guint32, i));
  for (guint32 i = 0; (reached == NULL || reached->len == 0) && list->len < MAX_TRIED &&
                      i < vt_catalog_get_n_products (search->catalog);
       i++)
    if (is_candidate (search, i, base))
      g_array_append_val (list, i);
  return list;
}

static void
look_for_cart (Search *search)
{
  JsonArray *places = vt_terms_get_array (vt_offer_get_terms (search->offer), "placements");
  g_autoptr (VtCart) full = vt_cart_for_offer (search->offer, search->catalog, search->currency);
  g_autoptr (GArray) products = list_products (search);

  vt_shopper_set_text (&search->shopper->placement, VT_PLACEMENT_DEFAULT);
  if (vt_terms_get_length (places) > 0 && vt_terms_get_word (places, 0) != NULL)
    vt_shopper_set_text (&search->shopper->placement, vt_terms_get_word (places, 0));
  if (!try_with_less (search, full) && !try_single (search, products) &&
      !try_prompt (search, full) && !try_verdict (search, full, VR_VERDICT_APPLIED))
    try_what_it_lacks (search, products);
}

/* ---- after a purchase ---- */

static char *
tell_purchase (const Search *search, const char *sku, gint64 n_days)
{
  g_autofree char *title = vt_words_product (search->catalog, sku);
  g_autofree char *count = NULL;

  if (n_days == 0)
    /* Translators: "Receipt E-Mail", and a product */
    return g_strdup_printf (_ ("%s, right after buying “%s”"), tell_place (search), title);
  count = vt_words_count ((guint64) n_days);
  /* Translators: "Follow-Up E-Mail", a number of days, and a product */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s day after buying “%s”",
                                       "%s, %s days after buying “%s”", (gulong) n_days),
                          tell_place (search), count, title);
}

static gboolean
try_purchase (Search *search, const char *sku, gint64 n_days)
{
  g_autoptr (VtCart) nothing = vt_cart_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (NOW_S);
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (NOW_S - n_days * SECONDS_A_DAY);
  g_autofree char  *now_text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char  *then_text = g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
  const char *const ordered[] = {sku, NULL};
  const VrResult   *result;

  vt_shopper_set_text (&search->shopper->now, now_text);
  vt_shopper_add_order (search->shopper, then_text, ordered);
  result = evaluate (search, nothing);
  vt_shopper_set_text (&search->shopper->now, NULL);
  vt_shopper_forget_orders (search->shopper);
  if (result == NULL || vr_result_get_n_prompts (result) == 0)
    return FALSE;
  keep (search,
        vt_message_values_of_prompt (vr_result_get_prompt (result, 0), result, search->offer,
                                     search->catalog, search->currency),
        tell_purchase (search, sku, n_days));
  return TRUE;
}

/* On the day the step begins; what comes after it for the same place has not begun then. */
static void
look_for_purchase (Search *search, int step)
{
  JsonArray  *steps = vt_terms_get_array (vt_offer_get_terms (search->offer), "steps");
  JsonObject *object;
  const char *placement;
  gint64      n_days;
  g_autoptr (GArray) products = list_products (search);

  if (step >= (int) vt_terms_get_length (steps))
    return;
  object = vt_terms_get_element (steps, (guint) step);
  placement = vt_terms_get_text (object, "placement");
  n_days = CLAMP (vt_terms_get_int64 (object, "days", 0), 0, 36500);
  if (placement == NULL)
    return;
  vt_shopper_set_text (&search->shopper->placement, placement);
  for (guint i = 0; i < products->len; i++)
    if (try_purchase (search,
                      vt_catalog_get (search->catalog, g_array_index (products, guint32, i))->sku,
                      n_days))
      return;
}

/* ---- the example ---- */

VtMessageExample *
vt_message_example_new (const VtOffer    *offer,
                        int               step,
                        VtCatalog        *catalog,
                        const VtCurrency *currency)
{
  g_auto (Search) search = {offer, catalog, currency};
  g_autofree char *refused = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  search.example = g_new0 (VtMessageExample, 1);
  search.example->values = vt_message_values_of_terms (offer, catalog, currency);
  search.example->situation = g_strdup ("");
  search.alone = vt_alone_new (offer, catalog, currency, NULL);
  if (search.alone == NULL)
    return search.example;
  refused = vt_alone_dup_free_sku (NULL);
  search.shopper = vt_shopper_new ();
  vt_shopper_set_word (search.shopper->declined, refused, TRUE);
  if (offer->kind == VT_OFFER_FOLLOW_UP)
    look_for_purchase (&search, MAX (step, 0));
  else
    look_for_cart (&search);
  return search.example;
}

void
vt_message_example_free (VtMessageExample *example)
{
  if (example == NULL)
    return;

  vt_message_values_free (example->values);
  g_free (example->situation);
  g_free (example);
}
