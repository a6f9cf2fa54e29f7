/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What misleads shoppers: something that costs chosen for them, an end that is none, a shortage
 * that is none, a price of before that never was. */

#include "vt-check-rules.h"
#include "vt-instant.h"
#include "vt-persuasion-words.h"
#include "vt-samples.h"
#include "vt-texts.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Put off so often, an end is none. */
#define MANY_TIMES 2

/* ---- chosen for the shopper ---- */

static gboolean
all_cost (JsonArray *options)
{
  for (guint i = 0; i < vt_terms_get_length (options); i++)
    if (vt_terms_get_int64 (vt_terms_get_element (options, i), "price", 0) <= 0)
      return FALSE;
  return vt_terms_get_length (options) > 0;
}

/* Who has to choose something that costs to get what the offer says is not free to choose. */
static void
check_forced (VtExam *exam, JsonArray *groups, guint index)
{
  JsonObject      *group = vt_terms_get_element (groups, index);
  const char      *id = vt_terms_get_text (group, "id");
  g_autofree char *path = g_strdup_printf ("groups/%u/min", index);
  g_autofree char *words = NULL;

  if (vt_terms_get_int64 (group, "min", 0) < 1 || !all_cost (vt_terms_get_array (group, "options")))
    return;
  words = vt_words_title (id != NULL ? id : "?", VT_WORDS_TITLE_MAX);
  vt_exam_set (
      exam,
      vt_exam_add_fix (
          vt_exam_add (exam, VT_PROBLEM_PAID_PRESELECTED, NULL,
                       /* Translators: the name of a group of options */
                       g_strdup_printf (_ ("In “%s” something that costs has to be chosen, "
                                           "though what it goes with is sold without."),
                                        words)),
          g_strdup (_ ("Let Them Choose"))),
      path, NULL);
}

/* Members of their own that storefronts read: "x-preselected", "x-default": true. */
static gboolean
is_preselection (const char *name, JsonNode *value)
{
  static const char *const hints[] = {"select", "default", "check", "tick", "chosen"};
  GType                    type = json_node_get_value_type (value);

  if (!g_str_has_prefix (name, "x-") || (type != G_TYPE_BOOLEAN && type != G_TYPE_INT64) ||
      (type == G_TYPE_BOOLEAN ? !json_node_get_boolean (value) : json_node_get_int (value) <= 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (strstr (name, hints[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What the product of an option, item or plan costs the shopper: 0 if nothing. */
static gint64
get_price (const VtExam *exam, JsonObject *object)
{
  guint32 product = vt_exam_find_product (exam, vt_terms_get_text (object, "sku"));

  if (json_object_has_member (object, "price") && vt_terms_get_object (object, "price") == NULL)
    return vt_terms_get_int64 (object, "price", 0);
  return product != VT_PRODUCT_NONE ? vt_exam_get_product (exam, product)->price_minor : 0;
}

static void
check_preselected_in (VtExam *exam, JsonObject *object, const char *path)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      const char      *sku = vt_terms_get_text (object, "sku");
      g_autofree char *member = g_strconcat (path, "/", name, NULL);
      g_autofree char *words = NULL;

      if (sku == NULL || !is_preselection (name, value) || get_price (exam, object) <= 0)
        continue;
      words = vt_words_product (exam->checker->context->catalog, sku);
      vt_exam_set (
          exam,
          vt_exam_add_fix (
              vt_exam_add (exam, VT_PROBLEM_PAID_PRESELECTED, sku,
                           g_strdup_printf (_ ("“%s” costs something and is chosen for the "
                                               "shopper (%s)."),
                                            words, name)),
              g_strdup (_ ("Let Them Choose"))),
          member, NULL);
    }
}

static void
visit (VtExam *exam, JsonNode *node, const char *path)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *child;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%u", path, i);

          visit (exam, json_array_get_element (json_node_get_array (node), i), inner);
        }
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  if (*path != '\0')
    check_preselected_in (exam, json_node_get_object (node), path);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &child))
    {
      g_autofree char *inner =
          *path != '\0' ? g_strconcat (path, "/", name, NULL) : g_strdup (name);

      if (!vt_terms_is_opaque (name))
        visit (exam, child, inner);
    }
}

void
vt_check_preselected (VtExam *exam)
{
  JsonArray *groups = vt_terms_get_array (exam->terms, "groups");

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    check_forced (exam, groups, i);
  visit (exam, exam->offer->terms, "");
}

/* ---- ends ---- */

static void
add_take_out (VtExam *exam, VtProblem *problem, const VtText *text)
{
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take the Text Out"))), text->path,
               NULL);
}

