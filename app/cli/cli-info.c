/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli info: what a workspace holds. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "cli-workspace.h"
#include "vt-imports.h"
#include "vt-offer.h"
#include "vt-orders-summary.h"
#include "vt-time-zone.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  guint n_kind[VT_PRODUCT_FEE + 1];
  guint n_without_price;
  guint n_without_cost;
} CatalogFigures;

static CatalogFigures
count_catalog (VtCatalog *catalog)
{
  CatalogFigures figures = {0};

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      figures.n_kind[product->kind]++;
      if (product->kind == VT_PRODUCT_FEE)
        continue;
      if (product->price_minor == VT_MONEY_UNKNOWN)
        figures.n_without_price++;
      if (product->cost_minor == VT_MONEY_UNKNOWN)
        figures.n_without_cost++;
    }
  return figures;
}

static guint
count_offers (GPtrArray *offers, VtOfferState state)
{
  guint n = 0;

  for (guint i = 0; i < offers->len; i++)
    n += ((const VtOffer *) offers->pdata[i])->state == state;
  return n;
}

static void
add_orders_json (JsonBuilder *builder, const VtOrdersSummary *summary)
{
  json_builder_set_member_name (builder, "orders");
  json_builder_begin_object (builder);
  cli_json_add_int (builder, "orders", summary->n_orders);
  cli_json_add_int (builder, "lines", summary->n_lines);
  cli_json_add_int (builder, "sales", summary->n_sales);
  cli_json_add_int (builder, "returns", summary->n_returns);
  cli_json_add_int (builder, "corrections", summary->n_corrections);
  cli_json_add_int (builder, "guests", summary->n_guests);
  cli_json_add_int (builder, "customers", summary->n_customers);
  cli_json_add_int (builder, "baskets", summary->n_baskets);
  cli_json_add_int (builder, "baskets_of_several", summary->n_baskets_several);
  cli_json_add_int (builder, "revenue_minor", summary->revenue_minor);
  cli_json_add_time (builder, "first", summary->n_orders > 0 ? summary->first_us : 0);
  cli_json_add_time (builder, "last", summary->n_orders > 0 ? summary->last_us : 0);
  json_builder_end_object (builder);
}

