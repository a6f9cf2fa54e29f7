/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is bought with an offer's anchor and is not in the offer. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/* Each with how often, and a button that adds it; not there while there is nothing. */
#define STUDIO_TYPE_COMPANION_LIST (studio_companion_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioCompanionList, studio_companion_list, STUDIO, COMPANION_LIST, GtkWidget)

GtkWidget *studio_companion_list_new (StudioSession *session);

G_END_DECLS
