/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shopper reads of an offer in every language. */

#include "studio-texts-view.h"

#include "studio-actions.h"
#include "studio-language-menu.h"
#include "studio-language-row.h"
#include "studio-quiet-controls.h"
#include "studio-texts.h"
#include "vt-language-names.h"
#include "vt-offer-texts.h"

#include <glib/gi18n-lib.h>

struct _StudioTextsView
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  StudioTexts   *texts;   /* (unowned): the session owns it */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  char          *prefix;  /* (owned): of the places shown */
  GPtrArray     *rows;    /* (element-type StudioLanguageRow): in the order of the languages */

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  GtkWidget           *lacking;
  GtkLabel            *lacking_text;
  GtkWidget           *lacking_buttons;
};

G_DEFINE_FINAL_TYPE (StudioTextsView, studio_texts_view, GTK_TYPE_WIDGET)

/* ---- the languages that others have ---- */

static void
add_lacking_button (StudioTextsView *self, const char *language)
{
  g_autofree char *name = vt_language_to_text (language);
  /* Translators: a button: a language follows */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), name);
  GtkWidget       *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", language);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_OFFER_ADD_LANGUAGE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->lacking_buttons), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
show_lacking (StudioTextsView *self)
{
  GPtrArray *offers = studio_session_get_offers (self->session);
  g_autoptr (GPtrArray) shown = studio_texts_list_languages (self->texts, self->offer);
  g_autoptr (GPtrArray) lacking = NULL;
  GtkFlowBoxChild *child;
  guint            n = 0;

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->lacking_buttons), 0)) !=
         NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->lacking_buttons), GTK_WIDGET (child));
  if (offers != NULL)
    lacking = vt_offers_list_lacking_languages (offers, self->offer);
  for (guint i = 0; lacking != NULL && i < lacking->len; i++)
    if (!g_ptr_array_find_with_equal_func (shown, lacking->pdata[i], g_str_equal, NULL))
      {
        add_lacking_button (self, lacking->pdata[i]);
        n++;
      }
  gtk_widget_set_visible (self->lacking, n > 0);
  gtk_label_set_text (self->lacking_text,
                      ngettext ("Other offers have texts in a language that this one lacks",
                                "Other offers have texts in languages that this one lacks", n));
}

/* ---- showing ---- */

static void
remove_row (StudioTextsView *self, guint index)
{
  GtkWidget *row = self->rows->pdata[index];

  g_ptr_array_remove_index (self->rows, index);
  adw_preferences_group_remove (self->group, row);
}

/* Rows follow each other as they are added, so that those behind a new one have to be moved on. */
static void
insert_row (StudioTextsView *self, guint index)
{
  GtkWidget *row = studio_language_row_new (self->session, self->prefix);

  for (guint i = index; i < self->rows->len; i++)
    {
      g_object_ref (self->rows->pdata[i]);
      adw_preferences_group_remove (self->group, self->rows->pdata[i]);
    }
  adw_preferences_group_add (self->group, row);
  for (guint i = index; i < self->rows->len; i++)
    {
      adw_preferences_group_add (self->group, self->rows->pdata[i]);
      g_object_unref (self->rows->pdata[i]);
    }
  g_ptr_array_insert (self->rows, (int) index, row);
}

/* Rows stay with their languages, so that what is open and typed stays so. */
static void
match_rows (StudioTextsView *self, GPtrArray *languages)
{
  for (guint i = self->rows->len; i-- > 0;)
    if (!g_ptr_array_find_with_equal_func (
            languages, studio_language_row_get_language (self->rows->pdata[i]), g_str_equal, NULL))
      remove_row (self, i);
  for (guint i = 0; i < languages->len; i++)
    {
      gboolean is_there = i < self->rows->len &&
                          g_str_equal (studio_language_row_get_language (self->rows->pdata[i]),
                                       languages->pdata[i]);

      if (!is_there)
        {
          /* What comes is there to be written in. */
          insert_row (self, i);
          adw_expander_row_set_expanded (self->rows->pdata[i], TRUE);
        }
      studio_language_row_show (self->rows->pdata[i], self->offer, languages->pdata[i]);
    }
}

