/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a threshold. */

#include "studio-threshold-editor.h"

#include "studio-field-set.h"
#include "studio-fill-suggestions.h"
#include "studio-list-field.h"
#include "studio-selector-field.h"
#include "studio-step-figures.h"
#include "studio-step-list.h"
#include "studio-step-picture.h"

#include <glib/gi18n-lib.h>

static void
on_draft (GtkWidget *editor, const VtOffer *draft, gpointer study)
{
  studio_step_study_look_at (study, draft);
}

/* Only a subtotal is filled up with products. */
static gboolean
counts_subtotal (const VtOffer *offer)
{
  return vt_measure_read (vt_offer_get_terms (offer)) == VT_MEASURE_SUBTOTAL;
}

static void
add_counted (StudioFieldSet *set, StudioSession *session)
{
  studio_field_set_add_group (set, _ ("What Counts"), NULL, _ ("What counts"));
  studio_field_set_add (set, studio_measure_field_new (session));
  studio_field_set_add (set, studio_selector_field_new (session, _ ("Of these products"), "select",
                                                        STUDIO_SELECTOR_NONE));
}

static void
add_fill (StudioFieldSet *set, StudioSession *session, StudioStepStudy *study)
{
  GtkWidget *fill = studio_product_list_field_new (
      session, _ ("To Fill Up With"),
      _ ("Whoever is close to a step is offered the cheapest of these that is enough"), "fill");

  studio_field_set_add (set, fill);
  studio_field_set_show_if (set, fill, counts_subtotal);
  studio_field_set_add_plain (set, studio_fill_suggestions_new (session, study));
}

GtkWidget *
studio_threshold_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);
  g_autoptr (StudioStepStudy) study = studio_step_study_new (session);

  add_counted (set, session);
  studio_field_set_add (set, studio_step_list_new (session));
  studio_field_set_add_group (set, _ ("Past Orders"),
                              _ ("What orders of the last year came to, and where the steps are"),
                              NULL);
  studio_field_set_add (set, studio_step_picture_new (session, study));
  studio_field_set_add_plain (set, studio_step_figures_new (session, study));
  add_fill (set, session, study);
  g_signal_connect_object (editor, "draft", G_CALLBACK (on_draft), study, 0);
  return editor;
}
