/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all suggestions are made with: what they are worth, what there is already, their drafts. */

#include "vt-suggest-private.h"

#include "vt-compile.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define PPM_WHOLE 1000000
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define YEAR_DAYS 365
/* From less no year can be told. */
#define MIN_SPAN_DAYS 28
#define NAME_PART_MAX 40

/* ---- what is worth it ---- */

gboolean
vt_suggest_is_sellable (const VtProduct *product)
{
  return product->kind != VT_PRODUCT_FEE && product->price_minor != VT_MONEY_UNKNOWN &&
         product->price_minor > 0;
}

gboolean
vt_suggest_is_goods (const VtProduct *product)
{
  return product->kind == VT_PRODUCT_GOODS && vt_suggest_is_sellable (product);
}

static gint64
mean_margin_ppm (VtCatalog *catalog)
{
  __int128 price = 0;
  __int128 margin = 0;

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      if (!vt_suggest_is_sellable (product) || product->cost_minor == VT_MONEY_UNKNOWN)
        continue;
      price += product->price_minor;
      margin += (__int128) product->price_minor - product->cost_minor;
    }
  return price > 0 ? (gint64) (margin * PPM_WHOLE / price) : PPM_WHOLE;
}

gint64
vt_suggester_margin (const VtSuggester *suggester, guint32 product)
{
  const VtProduct *facts = vt_catalog_get (suggester->input->catalog, product);

  if (facts->price_minor == VT_MONEY_UNKNOWN)
    return 0;
  if (facts->cost_minor != VT_MONEY_UNKNOWN)
    return facts->price_minor - facts->cost_minor;
  return (gint64) ((__int128) facts->price_minor * suggester->mean_margin_ppm / PPM_WHOLE);
}

static gint64
clamp_money (__int128 amount)
{
  return (gint64) CLAMP (amount, -(__int128) G_MAXINT64, (__int128) G_MAXINT64);
}

gint64
vt_suggester_a_year (const VtSuggester *suggester, gint64 n)
{
  return clamp_money ((__int128) n * (YEAR_DAYS * DAY_US) / suggester->span_us);
}

gint64
vt_suggester_expect (
    const VtSuggester *suggester, gint64 n_could, gint64 n_do, gint64 n_of, gint64 gain_minor)
{
  __int128 half_takers;

  g_return_val_if_fail (n_could >= 0 && n_do >= 0, 0);

  if (n_of <= 0)
    return 0;
  half_takers = (__int128) n_could * n_do;
  /* Days for microseconds: the product of all stays within its type. */
  return clamp_money (half_takers * gain_minor / 2 * YEAR_DAYS / n_of /
                      MAX (suggester->span_us / DAY_US, 1));
}

/* ---- making and unmaking ---- */

void
vt_suggester_init (VtSuggester *suggester, const VtSuggestInput *input, VtJob *job)
{
  const VtOrders *orders = input->orders;
  gint64          span_us = 0;

  suggester->input = input;
  suggester->job = job;
  suggester->teller = (VtTeller){input->catalog, input->currency};
  suggester->mean_margin_ppm = mean_margin_ppm (input->catalog);
  suggester->year = vt_year_of (orders);
  suggester->year_units = vt_year_count_units (&suggester->year, orders);
  if (orders->n_orders > 0)
    span_us = orders->order_time_us[orders->n_orders - 1] - orders->order_time_us[0];
  suggester->span_us = MAX (span_us, MIN_SPAN_DAYS * DAY_US);
}

void
vt_suggester_clear (VtSuggester *suggester)
{
  g_clear_pointer (&suggester->year_units, g_free);
  g_clear_pointer (&suggester->found, g_ptr_array_unref);
}

/* ---- what there is already ---- */

VtRoles *
vt_suggester_find_selected (VtSuggester *suggester, VtOfferKind kind, const char *member)
{
  VtRoles *roles = vt_roles_new (suggester->input->catalog);

  for (guint i = 0; i < suggester->input->offers->len; i++)
    {
      const VtOffer *offer = suggester->input->offers->pdata[i];
      JsonObject    *select = vt_terms_get_object (vt_offer_get_terms (offer), member);

      if (offer->kind == kind && select != NULL)
        vt_roles_add_selector (roles, vt_roles_add (roles), select);
    }
  vt_roles_finish (roles);
  return roles;
}

gboolean
vt_suggester_is_dismissed (const VtSuggester *suggester, const char *key)
{
  GPtrArray *dismissed = suggester->input->dismissed;

  return dismissed != NULL && g_ptr_array_find_with_equal_func (dismissed, key, g_str_equal, NULL);
}

/* ---- making one ---- */

static char *
make_key (const VtSuggester *suggester, VtOfferKind kind, const guint32 *products, guint n)
{
  g_autofree const char **skus = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    skus[i] = vt_catalog_get (suggester->input->catalog, products[i])->sku;
  return vt_suggestion_make_key (kind, skus, n);
}

