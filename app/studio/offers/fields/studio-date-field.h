/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a day or a moment. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/* @absent: see studio_entry_field_new(). Up and Down go to the next and the last day. */
GtkWidget *studio_date_field_new (StudioSession *session,
                                  const char    *title,
                                  const char    *path,
                                  const char    *absent);

/**
 * studio_date_from_typed:
 * @text: "2025-11-24", "2025-11-24 18:30" (UTC) or an RFC 3339 time
 *
 * Returns: (transfer full) (nullable): as it stands in a rule pack; %NULL if @text is no such time
 */
char *studio_date_from_typed (const char *text);
/* (transfer full): the day alone where it begins then. */
char *studio_date_to_typed (const char *instant);

G_END_DECLS
