/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps between the columns of a ladder as arrows. */

#include "studio-tier-arrows.h"

#include "studio-paint.h"

#include <glib/gi18n-lib.h>

#define PADDING_PX 6.0
#define TEXT_PX 18.0
#define UP_Y_PX (PADDING_PX + TEXT_PX + 8)
#define PAYS_Y_PX (UP_Y_PX + 8)
#define DOWN_Y_PX (PAYS_Y_PX + TEXT_PX + 14)
#define LOST_Y_PX (DOWN_Y_PX - 10)
#define LANE_PX 14.0
#define CLEAR_PX 12.0
#define RISE_PX 4.0
#define CAPTION 0.82
#define CORNER_PX 6.0
#define NONE G_MAXUINT

/* Owned copy of a StudioTierStep. */
typedef struct
{
  char *difference;
  char *pays;
  guint lower;
  char *lost;
  char *words;
  guint lane; /* of the arrow down: 0 where it goes to the next tier */
} Step;

struct _StudioTierArrows
{
  GtkWidget parent_instance;

  int     column_px;
  GArray *steps;   /* (owned) (element-type Step) */
  guint   n_lanes; /* below the first */
  guint   current; /* step under the pointer or the keyboard, or NONE */
};

G_DEFINE_FINAL_TYPE (StudioTierArrows, studio_tier_arrows, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->difference);
  g_free (step->pays);
  g_free (step->lost);
  g_free (step->words);
}

static Step *
step_at (StudioTierArrows *self, guint index)
{
  return &g_array_index (self->steps, Step, index);
}

/* ---- lanes ---- */

/* Arrows that pass over a tier have lanes of their own, so that none lies on another. Of the step
 * at @index; those before have theirs. */
static guint
find_lane (StudioTierArrows *self, guint index)
{
  const Step *step = step_at (self, index);
  guint       lane = 1;

  if (step->lower == VT_TIER_NONE || step->lower == index)
    return 0;
  for (guint i = 0; i < index; i++)
    {
      const Step *other = step_at (self, i);

      /* It ends where this one has not begun. */
      if (other->lane > 0 && i + 1 > step->lower)
        lane = MAX (lane, other->lane + 1);
    }
  return lane;
}

/* ---- painting ---- */

static double
center_of (StudioTierArrows *self, guint tier)
{
  return (tier + 0.5) * self->column_px;
}

static void
paint_current (StudioTierArrows *self, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;
  GskRoundedRect  rounded;
  GdkRGBA         color = studio_paint_faded (GTK_WIDGET (self), 0.07f);

  if (self->current >= self->steps->len)
    return;
  bounds = GRAPHENE_RECT_INIT ((float) center_of (self, self->current) + 2, 0,
                               (float) self->column_px - 4,
                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) CORNER_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Between the columns of the step at @index. */
static void
paint_caption (StudioTierArrows *self,
               GtkSnapshot      *snapshot,
               guint             index,
               const char       *text,
               double            y_px,
               gboolean          is_bold,
               const GdkRGBA    *color)
{
  const StudioPaintText caption = {.text = text,
                                   .x_px = center_of (self, index) + CLEAR_PX / 2,
                                   .y_px = y_px,
                                   .width_px = self->column_px - CLEAR_PX,
                                   .alignment = PANGO_ALIGN_CENTER,
                                   .scale = CAPTION,
                                   .is_bold = is_bold};

  (void) studio_paint_text (GTK_WIDGET (self), snapshot, &caption, color);
}

static void
paint_texts (StudioTierArrows *self, GtkSnapshot *snapshot, guint index)
{
  const Step *step = step_at (self, index);
  GdkRGBA     text = studio_paint_faded (GTK_WIDGET (self), 1);
  GdkRGBA     dim = studio_paint_faded (GTK_WIDGET (self), 0.65f);
  GdkRGBA     warning = studio_paint_color (GTK_WIDGET (self), "warning_color");

  paint_caption (self, snapshot, index, step->difference, PADDING_PX, FALSE,
                 step->pays != NULL ? &dim : &warning);
  if (step->pays != NULL)
    paint_caption (self, snapshot, index, step->pays, PAYS_Y_PX, TRUE, &text);
  if (step->lost != NULL)
    paint_caption (self, snapshot, index, step->lost, LOST_Y_PX, FALSE, &warning);
}

static void
paint_arrows (StudioTierArrows *self, cairo_t *cr, guint index)
{
  const Step *step = step_at (self, index);
  GdkRGBA     accent = studio_paint_color (GTK_WIDGET (self), "accent_color");
  GdkRGBA     down = studio_paint_faded (GTK_WIDGET (self), 0.55f);
  double      from = center_of (self, index) + CLEAR_PX;
  double      to = center_of (self, index + 1) - CLEAR_PX;

  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (step->pays != NULL)
    {
      studio_paint_source (cr, &accent);
      studio_paint_arrow (cr, from, UP_Y_PX + RISE_PX, to, UP_Y_PX - RISE_PX);
    }
  if (step->lower == VT_TIER_NONE)
    return;
  studio_paint_source (cr, &down);
  studio_paint_arrow (cr, to, DOWN_Y_PX + step->lane * LANE_PX,
                      center_of (self, step->lower) + CLEAR_PX, DOWN_Y_PX + step->lane * LANE_PX);
}

static void
studio_tier_arrows_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioTierArrows *self = STUDIO_TIER_ARROWS (widget);
  graphene_rect_t   bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                 (float) gtk_widget_get_height (widget));
  cairo_t          *cr;

  paint_current (self, snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < self->steps->len; i++)
    paint_arrows (self, cr, i);
  cairo_destroy (cr);
  for (guint i = 0; i < self->steps->len; i++)
    paint_texts (self, snapshot, i);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
