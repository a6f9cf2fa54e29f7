/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the segment being edited amounts to. */

#include "studio-segment-figures.h"

#include "studio-recency-grid.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FACT_CUSTOMERS,
  FACT_AVERAGE_ORDER,
  FACT_REVENUE,
  FACT_ORDERS,
  N_FACTS
} Fact;

typedef struct
{
  GtkWidget *box;    /* (unowned), as the others */
  GtkLabel  *figure; /* "$522.75" */
  GtkLabel  *line;   /* "average order; all: $508.37" */
} FactView;

struct _StudioSegmentFigures
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  VtSegmentRule *wanted;  /* (owned) (nullable): to be counted once the count under way is over */
  VtJob         *job;     /* (owned) (nullable): of the count under way */
  GtkWidget     *box;     /* (owned by the widget tree), as the others */
  FactView       facts[N_FACTS];
  StudioRecencyGrid *grid;
};

G_DEFINE_FINAL_TYPE (StudioSegmentFigures, studio_segment_figures, GTK_TYPE_WIDGET)

/* ---- counting ---- */

typedef struct
{
  VtSegmentRule   *rule;      /* (owned) */
  VtCustomers     *customers; /* (owned) */
  VtJob           *job;       /* (owned) */
  VtSegmentFigures figures;
  VtSegmentFigures all;
  VtSegmentGrid    grid;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  vt_segment_rule_free (count->rule);
  vt_customers_unref (count->customers);
  vt_job_unref (count->job);
  g_free (count);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Count *count = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtMembers) members =
      vt_segment_rule_evaluate (count->rule, count->customers, count->job, &error);

  if (members == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  vt_segment_figures (count->customers, members, &count->figures);
  vt_segment_figures (count->customers, NULL, &count->all);
  vt_segment_grid (count->customers, members, &count->grid);
  g_task_return_boolean (task, TRUE);
}

/* ---- showing ---- */

static void
set_fact (StudioSegmentFigures *self, Fact fact, const char *figure, const char *line)
{
  g_autofree char *spoken = g_strdup_printf ("%s %s", figure, line);

  gtk_label_set_text (self->facts[fact].figure, figure);
  gtk_label_set_text (self->facts[fact].line, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts[fact].box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_customers (StudioSegmentFigures *self, const Count *count)
{
  g_autofree char *figure = vt_words_count (count->figures.n_customers);
  g_autofree char *n_all = vt_words_count (count->customers->n_customers);
  g_autofree char *share = vt_words_share (count->figures.share);
  g_autofree char *without = vt_words_count (count->figures.n_customers - count->figures.n_buyers);
  g_autofree char *line = NULL;

  /* Translators: a number of customers, and a share */
  line = g_strdup_printf (_ ("of %s customers, %s"), n_all, share);
  if (count->figures.n_buyers < count->figures.n_customers)
    {
      g_autofree char *first = g_steal_pointer (&line);

      /* Translators: "of 1,891 customers, 16 %", and a number of customers */
      line = g_strdup_printf (_ ("%s; %s without an order"), first, without);
    }
  set_fact (self, FACT_CUSTOMERS, figure, line);
}

static void
show_money (StudioSegmentFigures *self, const Count *count)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *average = vt_money_to_display (count->figures.average_order_minor, currency);
  g_autofree char  *average_all = vt_money_to_display (count->all.average_order_minor, currency);
  g_autofree char  *revenue = vt_money_to_display (count->figures.revenue_minor, currency);
  g_autofree char  *share = vt_words_share (count->figures.revenue_share);
  g_autofree char  *average_line =
      g_strdup_printf (_ ("average order; all customers %s"), average_all);
  /* Translators: a share */
  g_autofree char *revenue_line = g_strdup_printf (_ ("revenue, %s of all customers’"), share);

  set_fact (self, FACT_AVERAGE_ORDER, average, average_line);
  set_fact (self, FACT_REVENUE, revenue, revenue_line);
}

static void
show_orders (StudioSegmentFigures *self, const Count *count)
{
  g_autofree char *each = count->figures.n_buyers > 0
                              ? g_strdup_printf ("%.1f", count->figures.orders_each)
                              : g_strdup ("—");
  g_autofree char *line =
      g_strdup_printf (_ ("orders each; all customers %.1f"), count->all.orders_each);

  set_fact (self, FACT_ORDERS, each, line);
}

static void start_count (StudioSegmentFigures *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSegmentFigures *self = STUDIO_SEGMENT_FIGURES (source);
  const Count          *count = g_task_get_task_data (G_TASK (result));
  gboolean              counted = g_task_propagate_boolean (G_TASK (result), NULL);

  g_clear_pointer (&self->job, vt_job_unref);
  if (self->session == NULL)
    return;
  /* Cancelled means that another is wanted. */
  if (self->wanted != NULL)
    {
      start_count (self);
      return;
    }
  if (!counted)
    return;
  show_customers (self, count);
  show_money (self, count);
  show_orders (self, count);
  studio_recency_grid_set (self->grid, &count->grid);
}

static void
start_count (StudioSegmentFigures *self)
{
  Count *count = g_new0 (Count, 1);
  g_autoptr (GTask) task = NULL;

  self->job = vt_job_new (NULL);
  count->rule = g_steal_pointer (&self->wanted);
  count->customers = vt_customers_ref (studio_session_get_customers (self->session));
  count->job = vt_job_ref (self->job);
  task = g_task_new (self, NULL, on_counted, NULL);
  g_task_set_source_tag (task, start_count);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, count_in_thread);
}

