/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What placeholders stand for, taken from a result and the offer's terms. */

#include "vt-message.h"

#include "vt-facts.h"
#include "vt-selector-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define GRAMS_PER_KILOGRAM 1000

/* Which step of a threshold a message is about. */
typedef enum
{
  STEP_NEXT,    /* the first that is not reached */
  STEP_REACHED, /* the last that is */
} WhichStep;

typedef struct
{
  const VrResult   *result;   /* (unowned) (nullable): of terms alone */
  const VtOffer    *offer;    /* (unowned) */
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  VtMessageValues  *values;   /* (unowned) */
} Teller;

/* Takes @text. */
static void
set_text (const Teller *teller, VtPlaceholder placeholder, char *text)
{
  g_free (teller->values->texts[placeholder]);
  teller->values->texts[placeholder] = text;
}

static void
set_money (const Teller *teller, VtPlaceholder placeholder, gint64 minor)
{
  set_text (teller, placeholder, vt_money_to_display (minor, teller->currency));
}

static void
set_count (const Teller *teller, gint64 n)
{
  if (n > 0)
    set_text (teller, VT_PLACEHOLDER_COUNT, vt_words_count ((guint64) n));
}

static char *
tell_weight (gint64 grams)
{
  if (grams % GRAMS_PER_KILOGRAM == 0)
    return g_strdup_printf (_ ("%" PRId64 " kg"), grams / GRAMS_PER_KILOGRAM);
  return g_strdup_printf (_ ("%" PRId64 " g"), grams);
}

/* A price below nothing, and nothing saved, are not spoken of. */
static void
set_prices (const Teller *teller, gint64 list, gint64 price, gint64 saving)
{
  set_money (teller, VT_PLACEHOLDER_LIST, list);
  if (price >= 0)
    set_money (teller, VT_PLACEHOLDER_PRICE, price);
  if (saving > 0)
    set_money (teller, VT_PLACEHOLDER_SAVING, saving);
}

/* (element-type utf8): SKUs, each once. The first is the product. */
static void
set_products (const Teller *teller, GPtrArray *skus)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < skus->len; i++)
    {
      g_autofree char *title = vt_words_product (teller->catalog, skus->pdata[i]);

      vt_tell_list_add (all, i, skus->len, title);
      if (i == 0)
        set_text (teller, VT_PLACEHOLDER_PRODUCT, g_steal_pointer (&title));
    }
  if (skus->len > 0)
    set_text (teller, VT_PLACEHOLDER_PRODUCTS, g_string_free (g_steal_pointer (&all), FALSE));
}

static void
add_sku (GPtrArray *skus, const char *sku)
{
  if (!g_ptr_array_find_with_equal_func (skus, sku, g_str_equal, NULL))
    g_ptr_array_add (skus, (gpointer) sku);
}

static const VrLine *
find_line (const VrResult *result, const char *id)
{
  for (size_t i = 0; id != NULL && i < vr_result_get_n_lines (result); i++)
    if (strcmp (vr_result_get_line (result, i)->line_id, id) == 0)
      return vr_result_get_line (result, i);
  return NULL;
}

static const VrVerdict *
find_verdict (const VrResult *result, const char *offer_id)
{
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    if (strcmp (vr_result_get_verdict (result, i)->offer_id, offer_id) == 0)
      return vr_result_get_verdict (result, i);
  return NULL;
}

/* ---- what the offer says ---- */

/* The last day: that of the last second before its end, where the shop is. */
static void
set_until (const Teller *teller)
{
  JsonObject *schedule = vt_terms_get_object (vt_offer_get_terms (teller->offer), "schedule");
  const char *until = vt_terms_get_text (schedule, "until");
  g_autoptr (GDateTime) end = until != NULL ? g_date_time_new_from_iso8601 (until, NULL) : NULL;
  g_autoptr (GTimeZone) zone =
      g_time_zone_new_identifier (vt_catalog_get_time_zone (teller->catalog));
  g_autoptr (GDateTime) last = end != NULL ? g_date_time_add_seconds (end, -1) : NULL;
  g_autoptr (GDateTime) local =
      last != NULL && zone != NULL ? g_date_time_to_timezone (last, zone) : NULL;

  if (local != NULL || last != NULL)
    set_text (teller, VT_PLACEHOLDER_UNTIL,
              /* Translators: a day in a message to the shopper, as strftime() writes it */
              g_date_time_format (local != NULL ? local : last, _ ("%-d %B %Y")));
}

