/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edits one part of an offer. */

#include "studio-field.h"

#include "vt-terms-path.h"

G_DEFINE_INTERFACE (StudioField, studio_field, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DRAFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
studio_field_default_init (StudioFieldInterface *iface)
{
  signals[SIGNAL_DRAFT] = g_signal_new ("draft", STUDIO_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

void
studio_field_show (StudioField *self, const VtOffer *offer)
{
  g_return_if_fail (STUDIO_IS_FIELD (self) && offer != NULL);

  STUDIO_FIELD_GET_IFACE (self)->show (self, offer);
}

void
studio_field_commit (StudioField *self)
{
  g_return_if_fail (STUDIO_IS_FIELD (self));

  if (STUDIO_FIELD_GET_IFACE (self)->commit != NULL)
    STUDIO_FIELD_GET_IFACE (self)->commit (self);
}

static void
on_mapped (GtkWidget *widget, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (widget, on_mapped, user_data);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
studio_field_enter (StudioField *self)
{
  g_return_if_fail (STUDIO_IS_FIELD (self));

  /* What opens has no focus of its own, but its head has, once it is there. */
  if (gtk_widget_grab_focus (GTK_WIDGET (self)))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else
    g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
}

void
studio_field_draft (StudioField *self, const VtOffer *offer, const char *path, JsonNode *value)
{
  g_autoptr (VtOffer) draft = NULL;
  g_autoptr (JsonNode) terms = NULL;

  g_return_if_fail (STUDIO_IS_FIELD (self) && offer != NULL && path != NULL);

  terms = vt_terms_path_set (offer->terms, path, value, NULL);
  draft = vt_offer_copy (offer);
  if (terms != NULL && vt_offer_set_terms (draft, terms, NULL))
    g_signal_emit (self, signals[SIGNAL_DRAFT], 0, draft);
}
