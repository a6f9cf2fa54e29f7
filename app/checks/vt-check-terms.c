/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer says as a whole: whether it has a name, asks for something that is there, and is an
 * offer for the evaluator. */

#include "vt-check-rules.h"

#include "vt-compile.h"
#include "vt-offer-start.h"
#include "vt-samples.h"
#include "vt-suggest.h"

#include <glib/gi18n-lib.h>

/* (nullable): what a bundle is called where it is made of its products. */
static char *
make_name (const VtExam *exam)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (VtOffer) model = NULL;

  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = exam->offer->components->pdata[i];
      guint32            product = vt_exam_find_product (exam, component->sku);

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (products, product);
    }
  if (products->len == 0)
    return NULL;
  model = vt_offer_from_products (exam->checker->context->catalog,
                                  (const guint32 *) (gpointer) products->data, products->len, NULL);
  return g_strdup (model->name);
}

void
vt_check_name (VtExam *exam)
{
  VtProblem       *problem;
  g_autofree char *name = NULL;

  if (exam->offer->name[0] != '\0')
    return;
  problem = vt_exam_add (exam, VT_PROBLEM_NO_NAME, NULL, g_strdup (_ ("The offer has no name.")));
  name = make_name (exam);
  if (name != NULL)
    vt_exam_set_text (exam, vt_exam_add_fix (problem, g_strdup (_ ("Name It After Its Products"))),
                      "name", name);
  else
    vt_exam_set_text (exam, vt_exam_add_fix (problem, g_strdup (_ ("Name It After Its Kind"))),
                      "name", vt_offer_kind_to_text (exam->offer->kind));
}

void
vt_check_units (VtExam *exam)
{
  gint64     n_units = 0;
  VtProblem *problem;

  for (guint i = 0; i < exam->offer->components->len; i++)
    n_units += ((const VtComponent *) exam->offer->components->pdata[i])->quantity;
  if (n_units >= 2)
    return;
  problem = vt_exam_add (exam, VT_PROBLEM_TOO_FEW_UNITS, NULL,
                         g_strdup (_ ("A bundle needs at least two units.")));
  if (n_units == 1)
    vt_exam_set_int (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take Two of It"))),
                     "components/0/quantity", 2);
}

/* ---- what is asked for ---- */

static void
check_unknown (VtExam *exam)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);
  const char *sku;

  vt_reach_list_unknown (exam->reach, skus);
  if (skus->len == 0)
    return;
  sku = skus->pdata[0];
  vt_exam_add (exam, VT_PROBLEM_UNKNOWN_SKU, sku,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "Asks for “%s”, which is not in the catalogue.",
                                             "Asks for “%s” and others (%u), which are not in the "
                                             "catalogue.",
                                             skus->len),
                                sku, skus->len));
}

/**
 * Asked:
 * @pattern: path of a selector without which the offer does nothing
 * @sentence: what is said where it selects nothing; of slots, which have numbers, something else
 */
typedef struct
{
  VtOfferKind kind;
  const char *pattern;
  const char *sentence;
} Asked;

static const Asked asked[] = {
    {VT_OFFER_MIX_AND_MATCH, "slots/N/select", NULL},
    {VT_OFFER_VOLUME, "select", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_VOLUME, "buy_select", N_ ("No product of the catalogue is what is to be bought.")},
    {VT_OFFER_SUBSCRIPTION, "select", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_DOWNSELL, "select", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_DOWNSELL, "alternative/for", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_PROTECTION, "select", N_ ("No product of the catalogue is what the plans are for.")},
    {VT_OFFER_CROSS_SELL, "anchor", N_ ("No product of the catalogue is what the items go with.")},
    {VT_OFFER_ADD_ON, "requires", N_ ("No product of the catalogue is what the options go with.")},
    {VT_OFFER_THRESHOLD, "select", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_MARKDOWN, "select", N_ ("No product of the catalogue is what it asks for.")},
    {VT_OFFER_FOLLOW_UP, "after", N_ ("No product of the catalogue is what it follows up.")},
};

static void
check_selected (VtExam *exam, const Asked *what)
{
  g_autoptr (GPtrArray) paths = vt_exam_list_paths (exam, what->pattern);

  for (guint i = 0; i < paths->len; i++)
    {
      JsonNode *node = vt_exam_get_term (exam, paths->pdata[i]);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
          vt_shelf_select (exam->checker->shelf, json_node_get_object (node))->len > 0)
        continue;
      vt_exam_add (exam, VT_PROBLEM_SELECTS_NOTHING, NULL,
                   exam->offer->kind == VT_OFFER_MIX_AND_MATCH
                       ? g_strdup_printf (_ ("No product of the catalogue fits slot %u."), i + 1)
                       : g_strdup (_ (what->sentence)));
    }
}

void
vt_check_asked (VtExam *exam)
{
  check_unknown (exam);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (asked[i].kind == exam->offer->kind)
      check_selected (exam, &asked[i]);
}

/* ---- the evaluator ---- */

/* What is said of when and for whom is not in a trial, but has to be right as well. */
static gboolean
has_gates (const VtExam *exam)
{
  static const char *const gates[] = {"audience", "channels", "coupon", "coupons",
                                      "limits",   "schedule", "when"};

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    if (json_object_has_member (exam->terms, gates[i]))
      return TRUE;
  return FALSE;
}

void
vt_check_taken (VtExam *exam)
{
  const VtCheckContext *context = exam->checker->context;
  g_autoptr (GArray) products = NULL;
  g_autoptr (VrPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  char *next;

  exam->samples = vt_samples_choose (exam);
  products = vt_samples_join (exam);
  exam->trial = vt_trial_new (exam->offer, products, context->catalog, context->currency, &error);
  if (exam->trial != NULL && has_gates (exam))
    {
      pack =
          vt_offer_load_alone (exam->offer, products, context->catalog, context->currency, &error);
      if (pack == NULL)
        g_clear_pointer (&exam->trial, vt_trial_free);
    }
  /* A mistake that was found already is why, and says it better. */
  if (exam->trial != NULL || exam->n_errors > 0)
    return;
  /* What to do next says more than which member the pack lacks. */
  next = vt_offer_tell_next (exam->offer);
  vt_exam_add (exam, VT_PROBLEM_CANNOT_COMPILE, NULL,
               next != NULL ? next : g_strdup_printf ("%s.", error->message));
}
