/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that gather evidence share. Internal to this folder. */

#pragma once

#include "vt-break-even.h"
#include "vt-offer-evidence.h"
#include "vt-order-values.h"
#include "vt-replay.h"
#include "vt-roles.h"
#include "vt-sale.h"
#include "vt-selector-words.h"

G_BEGIN_DECLS

/**
 * VtStudy:
 * @runner: (nullable): runs carts with the offer; %NULL while it cannot be compiled
 * @year_units: (array length=n_products): units sold in the last year
 * @replay: all 0 until vt_study_replay()
 * @has_replay: whether it ran
 *
 * One offer being looked into.
 */
typedef struct
{
  const VtOffer         *offer;
  JsonObject            *terms;
  const VtEvidenceInput *input;
  VtJob                 *job;
  VtTeller               teller;
  VtOfferEvidence       *evidence; /* (owned) */
  VtEvidenceTrial       *trial;    /* (owned) (nullable) */
  VtTrialRunner         *runner;   /* (owned) (nullable) */
  VtYear                 year;
  gint64                *year_units; /* (owned) */
  VtReplay               replay;     /* (owned) */
  gboolean               has_replay;
} VtStudy;

/* What each kind adds; %FALSE only with %G_IO_ERROR_CANCELLED. */
typedef gboolean (*VtStudyFunc) (VtStudy *study, GError **error);

gboolean vt_study_bundle (VtStudy *study, GError **error);
gboolean vt_study_mix_and_match (VtStudy *study, GError **error);
gboolean vt_study_volume (VtStudy *study, GError **error);
gboolean vt_study_subscription (VtStudy *study, GError **error);
gboolean vt_study_tier_ladder (VtStudy *study, GError **error);
gboolean vt_study_downsell (VtStudy *study, GError **error);
gboolean vt_study_protection (VtStudy *study, GError **error);
gboolean vt_study_cross_sell (VtStudy *study, GError **error);
gboolean vt_study_add_on (VtStudy *study, GError **error);
gboolean vt_study_threshold (VtStudy *study, GError **error);
gboolean vt_study_markdown (VtStudy *study, GError **error);
gboolean vt_study_follow_up (VtStudy *study, GError **error);

/* ---- vt-offer-evidence-tell.c: facts ---- */

/* Adds a fact that is known; takes the texts. */
VtFact *vt_study_add_fact (
    VtStudy *study, const char *code, const char *title, VtTone tone, char *value, char *sentence);
/* Adds one whose figure is not known, and why; takes @sentence. */
VtFact *vt_study_add_unknown (VtStudy *study, const char *code, const char *title, char *sentence);
/* Adds @n of @n_of as a share; takes @sentence. */
VtFact *vt_study_add_share (VtStudy    *study,
                            const char *code,
                            const char *title,
                            VtTone      tone,
                            guint64     n,
                            guint64     n_of,
                            char       *sentence);
VtFact *
vt_study_add_count (VtStudy *study, const char *code, const char *title, gint64 n, char *sentence);
VtFact *vt_study_add_money (
    VtStudy *study, const char *code, const char *title, VtTone tone, gint64 minor, char *sentence);
void vt_study_add_note (VtStudy *study, char *note);
void vt_study_add_picture (VtStudy *study, VtPicture *picture);

/* "support": @n of all baskets. @what: what is in them ("“A” and “B”"). */
void vt_study_tell_support (VtStudy *study, guint32 n, const char *what);
/* "attach": of the baskets with A how many have B as well. @with and @also: in words. */
void vt_study_tell_attach (VtStudy            *study,
                           const VtPairCounts *counts,
                           const char         *with,
                           const char         *also);
/* "item": the same of one product among several, which the title names. */
void
vt_study_tell_item (VtStudy *study, const VtPairCounts *counts, const char *with, guint32 product);
/* "lift" of the same, with the interval it lies in. */
void
vt_study_tell_lift (VtStudy *study, const VtPairCounts *counts, const char *with, const char *also);
/* The tone of a share of those who would get an offer for what they do anyway. */
VtTone vt_study_tone_of_anyway (guint64 n, guint64 n_of);

