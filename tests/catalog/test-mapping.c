/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of the common systems, and what is called a fee. */

#include "vt-fee-rule.h"
#include "vt-mapping.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *headers;   /* with bars between them */
  const char *overrides; /* likewise; NULL for none */
  const char *fields;    /* "-" where a column is not used; NULL: refused */
  const char *kind;      /* or what the refusal speaks of */
} Case;

static const Case cases[] = {
    {"online-retail",
     "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country", NULL,
     "order|sku|title|quantity|time|price|customer|country", "orders"},
    {"electronics", "Order ID|Product|Quantity Ordered|Price Each|Order Date|Purchase Address",
     NULL, "order|title|quantity|price|time|-", "orders"},
    {"snake-case", "order_id|product_id|product_name|qty|unit_price|created_at|user_id", NULL,
     "order|sku|title|quantity|price|time|customer", "orders"},
    {"shopify-orders",
     "Name|Email|Paid at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku", NULL,
     "order|customer|time|quantity|title|price|sku", "orders"},
    {"german", "Bestellnummer|Datum|Artikelnummer|Bezeichnung|Menge|Einzelpreis|Kundennummer", NULL,
     "order|time|sku|title|quantity|price|customer", "orders"},
    {"demo-store", "id|name|category|style|price|current_stock|gender_affinity|description", NULL,
     "sku|title|category|-|price|stock|-|-", "catalogue"},
    {"catalogue", "sku|title|price|cost|category|brand|stock|kind|tags|attributes", NULL,
     "sku|title|price|cost|category|brand|stock|kind|tags|attributes", "catalogue"},
    {"woocommerce", "ID|Type|SKU|Name|Description|Stock|Sale price|Regular price|Categories|Tags",
     NULL, "-|-|sku|title|-|stock|-|price|category|tags", "catalogue"},
    {"google", "g:id|g:title|g:price|g:brand|g:google_product_category", NULL,
     "sku|title|price|brand|category", "catalogue"},
    {"no-price",
     "household_id|store_id|basket_id|product_id|quantity|sales_value|transaction_timestamp", NULL,
     NULL, "Price"},
    {"price-said", "household_id|basket_id|product_id|quantity|sales_value|transaction_timestamp",
     "price=sales_value", "customer|order|sku|quantity|price|time", "orders"},
    {"by-number", "A|B|C|D|E", "order=1|time=2|sku=3|quantity=4|price=5",
     "order|time|sku|quantity|price", "orders"},
    {"none-wanted", "InvoiceNo|StockCode|Quantity|InvoiceDate|UnitPrice|CustomerID",
     "customer=", "order|sku|quantity|time|price|-", "orders"},
    {"taken-over", "InvoiceNo|StockCode|Item|Quantity|InvoiceDate|UnitPrice", "sku=Item",
     "order|-|sku|quantity|time|price", "orders"},
    {"no-such-field", "sku|title|price", "colour=title", NULL, "colour=title"},
    {"no-such-column", "sku|title|price", "cost=Cost", NULL, "There is no column “Cost”"},
    {"no-equals", "sku|title|price", "cost", NULL, "“cost”"},
    {"cannot-tell", "a|b|c", NULL, NULL, "do not tell"},
};

static char *
describe (const VtMapping *mapping, guint n)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      VtField field = vt_mapping_get_field (mapping, i);

      g_string_append_printf (fields, "%s%s", i > 0 ? "|" : "",
                              field == VT_FIELD_NONE ? "-" : vt_field_get_id (field));
    }
  return g_strdup (fields->str);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (GStrv) headers = g_strsplit (test->headers, "|", -1);
  g_auto (GStrv) overrides = test->overrides != NULL ? g_strsplit (test->overrides, "|", -1) : NULL;
  g_auto (VtMapping) mapping = {VT_IMPORT_AUTO};
  g_autoptr (GError) error = NULL;
  g_autofree char *fields = NULL;
  gboolean         mapped;

  mapped = vt_mapping_guess ((const char *const *) headers, g_strv_length (headers), VT_IMPORT_AUTO,
                             (const char *const *) overrides, &mapping, &error);
  if (test->fields == NULL)
    {
      g_assert_false (mapped);
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, test->kind));
      return;
    }
  g_assert_no_error (error);
  fields = describe (&mapping, g_strv_length (headers));
  g_assert_cmpstr (fields, ==, test->fields);
  g_assert_cmpstr (mapping.kind == VT_IMPORT_ORDERS ? "orders" : "catalogue", ==, test->kind);
  g_assert_cmpint (mapping.score, >, 0);
  for (guint i = 1; i < VT_N_FIELDS; i++)
    if (mapping.column[i] >= 0)
      g_assert_cmpint (vt_mapping_get_field (&mapping, (guint) mapping.column[i]), ==, i);
  g_assert_nonnull (mapping.reason);
}

