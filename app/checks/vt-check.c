/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers, each alone and beside the others. */

#include "vt-check.h"

#include "vt-compile.h"
#include "vt-evaluate.h"
#include "vt-offer-start.h"
#include "vt-reach.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  GPtrArray        *offers;       /* (unowned) */
  VtCatalog        *catalog;      /* (unowned) */
  const VtCurrency *currency;     /* (unowned) */
  GPtrArray        *problems;     /* (owned) */
  GHashTable       *first_by_set; /* (owned): set of parts → its first offer */
  GHashTable       *by_product;   /* (owned): product index → array of offers */
} Check;

static void
problem_free (gpointer data)
{
  VtProblem *problem = data;

  g_free (problem->offer_id);
  g_free (problem->sku);
  g_free (problem->text);
  g_free (problem);
}

static VtProblemSeverity
get_severity (VtProblemCode code)
{
  switch (code)
    {
    case VT_PROBLEM_TOO_FEW_UNITS:
    case VT_PROBLEM_PART_GONE:
    case VT_PROBLEM_PART_WITHOUT_PRICE:
    case VT_PROBLEM_PART_IS_FEE:
    case VT_PROBLEM_NO_SAVING:
    case VT_PROBLEM_CANNOT_COMPILE:
      return VT_PROBLEM_ERROR;
    case VT_PROBLEM_BELOW_COST:
    case VT_PROBLEM_PART_BELOW_COST:
    case VT_PROBLEM_UNKNOWN_SKU:
    case VT_PROBLEM_SELECTS_NOTHING:
    case VT_PROBLEM_SAME_SET:
    case VT_PROBLEM_NO_NAME:
      return VT_PROBLEM_WARNING;
    case VT_PROBLEM_COMPETES:
      return VT_PROBLEM_NOTE;
    default:
      g_return_val_if_reached (VT_PROBLEM_ERROR);
    }
}

/* Takes @text. */
static void
add_problem (Check *check, const VtOffer *offer, VtProblemCode code, const char *sku, char *text)
{
  VtProblem *problem = g_new0 (VtProblem, 1);

  problem->code = code;
  problem->severity = get_severity (code);
  problem->offer_id = g_strdup (offer->id);
  problem->sku = g_strdup (sku);
  problem->text = text;
  g_ptr_array_add (check->problems, problem);
}

/* ---- each alone ---- */

/* %FALSE if the product has a fault that makes evaluating the offer meaningless. */
static gboolean
check_part (Check *check, const VtOffer *offer, const char *sku)
{
  g_autofree char *words = vt_words_product (check->catalog, sku);
  guint32          index = vt_catalog_index_of_sku (check->catalog, sku);

  if (index == VT_PRODUCT_NONE)
    {
      add_problem (check, offer, VT_PROBLEM_PART_GONE, sku,
                   g_strdup_printf (_ ("“%s” is not in the catalogue."), words));
      return FALSE;
    }
  if (vt_catalog_get (check->catalog, index)->kind == VT_PRODUCT_FEE)
    add_problem (check, offer, VT_PROBLEM_PART_IS_FEE, sku,
                 g_strdup_printf (_ ("“%s” is a fee, which nobody puts in a cart."), words));
  if (vt_catalog_get (check->catalog, index)->price_minor == VT_MONEY_UNKNOWN)
    {
      add_problem (check, offer, VT_PROBLEM_PART_WITHOUT_PRICE, sku,
                   g_strdup_printf (_ ("“%s” has no price."), words));
      return FALSE;
    }
  return TRUE;
}

/* The same for all products of a bundle. */
static gboolean
check_parts (Check *check, const VtOffer *offer)
{
  gint64   n_units = 0;
  gboolean sound = TRUE;

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);

      n_units += component->quantity;
      sound = check_part (check, offer, component->sku) && sound;
    }
  if (n_units < 2)
    add_problem (check, offer, VT_PROBLEM_TOO_FEW_UNITS, NULL,
                 g_strdup (_ ("A bundle needs at least two units.")));
  return sound && n_units > 0;
}

static void
check_part_costs (Check *check, const VtOffer *offer, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine    *line = vr_result_get_line (result, i);
      guint32          index = vt_catalog_index_of_sku (check->catalog, line->sku);
      gint64           unit_cost_minor = vt_catalog_get (check->catalog, index)->cost_minor;
      gint64           cost_minor;
      g_autofree char *words = NULL;
      g_autofree char *net = NULL;
      g_autofree char *cost = NULL;

      if (unit_cost_minor == VT_MONEY_UNKNOWN || line->net == line->list ||
          __builtin_mul_overflow (unit_cost_minor, line->quantity, &cost_minor) ||
          line->net >= cost_minor)
        continue;

      words = vt_words_product (check->catalog, line->sku);
      net = vt_money_to_display (line->net, check->currency);
      cost = vt_money_to_display (cost_minor, check->currency);
      add_problem (check, offer, VT_PROBLEM_PART_BELOW_COST, line->sku,
                   /* Translators: a product and two amounts of money */
                   g_strdup_printf (_ ("Within the set, “%s” brings %s but costs the shop %s."),
                                    words, net, cost));
    }
}

