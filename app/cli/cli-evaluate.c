/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate: what a cart costs under a rule pack, as any storefront computes it. */

#include "cli-commands.h"
#include "cli-batch.h"
#include "cli-file.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-pack.h"
#include "cli-prompt.h"
#include "cli-text.h"
#include "cli-verdict.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_QUANTITY 1000000

/* A cart made of options instead of a file, and what is said of the shopper besides. */
typedef struct
{
  GStrv    lines;
  GStrv    coupons;
  char    *now;
  char    *channel;
  char    *placement;
  char    *budget;
  gboolean batch; /* the cart is many */
} CartWords;

static void
clear_words (CartWords *words)
{
  g_strfreev (words->lines);
  g_strfreev (words->coupons);
  g_free (words->now);
  g_free (words->channel);
  g_free (words->placement);
  g_free (words->budget);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CartWords, clear_words)

static GBytes *
make_cart (const CartWords *words, CliPack *pack, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  char *text;

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "currency", pack->currency.code);
  if (words->now != NULL)
    cli_json_add_string (builder, "now", words->now);
  if (words->channel != NULL)
    cli_json_add_string (builder, "channel", words->channel);
  if (words->coupons != NULL)
    cli_json_add_strv (builder, "coupons", (const char *const *) words->coupons);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; words->lines[i] != NULL; i++)
    {
      g_autofree char *sku = NULL;
      gint64           quantity;

      if (g_hash_table_contains (pack->titles, words->lines[i]))
        {
          sku = g_strdup (words->lines[i]);
          quantity = 1;
        }
      else if (!cli_quantity_split (words->lines[i], NULL, MAX_QUANTITY, &sku, &quantity, error))
        {
          return NULL;
        }
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "sku", sku);
      cli_json_add_int (builder, "quantity", quantity);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  text = cli_json_to_text (builder);
  return g_bytes_new_take (text, strlen (text));
}

static void
add_missing (JsonObject *cart, const char *name, JsonNode *value)
{
  if (json_object_has_member (cart, name))
    json_node_unref (value);
  else
    json_object_set_member (cart, name, value);
}

