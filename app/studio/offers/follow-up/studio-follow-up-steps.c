/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up: on a line of days, and one of them to be edited. */

#include "studio-follow-up-steps.h"

#include "studio-reminder-edit.h"
#include "studio-reminder-line.h"
#include "studio-reminder-pane.h"
#include "studio-reminder-returns.h"
#include "vt-selector-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SPACING_PX 24
#define NOWHERE G_MAXUINT

struct _StudioFollowUpSteps
{
  GtkWidget parent_instance;

  StudioSession         *session; /* (owned) */
  StudioReminderReturns *returns; /* (owned) */
  VtOffer               *offer;   /* (owned) (nullable): shown */
  guint                  go_to;   /* the step looked at once a change has come, or NOWHERE */
  gboolean               updating;

  GtkWidget          *box; /* (owned by the widget tree), as the others */
  StudioReminderLine *line;
  GtkLabel           *told;  /* who comes back */
  GtkLabel           *stop;  /* what stops it */
  GPtrArray          *panes; /* (owned) (element-type StudioReminderPane, unowned) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioFollowUpSteps,
                               studio_follow_up_steps,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- changing ---- */

/* What is looked at, or will be. */
static guint
get_current (StudioFollowUpSteps *self)
{
  return self->go_to != NOWHERE ? self->go_to : studio_reminder_line_get_chosen (self->line);
}

static void
make (StudioFollowUpSteps *self, StudioReminderChange change, guint index, gint64 day)
{
  g_autoptr (JsonNode) tried = NULL;
  guint place;

  if (self->offer == NULL)
    return;
  tried = studio_reminder_try (self->offer->terms, change, index, day, &place);
  if (tried == NULL)
    return;
  self->go_to = place;
  studio_reminder_make (self->session, self->offer->id, change, index, day);
}

void
studio_follow_up_steps_move (StudioFollowUpSteps *self, guint index, gint64 days)
{
  g_return_if_fail (STUDIO_IS_FOLLOW_UP_STEPS (self));

  make (self, STUDIO_REMINDER_MOVE, index, days);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make (STUDIO_FOLLOW_UP_STEPS (widget), STUDIO_REMINDER_ADD, 0, 0);
}

static void
on_duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioFollowUpSteps *self = STUDIO_FOLLOW_UP_STEPS (widget);

  make (self, STUDIO_REMINDER_DUPLICATE, get_current (self), 0);
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioFollowUpSteps *self = STUDIO_FOLLOW_UP_STEPS (widget);

  make (self, STUDIO_REMINDER_REMOVE, get_current (self), 0);
}

/* ---- the line ---- */

static void
draft (StudioFollowUpSteps *self, JsonNode *terms)
{
  g_autoptr (VtOffer) offer = vt_offer_copy (self->offer);

  if (vt_offer_set_terms (offer, terms, NULL))
    g_signal_emit_by_name (self, "draft", offer);
}

static void
on_line_draft (
    StudioReminderLine *line, guint index, gint64 days, gint64 until_days, gpointer user_data)
{
  StudioFollowUpSteps *self = user_data;
  g_autoptr (JsonNode) ended = NULL;
  g_autoptr (JsonNode) moved = NULL;
  guint place;

  if (self->offer == NULL)
    return;
  moved = studio_reminder_try (self->offer->terms, STUDIO_REMINDER_MOVE, index, days, &place);
  if (moved != NULL)
    ended = studio_reminder_try (moved, STUDIO_REMINDER_END, place, until_days, &place);
  if (ended != NULL)
    draft (self, ended);
}

static void
on_line_moved (StudioReminderLine *line, guint index, gint64 days, gpointer user_data)
{
  make (user_data, STUDIO_REMINDER_MOVE, index, days);
}

static void
on_line_ended (StudioReminderLine *line, guint index, gint64 until_days, gpointer user_data)
{
  make (user_data, STUDIO_REMINDER_END, index, until_days);
}

static void
on_line_duplicate (StudioReminderLine *line, guint index, gpointer user_data)
{
  on_duplicate (user_data, NULL, NULL);
}

static void
on_line_remove (StudioReminderLine *line, guint index, gpointer user_data)
{
  on_remove (user_data, NULL, NULL);
}

/* "Follow-up e-mail · LENS10 · 2 products" */
static char *
tell_step (const VtFollowUpStep *step)
{
  GString *text = g_string_new (studio_reminder_place_to_text (step->placement));

  if (*step->coupon != '\0')
    g_string_append_printf (text, " · %s", step->coupon);
  if (step->n_items > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u product", "%u products", step->n_items),
                              step->n_items);
    }
  return g_string_free (text, FALSE);
}

