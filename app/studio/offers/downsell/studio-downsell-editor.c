/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a downsell. */

#include "studio-downsell-editor.h"

#include "studio-candidates.h"
#include "studio-comparison.h"
#include "studio-downsell-form.h"
#include "studio-field-set.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-product-field.h"
#include "studio-reward-field.h"
#include "studio-schedule.h"
#include "studio-selector-field.h"
#include "vt-downsell.h"

#include <glib/gi18n-lib.h>

/* As the evaluator has them. */
#define MAX_PAYMENTS 60
#define MAX_DAYS 366

static const char facts_key[] = "studio-downsell-facts";

static gboolean
is_alternative (const VtOffer *offer)
{
  return vt_downsell_get_form (offer->terms) == VT_DOWNSELL_ALTERNATIVE;
}

static gboolean
is_instalments (const VtOffer *offer)
{
  return vt_downsell_get_form (offer->terms) == VT_DOWNSELL_INSTALMENTS;
}

static void
add_alternative (StudioFieldSet *set, StudioSession *session)
{
  AdwPreferencesGroup *group =
      studio_field_set_add_group (set, _ ("In Place of What"), NULL, _ ("In place of what"));
  GtkWidget *reward;

  studio_field_set_add (set, studio_selector_field_new (session, _ ("Too dear"), "alternative/for",
                                                        STUDIO_SELECTOR_REQUIRED));
  studio_field_set_add (
      set, studio_product_field_new (session, _ ("The cheaper product"), "alternative/sku"));
  reward = studio_reward_field_new (session, _ ("And it costs less besides"), "reward",
                                    STUDIO_REWARD_ANY | STUDIO_REWARD_OPTIONAL);
  studio_field_row_set_hint (STUDIO_FIELD_ROW (reward), _ ("For who takes it in that place only"));
  studio_field_set_add (set, reward);
  studio_field_set_show_if (set, GTK_WIDGET (group), is_alternative);
}

static void
add_instalments (StudioFieldSet *set, StudioSession *session)
{
  AdwPreferencesGroup *what =
      studio_field_set_add_group (set, _ ("For What"), NULL, _ ("For what"));
  AdwPreferencesGroup *payments;

  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Products"), "select", STUDIO_SELECTOR_NONE));
  studio_field_set_add (
      set, studio_money_field_new (session, _ ("From how much on"), "from", 0, _ ("any amount")));
  payments = studio_field_set_add_group (set, _ ("Payments"), NULL, _ ("Payments"));
  studio_field_set_add (set, studio_number_field_new (session, _ ("How many"), "instalments/n", 2,
                                                      MAX_PAYMENTS, NULL, NULL));
  studio_field_set_add (
      set, studio_money_field_new (session, _ ("Fee"), "instalments/fee", 0, _ ("none")));
  studio_field_set_add (set, studio_number_field_new (session, _ ("The first after"),
                                                      "instalments/first_days", 0, MAX_DAYS,
                                                      _ ("days"), "0"));
  studio_field_set_add (set, studio_number_field_new (session, _ ("Then one every"),
                                                      "instalments/every_days", 1, MAX_DAYS,
                                                      _ ("days"), NULL));
  studio_field_set_show_if (set, GTK_WIDGET (what), is_instalments);
  studio_field_set_show_if (set, GTK_WIDGET (payments), is_instalments);
}

GtkWidget *
studio_downsell_editor_new (StudioSession *session)
{
  GtkWidget           *editor = studio_field_set_new ();
  StudioFieldSet      *set = STUDIO_FIELD_SET (editor);
  StudioDownsellFacts *facts = studio_downsell_facts_new (session);

  studio_field_set_add_group (set, _ ("Too Dear?"),
                              _ ("For who is over budget, or has refused something"),
                              _ ("What is offered"));
  studio_field_set_add (set, studio_downsell_form_new (session));
  add_alternative (set, session);
  studio_field_set_add (set, studio_comparison_new (session, facts));
  studio_field_set_add (set, studio_candidates_new (session, facts));
  add_instalments (set, session);
  studio_field_set_add_plain (set, studio_schedule_new (session, facts));
  g_object_set_data_full (G_OBJECT (editor), facts_key, facts, g_object_unref);
  return editor;
}

void
studio_downsell_editor_show (GtkWidget *widget, const VtOffer *offer)
{
  studio_downsell_facts_show (g_object_get_data (G_OBJECT (widget), facts_key), offer);
  studio_field_set_show (widget, offer);
}
