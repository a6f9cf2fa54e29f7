/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each figure of the pairs as a histogram, with a brush that says which pairs are shown. */

#include "studio-filter-figures.h"

#include "studio-filter-brush.h"
#include "studio-refresh.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT_PX 44
/* At most so often while it is dragged: the map is laid out anew each time. */
#define PAUSE_MS 60

typedef struct
{
  VtPairs        *pairs; /* (owned) */
  VtPairFilter    filter;
  VtPairHistogram histograms[VT_N_PAIR_FIGURES];
} Counting;

struct _StudioFilterFigures
{
  GtkWidget parent_instance;

  StudioSession     *session; /* (owned) */
  StudioRefresh     *refresh; /* (owned) */
  VtPairHistogram    histograms[VT_N_PAIR_FIGURES];
  VtPairFilter       wanted; /* not told to the session yet, while paused */
  guint              pause;
  GtkWidget         *box;                        /* (owned by the widget tree) */
  StudioFilterBrush *brushes[VT_N_PAIR_FIGURES]; /* (owned by the widget tree) */
  GtkLabel          *words[VT_N_PAIR_FIGURES];   /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioFilterFigures, studio_filter_figures, GTK_TYPE_WIDGET)

/* ---- words ---- */

const char *
studio_filter_figure_to_title (VtPairFigure figure)
{
  const char *const titles[VT_N_PAIR_FIGURES] = {
      [VT_PAIR_TOGETHER] = _ ("Orders Together"),        [VT_PAIR_CONFIDENCE] = _ ("Attach Rate"),
      [VT_PAIR_BOTH_WAYS] = _ ("Attach Rate Both Ways"), [VT_PAIR_LIFT] = _ ("More Than Chance"),
      [VT_PAIR_COSINE] = _ ("Belong Together"),          [VT_PAIR_JACCARD] = _ ("Overlap"),
      [VT_PAIR_LEVERAGE] = _ ("Orders Beyond Chance"),   [VT_PAIR_Q] = _ ("Could Be Chance"),
  };

  g_return_val_if_fail ((guint) figure < VT_N_PAIR_FIGURES, "");

  return titles[figure];
}

static const char *
get_explanation (VtPairFigure figure)
{
  const char *const explanations[VT_N_PAIR_FIGURES] = {
      [VT_PAIR_TOGETHER] = _ ("How many orders have both (support)"),
      [VT_PAIR_CONFIDENCE] =
          _ ("Of the orders with one, the share that has the other too, the surer way round "
             "(confidence)"),
      [VT_PAIR_BOTH_WAYS] = _ ("The attach rate the less sure way round (all-confidence)"),
      [VT_PAIR_LIFT] = _ ("How many times more often together than by chance (lift)"),
      [VT_PAIR_COSINE] = _ ("Balances how often and how surely, 0 to 1 (cosine)"),
      [VT_PAIR_JACCARD] = _ ("Of the orders with either, the share with both (Jaccard)"),
      [VT_PAIR_LEVERAGE] = _ ("Share of all orders with both, less what chance would give "
                              "(leverage)"),
      [VT_PAIR_Q] = _ ("How many of such pairs would be found by chance alone (q)"),
  };

  return explanations[figure];
}

static char *
value_to_text (VtPairFigure figure, double value)
{
  switch (figure)
    {
    case VT_PAIR_TOGETHER:
      return vt_count_to_display ((gint64) round (value));
    case VT_PAIR_CONFIDENCE:
    case VT_PAIR_BOTH_WAYS:
    case VT_PAIR_JACCARD:
      return g_strdup_printf (_ ("%.0f %%"), 100 * value);
    case VT_PAIR_LEVERAGE:
      return g_strdup_printf (_ ("%.2f %%"), 100 * value);
    case VT_PAIR_LIFT:
      return g_strdup_printf (_ ("%.1f×"), value);
    case VT_PAIR_COSINE:
      return g_strdup_printf ("%.2f", value);
    case VT_PAIR_Q:
    default:
      return g_strdup_printf ("%.2g", value);
    }
}