/* (transfer full): "“Camera”", of a product. */
char *vt_study_name (VtStudy *study, guint32 product);
/* "1 January 2025": the day, UTC. */
char *vt_study_day (gint64 time_us);
/* "14 days" */
char *vt_study_days (gint64 days);
/* "0.4" … "12": percentage points as they are read. */
char *vt_study_points (double points);
/* "Dec 2025", and "Dec" below a bar. */
char *vt_study_month (int year, int month);
char *vt_study_month_label (int year, int month);

/* ---- vt-offer-evidence-threshold.c: what orders come to ---- */

/**
 * vt_study_order_values:
 *
 * What the sales of the year come to, of what the offer selects.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or without an error where they cannot
 * be added up, which a note tells
 */
VtOrderValues *vt_study_order_values (VtStudy *study, VtMeasure measure, GError **error);
/* "£40.00", "3 units", "1.2 kg" */
char *vt_study_measure_words (VtStudy *study, VtMeasure measure, gint64 value);

/* ---- vt-offer-evidence-example.c: what one sale more brings ---- */

/**
 * VtExample:
 * @lines: what is in the cart once somebody has taken the offer up
 * @n_lines: 0 where no example can be made
 * @n_before: the first of them were there before
 *
 * A typical sale, at today's prices.
 */
#define VT_EXAMPLE_MAX_LINES 64

typedef struct
{
  VtReplayLine lines[VT_EXAMPLE_MAX_LINES];
  guint        n_lines;
  guint        n_before;
} VtExample;

/**
 * VtExampleMoney:
 * @list_minor: what all lines cost without the offer
 * @off_minor: what it takes off, with what its gifts cost
 * @cost_minor: what the lines cost the shop; %VT_MONEY_UNKNOWN
 * @gain_minor: margin of all lines with the offer less that of the lines before;
 * %VT_MONEY_UNKNOWN
 * @n_without_cost: products whose cost is not known
 */
typedef struct
{
  gint64 list_minor;
  gint64 off_minor;
  gint64 cost_minor;
  gint64 gain_minor;
  guint  n_without_cost;
} VtExampleMoney;

void vt_example_add (VtExample *example, guint32 product, gint64 quantity);
/* What is added from here on comes because of the offer. */
void vt_example_end_before (VtExample *example);
/* The product of @role that sold most in the last year; %VT_PRODUCT_NONE if none has a price. */
guint32 vt_study_best_seller (VtStudy *study, const VtRoles *roles, guint role);
/* %FALSE where it cannot be evaluated. */
gboolean vt_study_try (VtStudy *study, const VtExample *example, VtExampleMoney *ret_money);
/* "margin": of one sale, before and after the discount. @what: in words, as it begins a sentence.
 */
void vt_study_tell_margin (VtStudy *study, const VtExampleMoney *money, const char *what);

/* ---- vt-offer-evidence-cost.c: what it would have cost, and what pays for it ---- */

/**
 * vt_study_replay:
 * @instead_of: (nullable): as of #VtReplaySource
 * @line_delivery: (nullable): likewise
 * @supposing: (nullable): what was taken for granted, as a sentence ("Had everybody …")
 *
 * Adds "cost" and the picture "months". What cannot be evaluated yet has none.
 */
gboolean vt_study_replay (VtStudy           *study,
                          const char *const *instead_of,
                          const guint32     *line_delivery,
                          const char        *supposing,
                          GError           **error);
/* What the replay took off, with its gifts; %VT_MONEY_UNKNOWN. */
gint64 vt_study_get_given_minor (const VtStudy *study);

/**
 * vt_study_tell_break_even:
 * @money: of the example whose sale is to be had more often
 * @n_base: orders of the year that could have had it
 * @base: what these are, in words ("orders with “Camera”")
 *
 * "break-even" in percentage points of attach.
 */
void vt_study_tell_break_even (VtStudy              *study,
                               const VtExampleMoney *money,
                               guint64               n_base,
                               const char           *base);
/* What cannot be told ("break-even" is not known), or can be without a number: never, at once.
 * %FALSE where there is a number to tell. */
gboolean vt_study_tell_no_number (VtStudy *study, const VtBreakEven *even);
/* The same in units more than were sold. @gain_minor: what @n_sold units brought with the offer. */
void vt_study_tell_break_even_units (VtStudy *study, gint64 gain_minor, gint64 n_sold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFact, vt_fact_free)

G_END_DECLS
