/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that suggest offers share. Internal to this folder. */

#pragma once

#include "vt-roles.h"
#include "vt-sale.h"
#include "vt-selector-words.h"
#include "vt-suggest.h"
#include "vt-visits.h"

G_BEGIN_DECLS

/* So many drafts are made of each kind at most. */
#define VT_SUGGEST_EACH 12
/* Adjusted p of what goes together. */
#define VT_SUGGEST_MAX_Q 0.01

/**
 * VtSuggester:
 * @mean_margin_ppm: the share of the price that is margin, over all products of known cost; the
 * whole if none is
 * @span_us: how long the history is, microseconds; a month at least
 * @year_units: (array length=n_products): sold in the last year
 * @found: (element-type VtSuggestion): of the kind under way
 */
typedef struct
{
  const VtSuggestInput *input;
  VtJob                *job;
  VtTeller              teller;
  gint64                mean_margin_ppm;
  gint64                span_us;
  VtYear                year;
  gint64               *year_units; /* (owned) */
  GPtrArray            *found;      /* (owned) */
} VtSuggester;

/* Adds to @found what there is of one kind; %FALSE only with %G_IO_ERROR_CANCELLED. */
gboolean vt_suggest_bundles (VtSuggester *suggester, GError **error);
gboolean vt_suggest_extras (VtSuggester *suggester, GError **error);
gboolean vt_suggest_tiers (VtSuggester *suggester, GError **error);
gboolean vt_suggest_plans (VtSuggester *suggester, GError **error);
gboolean vt_suggest_thresholds (VtSuggester *suggester, GError **error);
gboolean vt_suggest_follow_ups (VtSuggester *suggester, GError **error);
gboolean vt_suggest_volumes (VtSuggester *suggester, GError **error);
gboolean vt_suggest_subscriptions (VtSuggester *suggester, GError **error);

void vt_suggester_init (VtSuggester *suggester, const VtSuggestInput *input, VtJob *job);
void vt_suggester_clear (VtSuggester *suggester);

/* ---- what is worth it ---- */

/* Whether it has a price and is no fee. */
gboolean vt_suggest_is_sellable (const VtProduct *product);
/* The same of goods: no plan, no perk. */
gboolean vt_suggest_is_goods (const VtProduct *product);
/* Of one unit, minor units; estimated where the cost is not known. */
gint64 vt_suggester_margin (const VtSuggester *suggester, guint32 product);
/* So many of the whole history are so many a year, rounded down. */
gint64 vt_suggester_a_year (const VtSuggester *suggester, gint64 n);

/**
 * vt_suggester_expect:
 * @n_could: orders of the whole history in which it could be taken and was not
 * @n_do: of @n_of, those that do so by themselves
 * @gain_minor: what one more brings
 *
 * Returns: minor units a year: @n_could × @n_do ÷ @n_of ÷ 2 × @gain_minor, a year
 */
gint64 vt_suggester_expect (
    const VtSuggester *suggester, gint64 n_could, gint64 n_do, gint64 n_of, gint64 gain_minor);

/* ---- what there is already ---- */

/* (transfer full): a role for each offer of the kind, of the products that @member of its terms
 * selects. */
VtRoles *vt_suggester_find_selected (VtSuggester *suggester, VtOfferKind kind, const char *member);
gboolean vt_suggester_is_dismissed (const VtSuggester *suggester, const char *key);

/* ---- making one ---- */

/**
 * vt_suggester_add:
 * @products: (array length=n): what its key is made of
 * @name: (transfer full): title, and the draft's name
 * @terms: (transfer full) (nullable): of the draft, an object; %NULL takes @draft as it is
 * @reason: (transfer full)
 *
 * Adds it, if it is worth anything, was not dismissed, and the evaluator takes it.
 *
 * Returns: whether it was added
 */
gboolean vt_suggester_add (VtSuggester   *suggester,
                           VtOfferKind    kind,
                           const guint32 *products,
                           guint          n_products,
                           char          *name,
                           JsonBuilder   *terms,
                           char          *reason,
                           gint64         worth_minor);
/* The same with a bundle of @products. */
gboolean vt_suggester_add_bundle (VtSuggester   *suggester,
                                  const guint32 *products,
                                  guint          n_products,
                                  char          *reason,
                                  gint64         worth_minor);

/* "“Camera”" */
char *vt_suggester_name (const VtSuggester *suggester, guint32 product);
/* "Camera", cut to fit a title. */
char *vt_suggester_title (const VtSuggester *suggester, guint32 product);
/* The narrowest part of a category's path. (transfer full) */
char *vt_suggest_category_title (const char *category);

/* ---- terms ---- */

/* {"skus":[…]} as the member @name. */
void vt_suggest_add_skus (JsonBuilder       *builder,
                          const char        *name,
                          const VtSuggester *suggester,
                          const guint32     *products,
                          guint              n_products);
void vt_suggest_add_text (JsonBuilder *builder, const char *name, const char *text);
void vt_suggest_add_int64 (JsonBuilder *builder, const char *name, gint64 value);
/* {"percent":"…"} as the member @name. */
void vt_suggest_add_percent (JsonBuilder *builder, const char *name, guint percent);

/* (transfer full): customers' orders one after the other; %NULL only with
 * %G_IO_ERROR_CANCELLED. */
VtVisits *vt_suggester_visits (VtSuggester *suggester, guint32 within_days, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtSuggester, vt_suggester_clear)

G_END_DECLS
