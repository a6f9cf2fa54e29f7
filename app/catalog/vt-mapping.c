/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file means what, by the names that shops and their systems give to columns. */

#include "vt-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  FOR_BOTH,
  FOR_CATALOGUE,
  FOR_ORDERS,
  FOR_CUSTOMERS,
} Use;

/* Names as fold_name() leaves them, the surest first. From the exports of Shopify, WooCommerce,
 * Magento, PrestaShop and Google's product data, and the public order histories. */
typedef struct
{
  VtField     field;
  Use         use;
  const char *names;
} Synonyms;

static const Synonyms synonyms[] = {
    {VT_FIELD_ORDER, FOR_ORDERS,
     "order orderid orderno ordernumber invoice invoiceno invoiceid invoicenumber basketid basket "
     "transactionid transaction receipt receiptid receiptno bestellnummer bestellung "
     "rechnungsnummer commande numerocommande pedido ordine name"},
    {VT_FIELD_TIME, FOR_ORDERS,
     "time date datetime timestamp orderdate ordertime orderdatetime invoicedate invoicetime "
     "transactiondate transactiontime transactiontimestamp createdat created orderedat "
     "purchasedate "
     "purchasetime purchasedat paidat datum bestelldatum fecha data"},
    {VT_FIELD_QUANTITY, FOR_ORDERS,
     "quantity qty quantityordered qtyordered units count lineitemquantity itemquantity menge "
     "anzahl "
     "quantite cantidad quantita amountordered"},
    {VT_FIELD_CUSTOMER, FOR_ORDERS,
     "customer customerid customerno customernumber customeremail clientid client userid user "
     "householdid household buyer buyerid email kunde kundennummer memberid member"},
    {VT_FIELD_CUSTOMER, FOR_CUSTOMERS,
     "customer customerid customerno customernumber customerkey clientid client userid user "
     "householdid household buyer buyerid kunde kundennummer kundenid memberid member "
     "customeremail "
     "email id key"},
    {VT_FIELD_COUNTRY, FOR_ORDERS,
     "country countrycode shippingcountry billingcountry region land pays pais"},
    {VT_FIELD_SKU, FOR_BOTH,
     "sku stockcode productcode itemcode articlenumber articleno article artikelnummer variantsku "
     "lineitemsku itemsku partnumber productid itemid productsku code asin productnumber item id"},
    {VT_FIELD_TITLE, FOR_ORDERS,
     "title producttitle productname itemname lineitemname description productdescription "
     "itemdescription product item bezeichnung artikel name"},
    {VT_FIELD_TITLE, FOR_CATALOGUE,
     "title name producttitle productname itemname label producttype bezeichnung titel nom nombre "
     "product description productdescription"},
    {VT_FIELD_PRICE, FOR_BOTH,
     "price unitprice priceeach itemprice lineitemprice variantprice regularprice sellingprice "
     "saleprice listprice retailprice productprice preis einzelpreis prix prixunitaire precio "
     "prezzo"},
    {VT_FIELD_COST, FOR_CATALOGUE,
     "cost costprice unitcost costperitem purchaseprice buyingprice wholesaleprice einkaufspreis "
     "prixachat costo coste"},
    {VT_FIELD_CATEGORY, FOR_CATALOGUE,
     "category categories categorypath productcategory producttype department type kategorie "
     "categorie categoria googleproductcategory"},
    {VT_FIELD_BRAND, FOR_CATALOGUE,
     "brand vendor manufacturer marke hersteller marque marca maker"},
    {VT_FIELD_STOCK, FOR_CATALOGUE,
     "stock currentstock stockquantity stocklevel inventory inventoryquantity variantinventoryqty "
     "quantityonhand onhand availablequantity qty quantity bestand lager"},
    {VT_FIELD_KIND, FOR_CATALOGUE, "kind productkind"},
    {VT_FIELD_TAGS, FOR_CATALOGUE, "tags tag keywords labels"},
    {VT_FIELD_ATTRIBUTES, FOR_CATALOGUE, "attributes attribute properties features options"},
    {VT_FIELD_WEIGHT, FOR_CATALOGUE,
     "weightg weightgrams weightingrams grams variantgrams weight shippingweight gewicht poids "
     "peso"},
};

static const char *const field_ids[VT_N_FIELDS] = {
    "none", "order",    "time",  "quantity", "customer", "country", "sku",        "title", "price",
    "cost", "category", "brand", "stock",    "kind",     "tags",    "attributes", "weight"};

