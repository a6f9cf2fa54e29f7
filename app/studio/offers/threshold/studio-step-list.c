/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a threshold as a list. */

#include "studio-step-list.h"

#include "studio-element-form.h"
#include "studio-list-field.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-product-field.h"
#include "studio-reward-field.h"
#include "studio-step-from-field.h"
#include "vt-document.h"
#include "vt-offer-start.h"
#include "vt-selector-words.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define MAX_GIFTS 999
#define GRAMS_PER_STEP 1000
#define UNITS_PER_STEP 2

/* ---- what orders are measured by ---- */

static const char *const measure_labels[] = {
    [VT_MEASURE_SUBTOTAL] = N_ ("What the goods come to"),
    [VT_MEASURE_QUANTITY] = N_ ("How many units"),
    [VT_MEASURE_WEIGHT] = N_ ("What they weigh"),
    [VT_MEASURE_LEFT] = N_ ("What other offers leave to pay"),
};

/* How far steps are apart to begin with. */
static gint64
step_of (VtMeasure measure, const VtCurrency *currency)
{
  if (measure == VT_MEASURE_QUANTITY)
    return UNITS_PER_STEP;
  return measure == VT_MEASURE_WEIGHT ? GRAMS_PER_STEP : vt_offer_round_amount (currency);
}

/* Takes @terms. */
static JsonNode *
set_taking (JsonNode *terms, const char *path, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) before = terms;
  g_autoptr (JsonNode) taken = value;

  return before != NULL ? vt_terms_path_set (before, path, taken, error) : NULL;
}

JsonNode *
studio_measure_convert (JsonNode         *terms,
                        VtMeasure         measure,
                        const VtCurrency *currency,
                        GError          **error)
{
  VtMeasure before = vt_measure_read (json_node_get_object (terms));
  gboolean  is_same_unit =
      before == measure || (vt_measure_is_money (before) && vt_measure_is_money (measure));
  guint     n = vt_terms_get_length (vt_terms_get_array (json_node_get_object (terms), "steps"));
  JsonNode *changed = set_taking (
      json_node_ref (terms), "measure",
      measure != VT_MEASURE_SUBTOTAL ? vt_terms_text_new (vt_measure_to_word (measure)) : NULL,
      error);

  if (measure != VT_MEASURE_SUBTOTAL)
    changed = set_taking (changed, "fill", NULL, error);
  for (guint i = 0; i < n && !is_same_unit; i++)
    {
      g_autofree char *path = g_strdup_printf ("steps/%u/from", i);

      changed = set_taking (changed, path,
                            vt_terms_int64_new ((i + 1) * step_of (measure, currency)), error);
    }
  return changed;
}

static guint
get_measure (JsonObject *terms)
{
  return vt_measure_read (terms);
}

static JsonNode *
convert_measure (JsonNode         *terms,
                 const char       *path,
                 guint             form,
                 VtCatalog        *catalog,
                 const VtCurrency *currency,
                 GError          **error)
{
  return studio_measure_convert (terms, form, currency, error);
}

GtkWidget *
studio_measure_field_new (StudioSession *session)
{
  static const StudioElementForms forms = {measure_labels, G_N_ELEMENTS (measure_labels),
                                           get_measure, convert_measure};

  return studio_element_form_new (session, _ ("Measured by"), "", &forms);
}

/* ---- shipping ---- */

typedef enum
{
  SHIPPING_AS_IT_IS,
  SHIPPING_FREE,
  SHIPPING_FLAT,
  SHIPPING_LESS,
} Shipping;

static const char *const shipping_labels[] = {
    [SHIPPING_AS_IT_IS] = N_ ("As it is"),
    [SHIPPING_FREE] = N_ ("Free"),
    [SHIPPING_FLAT] = N_ ("At most so much"),
    [SHIPPING_LESS] = N_ ("So much less"),
};

static guint
get_shipping (JsonObject *step)
{
  if (step != NULL && json_object_has_member (step, "shipping_off"))
    return SHIPPING_LESS;
  if (step == NULL || !json_object_has_member (step, "shipping"))
    return SHIPPING_AS_IT_IS;
  return vt_terms_get_int64 (step, "shipping", -1) == 0 ? SHIPPING_FREE : SHIPPING_FLAT;
}

static JsonNode *
convert_shipping (JsonNode         *terms,
                  const char       *path,
                  guint             form,
                  VtCatalog        *catalog,
                  const VtCurrency *currency,
                  GError          **error)
{
  g_autofree char *flat = g_strconcat (path, "/shipping", NULL);
  g_autofree char *less = g_strconcat (path, "/shipping_off", NULL);
  JsonNode        *changed = set_taking (json_node_ref (terms), flat, NULL, error);

  changed = set_taking (changed, less, NULL, error);
  if (form == SHIPPING_FREE)
    changed = set_taking (changed, flat, vt_terms_int64_new (0), error);
  else if (form == SHIPPING_FLAT)
    changed = set_taking (changed, flat, vt_terms_int64_new (vt_offer_round_amount (currency) / 10),
                          error);
  else if (form == SHIPPING_LESS)
    changed = set_taking (changed, less, json_from_string ("{\"percent\":\"50\"}", NULL), error);
  return changed;
}

static const StudioElementForms shipping_forms = {shipping_labels, G_N_ELEMENTS (shipping_labels),
                                                  get_shipping, convert_shipping};

/* ---- gifts ---- */

