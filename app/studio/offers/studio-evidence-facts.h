/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings about an offer as rows, and its pictures as charts below each other. */

#pragma once

#include "vt-offer-evidence.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows evidence, and keeps its rows and charts from one to the next. */
#define STUDIO_TYPE_EVIDENCE_FACTS (studio_evidence_facts_get_type ())
G_DECLARE_FINAL_TYPE (StudioEvidenceFacts, studio_evidence_facts, STUDIO, EVIDENCE_FACTS, GtkWidget)

GtkWidget *studio_evidence_facts_new (void);

/* @evidence: (transfer full) (nullable): nothing is shown without one. */
void studio_evidence_facts_show (StudioEvidenceFacts *self, VtOfferEvidence *evidence);

G_END_DECLS
