/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's struct, for its own files. */

#pragma once

#include "studio-pages.h"
#include "studio-turns.h"
#include "studio-window.h"

G_BEGIN_DECLS

#define STUDIO_WELCOME "welcome"

struct _StudioWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkStack        *forms;
  AdwBin          *welcome_bin;
  AdwBin          *welcome_job;
  AdwBin          *workspace_job;
  GtkMenuButton   *welcome_menu;
  GtkMenuButton   *workspace_menu;
  AdwLeaflet      *leaflet; /* (owned): in the window once there is a workspace */
  GtkWidget       *sidebar;
  GtkWidget       *content;
  AdwWindowTitle  *shop_title;
  AdwWindowTitle  *page_title;
  GtkListBox      *page_list;
  GtkStack        *pages;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkButton       *primary_button;
  GtkLabel        *status;
  GtkRevealer     *job_bar;
  GtkLabel        *job_text;
  GtkProgressBar  *job_progress;

  StudioSession    *session; /* (owned) (nullable) */
  const StudioPage *page;    /* (nullable): the one shown */
  AdwToast         *toast;   /* (nullable) (weak): the one shown */
  GtkWidget        *problem_badge;
  StudioTurns      *turns; /* (owned) */

  VtJob *opening_job;         /* (owned) (nullable) */
  char  *opening_description; /* (owned) (nullable) */

  guint    job_timer;
  gint64   job_since_us; /* when the job now shown was first seen */
  VtJob   *job_shown;    /* (owned) (nullable) */
  gboolean is_closing;
};

/* studio-window.c */
void studio_window_show_page (StudioWindow *self, const char *name);

/* studio-window-actions.c */
void studio_window_add_actions (StudioWindow *self);
/* Adds what works on a workspace; there is a session now. */
void studio_window_add_session_actions (StudioWindow *self);
void studio_window_set_state (StudioWindow *self, const char *detailed_name, GVariant *state);
void studio_window_enable (StudioWindow *self, const char *detailed_name, gboolean enabled);

/* studio-window-files.c */
void studio_window_add_file_actions (StudioWindow *self);
/* A file dropped on the window is looked at as if it was to be imported. */
void studio_window_add_drop (StudioWindow *self);

/* studio-window-select.c */
void studio_window_add_select_actions (StudioWindow *self);
void studio_window_follow_selection (StudioWindow *self);

/* studio-window-jobs.c */
void studio_window_watch_jobs (StudioWindow *self);
void studio_window_stop_watching_jobs (StudioWindow *self);
/* Shows a toast in place of the one before, and repeats it in the status line. */
void studio_window_say (StudioWindow *self,
                        const char   *text,
                        const char   *button,
                        const char   *detailed_action);

G_END_DECLS
