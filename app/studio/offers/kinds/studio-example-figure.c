/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one product comes to with an offer, as an example. */

#include "studio-example-figure.h"

#include "studio-live-figure.h"
#include "studio-offer-words.h"
#include "vt-alone.h"
#include "vt-facts.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

/* The first product that is selected, remembered while a slider moves. */
typedef struct
{
  VtCatalog *catalog;  /* (owned) (nullable) */
  JsonNode  *selector; /* (owned) (nullable) */
  guint32    product;  /* or VT_PRODUCT_NONE */
} Example;

static void
example_clear (Example *example)
{
  g_clear_pointer (&example->catalog, vt_catalog_unref);
  g_clear_pointer (&example->selector, json_node_unref);
}

static void
example_free (gpointer data)
{
  example_clear (data);
  g_free (data);
}

static guint32
find_first (VtCatalog *catalog, JsonObject *selector)
{
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};

      if (facts.product->price_minor != VT_MONEY_UNKNOWN && vt_facts_match (&facts, selector))
        return i;
    }
  return VT_PRODUCT_NONE;
}

static guint32
find_example (Example *example, const VtOffer *offer, VtCatalog *catalog)
{
  JsonNode *selector = vt_terms_path_get (offer->terms, "select");
  g_autoptr (JsonNode) any = vt_terms_new_empty ();

  if (selector == NULL || !JSON_NODE_HOLDS_OBJECT (selector))
    selector = any;
  if (example->catalog == catalog && json_node_equal (example->selector, selector))
    return example->product;
  example_clear (example);
  example->catalog = vt_catalog_ref (catalog);
  example->selector = json_node_ref (selector);
  example->product = find_first (catalog, json_node_get_object (selector));
  return example->product;
}

/* The offer for that product alone, so that there is little to evaluate. */
static VtOffer *
narrow (const VtOffer *offer, const char *sku)
{
  static const char *const parts[] = {"of", "reward"};
  JsonObject              *own = json_object_new ();
  JsonObject              *selector = json_object_new ();
  JsonArray               *skus = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonNode *part = vt_terms_path_get (offer->terms, parts[i]);

      if (part != NULL)
        json_object_set_member (own, parts[i], json_node_copy (part));
    }
  json_array_add_string_element (skus, sku);
  json_object_set_array_member (selector, "skus", skus);
  json_object_set_object_member (own, "select", selector);
  return vt_offer_part (offer, own);
}

static char *
tell (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, gpointer data)
{
  guint32 product = find_example (data, offer, catalog);
  g_autoptr (VtOffer) narrowed = NULL;
  g_autoptr (VtAlone) alone = NULL;
  VtAloneLine      line = {.quantity = 1, .unit_minor = VT_MONEY_UNKNOWN};
  const VrResult  *result;
  const VrTotals  *totals;
  g_autofree char *title = NULL;
  g_autofree char *list = NULL;
  g_autofree char *due = NULL;

  if (product == VT_PRODUCT_NONE)
    return NULL;
  line.sku = vt_catalog_get (catalog, product)->sku;
  narrowed = narrow (offer, line.sku);
  alone = vt_alone_new (narrowed, catalog, currency, NULL);
  if (alone == NULL || !vt_alone_run (alone, &line, 1, 0, &result, NULL))
    return NULL;
  totals = vr_result_get_totals (result);
  title = studio_product_title (catalog, line.sku);
  list = vt_money_to_display (totals->list, currency);
  due = vt_money_to_display (totals->due, currency);
  /* Translators: a product, its price with an offer, and its price without */
  return g_strdup_printf (_ ("“%s” for %s instead of %s"), title, due, list);
}

GtkWidget *
studio_example_figure_new (StudioSession *session)
{
  Example *example = g_new0 (Example, 1);

  example->product = VT_PRODUCT_NONE;
  return studio_live_figure_new (session, _ ("For example"), tell, example, example_free);
}
