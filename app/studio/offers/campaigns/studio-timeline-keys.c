/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline by keyboard: from campaign to campaign, moving and stretching, zooming, going. */

#include "studio-timeline-private.h"

#include "studio-actions.h"
#include "studio-campaign-row.h"

#define PAGE_SHARE 0.5

/* From campaign to campaign, as they stand one below the other. */
static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTimeline   *self = STUDIO_TIMELINE (widget);
  const VtCampaign *selected = studio_timeline_find_selected (self);
  int               step = g_variant_get_int32 (arguments);
  const VtCampaign *before = NULL;
  gboolean          is_next = selected == NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const VtTimelineRow *row = &g_array_index (self->rows, VtTimelineRow, i);
      const VtCampaign    *campaign;

      if (row->kind != VT_TIMELINE_CAMPAIGN)
        continue;
      campaign = self->campaigns->pdata[row->index];
      if (is_next || (campaign == selected && step < 0))
        {
          campaign = is_next ? campaign : before;
          if (campaign != NULL)
            studio_session_set_campaign_id (self->session, studio_campaign_get_key (campaign));
          return TRUE;
        }
      is_next = campaign == selected;
      before = campaign;
    }
  return TRUE;
}

static gboolean
move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTimeline   *self = STUDIO_TIMELINE (widget);
  const VtCampaign *campaign = studio_timeline_find_selected (self);
  VtSpan            span;
  gint32            part;
  gint32            step;

  if (campaign == NULL)
    return FALSE;
  g_variant_get (arguments, "(ii)", &part, &step);
  span = studio_timeline_get_span (self, campaign);
  if ((part == VT_TIMELINE_START && span.from_us == VT_SPAN_NO_START) ||
      (part == VT_TIMELINE_END && span.until_us == VT_SPAN_NO_END) ||
      vt_span_equal (span, VT_SPAN_ALWAYS))
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  studio_timeline_move_by (self, campaign, (VtTimelinePart) part, step);
  studio_timeline_keep_later (self);
  return TRUE;
}

static gboolean
go_by (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTimeline *self = STUDIO_TIMELINE (widget);
  VtTimelineView  view = studio_timeline_get_view (self);

  studio_timeline_set_first_day (self, self->first_day + g_variant_get_int32 (arguments) *
                                                             PAGE_SHARE * view.n_days);
  return TRUE;
}

static gboolean
keep (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  studio_timeline_keep (STUDIO_TIMELINE (widget));
  return TRUE;
}

static gboolean
take_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioTimeline *self = STUDIO_TIMELINE (widget);

  if (self->move.id == NULL)
    return FALSE;
  studio_timeline_take_back (self);
  return TRUE;
}

static void
add_zoom (GtkWidgetClass *widget_class, guint key, const char *to)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, STUDIO_ACTION_TIMELINE_ZOOM, "s", to);
}

static void
add_moves (GtkWidgetClass *widget_class)
{
  static const struct
  {
    GdkModifierType modifiers;
    VtTimelinePart  part;
  } moves[] = {{0, VT_TIMELINE_BODY},
               {GDK_SHIFT_MASK, VT_TIMELINE_END},
               {GDK_CONTROL_MASK, VT_TIMELINE_START}};

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, moves[i].modifiers, move, "(ii)",
                                    (int) moves[i].part, -1);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, moves[i].modifiers, move, "(ii)",
                                    (int) moves[i].part, 1);
    }
}

void
studio_timeline_class_add_keys (GtkWidgetClass *widget_class)
{
  static const guint in[] = {GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add};
  static const guint out[] = {GDK_KEY_minus, GDK_KEY_KP_Subtract};

  add_moves (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, go_by, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, go_by, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, keep, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, keep, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, STUDIO_ACTION_CAMPAIGNS_DAY,
                                       "s", "today");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       STUDIO_ACTION_CAMPAIGN_DELETE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (in); i++)
    add_zoom (widget_class, in[i], "in");
  for (gsize i = 0; i < G_N_ELEMENTS (out); i++)
    add_zoom (widget_class, out[i], "out");
}