static void
set_coupon (const Teller *teller, const char *of_prompt)
{
  JsonObject *terms = vt_offer_get_terms (teller->offer);
  JsonArray  *coupons = vt_terms_get_array (terms, "coupons");
  const char *coupon = of_prompt;

  if (coupon == NULL)
    coupon = vt_terms_get_text (terms, "coupon");
  if (coupon == NULL && vt_terms_get_length (coupons) > 0)
    coupon = vt_terms_get_word (coupons, 0);
  if (coupon != NULL)
    set_text (teller, VT_PLACEHOLDER_COUPON, vt_words_title (coupon, VT_WORDS_TITLE_MAX));
}

static gboolean
selects (const Teller *teller, JsonObject *selector, const char *sku)
{
  guint32 index = vt_catalog_index_of_sku (teller->catalog, sku);
  g_auto (VtFacts) facts = {NULL};

  if (selector == NULL || index == VT_PRODUCT_NONE)
    return selector == NULL;
  facts.product = vt_catalog_get (teller->catalog, index);
  return vt_facts_match (&facts, selector);
}

/* What the steps of a threshold count, as far as the result tells: minor units, units or grams. */
static gint64
measure (const Teller *teller, JsonObject *terms)
{
  const char *what = vt_terms_get_text (terms, "measure");
  size_t      n_lines = teller->result != NULL ? vr_result_get_n_lines (teller->result) : 0;
  gint64      sum = 0;

  for (size_t i = 0; i < n_lines; i++)
    {
      const VrLine *line = vr_result_get_line (teller->result, i);
      guint32       index = vt_catalog_index_of_sku (teller->catalog, line->sku);
      gint64        weight_g;

      if (!selects (teller, vt_terms_get_object (terms, "select"), line->sku))
        continue;
      if (g_strcmp0 (what, "quantity") == 0)
        sum += line->quantity;
      else if (g_strcmp0 (what, "weight") != 0)
        sum += line->net;
      else if (index != VT_PRODUCT_NONE)
        {
          weight_g = vt_catalog_get (teller->catalog, index)->weight_g;
          sum += weight_g != VT_WEIGHT_UNKNOWN ? weight_g * line->quantity : 0;
        }
    }
  return sum;
}

/* (nullable): of the offer's terms; where there is no such step, the one beside it. */
static JsonObject *
find_step (const Teller *teller, JsonObject *terms, WhichStep which)
{
  JsonArray  *steps = vt_terms_get_array (terms, "steps");
  gint64      measured = measure (teller, terms);
  JsonObject *reached = NULL;
  JsonObject *next = NULL;

  for (guint i = 0; next == NULL && i < vt_terms_get_length (steps); i++)
    {
      JsonObject *step = vt_terms_get_element (steps, i);

      if (vt_terms_get_int64 (step, "from", 0) <= measured)
        reached = step;
      else
        next = step;
    }
  if (which == STEP_NEXT)
    return next != NULL ? next : reached;
  return reached != NULL ? reached : next;
}

/* So much of what the steps count. */
static char *
tell_measure (const Teller *teller, JsonObject *terms, gint64 amount)
{
  const char *what = vt_terms_get_text (terms, "measure");

  if (g_strcmp0 (what, "quantity") == 0)
    return vt_count_to_display (amount);
  if (g_strcmp0 (what, "weight") == 0)
    return tell_weight (amount);
  return vt_money_to_display (amount, teller->currency);
}

static void
set_step (const Teller *teller, WhichStep which)
{
  JsonObject *terms = vt_offer_get_terms (teller->offer);
  JsonObject *step = find_step (teller, terms, which);
  const char *gift = vt_terms_get_text (vt_terms_get_object (step, "gift"), "sku");
  gint64      from = vt_terms_get_int64 (step, "from", 0);
  gint64      more = from - measure (teller, terms);

  set_text (teller, VT_PLACEHOLDER_THRESHOLD, tell_measure (teller, terms, from));
  if (more > 0)
    set_text (teller, VT_PLACEHOLDER_MORE, tell_measure (teller, terms, more));
  if (gift != NULL)
    set_text (teller, VT_PLACEHOLDER_GIFT, vt_words_product (teller->catalog, gift));
}

