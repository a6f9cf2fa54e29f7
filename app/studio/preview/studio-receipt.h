/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cart costs and why: the outcome that the Preview page shows. */

#pragma once

#include "studio-pack-state.h"
#include "vt-calculation.h"

G_BEGIN_DECLS

/**
 * StudioReceiptTotals:
 * @margin_minor: %VT_MONEY_UNKNOWN if the cost of any product is not known
 */
typedef struct
{
  gint64 list_minor;
  gint64 discount_minor; /* 0 or less */
  gint64 due_minor;
  gint64 margin_minor;
} StudioReceiptTotals;

/* A draft that cannot be tried, and why. */
typedef struct
{
  char *offer_id; /* (owned) */
  char *reason;   /* (owned): a sentence without full stop */
} StudioUntriedDraft;

/**
 * StudioReceipt:
 * @offers: (element-type VtOffer): in the states that they have in the workspace
 * @pack: (nullable): what was evaluated; with drafts if @with_drafts, else what an export writes
 * @info: (nullable): what @pack says of itself
 * @shopper: who was reckoned for: as the cart's, with what it leaves open filled in
 * @preview: (nullable): the outcome; %NULL with @error set if there is none
 * @steps: (nullable) (element-type VtCalculationStep): how the total came about
 * @untried: (element-type StudioUntriedDraft)
 * @was: the totals before the last change, the same as @totals where that changed nothing
 * @verdicts: (element-type VrVerdict): of @preview, in the order in which they are shown: those
 * applied first, then those that other offers or limits kept out, then those that lack something,
 * the least first
 * @n_applied: how many of @verdicts were applied
 *
 * Immutable once given out; reference counted; of one moment.
 */
typedef struct
{
  VtCart             *cart;     /* (owned) */
  VtShopper          *shopper;  /* (owned) */
  VtCatalog          *catalog;  /* (owned) */
  GPtrArray          *offers;   /* (owned) */
  GBytes             *pack;     /* (owned) (nullable) */
  VtPackInfo         *info;     /* (owned) (nullable) */
  VtPreview          *preview;  /* (owned) (nullable) */
  GError             *error;    /* (owned) (nullable) */
  GPtrArray          *steps;    /* (owned) (nullable) */
  GPtrArray          *untried;  /* (owned) */
  GPtrArray          *verdicts; /* (owned) */
  guint               n_applied;
  gboolean            with_drafts;
  StudioReceiptTotals totals;
  StudioReceiptTotals was;
} StudioReceipt;

/**
 * studio_receipt_complete_shopper:
 *
 * Who a cart of @shopper is reckoned for: at the moment of reckoning if no time is said, in the
 * cart if no place is, and reading a language that nobody knows if none is.
 */
VtShopper *studio_receipt_complete_shopper (const VtShopper *shopper);

/**
 * studio_receipt_new:
 * @facts: of which the pack, or the offers, are taken
 *
 * For studio_receipt_compute(); copies the cart.
 */
StudioReceipt *
studio_receipt_new (StudioPackFacts *facts, const VtCart *cart, gboolean with_drafts);
/* Evaluates; in any thread, before anybody else has the receipt. */
void studio_receipt_compute (StudioReceipt *self, StudioPackFacts *facts, VtWorkspace *workspace);
/* Says what the totals were before, if both are of carts that have a product in common. */
void           studio_receipt_compare (StudioReceipt *self, const StudioReceipt *before);
StudioReceipt *studio_receipt_ref (StudioReceipt *self);
void           studio_receipt_unref (StudioReceipt *self);

/* Whether the offer is one that an export leaves out. */
gboolean studio_receipt_is_draft (const StudioReceipt *self, const char *offer_id);
guint64  studio_receipt_count_units (const StudioReceipt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReceipt, studio_receipt_unref)

G_END_DECLS
