/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of one offer: what all kinds have around what the kind has. */

#include "studio-offer-editor.h"

#include "studio-field-set.h"
#include "studio-offer-campaign.h"
#include "studio-offer-conditions.h"
#include "studio-offer-edit.h"
#include "studio-offer-evidence.h"
#include "studio-offer-note.h"
#include "studio-offer-problems.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "studio-text-row.h"
#include "studio-texts-view.h"
#include "vt-offer-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioOfferEditor
{
  GtkWidget parent_instance;

  StudioSession         *session;  /* (owned) */
  char                  *offer_id; /* (owned) (nullable): shown */
  const StudioOfferKind *kind;     /* (nullable): of what is shown */

  GtkWidget           *scroller; /* (owned by the widget tree), as the others */
  GtkLabel            *sentence;
  GtkLabel            *refusal;
  StudioTextRow       *name;
  StudioOfferCampaign *campaign;
  AdwBin              *body;
  StudioOfferEvidence *evidence;
  GtkWidget           *conditions;
  StudioTextsView     *texts;
  StudioOfferProblems *problems;
  StudioOfferNote     *note;
};

G_DEFINE_FINAL_TYPE (StudioOfferEditor, studio_offer_editor, GTK_TYPE_WIDGET)

/* ---- showing ---- */

static void
show_sentence (StudioOfferEditor *self, const VtOffer *offer)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtBundleFigures   figures;
  gboolean          has_figures;
  g_autofree char  *sentence = NULL;

  if (catalog == NULL)
    return;
  has_figures =
      offer->components->len > 0 && vt_bundle_figures (offer, catalog, currency, &figures, NULL);
  sentence = vt_offer_to_sentence (offer, catalog, currency, has_figures ? &figures : NULL);
  gtk_label_set_text (self->sentence, sentence);
}

static void
on_draft (GtkWidget *widget, const VtOffer *draft, gpointer user_data)
{
  StudioOfferEditor *self = user_data;

  show_sentence (self, draft);
  studio_offer_evidence_show (self->evidence, draft);
}

static void
show_kind (StudioOfferEditor *self, const VtOffer *offer)
{
  const StudioOfferKind *kind = studio_offer_kind_get (offer->kind);

  if (self->kind != kind)
    {
      GtkWidget *widget = kind->create (self->session);

      self->kind = kind;
      g_signal_connect (widget, "draft", G_CALLBACK (on_draft), self);
      adw_bin_set_child (self->body, widget);
    }
  kind->show (adw_bin_get_child (self->body), offer);
}

static void
show_conditions (StudioOfferEditor *self, const VtOffer *offer)
{
  studio_field_set_show (self->conditions, offer);
  studio_texts_view_show (self->texts, offer);
}

/* What is being typed into one offer is kept before another is shown. */
static void
leave_offer (StudioOfferEditor *self)
{
  GtkWidget *body = adw_bin_get_child (self->body);

  if (self->kind != NULL && self->kind->commit != NULL && body != NULL)
    self->kind->commit (body);
  studio_text_row_commit (self->name);
  studio_texts_view_commit (self->texts);
  studio_field_set_commit (self->conditions);
  studio_offer_note_commit (self->note);
}

/* Why an offer cannot be ready stands where that is asked for. */
static void
show_refusal (StudioOfferEditor *self, const VtOffer *offer)
{
  gboolean is_blocked = studio_session_get_problems (self->session) != NULL &&
                        vt_problems_block (studio_session_get_problems (self->session), offer->id);

  gtk_widget_set_visible (GTK_WIDGET (self->refusal), is_blocked);
  gtk_label_set_text (self->refusal, offer->state == VT_OFFER_READY
                                         ? _ ("Cannot be exported until its errors are mended")
                                         : _ ("Cannot be ready until its errors are mended"));
}

