/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in an offer a product is given or suggested. */

#include "vt-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Place:
 * @pattern: path of an array; "N" stands for each element of an array
 * @n_min: fewer elements than that, and the offer is none
 * @can_go: whether the array may go as a whole
 */
typedef struct
{
  VtOfferKind kind;
  const char *pattern;
  guint       n_min;
  gboolean    can_go;
} Place;

static const Place places[] = {
    {VT_OFFER_BUNDLE, "components", 1, FALSE},       {VT_OFFER_TIER_LADDER, "tiers", 2, FALSE},
    {VT_OFFER_PROTECTION, "plans", 1, FALSE},        {VT_OFFER_CROSS_SELL, "items", 1, FALSE},
    {VT_OFFER_ADD_ON, "groups/N/options", 1, FALSE}, {VT_OFFER_THRESHOLD, "fill", 1, TRUE},
    {VT_OFFER_FOLLOW_UP, "steps/N/items", 1, TRUE},
};

static const char *
get_sku (JsonNode *element)
{
  if (JSON_NODE_HOLDS_OBJECT (element))
    return vt_terms_get_text (json_node_get_object (element), "sku");
  return json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element)
                                                             : NULL;
}

static gboolean
is_sku (const char *text, const char *sku)
{
  return text != NULL && g_ascii_strcasecmp (text, sku) == 0;
}

static gint64
get_quantity (JsonNode *element)
{
  return JSON_NODE_HOLDS_OBJECT (element)
             ? vt_terms_get_int64 (json_node_get_object (element), "quantity", 1)
             : 1;
}

/* What is at the path; nothing if that is no array. */
static JsonArray *
get_array (VtExam *exam, const char *path)
{
  JsonNode *node = vt_exam_get (exam, path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* ---- taking out ---- */

/* %FALSE where too little would be left. */
static gboolean
take_out_of (VtExam *exam, VtFix *fix, const Place *place, const char *path, const char *sku)
{
  JsonArray *array = get_array (exam, path);
  g_autoptr (JsonArray) rest = json_array_new ();
  gint64 n_units = 0;

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (is_sku (get_sku (element), sku))
        continue;
      json_array_add_element (rest, json_node_copy (element));
      n_units += get_quantity (element);
    }
  if (json_array_get_length (rest) == vt_terms_get_length (array))
    return TRUE;
  if (json_array_get_length (rest) == 0 && place->can_go)
    {
      vt_exam_set (exam, fix, path, NULL);
      return TRUE;
    }
  if (json_array_get_length (rest) < place->n_min ||
      (place->kind == VT_OFFER_BUNDLE && n_units < 2))
    return FALSE;
  vt_exam_set (exam, fix, path, json_node_init_array (json_node_alloc (), rest));
  return TRUE;
}

/* A step of a threshold that gives something else as well can do without its gift. */
static gboolean
take_out_gifts (VtExam *exam, VtFix *fix, const char *sku)
{
  JsonArray *steps = get_array (exam, "steps");

  if (exam->offer->kind != VT_OFFER_THRESHOLD)
    return TRUE;
  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      JsonObject      *step = vt_terms_get_element (steps, i);
      g_autofree char *path = g_strdup_printf ("steps/%u/gift", i);

      if (!is_sku (vt_terms_get_text (vt_terms_get_object (step, "gift"), "sku"), sku))
        continue;
      if (!json_object_has_member (step, "reward") && !json_object_has_member (step, "shipping") &&
          !json_object_has_member (step, "shipping_off"))
        return FALSE;
      vt_exam_set (exam, fix, path, NULL);
    }
  return TRUE;
}

void
vt_places_take_out (VtExam *exam, VtProblem *problem, const char *sku)
{
  g_autoptr (VtFix) fix = vt_fix_new (g_strdup (_ ("Take It Out")));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) paths = NULL;

      if (places[i].kind != exam->offer->kind)
        continue;
      paths = vt_exam_list_paths (exam, places[i].pattern);
      for (guint k = 0; k < paths->len; k++)
        if (!take_out_of (exam, fix, &places[i], paths->pdata[k], sku))
          return;
    }
  if (take_out_gifts (exam, fix, sku) && fix->steps->len > 0)
    g_ptr_array_add (problem->fixes, g_steal_pointer (&fix));
}

/* ---- counting ---- */

static gint64
count_in (JsonArray *array, const char *sku)
{
  gint64 n_units = 0;

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (is_sku (get_sku (element), sku))
        n_units = MAX (n_units, get_quantity (element));
    }
  return n_units;
}

gint64
vt_places_count_units (VtExam *exam, const char *sku)
{
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");
  gint64     n_units = 1;

  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = exam->offer->components->pdata[i];

      if (is_sku (component->sku, sku))
        n_units = MAX (n_units, component->quantity);
    }
  n_units = MAX (n_units, count_in (vt_terms_get_array (exam->terms, "items"), sku));
  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      JsonObject *gift = vt_terms_get_object (vt_terms_get_element (steps, i), "gift");

      if (is_sku (vt_terms_get_text (gift, "sku"), sku))
        n_units = MAX (n_units, vt_terms_get_int64 (gift, "quantity", 1));
    }
  return n_units;
}