/* The same cart, where the shopper stands and what they mean to spend put in if it has neither. */
static GBytes *
add_shopper (GBytes *cart, const CartWords *words, CliPack *pack, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize       length;
  const char *json = g_bytes_get_data (cart, &length);
  gint64      budget_minor = 0;
  VrError     rules_error;
  JsonObject *root;
  char       *strict;
  size_t      strict_length;
  char       *text;
  gboolean    is_read;

  if (words->budget != NULL &&
      !vt_money_from_plain (words->budget, &pack->currency, &budget_minor, error))
    return NULL;
  /* What is written twice, say, has to be refused as it would be without us. */
  if (vr_json_canonicalize (json != NULL ? json : "", length, &strict, &strict_length,
                            &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("the cart"));
      return NULL;
    }
  is_read = json_parser_load_from_data (parser, strict, (gssize) strict_length, error);
  vr_free (strict);
  if (!is_read)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return g_bytes_ref (cart);

  root = json_node_get_object (json_parser_get_root (parser));
  if (words->placement != NULL)
    add_missing (root, "placement", json_node_init_string (json_node_alloc (), words->placement));
  if (words->budget != NULL)
    add_missing (root, "budget", json_node_init_int (json_node_alloc (), budget_minor));
  text = json_to_string (json_parser_get_root (parser), FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
print_lines (CliPack *pack, const VrResult *result)
{
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, _ ("SKU"), CLI_LEFT);
  cli_table_add_column (table, _ ("Product"), CLI_LEFT);
  cli_table_add_column (table, _ ("Units"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Price"), CLI_RIGHT);
  cli_table_add_column (table, _ ("List"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Discount"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Net"), CLI_RIGHT);
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine    *line = vr_result_get_line (result, i);
      g_autofree char *price = vt_money_to_display (line->unit_price, &pack->currency);
      g_autofree char *list = vt_money_to_display (line->list, &pack->currency);
      g_autofree char *discount = vt_money_to_display (line->net - line->list, &pack->currency);
      g_autofree char *net = vt_money_to_display (line->net, &pack->currency);

      cli_table_add (table, line->sku);
      cli_table_add (table, cli_pack_get_title (pack, line->sku));
      cli_table_add_format (table, "%" PRId64, (gint64) line->quantity);
      cli_table_add (table, price);
      cli_table_add (table, list);
      cli_table_add (table, discount);
      cli_table_add (table, net);
    }
  cli_table_print (table);
}

static void
print_amount (CliTable *table, const char *label, gint64 minor, const VtCurrency *currency)
{
  g_autofree char *amount = vt_money_to_display (minor, currency);

  cli_table_add (table, label);
  cli_table_add (table, amount);
}

static void
print_totals (CliPack *pack, const VrResult *result)
{
  const VrTotals *totals = vr_result_get_totals (result);
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, "", CLI_LEFT);
  cli_table_add_column (table, "", CLI_RIGHT);
  print_amount (table, _ ("List"), totals->list, &pack->currency);
  print_amount (table, _ ("Discount on items"), totals->item_discount, &pack->currency);
  if (totals->order_discount != 0)
    print_amount (table, _ ("Discount on the order"), totals->order_discount, &pack->currency);
  if (totals->shipping != 0)
    print_amount (table, _ ("Shipping"), totals->shipping, &pack->currency);
  print_amount (table, _ ("Due"), totals->due, &pack->currency);
  if (totals->has_margin)
    print_amount (table, _ ("Margin"), totals->margin, &pack->currency);
  cli_table_print (table);
  cli_print ("\n");
}

static void
print_prompts (CliPack *pack, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_prompts (result); i++)
    {
      g_autofree char *text = cli_prompt_to_text (vr_result_get_prompt (result, i), result, pack);

      /* Translators: what to put before the shopper next */
      cli_print (_ ("Next: %s\n"), text);
    }
  if (vr_result_get_n_prompts (result) > 0)
    cli_print ("\n");
}

static void
print_text (CliPack *pack, const VrResult *result)
{
  const VrProof *proof = vr_result_get_proof (result);

  print_lines (pack, result);
  print_totals (pack, result);
  print_prompts (pack, result);
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (result, i);
      g_autofree char *text = cli_verdict_to_text (verdict, pack);

      cli_print ("%s: %s\n", cli_pack_get_name (pack, verdict->offer_id), text);
    }
  if (!proof->proven)
    {
      g_autofree char *gap = vt_money_to_display (proof->gap, &pack->currency);

      cli_print (_ ("The search for the best offers was cut short; the total could be at most %s "
                    "lower\n"),
                 gap);
    }
}

static gboolean
print_json (const VrResult *result, GError **error)
{
  VrError rules_error;
  char   *json;
  size_t  length;

  if (vr_result_to_json (result, &json, &length, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("the result"));
      return FALSE;
    }
  cli_print ("%.*s\n", (int) length, json);
  vr_free (json);
  return TRUE;
}

static gboolean
evaluate (CliCall *call, CliPack *pack, GBytes *cart_bytes, GError **error)
{
  gsize       length;
  const char *json = g_bytes_get_data (cart_bytes, &length);
  VrCart     *cart = NULL;
  VrResult   *result = NULL;
  VrError     rules_error;
  gboolean    done = TRUE;

  if (vr_cart_load (pack->pack, json != NULL ? json : "", length, &cart, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("the cart"));
      return FALSE;
    }
  if (vr_evaluate (pack->pack, cart, &result, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("the cart"));
      vr_cart_free (cart);
      return FALSE;
    }
  if (call->json)
    done = print_json (result, error);
  else
    print_text (pack, result);
  vr_result_free (result);
  vr_cart_free (cart);
  return done;
}