static void
update (StudioOfferEditor *self)
{
  const char    *id = studio_session_get_offer_id (self->session);
  const VtOffer *offer = studio_session_find_offer (self->session, id != NULL ? id : "");

  if (offer == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  if (g_strcmp0 (self->offer_id, offer->id) != 0)
    {
      leave_offer (self);
      g_free (self->offer_id);
      self->offer_id = g_strdup (offer->id);
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  show_sentence (self, offer);
  studio_text_row_set_kept (self->name, offer->name);
  studio_offer_campaign_show (self->campaign, offer);
  show_refusal (self, offer);
  show_kind (self, offer);
  studio_offer_evidence_show (self->evidence, offer);
  show_conditions (self, offer);
  studio_offer_problems_show (self->problems, offer);
  studio_offer_note_show (self->note, offer);
}

/* ---- changing ---- */

static void
on_name_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioOfferEditor *self = user_data;

  if (self->offer_id != NULL)
    studio_offer_set_name (self->session, self->offer_id, text);
}

/* Products (SKUs, one a line) dropped anywhere but on a list of their own. An offer that is dragged
 * is no product. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioOfferEditor *self = user_data;
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", -1);

  if (self->offer_id == NULL || skus[0] == NULL ||
      g_str_has_prefix (skus[0], STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  studio_offer_add_products (self->session, self->offer_id, (const char *const *) skus);
  return TRUE;
}

/* ---- the widget ---- */

static GtkWidget *
state_row_new (void)
{
  static const struct
  {
    const char  *target;
    VtOfferState state;
  } states[] = {{"draft", VT_OFFER_DRAFT}, {"ready", VT_OFFER_READY}, {"paused", VT_OFFER_PAUSED}};
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *button =
          gtk_toggle_button_new_with_label (studio_offer_state_to_text (states[i].state));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", states[i].target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.offer-set-state");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("State"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Only what is ready goes out"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkLabel *
refusal_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "caption");
  return GTK_LABEL (label);
}

static GtkWidget *
general_group_new (StudioOfferEditor *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->name = STUDIO_TEXT_ROW (studio_text_row_new (_ ("Name")));
  self->refusal = refusal_new ();
  g_signal_connect (self->name, "committed", G_CALLBACK (on_name_committed), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->name));
  self->campaign = STUDIO_OFFER_CAMPAIGN (studio_offer_campaign_new (self->session));
  adw_preferences_group_add (group, state_row_new ());
  adw_preferences_group_add (group, GTK_WIDGET (self->campaign));
  adw_preferences_group_add (group, GTK_WIDGET (self->refusal));
  studio_group_name_list (group, _ ("Name, state and campaign"));
  return GTK_WIDGET (group);
}

static GtkWidget *
heading_new (StudioOfferEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  static const struct
  {
    const char *label;
    const char *action;
  } commands[] = {
      {N_ ("Try in a Cart"), "win.try-offer"},
      {N_ ("Duplicate"), "win.duplicate-offer"},
      {N_ ("Edit as Text…"), "page.edit-as-text"},
      {N_ ("Delete"), "win.delete-offer"},
  };

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_wrap_mode (self->sentence, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "title-3");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (commands[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), commands[i].action);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
build (StudioOfferEditor *self)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget     *clamp = adw_clamp_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  self->body = ADW_BIN (adw_bin_new ());
  self->evidence = STUDIO_OFFER_EVIDENCE (studio_offer_evidence_new (self->session));
  self->conditions = studio_offer_conditions_new (self->session);
  self->texts = STUDIO_TEXTS_VIEW (studio_texts_view_new (self->session, ""));
  self->problems = STUDIO_OFFER_PROBLEMS (studio_offer_problems_new (self->session));
  self->note = STUDIO_OFFER_NOTE (studio_offer_note_new (self->session));
  gtk_box_append (GTK_BOX (box), heading_new (self));
  gtk_box_append (GTK_BOX (box), general_group_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problems));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->evidence));
  gtk_box_append (GTK_BOX (box), self->conditions);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->texts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_widget_add_css_class (box, "offer-editor");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
studio_offer_editor_dispose (GObject *object)
{
  StudioOfferEditor *self = STUDIO_OFFER_EDITOR (object);

  if (self->scroller != NULL)
    leave_offer (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_editor_parent_class)->dispose (object);
}

static void
studio_offer_editor_class_init (StudioOfferEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_offer_editor_init (StudioOfferEditor *self)
{
}

GtkWidget *
studio_offer_editor_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::offer-id", "notify::problems", "notify::catalog"};
  StudioOfferEditor       *self = g_object_new (STUDIO_TYPE_OFFER_EDITOR, NULL);

  self->session = g_object_ref (session);
  build (self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
studio_offer_editor_enter (StudioOfferEditor *self)
{
  g_return_if_fail (STUDIO_IS_OFFER_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
