/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment in the list: its name, how many it holds, and their share. */

#include "studio-segment-row.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioSegmentRow
{
  GtkListBoxRow parent_instance;

  char *id;       /* (owned) */
  char *haystack; /* (owned) (nullable): what a search looks in, folded */

  GtkLabel    *name; /* (owned by the widget tree), as the others */
  GtkLabel    *line;
  GtkLevelBar *share;
};

G_DEFINE_FINAL_TYPE (StudioSegmentRow, studio_segment_row, GTK_TYPE_LIST_BOX_ROW)

const char *
studio_segment_row_get_id (StudioSegmentRow *self)
{
  g_return_val_if_fail (STUDIO_IS_SEGMENT_ROW (self), NULL);

  return self->id;
}

gboolean
studio_segment_row_matches (StudioSegmentRow *self, const char *folded)
{
  g_return_val_if_fail (STUDIO_IS_SEGMENT_ROW (self), FALSE);

  return self->haystack == NULL || strstr (self->haystack, folded) != NULL;
}

char *
studio_segment_describe (const VtSegmentFigures *figures)
{
  g_autofree char *number = vt_words_count (figures->n_customers);
  g_autofree char *counted =
      g_strdup_printf (ngettext ("%s customer", "%s customers", figures->n_customers), number);
  g_autofree char *share = vt_words_share (figures->share);

  /* Translators: "309 customers", and their share of all, such as "16 %" */
  return g_strdup_printf (_ ("%s · %s"), counted, share);
}

void
studio_segment_row_show (StudioSegmentRow       *self,
                         const VtSegment        *segment,
                         const VtSegmentFigures *figures)
{
  g_autofree char *title = vt_words_title (segment->name, VT_WORDS_TITLE_MAX);
  g_autofree char *line = studio_segment_describe (figures);
  g_autofree char *text =
      g_strdup_printf ("%s\n%s\n%s", segment->name, segment->key, segment->note);
  g_autofree char *spoken = NULL;

  g_return_if_fail (STUDIO_IS_SEGMENT_ROW (self));

  gtk_label_set_text (self->name, *title != '\0' ? title : segment->key);
  gtk_label_set_text (self->line, line);
  gtk_level_bar_set_value (self->share, figures->share);
  g_free (self->haystack);
  self->haystack = g_utf8_casefold (text, -1);
  spoken = g_strdup_printf ("%s: %s", gtk_label_get_text (self->name), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
studio_segment_row_finalize (GObject *object)
{
  StudioSegmentRow *self = STUDIO_SEGMENT_ROW (object);

  g_free (self->id);
  g_free (self->haystack);
  G_OBJECT_CLASS (studio_segment_row_parent_class)->finalize (object);
}

static void
studio_segment_row_class_init (StudioSegmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_segment_row_finalize;
}

static GtkLabel *
label_new (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
studio_segment_row_init (StudioSegmentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *share = gtk_level_bar_new ();

  self->name = label_new (box);
  self->line = label_new (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  self->share = GTK_LEVEL_BAR (share);
  gtk_level_bar_add_offset_value (self->share, GTK_LEVEL_BAR_OFFSET_LOW, 0);
  gtk_level_bar_add_offset_value (self->share, GTK_LEVEL_BAR_OFFSET_HIGH, 1);
  gtk_widget_add_css_class (share, "segment-share");
  /* The row says the share in words. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (share), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), share);
  gtk_widget_add_css_class (GTK_WIDGET (self), "offer-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
studio_segment_row_new (const char *id)
{
  StudioSegmentRow *self = g_object_new (STUDIO_TYPE_SEGMENT_ROW, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}