static gboolean
run (CliCall *call, const CartWords *words, GError **error)
{
  g_autoptr (GBytes) pack_bytes = NULL;
  g_autoptr (GBytes) cart_bytes = NULL;
  g_autoptr (CliPack) pack = NULL;

  pack_bytes = cli_file_read (call->arguments[0], call->job, error);
  if (pack_bytes == NULL)
    return FALSE;
  pack = cli_pack_new (pack_bytes, error);
  if (pack == NULL)
    return FALSE;
  if (words->batch)
    return cli_batch_evaluate (pack->pack, call->arguments[1] != NULL ? call->arguments[1] : "-",
                               call->job, error);
  if (words->lines != NULL)
    cart_bytes = make_cart (words, pack, error);
  else
    cart_bytes = cli_file_read (call->arguments[1], call->job, error);
  if (cart_bytes != NULL && (words->placement != NULL || words->budget != NULL))
    {
      g_autoptr (GBytes) bare = g_steal_pointer (&cart_bytes);

      cart_bytes = add_shopper (bare, words, pack, error);
    }
  return cart_bytes != NULL && evaluate (call, pack, cart_bytes, error);
}

/* Says so unless it is clear where the pack and the carts come from. */
static gboolean
check_words (CliCall *call, const CartWords *words)
{
  const char *pack = call->arguments[0];
  const char *cart = call->arguments[1];
  const char *problem = NULL;

  if (cart == NULL && words->batch)
    cart = "-";
  if ((words->lines != NULL) == (cart != NULL))
    problem = _ ("the cart is a file or made of --line, one of the two");
  else if (words->lines == NULL &&
           (words->coupons != NULL || words->now != NULL || words->channel != NULL))
    problem = _ ("--coupon, --now and --channel go with --line");
  else if (words->batch && (words->placement != NULL || words->budget != NULL))
    problem = _ ("--placement and --budget are for one cart, not for --batch");
  else if (cart != NULL && g_str_equal (pack, "-") && g_str_equal (cart, "-"))
    problem = _ ("only one of the two can be standard input");

  if (problem != NULL)
    cli_call_misused (call, "%s", problem);
  return problem == NULL;
}

CliStatus
cli_evaluate_run (CliCall *call)
{
  g_auto (CartWords) words = {0};
  const GOptionEntry entries[] = {
      {"batch", 'b', 0, G_OPTION_ARG_NONE, &words.batch,
       N_ ("CART holds many, one a line, and so does the output"), NULL},
      {"line", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &words.lines,
       N_ ("Instead of CART: a product and how many of it; once for each line"), "SKU[:N]"},
      {"coupon", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.coupons,
       N_ ("With --line: a coupon that the shopper has"), "CODE"},
      {"now", 0, 0, G_OPTION_ARG_STRING, &words.now,
       N_ ("With --line: when, as 2025-11-28T09:00:00Z"), "TIME"},
      {"channel", 0, 0, G_OPTION_ARG_STRING, &words.channel,
       N_ ("With --line: where the shopper buys"), "NAME"},
      {"placement", 0, 0, G_OPTION_ARG_STRING, &words.placement,
       N_ ("Where the shopper stands, unless the cart says it: suggests what to offer next"),
       "WORD"},
      {"budget", 0, 0, G_OPTION_ARG_STRING, &words.budget,
       N_ ("What the shopper means to spend, unless the cart says it"), "AMOUNT"},
      {0},
  };
  g_autoptr (GError) error = NULL;

  call->details =
      _ ("PACK and CART are files of JSON; “-” reads standard input. With --json, the "
         "result in the canonical form that\nevery evaluator gives, byte for byte. With "
         "--batch, each line of CART, or of standard input, is a\ncart, and has its "
         "line in the output: the result as with --json, or {\"error\": {\"code\", "
         "\"message\",\n\"path\"}}. Exit status 1 if there was an error.");
  if (!cli_call_parse (call, entries, 1, 2))
    return CLI_USAGE;
  if (!check_words (call, &words))
    return CLI_USAGE;

  if (!run (call, &words, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