const char *
vt_field_get_id (VtField field)
{
  g_return_val_if_fail ((guint) field < VT_N_FIELDS, NULL);

  return field_ids[field];
}

const char *
vt_field_get_label (VtField field)
{
  const char *const labels[VT_N_FIELDS] = {
      N_ ("Not Used"),   N_ ("Order"), N_ ("Date and Time"), N_ ("Quantity"), N_ ("Customer"),
      N_ ("Country"),    N_ ("SKU"),   N_ ("Title"),         N_ ("Price"),    N_ ("Cost"),
      N_ ("Category"),   N_ ("Brand"), N_ ("Stock"),         N_ ("Kind"),     N_ ("Tags"),
      N_ ("Attributes"), N_ ("Weight")};

  g_return_val_if_fail ((guint) field < VT_N_FIELDS, NULL);

  return _ (labels[field]);
}

gboolean
vt_field_from_id (const char *id, VtField *ret_field)
{
  g_return_val_if_fail (id != NULL && ret_field != NULL, FALSE);

  for (guint i = 1; i < VT_N_FIELDS; i++)
    if (g_ascii_strcasecmp (id, field_ids[i]) == 0)
      {
        *ret_field = (VtField) i;
        return TRUE;
      }
  return FALSE;
}

VtField
vt_mapping_get_field (const VtMapping *mapping, guint column)
{
  for (guint i = 1; i < VT_N_FIELDS; i++)
    if (mapping->column[i] == (int) column)
      return (VtField) i;
  return VT_FIELD_NONE;
}

void
vt_mapping_clear (VtMapping *mapping)
{
  g_clear_pointer (&mapping->reason, g_free);
}

/* "Quantity Ordered" → "quantityordered"; Google's "g:" in front goes. */
static char *
fold_name (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_NFKD);
  g_autofree char *folded = g_utf8_casefold (decomposed != NULL ? decomposed : name, -1);
  const char      *from = g_str_has_prefix (folded, "g:") ? folded + 2 : folded;
  GString         *kept = g_string_new (NULL);

  for (; *from != '\0'; from = g_utf8_next_char (from))
    if (g_unichar_isalnum (g_utf8_get_char (from)))
      g_string_append_unichar (kept, g_utf8_get_char (from));
  return g_string_free (kept, FALSE);
}

/* The place of a name in a list of words, 0 the first; -1 if it is not there. */
static int
find_word (const char *words, const char *word)
{
  gsize length = strlen (word);
  int   place = 0;

  for (const char *at = words; length > 0 && *at != '\0'; place++)
    {
      const char *end = strchrnul (at, ' ');

      if ((gsize) (end - at) == length && memcmp (at, word, length) == 0)
        return place;
      at = *end != '\0' ? end + 1 : end;
    }
  return -1;
}

typedef struct
{
  char  **folded; /* (owned) (array length=n) */
  guint   n;
  VtField taken[4096]; /* what each column is used for already */
} Names;

/* The column whose name is the surest for a field, among those that are free. */
static int
find_column (const Names *names, const char *words)
{
  int best = -1, best_place = G_MAXINT;

  for (guint i = 0; i < names->n; i++)
    {
      int place = names->taken[i] == VT_FIELD_NONE ? find_word (words, names->folded[i]) : -1;

      if (place >= 0 && place < best_place)
        {
          best = (int) i;
          best_place = place;
        }
    }
  return best;
}

static void
assign (Names *names, VtMapping *mapping, VtField field, int column)
{
  mapping->column[field] = column;
  if (column >= 0)
    names->taken[column] = field;
}

static gboolean
is_for (Use use, VtImportKind kind)
{
  if (kind == VT_IMPORT_CUSTOMERS)
    return use == FOR_CUSTOMERS;
  return use == FOR_BOTH || use == (kind == VT_IMPORT_ORDERS ? FOR_ORDERS : FOR_CATALOGUE);
}

static void
guess_columns (Names *names, VtMapping *mapping, const gboolean *is_fixed, VtImportKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      VtField field = synonyms[i].field;

      if (is_fixed[field] || mapping->column[field] >= 0 || !is_for (synonyms[i].use, kind))
        continue;
      assign (names, mapping, field, find_column (names, synonyms[i].names));
    }
}

/* ---- overrides ---- */

