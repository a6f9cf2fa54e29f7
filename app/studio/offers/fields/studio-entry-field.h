/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that are typed: kept with Return or when they are left, checked before. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/**
 * StudioEntryFormat:
 * @read: what the text says, (transfer full); %NULL with an error that says what is asked for
 * @write: a value as it is typed, (transfer full); what is not of the right type gives ""
 * @step: (nullable): the value after Up (1) or Down (-1), (transfer full) (nullable): %NULL where
 * there is none; @value is %NULL of an empty field
 * @get: (nullable): as get_value() of #StudioFieldRowClass; so for @set
 * @width_chars: of the entry; 0 for one that takes what room there is
 *
 * What a kind of value looks like when it is typed. @field is the row, for its session.
 */
typedef struct
{
  JsonNode *(*read) (StudioFieldRow *field, const char *text, GError **error);
  char *(*write) (StudioFieldRow *field, JsonNode *value);
  JsonNode *(*step) (StudioFieldRow *field, JsonNode *value, int direction);
  int width_chars;
  JsonNode *(*get) (StudioFieldRow *field, const VtOffer *offer);
  void (*set) (StudioFieldRow *field, const VtOffer *offer, JsonNode *value);
} StudioEntryFormat;

/**
 * StudioEntryField:
 *
 * Return keeps what was typed, and so does leaving; Escape takes it back; Up and Down go to the
 * next value. What cannot be kept stays in the entry, with the reason below; the offer has its old
 * value.
 */
#define STUDIO_TYPE_ENTRY_FIELD (studio_entry_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioEntryField, studio_entry_field, STUDIO, ENTRY_FIELD, StudioFieldRow)

/**
 * studio_entry_field_new:
 * @format: static
 * @absent: (nullable): what it means if nothing is said, shown in an empty entry ("no limit");
 * %NULL if something has to be said
 * @data: (nullable) (transfer full): for @format, see studio_entry_field_get_data()
 * @destroy: (nullable): frees @data
 */
GtkWidget *studio_entry_field_new (StudioSession           *session,
                                   const char              *title,
                                   const char              *path,
                                   const StudioEntryFormat *format,
                                   const char              *absent,
                                   gpointer                 data,
                                   GDestroyNotify           destroy);
gpointer   studio_entry_field_get_data (StudioFieldRow *field);
/* As if @text was typed there, and kept with Return. */
void studio_entry_field_type (StudioEntryField *self, const char *text);
/* A word of what is asked for behind the entry: "%", "days". */
void studio_entry_field_set_unit (StudioEntryField *self, const char *unit);

G_END_DECLS
