/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields for one of a few words, for several of them, and for yes or no. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/**
 * StudioChoice:
 * @word: as in a rule pack; %NULL if choosing it says nothing
 * @label: what people call it, marked with N_()
 */
typedef struct
{
  const char *word;
  const char *label;
} StudioChoice;

/**
 * studio_choice_field_new:
 * @choices: (array length=n_choices): static. Where nothing is said, the one without a word is
 * shown, else the first
 *
 * A drop-down list. A word that is none of @choices is left alone until another is chosen.
 */
GtkWidget *studio_choice_field_new (StudioSession      *session,
                                    const char         *title,
                                    const char         *path,
                                    const StudioChoice *choices,
                                    guint               n_choices);

/* The same for what is true or false and has to be said; @yes, @no: translated. */
GtkWidget *studio_truth_field_new (
    StudioSession *session, const char *title, const char *path, const char *yes, const char *no);

/**
 * studio_switch_field_new:
 * @absent: whether it holds where nothing is said; turned to that, nothing is
 */
GtkWidget *studio_switch_field_new (StudioSession *session,
                                    const char    *title,
                                    const char    *path,
                                    gboolean       absent);

/**
 * studio_checks_field_new:
 * @choices: (array length=n_choices): static, each with a word
 * @absent: what it means if none is checked, shown beside the title
 *
 * Check boxes; an array of words, in the order of @choices, in the offer.
 */
GtkWidget *studio_checks_field_new (StudioSession      *session,
                                    const char         *title,
                                    const char         *path,
                                    const StudioChoice *choices,
                                    guint               n_choices,
                                    const char         *absent);

/* Check boxes for where a shopper can stand. */
GtkWidget *studio_places_field_new (StudioSession *session, const char *title, const char *path);
/* Check boxes for the days of the week. */
GtkWidget *studio_weekdays_field_new (StudioSession *session, const char *title, const char *path);
/* One place; (array length=ret_n): static. */
const StudioChoice *studio_places_get (guint *ret_n);

G_END_DECLS
