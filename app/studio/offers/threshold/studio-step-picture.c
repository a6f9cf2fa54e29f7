/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a threshold drawn over what last year's orders came to. */

#include "studio-step-picture.h"

#include "studio-marked-histogram.h"
#include "studio-offer-edit.h"
#include "vt-selector-words.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_BINS 36
/* Steps are moved by such a part of a bin. */
#define GRAIN_PART 10

struct _StudioStepPicture
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  StudioStepStudy *study;   /* (owned) */
  VtOffer         *offer;   /* (owned) (nullable): shown */

  StudioMarkedHistogram *histogram; /* (owned by the widget tree), as the others */
  GtkLabel              *rest;      /* tells what the last bar stands for */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioStepPicture,
                               studio_step_picture,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- words ---- */

static char *
tell_value (gint64 value, gpointer data)
{
  StudioStepPicture *self = data;
  const VtTeller     teller = {studio_session_get_catalog (self->session),
                               studio_session_get_currency (self->session)};

  return vt_tell_measure (&teller, self->offer != NULL ? vt_offer_get_terms (self->offer) : NULL,
                          value);
}

/* "$40.00 to $50.00: 312 orders" */
static char *
tell_bin (StudioStepPicture *self, gint64 from, gint64 until, guint count, gboolean is_last)
{
  g_autofree char *low = tell_value (from, self);
  g_autofree char *high = tell_value (until, self);
  g_autofree char *n = vt_count_to_display (count);
  g_autofree char *orders = g_strdup_printf (ngettext ("%s order", "%s orders", count), n);

  if (is_last)
    /* Translators: a value, and how many orders came to so much or more */
    return g_strdup_printf (_ ("%s and more: %s"), low, orders);
  /* Translators: a range, and how many orders came to that */
  return g_strdup_printf (_ ("%s to below %s: %s"), low, high, orders);
}

/* ---- showing ---- */

static GArray *
list_steps (const VtOffer *offer)
{
  GArray    *positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *steps = vt_terms_get_array (vt_offer_get_terms (offer), "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      gint64 from = vt_terms_get_int64 (vt_terms_get_element (steps, i), "from", 0);

      g_array_append_val (positions, from);
    }
  return positions;
}

static void
show_marks (StudioStepPicture *self)
{
  g_autoptr (GArray) positions = list_steps (self->offer);

  studio_marked_histogram_set_marks (self->histogram, (const gint64 *) positions->data,
                                     positions->len);
}

static gint64
grain_of (VtMeasure measure, gint64 bin_width)
{
  gint64 power = 1;

  if (measure == VT_MEASURE_QUANTITY)
    return 1;
  while (power * GRAIN_PART * GRAIN_PART <= bin_width)
    power *= 10;
  return power;
}

/* The last range is that of all that is beyond: of its orders no more are drawn than of the others,
 * which else would be too small to see. */
static void
set_bins (StudioStepPicture *self,
          GArray            *edges,
          const guint       *counts,
          gboolean           has_rest,
          const char        *summary)
{
  guint                          n = edges->len - 1;
  g_autofree StudioHistogramBin *bins = g_new0 (StudioHistogramBin, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint max = 1;

  for (guint i = 0; i < n; i++)
    {
      gint64   from = g_array_index (edges, gint64, i);
      gint64   until = g_array_index (edges, gint64, i + 1);
      gboolean is_rest = has_rest && i + 1 == n;
      char    *label = tell_value (from, self);
      char    *text = tell_bin (self, from, until, counts[i], is_rest);

      max = is_rest ? max : MAX (max, counts[i]);
      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, text);
      bins[i] = (StudioHistogramBin){(double) from, is_rest ? INFINITY : (double) until,
                                     MIN (counts[i], max), label, text};
    }
  studio_histogram_set_bins (studio_marked_histogram_get_histogram (self->histogram), bins, n,
                             summary);
}

static char *
tell_all (const StudioStepFindings *findings)
{
  guint            n = vt_order_values_get_n (findings->values);
  g_autofree char *count = vt_count_to_display (n);

  return g_strdup_printf (ngettext ("%s order of the last year", "%s orders of the last year", n),
                          count);
}

