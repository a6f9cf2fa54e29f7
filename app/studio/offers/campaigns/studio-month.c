/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of days, each with what is live on it; the day looked at is gone through by keys. */

#include "studio-month.h"

#include "studio-campaign-colour.h"
#include "studio-campaign-edit.h"
#include "studio-campaign-scope.h"
#include "studio-offer-words.h"
#include "vt-calendar.h"
#include "vt-campaign-words.h"
#include "vt-times.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TOP_PX 24.0
#define PAD_PX 5.0
#define LINE_PX 16.0
#define NAMES_FROM_PX 84.0 /* as wide as a cell has to be for names to be read */
#define MARK_PX 6.0
#define MIN_WIDTH_PX 260
#define MIN_HEIGHT_PX 220

struct _StudioMonth
{
  GtkWidget parent_instance;

  StudioSession       *session;   /* (owned) */
  StudioCampaignScope *scope;     /* (unowned): the session's */
  GTimeZone           *zone;      /* (owned) */
  GPtrArray           *offers;    /* (owned) (nullable): effective */
  GPtrArray           *campaigns; /* (owned) (nullable) */
  VtCalendar          *calendar;  /* (owned) (nullable) */
  char                *words;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (StudioMonth, studio_month, GTK_TYPE_WIDGET)

/* ---- following ---- */

static void
update_words (StudioMonth *self)
{
  gint64           day = studio_campaign_scope_get_day (self->scope);
  g_autofree char *when = vt_day_to_text (day);
  GString         *text = g_string_new (NULL);
  const guint     *on;
  guint            n = 0;

  on = self->calendar != NULL ? vt_calendar_get_offers (self->calendar, day, &n) : NULL;
  /* Translators: a day, and how many offers are live on it */
  g_string_append_printf (text, ngettext ("%s: %u offer live", "%s: %u offers live", n), when, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = studio_offer_title (self->offers->pdata[on[i]]);

      g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", title);
    }
  g_free (self->words);
  self->words = g_string_free (text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->words, -1);
}

static void
show_month (StudioMonth *self)
{
  int year, month;

  vt_civil_from_days (studio_campaign_scope_get_day (self->scope), &year, &month, NULL);
  if (self->offers != NULL &&
      (self->calendar == NULL || self->calendar->year != year || self->calendar->month != month))
    {
      g_clear_pointer (&self->calendar, vt_calendar_free);
      self->calendar =
          vt_calendar_new (self->offers, self->zone, year, month, vt_calendar_get_first_weekday ());
    }
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_array (GPtrArray **held, GPtrArray *now)
{
  g_clear_pointer (held, g_ptr_array_unref);
  *held = now != NULL ? g_ptr_array_ref (now) : NULL;
}

static void
update (StudioMonth *self)
{
  take_array (&self->offers, studio_session_get_effective_offers (self->session));
  take_array (&self->campaigns, studio_session_get_campaigns (self->session));
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = studio_session_dup_zone (self->session);
  g_clear_pointer (&self->calendar, vt_calendar_free);
  show_month (self);
}

const char *
studio_month_get_words (StudioMonth *self)
{
  g_return_val_if_fail (STUDIO_IS_MONTH (self), NULL);

  return self->words;
}

/* ---- painting ---- */

typedef struct
{
  StudioMonth *self;     /* (unowned) */
  GtkSnapshot *snapshot; /* (unowned) */
  GdkRGBA      text;
  GdkRGBA      dim;
  GdkRGBA      line;
  GdkRGBA      accent;
} Painter;

static GdkRGBA
with_alpha (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

static void
add_rect (const Painter *painter,
          double         x_px,
          double         y_px,
          double         width_px,
          double         height_px,
          GdkRGBA        color)
{
  gtk_snapshot_append_color (
      painter->snapshot, &color,
      &GRAPHENE_RECT_INIT ((float) x_px, (float) y_px, (float) width_px, (float) height_px));
}

static void
add_text (const Painter *painter,
          const char    *text,
          double         x_px,
          double         y_px,
          double         max_width_px,
          gboolean       is_bold,
          GdkRGBA        color)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (painter->self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (max_width_px < 1)
    return;
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (max_width_px * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (painter->snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x_px), (float) round (y_px)));
  gtk_snapshot_append_layout (painter->snapshot, layout, &color);
  gtk_snapshot_restore (painter->snapshot);
}

static void
paint_weekdays (const Painter *painter, double width_px, double height_px)
{
  for (gint64 i = 0; i < VT_CALENDAR_N_COLUMNS; i++)
    {
      gint64         day = painter->self->calendar->first_day + i;
      VtCalendarCell cell =
          vt_calendar_get_cell (painter->self->calendar, day, width_px, height_px, TOP_PX);
      int year, month, of_month;
      g_autoptr (GDateTime) date = NULL;
      g_autofree char *name = NULL;

      vt_civil_from_days (day, &year, &month, &of_month);
      date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
      name = date != NULL ? g_date_time_format (date, "%a") : g_strdup ("");
      add_text (painter, name, cell.x_px + PAD_PX, 3, cell.width_px - PAD_PX, FALSE, painter->dim);
    }
}

static GdkRGBA
colour_of (const Painter *painter, const VtOffer *offer)
{
  const char       *name = vt_offer_get_campaign (offer);
  const VtCampaign *campaign =
      name != NULL ? vt_campaigns_find (painter->self->campaigns, name) : NULL;

  return studio_campaign_get_colour (GTK_WIDGET (painter->self), campaign, &painter->dim);
}

/* A line each, and how many more there are where not all fit. */
static void
paint_names (const Painter *painter, const VtCalendarCell *cell, const guint *on, guint n)
{
  double y_px = cell->y_px + PAD_PX + LINE_PX;
  double x_px = cell->x_px + PAD_PX;
  guint  n_lines = (guint) MAX ((cell->y_px + cell->height_px - 2 - y_px) / LINE_PX, 0);
  guint  n_names = n <= n_lines ? n : MAX (n_lines, 1) - 1;

  for (guint i = 0; i < n_names; i++, y_px += LINE_PX)
    {
      const VtOffer   *offer = painter->self->offers->pdata[on[i]];
      g_autofree char *title = studio_offer_title (offer);

      add_rect (painter, x_px, y_px + 2, 3, LINE_PX - 4, colour_of (painter, offer));
      add_text (painter, title, x_px + 6, y_px, cell->width_px - 2 * PAD_PX - 6, FALSE,
                painter->text);
    }
  if (n_names < n && n_lines > 0)
    {
      /* Translators: so many more offers */
      g_autofree char *more = g_strdup_printf (_ ("+%u more"), n - n_names);

      add_text (painter, more, x_px + 6, y_px, cell->width_px - 2 * PAD_PX - 6, FALSE,
                painter->dim);
    }
}

/* A mark each, as far as there is room. */
static void
paint_marks (const Painter *painter, const VtCalendarCell *cell, const guint *on, guint n)
{
  double bottom_px = cell->y_px + cell->height_px - 2;
  double y_px = cell->y_px + PAD_PX + LINE_PX;
  double x_px = cell->x_px + PAD_PX;

  for (guint i = 0; i < n && y_px + MARK_PX <= bottom_px; i++)
    {
      add_rect (painter, x_px, y_px, MARK_PX, MARK_PX,
                colour_of (painter, painter->self->offers->pdata[on[i]]));
      x_px += MARK_PX + 2;
      if (x_px + MARK_PX > cell->x_px + cell->width_px - 2)
        {
          x_px = cell->x_px + PAD_PX;
          y_px += MARK_PX + 2;
        }
    }
}

static void
paint_day (const Painter *painter, gint64 day, double width_px, double height_px)
{
  StudioMonth     *self = painter->self;
  VtCalendarCell   cell = vt_calendar_get_cell (self->calendar, day, width_px, height_px, TOP_PX);
  gboolean         is_in_month = vt_calendar_is_in_month (self->calendar, day);
  gboolean         is_today = day == studio_campaign_scope_get_today (self->scope);
  gboolean         is_chosen = day == studio_campaign_scope_get_day (self->scope);
  int              of_month;
  int              year, month;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  guint            n;
  const guint     *on = vt_calendar_get_offers (self->calendar, day, &n);

  vt_civil_from_days (day, &year, &month, &of_month);
  number = g_strdup_printf ("%d", of_month);
  if (is_chosen)
    add_rect (painter, cell.x_px, cell.y_px, cell.width_px, cell.height_px,
              with_alpha (painter->accent, 0.16f));
  add_rect (painter, cell.x_px, cell.y_px, cell.width_px, 1, painter->line);
  add_rect (painter, cell.x_px, cell.y_px, 1, cell.height_px, painter->line);
  if (is_today)
    add_rect (painter, cell.x_px, cell.y_px, cell.width_px, 3,
              studio_theme_get_colour (GTK_WIDGET (self), "error_color", &painter->accent));
  add_text (painter, number, cell.x_px + PAD_PX, cell.y_px + PAD_PX - 1, cell.width_px, is_today,
            is_in_month ? painter->text : with_alpha (painter->dim, 0.7f));
  if (n == 0)
    return;
  count = g_strdup_printf ("%u", n);
  add_text (painter, count, cell.x_px + cell.width_px - PAD_PX - 8.0 * (double) strlen (count),
            cell.y_px + PAD_PX - 1, cell.width_px, TRUE, painter->dim);
  if (cell.width_px >= NAMES_FROM_PX)
    paint_names (painter, &cell, on, n);
  else
    paint_marks (painter, &cell, on, n);
}

static void
studio_month_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioMonth     *self = STUDIO_MONTH (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int              width_px = gtk_widget_get_width (widget);
  int              height_px = gtk_widget_get_height (widget);
  Painter          painter = {self, snapshot};

  if (self->calendar == NULL)
    return;
  gtk_style_context_get_color (context, &painter.text);
  painter.dim = with_alpha (painter.text, 0.6f);
  painter.line = with_alpha (painter.text, 0.12f);
  painter.accent = studio_theme_get_colour (widget, "accent_color", &painter.text);
  paint_weekdays (&painter, width_px, height_px);
  for (guint i = 0; i < self->calendar->days->len; i++)
    paint_day (&painter, self->calendar->first_day + i, width_px, height_px);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, context, 0, 0, width_px, height_px);
}

/* ---- going ---- */

static gboolean
go_days (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMonth *self = STUDIO_MONTH (widget);

  studio_campaign_scope_go (self->scope, studio_campaign_scope_get_day (self->scope) +
                                             g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
go_months (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMonth *self = STUDIO_MONTH (widget);

  studio_campaign_scope_go (self->scope,
                            vt_calendar_add_months (studio_campaign_scope_get_day (self->scope),
                                                    g_variant_get_int32 (arguments)));
  return TRUE;
}

static gboolean
go_today (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMonth *self = STUDIO_MONTH (widget);

  studio_campaign_scope_go (self->scope, studio_campaign_scope_get_today (self->scope));
  return TRUE;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioMonth *self = user_data;
  GtkWidget   *widget = GTK_WIDGET (self);
  gint64       day;

  gtk_widget_grab_focus (widget);
  if (self->calendar != NULL &&
      vt_calendar_find_day (self->calendar, x, y, gtk_widget_get_width (widget),
                            gtk_widget_get_height (widget), TOP_PX, &day))
    studio_campaign_scope_go (self->scope, day);
}

/* ---- the widget ---- */

static void
studio_month_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : MIN_HEIGHT_PX;
}

static void
studio_month_dispose (GObject *object)
{
  StudioMonth *self = STUDIO_MONTH (object);

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_month_parent_class)->dispose (object);
}

static void
studio_month_finalize (GObject *object)
{
  StudioMonth *self = STUDIO_MONTH (object);

  g_clear_pointer (&self->calendar, vt_calendar_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->words);
  G_OBJECT_CLASS (studio_month_parent_class)->finalize (object);
}

static void
studio_month_class_init (StudioMonthClass *klass)
{
  static const struct
  {
    guint key;
    int   n_days;
  } arrows[] = {{GDK_KEY_Left, -1},
                {GDK_KEY_Right, 1},
                {GDK_KEY_Up, -VT_CALENDAR_N_COLUMNS},
                {GDK_KEY_Down, VT_CALENDAR_N_COLUMNS}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_month_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_month_finalize;
  widget_class->snapshot = studio_month_snapshot;
  widget_class->measure = studio_month_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, go_days, "i", arrows[i].n_days);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, go_months, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, go_months, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, go_today, NULL);
}

static void
studio_month_init (StudioMonth *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar of what is live"), -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
studio_month_new (StudioSession *session)
{
  StudioMonth     *self;
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MONTH, NULL);
  self->session = g_object_ref (session);
  self->scope = studio_campaign_scope_get (session);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (show_month), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
