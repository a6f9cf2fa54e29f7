/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of an offer in full: what changed, and what the offer was. */

#include "studio-version-view.h"

#include "studio-line-group.h"
#include "studio-quiet-controls.h"
#include "vt-offer-differences.h"
#include "vt-offer-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 600

/* Sentences in a group, which is not to be seen without any. */
typedef struct
{
  AdwPreferencesGroup *group; /* (owned by the widget tree) */
  GPtrArray           *rows;  /* (owned) (element-type GtkWidget, unowned) */
} Sentences;

struct _StudioVersionView
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */

  GtkWidget       *scroller; /* (owned by the widget tree), as the others */
  GtkLabel        *time;
  GtkLabel        *author;
  Sentences        changes;
  Sentences        back;
  GtkLabel        *sentence;
  StudioLineGroup *lines;
};

G_DEFINE_FINAL_TYPE (StudioVersionView, studio_version_view, ADW_TYPE_BIN)

/* ---- sentences ---- */

static GtkWidget *
sentence_row_new (const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
show_sentences (Sentences *self, const char *list_name, const char *const *sentences)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    {
      GtkWidget *row = sentence_row_new (sentences[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len > 0)
    studio_group_name_list (self->group, list_name);
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0);
}

static void
sentences_init (Sentences *self, GtkWidget *box, const char *title)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
}

/* ---- showing ---- */

/* What going back to @offer would change; nothing where it is what there is, or there is none. */
static void
show_back (StudioVersionView *self, const VtOffer *offer, StudioVersionItem *newest)
{
  g_autoptr (VtOffer) now = vt_offer_version_read (studio_version_item_get (newest), NULL);
  g_auto (GStrv) sentences = NULL;

  if (now != NULL && offer != NULL)
    sentences = vt_offer_differences (now, offer, studio_session_get_catalog (self->session),
                                      studio_session_get_currency (self->session));
  show_sentences (&self->back, _ ("What going back would change"), (const char *const *) sentences);
}

/* @why_not: where there is no @offer */
static void
show_offer (StudioVersionView *self, const VtOffer *offer, const char *why_not)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *sentence = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (offer == NULL)
    {
      gtk_label_set_text (self->sentence, why_not);
      gtk_widget_set_visible (GTK_WIDGET (self->lines), FALSE);
      return;
    }
  sentence = vt_offer_to_sentence (offer, catalog, currency, NULL);
  lines = vt_offer_list_all (offer, catalog, currency);
  gtk_label_set_text (self->sentence, sentence);
  studio_line_group_show (self->lines, lines);
}

void
studio_version_view_show (StudioVersionView *self,
                          StudioVersionItem *item,
                          StudioVersionItem *newest)
{
  const VtOfferVersion *version;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = NULL;
  g_autofree char *time = NULL;

  g_return_if_fail (STUDIO_IS_VERSION_VIEW (self));
  g_return_if_fail (STUDIO_IS_VERSION_ITEM (item) && STUDIO_IS_VERSION_ITEM (newest));

  if (studio_session_get_catalog (self->session) == NULL)
    return;
  version = studio_version_item_get (item);
  offer = vt_offer_version_read (version, &error);
  time = studio_version_item_dup_time (item);
  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->author, studio_version_item_get_author (item));
  show_sentences (&self->changes, _ ("What changed"), (const char *const *) version->changes);
  show_back (self, offer, newest);
  show_offer (self, offer, error != NULL ? error->message : NULL);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* ---- the widget ---- */

static GtkLabel *
label_new (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
heading_new (StudioVersionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->time = label_new (box, "title-3");
  self->author = label_new (box, "dim-label");
  return box;
}

static GtkWidget *
then_new (StudioVersionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->sentence = label_new (box, "heading");
  self->lines = STUDIO_LINE_GROUP (studio_line_group_new ("", _ ("The offer as it was then")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  return box;
}

static void
studio_version_view_dispose (GObject *object)
{
  StudioVersionView *self = STUDIO_VERSION_VIEW (object);

  g_clear_pointer (&self->changes.rows, g_ptr_array_unref);
  g_clear_pointer (&self->back.rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_version_view_parent_class)->dispose (object);
}

static void
studio_version_view_class_init (StudioVersionViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_version_view_dispose;
}

static void
studio_version_view_init (StudioVersionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_box_append (GTK_BOX (box), heading_new (self));
  sentences_init (&self->changes, box, _ ("What Changed"));
  gtk_box_append (GTK_BOX (box), then_new (self));
  sentences_init (&self->back, box, _ ("What Going Back Would Change"));
  gtk_widget_add_css_class (box, "offer-editor");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH_PX);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
studio_version_view_new (StudioSession *session)
{
  StudioVersionView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_VERSION_VIEW, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