static void
show_line (StudioFollowUpSteps *self, GArray *steps)
{
  g_autofree StudioReminder *reminders = g_new0 (StudioReminder, steps->len + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < steps->len; i++)
    {
      const VtFollowUpStep *step = &g_array_index (steps, VtFollowUpStep, i);
      char                 *label = tell_step (step);

      g_ptr_array_add (labels, label);
      reminders[i] = (StudioReminder){step->days, step->until_days, label};
    }
  studio_reminder_line_set_steps (self->line, reminders, steps->len);
}

/* ---- who comes back ---- */

static char *
tell_returns (const VtReturns *returns)
{
  g_autofree char *open = vt_words_count (returns->n_buyers - returns->n_at_once);
  g_autofree char *wanted = vt_words_count (returns->n_wanted);
  g_autofree char *back = vt_words_count (returns->n_back);
  g_autofree char *half = NULL;

  if (returns->n_buyers == 0)
    return g_strdup (_ ("No known customer has bought it yet."));
  if (returns->days->len == 0)
    /* Translators: a count of customers */
    return g_strdup_printf (_ ("Grey: when %s customers came back for anything."), back);
  half = vt_words_count (
      (guint64) g_array_index (returns->days, gint64, (returns->days->len - 1) / 2));
  /* Translators: how many of how many customers, a number of days, how many others */
  return g_strdup_printf (_ ("Coloured: when %s of %s customers came back for what is wanted, half "
                             "of them by day %s. Grey: when %s came back for anything. "
                             "Each is drawn to its own height."),
                          wanted, open, half, back);
}

static void
on_returns (StudioFollowUpSteps *self)
{
  const VtReturns *returns = studio_reminder_returns_get (self->returns);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *told = returns != NULL ? tell_returns (returns) : NULL;

  studio_reminder_line_set_returns (self->line, returns != NULL ? returns->days : none,
                                    returns != NULL ? returns->back_days : none);
  gtk_label_set_text (self->told, told != NULL ? told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), told != NULL);
}

static void
show_stop (StudioFollowUpSteps *self)
{
  const VtTeller   teller = {studio_session_get_catalog (self->session),
                             studio_session_get_currency (self->session)};
  JsonObject      *without = vt_terms_get_object (vt_offer_get_terms (self->offer), "without");
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (without != NULL && teller.catalog != NULL)
    {
      words = vt_tell_selector (&teller, without);
      /* Translators: products */
      text =
          g_strdup_printf (_ ("Stops once they have ordered %s, or it is in their cart."), words);
    }
  gtk_label_set_text (self->stop,
                      text != NULL ? text : _ ("Nothing stops it: it goes on to the last step."));
}

/* ---- panes ---- */

static void
on_draft (StudioField *pane, const VtOffer *draft_offer, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "draft", draft_offer);
}

/* Made when it is first looked at. */
static GtkWidget *
get_pane (StudioFollowUpSteps *self, guint index)
{
  while (self->panes->len <= index)
    {
      GtkWidget *pane = studio_reminder_pane_new (self->session, self->panes->len);

      gtk_widget_set_visible (pane, FALSE);
      g_signal_connect (pane, "draft", G_CALLBACK (on_draft), self);
      gtk_box_append (GTK_BOX (self->box), pane);
      g_ptr_array_add (self->panes, pane);
    }
  return self->panes->pdata[index];
}

/* What was typed in a pane is kept before another is shown. */
static void
show_pane (StudioFollowUpSteps *self, guint n_steps)
{
  guint chosen = studio_reminder_line_get_chosen (self->line);

  for (guint i = 0; i < self->panes->len; i++)
    {
      GtkWidget *pane = self->panes->pdata[i];

      if (i == chosen || !gtk_widget_get_visible (pane))
        continue;
      if (i < n_steps)
        studio_field_commit (STUDIO_FIELD (pane));
      gtk_widget_set_visible (pane, FALSE);
    }
  if (chosen >= n_steps)
    return;
  studio_field_show (STUDIO_FIELD (get_pane (self, chosen)), self->offer);
  gtk_widget_set_visible (get_pane (self, chosen), TRUE);
}

