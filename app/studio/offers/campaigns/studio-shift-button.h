/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that asks by how much dates are to move. */

#pragma once

#include "vt-local-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_SHIFT_DAYS,
  STUDIO_SHIFT_WEEKS,
  STUDIO_SHIFT_YEARS,
} StudioShiftUnit;

/**
 * studio_shift_button_new:
 * @label: of the button, translated ("Copy…")
 * @verb: of the button in what it opens, translated ("Copy")
 * @action: gets "(is)": how many, and "days", "weeks" or "years"
 * @n: what is proposed
 * @unit: and of what
 */
GtkWidget *studio_shift_button_new (
    const char *label, const char *verb, const char *action, int n, StudioShiftUnit unit);

/* %FALSE if @unit is no such word. */
gboolean studio_shift_from_words (int n, const char *unit, VtShift *ret_shift);

G_END_DECLS
