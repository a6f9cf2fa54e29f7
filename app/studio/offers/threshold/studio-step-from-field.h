/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for where a step of a threshold begins: an amount, units, or a weight. */

#pragma once

#include "studio-entry-field.h"
#include "vt-order-values.h"

G_BEGIN_DECLS

/* @path: "steps/2/from". Typed as the offer measures: "50.00", "3", "2.5 kg" or "2500 g". It has to
 * be above the step before and below the one after. Up and Down go to the next round value. */
GtkWidget *studio_step_from_field_new (StudioSession *session, const char *title, const char *path);

/* (transfer full): as it is typed. */
char *studio_step_to_typed (gint64 from, VtMeasure measure, const VtCurrency *currency);
/* %FALSE with %VT_ERROR_BAD_INPUT saying what is asked for. */
gboolean studio_step_from_typed (const char       *text,
                                 VtMeasure         measure,
                                 const VtCurrency *currency,
                                 gint64           *ret_from,
                                 GError          **error);

G_END_DECLS
