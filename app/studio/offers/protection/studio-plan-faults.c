/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the bands of an offer's plans. */

#include "studio-plan-faults.h"

#include "studio-offer-edit.h"
#include "studio-quiet-controls.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define NO_PLAN G_MAXUINT

struct _StudioPlanFaults
{
  AdwPreferencesGroup parent_instance;

  StudioSession   *session; /* (owned) */
  StudioPlanStudy *study;   /* (owned) */
  GPtrArray       *rows;    /* (owned) (element-type GtkWidget, owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioPlanFaults, studio_plan_faults, ADW_TYPE_PREFERENCES_GROUP)

/* Moves an end of a band, which mends a fault. */
typedef struct
{
  guint    plan; /* NO_PLAN: nothing mends it by itself */
  gboolean is_upper;
  gint64   minor;
} Mending;

/* ---- mending ---- */

static JsonNode *
run_mending (JsonNode *terms, gpointer data, GError **error)
{
  const Mending *mending = data;

  return vt_plan_bands_move_in (terms, mending->plan, mending->is_upper, mending->minor, error);
}

static void
on_mend (GtkButton *button, gpointer user_data)
{
  StudioPlanFaults         *self = user_data;
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);
  const Mending            *mending = g_object_get_data (G_OBJECT (button), "studio-mending");

  if (findings != NULL)
    studio_offer_change_terms (self->session, findings->offer->id, _ ("Mend Price Bands"),
                               run_mending, g_memdup2 (mending, sizeof *mending), g_free);
}

/* ---- rows ---- */

static GtkWidget *
add_row (StudioPlanFaults *self, const char *icon_name, const char *css_class, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_mending (StudioPlanFaults *self, GtkWidget *row, const char *label, const Mending *mending)
{
  GtkWidget *button;

  if (mending->plan == NO_PLAN)
    return;
  button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "studio-mending", g_memdup2 (mending, sizeof *mending),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_mend), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* ---- telling ---- */

static char *
tell_term (gint64 n_months)
{
  return g_strdup_printf (ngettext ("%u month", "%u months", (gulong) n_months), (guint) n_months);
}

static char *
tell_count (guint n)
{
  return n > 0 ? g_strdup_printf (ngettext ("%u product", "%u products", n), n)
               : g_strdup (_ ("no product"));
}

/* "between $1,000.00 and $1,999.99", "above $999.99", "below $200.00" */
static char *
tell_range (StudioPlanFaults *self, gint64 from_minor, gint64 to_minor)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *from = vt_money_to_display (from_minor, currency);
  g_autofree char  *to = vt_money_to_display (to_minor, currency);
  g_autofree char  *below = vt_money_to_display (from_minor - 1, currency);
  g_autofree char  *above = vt_money_to_display (to_minor + 1, currency);

  if (from_minor <= 0 && to_minor >= VT_MONEY_MAX)
    return g_strdup (_ ("at any price"));
  if (to_minor >= VT_MONEY_MAX)
    return g_strdup_printf (_ ("above %s"), below);
  if (from_minor <= 0)
    return g_strdup_printf (_ ("below %s"), above);
  return g_strdup_printf (_ ("from %s to %s"), from, to);
}

/* The plan of the term that ends right below the gap, or begins right above it. */
static guint
find_beside (const StudioPlanFindings *findings, const VtBandGap *gap, gboolean is_below)
{
  for (guint i = 0; i < findings->bands->len; i++)
    {
      const VtPlanBand *band = &g_array_index (findings->bands, VtPlanBand, i);

      if (band->n_months == gap->n_months && band->from_minor <= band->to_minor &&
          (is_below ? band->to_minor + 1 == gap->from_minor
                    : band->from_minor - 1 == gap->to_minor))
        return i;
    }
  return NO_PLAN;
}

/* The plan below goes on to where the gap ends; at the lower end of the axis the one above begins
 * earlier. */
static Mending
mending_of_gap (const StudioPlanFindings *findings, const VtBandGap *gap)
{
  Mending mending = {find_beside (findings, gap, TRUE), TRUE, gap->to_minor};

  if (mending.plan == NO_PLAN)
    mending = (Mending){find_beside (findings, gap, FALSE), FALSE, gap->from_minor};
  return mending;
}

static gboolean
add_gaps (StudioPlanFaults *self, const StudioPlanFindings *findings)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < findings->proof->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (findings->proof->gaps, VtBandGap, i);
      const Mending    mending = mending_of_gap (findings, gap);
      g_autofree char *term = tell_term (gap->n_months);
      g_autofree char *range = tell_range (self, gap->from_minor, gap->to_minor);
      g_autofree char *count = tell_count (gap->n_products);
      g_autofree char *text = NULL;

      /* The ends of the axis may be meant to be left out, as long as nothing is there. */
      if (!gap->is_between && gap->n_products == 0)
        continue;
      /* Translators: a term, a range of prices, how many products have such a price */
      text = g_strdup_printf (_ ("No plan of %s %s: %s"), term, range, count);
      has_any = has_any || gap->is_between;
      add_mending (self,
                   add_row (self,
                            gap->is_between ? "vitrine-warning-symbolic" : "vitrine-note-symbolic",
                            gap->is_between ? "warning" : "dim-label", text),
                   gap->is_between ? _ ("Close") : _ ("Cover"), &mending);
    }
  return has_any;
}

