/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders speak for, of one kind of offer. */

#include "studio-suggestion-group.h"

#include "studio-offer-words.h"
#include "studio-row-filler.h"
#include "vt-offer-words.h"

#include <glib/gi18n-lib.h>

struct _StudioSuggestionGroup
{
  AdwBin parent_instance;

  StudioSession   *session; /* (owned) */
  VtOfferKind      kind;
  GPtrArray       *suggestions; /* (owned) (nullable): all of the session */
  GPtrArray       *shown;   /* (owned) (element-type VtSuggestion, unowned): those of the kind */
  GtkLabel        *heading; /* (owned by the widget tree), as the next */
  GtkListBox      *list;
  StudioRowFiller *filler; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StudioSuggestionGroup, studio_suggestion_group, ADW_TYPE_BIN)

/* ---- rows ---- */

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
texts_new (GtkWidget *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = label_new (NULL);
  GtkWidget *reason = label_new ("suggestion-reason");
  GtkWidget *figures = label_new ("suggestion-reason");

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_box_append (GTK_BOX (box), figures);
  gtk_widget_set_hexpand (box, TRUE);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "reason", reason);
  g_object_set_data (G_OBJECT (row), "figures", figures);
  return box;
}

static GtkWidget *
create_row (gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *make = gtk_button_new_with_label (_ ("Make Offer"));
  GtkWidget *dismiss = gtk_button_new_from_icon_name ("vitrine-close-symbolic");

  gtk_widget_set_valign (make, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (dismiss, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dismiss, "flat");
  gtk_widget_set_tooltip_text (dismiss, _ ("Do not suggest this again"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (make), "s", "");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (dismiss), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (make), "win.accept-suggestion");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (dismiss), "win.dismiss-suggestion");
  gtk_box_append (GTK_BOX (box), texts_new (row));
  gtk_box_append (GTK_BOX (box), make);
  gtk_box_append (GTK_BOX (box), dismiss);
  gtk_widget_add_css_class (box, "suggestion");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "make", make);
  g_object_set_data (G_OBJECT (row), "dismiss", dismiss);
  return row;
}

/* What the offer would be, and what it may bring. */
static char *
tell_figures (StudioSuggestionGroup *self, const VtSuggestion *suggestion)
{
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  const VtCurrency *currency = studio_session_get_currency (self->session);
  const VtOffer    *draft = suggestion->draft;
  VtBundleFigures   figures;
  gboolean          has_figures = draft->components->len > 0 && catalog != NULL &&
                         vt_bundle_figures (draft, catalog, currency, &figures, NULL);
  g_autofree char *worth = vt_suggestion_worth_to_text (suggestion->worth_minor, currency);
  g_autofree char *offer = NULL;

  if (catalog == NULL)
    return g_strdup ("");
  offer = vt_offer_to_sentence (draft, catalog, currency, has_figures ? &figures : NULL);
  /* Translators: a sentence that says what an offer does; an amount of money */
  return g_strdup_printf (_ ("%s Perhaps %s more margin a year."), offer, worth);
}

static void
set_button (GtkWidget *row, const char *which, const char *name, const char *key)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), which);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_row (GtkWidget *row, guint index, gpointer data)
{
  StudioSuggestionGroup *self = data;
  const VtSuggestion    *suggestion = self->shown->pdata[index];
  g_autofree char       *figures = tell_figures (self, suggestion);
  g_autofree char       *make = g_strdup_printf (_ ("Make Offer of %s"), suggestion->title);
  g_autofree char       *dismiss = g_strdup_printf (_ ("Dismiss %s"), suggestion->title);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "title"), suggestion->title);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "reason"), suggestion->reason);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "figures"), figures);
  set_button (row, "make", make, suggestion->key);
  set_button (row, "dismiss", dismiss, suggestion->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  suggestion->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  suggestion->reason, -1);
}

static const StudioRowFuncs row_funcs = {create_row, bind_row};

/* ---- showing ---- */

guint
studio_suggestion_group_show (StudioSuggestionGroup *self, GPtrArray *suggestions)
{
  g_autofree char *heading = NULL;
  guint            n;

  g_return_val_if_fail (STUDIO_IS_SUGGESTION_GROUP (self), 0);

  g_ptr_array_set_size (self->shown, 0);
  if (suggestions != NULL)
    g_ptr_array_ref (suggestions);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = suggestions;
  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    if (((const VtSuggestion *) suggestions->pdata[i])->kind == self->kind)
      g_ptr_array_add (self->shown, suggestions->pdata[i]);
  n = self->shown->len;
  /* Translators: a kind of offer and how many are suggested */
  heading = g_strdup_printf (_ ("%s (%u)"), vt_offer_kind_to_text (self->kind), n);
  gtk_label_set_text (self->heading, heading);
  studio_row_filler_set_n_rows (self->filler, n);
  return n;
}

static void
studio_suggestion_group_dispose (GObject *object)
{
  StudioSuggestionGroup *self = STUDIO_SUGGESTION_GROUP (object);

  g_clear_pointer (&self->filler, studio_row_filler_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_suggestion_group_parent_class)->dispose (object);
}

static void
studio_suggestion_group_class_init (StudioSuggestionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_suggestion_group_dispose;
}

static void
studio_suggestion_group_init (StudioSuggestionGroup *self)
{
  self->shown = g_ptr_array_new ();
}

GtkWidget *
studio_suggestion_group_new (StudioSession *session, VtOfferKind kind)
{
  StudioSuggestionGroup *self = g_object_new (STUDIO_TYPE_SUGGESTION_GROUP, NULL);
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget             *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget             *list = gtk_list_box_new ();

  self->session = g_object_ref (session);
  self->kind = kind;
  self->heading = GTK_LABEL (label_new ("heading"));
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vt_offer_kind_to_text (kind), -1);
  gtk_box_append (GTK_BOX (title), gtk_image_new_from_icon_name (studio_offer_kind_to_icon (kind)));
  gtk_box_append (GTK_BOX (title), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), list);
  self->filler = studio_row_filler_new (self->list, &row_funcs, self);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
