/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of the search in words. */

#include "studio-findings-words.h"

#include "studio-shopper-words.h"
#include "vt-span.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* A cart of this moment has the time at which the search began. */
#define NOW_IS_WITHIN_US (G_TIME_SPAN_DAY)

const char *
studio_finding_code_to_title (VtFindingCode code)
{
  static const char *const titles[VT_N_FINDING_CODES] = {
      [VT_FINDING_FREE_UNIT] = N_ ("Given Away"),
      [VT_FINDING_NEVER_FIRES] = N_ ("Never Applies"),
      [VT_FINDING_ALWAYS_BEATEN] = N_ ("Always Beaten"),
      [VT_FINDING_CONFLICT] = N_ ("In Each Other’s Way"),
      [VT_FINDING_UNDER_STEP] = N_ ("Falls Short of a Step"),
      [VT_FINDING_EXCLUSIVE] = N_ ("Only One of Them"),
      [VT_FINDING_ADD_UP] = N_ ("Add Up"),
      [VT_FINDING_NOT_SHOWN] = N_ ("No Cart Found"),
  };

  g_return_val_if_fail (code < VT_N_FINDING_CODES, "");

  return _ (titles[code]);
}

char *
studio_finding_describe_shopper (StudioSession *session, const char *json)
{
  g_autoptr (VtCart) cart = json != NULL ? vt_cart_from_json (json, NULL) : NULL;
  gint64 at_us;

  if (cart == NULL)
    return NULL;
  if (cart->shopper->now != NULL && vt_instant_from_text (cart->shopper->now, &at_us) &&
      ABS (g_get_real_time () - at_us) < NOW_IS_WITHIN_US)
    vt_shopper_set_text (&cart->shopper->now, NULL);
  return vt_shopper_is_anybody (cart->shopper) ? NULL
                                               : studio_shopper_describe (session, cart->shopper);
}

char *
studio_findings_describe (StudioSession *session)
{
  GPtrArray       *list = studio_session_get_findings (session);
  guint            n = list != NULL ? list->len : 0;
  guint            n_warnings = studio_session_count_findings (session, NULL);
  g_autofree char *all = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

  if (list == NULL)
    return g_strdup (_ ("Not looked at yet"));
  if (n == 0)
    return g_strdup (_ ("Nothing was found"));
  if (n_warnings == 0)
    return g_steal_pointer (&all);
  /* Translators: "6 findings", and how many of them are worse */
  return g_strdup_printf (
      ngettext ("%s, %u of them a warning", "%s, %u of them warnings", n_warnings), all,
      n_warnings);
}

char *
studio_finding_name_offer (StudioSession *session, const char *offer_id)
{
  const VtOffer *offer = studio_session_find_offer (session, offer_id);

  if (offer == NULL)
    return g_strdup (offer_id);
  return *offer->name != '\0' ? vt_words_title (offer->name, VT_WORDS_TITLE_MAX)
                              : g_strdup (_ ("Offer without a name"));
}

const char *
studio_severity_to_icon (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_ERROR:
      return "vitrine-error-symbolic";
    case VT_PROBLEM_WARNING:
      return "vitrine-warning-symbolic";
    case VT_PROBLEM_NOTE:
      break;
    }
  return "vitrine-note-symbolic";
}

const char *
studio_severity_to_text (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_ERROR:
      return _ ("Error");
    case VT_PROBLEM_WARNING:
      return _ ("Warning");
    case VT_PROBLEM_NOTE:
      break;
    }
  return _ ("Note");
}

const char *
studio_severity_to_css (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_ERROR:
      return "error";
    case VT_PROBLEM_WARNING:
      return "warning";
    case VT_PROBLEM_NOTE:
      break;
    }
  return NULL;
}
