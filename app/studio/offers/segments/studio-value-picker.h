/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says which of many values are chosen, and a list behind it to choose from. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioValue:
 * @value: what is kept
 * @label: what people read
 */
typedef struct
{
  const char *value;
  const char *label;
} StudioValue;

/**
 * StudioValuePicker:
 *
 * Emits ::changed when somebody chose or dropped a value. Typing narrows the list; Up and Down
 * walk, Return and Space choose.
 */
#define STUDIO_TYPE_VALUE_PICKER (studio_value_picker_get_type ())
G_DECLARE_FINAL_TYPE (StudioValuePicker, studio_value_picker, STUDIO, VALUE_PICKER, GtkWidget)

/* @title: what is chosen, translated ("Categories") */
GtkWidget *studio_value_picker_new (const char *title);
/* The same for products, which are found by typing a few letters of them. */
GtkWidget *studio_value_picker_new_products (const char *title, StudioSession *session);

/* @values: (array length=n): copied. What is chosen and not among them stays, and is listed. */
void studio_value_picker_set_values (StudioValuePicker *self, const StudioValue *values, guint n);
/* @chosen: (array zero-terminated=1) */
void studio_value_picker_set_chosen (StudioValuePicker *self, const char *const *chosen);
/* (transfer full) (array zero-terminated=1): in the order in which they were chosen. */
GStrv studio_value_picker_get_chosen (StudioValuePicker *self);

G_END_DECLS
