/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that are seldom needed, folded away. */

#include "studio-fold-field.h"

#include "studio-accessible.h"
#include "vt-offer-words.h"

#include <glib/gi18n-lib.h>

struct _StudioFoldField
{
  AdwExpanderRow parent_instance;

  StudioSession    *session; /* (owned) */
  const StudioFold *fold;
  VtOffer          *offer;  /* (owned) (nullable): shown */
  GPtrArray        *fields; /* (owned) (element-type StudioField, unowned) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioFoldField,
                               studio_fold_field,
                               ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- what they hold ---- */

/* (nullable): the offer with nothing but the fold's members. */
static VtOffer *
keep_members (StudioFoldField *self, const VtOffer *offer)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) terms = NULL;
  VtOffer *part = vt_offer_copy (offer);

  for (guint i = 0; self->fold->members[i] != NULL; i++)
    {
      const char *name = self->fold->members[i];
      JsonNode   *member = json_object_get_member (vt_offer_get_terms (offer), name);

      if (member != NULL)
        json_object_set_member (object, name, json_node_copy (member));
    }
  terms = json_node_init_object (json_node_alloc (), object);
  if (vt_offer_set_terms (part, terms, NULL))
    return part;
  vt_offer_free (part);
  return NULL;
}

static char *
tell (StudioFoldField *self, const VtOffer *offer)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (VtOffer) part = keep_members (self, offer);
  g_autoptr (GPtrArray) lines = NULL;
  GString *text = g_string_new (NULL);

  if (part != NULL && catalog != NULL)
    lines = vt_offer_list_conditions (part, catalog, studio_session_get_currency (self->session));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const VtOfferLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " · " : "", line->label, line->text);
    }
  if (text->len == 0)
    g_string_append (text, _ (self->fold->absent));
  return g_string_free (text, FALSE);
}

/* ---- as a field ---- */

static void
show_fields (StudioFoldField *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    studio_field_show (self->fields->pdata[i], self->offer);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioFoldField *self = STUDIO_FOLD_FIELD (field);
  VtOffer         *copy = vt_offer_copy (offer);
  g_autofree char *text = tell (self, copy);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  show_fields (self);
}

static void
commit (StudioField *field)
{
  StudioFoldField *self = STUDIO_FOLD_FIELD (field);

  for (guint i = 0; i < self->fields->len; i++)
    studio_field_commit (self->fields->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

static void
on_expanded (StudioFoldField *self)
{
  if (self->fields->len > 0 || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->fold->extend (self->session, self->fields);
  for (guint i = 0; i < self->fields->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->fields->pdata[i]);
  studio_accessible_name_parts (GTK_WIDGET (self), _ (self->fold->title));
  if (self->offer != NULL)
    show_fields (self);
}

/* ---- the row ---- */

static void
studio_fold_field_dispose (GObject *object)
{
  StudioFoldField *self = STUDIO_FOLD_FIELD (object);

  g_ptr_array_set_size (self->fields, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_fold_field_parent_class)->dispose (object);
}

static void
studio_fold_field_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_FOLD_FIELD (object)->fields);
  G_OBJECT_CLASS (studio_fold_field_parent_class)->finalize (object);
}

static void
studio_fold_field_class_init (StudioFoldFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_fold_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_fold_field_finalize;
}

static void
studio_fold_field_init (StudioFoldField *self)
{
  self->fields = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

GtkWidget *
studio_fold_field_new (StudioSession *session, const StudioFold *fold)
{
  StudioFoldField *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && fold != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_FOLD_FIELD, "title", _ (fold->title), NULL);
  self->session = g_object_ref (session);
  self->fold = fold;
  studio_accessible_set_label (GTK_WIDGET (self), _ (fold->title));
  return GTK_WIDGET (self);
}
