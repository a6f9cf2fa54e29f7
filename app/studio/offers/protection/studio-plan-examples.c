/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plans cost for the cheapest and the dearest product that has one. */

#include "studio-plan-examples.h"

#include "studio-offer-words.h"
#include "studio-quiet-controls.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define N_ROWS 2

struct _StudioPlanExamples
{
  AdwPreferencesGroup parent_instance;

  StudioSession   *session;      /* (owned) */
  StudioPlanStudy *study;        /* (owned) */
  AdwActionRow    *rows[N_ROWS]; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioPlanExamples, studio_plan_examples, ADW_TYPE_PREFERENCES_GROUP)

/* "Camera Protection, 2 Years $79.92 (8 %), Camera Protection, 3 Years $119.00 (12 %)" */
static char *
tell_costs (StudioPlanExamples       *self,
            const StudioPlanFindings *findings,
            const StudioPlanExample  *example)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtCatalog        *catalog = findings->cover->catalog;
  gint64            price_minor = vt_catalog_get (catalog, example->product)->price_minor;
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < example->costs->len; i++)
    {
      gint64           cost_minor = g_array_index (example->costs, gint64, i);
      g_autofree char *title = NULL;
      g_autofree char *money = NULL;
      g_autofree char *share = NULL;

      if (cost_minor == VT_MONEY_UNKNOWN)
        continue;
      title = studio_plan_title (findings->offer, i, catalog);
      money = vt_money_to_display (cost_minor, currency);
      share = vt_words_share (price_minor > 0 ? (double) cost_minor / (double) price_minor : 0);
      /* Translators: a plan, what it costs, what share of the product's price that is */
      g_string_append_printf (text, _ ("%s%s: %s, %s of the price"), text->len > 0 ? "\n" : "",
                              title, money, share);
    }
  if (text->len == 0)
    g_string_append (text, _ ("Its plan is not complete"));
  return g_string_free (text, FALSE);
}

static void
show_example (StudioPlanExamples *self, const StudioPlanFindings *findings, guint index)
{
  const StudioPlanExample *example = findings->examples->pdata[index];
  const VtProduct         *product = vt_catalog_get (findings->cover->catalog, example->product);
  g_autofree char         *title = studio_product_title (findings->cover->catalog, product->sku);
  g_autofree char         *price =
      vt_money_to_display (product->price_minor, studio_session_get_currency (self->session));
  g_autofree char *costs = tell_costs (self, findings, example);
  g_autofree char *heading =
      /* Translators: a product and its price */
      index == 0 ? g_strdup_printf (_ ("Cheapest: %s, %s"), title, price)
                 : g_strdup_printf (_ ("Dearest: %s, %s"), title, price);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[index]), heading);
  adw_action_row_set_subtitle (self->rows[index], costs);
}

static void
on_changed (StudioPlanExamples *self)
{
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);

  if (findings == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), findings->examples->len > 0);
  for (guint i = 0; i < N_ROWS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), i < findings->examples->len);
      if (i < findings->examples->len)
        show_example (self, findings, i);
    }
}

/* ---- the widget ---- */

static void
studio_plan_examples_dispose (GObject *object)
{
  StudioPlanExamples *self = STUDIO_PLAN_EXAMPLES (object);

  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_plan_examples_parent_class)->dispose (object);
}

static void
studio_plan_examples_class_init (StudioPlanExamplesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_plan_examples_dispose;
}

static void
studio_plan_examples_init (StudioPlanExamples *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("For Example"));
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = ADW_ACTION_ROW (adw_action_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      adw_action_row_set_subtitle_lines (self->rows[i], 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->rows[i]));
    }
  studio_group_name_list (ADW_PREFERENCES_GROUP (self), _ ("What plans cost"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_plan_examples_new (StudioSession *session, StudioPlanStudy *study)
{
  StudioPlanExamples *self = g_object_new (STUDIO_TYPE_PLAN_EXAMPLES, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
