/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers and the products they need, as a sealed rule pack. */

#include "vt-compile.h"

#include "vt-compile-products.h"
#include "vt-compile-zone.h"
#include "vt-document.h"
#include "vt-offer-form.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define PACK_FORMAT "vitrine-rule-pack"
#define PACK_VERSION 1
/* What the path of an evaluator's error begins with if it is about an offer. */
#define OFFER_PATH "$.offers["
/* Never seen outside. */
#define ALONE_PACK_ID "alone"

typedef struct
{
  VtCatalog   *catalog; /* (unowned) */
  GPtrArray   *offers;  /* (owned) (element-type VtOffer, unowned): what goes in, in order */
  VtReach     *reach;   /* (owned) */
  JsonBuilder *builder; /* (owned) */
} Compiler;

static void
compiler_clear (Compiler *compiler)
{
  g_clear_pointer (&compiler->offers, g_ptr_array_unref);
  g_clear_pointer (&compiler->reach, vt_reach_free);
  g_clear_object (&compiler->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compiler, compiler_clear)

/* What the shopper's evaluator sorts by as well: the lower priority, then the id. */
static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const VtOffer *offer = *(const VtOffer *const *) a;
  const VtOffer *other = *(const VtOffer *const *) b;

  if (offer->priority != other->priority)
    return offer->priority < other->priority ? -1 : 1;
  return strcmp (offer->id, other->id);
}

static void
set_offer_error (const VtOffer *offer, VtError code, const char *message, GError **error)
{
  g_autofree char *name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);

  g_set_error (error, VT_ERROR, code,
               /* Translators: an offer's name and what is wrong with it */
               _ ("“%s” cannot be exported: %s"), name, message);
}

/* What a product must have to stand in a pack; %NULL if it has, else why not. */
static char *
find_fault (VtCatalog *catalog, const char *sku)
{
  guint32          index = vt_catalog_index_of_sku (catalog, sku);
  g_autofree char *words = vt_words_product (catalog, sku);
  const VtProduct *product;

  if (index == VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("there is no product “%s” in the catalogue"), words);

  product = vt_catalog_get (catalog, index);
  if (product->price_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf (_ ("“%s” has no price"), words);
  if (product->price_minor < 0 || product->price_minor > VT_MONEY_MAX ||
      product->cost_minor > VT_MONEY_MAX)
    return g_strdup_printf (_ ("the price or cost of “%s” is too large"), words);
  if (strlen (product->sku) > VT_ID_MAX_BYTES)
    return g_strdup_printf (_ ("the SKU of “%s” is too long"), words);
  return NULL;
}

/* (nullable): why the products that an offer gives or suggests cannot be in a pack. */
static char *
find_fault_of (Compiler *compiler, const VtOffer *offer)
{
  g_autoptr (VtReach) reach = vt_reach_new (compiler->catalog);
  g_autoptr (GPtrArray) skus = g_ptr_array_new_with_free_func (g_free);

  /* By name, so that of several faults the same one is told each time. */
  vt_reach_add (reach, offer);
  vt_reach_list_named (reach, skus);
  for (guint i = 0; i < skus->len; i++)
    {
      char *fault = find_fault (compiler->catalog, skus->pdata[i]);

      if (fault != NULL)
        return fault;
    }
  return NULL;
}

static gboolean
take_offer (Compiler *compiler, const VtOffer *offer, GError **error)
{
  g_autoptr (GError) invalid = NULL;
  g_autofree char *fault = NULL;

  if (!vt_offer_validate (offer, &invalid))
    fault = g_strdup (invalid->message);
  else if (vt_offer_is_empty (offer))
    fault = g_strdup (offer->kind == VT_OFFER_BUNDLE ? _ ("it has no products")
                                                     : _ ("it does not say anything yet"));
  else
    fault = find_fault_of (compiler, offer);
  if (fault != NULL)
    {
      set_offer_error (offer, VT_ERROR_BAD_INPUT, fault, error);
      return FALSE;
    }
  vt_reach_add (compiler->reach, offer);
  g_ptr_array_add (compiler->offers, (gpointer) offer);
  return TRUE;
}

static gboolean
take_offers (Compiler *compiler, GPtrArray *offers, const char *only, GError **error)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      if (only != NULL ? strcmp (offer->id, only) != 0 : offer->state != VT_OFFER_READY)
        continue;
      if (!take_offer (compiler, offer, error))
        return FALSE;
    }
  if (only != NULL && compiler->offers->len == 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no offer “%s”"), only);
      return FALSE;
    }
  g_ptr_array_sort (compiler->offers, compare_offers);
  return TRUE;
}

/* ---- writing ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int64 (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
write_header (Compiler *compiler, const VtCurrency *currency, const char *pack_id, guint64 revision)
{
  JsonBuilder *builder = compiler->builder;

  add_text (builder, "format", PACK_FORMAT);
  add_int64 (builder, "version", PACK_VERSION);
  add_text (builder, "id", pack_id);
  add_int64 (builder, "revision", (gint64) revision);
  add_text (builder, "currency", currency->code);
  add_int64 (builder, "minor_digits", currency->minor_digits);
  add_text (builder, "choose", "lowest_total");
  json_builder_set_member_name (builder, "rounding");
  json_builder_begin_object (builder);
  add_text (builder, "mode", "half_up");
  add_text (builder, "per", "line");
  add_text (builder, "remainder", "largest");
  json_builder_end_object (builder);
}

static GBytes *
seal (JsonNode *root, GError **error)
{
  g_autofree char *text = json_to_string (root, FALSE);
  VrError          rules_error = {VR_OK};
  char            *sealed;
  size_t           length;

  if (vr_pack_seal (text, strlen (text), &sealed, &length, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
      return NULL;
    }
  return g_bytes_new_with_free_func (sealed, length, vr_free, sealed);
}

/* ---- judging ---- */