static void
set_from (const Teller *teller)
{
  JsonObject *terms = vt_offer_get_terms (teller->offer);

  if (json_object_has_member (terms, "from"))
    set_money (teller, VT_PLACEHOLDER_THRESHOLD, vt_terms_get_int64 (terms, "from", 0));
}

/* The units that the verdict lacks; @change, how much more is due, where it lacks none. */
static void
set_more (const Teller *teller, const VrVerdict *verdict, gint64 change)
{
  gint64 n_units = 0;

  for (size_t i = 0; verdict != NULL && i < verdict->n_needs; i++)
    n_units += verdict->needs[i].quantity;
  if (n_units > 0)
    set_text (teller, VT_PLACEHOLDER_MORE, vt_count_to_display (n_units));
  else if (change > 0)
    set_money (teller, VT_PLACEHOLDER_MORE, change);
}

/* What both messages can have. */
static void
set_terms (const Teller    *teller,
           const VrVerdict *verdict,
           const char      *coupon,
           gint64           change,
           WhichStep        which)
{
  set_until (teller);
  set_coupon (teller, coupon);
  if (teller->offer->kind == VT_OFFER_THRESHOLD)
    {
      set_step (teller, which);
      return;
    }
  set_from (teller);
  set_more (teller, verdict, change);
}

/* ---- of a prompt ---- */

/* Adds so many units at the catalogue's price. %FALSE where that is not known or does not fit. */
static gboolean
add_price (const Teller *teller, const char *sku, gint64 quantity, gint64 *sum)
{
  guint32 index = vt_catalog_index_of_sku (teller->catalog, sku);
  gint64  price;

  return index != VT_PRODUCT_NONE &&
         vt_catalog_get (teller->catalog, index)->price_minor != VT_MONEY_UNKNOWN &&
         !__builtin_mul_overflow (vt_catalog_get (teller->catalog, index)->price_minor, quantity,
                                  &price) &&
         !__builtin_add_overflow (*sum, price, sum);
}

static gboolean
sum_items (const Teller *teller, const VrPrompt *prompt, gint64 *ret_sum)
{
  gint64 sum = 0;

  for (size_t i = 0; i < prompt->n_items; i++)
    if (!add_price (teller, prompt->items[i].sku, prompt->items[i].quantity, &sum))
      return FALSE;
  *ret_sum = sum;
  return TRUE;
}

static gboolean
sum_components (const Teller *teller, gint64 *ret_sum)
{
  gint64 sum = 0;

  for (guint i = 0; i < teller->offer->components->len; i++)
    {
      const VtComponent *component = teller->offer->components->pdata[i];

      if (!add_price (teller, component->sku, component->quantity, &sum))
        return FALSE;
    }
  *ret_sum = sum;
  return TRUE;
}

/* What is added; of a bundle the whole set, as the price of what is lacking alone means nothing. */
static void
set_prices_of_addition (const Teller *teller, const VrPrompt *prompt)
{
  gint64 items;
  gint64 set;

  if (!sum_items (teller, prompt, &items))
    return;
  if (teller->offer->kind != VT_OFFER_BUNDLE)
    set_prices (teller, items, prompt->change, items - prompt->change);
  else if (sum_components (teller, &set))
    set_prices (teller, set, set - (items - prompt->change), items - prompt->change);
}

/* What stands on the line then. */
static void
set_prices_of_line (const Teller *teller, const VrPrompt *prompt)
{
  const VrLine *line = find_line (teller->result, prompt->line_id);
  gint64        list;

  if (line == NULL)
    return;
  list = line->list;
  if (prompt->action == VR_PROMPT_REPLACE && !sum_items (teller, prompt, &list))
    return;
  set_prices (teller, list, line->net + prompt->change,
              prompt->change < 0 ? -prompt->change : list - line->net - prompt->change);
}

