/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a row of the feature matrix: a pin for what is required, the name, a way to remove
 * it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFeatureName:
 *
 * The name is kept with Return or when the focus goes; Escape takes back what was typed. Before it
 * is, ::renamed (const char *) says the new one; ::removed (const char *) that it is to go.
 */
#define STUDIO_TYPE_FEATURE_NAME (studio_feature_name_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeatureName, studio_feature_name, STUDIO, FEATURE_NAME, GtkWidget)

GtkWidget *studio_feature_name_new (StudioSession *session);
/* @n_tiers: how many tiers have it */
void studio_feature_name_show (StudioFeatureName *self,
                               const char        *offer_id,
                               const char        *feature,
                               gboolean           is_required,
                               guint              n_tiers);
/* What is being typed is kept. */
void        studio_feature_name_commit (StudioFeatureName *self);
const char *studio_feature_name_get_feature (StudioFeatureName *self);

G_END_DECLS
