/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each step of a threshold would have met last year. */

#include "studio-step-figures.h"

#include "studio-quiet-controls.h"
#include "vt-selector-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioStepFigures
{
  AdwPreferencesGroup parent_instance;

  StudioSession   *session; /* (owned) */
  StudioStepStudy *study;   /* (owned) */
  GPtrArray       *rows;    /* (owned) (element-type AdwActionRow, owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioStepFigures, studio_step_figures, ADW_TYPE_PREFERENCES_GROUP)

/* What a step is told of. */
typedef struct
{
  VtTeller                  teller;
  const StudioStepFindings *findings;
  JsonObject               *terms;
  guint                     index;
  StudioStepLook            look;
} Step;

static JsonObject *
object_of (const Step *step)
{
  return vt_terms_get_element (vt_terms_get_array (step->terms, "steps"), step->index);
}

/* "From $50.00 on: 65 % of orders reach it" */
static char *
tell_reach (const Step *step)
{
  guint            n = vt_order_values_get_n (step->findings->values);
  g_autofree char *from = vt_tell_measure (&step->teller, step->terms,
                                           vt_terms_get_int64 (object_of (step), "from", 0));
  g_autofree char *share = vt_words_share (n > 0 ? (double) step->look.n_reached / n : 0);

  /* Translators: where a step begins, and what share of orders come to so much */
  return g_strdup_printf (_ ("From %s on: %s of orders reach it"), from, share);
}

/* "412 orders are just below, $4.12 short on average" */
static char *
tell_below (const Step *step)
{
  guint            n = step->look.below.n;
  g_autofree char *count = vt_count_to_display (n);
  g_autofree char *within = vt_tell_measure (&step->teller, step->terms, step->look.within);
  g_autofree char *lacking = vt_tell_measure (&step->teller, step->terms, step->look.below.lacking);

  if (n == 0)
    /* Translators: a difference */
    return g_strdup_printf (_ ("No order is just below (up to %s short)."), within);
  /* Translators: how many orders, how much they are short at most, and on average */
  return g_strdup_printf (ngettext ("%s order is just below (up to %s short): %s short.",
                                    "%s orders are just below (up to %s short): %s short on "
                                    "average.",
                                    n),
                          count, within, lacking);
}

/* (nullable): what the margin leaves aside. */
static const char *
tell_left_aside (const Step *step)
{
  if (step->look.figures.gift_cost_minor == VT_MONEY_UNKNOWN)
    return _ ("What its gift costs is not known.");
  if (!step->look.knows_shipping && (json_object_has_member (object_of (step), "shipping") ||
                                     json_object_has_member (object_of (step), "shipping_off")))
    return _ ("What shipping costs is not known, and not in it.");
  return NULL;
}

/* "Margin of an order there: $18.20, with the step $14.20." */
static char *
tell_margin (const Step *step)
{
  const VtStepFigures *figures = &step->look.figures;
  const char          *aside = NULL;
  g_autofree char     *before = NULL;
  g_autofree char     *after = NULL;

  if (!step->look.has_figures)
    return g_strdup (_ ("It is not complete yet."));
  if (figures->margin_before_minor == VT_MONEY_UNKNOWN)
    return g_strdup (_ ("Its margin needs the costs of what is bought."));
  aside = tell_left_aside (step);
  before = vt_tell_money (&step->teller, figures->margin_before_minor);
  if (figures->margin_after_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf (_ ("Margin of an order there: %s. %s"), before, aside);
  after = vt_tell_money (&step->teller, figures->margin_after_minor);
  if (aside == NULL)
    return g_strdup_printf (_ ("Margin of an order there: %s, with the step %s."), before, after);
  /* Translators: two amounts, and what is not in them */
  return g_strdup_printf (_ ("Margin of an order there: %s, with the step %s. %s"), before, after,
                          aside);
}

static void
show_step (StudioStepFigures *self, guint index, const VtOffer *offer)
{
  AdwActionRow *row = self->rows->pdata[index];
  Step          step = {
               .teller = {studio_session_get_catalog (self->session),
                          studio_session_get_currency (self->session)},
               .findings = studio_step_study_get (self->study),
               .terms = vt_offer_get_terms (offer),
               .index = index,
  };
  g_autofree char *title = NULL;
  g_autofree char *below = NULL;
  g_autofree char *margin = NULL;
  g_autofree char *subtitle = NULL;

  studio_step_look (step.findings, offer, index, step.teller.currency, &step.look);
  title = tell_reach (&step);
  below = tell_below (&step);
  margin = tell_margin (&step);
  subtitle = g_strdup_printf ("%s %s", below, margin);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
set_n_rows (StudioStepFigures *self, guint n)
{
  while (self->rows->len > n)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                    self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < n)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      studio_group_name_list (ADW_PREFERENCES_GROUP (self), _ ("Last year at the steps"));
    }
}

static void
on_changed (StudioStepFigures *self)
{
  const StudioStepFindings *findings = studio_step_study_get (self->study);
  const VtOffer            *offer = studio_step_study_get_offer (self->study);
  guint                     n;

  if (offer == NULL || findings == NULL)
    return;
  n = vt_terms_get_length (vt_terms_get_array (vt_offer_get_terms (offer), "steps"));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  set_n_rows (self, n);
  for (guint i = 0; i < n; i++)
    show_step (self, i, offer);
}

/* ---- the widget ---- */

static void
studio_step_figures_dispose (GObject *object)
{
  StudioStepFigures *self = STUDIO_STEP_FIGURES (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->study);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_step_figures_parent_class)->dispose (object);
}

static void
studio_step_figures_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_STEP_FIGURES (object)->rows);
  G_OBJECT_CLASS (studio_step_figures_parent_class)->finalize (object);
}

static void
studio_step_figures_class_init (StudioStepFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_step_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_step_figures_finalize;
}

static void
studio_step_figures_init (StudioStepFigures *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_step_figures_new (StudioSession *session, StudioStepStudy *study)
{
  StudioStepFigures *self = g_object_new (STUDIO_TYPE_STEP_FIGURES, NULL);

  self->session = g_object_ref (session);
  self->study = g_object_ref (study);
  g_signal_connect_object (study, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
