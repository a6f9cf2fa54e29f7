/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say about the products of a bundle, in sentences. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Counted in another thread whenever the products or the orders change. */
#define STUDIO_TYPE_BUNDLE_EVIDENCE (studio_bundle_evidence_get_type ())
G_DECLARE_FINAL_TYPE (StudioBundleEvidence, studio_bundle_evidence, STUDIO, BUNDLE_EVIDENCE, AdwBin)

GtkWidget *studio_bundle_evidence_new (StudioSession *session);
void       studio_bundle_evidence_show (StudioBundleEvidence *self, const VtOffer *offer);

G_END_DECLS
