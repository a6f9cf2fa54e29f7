/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the segments commands share. */

#include "cli-segments.h"

#include "cli-json.h"
#include "cli-text.h"
#include "vt-segment-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

gboolean
cli_segments_read_day (CliCall *call, const char *text, CliSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return TRUE;
  if (!vt_day_from_plain (text, &snapshot->day, &error))
    {
      cli_call_misused (call, "%s", error->message);
      return FALSE;
    }
  snapshot->has_day = TRUE;
  return TRUE;
}

const VtSegment *
cli_segments_find (GPtrArray *segments, const char *wanted, GError **error)
{
  const VtSegment *found = vt_segments_find_key (segments, wanted);

  if (found == NULL)
    found = vt_segments_find (segments, wanted);
  if (found == NULL)
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no segment “%s”"), wanted);
  return found;
}

VtMembers *
cli_segment_count (CliCall          *call,
                   const VtSegment  *segment,
                   VtCustomers      *customers,
                   VtSegmentFigures *ret_figures,
                   GError          **error)
{
  VtMembers *members = vt_segment_rule_evaluate (segment->rule, customers, call->job, error);

  if (members != NULL)
    vt_segment_figures (customers, members, ret_figures);
  return members;
}

void
cli_segment_add_figures_json (JsonBuilder *builder, const VtSegmentFigures *figures)
{
  cli_json_add_int (builder, "customers", figures->n_customers);
  cli_json_add_double (builder, "share", figures->share);
  cli_json_add_int (builder, "buyers", figures->n_buyers);
  cli_json_add_int (builder, "orders", (gint64) figures->n_orders);
  cli_json_add_double (builder, "orders_each", figures->orders_each);
  cli_json_add_money (builder, "average_order_minor", figures->average_order_minor);
  cli_json_add_money (builder, "revenue_minor", figures->revenue_minor);
  cli_json_add_double (builder, "revenue_share", figures->revenue_share);
  cli_json_add_money (builder, "revenue_each_minor", figures->revenue_each_minor);
}

void
cli_segment_add_json (JsonBuilder            *builder,
                      const VtSegment        *segment,
                      const VtSegmentFigures *figures,
                      VtCatalog              *catalog,
                      const VtCurrency       *currency)
{
  g_autofree char *sentence = vt_segment_rule_to_sentence (segment->rule, catalog, currency);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "id", segment->id);
  cli_json_add_string (builder, "key", segment->key);
  cli_json_add_string (builder, "name", segment->name);
  cli_json_add_string (builder, "sentence", sentence);
  cli_json_add_string (builder, "note", segment->note);
  json_builder_set_member_name (builder, "rule");
  vt_segment_rule_write (segment->rule, builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  cli_segment_add_figures_json (builder, figures);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
cli_segment_print_figures (const VtSegmentFigures *figures,
                           VtCustomers            *customers,
                           const VtCurrency       *currency)
{
  VtSegmentFigures all;
  g_autofree char *n = vt_words_count (figures->n_customers);
  g_autofree char *n_all = vt_words_count (customers->n_customers);
  g_autofree char *share = vt_words_share (figures->share);
  g_autofree char *average = vt_money_to_display (figures->average_order_minor, currency);
  g_autofree char *average_all = NULL;
  g_autofree char *revenue = vt_money_to_display (figures->revenue_minor, currency);
  g_autofree char *revenue_share = vt_words_share (figures->revenue_share);

  vt_segment_figures (customers, NULL, &all);
  average_all = vt_money_to_display (all.average_order_minor, currency);
  cli_print (_ ("  %s of %s customers (%s), %.1f orders each (all: %.1f)\n"), n, n_all, share,
             figures->orders_each, all.orders_each);
  cli_print (_ ("  average order %s (all: %s), revenue %s (%s of all)\n"), average, average_all,
             revenue, revenue_share);
}

void
cli_segments_print_day (VtCustomers *customers)
{
  g_autofree char *day = vt_day_to_display (customers->day);
  g_autofree char *guests = vt_words_count (customers->n_guest_sales);
  g_autofree char *sales = vt_words_count (customers->n_sales);

  cli_print (_ ("Seen from %s. %s of %s orders are of guests, whom no segment holds.\n"), day,
             guests, sales);
}

gboolean
cli_segments_keep (
    VtWorkspace *workspace, GPtrArray *segments, const char *label, VtJob *job, GError **error)
{
  return vt_workspace_edit (workspace, label, "offers/segments/", vt_segments_save_all, segments,
                            job, error);
}
