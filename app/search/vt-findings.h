/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the search over carts says of a set of offers. */

#pragma once

#include "vt-conflict.h"
#include "vt-free-unit.h"
#include "vt-worst-cart.h"

G_BEGIN_DECLS

/**
 * VtFindingsWish:
 * @now_us: carts are tried from this instant on
 * @free_ppm: a unit is as good as free if less than this share of its list price is left
 * @floor: with 0 lines the worst cart is not looked for
 */
typedef struct
{
  gint64         now_us;
  gint64         free_ppm;
  VtSearchLimits limits;
  VtFloorWish    floor;
} VtFindingsWish;

#define VT_FLOOR_LINES 4
#define VT_FLOOR_UNITS 6

/* What is usual: a unit is as good as free below a tenth of its price, carts have up to four lines
 * of up to six units, and the work takes some seconds where there are hundreds of offers. */
void vt_findings_wish_init (VtFindingsWish *wish, gint64 now_us, gint64 floor_ppm);

/**
 * VtFindings:
 * @list: (element-type VtFinding): the worst first
 * @floor: (nullable): what came of the search for the worst cart, if it was asked for
 * @conflicts: how many pairs of offers were looked at
 * @n_unsettled_units: combinations of offers of which it was not found out whether a unit becomes
 * free
 * @n_left_out: offers that could not be looked at, as the evaluator refuses them
 * @n_carts: how many carts were evaluated in all
 *
 * Immutable, reference counted, shared between threads.
 */
typedef struct
{
  gatomicrefcount n_references;
  GPtrArray      *list;  /* (owned) */
  VtFloor        *floor; /* (owned) */
  VtConflictCount conflicts;
  guint           n_unsettled_units;
  guint           n_left_out;
  guint64         n_carts;
} VtFindings;

/**
 * vt_findings_search:
 * @offers: (element-type VtOffer): all of them
 *
 * The same offers, catalogue and wish give the same findings on every machine.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or an error of vt_offers_compile() or
 * of the evaluator
 */
VtFindings *vt_findings_search (GPtrArray            *offers,
                                VtCatalog            *catalog,
                                const VtCurrency     *currency,
                                const VtFindingsWish *wish,
                                VtJob                *job,
                                GError              **error);
VtFindings *vt_findings_ref (VtFindings *findings);
void        vt_findings_unref (VtFindings *findings);

/* What carts the search looks at, in a sentence: "no smaller cart" means none of these. */
const char *vt_findings_tell_carts (void);

/* How many are of a code. */
guint vt_findings_count (const VtFindings *findings, VtFindingCode code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFindings, vt_findings_unref)

G_END_DECLS