static void
print_json (VtWorkspace           *workspace,
            const CliSnapshot     *snapshot,
            const VtOrdersSummary *summary,
            GPtrArray             *imports)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  CatalogFigures figures = count_catalog (snapshot->catalog);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "workspace", vt_workspace_get_path (workspace));
  cli_json_add_string (builder, "name", vt_workspace_get_name (workspace));
  cli_json_add_string (builder, "currency", vt_workspace_get_currency (workspace)->code);
  cli_json_add_string (builder, "time_zone", vt_catalog_get_time_zone (snapshot->catalog));
  json_builder_set_member_name (builder, "products");
  json_builder_begin_object (builder);
  cli_json_add_int (builder, "goods", figures.n_kind[VT_PRODUCT_GOODS]);
  cli_json_add_int (builder, "plans", figures.n_kind[VT_PRODUCT_PLAN]);
  cli_json_add_int (builder, "perks", figures.n_kind[VT_PRODUCT_PERK]);
  cli_json_add_int (builder, "fees", figures.n_kind[VT_PRODUCT_FEE]);
  cli_json_add_int (builder, "without_price", figures.n_without_price);
  cli_json_add_int (builder, "without_cost", figures.n_without_cost);
  json_builder_end_object (builder);
  add_orders_json (builder, summary);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_object (builder);
  cli_json_add_int (builder, "draft", count_offers (snapshot->offers, VT_OFFER_DRAFT));
  cli_json_add_int (builder, "ready", count_offers (snapshot->offers, VT_OFFER_READY));
  cli_json_add_int (builder, "paused", count_offers (snapshot->offers, VT_OFFER_PAUSED));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "imports");
  json_builder_begin_array (builder);
  for (guint i = 0; i < imports->len; i++)
    {
      const VtImportBatch *batch = imports->pdata[i];

      json_builder_begin_object (builder);
      cli_json_add_int (builder, "id", batch->id);
      cli_json_add_string (builder, "kind", batch->kind);
      cli_json_add_string (builder, "file", batch->file_name);
      cli_json_add_time (builder, "imported", batch->imported_us);
      cli_json_add_int (builder, "orders", batch->n_orders);
      cli_json_add_int (builder, "lines", batch->n_lines);
      cli_json_add_int (builder, "rejected", (gint64) batch->n_rejected);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void print_fact (const char *label, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
print_fact (const char *label, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;
  int              padding = MAX (0, 12 - (int) g_utf8_strlen (label, -1));

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cli_print ("%s%*s %s\n", label, padding, "", text);
}

static void
print_orders (const VtOrdersSummary *summary, const VtCurrency *currency)
{
  g_autofree char *first = cli_time_to_text (summary->first_us);
  g_autofree char *last = cli_time_to_text (summary->last_us);
  g_autofree char *revenue = vt_money_to_display (summary->revenue_minor, currency);

  if (summary->n_orders == 0)
    {
      print_fact (_ ("Orders"), "%s", _ ("none"));
      return;
    }
  print_fact (_ ("Orders"), _ ("%'u with %'u lines, %.10s to %.10s"), summary->n_orders,
              summary->n_lines, first, last);
  print_fact ("", _ ("%'u sales, %'u returns, %'u corrections"), summary->n_sales,
              summary->n_returns, summary->n_corrections);
  print_fact ("", _ ("%'u baskets, %'u of them with several products"), summary->n_baskets,
              summary->n_baskets_several);
  print_fact (_ ("Customers"), _ ("%'u, and %'u sales to guests"), summary->n_customers,
              summary->n_guests);
  print_fact (_ ("Revenue"), "%s", revenue);
}

static void
print_text (VtWorkspace           *workspace,
            const CliSnapshot     *snapshot,
            const VtOrdersSummary *summary,
            GPtrArray             *imports)
{
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  CatalogFigures    figures = count_catalog (snapshot->catalog);

  print_fact (_ ("Shop"), "%s (%s)", vt_workspace_get_name (workspace), currency->code);
  print_fact (_ ("Time zone"), "%s", vt_catalog_get_time_zone (snapshot->catalog));
  print_fact (_ ("Products"), _ ("%'u goods, %'u plans, %'u perks; %'u fee codes"),
              figures.n_kind[VT_PRODUCT_GOODS], figures.n_kind[VT_PRODUCT_PLAN],
              figures.n_kind[VT_PRODUCT_PERK], figures.n_kind[VT_PRODUCT_FEE]);
  print_fact ("", _ ("%'u without a price, %'u without a cost"), figures.n_without_price,
              figures.n_without_cost);
  print_orders (summary, currency);
  print_fact (_ ("Offers"), _ ("%u ready, %u drafts, %u paused"),
              count_offers (snapshot->offers, VT_OFFER_READY),
              count_offers (snapshot->offers, VT_OFFER_DRAFT),
              count_offers (snapshot->offers, VT_OFFER_PAUSED));
  for (guint i = 0; i < imports->len; i++)
    {
      const VtImportBatch *batch = imports->pdata[i];
      g_autofree char     *imported = cli_time_to_text (batch->imported_us);

      print_fact (i == 0 ? _ ("Imports") : "", _ ("%s, %.10s, %" PRIu64 " rows rejected"),
                  batch->file_name, imported, batch->n_rejected);
    }
}

static gboolean
load_imports (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **imports = data;

  *imports = vt_imports_load (database, job, error);
  return *imports != NULL;
}

CliStatus
cli_info_run (CliCall *call)
{
  g_autofree char   *time_zone = NULL;
  const GOptionEntry entries[] = {
      {"set-time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone,
       N_ ("First change what weekdays and hours of its offers are of"), N_ ("ZONE")},
      {0},
  };
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_ORDERS | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtOrdersSummary) summary = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  if (time_zone != NULL && !vt_zone_check (time_zone, &error))
    return cli_call_misused (call, "%s", error->message);

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL ||
      (time_zone != NULL && !vt_time_zone_set (workspace, time_zone, &error)) ||
      !cli_snapshot_load (&snapshot, workspace, call->job, &error) ||
      !vt_workspace_read (workspace, load_imports, &imports, call->job, &error))
    return cli_call_failed (call, error);
  summary = vt_orders_summary_new (snapshot.orders, call->job, &error);
  if (summary == NULL)
    return cli_call_failed (call, error);

  if (call->json)
    print_json (workspace, &snapshot, summary, imports);
  else
    print_text (workspace, &snapshot, summary, imports);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