/* Of customers, which is only read where it is asked for: one column names them. */
static const Case customer_cases[] = {
    {"household", "household_id|age|income", NULL, "customer|-|-", NULL},
    {"sure-before-unsure", "id|email|customer_id|price", NULL, "-|-|customer|-", NULL},
    {"shopify", "First Name|Email|City", NULL, "-|customer|-", NULL},
    {"said", "id|email", "customer=email", "-|customer", NULL},
    {"none", "age|income", NULL, NULL, "customer=…"},
};

static void
test_customers (gconstpointer data)
{
  const Case *test = data;
  g_auto (GStrv) headers = g_strsplit (test->headers, "|", -1);
  g_auto (GStrv) overrides = test->overrides != NULL ? g_strsplit (test->overrides, "|", -1) : NULL;
  g_auto (VtMapping) mapping = {VT_IMPORT_AUTO};
  g_autoptr (GError) error = NULL;
  g_autofree char *fields = NULL;

  if (!vt_mapping_guess ((const char *const *) headers, g_strv_length (headers),
                         VT_IMPORT_CUSTOMERS, (const char *const *) overrides, &mapping, &error))
    {
      g_assert_null (test->fields);
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, test->kind));
      return;
    }
  fields = describe (&mapping, g_strv_length (headers));
  g_assert_cmpstr (fields, ==, test->fields);
  g_assert_cmpint (mapping.kind, ==, VT_IMPORT_CUSTOMERS);
  g_assert_nonnull (strstr (mapping.reason, headers[mapping.column[VT_FIELD_CUSTOMER]]));
}

/* Every field can be named in an override, and none is missing from the table of names. */
static void
test_ids (void)
{
  for (guint i = 1; i < VT_N_FIELDS; i++)
    {
      VtField field = VT_FIELD_NONE;

      g_assert_true (vt_field_from_id (vt_field_get_id ((VtField) i), &field));
      g_assert_cmpint (field, ==, i);
      g_assert_nonnull (vt_field_get_label ((VtField) i));
    }
}

typedef struct
{
  const char *code;
  const char *description;
  gboolean    is_fee;
} FeeCase;

static const FeeCase fee_cases[] = {
    {"POST", "POSTAGE", TRUE},
    {"DOT", "DOTCOM POSTAGE", TRUE},
    {"C2", "CARRIAGE", TRUE},
    {"m", "Manual", TRUE},
    {"BANK CHARGES", "Bank Charges", TRUE},
    {"B", "Adjust bad debt", TRUE},
    {"SHIP-DE", "Versandkosten", TRUE},
    {"GEB", "Gebühr", TRUE},
    {"Express shipping", "Express shipping", TRUE},
    {"PADS", "PADS TO MATCH ALL CUSHIONS", FALSE},
    {"DCGSSBOY", "BOYS PARTY BAG", FALSE},
    {"22716", "CARD CIRCUS POSTAGE", FALSE},
    {"85123A", "CARRIAGE", FALSE},
    {"gift_0001_20", "Dotcomgiftshop Gift Voucher £20.00", FALSE},
    {"Manual Coffee Grinder", "Manual Coffee Grinder", FALSE},
    {"Delivery Van Toy", "Delivery Van Toy", FALSE},
    {"LG Washing Machine", "LG Washing Machine", FALSE},
    {"X", "", FALSE},
};

static void
test_fee (gconstpointer data)
{
  const FeeCase *test = data;

  g_assert_cmpint (vt_fee_rule_matches (test->code, test->description), ==, test->is_fee);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mapping/guess/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (customer_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mapping/customers/%s", customer_cases[i].name);

      g_test_add_data_func (path, &customer_cases[i], test_customers);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fee_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mapping/fee/%s", fee_cases[i].code);

      g_test_add_data_func (path, &fee_cases[i], test_fee);
    }
  g_test_add_func ("/mapping/ids", test_ids);
  return g_test_run ();
}