/* The margin of the set is known and negative. */
static void
add_below_cost (Check *check, const VtOffer *offer, const VtBundleFigures *figures)
{
  g_autofree char *price = vt_money_to_display (figures->price_minor, check->currency);
  g_autofree char *loss = vt_money_to_display (-figures->margin_after_minor, check->currency);
  g_autofree char *saving = vt_money_to_display (figures->saving_minor, check->currency);
  g_autofree char *margin = vt_money_to_display (figures->margin_before_minor, check->currency);
  char            *text;

  if (figures->margin_before_minor > 0)
    text = g_strdup_printf (_ ("Sold for %s, %s below cost: the discount of %s is larger than the "
                               "margin of %s."),
                            price, loss, saving, margin);
  else
    text = g_strdup_printf (
        _ ("Sold for %s, %s below cost: its parts leave no margin to discount."), price, loss);
  add_problem (check, offer, VT_PROBLEM_BELOW_COST, NULL, text);
}

static void
check_money (Check *check, const VtOffer *offer)
{
  g_autoptr (VrResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VtBundleFigures figures;

  result = vt_evaluate_set (offer, check->catalog, check->currency, &error);
  if (result == NULL ||
      !vt_bundle_figures (offer, check->catalog, check->currency, &figures, &error))
    {
      add_problem (check, offer, VT_PROBLEM_CANNOT_COMPILE, NULL,
                   g_strdup_printf ("%s.", error->message));
      return;
    }

  if (figures.saving_minor == 0)
    {
      g_autofree char *list = vt_money_to_display (figures.list_minor, check->currency);

      add_problem (
          check, offer, VT_PROBLEM_NO_SAVING, NULL,
          g_strdup_printf (_ ("Saves nothing: the parts cost %s apart, the set no less."), list));
      return;
    }
  /* How a set's price is shared among its parts matters to nobody who knows the whole; where the
   * cost of some is missing, what is known of the others is all there is to judge by. */
  if (figures.margin_after_minor == VT_MONEY_UNKNOWN)
    check_part_costs (check, offer, result);
  else if (figures.margin_after_minor < 0)
    add_below_cost (check, offer, &figures);
}

/* %FALSE if the evaluator does not take it. */
static gboolean
check_rules (Check *check, const VtOffer *offer)
{
  g_autoptr (GError) error = NULL;
  char *next;

  if (vt_offer_judge (offer, check->catalog, check->currency, &error))
    return TRUE;
  /* What to do next says more than which member the pack lacks. */
  next = vt_offer_tell_next (offer);
  add_problem (check, offer, VT_PROBLEM_CANNOT_COMPILE, NULL,
               next != NULL ? next : g_strdup_printf ("%s.", error->message));
  return FALSE;
}

static void
check_bundle (Check *check, const VtOffer *offer)
{
  gboolean has_terms = json_object_get_size (vt_offer_get_terms (offer)) > 0;

  if (check_parts (check, offer) && (!has_terms || check_rules (check, offer)))
    check_money (check, offer);
}

/* What selectors and conditions ask for that is not there: they are never met by it. */
static void
check_asked (Check *check, const VtOffer *offer, VtReach *reach)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);

  vt_reach_list_unknown (reach, skus);
  if (skus->len > 0)
    {
      const char *sku = skus->pdata[0];

      add_problem (
          check, offer, VT_PROBLEM_UNKNOWN_SKU, sku,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Asks for “%s”, which is not in the catalogue.",
                                        "Asks for “%s” and others (%u), which are not in the "
                                        "catalogue.",
                                        skus->len),
                           sku, skus->len));
    }
  if (reach->selectors->len > 0 && g_hash_table_size (reach->products) == 0)
    add_problem (check, offer, VT_PROBLEM_SELECTS_NOTHING, NULL,
                 g_strdup (_ ("No product of the catalogue is what it asks for.")));
}

/* Of an offer of any kind but a bundle. */
static void
check_terms (Check *check, const VtOffer *offer)
{
  g_autoptr (VtReach) reach = vt_reach_of (offer, check->catalog);
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);
  gboolean sound = TRUE;

  vt_reach_list_named (reach, skus);
  for (guint i = 0; i < skus->len; i++)
    sound = check_part (check, offer, skus->pdata[i]) && sound;
  check_asked (check, offer, reach);
  if (sound)
    check_rules (check, offer);
}

