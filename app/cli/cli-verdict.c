/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer applied or not, in words, from nothing but the pack. */

#include "cli-verdict.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static char *
need_to_text (const VrNeed *need, CliPack *pack)
{
  g_autofree char *amount = NULL;

  if (need->coupon != NULL)
    return g_strdup_printf (_ ("coupon %s"), need->coupon);
  if (need->condition != NULL)
    return g_strdup_printf (_ ("the condition “%s”"), need->condition);
  if (need->sku != NULL)
    return g_strdup_printf (_ ("%" PRId64 " more of %s (%s)"), (gint64) need->quantity,
                            cli_pack_get_title (pack, need->sku), need->sku);
  if (need->quantity > 0)
    return g_strdup_printf (_ ("%" PRId64 " more"), (gint64) need->quantity);
  amount = vt_money_to_display (need->amount, &pack->currency);
  return g_strdup_printf (_ ("%s more"), amount);
}

static char *
needs_to_text (const VrVerdict *verdict, CliPack *pack)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (size_t i = 0; i < verdict->n_needs; i++)
    {
      g_autofree char *need = need_to_text (&verdict->needs[i], pack);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", need);
    }
  return g_strdup_printf (_ ("not met, needs %s"), text->str);
}

static char *
applied_to_text (const VrVerdict *verdict, CliPack *pack)
{
  g_autofree char *amount = vt_money_to_display (verdict->amount, &pack->currency);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "applied %" PRId64 " time, %s",
                                       "applied %" PRId64 " times, %s", (gulong) verdict->n_times),
                          (gint64) verdict->n_times, amount);
}

static char *
beaten_to_text (const VrVerdict *verdict, CliPack *pack)
{
  g_autofree char *lead = vt_money_to_display (verdict->lead, &pack->currency);
  const char      *by = verdict->by != NULL ? cli_pack_get_name (pack, verdict->by) : "";

  if (verdict->lead > 0)
    return g_strdup_printf (_ ("beaten by “%s”, which saves %s more"), by, lead);
  return g_strdup_printf (_ ("beaten by “%s”"), by);
}

char *
cli_verdict_to_text (const VrVerdict *verdict, CliPack *pack)
{
  switch (verdict->code)
    {
    case VR_VERDICT_APPLIED:
      return applied_to_text (verdict, pack);
    case VR_VERDICT_BEATEN:
      return beaten_to_text (verdict, pack);
    case VR_VERDICT_NOT_MET:
      return needs_to_text (verdict, pack);
    case VR_VERDICT_OUTSIDE_SCHEDULE:
      return g_strdup (_ ("not at this time"));
    case VR_VERDICT_OUTSIDE_AUDIENCE:
      return g_strdup (_ ("not for this shopper"));
    case VR_VERDICT_OUTSIDE_CHANNEL:
      return g_strdup (_ ("not in this channel"));
    case VR_VERDICT_SPENT:
      return g_strdup (_ ("its limit is reached"));
    case VR_VERDICT_SUPPRESSED:
      return g_strdup_printf (_ ("suppressed by the guard %s"),
                              verdict->guard != NULL ? verdict->guard : "");
    case VR_VERDICT_NO_BENEFIT:
      return g_strdup (_ ("no benefit: it would not be cheaper"));
    case VR_VERDICT_PROMPTED:
      return g_strdup (_ ("suggested to the shopper"));
    default:
      g_return_val_if_reached (NULL);
    }
}
