/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for an amount of money. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/**
 * studio_money_field_new:
 * @min_minor: the least it may be, in minor units
 * @absent: see studio_entry_field_new()
 *
 * Typed as people write amounts in their language; an integer of minor units in the offer.
 */
GtkWidget *studio_money_field_new (StudioSession *session,
                                   const char    *title,
                                   const char    *path,
                                   gint64         min_minor,
                                   const char    *absent);

G_END_DECLS
