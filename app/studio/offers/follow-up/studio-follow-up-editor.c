/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a follow-up. */

#include "studio-follow-up-editor.h"

#include "studio-field-set.h"
#include "studio-follow-up-steps.h"
#include "studio-selector-field.h"

#include <glib/gi18n-lib.h>

GtkWidget *
studio_follow_up_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);

  studio_field_set_add_group (set, _ ("After Which Purchase"),
                              _ ("The latest order with any of it begins the days anew"),
                              _ ("After which purchase"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Bought"), "after", STUDIO_SELECTOR_REQUIRED));
  studio_field_set_add (set, studio_selector_field_new (session, _ ("Stops once they have"),
                                                        "without", STUDIO_SELECTOR_REQUIRED));
  studio_field_set_add (set, studio_follow_up_steps_new (session));
  return editor;
}
