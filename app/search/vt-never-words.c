/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer never applies, in words. */

#include "vt-never-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How near to applying an offer was: in the order in which the evaluator asks. */
static int
get_nearness (VrVerdictCode code)
{
  switch (code)
    {
    case VR_VERDICT_OUTSIDE_SCHEDULE:
      return 1;
    case VR_VERDICT_OUTSIDE_CHANNEL:
      return 2;
    case VR_VERDICT_OUTSIDE_AUDIENCE:
      return 3;
    case VR_VERDICT_SPENT:
      return 4;
    case VR_VERDICT_NOT_MET:
      return 5;
    case VR_VERDICT_NO_BENEFIT:
      return 6;
    case VR_VERDICT_SUPPRESSED:
      return 7;
    case VR_VERDICT_APPLIED:
    case VR_VERDICT_BEATEN:
    case VR_VERDICT_PROMPTED:
    default:
      return 8;
    }
}

static const char *
find_condition (const VrVerdict *verdict)
{
  for (size_t i = 0; i < verdict->n_needs; i++)
    if (verdict->needs[i].condition != NULL)
      return verdict->needs[i].condition;
  return "";
}

void
vt_never_reason_take (VtNeverReason *reason, const VrVerdict *verdict)
{
  const char *guard;

  g_return_if_fail (reason != NULL);
  g_return_if_fail (verdict != NULL);

  if (reason->type == VT_NEVER_VERDICT &&
      get_nearness (verdict->code) <= get_nearness (reason->code))
    return;
  guard = verdict->guard != NULL ? verdict->guard : "";
  reason->type = VT_NEVER_VERDICT;
  reason->code = verdict->code;
  g_strlcpy (reason->guard, guard, sizeof reason->guard);
  g_strlcpy (reason->condition, find_condition (verdict), sizeof reason->condition);
}

/* ---- words ---- */

static const char *
tell_guard (const char *guard)
{
  static const struct
  {
    const char *guard;
    const char *text;
  } guards[] = {
      {"min_margin", N_ ("the margin it has to leave lets it take nothing off")},
      {"min_price", N_ ("the least price it has to leave lets it take nothing off")},
      {"budget", N_ ("its budget lets it take nothing off")},
      {"per_customer", N_ ("its limit for each customer leaves nothing of it")},
      {"total", N_ ("its limit leaves nothing of it")},
      {"compatible", N_ ("nothing that it suggests goes with anything it is for")},
      {"features", N_ ("nothing that it suggests has what is required")},
      {"evidence", N_ ("the orders say too little for what it suggests")},
      {"owned", N_ ("whoever it is for has bought all that it suggests")},
      {"stock", N_ ("what it suggests is out of stock")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guards); i++)
    if (strcmp (guards[i].guard, guard) == 0)
      return _ (guards[i].text);
  return _ ("something always holds it back");
}

static const char *
tell_no_time (const VtTrialShop *shop, const VtTrialOffer *offer)
{
  JsonObject *schedule = vt_terms_get_object (offer->form, "schedule");
  const char *until = vt_terms_get_text (schedule, "until");
  g_autoptr (GDateTime) time = until != NULL ? g_date_time_new_from_iso8601 (until, NULL) : NULL;

  if (time != NULL && g_date_time_to_unix (time) * G_USEC_PER_SEC <= shop->now_us)
    return _ ("its time is over");
  return _ ("none of its weekdays and hours is within its dates");
}

static const char *
tell_not_met (const VtNeverReason *reason)
{
  if (reason->condition[0] == '\0')
    return _ ("no cart has all that it asks for");
  if (strcmp (reason->condition, "upgrade") == 0 || strcmp (reason->condition, "replace") == 0)
    return _ ("nothing takes the place of what it is for");
  return _ ("its conditions exclude what it asks for");
}

static const char *
tell_verdict (const VtNeverReason *reason)
{
  switch (reason->code)
    {
    case VR_VERDICT_NO_BENEFIT:
      return _ ("nothing costs less with it than without");
    case VR_VERDICT_SUPPRESSED:
    case VR_VERDICT_SPENT:
      return tell_guard (reason->guard);
    case VR_VERDICT_NOT_MET:
      return tell_not_met (reason);
    case VR_VERDICT_OUTSIDE_AUDIENCE:
      return _ ("nobody with such a cart is who it is for");
    case VR_VERDICT_OUTSIDE_CHANNEL:
      return _ ("it is for no channel");
    case VR_VERDICT_OUTSIDE_SCHEDULE:
      return _ ("it is never live");
    case VR_VERDICT_APPLIED:
    case VR_VERDICT_BEATEN:
    case VR_VERDICT_PROMPTED:
    default:
      return _ ("nobody knows why");
    }
}

char *
vt_never_reason_to_text (const VtNeverReason *reason,
                         const VtTrialShop   *shop,
                         const VtTrialOffer  *offer)
{
  g_return_val_if_fail (reason != NULL, NULL);
  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  switch (reason->type)
    {
    case VT_NEVER_VERDICT:
      return g_strdup (tell_verdict (reason));
    case VT_NEVER_NO_TIME:
      return g_strdup (tell_no_time (shop, offer));
    case VT_NEVER_NO_SHOPPER:
      return g_strdup (_ ("its conditions contradict one another"));
    case VT_NEVER_NO_PRODUCT:
      return g_strdup (_ ("no product of the catalogue is what it asks for"));
    case VT_NEVER_UNKNOWN:
    default:
      return g_strdup (_ ("no cart could be tried"));
    }
}
