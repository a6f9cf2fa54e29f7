/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders of the whole history by week or month, with a brush over them. */

#include "studio-filter-period.h"

#include "studio-filter-brush.h"
#include "studio-refresh.h"
#include "vt-times.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_PX 84
#define WEEK_DAYS 7
/* 1970-01-01 was a Thursday; weeks begin on Monday. */
#define EPOCH_WEEKDAY 3
/* More bars than that are months. */
#define MAX_WEEKS 120

/* The history cut in weeks or months. */
typedef struct
{
  VtOrders *orders;    /* (owned) */
  gboolean  is_months; /* else weeks */
  GArray   *first_day; /* (owned) (element-type gint32): of each bar, and of what comes after */
  GArray   *n_orders;  /* (owned) (element-type guint32) */
} Calendar;

struct _StudioFilterPeriod
{
  GtkWidget parent_instance;

  StudioSession     *session; /* (owned) */
  StudioRefresh     *refresh; /* (owned) */
  GArray            *first_day;
  GtkWidget         *box;    /* (owned by the widget tree) */
  StudioFilterBrush *brush;  /* (owned by the widget tree) */
  GtkLabel          *words;  /* (owned by the widget tree) */
  GtkWidget         *button; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioFilterPeriod, studio_filter_period, GTK_TYPE_WIDGET)

/* ---- counting, in a thread ---- */

static void
calendar_free (gpointer data)
{
  Calendar *calendar = data;

  vt_orders_unref (calendar->orders);
  g_array_unref (calendar->first_day);
  g_array_unref (calendar->n_orders);
  g_free (calendar);
}

static gpointer
take_orders (gpointer owner)
{
  VtOrders *orders = studio_session_get_orders (STUDIO_FILTER_PERIOD (owner)->session);
  Calendar *calendar;

  if (orders == NULL)
    return NULL;
  calendar = g_new0 (Calendar, 1);
  calendar->orders = vt_orders_ref (orders);
  calendar->first_day = g_array_new (FALSE, FALSE, sizeof (gint32));
  calendar->n_orders = g_array_new (FALSE, TRUE, sizeof (guint32));
  return calendar;
}

/* The day on which the bar of @day begins, or with 1 for @n the one after it. */
static gint32
get_begin (const Calendar *calendar, gint32 day, int n)
{
  int year, month;

  if (!calendar->is_months)
    {
      gint32 weekday = (((day + EPOCH_WEEKDAY) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;

      return day - weekday + n * WEEK_DAYS;
    }
  vt_civil_from_days (day, &year, &month, NULL);
  month += n;
  return (gint32) (month > 12 ? vt_days_from_civil (year + 1, 1, 1)
                              : vt_days_from_civil (year, month, 1));
}

static void
lay_bars (Calendar *calendar, gint32 first, gint32 last)
{
  gint32 day;

  calendar->is_months = (last - first) / WEEK_DAYS > MAX_WEEKS;
  for (day = get_begin (calendar, first, 0); day <= last; day = get_begin (calendar, day, 1))
    g_array_append_val (calendar->first_day, day);
  g_array_append_val (calendar->first_day, day);
  g_array_set_size (calendar->n_orders, calendar->first_day->len - 1);
}

static gboolean
is_sale (const VtOrders *orders, guint32 order)
{
  return (orders->order_flags[order] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) == 0;
}

static void
count_orders (gpointer work)
{
  Calendar       *calendar = work;
  const VtOrders *orders = calendar->orders;
  guint           bar = 0;
  g_auto (VtDayClock) clock = {0};

  if (orders->n_orders == 0)
    return;
  vt_day_clock_init (&clock, vt_catalog_get_time_zone (orders->catalog));
  lay_bars (calendar, vt_day_clock_get (&clock, orders->order_time_us[0]),
            vt_day_clock_get (&clock, orders->order_time_us[orders->n_orders - 1]));
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      gint32 day = vt_day_clock_get (&clock, orders->order_time_us[i]);

      while (bar + 2 < calendar->first_day->len &&
             day >= g_array_index (calendar->first_day, gint32, bar + 1))
        bar++;
      g_array_index (calendar->n_orders, guint32, bar) += is_sale (orders, i) ? 1 : 0;
    }
}

/* ---- showing ---- */

static gint32
get_day (StudioFilterPeriod *self, guint bar)
{
  return g_array_index (self->first_day, gint32, bar);
}

static guint
count_bars (StudioFilterPeriod *self)
{
  return MAX (self->first_day->len, 1) - 1;
}

/* The bars that hold the days of the filter. */
static void
find_range (StudioFilterPeriod *self, guint *ret_from, guint *ret_until)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (self->session);
  guint                n_bars = count_bars (self);

  *ret_from = 0;
  *ret_until = n_bars;
  for (guint i = 1; i < n_bars && filter->from_day != VT_DAY_NONE; i++)
    if (get_day (self, i) <= filter->from_day)
      *ret_from = i;
  for (guint i = n_bars; i > 0 && filter->until_day != VT_DAY_NONE; i--)
    if (get_day (self, i - 1) > filter->until_day)
      *ret_until = i - 1;
}

