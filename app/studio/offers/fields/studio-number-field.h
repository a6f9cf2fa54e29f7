/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a whole number. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/**
 * studio_number_field_new:
 * @min: the least it may be
 * @max: the most
 * @unit: (nullable): of what, translated, shown behind it ("days")
 * @absent: see studio_entry_field_new()
 *
 * Up and Down add and take away one.
 */
GtkWidget *studio_number_field_new (StudioSession *session,
                                    const char    *title,
                                    const char    *path,
                                    gint64         min,
                                    gint64         max,
                                    const char    *unit,
                                    const char    *absent);

G_END_DECLS
