/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group an option of an add-on belongs to. */

#include "studio-group-choice.h"

#include "studio-accessible.h"
#include "studio-offer-edit.h"
#include "vt-add-on.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

struct _StudioGroupChoice
{
  StudioFieldRow parent_instance;

  GtkDropDown *drop_down; /* (owned by the widget tree) */
  gboolean     updating;
};

G_DEFINE_FINAL_TYPE (StudioGroupChoice, studio_group_choice, STUDIO_TYPE_FIELD_ROW)

/* (nullable): of the option shown; belongs to the row. */
static const char *
get_sku (StudioGroupChoice *self)
{
  JsonNode *value = studio_field_row_get_value (STUDIO_FIELD_ROW (self));

  return value != NULL ? vt_terms_element_get_sku (value) : NULL;
}

/* ---- moving ---- */

typedef struct
{
  char *sku; /* (owned) */
  guint group;
} Move;

static void
move_free (gpointer data)
{
  g_free (((Move *) data)->sku);
  g_free (data);
}

static JsonNode *
run_move (JsonNode *terms, gpointer data, GError **error)
{
  const Move *move = data;

  return vt_add_on_move_option (terms, move->sku, move->group, error);
}

void
studio_add_on_move_option (StudioSession *session,
                           const char    *offer_id,
                           const char    *sku,
                           guint          group)
{
  Move *move;

  g_return_if_fail (STUDIO_IS_SESSION (session) && offer_id != NULL && sku != NULL);

  move = g_new0 (Move, 1);
  move->sku = g_strdup (sku);
  move->group = group;
  studio_offer_change_terms (session, offer_id, _ ("Move Option"), run_move, move, move_free);
}

static void
on_selected (StudioGroupChoice *self)
{
  const VtOffer *offer = studio_field_row_get_offer (STUDIO_FIELD_ROW (self));
  const char    *sku = get_sku (self);
  guint          position = gtk_drop_down_get_selected (self->drop_down);

  if (!self->updating && offer != NULL && sku != NULL && position != GTK_INVALID_LIST_POSITION)
    studio_add_on_move_option (studio_field_row_get_session (STUDIO_FIELD_ROW (self)), offer->id,
                               sku, position);
}

/* ---- showing ---- */

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
}

static void
show_offer (StudioFieldRow *row, const VtOffer *offer)
{
  StudioGroupChoice *self = STUDIO_GROUP_CHOICE (row);
  JsonArray         *groups = vt_terms_get_array (vt_offer_get_terms (offer), "groups");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint group = GTK_INVALID_LIST_POSITION;
  guint index;

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      const char *id = vt_terms_get_text (vt_terms_get_element (groups, i), "id");

      gtk_string_list_append (names, id != NULL ? id : "?");
    }
  if (get_sku (self) != NULL)
    (void) vt_add_on_find_option (offer->terms, get_sku (self), &group, &index);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, group);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), vt_terms_get_length (groups) > 1);
}

static gboolean
studio_group_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_GROUP_CHOICE (widget)->drop_down));
}

static void
studio_group_choice_class_init (StudioGroupChoiceClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_group_choice_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
  STUDIO_FIELD_ROW_CLASS (klass)->show_offer = show_offer;
}

static void
studio_group_choice_init (StudioGroupChoice *self)
{
  self->updating = TRUE;
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->drop_down));
  self->updating = FALSE;
}

GtkWidget *
studio_group_choice_new (StudioSession *session, const char *path)
{
  StudioGroupChoice *self = g_object_new (STUDIO_TYPE_GROUP_CHOICE, NULL);

  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, _ ("Group"), path);
  return GTK_WIDGET (self);
}