/* A day of the week, or hours, are an end that comes every time. */
static gboolean
has_end (const VtExam *exam)
{
  JsonObject *schedule = vt_terms_get_object (exam->terms, "schedule");

  return schedule != NULL && (json_object_has_member (schedule, "until") ||
                              json_object_has_member (schedule, "weekdays") ||
                              json_object_has_member (schedule, "hours"));
}

/* The day that the text names is the last one. */
static void
add_end (VtExam *exam, VtProblem *problem, const char *day)
{
  g_autofree char *instant = g_strconcat (day, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, NULL);
  g_autoptr (GDateTime) next = time != NULL ? g_date_time_add_days (time, 1) : NULL;
  g_autofree char *until = next != NULL ? g_date_time_format (next, "%Y-%m-%dT00:00:00Z") : NULL;
  g_autofree char *shown = time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : NULL;

  if (until != NULL)
    vt_exam_set_text (exam,
                      /* Translators: a button: the last day of an offer */
                      vt_exam_add_fix (problem, g_strdup_printf (_ ("End It on %s"), shown)),
                      "schedule/until", until);
}

static void
check_deadline (VtExam *exam, const VtText *text)
{
  g_autofree char *day = NULL;
  g_autofree char *date = vt_persuasion_find_date (text->text, &day);
  g_autofree char *deadline = vt_persuasion_find_deadline (text->text);
  VtProblem       *problem;

  if (date == NULL && deadline == NULL)
    return;
  problem = vt_exam_add (exam, VT_PROBLEM_DEADLINE_FALSE, NULL,
                         /* Translators: words of a text that shoppers read */
                         g_strdup_printf (_ ("A text says “%s”, and the offer has no end."),
                                          date != NULL ? date : deadline));
  if (date != NULL && *day != '\0')
    add_end (exam, problem, day);
  add_take_out (exam, problem, text);
}

void
vt_check_deadline (VtExam *exam)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (has_end (exam))
    return;
  texts = vt_texts_list (exam->offer);
  for (guint i = 0; i < texts->len; i++)
    check_deadline (exam, texts->pdata[i]);
}

void
vt_check_deadline_moved (VtExam *exam)
{
  const VtCheckContext *context = exam->checker->context;
  JsonObject           *schedule = vt_terms_get_object (exam->terms, "schedule");
  gint64                first_us;
  guint                 n_later;
  g_autofree char      *first = NULL;
  VtProblem            *problem;

  if (context->past_ends == NULL || vt_terms_get_text (schedule, "until") == NULL)
    return;
  n_later = vt_past_ends_count_later (context->past_ends, exam->offer->id, &first_us);
  if (n_later < MANY_TIMES)
    return;
  first = vt_instant_tell (first_us, context->catalog);
  problem = vt_exam_add (
      exam, VT_PROBLEM_DEADLINE_MOVED, NULL,
      /* Translators: a number of times, and a date */
      g_strdup_printf (
          _ ("Its end was put off %u times, the first time from %s: an end that moves is "
             "none."),
          n_later, first));
  vt_exam_set (exam, vt_exam_add_fix (problem, g_strdup (_ ("Clear the End"))),
               json_object_get_size (schedule) > 1 ? "schedule/until" : "schedule", NULL);
}

/* ---- shortage ---- */

/* What the offer names, else what it selects; %VT_PRODUCT_NONE unless all of it is there in known
 * numbers above @n_left. */
static guint32
find_plenty (const VtExam *exam, guint n_left)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (guint32));
  const GArray  *products = vt_exam_select (exam, exam->terms, "select");
  GHashTableIter iter;
  gpointer       key;
  guint32        least = VT_PRODUCT_NONE;

  g_hash_table_iter_init (&iter, exam->reach->named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 product = GPOINTER_TO_UINT (key);

      g_array_append_val (named, product);
    }
  if (named->len > 0)
    products = named;
  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);
      gint64  stock = vt_exam_get_product (exam, product)->stock;

      if (stock == VT_STOCK_UNKNOWN || stock <= n_left)
        return VT_PRODUCT_NONE;
      if (least == VT_PRODUCT_NONE || stock < vt_exam_get_product (exam, least)->stock)
        least = product;
    }
  return least;
}

static void
check_scarcity (VtExam *exam, const VtText *text)
{
  guint            n_left;
  g_autofree char *found = vt_persuasion_find_scarcity (text->text, &n_left);
  g_autofree char *words = NULL;
  guint32          product;

  if (found == NULL)
    return;
  product = find_plenty (exam, n_left);
  if (product == VT_PRODUCT_NONE)
    return;
  words = vt_exam_tell_product (exam, product);
  add_take_out (
      exam,
      vt_exam_add (exam, VT_PROBLEM_SCARCITY_FALSE, vt_exam_get_product (exam, product)->sku,
                   /* Translators: words of a text, a product and how many there are */
                   g_strdup_printf (_ ("A text says “%s”, and of “%s” there are %" PRId64 "."),
                                    found, words, vt_exam_get_product (exam, product)->stock)),
      text);
}