studio_tier_arrows_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  StudioTierArrows *self = STUDIO_TIER_ARROWS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = (int) (DOWN_Y_PX + LANE_PX + self->n_lanes * LANE_PX);
  else
    *minimum = self->column_px * ((int) self->steps->len + 1);
  *natural = *minimum;
}

/* ---- walking ---- */

static void
set_current (StudioTierArrows *self, guint current)
{
  const char *words = current < self->steps->len ? step_at (self, current)->words
                                                 : _ ("Arrow keys walk over the steps");

  if (self->current == current)
    return;
  self->current = current;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), current < self->steps->len ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTierArrows *self = STUDIO_TIER_ARROWS (widget);
  int               step = g_variant_get_int32 (arguments);
  int               next = self->current == NONE ? (step > 0 ? 0 : (int) self->steps->len - 1)
                                                 : (int) self->current + step;

  if (next < 0 || next >= (int) self->steps->len)
    return FALSE;
  set_current (self, (guint) next);
  return TRUE;
}

static gboolean
choose (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTierArrows *self = STUDIO_TIER_ARROWS (widget);

  if (self->current >= self->steps->len)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->current + 1);
  return TRUE;
}

static guint
find_step (StudioTierArrows *self, double x)
{
  double index = x / self->column_px - 0.5;

  return index >= 0 && index < self->steps->len ? (guint) index : NONE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  set_current (user_data, find_step (user_data, x));
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  set_current (user_data, NONE);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  set_current (user_data, find_step (user_data, x));
  (void) choose (user_data, NULL, NULL);
}

void
studio_tier_arrows_set_steps (StudioTierArrows *self, const StudioTierStep *steps, guint n_tiers)
{
  guint current;

  g_return_if_fail (STUDIO_IS_TIER_ARROWS (self));
  g_return_if_fail (steps != NULL || n_tiers < 2);

  current = self->current;
  g_array_set_size (self->steps, 0);
  self->n_lanes = 0;
  for (guint i = 0; i + 1 < n_tiers; i++)
    {
      Step step = {g_strdup (steps[i].difference), g_strdup (steps[i].pays), steps[i].lower,
                   g_strdup (steps[i].lost), g_strdup (steps[i].words)};

      g_array_append_val (self->steps, step);
      step_at (self, i)->lane = find_lane (self, i);
      self->n_lanes = MAX (self->n_lanes, step_at (self, i)->lane);
    }
  /* Whoever walks there hears what it says now. */
  self->current = NONE - 1;
  set_current (self, current < self->steps->len ? current : NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static void
studio_tier_arrows_finalize (GObject *object)
{
  StudioTierArrows *self = STUDIO_TIER_ARROWS (object);

  g_array_unref (self->steps);
  G_OBJECT_CLASS (studio_tier_arrows_parent_class)->finalize (object);
}

static void
studio_tier_arrows_class_init (StudioTierArrowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_tier_arrows_finalize;
  widget_class->snapshot = studio_tier_arrows_snapshot;
  widget_class->measure = studio_tier_arrows_measure;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "tierarrows");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, choose, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, choose, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, choose, NULL);
}

static void
studio_tier_arrows_init (StudioTierArrows *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  self->current = NONE;
  g_array_set_clear_func (self->steps, clear_step);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_tier_arrows_new (int column_px)
{
  StudioTierArrows *self = g_object_new (STUDIO_TYPE_TIER_ARROWS, NULL);

  self->column_px = column_px;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps between tiers"), -1);
  return GTK_WIDGET (self);
}
