/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of one offer as text, kept only if the evaluator takes them. */

#include "studio-terms-window.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "vt-compile.h"

#include <glib/gi18n-lib.h>

/* Rest after a key before the text is judged. */
#define JUDGE_AFTER_MS 200

struct _StudioTermsWindow
{
  AdwWindow parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned): as it was when the window opened */
  guint          timer;   /* source id, 0 if none */

  GtkTextView *view; /* (owned by the widget tree), as the others */
  GtkLabel    *verdict;
  GtkWidget   *save;
};

G_DEFINE_FINAL_TYPE (StudioTermsWindow, studio_terms_window, ADW_TYPE_WINDOW)

static char *
get_text (StudioTermsWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* ---- judging ---- */

/* Whether the text can be kept; what to say of it in any case. A kind that only a later version can
 * evaluate can be kept, as it can be loaded. */
static gboolean
judge (StudioTermsWindow *self, char **ret_words)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  g_autofree char *text = get_text (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = vt_terms_from_text (self->offer->kind, text, &error);
  g_autoptr (VtOffer) changed = vt_offer_copy (self->offer);
  gboolean is_good = terms != NULL && vt_offer_set_terms (changed, terms, &error);

  if (is_good && catalog != NULL &&
      !vt_offer_judge (changed, catalog, studio_session_get_currency (self->session), &error))
    is_good = g_error_matches (error, VT_ERROR, VT_ERROR_TOO_NEW);
  *ret_words = g_strdup (error != NULL ? error->message : _ ("The rule pack takes it"));
  return is_good;
}

static void
update (StudioTermsWindow *self)
{
  g_autofree char *words = NULL;
  gboolean         is_good = judge (self, &words);

  gtk_label_set_text (self->verdict, words);
  gtk_widget_set_sensitive (self->save, is_good);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               is_good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "error");
}

static gboolean
on_timer (gpointer user_data)
{
  StudioTermsWindow *self = user_data;

  self->timer = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Until it was judged the text cannot be kept. */
static void
on_changed (GtkTextBuffer *buffer, gpointer user_data)
{
  StudioTermsWindow *self = user_data;

  gtk_widget_set_sensitive (self->save, FALSE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (JUDGE_AFTER_MS, on_timer, self);
}

/* ---- commands ---- */

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioTermsWindow *self = STUDIO_TERMS_WINDOW (widget);
  g_autofree char   *text = get_text (self);
  g_autofree char   *words = NULL;

  if (!judge (self, &words))
    {
      update (self);
      return;
    }
  studio_offer_set_terms (self->session, self->offer->id, text);
  gtk_window_close (GTK_WINDOW (self));
}

/* No action of the button's: whether it can be pressed is for the text to say. */
static void
on_save (GtkButton *button, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "terms.save", NULL);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- the window ---- */

static GtkWidget *
header_new (StudioTermsWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Cancel"));

  self->save = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "terms.cancel");
  g_signal_connect (self->save, "clicked", G_CALLBACK (on_save), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  return bar;
}

static GtkWidget *
text_new (StudioTermsWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Terms as text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkLabel *
verdict_new (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "wrap", TRUE, "xalign", 0.0, "selectable", TRUE, NULL);

  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return GTK_LABEL (label);
}

static void
studio_terms_window_dispose (GObject *object)
{
  StudioTermsWindow *self = STUDIO_TERMS_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_terms_window_parent_class)->dispose (object);
}

static void
studio_terms_window_class_init (StudioTermsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_terms_window_dispose;
  gtk_widget_class_install_action (widget_class, "terms.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "terms.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "terms.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "terms.save",
                                       NULL);
}

static void
studio_terms_window_init (StudioTermsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->verdict = verdict_new ();
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), text_new (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 560);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_changed),
                    self);
}

GtkWidget *
studio_terms_window_new (GtkWindow *parent, StudioSession *session, const VtOffer *offer)
{
  StudioTermsWindow *self;
  g_autofree char   *text = NULL;
  g_autofree char   *name = NULL;
  g_autofree char   *title = NULL;
  GtkTextBuffer     *buffer;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_TERMS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  self->offer = vt_offer_copy (offer);
  name = studio_offer_title (offer);
  /* Translators: the title of a window: an offer's name */
  title = g_strdup_printf (_ ("%s as Text"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  text = vt_terms_to_text (offer->terms);
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  g_clear_handle_id (&self->timer, g_source_remove);
  update (self);
  return GTK_WIDGET (self);
}
