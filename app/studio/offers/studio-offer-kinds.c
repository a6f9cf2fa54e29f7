/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds of offer and their editors. */

#include "studio-offer-editor.h"

#include "studio-add-on-editor.h"
#include "studio-bundle-editor.h"
#include "studio-cross-sell-editor.h"
#include "studio-downsell-editor.h"
#include "studio-field-set.h"
#include "studio-follow-up-editor.h"
#include "studio-markdown-editor.h"
#include "studio-mix-editor.h"
#include "studio-protection-editor.h"
#include "studio-subscription-editor.h"
#include "studio-terms-view.h"
#include "studio-threshold-editor.h"
#include "studio-tier-editor.h"
#include "studio-volume-editor.h"

static const StudioOfferKind kinds[] = {
    {VT_OFFER_BUNDLE, studio_bundle_editor_new, studio_bundle_editor_show, NULL},
    {VT_OFFER_MIX_AND_MATCH, studio_mix_editor_new, studio_field_set_show, studio_field_set_commit},
    {VT_OFFER_VOLUME, studio_volume_editor_new, studio_field_set_show, studio_field_set_commit},
    {VT_OFFER_SUBSCRIPTION, studio_subscription_editor_new, studio_field_set_show,
     studio_field_set_commit},
    {VT_OFFER_TIER_LADDER, studio_tier_editor_new, studio_field_set_show, studio_field_set_commit},
    {VT_OFFER_PROTECTION, studio_protection_editor_new, studio_field_set_show,
     studio_field_set_commit},
    {VT_OFFER_THRESHOLD, studio_threshold_editor_new, studio_field_set_show,
     studio_field_set_commit},
    {VT_OFFER_DOWNSELL, studio_downsell_editor_new, studio_downsell_editor_show,
     studio_field_set_commit},
    {VT_OFFER_CROSS_SELL, studio_cross_sell_editor_new, studio_field_set_show,
     studio_field_set_commit},
    {VT_OFFER_ADD_ON, studio_add_on_editor_new, studio_field_set_show, studio_field_set_commit},
    {VT_OFFER_FOLLOW_UP, studio_follow_up_editor_new, studio_field_set_show,
     studio_field_set_commit},
    {VT_OFFER_MARKDOWN, studio_markdown_editor_new, studio_field_set_show, studio_field_set_commit},
};

/* What has no editor of its own can be read, and edited as text. */
static const StudioOfferKind without_editor = {VT_N_OFFER_KINDS, studio_terms_view_new,
                                               studio_terms_view_show, NULL};

const StudioOfferKind *
studio_offer_kind_get (VtOfferKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return &kinds[i];
  return &without_editor;
}
