/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a bundle: its products, the discount and the money. */

#include "studio-bundle-editor.h"

#include "studio-bundle-money.h"
#include "studio-bundle-parts.h"
#include "studio-bundle-reward.h"

struct _StudioBundleEditor
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */

  StudioBundleParts  *parts; /* (owned by the widget tree), as the others */
  StudioBundleReward *reward;
  StudioBundleMoney  *money;
};

G_DEFINE_FINAL_TYPE (StudioBundleEditor, studio_bundle_editor, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DRAFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the discount would give while the slider moves; nothing is kept yet. */
static void
on_reward_draft (StudioBundleReward *reward, const VtReward *value, gpointer user_data)
{
  StudioBundleEditor *self = user_data;
  g_autoptr (VtOffer) draft = NULL;

  if (self->offer == NULL)
    return;
  draft = vt_offer_copy (self->offer);
  draft->reward = *value;
  studio_bundle_money_show (self->money, draft);
  g_signal_emit (self, signals[SIGNAL_DRAFT], 0, draft);
}

void
studio_bundle_editor_show (GtkWidget *widget, const VtOffer *offer)
{
  StudioBundleEditor *self = STUDIO_BUNDLE_EDITOR (widget);
  VtOffer            *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  studio_bundle_parts_show (self->parts, copy);
  studio_bundle_reward_show (self->reward, copy);
  studio_bundle_money_show (self->money, copy);
}

static void
studio_bundle_editor_dispose (GObject *object)
{
  StudioBundleEditor *self = STUDIO_BUNDLE_EDITOR (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_bundle_editor_parent_class)->dispose (object);
}

static void
studio_bundle_editor_class_init (StudioBundleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bundle_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
studio_bundle_editor_init (StudioBundleEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

GtkWidget *
studio_bundle_editor_new (StudioSession *session)
{
  StudioBundleEditor *self = g_object_new (STUDIO_TYPE_BUNDLE_EDITOR, NULL);
  GtkWidget          *widget = GTK_WIDGET (self);

  self->session = g_object_ref (session);
  self->parts = STUDIO_BUNDLE_PARTS (studio_bundle_parts_new (session));
  self->reward = STUDIO_BUNDLE_REWARD (studio_bundle_reward_new (session));
  self->money = STUDIO_BUNDLE_MONEY (studio_bundle_money_new (session));
  gtk_widget_set_parent (GTK_WIDGET (self->parts), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->reward), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->money), widget);
  g_signal_connect (self->reward, "draft", G_CALLBACK (on_reward_draft), self);
  return widget;
}
