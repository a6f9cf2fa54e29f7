/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the form of an element of a list, where it has one of several, and what belongs to
 * each. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/**
 * StudioElementForms:
 * @labels: (array length=n_forms): what people call them, marked with N_()
 * @get: which form the element (nullable) has, below @n_forms
 * @convert: new terms in which the element at @path has another form, (transfer full); in any
 * thread
 *
 * Static.
 */
typedef struct
{
  const char *const *labels;
  guint              n_forms;
  guint (*get) (JsonObject *element);
  JsonNode *(*convert) (JsonNode         *terms,
                        const char       *path,
                        guint             form,
                        VtCatalog        *catalog,
                        const VtCurrency *currency,
                        GError          **error);
} StudioElementForms;

/* A drop-down list. */
#define STUDIO_TYPE_ELEMENT_FORM (studio_element_form_get_type ())
G_DECLARE_FINAL_TYPE (StudioElementForm, studio_element_form, STUDIO, ELEMENT_FORM, StudioFieldRow)

/* @path: of the element */
GtkWidget *studio_element_form_new (StudioSession            *session,
                                    const char               *title,
                                    const char               *path,
                                    const StudioElementForms *forms);
/* @row, which lives as long as the field, is there only for the form of that index. */
void studio_element_form_add_row (StudioElementForm *self, guint form, GtkWidget *row);

G_END_DECLS
