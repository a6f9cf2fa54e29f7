/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to offer next, at the place where the shopper stands. */

#include "studio-prompts-view.h"

#include "studio-actions.h"
#include "studio-language-choice.h"
#include "studio-prompt-row.h"
#include "studio-row-filler.h"
#include "studio-till.h"
#include "vt-prompt.h"

#include <glib/gi18n-lib.h>

struct _StudioPromptsView
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  StudioTill      *till;    /* (unowned): the session owns it */
  StudioReceipt   *receipt; /* (owned) (nullable): shown */
  StudioRowFiller *filler;  /* (owned) */

  GtkWidget   *box;
  GtkWidget   *place_box;
  GtkDropDown *place;
  GtkWidget   *nothing;
  GtkListBox  *list;
};

G_DEFINE_FINAL_TYPE (StudioPromptsView, studio_prompts_view, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static GtkWidget *
create_row (gpointer data)
{
  return studio_prompt_row_new ();
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  StudioPromptsView *self = data;

  studio_prompt_row_set (
      STUDIO_PROMPT_ROW (row), self->receipt,
      vr_result_get_prompt (vt_preview_get_result (self->receipt->preview), index),
      studio_session_get_currency (self->session));
}

/* ---- the place ---- */

static guint
find_place (const char *placement)
{
  const char *const *words = vt_placements_list ();
  guint              i = 0;

  while (words[i] != NULL && !g_str_equal (words[i], placement))
    i++;
  return i;
}

static void
on_place_selected (StudioPromptsView *self)
{
  guint selected = gtk_drop_down_get_selected (self->place);

  if (selected < g_strv_length ((GStrv) vt_placements_list ()) &&
      selected != find_place (studio_till_get_placement (self->till)))
    gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_PLACEMENT, "s",
                                vt_placements_list ()[selected]);
}

/* The button in the drop-down has the focus, and no name of its own on GTK 4.8. */
static void
show_place (StudioPromptsView *self)
{
  const char *placement = studio_till_get_placement (self->till);
  const char *title = vt_placement_get_title (placement);
  GtkWidget  *button = gtk_widget_get_first_child (GTK_WIDGET (self->place));
  /* A shop may have places of its own. */
  g_autofree char *label =
      g_strdup_printf (_ ("Where the Shopper Stands: %s"), title != NULL ? title : placement);

  gtk_drop_down_set_selected (self->place,
                              title != NULL ? find_place (placement) : GTK_INVALID_LIST_POSITION);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_till (StudioPromptsView *self)
{
  StudioReceipt *receipt = studio_till_get_receipt (self->till);
  guint          n_prompts = 0;

  show_place (self);
  if (receipt == NULL)
    return;
  if (receipt->preview != NULL)
    n_prompts = (guint) vr_result_get_n_prompts (vt_preview_get_result (receipt->preview));
  /* Rows of the old one may still be waiting to be filled. */
  if (n_prompts == 0)
    studio_row_filler_set_n_rows (self->filler, 0);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  self->receipt = studio_receipt_ref (receipt);
  if (n_prompts > 0)
    studio_row_filler_set_n_rows (self->filler, n_prompts);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_prompts > 0);
  gtk_widget_set_visible (self->nothing, n_prompts == 0);
}

/* ---- the widget ---- */

static void
studio_prompts_view_dispose (GObject *object)
{
  StudioPromptsView *self = STUDIO_PROMPTS_VIEW (object);

  g_clear_pointer (&self->filler, studio_row_filler_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_prompts_view_parent_class)->dispose (object);
}

static void
studio_prompts_view_class_init (StudioPromptsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_prompts_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-prompts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPromptsView, box);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptsView, place_box);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptsView, place);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptsView, nothing);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptsView, list);
}

static void
studio_prompts_view_init (StudioPromptsView *self)
{
  static const StudioRowFuncs funcs = {create_row, bind_row};
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char *const *word = vt_placements_list (); *word != NULL; word++)
    gtk_string_list_append (titles, vt_placement_get_title (*word));
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (titles));
  self->filler = studio_row_filler_new (self->list, &funcs, self);
}

GtkWidget *
studio_prompts_view_new (StudioSession *session)
{
  StudioPromptsView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PROMPTS_VIEW, NULL);
  self->session = g_object_ref (session);
  self->till = studio_till_get (session);
  gtk_box_insert_child_after (GTK_BOX (self->box), studio_language_choice_new (session),
                              self->place_box);
  on_till (self);
  /* From now on: what was selected while the list was put in is nobody's choice. */
  g_signal_connect_swapped (self->place, "notify::selected", G_CALLBACK (on_place_selected), self);
  g_signal_connect_object (self->till, "changed", G_CALLBACK (on_till), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