static int
find_named (const Names *names, const char *const *headers, const char *column)
{
  g_autofree char *folded = fold_name (column);
  guint64          number;

  for (guint i = 0; i < names->n; i++)
    if (g_str_equal (headers[i], column))
      return (int) i;
  for (guint i = 0; i < names->n; i++)
    if (*folded != '\0' && g_str_equal (names->folded[i], folded))
      return (int) i;
  if (g_ascii_string_to_unsigned (column, 10, 1, names->n, &number, NULL))
    return (int) number - 1;
  return -1;
}

static char *
list_headers (const char *const *headers, guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n && list->len < 300; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", headers[i]);
  return g_strdup (list->str);
}

static gboolean
apply_override (Names             *names,
                const char *const *headers,
                const char        *override,
                VtMapping         *mapping,
                gboolean          *is_fixed,
                GError           **error)
{
  g_auto (GStrv) parts = g_strsplit (override, "=", 2);
  g_autofree char *list = NULL;
  VtField          field;
  int              column = -1;

  if (parts[0] == NULL || parts[1] == NULL || !vt_field_from_id (g_strstrip (parts[0]), &field))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” does not say which field is which column, as in “sku=Item Code”"),
                   override);
      return FALSE;
    }

  if (*g_strstrip (parts[1]) != '\0')
    {
      column = find_named (names, headers, parts[1]);
      if (column < 0)
        {
          list = list_headers (headers, names->n);
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("There is no column “%s”; there are %s"), parts[1], list);
          return FALSE;
        }
      if (names->taken[column] != VT_FIELD_NONE)
        mapping->column[names->taken[column]] = -1;
    }
  is_fixed[field] = TRUE;
  assign (names, mapping, field, column);
  return TRUE;
}

/* ---- which kind ---- */

static gboolean
has (const VtMapping *mapping, VtField field)
{
  return mapping->column[field] >= 0;
}

static int
score_orders (const VtMapping *mapping)
{
  int score = 0;

  score += has (mapping, VT_FIELD_ORDER) ? 35 : 0;
  score += has (mapping, VT_FIELD_TIME) ? 25 : 0;
  score += has (mapping, VT_FIELD_QUANTITY) ? 25 : 0;
  score += has (mapping, VT_FIELD_CUSTOMER) ? 5 : 0;
  score += has (mapping, VT_FIELD_SKU) || has (mapping, VT_FIELD_TITLE) ? 5 : 0;
  score += has (mapping, VT_FIELD_PRICE) ? 5 : 0;
  return score;
}

static int
score_catalogue (const VtMapping *mapping)
{
  int score = 0;

  score += has (mapping, VT_FIELD_SKU) ? 30 : 0;
  score += has (mapping, VT_FIELD_TITLE) ? 20 : 0;
  score += has (mapping, VT_FIELD_PRICE) ? 15 : 0;
  score += has (mapping, VT_FIELD_CATEGORY) ? 15 : 0;
  score += has (mapping, VT_FIELD_COST) ? 15 : 0;
  score += has (mapping, VT_FIELD_BRAND) ? 10 : 0;
  score += has (mapping, VT_FIELD_STOCK) ? 10 : 0;
  return MIN (score, 100);
}

static char *
describe_kind (const VtMapping *mapping, const char *const *headers)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 1; i < VT_N_FIELDS; i++)
    if (has (mapping, (VtField) i))
      g_string_append_printf (list, "%s“%s”", list->len > 0 ? ", " : "",
                              headers[mapping->column[i]]);
  if (mapping->kind == VT_IMPORT_ORDERS)
    return g_strdup_printf (_ ("Orders, since there are %s"), list->str);
  if (mapping->kind == VT_IMPORT_CUSTOMERS)
    return g_strdup_printf (_ ("Customers, named by %s"), list->str);
  return g_strdup_printf (_ ("A catalogue, since there are %s"), list->str);
}

