/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edits one part of an offer: shown an offer, it follows; what is typed in it is kept. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioField:
 *
 * A widget bound to a part of the offer that is shown. A change is one step of undo, made at once.
 *
 * ::draft (const VtOffer *): while a control of it moves, what the offer would be; nothing is kept
 * yet
 */
#define STUDIO_TYPE_FIELD (studio_field_get_type ())
G_DECLARE_INTERFACE (StudioField, studio_field, STUDIO, FIELD, GtkWidget)

struct _StudioFieldInterface
{
  GTypeInterface parent;

  void (*show) (StudioField *self, const VtOffer *offer);
  void (*commit) (StudioField *self); /* (nullable) */
};

/* What is being typed stays while that part of the offer is the same as before. */
void studio_field_show (StudioField *self, const VtOffer *offer);
/* What is being typed is kept, as if the focus went. */
void studio_field_commit (StudioField *self);
/* Gives it the focus: its control, or that of the first of its fields. */
void studio_field_enter (StudioField *self);
/* For implementations: emits ::draft with the offer as it would be with @value (nullable) at @path.
 */
void
studio_field_draft (StudioField *self, const VtOffer *offer, const char *path, JsonNode *value);

G_END_DECLS
