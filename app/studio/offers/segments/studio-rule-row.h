/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One condition of a segment: what it is about, its fields, and what it says in words. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRuleRow:
 *
 * Emits ::draft (a valid #VtSegmentRule) while something is typed that can be kept, and ::committed
 * (the same) when it is to be kept: with Return, when the focus goes, or at once where something is
 * chosen. What cannot be kept is said below; Escape takes back what was typed.
 */
#define STUDIO_TYPE_RULE_ROW (studio_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioRuleRow, studio_rule_row, STUDIO, RULE_ROW, GtkWidget)

/* @path: of the condition in its rule */
GtkWidget  *studio_rule_row_new (StudioSession *session, VtSegmentRuleType type, const char *path);
const char *studio_rule_row_get_path (StudioRuleRow *self);
/* What is being typed stays while @rule is the same as before. */
void studio_rule_row_show (StudioRuleRow *self, const VtSegmentRule *rule);
/* As if the focus went. */
void studio_rule_row_commit (StudioRuleRow *self);
/* The first field. */
void studio_rule_row_focus (StudioRuleRow *self);

/* ---- for the forms: the fields of each kind of condition ---- */

/**
 * StudioRuleForm:
 * @create: adds the fields to @box
 * @show: fills them
 * @read: what they say, into a copy of the rule; %FALSE with the reason where it cannot be read.
 * Whether it can be kept is judged afterwards
 */
typedef struct
{
  void (*create) (StudioRuleRow *row, GtkBox *box);
  void (*show) (StudioRuleRow *row, const VtSegmentRule *rule);
  gboolean (*read) (StudioRuleRow *row, VtSegmentRule *rule, GError **error);
} StudioRuleForm;

/* Static. */
const StudioRuleForm       *studio_rule_form_get (VtSegmentForm form);
extern const StudioRuleForm studio_rule_form_bought;
extern const StudioRuleForm studio_rule_form_attribute;
extern const StudioRuleForm studio_rule_form_list;

typedef void (*StudioRuleChosen) (StudioRuleRow *row);

StudioSession    *studio_rule_row_get_session (StudioRuleRow *self);
VtSegmentRuleType studio_rule_row_get_rule_type (StudioRuleRow *self);
/* (nullable): as it is kept; belongs to @self. */
const VtSegmentRule *studio_rule_row_get_kept (StudioRuleRow *self);

/* A box on one line, appended to @box. */
GtkBox *studio_rule_line_new (GtkBox *box);
/* Words between fields. */
void studio_rule_line_add_words (GtkBox *line, const char *words);
/* A place to type in, @n_chars wide; what is typed is read at once. @name: for a screen reader. */
GtkEditable *
studio_rule_row_add_entry (StudioRuleRow *self, GtkBox *line, const char *name, int n_chars);
/* @choices: (array zero-terminated=1): translated; what is chosen is kept at once, after @chosen
 * (nullable) has brought the other fields in line. */
GtkDropDown *studio_rule_row_add_choice (StudioRuleRow     *self,
                                         GtkBox            *line,
                                         const char        *name,
                                         const char *const *choices,
                                         StudioRuleChosen   chosen);
/* Something in a field was chosen: read and keep it, unless the row is just being filled. */
void studio_rule_row_take (StudioRuleRow *self);
/* Sets a text that was not typed. */
void studio_rule_row_set_text (StudioRuleRow *self, GtkEditable *entry, const char *text);

/* ---- what people type ---- */

/* Empty is @empty. %FALSE with the reason. */
gboolean studio_rule_read_count (const char *text, gint64 empty, gint64 *ret_count, GError **error);
gboolean studio_rule_read_percent (const char *text, gint64 empty, gint64 *ret_ppm, GError **error);

G_END_DECLS
