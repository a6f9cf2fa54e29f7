/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a threshold as a list, each with where it begins and what it gives. */

#pragma once

#include "studio-session.h"
#include "vt-order-values.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioListField bound to "steps". */
GtkWidget *studio_step_list_new (StudioSession *session);

/**
 * studio_measure_field_new:
 *
 * A field for what the orders are measured by. When that counts something else than before, the
 * steps begin at round numbers of it, and nothing is left to fill up with that only money can be.
 */
GtkWidget *studio_measure_field_new (StudioSession *session);

/* (transfer full): terms with that measure; see studio_measure_field_new(). */
JsonNode *studio_measure_convert (JsonNode         *terms,
                                  VtMeasure         measure,
                                  const VtCurrency *currency,
                                  GError          **error);

G_END_DECLS
