/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked in a condition, by plain names, and the fields of each. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioConditionKind:
 * @member: as in a rule pack
 * @label: what adding it is called, translated by the caller, N_()
 * @section: those of the same number stand together in the menu
 */
typedef struct
{
  const char *member;
  const char *label;
  guint       section;
} StudioConditionKind;

/* (array length=ret_n): static, in the order of the menu; groups last. */
const StudioConditionKind *studio_condition_kinds_get (guint *ret_n);

/* What is asked, in words, before it was said of what: "A product is in the cart"; translated. */
const char *studio_condition_label (const char *member);

/* Which fields a condition that asks @member needs; @value: (nullable): what is asked. Static. */
const char *studio_condition_form (const char *member, JsonNode *value);

/**
 * studio_condition_fields_add:
 * @form: of studio_condition_form()
 * @path: of what holds the value
 * @rows: the fields are added to (each a #StudioField and a #GtkListBoxRow); none for a group
 */
void studio_condition_fields_add (StudioSession *session,
                                  const char    *form,
                                  const char    *path,
                                  GPtrArray     *rows);
/* Makes those fields edit the condition of the same form at another path. */
void studio_condition_fields_set_path (const char *form, const char *path, GPtrArray *rows);

G_END_DECLS
