/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers that name a segment; a click goes to one. */

#include "studio-segment-offers.h"

#include "studio-actions.h"
#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-audience.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioSegmentOffers
{
  GtkWidget parent_instance;

  StudioSession       *session; /* (owned) */
  AdwPreferencesGroup *group;   /* (owned by the widget tree) */
  GPtrArray           *rows;    /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (StudioSegmentOffers, studio_segment_offers, GTK_TYPE_WIDGET)

static GtkWidget *
row_new (const VtOffer *offer)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *next = gtk_image_new_from_icon_name ("vitrine-next-symbolic");
  g_autofree char *name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
  g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);
  /* Translators: an offer's state, and its kind */
  g_autofree char *line = g_strdup_printf (_ ("%s · %s"), studio_offer_state_to_text (offer->state),
                                           vt_offer_kind_to_text (offer->kind));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *name != '\0' ? name : _ ("Without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), STUDIO_ACTION_GO);
  return row;
}

void
studio_segment_offers_show (StudioSegmentOffers *self, const VtSegment *segment)
{
  GPtrArray *offers = studio_session_get_offers (self->session);

  g_return_if_fail (STUDIO_IS_SEGMENT_OFFERS (self) && segment != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (vt_offer_names_segment (offers->pdata[i], segment->key))
      {
        GtkWidget *row = row_new (offers->pdata[i]);

        g_ptr_array_add (self->rows, g_object_ref_sink (row));
        adw_preferences_group_add (self->group, row);
      }
  adw_preferences_group_set_description (
      self->group, self->rows->len > 0
                       ? NULL
                       : _ ("No offer names this segment yet; an offer names it by its key, in "
                            "whom it is for."));
}

static void
studio_segment_offers_dispose (GObject *object)
{
  StudioSegmentOffers *self = STUDIO_SEGMENT_OFFERS (object);

  g_clear_pointer ((GtkWidget **) &self->group, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_segment_offers_parent_class)->dispose (object);
}

static void
studio_segment_offers_class_init (StudioSegmentOffersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_segment_offers_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_segment_offers_init (StudioSegmentOffers *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Offers"));
  studio_group_name_list (self->group, _ ("Offers that name the segment"));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_segment_offers_new (StudioSession *session)
{
  StudioSegmentOffers *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_SEGMENT_OFFERS, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
