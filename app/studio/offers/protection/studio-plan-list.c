/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of a protection offer as a list. */

#include "studio-plan-list.h"

#include "studio-element-form.h"
#include "studio-list-field.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-percent-field.h"
#include "studio-plan-findings.h"
#include "vt-document.h"
#include "vt-offer-start.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define MAX_MONTHS 1200
#define DEFAULT_MONTHS 24
#define DEFAULT_PERCENT "10"
/* Any share up to all of it. */
#define ABOVE_ALL_PPM 1000001

/* ---- a price or a share ---- */

typedef enum
{
  FORM_FIXED,
  FORM_SHARE,
} Form;

static const char *const form_labels[] = {
    [FORM_FIXED] = N_ ("A price"),
    [FORM_SHARE] = N_ ("A share of what is covered"),
};

static guint
get_form (JsonObject *plan)
{
  return plan != NULL && json_object_has_member (plan, "percent") ? FORM_SHARE : FORM_FIXED;
}

/* What the plan costs in the catalogue, or a round amount. */
static gint64
price_of_plan (JsonNode *plan, VtCatalog *catalog, const VtCurrency *currency)
{
  const char *sku =
      JSON_NODE_HOLDS_OBJECT (plan) ? vt_terms_get_text (json_node_get_object (plan), "sku") : NULL;
  guint32 product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

  return product != VT_PRODUCT_NONE &&
                 vt_catalog_get (catalog, product)->price_minor != VT_MONEY_UNKNOWN
             ? vt_catalog_get (catalog, product)->price_minor
             : vt_offer_round_amount (currency);
}

/* A price has neither a least nor a most. */
static JsonNode *
convert (JsonNode         *terms,
         const char       *path,
         guint             form,
         VtCatalog        *catalog,
         const VtCurrency *currency,
         GError          **error)
{
  static const char *const costs[] = {"fixed", "max", "min", "percent", NULL};
  JsonNode                *plan = vt_terms_path_get (terms, path);
  g_autoptr (JsonNode) changed = NULL;

  if (plan == NULL || !JSON_NODE_HOLDS_OBJECT (plan))
    return json_node_ref (terms);
  changed = vt_terms_without (json_node_get_object (plan), costs);
  if (form == FORM_SHARE)
    json_object_set_string_member (json_node_get_object (changed), "percent", DEFAULT_PERCENT);
  else
    json_object_set_int_member (json_node_get_object (changed), "fixed",
                                price_of_plan (plan, catalog, currency));
  return vt_terms_path_set (terms, path, changed, error);
}

static const StudioElementForms forms = {form_labels, G_N_ELEMENTS (form_labels), get_form,
                                         convert};

/* ---- the list ---- */

static JsonNode *
create_plan (const VtProduct *product)
{
  g_autoptr (JsonObject) plan = json_object_new ();

  json_object_set_string_member (plan, "sku", product->sku);
  json_object_set_int_member (plan, "term_months", DEFAULT_MONTHS);
  json_object_set_int_member (plan, "fixed",
                              product->price_minor != VT_MONEY_UNKNOWN ? product->price_minor : 0);
  return json_node_init_object (json_node_alloc (), plan);
}

char *
studio_plan_tell_cost (JsonObject *plan, const VtCurrency *currency)
{
  const char *percent = vt_terms_get_text (plan, "percent");
  gint64      fixed_minor = vt_terms_get_int64 (plan, "fixed", -1);

  if (percent != NULL)
    /* Translators: a percentage */
    return g_strdup_printf (_ ("%s %%"), percent);
  return fixed_minor >= 0 ? vt_money_to_display (fixed_minor, currency) : g_strdup ("?");
}