static char *
range_to_text (StudioFilterPeriod *self)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (self->session);
  guint                n_bars = count_bars (self);
  gint32               from = filter->from_day;
  gint32               until = filter->until_day;
  g_autofree char     *from_text = NULL;
  g_autofree char     *until_text = NULL;

  if (n_bars == 0 || (from == VT_DAY_NONE && until == VT_DAY_NONE))
    return g_strdup (_ ("The whole history"));
  from_text = vt_day_to_display (from != VT_DAY_NONE ? from : get_day (self, 0));
  until_text = vt_day_to_display (until != VT_DAY_NONE ? until : get_day (self, n_bars) - 1);
  return g_strdup_printf (_ ("%s to %s"), from_text, until_text);
}

static void
show_range (StudioFilterPeriod *self)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (self->session);
  g_autofree char     *text = range_to_text (self);
  guint                from, until;

  find_range (self, &from, &until);
  studio_filter_brush_set_range (self->brush, from, until, text);
  gtk_label_set_text (self->words, text);
  gtk_widget_set_sensitive (self->button,
                            filter->from_day != VT_DAY_NONE || filter->until_day != VT_DAY_NONE);
}

/* Whether a month has only begun to show when the next one's label wants its room. */
static gboolean
is_cut_off (const Calendar *calendar, guint n_bars)
{
  int year, first, third;

  if (calendar->is_months || n_bars < 3)
    return FALSE;
  vt_civil_from_days (g_array_index (calendar->first_day, gint32, 0), &year, &first, NULL);
  vt_civil_from_days (g_array_index (calendar->first_day, gint32, 2), &year, &third, NULL);
  return first != third;
}

/* The first bar of each month, or of each year. */
static GStrv
make_labels (const Calendar *calendar, guint n_bars)
{
  GStrv labels = g_new0 (char *, n_bars + 1);
  int   last = -1;

  for (guint i = 0; i < n_bars; i++)
    {
      int year, month;
      g_autoptr (GDateTime) date = NULL;

      vt_civil_from_days (g_array_index (calendar->first_day, gint32, i), &year, &month, NULL);
      date = g_date_time_new_utc (year, month, 1, 0, 0, 0);
      if (calendar->is_months)
        labels[i] = year != last ? g_strdup_printf ("%d", year) : g_strdup ("");
      else
        labels[i] =
            month != last ? g_date_time_format (date, month == 1 ? "%Y" : "%b") : g_strdup ("");
      last = calendar->is_months ? year : month;
    }
  if (is_cut_off (calendar, n_bars))
    *labels[0] = '\0';
  return labels;
}

