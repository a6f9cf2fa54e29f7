/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Orders page: what history is loaded, month by month, and the imports it came with. */

#include "studio-orders-page.h"

#include "studio-bar-chart.h"
#include "studio-import-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioOrdersPage
{
  GtkWidget parent_instance;

  StudioSession *session;     /* (owned) */
  GtkWidget     *chart;       /* (owned by the widget tree) */
  GPtrArray     *import_rows; /* (owned) (element-type GtkWidget) */

  GtkStack            *stack;
  GtkFlowBox          *facts;
  AdwPreferencesGroup *chart_group;
  AdwPreferencesGroup *imports_group;
};

G_DEFINE_FINAL_TYPE (StudioOrdersPage, studio_orders_page, GTK_TYPE_WIDGET)

/* ---- figures ---- */

static GtkWidget *
fact_new (const char *figure, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *number = gtk_label_new (figure);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "fact");
  return box;
}

static void
add_fact (StudioOrdersPage *self, char *figure, const char *text)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), fact_new (figure, text));
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->facts, child);
  g_free (figure);
}

static void
add_count (StudioOrdersPage *self, guint64 count, const char *text)
{
  add_fact (self, vt_count_to_display ((gint64) count), text);
}

static char *
format_day (gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return g_date_time_format (time, "%-d %b %Y");
}

static void
show_facts (StudioOrdersPage *self, const VtOrdersSummary *summary)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *first = format_day (summary->first_us);
  g_autofree char  *last = format_day (summary->last_us);
  g_autofree char  *period =
      g_strdup_printf (_ ("Orders from %s to %s"), g_strstrip (first), g_strstrip (last));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_flow_box_remove (self->facts, child);

  add_count (self, summary->n_sales, period);
  add_fact (self, vt_money_to_display (summary->revenue_minor, currency), _ ("Revenue"));
  if (summary->n_sales > 0)
    add_fact (self, vt_money_to_display (summary->revenue_minor / summary->n_sales, currency),
              _ ("Average order value"));
  add_count (self, summary->n_lines, _ ("Order lines"));
  add_count (self, summary->n_baskets_several, _ ("Orders with two or more products"));
  add_count (self, summary->n_customers, _ ("Customers"));
  add_count (self, summary->n_guests, _ ("Orders by guests"));
  add_count (self, summary->n_returns, _ ("Returns"));
}

/* ---- months ---- */

static void
show_months (StudioOrdersPage *self, const VtOrdersSummary *summary)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree StudioBar *bars = g_new0 (StudioBar, MAX (summary->n_months, 1));
  gint64                most = 0;
  g_autofree char      *scale = NULL;
  g_autofree char      *money = NULL;

  for (guint i = 0; i < summary->n_months; i++)
    {
      const VtOrdersMonth *month = &summary->months[i];
      g_autoptr (GDateTime) day = g_date_time_new_utc (month->year, month->month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%B %Y");
      g_autofree char *value = vt_money_to_display (month->revenue_minor, currency);
      g_autofree char *n_sales = vt_count_to_display (month->n_sales);
      char            *label = g_date_time_format (day, "%b");
      char            *text = g_strdup_printf (
                     ngettext ("%s: %s from %s order", "%s: %s from %s orders", month->n_sales), name, value,
                     n_sales);

      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, text);
      bars[i] = (StudioBar){label, text, (double) month->revenue_minor};
      most = MAX (most, month->revenue_minor);
    }
  money = vt_money_to_display (most, currency);
  scale = g_strdup_printf (_ ("The best month brought %s"), money);
  studio_bar_chart_set_bars (STUDIO_BAR_CHART (self->chart), bars, summary->n_months, scale);
}

/* ---- imports ---- */

static void
show_imports (StudioOrdersPage *self)
{
  GPtrArray *imports = studio_session_get_imports (self->session);

  for (guint i = 0; i < self->import_rows->len; i++)
    adw_preferences_group_remove (self->imports_group, g_ptr_array_index (self->import_rows, i));
  g_ptr_array_set_size (self->import_rows, 0);

  for (guint i = 0; imports != NULL && i < imports->len; i++)
    {
      GtkWidget *row = studio_import_row_new (g_ptr_array_index (imports, i));

      adw_preferences_group_add (self->imports_group, row);
      g_ptr_array_add (self->import_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->imports_group), self->import_rows->len > 0);
}

static void
update (StudioOrdersPage *self)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  GPtrArray             *imports = studio_session_get_imports (self->session);
  gboolean               has_orders = summary != NULL && summary->n_orders > 0;
  gboolean               has_imports = imports != NULL && imports->len > 0;

  gtk_stack_set_visible_child_name (self->stack, has_orders || has_imports ? "orders" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->facts), has_orders);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_group), has_orders);
  if (has_orders)
    {
      show_facts (self, summary);
      show_months (self, summary);
    }
}

/* ---- removing an import ---- */

static gboolean
run_remove (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  return vt_import_remove (workspace, *(const gint64 *) data, job, error);
}

static void
on_removed (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  if (error != NULL)
    studio_session_fail (session, _ ("The import could not be removed"), error);
  else
    studio_session_say (session, _ ("Import removed"), _ ("_Undo"), "win.undo");
}

static void
remove_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  gint64         batch_id = g_variant_get_int64 (parameter);

  if (!studio_session_run_job (session, _ ("Removing the import"), run_remove,
                               g_memdup2 (&batch_id, sizeof batch_id), g_free, on_removed, NULL))
    studio_session_say (session, _ ("Another job is running; wait for it or cancel it first"), NULL,
                        NULL);
}

void
studio_orders_page_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {{"remove-import", remove_import, "x", NULL, NULL, {0}}};

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}

/* ---- the page ---- */

static void
studio_orders_page_dispose (GObject *object)
{
  StudioOrdersPage *self = STUDIO_ORDERS_PAGE (object);

  g_clear_pointer (&self->import_rows, g_ptr_array_unref);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_orders_page_parent_class)->dispose (object);
}

static void
studio_orders_page_class_init (StudioOrdersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_orders_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/orders/studio-orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioOrdersPage, facts);
  gtk_widget_class_bind_template_child (widget_class, StudioOrdersPage, chart_group);
  gtk_widget_class_bind_template_child (widget_class, StudioOrdersPage, imports_group);
}

static void
studio_orders_page_init (StudioOrdersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->import_rows = g_ptr_array_new ();
  self->chart = studio_bar_chart_new (_ ("Revenue by month"));
  adw_preferences_group_add (self->chart_group, self->chart);
}

GtkWidget *
studio_orders_page_new (StudioSession *session)
{
  StudioOrdersPage *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_ORDERS_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::imports", G_CALLBACK (show_imports), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::imports", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  show_imports (self);
  return GTK_WIDGET (self);
}
