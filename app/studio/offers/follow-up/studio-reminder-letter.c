/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of a follow-up as the shopper reads it. */

#include "studio-reminder-letter.h"

#include "studio-message-label.h"
#include "studio-offer-words.h"
#include "studio-reminder-pane.h"
#include "studio-texts.h"
#include "vt-follow-up-steps.h"
#include "vt-document.h"
#include "vt-offer-texts.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioReminderLetter
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  StudioTexts   *texts;   /* (unowned): the session owns it */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  guint          index;

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  GtkLabel            *place;
  StudioMessageLabel  *message;
  StudioMessageLabel  *reason;
  GtkLabel            *coupon;
  GtkBox              *items;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioReminderLetter,
                               studio_reminder_letter,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* ---- showing ---- */

/* A step's own text, or that of the offer. */
static void
show_text (StudioReminderLetter *self, StudioMessageLabel *label, const char *name)
{
  const VtMessageExample *example = studio_texts_get_example (self->texts, (int) self->index);
  g_autofree char        *place = g_strdup_printf ("steps/%u/%s", self->index, name);
  const char             *text = vt_offer_find_text (self->offer, place, VT_LOCALE_UNKNOWN);
  g_autoptr (VtMessageValues) nothing = vt_message_values_new ();
  g_autoptr (VtMessage) message = NULL;

  if (text == NULL)
    text = vt_offer_find_text (self->offer, name, VT_LOCALE_UNKNOWN);
  if (text != NULL)
    message = vt_message_fill (text, example != NULL ? example->values : nothing);
  studio_message_label_set (label, message, VT_LOCALE_UNKNOWN);
}

static void
add_item (StudioReminderLetter *self, const char *sku)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel        *name = label_new (NULL);
  GtkLabel        *amount = label_new ("numeric");
  g_autofree char *title = studio_product_title (catalog, sku);
  g_autofree char *price =
      vt_words_price (catalog, sku, studio_session_get_currency (self->session));

  gtk_label_set_text (name, title);
  gtk_label_set_text (amount, price);
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (amount));
  gtk_box_append (self->items, row);
}

static void
show_items (StudioReminderLetter *self)
{
  g_autofree char *path = g_strdup_printf ("steps/%u/items", self->index);
  JsonNode        *node = vt_terms_path_get (self->offer->terms, path);
  JsonArray       *items =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_box_remove (self->items, child);
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    if (vt_terms_get_word (items, i) != NULL)
      add_item (self, vt_terms_get_word (items, i));
}

static void
show_step (StudioReminderLetter *self, const VtFollowUpStep *step)
{
  g_autofree char *days = vt_follow_up_tell_days (step);
  /* Translators: where a message is read, and on which days after the purchase */
  g_autofree char *place =
      g_strdup_printf (_ ("%s, %s"), studio_reminder_place_to_text (step->placement), days);
  /* Translators: a coupon */
  g_autofree char *coupon = g_strdup_printf (_ ("Your coupon: %s"), step->coupon);

  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->coupon, coupon);
  gtk_widget_set_visible (GTK_WIDGET (self->coupon), *step->coupon != '\0');
}

static void
update (StudioReminderLetter *self)
{
  g_autoptr (GArray) steps = NULL;

  if (self->offer == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  steps = vt_follow_up_steps_read (self->offer->terms);
  gtk_widget_set_visible (GTK_WIDGET (self), self->index < steps->len);
  if (self->index >= steps->len)
    return;
  show_step (self, &g_array_index (steps, VtFollowUpStep, self->index));
  show_text (self, self->message, "message");
  show_text (self, self->reason, "reason");
  show_items (self);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioReminderLetter *self = STUDIO_REMINDER_LETTER (field);
  VtOffer              *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_reminder_letter_dispose (GObject *object)
{
  StudioReminderLetter *self = STUDIO_REMINDER_LETTER (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_reminder_letter_parent_class)->dispose (object);
}

static void
studio_reminder_letter_class_init (StudioReminderLetterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_reminder_letter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_reminder_letter_init (StudioReminderLetter *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->place = label_new ("caption-heading");
  self->message = STUDIO_MESSAGE_LABEL (studio_message_label_new ());
  self->reason = STUDIO_MESSAGE_LABEL (studio_message_label_new ());
  self->items = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->coupon = label_new ("heading");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->coupon));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer-card");
  adw_preferences_group_set_title (self->group, _ ("As the Shopper Reads It"));
  adw_preferences_group_add (self->group, card);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_reminder_letter_new (StudioSession *session, guint index)
{
  StudioReminderLetter *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_REMINDER_LETTER, NULL);
  self->session = g_object_ref (session);
  self->texts = studio_texts_of (session);
  self->index = index;
  g_signal_connect_object (self->texts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
