/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer says that can never come about, as far as its structure shows it. */

#include "vt-check-rules.h"
#include "vt-offer-words-private.h"
#include "vt-partners.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* ---- slots ---- */

static JsonArray *
get_slots (const VtExam *exam)
{
  return vt_terms_get_array (exam->terms, "slots");
}

static const GArray *
get_fitting (const VtExam *exam, guint slot)
{
  return vt_exam_select (exam, vt_terms_get_element (get_slots (exam), slot), "select");
}

static gboolean
has_all (const GArray *products, const GArray *wanted)
{
  g_autoptr (GArray) rest = g_array_copy ((GArray *) wanted);

  vt_products_drop (rest, products);
  return rest->len == 0;
}

/* The narrower slot is filled first. */
static void
add_move_first (VtExam *exam, VtProblem *problem, guint slot, guint before)
{
  JsonArray *slots = get_slots (exam);
  g_autoptr (JsonArray) moved = json_array_new ();

  for (guint i = 0; i < json_array_get_length (slots); i++)
    {
      if (i == before)
        json_array_add_element (moved, json_node_copy (json_array_get_element (slots, slot)));
      if (i != slot)
        json_array_add_element (moved, json_node_copy (json_array_get_element (slots, i)));
    }
  vt_exam_set (exam,
               vt_exam_add_fix (problem, g_strdup_printf (_ ("Fill Slot %u First"), slot + 1)),
               "slots", json_node_init_array (json_node_alloc (), moved));
}

/* Two slots for the same are one for more. */
static void
add_join (VtExam *exam, VtProblem *problem, guint slot, guint before)
{
  JsonArray *slots = get_slots (exam);
  gint64     quantity = vt_terms_get_int64 (vt_terms_get_element (slots, slot), "quantity", 1) +
                    vt_terms_get_int64 (vt_terms_get_element (slots, before), "quantity", 1);
  g_autoptr (JsonArray) joined = json_array_new ();
  JsonNode *element;

  for (guint i = 0; i < json_array_get_length (slots); i++)
    {
      if (i == slot)
        continue;
      element = vt_terms_without (vt_terms_get_element (slots, i),
                                  (const char *const[]){i == before ? "quantity" : "", NULL});
      if (i == before)
        json_object_set_int_member (json_node_get_object (element), "quantity", quantity);
      json_array_add_element (joined, element);
    }
  vt_exam_set (
      exam,
      vt_exam_add_fix (problem, g_strdup_printf (_ ("Join Slots %u and %u"), before + 1, slot + 1)),
      "slots", json_node_init_array (json_node_alloc (), joined));
}

static void
check_slot (VtExam *exam, guint slot)
{
  const GArray *fitting = get_fitting (exam, slot);
  g_autoptr (GArray) rest = g_array_copy ((GArray *) fitting);
  VtProblem *problem;

  for (guint i = 0; i < slot; i++)
    vt_products_drop (rest, get_fitting (exam, i));
  if (fitting->len == 0 || rest->len > 0)
    return;
  for (guint i = 0; i < slot; i++)
    {
      if (!has_all (get_fitting (exam, i), fitting))
        continue;
      problem = vt_exam_add (
          exam, VT_PROBLEM_SLOT_NEVER_FILLED, NULL,
          g_strdup_printf (_ ("Slot %u is never filled: all that fits it goes into slot %u, which "
                              "comes first."),
                           slot + 1, i + 1));
      if (get_fitting (exam, i)->len > fitting->len)
        add_move_first (exam, problem, slot, i);
      else
        add_join (exam, problem, slot, i);
      return;
    }
  vt_exam_add (exam, VT_PROBLEM_SLOT_NEVER_FILLED, NULL,
               g_strdup_printf (_ ("Slot %u is never filled: all that fits it goes into the slots "
                                   "before it."),
                                slot + 1));
}

void
vt_check_slots (VtExam *exam)
{
  for (guint i = 1; i < vt_terms_get_length (get_slots (exam)); i++)
    check_slot (exam, i);
}

/* ---- what is bought, and what is rewarded ---- */