static void
show_bins (StudioStepPicture *self, const StudioStepFindings *findings)
{
  g_autoptr (GArray) positions = list_steps (self->offer);
  g_autoptr (GArray) edges = vt_order_values_choose_edges (
      findings->values, N_BINS, (const gint64 *) positions->data, positions->len);
  guint             n_bins = edges->len - 1;
  g_autofree guint *counts = g_new0 (guint, n_bins);
  gint64            width = g_array_index (edges, gint64, 1);
  gboolean          has_rest =
      g_array_index (edges, gint64, n_bins) - g_array_index (edges, gint64, n_bins - 1) > width;
  g_autofree char *summary = tell_all (findings);

  vt_order_values_bin (findings->values, (const gint64 *) edges->data, n_bins, counts);
  set_bins (self, edges, counts, has_rest, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), has_rest);
  studio_marked_histogram_set_grain (self->histogram, grain_of (findings->measure, width));
}

/* What is just below each step, of the offer or of a draft. */
static void
show_below (StudioStepPicture *self, const StudioStepFindings *findings, const VtOffer *offer)
{
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = vt_terms_get_length (vt_terms_get_array (vt_offer_get_terms (offer), "steps"));

  for (guint i = 0; i < n; i++)
    {
      StudioStepLook look;

      studio_step_look (findings, offer, i, studio_session_get_currency (self->session), &look);
      g_array_append_val (within, look.within);
    }
  studio_marked_histogram_set_below (self->histogram, (const gint64 *) within->data, within->len);
}

static void
on_changed (StudioStepPicture *self)
{
  const StudioStepFindings *findings = studio_step_study_get (self->study);

  if (findings == NULL)
    {
      studio_histogram_set_bins (studio_marked_histogram_get_histogram (self->histogram), NULL, 0,
                                 _ ("Adding up the orders"));
      return;
    }
  if (self->offer == NULL)
    return;
  show_bins (self, findings);
  show_below (self, findings, studio_step_study_get_offer (self->study));
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioStepPicture *self = STUDIO_STEP_PICTURE (field);
  VtOffer           *copy;

  if (studio_session_get_catalog (self->session) == NULL)
    return;
  if (self->offer != NULL && !g_str_equal (self->offer->id, offer->id))
    studio_marked_histogram_commit (self->histogram);
  copy = vt_offer_copy (offer);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  show_marks (self);
  studio_step_study_look_at (self->study, copy);
}

static void
commit (StudioField *field)
{
  studio_marked_histogram_commit (STUDIO_STEP_PICTURE (field)->histogram);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- moving ---- */

static void
on_mark_draft (StudioMarkedHistogram *histogram, guint mark, gint64 value, gpointer user_data)
{
  StudioStepPicture *self = user_data;
  g_autofree char   *path = g_strdup_printf ("steps/%u/from", mark);
  g_autoptr (JsonNode) from = vt_terms_int64_new (value);

  if (self->offer != NULL)
    studio_field_draft (STUDIO_FIELD (self), self->offer, path, from);
}

static void
on_mark_moved (StudioMarkedHistogram *histogram, guint mark, gint64 value, gpointer user_data)
{
  StudioStepPicture *self = user_data;
  g_autofree char   *path = g_strdup_printf ("steps/%u/from", mark);

  if (self->offer != NULL)
    studio_offer_set_term (self->session, self->offer->id, _ ("Move Step"), path,
                           vt_terms_int64_new (value));
}

/* ---- the widget ---- */

static void
studio_step_picture_dispose (GObject *object)
{
  StudioStepPicture *self = STUDIO_STEP_PICTURE (object);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_step_picture_parent_class)->dispose (object);
}

static void
studio_step_picture_class_init (StudioStepPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_step_picture_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "steppicture");
}

static GtkLabel *
caption_new (StudioStepPicture *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
studio_step_picture_init (StudioStepPicture *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "offer-picture");
  self->histogram = STUDIO_MARKED_HISTOGRAM (
      studio_marked_histogram_new (_ ("Past orders and the steps"), tell_value, self));
  gtk_widget_set_parent (GTK_WIDGET (self->histogram), GTK_WIDGET (self));
  (void) caption_new (self, _ ("Shaded: orders just below a step. Drag a line, or choose it "
                               "with the arrow keys, to move the step."));
  self->rest = caption_new (self, _ ("The last bar stands for all orders beyond, and is cut off."));
  g_signal_connect (self->histogram, "mark-draft", G_CALLBACK (on_mark_draft), self);
  g_signal_connect (self->histogram, "mark-moved", G_CALLBACK (on_mark_moved), self);
}

GtkWidget *
studio_step_picture_new (StudioSession *session, StudioStepStudy *study)
{
  StudioStepPicture *self = g_object_new (STUDIO_TYPE_STEP_PICTURE, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