/* Takes the texts, and the draft. */
static gboolean
add (VtSuggester *suggester,
     VtOffer     *draft,
     char        *key,
     char        *title,
     char        *reason,
     gint64       worth_minor)
{
  g_autoptr (VtSuggestion) suggestion = g_new0 (VtSuggestion, 1);

  suggestion->kind = draft->kind;
  suggestion->draft = draft;
  suggestion->key = key;
  suggestion->title = title;
  suggestion->reason = reason;
  suggestion->worth_minor = worth_minor;
  if (worth_minor <= 0 || vt_suggester_is_dismissed (suggester, key) ||
      !vt_offer_judge (draft, suggester->input->catalog, suggester->input->currency, NULL))
    return FALSE;
  g_free (draft->note);
  draft->note = g_strdup (reason);
  g_ptr_array_add (suggester->found, g_steal_pointer (&suggestion));
  return TRUE;
}

gboolean
vt_suggester_add (VtSuggester   *suggester,
                  VtOfferKind    kind,
                  const guint32 *products,
                  guint          n_products,
                  char          *name,
                  JsonBuilder   *terms,
                  char          *reason,
                  gint64         worth_minor)
{
  VtOffer         *draft = vt_offer_new (kind, name);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = json_builder_get_root (terms);
  g_autoptr (JsonNode) sealed = NULL;
  g_autoptr (GError) error = NULL;

  /* Through text, as terms that were typed. */
  text = json_to_string (root, FALSE);
  sealed = vt_terms_from_text (kind, text, &error);
  if (sealed == NULL || !vt_offer_set_terms (draft, sealed, &error))
    g_warning ("A suggestion has terms that cannot be kept: %s", error->message);
  return add (suggester, draft, make_key (suggester, kind, products, n_products), name, reason,
              worth_minor);
}

gboolean
vt_suggester_add_bundle (VtSuggester   *suggester,
                         const guint32 *products,
                         guint          n_products,
                         char          *reason,
                         gint64         worth_minor)
{
  VtOffer *draft = vt_offer_from_products (suggester->input->catalog, products, n_products, NULL);
  VtBundleFigures figures;

  /* Of pennies a share may be nothing. */
  if (!vt_bundle_figures (draft, suggester->input->catalog, suggester->input->currency, &figures,
                          NULL) ||
      figures.saving_minor <= 0)
    worth_minor = 0;
  return add (suggester, draft, make_key (suggester, VT_OFFER_BUNDLE, products, n_products),
              g_strdup (draft->name), reason, worth_minor);
}

char *
vt_suggester_name (const VtSuggester *suggester, guint32 product)
{
  g_autofree char *title = vt_words_product (
      suggester->input->catalog, vt_catalog_get (suggester->input->catalog, product)->sku);

  return g_strdup_printf (_ ("“%s”"), title);
}

char *
vt_suggester_title (const VtSuggester *suggester, guint32 product)
{
  const VtProduct *facts = vt_catalog_get (suggester->input->catalog, product);

  return vt_words_title (*facts->title != '\0' ? facts->title : facts->sku, NAME_PART_MAX);
}

char *
vt_suggest_category_title (const char *category)
{
  const char      *last = strrchr (category, '>');
  g_autofree char *part = g_strstrip (g_strdup (last != NULL ? last + 1 : category));

  return vt_words_title (part, NAME_PART_MAX);
}

/* ---- terms ---- */

void
vt_suggest_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
vt_suggest_add_int64 (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
vt_suggest_add_percent (JsonBuilder *builder, const char *name, guint percent)
{
  g_autofree char *text = g_strdup_printf ("%u", percent);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  vt_suggest_add_text (builder, "percent", text);
  json_builder_end_object (builder);
}

void
vt_suggest_add_skus (JsonBuilder       *builder,
                     const char        *name,
                     const VtSuggester *suggester,
                     const guint32     *products,
                     guint              n_products)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "skus");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_products; i++)
    json_builder_add_string_value (builder,
                                   vt_catalog_get (suggester->input->catalog, products[i])->sku);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* ---- customers ---- */

VtVisits *
vt_suggester_visits (VtSuggester *suggester, guint32 within_days, GError **error)
{
  VtOrders          *orders = suggester->input->orders;
  guint32            n_products = vt_catalog_get_n_products (suggester->input->catalog);
  g_autofree guint8 *skip_order = g_new0 (guint8, orders->n_orders + 1);
  g_autofree guint8 *skip_item = g_new0 (guint8, n_products + 1);
  VtVisitSource      source = {.within_days = within_days};

  for (guint32 o = 0; o < orders->n_orders; o++)
    skip_order[o] = !vt_sale_is (orders, o);
  for (guint32 i = 0; i < n_products; i++)
    skip_item[i] = vt_catalog_get (suggester->input->catalog, i)->kind == VT_PRODUCT_FEE;
  source.orders.n_orders = orders->n_orders;
  source.orders.first_line = orders->order_first_line;
  source.orders.line_item = orders->line_product;
  source.orders.line_quantity = orders->line_quantity;
  source.orders.skip_order = skip_order;
  source.orders.n_items = n_products;
  source.orders.skip_item = skip_item;
  source.orders.max_items = 100;
  source.time_us = orders->order_time_us;
  source.customer = orders->order_customer;
  return vt_visits_new (&source, suggester->job, error);
}
