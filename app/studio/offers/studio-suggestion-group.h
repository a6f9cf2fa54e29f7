/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders speak for, of one kind of offer. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A heading with the kind's icon, and a row for each suggestion: why, what it would be, what it may
 * bring, with a button to make the offer and one to dismiss it. */
#define STUDIO_TYPE_SUGGESTION_GROUP (studio_suggestion_group_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioSuggestionGroup, studio_suggestion_group, STUDIO, SUGGESTION_GROUP, AdwBin)

GtkWidget *studio_suggestion_group_new (StudioSession *session, VtOfferKind kind);

/* Those of its kind among @suggestions (element-type VtSuggestion), in their order. Returns: how
 * many there are. */
guint studio_suggestion_group_show (StudioSuggestionGroup *self, GPtrArray *suggestions);

G_END_DECLS
