/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a tier ladder. */

#include "studio-tier-editor.h"

#include "studio-field-set.h"
#include "studio-tier-adder.h"
#include "studio-tier-board.h"
#include "studio-tier-step-list.h"

#include <glib/gi18n-lib.h>

static void
on_draft (GtkWidget *editor, const VtOffer *draft, gpointer board)
{
  studio_tier_board_show_steps (board, draft);
}

static void
on_replace (StudioTierBoard *board, guint tier, gpointer adder)
{
  studio_tier_adder_replace (adder, tier);
}

static void
on_step_chosen (StudioTierBoard *board, guint tier, gpointer steps)
{
  studio_tier_step_list_go_to (steps, tier);
}

GtkWidget *
studio_tier_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);
  GtkWidget      *board = studio_tier_board_new (session);
  GtkWidget      *adder = studio_tier_adder_new (session);
  GtkWidget      *steps = studio_tier_step_list_new (session);

  studio_field_set_add_group (
      set, _ ("Tiers"),
      _ ("From the plainest to the best. A product dropped on a tier takes its place. What is "
         "pinned is never missing from a cheaper tier that is offered instead."),
      NULL);
  studio_field_set_add (set, board);
  studio_field_set_add (set, adder);
  studio_field_set_add (set, steps);
  g_signal_connect_object (editor, "draft", G_CALLBACK (on_draft), board, 0);
  g_signal_connect_object (board, "replace", G_CALLBACK (on_replace), adder, 0);
  g_signal_connect_object (board, "step-chosen", G_CALLBACK (on_step_chosen), steps, 0);
  return editor;
}
