/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of one figure, or of what to do while there is nothing to count. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFacts:
 * @empty_title: translatable, in header capitalization; likewise the other texts
 * @action: detailed name of what the button does while there is nothing
 * @notify: the signal of the session with which the figure changes
 * @count: the figure
 * @describe: the figure in words; @number is @n grouped as the locale has it
 */
typedef struct
{
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  const char *action_label;
  const char *action;
  const char *notify;
  guint64 (*count) (StudioSession *session);
  char *(*describe) (guint64 n, const char *number);
} StudioFacts;

/* @facts must be static. */
GtkWidget *studio_fact_page_new (StudioSession *session, const StudioFacts *facts);

/* A pill-shaped button whose mnemonic is not read out. */
GtkWidget *studio_pill_button_new (const char *label, const char *detailed_action);

G_END_DECLS
