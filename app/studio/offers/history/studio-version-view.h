/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of an offer in full: what changed, and what the offer was. */

#pragma once

#include "studio-session.h"
#include "studio-version-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_VERSION_VIEW (studio_version_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioVersionView, studio_version_view, STUDIO, VERSION_VIEW, AdwBin)

GtkWidget *studio_version_view_new (StudioSession *session);

/* @newest: what the offer is now, to tell what going back would change; may be @item itself */
void studio_version_view_show (StudioVersionView *self,
                               StudioVersionItem *item,
                               StudioVersionItem *newest);

G_END_DECLS