static void
set_prices_of_prompt (const Teller *teller, const VrPrompt *prompt)
{
  switch (prompt->action)
    {
    case VR_PROMPT_ADD:
      set_prices_of_addition (teller, prompt);
      return;
    case VR_PROMPT_REPLACE:
    case VR_PROMPT_SUBSCRIBE:
      set_prices_of_line (teller, prompt);
      return;
    case VR_PROMPT_PAY_LATER:
      if (prompt->n_payments > 0)
        set_prices (teller, vr_result_get_totals (teller->result)->due, prompt->payments[0].amount,
                    0);
      return;
    case VR_PROMPT_SPEND:
    case VR_PROMPT_REMIND:
      return;
    default:
      g_return_if_reached ();
    }
}

static void
set_items (const Teller *teller, const VrPrompt *prompt)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();
  const VrLine *line = find_line (teller->result, prompt->line_id);
  gint64        n_units = 0;

  for (size_t i = 0; i < prompt->n_items; i++)
    {
      add_sku (skus, prompt->items[i].sku);
      n_units += prompt->items[i].quantity;
    }
  if (skus->len == 0 && line != NULL)
    {
      add_sku (skus, line->sku);
      n_units = line->quantity;
    }
  set_products (teller, skus);
  set_count (teller, prompt->action == VR_PROMPT_PAY_LATER ? (gint64) prompt->n_payments : n_units);
}

VtMessageValues *
vt_message_values_of_prompt (const VrPrompt   *prompt,
                             const VrResult   *result,
                             const VtOffer    *offer,
                             VtCatalog        *catalog,
                             const VtCurrency *currency)
{
  VtMessageValues *values;
  Teller           teller;

  g_return_val_if_fail (prompt != NULL && result != NULL && offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL && currency != NULL, NULL);

  values = vt_message_values_new ();
  teller = (Teller){result, offer, catalog, currency, values};
  set_items (&teller, prompt);
  set_prices_of_prompt (&teller, prompt);
  set_terms (&teller, find_verdict (result, offer->id), prompt->coupon, prompt->change, STEP_NEXT);
  return values;
}

/* ---- of what was applied ---- */

/* The units of a line that the offer took something off; 0 if it did not. */
static gint64
count_units (const Teller *teller, const VrLine *line)
{
  for (size_t i = 0; i < line->n_adjustments; i++)
    if (strcmp (line->adjustments[i].offer_id, teller->offer->id) == 0)
      return line->adjustments[i].n_units;
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (teller->result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (teller->result, i);

      for (size_t j = 0;
           strcmp (adjustment->offer_id, teller->offer->id) == 0 && j < adjustment->n_parts; j++)
        if (strcmp (adjustment->parts[j].line_id, line->line_id) == 0)
          return line->quantity;
    }
  return 0;
}

static void
set_lines (const Teller *teller, const VrVerdict *verdict)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();
  gint64 n_all = 0;
  gint64 list = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (teller->result); i++)
    {
      const VrLine *line = vr_result_get_line (teller->result, i);
      gint64        n_units = count_units (teller, line);

      if (n_units == 0)
        continue;
      add_sku (skus, line->sku);
      n_all += n_units;
      list += n_units * line->unit_price;
    }
  set_products (teller, skus);
  set_count (teller, n_all);
  if (n_all > 0)
    set_prices (teller, list, list + verdict->amount, -verdict->amount);
  else if (verdict->amount < 0)
    set_money (teller, VT_PLACEHOLDER_SAVING, -verdict->amount);
}

VtMessageValues *
vt_message_values_of_verdict (const VrVerdict  *verdict,
                              const VrResult   *result,
                              const VtOffer    *offer,
                              VtCatalog        *catalog,
                              const VtCurrency *currency)
{
  VtMessageValues *values;
  Teller           teller;
  gboolean         is_applied;

  g_return_val_if_fail (verdict != NULL && result != NULL && offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL && currency != NULL, NULL);

  values = vt_message_values_new ();
  teller = (Teller){result, offer, catalog, currency, values};
  is_applied = verdict->code == VR_VERDICT_APPLIED;
  if (is_applied)
    set_lines (&teller, verdict);
  set_terms (&teller, verdict, NULL, 0, is_applied ? STEP_REACHED : STEP_NEXT);
  return values;
}

VtMessageValues *
vt_message_values_of_terms (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  VtMessageValues *values;
  Teller           teller;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  values = vt_message_values_new ();
  teller = (Teller){NULL, offer, catalog, currency, values};
  set_terms (&teller, NULL, NULL, 0, STEP_NEXT);
  return values;
}