typedef enum
{
  GIFT_NONE,
  GIFT_PRODUCT,
} Gift;

static const char *const gift_labels[] = {
    [GIFT_NONE] = N_ ("None"),
    [GIFT_PRODUCT] = N_ ("A product"),
};

static guint
get_gift (JsonObject *step)
{
  return step != NULL && json_object_has_member (step, "gift") ? GIFT_PRODUCT : GIFT_NONE;
}

/* Which product, is chosen next. */
static JsonNode *
convert_gift (JsonNode         *terms,
              const char       *path,
              guint             form,
              VtCatalog        *catalog,
              const VtCurrency *currency,
              GError          **error)
{
  g_autofree char *gift = g_strconcat (path, "/gift", NULL);

  return set_taking (json_node_ref (terms), gift,
                     form == GIFT_PRODUCT ? json_from_string ("{\"sku\":\"\"}", NULL) : NULL,
                     error);
}

static const StudioElementForms gift_forms = {gift_labels, G_N_ELEMENTS (gift_labels), get_gift,
                                              convert_gift};

/* ---- the list ---- */

/* As far beyond the last step as that is from the one before, with free shipping. */
static JsonNode *
create_step (StudioSession *session, const VtOffer *offer)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonArray  *steps = vt_terms_get_array (terms, "steps");
  guint       n = vt_terms_get_length (steps);
  gint64 last = n > 0 ? vt_terms_get_int64 (vt_terms_get_element (steps, n - 1), "from", 0) : 0;
  gint64 before = n > 1 ? vt_terms_get_int64 (vt_terms_get_element (steps, n - 2), "from", 0) : 0;
  gint64 width = last > before
                     ? last - before
                     : step_of (vt_measure_read (terms), studio_session_get_currency (session));
  g_autoptr (JsonObject) step = json_object_new ();

  json_object_set_int_member (step, "from", MIN (MAX (last, 0) + width, VT_MONEY_MAX));
  json_object_set_int_member (step, "shipping", 0);
  return json_node_init_object (json_node_alloc (), step);
}

static void
tell (StudioSession *session,
      const VtOffer *offer,
      JsonNode      *element,
      guint          index,
      char         **ret_title,
      char         **ret_subtitle)
{
  const VtTeller   teller = {studio_session_get_catalog (session),
                             studio_session_get_currency (session)};
  JsonObject      *step = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  g_autofree char *from =
      vt_tell_measure (&teller, vt_offer_get_terms (offer), vt_terms_get_int64 (step, "from", 0));
  char *gain = vt_tell_step (&teller, step);

  /* Translators: where a step begins: "£50.00" */
  *ret_title = g_strdup_printf (_ ("From %s on"), from);
  if (*gain == '\0')
    {
      g_free (gain);
      gain = g_strdup (_ ("gives nothing yet"));
    }
  *ret_subtitle = gain;
}

/* (transfer full) */
static char *
below (const char *path, const char *name)
{
  return g_strconcat (path, "/", name, NULL);
}

static void
add_shipping (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *flat_path = below (path, "shipping");
  g_autofree char *less_path = below (path, "shipping_off");
  GtkWidget       *form = studio_element_form_new (session, _ ("Shipping"), path, &shipping_forms);
  GtkWidget       *flat = studio_money_field_new (session, _ ("Costs at most"), flat_path, 0, NULL);
  GtkWidget       *less = studio_reward_field_new (session, _ ("Less"), less_path,
                                                   STUDIO_REWARD_PERCENT | STUDIO_REWARD_AMOUNT);

  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), SHIPPING_FLAT, flat);
  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), SHIPPING_LESS, less);
  g_ptr_array_add (rows, form);
  g_ptr_array_add (rows, flat);
  g_ptr_array_add (rows, less);
}

static void
add_gift (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *sku_path = below (path, "gift/sku");
  g_autofree char *quantity_path = below (path, "gift/quantity");
  GtkWidget       *form = studio_element_form_new (session, _ ("Gift"), path, &gift_forms);
  GtkWidget       *product = studio_product_field_new (session, _ ("Product"), sku_path);
  GtkWidget       *quantity =
      studio_number_field_new (session, _ ("How many"), quantity_path, 1, MAX_GIFTS, NULL, "1");

  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), GIFT_PRODUCT, product);
  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), GIFT_PRODUCT, quantity);
  g_ptr_array_add (rows, form);
  g_ptr_array_add (rows, product);
  g_ptr_array_add (rows, quantity);
}

static void
extend (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *from_path = below (path, "from");
  g_autofree char *reward_path = below (path, "reward");

  g_ptr_array_add (rows, studio_step_from_field_new (session, _ ("From"), from_path));
  g_ptr_array_add (rows, studio_reward_field_new (session, _ ("Off the order"), reward_path,
                                                  STUDIO_REWARD_PERCENT | STUDIO_REWARD_AMOUNT |
                                                      STUDIO_REWARD_OPTIONAL));
  add_shipping (session, path, rows);
  add_gift (session, path, rows);
}

GtkWidget *
studio_step_list_new (StudioSession *session)
{
  static const StudioListKind kind = {
      .list_name = N_ ("Steps"),
      .empty = N_ ("Add a step: from how much on, and what it gives"),
      .add = N_ ("Add Step"),
      .create = create_step,
      .tell = tell,
      .extend = extend,
  };

  return studio_list_field_new (
      session, _ ("Steps"), _ ("The highest that is reached counts, and no other"), "steps", &kind);
}
