/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a cross-sell: what it goes with, and what is suggested. */

#include "studio-cross-sell-editor.h"

#include "studio-choice-field.h"
#include "studio-companion-list.h"
#include "studio-dear-row.h"
#include "studio-field-set.h"
#include "studio-item-list.h"
#include "studio-look-card.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-reward-field.h"
#include "studio-selector-field.h"
#include "vt-price-cap.h"

#include <glib/gi18n-lib.h>

/* As the evaluator has it. */
#define MAX_ITEMS 64

static const StudioChoice purposes[] = {
    {"also_bought", N_ ("Customers also bought")},
    {"accessories", N_ ("Accessories")},
    {"complete_the_look", N_ ("Complete the look")},
};

static void
add_hinted (StudioFieldSet *set, GtkWidget *field, const char *hint)
{
  studio_field_row_set_hint (STUDIO_FIELD_ROW (field), hint);
  studio_field_set_add (set, field);
}

static void
add_base (StudioFieldSet *set, StudioSession *session)
{
  studio_field_set_add_group (set, _ ("What It Goes With"), NULL, _ ("What it goes with"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("With"), "anchor", STUDIO_SELECTOR_REQUIRED));
  studio_field_set_add (set, studio_choice_field_new (session, _ ("What it is"), "purpose",
                                                      purposes, G_N_ELEMENTS (purposes)));
  add_hinted (set,
              studio_money_field_new (session, _ ("Price cap"), VT_PRICE_CAP_PATH, 1, _ ("none")),
              _ ("Nothing dearer is found below, and what is in the list is marked"));
  studio_field_set_add (set, studio_dear_row_new (session));
}

static void
add_reward (StudioFieldSet *set, StudioSession *session)
{
  studio_field_set_add_group (set, _ ("What They Get"), NULL, _ ("What they get"));
  add_hinted (set,
              studio_reward_field_new (session, _ ("When bought together"), "reward",
                                       STUDIO_REWARD_ANY | STUDIO_REWARD_OPTIONAL),
              _ ("Off each suggestion; empty if they cost what they cost"));
  studio_field_set_add (set, studio_number_field_new (session, _ ("Suggested at once"), "show", 1,
                                                      MAX_ITEMS, NULL, "3"));
  studio_field_set_add (set,
                        studio_places_field_new (session, _ ("Where it is shown"), "placements"));
}

GtkWidget *
studio_cross_sell_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);

  add_base (set, session);
  studio_field_set_add (set, studio_item_list_new (session));
  studio_field_set_add (set, studio_companion_list_new (session));
  add_reward (set, session);
  studio_field_set_add (set, studio_look_card_new (session));
  return editor;
}
