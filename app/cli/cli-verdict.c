/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer applied or not, in words, from nothing but the pack. */

#include "cli-verdict.h"

#include "cli-prompt.h"

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
  if (need->weight > 0)
    /* Translators: a weight in grams */
    return g_strdup_printf (_ ("%" PRId64 " g more"), (gint64) need->weight);
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

/* Why something was not given or not suggested; follows "held back: ". */
static const char *
guard_to_text (const char *guard)
{
  static const struct
  {
    const char *guard;
    const char *text;
  } guards[] = {
      {"budget", N_ ("costs more than the shopper means to spend")},
      {"compatible", N_ ("fits nothing in the cart")},
      {"declined", N_ ("the shopper has refused it")},
      {"evidence", N_ ("too few orders speak for it")},
      {"features", N_ ("lacks a feature that has to be kept")},
      {"limit", N_ ("too much else had to be tried first")},
      {"min_margin", N_ ("a product would bring less than the lowest margin allowed")},
      {"min_price", N_ ("a product would cost less than the lowest price allowed")},
      {"no_need", N_ ("the shopper does not need anything cheaper")},
      {"owned", N_ ("the shopper has it already")},
      {"share", N_ ("costs too much beside what is in the cart")},
      {"show", N_ ("enough else is suggested")},
      {"stock", N_ ("too few are in stock")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guards); i++)
    if (g_strcmp0 (guards[i].guard, guard) == 0)
      return _ (guards[i].text);
  return guard != NULL ? guard : _ ("a limit of the shop");
}

/* Appends the products of all holds from @first on that have one reason, and it: "Case (CASE-M),
 * Bag (BAG-L) – too few are in stock". Returns how many there were. */
static size_t
append_holds (GString *text, const VrVerdict *verdict, size_t first, CliPack *pack)
{
  const char *guard = verdict->holds[first].guard;
  gboolean    has_product = FALSE;
  size_t      i = first;

  for (; i < verdict->n_holds && g_strcmp0 (verdict->holds[i].guard, guard) == 0; i++)
    if (verdict->holds[i].sku != NULL)
      {
        g_autofree char *product = cli_product_to_text (verdict->holds[i].sku, pack);

        g_string_append_printf (text, "%s%s", has_product ? _ (", ") : "", product);
        has_product = TRUE;
      }
  g_string_append_printf (text, "%s%s", has_product ? " – " : "", guard_to_text (guard));
  return i - first;
}

/* (nullable): "held back: Case (CASE-M) – too few are in stock; enough else is suggested" */
static char *
holds_to_text (const VrVerdict *verdict, CliPack *pack)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* What held its price back comes first; what held a prompt back is said below. */
  if (verdict->code == VR_VERDICT_SUPPRESSED &&
      (verdict->n_holds == 0 || g_strcmp0 (verdict->guard, verdict->holds[0].guard) != 0))
    g_string_append (text, guard_to_text (verdict->guard));
  for (size_t i = 0; i < verdict->n_holds;)
    {
      if (text->len > 0)
        g_string_append (text, "; ");
      i += append_holds (text, verdict, i, pack);
    }
  return text->len > 0 ? g_strdup_printf (_ ("held back: %s"), text->str) : NULL;
}

/* (nullable): what was held back is said apart. */
static char *
tell (const VrVerdict *verdict, CliPack *pack)
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
      return NULL;
    case VR_VERDICT_NO_BENEFIT:
      return g_strdup (_ ("no benefit: it would not be cheaper"));
    case VR_VERDICT_PROMPTED:
      return g_strdup (_ ("suggested to the shopper"));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cli_verdict_to_text (const VrVerdict *verdict, CliPack *pack)
{
  g_autofree char *text = tell (verdict, pack);
  g_autofree char *holds = holds_to_text (verdict, pack);

  if (holds == NULL)
    return g_steal_pointer (&text);
  if (text == NULL)
    return g_steal_pointer (&holds);
  return g_strdup_printf ("%s; %s", text, holds);
}
