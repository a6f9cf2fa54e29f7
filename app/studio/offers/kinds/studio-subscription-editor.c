/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a subscription: what is delivered again and again, and for how much less.
 */

#include "studio-subscription-editor.h"

#include "studio-field-set.h"
#include "studio-number-field.h"
#include "studio-reward-field.h"
#include "studio-selector-field.h"

#include <glib/gi18n-lib.h>

#define MAX_DELIVERIES 10000

GtkWidget *
studio_subscription_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);
  GtkWidget      *deliveries;

  studio_field_set_add_group (set, _ ("What Is Delivered"), NULL, _ ("What is delivered"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Products"), "select", STUDIO_SELECTOR_NONE));

  studio_field_set_add_group (set, _ ("What They Get"), NULL, _ ("What they get"));
  studio_field_set_add (set, studio_reward_field_new (session, _ ("Discount"), "reward",
                                                      STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER));
  deliveries = studio_number_field_new (session, _ ("Deliveries for less"), "deliveries", 1,
                                        MAX_DELIVERIES, NULL, _ ("all"));
  studio_field_row_set_hint (STUDIO_FIELD_ROW (deliveries),
                             _ ("From the first on; later ones cost what they cost"));
  studio_field_set_add (set, deliveries);
  return editor;
}
