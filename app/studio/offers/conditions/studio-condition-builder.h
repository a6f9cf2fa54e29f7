/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to hold, put together from plain words: groups in groups, each part a row. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConditionBuilder:
 *
 * A field for a condition (see vt-condition.h). Each row of it opens to the fields of what it asks;
 * groups say whether all, any or none of what they hold is meant.
 */
#define STUDIO_TYPE_CONDITION_BUILDER (studio_condition_builder_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioConditionBuilder, studio_condition_builder, STUDIO, CONDITION_BUILDER, AdwBin)

/* @title: of the group; @absent: what holds while nothing is said; both translated. @path:
 * "audience" or "when" */
GtkWidget *studio_condition_builder_new (StudioSession *session,
                                         const char    *title,
                                         const char    *path,
                                         const char    *absent);

G_END_DECLS
