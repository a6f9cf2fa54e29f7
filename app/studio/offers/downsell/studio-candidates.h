/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheaper products that would do as well. */

#pragma once

#include "studio-downsell-facts.h"
#include "studio-field.h"

G_BEGIN_DECLS

/* Each with what it keeps and a button that chooses it; not there while there are none. */
#define STUDIO_TYPE_CANDIDATES (studio_candidates_get_type ())
G_DECLARE_FINAL_TYPE (StudioCandidates, studio_candidates, STUDIO, CANDIDATES, GtkWidget)

GtkWidget *studio_candidates_new (StudioSession *session, StudioDownsellFacts *facts);

G_END_DECLS