/* Without the figure's name. */
static char *
range_to_text (const VtPairFilter *filter, VtPairFigure figure)
{
  g_autofree char *min =
      value_to_text (figure, isfinite (filter->min[figure]) ? filter->min[figure] : 0);
  g_autofree char *max =
      value_to_text (figure, isfinite (filter->max[figure]) ? filter->max[figure] : 0);

  if ((filter->bounded >> figure & 1) == 0)
    return g_strdup (_ ("all"));
  if (isfinite (filter->min[figure]) && isfinite (filter->max[figure]))
    return g_strdup_printf (_ ("%s to %s"), min, max);
  if (isfinite (filter->min[figure]))
    return g_strdup_printf (_ ("at least %s"), min);
  return g_strdup_printf (_ ("at most %s"), max);
}

char *
studio_filter_figure_to_text (const VtPairFilter *filter, VtPairFigure figure)
{
  g_autofree char *range = NULL;

  g_return_val_if_fail (filter != NULL && (guint) figure < VT_N_PAIR_FIGURES, NULL);

  if ((filter->bounded >> figure & 1) == 0)
    return NULL;
  range = range_to_text (filter, figure);
  /* Translators: a figure, and the range it is in: "Attach Rate: at least 30 %" */
  return g_strdup_printf (_ ("%s: %s"), studio_filter_figure_to_title (figure), range);
}

/* ---- counting, in a thread ---- */

static const VtPairFilter *
get_filter (StudioFilterFigures *self)
{
  return &studio_session_get_map_options (self->session)->filter;
}

static gpointer
take_pairs (gpointer owner)
{
  StudioFilterFigures *self = owner;
  VtPairs             *pairs = studio_session_get_shown_pairs (self->session);
  Counting            *counting;

  if (pairs == NULL)
    return NULL;
  counting = g_new0 (Counting, 1);
  counting->pairs = vt_pairs_ref (pairs);
  counting->filter = *get_filter (self);
  return counting;
}

static void
count (gpointer work)
{
  Counting *counting = work;

  vt_pair_histograms_count (counting->pairs, &counting->filter, counting->histograms);
}

static void
counting_free (gpointer work)
{
  Counting *counting = work;

  vt_pairs_unref (counting->pairs);
  g_free (counting);
}

/* ---- showing ---- */

/* The bins that hold the range. */
static void
find_range (const VtPairHistogram *histogram,
            const VtPairFilter    *filter,
            VtPairFigure           figure,
            guint                 *ret_from,
            guint                 *ret_until)
{
  *ret_from = 0;
  *ret_until = histogram->n_bins;
  if ((filter->bounded >> figure & 1) == 0)
    return;
  for (guint i = 1; i < histogram->n_bins; i++)
    if (histogram->edge[i] <= filter->min[figure])
      *ret_from = i;
  for (guint i = histogram->n_bins; i > *ret_from + 1; i--)
    if (histogram->edge[i - 1] >= filter->max[figure])
      *ret_until = i - 1;
}

static void
show_ranges (StudioFilterFigures *self)
{
  const VtPairFilter *filter = self->pause != 0 ? &self->wanted : get_filter (self);

  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    {
      g_autofree char *text = range_to_text (filter, (VtPairFigure) i);
      guint            from, until;

      find_range (&self->histograms[i], filter, (VtPairFigure) i, &from, &until);
      studio_filter_brush_set_range (self->brushes[i], from, until, text);
      gtk_label_set_text (self->words[i], text);
    }
}

static void
show_histogram (StudioFilterFigures *self, VtPairFigure figure)
{
  const VtPairHistogram *histogram = &self->histograms[figure];
  guint                  n = histogram->n_bins;
  g_auto (GStrv) labels = g_new0 (char *, MAX (n, 1) + 1);
  g_autofree char *least = value_to_text (figure, histogram->edge[0]);
  g_autofree char *most = value_to_text (figure, histogram->edge[n]);
  g_autofree char *words = NULL;
  guint32          n_pairs = 0;
  guint            top = 0;

  for (guint i = 0; i < n; i++)
    {
      labels[i] = i == 0 || i == n / 2 ? value_to_text (figure, histogram->edge[i])
                  : i == n - 1         ? g_strdup (most)
                                       : g_strdup ("");
      n_pairs += histogram->n_pairs[i];
      top = histogram->n_pairs[i] > histogram->n_pairs[top] ? i : top;
    }
  if (n > 0)
    {
      g_autofree char *from = value_to_text (figure, histogram->edge[top]);
      g_autofree char *until = value_to_text (figure, histogram->edge[top + 1]);

      words = g_strdup_printf (_ ("%s. %u pairs from %s to %s; most of them from %s to %s"),
                               get_explanation (figure), n_pairs, least, most, from, until);
    }
  studio_filter_brush_set_bars (self->brushes[figure], histogram->n_pairs,
                                (const char *const *) labels, n, words);
}

