/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Catalogue page: products searched, filtered, sorted, selected and corrected. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CATALOGUE_PAGE (studio_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioCataloguePage, studio_catalogue_page, STUDIO, CATALOGUE_PAGE, GtkWidget)

GtkWidget *studio_catalogue_page_new (StudioSession *session);

G_END_DECLS
