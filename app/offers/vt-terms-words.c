/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of an offer's terms, by the names that people have for them. */

#include "vt-terms-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *member;
  const char *text;
} members[] = {
    {"after", N_ ("After Buying")},
    {"alternative", N_ ("Alternative")},
    {"anchor", N_ ("Goes With")},
    {"audience", N_ ("Shoppers")},
    {"breaks", N_ ("Quantity Breaks")},
    {"buy", N_ ("Units to Buy")},
    {"campaign", N_ ("Campaign")},
    {"channels", N_ ("Channels")},
    {"coupon", N_ ("Coupon")},
    {"coupons", N_ ("Coupons")},
    {"deliveries", N_ ("Deliveries")},
    {"evidence", N_ ("Evidence")},
    {"exclusive_group", N_ ("Exclusive Group")},
    {"fill", N_ ("Fillers")},
    {"from", N_ ("From")},
    {"get", N_ ("Units for Less")},
    {"groups", N_ ("Groups")},
    {"guards", N_ ("Floors")},
    {"instalments", N_ ("Instalments")},
    {"items", N_ ("Products Suggested")},
    {"last", N_ ("Last")},
    {"limits", N_ ("Limits")},
    {"measure", N_ ("Measured By")},
    {"message", N_ ("Message")},
    {"pick", N_ ("Which Units")},
    {"placements", N_ ("Shown At")},
    {"plans", N_ ("Plans")},
    {"purpose", N_ ("Purpose")},
    {"reason", N_ ("Reason")},
    {"required", N_ ("Kept Features")},
    {"requires", N_ ("Goes With")},
    {"reward", N_ ("Discount")},
    {"schedule", N_ ("Schedule")},
    {"select", N_ ("Applies To")},
    {"show", N_ ("Shown at Once")},
    {"slots", N_ ("Choices")},
    {"stacks", N_ ("Joins Other Offers")},
    {"steps", N_ ("Steps")},
    {"tiers", N_ ("Tiers")},
    {"when", N_ ("Conditions")},
    {"window_days", N_ ("Days to Decide")},
    {"without", N_ ("Until Buying")},
};

const char *
vt_terms_member_to_text (const char *member)
{
  g_return_val_if_fail (member != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].member, member) == 0)
      return _ (members[i].text);
  return member;
}
