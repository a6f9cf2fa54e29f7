/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to protection plans. */

#include "studio-protection-editor.h"

#include "studio-field-set.h"
#include "studio-number-field.h"
#include "studio-plan-coverage.h"
#include "studio-plan-examples.h"
#include "studio-plan-faults.h"
#include "studio-plan-list.h"
#include "studio-plan-picture.h"
#include "studio-selector-field.h"

#include <glib/gi18n-lib.h>

/* As the evaluator has it. */
#define MAX_DAYS 36500

static void
on_draft (GtkWidget *editor, const VtOffer *draft, gpointer study)
{
  studio_plan_study_look_at (study, draft);
}

static void
add_covered (StudioFieldSet *set, StudioSession *session, StudioPlanStudy *study)
{
  studio_field_set_add_group (set, _ ("What Is Covered"), NULL, _ ("What is covered"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Products"), "select", STUDIO_SELECTOR_NONE));
  studio_field_set_add_plain (set, studio_plan_coverage_new (session, study));
}

static void
add_window (StudioFieldSet *set, StudioSession *session)
{
  GtkWidget *days = studio_number_field_new (session, _ ("Days after the purchase"), "window_days",
                                             0, MAX_DAYS, _ ("days"), _ ("only with the product"));

  studio_field_set_add_group (set, _ ("How Long It Can Be Bought"), NULL,
                              _ ("How long it can be bought"));
  studio_field_row_set_hint (STUDIO_FIELD_ROW (days),
                             _ ("For so long a plan can be bought for what was ordered before, as "
                                "after checkout or by e-mail"));
  studio_field_set_add (set, days);
}

GtkWidget *
studio_protection_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);
  g_autoptr (StudioPlanStudy) study = studio_plan_study_new (session);

  add_covered (set, session, study);
  studio_field_set_add_group (set, _ ("Plans by Price"),
                              _ ("Which products a plan is for, and what it costs for them. The "
                                 "ends of its band are moved here or in the list below."),
                              NULL);
  studio_field_set_add (set, studio_plan_picture_new (session, study));
  studio_field_set_add_plain (set, studio_plan_faults_new (session, study));
  studio_field_set_add (set, studio_plan_list_new (session));
  add_window (set, session);
  studio_field_set_add_plain (set, studio_plan_examples_new (session, study));
  g_signal_connect_object (editor, "draft", G_CALLBACK (on_draft), study, 0);
  return editor;
}
