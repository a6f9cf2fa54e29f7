/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the form that an offer has, where its kind has several. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/**
 * StudioForms:
 * @labels: (array length=n_forms): what people call them, marked with N_()
 * @get: which form the offer has, below @n_forms
 * @convert: the offer's terms in another form, (transfer full); in any thread
 *
 * Static.
 */
typedef struct
{
  const char *const *labels;
  guint              n_forms;
  guint (*get) (const VtOffer *offer);
  JsonNode *(*convert) (JsonNode *terms, guint form);
} StudioForms;

/* A drop-down list. @label: what another choice is called under Undo, translated */
GtkWidget *studio_form_field_new (StudioSession     *session,
                                  const char        *title,
                                  const char        *label,
                                  const StudioForms *forms);

G_END_DECLS
