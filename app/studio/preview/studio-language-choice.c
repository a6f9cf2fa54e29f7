/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language the cart's shopper reads. */

#include "studio-language-choice.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-till.h"
#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-offer-texts.h"

#include <glib/gi18n-lib.h>

struct _StudioLanguageChoice
{
  GtkWidget parent_instance;

  StudioTill  *till;      /* (unowned): the session owns it */
  GPtrArray   *languages; /* (owned) (element-type utf8): as the drop-down has them */
  GtkWidget   *box;       /* (owned by the widget tree), as the other */
  GtkDropDown *choice;
  gboolean     is_filling; /* what is selected then is nobody's choice */
};

G_DEFINE_FINAL_TYPE (StudioLanguageChoice, studio_language_choice, GTK_TYPE_WIDGET)

/* "und", what is chosen, and what any of the offers is in. */
static GPtrArray *
list_languages (StudioLanguageChoice *self)
{
  StudioReceipt *receipt = studio_till_get_receipt (self->till);
  const char    *chosen = studio_till_get_locale (self->till);
  GPtrArray     *languages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VtOffer) mute = vt_offer_new (VT_OFFER_MARKDOWN, "");
  g_autoptr (GPtrArray) others =
      vt_offers_list_lacking_languages (receipt != NULL ? receipt->offers : languages, mute);

  g_ptr_array_add (languages, g_strdup (VT_LOCALE_UNKNOWN));
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (languages, g_strdup (others->pdata[i]));
  if (!g_ptr_array_find_with_equal_func (languages, chosen, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (chosen));
  return languages;
}

static gboolean
are_equal (GPtrArray *left, GPtrArray *right)
{
  gboolean are = left->len == right->len;

  for (guint i = 0; are && i < left->len; i++)
    are = g_str_equal (left->pdata[i], right->pdata[i]);
  return are;
}

/* Takes @languages. */
static void
fill (StudioLanguageChoice *self, GPtrArray *languages)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < languages->len; i++)
    {
      g_autofree char *name = vt_language_to_text (languages->pdata[i]);

      gtk_string_list_append (names, name);
    }
  g_ptr_array_unref (self->languages);
  self->languages = languages;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

static void
update (StudioLanguageChoice *self)
{
  const char *chosen = studio_till_get_locale (self->till);
  g_autoptr (GPtrArray) languages = list_languages (self);
  g_autofree char *name = vt_language_to_text (chosen);
  g_autofree char *label = g_strdup_printf (_ ("The Shopper Reads: %s"), name);
  guint            i = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), languages->len > 1);
  self->is_filling = TRUE;
  if (!are_equal (languages, self->languages))
    fill (self, g_steal_pointer (&languages));
  (void) g_ptr_array_find_with_equal_func (self->languages, chosen, g_str_equal, &i);
  gtk_drop_down_set_selected (self->choice, i);
  studio_accessible_name_parts (GTK_WIDGET (self->choice), label);
  self->is_filling = FALSE;
}

static void
on_selected (StudioLanguageChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (!self->is_filling && selected < self->languages->len)
    gtk_widget_activate_action (GTK_WIDGET (self), STUDIO_ACTION_SHOPPER_LANGUAGE, "s",
                                self->languages->pdata[selected]);
}

static void
studio_language_choice_dispose (GObject *object)
{
  StudioLanguageChoice *self = STUDIO_LANGUAGE_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_language_choice_parent_class)->dispose (object);
}

static void
studio_language_choice_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_LANGUAGE_CHOICE (object)->languages);
  G_OBJECT_CLASS (studio_language_choice_parent_class)->finalize (object);
}

static void
studio_language_choice_class_init (StudioLanguageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_language_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_language_choice_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_language_choice_init (StudioLanguageChoice *self)
{
  GtkWidget *label = gtk_label_new (_ ("The Shopper Reads"));

  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The Shopper Reads"), -1);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->choice));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_selected), self);
}

GtkWidget *
studio_language_choice_new (StudioSession *session)
{
  StudioLanguageChoice *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_LANGUAGE_CHOICE, NULL);
  self->till = studio_till_get (session);
  g_signal_connect_object (self->till, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
