/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a markdown: the products and how much less they cost. */

#include "studio-markdown-editor.h"

#include "studio-choice-field.h"
#include "studio-example-figure.h"
#include "studio-field-set.h"
#include "studio-reward-field.h"
#include "studio-selector-field.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

static const StudioChoice of_what[] = {
    {NULL, N_ ("What other offers left")},
    {"list", N_ ("The list price")},
};

/* What a share is of can be chosen; an amount is of nothing. */
static gboolean
is_share (const VtOffer *offer)
{
  return vt_terms_path_get (offer->terms, "reward/percent") != NULL;
}

GtkWidget *
studio_markdown_editor_new (StudioSession *session)
{
  GtkWidget      *editor = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (editor);
  GtkWidget      *of;

  studio_field_set_add_group (set, _ ("What Costs Less"), NULL, _ ("What costs less"));
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Products"), "select", STUDIO_SELECTOR_NONE));

  studio_field_set_add_group (set, _ ("What They Get"), NULL, _ ("What they get"));
  studio_field_set_add (set, studio_reward_field_new (session, _ ("Discount"), "reward",
                                                      STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER));
  of = studio_choice_field_new (session, _ ("A share of"), "of", of_what, G_N_ELEMENTS (of_what));
  studio_field_set_add (set, of);
  studio_field_set_show_if (set, of, is_share);
  studio_field_set_add (set, studio_example_figure_new (session));
  return editor;
}
