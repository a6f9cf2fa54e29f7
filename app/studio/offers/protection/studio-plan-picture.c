/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans of an offer drawn. */

#include "studio-plan-picture.h"

#include "studio-offer-edit.h"
#include "studio-plan-bands.h"
#include "studio-plan-curve.h"
#include "studio-plan-list.h"

#include <glib/gi18n-lib.h>

struct _StudioPlanPicture
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  StudioPlanStudy *study;   /* (owned) */
  VtOffer         *offer;   /* (owned) (nullable): shown */

  StudioPlanBands *bands; /* (owned by the widget tree), as the others */
  StudioPlanCurve *curve;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioPlanPicture,
                               studio_plan_picture,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- showing ---- */

static void
show_bands (StudioPlanPicture *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  JsonArray *plans = vt_terms_get_array (vt_offer_get_terms (self->offer), "plans");
  g_autoptr (GArray) bands = vt_plan_bands_read (vt_offer_get_terms (self->offer));
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (StudioPlanBar));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bands->len; i++)
    {
      const VtPlanBand *band = &g_array_index (bands, VtPlanBand, i);
      StudioPlanBar     bar = {band->n_months, band->from_minor, band->to_minor};
      char             *label = studio_plan_tell_cost (vt_terms_get_element (plans, i),
                                                       studio_session_get_currency (self->session));
      char             *name = studio_plan_title (self->offer, i, catalog);

      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, name);
      bar.label = label;
      bar.name = name;
      g_array_append_val (bars, bar);
    }
  studio_plan_bands_set_plans (self->bands, (const StudioPlanBar *) bars->data, bars->len);
}

static void
show_curve (StudioPlanPicture *self, const StudioPlanFindings *findings)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (StudioPlanLine));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->lines->len; i++)
    {
      const StudioPlanCosts *costs = findings->lines->pdata[i];
      char          *name = studio_plan_title (findings->offer, i, findings->cover->catalog);
      StudioPlanLine line = {i,
                             name,
                             costs->prices->len,
                             (const gint64 *) costs->prices->data,
                             (const gint64 *) costs->costs->data,
                             costs->dear_until_minor};

      g_ptr_array_add (names, name);
      g_array_append_val (lines, line);
    }
  studio_plan_curve_set_lines (self->curve, (const StudioPlanLine *) lines->data, lines->len,
                               studio_plan_bands_get_axis (self->bands));
}

static void
on_changed (StudioPlanPicture *self)
{
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);

  if (findings == NULL)
    return;
  studio_plan_bands_set_prices (self->bands, (const gint64 *) findings->cover->prices->data,
                                findings->cover->prices->len);
  show_curve (self, findings);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioPlanPicture *self = STUDIO_PLAN_PICTURE (field);
  VtOffer           *copy;

  if (studio_session_get_catalog (self->session) == NULL)
    return;
  if (self->offer != NULL && !g_str_equal (self->offer->id, offer->id))
    studio_plan_bands_commit (self->bands);
  copy = vt_offer_copy (offer);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  show_bands (self);
  studio_plan_study_look_at (self->study, copy);
}

static void
commit (StudioField *field)
{
  studio_plan_bands_commit (STUDIO_PLAN_PICTURE (field)->bands);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- moving ---- */

static void
on_draft (StudioPlanBands *bands, guint plan, gboolean is_upper, gint64 minor, gpointer user_data)
{
  StudioPlanPicture *self = user_data;
  g_autoptr (VtOffer) draft = NULL;
  g_autoptr (JsonNode) terms = NULL;

  if (self->offer == NULL)
    return;
  terms = vt_plan_bands_move_in (self->offer->terms, plan, is_upper, minor, NULL);
  draft = vt_offer_copy (self->offer);
  if (terms != NULL && vt_offer_set_terms (draft, terms, NULL))
    g_signal_emit_by_name (self, "draft", draft);
}

typedef struct
{
  guint    plan;
  gboolean is_upper;
  gint64   minor;
} Move;

static JsonNode *
run_move (JsonNode *terms, gpointer data, GError **error)
{
  const Move *move = data;

  return vt_plan_bands_move_in (terms, move->plan, move->is_upper, move->minor, error);
}

static void
on_moved (StudioPlanBands *bands, guint plan, gboolean is_upper, gint64 minor, gpointer user_data)
{
  StudioPlanPicture *self = user_data;
  Move              *move;

  if (self->offer == NULL)
    return;
  move = g_new0 (Move, 1);
  *move = (Move){plan, is_upper, minor};
  studio_offer_change_terms (self->session, self->offer->id, _ ("Move Price Band"), run_move, move,
                             g_free);
}

/* ---- the widget ---- */

static void
studio_plan_picture_dispose (GObject *object)
{
  StudioPlanPicture *self = STUDIO_PLAN_PICTURE (object);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_plan_picture_parent_class)->dispose (object);
}

static void
studio_plan_picture_class_init (StudioPlanPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_plan_picture_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "planpicture");
}

static void
studio_plan_picture_init (StudioPlanPicture *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "offer-picture");
}

GtkWidget *
studio_plan_picture_new (StudioSession *session, StudioPlanStudy *study)
{
  StudioPlanPicture *self = g_object_new (STUDIO_TYPE_PLAN_PICTURE, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  self->bands = STUDIO_PLAN_BANDS (studio_plan_bands_new (studio_session_get_currency (session)));
  self->curve = STUDIO_PLAN_CURVE (studio_plan_curve_new (studio_session_get_currency (session)));
  gtk_widget_set_parent (GTK_WIDGET (self->bands), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->curve), GTK_WIDGET (self));
  g_signal_connect (self->bands, "draft", G_CALLBACK (on_draft), self);
  g_signal_connect (self->bands, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