static gboolean
check_required (const VtMapping *mapping, const char *const *headers, guint n, GError **error)
{
  static const VtField for_orders[] = {VT_FIELD_ORDER, VT_FIELD_TIME, VT_FIELD_QUANTITY,
                                       VT_FIELD_PRICE};
  VtField              missing = VT_FIELD_NONE;
  g_autofree char     *list = NULL;

  for (gsize i = 0; mapping->kind == VT_IMPORT_ORDERS && i < G_N_ELEMENTS (for_orders); i++)
    if (missing == VT_FIELD_NONE && !has (mapping, for_orders[i]))
      missing = for_orders[i];
  if (mapping->kind == VT_IMPORT_CUSTOMERS)
    missing = has (mapping, VT_FIELD_CUSTOMER) ? VT_FIELD_NONE : VT_FIELD_CUSTOMER;
  else if (missing == VT_FIELD_NONE && !has (mapping, VT_FIELD_SKU) &&
           !has (mapping, VT_FIELD_TITLE))
    missing = VT_FIELD_SKU;
  if (missing == VT_FIELD_NONE)
    return TRUE;

  list = list_headers (headers, n);
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               mapping->kind == VT_IMPORT_ORDERS
                   ? _ ("To read orders, say which column is “%s” (%s=…); there are %s")
               : mapping->kind == VT_IMPORT_CUSTOMERS
                   ? _ ("To read customers, say which column is “%s” (%s=…); there are %s")
                   : _ ("To read a catalogue, say which column is “%s” (%s=…); there are %s"),
               vt_field_get_label (missing), vt_field_get_id (missing), list);
  return FALSE;
}

/* ---- all of it ---- */

static gboolean
map_as (const char *const *headers,
        Names             *names,
        VtImportKind       kind,
        const char *const *overrides,
        VtMapping         *ret_mapping,
        GError           **error)
{
  gboolean is_fixed[VT_N_FIELDS] = {FALSE};

  memset (ret_mapping, 0, sizeof *ret_mapping);
  memset (names->taken, 0, sizeof names->taken);
  for (guint i = 0; i < VT_N_FIELDS; i++)
    ret_mapping->column[i] = -1;
  for (guint i = 0; overrides != NULL && overrides[i] != NULL; i++)
    if (!apply_override (names, headers, overrides[i], ret_mapping, is_fixed, error))
      return FALSE;

  guess_columns (names, ret_mapping, is_fixed, kind);
  ret_mapping->kind = kind;
  if (kind == VT_IMPORT_CUSTOMERS)
    ret_mapping->score = has (ret_mapping, VT_FIELD_CUSTOMER) ? 100 : 0;
  else
    ret_mapping->score =
        kind == VT_IMPORT_ORDERS ? score_orders (ret_mapping) : score_catalogue (ret_mapping);
  return TRUE;
}

static gboolean
choose_kind (VtMapping         *orders,
             VtMapping         *catalogue,
             VtImportKind       wanted,
             const char *const *headers,
             guint              n,
             VtMapping         *ret_mapping,
             GError           **error)
{
  VtImportKind kind = wanted;

  if (kind == VT_IMPORT_AUTO)
    {
      g_autofree char *list = NULL;

      /* An order or a date is what no catalogue has; two of the three make order lines. */
      if (orders->score >= 60)
        kind = VT_IMPORT_ORDERS;
      else if (catalogue->score >= 45)
        kind = VT_IMPORT_CATALOGUE;
      else
        {
          list = list_headers (headers, n);
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("The columns %s do not tell whether this is a catalogue or orders: say "
                          "which it is"),
                       list);
          return FALSE;
        }
    }

  *ret_mapping = kind == VT_IMPORT_ORDERS ? *orders : *catalogue;
  return check_required (ret_mapping, headers, n, error);
}

gboolean
vt_mapping_guess (const char *const *headers,
                  guint              n_headers,
                  VtImportKind       kind,
                  const char *const *overrides,
                  VtMapping         *ret_mapping,
                  GError           **error)
{
  Names     names = {NULL, n_headers, {VT_FIELD_NONE}};
  VtMapping orders, catalogue, chosen;
  gboolean  found;

  g_return_val_if_fail (headers != NULL && n_headers <= G_N_ELEMENTS (names.taken), FALSE);

  names.folded = g_new0 (char *, n_headers + 1);
  for (guint i = 0; i < n_headers; i++)
    names.folded[i] = fold_name (headers[i]);
  if (kind == VT_IMPORT_CUSTOMERS)
    found = map_as (headers, &names, kind, overrides, &chosen, error) &&
            check_required (&chosen, headers, n_headers, error);
  else
    found = map_as (headers, &names, VT_IMPORT_ORDERS, overrides, &orders, error) &&
            map_as (headers, &names, VT_IMPORT_CATALOGUE, overrides, &catalogue, error) &&
            choose_kind (&orders, &catalogue, kind, headers, n_headers, &chosen, error);
  g_strfreev (names.folded);
  if (!found)
    return FALSE;

  chosen.reason = describe_kind (&chosen, headers);
  *ret_mapping = chosen;
  return TRUE;
}
