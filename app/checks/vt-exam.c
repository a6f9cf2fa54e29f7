/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer while it is being looked at. */

#include "vt-exam.h"

#include "vt-offer-form.h"
#include "vt-terms-path.h"

#include <string.h>

void
vt_exam_init (VtExam *exam, VtChecker *checker, const VtOffer *offer)
{
  *exam = (VtExam){
      .checker = checker,
      .offer = offer,
      .terms = vt_offer_get_terms (offer),
      .reach = vt_reach_new (checker->context->catalog),
  };
  vt_reach_add (exam->reach, offer);
}

void
vt_exam_clear (VtExam *exam)
{
  g_clear_pointer (&exam->reach, vt_reach_free);
  g_clear_pointer (&exam->samples, g_ptr_array_unref);
  g_clear_pointer (&exam->trial, vt_trial_free);
  g_clear_pointer (&exam->form, json_node_unref);
}

/* ---- what is found ---- */

VtProblem *
vt_exam_add (VtExam *exam, VtProblemCode code, const char *sku, char *text)
{
  VtProblem *problem = vt_problem_new (code, exam->offer->id, sku, text);

  g_ptr_array_add (exam->checker->problems, problem);
  if (problem->severity == VT_PROBLEM_ERROR)
    exam->n_errors++;
  return problem;
}

VtFix *
vt_exam_add_fix (VtProblem *problem, char *title)
{
  VtFix *fix = vt_fix_new (title);

  g_ptr_array_add (problem->fixes, fix);
  return fix;
}

JsonNode *
vt_exam_get (VtExam *exam, const char *path)
{
  if (exam->form == NULL)
    {
      g_autofree char *text = vt_offer_form_to_text (exam->offer);

      exam->form = json_from_string (text, NULL);
    }
  return vt_terms_path_get (exam->form, path);
}

void
vt_exam_set (VtExam *exam, VtFix *fix, const char *path, JsonNode *after)
{
  JsonNode        *node = vt_exam_get (exam, path);
  g_autofree char *before = node != NULL ? json_to_string (node, FALSE) : NULL;
  g_autofree char *text = after != NULL ? json_to_string (after, FALSE) : NULL;

  vt_fix_add_step (fix, path, before, text);
  g_clear_pointer (&after, json_node_unref);
}

void
vt_exam_set_int (VtExam *exam, VtFix *fix, const char *path, gint64 value)
{
  vt_exam_set (exam, fix, path, json_node_init_int (json_node_alloc (), value));
}

void
vt_exam_set_text (VtExam *exam, VtFix *fix, const char *path, const char *text)
{
  vt_exam_set (exam, fix, path, json_node_init_string (json_node_alloc (), text));
}

void
vt_exam_remove_element (VtExam *exam, VtFix *fix, const char *path, guint index)
{
  JsonNode *node = vt_exam_get (exam, path);
  g_autoptr (JsonArray) rest = json_array_new ();

  g_return_if_fail (node != NULL && JSON_NODE_HOLDS_ARRAY (node));

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (i != index)
      json_array_add_element (
          rest, json_node_copy (json_array_get_element (json_node_get_array (node), i)));
  vt_exam_set (exam, fix, path, json_node_init_array (json_node_alloc (), rest));
}

JsonNode *
vt_exam_get_term (const VtExam *exam, const char *path)
{
  return vt_terms_path_get (exam->offer->terms, path);
}

GPtrArray *
vt_exam_list_paths (const VtExam *exam, const char *pattern)
{
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  const char      *number = strstr (pattern, "/N/");
  g_autofree char *outer = NULL;
  JsonNode        *node;

  if (number == NULL)
    {
      g_ptr_array_add (paths, g_strdup (pattern));
      return paths;
    }
  outer = g_strndup (pattern, number - pattern);
  node = vt_exam_get_term (exam, outer);
  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
                    i < json_array_get_length (json_node_get_array (node));
       i++)
    g_ptr_array_add (paths, g_strdup_printf ("%s/%u/%s", outer, i, number + strlen ("/N/")));
  return paths;
}

/* ---- words ---- */

char *
vt_exam_tell_product (const VtExam *exam, guint32 product)
{
  return vt_words_product (exam->checker->context->catalog,
                           vt_exam_get_product (exam, product)->sku);
}

char *
vt_exam_tell_money (const VtExam *exam, gint64 minor)
{
  return vt_money_to_display (minor, exam->checker->context->currency);
}

/* ---- products ---- */

const VtProduct *
vt_exam_get_product (const VtExam *exam, guint32 product)
{
  return vt_catalog_get (exam->checker->context->catalog, product);
}

guint32
vt_exam_find_product (const VtExam *exam, const char *sku)
{
  return sku != NULL ? vt_catalog_index_of_sku (exam->checker->context->catalog, sku)
                     : VT_PRODUCT_NONE;
}

const GArray *
vt_exam_select (const VtExam *exam, JsonObject *object, const char *name)
{
  return vt_shelf_select (exam->checker->shelf, vt_terms_get_object (object, name));
}

guint32
vt_exam_pick_cheapest (const VtExam *exam, const GArray *products)
{
  guint32 best = VT_PRODUCT_NONE;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      if (best == VT_PRODUCT_NONE || vt_exam_get_product (exam, product)->price_minor <
                                         vt_exam_get_product (exam, best)->price_minor)
        best = product;
    }
  return best;
}

guint32
vt_exam_pick_dearest (const VtExam *exam, const GArray *products)
{
  guint32 best = VT_PRODUCT_NONE;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      if (best == VT_PRODUCT_NONE || vt_exam_get_product (exam, product)->price_minor >
                                         vt_exam_get_product (exam, best)->price_minor)
        best = product;
    }
  return best;
}
