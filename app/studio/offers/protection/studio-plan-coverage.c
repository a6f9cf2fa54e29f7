/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of the catalogue the plans of an offer cover, and what they leave out. */

#include "studio-plan-coverage.h"

#include "studio-offer-words.h"

#include <glib/gi18n-lib.h>

/* Of more products than this the others are counted. */
#define MAX_LISTED 100

struct _StudioPlanCoverage
{
  AdwExpanderRow parent_instance;

  StudioSession   *session; /* (owned) */
  StudioPlanStudy *study;   /* (owned) */
  GPtrArray       *rows;    /* (owned) (element-type GtkWidget, owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioPlanCoverage, studio_plan_coverage, ADW_TYPE_EXPANDER_ROW)

/* ---- the list ---- */

static GtkWidget *
plain_row_new (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
product_row_new (StudioPlanCoverage *self, VtCatalog *catalog, guint32 product)
{
  const VtProduct *facts = vt_catalog_get (catalog, product);
  g_autofree char *title = studio_product_title (catalog, facts->sku);
  g_autofree char *price =
      vt_money_to_display (facts->price_minor, studio_session_get_currency (self->session));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", facts->sku, price);
  g_autofree char *name = g_strdup_printf (_ ("Show %s"), title);
  GtkWidget       *row = plain_row_new (title);
  GtkWidget       *show = gtk_button_new_with_label (_ ("Show"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (show, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (show), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "s", facts->sku);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-product");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), show);
  return row;
}

static void
add_row (StudioPlanCoverage *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (StudioPlanCoverage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* Only of an open row: nobody sees the others. */
static void
fill_rows (StudioPlanCoverage *self)
{
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);
  guint                     n = findings != NULL ? findings->without->len : 0;

  clear_rows (self);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  for (guint i = 0; i < MIN (n, MAX_LISTED); i++)
    add_row (self, product_row_new (self, findings->cover->catalog,
                                    g_array_index (findings->without, guint32, i)));
  if (n > MAX_LISTED)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u other", "and %u others", n - MAX_LISTED), n - MAX_LISTED);

      add_row (self, plain_row_new (more));
    }
}

/* ---- the figures ---- */

static char *
tell_coverage (const StudioPlanFindings *findings)
{
  g_autofree char *covered = vt_count_to_display (findings->proof->n_covered);
  g_autofree char *all = vt_count_to_display (findings->cover->n_all);

  /* Translators: how many of how many products have a plan */
  return g_strdup_printf (_ ("Covers %s of %s products"), covered, all);
}

static char *
tell_without (const StudioPlanFindings *findings)
{
  guint            n = findings->without->len;
  g_autofree char *count = vt_count_to_display (n);

  if (findings->cover->products->len == 0)
    return g_strdup (_ ("No product is selected"));
  if (n == 0)
    return g_strdup (_ ("All that is selected has a plan"));
  return g_strdup_printf (ngettext ("%s selected product is without a plan",
                                    "%s selected products are without a plan", n),
                          count);
}

/* A row opens by itself when it may be opened again. */
static void
set_expandable (StudioPlanCoverage *self, gboolean is_expandable)
{
  if (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self)) == is_expandable)
    return;
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), is_expandable);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
on_changed (StudioPlanCoverage *self)
{
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);
  g_autofree char          *title = NULL;
  g_autofree char          *subtitle = NULL;

  if (findings == NULL)
    return;
  title = tell_coverage (findings);
  subtitle = tell_without (findings);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  set_expandable (self, findings->without->len > 0);
  fill_rows (self);
}

/* ---- the widget ---- */

static void
studio_plan_coverage_dispose (GObject *object)
{
  StudioPlanCoverage *self = STUDIO_PLAN_COVERAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_plan_coverage_parent_class)->dispose (object);
}

static void
studio_plan_coverage_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_PLAN_COVERAGE (object)->rows);
  G_OBJECT_CLASS (studio_plan_coverage_parent_class)->finalize (object);
}

static void
studio_plan_coverage_class_init (StudioPlanCoverageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_plan_coverage_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_plan_coverage_finalize;
}

static void
studio_plan_coverage_init (StudioPlanCoverage *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Counting products"));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
}

GtkWidget *
studio_plan_coverage_new (StudioSession *session, StudioPlanStudy *study)
{
  StudioPlanCoverage *self = g_object_new (STUDIO_TYPE_PLAN_COVERAGE, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill_rows), NULL);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
