/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of fields that are one row: a title, a control beside it, the reason of a refusal below.
 */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFieldRow:
 *
 * Bound to one path in the offer's terms (see vt-terms-path.h). Subclasses have a control and say
 * how it shows a value; they call studio_field_row_keep() with what the user made of it.
 */
#define STUDIO_TYPE_FIELD_ROW (studio_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioFieldRow, studio_field_row, STUDIO, FIELD_ROW, AdwPreferencesRow)

/**
 * StudioFieldRowClass:
 * @show_value: shows what the offer says, %NULL for nothing; @is_other: whether another offer was
 * shown before. Not called while that is what was shown already
 * @show_offer: (nullable): every time, for what depends on more than the value
 * @commit: (nullable): keeps what is being typed
 * @get_value: (nullable): what the offer says, (transfer full) (nullable); what stands at the path
 * if %NULL
 * @set_value: (nullable): makes the offer say it, (transfer full) (nullable); at the path if %NULL
 */
struct _StudioFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  void (*show_value) (StudioFieldRow *self, JsonNode *value, gboolean is_other);
  void (*show_offer) (StudioFieldRow *self, const VtOffer *offer);
  void (*commit) (StudioFieldRow *self);
  JsonNode *(*get_value) (StudioFieldRow *self, const VtOffer *offer);
  void (*set_value) (StudioFieldRow *self, const VtOffer *offer, JsonNode *value);
};

/* ---- for whoever has the row ---- */
/* What is to be known beside the title; %NULL for nothing. */
void studio_field_row_set_hint (StudioFieldRow *self, const char *hint);
/* Another place in the offer, whose value is shown with the next offer that is. */
void        studio_field_row_set_path (StudioFieldRow *self, const char *path);
const char *studio_field_row_get_path (StudioFieldRow *self);
void        studio_field_row_set_title (StudioFieldRow *self, const char *title);

/* ---- for subclasses ---- */
/* Once, in the constructor. @title: translated; names the row and its control */
void studio_field_row_construct (StudioFieldRow *self,
                                 StudioSession  *session,
                                 const char     *title,
                                 const char     *path);
/* At the end of the title's line, where it stands in the way of nothing. */
void studio_field_row_add_control (StudioFieldRow *self, GtkWidget *control);
/* Below the title's line, as wide as the row. */
void studio_field_row_add_below (StudioFieldRow *self, GtkWidget *widget);
/* The control that is marked as wrong, and named: at first the first control. */
void studio_field_row_set_named (StudioFieldRow *self, GtkWidget *widget);

StudioSession *studio_field_row_get_session (StudioFieldRow *self);
/* (nullable): what is shown; belongs to the row. */
const VtOffer *studio_field_row_get_offer (StudioFieldRow *self);
const char    *studio_field_row_get_title (StudioFieldRow *self);
/* (nullable): what is shown there, or was kept since; belongs to the row. */
JsonNode *studio_field_row_get_value (StudioFieldRow *self);
/* @value: (transfer full) (nullable): what the user made of it; nothing happens if that is what is
 * there. Takes a reason away. */
void studio_field_row_keep (StudioFieldRow *self, JsonNode *value);
/* The same for a change of more than the value. @label: what the step is called. */
char *studio_field_row_label (StudioFieldRow *self);
/* Why what was typed is not kept, below the row; %NULL takes it away. */
void studio_field_row_set_reason (StudioFieldRow *self, const char *reason);

G_END_DECLS