void
vt_check_rewarded (VtExam *exam)
{
  const GArray *selected = vt_exam_select (exam, exam->terms, "select");
  const GArray *bought = vt_exam_select (exam, exam->terms, "buy_select");
  JsonObject   *buy_select = vt_terms_get_object (exam->terms, "buy_select");
  VtProblem    *problem;

  if (buy_select == NULL || selected->len == 0 || !has_all (bought, selected))
    return;
  problem =
      vt_exam_add (exam, VT_PROBLEM_NEVER_REWARDED, NULL,
                   g_strdup (_ ("Nothing is ever cheaper: all that would be counts as what has "
                                "to be bought for it.")));
  if (bought->len == selected->len)
    vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Buy and Get of the Same"))),
                 "buy_select", NULL);
  else if (!json_object_has_member (buy_select, "except") &&
           json_object_has_member (exam->terms, "select") &&
           !json_object_has_member (vt_terms_get_object (exam->terms, "select"), "except"))
    vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Do Not Count It as Bought"))),
                 "buy_select/except",
                 json_node_copy (json_object_get_member (exam->terms, "select")));
}

/* ---- limits ---- */

void
vt_check_limits (VtExam *exam)
{
  static const char *const names[] = {"per_cart", "per_customer", "total", "budget"};
  JsonObject              *limits = vt_terms_get_object (exam->terms, "limits");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("limits/", names[i], NULL);

      if (vt_terms_get_int64 (limits, names[i], 1) > 0)
        continue;
      vt_exam_set (exam,
                   vt_exam_add_fix (
                       vt_exam_add (exam, VT_PROBLEM_LIMIT_ZERO, NULL,
                                    g_strdup (_ ("A limit of nothing: the offer is spent before "
                                                 "anybody has it."))),
                       g_strdup (_ ("Lift the Limit"))),
                   path, NULL);
    }
}

void
vt_check_break_limit (VtExam *exam)
{
  JsonArray *breaks = vt_terms_get_array (exam->terms, "breaks");
  guint      n_breaks = vt_terms_get_length (breaks);
  gint64     most =
      vt_terms_get_int64 (vt_terms_get_object (exam->terms, "limits"), "per_cart", G_MAXINT64);
  gint64     from = n_breaks > 0
                        ? vt_terms_get_int64 (vt_terms_get_element (breaks, n_breaks - 1), "from", 0)
                        : 0;
  VtProblem *problem;

  if (most <= 0 || from <= most)
    return;
  problem = vt_exam_add (
      exam, VT_PROBLEM_LIMIT_BELOW_BREAK, NULL,
      g_strdup_printf (_ ("The step from %" PRId64 " units on is never reached: at most %" PRId64
                          " units of a cart count."),
                       from, most));
  vt_exam_set_int (exam,
                   /* Translators: a button: how many units of a cart are to count */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Count up to %" PRId64), from)),
                   "limits/per_cart", from);
}

/* ---- places ---- */

/* Where nothing is in a cart any more. */
static gboolean
is_after_purchase (const char *place)
{
  static const char *const places[] = {"post_purchase", "receipt_email", "follow_up_email",
                                       "direct", NULL};

  return place != NULL && g_strv_contains (places, place);
}

/* Whether the kind can speak of what was bought before. */
static gboolean
speaks_afterwards (const VtExam *exam)
{
  switch (exam->offer->kind)
    {
    case VT_OFFER_CROSS_SELL:
    case VT_OFFER_FOLLOW_UP:
      return TRUE;
    case VT_OFFER_PROTECTION:
      return vt_terms_get_int64 (exam->terms, "window_days", 0) > 0;
    case VT_OFFER_BUNDLE:
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_MARKDOWN:
      return FALSE;
    }
  g_return_val_if_reached (TRUE);
}

static void
check_step_place (VtExam *exam, JsonArray *places, guint step)
{
  JsonArray  *steps = vt_terms_get_array (exam->terms, "steps");
  const char *place = vt_terms_get_text (vt_terms_get_element (steps, step), "placement");
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < json_array_get_length (places); i++)
    {
      if (g_strcmp0 (vt_terms_get_word (places, i), place) == 0)
        return;
      json_array_add_element (all, json_node_copy (json_array_get_element (places, i)));
    }
  if (place == NULL)
    return;
  json_array_add_string_element (all, place);
  vt_exam_set (exam,
               vt_exam_add_fix (
                   vt_exam_add (exam, VT_PROBLEM_PLACES_UNUSED, NULL,
                                /* Translators: a number, and where a shopper reads it */
                                g_strdup_printf (_ ("Step %u never speaks: its place (%s) is not "
                                                    "among those of the offer."),
                                                 step + 1, vt_tell_placement (place))),
                   g_strdup (_ ("Add Its Place"))),
               "placements", json_node_init_array (json_node_alloc (), all));
}