static void
give (gpointer owner, gpointer work)
{
  StudioFilterFigures *self = owner;
  Counting            *counting = work;

  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    {
      self->histograms[i] = counting->histograms[i];
      show_histogram (self, (VtPairFigure) i);
    }
  show_ranges (self);
}

static void
on_pairs_changed (StudioFilterFigures *self)
{
  studio_refresh_ask (self->refresh);
}

static void
on_filter_changed (StudioFilterFigures *self)
{
  show_ranges (self);
  studio_refresh_ask (self->refresh);
}

/* ---- changing ---- */

static void
tell_session (StudioFilterFigures *self)
{
  VtMapLinkOptions options = *studio_session_get_map_options (self->session);

  if (vt_pair_filter_equal (&options.filter, &self->wanted))
    return;
  options.filter = self->wanted;
  studio_session_set_map_options (self->session, &options);
}

static gboolean
on_pause_over (gpointer user_data)
{
  StudioFilterFigures *self = user_data;

  self->pause = 0;
  tell_session (self);
  return G_SOURCE_REMOVE;
}

static void
on_brushed (StudioFilterBrush *brush, guint from, guint until, gpointer user_data)
{
  StudioFilterFigures   *self = user_data;
  const VtPairHistogram *histogram;
  guint                  figure = 0;

  while (figure + 1 < VT_N_PAIR_FIGURES && self->brushes[figure] != brush)
    figure++;
  histogram = &self->histograms[figure];
  if (self->pause == 0)
    self->wanted = *get_filter (self);
  vt_pair_filter_set (&self->wanted, (VtPairFigure) figure,
                      from > 0 ? histogram->edge[from] : -INFINITY,
                      until < histogram->n_bins ? histogram->edge[until] : INFINITY);
  if (self->pause == 0)
    self->pause = g_timeout_add (PAUSE_MS, on_pause_over, self);
  show_ranges (self);
}

/* ---- the widget ---- */

static GtkWidget *
row_new (StudioFilterFigures *self, VtPairFigure figure)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (studio_filter_figure_to_title (figure));
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *brush = studio_filter_brush_new (studio_filter_figure_to_title (figure), HEIGHT_PX);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "numeric");
  gtk_widget_set_tooltip_text (row, get_explanation (figure));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), brush);
  g_signal_connect (brush, "brushed", G_CALLBACK (on_brushed), self);
  self->brushes[figure] = STUDIO_FILTER_BRUSH (brush);
  self->words[figure] = GTK_LABEL (words);
  return row;
}

static void
studio_filter_figures_dispose (GObject *object)
{
  StudioFilterFigures *self = STUDIO_FILTER_FIGURES (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filter_figures_parent_class)->dispose (object);
}

static void
studio_filter_figures_class_init (StudioFilterFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_filter_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_filter_figures_init (StudioFilterFigures *self)
{
}

GtkWidget *
studio_filter_figures_new (StudioSession *session)
{
  static const StudioRefreshFuncs funcs = {take_pairs, count, give, counting_free};
  StudioFilterFigures            *self = g_object_new (STUDIO_TYPE_FILTER_FIGURES, NULL);

  self->session = g_object_ref (session);
  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    gtk_box_append (GTK_BOX (self->box), row_new (self, (VtPairFigure) i));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (session, "notify::shown-pairs", G_CALLBACK (on_pairs_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::map-options", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  studio_refresh_ask (self->refresh);
  show_ranges (self);
  return GTK_WIDGET (self);
}
