/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to an add-on: its base, and groups of options. */

#include "studio-add-on-editor.h"

#include "studio-add-on-groups.h"
#include "studio-field-set.h"
#include "studio-menu-card.h"
#include "studio-selector-field.h"

#include <glib/gi18n-lib.h>

GtkWidget *
studio_add_on_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);

  studio_field_set_add_group (set, _ ("What They Go With"), NULL, _ ("What they go with"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Base"), "requires", STUDIO_SELECTOR_REQUIRED));
  studio_field_set_add (set, studio_add_on_groups_new (session));
  studio_field_set_add (set, studio_menu_card_new (session));
  return editor;
}