void
studio_segment_figures_show (StudioSegmentFigures *self, const VtSegmentRule *rule)
{
  g_return_if_fail (STUDIO_IS_SEGMENT_FIGURES (self) && rule != NULL);

  if (studio_session_get_customers (self->session) == NULL)
    return;
  vt_segment_rule_free (self->wanted);
  self->wanted = vt_segment_rule_copy (rule);
  if (self->job != NULL)
    vt_job_cancel (self->job);
  else
    start_count (self);
}

gboolean
studio_segment_figures_is_current (StudioSegmentFigures *self)
{
  g_return_val_if_fail (STUDIO_IS_SEGMENT_FIGURES (self), FALSE);

  return self->job == NULL;
}

/* ---- the widget ---- */

static void
studio_segment_figures_dispose (GObject *object)
{
  StudioSegmentFigures *self = STUDIO_SEGMENT_FIGURES (object);

  if (self->job != NULL)
    vt_job_cancel (self->job);
  g_clear_pointer (&self->wanted, vt_segment_rule_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_segment_figures_parent_class)->dispose (object);
}

static void
studio_segment_figures_class_init (StudioSegmentFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_segment_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
label_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_fact (StudioSegmentFigures *self, GtkGrid *grid, Fact fact)
{
  FactView *view = &self->facts[fact];

  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  view->figure = label_new (view->box, "title-2");
  view->line = label_new (view->box, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (view->line), "caption");
  gtk_widget_set_hexpand (view->box, TRUE);
  gtk_grid_attach (grid, view->box, fact % 2, fact / 2, 1, 1);
}

static void
studio_segment_figures_init (StudioSegmentFigures *self)
{
  GtkWidget *facts = gtk_grid_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_grid_set_column_homogeneous (GTK_GRID (facts), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (facts), 12);
  gtk_grid_set_row_spacing (GTK_GRID (facts), 12);
  for (guint i = 0; i < N_FACTS; i++)
    add_fact (self, GTK_GRID (facts), i);
  self->grid = STUDIO_RECENCY_GRID (studio_recency_grid_new ());
  gtk_box_append (GTK_BOX (self->box), facts);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "segment-figures");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
studio_segment_figures_new (StudioSession *session)
{
  StudioSegmentFigures *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_SEGMENT_FIGURES, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