/* The one that begins lower ends before the other; where both begin alike, that is for people. */
static Mending
mending_of_overlap (const StudioPlanFindings *findings, const VtBandOverlap *overlap)
{
  const VtPlanBand *a = &g_array_index (findings->bands, VtPlanBand, overlap->plan_a);
  const VtPlanBand *b = &g_array_index (findings->bands, VtPlanBand, overlap->plan_b);

  if (a->from_minor == b->from_minor)
    return (Mending){NO_PLAN, TRUE, 0};
  return a->from_minor < b->from_minor ? (Mending){a->plan, TRUE, b->from_minor - 1}
                                       : (Mending){b->plan, TRUE, a->from_minor - 1};
}

static gboolean
add_overlaps (StudioPlanFaults *self, const StudioPlanFindings *findings)
{
  VtCatalog *catalog = findings->cover->catalog;

  for (guint i = 0; i < findings->proof->overlaps->len; i++)
    {
      const VtBandOverlap *overlap = &g_array_index (findings->proof->overlaps, VtBandOverlap, i);
      const Mending        mending = mending_of_overlap (findings, overlap);
      g_autofree char     *a = studio_plan_title (findings->offer, overlap->plan_a, catalog);
      g_autofree char     *b = studio_plan_title (findings->offer, overlap->plan_b, catalog);
      g_autofree char     *range = tell_range (self, overlap->from_minor, overlap->to_minor);
      g_autofree char     *count = tell_count (overlap->n_products);
      g_autofree char     *text =
          /* Translators: two plans, a range of prices, how many products have such a price */
          g_strdup_printf (_ ("“%s” and “%s”, of one term, both cover %s: %s"), a, b, range, count);

      add_mending (self, add_row (self, "vitrine-error-symbolic", "error", text), _ ("Part"),
                   &mending);
    }
  return findings->proof->overlaps->len > 0;
}

static void
add_plans (StudioPlanFaults *self, const StudioPlanFindings *findings)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);

  for (guint i = 0; i < findings->proof->idle->len; i++)
    {
      guint            plan = g_array_index (findings->proof->idle, guint, i);
      g_autofree char *title = studio_plan_title (findings->offer, plan, findings->cover->catalog);
      g_autofree char *text = g_strdup_printf (_ ("“%s” covers none of the products"), title);

      add_row (self, "vitrine-warning-symbolic", "warning", text);
    }
  for (guint i = 0; i < findings->lines->len; i++)
    {
      const StudioPlanCosts *line = findings->lines->pdata[i];
      guint                  n = studio_plan_count_dear (findings, i);
      g_autofree char       *title = NULL;
      g_autofree char       *money = NULL;
      g_autofree char       *text = NULL;

      if (n == 0)
        continue;
      title = studio_plan_title (findings->offer, i, findings->cover->catalog);
      money = vt_money_to_display (line->dear_until_minor, currency);
      text = g_strdup_printf (
          ngettext ("“%s” is dearer than a third of what it covers, up to %s: %u product",
                    "“%s” is dearer than a third of what it covers, up to %s: %u products", n),
          title, money, n);
      add_row (self, "vitrine-warning-symbolic", "warning", text);
    }
}

static void
on_changed (StudioPlanFaults *self)
{
  const StudioPlanFindings *findings = studio_plan_study_get (self->study);
  gboolean                  has_gaps;
  gboolean                  has_overlaps;

  if (findings == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->bands->len > 0);
  has_overlaps = add_overlaps (self, findings);
  has_gaps = add_gaps (self, findings);
  if (!has_overlaps && !has_gaps)
    add_row (self, "vitrine-done-symbolic", "success",
             _ ("Proven: at no price two plans of one term, and none missing between two"));
  add_plans (self, findings);
  studio_group_name_list (ADW_PREFERENCES_GROUP (self), _ ("Gaps and overlaps"));
}

/* ---- the widget ---- */

static void
studio_plan_faults_dispose (GObject *object)
{
  StudioPlanFaults *self = STUDIO_PLAN_FAULTS (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_plan_faults_parent_class)->dispose (object);
}

static void
studio_plan_faults_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_PLAN_FAULTS (object)->rows);
  G_OBJECT_CLASS (studio_plan_faults_parent_class)->finalize (object);
}

static void
studio_plan_faults_class_init (StudioPlanFaultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_plan_faults_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_plan_faults_finalize;
}

static void
studio_plan_faults_init (StudioPlanFaults *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_plan_faults_new (StudioSession *session, StudioPlanStudy *study)
{
  StudioPlanFaults *self = g_object_new (STUDIO_TYPE_PLAN_FAULTS, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