/* "$200.00 to $999.99" */
static char *
tell_band (JsonObject *plan, const VtCurrency *currency)
{
  JsonObject      *band = vt_terms_get_object (plan, "price");
  gint64           from_minor = vt_terms_get_int64 (band, "from", 0);
  gint64           to_minor = vt_terms_get_int64 (band, "to", VT_MONEY_MAX);
  g_autofree char *from = vt_money_to_display (from_minor, currency);
  g_autofree char *to = vt_money_to_display (to_minor, currency);

  if (from_minor <= 0 && to_minor >= VT_MONEY_MAX)
    return g_strdup (_ ("any price"));
  if (to_minor >= VT_MONEY_MAX)
    return g_strdup_printf (_ ("from %s"), from);
  if (from_minor <= 0)
    return g_strdup_printf (_ ("up to %s"), to);
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
tell (StudioSession *session,
      const VtOffer *offer,
      JsonNode      *element,
      guint          index,
      char         **ret_title,
      char         **ret_subtitle)
{
  const VtCurrency *currency = studio_session_get_currency (session);
  JsonObject       *plan = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  gint64            n = vt_terms_get_int64 (plan, "term_months", 0);
  g_autofree char  *cost = studio_plan_tell_cost (plan, currency);
  g_autofree char  *band = tell_band (plan, currency);
  g_autofree char  *term =
      g_strdup_printf (ngettext ("%u month", "%u months", (gulong) n), (guint) n);

  *ret_title = studio_plan_title (offer, index, studio_session_get_catalog (session));
  /* Translators: a term, a price band, and what a plan costs */
  *ret_subtitle = g_strdup_printf (_ ("%s · %s · %s"), term, band, cost);
}

/* (transfer full) */
static char *
below (const char *path, const char *name)
{
  return g_strconcat (path, "/", name, NULL);
}

static GtkWidget *
money_new (StudioSession *session,
           const char    *title,
           const char    *path,
           const char    *name,
           const char    *absent)
{
  g_autofree char *place = below (path, name);

  return studio_money_field_new (session, title, place, 0, absent);
}

static void
extend (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *months = below (path, "term_months");
  g_autofree char *percent = below (path, "percent");
  GtkWidget       *form = studio_element_form_new (session, _ ("Costs"), path, &forms);
  GtkWidget       *fixed = money_new (session, _ ("Price"), path, "fixed", NULL);
  GtkWidget       *share =
      studio_percent_field_new (session, _ ("Share of the price"), percent, ABOVE_ALL_PPM, NULL);
  GtkWidget *least = money_new (session, _ ("At least"), path, "min", _ ("nothing"));
  GtkWidget *most = money_new (session, _ ("At most"), path, "max", _ ("no bound"));

  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), FORM_FIXED, fixed);
  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), FORM_SHARE, share);
  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), FORM_SHARE, least);
  studio_element_form_add_row (STUDIO_ELEMENT_FORM (form), FORM_SHARE, most);
  g_ptr_array_add (rows, studio_number_field_new (session, _ ("Term"), months, 1, MAX_MONTHS,
                                                  _ ("months"), NULL));
  g_ptr_array_add (
      rows, money_new (session, _ ("For products from"), path, "price/from", _ ("any price")));
  g_ptr_array_add (
      rows, money_new (session, _ ("For products up to"), path, "price/to", _ ("any price")));
  g_ptr_array_add (rows, form);
  g_ptr_array_add (rows, fixed);
  g_ptr_array_add (rows, share);
  g_ptr_array_add (rows, least);
  g_ptr_array_add (rows, most);
}

GtkWidget *
studio_plan_list_new (StudioSession *session)
{
  static const StudioListKind kind = {
      .list_name = N_ ("Plans"),
      .empty = N_ ("Search for a plan below, or drag one here"),
      .takes_products = TRUE,
      .search = N_ ("Add a plan"),
      .create_product = create_plan,
      .tell = tell,
      .extend = extend,
  };

  return studio_list_field_new (session, _ ("Plans"),
                                _ ("Where several fit, the first takes the dearest product"),
                                "plans", &kind);
}
