/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a problem of an offer is mended: a named change that can be made without asking further. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtFixStep:
 * @path: a member of the offer in the form that vt_offer_form_to_text() writes ("reward/percent",
 * "steps/2/from", "state"); elements of arrays by their number, counted from 0
 * @before: (nullable): what has to stand there, as JSON; %NULL if nothing
 * @after: (nullable): what takes its place, as JSON; %NULL takes the member out
 */
typedef struct
{
  char *path;   /* (owned) */
  char *before; /* (owned) (nullable) */
  char *after;  /* (owned) (nullable) */
} VtFixStep;

/**
 * VtFix:
 * @title: what it does, as it stands on a button and under Undo ("Use 8 % Off"), translated
 *
 * Plain data; made for one offer as it was when it was checked.
 */
typedef struct
{
  char      *title; /* (owned) */
  GPtrArray *steps; /* (owned) (element-type VtFixStep) */
} VtFix;

/* Takes @title. */
VtFix *vt_fix_new (char *title);
void   vt_fix_free (VtFix *fix);
VtFix *vt_fix_copy (const VtFix *fix);

/* Adds a step; @before and @after (nullable) are copied. */
void vt_fix_add_step (VtFix *fix, const char *path, const char *before, const char *after);

/**
 * vt_fix_apply:
 *
 * The offer with the problem mended; @offer itself stays as it is. What else was changed about it
 * since it was checked is kept.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_CONSTRAINT if what is to be mended has changed
 * since, or an error of vt_offer_form_read()
 */
VtOffer *vt_fix_apply (const VtFix *fix, const VtOffer *offer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFix, vt_fix_free)

G_END_DECLS