/* What the evaluator says of offers, in our words: "“Tea” cannot be exported: reward › percent: not
 * a percentage". */
static void
set_rules_error (const Compiler *compiler, const VrError *rules_error, GError **error)
{
  g_autofree char *message = NULL;
  g_autofree char *place = NULL;
  guint64          index = G_MAXUINT64;
  char            *end = NULL;

  if (g_str_has_prefix (rules_error->path, OFFER_PATH))
    index = g_ascii_strtoull (rules_error->path + strlen (OFFER_PATH), &end, 10);
  if (index >= compiler->offers->len)
    {
      vt_document_set_rules_error (error, rules_error, _ ("The rule pack"));
      return;
    }

  place = vt_words_path (*end == ']' ? end + 1 : end);
  if (rules_error->status == VR_ERROR_VERSION)
    message = g_strdup (_ ("this version of Vitrine cannot evaluate offers of that kind"));
  else if (*place != '\0')
    message = g_strdup_printf ("%s: %s", place, rules_error->message);
  else
    message = g_strdup (rules_error->message);
  set_offer_error (compiler->offers->pdata[index],
                   rules_error->status == VR_ERROR_VERSION ? VT_ERROR_TOO_NEW : VT_ERROR_BAD_INPUT,
                   message, error);
}

/* What the fields of a bundle can say is right by itself; of terms the evaluator is the judge. */
static gboolean
needs_judging (const Compiler *compiler)
{
  for (guint i = 0; i < compiler->offers->len; i++)
    {
      const VtOffer *offer = compiler->offers->pdata[i];

      if (json_object_get_size (vt_offer_get_terms (offer)) > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
judge (const Compiler *compiler, GBytes *pack, GError **error)
{
  VrError       rules_error = {VR_OK};
  VrPack       *loaded;
  gsize         length;
  gconstpointer json = g_bytes_get_data (pack, &length);

  if (!needs_judging (compiler))
    return TRUE;
  if (vr_pack_load (json, length, &loaded, &rules_error) == VR_OK)
    {
      vr_pack_free (loaded);
      return TRUE;
    }
  set_rules_error (compiler, &rules_error, error);
  return FALSE;
}

static gboolean
write_zone (const Compiler *compiler, GError **error)
{
  for (guint i = 0; i < compiler->offers->len; i++)
    if (vt_offer_needs_zone (compiler->offers->pdata[i]))
      return vt_compile_zone (vt_catalog_get_time_zone (compiler->catalog), compiler->builder,
                              error);
  return TRUE;
}

static GBytes *
write_pack (Compiler         *compiler,
            const VtCurrency *currency,
            const char       *pack_id,
            guint64           revision,
            GError          **error)
{
  JsonBuilder *builder = compiler->builder;
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_header (compiler, currency, pack_id, revision);
  if (!write_zone (compiler, error))
    return NULL;
  json_builder_set_member_name (builder, "products");
  vt_compile_products (compiler->reach, builder);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < compiler->offers->len; i++)
    {
      json_builder_begin_object (builder);
      vt_offer_form_write (compiler->offers->pdata[i], compiler->catalog, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return seal (root, error);
}

GBytes *
vt_offers_compile (GPtrArray        *offers,
                   const char       *only,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   const char       *pack_id,
                   guint64           revision,
                   GError          **error)
{
  g_auto (Compiler) compiler = {.catalog = catalog};
  g_autoptr (GBytes) pack = NULL;

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (pack_id != NULL && pack_id[0] != '\0', NULL);
  g_return_val_if_fail (revision <= VT_MONEY_MAX, NULL);

  compiler.offers = g_ptr_array_new ();
  compiler.reach = vt_reach_new (catalog);
  compiler.builder = json_builder_new_immutable ();
  if (!take_offers (&compiler, offers, only, error))
    return NULL;
  vt_reach_finish (compiler.reach);
  pack = write_pack (&compiler, currency, pack_id, revision, error);
  if (pack == NULL || !judge (&compiler, pack, error))
    return NULL;
  return g_steal_pointer (&pack);
}

gboolean
vt_offer_judge (const VtOffer    *offer,
                VtCatalog        *catalog,
                const VtCurrency *currency,
                GError          **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GBytes) pack = NULL;

  g_return_val_if_fail (offer != NULL, FALSE);

  g_ptr_array_add (offers, (gpointer) offer);
  pack = vt_offers_compile (offers, offer->id, catalog, currency, "judged", 0, error);
  return pack != NULL;
}

VrPack *
vt_offer_load_alone (const VtOffer    *offer,
                     const GArray     *products,
                     VtCatalog        *catalog,
                     const VtCurrency *currency,
                     GError          **error)
{
  g_auto (Compiler) compiler = {.catalog = catalog};
  g_autoptr (GBytes) bytes = NULL;
  VrError       rules_error = {VR_OK};
  VrPack       *pack;
  gconstpointer json;
  gsize         length;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  compiler.offers = g_ptr_array_new ();
  compiler.reach = vt_reach_new (catalog);
  compiler.builder = json_builder_new_immutable ();
  if (!take_offer (&compiler, offer, error))
    return NULL;
  if (products != NULL)
    vt_reach_finish_with (compiler.reach, products);
  else
    vt_reach_finish (compiler.reach);
  bytes = write_pack (&compiler, currency, ALONE_PACK_ID, 0, error);
  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &length);
  if (vr_pack_load (json, length, &pack, &rules_error) == VR_OK)
    return pack;
  set_rules_error (&compiler, &rules_error, error);
  return NULL;
}
