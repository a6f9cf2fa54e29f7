/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for which products are meant: by category, brand, tag, name, attribute and price. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioSelectorFlags:
 * @STUDIO_SELECTOR_REQUIRED: where nothing is said, nothing is chosen yet; else that is any product
 * @STUDIO_SELECTOR_PLAIN: there is no “except” in it
 */
typedef enum
{
  STUDIO_SELECTOR_NONE = 0,
  STUDIO_SELECTOR_REQUIRED = 1 << 0,
  STUDIO_SELECTOR_PLAIN = 1 << 1,
} StudioSelectorFlags;

/**
 * StudioSelectorField:
 *
 * Says in a sentence what is selected, and how many products of the catalogue that are. Opened,
 * each sort of criterion has a row. Products dropped on it (SKUs, one a line) are selected as well.
 */
#define STUDIO_TYPE_SELECTOR_FIELD (studio_selector_field_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioSelectorField, studio_selector_field, STUDIO, SELECTOR_FIELD, AdwExpanderRow)

GtkWidget *studio_selector_field_new (StudioSession      *session,
                                      const char         *title,
                                      const char         *path,
                                      StudioSelectorFlags flags);
void       studio_selector_field_set_path (StudioSelectorField *self, const char *path);

G_END_DECLS