void
vt_check_places (VtExam *exam)
{
  JsonArray *places = vt_terms_get_array (exam->terms, "placements");
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");
  VtProblem *problem;

  if (vt_terms_get_length (places) == 0)
    return;
  if (exam->offer->kind == VT_OFFER_FOLLOW_UP)
    for (guint i = 0; i < vt_terms_get_length (steps); i++)
      check_step_place (exam, places, i);
  if (speaks_afterwards (exam))
    return;
  for (guint i = 0; i < json_array_get_length (places); i++)
    if (!is_after_purchase (vt_terms_get_word (places, i)))
      return;
  problem = vt_exam_add (exam, VT_PROBLEM_PLACES_UNUSED, NULL,
                         g_strdup (_ ("It never speaks: it has something to say of what is in a "
                                      "cart, and all of its places come after the purchase.")));
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Speak Everywhere"))), "placements",
               NULL);
}

/* ---- follow-ups ---- */

static gboolean
is_hidden_by (JsonObject *step, JsonObject *later)
{
  return g_strcmp0 (vt_terms_get_text (step, "placement"),
                    vt_terms_get_text (later, "placement")) == 0 &&
         vt_terms_get_int64 (later, "days", 0) <= vt_terms_get_int64 (step, "days", 0) &&
         vt_terms_get_int64 (later, "until_days", G_MAXINT64) >=
             vt_terms_get_int64 (step, "until_days", G_MAXINT64);
}

static void
check_window (VtExam *exam, JsonArray *steps, guint index)
{
  JsonObject      *step = vt_terms_get_element (steps, index);
  gint64           n_days = vt_terms_get_int64 (step, "days", 0);
  g_autofree char *path = g_strdup_printf ("steps/%u/until_days", index);
  VtProblem       *problem;

  if (vt_terms_get_int64 (step, "until_days", G_MAXINT64) <= n_days)
    {
      problem = vt_exam_add (exam, VT_PROBLEM_FOLLOW_UP_EMPTY, NULL,
                             g_strdup_printf (_ ("Step %u ends before it begins."), index + 1));
      vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Clear the End"))), path, NULL);
      return;
    }
  for (guint i = index + 1; i < json_array_get_length (steps); i++)
    {
      if (!is_hidden_by (step, vt_terms_get_element (steps, i)))
        continue;
      problem = vt_exam_add (
          exam, VT_PROBLEM_FOLLOW_UP_HIDDEN, NULL,
          g_strdup_printf (_ ("Step %u is never read: step %u speaks in the same place at the same "
                              "time, and the later one counts."),
                           index + 1, i + 1));
      vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take This Step Out"))),
                              "steps", index);
      return;
    }
}

void
vt_check_windows (VtExam *exam)
{
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    check_window (exam, steps, i);
}

/* ---- what has to be shared ---- */

/* Whether any of @products has the same value of the attribute. */
static gboolean
any_shares (const VtExam *exam, const GArray *products, guint32 product, const char *attribute)
{
  g_autoptr (JsonArray) attributes = json_array_new ();
  g_autoptr (GArray) sharing = NULL;

  json_array_add_string_element (attributes, attribute);
  sharing = vt_products_list_sharing (exam, products, product, attributes);
  return sharing->len > 0;
}

/* (nullable): of what item and anchors have to share, the first that none of them does. */
static const char *
find_unshared (const VtExam *exam, guint32 item, JsonArray *attributes)
{
  const GArray *anchors = vt_exam_select (exam, exam->terms, "anchor");

  for (guint i = 0; i < vt_terms_get_length (attributes); i++)
    {
      const char *attribute = vt_terms_get_word (attributes, i);

      if (attribute != NULL && !any_shares (exam, anchors, item, attribute))
        return attribute;
    }
  return NULL;
}

