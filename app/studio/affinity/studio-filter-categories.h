/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue's categories as a tree, of which some are looked at. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A check for each category, those below indented. A category that is checked has all below it with
 * it. Without any checked, all products are looked at. It hides where there are no categories. */
#define STUDIO_TYPE_FILTER_CATEGORIES (studio_filter_categories_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioFilterCategories, studio_filter_categories, STUDIO, FILTER_CATEGORIES, GtkWidget)

GtkWidget *studio_filter_categories_new (StudioSession *session);

G_END_DECLS
