/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a percentage. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/**
 * studio_percent_field_new:
 * @below_ppm: it has to be less than that, in millionths; above 1000000 for any up to 100 %
 * @absent: see studio_entry_field_new()
 *
 * Typed with the locale's decimal point, with or without its sign, to four digits; a decimal text
 * in the offer. Up and Down add and take away one percent.
 */
GtkWidget *studio_percent_field_new (StudioSession *session,
                                     const char    *title,
                                     const char    *path,
                                     gint32         below_ppm,
                                     const char    *absent);

G_END_DECLS
