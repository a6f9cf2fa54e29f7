/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search over carts has found about offers, each with the cart that shows it. */

#pragma once

#include "vt-check.h"
#include "vt-search-shopper.h"

G_BEGIN_DECLS

/**
 * VtFindingCode:
 * @VT_FINDING_FREE_UNIT: (warning) offers that together leave next to nothing of a unit's price
 * @VT_FINDING_NEVER_FIRES: (warning) no cart and no shopper is there for an offer
 * @VT_FINDING_NOT_SHOWN: (note) none was found
 * @VT_FINDING_ALWAYS_BEATEN: (warning) wherever an offer could apply another takes its place
 * @VT_FINDING_CONFLICT: (note) two offers of which a cart gets only one
 * @VT_FINDING_UNDER_STEP: (note) an offer that takes a cart below what another asks for
 * @VT_FINDING_EXCLUSIVE: (note) two offers of one exclusive group that meet
 * @VT_FINDING_ADD_UP: (note) two offers that take something off the same unit
 */
typedef enum
{
  VT_FINDING_FREE_UNIT,
  VT_FINDING_NEVER_FIRES,
  VT_FINDING_ALWAYS_BEATEN,
  VT_FINDING_CONFLICT,
  VT_FINDING_UNDER_STEP,
  VT_FINDING_EXCLUSIVE,
  VT_FINDING_ADD_UP,
  VT_FINDING_NOT_SHOWN,
} VtFindingCode;

#define VT_N_FINDING_CODES 8

typedef struct
{
  char    *sku; /* (owned) */
  gint64   quantity;
  gboolean is_subscription;
  char    *instead_of; /* (owned) (nullable): the SKU whose place it has taken */
} VtFindingLine;

/**
 * VtFindingShare:
 * @alone_minor: what the offer takes off the cart by itself, shipping included, 0 or more
 * @together_minor: what it takes off beside the others of the finding
 */
typedef struct
{
  char  *offer_id; /* (owned) */
  gint64 alone_minor;
  gint64 together_minor;
} VtFindingShare;

/**
 * VtFinding:
 * @shares: (element-type VtFindingShare): the offers concerned; the one that loses first
 * @lines: (element-type VtFindingLine): the cart; empty where there is none
 * @shopper: (nullable): who it has to belong to
 * @sku: (nullable): of a unit that becomes free: which
 * @unit_minor: what is left of it, and @unit_list_minor of that
 * @list_minor: what the cart costs by list
 * @due_minor: what is left of that with the offers of the finding, without shipping
 * @n_more: so many more pairs of offers show the same
 * @is_proven: no smaller cart shows it, of carts as vt_findings_tell_carts() has them, or, where
 * there is no cart, none is there; of an offer that is always beaten: no cart shows otherwise that
 * has up to three units more than it asks for
 * @holds_among_all: it is so with all active offers together as well
 * @n_carts: how many carts were looked at
 * @text: a sentence, translated, plain text
 * @proof: how sure that is, a sentence
 */
typedef struct
{
  VtFindingCode     code;
  VtProblemSeverity severity;
  GPtrArray        *shares;  /* (owned) */
  GPtrArray        *lines;   /* (owned) */
  VtSearchShopper  *shopper; /* (owned) */
  char             *sku;     /* (owned) */
  gint64            unit_minor;
  gint64            unit_list_minor;
  gint64            list_minor;
  gint64            due_minor;
  guint             n_more;
  gboolean          is_proven;
  gboolean          holds_among_all;
  guint64           n_carts;
  char             *text;  /* (owned) */
  char             *proof; /* (owned) */
} VtFinding;

/* "free-unit": as machines read it. */
const char *vt_finding_code_to_word (VtFindingCode code);

/* Whether the finding is about that offer. */
gboolean vt_finding_concerns (const VtFinding *finding, const char *offer_id);

/* The cart as a storefront would send it, with every price as in the catalogue; %NULL where there
 * is none. */
char *
vt_finding_to_cart_json (const VtFinding *finding, VtCatalog *catalog, const VtCurrency *currency);

void vt_finding_free (VtFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFinding, vt_finding_free)

G_END_DECLS
