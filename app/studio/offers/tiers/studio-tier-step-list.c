/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken off each step up a ladder. */

#include "studio-tier-step-list.h"

#include "studio-quiet-controls.h"
#include "studio-reward-field.h"
#include "studio-tier-steps.h"
#include "vt-ladder-figures.h"
#include "vt-money.h"

#include <glib/gi18n-lib.h>

struct _StudioTierStepList
{
  AdwPreferencesGroup parent_instance;

  StudioSession *session; /* (owned) */
  GPtrArray     *rows;    /* (owned) (element-type StudioRewardField, unowned): by upper tier - 1 */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioTierStepList,
                               studio_tier_step_list,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- what a step comes to ---- */

static char *
tell_margin (const VtLadderStep *step, const VtCurrency *currency)
{
  g_autofree char *margin = NULL;

  if (step->margin_minor == VT_MONEY_UNKNOWN)
    return g_strdup (_ ("margin not known"));
  margin = vt_money_to_display (ABS (step->margin_minor), currency);
  return step->margin_minor >= 0 ? g_strdup_printf (_ ("%s more margin"), margin)
                                 : g_strdup_printf (_ ("%s less margin"), margin);
}

/* "Pays $450.00 instead of $500.00 · $93.00 more margin" */
static char *
tell_step (StudioTierStepList *self, const VtOffer *offer, guint tier)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtLadderStep      step;
  g_autofree char  *pays = NULL;
  g_autofree char  *difference = NULL;
  g_autofree char  *margin = NULL;

  if (!vt_ladder_step (offer, tier, studio_session_get_catalog (self->session), currency, &step,
                       NULL))
    return g_strdup (_ ("Needs the prices of both, the upper one the dearer"));
  pays = vt_money_to_display (step.pays_minor, currency);
  difference = vt_money_to_display (step.difference_minor, currency);
  margin = tell_margin (&step, currency);
  if (step.saving_minor == 0)
    /* Translators: what a step up costs, and "$93.00 more margin" */
    return g_strdup_printf (_ ("The shopper pays %s · %s"), pays, margin);
  /* Translators: what a step up costs, what it would cost, and "$93.00 more margin" */
  return g_strdup_printf (_ ("The shopper pays %s instead of %s · %s"), pays, difference, margin);
}

static void
tell_steps (StudioTierStepList *self, const VtOffer *offer)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *hint = tell_step (self, offer, i + 1);

      studio_field_row_set_hint (self->rows->pdata[i], hint);
    }
}

static void
on_draft (StudioField *row, const VtOffer *draft, gpointer user_data)
{
  tell_steps (user_data, draft);
  g_signal_emit_by_name (user_data, "draft", draft);
}

/* ---- showing ---- */

static void
set_n_rows (StudioTierStepList *self, guint n)
{
  while (self->rows->len > n)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                    self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < n)
    {
      g_autofree char *path = g_strdup_printf ("tiers/%u/upgrade", self->rows->len + 1);
      GtkWidget       *row = studio_reward_field_new (self->session, _ ("Step"), path,
                                                      STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER |
                                                          STUDIO_REWARD_OPTIONAL);

      g_signal_connect (row, "draft", G_CALLBACK (on_draft), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      studio_group_name_list (ADW_PREFERENCES_GROUP (self), _ ("Discounts of the steps"));
      g_ptr_array_add (self->rows, row);
    }
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioTierStepList *self = STUDIO_TIER_STEP_LIST (field);
  VtCatalog          *catalog = studio_session_get_catalog (self->session);
  guint n = vt_terms_get_length (vt_terms_get_array (vt_offer_get_terms (offer), "tiers"));

  if (catalog == NULL)
    return;
  set_n_rows (self, MAX (n, 1) - 1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *upper = studio_tier_title (offer, i + 1, catalog);
      /* Translators: a better product, which a step leads up to */
      g_autofree char *title = g_strdup_printf (_ ("Up to %s"), upper);

      studio_field_row_set_title (self->rows->pdata[i], title);
      studio_field_show (self->rows->pdata[i], offer);
    }
  tell_steps (self, offer);
}

static void
commit (StudioField *field)
{
  StudioTierStepList *self = STUDIO_TIER_STEP_LIST (field);

  for (guint i = 0; i < self->rows->len; i++)
    studio_field_commit (self->rows->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

void
studio_tier_step_list_go_to (StudioTierStepList *self, guint tier)
{
  g_return_if_fail (STUDIO_IS_TIER_STEP_LIST (self));

  if (tier > 0 && tier <= self->rows->len)
    gtk_widget_child_focus (self->rows->pdata[tier - 1], GTK_DIR_TAB_FORWARD);
}

/* ---- the widget ---- */

static void
studio_tier_step_list_dispose (GObject *object)
{
  StudioTierStepList *self = STUDIO_TIER_STEP_LIST (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_tier_step_list_parent_class)->dispose (object);
}

static void
studio_tier_step_list_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_TIER_STEP_LIST (object)->rows);
  G_OBJECT_CLASS (studio_tier_step_list_parent_class)->finalize (object);
}

static void
studio_tier_step_list_class_init (StudioTierStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_tier_step_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_tier_step_list_finalize;
}

static void
studio_tier_step_list_init (StudioTierStepList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Steps Up"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("What is taken off the difference for who takes the better one, or what the step costs"));
}

GtkWidget *
studio_tier_step_list_new (StudioSession *session)
{
  StudioTierStepList *self = g_object_new (STUDIO_TYPE_TIER_STEP_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