/* Of another offer the first language is open, the others are not. */
static void
fold (StudioTextsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->rows->pdata[i]), i == 0);
}

static void
update (StudioTextsView *self)
{
  g_autoptr (GPtrArray) languages = NULL;

  if (self->offer == NULL)
    return;
  languages = studio_texts_list_languages (self->texts, self->offer);
  match_rows (self, languages);
  if (self->lacking != NULL)
    show_lacking (self);
}

void
studio_texts_view_show (StudioTextsView *self, const VtOffer *offer)
{
  gboolean is_other;
  VtOffer *copy;

  g_return_if_fail (STUDIO_IS_TEXTS_VIEW (self) && offer != NULL);

  is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  copy = vt_offer_copy (offer);
  if (is_other)
    studio_texts_view_commit (self);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
  if (is_other)
    fold (self);
}

void
studio_texts_view_set_prefix (StudioTextsView *self, const char *prefix)
{
  g_return_if_fail (STUDIO_IS_TEXTS_VIEW (self) && prefix != NULL);

  if (g_str_equal (self->prefix, prefix))
    return;
  studio_texts_view_commit (self);
  g_free (self->prefix);
  self->prefix = g_strdup (prefix);
  for (guint i = 0; i < self->rows->len; i++)
    studio_language_row_set_prefix (self->rows->pdata[i], prefix);
}

void
studio_texts_view_commit (StudioTextsView *self)
{
  g_return_if_fail (STUDIO_IS_TEXTS_VIEW (self));

  for (guint i = 0; i < self->rows->len; i++)
    studio_language_row_commit (self->rows->pdata[i]);
}

/* ---- the widget ---- */

static void
studio_texts_view_dispose (GObject *object)
{
  StudioTextsView *self = STUDIO_TEXTS_VIEW (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_texts_view_parent_class)->dispose (object);
}

static void
studio_texts_view_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_TEXTS_VIEW (object)->rows);
  g_free (STUDIO_TEXTS_VIEW (object)->prefix);
  G_OBJECT_CLASS (studio_texts_view_parent_class)->finalize (object);
}

static void
studio_texts_view_class_init (StudioTextsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_texts_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_texts_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lacking_new (StudioTextsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->lacking_text = GTK_LABEL (gtk_label_new (NULL));
  self->lacking_buttons = gtk_flow_box_new ();
  gtk_label_set_xalign (self->lacking_text, 0);
  gtk_label_set_wrap (self->lacking_text, TRUE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->lacking_buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->lacking_buttons), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->lacking_buttons), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->lacking_buttons), 4);
  gtk_widget_set_halign (self->lacking_buttons, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacking_buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Languages to add"), -1);
  gtk_widget_set_margin_top (box, 9);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lacking_text));
  gtk_box_append (GTK_BOX (box), self->lacking_buttons);
  return box;
}

static void
studio_texts_view_init (StudioTextsView *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_texts_view_new (StudioSession *session, const char *prefix)
{
  StudioTextsView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && prefix != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_TEXTS_VIEW, NULL);
  self->session = g_object_ref (session);
  self->texts = studio_texts_of (session);
  self->prefix = g_strdup (prefix);
  insert_row (self, 0);
  if (*prefix == '\0')
    {
      adw_preferences_group_set_title (self->group, _ ("What the Shopper Reads"));
      adw_preferences_group_set_description (
          self->group, _ ("Plain text; who speaks none of the languages reads the first"));
      adw_preferences_group_set_header_suffix (self->group, studio_language_menu_new ());
      self->lacking = lacking_new (self);
      adw_preferences_group_add (self->group, self->lacking);
    }
  studio_group_name_list (self->group, _ ("Languages"));
  g_signal_connect_object (self->texts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
