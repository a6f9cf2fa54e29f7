/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers and the products they need, as a sealed rule pack. */

#include "vt-compile.h"

#include "vt-document.h"
#include "vt-offer-json.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define PACK_FORMAT "vitrine-rule-pack"
#define PACK_VERSION 1
/* BCP 47 for text whose language nobody has said. */
#define LOCALE_UNKNOWN "und"

typedef struct
{
  VtCatalog   *catalog; /* (unowned) */
  GPtrArray   *offers;  /* (owned) (element-type VtOffer, unowned): what goes in, in order */
  GHashTable  *needed;  /* (owned): product index to itself */
  JsonBuilder *builder; /* (owned) */
} Compiler;

static void
compiler_clear (Compiler *compiler)
{
  g_clear_pointer (&compiler->offers, g_ptr_array_unref);
  g_clear_pointer (&compiler->needed, g_hash_table_unref);
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

static int
compare_products (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const VtProduct *const *) a)->sku, (*(const VtProduct *const *) b)->sku);
}

static void
set_offer_error (const VtOffer *offer, const char *message, GError **error)
{
  g_autofree char *name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);

  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
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

static gboolean
take_offer (Compiler *compiler, const VtOffer *offer, GError **error)
{
  g_autoptr (GError) invalid = NULL;

  if (!vt_offer_validate (offer, &invalid))
    {
      set_offer_error (offer, invalid->message, error);
      return FALSE;
    }
  if (offer->components->len == 0)
    {
      set_offer_error (offer, _ ("it has no products"), error);
      return FALSE;
    }
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      g_autofree char   *fault = find_fault (compiler->catalog, component->sku);
      guint32            index;

      if (fault != NULL)
        {
          set_offer_error (offer, fault, error);
          return FALSE;
        }
      index = vt_catalog_index_of_sku (compiler->catalog, component->sku);
      g_hash_table_add (compiler->needed, GUINT_TO_POINTER (index));
    }
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

/* A catalogue's titles have no bound, a pack's do. */
static char *
cut_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char      *end;

  if (strlen (valid) <= VT_TEXT_MAX_BYTES)
    return g_steal_pointer (&valid);
  end = g_utf8_find_prev_char (valid, valid + VT_TEXT_MAX_BYTES + 1);
  return g_strndup (valid, end - valid);
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

static void
write_products (Compiler *compiler)
{
  g_autoptr (GPtrArray) products = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       index;

  g_hash_table_iter_init (&iter, compiler->needed);
  while (g_hash_table_iter_next (&iter, &index, NULL))
    g_ptr_array_add (products,
                     (gpointer) vt_catalog_get (compiler->catalog, GPOINTER_TO_UINT (index)));
  g_ptr_array_sort (products, compare_products);

  json_builder_set_member_name (compiler->builder, "products");
  json_builder_begin_array (compiler->builder);
  for (guint i = 0; i < products->len; i++)
    {
      const VtProduct *product = g_ptr_array_index (products, i);
      g_autofree char *title = cut_text (product->title);

      json_builder_begin_object (compiler->builder);
      add_text (compiler->builder, "sku", product->sku);
      add_text (compiler->builder, "title", title);
      add_int64 (compiler->builder, "price", product->price_minor);
      if (product->cost_minor != VT_MONEY_UNKNOWN)
        add_int64 (compiler->builder, "cost", product->cost_minor);
      json_builder_end_object (compiler->builder);
    }
  json_builder_end_array (compiler->builder);
}

/* An object of one text, {@name: {@member: @text}}; nothing where there is no text. */
static void
write_wrapped (JsonBuilder *builder, const char *name, const char *member, const char *text)
{
  if (text[0] == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_text (builder, member, text);
  json_builder_end_object (builder);
}

static void
write_offer (Compiler *compiler, const VtOffer *offer)
{
  JsonBuilder *builder = compiler->builder;
  const char  *skus[VT_OFFER_MAX_COMPONENTS];

  /* The catalogue's spelling, so that components, products and carts agree byte for byte. */
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);

      skus[i] = vt_catalog_get (compiler->catalog,
                                vt_catalog_index_of_sku (compiler->catalog, component->sku))
                    ->sku;
    }

  json_builder_begin_object (builder);
  add_text (builder, "id", offer->id);
  add_text (builder, "kind", vt_offer_kind_to_word (offer->kind));
  add_text (builder, "name", offer->name);
  add_int64 (builder, "priority", offer->priority);
  write_wrapped (builder, "message", LOCALE_UNKNOWN, offer->message);
  write_wrapped (builder, "evidence", "note", offer->note);
  json_builder_set_member_name (builder, "components");
  vt_components_write (offer->components, skus, builder);
  json_builder_set_member_name (builder, "reward");
  vt_reward_write (&offer->reward, builder);
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
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (pack_id != NULL && pack_id[0] != '\0', NULL);
  g_return_val_if_fail (revision <= VT_MONEY_MAX, NULL);

  compiler.offers = g_ptr_array_new ();
  compiler.needed = g_hash_table_new (NULL, NULL);
  compiler.builder = json_builder_new_immutable ();
  if (!take_offers (&compiler, offers, only, error))
    return NULL;

  json_builder_begin_object (compiler.builder);
  write_header (&compiler, currency, pack_id, revision);
  write_products (&compiler);
  json_builder_set_member_name (compiler.builder, "offers");
  json_builder_begin_array (compiler.builder);
  for (guint i = 0; i < compiler.offers->len; i++)
    write_offer (&compiler, g_ptr_array_index (compiler.offers, i));
  json_builder_end_array (compiler.builder);
  json_builder_end_object (compiler.builder);

  root = json_builder_get_root (compiler.builder);
  return seal (root, error);
}
