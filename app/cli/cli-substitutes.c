/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli mine --substitutes: what the same customers buy, but not at once. */

#include "cli-substitutes.h"

#include "cli-json.h"
#include "cli-mining.h"
#include "cli-text.h"
#include "cli-workspace.h"
#include "vt-error.h"
#include "vt-likeness.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VtCatalog     *catalog; /* (unowned) */
  VtSubstitutes *found;   /* (unowned) */
  guint32        min_both;
} Listing;

static void
add_likeness_json (JsonBuilder *builder, const VtLikeness *likeness)
{
  cli_json_add_double (builder, "alike", likeness->alike);
  if (likeness->has_category)
    cli_json_add_double (builder, "category_alike", likeness->category);
  if (likeness->has_attributes)
    cli_json_add_double (builder, "attributes_alike", likeness->attributes);
  if (likeness->has_price)
    cli_json_add_double (builder, "price_ratio", likeness->price);
}

static void
print_json (const Listing *listing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_int (builder, "customers", listing->found->n_customers);
  cli_json_add_int (builder, "pairs_looked_at", (gint64) listing->found->n_tests);
  json_builder_set_member_name (builder, "substitutes");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < listing->found->n; i++)
    {
      const VtSubstitute *one = &listing->found->items[i];
      const VtProduct    *a = vt_catalog_get (listing->catalog, one->item_a);
      const VtProduct    *b = vt_catalog_get (listing->catalog, one->item_b);
      VtLikeness          likeness = vt_likeness_of (listing->catalog, one->item_a, one->item_b);

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "sku_a", a->sku);
      cli_json_add_string (builder, "sku_b", b->sku);
      cli_json_add_string (builder, "title_a", a->title);
      cli_json_add_string (builder, "title_b", b->title);
      cli_json_add_int (builder, "customers_a", one->n_a);
      cli_json_add_int (builder, "customers_b", one->n_b);
      cli_json_add_int (builder, "customers_both", one->n_both);
      cli_json_add_double (builder, "lift", one->lift);
      cli_json_add_int (builder, "together", one->n_together);
      cli_json_add_double (builder, "expected", one->expected);
      cli_json_add_double (builder, "z", one->z);
      cli_json_add_double (builder, "q", one->q);
      add_likeness_json (builder, &likeness);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
print_csv (const Listing *listing)
{
  cli_print ("sku_a,sku_b,title_a,title_b,customers_a,customers_b,customers_both,lift,together,"
             "expected,z,q,alike\n");
  for (gsize i = 0; i < listing->found->n; i++)
    {
      const VtSubstitute *one = &listing->found->items[i];
      const VtProduct    *a = vt_catalog_get (listing->catalog, one->item_a);
      const VtProduct    *b = vt_catalog_get (listing->catalog, one->item_b);
      g_autoptr (GString) record = g_string_new (NULL);

      cli_csv_add (record, a->sku);
      cli_csv_add (record, b->sku);
      cli_csv_add (record, a->title);
      cli_csv_add (record, b->title);
      cli_csv_add_int (record, one->n_a);
      cli_csv_add_int (record, one->n_b);
      cli_csv_add_int (record, one->n_both);
      cli_csv_add_double (record, "%.9g", one->lift);
      cli_csv_add_int (record, one->n_together);
      cli_csv_add_double (record, "%.9g", one->expected);
      cli_csv_add_double (record, "%.9g", one->z);
      cli_csv_add_double (record, "%.9g", one->q);
      cli_csv_add_double (record, "%.9g",
                          vt_likeness_of (listing->catalog, one->item_a, one->item_b).alike);
      cli_csv_end (record);
      cli_print ("%s", record->str);
    }
}

static void
print_text (const Listing *listing)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, _ ("A"), CLI_LEFT);
  cli_table_add_column (table, _ ("B"), CLI_LEFT);
  cli_table_add_column (table, _ ("Customers"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Lift"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Together"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Expected"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Alike"), CLI_RIGHT);
  for (gsize i = 0; i < listing->found->n; i++)
    {
      const VtSubstitute *one = &listing->found->items[i];
      const VtProduct    *a = vt_catalog_get (listing->catalog, one->item_a);
      const VtProduct    *b = vt_catalog_get (listing->catalog, one->item_b);

      cli_table_add_format (table, "%s %s", a->sku, a->title);
      cli_table_add_format (table, "%s %s", b->sku, b->title);
      cli_table_add_format (table, "%'u", one->n_both);
      cli_table_add_format (table, "%.1f", one->lift);
      cli_table_add_format (table, "%'u", one->n_together);
      cli_table_add_format (table, "%.1f", one->expected);
      cli_table_add_format (table, "%.0f %%",
                            vt_likeness_of (listing->catalog, one->item_a, one->item_b).alike *
                                100);
    }
  cli_table_print (table);
  cli_print (
      g_dngettext (GETTEXT_PACKAGE,
                   "\n%'zu of %'zu pairs of which at least %'u of %'u customers bought both\n",
                   "\n%'zu of %'zu pairs of which at least %'u of %'u customers bought both\n",
                   listing->found->n),
      listing->found->n, listing->found->n_tests, listing->min_both, listing->found->n_customers);
}

static gboolean
is_wanted (const CliSubstitutesWish *wish,
           VtCatalog                *catalog,
           guint32                   product,
           const VtSubstitute       *one)
{
  return (product == VT_PRODUCT_NONE || one->item_a == product || one->item_b == product) &&
         vt_likeness_of (catalog, one->item_a, one->item_b).alike >= wish->min_alike;
}

/* Of the kind asked for, so many. */
static void
narrow (VtSubstitutes *found, const CliSubstitutesWish *wish, VtCatalog *catalog, guint32 product)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < found->n && (wish->limit == 0 || n_kept < wish->limit); i++)
    if (is_wanted (wish, catalog, product, &found->items[i]))
      found->items[n_kept++] = found->items[i];
  found->n = n_kept;
}

static gboolean
print_found (CliCall                  *call,
             const CliSubstitutesWish *wish,
             const CliSnapshot        *snapshot,
             GError                  **error)
{
  guint32         product = VT_PRODUCT_NONE;
  VtMiningOptions options = wish->mining;
  g_auto (VtOrderMasks) masks = {0};
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtSubstitutes) found = NULL;
  Listing listing = {snapshot->catalog, NULL, wish->options.min_both};

  if (wish->product != NULL)
    {
      product = vt_catalog_index_of_sku (snapshot->catalog, wish->product);
      if (product == VT_PRODUCT_NONE)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no product “%s”"),
                       wish->product);
          return FALSE;
        }
    }
  if (!cli_filter_apply (call, snapshot, wish->filter, &options, &masks, error))
    return FALSE;
  visits = vt_follow_customers (snapshot->orders, &options, 1, call->job, error);
  if (visits == NULL)
    return FALSE;
  found = vt_substitutes_find (visits, &wish->options, call->job, error);
  if (found == NULL)
    return FALSE;
  narrow (found, wish, snapshot->catalog, product);
  listing.found = found;
  if (call->json)
    print_json (&listing);
  else if (wish->csv)
    print_csv (&listing);
  else
    print_text (&listing);
  return TRUE;
}

gboolean
cli_substitutes_print (CliCall *call, const CliSubstitutesWish *wish, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = cli_filter_get_load (wish->filter)};
  g_autoptr (VtWorkspace) workspace = NULL;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  return workspace != NULL && cli_snapshot_load (&snapshot, workspace, call->job, error) &&
         print_found (call, wish, &snapshot, error) && vt_workspace_close (workspace, error);
}
