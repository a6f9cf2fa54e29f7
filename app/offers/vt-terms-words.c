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
    {"amount", N_ ("Amount")},
    {"anchor", N_ ("Goes With")},
    {"audience", N_ ("Shoppers")},
    {"brands", N_ ("Brands")},
    {"breaks", N_ ("Quantity Breaks")},
    {"buy", N_ ("Units to Buy")},
    {"buy_select", N_ ("What to Buy")},
    {"campaign", N_ ("Campaign")},
    {"categories", N_ ("Categories")},
    {"channels", N_ ("Channels")},
    {"coupon", N_ ("Coupon")},
    {"coupons", N_ ("Coupons")},
    {"days", N_ ("Days")},
    {"deliveries", N_ ("Deliveries")},
    {"evidence", N_ ("Evidence")},
    {"except", N_ ("Except")},
    {"exclusive_group", N_ ("Exclusive Group")},
    {"features", N_ ("Features")},
    {"fill", N_ ("Fillers")},
    {"fixed", N_ ("Price")},
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
    {"options", N_ ("Options")},
    {"percent", N_ ("Percent")},
    {"pick", N_ ("Which Units")},
    {"placements", N_ ("Shown At")},
    {"plans", N_ ("Plans")},
    {"price", N_ ("Price")},
    {"purpose", N_ ("Purpose")},
    {"quantity", N_ ("Units")},
    {"reason", N_ ("Reason")},
    {"required", N_ ("Kept Features")},
    {"requires", N_ ("Goes With")},
    {"reward", N_ ("Discount")},
    {"schedule", N_ ("Schedule")},
    {"select", N_ ("Applies To")},
    {"show", N_ ("Shown at Once")},
    {"sku", N_ ("Product")},
    {"skus", N_ ("Products")},
    {"slots", N_ ("Choices")},
    {"stacks", N_ ("Joins Other Offers")},
    {"steps", N_ ("Steps")},
    {"tags", N_ ("Tags")},
    {"term_months", N_ ("Months")},
    {"tiers", N_ ("Tiers")},
    {"until", N_ ("Until")},
    {"upgrade", N_ ("Step Up")},
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