static void
check_alone (Check *check, const VtOffer *offer)
{
  if (offer->name[0] == '\0')
    add_problem (check, offer, VT_PROBLEM_NO_NAME, NULL, g_strdup (_ ("The offer has no name.")));
  if (offer->kind == VT_OFFER_BUNDLE)
    check_bundle (check, offer);
  else
    check_terms (check, offer);
}

/* ---- beside the others ---- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same for the same parts in the same quantities, whatever their order. */
static char *
set_to_key (const VtOffer *offer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      g_autofree char   *folded = g_ascii_strdown (component->sku, -1);

      /* The length first, so that no SKU can pass for a part of another. */
      g_ptr_array_add (words, g_strdup_printf ("%zu:%s×%" PRId64 ";", strlen (folded), folded,
                                               component->quantity));
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append (key, g_ptr_array_index (words, i));
  return g_string_free (key, FALSE);
}

static void
index_offer (Check *check, VtOffer *offer)
{
  char *key = set_to_key (offer);

  if (g_hash_table_contains (check->first_by_set, key))
    g_free (key);
  else
    g_hash_table_insert (check->first_by_set, key, offer);

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (check->catalog, component->sku);
      GPtrArray         *sharers;

      if (index == VT_PRODUCT_NONE)
        continue;
      sharers = g_hash_table_lookup (check->by_product, GUINT_TO_POINTER (index));
      if (sharers == NULL)
        {
          sharers = g_ptr_array_new ();
          g_hash_table_insert (check->by_product, GUINT_TO_POINTER (index), sharers);
        }
      g_ptr_array_add (sharers, offer);
    }
}

static gboolean
check_same_set (Check *check, const VtOffer *offer)
{
  g_autofree char *key = set_to_key (offer);
  const VtOffer   *first = g_hash_table_lookup (check->first_by_set, key);
  g_autofree char *name = NULL;

  if (first == NULL || first == offer)
    return FALSE;

  name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
  add_problem (check, offer, VT_PROBLEM_SAME_SET, NULL,
               g_strdup_printf (_ ("“%s” has the same parts."), name));
  return TRUE;
}

/* One note an offer, about the first product that it shares. */
static void
check_competition (Check *check, const VtOffer *offer)
{
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (check->catalog, component->sku);
      GPtrArray         *sharers = NULL;
      const VtOffer     *other;
      g_autofree char   *words = NULL;
      g_autofree char   *name = NULL;

      if (index != VT_PRODUCT_NONE)
        sharers = g_hash_table_lookup (check->by_product, GUINT_TO_POINTER (index));
      if (sharers == NULL || sharers->len < 2)
        continue;

      other = g_ptr_array_index (sharers, 0);
      if (other == offer)
        other = g_ptr_array_index (sharers, 1);
      words = vt_words_product (check->catalog, component->sku);
      name = vt_words_title (other->name, VT_WORDS_TITLE_MAX);
      add_problem (
          check, offer, VT_PROBLEM_COMPETES, component->sku,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Shares “%s” with “%s”: a cart with one of it gets the "
                                        "offer that saves more.",
                                        "Shares “%s” with “%s” and others (%u): a cart with one of "
                                        "it gets the offer that saves most.",
                                        sharers->len - 1),
                           words, name, sharers->len - 1));
      return;
    }
}

/* ---- all ---- */

static int
compare_severity (gconstpointer a, gconstpointer b)
{
  const VtProblem *problem = *(const VtProblem *const *) a;
  const VtProblem *other = *(const VtProblem *const *) b;

  return (int) other->severity - (int) problem->severity;
}

GPtrArray *
vt_offers_check (GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency)
{
  Check check = {.offers = offers, .catalog = catalog, .currency = currency};

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  check.problems = g_ptr_array_new_with_free_func (problem_free);
  check.first_by_set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check.by_product = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer *offer = g_ptr_array_index (offers, i);

      if (offer->state != VT_OFFER_PAUSED && offer->components->len > 0)
        index_offer (&check, offer);
    }
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      check_alone (&check, offer);
      if (offer->state != VT_OFFER_PAUSED && !check_same_set (&check, offer))
        check_competition (&check, offer);
    }
  g_hash_table_unref (check.first_by_set);
  g_hash_table_unref (check.by_product);

  /* Stable, as GLib's sort of pointer arrays is a merge sort. */
  g_ptr_array_sort (check.problems, compare_severity);
  return check.problems;
}

gboolean
vt_problems_block (GPtrArray *problems, const char *offer_id)
{
  g_return_val_if_fail (problems != NULL, FALSE);
  g_return_val_if_fail (offer_id != NULL, FALSE);

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == VT_PROBLEM_ERROR && strcmp (problem->offer_id, offer_id) == 0)
        return TRUE;
    }
  return FALSE;
}
