/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings about an offer as rows, and its pictures as charts below each other. */

#include "studio-evidence-facts.h"

#include "studio-bar-chart.h"
#include "studio-histogram.h"
#include "studio-row-filler.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _StudioEvidenceFacts
{
  GtkWidget parent_instance;

  VtOfferEvidence *evidence; /* (owned) (nullable): shown */
  GtkListBox      *list;     /* (owned by the widget tree), as the others */
  StudioRowFiller *filler;   /* (owned) */
  GtkWidget       *pictures;
  GtkLabel        *notes;
};

G_DEFINE_FINAL_TYPE (StudioEvidenceFacts, studio_evidence_facts, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row (gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = label_new (NULL);
  GtkWidget *sentence = label_new ("suggestion-reason");
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), sentence);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "suggestion");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "sentence", sentence);
  g_object_set_data (G_OBJECT (row), "value", value);
  return row;
}

static void
set_tone (GtkWidget *value, VtTone tone)
{
  gtk_widget_remove_css_class (value, "success");
  gtk_widget_remove_css_class (value, "error");
  if (tone == VT_TONE_GOOD)
    gtk_widget_add_css_class (value, "success");
  else if (tone == VT_TONE_BAD)
    gtk_widget_add_css_class (value, "error");
}

/* Colour alone says nothing to who cannot see it. */
static const char *
tone_to_text (VtTone tone)
{
  if (tone == VT_TONE_GOOD)
    return _ ("speaks for it");
  return tone == VT_TONE_BAD ? _ ("speaks against it") : NULL;
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  StudioEvidenceFacts *self = data;
  const VtFact        *fact = self->evidence->facts->pdata[index];
  GtkWidget           *value = g_object_get_data (G_OBJECT (row), "value");
  const char          *tone = tone_to_text (fact->tone);
  g_autofree char     *name = tone != NULL
                                  ? g_strdup_printf ("%s: %s, %s", fact->title, fact->value, tone)
                                  : g_strdup_printf ("%s: %s", fact->title, fact->value);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "title"), fact->title);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "sentence"), fact->sentence);
  gtk_label_set_text (GTK_LABEL (value), fact->value);
  gtk_widget_set_tooltip_text (value, tone);
  set_tone (value, fact->tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fact->sentence, -1);
}

static const StudioRowFuncs row_funcs = {create_row, bind_row};

/* ---- pictures ---- */

static GtkWidget *
histogram_new (const VtPicture *picture)
{
  GtkWidget                     *histogram = studio_histogram_new (picture->title);
  g_autofree StudioHistogramBin *bins = g_new0 (StudioHistogramBin, picture->bins->len + 1);
  g_autofree double             *positions = g_new0 (double, picture->marks->len + 1);
  g_autofree const char        **labels = g_new0 (const char *, picture->marks->len + 1);

  for (guint i = 0; i < picture->bins->len; i++)
    {
      const VtPictureBin *bin = picture->bins->pdata[i];

      bins[i] = (StudioHistogramBin){(double) bin->from,
                                     bin->until != G_MAXINT64 ? (double) bin->until : INFINITY,
                                     (double) bin->value, bin->label, bin->text};
    }
  for (guint i = 0; i < picture->marks->len; i++)
    {
      const VtPictureMark *mark = picture->marks->pdata[i];

      positions[i] = (double) mark->at;
      labels[i] = mark->label;
    }
  studio_histogram_set_bins (STUDIO_HISTOGRAM (histogram), bins, picture->bins->len,
                             picture->sentence);
  studio_histogram_set_marks (STUDIO_HISTOGRAM (histogram), positions, labels, picture->marks->len);
  return histogram;
}

static GtkWidget *
bar_chart_new (const VtPicture *picture)
{
  GtkWidget            *chart = studio_bar_chart_new (picture->title);
  g_autofree StudioBar *bars = g_new0 (StudioBar, picture->bins->len + 1);

  for (guint i = 0; i < picture->bins->len; i++)
    {
      const VtPictureBin *bin = picture->bins->pdata[i];

      bars[i] = (StudioBar){bin->label, bin->text, (double) bin->value};
    }
  studio_bar_chart_set_bars (STUDIO_BAR_CHART (chart), bars, picture->bins->len, picture->sentence);
  return chart;
}

static void
add_picture (StudioEvidenceFacts *self, const VtPicture *picture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = label_new (NULL);
  GtkWidget *chart =
      picture->form == VT_PICTURE_HISTOGRAM ? histogram_new (picture) : bar_chart_new (picture);

  gtk_label_set_text (GTK_LABEL (title), picture->title);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "offer-card");
  gtk_box_append (GTK_BOX (self->pictures), box);
}

static void
show_pictures (StudioEvidenceFacts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pictures)) != NULL)
    gtk_box_remove (GTK_BOX (self->pictures), child);
  for (guint i = 0; self->evidence != NULL && i < self->evidence->pictures->len; i++)
    add_picture (self, self->evidence->pictures->pdata[i]);
}

/* ---- all of it ---- */

static void
show_notes (StudioEvidenceFacts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->evidence != NULL && i < self->evidence->notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) self->evidence->notes->pdata[i]);
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

void
studio_evidence_facts_show (StudioEvidenceFacts *self, VtOfferEvidence *evidence)
{
  guint n_facts = evidence != NULL ? evidence->facts->len : 0;

  g_return_if_fail (STUDIO_IS_EVIDENCE_FACTS (self));

  /* No row of the old evidence may be bound any more. */
  if (n_facts == 0)
    studio_row_filler_set_n_rows (self->filler, 0);
  g_clear_pointer (&self->evidence, vt_offer_evidence_free);
  self->evidence = evidence;
  if (n_facts > 0)
    studio_row_filler_set_n_rows (self->filler, n_facts);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_facts > 0);
  show_pictures (self);
  show_notes (self);
}

static void
studio_evidence_facts_dispose (GObject *object)
{
  StudioEvidenceFacts *self = STUDIO_EVIDENCE_FACTS (object);
  GtkWidget           *child;

  g_clear_pointer (&self->filler, studio_row_filler_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->evidence, vt_offer_evidence_free);
  G_OBJECT_CLASS (studio_evidence_facts_parent_class)->dispose (object);
}

static void
studio_evidence_facts_class_init (StudioEvidenceFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_evidence_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
studio_evidence_facts_init (StudioEvidenceFacts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Evidence from the orders"), -1);
  self->filler = studio_row_filler_new (self->list, &row_funcs, self);
  self->pictures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->notes = GTK_LABEL (label_new ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->pictures, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->notes), GTK_WIDGET (self));
}

GtkWidget *
studio_evidence_facts_new (void)
{
  return g_object_new (STUDIO_TYPE_EVIDENCE_FACTS, NULL);
}
