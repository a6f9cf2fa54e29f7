/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dearer product and the cheaper one, attribute by attribute. */

#pragma once

#include "studio-downsell-facts.h"
#include "studio-field.h"

G_BEGIN_DECLS

/**
 * StudioComparison:
 *
 * Both side by side, with a check box at each attribute that has to be kept; in words how many are.
 * It is not there until both are known.
 */
#define STUDIO_TYPE_COMPARISON (studio_comparison_get_type ())
G_DECLARE_FINAL_TYPE (StudioComparison, studio_comparison, STUDIO, COMPARISON, GtkWidget)

/* @facts: kept; whoever has them shows them the offer. */
GtkWidget *studio_comparison_new (StudioSession *session, StudioDownsellFacts *facts);

G_END_DECLS
