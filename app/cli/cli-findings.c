/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that try carts share. */

#include "cli-findings.h"

#include "cli-json.h"

#include <glib/gi18n-lib.h>

gboolean
cli_now_read (CliCall *call, const char *text, gint64 *ret_us)
{
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    {
      *ret_us = g_get_real_time ();
      return TRUE;
    }
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    {
      (void) cli_call_misused (call, _ ("--now is an instant, as in 2026-11-27T18:00:00+01:00"));
      return FALSE;
    }
  *ret_us = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  return TRUE;
}

void
cli_shares_add_json (JsonBuilder *builder, GPtrArray *shares, GPtrArray *offers)
{
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < shares->len; i++)
    {
      const VtFindingShare *share = shares->pdata[i];
      const VtOffer        *offer = vt_offers_find (offers, share->offer_id);

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "offer", share->offer_id);
      cli_json_add_string (builder, "name", offer != NULL ? offer->name : NULL);
      cli_json_add_money (builder, "alone_minor", share->alone_minor);
      cli_json_add_money (builder, "together_minor", share->together_minor);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