/* An offer that is itself limited may say so. */
void
vt_check_scarcity (VtExam *exam)
{
  JsonObject *limits = vt_terms_get_object (exam->terms, "limits");
  g_autoptr (GPtrArray) texts = NULL;

  if (limits != NULL &&
      (json_object_has_member (limits, "total") || json_object_has_member (limits, "budget")))
    return;
  texts = vt_texts_list (exam->offer);
  for (guint i = 0; i < texts->len; i++)
    check_scarcity (exam, texts->pdata[i]);
}

/* ---- prices of before ---- */

/* "1.234,50", "1,234.50", "99": the last separator counts if as many digits follow as the currency
 * has. */
static gint64
read_amount (const VtExam *exam, const char *digits)
{
  guint    n_minor = (guint) exam->checker->context->currency->minor_digits;
  gsize    length = strlen (digits);
  gboolean has_minor =
      n_minor > 0 && length > n_minor + 1 && strchr (".,", digits[length - n_minor - 1]) != NULL;
  gint64 amount = 0;

  for (const char *at = digits; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (__builtin_mul_overflow (amount, 10, &amount) ||
                                  __builtin_add_overflow (amount, *at - '0', &amount)))
      return -1;
  for (guint i = 0; i < n_minor && !has_minor; i++)
    if (__builtin_mul_overflow (amount, 10, &amount))
      return -1;
  return amount;
}

static gboolean
any_costs (const VtExam *exam, const GArray *products, gint64 price_minor)
{
  for (guint i = 0; i < products->len; i++)
    if (vt_exam_get_product (exam, g_array_index (products, guint32, i))->price_minor ==
        price_minor)
      return TRUE;
  return FALSE;
}

/* What a bundle's parts cost together, by the evaluator. */
static gboolean
costs_together (VtExam *exam, gint64 price_minor)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VtTrialLine));
  VtTrialSum sum;

  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = exam->offer->components->pdata[i];
      VtTrialLine        line =
          VT_TRIAL_LINE (vt_exam_find_product (exam, component->sku), component->quantity);

      g_array_append_val (lines, line);
    }
  return vt_trial_weigh (exam->trial, (const VtTrialLine *) (gpointer) lines->data, lines->len,
                         &sum) &&
         sum.list_minor == price_minor;
}

/* Whether anything that the offer is about costs that, by the catalogue. */
static gboolean
is_price (VtExam *exam, gint64 price_minor)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, exam->reach->named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (vt_exam_get_product (exam, GPOINTER_TO_UINT (key))->price_minor == price_minor)
      return TRUE;
  if (exam->offer->kind == VT_OFFER_BUNDLE)
    return costs_together (exam, price_minor);
  return any_costs (exam, vt_exam_select (exam, exam->terms, "select"), price_minor);
}

/* Kinds that take something off what is named or selected; sets of one's choice cost this and that.
 */
static gboolean
has_list_price (const VtExam *exam)
{
  switch (exam->offer->kind)
    {
    case VT_OFFER_BUNDLE:
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_MARKDOWN:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_CROSS_SELL:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_PROTECTION:
      return TRUE;
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_FOLLOW_UP:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static void
check_list_price (VtExam *exam, const VtText *text)
{
  g_autofree char *amount = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *found = vt_persuasion_find_list_price (text->text, &amount, &digits);
  g_autofree char *mended = NULL;
  VtProblem       *problem;
  const char      *at;

  if (found == NULL || is_price (exam, read_amount (exam, digits)))
    return;
  problem = vt_exam_add (
      exam, VT_PROBLEM_LIST_PRICE_FALSE, NULL,
      /* Translators: words of a text that shoppers read */
      g_strdup_printf (_ ("A text says “%s”, and nothing it is about costs that in the catalogue."),
                       found));
  at = strstr (text->text, found);
  if (at == NULL)
    return;
  at += strlen (found) - strlen (amount);
  mended =
      g_strdup_printf ("%.*s{list}%s", (int) (at - text->text), text->text, at + strlen (amount));
  vt_exam_set_text (exam, vt_exam_add_fix (problem, g_strdup_printf (_ ("Use %s"), "{list}")),
                    text->path, mended);
}

void
vt_check_list_price (VtExam *exam)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (!has_list_price (exam))
    return;
  texts = vt_texts_list (exam->offer);
  for (guint i = 0; i < texts->len; i++)
    check_list_price (exam, texts->pdata[i]);
}
