/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure that follows from the offer, told while it is being edited. */

#include "studio-live-figure.h"

struct _StudioLiveFigure
{
  AdwActionRow parent_instance;

  StudioSession *session; /* (owned) */
  StudioFigure   figure;
  gpointer       data;    /* (owned) (nullable) */
  GDestroyNotify destroy; /* (nullable) */
  GtkLabel      *value;   /* (owned by the widget tree) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioLiveFigure,
                               studio_live_figure,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioLiveFigure *self = STUDIO_LIVE_FIGURE (field);
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  g_autofree char  *text = NULL;

  if (catalog != NULL)
    text = self->figure (offer, catalog, studio_session_get_currency (self->session), self->data);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_label_set_text (self->value, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

static void
studio_live_figure_dispose (GObject *object)
{
  g_clear_object (&STUDIO_LIVE_FIGURE (object)->session);
  G_OBJECT_CLASS (studio_live_figure_parent_class)->dispose (object);
}

static void
studio_live_figure_finalize (GObject *object)
{
  StudioLiveFigure *self = STUDIO_LIVE_FIGURE (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  G_OBJECT_CLASS (studio_live_figure_parent_class)->finalize (object);
}

static void
studio_live_figure_class_init (StudioLiveFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_live_figure_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_live_figure_finalize;
}

static void
studio_live_figure_init (StudioLiveFigure *self)
{
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_xalign (self->value, 1);
  gtk_label_set_justify (self->value, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->value));
}

GtkWidget *
studio_live_figure_new (StudioSession *session,
                        const char    *title,
                        StudioFigure   figure,
                        gpointer       data,
                        GDestroyNotify destroy)
{
  StudioLiveFigure *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && title != NULL && figure != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_LIVE_FIGURE, "title", title, NULL);
  self->session = g_object_ref (session);
  self->figure = figure;
  self->data = data;
  self->destroy = destroy;
  return GTK_WIDGET (self);
}
