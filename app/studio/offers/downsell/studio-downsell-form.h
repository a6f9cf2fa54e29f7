/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of its two forms a downsell has. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two buttons, of which one is pressed; pressing the other makes the offer of that form, in one
 * step of undo. */
#define STUDIO_TYPE_DOWNSELL_FORM (studio_downsell_form_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioDownsellForm, studio_downsell_form, STUDIO, DOWNSELL_FORM, AdwPreferencesRow)

GtkWidget *studio_downsell_form_new (StudioSession *session);

G_END_DECLS