static void
check_item (VtExam *exam, JsonArray *items, guint index)
{
  JsonObject      *item = vt_terms_get_element (items, index);
  JsonArray       *attributes = vt_terms_get_array (item, "compatible");
  const char      *sku = vt_terms_get_text (item, "sku");
  guint32          product = vt_exam_find_product (exam, sku);
  g_autofree char *path = g_strdup_printf ("items/%u/compatible", index);
  g_autoptr (GArray) anchors = NULL;
  g_autofree char *words = NULL;
  const char      *unshared;
  VtProblem       *problem;

  if (product == VT_PRODUCT_NONE || vt_exam_select (exam, exam->terms, "anchor")->len == 0)
    return;
  anchors = vt_cross_sell_list_anchors (exam, item);
  if (anchors->len > 0)
    return;
  words = vt_exam_tell_product (exam, product);
  unshared = find_unshared (exam, product, attributes);
  problem = vt_exam_add (
      exam, VT_PROBLEM_INCOMPATIBLE, sku,
      unshared != NULL
          ? g_strdup_printf (_ ("“%s” is never suggested: none of the products it is to go "
                                "with has the same “%s”."),
                             words, unshared)
          : g_strdup_printf (_ ("“%s” is never suggested: nothing it is to go with fits it."),
                             words));
  if (attributes != NULL)
    vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Let It Go with All"))), path, NULL);
  if (json_array_get_length (items) > 1)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take It Out"))), "items",
                            index);
}

void
vt_check_compatible (VtExam *exam)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");

  for (guint i = 0; i < vt_terms_get_length (items); i++)
    check_item (exam, items, i);
}

/* ---- alternatives ---- */

/* (transfer full) (element-type guint32): what the alternative can stand in for. */
static GArray *
list_dearer (const VtExam *exam, JsonObject *alternative, guint32 product)
{
  const GArray *selected = vt_exam_select (exam, alternative, "for");
  gint64        price_minor = vt_exam_get_product (exam, product)->price_minor;
  GArray       *dearer = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < selected->len; i++)
    {
      guint32 other = g_array_index (selected, guint32, i);

      if (other != product && vt_exam_get_product (exam, other)->price_minor > price_minor)
        g_array_append_val (dearer, other);
    }
  return dearer;
}

static void
check_kept (VtExam *exam, const GArray *dearer, guint32 product, JsonArray *required)
{
  g_autoptr (JsonArray) kept = json_array_new ();
  const char      *lost = NULL;
  g_autofree char *words = vt_exam_tell_product (exam, product);
  g_autoptr (GArray) sharing = NULL;
  VtProblem *problem;

  sharing = vt_products_list_sharing (exam, dearer, product, required);
  if (sharing->len > 0)
    return;
  for (guint i = 0; i < vt_terms_get_length (required); i++)
    {
      const char *attribute = vt_terms_get_word (required, i);

      if (attribute != NULL && any_shares (exam, dearer, product, attribute))
        json_array_add_string_element (kept, attribute);
      else
        lost = lost != NULL ? lost : attribute;
    }
  if (lost == NULL)
    {
      vt_exam_add (exam, VT_PROBLEM_ALTERNATIVE_LACKS, vt_exam_get_product (exam, product)->sku,
                   g_strdup_printf (_ ("“%s” keeps all that is required of none of the products it "
                                       "is to stand in for: it is never offered."),
                                    words));
      return;
    }
  problem = vt_exam_add (
      exam, VT_PROBLEM_ALTERNATIVE_LACKS, vt_exam_get_product (exam, product)->sku,
      g_strdup_printf (
          _ ("“%s” does not keep “%s”, which is required, of any product it is to stand "
             "in for: it is never offered."),
          words, lost));
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup_printf (_ ("Do Not Require “%s”"), lost)),
               "alternative/required", json_node_init_array (json_node_alloc (), kept));
}

void
vt_check_alternative (VtExam *exam)
{
  JsonObject      *alternative = vt_terms_get_object (exam->terms, "alternative");
  JsonArray       *required = vt_terms_get_array (alternative, "required");
  guint32          product = vt_exam_find_product (exam, vt_terms_get_text (alternative, "sku"));
  g_autofree char *words = NULL;
  g_autofree char *price = NULL;
  g_autoptr (GArray) dearer = NULL;

  if (alternative == NULL || product == VT_PRODUCT_NONE ||
      vt_exam_get_product (exam, product)->price_minor == VT_MONEY_UNKNOWN ||
      vt_exam_select (exam, alternative, "for")->len == 0)
    return;
  dearer = list_dearer (exam, alternative, product);
  if (dearer->len > 0)
    {
      check_kept (exam, dearer, product, required);
      return;
    }
  words = vt_exam_tell_product (exam, product);
  price = vt_exam_tell_money (exam, vt_exam_get_product (exam, product)->price_minor);
  vt_exam_add (
      exam, VT_PROBLEM_ALTERNATIVE_DEAR, vt_exam_get_product (exam, product)->sku,
      g_strdup_printf (_ ("“%s” for %s is no cheaper than what it is to stand in for: it is "
                          "never offered."),
                       words, price));
}
