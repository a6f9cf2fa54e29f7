/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages: what is in the sidebar, and what makes each page on its first visit. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioPage:
 * @name: in `win.page`, in places ("offers/b7c1…") and in undo steps
 * @title: translatable, in header capitalization
 * @icon_name: of the sidebar
 * @primary_label: (nullable): translatable: the page's one main button in the header
 * @primary_action: (nullable): its detailed action name
 * @create: makes the page, on the first visit; it keeps a reference of the session
 * @add_actions: (nullable): adds the page's own actions to the window, before the page exists: the
 * session is what they act on. For what is the widget's own (find, inspector), a page installs
 * class actions named "page.find" and "page.inspector"; the window forwards Ctrl+F and F9 to them.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  const char *primary_label;
  const char *primary_action;
  GtkWidget *(*create) (StudioSession *session);
  void (*add_actions) (GActionMap *actions, StudioSession *session);
} StudioPage;

/* (array length=ret_n): in the order of the sidebar and of Alt+1, Alt+2… */
const StudioPage *studio_pages_get (guint *ret_n);
/* (nullable) */
const StudioPage *studio_pages_find (const char *name);

G_END_DECLS
