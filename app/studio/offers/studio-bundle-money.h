/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundle does to price and margin. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_BUNDLE_MONEY (studio_bundle_money_get_type ())
G_DECLARE_FINAL_TYPE (StudioBundleMoney, studio_bundle_money, STUDIO, BUNDLE_MONEY, AdwBin)

GtkWidget *studio_bundle_money_new (StudioSession *session);
/* Quick enough for every step of a moving slider. */
void studio_bundle_money_show (StudioBundleMoney *self, const VtOffer *offer);

G_END_DECLS
