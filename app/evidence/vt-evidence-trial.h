/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone against carts, one after the other: what it takes off each. */

#pragma once

#include "vt-alone.h"

G_BEGIN_DECLS

/**
 * VtEvidenceTrial:
 *
 * The compiled offer, as vt_offer_open_to_all() has it. Immutable, shared between threads.
 */
typedef struct _VtEvidenceTrial VtEvidenceTrial;

/* Errors of vt_offers_compile(). */
VtEvidenceTrial *vt_evidence_trial_new (const VtOffer    *offer,
                                        VtCatalog        *catalog,
                                        const VtCurrency *currency,
                                        GError          **error);
void             vt_evidence_trial_free (VtEvidenceTrial *trial);

/**
 * VtReplayLine:
 * @product: product index
 * @quantity: units, 1 and up
 * @unit_price_minor: of one unit; %VT_MONEY_UNKNOWN for that of the catalogue
 * @instead_of: (nullable): SKU of what the shopper had before an offer to replace it was accepted
 * @delivery: which delivery of a subscription it is, from 1; 0 if it is bought once
 */
typedef struct
{
  guint32     product;
  gint64      quantity;
  gint64      unit_price_minor;
  const char *instead_of;
  guint32     delivery;
} VtReplayLine;

/**
 * VtTrialOutcome:
 * @list_minor: what the lines cost without the offer
 * @off_minor: what it takes off, 0 and up
 * @n_gifts: units that go with the cart for nothing
 * @gifts_cost_minor: what these cost the shop; %VT_MONEY_UNKNOWN if that of one is not known
 */
typedef struct
{
  gint64 list_minor;
  gint64 off_minor;
  gint64 n_gifts;
  gint64 gifts_cost_minor;
} VtTrialOutcome;

/* Runs carts in memory that is used again; belongs to one thread. @trial has to outlive it. */
typedef struct _VtTrialRunner VtTrialRunner;

VtTrialRunner *vt_evidence_trial_runner_new (VtEvidenceTrial *trial, GError **error);
void           vt_evidence_trial_runner_free (VtTrialRunner *runner);

/* Whether a cart can hold such a line. */
gboolean vt_evidence_trial_line_fits (const VtEvidenceTrial *trial, const VtReplayLine *line);

/**
 * vt_evidence_trial_runner_run:
 * @lines: (array length=n_lines): that fit, at most %VT_ALONE_MAX_LINES
 *
 * Returns: %FALSE if the evaluator refuses the cart, with its error
 */
gboolean vt_evidence_trial_runner_run (VtTrialRunner      *runner,
                                       const VtReplayLine *lines,
                                       guint               n_lines,
                                       VtTrialOutcome     *ret_outcome,
                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtEvidenceTrial, vt_evidence_trial_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTrialRunner, vt_evidence_trial_runner_free)

G_END_DECLS
