/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which offers the list shows: by kind, state, campaign, and whether something is wrong. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioOfferFilter:
 *
 * One for a session; belongs to the main thread. Emits ::changed.
 */
#define STUDIO_TYPE_OFFER_FILTER (studio_offer_filter_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferFilter, studio_offer_filter, STUDIO, OFFER_FILTER, GObject)

/* What is filtered by, each on its own; each has an action "win.offers-filter-…" of that name. */
typedef enum
{
  STUDIO_FILTER_KIND,     /* a kind as the rule pack has it */
  STUDIO_FILTER_STATE,    /* "draft", "ready", "paused" */
  STUDIO_FILTER_CAMPAIGN, /* a campaign's name, behind a colon; "none" for those of no campaign */
  STUDIO_FILTER_PROBLEMS, /* "any" */
} StudioFilterPart;

#define STUDIO_N_FILTER_PARTS 4

/* (transfer none): that of the session. */
StudioOfferFilter *studio_offer_filter_get (StudioSession *session);

/* The word that a part has; "" lets everything through. */
const char *studio_offer_filter_get_word (StudioOfferFilter *self, StudioFilterPart part);
/* A word that the part does not have is dropped. */
void
studio_offer_filter_set_word (StudioOfferFilter *self, StudioFilterPart part, const char *word);
void     studio_offer_filter_clear (StudioOfferFilter *self);
gboolean studio_offer_filter_is_clear (StudioOfferFilter *self);

/* Whether the offer, a document, is let through. */
gboolean studio_offer_filter_passes (StudioOfferFilter *self, const VtOffer *offer);

/* "kind": what the part's action and words are called by. */
const char *studio_filter_part_to_word (StudioFilterPart part);
/* (transfer full): what a word means, for people: "Bundle", "Ready", "Spring", "With problems";
 * "Any kind" for "". */
char *studio_filter_word_to_text (StudioFilterPart part, const char *word);

/* Adds the actions; see studio-actions.h. */
void studio_offer_filter_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