static void
on_chosen (StudioReminderLine *line, guint index, gpointer user_data)
{
  StudioFollowUpSteps *self = user_data;
  g_autoptr (GArray) steps = NULL;

  if (self->offer == NULL || self->updating)
    return;
  steps = vt_follow_up_steps_read (self->offer->terms);
  show_pane (self, steps->len);
}

/* ---- showing ---- */

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioFollowUpSteps *self = STUDIO_FOLLOW_UP_STEPS (field);
  gboolean             is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  g_autoptr (GArray) steps = vt_follow_up_steps_read (offer->terms);
  VtOffer *copy = vt_offer_copy (offer);

  if (is_other)
    studio_field_commit (field);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  self->updating = TRUE;
  show_line (self, steps);
  if (is_other)
    studio_reminder_line_choose (self->line, 0);
  else if (self->go_to != NOWHERE)
    studio_reminder_line_choose (self->line, self->go_to);
  self->go_to = NOWHERE;
  self->updating = FALSE;
  studio_reminder_returns_look_at (self->returns, self->offer);
  show_stop (self);
  show_pane (self, steps->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.add",
                                 steps->len < VT_FOLLOW_UP_MAX_STEPS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.duplicate",
                                 steps->len > 0 && steps->len < VT_FOLLOW_UP_MAX_STEPS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.remove", steps->len > 0);
}

static void
commit (StudioField *field)
{
  StudioFollowUpSteps *self = STUDIO_FOLLOW_UP_STEPS (field);

  studio_reminder_line_commit (self->line);
  for (guint i = 0; i < self->panes->len; i++)
    if (gtk_widget_get_visible (self->panes->pdata[i]))
      studio_field_commit (self->panes->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the widget ---- */

static void
studio_follow_up_steps_dispose (GObject *object)
{
  StudioFollowUpSteps *self = STUDIO_FOLLOW_UP_STEPS (object);

  g_ptr_array_set_size (self->panes, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->returns);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_follow_up_steps_parent_class)->dispose (object);
}

static void
studio_follow_up_steps_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_FOLLOW_UP_STEPS (object)->panes);
  G_OBJECT_CLASS (studio_follow_up_steps_parent_class)->finalize (object);
}

static void
studio_follow_up_steps_class_init (StudioFollowUpStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_follow_up_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_follow_up_steps_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "steps.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "steps.duplicate", NULL, on_duplicate);
  gtk_widget_class_install_action (widget_class, "steps.remove", NULL, on_remove);
}

static GtkLabel *
caption_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return GTK_LABEL (label);
}

static GtkWidget *
buttons_new (void)
{
  static const struct
  {
    const char *label;
    const char *action;
  } commands[] = {{N_ ("Add Step"), "steps.add"},
                  {N_ ("Duplicate Step"), "steps.duplicate"},
                  {N_ ("Remove Step"), "steps.remove"}};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (commands[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), commands[i].action);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
build_line (StudioFollowUpSteps *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = buttons_new ();

  self->line = STUDIO_REMINDER_LINE (studio_reminder_line_new ());
  self->told = caption_new (NULL);
  self->stop = caption_new (NULL);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer-picture");
  gtk_widget_set_margin_top (buttons, 12);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->told));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->stop));
  gtk_box_append (GTK_BOX (card),
                  GTK_WIDGET (caption_new (_ ("Drag a step or its end, or choose it with the arrow "
                                              "keys: Left and Right move it, with Control its "
                                              "end."))));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Steps"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("In days after the purchase"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), buttons);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
studio_follow_up_steps_init (StudioFollowUpSteps *self)
{
  self->go_to = NOWHERE;
  self->panes = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  build_line (self);
  g_signal_connect (self->line, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (self->line, "draft", G_CALLBACK (on_line_draft), self);
  g_signal_connect (self->line, "moved", G_CALLBACK (on_line_moved), self);
  g_signal_connect (self->line, "ended", G_CALLBACK (on_line_ended), self);
  g_signal_connect (self->line, "duplicate", G_CALLBACK (on_line_duplicate), self);
  g_signal_connect (self->line, "remove", G_CALLBACK (on_line_remove), self);
}

GtkWidget *
studio_follow_up_steps_new (StudioSession *session)
{
  StudioFollowUpSteps *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_FOLLOW_UP_STEPS, NULL);
  self->session = g_object_ref (session);
  self->returns = studio_reminder_returns_new (session);
  g_signal_connect_object (self->returns, "changed", G_CALLBACK (on_returns), self,
                           G_CONNECT_SWAPPED);
  on_returns (self);
  return GTK_WIDGET (self);
}
