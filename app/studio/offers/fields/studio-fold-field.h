/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that are seldom needed, folded away: closed, they say what they hold. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFold:
 * @title: N_()
 * @absent: what holds while nothing is said, N_()
 * @members: (array zero-terminated=1): of the offer's terms, that its fields are about
 * @extend: adds its fields (each a #StudioField and a #GtkListBoxRow) to @rows, the first time that
 * it is opened
 *
 * Static.
 */
typedef struct
{
  const char        *title;
  const char        *absent;
  const char *const *members;
  void (*extend) (StudioSession *session, GPtrArray *rows);
} StudioFold;

#define STUDIO_TYPE_FOLD_FIELD (studio_fold_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioFoldField, studio_fold_field, STUDIO, FOLD_FIELD, AdwExpanderRow)

GtkWidget *studio_fold_field_new (StudioSession *session, const StudioFold *fold);

G_END_DECLS