static char *
describe (const Calendar *calendar, guint n_bars)
{
  const guint32   *values = (const guint32 *) (gpointer) calendar->n_orders->data;
  g_autofree char *day = NULL;
  guint            top = 0;

  if (n_bars == 0)
    return g_strdup (_ ("There are no orders"));
  for (guint i = 1; i < n_bars; i++)
    if (values[i] > values[top])
      top = i;
  day = vt_day_to_display (g_array_index (calendar->first_day, gint32, top));
  if (calendar->is_months)
    return g_strdup_printf (_ ("Orders of %u months; most, %u, in the month of %s"), n_bars,
                            values[top], day);
  return g_strdup_printf (_ ("Orders of %u weeks; most, %u, in the week of %s"), n_bars,
                          values[top], day);
}

static void
give_bars (gpointer owner, gpointer work)
{
  StudioFilterPeriod *self = owner;
  Calendar           *calendar = work;
  guint               n_bars = calendar->n_orders->len;
  g_auto (GStrv) labels = make_labels (calendar, n_bars);
  g_autofree char *words = describe (calendar, n_bars);

  g_array_unref (self->first_day);
  self->first_day = g_array_ref (calendar->first_day);
  studio_filter_brush_set_bars (self->brush, (const guint32 *) (gpointer) calendar->n_orders->data,
                                (const char *const *) labels, n_bars, words);
  show_range (self);
}

/* ---- changing ---- */

static void
on_brushed (StudioFilterBrush *brush, guint from, guint until, gpointer user_data)
{
  StudioFilterPeriod *self = user_data;
  VtOrderFilter       filter = *studio_session_get_order_filter (self->session);
  guint               n_bars = count_bars (self);

  if (n_bars == 0)
    return;
  /* What is whole stays so when more orders come. */
  filter.from_day = from > 0 ? get_day (self, from) : VT_DAY_NONE;
  filter.until_day = until < n_bars ? get_day (self, until) - 1 : VT_DAY_NONE;
  studio_session_set_order_filter (self->session, &filter);
}

static void
on_whole_clicked (GtkButton *button, gpointer user_data)
{
  StudioFilterPeriod *self = user_data;

  studio_filter_brush_brush (self->brush, 0, count_bars (self));
  /* Days that the bars do not tell apart. */
  on_brushed (self->brush, 0, count_bars (self), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->brush));
}

/* ---- the widget ---- */

static void
build (StudioFilterPeriod *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->brush =
      STUDIO_FILTER_BRUSH (studio_filter_brush_new (_ ("Period, over orders by date"), HEIGHT_PX));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "numeric");
  /* Over the bars it would hide what is being chosen. */
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->words),
      _ ("Drag over a period; drag its edges or the whole. By key: arrows move it, with Shift its "
         "end, with Control its beginning."));
  self->button = gtk_button_new_with_label (_ ("Whole History"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (row), self->button);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->brush));
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->brush, "brushed", G_CALLBACK (on_brushed), self);
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_whole_clicked), self);
}

static void
studio_filter_period_dispose (GObject *object)
{
  StudioFilterPeriod *self = STUDIO_FILTER_PERIOD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->first_day, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filter_period_parent_class)->dispose (object);
}

static void
studio_filter_period_class_init (StudioFilterPeriodClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_filter_period_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_filter_period_init (StudioFilterPeriod *self)
{
  self->first_day = g_array_new (FALSE, FALSE, sizeof (gint32));
}

static void
ask (StudioFilterPeriod *self)
{
  studio_refresh_ask (self->refresh);
}

GtkWidget *
studio_filter_period_new (StudioSession *session)
{
  static const StudioRefreshFuncs funcs = {take_orders, count_orders, give_bars, calendar_free};
  StudioFilterPeriod             *self = g_object_new (STUDIO_TYPE_FILTER_PERIOD, NULL);

  self->session = g_object_ref (session);
  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
  build (self);
  g_signal_connect_object (session, "notify::order-filter", G_CALLBACK (show_range), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  studio_refresh_ask (self->refresh);
  show_range (self);
  return GTK_WIDGET (self);
}
